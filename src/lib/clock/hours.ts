import { excerpt } from "../base/excerpt.ts";
import { err, ok, type Result } from "../base/result.ts";
import { addDays, type CalendarDate, dateOf, parseCalendarDate } from "./date.ts";
import { type Instant, instantOf, msOf } from "./instant.ts";
import { clockChanges, parseZone, startOfDay, wallMsOf } from "./zone.ts";

/**
 * When a desk is staffed: always, or a weekly pattern of local times without its closed days.
 * In-house only: no answer to another authority is ever counted in working hours.
 */
export type WorkingHours =
  | "always"
  | {
      readonly zone: string;
      readonly week: { readonly [day in Weekday]?: readonly OpenRange[] };
      readonly closed?: readonly CalendarDate[];
    };

/** Local times "HH:MM" from and to, the end excluded; "24:00" ends a day. */
export type OpenRange = readonly [from: string, to: string];

/** A day of the week. */
export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

/** What is wrong with working hours, and where. */
export type HoursError = { readonly code: "hours.invalid"; readonly place: string; readonly value: string };

const weekdays: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const dayMs = 86_400_000;
const minuteMs = 60_000;

/**
 * Reads working hours. Each day's ranges must be in order, apart, and end after they begin; a night shift
 * is written as two, up to "24:00" and from "00:00". At most 8 ranges a day and 1,000 closed days.
 */
export function parseWorkingHours(value: unknown): Result<WorkingHours, HoursError> {
  if (value === "always") return ok("always");
  if (!isObject(value)) return refuse("hours", value);
  const stray = Object.keys(value).find((key) => key !== "zone" && key !== "week" && key !== "closed");
  if (stray !== undefined) return refuse("hours", stray);
  const zone = parseZone(value["zone"]);
  if (!zone.ok) return refuse("zone", value["zone"]);
  if (!isObject(value["week"])) return refuse("week", value["week"]);
  const week: { [day in Weekday]?: readonly OpenRange[] } = {};
  for (const [day, ranges] of Object.entries(value["week"])) {
    if (!isWeekday(day)) return refuse("week", day);
    const parsed = parseRanges(ranges, `week.${day}`);
    if (!parsed.ok) return parsed;
    week[day] = parsed.value;
  }
  if (value["closed"] === undefined) return ok({ zone: zone.value, week });
  const closed = parseClosed(value["closed"]);
  return closed.ok ? ok({ zone: zone.value, week, closed: closed.value }) : closed;
}

/** Whether the desk is staffed at `instant`. */
export function isOpen(hours: WorkingHours, instant: Instant): boolean {
  if (hours === "always") return true;
  const wallMs = wallMsOf(msOf(instant), hours.zone);
  const minute = (wallMs - Math.floor(wallMs / dayMs) * dayMs) / minuteMs;
  return rangesOn(hours, dateOf(instant, hours.zone)).some(([from, to]) => minute >= from && minute < to);
}

/** The first instant from `from` on at which the desk is staffed, or undefined if it is not within 400 days. */
export function nextOpening(hours: WorkingHours, from: Instant): Instant | undefined {
  if (isOpen(hours, from) || hours === "always") return from;
  const fromMs = msOf(from);
  let date = dateOf(from, hours.zone);
  for (let day = 0; day < 400; day++) {
    const span = openSpans(hours, date).find(([start]) => start >= fromMs);
    if (span) return instantOf(span[0]);
    date = addDays(date, 1);
  }
  return undefined;
}

/** Milliseconds from `from` to `to` during which the desk is staffed; 0 if `to` comes first. Cost: one step a day. */
export function workingMsBetween(hours: WorkingHours, from: Instant, to: Instant): number {
  const fromMs = msOf(from);
  const toMs = msOf(to);
  if (toMs <= fromMs) return 0;
  if (hours === "always") return toMs - fromMs;
  const lastDate = dateOf(to, hours.zone);
  let sum = 0;
  for (let date = dateOf(from, hours.zone); date <= lastDate; date = addDays(date, 1)) {
    for (const [start, end] of openSpans(hours, date)) sum += Math.max(0, Math.min(end, toMs) - Math.max(start, fromMs));
  }
  return sum;
}

