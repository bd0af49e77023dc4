import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { ChronologyLine } from "../../domain/chronology.ts";
import { isIn, lanesOf, moved, ticksOf, wholeWindow, zoomed } from "./lanes.ts";

function line(id: string, authority: string, first: string, last = first): ChronologyLine {
  return { id, authority, at: first.slice(0, 10), precision: "day", happened: { first, last } as ChronologyLine["happened"], knownAt: first, kind: "warning.received", subject: id, persons: [], words: id, grade: null, basis: "record", source: null, candidate: false };
}

const LINES = [
  line("a", "ankara", "2014-12-01T09:00:00.000Z"),
  line("b", "ankara", "2014-12-01T10:00:00.000Z"),
  line("c", "paris", "2012-01-01T00:00:00.000Z", "2012-12-31T23:59:59.999Z"),
  line("d", "paris", "2015-11-13T20:00:00.000Z"),
];

test("each authority has a lane, what is known to the year is as wide as the year, and what is too near is one mark", () => {
  const lanes = lanesOf(LINES, wholeWindow(LINES));
  assert.deepEqual(lanes.map((lane) => [lane.authority, lane.marks.map((mark) => mark.lines.map((one) => one.id))]), [["ankara", [["a", "b"]]], ["paris", [["c"], ["d"]]]]);
  const year = lanes[1]!.marks[0]!;
  assert.ok(year.width > 0.2 && year.width < 0.3, `${year.width} of not quite four years`);
});

test("zoomed in far enough, what was one mark is two", () => {
  const whole = wholeWindow(LINES);
  let window = whole;
  for (let step = 0; step < 20; step++) window = zoomed(window, whole, 0.5, Date.parse("2014-12-01T09:30:00.000Z"));
  assert.deepEqual(lanesOf(LINES, window)[0]!.marks.map((mark) => mark.lines.length), [1, 1]);
  assert.deepEqual(LINES.filter((one) => isIn(one, window)).map((one) => one.id), ["a", "b"]);
});

const times = fc.array(fc.integer({ min: 0, max: 4_000 }), { minLength: 1, maxLength: 60 });
const dated = (days: readonly number[]) => days.map((day, index) => line(`l${index}`, `x${index % 3}`, new Date(Date.UTC(2010, 0, 1) + day * 86_400_000).toISOString()));

test("every line in the window stands in exactly one mark, and none outside", () => {
  fc.assert(
    fc.property(times, fc.double({ min: 0.05, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }), (days, factor, share) => {
      const lines = dated(days);
      const whole = wholeWindow(lines);
      const window = moved(zoomed(whole, whole, factor), whole, share);
      const marked = lanesOf(lines, window).flatMap((lane) => lane.marks.flatMap((mark) => mark.lines.map((one) => one.id)));
      assert.deepEqual(marked.sort(), lines.filter((one) => isIn(one, window)).map((one) => one.id).sort());
    }),
  );
});

test("a window never leaves the whole, however it is zoomed and moved", () => {
  fc.assert(
    fc.property(times, fc.array(fc.tuple(fc.double({ min: 0.1, max: 4, noNaN: true }), fc.double({ min: -2, max: 2, noNaN: true })), { maxLength: 8 }), (days, steps) => {
      const whole = wholeWindow(dated(days));
      let window = whole;
      for (const [factor, share] of steps) window = moved(zoomed(window, whole, factor), whole, share);
      assert.ok(window.from >= whole.from - 1 && window.to <= whole.to + 1 && window.to > window.from);
      assert.ok(ticksOf(window).at.length <= 9);
    }),
  );
});
