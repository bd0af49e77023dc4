import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { addresseeId, advances } from "./addressee.ts";
import type { AddresseeState } from "./addressee.ts";

const STATES: readonly AddresseeState[] = ["queued", "delivered", "taken", "answered", "refused", "void", "lapsed", "closed"];

/** Where each state may go next within a round; messages may overtake each other, so steps may be skipped. */
const TABLE: Record<AddresseeState, readonly AddresseeState[]> = {
  queued: ["delivered", "taken", "answered", "refused", "void", "lapsed"],
  delivered: ["taken", "answered", "refused", "void", "lapsed"],
  taken: ["answered", "refused", "void", "lapsed"],
  answered: ["closed"],
  refused: ["closed"],
  void: [],
  lapsed: ["closed"],
  closed: [],
};

describe("an addressee", () => {
  test("advances from every state to every state exactly as the table says", () => {
    for (const from of STATES) for (const next of STATES) assert.equal(advances(from, next), TABLE[from].includes(next), `${from} to ${next}`);
  });

  test("ends in one state whatever arrives how often and in which order, once it was settled", () => {
    const arriving = fc.array(fc.constantFrom<AddresseeState>("delivered", "taken", "answered", "delivered", "taken"), { maxLength: 12 });
    fc.assert(fc.property(arriving, (all) => {
      const arrive = (list: readonly AddresseeState[]) => list.reduce<AddresseeState>((state, next) => (advances(state, next) ? next : state), "queued");
      const settled = all.includes("answered");
      assert.equal(arrive(all), settled ? "answered" : all.includes("taken") ? "taken" : all.includes("delivered") ? "delivered" : "queued");
      assert.equal(arrive(all), arrive([...all, ...all]));
    }));
  });

  test("never goes back within a round, over any sequence of what may arrive", () => {
    const rank = (state: AddresseeState) => ["queued", "delivered", "taken"].indexOf(state);
    fc.assert(fc.property(fc.array(fc.constantFrom(...STATES), { maxLength: 12 }), (all) => {
      let state: AddresseeState = "queued";
      for (const next of all) {
        if (!advances(state, next)) continue;
        assert.ok(rank(state) < rank(next) || rank(next) === -1);
        assert.notEqual(next, state);
        state = next;
      }
    }));
  });

  test("is named by its message and its authority", () => {
    assert.equal(addresseeId("m1", "paris"), "m1>paris");
  });
});
