import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fromBase64 } from "../lib/base/bytes.ts";
import { unwrap } from "../lib/base/result.ts";
import { addMs } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import { seal } from "./hpke.ts";
import { FolderSealingKeys, KEPT_FOR_MS, SEALED_TO_FOR_MS, SEALING_FOLDER } from "./sealing-keys.ts";

const top = mkdtempSync(join(tmpdir(), "heed-sealing-"));
after(() => rmSync(top, { recursive: true }));
const start = "2026-11-22T08:00:00.000Z" as Instant;
const info = new Uint8Array(0);
const plaintext = new Uint8Array([1, 2, 3]);

async function opened(folder: string, now = start): Promise<FolderSealingKeys> {
  const keys = await FolderSealingKeys.open(folder, now);
  if (typeof keys === "string") return assert.fail(keys);
  return keys;
}

function sealTo(key: { readonly publicKey: string }) {
  return seal({ publicKey: fromBase64(key.publicKey)!, info, plaintext });
}

test("a node has a key from its first start, in a file for its owner alone, and the same one after the next start", async () => {
  const folder = mkdtempSync(join(top, "a"));
  const { current } = await opened(folder);
  assert.deepEqual((await opened(folder)).current, current);
  const [file = ""] = readdirSync(join(folder, SEALING_FOLDER));
  assert.equal(statSync(join(folder, SEALING_FOLDER, file)).mode & 0o777, 0o600);
  assert.equal(statSync(join(folder, SEALING_FOLDER)).mode & 0o777, 0o700);
});

test("every month another key is made, and the old one opens what is under way until it is destroyed", async () => {
  const folder = mkdtempSync(join(top, "b"));
  const keys = await opened(folder);
  const first = keys.current;
  const early = await sealTo(first);
  assert.equal(await keys.turn(addMs(start, SEALED_TO_FOR_MS - 1)), false);
  assert.equal(await keys.turn(addMs(start, SEALED_TO_FOR_MS)), true);
  const second = keys.current;
  assert.notEqual(second.keyId, first.keyId);
  assert.deepEqual(unwrap(await keys.unseal({ keyId: first.keyId, ...early, info })), plaintext);
  assert.deepEqual(unwrap(await keys.unseal({ keyId: second.keyId, ...(await sealTo(second)), info })), plaintext);

  const end = addMs(start, SEALED_TO_FOR_MS + KEPT_FOR_MS);
  assert.equal(first.until, end, "peers are told how long it holds");
  await keys.turn(addMs(end, -1));
  assert.ok(keys.all.some((one) => one.keyId === first.keyId));
  await keys.turn(end);
  assert.equal(keys.all.some((one) => one.keyId === first.keyId), false);
  assert.deepEqual(await keys.unseal({ keyId: first.keyId, ...early, info }), { ok: false, error: "unknown" });
  assert.equal(readdirSync(join(folder, SEALING_FOLDER)).some((name) => name.startsWith(first.keyId)), false);
});

test("a node that was off for a year has a new key and none of the old", async () => {
  const folder = mkdtempSync(join(top, "c"));
  const { keyId } = (await opened(folder)).current;
  const keys = await opened(folder, addMs(start, 400 * 86_400_000));
  await keys.turn(addMs(start, 400 * 86_400_000));
  assert.deepEqual([keys.all.length, keys.all[0]?.keyId === keyId], [1, false]);
});

test("a key that another process has made is found when it is asked for", async () => {
  const folder = mkdtempSync(join(top, "d"));
  const [running, beside] = [await opened(folder), await opened(folder)];
  const made = await beside.make(addMs(start, 1_000));
  assert.deepEqual(unwrap(await running.unseal({ keyId: made.keyId, ...(await sealTo(made)), info })), plaintext);
  assert.equal(running.current.keyId, made.keyId);
});

test("a file that others can read, or that is not what it says, is told of", async () => {
  const folder = mkdtempSync(join(top, "e"));
  const { keyId } = (await opened(folder)).current;
  const file = join(folder, SEALING_FOLDER, `${keyId}.json`);
  const good = readFileSync(file, "utf8");
  const fault = async (): Promise<string> => {
    const found = await FolderSealingKeys.open(folder, start);
    return typeof found === "string" ? found : "nothing";
  };
  const check = async (text: string, says: RegExp): Promise<void> => {
    writeFileSync(file, text);
    assert.match(await fault(), says);
  };
  await check(good.replace(/"privateKey":"....../, '"privateKey":"AAAAAA'), /its private half is not that of its public key/);
  await check(good.replace(/"privateKey":"[^"]*"/, '"privateKey":"AAAA"'), /holds no sealing key/);
  await check("{}", /holds no sealing key/);
  await check("seal", /is not JSON \(seal\)/);
  writeFileSync(file, good);
  chmodSync(file, 0o644);
  assert.match(await fault(), /can be read by others than its owner; its mode must be 600/);
});
