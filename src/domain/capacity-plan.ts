import { z } from "zod";
import { instantOf, msOf, openSpansBetween, parseWorkingHours } from "../lib/clock/index.ts";
import type { Instant, WorkingHours } from "../lib/clock/index.ts";
import { foreseeMissed, sharesLeft } from "./capacity.ts";
import type { WorkDoneAt } from "./capacity.ts";
import type { Obligation } from "./obligation.ts";
import { inPost } from "./roster.ts";
import type { Officer } from "./roster.ts";
import { Line, Ref } from "./text.ts";

const Hours = z.unknown().transform((value, context): WorkingHours => {
  const parsed = parseWorkingHours(value);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: "custom", message: `is no pattern of working hours: ${parsed.error.place}` });
  return z.NEVER;
});

const Minutes = z.number().min(0.1).max(10_000);

/** Who works when, and what work a duty is: what a forecast is made from. Data, recorded like everything else. */
export const CapacityPlan = z.strictObject({
  teams: z
    .array(
      z.strictObject({
        id: Ref,
        name: Line,
        officers: z.array(Ref).min(1).max(500),
        /** When each of them is at work unless absent. */
        hours: Hours,
      }),
    )
    .min(1)
    .max(50),
  /** Minutes of work that a duty takes, one with another. */
  minutes: z.strictObject({ acknowledge: Minutes, answer: Minutes, other: Minutes }),
  /** The forecast is made anew after so many hours: once a shift. */
  everyHours: z.int().min(1).max(24).default(8),
});
export type CapacityPlan = z.infer<typeof CapacityPlan>;

/** The plan in force, and when the next forecast is made from it. There is one such row. */
export interface RecordedPlan {
  readonly id: typeof PLAN_ID;
  readonly plan: CapacityPlan;
  readonly by: string;
  readonly at: Instant;
  readonly nextForecastAt: Instant;
}
export const PLAN_ID = "plan";

/** Work that came to somebody lately. */
export interface Came {
  readonly owner: string;
  readonly rank: number;
  readonly duty: Obligation["duty"];
  readonly count: number;
}

/** A duty that a team will miss, or has missed, at its present staffing. */
export interface MissedDuty {
  readonly obligation: string;
  readonly duty: Obligation["duty"];
  readonly message: string | null;
  /** To whom it is owed. */
  readonly creditor: string;
  readonly rank: number;
  readonly due: Instant;
  /** When it would be done; null beyond what a forecast can see. */
  readonly doneAt: Instant | null;
  readonly late: boolean;
}

/** What one team has before it. No figure is about one officer. */
export interface TeamForecast {
  readonly team: string;
  readonly name: string;
  readonly waiting: number;
  readonly workHours: number;
  /** Hours that the team has in the next seven days, absences taken out. */
  readonly staffHours: number;
  readonly late: number;
  /** Not late yet, and will be. */
  readonly missed: number;
  /** In order of their due instants; the first is the first miss. */
  readonly duties: readonly MissedDuty[];
}

export interface ForecastInput {
  readonly plan: CapacityPlan;
  readonly roster: readonly Officer[];
  /** What is open and ours, in the order of the desk. */
  readonly duties: readonly Obligation[];
  /** What came in the last `LATELY_MS`. */
  readonly came: readonly Came[];
  readonly now: Instant;
}

/** The forecast expects as much as came in the last seven days. */
export const LATELY_MS = 7 * 24 * 3_600_000;

/** How far ahead staff are counted: beyond the longest period of a regime. */
const AHEAD_MS = 40 * 24 * 3_600_000;

/** At most so many missed duties are named; all are counted. */
const MOST_NAMED = 100;

/**
 * Which duties each team will miss at its present staffing, before the first is: the team of an officer answers for what he owns. What is
 * owned by somebody in no team has no forecast and is left out.
 */
