import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Obligation } from "../../src/domain/obligation.ts";
import { between, body, on, person, send, step } from "../support/small.ts";
import { playWhole } from "../support/stage.ts";
import type { Stage } from "../support/stage.ts";

const warning = send(on(1), "east", "north", "w1", body("warning", { persons: [person("Karim Benali")] }));
const request = send(on(1), "east", "north", "r1", body("request", { persons: [person("Karim Benali")] }));
const take = (day: number, id = "w1") => step(on(day), "north", { take: { id } });
const answer = (day: number, as: string, id = "w1") => step(on(day), "north", { answer: { id, as, message: body("answer", { about: id, outcome: "no-trace" }) } });
const dispute = (day: number) => step(on(day), "east", { by: "sup", dispute: { id: "w1", authority: "north", reasons: "The other address was not looked at" } });

describe("a duty is the same on both sides", () => {
  test("from receipt to acknowledgement and answer", async () => {
    await using stage = await playWhole(between(["north", "east"], [warning, take(2), answer(3, "a1")]));
    assert.deepEqual(await sides(stage, "w1"), { debtor: ["acknowledge done 2015-01-08T09:00", "answer done 2015-01-31T09:00"], creditor: ["acknowledge done 2015-01-08T09:00", "answer done 2015-01-31T09:00"] });
    assert.deepEqual(await standing(stage, "w1"), ["answered", "answered"]);
  });

  test("while a question stands open it is suspended on both, and after the reply both are due at one instant", async () => {
    const asked = step(on(3), "north", { clarify: { id: "w1", as: "q1", question: "Which of the two passports?" } });
    const replied = step(on(5, "10:00"), "east", { reply: { clarification: "q1", text: "The second" } });
    await using before = await playWhole(between(["north", "east"], [warning, take(2), asked]));
    assert.deepEqual((await sides(before, "w1")).debtor, ["acknowledge done 2015-01-08T09:00", "answer open suspended"]);
    assert.deepEqual((await sides(before, "w1")).creditor, ["acknowledge done 2015-01-08T09:00", "answer open suspended"]);
    await using after = await playWhole(between(["north", "east"], [warning, take(2), asked, replied]));
    assert.deepEqual((await sides(after, "w1")).debtor, ["acknowledge done 2015-01-08T09:00", "answer open 2015-02-02T10:00"]);
    assert.deepEqual((await sides(after, "w1")).creditor, ["acknowledge done 2015-01-08T09:00", "answer open 2015-02-02T10:00"]);
    assert.equal((await after.row("east", "addressee", "w1>north"))?.suspended, false);
  });

  test("a second question needs the sender's agreement", async () => {
    const ask = (day: number, as: string, more: Record<string, unknown> = {}) => step(on(day), "north", { clarify: { id: "w1", as, question: "And which address?", ...more }, ...(as === "q2" ? { refused: "obligation.second-clarification" } : {}) });
    const reply = (day: number, clarification: string) => step(on(day), "east", { reply: { clarification, text: "As asked" } });
    await using stage = await playWhole(between(["north", "east"], [warning, take(2), ask(3, "q1"), reply(4, "q1"), ask(5, "q2"), ask(6, "q3", { agreed: true }), reply(7, "q3")]));
    assert.deepEqual(await stage.missing(), []);
    assert.deepEqual((await sides(stage, "w1")).debtor, (await sides(stage, "w1")).creditor);
  });

  test("a suspended duty does not fall due however long the question stands", async () => {
    const asked = step(on(3), "north", { clarify: { id: "w1", as: "q1", question: "Which passport?" } });
    await using stage = await playWhole(between(["north", "east"], [warning, take(2), asked], { end: "2015-06-01T00:00:00Z" }));
    assert.equal((await stage.lines()).some((line) => line.kind === "overdue" && line.subject === "w1"), false);
    assert.ok((await stage.lines("east")).some((line) => line.kind === "overdue" && line.subject === "q1"), "whoever was asked owes the reply");
  });

  test("a deviation for a judge moves the answer on both sides, once it has been told with length and reasons", async () => {
    const held = step(on(3), "north", { hold: { id: "r1", until: on(20), reasons: "Authorisation of a judge asked for" } });
    await using stage = await playWhole(between(["north", "east"], [request, held], { end: on(15) }));
    assert.deepEqual(await sides(stage, "r1"), { debtor: ["answer open 2015-01-20T09:00"], creditor: ["answer open 2015-01-20T09:00"] });
    assert.deepEqual([(await stage.row("north", "item", "r1"))?.held, (await stage.row("east", "addressee", "r1>north"))?.held], [true, true]);
    assert.equal((await stage.lines()).some((line) => line.kind === "overdue"), false);
  });
});

