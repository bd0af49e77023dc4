import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, test } from "node:test";
import { sql } from "kysely";
import { fromBase64 } from "../../src/lib/base/bytes.ts";
import type { Json } from "../../src/lib/base/canonical.ts";
import { unwrap } from "../../src/lib/base/result.ts";
import { addMs } from "../../src/lib/clock/index.ts";
import type { Instant } from "../../src/lib/clock/index.ts";
import { ENVELOPE_TYPE, signEnvelope } from "../../src/lib/envelope/index.ts";
import { PULL_HEADER, signPull, writePage } from "../../src/server/sequence-pages.ts";
import type { PullSequence } from "../../src/server/sequence-transport.ts";
import { acceptBytes } from "../../src/server/inbox.ts";
import { repairGaps } from "../../src/server/jobs/gaps.ts";
import { sha256 } from "../../src/server/keys.ts";
import { readSequence } from "../../src/service/sequences.ts";
import { parcelOf } from "../../src/service/envelopes.ts";
import type { NodeKeys } from "../../src/service/node.ts";
import { findSequence } from "../../src/store/sequences.ts";
import { nextSeq } from "../../src/store/outbox.ts";
import { authority, newKeys, officer } from "../support/bare-node.ts";
import { serveNode } from "../support/served-node.ts";
import { between, body, on, person, send, step } from "../support/small.ts";
import { playWhole } from "../support/stage.ts";
import type { Stage } from "../support/stage.ts";


const cut = step(on(1, "08:00"), "east", { cut: { to: "north" } });
const warnings = ["w1", "w2", "w3"].map((id, at) => send(on(1, `09:0${at}`), "east", "north", id, body("warning", { persons: [person(`Karim Benali ${id}`)] })));

/** Three warnings that east has sent and that north has not received. */
function threeSent(): Promise<Stage> {
  return playWhole(between(["north", "east"], [cut, ...warnings]));
}

describe("a gap in the numbers of a peer", () => {
  test("is closed by asking the peer, and what was missing is owed like anything else", async () => {
    await using stage = await threeSent();
    for (const id of ["w1", "w3"]) await bring(stage, id);
    assert.equal(await repairGaps(stage.node("north"), pullFrom(stage), clock(stage, 1)), 1, "a node that was never asked is asked at once");
    assert.deepEqual((await stage.rows("north", "item")).map((one) => one.id), ["w1", "w2", "w3"]);
    assert.equal((await sequenceOf(stage)).closed, 3);
  });

  test("is waited for a while, since what overtook it may only have been quicker", async () => {
    await using stage = await threeSent();
    await bring(stage, "w1");
    await repairGaps(stage.node("north"), async () => undefined, clock(stage, 1)); // asked, in vain
    await bring(stage, "w3");
    let asked = 0;
    const pull: PullSequence = async (peer, from) => {
      asked++;
      return pullFrom(stage)(peer, from);
    };
    await repairGaps(stage.node("north"), pull, clock(stage, 2));
    await repairGaps(stage.node("north"), pull, clock(stage, 50));
    assert.equal(asked, 0);
    assert.equal((await sequenceOf(stage)).gapSince, clock(stage, 2)());
    assert.equal(await repairGaps(stage.node("north"), pull, clock(stage, 62)), 1);
    assert.deepEqual([asked, (await sequenceOf(stage)).closed, (await sequenceOf(stage)).gapSince], [1, 3, null]);
  });

  test("whose envelope its author has erased meanwhile is closed too, and a person is told", async () => {
    await using stage = await threeSent();
    for (const id of ["w1", "w3"]) await bring(stage, id);
    await eraseContent(stage, "east", "w2");
    assert.equal(await repairGaps(stage.node("north"), pullFrom(stage), clock(stage, 1)), 0);
    assert.equal((await sequenceOf(stage)).closed, 3);
    const told = (await stage.lines("north")).filter((line) => line.reasons.includes("delivery.gone"));
    assert.match(told.map((line) => line.words.join()).join(), /^Number 2 of Eastern liaison office did not arrive, and its author has erased it meanwhile/);
  });

  test("after a restore brings back what was lost, with the receipts that were given then", async () => {
    await using before = await threeSent();
    for (const id of ["w1", "w2", "w3"]) await bring(before, id, 60);
    const given = new Map((await before.rows("north", "envelope")).map((one) => [one.id, one]));
    await using restored = await threeSent(); // the same node, as it was before anything arrived
    const pull: PullSequence = async (peer, from) => {
      const page = await readSequence(restored.node(peer.id), "north", from);
      return Buffer.from(writePage(peer.id, "north", { ...page, envelopes: page.envelopes.map((line) => ({ ...line, receipt: given.get(line.id)!.receipt! })) }));
    };
    assert.equal(await repairGaps(restored.node("north"), pull, clock(restored, 90_000)), 3);
    for (const one of await restored.rows("north", "envelope")) assert.deepEqual([one.receipt, one.receivedAt], [given.get(one.id)!.receipt, given.get(one.id)!.receivedAt]);
    const clocks = async (stage: Stage) => (await stage.rows("north", "obligation")).map((one) => `${one.message} ${one.duty} ${one.dueAt}`).sort();
    assert.deepEqual(await clocks(restored), await clocks(before));
  });

  test("shows a restored sender which numbers it has used", async () => {
    await using stage = await threeSent();
    await using restored = await playWhole(between(["north", "east"], [cut]));
    for (const id of ["w1", "w2", "w3"]) await bring(stage, id);
    const pull: PullSequence = async (peer, from) => Buffer.from(writePage(peer.id, "east", await readSequence(stage.node(peer.id), "east", from)));
    await repairGaps(restored.node("east"), pull, clock(restored, 1));
    assert.equal(await restored.node("east").store.read((tx) => nextSeq(tx, "north")), 4);
  });
});

