import type { OpeningKind, Priority, RefusalGround } from "./message.ts";

export type ItemState = "open" | "taken" | "refusal-pending" | "answered" | "refused" | "void" | "lapsed" | "closed";

/** The addressee's side of a message that asks for something: one owner at every moment, one state, until an act settles it. */
export interface Item {
  /** The message's id. */
  readonly id: string;
  readonly thread: string;
  readonly from: string;
  readonly kind: OpeningKind | "answer";
  readonly owner: string;
  readonly state: ItemState;
  readonly round: number;
  readonly priority: Priority;
  readonly terrorism: boolean;
  /** The severity was raised by a repeat, once. */
  readonly raised: boolean;
  readonly held: boolean;
  readonly suspended: boolean;
  readonly openedAt: string;
  readonly takenAt: string | null;
  readonly takenBy: string | null;
  readonly settledAt: string | null;
  readonly settledBy: string | null;
  readonly proposal: { readonly ground: RefusalGround; readonly scope: string; readonly text: string; readonly by: string } | null;
  /** What was decided inside the house about a partner's warning; never leaves the node. */
  readonly disposition: { readonly outcome: string; readonly reasons: string; readonly by: string; readonly at: string } | null;
  /** Hand-overs in order, each waiting under its own name. */
  readonly owners: readonly { readonly owner: string; readonly from: string; readonly by: string; readonly reasons: string }[];
}

/** Whether an item still waits for an act of this authority. */
export function isLive(state: ItemState): boolean {
  return state === "open" || state === "taken" || state === "refusal-pending";
}

/** What an act does to an item; an act that is not listed for a state is refused. */
const MOVES: Record<string, { readonly from: readonly ItemState[]; readonly to: ItemState }> = {
  take: { from: ["open"], to: "taken" },
  answer: { from: ["open", "taken"], to: "answered" },
  "propose-refusal": { from: ["taken"], to: "refusal-pending" },
  "confirm-refusal": { from: ["refusal-pending"], to: "refused" },
  "reject-refusal": { from: ["refusal-pending"], to: "taken" },
  lapse: { from: ["open", "taken"], to: "lapsed" },
  withdraw: { from: ["open", "taken", "refusal-pending"], to: "void" },
  dispute: { from: ["answered", "refused", "lapsed"], to: "open" },
  close: { from: ["answered", "refused", "lapsed", "void"], to: "closed" },
};
export type ItemAct = "take" | "answer" | "propose-refusal" | "confirm-refusal" | "reject-refusal" | "lapse" | "withdraw" | "dispute" | "close";

/** The state after `act`, or undefined when the act does not fit the state. */
export function moveItem(state: ItemState, act: ItemAct): ItemState | undefined {
  const move = MOVES[act]!;
  return move.from.includes(state) ? move.to : undefined;
}
