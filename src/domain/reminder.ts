import type { Instant } from "../lib/clock/index.ts";
import type { Addressee } from "./addressee.ts";
import type { Authority } from "./authority.ts";
import type { Message } from "./message.ts";
import { dueAt } from "./obligation.ts";
import type { Obligation } from "./obligation.ts";

/** What a reminder is written from. */
export interface Reminding {
  readonly self: Authority;
  readonly to: Authority;
  readonly message: Message;
  readonly addressee: Addressee;
  /** What this addressee owes for the message. */
  readonly owed: readonly Obligation[];
  /** Post of whoever signs; never a name. */
  readonly post: string;
  readonly now: Instant;
}

/**
 * A reminder as a letter to be printed, for an addressee that has no node: what was sent, when and how, what is owed and since when it
 * is late. It names no person, since a letter is read by more hands than an envelope.
 * @example reminderLetter({ ... }).split("\n")[0] // the sender's name
 */
export function reminderLetter({ self, to, message, addressee, owed, post, now }: Reminding): string {
  const sent = message.issuedAt ?? message.draftedAt ?? "";
  const open = owed.filter((one) => one.state === "open");
  const reference = [message.body.nationalCase, message.id].filter((one) => one !== undefined).join(" / ");
  const way = addressee.passage === null ? "" : `, by ${WAYS[addressee.passage.channel]}${addressee.passage.reference === undefined ? "" : ` (${addressee.passage.reference})`}`;
  return [
    self.name,
    ...(self.dutyDesk === undefined ? [] : [`Duty desk: ${self.dutyDesk}`]),
    "",
    `To: ${to.name} (${to.country})`,
    `Date: ${dayOf(now)}`,
    `Our reference: ${reference}`,
    "",
    `REMINDER: our ${KINDS[message.body.kind] ?? message.body.kind} of ${dayOf(sent)}`,
    "",
    `On ${dayOf(sent)} we sent you a ${KINDS[message.body.kind] ?? message.body.kind} under the reference above${way}.`,
    ...(addressee.deliveredAt === null ? ["Nothing shows us that it reached you. Please confirm its receipt."] : [`It was delivered on ${dayOf(addressee.deliveredAt)}.`]),
    "",
    ...(open.length === 0 ? ["Nothing is owed on it any more."] : ["What we have not received:", ...open.map((one) => `  - ${owedWords(one, now)}`)]),
    "",
    "Please answer quoting our reference, or tell us who has the matter in hand.",
    "",
    post,
    self.name,
    "",
  ].join("\n");
}

const WAYS: Record<NonNullable<Addressee["passage"]>["channel"], string> = {
  heed: "Heed",
  siena: "SIENA",
  "i-24-7": "I-24/7",
  sirene: "SIRENE",
  "liaison-officer": "liaison officer",
  letter: "letter",
  "e-mail": "e-mail",
  spoken: "word of mouth",
};

const KINDS: Partial<Record<Message["body"]["kind"], string>> = { warning: "own-initiative warning", request: "request for information", notice: "event notice", threat: "threat warning", forward: "forwarded message" };

function owedWords(one: Obligation, now: Instant): string {
  const what = one.duty === "acknowledge" ? "the acknowledgement" : "the answer";
  const due = dueAt(one);
  if (due === undefined) return `${what} (its clock stands still: we owe you a reply)`;
  const days = Math.floor((Date.parse(now) - Date.parse(due)) / 86_400_000);
  if (due > now) return `${what}, due ${dayOf(due)}`;
  return `${what}, due ${dayOf(due)}, late by ${days === 0 ? "less than a day" : days === 1 ? "one day" : `${days} days`}`;
}

function dayOf(at: string): string {
  return at.slice(0, 10);
}
