import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { faceOf } from "./clock-face.ts";
import type { Timed } from "./clock-face.ts";

const due = Date.parse("2014-12-22T09:00:00.000Z");
const HOUR = 3_600_000;
const open: Timed = { state: "open", suspended: false, dueAt: "2014-12-22T09:00:00.000Z" as Timed["dueAt"], settledAt: null, side: "debtor" } as Timed;

function check(timed: Partial<Timed>, now: number, text: string, tone: string): void {
  const face = faceOf({ ...open, ...timed }, now);
  assert.deepEqual([face.text, face.tone], [text, tone]);
}

describe("the face of a clock", () => {
  test("counts down, says when it is soon, and then up", () => {
    check({}, due - 100 * HOUR, "due in 4 d 4 h", "calm");
    check({}, due - 24 * HOUR, "due in 1 d", "calm");
    check({}, due - 24 * HOUR + 1, "due in 23 h 59 min", "soon");
    check({}, due, "just overdue", "late");
    check({}, due + 49 * HOUR, "overdue by 2 d 1 h", "late");
  });

  test("stands still while a clarification is asked, whatever the date", () => {
    check({ suspended: true }, due + 49 * HOUR, "clock stands still", "still");
    check({ dueAt: null }, due, "clock stands still", "still");
  });

  test("what was late stays late once it is done, and inside the house nothing counts as late", () => {
    const settledAt = "2014-12-24T09:00:00.000Z" as NonNullable<Timed["settledAt"]>;
    check({ state: "done", settledAt }, due + 900 * HOUR, "done, 2 d late", "late");
    check({ state: "lapsed", settledAt }, due + 900 * HOUR, "lapsed, 2 d late", "late");
    check({ state: "done", settledAt, side: "house" }, due + 900 * HOUR, "done", "done");
    check({ state: "done", settledAt: "2014-12-20T09:00:00.000Z" as NonNullable<Timed["settledAt"]> }, due + 900 * HOUR, "done", "done");
  });
});
