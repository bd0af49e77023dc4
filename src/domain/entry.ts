import type { Addressee } from "./addressee.ts";
import type { Authority } from "./authority.ts";
import type { RecordedPlan } from "./capacity-plan.ts";
import type { PlacedClaim } from "./claim.ts";
import type { Decision } from "./decision.ts";
import type { Item } from "./item.ts";
import type { Match } from "./match.ts";
import type { Message } from "./message.ts";
import { dueAt, nextFiring } from "./obligation.ts";
import type { Obligation } from "./obligation.ts";
import type { Erased, Erasure } from "./erasure.ts";
import type { Preservation } from "./preservation.ts";
import type { Regime } from "./regime.ts";
import type { Officer } from "./roster.ts";
import type { Shift } from "./shift.ts";
import type { Signal } from "./signal.ts";
import { descriptionId } from "./person.ts";
import type { Link, PersonDescription } from "./person.ts";
import { knownSince, linkKey } from "./watch-file.ts";
import type { Since, WatchFile } from "./watch-file.ts";
import type { Weighting } from "./weighting.ts";

/** An envelope that left or arrived: its exact bytes are content, its digest and receipt are what proves it. */
export interface EnvelopeRecord {
  readonly id: string;
  readonly direction: "in" | "out";
  readonly peer: string;
  readonly message: string;
  readonly seq: number;
  readonly priority: string;
  readonly digest: string;
  readonly at: string;
  /** Base64 of the exact DSSE bytes. */
  readonly bytes: string;
  /** Base64 of the ciphertext that goes with them: of an outgoing envelope, and of an incoming one whose suite is not known here. */
  readonly sealed?: string;
  /** Base64 of the salted plaintext the header commits to, which proves what was said once the keys are gone. */
  readonly opening?: string;
  /** Base64 of the signed receipt; ours for an incoming envelope, the peer's for an outgoing one. */
  readonly receipt: string | null;
  readonly receivedAt: string | null;
  /** When what it said was erased: header and receipt stay, and still prove that it went. */
  readonly erased?: Erased;
  /** What its sender signed besides under the same identifier or number: evidence, kept as it came. */
  readonly contradicted?: readonly { readonly digest: string; readonly at: string; /** Base64 of the exact bytes. */ readonly bytes: string }[];
}

/** A consultation: who read or searched what, why, and what it returned, Directive (EU) 2016/680 Article 25. */
export interface Consultation {
  readonly id: string;
  readonly kind: "read" | "search";
  readonly actor: string;
  readonly at: string;
  readonly purpose: string;
  readonly case: string | null;
  readonly action: string;
  readonly returned: readonly string[];
  /** What was asked; personal, so content. */
  readonly asked: string;
}

/** A peer, an officer or an agreement as recorded; administration is history like everything else. */
export interface Rows {
  readonly authority: Authority;
  readonly officer: Officer;
  readonly agreement: Regime;
  readonly "watch-file": WatchFile;
  readonly message: Message;
  readonly addressee: Addressee;
  readonly item: Item;
  readonly obligation: Obligation;
  readonly match: Match;
  readonly decision: Decision;
  readonly signal: Signal;
  readonly envelope: EnvelopeRecord;
  readonly consultation: Consultation;
  /** A link an officer made by hand; those of messages and files are derived from them. */
  readonly link: PlacedLink;
  readonly weighting: Weighting;
  readonly "capacity-plan": RecordedPlan;
  readonly preservation: Preservation;
  readonly erasure: Erasure;
  readonly shift: Shift;
}
export type Noun = keyof Rows;

/** What can happen to each noun. */
export interface Events {
  authority: "known" | "changed";
  officer: "joined" | "changed" | "left";
  agreement: "made";
  "watch-file": "filed" | "changed" | "assigned" | "closed" | "lapsed" | "reopened" | "erased";
  message: "drafted" | "revised" | "approved" | "issued" | "received" | "corrected" | "withdrawn" | "discarded" | "handed" | "held" | "chased" | "cleared" | "erased";
  addressee: "queued" | "delivered" | "taken" | "settled" | "undelivered" | "held" | "suspended" | "resumed" | "disputed" | "told" | "closed" | "erased";
  item: "opened" | "assigned" | "taken" | "settled" | "refusal-proposed" | "refusal-rejected" | "raised" | "lowered" | "suspended" | "resumed" | "held" | "disputed" | "disposed" | "closed" | "recorrected" | "erased";
  obligation: "opened" | "taken" | "reminded" | "overdue" | "assigned" | "suspended" | "resumed" | "held" | "extended" | "raised" | "lowered" | "ranked" | "done" | "voided" | "lapsed" | "erased";
  match: "found" | "confirmed" | "rejected" | "reopened" | "rescored" | "preserved" | "released" | "forgotten" | "erased";
  decision: "recorded" | "checked" | "erased";
  signal: "raised" | "withdrawn" | "seen" | "restored" | "erased";
  envelope: "sent" | "resealed" | "received" | "receipted" | "contradicted" | "erased";
  consultation: "recorded" | "erased";
  link: "made" | "erased";
  weighting: "proposed" | "tried" | "adopted" | "rejected" | "replaced";
  "capacity-plan": "recorded" | "forecast";
  preservation: "proposed" | "confirmed" | "rejected" | "lifted" | "expired";
  erasure: "asked" | "declined" | "intended" | "held-back" | "erased" | "released" | "done" | "restored";
  shift: "left" | "taken";
}

