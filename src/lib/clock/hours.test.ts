import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { unwrap } from "../base/result.ts";
import { isOpen, nextOpening, openSpansBetween, parseWorkingHours, type WorkingHours, workingMsBetween } from "./hours.ts";
import { addMs, type Instant, instantOf, msOf, parseInstant } from "./instant.ts";
import { wallText } from "../../../test/support/wall-text.ts";

const at = (text: string): Instant => unwrap(parseInstant(text));
const office: WorkingHours = unwrap(
  parseWorkingHours({
    zone: "Europe/Brussels",
    week: { mon: [["09:00", "12:00"], ["13:00", "17:00"]], tue: [["09:00", "17:00"]], wed: [["09:00", "17:00"]], thu: [["09:00", "17:00"]], fri: [["09:00", "15:30"]] },
    closed: ["2026-12-25"],
  }),
);

describe("an office", () => {
  test("is open from its first minute and shut at its last", () => {
    assert.equal(isOpen(office, at("2026-11-23T08:59:59.999+01:00")), false);
    assert.equal(isOpen(office, at("2026-11-23T09:00:00+01:00")), true);
    assert.equal(isOpen(office, at("2026-11-23T12:00:00+01:00")), false);
    assert.equal(isOpen(office, at("2026-12-25T10:00:00+01:00")), false);
  });

  test("opens next after the weekend, and after its closed days", () => {
    assert.equal(nextOpening(office, at("2026-11-20T15:30:00+01:00")), at("2026-11-23T09:00:00+01:00"));
    assert.equal(nextOpening(office, at("2026-12-24T17:00:00+01:00")), at("2026-12-28T09:00:00+01:00"));
    assert.equal(nextOpening(office, at("2026-11-23T10:00:00+01:00")), at("2026-11-23T10:00:00+01:00"));
  });

  test("counts the time it is open", () => {
    assert.equal(workingMsBetween(office, at("2026-11-20T15:00:00+01:00"), at("2026-11-23T09:15:00+01:00")), 45 * 60_000);
    assert.equal(workingMsBetween(office, at("2026-11-23T09:15:00+01:00"), at("2026-11-20T15:00:00+01:00")), 0);
  });
});

test("a desk that never closes is always open", () => {
  const from = at("2026-11-22T03:00:00Z");
  assert.equal(isOpen("always", from), true);
  assert.equal(nextOpening("always", from), from);
  assert.equal(workingMsBetween("always", from, addMs(from, 5000)), 5000);
});

test("a desk that never opens has no next opening", () => {
  assert.equal(nextOpening({ zone: "UTC", week: {} }, at("2026-11-22T03:00:00Z")), undefined);
});

test("a night shift lasts an hour longer when clocks go back and one shorter when they go forward", () => {
  const nights: WorkingHours = { zone: "Europe/Brussels", week: { sun: [["00:00", "06:00"]] } };
  assert.equal(workingMsBetween(nights, at("2026-10-24T12:00:00Z"), at("2026-10-25T12:00:00Z")), 7 * 3_600_000);
  assert.equal(workingMsBetween(nights, at("2026-03-28T12:00:00Z"), at("2026-03-29T12:00:00Z")), 5 * 3_600_000);
});

describe("reading working hours", () => {
  test("takes what is in order", () => {
    assert.deepEqual(parseWorkingHours("always"), { ok: true, value: "always" });
    const nights = { zone: "UTC", week: { mon: [["00:00", "06:00"], ["22:00", "24:00"]] } };
    assert.deepEqual(parseWorkingHours(nights), { ok: true, value: nights });
  });

  const wrong: readonly (readonly [string, unknown, string])[] = [
    ["no object", "never", "hours"],
    ["an unknown field", { zone: "UTC", week: {}, holidays: [] }, "hours"],
    ["an unknown zone", { zone: "Europe/Molenbeek", week: {} }, "zone"],
    ["no week", { zone: "UTC" }, "week"],
    ["an unknown day", { zone: "UTC", week: { monday: [] } }, "week"],
    ["a range over midnight", { zone: "UTC", week: { mon: [["22:00", "06:00"]] } }, "week.mon"],
    ["an empty range", { zone: "UTC", week: { mon: [["09:00", "09:00"]] } }, "week.mon"],
    ["a time that is none", { zone: "UTC", week: { mon: [["9:00", "12:00"]] } }, "week.mon"],
    ["24:01", { zone: "UTC", week: { mon: [["09:00", "24:01"]] } }, "week.mon"],
    ["ranges that overlap", { zone: "UTC", week: { mon: [["09:00", "12:00"], ["11:00", "13:00"]] } }, "week.mon"],
    ["ranges that touch", { zone: "UTC", week: { mon: [["09:00", "12:00"], ["12:00", "13:00"]] } }, "week.mon"],
    ["nine ranges in a day", { zone: "UTC", week: { mon: Array.from({ length: 9 }, (_, i) => [`0${i}:00`, `0${i}:30`]) } }, "week.mon"],
    ["a closed day that is none", { zone: "UTC", week: {}, closed: ["2026-02-30"] }, "closed"],
  ];
  for (const [name, value, place] of wrong) {
    test(`refuses ${name}`, () => {
      const result = parseWorkingHours(value);
      assert.deepEqual(!result.ok && [result.error.code, result.error.place], ["hours.invalid", place]);
    });
  }

  test("never throws, whatever the value", () => {
    fc.assert(fc.property(fc.anything(), (value) => typeof parseWorkingHours(value).ok === "boolean"));
  });
});

