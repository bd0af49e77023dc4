import type { z } from "zod";
import type { Message, MessageBody } from "../../../domain/message.ts";
import { localInstant } from "../../../lib/clock/index.ts";
import { words } from "../../words/words.ts";
import { claimDraftOf, claimOf } from "./claim-draft.ts";
import type { ClaimDraft } from "./claim-draft.ts";
import { draftOf, emptyPerson, personOf } from "./person-draft.ts";
import type { PersonDraft } from "./person-draft.ts";

export type OpeningKind = "request" | "warning" | "notice" | "threat";
type Body<K extends MessageBody["kind"]> = Extract<MessageBody, { kind: K }>;
export type BodyInput = z.input<typeof MessageBody>;

/** A link between two persons of the draft. */
export interface LinkDraft {
  readonly ref: string;
  readonly a: string;
  readonly b: string;
  readonly kind: Body<"warning">["links"][number]["kind"];
  readonly words: string;
  readonly grade: string;
}

/** A message while somebody writes it, whatever its kind: changing the kind loses nothing. */
export interface MessageDraft {
  readonly kind: OpeningKind;
  readonly title: string;
  readonly text: string;
  readonly purpose: string;
  readonly legalBasis: string;
  readonly language: string;
  readonly handling: "H0" | "H1" | "H2" | "H3";
  readonly handlingText: string;
  readonly terrorism: boolean;
  readonly urgent: boolean;
  readonly urgencyGround: NonNullable<Body<"warning">["urgency"]>["ground"] | "";
  readonly urgencyReasons: string;
  readonly emergency: boolean;
  readonly sought: string;
  readonly facts: string;
  readonly reasonsToBelieve: string;
  readonly connection: string;
  readonly access: Body<"request">["access"];
  readonly eventKind: Body<"notice">["event"]["kind"] | "";
  readonly eventOn: string;
  readonly eventPlace: string;
  readonly destination: string;
  /** Local time as typed. */
  readonly departure: string;
  readonly allegation: string;
  readonly alert: string;
  /** One a line. */
  readonly mustBrief: string;
  readonly classification: string;
  readonly releasableTo: string;
  readonly nationalCase: string;
  readonly prosecutor: string;
  readonly offence: string;
  readonly judicialAuthorisation: Body<"warning">["judicialAuthorisation"];
  readonly coRequester: string;
  readonly persons: readonly PersonDraft[];
  readonly claims: readonly ClaimDraft[];
  readonly links: readonly LinkDraft[];
}

export function emptyMessage(kind: OpeningKind, language: string): MessageDraft {
  return {
    kind, title: "", text: "", purpose: "", legalBasis: "", language, handling: "H0", handlingText: "", terrorism: false, urgent: false, urgencyGround: "", urgencyReasons: "", emergency: false,
    sought: "", facts: "", reasonsToBelieve: "", connection: "", access: "indirect", eventKind: "", eventOn: "", eventPlace: "", destination: "", departure: "", allegation: "", alert: "", mustBrief: "",
    classification: "", releasableTo: "", nationalCase: "", prosecutor: "", offence: "", judicialAuthorisation: "not-needed", coRequester: "",
    persons: kind === "threat" ? [] : [emptyPerson("p1")], claims: [], links: [],
  };
}

/** A message of ours as it can be written again, for a correction. */
export function messageDraftOf(message: Message): MessageDraft {
  const { body } = message;
  const kind: OpeningKind = body.kind === "request" || body.kind === "notice" || body.kind === "threat" ? body.kind : "warning";
  return {
    ...emptyMessage(kind, body.language),
    title: body.title ?? "",
    text: body.text,
    purpose: body.purpose,
    terrorism: body.terrorism,
    handling: body.handling,
    handlingText: body.handlingText ?? "",
    legalBasis: body.legalBasis ?? "",
    coRequester: body.coRequester ?? "",
    classification: body.classification ?? "",
    releasableTo: body.releasableTo.join(", "),
    nationalCase: body.nationalCase ?? "",
    prosecutor: body.prosecutor ?? "",
    offence: body.offence?.name ?? "",
    judicialAuthorisation: body.judicialAuthorisation,
    urgent: body.urgency !== undefined,
    urgencyGround: body.urgency?.ground ?? "",
    urgencyReasons: body.urgency?.reasons ?? "",
    emergency: body.emergency,
    ...(body.kind === "request" ? { ...body.particulars, access: body.access } : {}),
    ...(body.kind === "notice" ? { eventKind: body.event.kind, eventOn: body.event.on, eventPlace: body.event.place ?? "", destination: body.event.destination ?? "", departure: body.event.departure ?? "", allegation: body.event.allegation ?? "" } : {}),
    persons: body.persons.map(draftOf),
    claims: body.claims.map(claimDraftOf),
    links: body.links.map((link, index) => ({ ref: `l${index + 1}`, a: link.a, b: link.b, kind: link.kind, words: link.words ?? "", grade: link.grade })),
  };
}

