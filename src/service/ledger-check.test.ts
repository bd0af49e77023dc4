import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { authority, newKeys, officer } from "../../test/support/bare-node.ts";
import { onEveryStore } from "../../test/support/stores.ts";
import { ok, unwrap } from "../lib/base/result.ts";
import { addMs, type Instant } from "../lib/clock/index.ts";
import { change } from "../domain/entry.ts";
import { randomIds } from "../server/ids.ts";
import { openNode } from "../server/node.ts";
import type { OpenNode } from "../server/node.ts";
import { eraseOpening } from "../store/ledger.ts";
import { keepCosigned } from "../store/witness.ts";
import type { Store } from "../store/store.ts";
import { act, NODE } from "./act.ts";
import { anchorAudit, readCheckpoint } from "./ledger.ts";
import { checkHistory } from "./ledger-check.ts";

const at = "2025-01-01T00:00:00.000Z" as Instant;
const ENVELOPES = 270;
/** With the anchor. */
const LEAVES = ENVELOPES + 1;

/** A node with 270 envelopes and 30 officers in its history, its checkpoint kept as cosigned. */
async function nodeOn(store: Store): Promise<OpenNode> {
  const keys = newKeys("key-1");
  const node = await openNode({ self: authority("be", keys), store, keys, ids: randomIds });
  for (let from = 0; from < ENVELOPES; from += 90) {
    unwrap(
      await act(node, NODE, { action: "deliver" }, at, async (work) => {
        await work.append(
          ...Array.from({ length: 90 }, (_, i) => change("envelope", "received", `e${from + i}`, { id: `e${from + i}`, direction: "in", peer: "fr", message: `m${from + i}`, seq: from + i + 1, priority: "P3", digest: "ab".repeat(32), at, bytes: "AAAA", receipt: "c2lnbmVk", receivedAt: at })),
          ...Array.from({ length: 10 }, (_, i) => change("officer", "joined", `o${from + i}`, officer(`o${from + i}`, "liaison"))),
        );
        return ok(true);
      }),
    );
  }
  assert.equal(await anchorAudit(node, at), true);
  assert.equal(await anchorAudit(node, addMs(at, 3_599_000)), false);
  const note = Buffer.from(unwrap(await readCheckpoint(node, "exchange"))).toString("utf8");
  await store.transaction((tx) => keepCosigned(tx, "exchange", { size: LEAVES, note }));
  return node;
}

/** As whoever owns the database and goes past every trigger. */
async function tamper(store: Store, ...statements: readonly string[]): Promise<void> {
  await store.transaction(async (tx) => {
    for (const table of ["entry", "content", "ledger_leaf", "ledger_tile", "ledger_head"]) await sql.raw(`alter table ${table} disable trigger user`).execute(tx);
    for (const statement of statements) await sql.raw(statement).execute(tx);
  });
}

