import { disjoint, intervalOfAge, intervalOfPartial, overlap } from "../lib/clock/index.ts";
import type { DateInterval, PartialDate } from "../lib/clock/index.ts";
import { byKnown, disputedBy, quote, sameOrigin, sameVoice, sayWords, standingClaims, voiceOf } from "./account.ts";
import type { NameOf } from "./account.ts";
import type { PlacedClaim, Statement } from "./claim.ts";
import type { PlacedDescription } from "./entry.ts";
import { deniesExit, sameJourney } from "./open-stay.ts";
import type { Said } from "./open-stay.ts";
import { opposed } from "./opposition.ts";
import type { Contradiction, Position } from "./opposition.ts";
import type { Birth } from "./person.ts";

export type { Contradiction, ContradictionRule, Side } from "./opposition.ts";
export { findOpenStays, type OpenStay } from "./open-stay.ts";

/**
 * What is said of one person that cannot all be true, side by side and never averaged. Partial dates are intervals, so 2012 and
 * 2012-05 agree. Claims of one origin mark, and what an authority itself corrected, are not two accounts.
 *
 * `descriptions` are those of one person group; claims about anybody else are left out, claims without `about` belong to the
 * matter and are the caller's choice. Drafts, withdrawn and superseded messages do not speak; a closed watch file still does.
 * The order of the input never matters. Cost grows with the square of the distinct statements on one matter, which is bounded.
 * @example findContradictions(claims, descriptions)[0]?.words // "Entry into TR: brussels says 2012 (B2); ankara says 2013 (A2)."
 */
export function findContradictions(claims: readonly PlacedClaim[], descriptions: readonly PlacedDescription[], nameOf: NameOf = String): readonly Contradiction[] {
  const speaking = [...new Map(descriptions.filter(speaks).map((one) => [one.id, one])).values()].sort(byKnown);
  const standing = standingClaims(speakingClaims(claims, descriptions));
  const found = [
    ...births(standing, speaking, nameOf),
    ...entries(standing, nameOf),
    ...exits(standing, nameOf),
    ...presences(standing, nameOf),
    ...events(standing, nameOf),
    ...communications(standing, nameOf),
    ...conduct(standing, nameOf),
  ];
  return [...found, ...disputes(standing, found, nameOf)];
}

/** A position that rests on one claim; `of` is that claim. */
type ClaimPosition = Position<PlacedClaim>;

/** The claims about the persons described and about the matter, without those of drafts, withdrawn and superseded messages. */
export function speakingClaims(claims: readonly PlacedClaim[], descriptions: readonly PlacedDescription[]): readonly PlacedClaim[] {
  const persons = new Set(descriptions.map((one) => one.id));
  const silent = new Set(descriptions.filter((one) => !speaks(one)).map((one) => one.source));
  return claims.filter((claim) => !silent.has(claim.source) && (claim.about === undefined || persons.has(claim.about)));
}

function speaks(description: PlacedDescription): boolean {
  return description.live || description.sourceKind === "watch-file";
}

function position(claim: PlacedClaim, value: string, what: string, nameOf: NameOf): ClaimPosition {
  return { id: claim.id, knownAt: claim.knownAt, value, words: sayWords(claim, what, nameOf), of: claim };
}

function saying<K extends Statement["kind"]>(claims: readonly PlacedClaim[], kind: K): readonly Said<K>[] {
  return claims.filter((claim): claim is Said<K> => saysKind(claim, kind));
}

function saysKind<K extends Statement["kind"]>(claim: PlacedClaim, kind: K): claim is Said<K> {
  return claim.claim.says.kind === kind;
}

function apart(a: PlacedClaim, b: PlacedClaim): boolean {
  return !sameOrigin(a, b);
}

/** One birth as a source tells it. */
interface BirthTold {
  readonly id: string;
  readonly knownAt: string;
  readonly source: string;
  readonly label: string;
  readonly age: boolean;
  readonly days: DateInterval;
  readonly words: string;
  readonly claim?: PlacedClaim;
}

/**
 * Several births in one message or file are a stated doubt, shown as such, and agree with whoever names one of them. Two
 * messages contradict when none of the births of the one can be any of the other's.
 */