/** The body as the node takes it, or sentences that say what is missing or cannot be read. */
export function bodyOf(draft: MessageDraft, zone: string): { readonly body: BodyInput } | { readonly faults: readonly string[] } {
  const { compose } = words;
  const persons = draft.persons.map((one) => personOf(one));
  const claims = draft.claims.map(claimOf);
  const departure = draft.departure === "" ? undefined : departureTyped(draft.departure.trim(), zone);
  const eventOn = momentTyped(draft.eventOn, zone);
  const missing = (what: string, value: string, atLeast = 1) => (value.trim().length < atLeast ? [compose.missing(what)] : []);
  const faults = [
    ...missing(compose.about.purpose, draft.purpose),
    ...(draft.urgent ? [...missing(compose.marks.ground, draft.urgencyGround), ...missing(compose.marks.reasons, draft.urgencyReasons, 3)] : []),
    ...(draft.kind === "request" ? [...missing(words.thread.particulars.sought, draft.sought, 3), ...missing(words.thread.particulars.facts, draft.facts, 3), ...missing(words.thread.particulars.reasonsToBelieve, draft.reasonsToBelieve, 3), ...missing(words.thread.particulars.connection, draft.connection, 3)] : []),
    ...(draft.kind === "notice" ? [...missing(compose.event.kind, draft.eventKind), ...missing(compose.event.on, draft.eventOn)] : []),
    ...(draft.kind === "notice" && draft.eventOn !== "" && eventOn === undefined ? [compose.misread(compose.event.on, draft.eventOn)] : []),
    ...(draft.kind === "notice" && departure !== undefined && !departure.ok ? [compose.misread(compose.event.departure, draft.departure)] : []),
    ...(draft.kind === "threat" ? missing(compose.about.text, draft.text) : []),
    ...persons.flatMap((one, index) => ("misread" in one ? [compose.missing(words.person.one(index + 1))] : [])),
    ...claims.flatMap((one, index) => ("missing" in one ? [compose.missing(compose.claim.one(index + 1))] : [])),
  ];
  if (faults.length > 0) return { faults: [...new Set(faults)] };
  const common = {
    ...optional("title", draft.title),
    text: draft.text.trim(),
    purpose: draft.purpose.trim(),
    ...optional("legalBasis", draft.legalBasis),
    language: draft.language.trim().toLowerCase(),
    handling: draft.handling,
    ...optional("handlingText", draft.handlingText),
    terrorism: draft.terrorism,
    emergency: draft.emergency,
    ...(draft.urgent && draft.urgencyGround !== "" ? { urgency: { ground: draft.urgencyGround, reasons: draft.urgencyReasons.trim() } } : {}),
    ...optional("classification", draft.classification),
    releasableTo: draft.releasableTo.toUpperCase().split(/[\s,;]+/).filter((one) => one !== ""),
    ...optional("nationalCase", draft.nationalCase),
    ...optional("prosecutor", draft.prosecutor),
    ...(draft.offence.trim() === "" ? {} : { offence: { name: draft.offence.trim() } }),
    judicialAuthorisation: draft.judicialAuthorisation,
    ...optional("coRequester", draft.coRequester),
    persons: persons.flatMap((one) => ("person" in one ? [one.person] : [])),
    claims: claims.flatMap((one) => ("claim" in one ? [one.claim] : [])),
    links: draft.links.filter((one) => one.a !== "" && one.b !== "" && one.a !== one.b).map((one) => ({ a: one.a, b: one.b, kind: one.kind, grade: one.grade, ...optional("words", one.words) })),
  };
  switch (draft.kind) {
    case "request":
      return { body: { kind: "request", ...common, access: draft.access, particulars: { sought: draft.sought.trim(), facts: draft.facts.trim(), reasonsToBelieve: draft.reasonsToBelieve.trim(), connection: draft.connection.trim() } } };
    case "warning":
      return { body: { kind: "warning", ...common } };
    case "notice":
      if (draft.eventKind === "") return { faults: [compose.missing(compose.event.kind)] };
      return { body: { kind: "notice", ...common, ...optional("alert", draft.alert), event: { kind: draft.eventKind, on: eventOn ?? "", ...optional("place", draft.eventPlace), ...optional("destination", draft.destination.toUpperCase()), ...(departure?.ok === true ? { departure: departure.value } : {}), ...optional("allegation", draft.allegation) } } };
    case "threat":
      return { body: { kind: "threat", ...common, mustBrief: draft.mustBrief.split("\n").map((line) => line.trim()).filter((line) => line !== "") } };
  }
}

/** A day, month or year, or a local time to the minute, as typed. @example momentTyped("2015-07-14 10:40", "Europe/Istanbul") // "2015-07-14T07:40:00.000Z" */
export function momentTyped(typed: string, zone: string): string | undefined {
  const text = typed.trim();
  if (/^\d{4}(?:-\d\d){0,2}$/.test(text) || text.endsWith("Z")) return text;
  const local = localInstant(text.replace(" ", "T"), zone);
  return local.ok ? local.value : undefined;
}

/** A departure as typed, or as a message that is being corrected has it. */
function departureTyped(typed: string, zone: string): { readonly ok: true; readonly value: string } | { readonly ok: false } {
  return typed.endsWith("Z") ? { ok: true, value: typed } : localInstant(typed.replace(" ", "T"), zone);
}

function optional<K extends string>(name: K, text: string): { [P in K]?: string } {
  return text.trim() === "" ? {} : ({ [name]: text.trim() } as { [P in K]: string });
}
