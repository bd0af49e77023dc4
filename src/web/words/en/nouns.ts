import type { AddresseeState } from "../../../domain/addressee.ts";
import type { AuthorityKind, Channel } from "../../../domain/authority.ts";
import type { DecisionKind, OnFile } from "../../../domain/decision.ts";
import type { ItemState } from "../../../domain/item.ts";
import type { Match } from "../../../domain/match.ts";
import type { EventKind, Message, MessageKind, Passage, Priority } from "../../../domain/message.ts";
import type { Obligation } from "../../../domain/obligation.ts";
import type { IdentityDocument, Link, PersonDescription, SubjectClass, WrittenName } from "../../../domain/person.ts";
import type { Role } from "../../../domain/roster.ts";
import type { SignalKind } from "../../../domain/signal.ts";
import type { Statement } from "../../../domain/claim.ts";
import type { RequestedAction, WatchFile } from "../../../domain/watch-file.ts";
import type { z } from "zod";

/** How each thing of the domain is called on the screen. */
const messageKinds: Record<MessageKind, string> = {
  request: "Request",
  warning: "Warning",
  notice: "Event notice",
  threat: "Threat warning",
  answer: "Answer",
  refusal: "Refusal",
  acknowledgement: "Acknowledgement",
  clarification: "Clarification asked",
  "clarification-reply": "Clarification given",
  correction: "Correction",
  withdrawal: "Withdrawal",
  escalation: "Reminder: overdue",
  forward: "Forwarded message",
  hold: "Notice of delay",
  briefing: "Briefed",
  "common-matter": "A matter in common",
  clearing: "Wrongly warned of",
  cleared: "Cleared",
  "extension-request": "More time asked",
  "extension-reply": "More time decided",
  lapse: "Lapse",
  void: "Void",
  dispute: "Dispute",
  closing: "Closing",
  "consent-request": "Consent asked",
  "consent-reply": "Consent decided",
  "consent-revocation": "Consent taken back",
  "passed-on": "Has it at second hand",
};

const messageStatus: Record<Message["status"], string> = { draft: "draft", approved: "approved, not yet sent", issued: "sent", received: "received", withdrawn: "withdrawn", discarded: "discarded" };

const addresseeStates: Record<AddresseeState, string> = { queued: "Queued", delivered: "Delivered", taken: "Taken", answered: "Answered", refused: "Refused", void: "Void", lapsed: "Lapsed", closed: "Closed" };

const itemStates: Record<ItemState, string> = { open: "not taken", taken: "taken", "refusal-pending": "refusal proposed", answered: "answered", refused: "refused", void: "void", lapsed: "lapsed", closed: "closed" };

const duties: Record<Obligation["duty"], string> = { acknowledge: "Acknowledgement", answer: "Answer", measure: "Measure", review: "Review", means: "Decision on means", brief: "Briefing", clear: "Clearing", draft: "Draft to send or drop", "hand-over": "Take over", share: "Share or not", departure: "Answer before departure", renew: "Review of the file", reopen: "Reopen or not" };

const obligationStates: Record<Obligation["state"], string> = { open: "open", done: "done", void: "void", lapsed: "lapsed" };

const priorities: Record<Priority, string> = { P0: "Emergency", P1: "Urgent", P2: "Severe or repeated", P3: "Ordinary" };

const channels: Record<Channel, string> = { heed: "Heed", siena: "SIENA", "i-24-7": "I-24/7", sirene: "SIRENE", "liaison-officer": "Liaison officer", letter: "Letter", "e-mail": "E-mail", spoken: "Spoken" };

const proofs: Record<Passage["proof"], string> = { "heed-receipt": "signed receipt", "channel-report": "report of the channel", "officer-note": "officer's note", none: "no proof" };

const authorityKinds: Record<z.infer<typeof AuthorityKind>, string> = { spoc: "Single point of contact", police: "Police", "intelligence-service": "Intelligence service", "border-police": "Border police", hub: "Hub", "oversight-body": "Oversight body" };

const roles: Record<Role, string> = { liaison: "liaison officer", analyst: "analyst", counter: "counter", supervisor: "supervisor", "duty-commander": "duty commander", head: "head", dpo: "data protection officer", oversight: "oversight", administrator: "administrator" };

