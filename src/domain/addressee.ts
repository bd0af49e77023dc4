import type { Passage } from "./message.ts";

/** Where an outgoing message stands with one of its addressees. Terminal only after the addressee itself reached that state. */
export type AddresseeState = "queued" | "delivered" | "taken" | "answered" | "refused" | "void" | "lapsed" | "closed";

/** One addressee of one outgoing message, `<message>><authority>`, as the sender knows it. */
export interface Addressee {
  readonly id: string;
  readonly message: string;
  readonly to: string;
  readonly state: AddresseeState;
  readonly version: number;
  readonly round: number;
  /** No receipt in time; cleared by the receipt. */
  readonly undelivered: boolean;
  readonly held: boolean;
  readonly suspended: boolean;
  /** When it must have been confirmed before the operator is told. */
  readonly confirmBy: string | null;
  readonly queuedAt: string;
  /** `receivedAt` of the verified receipt, the addressee's own time. */
  readonly deliveredAt: string | null;
  readonly takenAt: string | null;
  readonly settledAt: string | null;
  readonly settledBy: string | null;
  /** Present for an addressee without a node, and for what went outside Heed. */
  readonly passage: Passage | null;
  /** What the other side said of its ladder: rung and number, never a name. */
  readonly theirRung: 0 | 1 | 2 | 3;
  readonly theirDesk: string | null;
}

/** The id of an addressee's row. @example addresseeId("m1", "paris") // "m1>paris" */
export function addresseeId(message: string, to: string): string {
  return `${message}>${to}`;
}

const ORDER: Record<AddresseeState, number> = { queued: 0, delivered: 1, taken: 2, answered: 3, refused: 3, void: 3, lapsed: 3, closed: 4 };

/**
 * Whether an addressee may move on to `next`. States only advance; an answer may overtake the acknowledgement and even the
 * receipt, and whatever arrives afterwards changes nothing. A dispute (a new round) is the only way back.
 */
export function advances(from: AddresseeState, next: AddresseeState): boolean {
  if (next === "closed") return from === "answered" || from === "refused" || from === "lapsed";
  return ORDER[next] > ORDER[from] && ORDER[from] < 3;
}