describe("a second envelope under what is known already", () => {
  test("is refused, kept as evidence and raised once, and changes nothing else", async () => {
    await using stage = await threeSent();
    await bring(stage, "w1");
    const first = (await stage.rows("north", "envelope"))[0]!;
    const items = await stage.rows("north", "item");
    for (let n = 0; n < 2; n++) {
      const refused = await acceptBytes(stage.node("north"), first.id, forged(stage.node("east").keys, first.id, first.seq), clock(stage, 60)());
      assert.equal(refused.ok ? "" : refused.error.code, "envelope.conflict");
    }
    const [kept] = await stage.rows("north", "envelope");
    assert.deepEqual([kept?.digest, kept?.receipt, kept?.contradicted?.length], [first.digest, first.receipt, 1]);
    assert.deepEqual(fromBase64(kept!.contradicted![0]!.bytes), forged(stage.node("east").keys, first.id, first.seq));
    assert.deepEqual(await stage.rows("north", "item"), items);
    const raised = (await stage.lines("north")).filter((line) => line.reasons.includes("delivery.contradicted"));
    assert.equal(raised.length, 1);
    assert.match(raised[0]!.words.join(), /Eastern liaison office signed two different envelopes under the identifier/);
    const entry = (await stage.entries("north")).filter((one) => one.event === "contradicted");
    assert.equal(entry.length, 1, "and it is in the history, and so in the log");
  });

  test("with another identifier and a number that was used is refused just so", async () => {
    await using stage = await threeSent();
    await bring(stage, "w1");
    const id = randomUUID();
    const refused = await acceptBytes(stage.node("north"), id, forged(stage.node("east").keys, id, 1), clock(stage, 60)());
    assert.equal(refused.ok ? "" : refused.error.code, "envelope.number-used");
    assert.equal((await stage.rows("north", "envelope")).length, 1);
    assert.equal((await stage.lines("north")).filter((line) => line.reasons.includes("delivery.contradicted")).length, 1);
    await bring(stage, "w2");
    assert.equal((await stage.rows("north", "item")).length, 2, "and the node goes on");
  });
});

describe("what is left when content was erased", () => {
  test("gives a late repetition the same receipt, and opens nothing again", async () => {
    await using stage = await threeSent();
    const first = await bring(stage, "w1");
    await eraseContent(stage, "north", "w1");
    const again = await bring(stage, "w1", 86_400);
    assert.deepEqual([again.repeated, again.receipt], [true, first.receipt]);
    assert.equal((await stage.entries("north")).filter((one) => one.event === "opened" && one.noun === "item").length, 1);
  });

  test("keeps a late original void that was withdrawn before it came, though the withdrawal's content is gone", async () => {
    await using stage = await playWhole(between(["north", "east"], [cut, ...warnings, step(on(2), "east", { by: "sup", withdraw: { id: "w1", reasons: "The wrong man" } })]));
    const withdrawal = (await stage.rows("east", "message")).find((one) => one.body.kind === "withdrawal")!.id;
    await bring(stage, withdrawal);
    const again = await bring(stage, withdrawal, 70);
    assert.equal(again.repeated, true);
    await bring(stage, "w1", 80);
    assert.equal((await stage.row("north", "item", "w1"))?.state, "void");
    await eraseContent(stage, "north", "w1");
    assert.equal((await bring(stage, "w1", 86_400)).repeated, true);
    assert.equal((await stage.row("north", "item", "w1"))?.state, "void");
  });
});

