/**
 * Evaluates the engine in this process on a benchmark folder.
 *   npx node bench/quality/evaluate.ts --data FOLDER [--sample N] [--misses FILE]
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Searcher } from "../../src/lib/names/list/searcher.ts";
import { loadCorpus, queryOf, readLines, sampled } from "./data.ts";
import { measure, show, type Answer, type BenchQuery } from "./measure.ts";

const { values } = parseArgs({ options: { data: { type: "string" }, sample: { type: "string", default: "0" }, misses: { type: "string" } } });
if (values.data === undefined) throw new Error("--data FOLDER is missing");
let t = performance.now();
const { list, ids } = loadCorpus(values.data);
console.log(`loaded ${list.records} records, ${list.names} names, ${list.vocabulary.words} words, ${(list.bytes / list.records).toFixed(0)} bytes a record in ${((performance.now() - t) / 1000).toFixed(1)} s`);
const size = Number(values.sample);
const positives = sampled(readLines<BenchQuery>(values.data, "positives.jsonl"), size);
const negatives = sampled(readLines<BenchQuery>(values.data, "negatives.jsonl"), size);
const searcher = new Searcher(list);
const times: number[] = [];
function ask(query: BenchQuery): Answer[] {
  const start = performance.now();
  const found = searcher.search(queryOf(query), 10).map(({ record, logOdds }) => ({ id: ids[record] as string, score: logOdds }));
  times.push(performance.now() - start);
  return found;
}
t = performance.now();
const found = positives.map(ask);
const falseFound = negatives.map(ask);
const seconds = (performance.now() - t) / 1000;
times.sort((a, b) => a - b);
const result = measure(positives, found, falseFound);
console.log(show(result));
console.log(`${((positives.length + negatives.length) / seconds).toFixed(0)} queries/s, median ${times[times.length >> 1]?.toFixed(3)} ms, p99 ${times[Math.floor(times.length * 0.99)]?.toFixed(2)} ms, worst ${times.at(-1)?.toFixed(1)} ms`);
if (values.misses !== undefined) {
  const limit = result.thresholds["0.01"] as number;
  const rows: string[] = [];
  positives.forEach((query, i) => {
    const hit = found[i]?.find((answer) => query.expect.includes(answer.id));
    if (hit === undefined || hit.score < limit) rows.push(JSON.stringify({ ...query, score: hit?.score, top: found[i]?.[0] }));
  });
  negatives.forEach((query, i) => {
    if ((falseFound[i]?.[0]?.score ?? -99) >= limit) rows.push(JSON.stringify({ ...query, top: falseFound[i]?.[0] }));
  });
  writeFileSync(values.misses, rows.join("\n"));
}
