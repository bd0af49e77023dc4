import { dateOf } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";

/**
 * How many days of the calendar it takes until `count` working days have passed, from the day of `start` in `zone`: Saturdays and
 * Sundays do not count. Holidays are not known here and count, so that nothing is due later than the rule says.
 * @example workingDays("2020-02-13T10:00:00.000Z", 2, "UTC") // 4, from Thursday over the weekend to Monday
 */
export function workingDays(start: Instant, count: number, zone: string): number {
  const day = new Date(`${dateOf(start, zone)}T00:00:00.000Z`);
  let days = 0;
  for (let left = count; left > 0; ) {
    days++;
    const weekday = (day.getUTCDay() + days) % 7;
    if (weekday !== 0 && weekday !== 6) left--;
  }
  return days;
}
