import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compareBirths, dayNumber, daySpans, hijriDay, isoDate, type BirthRelation } from "./births.ts";

function relation(a: string, b: string): BirthRelation {
  const spans = (text: string) => daySpans(text.split(" ").map((part) => {
    const [from = "", to = from] = part.split("/");
    return { from, to };
  }));
  return compareBirths(spans(a), spans(b)).relation;
}

test("relations of birth statements", () => {
  const cases: readonly (readonly [string, string, BirthRelation])[] = [
    ["1985-11-21", "1985-11-21", "same"],
    ["1985-03-12", "1985-12-03", "day-month-swap"],
    ["1985-11-21", "1984-11-21", "year-off"],
    ["1985-11-21", "1985-11-22", "one-edit"],
    ["1985-11-12", "1985-11-21", "one-edit"],
    ["1985-11-21", "1985-01-01/1985-12-31", "overlap-narrow"],
    ["1985-11-21", "1980-01-01/1989-12-31", "overlap-wide"],
    ["1985-11-21", "1985-01-01", "overlap-narrow"],
    ["1985-01-01", "1985-01-01", "overlap-narrow"],
    ["1985-01-01", "1986-01-01", "near"],
    ["1985-02-01", "1985-01-02", "day-month-swap"],
    ["1985-11-21", "1985-03-02", "same-year"],
    ["1985-11-21", "1986-03-02", "same-year"],
    ["1985-11-21", "1986-01-01/1986-12-31", "near"],
    ["1985-11-21", "1987-03-02", "apart"],
    ["1985-11-21", "1990-03-02", "conflict"],
    ["1985-11-21", "1990-03-02 1985-11-21", "same"],
    ["1985-02-30", "1985-02-28", "unknown"],
    ["1990-01-01/1980-01-01", "1985-02-28", "unknown"],
  ];
  for (const [a, b, expected] of cases) {
    assert.equal(relation(a, b), expected, `${a} ${b}`);
    assert.equal(relation(b, a), expected, `${b} ${a}`);
  }
});

test("day numbers and dates are inverse, and follow Date", () => {
  fc.assert(fc.property(fc.integer({ min: -700_000, max: 100_000 }), (day) => {
    const iso = isoDate(day);
    assert.equal(dayNumber(iso), day);
    assert.equal(Date.parse(`${iso}T00:00:00Z`), day * 86_400_000);
  }));
});

test("the tabular Hijri calendar gives known days", () => {
  assert.equal(isoDate(hijriDay(1, 1, 1)), "0622-07-19");
  assert.equal(isoDate(hijriDay(1445, 1, 1)), "2023-07-19");
});
