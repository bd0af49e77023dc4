import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { unwrap } from "../../src/lib/base/result.ts";
import { addMs } from "../../src/lib/clock/index.ts";
import type { Instant } from "../../src/lib/clock/index.ts";
import { acceptBytes } from "../../src/server/inbox.ts";
import { answerItem } from "../../src/service/item-acts.ts";
import { deliverDue } from "../../src/service/delivery.ts";
import { parcelOf } from "../../src/service/envelopes.ts";
import { fireTimers } from "../../src/service/timers.ts";
import { MessageBody } from "../../src/domain/message.ts";
import { PersonDescription } from "../../src/domain/person.ts";
import { waitingByPeer } from "../../src/store/outbox.ts";
import { between, body, GATE, on, person, send, step } from "../support/small.ts";
import { playWhole, Stage } from "../support/stage.ts";

const KARIM = person("Karim Benali");
const warning = send(on(1), "east", "north", "w1", body("warning", { persons: [KARIM] }));
const cut = step(on(1, "08:00"), "east", { cut: { to: "north" } });

describe("messages that arrive in another order than they were sent", () => {
  test("a withdrawal that comes first leaves the warning void the moment it arrives", async () => {
    await using stage = await playWhole(between(["north", "east"], [cut, warning, step(on(2), "east", { by: "sup", withdraw: { id: "w1", reasons: "The wrong man" } })]));
    await bring(stage, "w1", "withdrawal");
    assert.equal((await stage.row("north", "item", "w1"))?.state, "void");
    assert.deepEqual((await stage.rows("north", "obligation")).filter((one) => one.message === "w1").map((one) => one.state), ["void", "void"]);
    assert.equal((await stage.row("north", "message", "w1"))?.status, "withdrawn");
    assert.deepEqual(stage.node("north").recogniser.search(asPerson(KARIM), 10), []);
  });

  test("a withdrawal that comes last leaves it just so", async () => {
    await using stage = await playWhole(between(["north", "east"], [cut, warning, step(on(2), "east", { by: "sup", withdraw: { id: "w1", reasons: "The wrong man" } })]));
    await bring(stage, "withdrawal", "w1");
    assert.equal((await stage.row("north", "item", "w1"))?.state, "void");
    assert.equal((await stage.row("north", "message", "w1"))?.status, "withdrawn");
    assert.deepEqual((await stage.rows("north", "obligation")).filter((one) => one.message === "w1").map((one) => one.state), ["void", "void"]);
  });

  test("a correction that overtakes what it corrects stands in its place, whichever comes first", async () => {
    const corrected = step(on(2), "east", { correct: { id: "w1", as: "w1-v2", reasons: "Misspelt", message: body("warning", { persons: [person("Karim Bensaid")] }) } });
    for (const order of [["w1", "w1-v2"], ["w1-v2", "w1"]]) {
      await using stage = await playWhole(between(["north", "east"], [cut, warning, corrected]));
      for (const id of order) await accept(stage, id);
      assert.equal((await stage.row("north", "message", "w1"))?.status, "withdrawn", order.join());
      assert.deepEqual(stage.node("north").recogniser.search(asPerson(person("Karim Bensaid")), 10).map((one) => one.id), ["w1-v2#p"], order.join());
      assert.equal((await stage.row("north", "item", "w1"))?.state, "open", order.join());
    }
  });

  test("the same envelope twice has one effect and one receipt", async () => {
    await using stage = await playWhole(between(["north", "east"], [cut, warning]));
    const first = await accept(stage, "w1");
    const entries = (await stage.entries("north")).length;
    const again = await accept(stage, "w1");
    assert.deepEqual([first.repeated, again.repeated], [false, true]);
    assert.deepEqual(again.receipt, first.receipt);
    assert.equal((await stage.entries("north")).length, entries);
  });

  test("an answer that overtakes the receipt of its warning settles the duty all the same", async () => {
    await using stage = await playWhole(between(["north", "east"], [cut, warning]));
    await accept(stage, "w1"); // its receipt is lost on the way back
    const said = MessageBody.parse(body("answer", { about: "w1", outcome: "no-trace" })) as Extract<MessageBody, { kind: "answer" }>;
    unwrap(await answerItem(stage.node("north"), { actor: "lia", purpose: "test" }, { id: "w1", messageId: "a1", body: said }, later(stage, 60)));
    await accept(stage, "a1", "north", "east");
    const done = await deliverDue(stage.node("east"), { put: async (_to, id, bytes) => ({ kind: "receipt", bytes: unwrap(await acceptBytes(stage.node("north"), id, bytes, later(stage, 120))).receipt }) }, later(stage, 400));
    assert.equal(done, 1);
    assert.deepEqual((await stage.rows("east", "obligation")).filter((one) => one.side === "creditor").map((one) => `${one.duty} ${one.state}`).sort(), ["acknowledge done", "answer done"]);
    assert.equal((await stage.row("east", "addressee", "w1>north"))?.state, "answered");
  });
});

