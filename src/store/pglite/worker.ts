// The thread PGlite runs in, so that a long query does not stop the node. It carries PostgreSQL's own protocol
// as bytes; what they mean is the driver's business on the other side.
import { openAsBlob } from "node:fs";
import { parentPort } from "node:worker_threads";
import { PGlite, type PGliteOptions } from "@electric-sql/pglite";
import { assert } from "../../lib/base/result.ts";
import type { EngineAnswer, EngineOrder, EngineStart } from "./engine.ts";
import { SyncedFiles } from "./synced-files.ts";

assert(parentPort, "the engine runs in a thread");
const port = parentPort;
let running: { readonly db: PGlite; readonly files: SyncedFiles | undefined } | undefined;

port.on("message", (order: EngineOrder) => {
  if (order instanceof Uint8Array) query(order);
  else obey(order).then(answer, (error: unknown) => answer({ kind: "failed", reason: String(error) }));
});

function query(bytes: Uint8Array): void {
  assert(running, "a query needs a started engine");
  const reply = running.db.execProtocolRawSync(bytes);
  port.postMessage(reply, [reply.buffer as ArrayBuffer]);
}

async function obey(order: Exclude<EngineOrder, Uint8Array>): Promise<EngineAnswer> {
  switch (order.kind) {
    case "start":
      running = await start(order);
      return { kind: "started" };
    case "syncs":
      return { kind: "syncs", count: running?.files?.syncs ?? 0 };
    case "dump": {
      assert(running, "a dump needs a started engine");
      return { kind: "dump", bytes: await (await running.db.dumpDataDir("none")).bytes() };
    }
    case "stop":
      await running?.db.close();
      running = undefined;
      return { kind: "stopped" };
  }
}

async function start(order: EngineStart): Promise<NonNullable<typeof running>> {
  const files = order.folder === undefined ? undefined : new SyncedFiles(order.folder);
  const options: PGliteOptions = {
    onStdout: pass,
    onStderr: pass,
    startParams: files ? durableParams() : PGlite.defaultStartParams,
  };
  if (files) options.fs = files;
  else options.initDbStartParams = ["--wal-segsize=1"]; // in memory: a third of the size to copy
  if (order.snapshot !== undefined) options.loadDataDir = await openAsBlob(order.snapshot);
  const db = await PGlite.create(options);
  if (files) files.syncNames = true;
  return { db, files };
}

/** PGlite turns syncing off (-F), and stubs every way but `fsync`. */
function durableParams(): string[] {
  return [...PGlite.defaultStartParams.filter((param) => param !== "-F"), "-c", "fsync=on", "-c", "wal_sync_method=fsync", "-c", "full_page_writes=on"];
}

/** What PostgreSQL says is the only explanation of a failed start, which may end this thread; false: do not print it. */
function pass(line: string): boolean {
  answer({ kind: "said", line });
  return false;
}

function answer(message: EngineAnswer): void {
  port.postMessage(message, message.kind === "dump" ? [message.bytes.buffer] : []);
}
