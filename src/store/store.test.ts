import assert from "node:assert/strict";
import { before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { sql } from "kysely";
import { onEveryStore } from "../../test/support/stores.ts";
import type { Json } from "../lib/base/canonical.ts";
import { jsonText } from "./schema.ts";
import type { Store, Tx } from "./store.ts";

function addEntry(tx: Tx, seq: number): Promise<unknown> {
  const values = { seq, at: "2014-12-15T09:00:00.000Z", actor: "officer", kind: "item.opened", subject: `s${seq}`, data: jsonText({ seq }), digest: "d" };
  return tx.insertInto("entry").values(values).execute();
}

async function seqs(tx: Tx): Promise<number[]> {
  const rows = await tx.selectFrom("entry").select("seq").orderBy("seq").execute();
  return rows.map((row) => row.seq);
}

async function readOne(store: Store, expression: ReturnType<typeof sql>): Promise<unknown> {
  const { rows } = await store.read((tx) => sql<{ value: unknown }>`select ${expression} as value`.execute(tx));
  return rows[0]?.value;
}

onEveryStore("a store", (open) => {
  test("keeps what a transaction wrote", async () => {
    const store = await open();
    assert.equal(await store.transaction(async (tx) => (await addEntry(tx, 1), "done")), "done");
    assert.deepEqual(await store.read(seqs), [1]);
  });

  test("undoes a transaction that throws, and throws the same on", async () => {
    const store = await open();
    const cause = new Error("changed my mind");
    await assert.rejects(store.transaction(async (tx) => {
      await addEntry(tx, 1);
      throw cause;
    }), (error) => error === cause);
    assert.deepEqual(await store.read(seqs), []);
  });

  test("undoes a transaction whose failed statement was swallowed, and says so", async () => {
    const store = await open();
    await assert.rejects(store.transaction(async (tx) => {
      await addEntry(tx, 1);
      await sql`select 1/0`.execute(tx).catch(() => undefined);
    }));
    assert.deepEqual(await store.read(seqs), []);
    await store.transaction((tx) => addEntry(tx, 2)); // and goes on
  });

  test("lets one writer in at a time, in the order they came", async () => {
    const store = await open();
    const order: number[] = [];
    let inside = 0;
    await Promise.all(Array.from({ length: 20 }, (_, i) => store.transaction(async (tx) => {
      inside += 1;
      assert.equal(inside, 1);
      order.push(i);
      const all = await seqs(tx);
      await sleep(Math.random() * 3);
      await addEntry(tx, (all.at(-1) ?? 0) + 1);
      inside -= 1;
    })));
    assert.deepEqual(order, Array.from({ length: 20 }, (_, i) => i));
    assert.equal((await store.read(seqs)).length, 20);
  });

  test("refuses to write while reading", async () => {
    const store = await open();
    await assert.rejects(store.read((tx) => addEntry(tx, 1)), { code: "25006" });
  });

  test("refuses a transaction inside a transaction, where it would wait for ever or escape", async () => {
    const store = await open();
    const nothing = async (): Promise<void> => {};
    const inside = /Cannot begin a \w+ inside another/;
    await assert.rejects(store.transaction(() => store.transaction(nothing)), inside);
    await assert.rejects(store.transaction(() => store.read(nothing)), inside);
    await assert.rejects(store.read(() => store.transaction(nothing)), inside);
    await assert.rejects(store.read(() => store.read(nothing)), inside);
    await assert.rejects(store.transaction(() => store.vacuum()), inside);
  });

  test("lets work started in a transaction begin its own once that is over", async () => {
    const store = await open();
    const over = Promise.withResolvers<void>();
    let later: Promise<unknown> = Promise.resolve();
    await store.transaction(async (tx) => {
      await addEntry(tx, 1);
      later = over.promise.then(() => store.transaction((own) => addEntry(own, 2))); // its context is that of the transaction
    });
    over.resolve();
    await later;
    assert.deepEqual(await store.read(seqs), [1, 2]);
  });

  test("refuses a query made after its transaction, which would run in somebody else's", async () => {
    const store = await open();
    let kept: Tx | undefined;
    await store.transaction(async (tx) => void (kept = tx));
    await store.read(async () => assert.rejects(seqs(kept as Tx)));
    let leaked: Promise<unknown> = Promise.resolve();
    await store.transaction(async (tx) => {
      leaked = sleep(0).then(() => addEntry(tx, 7)).catch((error: unknown) => error);
    });
    assert.ok((await leaked) instanceof Error || (await store.read(seqs)).length === 1); // before the commit, or refused
  });

  test("lets what has begun finish when it is closed, and refuses what comes later", async () => {
    const store = await open();
    const begun = Array.from({ length: 3 }, (_, i) => store.transaction((tx) => addEntry(tx, i + 1)));
    const closing = store[Symbol.asyncDispose]();
    await Promise.all(begun);
    await closing;
    await assert.rejects(store.transaction((tx) => addEntry(tx, 4)), /The store is closed/);
  });

  test("cleans up after itself", async () => {
    const store = await open();
    await store.transaction((tx) => addEntry(tx, 1));
    await store.vacuum();
    assert.deepEqual(await store.read(seqs), [1]);
  });

  test("names the database it runs on", async () => {
    const store = await open();
    assert.match(store.databaseVersion, store.kind === "postgres" ? /^1[5-9]|^[2-9]\d/ : /^18\.\d+ \(PGlite/);
  });

  test("gives the same JavaScript values on every database", async () => {
    const store = await open();
    const cases: readonly (readonly [string, unknown])[] = [
      ["9007199254740991::int8", 9007199254740991],
      ["7::int2", 7],
      ["count(*) from (values (1), (2)) as v(a)", 2],
      ["1.50::numeric(10,2)", "1.50"],
      ["sum(a) from (values (1::int8)) as v(a)", "1"],
      ["0.1::float8", 0.1],
      ["'\\x00ff'::bytea", new Uint8Array([0, 255])],
      ["'2014-12-15'::date", "2014-12-15"],
      ["'2014-12-15 10:00:00+01'::timestamptz", "2014-12-15T09:00:00.000Z"],
      ["'2014-12-15T09:00:00.1Z'::timestamptz", "2014-12-15T09:00:00.100Z"],
      ["'2014-12-15T09:00:00.123999Z'::timestamptz", "2014-12-15T09:00:00.123Z"],
      ["'0001-01-01T00:00:00Z'::timestamptz", "0001-01-01T00:00:00.000Z"],
      ["'{\"b\": [1, null], \"a\": \"ğ\"}'::jsonb", { a: "ğ", b: [1, null] }],
      ["'null'::jsonb", null],
      ["null::text", null],
      ["true", true],
      ["array['a', null, 'b,\"c']", ["a", null, 'b,"c']],
      ["array[1, 2]::int8[]", [1, 2]],
      ["array[[1, 2], [3, null]]::int8[]", [[1, 2], [3, null]]],
      ["'{}'::jsonb[]", []],
      ["array['2014-12-15']::date[]", ["2014-12-15"]],
      ["array['2014-12-15T09:00Z']::timestamptz[]", ["2014-12-15T09:00:00.000Z"]],
      ["array['{\"a\": [1]}']::jsonb[]", [{ a: [1] }]],
      ["interval '1 day 2 hours'", "P1DT2H"],
      ["'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"],
    ];
    for (const [expression, expected] of cases) {
      const [what = "", from] = expression.split(" from ");
      const { rows } = await store.read((tx) => sql.raw<{ value: unknown }>(`select ${what} as value${from ? ` from ${from}` : ""}`).execute(tx));
      assert.deepEqual(rows[0]?.value, expected, expression);
    }
    await assert.rejects(readOne(store, sql`9007199254740993::int8`), /larger than a safe integer/);
    await assert.rejects(readOne(store, sql`'infinity'::timestamptz`), /Cannot read infinity as an instant/);
  });

  test("gives back any JSON, bytes, text and instant it was given", async () => {
    const store = await open();
    const storable = fc.jsonValue().filter((value) => !JSON.stringify(value).includes("\\u0000")); // PostgreSQL has no U+0000
    const text = fc.string({ unit: "binary" }).filter((value) => value.isWellFormed() && !value.includes("\0"));
    const instant = fc.date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-12-31T23:59:59.999Z"), noInvalidDate: true });
    await store.read((tx) => fc.assert(
      fc.asyncProperty(storable, fc.uint8Array({ maxLength: 50 }), text, instant, async (json, bytes, words, at) => {
        const { rows } = await sql<{ j: Json; b: Uint8Array; t: string; i: string }>`
          select ${jsonText(json)}::jsonb as j, ${bytes}::bytea as b, ${words}::text as t, ${at.toISOString()}::timestamptz as i`.execute(tx);
        assert.deepEqual(rows[0], { j: JSON.parse(JSON.stringify(json)) as Json, b: bytes, t: words, i: at.toISOString() });
      }),
      { numRuns: 100 },
    ));
  });
});

onEveryStore("the history", (open) => {
  let store: Store;
  before(async () => {
    store = await open();
    await store.transaction(async (tx) => {
      await addEntry(tx, 1);
      await tx.insertInto("content").values({ seq: 1, body: jsonText({ name: "A. Person" }) }).execute();
    });
  });

  const changes = [
    "update entry set actor = 'nobody'",
    "delete from entry",
    "truncate entry, content",
    "update content set body = '{}'",
    "update content set seq = 2, body = null",
    "delete from content",
    "truncate content",
  ];
  for (const change of changes) {
    test(`refuses: ${change}`, async () => {
      await assert.rejects(store.transaction((tx) => sql.raw(change).execute(tx)), { code: "23001" });
    });
    test(`refuses even where ordinary triggers sleep: ${change}`, async () => {
      await assert.rejects(store.transaction(async (tx) => {
        await sql`set local session_replication_role = replica`.execute(tx);
        await sql.raw(change).execute(tx);
      }), { code: "23001" });
    });
  }

  test("lets content be erased, and the entry stays", async () => {
    await store.transaction((tx) => tx.updateTable("content").set({ body: null }).where("seq", "=", 1).execute());
    assert.deepEqual(await store.read((tx) => tx.selectFrom("content").selectAll().execute()), [{ seq: 1, body: null }]);
    assert.deepEqual(await store.read(seqs), [1]);
  });
});
