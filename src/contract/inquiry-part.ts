import { z } from "zod";
import { Authority } from "../domain/authority.ts";
import type { OpenedPart } from "../domain/inquiry-part.ts";
import { InquirySubject } from "../domain/mandate.ts";
import { InstantText, Ref } from "../domain/text.ts";

const text = z.string().max(200_000);
const texts = z.array(text).max(100_000);
const maybe = text.nullable();
const lists = <T extends z.ZodType>(of: T) => z.array(of).max(200_000);
const Range = z.strictObject({ first: InstantText, last: InstantText });
const LeastMost = z.strictObject({ least: z.int().min(0), most: z.int().min(0) });
const Lateness = z.strictObject({ due: Range, open: z.boolean(), minutes: LeastMost, days: LeastMost, words: text });
const Precision = z.enum(["instant", "day", "month", "year"]);
const Proof = z.enum(["heed-receipt", "channel-report", "officer-note", "none"]);
const Situation = z.enum(["request-arrived", "information-arrived", "duty-missed", "duty-missed-by-another", "escalated", "release", "closing", "no-means", "decision", "request-sent", "information-sent", "encounter"]);
const Delivery = z.strictObject({ message: text, kind: text, from: text, to: text, sentAt: maybe, deliveredAt: maybe, proof: Proof, words: text });
const count = z.int().min(0);

const Juncture = z.strictObject({
  id: text, matter: text, situation: Situation, at: text, precision: Precision, happened: Range, authority: text, subject: text, candidate: z.boolean(),
  knownThen: texts, notRecognised: texts, learntLater: texts,
  owed: lists(z.strictObject({ duty: text, debtor: text, creditor: text, message: maybe, due: InstantText.nullable(), basis: text, missed: z.boolean(), words: text })),
  lateness: Lateness.nullable(),
  options: lists(z.strictObject({ code: text, words: text, basis: text })),
  outcome: z.strictObject({ code: text, at: maybe, by: maybe, words: text }).nullable(),
  post: maybe, deliveries: lists(Delivery), contradictions: texts,
  comparable: z.strictObject({ items: count, answered: count, refused: count, lapsed: count, withdrawn: count, closed: count, open: count }).nullable(),
  words: text,
});
const Line = z.strictObject({ id: text, at: text, precision: Precision, happened: Range, knownAt: text, kind: text, authority: text, subject: text, persons: texts, words: text, grade: maybe, basis: z.enum(["fact", "assessment", "record"]), source: maybe, candidate: z.boolean() });
const Duty = z.strictObject({ key: text, duty: text, debtor: text, creditor: text, message: maybe, basis: text, openedAt: InstantText, due: InstantText.nullable(), settledAt: InstantText.nullable(), outcome: text, lateness: Lateness.nullable(), words: text });
const Decision = z.strictObject({
  id: text, kind: text, at: text, authority: text, post: text, person: maybe, about: maybe, reasons: maybe, check: z.enum(["done", "pending", "followed"]),
  onFile: lists(z.strictObject({ kind: text, id: text, at: text, linked: z.boolean(), candidate: z.boolean(), digest: text })),
});
/** What was found under a key, with whatever else the node says of it. */
const Found = z.looseObject({ key: text, words: text });

const Inquiry = z.strictObject({
  node: Ref, asOf: InstantText,
  gaps: lists(z.strictObject({ code: text, subject: text, words: text })),
  outside: lists(z.strictObject({ message: text, kind: text, from: text, to: texts, at: text, passage: z.looseObject({}), words: text })),
  junctures: lists(Juncture), deliveries: lists(Delivery), contradictions: lists(Found), openStays: lists(Found), uncertain: texts,
  persons: lists(z.strictObject({ members: texts.min(1), names: texts.min(1), providers: texts, firstKnownAt: text })),
  duties: lists(Duty), decisions: lists(Decision), lines: lists(Line),
});

/** A part as a file holds it: whatever is not of this form is refused with its place. */
export const InquiryPart = z
  .strictObject({
    format: z.literal("heed.inquiry-part/1"),
    node: Authority,
    subject: InquirySubject,
    asOf: InstantText,
    known: z.array(z.strictObject({ id: Ref, name: text, country: text, union: z.boolean() })).max(10_000),
    inquiry: Inquiry,
    withheld: lists(z.strictObject({ text: text.min(1), for: z.enum(["person", "birth", "document", "text", "source", "reference", "classified"]), persons: texts })),
    receipts: lists(z.strictObject({ envelope: text, message: text, from: Ref, to: Ref, receivedAt: text, sort: z.enum(["proof", "receipt"]), digest: text, bytes: z.base64().max(1_000_000) })),
    saltSecret: z.base64().length(44),
    checkpoint: text,
  })
  .refine((part) => part.inquiry.node === part.node.id, { path: ["inquiry", "node"], message: "must be the node that opens the part" })
  .refine((part) => part.inquiry.junctures.every((one) => part.inquiry.lines.some((line) => line.id === one.id)), { path: ["inquiry", "junctures"], message: "must each stand among the lines" })
  .transform((part) => part as unknown as OpenedPart);
