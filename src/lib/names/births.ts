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

const strength: Readonly<Record<BirthRelation, number>> = {
  "same": 0, "day-month-swap": 1, "year-off": 2, "one-edit": 3, "calendar": 4, "overlap-narrow": 5, "overlap-wide": 6, "near": 7, "same-year": 8,
  "apart": 9, "conflict": 10, "unknown": 11,
};
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
      const relation = relateSpans(x.from, x.to, y.from, y.to);
      if (isStronger(relation, best.relation)) best = { relation, a: x, b: y };
    }
  }
  return best;
}

/** Whether one relation says more for one person than another. */
export function isStronger(relation: BirthRelation, than: BirthRelation): boolean {
  return strength[relation] < strength[than];
}

/** How one statement relates to another, each from a first to a last possible day. */
export function relateSpans(fromA: number, toA: number, fromB: number, toB: number): BirthRelation {
  if (fromA === toA && fromB === toB) return relateDays(fromA, fromB);
  const width = Math.max(toA - fromA, toB - fromB);
  if (fromA <= toB && fromB <= toA) return width <= 800 ? "overlap-narrow" : "overlap-wide";
  const gap = Math.max(fromA - toB, fromB - toA);
  return gap <= 366 ? "near" : gap <= 3 * 366 ? "apart" : "conflict";
}

function relateDays(a: number, b: number): BirthRelation {
  // 1 January is what registers write when only the year is known: two of them agree in the year, no more.
  if (a === b) return isNewYear(a) ? "overlap-narrow" : "same";
  const gap = Math.abs(a - b);
  const x = civilDate(a);
  const y = civilDate(b);
  const yearX = x >> 9;
  const yearY = y >> 9;
  const monthX = (x >> 5) & 15;
  const monthY = (y >> 5) & 15;
  const dayX = x & 31;
  const dayY = y & 31;
  if (yearX === yearY && monthX === dayY && dayX === monthY) return "day-month-swap";
  if (monthX === monthY && dayX === dayY && Math.abs(yearX - yearY) === 1) return monthX === 1 && dayX === 1 ? "near" : "year-off";
  if (oneEdit(yearX * 10_000 + monthX * 100 + dayX, yearY * 10_000 + monthY * 100 + dayY)) return "one-edit";
  if (calendarTwins(a, b)) return "calendar";
  if (yearX === yearY && (isNewYear(a) || isNewYear(b))) return "overlap-narrow";
  if (gap <= 366) return "same-year";
  return gap < 4 * 365 ? "apart" : "conflict";
}

function isNewYear(day: number): boolean {
  return (civilDate(day) & 511) === 33;
}

/** One digit of YYYYMMDD replaced, or two neighbouring digits exchanged; the century counts for no typing error. */
function oneEdit(a: number, b: number): boolean {
  let differing = 0;
  let last = -1;
  let lastA = 0;
  let lastB = 0;
  let swapped = false;
  for (let i = 0; i < 8; i++) {
    const x = a % 10;
    const y = b % 10;
    a = (a - x) / 10;
    b = (b - y) / 10;
    if (x === y) continue;
    if (i > 5) return false;
    differing++;
    if (differing === 2) swapped = last === i - 1 && lastA === y && lastB === x;
    last = i;
    lastA = x;
    lastB = y;
  }
  return differing === 1 || (differing === 2 && swapped);
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

const firstHijriSuspect = -171_298; // 1501-01-01

/** Whether the civil reading of `plain` taken as a Hijri date (year below 1500) is `converted`. */
function hijriReading(plain: number, converted: number): boolean {
  if (plain > firstHijriSuspect) return false;
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
  if (date.length !== 10 || date.charCodeAt(4) !== 45 || date.charCodeAt(7) !== 45) return undefined;
  const year = digitsAt(date, 0, 4);
  const month = digitsAt(date, 5, 7);
  const day = digitsAt(date, 8, 10);
  if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  if (day > 28 && day > daysIn(year, month)) return undefined;
  return civilDay(year, month, day);
}

/** The number that decimal digits write, or -1 where another letter stands among them. */
function digitsAt(text: string, from: number, to: number): number {
  let number = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** `YYYY-MM-DD` of a day number. */
export function isoDate(day: number): string {
  const date = dateOf(day);
  return `${String(date.year).padStart(4, "0")}-${String(date.month).padStart(2, "0")}-${String(date.day).padStart(2, "0")}`;
}

/** Day number of 31 December of the year that a day lies in. */
export function lastDayOfYear(day: number): number {
  return civilDay(civilDate(day) >> 9, 12, 31);
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

/** Year, month and day as year * 512 + month * 32 + day. */
function civilDate(day: number): number {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted + (shifted < 10 ? 3 : -9);
  return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0)) * 512 + month * 32 + dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
}

function dateOf(day: number): { year: number; month: number; day: number } {
  const packed = civilDate(day);
  return { year: packed >> 9, month: (packed >> 5) & 15, day: packed & 31 };
}
