import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { authority } from "../../test/support/bare-node.ts";
import { answers } from "../../test/support/ledger.ts";
import { serveNode } from "../../test/support/served-node.ts";
import type { ServedNode } from "../../test/support/served-node.ts";
import { addMs } from "../lib/clock/index.ts";
import { fromUtf8, utf8 } from "../lib/base/bytes.ts";
import { ok, unwrap } from "../lib/base/result.ts";
import { ask, checkCheckpoint, checkNote, parseCheckpoint, parseNote, parseLogProof, parseTilePath, rootOfTiles, tilePath } from "../lib/ledger/index.ts";
import { change } from "../domain/entry.ts";
import type { Authority } from "../domain/authority.ts";
import { sha256 } from "../server/keys.ts";
import { allRows } from "../store/rows.ts";
import { findFreeze, findProof, followers, successorStatements } from "../store/witness.ts";
import { act, NODE } from "./act.ts";
import { originOf, ownKey, parseOrigin, readCheckpoint } from "./ledger.ts";
import { recordAuthority } from "./staff.ts";
import { succeedLogs } from "./successor.ts";
import { askWitnesses, collectProofs, type LogTransport, witnessKeyOf } from "./witness.ts";

/** Nodes that know each other, reached without a socket; those in `down` do not answer. */
async function nodes(...ids: readonly string[]): Promise<{ readonly all: ReadonlyMap<string, ServedNode>; readonly transport: LogTransport; readonly down: Set<string>; [Symbol.asyncDispose](): Promise<void> }> {
  const all = new Map<string, ServedNode>();
  for (const id of ids) all.set(id, await serveNode({ self: id }));
  for (const one of all.values()) for (const other of all.values()) if (one !== other) unwrap(await recordAuthority(one.node, NODE, { ...authority(other.node.self.id, other.node.keys) }, one.now));
  const down = new Set<string>();
  const call = async (to: Authority, method: "GET" | "POST", url: string, body?: Uint8Array) => {
    if (down.has(to.id)) return undefined;
    const answer = await all.get(to.id)!.app.inject({ method, url, ...(body === undefined ? {} : { payload: Buffer.from(body), headers: { "content-type": "text/plain" } }) });
    return { status: answer.statusCode, body: new Uint8Array(answer.rawPayload) };
  };
  const transport: LogTransport = {
    addCheckpoint: (to, request) => call(to, "POST", "/heed/v1/witness/add-checkpoint", request),
    lastCosigned: (to, origin) => call(to, "GET", `/heed/v1/witness/checkpoint?origin=${encodeURIComponent(origin)}`),
    proof: (to, envelope) => call(to, "GET", `/heed/v1/envelopes/${envelope}/proof`),
  };
  return {
    all,
    transport,
    down,
    async [Symbol.asyncDispose]() {
      for (const one of all.values()) await one[Symbol.asyncDispose]();
    },
  };
}

let numbered = 0;

/** Has a node record that envelopes arrived from, or were receipted by, a peer. */
async function exchange(served: ServedNode, direction: "in" | "out", peer: string, ...ids: readonly string[]): Promise<void> {
  unwrap(
    await act(served.node, NODE, { action: "deliver" }, served.now, async (work) => {
      await work.append(
        ...ids.map((id) =>
          change("envelope", direction === "in" ? "received" : "sent", id, { id, direction, peer, message: `m-${id}`, seq: ++numbered, priority: "P3", digest: Buffer.from(sha256(utf8(id))).toString("hex"), at: work.now, bytes: "AAAA", receipt: "c2lnbmVk", receivedAt: work.now }),
        ),
      );
      return ok(true);
    }),
  );
}

async function round(served: ServedNode, transport: LogTransport): Promise<void> {
  served.now = addMs(served.now, 120_000);
  await askWitnesses(served.node, transport, served.now);
}

