import { execFileSync, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { heed, type Ended } from "./heed.ts";
import { root } from "./repository.ts";

/** Where to strike: when the run's journal has grown by so many bytes, and then a moment later. */
export interface Strike {
  readonly afterBytes: number;
  readonly thenMs: number;
  /** The conductor, or one of its nodes, counted in the order they were started. */
  readonly victim: "conductor" | number;
}

/** How a run ended that was struck, or came to its end before. */
export interface Struck extends Ended {
  readonly struck: boolean;
  /** Processes of nodes that outlived their conductor. */
  readonly left: readonly number[];
}

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Starts or resumes a replay in a folder and kills one of its processes at a moment; without a strike it runs to its end. */
export async function runStruck(scenario: string, data: string, options: { readonly strike?: Strike; readonly env?: Readonly<Record<string, string>> } = {}): Promise<Struck> {
  const child = spawn(heed[0], [heed[1], "replay", scenario, "--json", "--data", data, "--resume"], { cwd: root, env: { ...process.env, ...options.env }, stdio: ["ignore", "pipe", "pipe"] });
  const ended = endOf(child);
  const nodes = new Set<number>();
  const struck = options.strike === undefined ? false : await strike(child, join(data, "journal.ndjson"), options.strike, nodes);
  const end = await ended;
  return { ...end, struck, left: await outliving([...nodes]) };
}

async function strike(child: ChildProcess, journal: string, { afterBytes, thenMs, victim }: Strike, nodes: Set<number>): Promise<boolean> {
  const running = (): boolean => child.exitCode === null && child.signalCode === null;
  const begun = sizeOf(journal);
  let looked = 0;
  while (running() && sizeOf(journal) < begun + afterBytes) {
    // Looking for processes costs more than looking at a file.
    if (looked++ % 100 === 0) for (const pid of childrenOf(child.pid!)) nodes.add(pid);
    await sleep(2);
  }
  await sleep(thenMs);
  for (const pid of childrenOf(child.pid!)) nodes.add(pid);
  if (!running()) return false;
  const target = victim === "conductor" ? child.pid! : [...nodes].filter(isAlive).toSorted((a, b) => a - b)[victim % Math.max(1, nodes.size)];
  if (target === undefined) return false;
  try {
    process.kill(target, "SIGKILL");
    return true;
  } catch {
    return false; // it ended by itself a moment ago
  }
}

function endOf(child: ChildProcess): Promise<Ended> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout!.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr!.on("data", (chunk: Buffer) => err.push(chunk));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    // "exit", not "close": nodes that outlive their conductor would hold its standard error open.
    child.once("exit", (code, signal) => setImmediate(() => resolve({ code, signal, out: Buffer.concat(out).toString("utf8"), err: Buffer.concat(err).toString("utf8") })));
  });
}

/** Those of these processes that are still there after a while. */
async function outliving(pids: readonly number[]): Promise<readonly number[]> {
  for (let waitedMs = 0; waitedMs < 20_000; waitedMs += 20) {
    if (!pids.some(isAlive)) return [];
    await sleep(20);
  }
  return pids.filter(isAlive);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The processes that a process has started. */
function childrenOf(parent: number): readonly number[] {
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid=,stat="], { encoding: "utf8" });
  return table.split("\n").flatMap((line) => {
    const [pid, ppid, state] = line.trim().split(/\s+/);
    return Number(ppid) === parent && state?.startsWith("Z") === false ? [Number(pid)] : [];
  });
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
