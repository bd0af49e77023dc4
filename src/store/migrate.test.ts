import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { createDatabase, missingServer, testServer } from "../../test/support/postgres.ts";
import { onEveryStore } from "../../test/support/stores.ts";
import { unwrap } from "../lib/base/result.ts";
import { migrations, type Migration } from "./migrations/list.ts";
import { openStore } from "./store.ts";

const first: Migration = { number: 1, name: "first", sql: "create table one (a int); insert into one values (1)" };
const second: Migration = { number: 2, name: "second", sql: "create table two (a int); insert into two select a from one" };

test("migrations are numbered from 1 without gaps, each with a name of its own", () => {
  assert.deepEqual(migrations.map(({ number }) => number), migrations.map((_, i) => i + 1));
  assert.equal(new Set(migrations.map(({ name }) => name)).size, migrations.length);
});

onEveryStore("a migrated store", (open) => {
  test("says what each of its tables is for", async () => {
    const store = await open();
    const { rows } = await store.read((tx) => sql<{ name: string; comment: string | null }>`
      select relname as name, obj_description(oid, 'pg_class') as comment from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace and relname in ('entry', 'content', 'command', 'migration')`.execute(tx));
    assert.equal(rows.length, 4);
    for (const { name, comment } of rows) assert.ok(comment, name);
  });

  test("remembers the migrations that were applied", async () => {
    const store = await open();
    const rows = await store.read((tx) => tx.selectFrom("migration").select(["number", "name"]).orderBy("number").execute());
    assert.deepEqual(rows, migrations.map(({ number, name }) => ({ number, name })));
  });
});

test("a migration that fails leaves nothing behind", async () => {
  const broken: Migration = { number: 1, name: "broken", sql: "create table one (a int); select 1/0" };
  await assert.rejects(openStore({ kind: "memory" }, { migrations: [broken] }), { code: "22012" });
});

test("a migration is not applied out of order", async () => {
  await assert.rejects(openStore({ kind: "memory" }, { migrations: [second] }), /migration second is number 1/);
});

test("a database of its own is brought forward, never back, and only by the migrations it knows", { skip: missingServer() ?? false }, async (t) => {
  const database = await createDatabase(await testServer());
  t.after(() => database.drop());
  const at = (list: readonly Migration[]) => openStore({ kind: "postgres", url: database.url }, { migrations: list });

  await unwrap(await at([first]))[Symbol.asyncDispose]();
  const store = unwrap(await at([first, second]));
  const { rows } = await store.read((tx) => sql<{ a: number }>`select a from two`.execute(tx));
  assert.deepEqual(rows, [{ a: 1 }]);
  await store[Symbol.asyncDispose]();

  assert.deepEqual(await at([first]), { ok: false, error: { code: "store.newer", database: 2, program: 1 } });
  const edited = { ...first, sql: `${first.sql} ` };
  assert.deepEqual(await at([edited, second]), { ok: false, error: { code: "store.altered", number: 1, name: "first" } });
  const third: Migration = { number: 3, name: "third", sql: "create table three (a int); select 1/0" };
  await assert.rejects(at([first, second, third]), { code: "22012" });
  const after = unwrap(await at([first, second]));
  const left = await after.read((tx) => sql<{ found: string | null }>`select to_regclass('three')::text as found`.execute(tx));
  assert.deepEqual(left.rows, [{ found: null }]);
  await after[Symbol.asyncDispose]();
});