test("peers cosign a log as it grows, and its checkpoint carries their signatures with their time", async () => {
  await using house = await nodes("a", "b", "c");
  const a = house.all.get("a")!;
  for (let i = 0; i < 5; i++) {
    await exchange(a, "in", "b", ...Array.from({ length: 1 + 90 * i }, (_, n) => `e${i}-${n}`));
    await round(a, house.transport);
    const keys = ["b", "c"].map((id) => witnessKeyOf(a.node, id, house.all.get(id)!.node.keys.publicKey)!);
    const answer = await a.app.inject({ url: "/heed/v1/log/exchange/checkpoint" });
    assert.equal(answer.headers["content-type"], "text/plain; charset=utf-8");
    const held = unwrap(ask(checkCheckpoint(answer.rawPayload, [ownKey(a.node, "exchange")], keys), answers));
    assert.deepEqual(held.signatures.map((one) => [one.key.name, typeof one.time]), [["a/exchange", "undefined"], ["b", "number"], ["c", "number"]]);
    assert.deepEqual((await a.node.store.read((tx) => followers(tx))).map((one) => [one.peer, one.size, one.error]), [["b", held.checkpoint.size, null], ["c", held.checkpoint.size, null]]);
  }
});

test("a peer that was down is caught up, and one that forgot how far it was is asked", async () => {
  await using house = await nodes("a", "b");
  const a = house.all.get("a")!;
  house.down.add("b");
  await exchange(a, "in", "b", "1", "2", "3");
  await round(a, house.transport);
  assert.match((await a.node.store.read((tx) => followers(tx)))[0]?.error ?? "", /reached/);
  house.down.clear();
  await round(a, house.transport);
  await exchange(a, "in", "b", "4", "5");
  await a.node.store.transaction((tx) => sql`delete from ledger_witness`.execute(tx)); // as after restoring only this
  await round(a, house.transport);
  assert.deepEqual((await a.node.store.read((tx) => followers(tx))).map((one) => [one.size, one.error]), [[5, null]]);
});

test("a node restored from a backup is shown what it signed, and signs nothing more", async () => {
  await using house = await nodes("a", "b");
  await using restored = await serveNode({ self: "a" });
  const a = house.all.get("a")!;
  const b = house.all.get("b")!;
  await exchange(a, "in", "b", "1", "2", "3", "4");
  await round(a, house.transport);
  // The same authority with the same key, but only two of the four entries.
  Object.assign(restored.node, { keys: a.node.keys, self: a.node.self });
  unwrap(await recordAuthority(restored.node, NODE, { ...authority("b", b.node.keys) }, restored.now));
  await exchange(restored, "in", "b", "1", "2");
  restored.now = a.now;
  await round(restored, house.transport);
  const freeze = await restored.node.store.read((tx) => findFreeze(tx, "exchange"));
  assert.deepEqual([freeze?.peer, freeze?.seenSize], ["b", 4]);
  assert.equal((await readCheckpoint(restored.node, "exchange")).ok, false);
  const answer = await restored.app.inject({ url: "/heed/v1/log/exchange/checkpoint" });
  assert.deepEqual([answer.statusCode, answer.json<{ code: string }>().code], [503, "ledger.frozen"]);
});

test("a node restored from a backup that went on past what was seen is shown its other history", async () => {
  await using house = await nodes("a", "b");
  await using restored = await serveNode({ self: "a" });
  const a = house.all.get("a")!;
  await exchange(a, "in", "b", "1", "2", "3");
  await round(a, house.transport);
  Object.assign(restored.node, { keys: a.node.keys, self: a.node.self });
  unwrap(await recordAuthority(restored.node, NODE, { ...authority("b", house.all.get("b")!.node.keys) }, restored.now));
  await exchange(restored, "in", "b", "1", "2", "other", "and", "more");
  restored.now = a.now;
  await round(restored, house.transport);
  assert.equal((await restored.node.store.read((tx) => findFreeze(tx, "exchange")))?.seenSize, 3);
});

test("no peer freezes a log by its word alone", async () => {
  await using house = await nodes("a", "b");
  const a = house.all.get("a")!;
  await exchange(a, "in", "b", "1");
  const lies: LogTransport = { ...house.transport, addCheckpoint: async () => ({ status: 409, body: utf8("99999\n") }), lastCosigned: async () => ({ status: 200, body: utf8("a/exchange\n99999\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n— a/exchange AAAAAAAA\n") }) };
  await round(a, lies);
  assert.equal(await a.node.store.read((tx) => findFreeze(tx, "exchange")), undefined);
  assert.match((await a.node.store.read((tx) => followers(tx)))[0]?.error ?? "", /409/);
  await round(a, { ...house.transport, addCheckpoint: async () => ({ status: 200, body: utf8("— b AAAAAAAA\n") }) });
  assert.match((await a.node.store.read((tx) => followers(tx)))[0]?.error ?? "", /another key/);
  await round(a, house.transport);
  assert.equal((await a.node.store.read((tx) => followers(tx)))[0]?.error, null);
});

