import assert from "node:assert/strict";
import { test } from "node:test";
import type { Priority } from "../domain/message.ts";
import { unwrap } from "../lib/base/result.ts";
import { newLanes } from "./lanes.ts";

/** How many of a priority from different peers come in, one after another, until one is turned away. */
function fill(lanes: ReturnType<typeof newLanes>, priority: Priority, from = "p"): number {
  for (let n = 0; ; n++) if (!lanes.enter(`${from}${n}`, priority).ok) return n;
}

test("routine is turned away first, urgent last, and an emergency still finds its own places", () => {
  const lanes = newLanes({ general: 8, reserved: 4 });
  assert.equal(fill(lanes, "P3"), 4);
  assert.equal(fill(lanes, "P2"), 2);
  assert.equal(fill(lanes, "P1"), 2);
  assert.equal(fill(lanes, "P0"), 4);
});

test("who is turned away is told when to come back, an emergency the soonest", () => {
  const lanes = newLanes({ general: 0, reserved: 0 });
  const told = (["P0", "P1", "P2", "P3"] as const).map((priority) => {
    const entered = lanes.enter("p", priority);
    assert.equal(entered.ok, false);
    return !entered.ok && entered.error.code === "envelope.busy" ? entered.error.retryAfterS : NaN;
  });
  assert.deepEqual(told, told.toSorted((a, b) => a - b));
  assert.ok(told.every((seconds) => seconds >= 1));
});

test("one peer cannot take all places, in neither lane", () => {
  const lanes = newLanes({ general: 8, reserved: 4 });
  const flood = Array.from({ length: 100 }, () => lanes.enter("flood", "P0")).filter((one) => one.ok);
  assert.equal(flood.length, 4 + 2);
  assert.equal(lanes.enter("other", "P1").ok, true);
  assert.equal(fill(lanes, "P0"), 3 + 2);
});

test("a place that is given back is free again, and given back twice frees one", () => {
  const lanes = newLanes({ general: 2, reserved: 0 });
  const leave = unwrap(lanes.enter("a", "P1"));
  unwrap(lanes.enter("b", "P1"));
  assert.equal(lanes.enter("c", "P1").ok, false);
  leave();
  leave();
  unwrap(lanes.enter("c", "P1"));
  assert.equal(lanes.enter("d", "P1").ok, false);
});
