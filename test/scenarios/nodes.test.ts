import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { z } from "zod";
import type { Client } from "../../src/contract/client.ts";
import * as desk from "../../src/contract/desk.ts";
import * as items from "../../src/contract/items.ts";
import * as messages from "../../src/contract/messages.ts";
import * as staff from "../../src/contract/staff.ts";
import type { Authority } from "../../src/domain/authority.ts";
import type { EnvelopeRecord } from "../../src/domain/entry.ts";
import type { MessageBody } from "../../src/domain/message.ts";
import { unwrap } from "../../src/lib/base/result.ts";
import { ENVELOPE_TYPE, signEnvelope } from "../../src/lib/envelope/index.ts";
import type { NodeKeys } from "../../src/service/node.ts";
import { keysOfSeed, sha256 } from "../../src/server/keys.ts";
import { openNodeFolder, readNodeFolder } from "../../src/server/node-folder.ts";
import { allRows, readEntries } from "../../src/store/rows.ts";
import { runHeed } from "../support/heed.ts";
import { freePort, introduce, setUpNode, signIn, startRunning, type RunningNode } from "../support/running-node.ts";

const folder = mkdtempSync(join(tmpdir(), "heed-nodes-"));
const at = (name: string): string => join(folder, name);
const purpose = "prevention of terrorism";
const running: RunningNode[] = [];

let paris: { readonly card: Authority; readonly port: number };
let brussels: { readonly card: Authority; readonly port: number };

async function start(name: string, port: number, hook?: string): Promise<RunningNode> {
  const node = await startRunning(at(name), { port, ...(hook === undefined ? {} : { hook }) });
  running.push(node);
  return node;
}

/** Looks again and again until something is so; real clocks and processes take their time. */
async function until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
  for (const end = Date.now() + 300_000; Date.now() < end; await sleep(100)) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
  }
  throw new Error(`It did not come about in five minutes: ${what}`);
}

/** What an authority that is not running has on disk. */
async function stored(name: string): Promise<{ readonly envelopes: readonly EnvelopeRecord[]; readonly arrivals: number; readonly items: number; readonly entries: number }> {
  await using node = unwrap(await openNodeFolder(at(name), undefined));
  return await node.store.read(async (tx) => {
    const entries = await readEntries(tx, 0, 10_000);
    return {
      envelopes: await allRows(tx, "envelope"),
      arrivals: entries.filter((one) => one.noun === "message" && one.event === "received").length,
      items: (await allRows(tx, "item")).length,
      entries: entries.length,
    };
  });
}

