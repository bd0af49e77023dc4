import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { compare, NameIndex } from "../../src/lib/names/index.ts";
import { seeded } from "../../bench/speed/measure.ts";
import { anyKind, strangePerson, strangeText, type StrangeKind } from "./strange.ts";

/** What a run of strange texts found, so that runs add up. */
export interface Trial {
  readonly strings: number;
  readonly comparisons: Counted;
  readonly searches: Counted;
}

/** How often an operation took how long, by tenths of a power of two of microseconds. */
export interface Counted {
  readonly times: readonly number[];
  readonly worstMs: number;
  readonly worstKind: string;
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
const searchEvery = 25;

/**
 * What takes longer by the clock is done again where nothing of it is kept, and its processor time counts, since the bound
 * is on work and other programs take turns; the lesser time of two lists, since the collector of memory takes turns too.
 */
const againAboveMs = 2;

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
  const comparisons = { times: [] as number[], worstMs: 0, worstKind: "" };
  const searches = { times: [] as number[], worstMs: 0, worstKind: "" };
  const timed = <T>(counted: typeof searches, kind: StrangeKind, work: (on: NameIndex) => T): T => {
    const start = performance.now();
    const result = work(index);
    let ms = performance.now() - start;
    for (const twin of twins) {
      if (ms <= againAboveMs) break;
      const again = processorMs();
      work(twin);
      ms = Math.min(ms, processorMs() - again);
    }
    const bucket = bucketOf(ms);
    counted.times[bucket] = (counted.times[bucket] ?? 0) + 1;
    if (ms > counted.worstMs) [counted.worstMs, counted.worstKind] = [ms, kind];
    return result;
  };
  for (let tried = 0; tried < strings; tried += 2) {
    const [kind, other] = [anyKind(random), anyKind(random)];
    const [text, neighbour] = [strangeText(kind, random), strangeText(other, random)];
    const a = strangePerson(text, random);
    const b = strangePerson(neighbour, random);
    try {
      const { score, logOdds, reasons } = timed(comparisons, kind, () => compare(a, b));
      assert.ok(score >= 0 && score <= 1 && Number.isFinite(logOdds), `score ${score}`);
      assert.ok(Math.abs(reasons.reduce((sum, reason) => sum + reason.contribution, 0) - logOdds) < 1e-9, "reasons do not sum to the log-odds");
      if (tried % (2 * searchEvery) !== 0) continue;
      let last = Infinity;
      for (const { id, comparison } of timed(searches, kind, (on) => on.search(a, { limit: 5 }))) {
        assert.ok(index.has(id) && comparison.logOdds <= last && Number.isFinite(comparison.logOdds), `hit ${id} ${comparison.logOdds}`);
        last = comparison.logOdds;
      }
    } catch (error) {
      throw new Error(`seed ${seed}, string ${tried} (${kind} ${JSON.stringify(text.slice(0, 200))} / ${other} ${JSON.stringify(neighbour.slice(0, 200))}): ${(error as Error).message}`, { cause: error });
    }
  }
  assert.deepEqual(probes.map((probe) => index.search(probe)), before, `seed ${seed}: queries changed an answer`);
  const whole = (counted: typeof searches): Counted => ({ ...counted, times: Array.from(counted.times, (count) => count ?? 0) });
  return { strings, comparisons: whole(comparisons), searches: whole(searches) };
}

/** Processor time this thread has had, where the system tells it to the nanosecond (Linux); else by the clock. */
export function processorMs(): number {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, "latin1").split(" ")[0]) / 1e6;
  } catch {
    return performance.now();
  }
}

/** Two counts as one. */
export function addCounted(a: Counted, b: Counted): Counted {
  const worse = a.worstMs >= b.worstMs ? a : b;
  return { times: Array.from({ length: Math.max(a.times.length, b.times.length) }, (_, i) => (a.times[i] ?? 0) + (b.times[i] ?? 0)), worstMs: Math.round(100 * worse.worstMs) / 100, worstKind: worse.worstKind };
}