onEveryStore("the history at rest", (open) => {
  test("is whole, also when an opening and a content were erased as they should be", async () => {
    const store = await open();
    const node = await nodeOn(store);
    await store.transaction((tx) => eraseOpening(tx, "exchange", 5));
    await store.transaction((tx) => sql`update content set body = null where seq = 6`.execute(tx));
    assert.deepEqual(await checkHistory(node), { entries: 300, leaves: { exchange: LEAVES, audit: 30 }, faults: [], faultCount: 0 });
  });

  const cases: readonly (readonly [what: string, statements: readonly string[], told: RegExp])[] = [
    ["one bit of a leaf", ["update ledger_leaf set leaf = set_byte(leaf, 40, get_byte(leaf, 40) # 1) where log = 'exchange' and idx = 17"], /^exchange log, leaf 17: was altered$/m],
    ["one bit of a leaf's hash", ["update ledger_leaf set hash = set_byte(hash, 0, get_byte(hash, 0) # 1) where log = 'exchange' and idx = 17"], /^exchange log, leaf 17: was altered$/m],
    ["a leaf and its hash together", ["update ledger_leaf set leaf = convert_to(replace(convert_from(leaf, 'UTF8'), '\"peer\":\"fr\"', '\"peer\":\"nl\"'), 'UTF8') where log = 'exchange' and idx = 17", "update ledger_leaf set hash = sha256('\\x00'::bytea || leaf) where log = 'exchange' and idx = 17"], /^exchange log: at 271 leaves it is not the one that was signed/m],
    ["a leaf removed", ["delete from ledger_leaf where log = 'exchange' and idx = 100"], /^exchange log, leaf 100: was removed$/m],
    ["the last leaf removed", ["delete from ledger_leaf where log = 'audit' and idx = 29"], /^audit log, leaf 29: was removed$/m],
    ["the end of a log cut off, with a head to match", ["delete from ledger_leaf where log = 'exchange' and idx >= 256", "update ledger_head set size = 256, frontier = (select hashes from ledger_tile where log = 'exchange' and level = 1) where log = 'exchange'"], /^exchange log: has 256 leaves; 271 were signed/m],
    ["a leaf added behind the end", ["insert into ledger_leaf select log, idx + 1, null, hash, leaf from ledger_leaf where log = 'exchange' and idx = 270"], /^exchange log, leaf 271: was added behind its end$/m],
    ["two leaves exchanged", ["update ledger_leaf set idx = 100000 where log = 'exchange' and idx = 3", "update ledger_leaf set idx = 3 where log = 'exchange' and idx = 4", "update ledger_leaf set idx = 4 where log = 'exchange' and idx = 100000"], /^exchange log, leaf 4: stands out of order: entry 4 after 5$/m],
    ["one bit of a tile", ["update ledger_tile set hashes = set_byte(hashes, 31, get_byte(hashes, 31) # 128)"], /^exchange log, tile 1\/0: does not follow from the leaves, first at hash 0$/m],
    ["a tile removed", ["delete from ledger_tile"], /^exchange log, tile 1\/0: was removed$/m],
    ["the audit log rewritten whole, behind its anchor", ["update ledger_leaf set leaf = convert_to(replace(convert_from(leaf, 'UTF8'), 'administered', 'changed'), 'UTF8') where log = 'audit' and idx = 2", "update ledger_leaf set hash = sha256('\\x00'::bytea || leaf) where log = 'audit' and idx = 2"], /^audit log: at 30 leaves it is not the one that was anchored in leaf 270 of the exchange log$/m],
    ["an anchor's content", ["update ledger_opening set content = replace(content, '30', '31') where content is not null"], /^exchange log, leaf 270: does not commit to what is kept with it$/m],
    ["a tile added", ["insert into ledger_tile select 'audit', level, idx, hashes from ledger_tile"], /^audit log, tile 1\/0: was added$/m],
    ["one bit of a head", ["update ledger_head set frontier = set_byte(frontier, 0, get_byte(frontier, 0) # 1) where log = 'audit'"], /^audit log: its leaves do not lead to the head/m],
    ["an entry's value", ["update entry set data = jsonb_set(data, '{set,peer}', '\"nl\"') where seq = 50"], /^entry 50: was altered$/m],
    ["an entry's actor", ["update entry set actor = 'somebody' where seq = 50"], /^entry 50: was altered$/m],
    ["an entry's instant", ["update entry set at = at + interval '1 ms' where seq = 50"], /^entry 50: was altered$/m],
    ["an entry with its digest", ["update entry set digest = repeat('0', 64) where seq = 50"], /^exchange log, leaf 49: does not commit to entry 50 as it is now$/m],
    ["what an entry says of persons", ["update content set body = '{\"bytes\":\"BBBB\"}' where seq = 50"], /^entry 50: its content was altered$/m],
    ["content removed with its row", ["delete from content where seq = 50"], /^entry 50: its content was altered$/m],
    ["an entry removed", ["delete from content where seq = 50", "delete from entry where seq = 50"], /^entry 50: was removed$/m],
    ["the last entry removed", ["delete from content where seq = 300", "delete from entry where seq = 300"], /^entry 300: was removed$/m],
    ["two entries exchanged", ["update entry set digest = (select digest from entry where seq = 51) where seq = 50"], /^entry 50: was altered$/m],
    ["a salt", ["update ledger_opening set salt = decode(repeat('00', 32), 'hex') where log = 'exchange' and idx = 9"], /^exchange log, leaf 9: does not commit to entry 10/m],
  ];

  for (const [what, statements, told] of cases) {
    test(`names ${what}`, async () => {
      const store = await open();
      const node = await nodeOn(store);
      await tamper(store, ...statements);
      const { faults, faultCount } = await checkHistory(node);
      const words = faults.map((one) => `${one.place}: ${one.fault}`).join("\n");
      assert.match(words, told);
      assert.ok(faultCount <= 7, `one wrong row is told in few words:\n${words}`);
    });
  }
});
