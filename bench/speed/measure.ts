import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { arch, cpus, loadavg, platform, release, totalmem } from "node:os";
import { join } from "node:path";

/** Times of repeated work, milliseconds. */
export interface Times {
  readonly n: number;
  readonly median: number;
  readonly p95: number;
  readonly p99: number;
  readonly worst: number;
}

/** Order statistics of a list of milliseconds. */
export function summarise(ms: readonly number[]): Times {
  const sorted = [...ms].sort((a, b) => a - b);
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN);
  return { n: sorted.length, median: at(0.5), p95: at(0.95), p99: at(0.99), worst: at(1) };
}

/** Runs `work` once and gives its milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** Load averages of one, five and fifteen minutes as the measurement began: figures of a busy machine are worth little. */
const loadBefore = loadavg().map(round);

/** Writes a result, into `folder` where one is given, with the machine and commit it was measured on, and prints it. */
export function report(name: string, result: object, folder = join(import.meta.dirname, "results")): void {
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  const changed = execFileSync("git", ["status", "--porcelain", "--", "src"], { encoding: "utf8" }).trim() !== "";
  const [cpu] = cpus();
  const whole = {
    name,
    date: new Date().toISOString().slice(0, 10),
    commit: changed ? `${commit} with uncommitted changes` : commit,
    machine: { cpu: cpu?.model.trim(), cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30), system: `${platform()} ${release()} ${arch()}`, node: process.version },
    load: { before: loadBefore, after: loadavg().map(round) },
    ...result,
  };
  const text = `${JSON.stringify(whole, null, 2)}\n`;
  process.stdout.write(text);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), text);
}

/** Two decimals: finer is noise. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A generator of numbers in [0, 1) that is a function of its seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
