import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { unwrap } from "../base/result.ts";
import {
  addDays,
  type CalendarDate,
  type DateInterval,
  dateOf,
  daysBetween,
  disjoint,
  firstInstant,
  intervalOfAge,
  intervalOfPartial,
  lastInstant,
  overlap,
  parseCalendarDate,
  parsePartialDate,
  type PartialDate,
} from "./date.ts";
import { addMs, type Instant, instantOf } from "./instant.ts";
import { wallText } from "../../../test/support/wall-text.ts";

const day = (text: string): CalendarDate => unwrap(parseCalendarDate(text));
const partial = (text: string): PartialDate => unwrap(parsePartialDate(text));
const anyDay = fc.integer({ min: 0, max: 50_000 }).map((n) => addDays(day("1900-01-01"), n));
const zones = fc.constantFrom("UTC", "Europe/Brussels", "Europe/Istanbul", "America/St_Johns", "Asia/Beirut", "Pacific/Kiritimati", "Pacific/Apia");

describe("reading dates", () => {
  test("takes full dates, months and years that exist", () => {
    for (const text of ["1985-11-17", "2016-02-29", "0001-01-01", "9999-12-31"]) {
      assert.deepEqual(parseCalendarDate(text), { ok: true, value: text });
      assert.deepEqual(parsePartialDate(text), { ok: true, value: text });
    }
    for (const text of ["1985", "1985-11"]) {
      assert.deepEqual(parsePartialDate(text), { ok: true, value: text });
      assert.equal(parseCalendarDate(text).ok, false);
    }
  });

  test("refuses what no calendar holds", () => {
    const wrong = ["1985-11-31", "2015-02-29", "1985-13", "1985-00", "0000", "0000-01-01", "85-11-17", "1985-11-17T00:00:00Z", "17.11.1985", " 1985", "", 1985, null];
    for (const value of wrong) {
      const result = parsePartialDate(value);
      assert.equal(!result.ok && result.error.code, "date.invalid", String(value));
    }
  });

  test("agrees about every day with counting the days of each month", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }), (year, month, dayOfMonth) => {
        const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
        const length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
        const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`;
        assert.equal(parseCalendarDate(text).ok, dayOfMonth >= 1 && dayOfMonth <= length, text);
      }),
    );
  });
});

test("a year, a month and a day each mean an interval", () => {
  assert.deepEqual(intervalOfPartial(partial("2016")), { first: "2016-01-01", last: "2016-12-31" });
  assert.deepEqual(intervalOfPartial(partial("2016-02")), { first: "2016-02-01", last: "2016-02-29" });
  assert.deepEqual(intervalOfPartial(partial("2015-02")), { first: "2015-02-01", last: "2015-02-28" });
  assert.deepEqual(intervalOfPartial(partial("9999-12")), { first: "9999-12-01", last: "9999-12-31" });
  assert.deepEqual(intervalOfPartial(partial("2016-02-29")), { first: "2016-02-29", last: "2016-02-29" });
});

describe("the birth dates an age allows", () => {
  function check(years: number, at: string, first: string, last: string): void {
    test(`${years} at ${at}`, () => assert.deepEqual(intervalOfAge(years, partial(at)), { first, last }));
  }
  check(29, "2015-11-16", "1985-11-17", "1986-11-16");
  check(0, "2015-11-16", "2014-11-17", "2015-11-16");
  check(29, "2015", "1985-01-02", "1986-12-31");
  check(29, "2015-11", "1985-11-02", "1986-11-30");
  check(28, "2012-02-29", "1983-03-01", "1984-02-29");
  check(29, "2012-02-29", "1982-03-01", "1983-02-28");
  check(29, "2013-02-28", "1983-03-01", "1984-02-29"); // born on 29 February: 29 already in some states
  check(28, "2013-02-28", "1984-02-29", "1985-02-28"); // still 28 in others
  check(28, "2013-03-01", "1984-03-02", "1985-03-01");
  check(150, "0005", "0001-01-01", "0001-01-01");

  test("are those of everybody who has that age by either reading of 29 February", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), fc.integer({ min: -800, max: 800 }), (at, years, shift) => {
        const born = addDays(addDays(at, -Math.round(years * 365.2425)), shift);
        const { first, last } = intervalOfAge(years, at);
        const expected = [28, 29].some((turnsOn) => ageAt(born, at, turnsOn) === years);
        assert.equal(born >= first && born <= last, expected, `born ${born}, ${years} at ${at}`);
      }),
      { numRuns: 2000 },
    );
  });

  test("cannot be asked for an impossible age", () => {
    for (const years of [-1, 0.5, 151, Number.NaN]) assert.throws(() => intervalOfAge(years, day("2015-11-16")), /is no age/);
  });
});

/** Birthdays counted one by one; `turnsOn` is 28 where a person born on 29 February is older from 28 February of a common year, else 29. */
function ageAt(born: CalendarDate, at: CalendarDate, turnsOn: number): number {
  let age = -1;
  for (let year = Number(born.slice(0, 4)); ; year++) {
    const sameDay = `${String(year).padStart(4, "0")}${born.slice(4)}`;
    const birthday = parseCalendarDate(sameDay).ok ? sameDay : `${year}${turnsOn === 28 ? "-02-28" : "-03-01"}`;
    if (birthday > at) return age;
    age++;
  }
}

test("intervals overlap exactly where they share a day", () => {
  const days = Array.from({ length: 12 }, (_, n) => addDays(day("2016-02-25"), n));
  const intervals = days.flatMap((first) => days.filter((last) => last >= first).map((last): DateInterval => ({ first, last })));
  for (const a of intervals) {
    for (const b of intervals) {
      const shared = days.filter((date) => date >= a.first && date <= a.last && date >= b.first && date <= b.last);
      const [first, last] = [shared[0], shared.at(-1)];
      assert.deepEqual(overlap(a, b), first === undefined ? undefined : { first, last });
      assert.equal(disjoint(a, b), first === undefined);
    }
  }
});

test("days between two dates count the leap day and have a sign", () => {
  assert.equal(daysBetween(day("2016-02-28"), day("2016-03-01")), 2);
  assert.equal(daysBetween(day("2016-03-01"), day("2016-02-28")), -2);
});

describe("dates in a zone", () => {
  test("are those a calendar there shows", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), zones, (seconds, zone) => {
        const instant = instantOf(seconds * 1000);
        assert.equal(dateOf(instant, zone), wallText(instant, zone).slice(0, 10));
      }),
    );
  });

  test("begin and end at their first and last millisecond", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), zones, (seconds, zone) => {
        const date = dateOf(instantOf(seconds * 1000), zone);
        const [first, last] = [firstInstant(date, zone), lastInstant(date, zone)];
        assert.deepEqual([first, last].map((instant) => dateOf(instant, zone)), [date, date]);
        assert.notEqual(dateOf(addMs(first, -1), zone), date);
        assert.notEqual(dateOf(addMs(last, 1), zone), date);
      }),
    );
  });

  test("begin at one o'clock where midnight is skipped", () => {
    assert.equal(firstInstant(day("2022-03-27"), "Asia/Beirut"), "2022-03-26T22:00:00.000Z");
    assert.equal(wallText(firstInstant(day("2022-03-27"), "Asia/Beirut"), "Asia/Beirut"), "2022-03-27T01:00");
  });

  test("cover all of a month or year", () => {
    assert.equal(firstInstant(partial("2016"), "Europe/Brussels"), "2015-12-31T23:00:00.000Z");
    assert.equal(lastInstant(partial("2016-02"), "Europe/Brussels"), "2016-02-29T22:59:59.999Z");
  });

  test("stay within the years that can be written", () => {
    assert.equal(lastInstant(partial("9999"), "America/New_York"), "9999-12-31T23:59:59.999Z");
    assert.equal(firstInstant(partial("0001"), "Asia/Tokyo"), "0001-01-01T00:00:00.000Z");
    assert.equal(dateOf("9999-12-31T23:59:59.999Z" as Instant, "Asia/Tokyo"), "9999-12-31");
    assert.equal(dateOf("0001-01-01T00:00:00.000Z" as Instant, "America/New_York"), "0001-01-01");
  });

  test("cannot be asked of an unknown zone", () => {
    assert.throws(() => dateOf(instantOf(0), "Europe/Molenbeek"), /unknown time zone Europe\/Molenbeek/);
    assert.throws(() => firstInstant(partial("2016"), "Europe/Molenbeek"), /unknown time zone Europe\/Molenbeek/);
  });
});
