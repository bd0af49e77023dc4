/**
 * What a node raises to a named person by rule. Kinds are those of the scenario report.
 */
export type SignalKind =
  | "match"
  | "repeat"
  | "unanswered-before"
  | "due"
  | "overdue"
  | "escalated"
  | "new-person"
  | "linked-person"
  | "contradiction"
  | "open-stay"
  | "decision-check"
  | "capacity"
  | "measure"
  | "stale-draft"
  | "share-undecided"
  | "cleared"
  | "lapse"
  | "threat"
  | "delivery";

/** Something raised, for whom, why, and on what it rests. */
export interface Signal {
  readonly id: string;
  readonly kind: SignalKind;
  /** What it is about: a message, file, description, obligation or authority id. */
  readonly subject: string;
  readonly with: readonly string[];
  /** Codes, stable once published. */
  readonly reasons: readonly string[];
  /** Sentences for a person, one for each reason where there is one. */
  readonly words: readonly string[];
  readonly score: number | null;
  readonly rung: 0 | 1 | 2 | 3;
  readonly due: string | null;
  /** Officer it went to, and his post, which is what others see. */
  readonly to: string;
  readonly post: string;
  /** Rests on a match nobody has confirmed yet. */
  readonly candidate: boolean;
  /** Matches it rests on; rejecting one withdraws it. */
  readonly basis: readonly string[];
  readonly thread: string | null;
  readonly raisedAt: string;
  readonly state: "raised" | "seen" | "withdrawn";
  /** Equal for what must be raised once only. */
  readonly once: string;
}
