/**
 * Fits the weights of src/lib/names/weights.ts on a benchmark folder and prints them, with figures on the half of the
 * queries that was held back. Logistic regression by Newton's method with a ridge; signs that common sense fixes are held.
 * With `--pad` the same queries are also asked of a list made longer by a file of further records, so that the weights hold
 * for long lists too.
 *   npx node bench/quality/fit.ts --data FOLDER [--sample N] [--pad FILE [--pad-sample N]] [--write]
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { featureCount, featureNames, isUncapped, smallestList, type FeatureName } from "../../src/lib/names/features.ts";
import { Searcher } from "../../src/lib/names/list/searcher.ts";
import { capped } from "../../src/lib/names/score.ts";
import { model } from "../../src/lib/names/weights.ts";
import { loadCorpus, queryOf, readLines, sampled } from "./data.ts";
import { measure, show, type Answer, type BenchQuery } from "./measure.ts";

const { values } = parseArgs({ options: { data: { type: "string" }, sample: { type: "string", default: "0" }, pad: { type: "string" }, "pad-sample": { type: "string", default: "7000" }, write: { type: "boolean", default: false }, ridge: { type: "string", default: "2" } } });
if (values.data === undefined) throw new Error("--data FOLDER is missing");
const rowsPerQuery = 12;

interface Row {
  readonly features: Float32Array;
  readonly label: number;
  readonly id: string;
  /** How much longer than the list of `model.fittedList` persons this row's list is, as a natural log. */
  readonly longer: number;
}

/** Queries asked of one list, positives first, and what it answered. */
interface Asked {
  readonly queries: readonly BenchQuery[];
  readonly positives: number;
  readonly rows: readonly (readonly Row[])[];
}

/** Groups whose answer is not in the query: they would teach that names do not matter. */
const unlearnable = new Set(["unrelated", "single", "hani-foreign"]);
const atLeastZero = new Set<FeatureName | "list">(["rarity", "rarityHigh", "initial", "particle", "complete", "threeLinks", "birth.same", "birth.day-month-swap", "birth.one-edit", "birth.calendar", "birth.year-off", "birth.overlap-narrow", "birth.overlap-wide", "nationalityShared", "birthSameContradicted"]);
const atMostZero = new Set<FeatureName | "list">(["list", "knownUnlike", "contradictedKnown", "extraFirst", "extraLast", "rarityUnlike", "unlike10", "unlike20", "unlike30", "unlike40", "unlike50", "unlike66", "namesakes", "nickname", "equivalent", "contradicted", "contradictedMore", "contradictedFirst", "contradictedLast", "contradictedInitial", "extra", "extraMore", "reordered", "scrambled", "oneLink", "singleWord", "noLink", "birth.same-year", "birth.apart", "birth.conflict", "nationalityDiffers"]);
/**
 * Weights the data cannot teach, because their makers put no such errors in, or because names of one word are left out of
 * what counts: held near what experience says, by a ridge this strong.
 */
const priors: Partial<Record<FeatureName, number>> = { "birth.one-edit": 1, "birth.calendar": 1.5, "birth.overlap-wide": 0.3, "singleWord": -3.5, "birth.conflict": -6.5,
  // Undated namesakes were left out of the negatives, so the data cannot say what a frequent name alone is worth.
  "namesakes": -0.15,
};
const priorRidge = 2000;
/** The first weighs no more than the second. */
const ordered: readonly (readonly [FeatureName, FeatureName])[] = [["birth.year-off", "birth.day-month-swap"], ["birth.overlap-narrow", "birth.year-off"]];

const asked = [ask(undefined, Number(values.sample))];
if (values.pad !== undefined) asked.push(ask(values.pad, Number(values["pad-sample"])));

/** The weights in the order of the features, and behind them that of the length of the list. */
const names: readonly (FeatureName | "list")[] = [...featureNames, "list"];
const listAt = featureCount;
const width = featureCount + 1;
const present = [...featureNames.map((name) => model.weights[name]), -model.listSlope];
report("present weights, all", present, undefined);
const trained = fit(0);
report("fitted on even, measured on odd queries", trained, 1);
const fitted = fit(undefined);
report("fitted on all, measured on all", fitted, undefined);
for (const [i, name] of names.entries()) console.log(`  ${name.padEnd(26)} ${(fitted[i] as number).toFixed(3).padStart(8)}  half ${(trained[i] as number).toFixed(3).padStart(8)}  was ${(present[i] as number).toFixed(3).padStart(8)}`);
if (values.write) {
  const path = new URL("../../src/lib/names/weights.ts", import.meta.url);
  let text = readFileSync(path, "utf8");
  featureNames.forEach((name, i) => {
    text = text.replace(new RegExp(`"${name.replaceAll(".", "\\.")}": -?[0-9.]+`), `"${name}": ${Number((fitted[i] as number).toFixed(2))}`);
  });
  text = text.replace(/listSlope: [0-9.]+/, `listSlope: ${Number((-(fitted[listAt] as number)).toFixed(2))}`);
  writeFileSync(path, text);
}

function ask(pad: string | undefined, sample: number): Asked {
  const { list, ids } = loadCorpus(values.data as string, 1, pad);
  const searcher = new Searcher(list);
  const longer = Math.log(Math.max(smallestList, list.living) / model.fittedList);
  const positives = sampled(readLines<BenchQuery>(values.data as string, "positives.jsonl"), sample);
  const negatives = sampled(readLines<BenchQuery>(values.data as string, "negatives.jsonl"), sample);
  const queries = [...positives, ...negatives];
  const rows = queries.map((query) => collect(query, searcher, ids, longer));
  console.log(`${rows.reduce((sum, of) => sum + of.length, 0)} rows of ${rows.length} queries, ${list.living} records`);
  return { queries, positives: positives.length, rows };
}

