import assert from "node:assert/strict";
import { test } from "node:test";
import type { Result } from "../../lib/base/result.ts";
import { addMs } from "../../lib/clock/index.ts";
import * as desk from "../../contract/desk.ts";
import * as items from "../../contract/items.ts";
import * as messages from "../../contract/messages.ts";
import type { Problem } from "../../contract/route.ts";
import * as contract from "../../contract/shifts.ts";
import { readDesk } from "../../service/desk.ts";
import { authority, officer } from "../../../test/support/bare-node.ts";
import { documentsOf, entriesOf, folded } from "../../../test/support/equality.ts";
import { serveNode } from "../../../test/support/served-node.ts";

const purpose = "changing the shift";
const HOUR = 3_600_000;
const done = <T>(result: Result<T, Problem>): T => {
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
};
const codeOf = (result: Result<unknown, Problem>): string => (result.ok ? "done" : result.error.code);

async function unit() {
  const here = await serveNode({ self: "be", officers: [officer("liz", "liaison"), officer("max", "liaison"), officer("sam", "supervisor"), officer("ana", "analyst")], peers: [authority("fr")] });
  const [liz, max, sam, ana] = await Promise.all([here.client("liz"), here.client("max"), here.client("sam"), here.client("ana")]);
  const receive = async (id: string) =>
    void done(await liz.call(messages.fileReceived, { body: { from: "fr", wire: { id, thread: id, version: 1, issuedAt: here.now, body: { kind: "warning", purpose: "prevention", title: `About ${id}` } }, passage: { channel: "letter", proof: "officer-note" } } }));
  return { here, liz, max, sam, ana, receive, [Symbol.asyncDispose]: () => here[Symbol.asyncDispose]() };
}

test("a shift is left with its lists as they stand, and signed by both; the row is nothing but its entries", async () => {
  await using at = await unit();
  await at.receive("w1");
  await at.receive("w2");
  done(await at.sam.call(items.handOver, { params: { id: "w2" }, body: { to: "max", reasons: "His matter" } }));
  const until = addMs(at.here.now, 8 * 24 * HOUR);

  const before = done(await at.liz.call(contract.readShifts, { query: { until }, purpose }));
  assert.deepEqual([...new Set(before.mine.map((one) => one.title))], ["About w1"]);
  assert.deepEqual([...new Set(before.due.map((one) => `${one.title} ${one.owner}`))], ["About w2 max"], "what others owe before the shift ends, and not what is due later");
  assert.ok(before.due.every((one) => one.dueAt! < until));

  const promised = [{ to: "Duty desk, Paris", words: "A call back about the passport", by: addMs(at.here.now, HOUR) }];
  const left = done(await at.liz.call(contract.leaveShift, { body: { to: "max", until, text: "Quiet night", promised } }));
  assert.deepEqual([left.from, left.to, left.takenAt, left.promised, left.mine], ["liz", "max", null, promised, before.mine]);
  done(await at.liz.call(items.takeItem, { params: { id: "w1" }, body: {} }));

  assert.equal(codeOf(await at.sam.call(contract.takeShift, { params: { id: left.id }, body: {} })), "shift.not-yours");
  const taken = done(await at.max.call(contract.takeShift, { params: { id: left.id }, body: {} }));
  assert.equal(taken.takenAt, at.here.now);
  assert.equal(codeOf(await at.max.call(contract.takeShift, { params: { id: left.id }, body: {} })), "shift.taken");
  const after = done(await at.max.call(contract.readShifts, { query: { until }, purpose }));
  assert.deepEqual(after.shifts, [taken], "what was left stays as it was left");

  const { store } = at.here.node;
  const [kept, told] = [await documentsOf(store), folded(await entriesOf(store), "be")];
  assert.deepEqual(kept.get("shift"), told.get("shift"));
});

