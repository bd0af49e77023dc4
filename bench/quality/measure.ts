/** Recall against false alerts, by the measuring program's definitions. */

/** One query of a benchmark file. */
export interface BenchQuery {
  readonly name: string;
  readonly birthDate?: string;
  readonly nationality?: string;
  readonly expect: readonly string[];
  readonly group: string;
  readonly dob?: string;
}

export interface Answer {
  readonly id: string;
  readonly score: number;
}

const outside = new Set(["unrelated", "single", "partial", "hani-foreign", "script:hebr", "script:hang", "script:kana", "script:other"]);

export function isHeadline(query: BenchQuery): boolean {
  return !outside.has(query.group) && query.dob !== "conflict";
}

export interface Measured {
  readonly recallAt1: number;
  readonly recallAt10: number;
  readonly recallAtFar: Readonly<Record<string, number>>;
  readonly thresholds: Readonly<Record<string, number>>;
  readonly bestF1: number;
  readonly groups: Readonly<Record<string, { n: number; at1: number; at10: number; atFar1: number; atFar01: number }>>;
  readonly births: Readonly<Record<string, { n: number; atFar1: number }>>;
}

/** Figures for answers to positives and negatives, in the order of the queries. */
export function measure(positives: readonly BenchQuery[], found: readonly (readonly Answer[])[], falseFound: readonly (readonly Answer[])[]): Measured {
  const tops = falseFound.map((hits) => hits[0]?.score ?? -Infinity).sort((a, b) => b - a);
  const threshold = (rate: number): number => {
    const s = tops[Math.floor(rate * tops.length)] ?? -Infinity;
    return s === -Infinity ? -Number.MAX_VALUE : s + 1e-9;
  };
  const rank = positives.map((query, i) => (found[i] ?? []).findIndex((hit) => query.expect.includes(hit.id)));
  const score = positives.map((_, i) => (rank[i] === -1 ? -Infinity : found[i]?.[rank[i] as number]?.score ?? -Infinity));
  const headline = positives.flatMap((query, i) => (isHeadline(query) ? [i] : []));
  const share = (of: readonly number[], test: (i: number) => boolean): number => of.filter(test).length / Math.max(1, of.length);
  const far1 = threshold(0.01);
  const far01 = threshold(0.001);
  const recallAtFar: Record<string, number> = {};
  const thresholds: Record<string, number> = {};
  for (const rate of [0.001, 0.005, 0.01, 0.02, 0.05]) {
    thresholds[rate] = threshold(rate);
    recallAtFar[rate] = share(headline, (i) => (score[i] as number) >= threshold(rate));
  }
  const at = (of: readonly number[]) => ({
    n: of.length, at1: share(of, (i) => rank[i] === 0), at10: share(of, (i) => rank[i] !== -1 && (rank[i] as number) < 10),
    atFar1: share(of, (i) => (score[i] as number) >= far1), atFar01: share(of, (i) => (score[i] as number) >= far01),
  });
  const groups: Record<string, ReturnType<typeof at>> = {};
  for (const group of [...new Set(positives.map((query) => query.group))].sort((a, b) => (a < b ? -1 : 1))) {
    groups[group] = at(positives.flatMap((query, i) => (query.group === group ? [i] : [])));
  }
  const births: Record<string, ReturnType<typeof at>> = {};
  for (const dob of [...new Set(positives.map((query) => query.dob ?? "none"))].sort((a, b) => (a < b ? -1 : 1))) {
    births[dob] = at(headline.filter((i) => (positives[i]?.dob ?? "none") === dob));
  }
  return { ...pick(at(headline)), recallAtFar, thresholds, bestF1: bestF1(positives, headline, found, falseFound), groups, births };
}

function pick(all: { at1: number; at10: number }): { recallAt1: number; recallAt10: number } {
  return { recallAt1: all.at1, recallAt10: all.at10 };
}

function bestF1(positives: readonly BenchQuery[], headline: readonly number[], found: readonly (readonly Answer[])[], falseFound: readonly (readonly Answer[])[]): number {
  const events: (readonly [number, number])[] = [];
  for (const i of headline) for (const hit of found[i] ?? []) events.push([hit.score, positives[i]?.expect.includes(hit.id) === true ? 1 : 0]);
  for (const hits of falseFound) for (const hit of hits) events.push([hit.score, 0]);
  events.sort((a, b) => b[0] - a[0]);
  let right = 0;
  let best = 0;
  events.forEach(([score, hit], k) => {
    right += hit;
    const next = events[k + 1];
    if (next !== undefined && next[0] >= score) return;
    const precision = right / (k + 1);
    const recall = right / headline.length;
    best = Math.max(best, (2 * precision * recall) / (precision + recall || 1));
  });
  return best;
}

/** A table for people. */
export function show(m: Measured): string {
  const pct = (x: number): string => (100 * x).toFixed(1).padStart(6);
  const lines = [`recall@1 ${pct(m.recallAt1)}  @10 ${pct(m.recallAt10)}  best F1 ${pct(m.bestF1)}`];
  for (const [rate, recall] of Object.entries(m.recallAtFar)) lines.push(`  recall at false-alert rate ${rate}: ${pct(recall)}   threshold ${(m.thresholds[rate] as number).toFixed(3)}`);
  lines.push(`${"group".padEnd(24)}    n     @1    @10  @1%  @0.1%`);
  for (const [group, g] of Object.entries(m.groups)) lines.push(`${group.padEnd(24)}${String(g.n).padStart(5)} ${pct(g.at1)} ${pct(g.at10)} ${pct(g.atFar1)} ${pct(g.atFar01)}`);
  for (const [dob, g] of Object.entries(m.births)) lines.push(`  birth ${dob.padEnd(10)} n=${g.n} at 1%: ${pct(g.atFar1)}`);
  return lines.join("\n");
}
