import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { addDays, dateOf, lastInstant } from "./date.ts";
import { addMs, type Instant, instantOf, msOf } from "./instant.ts";
import { addPeriod, describePeriod, parsePeriod } from "./period.ts";
import { wallText } from "../../../test/support/wall-text.ts";

const zones = fc.constantFrom("UTC", "Europe/Brussels", "Europe/Lisbon", "Europe/Athens", "Atlantic/Azores", "America/St_Johns", "Australia/Lord_Howe", "Asia/Beirut");
const anyInstant = fc.integer({ min: 946_684_800, max: 1_900_000_000 }).map((seconds) => instantOf(seconds * 1000));

describe("reading a period", () => {
  test("takes one whole number of minutes, hours or days", () => {
    for (const period of [{ minutes: 1 }, { hours: 8 }, { days: 3660 }]) assert.deepEqual(parsePeriod(period), { ok: true, value: period });
  });

  test("refuses anything else and names it", () => {
    const wrong = [{}, { hours: 0 }, { hours: -8 }, { hours: 1.5 }, { hours: "8" }, { days: 3, hours: 2 }, { weeks: 1 }, { days: 3661 }, [8], "PT8H", null];
    for (const value of wrong) assert.equal(parsePeriod(value).ok, false, JSON.stringify(value));
    assert.deepEqual(parsePeriod({ weeks: 1 }), { ok: false, error: { code: "period.invalid", value: "weeks: 1" } });
  });

  test("never throws, whatever the value", () => {
    fc.assert(fc.property(fc.anything(), (value) => typeof parsePeriod(value).ok === "boolean"));
  });
});

test("hours pass alike in every zone", () => {
  fc.assert(
    fc.property(anyInstant, zones, fc.integer({ min: 1, max: 200 }), (instant, zone, n) => {
      assert.equal(addPeriod(instant, { hours: n }, zone), addMs(instant, n * 3_600_000));
      assert.equal(addPeriod(instant, { minutes: n }, zone), addMs(instant, n * 60_000));
    }),
  );
});

test("days end at the same time of day on the clocks of the zone, or just after a skip", () => {
  fc.assert(
    fc.property(anyInstant, zones, fc.integer({ min: 1, max: 400 }), (instant, zone, days) => {
      const end = addPeriod(instant, { days }, zone);
      const wanted = `${addDays(dateOf(instant, zone), days)}${wallText(instant, zone).slice(10)}`;
      const shown = wallText(end, zone);
      if (shown === wanted) {
        // the first time it is shown, should it be shown twice
        for (const earlier of [30, 60]) assert.notEqual(wallText(addMs(end, -earlier * 60_000), zone), wanted);
      } else {
        assert.equal(shown > wanted, true);
        for (let minute = -180; minute <= 180; minute++) assert.notEqual(wallText(addMs(end, minute * 60_000), zone), wanted);
      }
    }),
    { numRuns: 300 },
  );
});

test("a skipped or repeated hour is met by name", () => {
  const at = "T02:30:00.000+01:00";
  assert.equal(addPeriod(instantOf(Date.parse(`2026-03-28${at}`)), { days: 1 }, "Europe/Brussels"), "2026-03-29T01:30:00.000Z");
  assert.equal(addPeriod(instantOf(Date.parse("2026-10-24T02:30:00.000+02:00")), { days: 1 }, "Europe/Brussels"), "2026-10-25T00:30:00.000Z");
});

test("no period ends later than Regulation 1182/71 lets it, before that moves weekends and holidays", () => {
  fc.assert(
    fc.property(anyInstant, zones, fc.integer({ min: 1, max: 60 }), (instant, zone, n) => {
      // Article 3(1) and (2): the hour or day of the event is left out, the last one runs to its end.
      const nextFullHour = Math.ceil(msOf(instant) / 3_600_000) * 3_600_000;
      assert.equal(addPeriod(instant, { hours: n }, zone) <= instantOf(nextFullHour + n * 3_600_000), true);
      const lastDay = addDays(dateOf(instant, zone), n);
      assert.equal(addPeriod(instant, { days: n }, zone) <= lastInstant(lastDay, zone), true);
    }),
  );
});

test("a period in words", () => {
  assert.deepEqual([{ hours: 8 }, { days: 1 }, { minutes: 1 }].map(describePeriod), ["8 hours", "1 day", "1 minute"]);
});

test("an end after the year 9999 is a broken invariant", () => {
  assert.throws(() => addPeriod("9999-12-31T00:00:00.000Z" as Instant, { days: 3 }, "UTC"), /is no instant/);
});