function births(claims: readonly PlacedClaim[], descriptions: readonly PlacedDescription[], nameOf: NameOf): readonly Contradiction[] {
  const told = [
    ...descriptions.flatMap((one) => one.person.births.map((birth): BirthTold => ({ ...birthOf(birth), id: one.id, knownAt: one.knownAt, source: one.source, words: `${nameOf(one.provider)} describes ${birthOf(birth).label}` }))),
    ...saying(claims, "birth").map((claim): BirthTold => ({ ...birthOf({ date: claim.claim.says.on }), id: claim.id, knownAt: claim.knownAt, source: claim.source, words: sayWords(claim, claim.claim.says.on, nameOf), claim })),
  ];
  const accounts = [...Map.groupBy(told, (one) => one.source).values()].map((alternatives): Position<readonly BirthTold[]> => {
    const first = [...alternatives].sort(byKnown)[0]!;
    const value = [...new Set(alternatives.map((one) => one.label))].sort().join(" or ");
    const words = [...new Set([...alternatives].sort((a, b) => (a.label < b.label ? -1 : 1)).map((one) => one.words))].join(" or ");
    return { id: first.id, also: alternatives.map((one) => one.id), knownAt: first.knownAt, value, words, of: alternatives };
  });
  const excluded = (a: Position<readonly BirthTold[]>, b: Position<readonly BirthTold[]>) => a.of.every((x) => b.of.every((y) => disjoint(x.days, y.days) && !(x.claim && y.claim && sameOrigin(x.claim, y.claim))));
  const kind = (a: Position<readonly BirthTold[]>, b: Position<readonly BirthTold[]>) => {
    if (a.of.some((x) => b.of.some((y) => swapped(x, y)))) return "birth.swapped";
    return [...a.of, ...b.of].some((one) => one.age) ? "birth.age" : "birth.date";
  };
  // The same doubt in several messages is one doubt.
  const doubts = [...Map.groupBy(accounts, (one) => one.value).values()].map((alike) => alike.flatMap((account) => account.of.map((one): Position<BirthTold> => ({ id: one.id, knownAt: one.knownAt, value: one.label, words: one.words, of: one }))));
  return [
    ...opposed("birth.date", "Date of birth", accounts, (a, b) => excluded(a, b) && kind(a, b) === "birth.date"),
    ...opposed("birth.swapped", "Date of birth, day and month exchanged", accounts, (a, b) => excluded(a, b) && kind(a, b) === "birth.swapped"),
    ...opposed("birth.age", "Age and date of birth", accounts, (a, b) => excluded(a, b) && kind(a, b) === "birth.age"),
    ...doubts.flatMap((doubt) => opposed("birth.doubt", "Date of birth, in doubt within one message", doubt, (a, b) => a.of.source === b.of.source && disjoint(a.of.days, b.of.days))),
  ];
}

function birthOf(birth: Birth): Pick<BirthTold, "label" | "age" | "days"> {
  if ("date" in birth) return { label: birth.date, age: false, days: intervalOfPartial(birth.date) };
  return { label: `aged ${birth.age} on ${birth.at}`, age: true, days: intervalOfAge(birth.age, birth.at) };
}

function swapped(a: BirthTold, b: BirthTold): boolean {
  if (a.age || b.age || a.label.length !== 10 || b.label.length !== 10 || a.label === b.label) return false;
  const [year, month, day] = a.label.split("-");
  return b.label === `${year}-${day}-${month}`;
}

/** Two entries for one journey, and an entry where another says there was none. */
function entries(claims: readonly PlacedClaim[], nameOf: NameOf): readonly Contradiction[] {
  const exitsOf = Map.groupBy(saying(claims, "exit"), (claim) => claim.claim.says.country);
  const denials = Map.groupBy(saying(claims, "no-entry"), (claim) => claim.claim.says.country);
  const byCountry = Map.groupBy(saying(claims, "entry"), (claim) => claim.claim.says.country);
  return [...byCountry].flatMap(([country, told]) => {
    const single = onlyEntries(told);
    const positions = told.map((claim) => ({ ...position(claim, dated(claim.claim.says), dated(claim.claim.says), nameOf), of: claim }));
    const denied = (denials.get(country) ?? []).map((claim) => ({ ...position(claim, `none in ${claim.claim.says.during}`, `there was none in ${claim.claim.says.during}`, nameOf), of: claim }));
    return [
      ...opposed("entry.date", `Entry into ${country}`, positions, (a, b) => {
        const [x, y] = [a.of.claim.says, b.of.claim.says];
        if (!disjoint(intervalOfPartial(x.on), intervalOfPartial(y.on)) || !apart(a.of, b.of)) return false;
        if (x.journey !== undefined && y.journey !== undefined) return x.journey === y.journey;
        // Two of one voice are never both single, since their dates are disjoint.
        return single.has(a.id) && single.has(b.id) && !exitBetween(x.on, y.on, exitsOf.get(country) ?? []);
      }),
      ...opposed<Said<"entry"> | Said<"no-entry">>("entry.denied", `Entry into ${country}`, [...positions, ...denied], (a, b) => {
        const [x, y] = saysKind(a.of, "entry") ? [a.of, b.of] : [b.of, a.of];
        return saysKind(x, "entry") && saysKind(y, "no-entry") && apart(x, y) && sameJourney(x, y) && within(intervalOfPartial(x.claim.says.on), intervalOfPartial(y.claim.says.during));
      }),
    ];
  });
}

