import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { authority, newKeys, officer } from "../../test/support/bare-node.ts";
import { answers } from "../../test/support/ledger.ts";
import { onEveryStore } from "../../test/support/stores.ts";
import { base64 } from "../lib/base/bytes.ts";
import { ok, unwrap } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { ask, checkCheckpoint, checkLogProof, edgeTiles, leafHash, type LogName, parseBundle, parseLeaf, parseLogProof, parseOpenedLeaf, rootOfTiles, trustLogs, verifyOpening } from "../lib/ledger/index.ts";
import { change } from "../domain/entry.ts";
import type { EnvelopeRecord } from "../domain/entry.ts";
import { sha256 } from "../server/keys.ts";
import { openNode } from "../server/node.ts";
import type { OpenNode } from "../server/node.ts";
import { randomIds } from "../server/ids.ts";
import { eraseOpening, leafOfEntry, logHeads, readLeaves } from "../store/ledger.ts";
import { appendEntries } from "../store/rows.ts";
import type { Store } from "../store/store.ts";
import { act, NODE } from "./act.ts";
import { logKeyOf, originOf, ownKey, proveArrival, readCheckpoint, readTile } from "./ledger.ts";

const at = "2025-01-01T00:00:00.000Z" as Instant;

let seqFromPeer = 0;

const envelopeOf = (id: string): EnvelopeRecord => ({
  id,
  direction: "in",
  peer: "fr",
  message: `message-${id}`,
  seq: ++seqFromPeer,
  priority: "P3",
  digest: "ab".repeat(32),
  at,
  bytes: "AAAA",
  receipt: "c2lnbmVk",
  receivedAt: at,
});

async function nodeOn(store: Store): Promise<OpenNode> {
  const keys = newKeys("key-1");
  return openNode({ self: authority("be", keys), store, keys, ids: randomIds });
}

/** One act that appends these envelopes and officers. */
async function record(node: OpenNode, input: { readonly envelopes?: readonly string[]; readonly officers?: readonly string[] }): Promise<void> {
  unwrap(
    await act(node, NODE, { action: "deliver" }, at, async (work) => {
      await work.append(...(input.envelopes ?? []).map((id) => change("envelope", "received", id, envelopeOf(id))), ...(input.officers ?? []).map((id) => change("officer", "joined", id, officer(id, "liaison"))));
      return ok(true);
    }),
  );
}

/** The checkpoint of a log, held against its key, and its root against the tiles that the node serves. */
async function checkedSize(node: OpenNode, log: LogName): Promise<number> {
  const { checkpoint } = unwrap(ask(checkCheckpoint(unwrap(await readCheckpoint(node, log)), [ownKey(node, log)]), answers));
  assert.equal(checkpoint.origin, originOf("be", log));
  const tiles = new Map<string, Uint8Array>();
  for (const tile of edgeTiles(checkpoint.size)) tiles.set(`${tile.level}/${tile.index}`, unwrap(await readTile(node, log, { kind: "tile", ...tile })));
  assert.equal(base64(unwrap(rootOfTiles(checkpoint.size, (level, index) => tiles.get(`${level}/${index}`), sha256))), base64(checkpoint.root));
  return checkpoint.size;
}