describe("against stepping through every minute and reading the clock on the wall", () => {
  const time = fc.integer({ min: 0, max: 96 }).map((n) => `${String(Math.floor(n / 4)).padStart(2, "0")}:${String((n % 4) * 15).padStart(2, "0")}`);
  const ranges = fc.uniqueArray(time, { minLength: 0, maxLength: 6 }).map((times) => {
    const sorted = times.sort();
    return Array.from({ length: Math.floor(sorted.length / 2) }, (_, i) => [sorted[2 * i] ?? "", sorted[2 * i + 1] ?? ""] as const);
  });
  const week = fc.record({ mon: ranges, fri: ranges, sat: ranges, sun: ranges }, { requiredKeys: [] });
  // Around changes of the clocks, two of them at odd places: by half an hour, and over midnight.
  const place = fc.constantFrom(
    ["Europe/Brussels", "2026-03-29T00:00:00.000Z"],
    ["Europe/Brussels", "2026-10-25T00:00:00.000Z"],
    ["Australia/Lord_Howe", "2026-04-04T15:00:00.000Z"],
    ["Asia/Beirut", "2026-03-28T22:00:00.000Z"],
    ["America/Havana", "2026-11-01T05:00:00.000Z"],
    ["UTC", "2026-11-22T12:00:00.000Z"],
  );
  const minutes = fc.integer({ min: -1800, max: 1800 });

  test("isOpen, nextOpening and workingMsBetween say the same", () => {
    fc.assert(
      fc.property(week, place, minutes, fc.nat(2500), (pattern, [zone = "", around = ""], offset, length) => {
        const hours: WorkingHours = { zone, week: pattern, closed: [] };
        const from = addMs(around as Instant, offset * 60_000);
        let open = 0;
        let first: Instant | undefined;
        for (let minute = 0; minute < length; minute++) {
          const instant = addMs(from, minute * 60_000);
          const naive = naiveOpen(pattern, wallText(instant, zone));
          if (minute % 7 === 0) assert.equal(isOpen(hours, instant), naive, `${instant} in ${zone}`);
          if (!naive) continue;
          open++;
          first ??= instant;
        }
        assert.equal(workingMsBetween(hours, from, addMs(from, length * 60_000)), open * 60_000);
        const next = nextOpening(hours, from);
        if (first !== undefined) assert.equal(next, first);
        else assert.equal(next === undefined || msOf(next) >= msOf(from) + length * 60_000, true);
      }),
      { numRuns: 60 },
    );
  });
});

function naiveOpen(week: { readonly [day: string]: readonly (readonly [string, string])[] | undefined }, wall: string): boolean {
  const weekday = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"][new Date(`${wall.slice(0, 10)}T00:00:00Z`).getUTCDay()] ?? "";
  const clock = wall.slice(11);
  return (week[weekday] ?? []).some(([from, to]) => clock >= from && clock < to);
}

test("an instant between two minutes is open with the minute it is in", () => {
  assert.equal(isOpen(office, instantOf(msOf(at("2026-11-23T17:00:00+01:00")) - 1)), true);
});

test("the open spans of a period lie in it, in order and apart, and add up to its working time", () => {
  const nights: WorkingHours = { zone: "Europe/Brussels", week: { sun: [["00:00", "06:00"]], mon: [["22:00", "24:00"]] } };
  for (const hours of [office, nights, "always"] as const) {
    for (const [from, to] of [["2026-10-23T12:34:00Z", "2026-10-27T09:15:00Z"], ["2026-11-20T15:00:00+01:00", "2026-11-23T09:15:00+01:00"], ["2026-11-23T09:15:00+01:00", "2026-11-20T15:00:00+01:00"]] as const) {
      const spans = openSpansBetween(hours, at(from), at(to));
      assert.equal(spans.reduce((sum, [start, end]) => sum + end - start, 0), workingMsBetween(hours, at(from), at(to)));
      for (const [index, [start, end]] of spans.entries()) assert.ok(start < end && (index === 0 || spans[index - 1]![1] <= start) && start >= Date.parse(from) && end <= Date.parse(to));
    }
  }
});
