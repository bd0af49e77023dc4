/**
 * Asks engines the same queries in the same order, one at a time, each for the same time; a slow one answers fewer. The
 * order is shuffled once, so that whatever an engine managed is an even sample. Answers go to build/peers; report.ts
 * makes tables and curves of them.
 *   npx node bench/peers/ask.ts --data FOLDER --size 102k [--pad FILE] [--share 0.1] [--seconds 120] [--engines heed,talisman]
 */
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { readLines } from "../quality/data.ts";
import type { BenchQuery } from "../quality/measure.ts";
import { engines, home, type Engine } from "./engines.ts";
import { romanised, writeRomanised, writeShare } from "./help.ts";
import type { Scored } from "./lines.ts";

/** What one engine answered. */
export interface Asked {
  readonly engine: string;
  readonly does: string;
  readonly date: string;
  readonly commit: string;
  readonly loadAverage: readonly number[];
  readonly missing?: string;
  readonly stats: Readonly<Record<string, string | number | boolean>>;
  readonly readyMs: number;
  readonly memoryMb: number;
  readonly ms: readonly number[];
  /** By number of the query in the shuffled order. */
  readonly hits: readonly (readonly Scored[])[];
}

/** Positives and negatives in the one shuffled order. */
export function shuffledQueries(folder: string): BenchQuery[] {
  const all = [...readLines<BenchQuery>(folder, "positives.jsonl"), ...readLines<BenchQuery>(folder, "negatives.jsonl")];
  let state = 20_261_122;
  for (let i = all.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const j = state % (i + 1);
    [all[i], all[j]] = [all[j] as BenchQuery, all[i] as BenchQuery];
  }
  return all;
}

/** Where answers at one list size are kept. */
export function answersFolder(size: string): string {
  return join(home, "answers", size);
}

/** The help of dates needs more than ten hits to bring the right one forward. */
const hitsAsked = 25;
const warmUp = 40;

if (process.argv[1] === import.meta.filename) await main();

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: "string" }, size: { type: "string" }, pad: { type: "string" }, share: { type: "string", default: "1" }, seconds: { type: "string", default: "120" },
      engines: { type: "string", default: engines.map((engine) => engine.name).join(",") },
    },
  });
  if (values.data === undefined || values.size === undefined) throw new Error("--data FOLDER and --size NAME are needed");
  const folder = answersFolder(values.size);
  mkdirSync(folder, { recursive: true });
  const share = Number(values.share);
  const files = [join(values.data, "corpus.jsonl"), ...(values.pad === undefined ? [] : [values.pad])];
  const romanisedList = join(home, `${values.size}-romanised.jsonl`);
  const ownList = share >= 1 ? files : [join(home, `${values.size}-own.jsonl`)];
  const newest = Math.max(...files.map((file) => statSync(file).mtimeMs));
  if (!existsSync(romanisedList) || statSync(romanisedList).mtimeMs < newest) writeRomanised(files, romanisedList, share);
  if (share < 1) writeShare(files, ownList[0] as string, share);
  const queries = shuffledQueries(values.data);
  for (const name of values.engines.split(",")) {
    const engine = engines.find((one) => one.name === name);
    if (engine === undefined) throw new Error(`no engine is called ${name}`);
    const asked = await askEngine(engine, engine.own ? ownList : [romanisedList], queries, 1000 * Number(values.seconds));
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(asked));
    const sorted = [...asked.ms].sort((a, b) => a - b);
    console.log(`${values.size} ${name}: ${asked.missing ?? `${asked.ms.length} queries, median ${sorted[sorted.length >> 1]?.toFixed(2)} ms, ready in ${(asked.readyMs / 1000).toFixed(1)} s, ${asked.memoryMb} MB`}`);
  }
}

async function askEngine(engine: Engine, files: readonly string[], queries: readonly BenchQuery[], budgetMs: number): Promise<Asked> {
  const about = {
    engine: engine.name, does: engine.does, date: new Date().toISOString().slice(0, 10), commit: execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim(),
    loadAverage: loadavg().map((load) => Math.round(load * 10) / 10),
  };
  const nothing = { stats: {}, readyMs: 0, memoryMb: 0, ms: [], hits: [] };
  const missing = engine.missing();
  if (missing !== undefined) return { ...about, ...nothing, missing };
  const [program, ...rest] = engine.command;
  const child = spawn(program as string, rest, { stdio: ["pipe", "pipe", "inherit"], env: { ...process.env, NODE_OPTIONS: "--max-old-space-size=12000" } });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const say = async (message: object): Promise<unknown> => {
    child.stdin.write(`${JSON.stringify(message)}\n`);
    const line = await lines.next();
    return line.done === true ? undefined : JSON.parse(line.value);
  };
  child.stdin.on("error", () => undefined); // its end shows as the end of its lines
  const started = performance.now();
  const ready = (await say({ load: files })) as Asked["stats"] | undefined;
  if (ready === undefined) return { ...about, ...nothing, missing: "ended while it loaded the list" };
  const readyMs = performance.now() - started;
  const ask = async (query: BenchQuery): Promise<{ hits: Scored[] } | undefined> => (await say({
    qid: "q", limit: hitsAsked, name: engine.own ? query.name : romanised(query.name), birthDate: query.birthDate, nationality: query.nationality,
  })) as { hits: Scored[] } | undefined;
  for (const query of queries.slice(-warmUp)) await ask(query);
  const ms: number[] = [];
  const hits: Scored[][] = [];
  const begun = performance.now();
  for (const query of queries) {
    const at = performance.now();
    if (at - begun > budgetMs) break;
    const answer = await ask(query);
    if (answer === undefined) break;
    ms.push(Math.round(1000 * (performance.now() - at)) / 1000);
    hits.push(answer.hits);
  }
  const memoryMb = Math.round(memoryOf(child.pid as number));
  child.stdin.end();
  await new Promise((resolve) => child.once("exit", resolve));
  return { ...about, stats: ready, readyMs: Math.round(readyMs), memoryMb, ms, hits };
}

/** Resident megabytes of a process and what it started; PostgreSQL's shared pages count once for each of its processes, so it is left out. */
function memoryOf(pid: number): number {
  let total = 0;
  for (const folder of readdirSync("/proc")) {
    if (!/^\d+$/.test(folder)) continue;
    try {
      const status = readFileSync(`/proc/${folder}/status`, "utf8");
      if (Number(folder) === pid || Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]) === pid) total += Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
    } catch {
      // It has ended meanwhile.
    }
  }
  return total;
}
