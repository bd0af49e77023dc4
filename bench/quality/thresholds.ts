/**
 * False alerts at the shipped scores among ordinary persons: queries about people not on the list, near-namesakes left out.
 *   npx node bench/quality/thresholds.ts --data FOLDER
 */
import { parseArgs } from "node:util";
import { alertScores } from "../../src/lib/names/index.ts";
import { Searcher } from "../../src/lib/names/list/searcher.ts";
import { parseName } from "../../src/lib/names/person-name.ts";
import { loadCorpus, queryOf, readLines } from "./data.ts";
import { isHeadline, type BenchQuery } from "./measure.ts";

const { values } = parseArgs({ options: { data: { type: "string" } } });
if (values.data === undefined) throw new Error("--data FOLDER is missing");
const { list, ids } = loadCorpus(values.data);
const searcher = new Searcher(list);
const ordinary = readLines<BenchQuery>(values.data, "negatives.jsonl").filter((query) => query.group === "neg:random" || query.group === "neg:faker");
const near = readLines<BenchQuery>(values.data, "negatives.jsonl").filter((query) => query.group !== "neg:random" && query.group !== "neg:faker");
const positives = readLines<BenchQuery>(values.data, "positives.jsonl").filter((query, i) => isHeadline(query) && i % 3 === 0);
const best = (query: BenchQuery): number => 1 / (1 + Math.exp(-(searcher.search(queryOf(query), 1)[0]?.logOdds ?? -99)));
const script = (query: BenchQuery): string => parseName({ text: query.name }).tokens[0]?.script ?? "none";
const tops = ordinary.map((query) => ({ score: best(query), script: script(query), dated: query.birthDate !== undefined }));
const nearTops = near.map(best);
const found = positives.map((query) => {
  const hit = searcher.search(queryOf(query), 10).find(({ record }) => query.expect.includes(ids[record] as string));
  return { score: hit === undefined ? 0 : 1 / (1 + Math.exp(-hit.logOdds)), dated: query.birthDate !== undefined };
});
console.log(`${list.records} records; ${ordinary.length} ordinary persons, ${near.length} near-namesakes, ${positives.length} persons on the list`);
for (const [name, score] of Object.entries(alertScores)) {
  const alerts = tops.filter((top) => top.score >= score).length;
  const rate = alerts / tops.length;
  const recall = found.filter((one) => one.score >= score).length / found.length;
  const dated = found.filter((one) => one.dated);
  // At no alert seen, the rate is below three in as many queries (rule of three, 95 %).
  const upper = alerts === 0 ? 3 / tops.length : rate;
  console.log(`${name} ${score}: ${(10_000 * rate).toFixed(1)} false alerts in 10,000 ordinary persons${alerts === 0 ? ` (none seen; below ${(10_000 * upper).toFixed(1)} with 95 % confidence)` : ""}, ` +
    `${(10_000 * nearTops.filter((top) => top >= score).length / nearTops.length).toFixed(0)} in 10,000 near-namesakes; finds ${(100 * recall).toFixed(1)} %, with a birth date ${(100 * dated.filter((one) => one.score >= score).length / dated.length).toFixed(1)} %; ` +
    `precision at one in 1,000: ${(100 * recall / (recall + 999 * upper)).toFixed(1)} %, at one in 37,000: ${(100 * recall / (recall + 36_999 * upper)).toFixed(1)} %`);
  for (const group of [...new Set(tops.map((top) => top.script))].sort((a, b) => (a < b ? -1 : 1))) {
    const of = tops.filter((top) => top.script === group);
    console.log(`    ${group.padEnd(10)} n=${of.length} alerts ${of.filter((top) => top.score >= score).length}`);
  }
}
