import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { explainDeadline } from "../../src/lib/clock/index.ts";
import { between, body, GATE, on, person, send, step } from "../support/small.ts";
import { playWhole } from "../support/stage.ts";
import type { Stage } from "../support/stage.ts";

const UNTIL = "2015-03-01T09:00:00.000Z";
const warning = send(on(1), "east", "north", "w1", body("warning", { persons: [person("Karim Benali")] }));
const taken = step(on(2), "north", { take: { id: "w1" } });
const ask = (day: number, as: string, more: Record<string, unknown> = {}, until = UNTIL) => step(on(day), "north", { askExtension: { id: "w1", as, until, reasons: "The telephone is being read", ...more } });
const decide = (day: number, id: string, granted: boolean, more: Record<string, unknown> = {}) => step(on(day), "east", { decideExtension: { id, granted, reasons: "As they ask" }, ...more });
const play = (steps: readonly Record<string, unknown>[], end = "2015-04-01T00:00:00Z") => playWhole(between(["north", "east"], [...steps], { end }));
const answerAt = async (stage: Stage, node: string) => (await stage.rows(node, "obligation")).find((one) => one.duty === "answer" && one.message === "w1")!;
const raised = async (stage: Stage, node: string, kind: string) => (await stage.lines(node)).filter((one) => one.kind === kind && one.with.includes("w1/answer")).map((one) => [one.rung ?? 0, one.at.slice(0, 10)]);

describe("more time for an answer that the exchange's own rule asks for", () => {
  test("is due at the same later instant on both sides once it is granted, and says so in its own history", async () => {
    await using stage = await play([warning, taken, ask(5, "x1"), decide(6, "x1", true)]);
    assert.deepEqual((await stage.missing()).map((one) => one.words), []);
    for (const node of ["north", "east"]) {
      const answer = await answerAt(stage, node);
      assert.equal(answer.dueAt, UNTIL, node);
      const lines = explainDeadline(answer.deadline);
      assert.deepEqual(lines.map((one) => [one.text.split(":")[0], one.due?.slice(0, 10)]), [["Began to run", "2015-01-31"], ["Extended", "2015-03-01"]], node);
      assert.match(lines[1]!.text, /The telephone is being read/u);
      assert.match(lines[1]!.article ?? "", /granted once/u);
    }
  });

  test("moves every rung with it and reminds before the new date", async () => {
    await using stage = await play([warning, taken, ask(5, "x1"), decide(6, "x1", true)]);
    for (const node of ["north", "east"]) {
      assert.deepEqual(await raised(stage, node, "due"), [[0, "2015-02-14"]], node);
      assert.deepEqual(await raised(stage, node, "overdue"), [[2, "2015-03-01"]], node);
      assert.deepEqual((await raised(stage, node, "escalated")).filter(([rung]) => Number(rung) > 1), [[2, "2015-03-01"], [3, "2015-03-02"]], node);
    }
  });

  test("moves nothing while it is only asked for, nor when it is declined", async () => {
    await using stage = await play([warning, taken, ask(5, "x1"), decide(6, "x1", false)]);
    for (const node of ["north", "east"]) assert.deepEqual(await raised(stage, node, "overdue"), [[2, "2015-01-31"]], node);
    assert.ok((await stage.lines("north")).some((one) => one.reasons.includes("extension.declined")));
  });

  test("is for the author to decide before the answer is due, and comes up with him if nobody does", async () => {
    await using stage = await play([warning, taken, ask(5, "x1")]);
    assert.ok((await stage.lines("east")).some((one) => one.kind === "delivery" && one.subject === "w1" && one.reasons.includes("extension.asked")));
    const review = (await stage.rows("east", "obligation")).find((one) => one.message === "x1");
    assert.deepEqual([review?.owner, review?.dueAt, review?.state, review!.overdue > 0], ["lia", "2015-01-08T09:00:00.000Z", "open", true]);
    assert.equal((await answerAt(stage, "north")).deadline.steps.length, 1);
  });

  test("is granted once, asked for once at a time, and neither late nor for less", async () => {
    await using stage = await play([
      warning,
      step(on(1, "10:00"), "north", { askExtension: { id: "w1", until: UNTIL, reasons: "Not read yet" }, refused: "item.state" }),
      taken,
      { ...ask(3, "x0", {}, "2015-01-20T09:00:00.000Z"), refused: "deadline.shortened" },
      ask(5, "x1"),
      { ...ask(6, "x2"), refused: "extension.pending" },
      decide(7, "x1", true),
      { ...decide(8, "x1", true), refused: "extension.decided" },
      { ...ask(9, "x3", {}, "2015-04-01T09:00:00.000Z"), refused: "obligation.extended-once" },
    ]);
    assert.deepEqual((await stage.missing()).map((one) => one.words), []);
  });

  test("cannot be had once the answer is late", async () => {
    await using stage = await play([warning, taken, step("2015-02-02T09:00:00Z", "north", { askExtension: { id: "w1", until: UNTIL, reasons: "Too late" }, refused: "deadline.passed" })]);
    assert.deepEqual((await stage.missing()).map((one) => one.words), []);
  });

  test("is nobody's to give where the law sets the period", async () => {
    const request = send(on(1), "east", "north", "w1", body("request", { access: "direct", persons: [person("Karim Benali")] }));
    await using stage = await play([request, taken, { ...ask(3, "x1"), refused: "obligation.not-own-rule" }]);
    assert.deepEqual((await stage.missing()).map((one) => one.words), []);
  });

  test("passes the gate towards a partner outside the Union, since it says more than the standard words", async () => {
    const steps = [send(on(1), "south", "north", "w1", body("warning", { persons: [person("Karim Benali")] })), taken, { ...ask(3, "x1"), refused: "gate.missing" }, ask(4, "x1", { gate: GATE }), step(on(5), "south", { decideExtension: { id: "x1", granted: true, reasons: "As they ask" } })];
    await using stage = await playWhole(between(["north", "south"], steps, { end: on(6) }));
    assert.deepEqual((await stage.missing()).map((one) => one.words), []);
    assert.equal((await answerAt(stage, "south")).dueAt, UNTIL);
  });
});