/**
 * One line of a node's history: what happened to which row, and the values it now has. Entries are only appended;
 * the tables are nothing but their replay.
 */
export type Change = { [N in Noun]: { readonly noun: N; readonly event: Events[N]; readonly subject: string; readonly set: Partial<Rows[N]> } }[Noun];

export type Entry = Change & { readonly seq: number; readonly at: string; readonly actor: string };

/** States a change. @example change("item", "taken", "m1", { state: "taken" }) */
export function change<N extends Noun>(noun: N, event: Events[N], subject: string, set: Partial<Rows[N]>): Change {
  return { noun, event, subject, set } as unknown as Change;
}

/** Fields that carry what people wrote or what identifies a person: kept apart from the entry, so that they can be erased while it stays. */
export const CONTENT: { readonly [N in Noun]: readonly (keyof Rows[N])[] } = {
  authority: [],
  officer: ["name"],
  agreement: [],
  "watch-file": ["content", "reopened"],
  message: ["body", "passage", "discardedFor", "hands", "unmarked"],
  addressee: ["passage"],
  item: ["proposal", "disposition", "owners"],
  obligation: ["words", "result"],
  match: ["reasons", "decisions"],
  decision: ["reasons"],
  signal: ["words"],
  envelope: ["bytes", "sealed", "opening", "contradicted"],
  consultation: ["asked", "purpose", "case"],
  link: ["link"],
  weighting: ["reasons", "decidedFor"],
  "capacity-plan": [],
  preservation: ["incident", "reasons", "decidedFor", "endedFor"],
  erasure: ["reasons"],
  shift: ["text", "promised", "mine", "due"],
};

/** The row after an entry: what it was, with the values the entry set, and the timers these give an obligation. */
export function evolve<N extends Noun>(noun: N, row: Rows[N] | undefined, set: Partial<Rows[N]>): Rows[N] {
  const next = { ...row, ...set } as Rows[N];
  if (noun !== "obligation") return next;
  const obligation = next as Obligation;
  return { ...obligation, dueAt: dueAt(obligation) ?? null, nextFireAt: nextFiring(obligation)?.at ?? null } as Obligation as Rows[N];
}

/** A description with where it stands. */
export interface PlacedDescription {
  readonly id: string;
  readonly source: string;
  readonly sourceKind: "message" | "watch-file";
  readonly direction: "in" | "out" | "own";
  /** The authority that wrote it. */
  readonly provider: string;
  readonly thread: string | null;
  readonly knownAt: string;
  /** Superseded, withdrawn, lapsed and draft descriptions are kept but match nothing new. */
  readonly live: boolean;
  /** Of a closed or lapsed file: met again, it asks to be looked at, and no more. */
  readonly dormant?: boolean;
  readonly person: PersonDescription;
}

export interface PlacedLink {
  readonly id: string;
  readonly source: string;
  readonly provider: string;
  readonly a: string;
  readonly b: string;
  readonly knownAt: string;
  readonly link: Link;
}

/** What a message or watch file says of persons, placed for recognition and the chronology. */
export interface Places {
  readonly descriptions: readonly PlacedDescription[];
  readonly claims: readonly PlacedClaim[];
  readonly links: readonly PlacedLink[];
}

/** The descriptions, claims and links of a message or watch file, as tables index them; `self` is this node's authority. */
export function placesOf(row: { noun: "message"; row: Message } | { noun: "watch-file"; row: WatchFile }, self: string): Places {
  const source = row.row.id;
  const content = row.noun === "message" ? row.row.body : row.row.content;
  const provider = row.noun === "message" ? row.row.from : self;
  const knownAt = row.noun === "message" ? (row.row.receivedAt ?? row.row.issuedAt ?? row.row.draftedAt ?? "") : row.row.filedAt;
  const live = row.noun === "message" ? row.row.status === "received" || row.row.status === "issued" : row.row.state === "active";
  const since = (part: keyof Since, key: string) => (row.noun === "watch-file" ? knownSince(row.row, part, key) : undefined) ?? knownAt;
  const at = (ref: string) => descriptionId(source, ref);
  if (content === undefined) return { descriptions: [], claims: [], links: [] }; // erased
  return {
    descriptions: content.persons.map((person) => ({
      id: at(person.ref),
      source,
      sourceKind: row.noun,
      direction: row.noun === "message" ? row.row.direction : "own",
      provider,
      thread: row.noun === "message" ? row.row.thread : null,
      knownAt: since("persons", person.ref),
      live: live && !(row.noun === "message" && row.row.cleared?.includes(person.ref) === true),
      ...(row.noun === "watch-file" && !live ? { dormant: true } : {}),
      person,
    })),
    claims: content.claims.map((claim) => ({ id: at(claim.ref), source, provider, knownAt: since("claims", claim.ref), claim, ...(claim.about === undefined ? {} : { about: at(claim.about) }) })),
    links: content.links.map((link) => ({ id: at(linkKey(link)), source, provider, a: at(link.a), b: at(link.b), knownAt: since("links", linkKey(link)), link })),
  };
}
