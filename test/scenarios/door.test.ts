import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import * as contract from "../../src/contract/node.ts";
import * as messages from "../../src/contract/messages.ts";
import { unwrap } from "../../src/lib/base/result.ts";
import { startNode } from "../../src/server/main.ts";
import type { RunningNode } from "../../src/server/main.ts";
import { openNodeFolder, readNodeFolder } from "../../src/server/node-folder.ts";
import { newPeerFetch } from "../../src/server/peer-fetch.ts";
import { allRows } from "../../src/store/rows.ts";
import { followers } from "../../src/store/witness.ts";
import { freePort, introduce, setUpNode, signIn } from "../support/running-node.ts";

const folder = mkdtempSync(join(tmpdir(), "heed-door-"));
const at = (name: string): string => join(folder, name);
const running: RunningNode[] = [];
after(async () => {
  for (const one of running) await one.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Looks again and again until something is so. */
async function until(what: string, look: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 120_000; Date.now() < end; await sleep(200)) if (await look()) return;
  throw new Error(`It did not come about: ${what}`);
}

test("two nodes exchange messages, receipts, cosignatures and proofs through doors that know each other, and strangers find them shut", { timeout: 300_000 }, async () => {
  const [paris, brussels] = [await freePort(), await freePort()];
  const cards = {
    paris: await setUpNode(at("paris"), { id: "paris", country: "FR", url: `https://127.0.0.1:${paris}`, tls: true }),
    brussels: await setUpNode(at("brussels"), { id: "brussels", country: "BE", url: `https://127.0.0.1:${brussels}`, tls: true }),
  };
  await introduce(at("paris"), [cards.brussels], { lea: "liaison", sam: "supervisor" });
  await introduce(at("brussels"), [cards.paris], { lou: "liaison" });
  const told: string[] = [];
  const start = async (name: string, port: number): Promise<RunningNode> => {
    const node = unwrap(await startNode({ folder: at(name), host: "127.0.0.1", port: 0, door: { host: "127.0.0.1", port }, report: (what, error) => void told.push(`${name} ${what} ${String(error)}`) }));
    running.push(node);
    return node;
  };
  const receiver = await start("brussels", brussels);
  const sender = await start("paris", paris);
  assert.equal(receiver.door, `https://127.0.0.1:${brussels}/`);
  assert.equal((await fetch(`${receiver.address}heed/v1/log/exchange/checkpoint`)).status, 404, "nodes are served at the door alone");
  assert.equal((await fetch(`${receiver.address}heed/v1/health`)).status, 200);

  const author = await signIn({ address: sender.address } as never, "lea");
  unwrap(await author.call(messages.draftMessage, { body: { id: "w1", to: ["brussels"], body: { kind: "warning", purpose: "prevention of terrorism" } } }));
  unwrap(await (await signIn({ address: sender.address } as never, "sam")).call(messages.approveMessage, { params: { id: "w1" }, body: {} }));
  const ours = unwrap(await readNodeFolder(at("paris")));
  const ask = newPeerFetch(ours, { clock: () => Math.floor(Date.now() / 1_000), ...(ours.tls === undefined ? {} : { tls: ours.tls }) });
  await until("the message is confirmed", async () => unwrap(await author.call(contract.readNode, {})).outbox?.every((one) => one.waiting === 0) === true);
  await until("the log is witnessed", async () => (await ask(cards.brussels, `/heed/v1/witness/checkpoint?origin=${encodeURIComponent("paris/exchange")}`)).status === 200);
  for (const one of running.splice(0)) await one.stop();

  await using node = unwrap(await openNodeFolder(at("paris"), undefined));
  const { envelopes, witnesses } = await node.store.read(async (tx) => ({ envelopes: await allRows(tx, "envelope"), witnesses: await followers(tx) }));
  const sent = envelopes.find((one) => one.message === "w1");
  assert.ok(sent?.sealed !== undefined && sent.receipt !== null, "sealed, and receipted");
  assert.deepEqual(witnesses.map((one) => [one.peer, one.size > 0, one.error]), [["brussels", true, null]]);
  assert.deepEqual(told, []);
});