/** Ids of the entries whose voice tells of no other: all it tells can be one entry. */
function onlyEntries(told: readonly Said<"entry">[]): ReadonlySet<string> {
  const all = told.map((claim) => ({ id: claim.id, voice: voiceOf(claim), days: intervalOfPartial(claim.claim.says.on), journey: claim.claim.says.journey }));
  const single = all.filter(({ voice }) => {
    let days: DateInterval | undefined;
    let journey: string | undefined;
    for (const other of all) {
      if (!sameVoice(voice, other.voice)) continue;
      days = days === undefined ? other.days : overlap(days, other.days);
      journey ??= other.journey;
      if (days === undefined || (other.journey !== undefined && other.journey !== journey)) return false;
    }
    return true;
  });
  return new Set(single.map((one) => one.id));
}

function exitBetween(a: PartialDate, b: PartialDate, left: readonly Said<"exit">[]): boolean {
  const [x, y] = [intervalOfPartial(a), intervalOfPartial(b)];
  const [earlier, later] = x.first < y.first ? [x, y] : [y, x];
  return left.some((claim) => {
    const days = intervalOfPartial(claim.claim.says.on);
    return days.last >= earlier.first && days.first <= later.last;
  });
}

/** An exit where another says that there was none by then. */
function exits(claims: readonly PlacedClaim[], nameOf: NameOf): readonly Contradiction[] {
  const entered = saying(claims, "entry");
  const byCountry = Map.groupBy([...saying(claims, "exit"), ...saying(claims, "no-exit")], (claim) => claim.claim.says.country);
  return [...byCountry].flatMap(([country, told]) => {
    const positions = told.map((claim) => {
      const { says } = claim.claim;
      const what = says.kind === "exit" ? dated(says) : `none is on record as of ${says.asOf}`;
      return { ...position(claim, what, what, nameOf), of: claim };
    });
    return opposed<Said<"exit"> | Said<"no-exit">>("exit.denied", `Exit from ${country}`, positions, (a, b) => {
      const [x, y] = saysKind(a.of, "exit") ? [a.of, b.of] : [b.of, a.of];
      return saysKind(x, "exit") && saysKind(y, "no-exit") && apart(x, y) && deniesExit(y, x, entered);
    });
  });
}

/** Two countries on one full day. */
function presences(claims: readonly PlacedClaim[], nameOf: NameOf): readonly Contradiction[] {
  const days = Map.groupBy(saying(claims, "presence").filter((claim) => claim.claim.says.on.length === 10), (claim) => claim.claim.says.on);
  return [...days].flatMap(([day, told]) =>
    opposed("presence.two-countries", `Whereabouts on ${day}`, told.map((claim) => position(claim, claim.claim.says.country, placed(claim.claim.says.country, claim.claim.says.place), nameOf)), (a, b) => apart(a.of, b.of)),
  );
}

/** Two dates of one event, as told of the event itself or of a communication that was one. */
function events(claims: readonly PlacedClaim[], nameOf: NameOf): readonly Contradiction[] {
  const told = claims.flatMap((claim) => {
    const { says } = claim.claim;
    const on = says.kind === "event-date" || (says.kind === "communication" && says.happened) ? says.on : undefined;
    return on === undefined || (says.kind !== "event-date" && says.kind !== "communication") ? [] : [{ event: says.event, on, claim }];
  });
  return [...Map.groupBy(told, (one) => one.event)].flatMap(([event, dates]) =>
    opposed("event.date", `Date of ${event}`, dates.map(({ on, claim }) => position(claim, on, on, nameOf)), (a, b) => apart(a.of, b.of) && disjoint(intervalOfPartial(a.value as PartialDate), intervalOfPartial(b.value as PartialDate))),
  );
}