function collect(query: BenchQuery, searcher: Searcher, ids: readonly string[], longer: number): Row[] {
  const best = new Map<number, { score: number; features: Float32Array }>();
  searcher.onScored = (record, features, score) => {
    const known = best.get(record);
    if (known === undefined || known.score < score) best.set(record, { score, features: Float32Array.from(features) });
  };
  searcher.search(queryOf(query), 1);
  const sorted = [...best].sort(([, a], [, b]) => b.score - a.score);
  const kept = sorted.filter(([record], i) => i < rowsPerQuery || query.expect.includes(ids[record] as string));
  return kept.map(([record, { features }]) => ({
    features, id: ids[record] as string, label: query.expect.includes(ids[record] as string) ? 1 : 0, longer,
  }));
}

/** Value of a feature, or of the length of the list behind them. */
function valueOf(row: Row, i: number): number {
  return i === listAt ? row.longer : (row.features[i] as number);
}

function outside(i: number): boolean {
  return isUncapped[i] === 1;
}

/** Fits on all queries, or on the even or odd ones. */
function fit(parity: number | undefined): number[] {
  const used: Row[] = [];
  for (const { queries, positives, rows } of asked) {
    rows.forEach((of, q) => {
      const query = queries[q] as BenchQuery;
      if (parity !== undefined && q % 2 !== parity) return;
      if (q < positives && (unlearnable.has(query.group) || query.dob === "conflict")) return;
      used.push(...of);
    });
  }
  const w = present.slice();
  const ridge = names.map((name, i) => (i === 0 ? 0 : name === "list" ? 1 : name in priors ? priorRidge : Number(values.ridge)));
  const centre = names.map((name) => (name === "list" ? -0.6 : (priors[name] ?? 0)));
  const penalty = (of: readonly number[]): number => of.reduce((sum, x, i) => sum + 0.5 * (ridge[i] as number) * (x - (centre[i] as number)) ** 2, 0);
  for (let round = 0; round < 30; round++) {
    const gradient = new Float64Array(width);
    const hessian = Array.from({ length: width }, () => new Float64Array(width));
    let loss = 0;
    for (const row of used) {
      const there: number[] = [];
      for (let i = 0; i < width; i++) if (valueOf(row, i) !== 0) there.push(i);
      const { z, slope } = scoreOf(row, w);
      const p = 1 / (1 + Math.exp(-z));
      loss -= Math.log(Math.max(1e-12, row.label === 1 ? p : 1 - p));
      const g = p - row.label;
      const h = p * (1 - p);
      // The cap bends the name part: its slope enters like a factor of the features (Gauss-Newton).
      for (const i of there) {
        const x = valueOf(row, i) * (outside(i) ? 1 : slope);
        gradient[i] = (gradient[i] as number) + g * x;
        const line = hessian[i] as Float64Array;
        for (const j of there) line[j] = (line[j] as number) + h * x * valueOf(row, j) * (outside(j) ? 1 : slope);
      }
    }
    // Weights held at zero by their sign leave the system; the ridge keeps rare features near zero.
    const free = names.flatMap((name, i) => {
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
        const name = names[i] as FeatureName | "list";
        let next = (before[i] as number) - share * (step[k] as number);
        if (atLeastZero.has(name)) next = Math.max(0, next);
        if (atMostZero.has(name)) next = Math.min(0, next);
        w[i] = next;
      });
      moved = Math.max(...w.map((x, i) => Math.abs(x - (before[i] as number))));
      if (lossOf(used, w) + penalty(w) < loss + penalty(before)) break;
    }
    // A closer date never counts less than a more distant one, whatever few queries say.
    for (const [less, more] of ordered) w[names.indexOf(less)] = Math.min(w[names.indexOf(less)] as number, w[names.indexOf(more)] as number);
    if (moved < 1e-4) break;
    if (round === 29) console.log(`not settled: loss ${loss.toFixed(0)}, last move ${moved.toFixed(4)}`);
  }
  return w;
}

function scoreOf(row: Row, w: readonly number[]): { z: number; slope: number } {
  let inside = 0;
  let birth = 0;
  for (let i = 0; i < width; i++) {
    const x = valueOf(row, i) * (w[i] as number);
    if (outside(i)) birth += x;
    else inside += x;
  }
  const slope = inside <= model.capFrom ? 1 : Math.exp(-(inside - model.capFrom) / (model.cap - model.capFrom));
  return { z: capped(inside) + birth, slope };
}

function lossOf(used: readonly Row[], w: readonly number[]): number {
  let loss = 0;
  for (const row of used) {
    let { z } = scoreOf(row, w);
    if (row.label === 1) z = -z;
    loss += z > 30 ? z : Math.log1p(Math.exp(z));
  }
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

function report(title: string, w: readonly number[], parity: number | undefined): void {
  for (const { queries, positives, rows } of asked) {
    const chosen = queries.map((_, q) => q).filter((q) => parity === undefined || q % 2 === parity);
    const answers = (q: number): Answer[] => (rows[q] as Row[]).map((row) => ({ id: row.id, score: scoreOf(row, w).z })).sort((a, b) => b.score - a.score).slice(0, 10);
    const p = chosen.filter((q) => q < positives);
    console.log(`\n== ${title}`);
    console.log(show(measure(p.map((q) => queries[q] as BenchQuery), p.map(answers), chosen.filter((q) => q >= positives).map(answers))));
  }
}
