import assert from "node:assert/strict";
import { test } from "node:test";
import type { Instant } from "../lib/clock/index.ts";
import type { Addressee } from "./addressee.ts";
import { Authority } from "./authority.ts";
import { MessageBody } from "./message.ts";
import { openObligation } from "./obligation.ts";
import { reminderLetter } from "./reminder.ts";

const self = Authority.parse({ id: "be", name: "Liaison section, Brussels", country: "BE", kind: "spoc", union: true, languages: ["fr"], timeZone: "Europe/Brussels", dutyDesk: "+32 2 000" });
const to = Authority.parse({ id: "xx", name: "National bureau", country: "XX", kind: "police", union: false, languages: ["en"], timeZone: "UTC", channel: "letter" });
const at = (text: string) => text as Instant;
const sentAt = at("2015-01-05T09:00:00.000Z");
const body = MessageBody.parse({ kind: "warning", purpose: "p", nationalCase: "B-17", persons: [{ ref: "p", names: [{ text: "Somebody Invented" }], subjectClass: "suspect" }] });
const message = { id: "w1", thread: "w1", direction: "out" as const, from: "be", to: ["xx"], version: 1, status: "issued" as const, issuedAt: sentAt, body };
const addressee: Addressee = { id: "w1>xx", message: "w1", to: "xx", state: "queued", version: 1, round: 1, undelivered: true, held: false, suspended: false, confirmBy: null, queuedAt: sentAt, deliveredAt: null, takenAt: null, settledAt: null, settledBy: null, passage: { channel: "letter", reference: "R 4", proof: "none" }, theirRung: 0, theirDesk: null };
const owed = openObligation({ id: "o", duty: "acknowledge", side: "creditor", debtor: "xx", creditor: "be", message: "w1", owner: "lia", priority: "P3" }, { within: { days: 7 }, regime: "heed", article: "rule 1" }, sentAt, "UTC");

test("a reminder says what was sent, how, what is owed and how many days it is late", () => {
  const letter = reminderLetter({ self, to, message, addressee, owed: [owed], post: "Liaison officer", now: at("2015-01-20T09:00:00.000Z") });
  assert.match(letter, /Our reference: B-17 \/ w1/);
  assert.match(letter, /own-initiative warning under the reference above, by letter \(R 4\)\./);
  assert.match(letter, /Nothing shows us that it reached you/);
  assert.match(letter, /the acknowledgement, due 2015-01-12, late by 8 days/);
});

test("a reminder names no person", () => {
  const letter = reminderLetter({ self, to, message, addressee, owed: [owed], post: "Liaison officer", now: at("2015-01-20T09:00:00.000Z") });
  assert.doesNotMatch(letter, /Invented/);
});

test("what is not late yet is due, and what is settled is not asked for", () => {
  const due = reminderLetter({ self, to, message, addressee: { ...addressee, deliveredAt: "2015-01-07T00:00:00.000Z" }, owed: [owed], post: "Liaison officer", now: at("2015-01-10T09:00:00.000Z") });
  assert.match(due, /delivered on 2015-01-07/);
  assert.match(due, /the acknowledgement, due 2015-01-12\n/);
  const settled = reminderLetter({ self, to, message, addressee, owed: [{ ...owed, state: "done" }], post: "Liaison officer", now: at("2015-01-20T09:00:00.000Z") });
  assert.match(settled, /Nothing is owed on it any more/);
});
