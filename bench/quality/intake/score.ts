import { fold } from "../../../src/lib/intake/tokens.ts";
import type { ClaimFound, PersonFound, Reading } from "../../../src/lib/intake/index.ts";
import type { LabelledClaim, LabelledText, Mark } from "./labelled.ts";

/** Found, labelled, and how many of each agree. */
export interface Tally {
  found: number;
  foundRight: number;
  labelled: number;
  labelledFound: number;
}

/** A stretch that a program proposes. */
export interface Proposed {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** What any program under test gives: stretches by kind. */
export interface Stretches {
  readonly person: readonly Proposed[];
  readonly place: readonly Proposed[];
  readonly organisation: readonly Proposed[];
  readonly date: readonly Proposed[];
}

export type Scores = Record<string, Tally>;

export function emptyTally(): Tally {
  return { found: 0, foundRight: 0, labelled: 0, labelledFound: 0 };
}

export function tallyOf(scores: Scores, name: string): Tally {
  return (scores[name] ??= emptyTally());
}

/**
 * Counts names, not mentions: a name that stands five times in a text counts once. A proposed name is right when it shares at
 * least half of its letters with a marked stretch of its kind, and that one with it; dates in the same way.
 */
export function scoreStretches(scores: Scores, label: LabelledText, proposed: Stretches, misses?: string[]): void {
  for (const kind of ["person", "place", "organisation", "date"] as const) {
    const marks = label.marks.filter((mark) => mark.type === kind);
    const right = distinct(marks);
    const found = distinct(proposed[kind]);
    const tally = tallyOf(scores, kind);
    for (const [words, all] of found) {
      tally.found++;
      const hit = all.some((one) => marks.some((mark) => overlaps(one, mark)));
      if (hit) tally.foundRight++;
      else misses?.push(`${label.name}: ${kind} + ${words}`);
    }
    for (const [words, all] of right) {
      tally.labelled++;
      const hit = all.some((mark) => proposed[kind].some((one) => overlaps(one, mark)));
      if (hit) tally.labelledFound++;
      else misses?.push(`${label.name}: ${kind} - ${words}`);
    }
  }
}

function distinct<T extends { readonly words: string }>(list: readonly T[]): Map<string, readonly T[]> {
  return Map.groupBy(list, (one) => fold(one.words).replace(/\s+/g, " ").trim());
}

function overlaps(a: { readonly start: number; readonly end: number }, b: { readonly start: number; readonly end: number }): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared > 0 && shared * 2 >= a.end - a.start && shared * 2 >= b.end - b.start;
}

/** Everything that only a reading has: values of dates, groups, roles, births, kind and claims. */
export function scoreReading(scores: Scores, label: LabelledText, reading: Reading, misses: string[]): void {
  const name = label.name;
  const dates = tallyOf(scores, "date value");
  for (const mark of label.marks.filter((one) => one.type === "date" && one.value !== undefined)) {
    dates.labelled++;
    const hit = reading.dates.find((date) => overlaps(date, mark));
    if (hit?.on === mark.value || hit?.otherwise === mark.value) dates.labelledFound++;
    else misses.push(`${name}: date value - ${mark.words} is ${mark.value}, read ${hit?.on ?? "nothing"}`);
  }
  dates.found += reading.dates.length;
  dates.foundRight += reading.dates.filter((date) => label.marks.some((mark) => mark.type === "date" && overlaps(date, mark) && mark.value === date.on)).length;

  scoreGroups(scores, label, reading, misses);
  scoreRoles(scores, label, reading, misses);

  const births = tallyOf(scores, "birth");
  const foundBirths = reading.persons.flatMap((person) => person.births.flatMap((birth) => ("on" in birth ? [{ person, value: birth.on }] : [])));
  for (const birth of label.births) {
    births.labelled++;
    if (foundBirths.some((one) => one.value === birth.value && keyOf(label, one.person) === birth.person)) births.labelledFound++;
    else misses.push(`${name}: birth - ${birth.person} ${birth.value}`);
  }
  for (const one of foundBirths) {
    births.found++;
    if (label.births.some((birth) => birth.value === one.value && keyOf(label, one.person) === birth.person)) births.foundRight++;
    else misses.push(`${name}: birth + ${one.person.spellings[0]?.text} ${one.value}`);
  }

  if (label.kind !== undefined) {
    const kind = tallyOf(scores, "kind");
    const read = reading.kind.kind === "report" ? "none" : [reading.kind.kind, reading.kind.event].filter(Boolean).join(" ");
    kind.found++;
    kind.labelled++;
    if (read === label.kind) {
      kind.foundRight++;
      kind.labelledFound++;
    } else misses.push(`${name}: kind is ${label.kind}, read ${read}`);
  }
  scoreClaims(scores, label, reading, misses);
}

