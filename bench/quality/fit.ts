/**
 * Fits the weights of src/lib/names/weights.ts on a benchmark folder and prints them, with figures on the half of the
 * queries that was held back. Logistic regression by Newton's method with a ridge; signs that common sense fixes are held.
 *   npx node bench/quality/fit.ts --data FOLDER [--sample N] [--write]
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { featureCount, featureNames, isUncapped, type FeatureName } from "../../src/lib/names/features.ts";
import { Searcher } from "../../src/lib/names/list/searcher.ts";
import { capped } from "../../src/lib/names/score.ts";
import { model } from "../../src/lib/names/weights.ts";
import { loadCorpus, queryOf, readLines, sampled } from "./data.ts";
import { measure, show, type Answer, type BenchQuery } from "./measure.ts";

const { values } = parseArgs({ options: { data: { type: "string" }, sample: { type: "string", default: "0" }, write: { type: "boolean", default: false }, ridge: { type: "string", default: "2" } } });
if (values.data === undefined) throw new Error("--data FOLDER is missing");
const rowsPerQuery = 12;

interface Row {
  readonly features: Float32Array;
  readonly label: number;
  readonly id: string;
}

/** Groups whose answer is not in the query: they would teach that names do not matter. */
const unlearnable = new Set(["unrelated", "single", "hani-foreign"]);
const atLeastZero = new Set<FeatureName>(["rarity", "rarityHigh", "initial", "particle", "complete", "threeLinks", "birth.same", "birth.day-month-swap", "birth.one-edit", "birth.calendar", "birth.year-off", "birth.overlap-narrow", "birth.overlap-wide", "nationalityShared", "birthSameContradicted"]);
const atMostZero = new Set<FeatureName>(["rarityUnlike", "unlike10", "unlike20", "unlike30", "unlike40", "unlike50", "unlike66", "namesakes", "nickname", "equivalent", "contradicted", "contradictedMore", "contradictedFirst", "contradictedLast", "contradictedInitial", "extra", "extraMore", "reordered", "scrambled", "oneLink", "singleWord", "noLink", "birth.same-year", "birth.apart", "birth.conflict", "nationalityDiffers"]);
/**
 * Weights the data cannot teach, because their makers put no such errors in, or because names of one word are left out of
 * what counts: held near what experience says, by a ridge this strong.
 */
const priors: Partial<Record<FeatureName, number>> = { "birth.one-edit": 1, "birth.calendar": 1.5, "birth.overlap-wide": 0.3, "singleWord": -3.5, "birth.conflict": -6.5,
  // Undated namesakes were left out of the negatives, so the data cannot say what a frequent name alone is worth.
  "namesakes": -0.15,
};
const priorRidge = 2000;

const { list, ids } = loadCorpus(values.data);
const searcher = new Searcher(list);
const size = Number(values.sample);
const positives = sampled(readLines<BenchQuery>(values.data, "positives.jsonl"), size);
const negatives = sampled(readLines<BenchQuery>(values.data, "negatives.jsonl"), size);
const rows = [...positives, ...negatives].map(collect);
console.log(`${rows.reduce((sum, of) => sum + of.length, 0)} rows of ${rows.length} queries`);

const all = positives.map((_, i) => i).concat(negatives.map((_, i) => positives.length + i));
const half = (odd: number): number[] => all.filter((i) => i % 2 === odd);
report("present weights, all", featureNames.map((name) => model.weights[name]), all);
const trained = fit(half(0));
report("fitted on even, measured on odd queries", trained, half(1));
const fitted = fit(all);
report("fitted on all, measured on all", fitted, all);
for (const [i, name] of featureNames.entries()) console.log(`  ${name.padEnd(26)} ${(fitted[i] as number).toFixed(3).padStart(8)}  half ${(trained[i] as number).toFixed(3).padStart(8)}  was ${model.weights[name].toFixed(3).padStart(8)}`);
if (values.write) {
  const path = new URL("../../src/lib/names/weights.ts", import.meta.url);
  let text = readFileSync(path, "utf8");
  featureNames.forEach((name, i) => {
    text = text.replace(new RegExp(`"${name.replaceAll(".", "\\.")}": -?[0-9.]+`), `"${name}": ${Number((fitted[i] as number).toFixed(2))}`);
  });
  writeFileSync(path, text);
}

function collect(query: BenchQuery): Row[] {
  const best = new Map<number, { score: number; features: Float32Array }>();
  searcher.onScored = (record, features, score) => {
    const known = best.get(record);
    if (known === undefined || known.score < score) best.set(record, { score, features: Float32Array.from(features) });
  };
  searcher.search(queryOf(query), 1);
  const sorted = [...best].sort(([, a], [, b]) => b.score - a.score);
  const kept = sorted.filter(([record], i) => i < rowsPerQuery || query.expect.includes(ids[record] as string));
  return kept.map(([record, { features }]) => ({
    features, id: ids[record] as string, label: query.expect.includes(ids[record] as string) ? 1 : 0,
  }));
}

