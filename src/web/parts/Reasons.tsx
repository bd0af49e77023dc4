import type { ReactNode } from "react";
import type { DeskReason, DeskRow } from "../../domain/desk.ts";
import { dayText, momentText } from "../time/format.ts";
import { Chip } from "../ui/Chip.tsx";
import type { Tone } from "../ui/Chip.tsx";
import type { IconName } from "../ui/Icon.tsx";
import { wordFor, words } from "../words/words.ts";
import { useZone } from "./Moment.tsx";
import styles from "./Reasons.module.css";

interface Face {
  readonly tone: Tone;
  readonly icon?: IconName;
}

const FACES: Readonly<Record<string, Face>> = {
  "desk.emergency": { tone: "late", icon: "alert" },
  "desk.overdue": { tone: "late", icon: "alert" },
  "desk.not-taken": { tone: "soon", icon: "hand" },
  "desk.suspended": { tone: "plain", icon: "hold" },
  "desk.held": { tone: "plain", icon: "hold" },
  "desk.urgent": { tone: "soon", icon: "clock" },
  "desk.severity": { tone: "serious", icon: "shield" },
  "desk.unmarked": { tone: "soon", icon: "shield" },
  "desk.repeat": { tone: "soon", icon: "repeat" },
  "desk.corroborated": { tone: "soon" },
  "desk.event": { tone: "soon", icon: "clock" },
  "desk.grade": { tone: "plain" },
  "desk.old": { tone: "plain" },
};

/** What another column of the desk says already. */
const SAID_ELSEWHERE = new Set(["desk.due", "desk.theirs"]);

/** Why a row stands where it stands: about the message or the duty, never about the person. */
export function Reasons({ row }: { readonly row: DeskRow }): ReactNode {
  const zone = useZone();
  const told = row.reasons.filter((one) => !SAID_ELSEWHERE.has(one.code));
  if (told.length === 0) return null;
  return (
    <ul className={styles["reasons"]}>
      {told.map((reason) => {
        const face = FACES[reason.code] ?? { tone: "plain" };
        return (
          <li key={reason.code}>
            <Chip tone={face.tone} {...(face.icon === undefined ? {} : { icon: face.icon })} {...(reason.points === undefined ? {} : { title: words.reasons.weighs(reason.points) })}>
              {reasonText(reason, row, zone)}
            </Chip>
          </li>
        );
      })}
    </ul>
  );
}

/** The catalogue's sentence for a code, with times in this authority's zone; the node's own words for a code it does not know. */
function reasonText(reason: DeskReason, row: DeskRow, zone: string): string {
  const text = words.reasons;
  const { obligation } = row;
  switch (reason.code) {
    case "desk.emergency":
      return text.emergency;
    case "desk.overdue":
      return text.overdueSince(obligation.dueAt === null || obligation.dueAt === undefined ? "" : momentText(obligation.dueAt, zone), obligation.overdue);
    case "desk.not-taken":
      return text.notTaken;
    case "desk.suspended":
      return text.suspended;
    case "desk.held":
      return text.held;
    case "desk.urgent":
      return text.urgent(groundOf(reason.words));
    case "desk.severity":
      return text.terrorism;
    case "desk.unmarked":
      return words.signals.reasonWords["severity.unmarked"] ?? reason.words;
    case "desk.repeat":
      return text.repeat;
    case "desk.corroborated":
      return text.corroborated((obligation.signs?.corroborated ?? 0) + 1);
    case "desk.event":
      return obligation.signs?.event ? text.event(obligation.signs.event.kind, momentText(obligation.signs.event.at, zone)) : reason.words;
    case "desk.grade":
      return text.graded(obligation.signs?.grade ?? "");
    case "desk.old":
      return text.old(dayText(obligation.openedAt, zone));
    default:
      return reason.words;
  }
}

function groundOf(said: string): string {
  return wordFor(words.law.urgencyGrounds, said.slice(said.indexOf(":") + 1).trim());
}
