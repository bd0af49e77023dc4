import assert from "node:assert/strict";
import { AsyncLocalStorage } from "node:async_hooks";
import { describe, test, type TestContext } from "node:test";
import { sql } from "kysely";
import { createDatabase, missingServer, testServer } from "../../test/support/postgres.ts";
import { openOnServer } from "../../test/support/stores.ts";
import { unwrap } from "../lib/base/result.ts";
import { jsonText } from "./schema.ts";
import { describeStoreError, openStore, type Store, type Tx } from "./store.ts";

interface Opened {
  readonly store: Store;
  readonly url: string;
}

async function begin(t: TestContext): Promise<Opened> {
  const opened = await openOnServer();
  t.after(() => opened.close());
  return opened;
}

function addCommand(tx: Tx, key: string): Promise<unknown> {
  return tx.insertInto("command").values({ key, result: jsonText(null), at: "2014-12-15T09:00:00.000Z" }).execute();
}

/** Ends server processes of the store's database, as a restart of the server or a broken network would. */
async function breakConnections(opened: Opened, application: string): Promise<void> {
  const server = await testServer();
  await server.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name = $2", [new URL(opened.url).pathname.slice(1), application]);
}

describe("a store on PostgreSQL", { skip: missingServer() ?? false }, () => {
  test("is refused to a second node, and free again when the first closes", async (t) => {
    const { store, url } = await begin(t);
    const refused = await openStore({ kind: "postgres", url });
    assert.ok(!refused.ok && refused.error.code === "store.locked");
    await store[Symbol.asyncDispose]();
    await unwrap(await openStore({ kind: "postgres", url }))[Symbol.asyncDispose]();
  });

  test("writes nothing more once the connection that holds its lock is lost", async (t) => {
    const opened = await begin(t);
    const { store, url } = opened;
    await breakConnections(opened, "heed writer");
    assert.match(String(await store.lost), /The connection to the database is lost/);
    await assert.rejects(store.transaction((tx) => addCommand(tx, "late")), /The connection to the database is lost/);
    assert.deepEqual(await store.read((tx) => tx.selectFrom("command").selectAll().execute()), []); // reading goes on
    const next = unwrap(await openStore({ kind: "postgres", url })); // and another node may take over
    await next.transaction((tx) => addCommand(tx, "next"));
    await assert.rejects(store.transaction((tx) => addCommand(tx, "later")));
    await next[Symbol.asyncDispose]();
  });

  test("undoes the transaction during which that connection is lost, and refuses those that wait", async (t) => {
    const opened = await begin(t);
    const { store } = opened;
    const begun = Promise.withResolvers<void>();
    const first = store.transaction(async (tx) => {
      await addCommand(tx, "first");
      begun.resolve();
      await store.lost;
      await addCommand(tx, "after");
    });
    await begun.promise;
    const waiting = store.transaction((tx) => addCommand(tx, "waiting"));
    const outcomes = Promise.allSettled([first, waiting]);
    await breakConnections(opened, "heed writer");
    assert.deepEqual((await outcomes).map(({ status }) => status), ["rejected", "rejected"]);
    assert.deepEqual(await store.read((tx) => tx.selectFrom("command").selectAll().execute()), []);
  });

  test("replaces a reading connection that broke, idle or in use, without ending the process", async (t) => {
    const opened = await begin(t);
    const { store } = opened;
    const count = () => store.read(async (tx) => (await tx.selectFrom("command").selectAll().execute()).length);
    await count();
    await breakConnections(opened, "heed reader"); // idle
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(await count(), 0);
    await assert.rejects(store.read(async (tx) => {
      await sql`select 1`.execute(tx);
      await breakConnections(opened, "heed reader"); // in use, between two queries
      await new Promise((resolve) => setTimeout(resolve, 50));
      await sql`select 1`.execute(tx);
    }));
    assert.equal(await count(), 0);
  });

  test("reads while it writes, each reader seeing one moment", async (t) => {
    const { store } = await begin(t);
    const elsewhere = AsyncLocalStorage.snapshot(); // another request, not one within the reader's
    const seen = await store.read(async (tx) => {
      const before = await tx.selectFrom("command").select("key").execute();
      await elsewhere(() => store.transaction((own) => addCommand(own, "k")));
      return [before, await tx.selectFrom("command").select("key").execute()];
    });
    assert.deepEqual(seen, [[], []]);
    assert.deepEqual(await store.read((tx) => tx.selectFrom("command").select("key").execute()), [{ key: "k" }]);
  });

  test("syncs every commit even where the server is set not to", async (t) => {
    const server = await testServer();
    const database = await createDatabase(server);
    t.after(() => database.drop());
    const name = new URL(database.url).pathname.slice(1);
    for (const setting of ["synchronous_commit = off", "timezone = 'Asia/Tokyo'", "datestyle = 'German'", "bytea_output = 'escape'", "default_transaction_read_only = on"]) {
      await server.query(`alter database ${name} set ${setting}`);
    }
    const store = unwrap(await openStore({ kind: "postgres", url: database.url }));
    await store.transaction((tx) => addCommand(tx, "k"));
    const values = sql<object>`select at, '\\x00'::bytea as bytes, '2014-12-15'::date as date, current_setting('synchronous_commit') as sync from command`;
    const expected = { at: "2014-12-15T09:00:00.000Z", bytes: new Uint8Array([0]), date: "2014-12-15", sync: "on" };
    assert.deepEqual((await store.read((tx) => values.execute(tx))).rows, [expected]);
    assert.deepEqual((await store.transaction((tx) => values.execute(tx))).rows, [expected]);
    await store[Symbol.asyncDispose]();
  });

  test("refuses a database that cannot hold every name", async (t) => {
    const server = await testServer();
    await server.query("create database heed_ascii template template0 encoding 'SQL_ASCII' locale_provider libc locale 'C'");
    t.after(() => server.query("drop database heed_ascii with (force)"));
    const refused = await openStore({ kind: "postgres", url: server.url("heed_ascii") });
    assert.ok(!refused.ok && refused.error.code === "store.unsupported");
    assert.match(describeStoreError(refused.error), /its encoding is SQL_ASCII, not UTF8/);
  });
});

test("a server that does not answer is named without its password", async () => {
  const refused = await openStore({ kind: "postgres", url: "postgresql://heed:secret@127.0.0.1:9/heed?application_name=secret" });
  assert.ok(!refused.ok);
  assert.match(describeStoreError(refused.error), /^Cannot reach postgresql:\/\/127\.0\.0\.1:9\/heed: .*ECONNREFUSED/);
  assert.doesNotMatch(JSON.stringify(refused.error), /secret/);
});
