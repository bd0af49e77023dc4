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
import { addCounted, quantile, tryStrings, type Counted, type Trial } from "./trial.ts";

interface Campaign {
  readonly strings: number;
  readonly seeds: number;
  readonly commits: readonly string[];
  readonly machine: string;
  /** Highest seen while it ran. */
  readonly loadAverage: number;
  readonly date: string;
  readonly p9999Ms: { readonly comparison: number; readonly search: number };
  readonly comparisons: Counted;
  readonly searches: Counted;
}

const piece = 250_000;
const persons = 300;
const { values } = parseArgs({
  options: { strings: { type: "string", default: "1000000" }, seed: { type: "string" }, minutes: { type: "string", default: "1000" }, workers: { type: "string", default: "2" },
    result: { type: "string", default: join(import.meta.dirname, "..", "..", "bench", "quality", "results", "fuzz-names.json") } },
});
const wanted = Number(values.strings);
if (values.seed !== undefined) console.log(JSON.stringify(tryStrings(wanted, Number(values.seed), persons)));
else await campaign();

async function campaign(): Promise<void> {
  const deadline = performance.now() + 60_000 * Number(values.minutes);
  const none: Counted = { times: [], worstMs: 0, worstKind: "" };
  let state: Campaign = existsSync(values.result)
    ? (JSON.parse(readFileSync(values.result, "utf8")) as Campaign)
    : { strings: 0, seeds: 0, commits: [], machine: "", loadAverage: 0, date: "", p9999Ms: { comparison: 0, search: 0 }, comparisons: none, searches: none };
  while (state.strings < wanted && performance.now() < deadline) {
    const seeds = Array.from({ length: Math.min(Number(values.workers), Math.ceil((wanted - state.strings) / piece)) }, (_, i) => state.seeds + 1 + i);
    for (const trial of await Promise.all(seeds.map(pieceOf))) state = added(state, trial);
    writeFileSync(values.result, `${JSON.stringify(state)}\n`);
  }
  console.log(`${state.strings} strings: no exception, no broken promise; ${said("comparison", state.comparisons)}; ${said("search", state.searches)}`);
}

function said(what: string, { times, worstMs, worstKind }: Counted): string {
  return `${what} n=${times.reduce((sum, count) => sum + count, 0)} median ${(1000 * quantile(times, 0.5)).toFixed(0)} µs, p99.99 ${quantile(times, 0.9999).toFixed(2)} ms, worst ${worstMs} ms (${worstKind})`;
}

async function pieceOf(seed: number): Promise<Trial> {
  const { stdout } = await promisify(execFile)(process.execPath, [import.meta.filename, "--seed", String(seed), "--strings", String(piece)], { maxBuffer: 1 << 24 });
  return JSON.parse(stdout) as Trial;
}

function added(state: Campaign, trial: Trial): Campaign {
  const comparisons = addCounted(state.comparisons, trial.comparisons);
  const searches = addCounted(state.searches, trial.searches);
  const rounded = (times: readonly number[]): number => Math.round(1000 * quantile(times, 0.9999)) / 1000;
  return {
    strings: state.strings + trial.strings, seeds: state.seeds + 1,
    commits: [...new Set([...state.commits, execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim()])],
    machine: `${cpus()[0]?.model.trim()}, ${cpus().length} cores`, loadAverage: Math.max(state.loadAverage, Math.round(10 * (loadavg()[0] ?? 0)) / 10), date: new Date().toISOString().slice(0, 10),
    p9999Ms: { comparison: rounded(comparisons.times), search: rounded(searches.times) }, comparisons, searches,
  };
}
