import { excerpt } from "../base/excerpt.ts";
import { assert, err, ok, type Result } from "../base/result.ts";
import { instantsShowing, parseZone, type ZoneError } from "./zone.ts";

declare const instantBrand: unique symbol;

/**
 * A moment, as text in UTC with milliseconds: "2014-12-15T09:00:00.000Z", years 0001 to 9999.
 * Every moment has one text, and texts sort as the moments do.
 */
export type Instant = string & { readonly [instantBrand]: true };

/** Text that names no moment. */
export type InstantError = { readonly code: "instant.invalid"; readonly value: string };

/** A local time that cannot be placed: not a time, in no known zone, or skipped when clocks went forward. */
export type LocalInstantError =
  | InstantError
  | ZoneError
  | { readonly code: "instant.skipped"; readonly value: string; readonly zone: string };

const earliestMs = Date.parse("0001-01-01T00:00:00.000Z");
const latestMs = Date.parse("9999-12-31T23:59:59.999Z");

/**
 * Reads a date and time with its offset, after RFC 3339, and writes it in UTC.
 * Refuses dates that do not exist, 24:00, a missing offset and leap seconds; a fraction finer than a
 * millisecond (up to nine digits) is cut off, never rounded up.
 * @example parseInstant("2014-12-15T10:00:00+01:00") // { ok: true, value: "2014-12-15T09:00:00.000Z" }
 */
export function parseInstant(text: unknown): Result<Instant, InstantError> {
  const refused = err({ code: "instant.invalid", value: excerpt(text) } as const);
  if (typeof text !== "string" || text.length > 40) return refused;
  const parts = /^(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?([Zz]|[+-]\d\d:\d\d)$/.exec(text);
  if (!parts) return refused;
  const [, date = "", time = "", fraction = "", offset = ""] = parts;
  const localMs = utcMs(date, `${time}.${fraction.slice(0, 3).padEnd(3, "0")}`);
  const shiftMs = offsetMs(offset);
  if (localMs === undefined || shiftMs === undefined) return refused;
  const ms = localMs - shiftMs;
  return ms < earliestMs || ms > latestMs ? refused : ok(instantOf(ms));
}

/**
 * The instant at which the clocks of `zone` showed a local time, such as an officer writes it down.
 * A time shown twice, when clocks go back, means the first: what starts then is never due too late.
 * @example localInstant("2014-12-15T10:00", "Europe/Istanbul") // { ok: true, value: "2014-12-15T08:00:00.000Z" }
 */
export function localInstant(text: unknown, zone: unknown): Result<Instant, LocalInstantError> {
  const refused = err({ code: "instant.invalid", value: excerpt(text) } as const);
  if (typeof text !== "string") return refused;
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d)?$/.exec(text);
  if (!parts) return refused;
  const [, date = "", minutes = "", seconds = ":00"] = parts;
  const wallMs = utcMs(date, `${minutes}${seconds}.000`);
  if (wallMs === undefined) return refused;
  const place = parseZone(zone);
  if (!place.ok) return place;
  const [first] = instantsShowing(wallMs, place.value).at;
  if (first === undefined) return err({ code: "instant.skipped", value: text, zone: place.value });
  return first < earliestMs || first > latestMs ? refused : ok(instantOf(first));
}

/** The instant `ms` milliseconds after 1970 began in UTC; throws outside the years 0001 to 9999. */
export function instantOf(ms: number): Instant {
  assert(Number.isInteger(ms) && ms >= earliestMs && ms <= latestMs, `${ms} ms is no instant`);
  return new Date(ms).toISOString() as Instant;
}

/** As `instantOf`, but what lies outside the years 0001 to 9999 becomes the nearest instant inside. */
export function nearestInstant(ms: number): Instant {
  return instantOf(Math.min(Math.max(ms, earliestMs), latestMs));
}

/** Milliseconds from the beginning of 1970 in UTC; negative before. */
export function msOf(instant: Instant): number {
  return Date.parse(instant);
}

/** The instant `ms` milliseconds later; throws when that leaves the years 0001 to 9999. */
export function addMs(instant: Instant, ms: number): Instant {
  return instantOf(msOf(instant) + ms);
}

/** Negative when `a` comes before `b`, zero when they are the same, positive after. For sorting. */
export function compareInstants(a: Instant, b: Instant): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Milliseconds of a UTC date and time of fixed form, or undefined if the calendar has no such time. */
function utcMs(date: string, time: string): number | undefined {
  const text = `${date}T${time}Z`;
  const ms = Date.parse(text);
  // Date.parse rolls 30 February over into March and takes 24:00; reading back shows it.
  return Number.isNaN(ms) || ms < earliestMs || new Date(ms).toISOString() !== text ? undefined : ms;
}

function offsetMs(offset: string): number | undefined {
  if (offset === "Z" || offset === "z") return 0;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(4, 6));
  if (hours > 23 || minutes > 59) return undefined;
  return (offset.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