const subjectClasses: Record<SubjectClass, string> = { suspect: "suspect", convicted: "convicted", victim: "victim", witness: "witness", contact: "contact", associate: "associate", missing: "missing person", other: "other" };

const events: Record<z.infer<typeof EventKind>, string> = { crossing: "Border crossing", stop: "Stop", detention: "Detention", deportation: "Deportation", departure: "Departure", questioning: "Questioning", release: "Release", arrest: "Arrest", sighting: "Sighting", incident: "Incident" };

const documents: Record<z.infer<typeof IdentityDocument>["type"], string> = { passport: "Passport", "identity-card": "Identity card", "residence-permit": "Residence permit", "driving-licence": "Driving licence", visa: "Visa", other: "Other document" };

const nameUses: Record<z.infer<typeof WrittenName>["use"], string> = { main: "name", alias: "alias", birth: "name at birth", nickname: "nickname", "original-script": "original script" };

const protections: Record<PersonDescription["protection"], string> = { none: "none", claimed: "claimed", held: "held", unknown: "not known" };

const yesNoUnknown: Record<PersonDescription["minor"], string> = { yes: "yes", no: "no", unknown: "not known" };

const linkKinds: Record<z.infer<typeof Link>["kind"], string> = { kin: "kin", group: "same group", "fellow-traveller": "travelled together", contact: "contact" };

const matchStates: Record<Match["state"], string> = { "near-miss": "near miss", candidate: "possible match", confirmed: "confirmed", rejected: "rejected", forgotten: "no longer kept" };

const signalKinds: Record<SignalKind, string> = {
  match: "Match",
  repeat: "Repeat",
  "unanswered-before": "Unanswered before",
  due: "Falling due",
  overdue: "Overdue",
  escalated: "Escalated",
  "new-person": "New person",
  "linked-person": "Linked person",
  contradiction: "Contradiction",
  "open-stay": "Open stay",
  "decision-check": "Decision check",
  capacity: "Means",
  measure: "Measure",
  "stale-draft": "Draft not sent",
  "share-undecided": "Sharing undecided",
  cleared: "Clearing",
  lapse: "About to lapse",
  threat: "Threat warning",
  delivery: "Delivery",
};

const decisionKinds: Record<DecisionKind, string> = { release: "Release", closing: "Close the file", refusal: "Refuse", lapse: "Let lapse", "no-means": "Put off for lack of means", disposition: "Disposition", share: "Share", "not-share": "Do not share" };

const onFileKinds: Record<OnFile["kind"], string> = { obligation: "Duty", message: "Message", "watch-file": "Watch file", measure: "Measure", link: "Link", claim: "Claim" };

const requestedActions: Record<z.infer<typeof RequestedAction>, string> = { arrest: "arrest", "discreet-check": "discreet check", "inquiry-check": "inquiry check", "specific-check": "specific check", locate: "locate", "inform-owner": "inform the owner", none: "none" };

const watchFileStates: Record<WatchFile["state"], string> = { active: "active", closed: "closed", lapsed: "lapsed" };

const statements: Record<Statement["kind"], string> = {
  birth: "Birth",
  entry: "Entry",
  exit: "Exit",
  "no-entry": "No entry",
  "no-exit": "No exit on record",
  presence: "Presence",
  "event-date": "Date of an event",
  communication: "Communication",
  conduct: "Conduct",
  other: "Other",
};

const handling: Record<"H0" | "H1" | "H2" | "H3", string> = { H0: "H0 · may be used to combat crime", H1: "H1 · not in proceedings without leave", H2: "H2 · not to be passed on", H3: "H3 · as the text says" };

export const nouns = {
  messageKinds,
  messageStatus,
  addresseeStates,
  itemStates,
  duties,
  obligationStates,
  priorities,
  channels,
  proofs,
  authorityKinds,
  roles,
  subjectClasses,
  events,
  documents,
  nameUses,
  protections,
  yesNoUnknown,
  linkKinds,
  matchStates,
  signalKinds,
  decisionKinds,
  onFileKinds,
  requestedActions,
  watchFileStates,
  statements,
  handling,
};
