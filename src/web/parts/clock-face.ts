import type { Obligation } from "../../domain/obligation.ts";
import { spanText } from "../time/format.ts";
import { words } from "../words/words.ts";

/** What of a duty its clock is read from. */
export type Timed = Pick<Obligation, "state" | "suspended" | "dueAt" | "settledAt" | "side">;

/** How near a duty is to its end, in words, a sign and a tone: the words alone say everything. */
export interface ClockFace {
  readonly text: string;
  readonly tone: "late" | "soon" | "calm" | "still" | "done";
  readonly icon: "alert" | "check" | "clock" | "hold";
}

const MINUTE_MS = 60_000;

/** A duty of which less than this is left is soon due. */
const SOON_MS = 24 * 3_600_000;

/** What a clock shows at `now`, milliseconds. A duty that is done shows how late it was, since what was late stays late. */
export function faceOf(timed: Timed, now: number): ClockFace {
  const due = timed.dueAt === null || timed.dueAt === undefined ? undefined : Date.parse(timed.dueAt);
  const { clock } = words;
  if (timed.state !== "open") {
    const settled = timed.settledAt === null ? undefined : Date.parse(timed.settledAt);
    const late = due !== undefined && settled !== undefined && settled > due ? settled - due : 0;
    if (late > 0 && timed.side !== "house") return { text: clock.doneLate(words.nouns.obligationStates[timed.state], spanText(late)), tone: "late", icon: "check" };
    return { text: words.nouns.obligationStates[timed.state], tone: "done", icon: "check" };
  }
  if (timed.suspended) return { text: clock.stands, tone: "still", icon: "hold" };
  if (due === undefined) return { text: clock.stands, tone: "still", icon: "hold" };
  const left = due - now;
  if (left <= 0) return { text: left > -MINUTE_MS ? clock.overdueNow : clock.overdueBy(spanText(left)), tone: "late", icon: "alert" };
  return { text: clock.dueIn(spanText(left)), tone: left < SOON_MS ? "soon" : "calm", icon: "clock" };
}
