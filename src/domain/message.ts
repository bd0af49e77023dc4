import { z } from "zod";
import { Channel } from "./authority.ts";
import { Claim, releasable } from "./claim.ts";
import type { Erased } from "./erasure.ts";
import type { Hand } from "./hand.ts";
import { Link, PersonDescription } from "./person.ts";
import { checkRefs } from "./refs.ts";
import { TellsApart } from "./tells-apart.ts";
import { Country, InstantText, Language, Line, PartialDateText, Reasons, Ref, Text } from "./text.ts";

/** Grounds of urgency, Directive (EU) 2023/977 Article 4(4); "urgent" without one is refused. */
export const UrgencyGround = z.enum(["immediate-serious-threat", "danger-to-life", "deprivation-of-liberty", "loss-of-relevance"]);

/** Grounds of refusal, Directive (EU) 2023/977 Article 6(1)(a) to (h): a closed list. */
export const RefusalGround = z.enum(["not-available", "not-compliant", "judicial-refused", "other-data-category", "incorrect-or-outdated", "harms-security-or-investigation", "minor-offence", "owner-refused"]);
export type RefusalGround = z.infer<typeof RefusalGround>;

/** P0 emergency, P1 urgent, P2 severe or repeated, P3 other. Orders work inside a house; the legal clock never depends on it. */
export const Priority = z.enum(["P0", "P1", "P2", "P3"]);
export type Priority = z.infer<typeof Priority>;

export const EventKind = z.enum(["crossing", "stop", "detention", "deportation", "departure", "questioning", "release", "arrest", "sighting", "incident"]);

/** What a request must tell, Directive (EU) 2023/977 Article 4(5). */
const Particulars = z.strictObject({
  sought: Reasons,
  facts: Reasons,
  reasonsToBelieve: Reasons,
  /** Link between the purpose and the persons asked about. */
  connection: Reasons,
});

/** Before anything beyond "received and being assessed" goes to a partner outside the Union, Directive (EU) 2016/680 Articles 35 to 38. */
export const Gate = z.strictObject({
  purpose: Line,
  competentRecipient: z.literal(true),
  originatorConsent: z.enum(["given", "own-information"]),
  safeguards: Reasons,
  /** Officer who decided; has asked about motive and treatment. */
  decidedBy: Ref,
  motiveAsked: z.literal(true),
  treatmentAsked: z.literal(true),
});
export type Gate = z.infer<typeof Gate>;

const fields = {
  /** Language of the text, Articles 4(6), 5(3), 7(3). */
  language: Language.default("en"),
  title: Line.optional(),
  text: Text.default(""),
  purpose: Line,
  legalBasis: Line.optional(),
  /** Europol handling codes: H0 to combat crime, H1 not in proceedings without leave, H2 no passing on, H3 as `handlingText` says. */
  handling: z.enum(["H0", "H1", "H2", "H3"]).default("H0"),
  handlingText: Line.optional(),
  classification: Line.optional(),
  releasableTo: z.array(Country).max(60).default([]),
  nationalCase: Line.optional(),
  prosecutor: Line.optional(),
  offence: z.strictObject({ name: Line, maximumYears: z.number().min(0).max(99).optional() }).optional(),
  judicialAuthorisation: z.enum(["not-needed", "needed", "requested", "granted", "refused"]).default("not-needed"),
  /** The severity marker: linked to terrorism. Travels to the first screen of every recipient. */
  terrorism: z.boolean().default(false),
  coRequester: Line.optional(),
  emergency: z.boolean().default(false),
  urgency: z.strictObject({ ground: UrgencyGround, reasons: Reasons }).optional(),
  persons: z.array(PersonDescription).max(500).default([]),
  claims: z.array(Claim).max(2_000).default([]),
  links: z.array(Link).max(2_000).default([]),
  /** Earlier messages between the same two authorities that this one is linked to. */
  earlier: z.array(Ref).max(200).default([]),
};

/** A signed consent as text. */
const SignedConsent = z.base64().max(12_000);

/** Points at the message an answer, refusal, question or status is about. */
const about = { about: Ref };

const make = <K extends string, S extends z.core.$ZodLooseShape>(kind: K, more: S) => z.strictObject({ kind: z.literal(kind), ...fields, ...more });

