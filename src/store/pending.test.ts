import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { authority, officer } from "../../test/support/bare-node.ts";
import { bodyOf, item, nine, person, received } from "../../test/support/person-facts.ts";
import { onEveryStore } from "../../test/support/stores.ts";
import { change } from "../domain/entry.ts";
import type { Change } from "../domain/entry.ts";
import { allRows, appendEntries, findRow, findRows, lastStamp, readEntries } from "./rows.ts";
import type { Store, Tx } from "./store.ts";

const at = nine("2014-12-15");

async function append(tx: Tx, ...changes: readonly Change[]): Promise<void> {
  await appendEntries(tx, { at, actor: "node", self: "be", seq: (await lastStamp(tx))?.seq ?? 0 }, changes);
}

const opened = (id: string): Change => change("item", "opened", id, item(id, "fr", at));
const joined = (id: string): Change => change("officer", "joined", id, officer(id, "liaison"));

async function idsIn(tx: Tx, table: string): Promise<readonly string[]> {
  return (await sql<{ id: string }>`select id from ${sql.table(table)} order by id collate "C"`.execute(tx)).rows.map((row) => row.id);
}

async function entriesOf(store: Store): Promise<readonly string[]> {
  return store.read(async (tx) => (await readEntries(tx, 0, 100)).map((one) => `${one.seq} ${one.noun}.${one.event} ${one.subject}`));
}

onEveryStore("what a transaction holds back", (open) => {
  test("is seen by every later query of it", async () => {
    const store = await open();
    await store.transaction(async (tx) => {
      await append(tx, opened("a"));
      assert.deepEqual(await idsIn(tx, "item"), ["a"]);
      await append(tx, opened("b"), change("item", "raised", "a", { raised: true }));
      const raised = await sql<{ id: string }>`select id from item where doc->>'raised' = 'true'`.execute(tx);
      assert.deepEqual(raised.rows, [{ id: "a" }]);
    });
    assert.deepEqual(await entriesOf(store), ["1 item.opened a", "2 item.opened b", "3 item.raised a"]);
  });

  test("is seen where rows are found by their ids, as the database would give them", async () => {
    const store = await open();
    await store.transaction((tx) => append(tx, opened("a")));
    await store.transaction(async (tx) => {
      await append(tx, opened("b"), change("item", "raised", "a", { raised: true }));
      await append(tx, change("item", "held", "a", { held: true }));
      const { id, raised, held } = (await findRow(tx, "item", "a"))!;
      assert.deepEqual({ id, raised, held }, { id: "a", raised: true, held: true });
      assert.equal(await findRow(tx, "item", "c"), undefined);
      assert.deepEqual((await findRows(tx, "item", ["c", "b", "a"])).map((one) => one.id), ["b", "a"]);
      const known = await findRow(tx, "item", "a");
      assert.deepEqual(known, (await sql<{ doc: object }>`select doc from item where id = 'a'`.execute(tx)).rows[0]?.doc);
    });
  });

  test("replaces what a message said of persons, within the transaction and after it", async () => {
    const store = await open();
    const message = (ref: string) => received("m", "fr", "be", at, bodyOf("warning", { persons: [person("Karim Olin", { ref })] }));
    await store.transaction(async (tx) => {
      await append(tx, change("message", "received", "m", message("p")));
      await append(tx, change("message", "corrected", "m", message("q")));
      assert.deepEqual(await idsIn(tx, "description"), ["m#q"]);
      await append(tx, change("message", "corrected", "m", message("r")));
    });
    assert.deepEqual(await store.read((tx) => idsIn(tx, "description")), ["m#r"]);
    await store.transaction((tx) => append(tx, change("message", "corrected", "m", message("s"))));
    assert.deepEqual(await store.read((tx) => idsIn(tx, "description")), ["m#s"]);
  });

  test("is gone without a trace when the transaction is undone", async () => {
    const store = await open();
    await store.transaction((tx) => append(tx, joined("desk")));
    await assert.rejects(store.transaction(async (tx) => {
      await append(tx, joined("night"), opened("a"));
      assert.deepEqual((await allRows(tx, "officer")).map((one) => one.id), ["desk", "night"]);
      throw new Error("changed my mind");
    }));
    await store.transaction(async (tx) => {
      assert.equal((await lastStamp(tx))?.seq, 1);
      assert.deepEqual((await allRows(tx, "officer")).map((one) => one.id), ["desk"]);
      assert.equal(await findRow(tx, "officer", "night"), undefined);
      await append(tx, opened("b"));
    });
    assert.deepEqual(await entriesOf(store), ["1 officer.joined desk", "2 item.opened b"]);
  });

  test("is undone whole when the database refuses a part of it with the commit", async () => {
    const store = await open();
    await store.transaction((tx) => append(tx, opened("a")));
    const twice = sql`create unique index item_once on item ((doc->>'thread'))`;
    await store.transaction((tx) => twice.execute(tx));
    await assert.rejects(store.transaction((tx) => append(tx, joined("desk"), change("item", "opened", "b", { ...item("b", "fr", at), thread: item("a", "fr", at).thread }))), { code: "23505" });
    await store.transaction(async (tx) => {
      assert.deepEqual(await allRows(tx, "officer"), []);
      await append(tx, joined("night"));
    });
    assert.deepEqual(await entriesOf(store), ["1 item.opened a", "2 officer.joined night"]);
  });
});

onEveryStore("what a store remembers of short tables", (open) => {
  test("follows every entry", async () => {
    const store = await open();
    const names = () => store.transaction(async (tx) => (await allRows(tx, "authority")).map((one) => one.name));
    assert.deepEqual(await names(), []);
    await store.transaction((tx) => append(tx, change("authority", "known", "fr", authority("fr"))));
    assert.deepEqual(await names(), [authority("fr").name]);
    await store.transaction(async (tx) => {
      await append(tx, change("authority", "changed", "fr", { name: "Another" }));
      assert.equal((await findRow(tx, "authority", "fr"))?.name, "Another");
    });
    assert.deepEqual(await names(), ["Another"]);
  });

  test("is forgotten when a statement writes past the entries", async () => {
    const store = await open();
    await store.transaction((tx) => append(tx, change("authority", "known", "fr", authority("fr"))));
    await store.transaction(async (tx) => {
      assert.equal((await findRow(tx, "authority", "fr"))?.name, authority("fr").name);
      await sql`update authority set doc = jsonb_set(doc, '{name}', '"Altered"')`.execute(tx);
      assert.equal((await findRow(tx, "authority", "fr"))?.name, "Altered");
    });
    await store.transaction(async (tx) => assert.equal((await findRow(tx, "authority", "fr"))?.name, "Altered"));
  });
});

onEveryStore("what is done after a commit", (open) => {
  test("is done before another transaction begins, and not at all if it is undone", async () => {
    const store = await open();
    const order: string[] = [];
    const step = (name: string, fails = false) =>
      store.transaction(async (tx) => {
        order.push(`${name} begins`);
        await append(tx, opened(name));
        if (fails) throw new Error(name);
      }, () => order.push(`${name} is over`)).catch(() => order.push(`${name} failed`));
    await Promise.all([step("a"), step("b", true), step("c")]);
    assert.deepEqual(order.filter((one) => !one.endsWith("failed")), ["a begins", "a is over", "b begins", "c begins", "c is over"]);
    assert.deepEqual(await entriesOf(store), ["1 item.opened a", "2 item.opened c"]);
  });
});
