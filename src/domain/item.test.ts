import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isLive, moveItem } from "./item.ts";
import type { ItemAct, ItemState } from "./item.ts";

const STATES: readonly ItemState[] = ["open", "taken", "refusal-pending", "answered", "refused", "void", "lapsed", "closed"];
const ACTS: readonly ItemAct[] = ["take", "answer", "propose-refusal", "confirm-refusal", "reject-refusal", "lapse", "withdraw", "dispute", "close"];

/** Every move there is, one a line; whatever is missing is refused. */
const TABLE: readonly (readonly [ItemState, ItemAct, ItemState])[] = [
  ["open", "take", "taken"],
  ["open", "answer", "answered"],
  ["open", "lapse", "lapsed"],
  ["open", "withdraw", "void"],
  ["taken", "answer", "answered"],
  ["taken", "propose-refusal", "refusal-pending"],
  ["taken", "lapse", "lapsed"],
  ["taken", "withdraw", "void"],
  ["refusal-pending", "confirm-refusal", "refused"],
  ["refusal-pending", "reject-refusal", "taken"],
  ["refusal-pending", "withdraw", "void"],
  ["answered", "dispute", "open"],
  ["answered", "close", "closed"],
  ["refused", "dispute", "open"],
  ["refused", "close", "closed"],
  ["lapsed", "dispute", "open"],
  ["lapsed", "close", "closed"],
  ["void", "close", "closed"],
];

function expected(state: ItemState, act: ItemAct): ItemState | undefined {
  return TABLE.find(([from, by]) => from === state && by === act)?.[2];
}

/** Walks every sequence of up to `length` acts, as the code moves. */
function walk(length: number, visit: (acts: readonly ItemAct[], states: readonly ItemState[]) => void): void {
  const step = (acts: readonly ItemAct[], states: readonly ItemState[]): void => {
    visit(acts, states);
    if (acts.length === length) return;
    for (const act of ACTS) {
      const next = moveItem(states.at(-1)!, act);
      if (next !== undefined) step([...acts, act], [...states, next]);
    }
  };
  step([], ["open"]);
}

describe("an item", () => {
  test("moves in every state by every act exactly as the table says", () => {
    for (const state of STATES) for (const act of ACTS) assert.equal(moveItem(state, act), expected(state, act), `${act} when ${state}`);
  });

  test("reaches every state, and stays closed once it is", () => {
    const seen = new Set<ItemState>();
    walk(7, (_acts, states) => {
      seen.add(states.at(-1)!);
      assert.ok(!states.slice(0, -1).includes("closed"));
    });
    assert.deepEqual([...seen].sort(), [...STATES].sort());
  });

  test("can always still be closed", () => {
    const closing = new Set<ItemState>(["closed"]);
    for (let size = 0; size !== closing.size; ) {
      size = closing.size;
      for (const state of STATES) if (ACTS.some((act) => closing.has(moveItem(state, act)!))) closing.add(state);
    }
    assert.equal(closing.size, STATES.length);
  });

  test("is refused only after one proposed and another confirmed it", () => {
    walk(7, (acts, states) => {
      if (states.at(-1) === "refused") assert.deepEqual(acts.slice(-2), ["propose-refusal", "confirm-refusal"]);
    });
  });

  test("waits for an act until it is settled, and again only after a dispute", () => {
    walk(7, (acts, states) => {
      for (const [i, act] of acts.entries()) {
        const [before, after] = [states[i]!, states[i + 1]!];
        if (!isLive(before) && isLive(after)) assert.equal(act, "dispute");
        if (isLive(before) && !isLive(after)) assert.ok(["answer", "confirm-refusal", "lapse", "withdraw"].includes(act), act);
      }
    });
  });

  test("is live exactly while it can still be withdrawn", () => {
    for (const state of STATES) assert.equal(isLive(state), moveItem(state, "withdraw") !== undefined);
  });
});