/** Pairs of marked mentions of persons: together or apart, as the labels have them. */
function scoreGroups(scores: Scores, label: LabelledText, reading: Reading, misses: string[]): void {
  const tally = tallyOf(scores, "person group");
  const marks = label.marks.filter((mark) => mark.type === "person");
  const groupOf = (mark: Mark) => reading.persons.find((person) => person.spellings.some((spelling) => spelling.mentions.some((mention) => overlaps(mention, mark))))?.key;
  for (const [i, a] of marks.entries()) {
    for (const b of marks.slice(i + 1)) {
      const [x, y] = [groupOf(a), groupOf(b)];
      if (x === undefined || y === undefined) continue;
      if (a.value === b.value) tally.labelled++;
      if (x === y) tally.found++;
      if (x === y && a.value === b.value) {
        tally.foundRight++;
        tally.labelledFound++;
      } else if (x === y || a.value === b.value) misses.push(`${label.name}: group ${x === y ? "+" : "-"} ${a.words} / ${b.words}`);
    }
  }
}

/** Bystanders among the persons that both have: told as such, and nobody else. */
function scoreRoles(scores: Scores, label: LabelledText, reading: Reading, misses: string[]): void {
  const bystander = tallyOf(scores, "bystander");
  const exact = tallyOf(scores, "bystander kind");
  const letters: Record<string, string> = { speaker: "k", official: "o", journalist: "j", victim: "v", subject: "s", contact: "s" };
  const marks = label.marks.filter((mark) => mark.type === "person");
  for (const person of reading.persons) {
    const mark = marks.find((one) => person.spellings.some((spelling) => spelling.mentions.some((mention) => overlaps(mention, one))));
    if (mark?.role === undefined) continue;
    const [is, read] = [mark.role, letters[person.role]!];
    if (is !== "s") bystander.labelled++;
    if (read !== "s") bystander.found++;
    if (is !== "s" && read !== "s") {
      bystander.foundRight++;
      bystander.labelledFound++;
      exact.labelled++;
      exact.found++;
      if (is === read) {
        exact.labelledFound++;
        exact.foundRight++;
      }
    }
    if (is !== read) misses.push(`${label.name}: role of ${mark.words} is ${is}, read ${read}${person.why === undefined ? "" : ` (${person.why.words})`}`);
  }
}

function keyOf(label: LabelledText, person: PersonFound): string | undefined {
  return label.marks.find((mark) => mark.type === "person" && person.spellings.some((spelling) => spelling.mentions.some((mention) => overlaps(mention, mark))))?.value;
}

/** Kinds of claims that are labelled; others are proposed without being counted. */
const counted = new Set(["entry", "exit", "no-exit", "presence", "attack", "communication"]);

function scoreClaims(scores: Scores, label: LabelledText, reading: Reading, misses: string[]): void {
  const tally = tallyOf(scores, "claim");
  const source = tallyOf(scores, "claim source");
  const used = new Set<ClaimFound>();
  for (const claim of label.claims) {
    tally.labelled++;
    const fits = reading.claims.filter((one) => !used.has(one) && agrees(label, reading, claim, one));
    const hit = fits.find((one) => sourceAgrees(reading, claim, one)) ?? fits[0];
    if (hit === undefined) {
      misses.push(`${label.name}: claim - ${claim.kind} ${claim.words.join(" ")}`);
      continue;
    }
    used.add(hit);
    tally.labelledFound++;
    source.labelled++;
    source.found++;
    if (sourceAgrees(reading, claim, hit)) {
      source.labelledFound++;
      source.foundRight++;
    } else misses.push(`${label.name}: source of ${claim.kind} ${claim.words.join(" ")} is ${claim.source ?? "the text"}, read ${hit.by?.words ?? "the text"}`);
  }
  for (const one of reading.claims) {
    if (!counted.has(one.says.kind) && !(one.says.kind === "conduct" && one.says.denied)) continue;
    tally.found++;
    if (used.has(one)) tally.foundRight++;
    else misses.push(`${label.name}: claim + ${JSON.stringify(one.says)}`);
  }
}

function agrees(label: LabelledText, reading: Reading, claim: LabelledClaim, one: ClaimFound): boolean {
  const { says } = one;
  if (says.kind !== claim.kind) return false;
  const person = reading.persons.find((found) => found.key === one.about);
  if (claim.person !== undefined && (person === undefined || keyOf(label, person) !== claim.person)) return false;
  switch (says.kind) {
    case "entry":
    case "exit":
    case "presence":
    case "attack":
      return says.country === claim.words[0] && (claim.words[1] === undefined || says.on === claim.words[1]);
    case "no-exit":
      return says.country === claim.words[0];
    case "communication": {
      const [way, happened, as, on] = claim.words;
      const alike = (kind: string | undefined) => (kind === "message" ? "notice" : kind);
      return way === `${says.from}>${says.to}` && (happened === "yes") === says.happened && (as === undefined || alike(as) === alike(says.as)) && (on === undefined || says.on === on);
    }
    case "conduct":
      return says.denied === claim.words.includes("denied");
    case "other":
      return true;
  }
}

function sourceAgrees(reading: Reading, claim: LabelledClaim, one: ClaimFound): boolean {
  if (claim.source === undefined) return one.by === undefined || one.by.person === one.about;
  if (one.by === undefined) return false;
  const [a, b] = [fold(claim.source), fold(one.by.words)];
  if (a.includes(b) || b.includes(a)) return true;
  const words = a.split(/[\s']+/).filter((word) => word.length > 3);
  const names = reading.persons.find((person) => person.key === one.by?.person)?.spellings.map((spelling) => fold(spelling.text)).join(" ") ?? "";
  return words.filter((word) => b.includes(word) || names.includes(word)).length * 2 >= words.length && words.length > 0;
}
