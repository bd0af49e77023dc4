import { z } from "zod";
import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { CONTENT } from "./entry.ts";
import type { Noun, Rows } from "./entry.ts";
import type { Message, MessageBody } from "./message.ts";
import { RowId } from "./own-id.ts";
import { Line, Reasons } from "./text.ts";
import type { WatchFile } from "./watch-file.ts";

/** What is erased: a message with its corrections and with the copies of it that were passed on from here, a closed watch file, one person as a message or file described him, or the reasons of a decision. */
export const ErasureTarget = z.strictObject({ kind: z.enum(["message", "watch-file", "person", "decision"]), id: RowId.or(z.string().regex(/^[^#~\s]{1,110}#[^#~\s]{1,100}$/, "must name a person as <message or file>#<ref>")) });
export type ErasureTarget = z.infer<typeof ErasureTarget>;

/** What one person asks for and another approves. */
export const ErasureInput = z.strictObject({
  target: ErasureTarget,
  /** The rule that asks for it: a period, a judgment, a request of the person concerned. */
  rule: Line,
  legalBasis: Line,
  reasons: Reasons,
});
export type ErasureInput = z.infer<typeof ErasureInput>;

/** Said on what was erased, and shown in its place: when, by which rule, and where the decision stands. */
export interface Erased {
  readonly at: string;
  readonly rule: string;
  readonly erasure: string;
}

/**
 * An erasure, from the wish to the last trace: asked for, declined, intended (approved, and from then on carried out whatever happens), erased
 * (nothing here says it any more), released (nor what was still on its way), done (nor what the database had let go of).
 */
export interface Erasure {
  readonly id: string;
  readonly target: ErasureTarget;
  readonly rule: string;
  readonly legalBasis: string;
  readonly reasons: string;
  readonly state: "asked" | "declined" | "intended" | "erased" | "released" | "done";
  readonly askedBy: string;
  readonly askedAt: Instant;
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  /** The order that keeps it from being carried out, while there is one. */
  readonly preservedBy: string | null;
  readonly erasedAt: Instant | null;
  /** Rows whose words went, by noun. */
  readonly rows: Readonly<Record<string, number>>;
  /** Envelopes on their way, whose ciphertext only their addressee can open: it goes with their receipt. */
  readonly waiting: readonly string[];
  /** Authorities that have it, to be asked apart; and how often it was read or taken out here. */
  readonly outside: { readonly authorities: readonly string[]; readonly readings: number };
  readonly doneAt: Instant | null;
}

export type ErasureError =
  | { code: "erasure.unknown"; id: string }
  | { code: "erasure.no-target"; kind: string; id: string }
  | { code: "erasure.active-file"; id: string }
  | { code: "erasure.asked"; id: string; erasure: string }
  | { code: "erasure.state"; id: string; state: string }
  | { code: "erasure.own-wish"; id: string; officer: string }
  | { code: "erasure.preserved"; id: string; order: string };

/** Approves or declines a wish to erase; never whoever asked for it. */
export function decideErasure(erasure: Erasure, decision: { readonly confirm: boolean; readonly by: string; readonly now: Instant }): Result<Partial<Erasure>, ErasureError> {
  const { confirm, by, now } = decision;
  if (erasure.state !== "asked") return err({ code: "erasure.state", id: erasure.id, state: erasure.state });
  if (confirm && erasure.askedBy === by) return err({ code: "erasure.own-wish", id: erasure.id, officer: by });
  return ok({ state: confirm ? "intended" : "declined", decidedBy: by, decidedAt: now });
}

/** Stands where words were. */
export const GONE = "(erased)";

/**
 * What a row says once its words are gone: every field that is content is set to nothing, or to as much of it as says what kind of thing
 * it was and when. Fields the row does not have are not set, so that replaying the entries gives the same row.
 */
export function redacted<N extends Noun>(noun: N, row: Rows[N], erased: Erased): Partial<Rows[N]> {
  const set = REDACTIONS[noun as keyof typeof REDACTIONS] as unknown as ((row: Rows[N]) => Partial<Rows[N]>) | undefined;
  const all = set === undefined ? Object.fromEntries(CONTENT[noun].map((field) => [field, undefined])) : set(row);
  const present = Object.fromEntries(Object.entries(all).filter(([field]) => (row as Record<string, unknown>)[field] !== undefined));
  return { ...present, ...(noun === "message" || noun === "watch-file" || noun === "envelope" || noun === "decision" ? { erased } : {}) } as unknown as Partial<Rows[N]>;
}

/** A message or file without one of its persons: his particulars, what is claimed of him and to whom he is linked; and without prose, out of which no rule takes a name. */
export function withoutPerson<N extends "message" | "watch-file">(noun: N, row: Rows[N], ref: string, erased: Erased): Partial<Rows[N]> {
  const set = redacted(noun, row, erased) as Record<string, unknown>;
  const field = noun === "message" ? "body" : "content";
  const before = (noun === "message" ? (row as Message).body : (row as WatchFile).content) as MessageBody;
  const rest = { persons: before.persons.filter((one) => one.ref !== ref), claims: before.claims.filter((one) => one.about !== ref), links: before.links.filter((one) => one.a !== ref && one.b !== ref) };
  return { ...set, [field]: { ...(set[field] as object), ...rest } } as unknown as Partial<Rows[N]>;
}

const REDACTIONS = {
  message: (row: Message) => ({ body: redactedBody(row.body), passage: row.passage === undefined ? undefined : { channel: row.passage.channel, proof: row.passage.proof }, hands: [], unmarked: [], discardedFor: GONE }),
  "watch-file": ({ content }: WatchFile) => ({
    content: { category: GONE, ground: GONE, legalBasis: content.legalBasis, requestedAction: "none", discreet: content.discreet, openedOn: content.openedOn, reviewOn: content.reviewOn, handling: content.handling, terrorism: content.terrorism, persons: [], claims: [], links: [], text: "" },
    reopened: [],
  }),
  addressee: ({ passage }: Rows["addressee"]) => ({ passage: passage === null ? null : { channel: passage.channel, proof: passage.proof } }),
  item: (row: Rows["item"]) => ({ proposal: null, disposition: null, owners: row.owners.map((one) => ({ ...one, reasons: GONE })) }),
  obligation: () => ({ words: null, result: null }),
  match: (row: Rows["match"]) => ({ reasons: [], decisions: row.decisions.map(({ state, by, at }) => ({ state, by, at, reasons: GONE })) }),
  decision: () => ({ reasons: GONE }),
  signal: () => ({ words: [] }),
  consultation: (row: Rows["consultation"]) => ({ asked: GONE, purpose: row.purpose, case: row.case }),
  link: ({ link }: Rows["link"]) => ({ link: { a: link.a, b: link.b, kind: link.kind, grade: link.grade } }),
} as const;

function redactedBody(body: MessageBody): MessageBody {
  const { kind, language, handling, releasableTo, judicialAuthorisation, terrorism, emergency, earlier, urgency } = body;
  const plain = { kind, language, text: "", purpose: GONE, handling, releasableTo, judicialAuthorisation, terrorism, emergency, earlier, persons: [], claims: [], links: [], ...(urgency === undefined ? {} : { urgency: { ground: urgency.ground, reasons: GONE } }) };
  const own = Object.fromEntries(Object.entries(body).flatMap(([field, value]) => (field in plain ? [] : KEPT.has(field) ? [[field, value]] : PROSE.has(field) ? [[field, GONE]] : [])));
  return { ...plain, ...own, ...boneOf(body) } as unknown as MessageBody;
}

/** What a kind cannot be without, with nothing in it. */
function boneOf(body: MessageBody): object {
  if (body.kind === "request") return { particulars: { sought: GONE, facts: GONE, reasonsToBelieve: GONE, connection: GONE } };
  if (body.kind === "notice") return { event: { kind: body.event.kind, on: body.event.on } };
  if (body.kind === "threat") return { mustBrief: [] };
  return body.kind === "clearing" ? { tellsApart: { documents: [] } } : {};
}

/** What a kind adds and says nothing of anybody: which message it is about, which round, until when. */
const KEPT: ReadonlySet<string> = new Set(["about", "round", "version", "replaces", "outcome", "newPersons", "ground", "agreed", "duty", "rung", "due", "dutyDesk", "originator", "original", "originalKind", "consent", "until", "granted", "refs", "matter", "others", "access", "target", "answerBy", "request", "holder", "state", "recall", "at"]);

/** Words that every message of its kind must have. */
const PROSE: ReadonlySet<string> = new Set(["reasons", "question", "scope", "recipient"]);
