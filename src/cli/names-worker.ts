import { parentPort, workerData } from "node:worker_threads";
import { fromParts, type ListParts } from "../lib/names/list/snapshot.ts";
import { Searcher } from "../lib/names/list/searcher.ts";
import { parseName } from "../lib/names/person-name.ts";
import { spansOf } from "./names-load.ts";

/** One searching thread of `heed names serve`: lines of queries in, text of answers out. */
const { list, ids } = fromParts(workerData as ListParts);
const searcher = new Searcher(list);
const maxLimit = 1000;

parentPort?.on("message", (lines: readonly string[] | undefined) => {
  if (lines === undefined) {
    parentPort?.close();
    return;
  }
  let text = "";
  for (const line of lines) text += answer(line);
  parentPort?.postMessage({ text, done: lines.length });
});

function answer(line: string): string {
  if (line.trim() === "") return "";
  let query: { qid?: unknown; name?: unknown; birthDate?: unknown; nationality?: unknown; limit?: unknown };
  try {
    query = JSON.parse(line) as typeof query;
  } catch {
    return `${JSON.stringify({ error: { code: "query.not-json" } })}\n`;
  }
  if (typeof query !== "object" || query === null || typeof query.name !== "string") return `${JSON.stringify({ qid: query?.qid, error: { code: "query.no-name" }, hits: [] })}\n`;
  const name = parseName({ text: query.name });
  const found = searcher.search({
    names: name.tokens.length > 0 ? [name] : [],
    spans: spansOf(typeof query.birthDate === "string" ? [query.birthDate] : []),
    nationalities: typeof query.nationality === "string" ? [query.nationality] : [],
  }, typeof query.limit === "number" ? Math.max(0, Math.min(maxLimit, query.limit)) : 10);
  const hits = found.map(({ record, logOdds }) => ({ id: ids.text(record), score: 1 / (1 + Math.exp(-logOdds)) }));
  return `${JSON.stringify({ qid: query.qid, hits })}\n`;
}
