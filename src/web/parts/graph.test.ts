import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ringSpots } from "./graph.ts";

test("everybody has a spot of his own, and none lies on the person in the middle", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), (count) => {
      const spots = ringSpots(count);
      assert.equal(spots.length, count);
      for (const [index, a] of spots.entries()) {
        assert.ok(Math.hypot(a.x, a.y) >= 100);
        for (const b of spots.slice(index + 1)) assert.ok(Math.hypot(a.x - b.x, a.y - b.y) > 12, `${count}: ${JSON.stringify([a, b])}`);
      }
    }),
    { numRuns: 40 },
  );
});