test("a warning that was corrected before its receipt came is owed an answer on both sides; one that was withdrawn, on neither", async () => {
  const corrected = step(on(2), "east", { correct: { id: "w1", as: "w1-v2", reasons: "Misspelt", message: body("warning", { persons: [person("Karim Bensaid")] }) } });
  const withdrawn = step(on(2), "east", { by: "sup", withdraw: { id: "w1", reasons: "The wrong man" } });
  for (const [second, state] of [[corrected, ["acknowledge open", "answer open"]], [withdrawn, []]] as const) {
    await using stage = await playWhole(between(["north", "east"], [cut, warning, second]));
    await deliverDue(stage.node("east"), { put: async (_to, id, bytes) => ({ kind: "receipt", bytes: unwrap(await acceptBytes(stage.node("north"), id, bytes, later(stage, 120))).receipt }) }, later(stage, 400));
    assert.deepEqual((await stage.rows("east", "obligation")).filter((one) => one.side === "creditor" && one.message === "w1").map((one) => `${one.duty} ${one.state}`).sort(), state);
    assert.deepEqual((await stage.rows("north", "obligation")).filter((one) => one.side === "debtor" && one.state === "open" && one.message === "w1").map((one) => `${one.duty} ${one.state}`).sort(), state);
  }
});

describe("a peer that is down", () => {
  test("is tried again until it is back, is shown as down meanwhile, and then has everything in order", async () => {
    const down = step(on(1, "08:00"), "north", { down: {} });
    const second = send(on(2), "east", "north", "w2", body("warning", { persons: [person("Omar Haddad")] }));
    await using stage = await Stage.open(between(["north", "east"], [down, warning, second, step(on(4), "north", { up: {} })], { end: on(4, "10:00") }));
    await stage.conductor.playTo(on(3).replace("Z", ".000Z") as Instant);
    assert.equal((await stage.rows("north", "item")).length, 0);
    const [waiting] = await stage.node("east").store.read((tx) => waitingByPeer(tx));
    assert.deepEqual([waiting?.peer, waiting?.waiting, waiting?.lastError], ["north", 2, "no connection"]);
    assert.deepEqual((await stage.lines("east")).filter((line) => line.reasons.includes("delivery.undelivered")).map((line) => line.subject), ["w1", "w2"]);
    await stage.conductor.playAll();
    assert.deepEqual((await stage.rows("north", "item")).map((one) => [one.id, one.openedAt.slice(0, 10)]), [["w1", "2015-01-04"], ["w2", "2015-01-04"]]);
    assert.deepEqual(await stage.node("east").store.read((tx) => waitingByPeer(tx)), []);
    const delivered = await stage.row("east", "addressee", "w1>north");
    assert.deepEqual([delivered?.state, delivered?.undelivered], ["delivered", false]);
  });

  test("does not stop what is meant for others", async () => {
    const all = send(on(1), "east", ["north", "south"], "w1", body("warning", { persons: [person("Karim Benali", { protection: "none" })] }), { gate: GATE });
    await using stage = await playWhole(between(["north", "east", "south"], [step(on(1, "08:00"), "north", { down: {} }), all]));
    assert.equal((await stage.rows("south", "item")).length, 1);
    assert.deepEqual((await stage.rows("east", "addressee")).map((one) => [one.to, one.state]), [["north", "queued"], ["south", "delivered"]]);
  });

  test("misses no rung: what fell due while it was down is overdue the moment it is back", async () => {
    const back = step("2015-02-10T09:00:00Z", "north", { up: {} });
    await using stage = await playWhole(between(["north", "east"], [warning, step(on(2), "north", { down: {} }), back], { end: "2015-02-10T10:00:00Z" }));
    await fireTimers(stage.node("north"), stage.now);
    const rungs = (await stage.lines("north")).filter((line) => line.kind === "escalated").map((line) => `${line.with[0]} ${line.rung} ${line.at.slice(0, 10)}`);
    assert.deepEqual(rungs.sort(), ["w1/acknowledge 1 2015-02-10", "w1/acknowledge 2 2015-02-10", "w1/acknowledge 3 2015-02-10", "w1/answer 2 2015-02-10", "w1/answer 3 2015-02-10"]);
  });
});

/** Brings two messages of `east` to `north`, the later one first; "withdrawal" stands for the one that withdraws. */
async function bring(stage: Stage, last: string, first: string): Promise<void> {
  const idOf = async (name: string) => (name !== "withdrawal" ? name : ((await stage.rows("east", "message")).find((one) => one.body.kind === "withdrawal")?.id ?? ""));
  for (const name of [first, last]) await accept(stage, await idOf(name));
}

/** Hands the envelope of a message over by hand. */
async function accept(stage: Stage, message: string, from = "east", to = "north") {
  const envelope = (await stage.rows(from, "envelope")).find((one) => one.message === message && one.direction === "out" && one.peer === to);
  assert.ok(envelope, `no envelope for ${message}`);
  return unwrap(await acceptBytes(stage.node(to), envelope.id, parcelOf(envelope), later(stage, 60)));
}

function later(stage: Stage, seconds: number): Instant {
  return addMs(stage.now, seconds * 1_000);
}

function asPerson(one: Record<string, unknown>) {
  return PersonDescription.parse(one);
}