describe("an answer that is not accepted", () => {
  test("begins a new round with a clock of its own; the old answer settles nothing any more", async () => {
    await using stage = await playWhole(between(["north", "east"], [warning, take(2), answer(3, "a1"), dispute(5)]));
    assert.equal((await stage.row("north", "item", "w1"))?.round, 2);
    assert.deepEqual(await standing(stage, "w1"), ["open", "queued"]);
    const both = await sides(stage, "w1");
    assert.deepEqual(both.debtor.slice(-2), ["acknowledge open 2015-01-12T09:00", "answer open 2015-02-04T09:00"]);
    assert.deepEqual(both.creditor, both.debtor);
  });

  test("is settled by the answer of the new round, and closed by whoever asked", async () => {
    const closed = step(on(9), "east", { close: { id: "w1", authority: "north" } });
    await using stage = await playWhole(between(["north", "east"], [warning, take(2), answer(3, "a1"), dispute(5), take(6), answer(7, "a2"), closed]));
    assert.deepEqual(await stage.missing(), []);
    assert.deepEqual(await standing(stage, "w1"), ["closed", "closed"]);
    assert.ok((await stage.rows("east", "obligation")).every((one) => one.state === "done"));
  });

  test("is disputed twice at most", async () => {
    const third = { ...dispute(11), refused: "addressee.state" };
    await using stage = await playWhole(between(["north", "east"], [warning, answer(3, "a1"), dispute(5), answer(6, "a2"), dispute(8), answer(9, "a3"), third]));
    assert.deepEqual(await stage.missing(), []);
  });

  test("what was late in the first round stays late in the second", async () => {
    const late = step("2015-02-10T09:00:00Z", "north", { answer: { id: "w1", as: "a1", message: body("answer", { about: "w1", outcome: "no-trace" }) } });
    const again = step("2015-02-11T09:00:00Z", "east", { by: "sup", dispute: { id: "w1", authority: "north", reasons: "Not what was asked" } });
    await using stage = await playWhole(between(["north", "east"], [warning, late, again]));
    const first = (await stage.rows("east", "obligation")).filter((one) => one.message === "w1" && one.round === 1 && one.side !== "house");
    assert.deepEqual(first.map((one) => `${one.duty} ${one.overdue} ${one.state}`).sort(), ["acknowledge 3 done", "answer 3 done"]);
  });
});

describe("a refusal", () => {
  const proposed = step(on(3), "north", { by: "lia", proposeRefusal: { id: "r1", ground: "not-available", scope: "Everything asked" } });
  const decided = (by: string, more: Record<string, unknown> = {}) => step(on(4), "north", { by, decideRefusal: { id: "r1", as: "no1", confirm: true, ...more } });

  test("needs a second person, never the proposer himself", async () => {
    await using stage = await playWhole(between(["north", "east"], [request, take(2, "r1"), { ...proposed, by: "sup" }, { ...decided("sup"), refused: "authorisation.denied" }, decided("com")]));
    assert.deepEqual(await stage.missing(), []);
    assert.deepEqual(await standing(stage, "r1"), ["refused", "refused"]);
  });

  test("that the second person rejects leaves everything owed", async () => {
    await using stage = await playWhole(between(["north", "east"], [request, take(2, "r1"), proposed, decided("sup", { confirm: false })]));
    assert.deepEqual(await standing(stage, "r1"), ["taken", "taken"]);
    assert.deepEqual((await sides(stage, "r1")).creditor, ["answer open 2015-01-08T09:00"]);
  });
});

describe("letting something lapse", () => {
  test("is a decision of a supervisor, told to the sender, who may dispute it", async () => {
    const lapse = (by: string, more = {}) => step(on(4), "north", { by, lapse: { id: "w1", reasons: "Nobody is free, and nothing in it is checkable" }, ...more });
    await using stage = await playWhole(between(["north", "east"], [warning, lapse("lia", { refused: "authorisation.denied" }), lapse("sup"), dispute(5)]));
    assert.deepEqual(await stage.missing(), []);
    assert.equal((await stage.row("north", "item", "w1"))?.state, "open");
    assert.deepEqual((await stage.rows("east", "obligation")).filter((one) => one.round === 1 && one.side !== "house").map((one) => one.state), ["lapsed", "lapsed"]);
    assert.deepEqual((await stage.row("north", "item", "w1"))?.disposition?.by, "sup");
  });
});

/** The legal duties for a message as each side keeps them, in order of round and duty. */
async function sides(stage: Stage, message: string): Promise<{ readonly debtor: readonly string[]; readonly creditor: readonly string[] }> {
  const of = async (node: string) =>
    (await stage.rows(node, "obligation"))
      .filter((one) => one.message === message && one.side !== "house")
      .sort((a, b) => a.round - b.round || a.duty.localeCompare(b.duty))
      .map(words);
  return { debtor: await of("north"), creditor: await of("east") };
}

function words(one: Obligation): string {
  return `${one.duty} ${one.state} ${one.suspended ? "suspended" : (one.dueAt ?? "").slice(0, 16)}`;
}

/** Where the item stands at the addressee, and the addressee at the sender. */
async function standing(stage: Stage, message: string): Promise<readonly (string | undefined)[]> {
  return [(await stage.row("north", "item", message))?.state, (await stage.row("east", "addressee", `${message}>north`))?.state];
}
