import { dateOf } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import type { Decision, DecisionKind } from "../domain/decision.ts";
import { change } from "../domain/entry.ts";
import { houseRule, openObligation, settle } from "../domain/obligation.ts";
import { onRung, rungAbove, RUNGS } from "../domain/roster.ts";
import { openAbout } from "../store/obligations.ts";
import { findRow } from "../store/rows.ts";
import type { Work } from "./act.ts";
import { raise } from "./signals.ts";

/** "When means allow" goes up to whoever stands above the decider and comes back on its date: a decision, not a silence. */
export async function openMeans(work: Work, decision: Decision): Promise<void> {
  const roster = await work.roster();
  const rung = rungAbove(roster, decision.by, 1);
  const superior = onRung(roster, rung, work.now)?.id ?? decision.by;
  const minutes = Math.max(1, Math.ceil((Date.parse(decision.until!) - Date.parse(work.now)) / 60_000));
  const subject = decision.about ?? decision.person!;
  const message = decision.about === null ? undefined : await findRow(work.tx, "message", decision.about);
  const returning = openObligation(
    {
      id: work.newId(),
      duty: "means",
      side: "house",
      debtor: work.node.self.id,
      creditor: work.node.self.id,
      ...(decision.about === null ? {} : message === undefined ? { watchFile: decision.about } : { message: decision.about, thread: message.thread }),
      ...(decision.person === null ? {} : { person: decision.person }),
      owner: superior,
      priority: "P2",
      words: "Put off for lack of means: decide again",
    },
    houseRule({ minutes }, "lack of means, returns on the date decided"),
    work.now,
    work.node.self.timeZone,
  );
  await work.append(change("obligation", "opened", returning.id, returning));
  await raise(work, [
    { kind: "capacity", subject, with: [decision.id], reasons: ["decision.no-means", "capacity.put-off"], words: [`Put off until ${dateOf(decision.until as Instant, work.node.self.timeZone)} for lack of means`], to: superior, rung, due: decision.until, thread: message?.thread ?? null, once: `capacity|${decision.id}` },
  ]);
}

/** What disposes of a matter that was put off. */
const DISPOSES: ReadonlySet<DecisionKind> = new Set(["closing", "disposition", "refusal", "lapse", "no-means"]);

/** A matter put off for lack of means is decided again by somebody on the ladder, and by nobody below it. */
export async function settleMeans(work: Work, decision: Decision): Promise<void> {
  if (!DISPOSES.has(decision.kind) || !RUNGS.some((role) => work.officer?.roles.includes(role) === true)) return;
  const { about, person } = decision;
  const open = await openAbout(work.tx, { messages: about === null ? [] : [about], watchFiles: about === null ? [] : [about], persons: person === null ? [] : [person] });
  const putOff = open.filter((one) => one.duty === "means");
  await work.append(...putOff.map((one) => change("obligation", "done", one.id, settle(one, "done", decision.id, work.now))));
}
