import { words } from "../words/words.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone}|${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(words.locale, { ...options, timeZone: zone });
  formats.set(key, made);
  return made;
}

/** An instant as the clocks of `zone` show it. @example momentText("2014-12-22T09:00:00.000Z", "Europe/Paris") // "22 Dec 2014, 10:00" */
export function momentText(at: string, zone: string): string {
  return format(zone, { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" }).format(Date.parse(at));
}

/** The calendar day of an instant in `zone`. */
export function dayText(at: string, zone: string): string {
  return format(zone, { day: "numeric", month: "short", year: "numeric" }).format(Date.parse(at));
}

/** The time of day of an instant in `zone`. */
export function timeText(at: string, zone: string): string {
  return format(zone, { hour: "2-digit", minute: "2-digit" }).format(Date.parse(at));
}

/** The time of day with seconds, for a clock that is seen to run. */
export function clockText(at: string, zone: string): string {
  return format(zone, { weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" }).format(Date.parse(at));
}

/** How the zone is called at that instant. @example zoneText("2014-12-22T09:00:00.000Z", "Europe/Paris") // "CET" */
export function zoneText(at: string, zone: string): string {
  return format(zone, { timeZoneName: "short" }).formatToParts(Date.parse(at)).find((part) => part.type === "timeZoneName")?.value ?? zone;
}

/** How exactly a date is known. */
export type Precision = "instant" | "day" | "month" | "year";

/** How exactly an instant or a partial date is known, from how it is written. */
export function precisionOf(date: string): Precision {
  return date.length > 10 ? "instant" : date.length === 10 ? "day" : date.length === 7 ? "month" : "year";
}

/** A date known to the day, the month or the year, or an instant, in words that claim no more than is known. */
export function dateText(date: string, zone: string): string {
  switch (precisionOf(date)) {
    case "instant":
      return momentText(date, zone);
    case "day":
      return dayText(`${date}T12:00:00.000Z`, "UTC");
    case "month":
      return format("UTC", { month: "short", year: "numeric" }).format(Date.parse(`${date}-15T12:00:00.000Z`));
    case "year":
      return date;
  }
}

/** What an axis of time says at a tick. @example tickText(Date.UTC(2015, 10), "month") // "Nov 2015" */
export function tickText(at: number, unit: "year" | "month" | "day"): string {
  return format("UTC", unit === "year" ? { year: "numeric" } : unit === "month" ? { month: "short", year: "numeric" } : { day: "numeric", month: "short" }).format(at);
}

/** A length of time in its two largest units. @example spanText(280_800_000) // "3 d 6 h" */
export function spanText(ms: number): string {
  const length = Math.abs(ms);
  const { days, hours, minutes, lessThanMinute } = words.spans;
  if (length < MINUTE) return lessThanMinute;
  if (length < HOUR) return minutes(Math.floor(length / MINUTE));
  if (length < DAY) return joined(hours(Math.floor(length / HOUR)), minutes, Math.floor((length % HOUR) / MINUTE));
  const whole = Math.floor(length / DAY);
  return whole >= 30 ? days(whole) : joined(days(whole), hours, Math.floor((length % DAY) / HOUR));
}

/** Whole days of a length of time, as an inquiry counts lateness: begun days count. */
export function daysOf(ms: number): number {
  return Math.ceil(ms / DAY);
}

function joined(first: string, unit: (n: number) => string, rest: number): string {
  return rest === 0 ? first : `${first} ${unit(rest)}`;
}

/** An instant as one types it, in `zone`. @example localText("2014-12-22T09:00:00.000Z", "Europe/Paris") // "2014-12-22 10:00" */
export function localText(at: string, zone: string): string {
  const parts = new Map(new Intl.DateTimeFormat("en-GB", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).formatToParts(Date.parse(at)).map((part) => [part.type, part.value]));
  return `${parts.get("year")}-${parts.get("month")}-${parts.get("day")} ${parts.get("hour")}:${parts.get("minute")}`;
}
