/**
 * Makes the tables and curves of what ask.ts gathered: a JSON result, a page in Markdown, recall against false alerts for
 * each size, latency against size. Every engine is also set beside Heed on exactly the queries that engine answered.
 *   npx node bench/peers/report.ts --data FOLDER [--pad FILE] --sizes 10k,102k,1m [--note TEXT]
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { summarise, type Times } from "../speed/measure.ts";
import { isHeadline, measure, type BenchQuery } from "../quality/measure.ts";
import { answersFolder, shuffledQueries, type Asked } from "./ask.ts";
import { curves, latencies } from "./charts.ts";
import { engines } from "./engines.ts";
import { helped, knownOf, strengths, type Known, type Strength } from "./help.ts";
import { readPersons, type Scored } from "./lines.ts";
import { page } from "./page.ts";

/** An engine's figures on the queries it answered. */
export interface Row {
  readonly engine: string;
  readonly does: string;
  readonly missing?: string;
  readonly version: string;
  readonly commit: string;
  readonly loadAverage: readonly number[];
  readonly positives: number;
  readonly headline: number;
  readonly negatives: number;
  readonly strength?: Strength;
  readonly recallAt1: number;
  readonly recallAt10: number;
  readonly recallAtFar: Readonly<Record<string, number>>;
  readonly bestF1: number;
  readonly curve: readonly { readonly rate: number; readonly recall: number }[];
  readonly times: Times;
  /** Asked one at a time. */
  readonly perSecond: number;
  readonly memoryMb: number;
  readonly readyMs: number;
  readonly stats: Asked["stats"];
}

/** The comparison at one list size. */
export interface SizeResult {
  readonly size: string;
  readonly records: number;
  /** Recall means nothing on a part of the list, from which the wanted persons are missing. */
  readonly whole: boolean;
  /** Each engine on all it answered in its time. */
  readonly rows: readonly Row[];
  /** Heed on the queries of the engine of the same place in `rows`. */
  readonly heedBeside: readonly (Row | undefined)[];
  /** Every engine on the queries that all of them answered. */
  readonly common: readonly Row[];
}

/** Queries on which the strength is chosen; any first part of them is an even sample. */
const enoughToChoose = 4_000;

const { values } = parseArgs({ options: { data: { type: "string" }, pad: { type: "string" }, sizes: { type: "string", default: "102k" }, note: { type: "string", default: "" }, out: { type: "string", default: join(import.meta.dirname, "results") } } });
if (values.data === undefined) throw new Error("--data FOLDER is missing");
const data = values.data;
const queries = shuffledQueries(data);
const known = new Map<string, Known>();
for (const file of [join(data, "corpus.jsonl"), ...(values.pad === undefined ? [] : [values.pad])]) for (const person of readPersons(file)) known.set(person.id, knownOf(person));
const results = values.sizes.split(",").map(compareAt);
mkdirSync(values.out, { recursive: true });
const digest = createHash("sha256");
for (const file of ["corpus.jsonl", "positives.jsonl", "negatives.jsonl"]) digest.update(readFileSync(join(data, file)));
const about = {
  date: new Date().toISOString().slice(0, 10), machine: { cpu: cpus()[0]?.model.trim() ?? "unknown", cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30) },
  node: process.version, dataSha256: digest.digest("hex"), note: values.note,
};
writeFileSync(join(values.out, "peers.json"), `${JSON.stringify({ ...about, results }, undefined, 1)}\n`);
writeFileSync(join(values.out, "peers.md"), page(about, results));
for (const result of results) if (result.whole) writeFileSync(join(values.out, `recall-${result.size}.svg`), curves(`Recall against false alerts, ${result.records.toLocaleString("en")} persons`, result.rows));
writeFileSync(join(values.out, "latency.svg"), latencies(results));