function fit(queries: readonly number[]): number[] {
  const used: Row[] = [];
  const weight: number[] = [];
  for (const q of queries) {
    const query = positives[q];
    if (query !== undefined && (unlearnable.has(query.group) || query.dob === "conflict")) continue;
    for (const row of rows[q] as Row[]) {
      used.push(row);
      weight.push(1);
    }
  }
  const w = featureNames.map((name) => model.weights[name]);
  const ridge = featureNames.map((name, i) => (i === 0 ? 0 : name in priors ? priorRidge : Number(values.ridge)));
  const centre = featureNames.map((name) => priors[name] ?? 0);
  const penalty = (of: readonly number[]): number => of.reduce((sum, x, i) => sum + 0.5 * (ridge[i] as number) * (x - (centre[i] as number)) ** 2, 0);
  for (let round = 0; round < 30; round++) {
    const gradient = new Float64Array(featureCount);
    const hessian = Array.from({ length: featureCount }, () => new Float64Array(featureCount));
    let loss = 0;
    used.forEach((row, r) => {
      const present: number[] = [];
      for (let i = 0; i < featureCount; i++) if (row.features[i] !== 0) present.push(i);
      const { z, slope } = scoreOf(row, w);
      const p = 1 / (1 + Math.exp(-z));
      loss -= (weight[r] as number) * Math.log(Math.max(1e-12, row.label === 1 ? p : 1 - p));
      const g = (weight[r] as number) * (p - row.label);
      const h = (weight[r] as number) * p * (1 - p);
      // The cap bends the name part: its slope enters like a factor of the features (Gauss-Newton).
      for (const i of present) {
        const x = (row.features[i] as number) * (isUncapped[i] === 1 ? 1 : slope);
        gradient[i] = (gradient[i] as number) + g * x;
        const line = hessian[i] as Float64Array;
        for (const j of present) line[j] = (line[j] as number) + h * x * (row.features[j] as number) * (isUncapped[j] === 1 ? 1 : slope);
      }
    });
    // Weights held at zero by their sign leave the system; the ridge keeps rare features near zero.
    const free = featureNames.flatMap((name, i) => {
      const g = (gradient[i] as number) + (ridge[i] as number) * ((w[i] as number) - (centre[i] as number));
      gradient[i] = g;
      const held = w[i] === 0 && ((atLeastZero.has(name) && g > 0) || (atMostZero.has(name) && g < 0));
      return held ? [] : [i];
    });
    const step = solve(free.map((i) => free.map((j) => ((hessian[i] as Float64Array)[j] as number) + (i === j ? (ridge[i] as number) + 1e-9 : 0))), free.map((i) => gradient[i] as number));
    // Projected Newton: the whole step is shortened until the loss falls.
    let moved = 0;
    const before = w.slice();
    for (let share = 1; share > 1e-4; share /= 2) {
      free.forEach((i, k) => {
        const name = featureNames[i] as FeatureName;
        let next = (before[i] as number) - share * (step[k] as number);
        if (atLeastZero.has(name)) next = Math.max(0, next);
        if (atMostZero.has(name)) next = Math.min(0, next);
        w[i] = next;
      });
      moved = Math.max(...w.map((x, i) => Math.abs(x - (before[i] as number))));
      if (lossOf(used, weight, w) + penalty(w) < loss + penalty(before)) break;
    }
    if (moved < 1e-4) break;
    if (round === 29) console.log(`not settled: loss ${loss.toFixed(0)}, last move ${moved.toFixed(4)}`);
  }
  return w;
}

function scoreOf(row: Row, w: readonly number[]): { z: number; slope: number } {
  let names = 0;
  let birth = 0;
  for (let i = 0; i < featureCount; i++) {
    const x = (row.features[i] as number) * (w[i] as number);
    if (isUncapped[i] === 1) birth += x;
    else names += x;
  }
  const slope = names <= model.capFrom ? 1 : Math.exp(-(names - model.capFrom) / (model.cap - model.capFrom));
  return { z: capped(names) + birth, slope };
}

function lossOf(used: readonly Row[], weight: readonly number[], w: readonly number[]): number {
  let loss = 0;
  used.forEach((row, r) => {
    let { z } = scoreOf(row, w);
    if (row.label === 1) z = -z;
    loss += (weight[r] as number) * (z > 30 ? z : Math.log1p(Math.exp(z)));
  });
  return loss;
}

/** Gaussian elimination with pivoting. */
function solve(matrix: number[][], right: number[]): number[] {
  const n = right.length;
  const a = matrix.map((line, i) => [...line, right[i] as number]);
  for (let i = 0; i < n; i++) {
    let pivot = i;
    for (let r = i + 1; r < n; r++) if (Math.abs(a[r]?.[i] as number) > Math.abs(a[pivot]?.[i] as number)) pivot = r;
    [a[i], a[pivot]] = [a[pivot] as number[], a[i] as number[]];
    for (let r = i + 1; r < n; r++) {
      const factor = (a[r]?.[i] as number) / (a[i]?.[i] as number);
      if (factor === 0) continue;
      for (let c = i; c <= n; c++) (a[r] as number[])[c] = (a[r]?.[c] as number) - factor * (a[i]?.[c] as number);
    }
  }
  const x = Array.from({ length: n }, () => 0);
  for (let i = n - 1; i >= 0; i--) {
    let sum = a[i]?.[n] as number;
    for (let c = i + 1; c < n; c++) sum -= (a[i]?.[c] as number) * (x[c] as number);
    x[i] = sum / (a[i]?.[i] as number);
  }
  return x;
}

function report(title: string, w: readonly number[], queries: readonly number[]): void {
  const answers = (q: number): Answer[] => (rows[q] as Row[]).map((row) => ({ id: row.id, score: scoreOf(row, w).z })).sort((a, b) => b.score - a.score).slice(0, 10);
  const p = queries.filter((q) => q < positives.length);
  const n = queries.filter((q) => q >= positives.length);
  console.log(`\n== ${title}`);
  console.log(show(measure(p.map((q) => positives[q] as BenchQuery), p.map(answers), n.map(answers))));
}