onEveryStore("the logs of a node", (open) => {
  test("grow by one leaf for each entry, in the transaction of the entry, and their checkpoints hold", async () => {
    const node = await nodeOn(await open());
    assert.deepEqual([await checkedSize(node, "exchange"), await checkedSize(node, "audit")], [0, 0]);
    await record(node, { envelopes: ["a", "b"], officers: ["ana"] });
    await record(node, { officers: ["eva", "dora"] });
    assert.deepEqual([await checkedSize(node, "exchange"), await checkedSize(node, "audit")], [2, 3]);
    const refused = await act(node, NODE, { action: "deliver" }, at, async (work) => {
      await work.append(change("envelope", "received", "c", envelopeOf("c")));
      return { ok: false as const, error: { code: "test.refused" } };
    });
    assert.equal(refused.ok, false);
    assert.equal(await checkedSize(node, "exchange"), 2, "what was refused left no leaf");
  });

  test("grow over the edges of tiles, and serve every tile and bundle of every size", async () => {
    const node = await nodeOn(await open());
    const names = Array.from({ length: 600 }, (_, i) => `e${i}`);
    for (let from = 0; from < names.length; from += 61) await record(node, { envelopes: names.slice(from, from + 61) });
    assert.equal(await checkedSize(node, "exchange"), 600);
    for (const [index, width] of [[0, 256], [1, 256], [2, 88], [2, 7]] as const) {
      const bundle = parseBundle(unwrap(await readTile(node, "exchange", { kind: "entries", index, width })), width)!;
      const tile = unwrap(await readTile(node, "exchange", { kind: "tile", level: 0, index, width }));
      assert.deepEqual(Buffer.concat(bundle.map((leaf) => leafHash(leaf, sha256))).toString("hex"), Buffer.from(tile).toString("hex"));
      for (const leaf of bundle) assert.equal(unwrap(parseLeaf(leaf)).kind, "received");
    }
    for (const wrong of [{ level: 0, index: 2, width: 89 }, { level: 0, index: 3, width: 1 }, { level: 1, index: 0, width: 3 }, { level: 5, index: 0, width: 1 }]) {
      assert.equal((await readTile(node, "exchange", { kind: "tile", ...wrong })).ok, false);
    }
  });

  test("take in what is older than they are, in the order of the history", async () => {
    const store = await open();
    await store.transaction(async (tx) => {
      for (let seq = 0; seq < 1_100; seq += 100) {
        await appendEntries(tx, { at, actor: "node", self: "be", seq }, Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? change("envelope", "received", `old-${seq + i}`, envelopeOf(`old-${seq + i}`)) : change("officer", "joined", `o-${seq + i}`, officer(`o-${seq + i}`, "liaison")))));
      }
    });
    const node = await nodeOn(store);
    await record(node, { envelopes: ["new"] });
    assert.deepEqual([await checkedSize(node, "exchange"), await checkedSize(node, "audit")], [551, 550]);
    const order = await store.read((tx) => readLeaves(tx, "exchange", 0, 1_000));
    assert.deepEqual(order.map((leaf) => leaf.seq), [...Array.from({ length: 550 }, (_, i) => 2 * i + 1), 1_101]);
    assert.equal((await proveArrival(node, "old-0")).ok, true);
  });

  test("prove each arrival with its receipt to whoever has the node's public key, and nothing else", async () => {
    const node = await nodeOn(await open());
    await record(node, { envelopes: ["a", "b", "c", "d", "e"], officers: ["ana"] });
    for (const id of ["a", "b", "c", "d", "e"]) {
      const proof = unwrap(parseLogProof(unwrap(await proveArrival(node, id))));
      const { leaf, opening } = unwrap(parseOpenedLeaf(proof.extra!));
      const key = logKeyOf(node, "be", node.keys.publicKey, "exchange")!;
      assert.equal(unwrap(ask(checkLogProof(proof, leaf, trustLogs([key])), answers)).checkpoint.size, 5);
      const parsed = unwrap(parseLeaf(leaf));
      assert.deepEqual([parsed.kind, parsed.peer, parsed.about], ["received", "fr", "ab".repeat(32)]);
      assert.equal(verifyOpening(parsed, opening!, sha256).ok, true);
      assert.match(Buffer.from(opening!.content).toString(), /"receipt":"c2lnbmVk"/);
    }
    const none = await proveArrival(node, "nothing");
    assert.deepEqual(none.ok ? undefined : none.error.code, "ledger.no-proof");
  });

  test("keep a leaf whose opening was erased: the proof holds, and opens nothing", async () => {
    const store = await open();
    const node = await nodeOn(store);
    await record(node, { envelopes: ["a", "b"] });
    await store.transaction(async (tx) => eraseOpening(tx, "exchange", (await leafOfEntry(tx, 1))!.index));
    const proof = unwrap(parseLogProof(unwrap(await proveArrival(node, "a"))));
    const { leaf, opening } = unwrap(parseOpenedLeaf(proof.extra!));
    assert.equal(opening, undefined);
    assert.equal(ask(checkLogProof(proof, leaf, trustLogs([ownKey(node, "exchange")])), answers).ok, true);
  });

  test("tell nothing of who or what in a leaf, and never the same twice", async () => {
    const node = await nodeOn(await open());
    await record(node, { officers: ["somebody-known", "somebody-else"] });
    const leaves = await node.store.read((tx) => readLeaves(tx, "audit", 0, 10));
    for (const { leaf } of leaves) assert.doesNotMatch(Buffer.from(leaf).toString(), /somebody|liaison/);
    assert.deepEqual(new Set(leaves.map((one) => Object.keys(unwrap(parseLeaf(one.leaf))).join())), new Set(["at,commitment,id,kind,v"]));
    assert.notEqual(unwrap(parseLeaf(leaves[0]!.leaf)).commitment, unwrap(parseLeaf(leaves[1]!.leaf)).commitment);
  });

  test("refuse to be rewritten by whoever writes past this program", async () => {
    const store = await open();
    const node = await nodeOn(store);
    await record(node, { envelopes: Array.from({ length: 300 }, (_, i) => `e${i}`) });
    for (const statement of [
      sql`update ledger_leaf set leaf = 'x' where idx = 3`,
      sql`delete from ledger_leaf where idx = 299`,
      sql`truncate ledger_leaf`,
      sql`update ledger_tile set hashes = decode(repeat('00', 32), 'hex')`,
      sql`delete from ledger_tile`,
      sql`update ledger_head set size = 10 where log = 'exchange'`,
      sql`delete from ledger_head`,
    ]) {
      await assert.rejects(store.transaction((tx) => statement.execute(tx)));
    }
    const { exchange } = await store.read((tx) => logHeads(tx));
    assert.equal(exchange.frontier.size, 300);
  });
});
