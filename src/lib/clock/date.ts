import { excerpt } from "../base/excerpt.ts";
import { assert, err, ok, type Result } from "../base/result.ts";
import { type Instant, msOf, nearestInstant } from "./instant.ts";
import { startOfDay, wallMsOf } from "./zone.ts";

declare const partialBrand: unique symbol;
declare const dayBrand: unique symbol;

/** What is known of a date: "1985", "1985-11" or "1985-11-17", years 0001 to 9999. Texts of one length sort as the dates do. */
export type PartialDate = string & { readonly [partialBrand]: true };

/** A day of the calendar, "1985-11-17", in no particular zone. Every such day is also a `PartialDate`. */
export type CalendarDate = PartialDate & { readonly [dayBrand]: true };

/** Days from `first` to `last`, both included. */
export type DateInterval = { readonly first: CalendarDate; readonly last: CalendarDate };

/** Text that names no date. */
export type DateError = { readonly code: "date.invalid"; readonly value: string };

/** The oldest age an interval is made for, in years; nobody verified has lived longer than 122. */
export const MAX_AGE_YEARS = 150;

const dayMs = 86_400_000;
const firstDay = "0001-01-01" as CalendarDate;
const lastDay = "9999-12-31" as CalendarDate;

/** Reads a full date. Refuses days that do not exist and the year 0000, which registers use for "unknown". */
export function parseCalendarDate(text: unknown): Result<CalendarDate, DateError> {
  return typeof text === "string" && isDay(text) ? ok(text as CalendarDate) : err({ code: "date.invalid", value: excerpt(text) });
}

/**
 * Reads a full date, a month or a year.
 * @example parsePartialDate("1985-11") // { ok: true, value: "1985-11" }
 */
export function parsePartialDate(text: unknown): Result<PartialDate, DateError> {
  const valid = typeof text === "string" && (isDay(text) || isDay(`${text}-01`) || isDay(`${text}-01-01`));
  return valid ? ok(text as PartialDate) : err({ code: "date.invalid", value: excerpt(text) });
}

/** The days a partial date may mean. @example intervalOfPartial("2016-02") // 2016-02-01 to 2016-02-29 */
export function intervalOfPartial(date: PartialDate): DateInterval {
  switch (date.length) {
    case 4:
      return { first: `${date}-01-01` as CalendarDate, last: `${date}-12-31` as CalendarDate };
    case 7: {
      const last = [31, 30, 29, 28].map((day) => `${date}-${day}`).find(isDay);
      return { first: `${date}-01` as CalendarDate, last: last as CalendarDate };
    }
    default:
      return { first: date as CalendarDate, last: date as CalendarDate };
  }
}

/**
 * The days on which somebody was born who was `years` old at `at`, counting completed years.
 * A person born on 29 February turns older on 28 February in some states and on 1 March in others:
 * the interval allows both, so it excludes nobody. With a partial `at` it covers every day of it.
 * Throws unless `years` is a whole number from 0 to `MAX_AGE_YEARS`.
 * @example intervalOfAge(29, "2015-11-16") // { first: "1985-11-17", last: "1986-11-16" }
 */
export function intervalOfAge(years: number, at: PartialDate): DateInterval {
  assert(Number.isInteger(years) && years >= 0 && years <= MAX_AGE_YEARS, `${years} is no age in years`);
  const days = intervalOfPartial(at);
  const beforeFirst = yearsBefore(days.first, years + 1);
  const last = yearsBefore(days.last, years) ?? firstDay;
  const leapling = `${last.slice(0, 4)}-02-29`;
  return {
    first: beforeFirst === undefined ? firstDay : addDays(beforeFirst, 1),
    last: days.last.endsWith("-02-28") && isDay(leapling) ? (leapling as CalendarDate) : last,
  };
}

/** The days two intervals share, or undefined when they share none. */
export function overlap(a: DateInterval, b: DateInterval): DateInterval | undefined {
  const first = a.first > b.first ? a.first : b.first;
  const last = a.last < b.last ? a.last : b.last;
  return first <= last ? { first, last } : undefined;
}

/** Whether two intervals share no day. */
export function disjoint(a: DateInterval, b: DateInterval): boolean {
  return a.last < b.first || b.last < a.first;
}

/** Whole days from `from` to `to`; negative when `to` comes first. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The date `days` later, earlier when negative; throws when that leaves the years 0001 to 9999. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dayAt(dayNumber(date) + days);
}

/** The date on a calendar hanging in `zone` at `instant`, within the years 0001 to 9999; throws if the zone is unknown. */
export function dateOf(instant: Instant, zone: string): CalendarDate {
  const day = Math.floor(wallMsOf(msOf(instant), zone) / dayMs);
  return dayAt(Math.min(Math.max(day, dayNumber(firstDay)), dayNumber(lastDay)));
}

/** The first instant in `zone` of the days a date may mean; throws if the zone is unknown. */
export function firstInstant(date: PartialDate, zone: string): Instant {
  return nearestInstant(startOfDay(dayNumber(intervalOfPartial(date).first) * dayMs, zone));
}

/** The last instant (to the millisecond) in `zone` of the days a date may mean; throws if the zone is unknown. */
export function lastInstant(date: PartialDate, zone: string): Instant {
  return nearestInstant(startOfDay((dayNumber(intervalOfPartial(date).last) + 1) * dayMs, zone) - 1);
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text.startsWith("0000")) return false;
  const ms = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text); // 30 February would read back as March
}

function dayNumber(date: CalendarDate): number {
  return Date.parse(`${date}T00:00:00.000Z`) / dayMs;
}

function dayAt(number: number): CalendarDate {
  const text = new Date(number * dayMs).toISOString().slice(0, 10);
  assert(isDay(text), `day ${number} is outside the years 0001 to 9999`);
  return text as CalendarDate;
}

/** The same day `years` earlier, 28 February where that year has no 29th; undefined before the year 0001. */
function yearsBefore(date: CalendarDate, years: number): CalendarDate | undefined {
  const year = String(Number(date.slice(0, 4)) - years).padStart(4, "0");
  return [`${year}${date.slice(4)}`, `${year}-02-28`].find(isDay) as CalendarDate | undefined;
}