describe("two nodes, each a process with its database on disk", { timeout: 840_000 }, () => {
  before(async () => {
    const [first, second] = [await freePort(), await freePort()];
    paris = { card: await setUpNode(at("paris"), { id: "paris", country: "FR", url: `http://127.0.0.1:${first}` }), port: first };
    brussels = { card: await setUpNode(at("brussels"), { id: "brussels", country: "BE", url: `http://127.0.0.1:${second}` }), port: second };
    const people = { lea: "liaison", sam: "supervisor", root: "administrator" } as const;
    await introduce(at("paris"), [brussels.card], people);
    await introduce(at("brussels"), [paris.card], people);
  });
  after(async () => {
    for (const node of running) await node.stop("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });

  test("a request waits visibly for a peer that is down, survives its death before the receipt, and is acknowledged", async () => {
    const sender = await start("paris", paris.port);
    assert.equal(sender.address, `http://127.0.0.1:${paris.port}/`);
    const author = await signIn(sender, "lea");
    const particulars = { sought: "What is held on him", facts: "He is held", reasonsToBelieve: "He lived there", connection: "He is the suspect" };
    const body: z.input<typeof MessageBody> = { kind: "request", purpose, title: "One man", particulars, persons: [{ ref: "p", names: [{ text: "Marek Olin" }], subjectClass: "suspect" }] };
    unwrap(await author.call(messages.draftMessage, { body: { id: "r1", thread: "t1", to: ["brussels"], body } }));
    unwrap(await (await signIn(sender, "sam")).call(messages.approveMessage, { params: { id: "r1" }, body: {} }));

    const waiting = await until("the peer that is down shows", async () => (await peersOf(author)).find((one) => one.attempts > 0));
    assert.equal(waiting.authority.id, "brussels");
    assert.equal(waiting.waiting, 1);
    assert.match(waiting.lastError ?? "", /cannot be reached \(ECONNREFUSED\)/);
    assert.equal(await stateAtParis(author), "queued");

    const dying = await start("brussels", brussels.port, "kill-before-receipt.mjs");
    assert.equal((await dying.ended).signal, "SIGKILL");
    assert.equal(await stateAtParis(author), "queued", "a message is not delivered before its receipt is stored");

    const receiver = await start("brussels", brussels.port);
    await until("the request is delivered", async () => (await stateAtParis(author)) === "delivered");
    const owner = await signIn(receiver, "lea");
    const page = unwrap(await owner.call(desk.readDesk, { query: { side: "here" }, purpose }));
    assert.ok(page.rows.every((row) => row.obligation.message === "r1"));
    unwrap(await owner.call(items.takeItem, { params: { id: "r1" }, body: {} }));
    await until("the acknowledgement moves the sender's side too", async () => (await stateAtParis(author)) === "taken");
    assert.deepEqual((await peersOf(author)).map((one) => one.waiting), [0]);

    for (const node of [sender, receiver]) {
      const ended = await node.stop();
      assert.deepEqual([ended.code, ended.out], [0, `${node.address}\n`], ended.err);
      assert.equal(ended.err, "SIGTERM: finishing what has begun\n");
    }
    const [sent, received] = [await stored("paris"), await stored("brussels")];
    assert.equal(received.items, 1);
    assert.equal(received.arrivals, 1, "one arrival, however often it was sent");
    const proof = sent.envelopes.find((one) => one.message === "r1")!;
    const kept = received.envelopes.find((one) => one.message === "r1")!;
    assert.ok(proof.receipt !== null);
    assert.deepEqual([proof.receipt, proof.bytes], [kept.receipt, kept.bytes], "the sender got the receipt that was signed before the death");

    writeFileSync(at("receipt.json"), Buffer.from(proof.receipt, "base64"));
    writeFileSync(at("envelope.json"), Buffer.from(proof.bytes, "base64"));
    writeFileSync(at("card.json"), JSON.stringify(brussels.card));
    const verified = await runHeed(["verify", at("receipt.json"), "--key", at("card.json"), "--envelope", at("envelope.json")]);
    assert.equal(verified.code, 0, verified.err);
    assert.match(verified.out, /^Valid: Police of brussels \(brussels\) received envelope .* from paris on .*\n.*\nThe envelope given is that one: request r1, version 1/);
  });

  test("a wrong key, another addressee, and another content under a known identifier are refused, and nothing changes but that the last is kept as evidence", async () => {
    const earlier = await stored("brussels");
    const known = earlier.envelopes.find((one) => one.message === "r1")!;
    const receiver = await start("brussels", brussels.port);
    const own: NodeKeys = unwrap(await readNodeFolder(at("paris"))).keys;
    const stranger = keysOfSeed(Buffer.alloc(32, 7));
    const put = async (id: string, bytes: Uint8Array): Promise<readonly [number, string]> => {
      const answer = await fetch(`${receiver.address}heed/v1/envelopes/${id}`, { method: "PUT", headers: { "content-type": ENVELOPE_TYPE }, body: Buffer.from(bytes) });
      return [answer.status, ((await answer.json()) as { readonly code: string }).code];
    };
    const seal = (id: string, change: { readonly to?: string; readonly keys?: typeof own; readonly keyId?: string }): Uint8Array => {
      const { to = "brussels", keys = own, keyId = keys.keyId } = change;
      const issued = new Date().toISOString();
      const body = { id: `m-${id}`, thread: `m-${id}`, version: 1, issuedAt: issued, body: { kind: "warning", purpose } };
      const header = { id, v: 1, kind: "warning", from: "paris", to, seq: 99, warning: body.id, version: 1, issued, priority: "P3", handling: "H0", purpose, must_understand: [] } as const;
      return signEnvelope({ header, body, keyId, sign: (data) => keys.sign(data), hash: sha256 });
    };
    const id = randomUUID();
    assert.deepEqual(await put(id, seal(id, { keys: stranger })), [401, "envelope.unknown-key"]);
    assert.deepEqual(await put(id, seal(id, { keys: stranger, keyId: own.keyId })), [401, "envelope.bad-signature"]);
    assert.deepEqual(await put(id, seal(id, { to: "madrid" })), [421, "envelope.wrong-recipient"]);
    const contrary = seal(known.id, {});
    assert.deepEqual(await put(known.id, contrary), [409, "envelope.conflict"]);
    assert.equal((await receiver.stop("SIGINT")).code, 0);
    const later = await stored("brussels");
    const [evidence] = later.envelopes.flatMap(({ contradicted }) => contradicted ?? []);
    assert.equal(evidence?.bytes, Buffer.from(contrary).toString("base64"));
    const { entries: _more, envelopes, ...rest } = later;
    const { entries: _fewer, envelopes: earlierEnvelopes, ...earlierRest } = earlier;
    assert.deepEqual([envelopes.map(({ contradicted: _kept, ...one }) => one), rest], [earlierEnvelopes, earlierRest]);
  });

  test("a peer that takes the line and says nothing does not keep a node from stopping", async () => {
    const heard = Promise.withResolvers<void>();
    await using mute = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.once("data", () => heard.resolve());
    });
    await new Promise<void>((resolve) => void mute.listen(brussels.port, "127.0.0.1", resolve));
    const sender = await start("paris", paris.port);
    const author = await signIn(sender, "lea");
    unwrap(await author.call(messages.draftMessage, { body: { id: "w2", to: ["brussels"], body: { kind: "warning", purpose } } }));
    unwrap(await (await signIn(sender, "sam")).call(messages.approveMessage, { params: { id: "w2" }, body: {} }));
    await heard.promise;
    const asked = Date.now();
    const ended = await sender.stop();
    assert.deepEqual([ended.code, ended.err], [0, "SIGTERM: finishing what has begun\n"]);
    assert.ok(Date.now() - asked < 8_000, "it waited for the peer");
    const { envelopes } = await stored("paris");
    assert.equal(envelopes.find((one) => one.message === "w2")?.receipt, null);
  });

  test("a second process on the same data is refused, and the first goes on", async () => {
    const first = await start("brussels", brussels.port);
    const port = await freePort();
    await assert.rejects(startRunning(at("brussels"), { port }), /Cannot open .*brussels.data: another node has it open/);
    await assert.rejects(startRunning(at("paris"), { port: brussels.port }), /Cannot listen on 127\.0\.0\.1:\d+: .*EADDRINUSE/);
    assert.equal((await fetch(`${first.address}heed/v1/health`)).status, 200);
    assert.equal((await first.stop()).code, 0);
  });

  test("what fails in the background is told and ends nothing, and a lost database ends the node with the reason", async () => {
    const node = await start("brussels", brussels.port, "break-on-signal.mjs");
    process.kill(node.pid, "SIGUSR2");
    await until("the failure is told", async () => node.said().includes("failed: an operation nobody waited for: Error: nobody waits for this"));
    assert.equal((await fetch(`${node.address}heed/v1/health`)).status, 200);
    process.kill(node.pid, "SIGHUP");
    const ended = await node.ended;
    assert.equal(ended.code, 1, ended.err);
    assert.match(ended.err, /failed: the database, which is lost; the node stops: /);
  });

  test("a node starts with its own key and its own database only", async () => {
    const key = readFileSync(join(at("paris"), "identity.key"));
    const refused = async (says: RegExp): Promise<void> => {
      await assert.rejects(startRunning(at("paris"), { port: paris.port }), says);
    };
    writeFileSync(join(at("paris"), "identity.key"), `${Buffer.alloc(32, 9).toString("base64")}\n`);
    await refused(/Cannot start with key k-\w+: the database was begun with k-\w+, the key peers know/);
    writeFileSync(join(at("paris"), "identity.key"), "short\n");
    await refused(/Cannot use the identity key: .*identity\.key does not hold 32 bytes in base64/);
    rmSync(join(at("paris"), "identity.key"));
    await refused(/Cannot use the identity key: .*identity\.key is missing: restore it from a backup/);
    writeFileSync(join(at("paris"), "identity.key"), key, { mode: 0o644 });
    await refused(/Cannot use the identity key: .*identity\.key can be read by others/);
    rmSync(join(at("paris"), "identity.key"));
    writeFileSync(join(at("paris"), "identity.key"), key, { mode: 0o600 });
    copyFileSync(join(at("brussels"), "node.json"), join(at("paris"), "node.json"));
    await refused(/Cannot start brussels: the database is that of paris/);
  });
});

async function peersOf(client: Client) {
  return unwrap(await client.call(staff.readPeers, { purpose }));
}

/** How the request stands with the one it went to, as the sender sees it. */
async function stateAtParis(client: Client): Promise<string | undefined> {
  const thread = unwrap(await client.call(messages.readThread, { params: { id: "t1" }, purpose }));
  return thread.addressees[0]?.state;
}
