import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Instant } from "../lib/clock/index.ts";
import { startDeadline } from "../lib/clock/index.ts";
import { unwrap } from "../lib/base/result.ts";
import { hold } from "./obligation.ts";
import { duty } from "../../test/support/person-facts.ts";
import { article18, figuresOf, hideSmall, shownFigures, SMALLEST_SHOWN, statisticsOf } from "./statistics.ts";
import type { Exchanged, ExchangeFigures } from "./statistics.ts";

const T = (day: number, hour = 9) => new Date(Date.UTC(2015, 0, day, hour)).toISOString() as Instant;
const END = T(365);

function exchanged(more: Partial<Exchanged> = {}): Exchanged {
  return { message: "m", peer: "north", direction: "in", kind: "request", urgent: false, at: T(1), withdrawn: false, outcome: "answered", ground: null, useful: null, urgencyUpheld: null, disputed: false, clarifications: 0, duties: [], ...more };
}

const many = (n: number, more: Partial<Exchanged> = {}) => Array.from({ length: n }, (_, i) => exchanged({ message: `m${i}`, ...more }));
const clock = (start: Instant, settledAt: Instant | null, days = 7) => ({ duty: "answer" as const, state: settledAt === null ? ("open" as const) : ("done" as const), settledAt, deadline: startDeadline(start, "UTC", { period: { days }, article: "Art. 5(1)(c)", regime: "eu-2023-977" }) });

describe("figures", () => {
  test("take times from receipt, in minutes: the middle, nine in ten, the longest", () => {
    const rows = [1, 2, 3, 4, 20].map((day) => exchanged({ duties: [clock(T(1), T(1 + day))] }));
    assert.deepEqual(figuresOf(rows, END).answered, { count: 5, median: 3 * 1440, ninth: 20 * 1440, longest: 20 * 1440 });
  });

  test("tell done late from still owed, and neither before its time", () => {
    const rows = [exchanged({ duties: [clock(T(1), T(9))] }), exchanged({ duties: [clock(T(1), null)] }), exchanged({ duties: [clock(T(1), T(8))] })];
    assert.deepEqual([figuresOf(rows, END).doneLate, figuresOf(rows, END).overdue], [1, 1]);
    assert.deepEqual([figuresOf(rows, T(8)).doneLate, figuresOf(rows, T(8)).overdue], [0, 0]);
  });

  test("count a hold for a judge as a deviation, and more time that was granted not", () => {
    const open = duty("d", { message: "m", self: "east", debtor: "east", creditor: "north" }, 7, T(1));
    const held = unwrap(hold(open, T(2), T(20), "a judge must allow it"));
    assert.equal(figuresOf([exchanged({ duties: [{ ...open, ...held }] })], END).deviations, 1);
    const extended = { ...open.deadline, steps: [...open.deadline.steps, { kind: "extended" as const, at: T(2), until: T(20), article: "rule 3: more time, asked for and granted once", reason: "much to read" }] };
    assert.equal(figuresOf([exchanged({ duties: [{ ...open, deadline: extended }] })], END).deviations, 0);
  });

  test("of a peer are of that peer alone, and do not depend on the order of the rows", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...many(4), ...many(3, { peer: "south", urgent: true }), ...many(2, { direction: "out", kind: "warning" })], { minLength: 9 }), (rows) => {
        const { in: got, out } = statisticsOf(rows, "north", END);
        assert.deepEqual([got.requests, got.urgentRequests, out.warnings, out.requests], [4, 0, 2, 0]);
      }),
    );
  });
});

