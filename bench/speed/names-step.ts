// One measured step of names.ts, alone in its process: build, first, queries, add or strange; prints its figures as JSON.
import { closeSync, openSync, writeSync } from "node:fs";
import { loadParts } from "../../src/cli/names-load.ts";
import { unwrap } from "../../src/lib/base/result.ts";
import { prepare } from "../../src/lib/names/compare.ts";
import { daySpans } from "../../src/lib/names/births.ts";
import { Searcher, type Query } from "../../src/lib/names/list/searcher.ts";
import { fromParts, writeSnapshot } from "../../src/lib/names/list/snapshot.ts";
import { parseName } from "../../src/lib/names/person-name.ts";
import { queryOf, readLines, sampled } from "../quality/data.ts";
import type { BenchQuery } from "../quality/measure.ts";
import { anyKind, strangePerson, strangeText } from "../../test/names/strange.ts";
import { processorMs } from "../../test/names/trial.ts";
import { round, seeded, summarise } from "./measure.ts";

const [kind, snapshot, ...rest] = process.argv.slice(2) as [string, string, ...string[]];
const steps: Readonly<Record<string, () => object>> = { build, first, queries, add, strange };
process.stdout.write(JSON.stringify(steps[kind]?.()));

/** From JSON lines, reading and parsing included; writing the snapshot is timed apart. */
function build(): object {
  const start = performance.now();
  const parts = unwrap(loadParts(rest, undefined));
  const buildMs = performance.now() - start;
  const file = openSync(snapshot, "w");
  for (const piece of writeSnapshot(parts)) for (let at = 0; at < piece.length;) at += writeSync(file, piece, at, Math.min(piece.length - at, 1 << 30));
  closeSync(file);
  const bytes = Object.values(parts.columns).reduce((sum, column) => sum + column.byteLength, 0);
  return { buildMs: Math.round(buildMs), writeMs: Math.round(performance.now() - start - buildMs), records: parts.numbers["records"], bytes, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) };
}

/** From the beginning of reading, and from the start of the process, to the first answer. */
function first(): object {
  const start = performance.now();
  const { list } = read();
  const found = new Searcher(list).search(person("Omar Ismail Mostefai", "1985-11-21"), 10);
  if (found.length === 0) throw new Error("nothing was found");
  return { answerMs: round(performance.now() - start), processMs: round(performance.now()) };
}

/**
 * One query at a time on one thread: with what is kept of earlier ones thrown away before each, from nothing kept on as the
 * queries come, and with all of it. Processor time beside time on the clock, since other programs take turns.
 */
function queries(): object {
  const [folder, size] = rest as [string, string];
  const asked = sampled([...readLines<BenchQuery>(folder, "positives.jsonl"), ...readLines<BenchQuery>(folder, "negatives.jsonl")], Number(size)).map(queryOf);
  const searcher = new Searcher(read().list);
  for (const query of asked.slice(0, 300)) searcher.search(query, 10); // compiles the code
  const time = (query: Query, isCold: boolean): number => {
    if (isCold) searcher.forget();
    const start = performance.now();
    searcher.search(query, 10);
    return performance.now() - start;
  };
  const pass = (isCold: boolean): object => {
    const before = process.cpuUsage();
    const times = summarise(asked.map((query) => time(query, isCold)));
    const { user, system } = process.cpuUsage(before);
    return { ...times, perProcessorSecond: Math.round((1e6 * asked.length) / (user + system)) };
  };
  const cold = pass(true);
  searcher.forget();
  return { coldMs: cold, firstTimeMs: pass(false), warmMs: pass(false) };
}

/** From handing over a new person to having found him in the list, the first time and further ones. */
function add(): object {
  const { list } = read();
  const searcher = new Searcher(list);
  searcher.search(person("Omar Ismail Mostefai", "1985-11-21"), 10);
  const times = Array.from({ length: 201 }, (_, i) => {
    const added = person(`${"bdfgklmnprst".charAt(i % 12)}e${"bdfgklmnprst".charAt(Math.floor(i / 12) % 12)}u${"dklm".charAt(Math.floor(i / 144))}weg Mostefai`, "1985-11-21");
    const start = performance.now();
    const record = list.append(added);
    const isFound = searcher.search(added, 10).some((found) => found.record === record);
    const ms = performance.now() - start;
    if (!isFound) throw new Error(`person ${i} was not found`);
    return ms;
  });
  return { first: round(times[0] ?? 0), further: summarise(times.slice(1)) };
}

/** Strange texts asked for in the list; what takes long by the clock is asked again with nothing kept, and its processor time counts. */
function strange(): object {
  const random = seeded(9);
  const searcher = new Searcher(read().list);
  const times = Array.from({ length: Number(rest[0]) }, () => {
    const query = prepare(strangePerson(strangeText(anyKind(random), random), random));
    const start = performance.now();
    searcher.search(query, 10);
    const ms = performance.now() - start;
    if (ms < 3) return ms;
    searcher.forget();
    const again = processorMs();
    searcher.search(query, 10);
    return Math.min(ms, processorMs() - again);
  }).slice(200).sort((a, b) => a - b); // the first compile the code
  return { n: times.length, median: round(times[times.length >> 1] ?? 0), p99: round(times[Math.floor(0.99 * times.length)] ?? 0), p9999: round(times[Math.floor(0.9999 * times.length)] ?? 0), worst: round(times.at(-1) ?? 0) };
}

function read(): ReturnType<typeof fromParts> {
  return fromParts(unwrap(loadParts([], snapshot)));
}

function person(text: string, birth: string): Query {
  return { names: [parseName({ text })], spans: daySpans([{ from: birth, to: birth }]), nationalities: [] };
}
