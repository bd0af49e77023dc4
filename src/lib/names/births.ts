import type { BirthInterval } from "./types.ts";

/** How two sets of birth statements relate, strongest agreement first. */
export type BirthRelation =
  | "same" | "day-month-swap" | "one-edit" | "calendar" | "year-off" | "overlap-narrow" | "overlap-wide"
  | "near" | "same-year" | "apart" | "conflict" | "unknown";

/** A birth interval as day numbers since 1 January 1970, proleptic Gregorian. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

/** The best relation between any two statements, and which. */
export interface BirthFinding {
  readonly relation: BirthRelation;
  readonly a?: DaySpan;
  readonly b?: DaySpan;
}

const order: readonly BirthRelation[] = [
  "same", "day-month-swap", "one-edit", "calendar", "year-off", "overlap-narrow", "overlap-wide", "near", "same-year", "apart", "conflict", "unknown"];
const maxBirths = 12;

/** The intervals that exist, as day numbers: impossible dates and turned-round intervals are left out, never an error. */
export function daySpans(births: readonly BirthInterval[] | undefined): DaySpan[] {
  const spans: DaySpan[] = [];
  for (const birth of (births ?? []).slice(0, maxBirths)) {
    const from = dayNumber(birth.from);
    const to = dayNumber(birth.to);
    if (from !== undefined && to !== undefined && from <= to) spans.push({ from, to });
  }
  return spans;
}

/** Compares every statement with every other and keeps the closest relation; several statements are alternatives. */
export function compareBirths(a: readonly DaySpan[], b: readonly DaySpan[]): BirthFinding {
  let best: BirthFinding = { relation: "unknown" };
  for (const x of a) {
    for (const y of b) {
      const relation = relate(x, y);
      if (order.indexOf(relation) < order.indexOf(best.relation)) best = { relation, a: x, b: y };
    }
  }
  return best;
}

function relate(a: DaySpan, b: DaySpan): BirthRelation {
  if (a.from === a.to && b.from === b.to) return relateDays(a.from, b.from);
  const width = Math.max(a.to - a.from, b.to - b.from);
  if (a.from <= b.to && b.from <= a.to) return width <= 800 ? "overlap-narrow" : "overlap-wide";
  const gap = Math.max(a.from - b.to, b.from - a.to);
  return gap <= 366 ? "near" : gap <= 3 * 366 ? "apart" : "conflict";
}

function relateDays(a: number, b: number): BirthRelation {
  if (a === b) return "same";
  const x = dateOf(a);
  const y = dateOf(b);
  if (x.year === y.year && x.month === y.day && x.day === y.month) return "day-month-swap";
  if (x.month === y.month && x.day === y.day && Math.abs(x.year - y.year) === 1) return "year-off";
  if (oneEdit(isoDate(a), isoDate(b))) return "one-edit";
  if (calendarTwins(a, b)) return "calendar";
  // 1 January is what registers write when only the year is known.
  if (x.year === y.year && ((x.month === 1 && x.day === 1) || (y.month === 1 && y.day === 1))) return "overlap-narrow";
  const gap = Math.abs(a - b);
  if (gap <= 366) return "same-year";
  return gap < 4 * 365 ? "apart" : "conflict";
}

/** One digit replaced, or two neighbouring digits exchanged. */
function oneEdit(a: string, b: string): boolean {
  let first = -1;
  let count = 0;
  for (let i = 0; i < a.length; i++) {
    if (a.charAt(i) !== b.charAt(i)) {
      count++;
      if (first < 0) first = i;
    }
  }
  if (count === 1) return first !== 0 && first !== 1;
  return count === 2 && a.charAt(first) === b.charAt(first + 1) && a.charAt(first + 1) === b.charAt(first);
}

/**
 * Whether one date, read in another calendar, is the other: Julian dates are 10 to 13 days behind (13 since 1900), and a
 * Hijri date with the same day and month number converted by the tabular calendar may fall two days either side.
 */
function calendarTwins(a: number, b: number): boolean {
  const gap = Math.abs(a - b);
  if (gap === 13 || (gap === 12 && Math.min(a, b) < -25_509)) return true;
  return hijriReading(a, b) || hijriReading(b, a);
}

/** Whether the civil reading of `plain` taken as a Hijri date (year below 1500) is `converted`. */
function hijriReading(plain: number, converted: number): boolean {
  const date = dateOf(plain);
  if (date.year < 1300 || date.year > 1500) return false;
  return Math.abs(hijriDay(date.year, date.month, date.day) - converted) <= 2;
}

/** Day number of a tabular Islamic date, civil epoch 16 July 622 Julian (Reingold and Dershowitz, Calendrical Calculations, chapter 7). */
export function hijriDay(year: number, month: number, day: number): number {
  const epochDay = -492_148; // 19 July 622 Gregorian
  return epochDay + (year - 1) * 354 + Math.floor((3 + 11 * year) / 30) + 29 * (month - 1) + Math.floor(month / 2) + day - 1;
}

/** Day number of a `YYYY-MM-DD` that exists, else undefined. */
export function dayNumber(date: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (match === null) return undefined;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const number = civilDay(year, month, day);
  const back = dateOf(number);
  return back.month === month && back.day === day ? number : undefined;
}

/** `YYYY-MM-DD` of a day number. */
export function isoDate(day: number): string {
  const date = dateOf(day);
  return `${String(date.year).padStart(4, "0")}-${String(date.month).padStart(2, "0")}-${String(date.day).padStart(2, "0")}`;
}

/** How an officer writes the interval: a date, a year, or from-to. */
export function showSpan(span: DaySpan): string {
  const from = isoDate(span.from);
  const to = isoDate(span.to);
  if (from === to) return from;
  if (from.endsWith("-01-01") && to === `${from.slice(0, 4)}-12-31`) return from.slice(0, 4);
  return `${from} to ${to}`;
}

// Civil calendar arithmetic after Howard Hinnant, "chrono-compatible low-level date algorithms".
function civilDay(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

function dateOf(day: number): { year: number; month: number; day: number } {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted + (shifted < 10 ? 3 : -9);
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 };
}