describe("what is shown", () => {
  test("withholds counts from one to four, and shows nought and five", () => {
    for (const n of [1, 2, 3, 4]) assert.equal(shownFigures(figuresOf(many(n, { kind: "warning" }), END)).warnings, null, String(n));
    assert.equal(shownFigures(figuresOf(many(5, { kind: "warning" }), END)).warnings, 5);
    assert.equal(shownFigures(figuresOf([], END)).warnings, 0);
    assert.equal(shownFigures(figuresOf([], END)).requests, 0);
  });

  test("shows no time that rests on fewer than five", () => {
    const rows = (n: number) => Array.from({ length: n }, () => exchanged({ duties: [clock(T(1), T(3))] }));
    assert.equal(shownFigures(figuresOf(rows(4), END)).answered, null);
    assert.equal(shownFigures(figuresOf(rows(5), END)).answered?.median, 2 * 1440);
  });

  test("leaves more than one way in which the hidden parts can have been, whatever is small", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { minLength: 2, maxLength: 4 }), (parts) => {
        const total = parts.reduce((a, b) => a + b, 0);
        const seen = JSON.stringify(hideSmall(parts, total));
        const small = parts.flatMap((one, i) => (one > 0 && one < SMALLEST_SHOWN ? [i] : []));
        for (const i of small) assert.ok(others(parts.length, 16).some((other) => other[i] !== parts[i] && JSON.stringify(hideSmall(other, other.reduce((a, b) => a + b, 0))) === seen), `${parts.join("+")} shows part ${i}: ${seen}`);
      }),
      { numRuns: 60 },
    );
  });

  test("never lets a small count follow from the sums of the others", () => {
    const outcome = fc.constantFrom("answered", "refused", "open", "lapsed");
    const row = fc.record({ urgent: fc.boolean(), outcome, ground: fc.constantFrom("not-available", "minor-offence") });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
        const exact = figuresOf(rows.map((one) => exchanged({ urgent: one.urgent, outcome: one.outcome as Exchanged["outcome"], ground: one.outcome === "refused" ? (one.ground as Exchanged["ground"]) : null })), END);
        const seen = shownFigures(exact);
        const sums: readonly [keyof ExchangeFigures, readonly (number | null)[]][] = [["requests", [seen.urgentRequests, seen.otherRequests]], ["requestsRefused", seen.refusals.map((one) => one.count)]];
        for (const [total, parts] of sums) {
          const hidden = parts.filter((one) => one === null).length;
          if (parts.length > 0) assert.ok(seen[total] === null ? hidden > 0 : hidden !== 1, JSON.stringify([total, seen[total], parts]));
        }
        for (const key of ["requests", "urgentRequests", "otherRequests", "requestsAnswered", "requestsRefused", "requestsOpen"] as const) assert.ok(seen[key] === null || seen[key] === 0 || seen[key] >= SMALLEST_SHOWN, key);
      }),
    );
  });
});

describe("Article 18", () => {
  const states = [{ id: "north", country: "FR", union: true, kind: "spoc" as const }, { id: "police", country: "FR", union: true, kind: "police" as const }, { id: "south", country: "TR", union: false, kind: "police" as const }, { id: "hub", country: "NL", union: true, kind: "hub" as const }];

  test("adds up the authorities of one state, and counts neither a third country nor a hub", () => {
    const rows = [...many(2), ...many(1, { peer: "police", urgent: true, outcome: "refused", ground: "judicial-refused" }), ...many(4, { peer: "south" }), ...many(3, { peer: "hub" }), ...many(2, { direction: "out" }), ...many(5, { kind: "warning" })];
    const { submitted, states: found } = article18(rows, states, { self: { union: true }, year: 2015, asOf: END });
    assert.equal(submitted, 2);
    assert.deepEqual(found, [{ state: "FR", received: { urgent: 1, other: 2 }, answered: { urgent: 0, other: 2 }, refused: [{ ground: "judicial-refused", count: 1 }], deviations: 0 }]);
  });

  test("has nothing of an authority outside the Union", () => {
    assert.deepEqual(article18(many(3), states, { self: { union: false }, year: 2015, asOf: END }), { year: 2015, asOf: END, submitted: 0, states: [] });
  });
});

/** Every list of that many parts, each below a bound. */
function others(length: number, below: number): readonly (readonly number[])[] {
  return length === 0 ? [[]] : others(length - 1, below).flatMap((rest) => Array.from({ length: below }, (_, n) => [...rest, n]));
}
