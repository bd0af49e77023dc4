import { alertScores, NameIndex } from "../lib/names/index.ts";
import { describedOf } from "./described.ts";
import { plainId } from "./own-id.ts";
import type { PersonDescription } from "./person.ts";
import type { ListEntry } from "./watch-list.ts";

/** What two lists say differently of one person; a field that one of them does not have is compared with nothing. */
export interface Difference {
  readonly field: "names" | "births" | "birthplace" | "sex" | "nationalities" | "documents" | "category" | "action" | "fallback" | "review" | "terrorism";
  readonly ours: string;
  readonly theirs: string;
}

/** One person of either list: on both and said to be the same, on both with differences, or missing on one. */
export type Reconciled =
  | { readonly kind: "same" | "differs"; readonly ours: string; readonly theirs: string; readonly name: string; readonly theirName: string; readonly score: number; readonly why: readonly string[]; readonly differences: readonly Difference[]; /** Others of ours that resemble theirs too. */ readonly alsoLike: readonly string[] }
  | { readonly kind: "missing-here"; readonly theirs: string; readonly theirName: string }
  | { readonly kind: "missing-there"; readonly ours: string; readonly name: string };

/** Persons of ours weighed for one of theirs, at most. */
const MOST_LIKE = 5;

/**
 * Holds a list of another authority against our own: what is the same, what is missing on either side, what differs. Two entries are one
 * where they have one name, or where recognition would raise a candidate; of several the likeliest pair is taken, and each entry stands in
 * one pair at most. It joins nobody and files nothing. The order of the lists never matters; cost grows with theirs times the candidates.
 * @example reconcile([ours], [theirs])[0] // { kind: "differs", differences: [{ field: "births", ours: "1985-11-21", theirs: "1985" }], ... }
 */
export function reconcile(ours: readonly ListEntry[], theirs: readonly ListEntry[]): readonly Reconciled[] {
  const index = new NameIndex();
  const own = new Map(ours.map((one) => [one.id, one]));
  for (const one of ours) if (!one.person.bystander) index.add(one.id, describedOf(one.person));
  const named = new Map(ours.flatMap((one) => [[one.id, one.id], [plainId(one.id), one.id]]));
  const pairs = theirs.flatMap((one): readonly Pair[] => {
    const sameId = named.get(one.id);
    const hits = index.search(describedOf(one.person), { limit: MOST_LIKE, minScore: alertScores.queue });
    const like = hits.map(({ id, comparison }): Pair => ({ ours: id, theirs: one.id, score: comparison.score, why: comparison.reasons.slice(1).map((reason) => reason.text), named: id === sameId }));
    return sameId === undefined || like.some((pair) => pair.ours === sameId) ? like : [{ ours: sameId, theirs: one.id, score: 0, why: [], named: true }, ...like];
  });
  const taken = pairUp(pairs);
  const byTheirs = new Map(taken.map((pair) => [pair.theirs, pair]));
  const paired = new Set(taken.map((pair) => pair.ours));
  const rows = theirs.map((one): Reconciled => {
    const pair = byTheirs.get(one.id);
    if (pair === undefined) return { kind: "missing-here", theirs: one.id, theirName: nameOf(one.person) };
    const other = own.get(pair.ours)!;
    const differences = differencesOf(other, one);
    const alsoLike = pairs.filter((each) => each.theirs === one.id && each.ours !== pair.ours).map((each) => each.ours);
    return { kind: differences.length === 0 ? "same" : "differs", ours: other.id, theirs: one.id, name: nameOf(other.person), theirName: nameOf(one.person), score: pair.score, why: pair.why, differences, alsoLike };
  });
  const missing = ours.filter((one) => !paired.has(one.id)).map((one): Reconciled => ({ kind: "missing-there", ours: one.id, name: nameOf(one.person) }));
  return [...rows, ...missing].toSorted((a, b) => RANK[a.kind] - RANK[b.kind] || (keyOf(a) < keyOf(b) ? -1 : 1));
}

interface Pair {
  readonly ours: string;
  readonly theirs: string;
  readonly score: number;
  readonly why: readonly string[];
  /** Both lists call it alike. */
  readonly named: boolean;
}

/** What somebody has to look at stands before what is as it should be. */
const RANK: Readonly<Record<Reconciled["kind"], number>> = { differs: 0, "missing-here": 1, "missing-there": 2, same: 3 };

/** The likeliest pairs, each entry in one at most; ties fall by id, so that the order of the lists does not matter. */
function pairUp(pairs: readonly Pair[]): readonly Pair[] {
  const [ours, theirs] = [new Set<string>(), new Set<string>()];
  const key = (pair: Pair) => `${pair.theirs} ${pair.ours}`;
  return pairs
    .toSorted((a, b) => Number(b.named) - Number(a.named) || b.score - a.score || (key(a) < key(b) ? -1 : 1))
    .filter((pair) => {
      if (ours.has(pair.ours) || theirs.has(pair.theirs)) return false;
      ours.add(pair.ours);
      theirs.add(pair.theirs);
      return true;
    });
}

function differencesOf(ours: ListEntry, theirs: ListEntry): readonly Difference[] {
  const [a, b] = [ours.person, theirs.person];
  const sets: readonly (readonly [Difference["field"], readonly string[], readonly string[]])[] = [
    ["names", a.names.map((one) => one.text), b.names.map((one) => one.text)],
    ["births", birthsOf(a), birthsOf(b)],
    ["birthplace", listed(a.birthPlace), listed(b.birthPlace)],
    ["sex", listed(a.sex), listed(b.sex)],
    ["nationalities", a.nationalities, b.nationalities],
    ["documents", documentsOf(a), documentsOf(b)],
    ["category", listed(ours.category), listed(theirs.category)],
    ["action", listed(ours.action), listed(theirs.action)],
    ["fallback", listed(ours.fallback), listed(theirs.fallback)],
    ["review", listed(ours.reviewOn), listed(theirs.reviewOn)],
    ["terrorism", listed(ours.terrorism), listed(theirs.terrorism)],
  ];
  return sets.flatMap(([field, mine, other]) => (mine.length === 0 || other.length === 0 || alike(mine, other) ? [] : [{ field, ours: mine.join("; "), theirs: other.join("; ") }]));
}

/** Spaces and capitals say nothing; every other letter does, since a spelling is what a list is held against for. */
function alike(a: readonly string[], b: readonly string[]): boolean {
  const plain = (all: readonly string[]) => [...new Set(all.map((one) => one.normalize("NFC").toLowerCase().replace(/\s+/gu, " ").trim()))].toSorted((x, y) => (x < y ? -1 : 1)).join("\n");
  return plain(a) === plain(b);
}

function birthsOf(person: PersonDescription): readonly string[] {
  return person.births.map((birth) => ("date" in birth ? birth.date : `${birth.age} at ${birth.at}`));
}

function documentsOf(person: PersonDescription): readonly string[] {
  return person.documents.map((one) => `${one.type} ${one.number.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "")}`);
}

function listed(value: string | boolean | undefined): readonly string[] {
  return value === undefined ? [] : [typeof value === "boolean" ? (value ? "yes" : "no") : value];
}

function nameOf(person: PersonDescription): string {
  return person.names[0]!.text;
}

function keyOf(one: Reconciled): string {
  return one.kind === "missing-there" ? one.ours : one.theirs;
}