/** Whether something was communicated at all, and as what; a mere "message" agrees with every kind. */
function communications(claims: readonly PlacedClaim[], nameOf: NameOf): readonly Contradiction[] {
  return [...Map.groupBy(saying(claims, "communication"), (claim) => claim.claim.says.event)].flatMap(([event, told]) => {
    const happened = told.filter((claim) => claim.claim.says.happened && claim.claim.says.as !== "message");
    const way = (claim: Said<"communication">) => `from ${nameOf(claim.claim.says.from)} to ${nameOf(claim.claim.says.to)}`;
    return [
      ...opposed("communication.happened", `Communication ${event}`, told.map((claim) => position(claim, String(claim.claim.says.happened), `it ${claim.claim.says.happened ? "reached" : "never reached"} the addressee, ${way(claim)}`, nameOf)), (a, b) => apart(a.of, b.of)),
      ...opposed("communication.kind", `Communication ${event}`, happened.map((claim) => position(claim, claim.claim.says.as, `it was ${claim.claim.says.as === "answer" ? "an answer" : `a ${claim.claim.says.as}`}, ${way(claim)}`, nameOf)), (a, b) => apart(a.of, b.of)),
    ];
  });
}

/** Conduct asserted and denied on one topic. */
function conduct(claims: readonly PlacedClaim[], nameOf: NameOf): readonly Contradiction[] {
  const told = saying(claims, "conduct").filter((claim) => claim.claim.says.topic !== undefined);
  return [...Map.groupBy(told, (claim) => claim.claim.says.topic!)].flatMap(([topic, on]) =>
    opposed("conduct.denied", `Conduct, ${topic}`, on.map((claim) => position(claim, String(claim.claim.says.denied), `${claim.claim.says.denied ? "denied: " : ""}${quote(claim.claim.says.words)}`, nameOf)), (a, b) => apart(a.of, b.of)),
  );
}

/** What one claim disputes in so many words, where no other rule has found it already. */
function disputes(claims: readonly PlacedClaim[], found: readonly Contradiction[], nameOf: NameOf): readonly Contradiction[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const known = (a: string, b: string) => found.some((one) => one.sides.some((side) => side.ids.includes(a)) && one.sides.some((side) => side.ids.includes(b) && !side.ids.includes(a)));
  return claims.flatMap((claim) => {
    const other = disputedBy(claim, byId);
    if (other === undefined || known(claim.id, other.id) || (disputedBy(other, byId) === claim && other.id < claim.id)) return [];
    const both = [claim, other].map((one) => position(one, one.id, toldWords(one.claim.says, nameOf), nameOf));
    return opposed("claim.disputed", "Disputed", both, () => true);
  });
}

/** A statement in words, with authorities by name. @example toldWords({ kind: "entry", country: "TR", on: "2013" }) // "entry into TR 2013" */
export function toldWords(says: Statement, nameOf: NameOf = String): string {
  switch (says.kind) {
    case "birth":
      return `born ${says.on}`;
    case "entry":
      return `entry into ${says.country} ${dated(says)}`;
    case "exit":
      return `exit from ${says.country} ${dated(says)}`;
    case "no-entry":
      return `no entry into ${says.country} in ${says.during}`;
    case "no-exit":
      return `no exit from ${says.country} on record as of ${says.asOf}`;
    case "presence":
      return `in ${placed(says.country, says.place)} on ${says.on}`;
    case "event-date":
      return `${says.event} was on ${says.on}`;
    case "communication":
      return `${says.as} from ${nameOf(says.from)} to ${nameOf(says.to)} ${says.happened ? "took place" : "never took place"}${says.on === undefined ? "" : ` on ${says.on}`}`;
    case "conduct":
      return `${says.denied ? "denied: " : ""}${quote(says.words)}`;
    case "other":
      return quote(says.words);
  }
}

function dated(says: { readonly on: PartialDate; readonly place?: string | undefined }): string {
  return says.place === undefined ? says.on : `${says.on} at ${says.place}`;
}

function placed(country: string, place: string | undefined): string {
  return place === undefined ? country : `${country} (${place})`;
}

function within(inner: DateInterval, outer: DateInterval): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}
