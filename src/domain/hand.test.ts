import assert from "node:assert/strict";
import { test } from "node:test";
import { heldFor, heldSince, holderOf } from "./hand.ts";
import type { Hand } from "./hand.ts";

const handed: Hand = { kind: "handed", by: "lena", to: "sven", at: "2000-01-05T15:00:00.000Z", reasons: "For release" };
const held: Hand = { kind: "held", by: "sven", to: "sven", at: "2000-01-05T16:00:00.000Z", reasons: "Not yet" };
const chased: Hand = { kind: "chased", by: "lena", to: "sven", at: "2000-01-10T09:00:00.000Z", reasons: "Is this to go?" };

test("a draft is with its author until it is handed on", () => {
  assert.equal(holderOf({ author: "lena" }), "lena");
  assert.equal(holderOf({ author: "lena", heldBy: "sven" }), "sven");
  assert.equal(heldSince({ draftedAt: "2000-01-05T10:00:00.000Z" }), "2000-01-05T10:00:00.000Z");
});

test("asking after it changes neither who has it nor since when nor why", () => {
  const hands = [handed, held, chased];
  assert.equal(heldSince({ draftedAt: "2000-01-05T10:00:00.000Z", hands }), handed.at);
  assert.equal(heldFor({ hands }), "Not yet");
});

test("whoever gets it has given no reason yet", () => {
  assert.equal(heldFor({ hands: [held, handed] }), undefined);
  assert.equal(heldFor({}), undefined);
});
