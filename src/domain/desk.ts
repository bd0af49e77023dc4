import type { Instant } from "../lib/clock/index.ts";
import type { NameOf } from "./account.ts";
import type { Item } from "./item.ts";
import type { Message } from "./message.ts";
import type { Obligation } from "./obligation.ts";
import { marksOf, unmarkedSentence } from "./severity.ts";
import { NO_SIGNS, triageReasons } from "./triage.ts";
import type { Signs, TriageReason, Weights } from "./triage.ts";

/** One reason why a row of the desk stands where it stands: about the message or the duty, never about the person. */
export interface DeskReason {
  readonly code: string;
  readonly words: string;
  /** What it weighs in the order; absent for what only informs. */
  readonly points?: number;
}

/** One line of the desk: something owed, what it hangs on, and why it stands here. */
export interface DeskRow {
  readonly obligation: Obligation;
  readonly kind: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly title: string;
  /** Names as the message wrote them; bystanders left out. */
  readonly persons: readonly string[];
  readonly terrorism: boolean;
  readonly coRequester: string | null;
  readonly legalBasis: string | null;
  readonly itemState: Item["state"] | null;
  readonly reasons: readonly DeskReason[];
}

/**
 * Why an obligation stands where it stands: its clock, then what weighs in the order with its points, heaviest first, then what
 * only informs.
 */
function deskReasons({ obligation, message, now, nameOf, weights }: OnDesk): readonly DeskReason[] {
  const reasons: DeskReason[] = [];
  const add = (code: string, words: string, points?: number) => reasons.push({ code, words, ...(points === undefined ? {} : { points }) });
  if (obligation.priority === "P0") add("desk.emergency", "emergency");
  if (obligation.overdue >= 2 || (obligation.side === "house" && obligation.overdue >= 1)) add("desk.overdue", `overdue since ${minute(obligation.dueAt)}, rung ${obligation.overdue}`);
  else if (obligation.overdue === 1) add("desk.not-taken", "nobody has taken it");
  else if (obligation.dueAt !== null && obligation.dueAt !== undefined) add("desk.due", `due ${minute(obligation.dueAt)}`);
  if (obligation.suspended) add("desk.suspended", "clock stands still: clarification asked");
  if (obligation.held) add("desk.held", "held for judicial authorisation");
  const signs = obligation.signs ?? NO_SIGNS;
  for (const one of triageReasons(signs, weights)) weigh(add, one, signs);
  if (obligation.signs === null && message?.body.terrorism === true) add("desk.severity", "marked: terrorism");
  for (const words of unmarkedSentence(message?.unmarked)) add("desk.unmarked", words);
  if (obligation.side === "creditor") add("desk.theirs", `owed to us by ${nameOf(obligation.debtor)}`);
  if (Date.parse(now) - Date.parse(obligation.openedAt) > 30 * 86_400_000) add("desk.old", `open since ${obligation.openedAt.slice(0, 10)}`);
  return reasons;
}

function weigh(add: (code: string, words: string, points?: number) => void, { code, points }: TriageReason, signs: Signs): void {
  switch (code) {
    case "emergency":
      return; // said first, from the priority
    case "urgency":
      return add("desk.urgent", `urgent: ${signs.urgency}`, points);
    case "severity":
      return add("desk.severity", "marked: terrorism", points);
    case "corroborated":
      return add("desk.corroborated", `said by ${signs.corroborated + 1} independent origins`, points);
    case "repeated":
      return add("desk.repeat", "raised: a warning about the same person came again unanswered", points);
    case "event":
      return add("desk.event", `${signs.event?.kind} ${minute(signs.event?.at)}`, points);
    case "grade":
      return add("desk.grade", `graded ${signs.grade}`, points);
  }
}

/** What a row of the desk is made from. */
export interface OnDesk {
  readonly obligation: Obligation;
  readonly item: Item | undefined;
  /** As its author last corrected it. */
  readonly message: Message | undefined;
  readonly now: Instant;
  readonly nameOf: NameOf;
  /** Those in force. */
  readonly weights: Weights;
}

/** A desk row from what it hangs on. */
export function deskRow(on: OnDesk): DeskRow {
  const { obligation, item, message } = on;
  const persons = message?.body.persons.filter((one) => !one.bystander).map((one) => one.names[0]!.text) ?? [];
  return {
    obligation,
    kind: kindOf(on) ?? obligation.duty,
    from: message?.from ?? obligation.creditor,
    to: message?.to ?? [],
    title: message?.body.title ?? obligation.words ?? persons.join(", "),
    persons,
    ...marksOf(message?.body),
    itemState: item?.state ?? null,
    reasons: deskReasons(on),
  };
}

/** What a corrected message is of: what it was. */
function kindOf({ obligation, message }: OnDesk): string | undefined {
  if (message === undefined) return undefined;
  return message.body.kind === "correction" && message.id !== obligation.message ? message.body.replaces : message.body.kind;
}

function minute(at: string | null | undefined): string {
  return at === null || at === undefined ? "" : at.slice(0, 16).replace("T", " ");
}
