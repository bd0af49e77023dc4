import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { groupOf, matchAsOf, matchId } from "./match.ts";
import type { Match } from "./match.ts";

type Edge = Pick<Match, "id" | "a" | "b" | "state">;
type State = Match["state"];

const STATES: readonly State[] = ["near-miss", "candidate", "confirmed", "rejected"];

function edge(a: string, b: string, state: State): Edge {
  return { id: matchId(a, b), a, b, state };
}

describe("a person", () => {
  const chain = (state: State) => [edge("a", "b", "confirmed"), edge("b", "c", state), edge("c", "d", "confirmed")];
  function check(name: string, start: string, matches: readonly Edge[], members: string, uncertain: string): void {
    test(name, () => {
      const group = groupOf(start, matches);
      assert.deepEqual([group.members.join(""), group.uncertain.join("")], [members, uncertain]);
    });
  }
  check("is one description where nothing matches", "a", [], "a", "");
  check("joins over confirmed matches", "a", chain("confirmed"), "abcd", "");
  check("joins over candidates too, and what lies behind is uncertain", "a", chain("candidate"), "abcd", "cd");
  check("is uncertain from the other end as well", "d", chain("candidate"), "abcd", "ab");
  check("ends at a rejected match", "a", chain("rejected"), "ab", "");
  check("ends at a near miss", "a", chain("near-miss"), "ab", "");
  check("is joined again when a rejection is undone", "a", chain("confirmed"), "abcd", "");
  check("stays whole when one of two ways is rejected", "a", [...chain("rejected"), edge("a", "d", "confirmed")], "abcd", "");
  test("names its matches, and a match by its two descriptions in either order", () => {
    assert.equal(matchId("b", "a"), matchId("a", "b"));
    assert.deepEqual(groupOf("a", [...chain("rejected"), edge("x", "y", "confirmed")]).matches, ["a~b"]);
  });
  test("is found in time linear in its matches", () => {
    const long = Array.from({ length: 50_000 }, (_, i) => edge(`p${i + 1}`, `p${i}`, "candidate")).toReversed();
    assert.equal(groupOf("p0", long).members.length, 50_001);
  });
});

describe("a match as of an instant", () => {
  const by = (state: "candidate" | "confirmed" | "rejected", at: string) => ({ state, at, by: "o1", reasons: "same passport" });
  const whole: Match = { id: "a~b", a: "a", b: "b", score: 0.9, reasons: [], state: "confirmed", keepUntil: null, foundAt: "2015-01-02", foundBy: "a", decisions: [by("rejected", "2015-02-01"), by("confirmed", "2015-03-01")] };
  function check(name: string, match: Match, at: string, state: string | undefined, decisions = 0): void {
    test(name, () => {
      const then = matchAsOf(match, at);
      assert.deepEqual([then?.state, then?.decisions.length ?? 0], [state, decisions]);
    });
  }
  check("is nothing before it was found", whole, "2015-01-01", undefined);
  check("was a candidate until somebody decided", whole, "2015-01-02", "candidate");
  check("is what was decided last by then", whole, "2015-02-15", "rejected", 1);
  check("is what it is today after the last decision", whole, "2015-03-01", "confirmed", 2);
  check("that nobody decided about is what it is", { ...whole, state: "near-miss", decisions: [] }, "2015-02-15", "near-miss");
});

describe("for any matches", () => {
  const node = fc.integer({ min: 0, max: 8 }).map((n) => `p${n}`);
  const matches = fc.uniqueArray(fc.tuple(node, node, fc.constantFrom(...STATES)).filter(([a, b]) => a !== b).map(([a, b, state]) => edge(a, b, state)), { maxLength: 14, selector: (one) => one.id });

  /** Union-find over the matches of some states. */
  function classes(list: readonly Edge[], states: readonly State[]): (id: string) => readonly string[] {
    const parent = new Map<string, string>();
    const find = (id: string): string => (parent.get(id) === undefined || parent.get(id) === id ? id : find(parent.get(id)!));
    for (const one of list) if (states.includes(one.state)) parent.set(find(one.a), find(one.b));
    const ids = [...new Set(list.flatMap((one) => [one.a, one.b]))];
    return (id) => [...new Set([id, ...ids])].filter((other) => find(other) === find(id)).sort();
  }

  test("the group is the class of a union-find, certain over confirmed matches alone, whatever their order", () => {
    fc.assert(fc.property(matches.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), node, ([list, shuffled], start) => {
      const group = groupOf(start, shuffled);
      const members = classes(list, ["candidate", "confirmed"])(start);
      const certain = classes(list, ["confirmed"])(start);
      assert.deepEqual(group.members, members);
      assert.deepEqual(group.uncertain, members.filter((id) => !certain.includes(id)));
      assert.deepEqual(group.matches, list.filter((one) => ["candidate", "confirmed"].includes(one.state) && members.includes(one.a)).map((one) => one.id).sort());
      for (const member of group.members) assert.deepEqual(groupOf(member, list).members, group.members);
    }), { numRuns: 500 });
  });

  test("rejecting only ever splits, and undoing it joins exactly what was joined before", () => {
    fc.assert(fc.property(matches.filter((list) => list.length > 0), fc.nat(), node, (list, pick, start) => {
      const index = pick % list.length;
      const rejected = list.with(index, { ...list[index]!, state: "rejected" });
      const [before, after] = [groupOf(start, list), groupOf(start, rejected)];
      assert.ok(after.members.every((id) => before.members.includes(id)));
      assert.deepEqual(groupOf(start, rejected.with(index, list[index]!)), before);
    }));
  });
});
