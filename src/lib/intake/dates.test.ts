import assert from "node:assert/strict";
import { test } from "node:test";
import type { PartialDate } from "../clock/index.ts";
import { findDates } from "./dates.ts";

/** The dates of a text as "words = value", written on Wednesday 18 November 2015 unless told otherwise. */
function check(text: string, expected: readonly string[], writtenOn: string | null = "2015-11-18"): void {
  const found = findDates(text, { writtenOn: (writtenOn ?? undefined) as PartialDate | undefined });
  assert.deepEqual(found.map((date) => `${date.words} = ${date.on ?? "?"}${date.first === undefined ? "" : ` ${date.first}..${date.last}`}${date.otherwise === undefined ? "" : ` or ${date.otherwise}`}`), expected, text);
}

test("a whole date is read in every usual form", () => {
  check("on 7 May 2015", ["7 May 2015 = 2015-05-07"]);
  check("On Oct. 10, 2014, Turkey", ["Oct. 10, 2014 = 2014-10-10"]);
  check("le 1er août 2015 à 4 h", ["1er août 2015 = 2015-08-01"]);
  check("Monday, 8 January 2024", ["Monday, 8 January 2024 = 2024-01-08"]);
  check("2014-12-08 or 08.12.2014", ["2014-12-08 = 2014-12-08", "08.12.2014 = 2014-12-08 or 2014-08-12"]);
  check("9th February 2018", ["9th February 2018 = 2018-02-09"]);
  check("30 February 2015", ["30 February = ?"]);
});

test("day and month that could be exchanged are both given", () => {
  check("03/04/2016", ["03/04/2016 = 2016-04-03 or 2016-03-04"]);
  check("4/25/2016", ["4/25/2016 = 2016-04-25"]);
});

test("a date is as precise as its words", () => {
  check("in December 2014 and in June this year", ["December 2014 = 2014-12", "June this year = 2015-06"]);
  check("since 2010", ["2010 = 2010"]);
  check("early 2014", ["early 2014 = 2014 2014-01-01..2014-04-30"]);
  check("l'été 2014", ["été 2014 = 2014 2014-06-01..2014-08-31"]);
  check("fin mai 2013", ["fin mai 2013 = 2013-05 2013-05-20..2013-05-31"]);
  check("last week", ["last week = 2015-11 2015-11-09..2015-11-15"]);
});

test("a year that is left out is the last one, or the next where the words look ahead", () => {
  check("On November 13, and the September 13 attack", ["November 13 = 2015-11-13", "September 13 = 2015-09-13"]);
  check("le 25 décembre", ["25 décembre = 2014-12-25"]);
  check("before 24 December", ["24 December = 2015-12-24"]);
  check("last June; octobre dernier", ["last June = 2015-06", "octobre dernier = 2015-10"]);
  check("On November 13", ["November 13 = ?"], null);
});

test("words that count from the day of writing are resolved", () => {
  check("hier, avant-hier et demain", ["hier = 2015-11-17", "avant-hier = 2015-11-16", "demain = 2015-11-19"]);
  check("on Friday", ["Friday = 2015-11-13"]);
  check("two weeks ago", ["two weeks ago = 2015-11 2015-11-01..2015-11-07"]);
  check("yesterday", ["yesterday = ?"], null);
});

test("a span gives both its days", () => {
  check("du 9 au 13 septembre 2023", ["9 = 2023-09-09", "13 septembre 2023 = 2023-09-13"]);
  check("between 3 August 2019 and 9 August 2019", ["3 August 2019 = 2019-08-03", "9 August 2019 = 2019-08-09"]);
});

test("numbers and words that are no dates stay out", () => {
  check("reference 2019/44871, flight TK1954, 11,400 US dollars", []);
  check("You may ask; he will march.", []);
});
