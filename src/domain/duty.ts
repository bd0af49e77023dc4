import type { SignalKind } from "./signal.ts";

/**
 * What an obligation owes. Two authorities owe each other an acknowledgement, an answer, the briefing of those a threat warning names
 * and the clearing of somebody wrongly warned of; everything else is inside a house.
 *
 * - `draft`: something written for another authority is sent or dropped
 * - `hand-over`: whoever was handed something takes it up
 * - `share`: whether to tell a state that is touched is decided, Directive (EU) 2023/977 Article 7(2)
 * - `departure`: a question about somebody who leaves is answered before he does
 * - `renew`: a watch file is reviewed before its date, Regulation (EU) 2018/1862 Articles 53 and 54
 * - `reopen`: a closed file whose person is met again is looked at
 */
export type Duty = "acknowledge" | "answer" | "brief" | "clear" | "measure" | "review" | "means" | "draft" | "hand-over" | "share" | "departure" | "renew" | "reopen";

/** The duties that one authority owes another: each keeps its own copy and its own timers. */
export type MutualDuty = "acknowledge" | "answer" | "brief" | "clear";

/** Duties settled by a result that somebody enters; the others end by the act they ask for and by nothing else. */
export function isSettledByResult(duty: Duty): boolean {
  return duty === "measure" || duty === "review" || duty === "means" || duty === "reopen" || duty === "departure";
}

/** Under which kind the clock of a duty speaks: its own where it has one, otherwise the general one given. @example clockSignal("draft", "overdue") // "stale-draft" */
export function clockSignal(duty: Duty, general: "due" | "overdue" | "escalated"): SignalKind {
  switch (duty) {
    case "measure":
      return "measure";
    case "means":
      return "capacity";
    case "draft":
      return "stale-draft";
    case "brief":
      return "threat";
    case "share":
      return "share-undecided";
    case "renew":
      return "lapse";
    case "clear":
      return "cleared";
    case "acknowledge":
    case "answer":
    case "review":
    case "hand-over":
    case "departure":
    case "reopen":
      return general;
  }
}
