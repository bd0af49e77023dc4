import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { compare, type Described, type RuleCode } from "../../src/lib/names/index.ts";

interface Vector {
  readonly a: Described;
  readonly b: Described;
  /** Rules that must be named, and rules that must not. */
  readonly names: readonly RuleCode[];
  readonly doesNotName: readonly RuleCode[];
  readonly note?: string;
}

const { rules, cases } = JSON.parse(readFileSync(join(import.meta.dirname, "..", "vectors", "names", "similarity-rules.json"), "utf8")) as { rules: readonly RuleCode[]; cases: readonly Vector[] };

function rulesOf(a: Described, b: Described): Set<RuleCode> {
  return new Set(compare(a, b).reasons.flatMap((reason) => reason.rule ?? []));
}

test("the similarity rules of Regulation 2023/332 are named where they apply and not where they do not, either way round", () => {
  const faults: string[] = [];
  for (const { a, b, names, doesNotName } of cases) {
    for (const [x, y] of [[a, b], [b, a]] as const) {
      const found = rulesOf(x, y);
      for (const rule of names) if (!found.has(rule)) faults.push(`${x.names[0]?.text} / ${y.names[0]?.text}: ${rule} is not in ${[...found].join(", ")}`);
      for (const rule of doesNotName) if (found.has(rule)) faults.push(`${x.names[0]?.text} / ${y.names[0]?.text}: ${rule} is in ${[...found].join(", ")}`);
    }
  }
  assert.deepEqual(faults, []);
});

test("every rule has vectors for and against, and combinations of three", () => {
  assert.equal(rules.length, 14);
  for (const rule of rules) {
    assert.ok(cases.some((one) => one.names.includes(rule)), `${rule} has no vector for it`);
    assert.ok(cases.some((one) => one.doesNotName.includes(rule)), `${rule} has no vector against it`);
    assert.ok(cases.some((one) => one.names.includes(rule) && one.names.length >= 3), `${rule} is in no combination of three`);
  }
});

test("what rules turn into one another is raised for the desk, what they do not is not by a rule alone", () => {
  // Rules raise candidates; several at once are as much a reason to look as one.
  for (const { a, b, names } of cases) {
    if (names.length < 3) continue;
    const { score } = compare(a, b);
    assert.ok(score > 0.15, `${a.names[0]?.text} / ${b.names[0]?.text}: ${score.toFixed(3)}`);
  }
});
