import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dateText, localText, momentText, spanText, zoneText } from "./format.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe("a length of time", () => {
  const cases: readonly (readonly [ms: number, text: string])[] = [
    [0, "less than a minute"],
    [59_999, "less than a minute"],
    [MINUTE, "1 min"],
    [HOUR - 1, "59 min"],
    [HOUR, "1 h"],
    [HOUR + 5 * MINUTE, "1 h 5 min"],
    [DAY, "1 d"],
    [3 * DAY + 6 * HOUR, "3 d 6 h"],
    [-(3 * DAY + 6 * HOUR), "3 d 6 h"],
    [29 * DAY + 23 * HOUR, "29 d 23 h"],
    [345 * DAY + 10 * HOUR, "345 d"],
  ];
  for (const [ms, text] of cases) test(`${ms} ms reads "${text}"`, () => assert.equal(spanText(ms), text));
});

describe("a moment", () => {
  test("is shown as the clocks of the authority showed it, summer time included", () => {
    assert.equal(momentText("2014-12-22T09:00:00.000Z", "Europe/Paris"), "22 Dec 2014, 10:00");
    assert.equal(momentText("2015-07-14T07:40:00.000Z", "Europe/Istanbul"), "14 Jul 2015, 10:40");
    assert.equal(zoneText("2014-12-22T09:00:00.000Z", "Europe/Paris"), "CET");
  });

  test("reads the same when it is typed back", () => {
    assert.equal(localText("2014-12-22T22:30:00.000Z", "Europe/Paris"), "2014-12-22 23:30");
    assert.equal(localText("2014-12-31T23:30:00.000Z", "Europe/Paris"), "2015-01-01 00:30");
  });

  test("claims no more than is known", () => {
    assert.equal(dateText("2013", "Europe/Paris"), "2013");
    assert.equal(dateText("2015-05", "Europe/Paris"), "May 2015");
    assert.equal(dateText("2010-10-13", "America/New_York"), "13 Oct 2010", "a calendar day is no instant and does not move with the zone");
  });
});