test("a witness answers as the specification says", async () => {
  await using house = await nodes("a", "b");
  const a = house.all.get("a")!;
  const b = house.all.get("b")!;
  const post = async (body: string) => {
    const answer = await b.app.inject({ method: "POST", url: "/heed/v1/witness/add-checkpoint", payload: body, headers: { "content-type": "text/plain" } });
    return { status: answer.statusCode, type: answer.headers["content-type"], body: answer.body };
  };
  await exchange(a, "in", "b", "1", "2");
  const checkpoint = fromUtf8(unwrap(await readCheckpoint(a.node, "exchange")));
  assert.equal((await post(`old 0\n\n${checkpoint}`)).status, 200);
  assert.match((await post(`old 2\n\n${checkpoint}`)).body, /^— b \S+\n$/);
  const stale = await post(`old 0\n\n${checkpoint}`);
  assert.deepEqual([stale.status, stale.type, stale.body], [409, "text/x.tlog.size", "2\n"]);
  assert.equal((await post(`old 3\n\n${checkpoint}`)).status, 400);
  assert.equal((await post("nonsense")).status, 400);
  assert.equal((await post(`old 0\n\n${checkpoint.replaceAll("a/exchange", "x/exchange")}`)).status, 404);
  assert.equal((await post(`old 0\n\n${checkpoint.replaceAll("a/exchange", "a/audit")}`)).status, 404, "the audit log is nobody's to see");
  assert.equal((await post(`old 0\n\n${checkpoint.replace("\n2\n", "\n3\n")}`)).status, 403);
  assert.equal((await post("x".repeat(200_000))).status, 413);
});

test("two requests at once: one is cosigned, the other is told where the log stands", async () => {
  await using house = await nodes("a", "b");
  const a = house.all.get("a")!;
  await exchange(a, "in", "b", "1");
  const first = fromUtf8(unwrap(await readCheckpoint(a.node, "exchange")));
  await exchange(a, "in", "b", "2");
  const second = fromUtf8(unwrap(await readCheckpoint(a.node, "exchange")));
  const statuses = await Promise.all([first, second, first, second].map(async (one) => (await house.transport.addCheckpoint(authority("b"), utf8(`old 0\n\n${one}`)))?.status));
  assert.equal(statuses.filter((status) => status === 200).length, 1);
  assert.equal(statuses.filter((status) => status === 409).length, 3);
});

test("a sender fetches the proof of its envelope's arrival, and keeps only one that holds", async () => {
  await using house = await nodes("a", "b");
  const a = house.all.get("a")!;
  const b = house.all.get("b")!;
  await exchange(a, "out", "b", "x", "y");
  await exchange(b, "in", "a", "x");
  assert.equal(await collectProofs(a.node, { ...house.transport, proof: async () => ({ status: 200, body: utf8("c2sp.org/tlog-proof@v1\n") }) }), 0);
  assert.equal(await collectProofs(a.node, house.transport), 1);
  const proof = await a.node.store.read((tx) => findProof(tx, "x"));
  assert.equal(unwrap(parseLogProof(utf8(proof!))).leafIndex, 0);
  await exchange(b, "in", "a", "y");
  assert.equal(await collectProofs(a.node, house.transport), 1);
  assert.equal(await collectProofs(a.node, house.transport), 0);
});

