import { firstInstant, lastInstant } from "../lib/clock/index.ts";
import type { Instant, PartialDate } from "../lib/clock/index.ts";

/** One thing that happened, was said or was done about a person. */
export interface ChronologyLine {
  /** Unique in the chronology of one node. */
  readonly id: string;
  /** When it happened, as precisely as it is known: an instant, a day, a month or a year. */
  readonly at: string;
  readonly precision: "instant" | "day" | "month" | "year";
  /** The first and last instant at which it may have happened. */
  readonly happened: { readonly first: Instant; readonly last: Instant };
  /** When this node came to know of it, so that what was known then can be told from what was learnt later. */
  readonly knownAt: string;
  /** What it is, stable: `warning.received`, `claim.entry`, `duty.missed`... */
  readonly kind: string;
  /** Who did it or says it. */
  readonly authority: string;
  /** The message, file, claim, duty, match or decision it is about. */
  readonly subject: string;
  /** The description ids it concerns; empty where it names nobody. */
  readonly persons: readonly string[];
  /** A sentence for a reader. */
  readonly words: string;
  /** 4x4 grade, for what somebody claims. */
  readonly grade: string | null;
  /** Fact or assessment as claimed, Directive (EU) 2016/680 Article 7(1); `record` for what a node itself recorded. */
  readonly basis: "fact" | "assessment" | "record";
  /** Who is quoted, never a protected source. */
  readonly source: string | null;
  /** Reached only through a match that nobody has confirmed. */
  readonly candidate: boolean;
}

/** A line before it is placed in time. */
export type LineInput = Omit<ChronologyLine, "id" | "precision" | "happened" | "grade" | "basis" | "source"> & Partial<Pick<ChronologyLine, "grade" | "basis" | "source">> & {
  /** Tells apart two lines of one kind about one subject. */
  readonly part?: string;
};

/** Places a line in time; days, months and years are those of `zone`. */
export function lineOf({ part, ...input }: LineInput, zone: string): ChronologyLine {
  const id = [input.kind, input.subject, ...(part === undefined ? [] : [part])].join("|");
  return { grade: null, basis: "record", source: null, ...input, ...momentOf(input.at, zone), id };
}

/** How precisely a time is known, and the instants it may mean in `zone`. @example momentOf("2012", "UTC").precision // "year" */
export function momentOf(at: string, zone: string): Pick<ChronologyLine, "precision" | "happened"> {
  if (at.length > 10) return { precision: "instant", happened: { first: at as Instant, last: at as Instant } };
  const date = at as PartialDate;
  const precision = at.length === 4 ? "year" : at.length === 7 ? "month" : "day";
  return { precision, happened: { first: firstInstant(date, zone), last: lastInstant(date, zone) } };
}

/** What begins a matter, before what follows from it at the same instant: a message stands before its receipt and its matches. */
const BEGINS = /\.(?:written|sent|received|opened)$/;

/** Earliest first; of two that may begin together the more precise one first, then the one known first, then what the other follows from. */
export function byTime(a: ChronologyLine, b: ChronologyLine): number {
  return compare(a.happened.first, b.happened.first) || compare(a.happened.last, b.happened.last) || compare(a.knownAt, b.knownAt) || Number(BEGINS.test(b.kind)) - Number(BEGINS.test(a.kind)) || compare(a.id, b.id);
}

/** An instant as a reader writes it. @example minuteOf("2014-12-15T09:00:00.000Z") // "2014-12-15 09:00 UTC" */
export function minuteOf(at: string): string {
  return at.length > 10 ? `${at.slice(0, 16).replace("T", " ")} UTC` : at;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
