import { readFileSync } from "node:fs";
import { join } from "node:path";
import { daySpans, type DaySpan } from "../../src/lib/names/births.ts";
import { NameList } from "../../src/lib/names/list/name-list.ts";
import { parseName } from "../../src/lib/names/person-name.ts";
import type { BenchQuery } from "./measure.ts";
import type { Query } from "../../src/lib/names/list/searcher.ts";

interface CorpusLine {
  readonly id: string;
  readonly names: readonly string[];
  readonly birthDates?: readonly string[];
  readonly nationality?: readonly string[];
}

/** Every line of a JSON-lines file. */
export function readLines<T>(folder: string, file: string): T[] {
  return readFileSync(join(folder, file), "utf8").split("\n").filter((line) => line !== "").map((line) => JSON.parse(line) as T);
}

/** Spans of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export function spansOf(dates: readonly string[]): DaySpan[] {
  return daySpans(dates.map((date) => {
    if (date.length === 4) return { from: `${date}-01-01`, to: `${date}-12-31` };
    if (date.length === 7) return { from: `${date}-01`, to: `${date}-${new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5)), 0)).getUTCDate()}` };
    return { from: date, to: date };
  }));
}

/** The corpus as a list, or a share of it, with the records of a further file behind, and its identifiers by record number. */
export function loadCorpus(folder: string, share = 1, pad?: string): { list: NameList; ids: string[] } {
  const list = new NameList();
  const ids: string[] = [];
  const add = (line: CorpusLine): void => {
    ids.push(line.id);
    list.append({
      names: line.names.map((text) => parseName({ text })).filter((name) => name.tokens.length > 0),
      spans: spansOf(line.birthDates ?? []), nationalities: line.nationality ?? [],
    }, false);
  };
  readLines<CorpusLine>(folder, "corpus.jsonl").forEach((line, i) => {
    if (share === 1 || i * share % 1 < share) add(line);
  });
  if (pad !== undefined) for (const line of linesOf(pad)) add(JSON.parse(line) as CorpusLine);
  list.postAll();
  return { list, ids };
}

/** The lines of a file too long for one string. */
function* linesOf(file: string): Generator<string> {
  const bytes = readFileSync(file);
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(10, from);
    const to = end < 0 ? bytes.length : end;
    if (to > from) yield bytes.toString("utf8", from, to);
    from = to + 1;
  }
}

/** A benchmark query in the engine's terms. */
export function queryOf(query: BenchQuery): Query {
  const name = parseName({ text: query.name });
  return {
    names: name.tokens.length > 0 ? [name] : [], spans: spansOf(query.birthDate === undefined ? [] : [query.birthDate]),
    nationalities: query.nationality === undefined ? [] : [query.nationality],
  };
}

/** An even sample of about `size`, or all. */
export function sampled<T>(all: readonly T[], size: number): T[] {
  return size === 0 || all.length <= size ? [...all] : all.filter((_, i) => Math.floor((i * size) / all.length) !== Math.floor(((i - 1) * size) / all.length));
}
