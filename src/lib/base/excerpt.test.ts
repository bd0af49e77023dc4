import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { excerpt } from "./excerpt.ts";

test("a short text is shown as it is, other values by their kind", () => {
  const shown = ["2014-02-30", 7, true, null, undefined, {}, []].map((value) => excerpt(value));
  assert.deepEqual(shown, ["2014-02-30", "7", "true", "null", "undefined", "object", "array"]);
});

test("whatever it shows is short, well-formed, and cannot move a cursor or turn a line around", () => {
  assert.equal(excerpt("a\u001B[2Jb\u202Ec\n"), "a\uFFFD[2Jb\uFFFDc\uFFFD");
  fc.assert(
    fc.property(fc.anything(), fc.integer({ min: 1, max: 80 }), (value, limit) => {
      const text = excerpt(value, limit);
      assert.equal(text.isWellFormed() && !/\p{Cc}|\p{Cf}/u.test(text), true);
      if (typeof value === "string") assert.equal(text.length <= limit + 1, true);
    }),
  );
  assert.equal(excerpt("😀😀", 3), "😀\uFFFD…");
});