export const Request = make("request", { particulars: Particulars, access: z.enum(["direct", "indirect"]).default("indirect") });
export const Warning = make("warning", {});
export const Notice = make("notice", {
  /** Reference of the alert that was hit, when the notice reports a hit. */
  alert: Line.optional(),
  event: z.strictObject({ kind: EventKind, on: z.union([InstantText, PartialDateText]), place: Line.optional(), destination: Country.optional(), /** States passed through on the way. */ transit: z.array(Country).max(10).optional(), departure: InstantText.optional(), allegation: Text.optional() }),
});
export const Threat = make("threat", { mustBrief: z.array(Line).max(50).default([]) });
export const Answer = make("answer", { ...about, round: z.int().min(1).default(1), outcome: z.enum(["action-taken", "known", "no-trace", "partial", "information", "assessed"]),
  /** Persons of this answer whom nobody in the thread had named: the requester owes for them what it owes for a warning. */
  newPersons: z.array(Ref).max(500).default([]),
  /** Whether what was asked or told was of use here, and whether its ground of urgency held: for the figures of both parties. */
  useful: z.boolean().optional(), urgencyUpheld: z.boolean().optional() });
export const Refusal = make("refusal", { ...about, round: z.int().min(1).default(1), ground: RefusalGround, scope: Reasons });
export const Acknowledgement = make("acknowledgement", about);
export const Clarification = make("clarification", { ...about, question: Reasons, /** The sender agreed to a second suspension. */ agreed: z.boolean().default(false) });
export const ClarificationReply = make("clarification-reply", about);
export const Correction = make("correction", { ...about, version: z.int().min(2), replaces: z.enum(["request", "warning", "notice", "threat"]), reasons: Reasons, event: Notice.shape.event.optional() });
export const Withdrawal = make("withdrawal", { ...about, version: z.int().min(2), reasons: Reasons });
export const Escalation = make("escalation", { ...about, duty: z.enum(["acknowledge", "answer"]), rung: z.union([z.literal(1), z.literal(2), z.literal(3)]), due: InstantText, dutyDesk: Line.optional() });
export const Forward = make("forward", { originator: Ref, original: Ref, originalKind: z.enum(["request", "warning", "notice", "threat"]), consent: z.enum(["not-needed", "given"]), /** The originator's signed consent, base64, where its handling code asks for one. */ token: SignedConsent.optional() });
/** Asks an originator whether a message of its own may be passed on to somebody. */
export const ConsentRequest = make("consent-request", { ...about, target: Ref, answerBy: InstantText, reasons: Reasons });
/** The originator's answer to that; a consent is signed, and travels with the copy. */
export const ConsentReply = make("consent-reply", { ...about, request: Ref, target: Ref, granted: z.boolean(), until: InstantText.optional(), reasons: Reasons, token: SignedConsent.optional() });
/** The originator takes a consent back: what was passed on under it is withdrawn. */
export const ConsentRevocation = make("consent-revocation", { ...about, request: Ref, target: Ref, version: z.int().min(2), reasons: Reasons });
/** Tells whoever wrote a message who has it at second hand, and where that copy stands. */
export const PassedOn = make("passed-on", { ...about, holder: Ref, state: z.enum(["passed", "delivered", "void", "confirmed"]), /** Version of the recall that was confirmed. */ recall: z.int().min(1).optional(), at: InstantText });
export const Hold = make("hold", { ...about, until: InstantText, reasons: Reasons });
/** Asks the sender for more time for an answer that the exchange's own rule asks for. */
export const ExtensionRequest = make("extension-request", { ...about, until: InstantText, reasons: Reasons });
export const ExtensionReply = make("extension-reply", { ...about, granted: z.boolean(), /** As it was asked for. */ until: InstantText, reasons: Reasons });
export const Lapse = make("lapse", { ...about, reasons: Reasons });
export const VoidNotice = make("void", about);
export const Dispute = make("dispute", { ...about, round: z.int().min(2), reasons: Reasons });
export const Closing = make("closing", about);
/** Persons of an earlier message are not the listed ones they were taken for: what tells them apart, and a duty to confirm. */
export const Clearing = make("clearing", { ...about, refs: z.array(Ref).min(1).max(50), tellsApart: TellsApart, reasons: Reasons });
/** A hub was told of the same person by others too: that, how many, and what to call the matter. */
export const CommonMatter = make("common-matter", { ...about, refs: z.array(Ref).min(1).max(50), matter: Ref, others: z.int().min(1) });
export const Cleared = make("cleared", about);
/** Somebody whom a threat warning names has been briefed at the addressee. */
export const Briefing = make("briefing", { ...about, recipient: Line });

/** What a message says; who sends it to whom, when and in which thread stands beside it. */
export const MessageBody = z
  .discriminatedUnion("kind", [Request, Warning, Notice, Threat, Answer, Refusal, Acknowledgement, Clarification, ClarificationReply, Correction, Withdrawal, Escalation, Forward, Hold, ExtensionRequest, ExtensionReply, Lapse, VoidNotice, Dispute, Closing, Briefing, Clearing, Cleared, CommonMatter, ConsentRequest, ConsentReply, ConsentRevocation, PassedOn])
  .superRefine(checkRefs);
