/**
 * Compares the list search with scoring every record: of what the naive search finds above the queue score, how much does
 * the list search lose, and do the scores agree.
 *   npx node bench/quality/naive.ts --data FOLDER [--queries 500] [--share 0.1]
 */
import { parseArgs } from "node:util";
import { alertScores, NameIndex, type Described } from "../../src/lib/names/index.ts";
import { comparePrepared, prepare, type Prepared } from "../../src/lib/names/compare.ts";
import { Searcher } from "../../src/lib/names/list/searcher.ts";
import { NameList } from "../../src/lib/names/list/name-list.ts";
import type { Token } from "../../src/lib/names/person-name.ts";
import { readLines, sampled } from "./data.ts";
import type { BenchQuery } from "./measure.ts";

const { values } = parseArgs({ options: { data: { type: "string" }, queries: { type: "string", default: "500" }, share: { type: "string", default: "0.1" } } });
if (values.data === undefined) throw new Error("--data FOLDER is missing");

interface Line {
  readonly id: string;
  readonly names: readonly string[];
  readonly birthDates?: readonly string[];
  readonly nationality?: readonly string[];
}

const births = (dates: readonly string[]): { from: string; to: string }[] => dates.flatMap((date) =>
  date.length === 4 ? [{ from: `${date}-01-01`, to: `${date}-12-31` }] : date.length === 10 ? [{ from: date, to: date }] : []);
const positives = sampled(readLines<BenchQuery>(values.data, "positives.jsonl"), Number(values.queries));
const wanted = new Set(positives.flatMap((query) => query.expect));
const every = Math.round(1 / Number(values.share));
const lines = readLines<Line>(values.data, "corpus.jsonl").filter((line, i) => i % every === 0 || wanted.has(line.id));
const list = new NameList();
const records: Prepared[] = [];
const index = new NameIndex();
for (const line of lines) {
  const described: Described = { names: line.names.map((text) => ({ text })), births: births(line.birthDates ?? []), nationalities: line.nationality ?? [] };
  const prepared = prepare(described);
  records.push(prepared);
  list.append(prepared, false);
  index.add(line.id, described);
}
list.postAll();
const searcher = new Searcher(list);
const context = { listSize: list.living, words: { expansion: searcher.expansion.bind(searcher), known: (token: Token) => list.vocabulary.knownness(token), names: list.livingNames } };
let above = 0;
let lost = 0;
let differing = 0;
for (const query of positives) {
  const described: Described = {
    names: [{ text: query.name }], births: query.birthDate === undefined ? [] : births([query.birthDate]), nationalities: query.nationality === undefined ? [] : [query.nationality],
  };
  const prepared = prepare(described);
  const hits = new Map(index.search(described, { limit: 50 }).map((hit) => [hit.id, hit.comparison.score]));
  records.forEach((record, i) => {
    const { score } = comparePrepared(prepared, record, context);
    if (score < alertScores.queue) return;
    above++;
    const got = hits.get((lines[i] as Line).id);
    if (got === undefined || got < alertScores.queue) lost++;
    else if (Math.abs(got - score) > 1e-9) differing++;
  });
}
console.log(`${positives.length} queries against ${records.length} records: ${above} pairs at or above ${alertScores.queue} by scoring all, ${lost} lost by the index (${(100 * lost / Math.max(1, above)).toFixed(2)} %), ${differing} scored otherwise`);
