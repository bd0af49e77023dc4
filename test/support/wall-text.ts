import type { Instant } from "../../src/lib/clock/index.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * What the clocks of `zone` show at `instant`, "2014-12-15T09:00", by way of Intl: the second opinion
 * that tests compare this library with.
 */
export function wallText(instant: Instant, zone: string): string {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    });
    formats.set(zone, format);
  }
  const part = Object.fromEntries(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  return `${part["year"]?.padStart(4, "0")}-${part["month"]}-${part["day"]}T${part["hour"]}:${part["minute"]}`;
}
