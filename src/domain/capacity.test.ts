import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { foreseeMissed, sharesLeft } from "./capacity.ts";
import type { Waiting } from "./capacity.ts";

const MINUTE = 60_000;
const alone = (minutes: number): number => minutes * MINUTE;

const duty = (id: string, dueMinutes: number, minutes: number, share = 1): Waiting => ({ id, dueMs: dueMinutes * MINUTE, minutes, share });

/** Checks which of these duties one officer, at work without a break from 0 on, is expected to miss. */
function check(inOrder: readonly Waiting[], expected: readonly string[]): void {
  assert.deepEqual(foreseeMissed(inOrder, 0, alone).map(({ id }) => id), expected);
}

test("what fits before its deadline is not missed, at the instant itself neither", () => check([duty("a", 30, 30), duty("b", 60, 30)], []));

test("what does not fit is missed before its time has come", () => check([duty("a", 30, 30), duty("b", 59, 30)], ["b"]));

test("a duty that cannot be done takes no time from those behind it", () => check([duty("a", 30, 30), duty("b", 40, 30), duty("c", 60, 30)], ["b"]));

test("a duty that is late already is listed, and still takes its time", () => {
  const foreseen = foreseeMissed([duty("late", -10, 30), duty("b", 30, 30)], 0, alone);
  assert.deepEqual(foreseen.map(({ id, late }) => ({ id, late })), [{ id: "late", late: true }, { id: "b", late: false }]);
});

test("a clock that stands still is never missed", () => check([{ id: "a", dueMs: Number.POSITIVE_INFINITY, minutes: 1_000_000, share: 1 }], []));

test("where most of the time goes to what will come first, less is left", () => check([duty("a", 60, 30, 0.4), duty("b", 80, 30, 0.8)], ["a"]));

test("with nobody at work everything with a clock is missed", () => {
  assert.deepEqual(foreseeMissed([duty("a", 1_000, 1)], 0, () => Number.POSITIVE_INFINITY).map(({ id }) => id), ["a"]);
  check([duty("a", 1_000, 1, 0)], ["a"]);
});

test("what the forecast keeps can all be done in this order, and each it drops could not have been kept beside them", () => {
  const duties = fc.array(fc.record({ due: fc.integer({ min: 1, max: 500 }), minutes: fc.integer({ min: 1, max: 60 }) }), { maxLength: 30 });
  fc.assert(
    fc.property(duties, (all) => {
      const inOrder = all.map(({ due, minutes }, index) => duty(String(index), due, minutes));
      const missed = new Set(foreseeMissed(inOrder, 0, alone).map(({ id }) => id));
      let work = 0;
      for (const one of inOrder) {
        const done = (work + one.minutes) * MINUTE;
        assert.equal(missed.has(one.id), done > one.dueMs);
        if (done <= one.dueMs) work += one.minutes;
      }
    }),
  );
});

test("more staff never miss more by number when all work is alike", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 30 }), fc.integer({ min: 2, max: 5 }), (dues, staff) => {
      const inOrder = dues.map((due, index) => duty(String(index), due, 10));
      assert.ok(foreseeMissed(inOrder, 0, (minutes) => (minutes * MINUTE) / staff).length <= foreseeMissed(inOrder, 0, alone).length);
    }),
  );
});

test("what comes with lower ranks leaves less to the later ones, and never less than nothing", () => {
  assert.deepEqual(sharesLeft([0, 30, 60], 120), [1, 1, 0.75, 0.25]);
  assert.deepEqual(sharesLeft([60, 90], 120), [1, 0.5, 0]);
  assert.deepEqual(sharesLeft([10], 0), [1, 1]);
});
