import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { ListParts } from "../lib/names/list/snapshot.ts";
import { loadParts } from "./names-load.ts";

export interface ServeOptions {
  readonly snapshot?: string;
  readonly workers?: number;
}

const newline = 10;
const longestLine = 1 << 20;

/**
 * Reads requests as JSON lines on standard input and answers on standard output in order of completion: the first line
 * names the lists to load, every further one is a query. Queries go as bytes to threads that share the list's memory.
 */
export async function serveNames(options: ServeOptions): Promise<number> {
  const threads: { worker: Worker; waiting: number }[] = [];
  let rest: Buffer = Buffer.alloc(0);
  let failed: string | undefined;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    let bytes: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (threads.length === 0) {
      const end = bytes.indexOf(newline);
      if (end < 0) {
        rest = bytes;
        if (rest.length > longestLine) break;
        continue;
      }
      const started = start(bytes.toString("utf8", 0, end), options);
      if (typeof started === "string") {
        process.stderr.write(`${started}\n`);
        return 2;
      }
      for (const worker of started.workers) {
        const thread = { worker, waiting: 0 };
        worker.on("message", ({ text, done }: { text: string; done: number }) => {
          thread.waiting -= done;
          process.stdout.write(text);
        });
        worker.on("error", (error) => {
          failed = error.message;
          process.stderr.write(`Cannot go on serving: ${failed}\n`);
          process.exit(1);
        });
        threads.push(thread);
      }
      process.stdout.write(`${JSON.stringify({ ready: true, ...started.stats })}\n`);
      bytes = bytes.subarray(end + 1);
    }
    rest = hand(bytes, threads);
    if (rest.length > longestLine) {
      process.stderr.write(`Cannot read a query: line longer than ${longestLine} bytes\n`);
      break;
    }
  }
  if (rest.length > 0 && threads.length > 0) hand(Buffer.concat([rest, Buffer.from("\n")]), threads);
  // Each thread answers what it has been handed before it reads the end.
  await Promise.all(threads.map(async ({ worker }) => {
    const ended = new Promise((resolve) => worker.once("exit", resolve));
    worker.postMessage(undefined);
    await ended;
  }));
  return failed === undefined ? 0 : 1;
}

/** Hands whole lines to threads, the least busy first, spread evenly; returns what is left of the last line. */
function hand(bytes: Buffer, threads: readonly { worker: Worker; waiting: number }[]): Buffer {
  const batches = new Map<{ worker: Worker; waiting: number }, string[]>();
  let from = 0;
  for (let to = bytes.indexOf(newline, from); to >= 0; to = bytes.indexOf(newline, from)) {
    let least = threads[0] as { worker: Worker; waiting: number };
    for (const thread of threads) if (thread.waiting < least.waiting) least = thread;
    least.waiting++;
    const batch = batches.get(least);
    const line = bytes.toString("utf8", from, to);
    if (batch === undefined) batches.set(least, [line]);
    else batch.push(line);
    from = to + 1;
  }
  for (const [thread, lines] of batches) thread.worker.postMessage(lines);
  return Buffer.from(bytes.subarray(from));
}

function start(line: string, options: ServeOptions): string | { workers: Worker[]; stats: Record<string, number> } {
  let files: unknown;
  try {
    files = (JSON.parse(line) as { load?: unknown }).load;
  } catch {
    return "Cannot start: the first line is not JSON";
  }
  if (!Array.isArray(files) || !files.every((file) => typeof file === "string")) return "Cannot start: the first line must be {\"load\":[files]}";
  const parts = loadParts(files, options.snapshot);
  if (!parts.ok) return parts.error;
  const workers = Math.max(1, Math.min(64, options.workers ?? availableParallelism()));
  return {
    workers: Array.from({ length: workers }, () => new Worker(workerFile, { workerData: parts.value })),
    stats: { records: parts.value.numbers["records"] ?? 0, workers, bytes: sizeOf(parts.value) },
  };
}

// The compiled package holds .js beside .js.
const workerFile = new URL(`./names-worker${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url);

function sizeOf(parts: ListParts): number {
  return Object.values(parts.columns).reduce((sum, column) => sum + column.byteLength, 0);
}
