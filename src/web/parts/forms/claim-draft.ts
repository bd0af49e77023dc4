import type { z } from "zod";
import type { Claim, Statement } from "../../../domain/claim.ts";

/** A claim while somebody writes it down. Fields that its kind does not use are kept and not sent. */
export interface ClaimDraft {
  readonly ref: string;
  /** Ref of the person it is about; empty for the matter itself. */
  readonly about: string;
  readonly kind: Statement["kind"];
  readonly on: string;
  readonly country: string;
  readonly place: string;
  readonly event: string;
  readonly from: string;
  readonly to: string;
  readonly as: Extract<Statement, { kind: "communication" }>["as"];
  readonly happened: boolean;
  readonly words: string;
  readonly denied: boolean;
  readonly topic: string;
  readonly source: string;
  readonly sourceProtected: boolean;
  readonly grade: string;
  readonly basis: Claim["basis"];
  readonly saidOn: string;
}

export type ClaimInput = z.input<typeof Claim>;
type StatementInput = z.input<typeof Statement>;

export function emptyClaim(ref: string, about: string): ClaimDraft {
  return { ref, about, kind: "other", on: "", country: "", place: "", event: "", from: "", to: "", as: "message", happened: true, words: "", denied: false, topic: "", source: "", sourceProtected: false, grade: "X4", basis: "assessment", saidOn: "" };
}

/** The fields that say what a claim says. */
export type StatementField = "on" | "country" | "place" | "event" | "from" | "to" | "as" | "happened" | "words" | "denied" | "topic";

/** Which fields each kind of statement uses, in the order they are asked. */
export const CLAIM_FIELDS: Readonly<Record<Statement["kind"], readonly StatementField[]>> = {
  birth: ["on"],
  entry: ["on", "country", "place"],
  exit: ["on", "country", "place"],
  "no-entry": ["on", "country"],
  "no-exit": ["on", "country"],
  presence: ["on", "country", "place"],
  "event-date": ["event", "on"],
  communication: ["event", "as", "from", "to", "on", "happened"],
  conduct: ["words", "topic", "denied"],
  other: ["words"],
};

/** Fields that a kind can do without. */
const OPTIONAL: ReadonlySet<StatementField> = new Set(["place", "topic", "denied", "happened"]);

/** The claim as the node takes it, or the field that is missing. The form of dates and countries is the node's to check. */
export function claimOf(draft: ClaimDraft): { readonly claim: ClaimInput } | { readonly missing: StatementField } {
  const needed = CLAIM_FIELDS[draft.kind].filter((field) => !OPTIONAL.has(field) && !(draft.kind === "communication" && field === "on"));
  const missing = needed.find((field) => String(draft[field]).trim() === "");
  if (missing !== undefined) return { missing };
  const claim: ClaimInput = {
    ref: draft.ref,
    says: statementOf(draft),
    grade: draft.grade,
    basis: draft.basis,
    sourceProtected: draft.sourceProtected,
    ...(draft.about === "" ? {} : { about: draft.about }),
    ...(draft.source.trim() === "" ? {} : { source: draft.source.trim() }),
    ...(draft.saidOn.trim() === "" ? {} : { saidOn: draft.saidOn.trim() }),
  };
  return { claim };
}

function statementOf(draft: ClaimDraft): StatementInput {
  const on = draft.on.trim();
  const country = draft.country.trim().toUpperCase();
  const place = draft.place.trim() === "" ? {} : { place: draft.place.trim() };
  switch (draft.kind) {
    case "birth":
      return { kind: "birth", on };
    case "entry":
      return { kind: "entry", country, on, ...place };
    case "exit":
      return { kind: "exit", country, on, ...place };
    case "no-entry":
      return { kind: "no-entry", country, during: on };
    case "no-exit":
      return { kind: "no-exit", country, asOf: on };
    case "presence":
      return { kind: "presence", country, on, ...place };
    case "event-date":
      return { kind: "event-date", event: draft.event.trim(), on };
    case "communication":
      return { kind: "communication", event: draft.event.trim(), from: draft.from.trim(), to: draft.to.trim(), happened: draft.happened, as: draft.as, ...(on === "" ? {} : { on }) };
    case "conduct":
      return { kind: "conduct", words: draft.words.trim(), denied: draft.denied, ...(draft.topic.trim() === "" ? {} : { topic: draft.topic.trim() }) };
    case "other":
      return { kind: "other", words: draft.words.trim() };
  }
}

/** The claim as it can be written again. */
export function claimDraftOf(claim: Claim): ClaimDraft {
  const { says } = claim;
  const base = { ...emptyClaim(claim.ref, claim.about ?? ""), kind: says.kind, source: claim.source ?? "", sourceProtected: claim.sourceProtected, grade: claim.grade, basis: claim.basis, saidOn: claim.saidOn ?? "" };
  switch (says.kind) {
    case "birth":
      return { ...base, on: says.on };
    case "entry":
    case "exit":
    case "presence":
      return { ...base, on: says.on, country: says.country, place: says.place ?? "" };
    case "no-entry":
      return { ...base, on: says.during, country: says.country };
    case "no-exit":
      return { ...base, on: says.asOf, country: says.country };
    case "event-date":
      return { ...base, event: says.event, on: says.on };
    case "communication":
      return { ...base, event: says.event, from: says.from, to: says.to, as: says.as, happened: says.happened, on: says.on ?? "" };
    case "conduct":
      return { ...base, words: says.words, denied: says.denied, topic: says.topic ?? "" };
    case "other":
      return { ...base, words: says.words };
  }
}
