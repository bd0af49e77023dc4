/**
 * Campaign of strange texts against the name engine, in pieces of one seed each; what is done is kept and added up.
 *   npm run fuzz:names -- --strings 10000000 [--seed 1] [--minutes 4] [--result FILE]
 * Seeds go on where the result file ends. A failure names its seed: run that one again with --seed and --strings.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { quantile, tryStrings } from "./trial.ts";

interface Campaign {
  readonly strings: number;
  readonly seeds: number;
  readonly comparisons: number;
  readonly searches: number;
  readonly worstMs: number;
  readonly worstKind: string;
  readonly times: readonly number[];
  readonly p9999Ms: number;
  readonly commits: readonly string[];
  readonly machine: string;
  readonly date: string;
}

const piece = 100_000;
const persons = 500;
const { values } = parseArgs({
  options: { strings: { type: "string", default: "1000000" }, seed: { type: "string" }, minutes: { type: "string", default: "1000" }, result: { type: "string", default: join(import.meta.dirname, "..", "..", "bench", "quality", "results", "fuzz-names.json") } },
});
const wanted = Number(values.strings);
if (values.seed === undefined) campaign();
else {
  const { times, ...trial } = tryStrings(wanted, Number(values.seed), persons);
  console.log(JSON.stringify({ ...trial, medianMs: quantile(times, 0.5), p99Ms: quantile(times, 0.99), p9999Ms: quantile(times, 0.9999) }));
}

function campaign(): void {
  const deadline = performance.now() + 60_000 * Number(values.minutes);
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  let state: Campaign = existsSync(values.result)
    ? (JSON.parse(readFileSync(values.result, "utf8")) as Campaign)
    : { strings: 0, seeds: 0, comparisons: 0, searches: 0, worstMs: 0, worstKind: "", times: [], p9999Ms: 0, commits: [], machine: "", date: "" };
  while (state.strings < wanted && performance.now() < deadline) {
    const trial = tryStrings(Math.min(piece, wanted - state.strings), state.seeds + 1, persons);
    const times = Array.from({ length: Math.max(state.times.length, trial.times.length) }, (_, i) => (state.times[i] ?? 0) + (trial.times[i] ?? 0));
    state = {
      strings: state.strings + trial.strings, seeds: state.seeds + 1, comparisons: state.comparisons + trial.comparisons, searches: state.searches + trial.searches,
      worstMs: Math.round(100 * Math.max(state.worstMs, trial.worstMs)) / 100, worstKind: trial.worstMs > state.worstMs ? trial.worstKind : state.worstKind,
      times, p9999Ms: Math.round(1000 * quantile(times, 0.9999)) / 1000, commits: [...new Set([...state.commits, commit])],
      machine: `${cpus()[0]?.model.trim()}, ${cpus().length} cores`, date: new Date().toISOString().slice(0, 10),
    };
    writeFileSync(values.result, `${JSON.stringify(state)}\n`);
  }
  console.log(`${state.strings} strings, ${state.comparisons} comparisons, ${state.searches} searches: no exception, no broken promise; median ${(1000 * quantile(state.times, 0.5)).toFixed(0)} µs, p99.99 ${state.p9999Ms} ms, worst ${state.worstMs} ms (${state.worstKind})`);
}
