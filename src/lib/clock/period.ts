import { excerpt } from "../base/excerpt.ts";
import { err, ok, type Result } from "../base/result.ts";
import { addMs, type Instant, instantOf, msOf } from "./instant.ts";
import { instantsShowing, wallMsOf } from "./zone.ts";

/** A length of time as rules give it: minutes and hours that elapse, or days of the calendar. */
export type Period = { readonly minutes: number } | { readonly hours: number } | { readonly days: number };

/** What is no period, or one longer than ten years. */
export type PeriodError = { readonly code: "period.invalid"; readonly value: string };

const longest = { minutes: 5_270_400, hours: 87_840, days: 3_660 } as const;

/**
 * Reads `{ minutes: n }`, `{ hours: n }` or `{ days: n }`: one whole number of at least 1, at most ten years.
 * @example parsePeriod({ hours: 8 }) // { ok: true, value: { hours: 8 } }
 */
export function parsePeriod(value: unknown): Result<Period, PeriodError> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return err({ code: "period.invalid", value: excerpt(value) });
  const entries = Object.entries(value);
  const [unit, length] = entries[0] ?? [];
  const refused = err({ code: "period.invalid", value: excerpt(entries.map(([key, n]) => `${key}: ${excerpt(n)}`).join(", ")) } as const);
  if (entries.length !== 1 || typeof length !== "number" || !Number.isInteger(length) || length < 1) return refused;
  if (unit === "minutes" && length <= longest.minutes) return ok({ minutes: length });
  if (unit === "hours" && length <= longest.hours) return ok({ hours: length });
  if (unit === "days" && length <= longest.days) return ok({ days: length });
  return refused;
}

/**
 * The instant at which a period ends that began at `instant`.
 *
 * Minutes and hours are time that passes, whatever the clocks on the wall do. Days are days of the
 * calendar in `zone`, ending at the local time of day at which they began: seven of them last 167 hours
 * when clocks go forward and 169 when they go back. Where that local time is skipped, as many minutes
 * after the skip; where it comes twice, the first. Saturdays, Sundays and holidays count like other days.
 *
 * Regulation (EEC, Euratom) No 1182/71, Article 3, lets a period run out later: it leaves out the hour or
 * day of the event, runs to the end of the last hour or day, and moves a last day that is not a working
 * day. This function never goes beyond that; an answer on time here is on time there. The one exception is
 * a place that drops a whole day from its calendar, which no Member State has done since the Regulation.
 *
 * Throws if the zone is unknown or the end lies after the year 9999.
 * @example addPeriod("2026-03-27T09:00:00.000Z", { days: 3 }, "Europe/Brussels") // "2026-03-30T08:00:00.000Z"
 */
export function addPeriod(instant: Instant, period: Period, zone: string): Instant {
  if ("minutes" in period) return addMs(instant, period.minutes * 60_000);
  if ("hours" in period) return addMs(instant, period.hours * 3_600_000);
  const wallMs = wallMsOf(msOf(instant), zone) + period.days * 86_400_000;
  const { at, afterGap } = instantsShowing(wallMs, zone);
  return instantOf(at[0] ?? afterGap);
}

/** A period in words. @example describePeriod({ days: 1 }) // "1 day" */
export function describePeriod(period: Period): string {
  if ("minutes" in period) return count(period.minutes, "minute");
  if ("hours" in period) return count(period.hours, "hour");
  return count(period.days, "day");
}

function count(n: number, unit: string): string {
  return n === 1 ? `1 ${unit}` : `${n} ${unit}s`;
}
