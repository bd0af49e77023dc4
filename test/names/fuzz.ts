/**
 * Campaign of strange texts against the name engine, in pieces of one seed each, two at a time; what is done is kept and
 * added up over runs.
 *   npm run fuzz:names -- --strings 10000000 [--minutes 4] [--workers 2] [--result FILE]
 *   npm run fuzz:names -- --seed 17 --strings 100000      (one piece again, nothing kept)
 * Seeds go on where the result file ends. A failure names its seed.
 */
import { execFile, execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { quantile, tryStrings, type Trial } from "./trial.ts";

interface Campaign {
  readonly strings: number;
  readonly seeds: number;
  readonly comparisons: number;
  readonly searches: number;
  readonly worstMs: number;
  readonly worstKind: string;
  readonly p9999Ms: number;
  readonly commits: readonly string[];
  readonly machine: string;
  /** Highest seen while it ran. */
  readonly loadAverage: number;
  readonly date: string;
  readonly times: readonly number[];
}

const piece = 100_000;
const persons = 500;
const { values } = parseArgs({
  options: { strings: { type: "string", default: "1000000" }, seed: { type: "string" }, minutes: { type: "string", default: "1000" }, workers: { type: "string", default: "2" },
    result: { type: "string", default: join(import.meta.dirname, "..", "..", "bench", "quality", "results", "fuzz-names.json") } },
});
const wanted = Number(values.strings);
if (values.seed !== undefined) console.log(JSON.stringify(tryStrings(wanted, Number(values.seed), persons)));
else await campaign();

async function campaign(): Promise<void> {
  const deadline = performance.now() + 60_000 * Number(values.minutes);
  let state: Campaign = existsSync(values.result)
    ? (JSON.parse(readFileSync(values.result, "utf8")) as Campaign)
    : { strings: 0, seeds: 0, comparisons: 0, searches: 0, worstMs: 0, worstKind: "", p9999Ms: 0, commits: [], machine: "", loadAverage: 0, date: "", times: [] };
  while (state.strings < wanted && performance.now() < deadline) {
    const seeds = Array.from({ length: Math.min(Number(values.workers), Math.ceil((wanted - state.strings) / piece)) }, (_, i) => state.seeds + 1 + i);
    for (const trial of await Promise.all(seeds.map(pieceOf))) state = added(state, trial);
    writeFileSync(values.result, `${JSON.stringify(state)}\n`);
  }
  console.log(`${state.strings} strings, ${state.comparisons} comparisons, ${state.searches} searches: no exception, no broken promise; median ${(1000 * quantile(state.times, 0.5)).toFixed(0)} µs, p99.99 ${state.p9999Ms} ms, worst ${state.worstMs} ms (${state.worstKind})`);
}

async function pieceOf(seed: number): Promise<Trial> {
  const { stdout } = await promisify(execFile)(process.execPath, [import.meta.filename, "--seed", String(seed), "--strings", String(piece)], { maxBuffer: 1 << 24 });
  return JSON.parse(stdout) as Trial;
}

function added(state: Campaign, trial: Trial): Campaign {
  const times = Array.from({ length: Math.max(state.times.length, trial.times.length) }, (_, i) => (state.times[i] ?? 0) + (trial.times[i] ?? 0));
  return {
    strings: state.strings + trial.strings, seeds: state.seeds + 1, comparisons: state.comparisons + trial.comparisons, searches: state.searches + trial.searches,
    worstMs: Math.round(100 * Math.max(state.worstMs, trial.worstMs)) / 100, worstKind: trial.worstMs > state.worstMs ? trial.worstKind : state.worstKind,
    p9999Ms: Math.round(1000 * quantile(times, 0.9999)) / 1000,
    commits: [...new Set([...state.commits, execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim()])],
    machine: `${cpus()[0]?.model.trim()}, ${cpus().length} cores`, loadAverage: Math.max(state.loadAverage, Math.round(10 * (loadavg()[0] ?? 0)) / 10), date: new Date().toISOString().slice(0, 10), times,
  };
}
