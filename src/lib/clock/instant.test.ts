import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { unwrap } from "../base/result.ts";
import { addMs, compareInstants, type Instant, instantOf, localInstant, msOf, parseInstant } from "./instant.ts";
import { wallText } from "../../../test/support/wall-text.ts";

const anyMs = fc.integer({ min: msOf("0001-01-01T00:00:00.000Z" as Instant), max: msOf("9999-12-31T23:59:59.999Z" as Instant) });

describe("reading an instant", () => {
  const accepted: readonly (readonly [string, string])[] = [
    ["2014-12-15T09:00:00Z", "2014-12-15T09:00:00.000Z"],
    ["2014-12-15T10:00:00+01:00", "2014-12-15T09:00:00.000Z"],
    ["2014-12-15t09:00:00z", "2014-12-15T09:00:00.000Z"],
    ["2014-12-15T09:00:00-00:00", "2014-12-15T09:00:00.000Z"],
    ["2016-02-29T23:59:59.9999-23:59", "2016-03-01T23:58:59.999Z"],
    ["2015-01-01T00:00:00.5+05:45", "2014-12-31T18:15:00.500Z"],
    ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"],
    ["9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"],
  ];
  for (const [text, instant] of accepted) {
    test(`takes ${text}`, () => assert.deepEqual(parseInstant(text), { ok: true, value: instant }));
  }

  const refused: readonly (readonly [string, unknown])[] = [
    ["a day that does not exist", "2014-02-30T09:00:00Z"],
    ["a leap day in a common year", "2015-02-29T09:00:00Z"],
    ["month 13", "2014-13-01T09:00:00Z"],
    ["day 0", "2014-01-00T09:00:00Z"],
    ["24:00", "2014-12-15T24:00:00Z"],
    ["24:60", "2014-12-15T24:60:00Z"],
    ["minute 60", "2014-12-15T09:60:00Z"],
    ["a leap second", "2016-12-31T23:59:60Z"],
    ["no offset", "2014-12-15T09:00:00"],
    ["a date alone", "2014-12-15"],
    ["no seconds", "2014-12-15T09:00Z"],
    ["a space for T", "2014-12-15 09:00:00Z"],
    ["offset +24:00", "2014-12-15T09:00:00+24:00"],
    ["offset +01:60", "2014-12-15T09:00:00+01:60"],
    ["offset +0100", "2014-12-15T09:00:00+0100"],
    ["a comma in the fraction", "2014-12-15T09:00:00,5Z"],
    ["an empty fraction", "2014-12-15T09:00:00.Z"],
    ["ten digits of fraction", "2014-12-15T09:00:00.1234567890Z"],
    ["the year 0000", "0000-12-31T23:00:00Z"],
    ["what falls before the year 0001 in UTC", "0001-01-01T00:00:00+00:01"],
    ["what falls after the year 9999 in UTC", "9999-12-31T23:59:59-00:01"],
    ["digits of another script", "٢٠١٤-12-15T09:00:00Z"],
    ["a line break at the end", "2014-12-15T09:00:00Z\n"],
    ["nothing", ""],
    ["a number", 1_418_634_000_000],
    ["no value", undefined],
  ];
  for (const [name, text] of refused) {
    test(`refuses ${name}`, () => {
      const result = parseInstant(text);
      assert.equal(result.ok, false);
      assert.equal(!result.ok && result.error.code, "instant.invalid");
    });
  }

  test("names the refused value, shortened and without control characters", () => {
    const result = parseInstant(`\u0007${"9".repeat(5000)}`);
    assert.deepEqual(result, { ok: false, error: { code: "instant.invalid", value: `\uFFFD${"9".repeat(63)}…` } });
  });

  test("gives back every instant it was written from, and sorts as text", () => {
    fc.assert(
      fc.property(anyMs, anyMs, (a, b) => {
        const [first, second] = [instantOf(a), instantOf(b)];
        assert.equal(msOf(first), a);
        assert.deepEqual(parseInstant(first), { ok: true, value: first });
        assert.equal(compareInstants(first, second), Math.sign(a - b));
        assert.equal(addMs(first, b - a), second);
      }),
    );
  });

  test("takes away any offset", () => {
    const minutes = fc.integer({ min: -(23 * 60 + 59), max: 23 * 60 + 59 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), minutes, (ms, offset) => {
        const local = instantOf(ms + offset * 60_000).slice(0, -1);
        const size = Math.abs(offset);
        const suffix = `${offset < 0 ? "-" : "+"}${String(Math.floor(size / 60)).padStart(2, "0")}:${String(size % 60).padStart(2, "0")}`;
        assert.deepEqual(parseInstant(local + suffix), { ok: true, value: instantOf(ms) });
      }),
    );
  });

  test("never throws, whatever the value", () => {
    fc.assert(fc.property(fc.anything(), (value) => typeof parseInstant(value).ok === "boolean"));
  });

  test("an instant outside the years 0001 to 9999 cannot be made", () => {
    assert.throws(() => instantOf(-62_135_596_800_001), /is no instant/);
    assert.throws(() => addMs("9999-12-31T23:59:59.999Z" as Instant, 1), /is no instant/);
    assert.throws(() => instantOf(0.5), /is no instant/);
  });
});

