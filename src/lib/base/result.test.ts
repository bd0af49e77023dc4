import assert from "node:assert/strict";
import { test } from "node:test";
import { assert as holds, err, ok, type Result, unwrap } from "./result.ts";

test("a success carries its value and a failure its error", () => {
  assert.deepEqual([ok(3), err({ code: "date.invalid" })], [{ ok: true, value: 3 }, { ok: false, error: { code: "date.invalid" } }]);
});

test("unwrapping a failure throws and names it", () => {
  const failed: Result<number, { code: string }> = err({ code: "date.invalid" });
  assert.equal(unwrap(ok(3)), 3);
  assert.throws(() => unwrap(failed), /Expected a success, got \{"code":"date.invalid"\}/);
});

test("a broken invariant throws with its words", () => {
  holds(1 === 1, "never shown");
  assert.throws(() => holds(undefined, "a deadline begins with its period"), /Broken invariant: a deadline begins with its period/);
});
