import { Temporal } from "temporal-polyfill";
import { excerpt } from "../base/excerpt.ts";
import { assert, err, ok, type Result } from "../base/result.ts";

/** A zone name the time zone database does not hold. */
export type ZoneError = { readonly code: "zone.unknown"; readonly zone: string };

/**
 * Accepts the name of a place in the IANA time zone database, or "UTC", in its usual spelling.
 * Bare offsets such as "+01:00" are refused: they know nothing of summer time.
 * @example parseZone("Europe/Brussels") // { ok: true, value: "Europe/Brussels" }
 */
export function parseZone(text: unknown): Result<string, ZoneError> {
  return typeof text === "string" && isZone(text) ? ok(text) : err({ code: "zone.unknown", zone: excerpt(text) });
}

/** What the clocks of a zone show, as the milliseconds a clock in UTC showing the same would stand at. */
export function wallMsOf(ms: number, zone: string): number {
  return ms + zoned(ms, zone).offsetNanoseconds / 1e6;
}

/**
 * The instants at which the clocks of `zone` show `wallMs`: none in the hour skipped in spring, two in
 * the hour repeated in autumn, otherwise one. In a skipped hour `afterGap` counts on from the last time shown.
 */
export function instantsShowing(wallMs: number, zone: string): { readonly at: readonly number[]; readonly afterGap: number } {
  const wall = plain(wallMs);
  const earlier = inZone(wall, zone, "earlier");
  const later = inZone(wall, zone, "later");
  if (wallMsOf(earlier, zone) !== wallMs) return { at: [], afterGap: later };
  return { at: earlier === later ? [earlier] : [earlier, later], afterGap: earlier };
}

/** The first instant of the local day `dayMs` (milliseconds of its midnight in UTC); rarely that is not midnight. */
export function startOfDay(dayMs: number, zone: string): number {
  const date = plain(dayMs).toPlainDate();
  assert(isZone(zone), `unknown time zone ${excerpt(zone)}`);
  return date.toZonedDateTime(zone).epochMilliseconds;
}

/** The instants after `fromMs` and before `toMs` at which the clocks of `zone` are moved. */
export function clockChanges(fromMs: number, toMs: number, zone: string): readonly number[] {
  const found: number[] = [];
  let next = zoned(fromMs, zone).getTimeZoneTransition("next");
  while (next !== null && next.epochMilliseconds < toMs) {
    found.push(next.epochMilliseconds);
    next = next.getTimeZoneTransition("next");
  }
  return found;
}

function isZone(text: string): boolean {
  if (known.has(text)) return true;
  if (text.length > 64 || !/^[A-Z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/.test(text)) return false;
  try {
    const found = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId === text;
    if (found) known.add(text); // only names the database holds, so this stays small
    return found;
  } catch {
    return false; // the only way to ask is to try
  }
}

const known = new Set<string>();

function zoned(ms: number, zone: string): Temporal.ZonedDateTime {
  assert(isZone(zone), `unknown time zone ${excerpt(zone)}`);
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
}

function plain(wallMs: number): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(wallMs).toZonedDateTimeISO("UTC").toPlainDateTime();
}

function inZone(wall: Temporal.PlainDateTime, zone: string, disambiguation: "earlier" | "later"): number {
  assert(isZone(zone), `unknown time zone ${excerpt(zone)}`);
  return wall.toZonedDateTime(zone, { disambiguation }).epochMilliseconds;
}