describe("reading a local time", () => {
  test("follows the summer time of its zone", () => {
    assert.equal(unwrap(localInstant("2014-12-15T10:00", "Europe/Istanbul")), "2014-12-15T08:00:00.000Z");
    assert.equal(unwrap(localInstant("2014-07-15T10:00:30", "Europe/Istanbul")), "2014-07-15T07:00:30.000Z");
  });

  test("takes the first of a time shown twice", () => {
    assert.equal(unwrap(localInstant("2026-10-25T02:30", "Europe/Brussels")), "2026-10-25T00:30:00.000Z");
  });

  test("refuses a time that was skipped, an unknown zone and an impossible time, each by its own code", () => {
    assert.deepEqual(localInstant("2026-03-29T02:30", "Europe/Brussels"), {
      ok: false,
      error: { code: "instant.skipped", value: "2026-03-29T02:30", zone: "Europe/Brussels" },
    });
    for (const zone of ["Europe/Molenbeek", "+01:00", "europe/brussels", "", 7, "2020-01-01T00:00[Europe/Paris]"]) {
      const result = localInstant("2026-03-29T03:30", zone);
      assert.equal(!result.ok && result.error.code, "zone.unknown", String(zone));
    }
    for (const text of ["2026-02-29T03:30", "2026-03-29T24:00", "2026-03-29T03:30Z", "2026-03-29", 5]) {
      const result = localInstant(text, "Europe/Brussels");
      assert.equal(!result.ok && result.error.code, "instant.invalid", String(text));
    }
  });

  test("agrees with a search through every minute around a change of clocks", () => {
    const changes = [
      ["Europe/Brussels", "2026-03-29T01:00:00.000Z"],
      ["Europe/Brussels", "2026-10-25T01:00:00.000Z"],
      ["Asia/Beirut", "2022-03-26T22:00:00.000Z"], // at midnight
      ["Australia/Lord_Howe", "2026-04-04T15:00:00.000Z"], // by half an hour
      ["America/Caracas", "2016-05-01T07:00:00.000Z"],
    ] as const;
    for (const [zone, change] of changes) {
      const shown = new Map<string, Instant>();
      for (let minute = -180; minute <= 180; minute++) {
        const instant = addMs(change as Instant, minute * 60_000);
        const text = wallText(instant, zone);
        if (!shown.has(text)) shown.set(text, instant);
      }
      const around = msOf(`${wallText(change as Instant, zone)}:00.000Z` as Instant);
      for (let minute = -90; minute <= 90; minute++) {
        const text = instantOf(around + minute * 60_000).slice(0, 16);
        const result = localInstant(text, zone);
        assert.equal(result.ok ? result.value : undefined, shown.get(text), `${text} in ${zone}`);
        if (!result.ok) assert.equal(result.error.code, "instant.skipped");
      }
    }
  });
});
