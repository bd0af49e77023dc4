import assert from "node:assert/strict";
import { compare, NameIndex } from "../../src/lib/names/index.ts";
import { seeded } from "../../bench/speed/measure.ts";
import { anyKind, strangePerson, strangeText, type StrangeKind } from "./strange.ts";

/** What a run of strange texts found. Times are counted by tenths of a power of two of microseconds, so that runs add up. */
export interface Trial {
  readonly strings: number;
  readonly comparisons: number;
  readonly searches: number;
  readonly worstMs: number;
  readonly worstKind: string;
  readonly times: readonly number[];
}

const bucketsPerDoubling = 10;

/** The bucket of a time. */
export function bucketOf(ms: number): number {
  return Math.max(0, Math.ceil(bucketsPerDoubling * Math.log2(Math.max(1, 1000 * ms))));
}

/** The least time that `share` of the counted operations do not exceed, in milliseconds, rounded up to its bucket. */
export function quantile(times: readonly number[], share: number): number {
  const total = times.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  for (let bucket = 0; bucket < times.length; bucket++) {
    seen += times[bucket] ?? 0;
    if (seen >= share * total) return 2 ** (bucket / bucketsPerDoubling) / 1000;
  }
  return Number.NaN;
}

/** Persons of a list to search: plain and strange ones, the same for a seed. */
export function strangeList(persons: number, random: () => number): NameIndex {
  const index = new NameIndex();
  for (let i = 0; i < persons; i++) index.add(`p${i}`, strangePerson(strangeText(i % 3 === 0 ? anyKind(random) : "name", random), random));
  return index;
}

/** One pair in so many is also searched for: a search compares dozens of pairs. */
const searchEvery = 5;

/** A slower operation is done again where nothing of it is kept; the least time counts, since other programs take turns. */
const againAboveMs = 4;

/**
 * Compares `strings` strange texts two by two, and searches a list for some of them; throws at the first that breaks a
 * promise, naming seed and text. Two probes must be answered alike before and after.
 */
export function tryStrings(strings: number, seed: number, persons: number): Trial {
  const random = seeded(seed);
  // The same list three times: one that is asked, and two for what has to be timed again.
  const [index, ...twins] = [0, 1, 2].map(() => strangeList(persons, seeded(seed))) as [NameIndex, ...NameIndex[]];
  const probes = ["Omar Ismail Mostefai", "Kim Jongun"].map((text) => ({ names: [{ text }] }));
  const before = probes.map((probe) => index.search(probe));
  for (const twin of twins) for (const probe of probes) twin.search(probe);
  const times: number[] = [];
  let comparisons = 0;
  let searches = 0;
  let worstMs = 0;
  let worstKind = "";
  const timed = <T>(kind: StrangeKind, work: (on: NameIndex) => T): T => {
    const start = performance.now();
    const result = work(index);
    let ms = performance.now() - start;
    for (const twin of twins) {
      if (ms <= againAboveMs) break;
      const again = performance.now();
      work(twin);
      ms = Math.min(ms, performance.now() - again);
    }
    const bucket = bucketOf(ms);
    times[bucket] = (times[bucket] ?? 0) + 1;
    if (ms > worstMs) [worstMs, worstKind] = [ms, kind];
    return result;
  };
  for (let tried = 0; tried < strings; tried += 2) {
    const [kind, other] = [anyKind(random), anyKind(random)];
    const [text, neighbour] = [strangeText(kind, random), strangeText(other, random)];
    const a = strangePerson(text, random);
    const b = strangePerson(neighbour, random);
    try {
      const { score, logOdds, reasons } = timed(kind, () => compare(a, b));
      assert.ok(score >= 0 && score <= 1 && Number.isFinite(logOdds), `score ${score}`);
      assert.ok(Math.abs(reasons.reduce((sum, reason) => sum + reason.contribution, 0) - logOdds) < 1e-9, "reasons do not sum to the log-odds");
      comparisons++;
      if (comparisons % searchEvery !== 0) continue;
      let last = Infinity;
      for (const { id, comparison } of timed(kind, (on) => on.search(a, { limit: 5 }))) {
        assert.ok(index.has(id) && comparison.logOdds <= last && Number.isFinite(comparison.logOdds), `hit ${id} ${comparison.logOdds}`);
        last = comparison.logOdds;
      }
      searches++;
    } catch (error) {
      throw new Error(`seed ${seed}, string ${tried} (${kind} ${JSON.stringify(text.slice(0, 200))} / ${other} ${JSON.stringify(neighbour.slice(0, 200))}): ${(error as Error).message}`, { cause: error });
    }
  }
  assert.deepEqual(probes.map((probe) => index.search(probe)), before, `seed ${seed}: queries changed an answer`);
  return { strings, comparisons, searches, worstMs, worstKind, times: Array.from(times, (count) => count ?? 0) };
}