export function forecastTeams({ plan, roster, duties, came, now }: ForecastInput): readonly TeamForecast[] {
  const nowMs = msOf(now);
  return plan.teams.map(({ id, name, officers, hours }) => {
    const members = new Set(officers);
    const own = duties.filter((one) => members.has(one.owner));
    const staff = staffMinutes(roster.filter((one) => members.has(one.id)), hours, now);
    const week = staff.by(nowMs + 7 * DAY_MS);
    const shares = sharesLeft(workByRank(came.filter((one) => members.has(one.owner)), plan), week);
    const waiting = own.map((one) => ({ id: one.id, dueMs: dueMsOf(one), minutes: minutesFor(one.duty, plan), share: shares[one.rank] ?? shares.at(-1)! }));
    const byId = new Map(own.map((one) => [one.id, one]));
    const foreseen = foreseeMissed(waiting, nowMs, staff.doneAt).toSorted((a, b) => a.dueMs - b.dueMs);
    return {
      team: id,
      name,
      waiting: own.length,
      workHours: tenth(waiting.reduce((sum, one) => sum + one.minutes, 0) / 60),
      staffHours: tenth(week / 60),
      late: foreseen.filter((one) => one.late).length,
      missed: foreseen.filter((one) => !one.late).length,
      duties: foreseen.slice(0, MOST_NAMED).map(({ id: obligation, dueMs, doneMs, late }) => {
        const { duty, message, creditor, rank } = byId.get(obligation)!;
        return { obligation, duty, message, creditor, rank, due: instantOf(dueMs), doneAt: Number.isFinite(doneMs) ? instantOf(doneMs) : null, late };
      }),
    };
  });
}

/** Minutes of work in a duty, by the plan. */
export function minutesFor(duty: Obligation["duty"], plan: CapacityPlan): number {
  return duty === "acknowledge" || duty === "answer" ? plan.minutes[duty] : plan.minutes.other;
}

function workByRank(came: readonly Came[], plan: CapacityPlan): readonly number[] {
  const minutes: number[] = [];
  for (const { rank, duty, count } of came) {
    while (minutes.length <= rank) minutes.push(0);
    minutes[rank]! += count * minutesFor(duty, plan);
  }
  return minutes;
}

function dueMsOf({ dueAt }: Obligation): number {
  return dueAt === null || dueAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(dueAt);
}

/** A stretch during which the same number of officers is at work. */
interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
  readonly present: number;
  /** Work done by its end since `now`. */
  readonly total: number;
}

/** Work that a team can do from `now` on, in minutes; cut wherever somebody's absence begins or ends. */
function staffMinutes(team: readonly Officer[], hours: WorkingHours, now: Instant): { readonly doneAt: WorkDoneAt; by(ms: number): number } {
  const nowMs = msOf(now);
  const cuts = team.flatMap((one) => one.absences.flatMap(({ from, until }) => [from, until ?? from])).map((at) => Date.parse(at)).sort((a, b) => a - b);
  const stretches: Stretch[] = [];
  let total = 0;
  for (const [startMs, endMs] of openSpansBetween(hours, now, instantOf(nowMs + AHEAD_MS))) {
    const points = [startMs, ...cuts.filter((cut) => cut > startMs && cut < endMs), endMs];
    for (let part = 1; part < points.length; part++) {
      const [fromMs, toMs] = [points[part - 1]!, points[part]!];
      const present = team.filter((one) => inPost(one, instantOf(fromMs))).length;
      total += (present * (toMs - fromMs)) / 60_000;
      if (present > 0 && toMs > fromMs) stretches.push({ fromMs, toMs, present, total });
    }
  }
  return {
    by: (ms) => stretches.reduce((sum, one) => sum + (one.present * Math.max(0, Math.min(one.toMs, ms) - one.fromMs)) / 60_000, 0),
    doneAt(minutes) {
      if (minutes <= 0) return nowMs;
      // The first stretch by whose end the work is done.
      let low = 0;
      let high = stretches.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (stretches[middle]!.total < minutes) low = middle + 1;
        else high = middle;
      }
      const found = stretches[low];
      return found === undefined ? Number.POSITIVE_INFINITY : Math.ceil(found.toMs - ((found.total - minutes) * 60_000) / found.present);
    },
  };
}

const DAY_MS = 24 * 3_600_000;

function tenth(value: number): number {
  return Math.round(10 * value) / 10;
}
