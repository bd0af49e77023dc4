import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { sql } from "kysely";
import type { Outcome } from "../../src/server/replay/player.ts";
import type { Store } from "../../src/store/store.ts";
import { documentsOf, entriesOf, folded, replayInto, tablesOf, waitingIn } from "../support/equality.ts";
import { randomCase } from "../support/random-case.ts";
import { scenarioDocument, Stage } from "../support/stage.ts";
import type { ScenarioDocument } from "../support/stage.ts";
import { onEveryStore } from "../support/stores.ts";
import type { OpenStore } from "../support/stores.ts";
import { among } from "../support/transform.ts";

onEveryStore("the tables are nothing but the replay of the entries", (open) => {
  for (const [file, places] of [["paris-warnings.yaml", ["ankara", "paris"]], ["brussels-brothers.yaml", ["ankara", "brussels", "local-police"]]] as const) {
    test(`after ${file}`, async () => void (await equal(among(scenarioDocument(file), places), open)));
  }

  test("after random acts of random officers, some of them refused", async () => {
    await fc.assert(
      fc.asyncProperty(randomCase(), async (document) => {
        const outcomes = await equal(document, open);
        assert.ok(outcomes.filter((one) => one.kind === "done").length >= 10, "the dice met nothing");
      }),
      { numRuns: 3, seed: 20141010, endOnFailure: true },
    );
  });

  test("a row that was altered, added or removed behind the entries is found", async () => {
    const stage = await Stage.open(among(scenarioDocument("paris-warnings.yaml"), ["ankara", "paris"]), open);
    await stage.conductor.playAll();
    const { store } = stage.node("paris");
    const rebuilt = await rebuiltFrom(store, "paris", open);
    assert.deepEqual(differing(await tablesOf(store), rebuilt), []);
    const tamper = async (table: string, statement: ReturnType<typeof sql>) => {
      const before = await tablesOf(store);
      await store.transaction((tx) => statement.execute(tx));
      assert.notDeepEqual((await tablesOf(store)).get(table), before.get(table), `${table} was not altered`);
      assert.deepEqual(differing(await tablesOf(store), rebuilt), [table]);
      await store.transaction(async (tx) => {
        await sql`delete from ${sql.table(table)}`.execute(tx);
        await sql`insert into ${sql.table(table)} (id, doc) select row->>'id', row->'doc' from jsonb_array_elements(${`[${before.get(table)!.join()}]`}::text::jsonb) as row`.execute(tx);
      });
    };
    await tamper("obligation", sql`update obligation set doc = jsonb_set(doc, '{overdue}', '0') where doc->>'duty' = 'answer'`);
    await tamper("message", sql`update message set doc = jsonb_set(doc, '{receivedAt}', '"2015-11-20T00:00:00.000Z"') where id = 'warning-december'`);
    await tamper("description", sql`delete from description where id = 'warning-june#mostefai'`);
    await tamper("signal", sql`delete from signal where kind = 'repeat'`);
    await tamper("match", sql`update match set doc = jsonb_set(doc, '{state}', '"rejected"')`);
    await tamper("envelope", sql`insert into envelope (id, doc) values ('forged', '{"direction":"out","peer":"ankara","seq":"99"}')`);
  });
});

/** Plays a document and holds every node's tables against what its entries make of an empty store, and against a fold in memory. */
async function equal(document: ScenarioDocument, open: OpenStore): Promise<readonly Outcome[]> {
  const stage = await Stage.open(document, open);
  await stage.conductor.playAll();
  for (const id of stage.ids) {
    const { store } = stage.node(id);
    assert.deepEqual(differing(await tablesOf(store), await rebuiltFrom(store, id, open)), [], id);
    const [held, made] = [await documentsOf(store), folded(await entriesOf(store), id)];
    assert.deepEqual([...held.keys()].sort(), [...made.keys()].filter((table) => made.get(table)!.size > 0).sort(), id);
    for (const [table, documents] of held) assert.deepEqual(plain(documents), plain(made.get(table)!), `${id} ${table}`);
    const { implied, held: waiting } = await waitingIn(store);
    assert.deepEqual(waiting, implied, `${id} outbox`);
    assert.ok((await entriesOf(store)).every((entry, index) => entry.seq === index + 1), `${id} has gaps`);
  }
  return stage.outcomes();
}

async function rebuiltFrom(store: Store, self: string, open: OpenStore): Promise<ReadonlyMap<string, readonly string[]>> {
  const empty = await open();
  await replayInto(empty, await entriesOf(store), self);
  const tables = await tablesOf(empty);
  await empty[Symbol.asyncDispose]();
  return tables;
}

/** The tables whose rows differ. */
function differing(a: ReadonlyMap<string, readonly string[]>, b: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((table) => JSON.stringify(a.get(table)) !== JSON.stringify(b.get(table))).sort();
}

/** As JSON holds it, in the order of ids. */
function plain(documents: ReadonlyMap<string, unknown>): unknown {
  return JSON.parse(JSON.stringify([...documents].sort(([a], [b]) => (a < b ? -1 : 1)), (_key, value: unknown) => sorted(value))) as unknown;
}

function sorted(value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