test("a shift is left to a colleague at work, for a time to come, by whoever works on matters", async () => {
  await using at = await unit();
  const until = addMs(at.here.now, 8 * HOUR);
  const leave = async (who: typeof at.liz, to: string, when = until) => codeOf(await who.call(contract.leaveShift, { body: { to, until: when, text: "" } }));
  assert.equal(await leave(at.liz, "liz"), "shift.to-oneself");
  assert.equal(await leave(at.liz, "nobody"), "officer.unknown");
  assert.equal(await leave(at.liz, "max", at.here.now), "shift.until-past");
  assert.equal(await leave(at.ana, "max"), "authorisation.denied");
  assert.equal(codeOf(await at.max.call(contract.takeShift, { params: { id: "none" }, body: {} })), "shift.unknown");
});

test("several items are handed over at once: all or none, and never what is somebody else's without a supervisor", async () => {
  await using at = await unit();
  for (const id of ["w1", "w2", "w3"]) await at.receive(id);
  const hand = async (who: typeof at.liz, ids: string[], to = "max") => codeOf(await who.call(items.handOverItems, { body: { ids, to, reasons: "Going home" } }));
  const owners = async () => [...new Set(done(await at.liz.call(desk.readDesk, { query: { side: "here" }, purpose })).rows.map((row) => `${row.obligation.message} ${row.obligation.owner}`))].sort();
  for (const id of ["w1", "w2", "w3"]) done(await at.sam.call(items.handOver, { params: { id }, body: { to: "liz", reasons: "Hers" } }));
  assert.equal(await hand(at.liz, ["w1", "none"]), "item.unknown");
  assert.deepEqual(await owners(), ["w1 liz", "w2 liz", "w3 liz"], "all or none");
  assert.equal(await hand(at.liz, ["w1", "w2"]), "done");
  assert.deepEqual(await owners(), ["w1 max", "w2 max", "w3 liz"]);
  assert.equal(await hand(at.liz, ["w3", "w1"], "ana"), "authorisation.denied");
  assert.equal(await hand(at.sam, ["w3", "w1"], "ana"), "done");
  assert.deepEqual(await owners(), ["w1 ana", "w2 max", "w3 ana"]);
});

test("the desk shows what came since somebody looked, what is overdue, and one duty alone", async () => {
  await using at = await unit();
  await at.receive("w1");
  const looked = at.here.now;
  at.here.now = addMs(looked, HOUR / 4);
  await at.receive("w2");
  const read = async (query: object) => done(await at.liz.call(desk.readDesk, { query: { side: "here", ...query }, purpose }));
  const shown = async (query: object) => (await read(query)).rows.map((row) => `${row.obligation.message} ${row.obligation.duty}`).sort();
  assert.deepEqual(await shown({ since: looked }), ["w2 acknowledge", "w2 answer"]);
  assert.equal((await read({ looked })).came, 2);
  assert.equal((await read({})).came, undefined);
  assert.deepEqual(await shown({ duty: "answer" }), ["w1 answer", "w2 answer"]);
  assert.deepEqual(await shown({ overdue: "yes" }), []);
  const later = await readDesk(at.here.node, { actor: "liz", purpose }, { side: "here", overdue: "yes", limit: 50 }, addMs(looked, 8 * 24 * HOUR));
  assert.deepEqual(later.ok ? later.value.rows.map((row) => `${row.obligation.message} ${row.obligation.duty}`).sort() : later, ["w1 acknowledge", "w2 acknowledge"]);
});

test("how an officer has set up his screen is his alone, and refused where it could name a person", async () => {
  await using at = await unit();
  const session = await import("../../contract/session.ts");
  const views = [{ name: "Overdue", address: "/?overdue=yes" }];
  done(await at.liz.call(session.changeSettings, { body: { language: "fr", views, lookedAt: at.here.now } }));
  assert.deepEqual(done(await at.liz.call(session.readSession, {})).settings, { language: "fr", views, lookedAt: at.here.now });
  assert.deepEqual(done(await at.max.call(session.readSession, {})).settings, { views: [] });
  assert.equal(codeOf(await at.liz.call(session.changeSettings, { body: { views: [{ name: "Him", address: "/search?name=Jean Dupont" }] } })), "request.invalid");
});
