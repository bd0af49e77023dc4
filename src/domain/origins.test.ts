import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { originCount, originsCompared } from "./origins.ts";

const claims = (...marks: (string | null)[]) => marks.map((mark) => (mark === null ? {} : { originMark: mark }));

test("one origin passed on by two is shared and counts once", () => {
  assert.deepEqual(originsCompared(claims("m1"), claims("m1")), ["origin.shared"]);
  assert.equal(originCount(claims("m1", "m1", "m1")), 1);
});

test("another origin is independent, beside what is shared", () => {
  assert.deepEqual(originsCompared(claims("m2"), claims("m1")), ["origin.independent"]);
  assert.deepEqual(originsCompared(claims("m1", "m2"), claims("m1")), ["origin.shared", "origin.independent"]);
  assert.equal(originCount(claims("m1", "m2", "m1")), 2);
});

test("what bears no mark is independent of nothing", () => {
  assert.deepEqual(originsCompared(claims(null), claims("m1")), ["origin.unknown"]);
  assert.deepEqual(originsCompared(claims("m1"), claims(null)), ["origin.unknown"]);
  assert.equal(originCount(claims(null, null)), 1);
  assert.equal(originCount(claims("m1", null)), 1);
});

test("whoever repeats himself gains nothing", () => {
  const marks = fc.array(fc.option(fc.constantFrom("a", "b", "c")), { maxLength: 8 });
  fc.assert(fc.property(marks, fc.nat(20), (list, times) => {
    const told = claims(...list);
    const again = Array.from({ length: times }, () => told).flat();
    assert.equal(originCount([...told, ...again]), originCount(told));
  }));
});
