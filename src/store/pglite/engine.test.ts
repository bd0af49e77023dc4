import assert from "node:assert/strict";
import { performance } from "node:perf_hooks";
import { test, type TestContext } from "node:test";
import type pg from "pg";
import { connectEngine } from "./client.ts";
import { Engine } from "./engine.ts";
import { findSnapshot } from "./snapshot.ts";

async function startEmpty(): Promise<Engine> {
  const snapshot = await findSnapshot([]);
  assert.ok(snapshot !== undefined);
  return Engine.start({ snapshot });
}

async function begin(t: TestContext): Promise<{ engine: Engine; client: pg.Client }> {
  const engine = await startEmpty();
  const client = await connectEngine(engine);
  t.after(() => engine.stop());
  return { engine, client };
}

test("a long query does not stop the node", async (t) => {
  const { client } = await begin(t);
  const startedAt = performance.now();
  let ticks = 0;
  const ticking = setInterval(() => (ticks += 1), 5);
  await client.query("select count(*) from generate_series(1, 1500000)");
  clearInterval(ticking);
  const tookMs = performance.now() - startedAt;
  assert.ok(ticks > tookMs / 50, `${ticks} ticks in ${tookMs} ms`);
});

test("an error ends its query and no more", async (t) => {
  const { client } = await begin(t);
  await assert.rejects(client.query("select $1::int / 0", [1]), { code: "22012" });
  await assert.rejects(client.query("selec"), { code: "42601" });
  assert.deepEqual((await client.query("select $1::text as a", ["x"])).rows, [{ a: "x" }]);
});

test("large values and large answers come through whole", async (t) => {
  const { client } = await begin(t);
  const text = "ğ".repeat(1_500_000);
  const { rows } = await client.query<{ same: boolean; back: string }>("select length($1::text) = 1500000 as same, $1::text as back", [text]);
  assert.equal(rows[0]?.same, true);
  assert.equal(rows[0]?.back, text);
  assert.equal((await client.query("select repeat('x', 100) from generate_series(1, 100000)")).rows.length, 100_000);
});

test("a thread used again starts with a new database", async (t) => {
  const first = await startEmpty();
  const client = await connectEngine(first);
  await client.query("create table left_over (a int)");
  await client.end();
  await first.stop();
  const { client: second } = await begin(t);
  assert.deepEqual((await second.query("select to_regclass('left_over') as found")).rows, [{ found: null }]);
});

test("an engine that dies fails the query that runs and those that follow", async (t) => {
  const { engine, client } = await begin(t);
  const running = client.query("select count(*) from generate_series(1, 5000000)");
  await Promise.all([assert.rejects(running, /The database engine stopped/), engine.kill()]);
  await assert.rejects(client.query("select 1"));
  await assert.rejects(engine.syncs(), /The database engine stopped/);
});
