import assert from "node:assert/strict";
import { test } from "node:test";
import * as staff from "../../contract/staff.ts";
import * as contract from "../../contract/watch-files.ts";
import { officer } from "../../../test/support/bare-node.ts";
import { serveNode } from "../../../test/support/served-node.ts";

const purpose = "reconciling lists";

test("a list of another authority is held against the active files, nothing of it is kept, and the reading is on record", async () => {
  await using here = await serveNode({ self: "be", officers: [officer("liz", "liaison"), officer("dan", "dpo")], peers: [] });
  const [liz, dan] = [await here.client("liz"), await here.client("dan")];
  const content = { category: "S", ground: "Seen with a known group", legalBasis: "Code", requestedAction: "arrest" as const, fallbackAction: "locate" as const, openedOn: "2014-01-01", reviewOn: "2030-01-01", persons: [{ ref: "p", names: [{ text: "Salah Abdeslam" }], births: [{ date: "1989-09-15" }], subjectClass: "suspect" as const }] };
  for (const [id, name] of [["f1", "Salah Abdeslam"], ["f2", "Karim Benali"]] as const) {
    const filed = await liz.call(contract.fileWatchFile, { body: { id, owner: "liz", content: { ...content, persons: [{ ...content.persons[0]!, names: [{ text: name }] }] } } });
    assert.ok(filed.ok, JSON.stringify(filed));
  }
  const list = "id,name,born,action,colour\n1,ABDESLAM Salah,1989-09-15,locate,red\n2,Omar Haddad,1980,arrest,blue";
  const found = await liz.call(contract.reconcileList, { body: { name: "theirs.csv", list }, purpose });
  assert.ok(found.ok, JSON.stringify(found));
  assert.deepEqual(found.value.rows.map((one) => one.kind), ["differs", "missing-here", "missing-there"]);
  assert.deepEqual([found.value.ours, found.value.theirs, found.value.ignored], [2, 2, ["colour"]]);
  const kept = await here.node.store.read(async (tx) => JSON.stringify(await tx.selectFrom("entry").selectAll().execute()) + JSON.stringify(await tx.selectFrom("content").selectAll().execute()));
  assert.equal(kept.includes("Haddad"), false);
  const readings = await dan.call(staff.readConsultations, { query: {}, purpose });
  assert.ok(readings.ok);
  const [reading] = readings.value;
  assert.deepEqual([reading?.asked, reading?.returned.toSorted((a, b) => (a < b ? -1 : 1))], ['list "theirs.csv" held against watch files', ["file@f1", "file@f2"]]);
});

test("a list that cannot be read is refused with its line, and whoever may not read persons reads no list", async () => {
  await using here = await serveNode({ self: "be", officers: [officer("liz", "liaison"), officer("dan", "dpo")], peers: [] });
  const [liz, dan] = [await here.client("liz"), await here.client("dan")];
  const bad = await liz.call(contract.reconcileList, { body: { name: "theirs.csv", list: "id,name,born\n1,Omar,2014-02-30" }, purpose });
  assert.deepEqual(bad.ok ? "read" : [bad.error.status, bad.error.code, bad.error.message.includes("Line 2") && bad.error.message.includes("2014-02-30")], [422, "list.unreadable", true]);
  const denied = await dan.call(contract.reconcileList, { body: { name: "theirs.csv", list: "id,name\n1,Omar" }, purpose });
  assert.equal(denied.ok ? "read" : denied.error.code, "authorisation.denied");
});