/**
 * The stretches from `from` to `to` during which the desk is staffed, in order and apart, in milliseconds; none if `to` comes first.
 * They add up to `workingMsBetween`. Cost: one step a day.
 * @example openSpansBetween("always", from, to) // [[msOf(from), msOf(to)]]
 */
export function openSpansBetween(hours: WorkingHours, from: Instant, to: Instant): readonly (readonly [startMs: number, endMs: number])[] {
  const fromMs = msOf(from);
  const toMs = msOf(to);
  if (toMs <= fromMs) return [];
  if (hours === "always") return [[fromMs, toMs]];
  const spans: (readonly [number, number])[] = [];
  const lastDate = dateOf(to, hours.zone);
  for (let date = dateOf(from, hours.zone); date <= lastDate; date = addDays(date, 1)) {
    for (const [start, end] of openSpans(hours, date)) if (start < toMs && end > fromMs) spans.push([Math.max(start, fromMs), Math.min(end, toMs)]);
  }
  return spans;
}

type Pattern = Exclude<WorkingHours, "always">;

/** The open ranges of a date in minutes from its local midnight. */
function rangesOn(hours: Pattern, date: CalendarDate): readonly (readonly [number, number])[] {
  if (hours.closed?.includes(date)) return [];
  const weekday = weekdays[(new Date(`${date}T00:00:00.000Z`).getUTCDay() + 6) % 7];
  const ranges = weekday === undefined ? [] : (hours.week[weekday] ?? []);
  return ranges.map(([from, to]) => [minutesOf(from), minutesOf(to)]);
}

/**
 * The stretches of a local date during which its clocks show an open time, in milliseconds, in order.
 * On the day clocks move, the date is cut there and each part has one offset: an hour skipped counts
 * not at all, an hour repeated twice.
 */
function openSpans(hours: Pattern, date: CalendarDate): readonly (readonly [number, number])[] {
  const ranges = rangesOn(hours, date);
  if (ranges.length === 0) return [];
  const midnight = Date.parse(`${date}T00:00:00.000Z`);
  const startMs = startOfDay(midnight, hours.zone);
  const endMs = startOfDay(midnight + dayMs, hours.zone);
  const cuts = [startMs, ...clockChanges(startMs, endMs, hours.zone), endMs];
  const spans: (readonly [number, number])[] = [];
  for (let part = 1; part < cuts.length; part++) {
    const partStart = cuts[part - 1] ?? startMs;
    const partEnd = cuts[part] ?? endMs;
    const toUtc = partStart - wallMsOf(partStart, hours.zone);
    for (const [from, to] of ranges) {
      const start = Math.max(partStart, midnight + from * minuteMs + toUtc);
      const end = Math.min(partEnd, midnight + to * minuteMs + toUtc);
      if (start < end) spans.push([start, end]);
    }
  }
  return spans;
}

function parseRanges(value: unknown, place: string): Result<readonly OpenRange[], HoursError> {
  if (!Array.isArray(value) || value.length > 8) return refuse(place, value);
  const ranges: OpenRange[] = [];
  let last = -1; // two ranges that touch are one, and must be written so
  for (const range of value as readonly unknown[]) {
    if (!Array.isArray(range) || range.length !== 2) return refuse(place, range);
    const [from, to] = range as readonly unknown[];
    if (!isTime(from) || from === "24:00") return refuse(place, from);
    if (!isTime(to) || minutesOf(to) <= minutesOf(from)) return refuse(place, to);
    if (minutesOf(from) <= last) return refuse(place, from);
    last = minutesOf(to);
    ranges.push([from, to]);
  }
  return ok(ranges);
}

function parseClosed(value: unknown): Result<readonly CalendarDate[], HoursError> {
  if (!Array.isArray(value) || value.length > 1000) return refuse("closed", value);
  const dates: CalendarDate[] = [];
  for (const item of value as readonly unknown[]) {
    const date = parseCalendarDate(item);
    if (!date.ok) return refuse("closed", item);
    dates.push(date.value);
  }
  return ok(dates);
}

function isTime(value: unknown): value is string {
  return typeof value === "string" && /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.test(value);
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function isWeekday(text: string): text is Weekday {
  return (weekdays as readonly string[]).includes(text);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refuse(place: string, value: unknown): { readonly ok: false; readonly error: HoursError } {
  return err({ code: "hours.invalid", place, value: excerpt(value) });
}
