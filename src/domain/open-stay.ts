import { intervalOfPartial } from "../lib/clock/index.ts";
import type { CalendarDate, PartialDate } from "../lib/clock/index.ts";
import { byKnown, sayWords, standingClaims } from "./account.ts";
import type { NameOf } from "./account.ts";
import type { PlacedClaim, Statement } from "./claim.ts";

/** An entry into a country with no exit from it that is certainly later. */
export interface OpenStay {
  /** `stay.doubtful` when an exit is told of that may precede the entry, or that somebody denies. */
  readonly rule: "stay.open" | "stay.doubtful";
  readonly country: string;
  /** The entry known first; the others, the exits in doubt and the claims that there was no exit are in `with`. */
  readonly entry: string;
  readonly with: readonly string[];
  /** The dates of entry as told, earliest first. */
  readonly since: readonly PartialDate[];
  /** Equal as long as the same entry into the same country stays open. */
  readonly key: string;
  /** One sentence. @example "Entry into TR without an exit: ankara says 2013 (A2)." */
  readonly words: string;
}

/** A claim whose statement is of one kind. */
export type Said<K extends Statement["kind"]> = PlacedClaim & { readonly claim: { readonly says: Extract<Statement, { kind: K }> } };

/**
 * The stays of one person that are open as of a date, one for each country. An exit closes an entry that it certainly follows, or
 * of which it ends the same journey; where nobody can tell which came first the stay is doubtful, never closed. What
 * authorities themselves corrected no longer counts. Pass the claims about one person that still stand; their order never matters.
 * @example findOpenStays(claims, "2015-11-16")[0]?.key // "TR|m1#c1"
 */
export function findOpenStays(claims: readonly PlacedClaim[], asOf: CalendarDate, nameOf: NameOf = String): readonly OpenStay[] {
  const standing = standingClaims(claims);
  const begun = standing.filter((claim): claim is Said<"entry"> => claim.claim.says.kind === "entry" && intervalOfPartial(claim.claim.says.on).first <= asOf);
  const left = standing.filter((claim): claim is Said<"exit"> => claim.claim.says.kind === "exit" && intervalOfPartial(claim.claim.says.on).first <= asOf);
  const stayed = standing.filter((claim): claim is Said<"no-exit"> => claim.claim.says.kind === "no-exit");
  return [...Map.groupBy(begun, (claim) => claim.claim.says.country)].flatMap(([country, entries]) => {
    const exits = left.filter((claim) => claim.claim.says.country === country);
    const denials = stayed.filter((claim) => claim.claim.says.country === country);
    const open = entries.filter((entry) => !exits.some((exit) => closes(exit, entry) && !denials.some((denial) => deniesExit(denial, exit, entries))));
    const first = open[0];
    if (first === undefined) return [];
    const doubts = exits.filter((exit) => open.some((entry) => closes(exit, entry) || mayFollow(exit, entry)));
    const confirming = denials.filter((denial) => open.some((entry) => sameJourney(denial, entry) && intervalOfPartial(denial.claim.says.asOf).last >= intervalOfPartial(entry.claim.says.on).first));
    return [describe(country, open, doubts, confirming, nameOf)];
  });
}

function describe(country: string, open: readonly Said<"entry">[], doubts: readonly Said<"exit">[], confirming: readonly Said<"no-exit">[], nameOf: NameOf): OpenStay {
  const first = open[0]!;
  const entered = open.map((claim) => sayWords(claim, claim.claim.says.on, nameOf)).join("; ");
  const confirmed = confirming.map((claim) => ` ${sayWords(claim, `none is on record as of ${claim.claim.says.asOf}`, nameOf)}.`).join("");
  const doubted = doubts.map((claim) => ` In doubt: ${sayWords(claim, `there was an exit ${claim.claim.says.on}`, nameOf)}.`).join("");
  return {
    rule: doubts.length === 0 ? "stay.open" : "stay.doubtful",
    country,
    entry: first.id,
    with: [...open.slice(1), ...confirming, ...doubts].sort(byKnown).map((claim) => claim.id),
    since: [...new Set(open.map((claim) => claim.claim.says.on))].sort(),
    key: `${country}|${first.id}`,
    words: `Entry into ${country} without an exit: ${entered}.${confirmed}${doubted}`,
  };
}

/** Whether the exit ended this stay for certain. */
function closes(exit: Said<"exit">, entry: Said<"entry">): boolean {
  const [left, came] = [intervalOfPartial(exit.claim.says.on), intervalOfPartial(entry.claim.says.on)];
  const { journey } = exit.claim.says;
  return left.first > came.last || (journey !== undefined && journey === entry.claim.says.journey && left.last >= came.first);
}

function mayFollow(exit: Said<"exit">, entry: Said<"entry">): boolean {
  return intervalOfPartial(exit.claim.says.on).last >= intervalOfPartial(entry.claim.says.on).first;
}

/**
 * Whether a claim that no exit is on record cannot stand beside an exit: the exit is certainly earlier, and nobody tells of an
 * entry in between after which the person may have stayed.
 */
export function deniesExit(denial: Said<"no-exit">, exit: Said<"exit">, entries: readonly Said<"entry">[]): boolean {
  const [left, asOf] = [intervalOfPartial(exit.claim.says.on), intervalOfPartial(denial.claim.says.asOf)];
  if (left.last >= asOf.first || !sameJourney(denial, exit)) return false;
  if (exit.claim.says.journey !== undefined && exit.claim.says.journey === denial.claim.says.journey) return true;
  return !entries.some((claim) => {
    const again = intervalOfPartial(claim.claim.says.on);
    return claim.claim.says.country === exit.claim.says.country && again.first > left.last && again.first <= asOf.last;
  });
}

/** Whether nothing marks the two as different journeys. */
export function sameJourney(a: { readonly claim: { readonly says: { readonly journey?: string | undefined } } }, b: { readonly claim: { readonly says: { readonly journey?: string | undefined } } }): boolean {
  return a.claim.says.journey === undefined || b.claim.says.journey === undefined || a.claim.says.journey === b.claim.says.journey;
}