test("the tiles served over HTTP lead to the checkpoint's root, for good, and nothing else is served", async () => {
  await using house = await nodes("a", "b");
  const a = house.all.get("a")!;
  await exchange(a, "in", "b", ...Array.from({ length: 300 }, (_, i) => `e${i}`));
  const { checkpoint } = unwrap(parseCheckpoint((await a.app.inject({ url: "/heed/v1/log/exchange/checkpoint" })).rawPayload));
  const fetched = new Map<string, Uint8Array>();
  for (const [level, index, width] of [[0, 0, 256], [0, 1, 44], [1, 0, 1]] as const) {
    const path = tilePath({ kind: "tile", level, index, width });
    assert.equal(parseTilePath(path).ok, true);
    const answer = await a.app.inject({ url: `/heed/v1/log/exchange/${path}` });
    assert.deepEqual([answer.statusCode, answer.headers["content-type"], answer.headers["cache-control"]], [200, "application/octet-stream", "public, max-age=31536000, immutable"], path);
    fetched.set(`${level}/${index}`, answer.rawPayload);
  }
  assert.deepEqual(Buffer.from(unwrap(rootOfTiles(300, (level, index) => fetched.get(`${level}/${index}`), sha256))), Buffer.from(checkpoint.root));
  for (const path of ["exchange/tile/entries/000", "exchange/tile/0/002", "exchange/tile/0/001", "exchange/tile/0/../000", "audit/checkpoint", "audit/tile/0/000", "exchange/tile/x"]) {
    assert.equal((await a.app.inject({ url: `/heed/v1/log/${path}` })).statusCode, 404, path);
  }
});

test("a log that went back is frozen by what a witness shows, goes on under a new name, and its peers are told", async () => {
  await using house = await nodes("a", "b");
  const [a, b] = ["a", "b"].map((id) => house.all.get(id)!) as [ServedNode, ServedNode];
  await exchange(a, "in", "b", "e1", "e2", "e3");
  await round(a, house.transport);
  const shown = unwrap(await readCheckpoint(a.node, "exchange"));
  // As a copy of the machine from before the last entry would be, which then goes on.
  await a.node.store.transaction(async (tx) => {
    for (const table of ["ledger_leaf", "ledger_head", "ledger_opening"]) await sql.raw(`alter table ${table} disable trigger user`).execute(tx);
    await sql`delete from ledger_leaf`.execute(tx);
    await sql`delete from ledger_opening`.execute(tx);
    await sql`update ledger_head set size = 0, frontier = ''`.execute(tx);
    for (const table of ["ledger_leaf", "ledger_head", "ledger_opening"]) await sql.raw(`alter table ${table} enable trigger user`).execute(tx);
  });
  await exchange(a, "in", "b", "e4", "e5");
  await round(a, house.transport);
  assert.equal((await a.node.store.read((tx) => findFreeze(tx, "exchange")))?.seenSize, 3);
  assert.equal((await readCheckpoint(a.node, "exchange")).ok, false, "nothing is signed any more");

  const statement = await succeedLogs(a.node, "a witness saw another history", a.now);
  assert.match(statement, /^heed\/successor\/v1\na\/exchange 2 \S+ a\/exchange\/2\na\/audit 0 \S+ a\/audit\/2\nat .*\nreason a witness saw another history\n\n— a\/exchange\/2 \S+\n$/);
  assert.equal(unwrap(ask(checkNote(unwrap(parseNote(utf8(statement))), [ownKey(a.node, "exchange", 2)]), answers)).length, 1);
  assert.deepEqual(await a.node.store.read((tx) => successorStatements(tx)), [statement]);
  await round(a, house.transport);
  const after = unwrap(parseCheckpoint(unwrap(await readCheckpoint(a.node, "exchange", { cosigned: true })))).checkpoint;
  assert.deepEqual([after.origin, after.size], ["a/exchange/2", 2]);
  assert.notDeepEqual(unwrap(parseCheckpoint(shown)).checkpoint.origin, after.origin);
  assert.equal((await followersOf(a))[0]?.error, null, "the witness cosigns what goes on under the new name");
  const told = await b.node.store.read((tx) => allRows(tx, "signal"));
  assert.deepEqual(told.map((one) => one.reasons), [["log.succeeded"]]);
  await round(a, house.transport);
  assert.equal((await b.node.store.read((tx) => allRows(tx, "signal"))).length, 1, "once");
});

test("the name of a log says whose it is, and which, and nothing else is one", () => {
  for (const [authorityId, log, generation] of [["be", "exchange", 1], ["be.unit", "audit", 2], ["a/b", "exchange", 12]] as const) assert.deepEqual(parseOrigin(originOf(authorityId, log, generation)), { authority: authorityId, log, generation });
  for (const origin of ["be", "be/other", "/exchange", "be/exchange/1", "be/exchange/0", "be/exchange/x", "be/exchange/2/3"]) assert.equal(parseOrigin(origin), undefined, origin);
});

function followersOf(served: ServedNode) {
  return served.node.store.read((tx) => followers(tx));
}