function compareAt(size: string): SizeResult {
  const asked = engines.map(({ name, does }): Asked => {
    const file = join(answersFolder(size), `${name}.json`);
    if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Asked;
    return { engine: name, does, date: "", commit: "", loadAverage: [], missing: "not run at this size", stats: {}, readyMs: 0, memoryMb: 0, ms: [], hits: [] };
  });
  const heed = asked.find((one) => one.engine === "heed");
  const records = Math.max(...asked.map((one) => Number(one.stats["records"] ?? 0)));
  const rows = asked.map((one) => rowOf(one, one.hits.length));
  const common = Math.min(...asked.filter((one) => one.missing === undefined).map((one) => one.hits.length));
  return {
    size, records, whole: records >= 100_000, rows,
    heedBeside: rows.map((row, i) => (heed === undefined || row.missing !== undefined ? undefined : rowOf(heed, Math.min(heed.hits.length, asked[i]?.hits.length ?? 0)))),
    common: asked.filter((one) => one.missing === undefined).map((one) => rowOf(one, common)),
  };
}

/** Figures on the first `n` queries, with the help of dates at the strength that serves the engine best there. */
function rowOf(asked: Asked, n: number): Row {
  const isHeed = asked.engine === "heed";
  const part = queries.slice(0, n);
  const positives = part.flatMap((query, i) => (query.expect.length > 0 ? [i] : []));
  const negatives = part.flatMap((query, i) => (query.expect.length === 0 ? [i] : []));
  const facts = {
    engine: asked.engine, does: asked.does, ...(asked.missing === undefined ? {} : { missing: asked.missing }), version: String(asked.stats["version"] ?? asked.commit), commit: asked.commit,
    loadAverage: asked.loadAverage, positives: positives.length, headline: positives.filter((i) => isHeadline(part[i] as BenchQuery)).length, negatives: negatives.length,
    times: summarise(asked.ms.slice(0, n)), perSecond: Math.round((10_000 * n) / Math.max(0.001, asked.ms.slice(0, n).reduce((sum, ms) => sum + ms, 0))) / 10, memoryMb: asked.memoryMb, readyMs: asked.readyMs, stats: asked.stats,
  };
  const figuresAt = (strength: Strength | undefined, upTo: number) => {
    const answers = part.slice(0, upTo).map((query, i) => {
      const hits = asked.hits[i] ?? [];
      const asking: Known = { births: query.birthDate === undefined ? [] : [query.birthDate], nations: query.nationality === undefined ? [] : [query.nationality] };
      return (strength === undefined ? hits : helped(hits, asking, known, strength)).slice(0, 10);
    });
    const wanted = positives.filter((i) => i < upTo);
    const found = wanted.map((i) => answers[i] as Scored[]);
    const falseFound = negatives.filter((i) => i < upTo).map((i) => answers[i] as Scored[]);
    const measured = measure(wanted.map((i) => part[i] as BenchQuery), found, falseFound);
    return { ...(strength === undefined ? {} : { strength }), measured, found, falseFound };
  };
  const [strength] = isHeed ? [undefined] : strengths.map((one) => ({ one, of: figuresAt(one, Math.min(n, enoughToChoose)).measured }))
    .toSorted((a, b) => (b.of.recallAtFar["0.01"] ?? 0) - (a.of.recallAtFar["0.01"] ?? 0) || b.of.bestF1 - a.of.bestF1).map(({ one }) => one);
  const best = figuresAt(strength, n);
  const { recallAt1, recallAt10, recallAtFar, bestF1 } = best.measured;
  return {
    ...facts, ...(best.strength === undefined ? {} : { strength: best.strength }), recallAt1, recallAt10, recallAtFar, bestF1,
    curve: curveOf(positives.map((i) => part[i] as BenchQuery), best.found, best.falseFound),
  };
}

/** Recall at false-alert rates from the smallest that these negatives can show. */
function curveOf(positives: readonly BenchQuery[], found: readonly (readonly Scored[])[], falseFound: readonly (readonly Scored[])[]): { rate: number; recall: number }[] {
  const tops = falseFound.map((hits) => hits[0]?.score ?? -Infinity).sort((a, b) => b - a);
  const scores = positives.flatMap((query, i) => (isHeadline(query) ? [found[i]?.find((hit) => query.expect.includes(hit.id))?.score ?? -Infinity] : []));
  return [0.001, 0.002, 0.003, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2].filter((rate) => rate * tops.length >= 2).map((rate) => {
    const limit = tops[Math.floor(rate * tops.length)] ?? -Infinity;
    return { rate, recall: Math.round(10_000 * scores.filter((score) => score > limit).length / Math.max(1, scores.length)) / 10_000 };
  });
}
