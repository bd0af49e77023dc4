import { peerModule } from "./lines.ts";

const jaroWinkler = peerModule("talisman/metrics/jaro-winkler") as (a: string, b: string) => number;

/** Lower-case words of a romanised name. */
export function wordsOf(name: string): string[] {
  return name.toLowerCase().split(/[^a-z]+/).filter((word) => word !== "");
}

/**
 * Likeness of two names by talisman's Jaro-Winkler: each word with its best free partner, best pairs first, weighed by
 * length, over the words of the longer name. What a careful user of these libraries writes on top of them.
 */
export function alignedLikeness(a: readonly string[], b: readonly string[]): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const pairs: { i: number; j: number; likeness: number }[] = [];
  short.forEach((x, i) => long.forEach((y, j) => pairs.push({ i, j, likeness: x === y ? 1 : jaroWinkler(x, y) })));
  pairs.sort((x, y) => y.likeness - x.likeness);
  const usedI = new Set<number>();
  const usedJ = new Set<number>();
  let sum = 0;
  for (const { i, j, likeness } of pairs) {
    if (usedI.has(i) || usedJ.has(j)) continue;
    usedI.add(i);
    usedJ.add(j);
    sum += likeness * ((short[i] ?? "").length + (long[j] ?? "").length);
  }
  const letters = [...a, ...b].reduce((total, word) => total + word.length, 0);
  return letters === 0 ? 0 : sum / letters;
}
