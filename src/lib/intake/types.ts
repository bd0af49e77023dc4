import type { CalendarDate, PartialDate } from "../clock/index.ts";

/** The languages that are read. */
export type TextLanguage = "en" | "fr";

/** A passage of the text: `text.slice(start, end) === words`. Offsets count UTF-16 code units, as strings do. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/**
 * A date as the text has it. `on` is what it means, as precisely as the text says; it is absent where the text gives no year and
 * nobody said when it was written. `basis`: the text states it whole, the year was completed, or it counts from the text's own date.
 */
export interface DateFound extends Passage {
  readonly on?: PartialDate;
  /** Narrower than `on` for a season, a part of a year or a week. */
  readonly first?: CalendarDate;
  readonly last?: CalendarDate;
  readonly basis: "stated" | "completed" | "relative";
  /** The other reading of 03/04/2016, where day and month could be exchanged. */
  readonly otherwise?: PartialDate;
}

/** A place and everywhere it stands. `country` is an ISO 3166-1 code where the place is a known one. */
export interface PlaceFound {
  readonly name: string;
  readonly country?: string;
  readonly mentions: readonly Passage[];
}

/** An authority, service, firm, group or newspaper, and everywhere it stands. */
export interface OrganisationFound {
  readonly name: string;
  readonly mentions: readonly Passage[];
}

/**
 * What a person is in the text. `subject` and `contact` (kin, fellow traveller) may be proposed; the others are bystanders:
 * whoever speaks, holds an office, writes for the press or suffered the act.
 */
export type PersonRole = "subject" | "contact" | "speaker" | "official" | "journalist" | "victim";

/** One spelling under which the text names a person. */
export interface SpellingFound {
  readonly text: string;
  readonly mentions: readonly Passage[];
}

/** What the text tells of somebody's birth: a date, or an age in whole years at the time of writing. */
export type BirthFound = { readonly on: PartialDate; readonly passage: Passage } | { readonly age: number; readonly passage: Passage };

/** A suggested group of spellings that are probably one person; taking a spelling out is one step for whoever reads. */
export interface PersonFound {
  /** `p1`, `p2`, … in order of appearance. */
  readonly key: string;
  readonly spellings: readonly SpellingFound[];
  readonly role: PersonRole;
  /** The words that gave the role, where there were any. */
  readonly why?: Passage;
  readonly births: readonly BirthFound[];
  readonly nationalities: readonly { readonly country: string; readonly passage: Passage }[];
  readonly documents: readonly { readonly number: string; readonly passage: Passage }[];
}

/** Who is said to have said something. `person` where it is one of the persons found. */
export interface SourceFound extends Passage {
  readonly person?: string;
}

/** What a claim says, in a form that rules can compare. Countries stand for their authorities. */
export type Said =
  | { readonly kind: "entry" | "exit"; readonly country: string; readonly on: PartialDate }
  | { readonly kind: "no-exit"; readonly country: string; readonly asOf?: PartialDate }
  | { readonly kind: "presence"; readonly country: string; readonly place?: string; readonly on: PartialDate }
  | { readonly kind: "attack"; readonly country?: string; readonly on: PartialDate }
  | { readonly kind: "communication"; readonly from: string; readonly to: string; readonly happened: boolean; readonly as: "request" | "answer" | "notice" | "message"; readonly on?: PartialDate }
  | { readonly kind: "conduct"; readonly denied: boolean }
  | { readonly kind: "other" };

/** Something the text says, and who is said to have said it; without `by` the text says it itself. */
export interface ClaimFound {
  /** `c1`, `c2`, … in order of appearance. */
  readonly key: string;
  readonly says: Said;
  /** Key of the person it is about. */
  readonly about?: string;
  readonly by?: SourceFound;
  /** It is told as disputing what went before. */
  readonly disputing?: true;
  /** The sentence or clause it comes from. */
  readonly passage: Passage;
}

/** What kind of message the text is, with the words that say so; `report` for prose that is no message between authorities. */
export interface KindFound {
  readonly kind: "request" | "warning" | "notice" | "threat" | "answer" | "refusal" | "acknowledgement" | "correction" | "withdrawal" | "report";
  readonly event?: EventFound;
  readonly passage?: Passage;
}

/** The event that a notice reports. */
export type EventFound = "crossing" | "stop" | "detention" | "deportation" | "departure" | "questioning" | "release" | "arrest" | "sighting" | "incident";

/** Everything that was read in a text. A suggestion throughout: nothing of it is a fact until a person confirms it. */
export interface Reading {
  readonly language: TextLanguage;
  /** When the text was written, as given or as it says itself. */
  readonly writtenOn?: PartialDate;
  readonly kind: KindFound;
  readonly persons: readonly PersonFound[];
  readonly dates: readonly DateFound[];
  readonly places: readonly PlaceFound[];
  readonly organisations: readonly OrganisationFound[];
  readonly claims: readonly ClaimFound[];
  /** Marks of terrorism in the words, which a form filled in by hand may have left out. */
  readonly terrorism: readonly Passage[];
}