describe("over HTTP", () => {
  const keys = newKeys("key-fr");
  const peers = [authority("fr", keys), authority("nl", newKeys("key-nl"))];
  const asker = { self: authority("fr", keys), keys };

  test("a sequence is shown to its peer alone, for what it signed, and not for long", async () => {
    await using served = await serveNode({ peers, officers: [officer("lea", "liaison"), officer("sam", "supervisor")] });
    const get = async (url: string, header?: string): Promise<readonly [number, string]> => {
      const answer = await served.app.inject({ method: "GET", url, headers: header === undefined ? {} : { [PULL_HEADER]: header } });
      return [answer.statusCode, answer.statusCode === 200 ? "" : answer.json<{ code: string }>().code];
    };
    const good = signPull(asker, "be", 1, served.now);
    assert.deepEqual(await get("/heed/v1/channels/fr?from=1", good), [200, ""]);
    assert.deepEqual(await get("/heed/v1/channels/fr?from=1"), [401, "sequence.not-asked"]);
    assert.deepEqual(await get("/heed/v1/channels/fr?from=2", good), [401, "sequence.not-asked"]);
    assert.deepEqual(await get("/heed/v1/channels/nl?from=1", good), [401, "envelope.unknown-key"]);
    assert.deepEqual(await get("/heed/v1/channels/fr?from=1", signPull(asker, "nl", 1, served.now)), [401, "sequence.not-asked"]);
    assert.deepEqual(await get("/heed/v1/channels/fr?from=1", signPull({ ...asker, keys: newKeys("key-fr") }, "be", 1, served.now)), [401, "envelope.bad-signature"]);
    assert.deepEqual(await get("/heed/v1/channels/fr?from=1", signPull(asker, "be", 1, addMs(served.now, -301_000))), [401, "sequence.stale"]);
    assert.deepEqual(await get("/heed/v1/channels/fr?from=1", "not base64!"), [401, "sequence.not-asked"]);
  });

  test("a flood of routine is told when to come back, and emergencies pass", async () => {
    await using served = await serveNode({ peers, officers: [officer("lea", "liaison"), officer("sam", "supervisor")] });
    const put = async (seq: number, priority: "P0" | "P3"): Promise<readonly [number, unknown]> => {
      const id = randomUUID();
      const answer = await served.app.inject({ method: "PUT", url: `/heed/v1/envelopes/${id}`, headers: { "content-type": ENVELOPE_TYPE }, payload: Buffer.from(forged(keys, id, seq, { from: "fr", to: "be", priority })) });
      return [answer.statusCode, answer.headers["retry-after"]];
    };
    const flood = Array.from({ length: 100 }, (_, n) => put(n + 1, "P3"));
    const urgent = Array.from({ length: 4 }, (_, n) => put(n + 201, "P0"));
    const answers = await Promise.all(flood);
    assert.deepEqual(new Set(answers.map(([status]) => status)), new Set([201, 429]));
    assert.ok(answers.filter(([status]) => status === 201).length >= 32);
    assert.ok(answers.every(([status, after]) => status !== 429 || after === "15"));
    assert.deepEqual(await Promise.all(urgent), Array.from({ length: 4 }, () => [201, undefined]));
  });
});

/** An envelope with other content than any that east wrote, signed with its key all the same. */
function forged(keys: Pick<NodeKeys, "keyId" | "sign">, id: string, seq: number, more: { readonly from?: string; readonly to?: string; readonly priority?: "P0" | "P3" } = {}): Uint8Array {
  const { from = "east", to = "north", priority = "P3" } = more;
  const issued = "2014-12-15T08:00:00.000Z";
  const wire = { id: `m-${id}`, thread: `m-${id}`, version: 1, issuedAt: issued, body: { kind: "warning", purpose: "Another story" } } as unknown as Json;
  const header = { id, v: 1, kind: "warning", from, to, seq, warning: `m-${id}`, version: 1, issued, priority, handling: "H0", purpose: "Another story", must_understand: [] } as const;
  return signEnvelope({ header, body: wire, keyId: keys.keyId, sign: (data) => keys.sign(data), hash: sha256 });
}

function pullFrom(stage: Stage): PullSequence {
  return async (peer, from) => Buffer.from(writePage(peer.id, "north", await readSequence(stage.node(peer.id), "north", from)));
}

function sequenceOf(stage: Stage) {
  return stage.node("north").store.read((tx) => findSequence(tx, "east"));
}

async function bring(stage: Stage, message: string, afterS = 60) {
  const envelope = (await stage.rows("east", "envelope")).find((one) => one.message === message && one.direction === "out");
  assert.ok(envelope, `no envelope for ${message}`);
  return unwrap(await acceptBytes(stage.node("north"), envelope.id, parcelOf(envelope), clock(stage, afterS)()));
}

/** Takes the content of a message and of its envelopes away, as erasing does. */
async function eraseContent(stage: Stage, node: string, message: string): Promise<void> {
  const envelopes = (await stage.rows(node, "envelope")).filter((one) => one.message === message).map((one) => one.id);
  await stage.node(node).store.transaction(async (tx) => {
    await sql`update content set body = null where seq in (select seq from entry where subject = any(${[message, ...envelopes]}::text[]))`.execute(tx);
    await sql`update envelope set doc = doc - 'bytes' - 'sealed' - 'opening' where id = any(${envelopes}::text[])`.execute(tx);
    await sql`update message set doc = doc - 'body' where id = ${message}`.execute(tx);
  });
}

function clock(stage: Stage, seconds: number): () => Instant {
  return () => addMs(stage.now, seconds * 1_000);
}
