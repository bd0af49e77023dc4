import { msOf } from "../../lib/clock/index.ts";
import type { Instant } from "../../lib/clock/index.ts";
import type { Weights } from "../triage.ts";
import { work } from "./engine.ts";
import type { Fate, Order } from "./engine.ts";
import { informedOrder, oracleOrder } from "./knowing.ts";
import { arrivalOrder, deadlineOrder, heedOrder } from "./orders.ts";
import { arrivals } from "./stream.ts";
import type { Arrival, LoadModel } from "./stream.ts";

/** The orders that are held against each other on the same stream with the same staff. */
export const POLICIES = ["heed", "arrival", "deadline", "informed", "oracle"] as const;
export type Policy = (typeof POLICIES)[number];

/** What came of one order at one load, over all seeds. */
export interface OverloadFigures {
  readonly policy: Policy;
  readonly load: number;
  readonly seeds: readonly number[];
  /** Duties of the weeks that are measured. */
  readonly duties: number;
  readonly high: number;
  /** Share answered in time of all that are truly severe. */
  readonly highSeverityInTime: number;
  /** Share answered in time of those truly severe whose severity could be seen: they carried the marker. */
  readonly markedInTime: number;
  /** Share answered in time of all. */
  readonly inTime: number;
  /** From arrival until an answer, a decision, or the end of the run. */
  readonly longestWaitHours: number;
  /** The same among those truly severe that carried the marker. */
  readonly longestMarkedWaitHours: number;
  readonly late: number;
  /** Never answered. */
  readonly lapsed: number;
  /** Never answered, and nobody decided that. */
  readonly silentlyLapsed: number;
  /** What the decisions ask of a supervisor, hours a day: ten minutes for each, fifteen seconds for each line read. */
  readonly decidingHoursADay: number;
}

export interface OverloadOptions {
  readonly model: LoadModel;
  readonly load: number;
  readonly seeds: readonly number[];
  /** Days whose arrivals are measured; arrivals go on at the same load until the last of them is settled. */
  readonly days: number;
  readonly weights: Weights;
}

/**
 * The longest period of a regime. So long the load runs before the first measured day, or orders that put things off would be measured
 * without what they had put off; and so long after the last, so that nothing measured is still running.
 */
const LONGEST_DAYS = 30;

/** What was late and hoped for is decided within so many days. */
const AFTER_DAYS = 4;

const START = "2025-01-01T00:00:00.000Z" as Instant;

/** Plays each order on the same streams. Cost at load 20 and 28 days: some seconds for each order and seed. */
export function measureOverload(options: OverloadOptions, policies: readonly Policy[] = POLICIES): readonly OverloadFigures[] {
  const { model, load, seeds, days } = options;
  const streams = seeds.map((seed) => arrivals(model, load, { start: START, days: LONGEST_DAYS + days + LONGEST_DAYS + AFTER_DAYS, seed }));
  const beginMs = msOf(START) + LONGEST_DAYS * 86_400_000;
  const endMs = beginMs + days * 86_400_000;
  const untilMs = endMs + (LONGEST_DAYS + AFTER_DAYS) * 86_400_000;
  return policies.map((policy) => {
    const measured = streams.flatMap((stream) => {
      const fates = work(stream, model, orderOf(policy, options), untilMs);
      return stream.flatMap((one, index) => (one.atMs >= beginMs && one.atMs < endMs ? [{ one, fate: fates[index]!, untilMs }] : []));
    });
    return { policy, load, seeds, ...figuresOf(measured), decidingHoursADay: Math.round((100 * decidingHours(measured)) / (days * seeds.length)) / 100 };
  });
}

function orderOf(policy: Policy, { model, load, weights }: OverloadOptions): Order {
  switch (policy) {
    case "heed":
      return heedOrder(model, weights);
    case "arrival":
      return arrivalOrder();
    case "deadline":
      return deadlineOrder();
    case "informed":
      return informedOrder(model, load);
    case "oracle":
      return oracleOrder(model, load);
  }
}

interface Measured {
  readonly one: Arrival;
  readonly fate: Fate;
  readonly untilMs: number;
}

function figuresOf(measured: readonly Measured[]): Omit<OverloadFigures, "policy" | "load" | "seeds" | "decidingHoursADay"> {
  const high = measured.filter(({ one }) => one.high);
  const marked = high.filter(({ one }) => one.signs.severity);
  const lapsed = measured.filter(({ fate }) => fate.answeredMs === undefined);
  return {
    duties: measured.length,
    high: high.length,
    highSeverityInTime: share(high),
    markedInTime: share(marked),
    inTime: share(measured),
    longestWaitHours: longest(measured),
    longestMarkedWaitHours: longest(marked),
    late: measured.filter(({ one, fate }) => fate.answeredMs !== undefined && fate.answeredMs > one.dueMs).length,
    lapsed: lapsed.length,
    silentlyLapsed: lapsed.filter(({ fate }) => fate.decidedMs === undefined).length,
  };
}

function decidingHours(measured: readonly Measured[]): number {
  const decided = measured.flatMap(({ fate, untilMs }) => (fate.decidedMs === undefined ? [] : [`${untilMs} ${fate.decidedMs}`]));
  return new Set(decided).size / 6 + decided.length / 240;
}

function share(measured: readonly Measured[]): number {
  const inTime = measured.filter(({ one, fate }) => fate.answeredMs !== undefined && fate.answeredMs <= one.dueMs).length;
  return measured.length === 0 ? 1 : Math.round((10_000 * inTime) / measured.length) / 10_000;
}

function longest(measured: readonly Measured[]): number {
  const ms = measured.reduce((most, { one, fate, untilMs }) => Math.max(most, (fate.answeredMs ?? fate.decidedMs ?? untilMs) - one.atMs), 0);
  return Math.round(ms / 360_000) / 10;
}