export type MessageBody = z.infer<typeof MessageBody>;
export type MessageKind = MessageBody["kind"];

/** The kinds that open something at the addressee: an item with an owner and clocks. */
export const OPENING = ["request", "warning", "notice", "threat", "forward"] as const satisfies readonly MessageKind[];
export type OpeningKind = (typeof OPENING)[number];

/** Whether a message of this kind opens an item and its duties at the addressee. */
export function isOpening(kind: MessageKind): kind is OpeningKind {
  return (OPENING as readonly string[]).includes(kind);
}

/** Whether a message of this kind calls an earlier one back from everybody who has it: its addressees owe the word that this is done, by themselves and by whoever they passed it on to. */
export function isRecall(kind: MessageKind): kind is "correction" | "withdrawal" | "consent-revocation" {
  return kind === "correction" || kind === "withdrawal" || kind === "consent-revocation";
}

/** How a message outside Heed travelled and what proves it. */
export const Passage = z.strictObject({
  channel: Channel,
  reference: Line.optional(),
  /** Function of the person who received or handed it over. */
  receivedBy: Line.optional(),
  proof: z.enum(["heed-receipt", "channel-report", "officer-note", "none"]),
});
export type Passage = z.infer<typeof Passage>;

/** What crosses between two nodes inside an envelope: the same for every addressee, whose list stays with the sender. */
export const WireMessage = z.strictObject({
  id: Ref,
  thread: Ref,
  version: z.int().min(1),
  issuedAt: InstantText,
  body: MessageBody,
});
export type WireMessage = z.infer<typeof WireMessage>;

/** A message as a node keeps it. */
export interface Message {
  readonly id: string;
  readonly thread: string;
  readonly direction: "in" | "out";
  readonly from: string;
  readonly to: readonly string[];
  readonly version: number;
  readonly status: "draft" | "approved" | "issued" | "received" | "withdrawn" | "discarded";
  readonly author?: string;
  readonly approvedBy?: string;
  /** Who has the draft, once it has been handed on. */
  readonly heldBy?: string;
  /** Persons of it, by ref, who are not the listed ones they were taken for: they match nobody. */
  readonly cleared?: readonly string[];
  /** What became of the draft inside the house, in order. */
  readonly hands?: readonly Hand[];
  readonly draftedAt?: string;
  readonly issuedAt?: string;
  /** When an approved message leaves by itself: standard words leave at the standard time. */
  readonly releaseAt?: string;
  readonly receivedAt?: string;
  /** Present when it travelled outside Heed. */
  readonly passage?: Passage;
  readonly gate?: Gate;
  readonly discardedFor?: string;
  /** Addressees that do not list the language it is written in: said before it left. */
  readonly unreadBy?: readonly string[];
  /** Words that say terrorism while the marker does not: said before it left, and again where it arrived. */
  readonly unmarked?: readonly string[];
  /** What of somebody else's it passes on: the message a forward copies, the recall that made this recall. Stays here. */
  readonly passes?: string;
  /** When what it said was erased, and by which rule. */
  readonly erased?: Erased;
  /** Earlier unanswered warnings attached while sending. */
  readonly unansweredBefore?: readonly string[];
  readonly body: MessageBody;
}

/** What messages of every kind can say: words, persons, claims, marks and handling, without what its own kind adds to one. */
export type CommonFields = Pick<Extract<MessageBody, { kind: "warning" }>, keyof typeof fields>;

/** The fields of a message that every kind has: what a correction or a forward of it carries on. @example commonFields(warning).coRequester // "Liège" */
export function commonFields(body: MessageBody): CommonFields {
  return Object.fromEntries(Object.entries(body).filter(([name]) => Object.hasOwn(fields, name))) as CommonFields;
}

/** The body as it may leave the node: protected sources stripped. */
export function releasableBody(body: MessageBody): MessageBody {
  return { ...body, claims: body.claims.map(releasable) };
}

/** Priority of a message from its own markers; a repeat raises it one step, once. */
export function priorityOf(body: MessageBody): Priority {
  if (body.emergency) return "P0";
  if (body.urgency !== undefined) return "P1";
  return body.terrorism ? "P2" : "P3";
}

/** One step up, never beyond P1: an emergency is declared, not computed. */
export function raisePriority(priority: Priority): Priority {
  switch (priority) {
    case "P3":
      return "P2";
    case "P2":
    case "P1":
      return "P1";
    case "P0":
      return "P0";
  }
}

