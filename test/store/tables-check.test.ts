import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { checkTables } from "../../src/service/tables-check.ts";
import { between, body, on, person, send, step } from "../support/small.ts";
import { playWhole } from "../support/stage.ts";
import type { Stage } from "../support/stage.ts";

describe("the tables of a node against its entries", () => {
  let stage: Stage;
  before(async () => {
    stage = await playWhole(
      between(["north", "east"], [
        send(on(1), "east", "north", "w1", body("warning", { persons: [person("Karim Benali")] })),
        step(on(2), "north", { by: "lia", take: { id: "w1" } }),
        step(on(2, "10:00"), "east", { cut: { to: "north" } }),
        send(on(3), "east", "north", "w2", body("warning", { persons: [person("Omar Haddad")] })),
      ]),
    );
  });
  after(() => stage[Symbol.asyncDispose]());

  /** What is found after a statement that goes past the program; then all is as before. */
  async function spoilt(node: string, statement: string, undo: string): Promise<readonly string[]> {
    const { store } = stage.node(node);
    await store.transaction((tx) => sql.raw(statement).execute(tx));
    const { faults } = await checkTables(stage.node(node), 20);
    await store.transaction((tx) => sql.raw(undo).execute(tx));
    return faults.map(({ place, fault }) => `${place} ${fault}`);
  }

  test("are what replaying gives", async () => {
    for (const node of stage.ids) assert.deepEqual(await checkTables(stage.node(node), 20), { faults: [], faultCount: 0 });
  });

  test("one altered field is named, in a row and in what was derived from it", async () => {
    assert.deepEqual(await spoilt("north", `update item set doc = jsonb_set(doc, '{owner}', '"lou"') where id = 'w1'`, `update item set doc = jsonb_set(doc, '{owner}', '"lia"') where id = 'w1'`), ["item w1 is not what its entries say: owner"]);
    const [found] = await spoilt("north", `update description set doc = jsonb_set(doc, '{provider}', '"south"')`, `update description set doc = jsonb_set(doc, '{provider}', '"east"')`);
    assert.match(found ?? "", /^description w1#p is not what its entries say: provider$/);
  });

  test("one removed row is named", async () => {
    const row = "(select doc from addressee where id = 'w1>north')";
    await stage.node("east").store.transaction((tx) => sql.raw(`create table kept as select ${row} as doc`).execute(tx));
    assert.deepEqual(await spoilt("east", "delete from addressee where id = 'w1>north'", "insert into addressee (id, doc) select 'w1>north', doc from kept"), ["addressee w1>north was removed"]);
    await stage.node("east").store.transaction((tx) => sql.raw("drop table kept").execute(tx));
  });

  test("one added row is named, also where it only says something of a person", async () => {
    assert.deepEqual(await spoilt("north", `insert into item (id, doc) values ('zz', '{"id":"zz"}')`, "delete from item where id = 'zz'"), ["item zz was added: no entry says anything of it"]);
    assert.deepEqual(await spoilt("north", `insert into description (id, doc) values ('w1#q', '{"id":"w1#q","source":"w1"}')`, "delete from description where id = 'w1#q'"), ["description w1#q was added: no entry leads to it"]);
    assert.deepEqual(await spoilt("north", `insert into claim (id, doc) values ('zz#q', '{"id":"zz#q","source":"zz"}')`, "delete from claim where id = 'zz#q'"), ["claim zz#q was added: no entry says anything of it"]);
  });

  test("an envelope that was taken out of line, or put in, is named", async () => {
    const envelope = (await stage.rows("east", "envelope")).find((one) => one.message === "w2")!;
    const put = `insert into outbox (envelope, peer, seq, priority, next_attempt_at) values ('${envelope.id}', 'north', ${envelope.seq}, '${envelope.priority}', '2015-01-03')`;
    assert.deepEqual(await spoilt("east", "delete from outbox", put), [`outbox ${envelope.id} was removed or altered: its envelope has no receipt and still waits`]);
    assert.deepEqual(await spoilt("east", "insert into outbox (envelope, peer, seq, priority, next_attempt_at) values ('none', 'north', 9, 'P3', '2015-01-03')", "delete from outbox where envelope = 'none'"), ["outbox none was added: nothing waits under it"]);
  });

  test("content that was erased among the entries and left in a row is named", async () => {
    const { store } = stage.node("north");
    await store.transaction((tx) => sql`update content set body = null where seq = (select seq from entry where subject = 'w1' and kind = 'message.received')`.execute(tx));
    const { faults } = await checkTables(stage.node("north"), 20);
    assert.deepEqual(faults.map(({ place, fault }) => `${place} ${fault}`), ["message w1 is not what its entries say: body"]);
  });
});
