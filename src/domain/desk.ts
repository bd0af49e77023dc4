import type { Instant } from "../lib/clock/index.ts";
import type { NameOf } from "./account.ts";
import type { Item } from "./item.ts";
import type { Message } from "./message.ts";
import type { Obligation } from "./obligation.ts";

/** One reason why a row of the desk stands where it stands: about the message or the duty, never about the person. */
export interface DeskReason {
  readonly code: string;
  readonly words: string;
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
  readonly itemState: Item["state"] | null;
  readonly reasons: readonly DeskReason[];
}

/** Why an obligation stands where it stands, most weighty first. */
function deskReasons({ obligation, item, message, now, nameOf }: Standing): readonly DeskReason[] {
  const reasons: DeskReason[] = [];
  const add = (code: string, words: string) => reasons.push({ code, words });
  if (obligation.priority === "P0") add("desk.emergency", "emergency");
  if (obligation.overdue >= 2 || (obligation.side === "house" && obligation.overdue >= 1)) add("desk.overdue", `overdue since ${minute(obligation.dueAt)}, rung ${obligation.overdue}`);
  else if (obligation.overdue === 1) add("desk.not-taken", "nobody has taken it");
  else if (obligation.dueAt !== null && obligation.dueAt !== undefined) add("desk.due", `due ${minute(obligation.dueAt)}`);
  if (obligation.suspended) add("desk.suspended", "clock stands still: clarification asked");
  if (obligation.held) add("desk.held", "held for judicial authorisation");
  if (message?.body.urgency !== undefined) add("desk.urgent", `urgent: ${message.body.urgency.ground}`);
  if (message?.body.terrorism === true) add("desk.severity", "marked: terrorism");
  if (item?.raised === true) add("desk.repeat", "raised: a warning about the same person came again unanswered");
  if (obligation.side === "creditor") add("desk.theirs", `owed to us by ${nameOf(obligation.debtor)}`);
  if (Date.parse(now) - Date.parse(obligation.openedAt) > 30 * 86_400_000) add("desk.old", `open since ${obligation.openedAt.slice(0, 10)}`);
  return reasons;
}

/** What a row of the desk is made from. */
export interface Standing {
  readonly obligation: Obligation;
  readonly item: Item | undefined;
  readonly message: Message | undefined;
  readonly now: Instant;
  readonly nameOf: NameOf;
}

/** A desk row from what it hangs on. */
export function deskRow(standing: Standing): DeskRow {
  const { obligation, item, message } = standing;
  const persons = message?.body.persons.filter((one) => !one.bystander).map((one) => one.names[0]!.text) ?? [];
  return {
    obligation,
    kind: message?.body.kind ?? obligation.duty,
    from: message?.from ?? obligation.creditor,
    to: message?.to ?? [],
    title: message?.body.title ?? obligation.words ?? persons.join(", "),
    persons,
    terrorism: message?.body.terrorism ?? false,
    itemState: item?.state ?? null,
    reasons: deskReasons(standing),
  };
}

function minute(at: string | null | undefined): string {
  return at === null || at === undefined ? "" : at.slice(0, 16).replace("T", " ");
}
