import { firstInstant, parseCalendarDate } from "../lib/clock/index.ts";
import type { CalendarDate, Instant } from "../lib/clock/index.ts";
import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import { article18, shownFigures, statisticsOf } from "../domain/statistics.ts";
import type { Article18, PeerStatistics } from "../domain/statistics.ts";
import { allRows, findRow } from "../store/rows.ts";
import { exchangedBetween } from "../store/statistics.ts";
import { consult } from "./act.ts";
import type { ActError, Acting, Shown } from "./act.ts";
import type { HeedNode } from "./node.ts";

/** Days from the first to before the second. */
export interface StatisticsPeriod {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** The figures of one peer in a period and in the one before it, both directions, small counts withheld. */
export interface SharingFigures {
  readonly peer: string;
  readonly asOf: Instant;
  readonly period: StatisticsPeriod;
  readonly now: PeerStatistics;
  readonly periodBefore: StatisticsPeriod;
  readonly before: PeerStatistics;
}

export type StatisticsError = { code: "authority.unknown"; authority: string } | { code: "statistics.period"; from: string; to: string };

/** Longest period, so that one question reads no more than some years. */
const LONGEST_DAYS = 3_660;
const DAY = 86_400_000;

/** How much goes between this authority and one peer, how quickly, and of what use it was: one peer at a time, never a sum over several. */
export async function readStatistics(node: HeedNode, acting: Acting, input: { readonly peer: string } & StatisticsPeriod, now: Instant): Promise<Result<SharingFigures, StatisticsError | ActError>> {
  return consult(node, acting, { action: "readStatistics", words: `${input.peer} ${input.from} to ${input.to}` }, now, async (work): Promise<Result<Shown<SharingFigures>, StatisticsError>> => {
    const { peer, from, to } = input;
    const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY);
    if (days < 1 || days > LONGEST_DAYS) return err({ code: "statistics.period" as const, from, to });
    if ((await findRow(work.tx, "authority", peer)) === undefined) return err({ code: "authority.unknown" as const, authority: peer });
    const periodBefore = periodBeforeOf({ from, to });
    const figures = async (period: StatisticsPeriod): Promise<PeerStatistics> => {
      const exact = statisticsOf(await exchangedBetween(work.tx, node.self.id, { ...instantsOf(period, node.self.timeZone), asOf: work.now }), peer, work.now);
      return { peer, out: shownFigures(exact.out), in: shownFigures(exact.in) };
    };
    const value = { peer, asOf: work.now, period: { from, to }, now: await figures({ from, to }), periodBefore, before: await figures(periodBefore) };
    return ok({ value, returned: [peer] });
  });
}

/** The yearly figures of Directive (EU) 2023/977 Article 18(2), exact. */
export async function readArticle18(node: HeedNode, acting: Acting, input: { readonly year: number }, now: Instant): Promise<Result<Article18, ActError>> {
  return consult(node, acting, { action: "readStatistics", words: `Article 18, ${input.year}` }, now, async (work) => {
    const rows = await exchangedBetween(work.tx, node.self.id, { ...instantsOf(yearOf(input.year), node.self.timeZone), asOf: work.now });
    return ok({ value: article18(rows, await allRows(work.tx, "authority"), { self: node.self, year: input.year, asOf: work.now }), returned: [] });
  });
}

/** The period of the same length that ends where this one begins; for a whole year, the whole year before. */
export function periodBeforeOf({ from, to }: StatisticsPeriod): StatisticsPeriod {
  if (from.endsWith("-01-01") && to.endsWith("-01-01")) {
    const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
    return { from: dateText(Date.UTC(Number(from.slice(0, 4)) - years, 0, 1)), to: from };
  }
  return { from: dateText(Date.parse(from) - (Date.parse(to) - Date.parse(from))), to: from };
}

/** A calendar year. */
export function yearOf(year: number): StatisticsPeriod {
  return { from: dateText(Date.UTC(year, 0, 1)), to: dateText(Date.UTC(year + 1, 0, 1)) };
}

function instantsOf({ from, to }: StatisticsPeriod, zone: string): { readonly from: Instant; readonly to: Instant } {
  return { from: firstInstant(from, zone), to: firstInstant(to, zone) };
}

function dateText(ms: number): CalendarDate {
  const date = parseCalendarDate(new Date(ms).toISOString().slice(0, 10));
  if (!date.ok) throw new Error(`No date at ${ms}`);
  return date.value;
}
