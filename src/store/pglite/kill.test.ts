import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { unwrap } from "../../lib/base/result.ts";
import { openStore } from "../store.ts";

/** Raise it to look harder. */
const kills = Number(process.env["HEED_KILLS"] ?? 3);
const program = fileURLToPath(new URL("../../../test/support/writing-process.ts", import.meta.url));

interface Writer {
  readonly opened: Promise<void>;
  /** Number of the last transaction it was told is done. */
  acknowledged(): number;
  kill(): Promise<void>;
}

function startWriter(folder: string): Writer {
  const child = spawn(process.execPath, [program, folder], { stdio: ["ignore", "pipe", "pipe"] });
  const opened = Promise.withResolvers<void>();
  const gone = new Promise<void>((resolve) => child.once("close", () => resolve()));
  let text = "";
  let complaint = "";
  child.stdout.on("data", (data: Buffer) => {
    text += data.toString();
    if (text.startsWith("open\n")) opened.resolve();
  });
  child.stderr.on("data", (data: Buffer) => (complaint += data.toString()));
  child.once("close", (code) => opened.reject(new Error(`the writer ended with ${code}: ${complaint}`)));
  opened.promise.catch(() => undefined); // a kill before it opened is no failure
  return {
    opened: opened.promise,
    acknowledged: () => Number(text.slice(0, text.lastIndexOf("\n")).split("\n").at(-1)) || 0,
    async kill() {
      child.kill("SIGKILL");
      await gone;
    },
  };
}

let folder: string;
before(async () => void (folder = await mkdtemp(join(tmpdir(), "heed-kill-"))));
after(() => rm(folder, { recursive: true, force: true }));

test("what was acknowledged survives kill -9, and nothing is half written", { timeout: 60_000 + kills * 20_000 }, async () => {
  const unborn = startWriter(folder);
  await sleep(Math.random() * 2_000);
  await unborn.kill(); // while the store is being made

  for (let round = 1; round <= kills; round++) {
    const writer = startWriter(folder);
    await writer.opened;
    await sleep(Math.random() * 1_000);
    await writer.kill();
    const acknowledged = writer.acknowledged();

    const store = unwrap(await openStore({ kind: "folder", folder }));
    const { rows } = await store.read((tx) => sql<{ entries: number; contents: number; last: number; indexed: number }>`
      select count(*) as entries, coalesce(max(e.seq), 0) as last, (select count(*) from content c join entry using (seq) where (c.body->>'seq')::bigint = c.seq) as contents,
        (select count(*) from generate_series(1, (select max(seq) from entry)) s(seq) where exists (select from entry where entry.seq = s.seq)) as indexed
      from entry e`.execute(tx));
    await store[Symbol.asyncDispose]();
    const found = rows[0];
    assert.ok(found);
    assert.ok(found.last >= acknowledged, `round ${round}: ${acknowledged} acknowledged, ${found.last} found`);
    assert.deepEqual(found, { entries: found.last, contents: found.last, last: found.last, indexed: found.last }, `round ${round}`);
  }
});

test("a second process is refused the folder, and gets it when the first is killed", { timeout: 60_000 }, async () => {
  const first = startWriter(folder);
  await first.opened;
  await assert.rejects(startWriter(folder).opened, /ended with 3: Cannot open .*: another node has it open/);
  const refused = await openStore({ kind: "folder", folder });
  assert.deepEqual(refused, { ok: false, error: { code: "store.locked", where: folder } });
  await first.kill();
  await unwrap(await openStore({ kind: "folder", folder }))[Symbol.asyncDispose]();
});
