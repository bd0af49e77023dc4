import { ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import { addMs } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import { err } from "../lib/base/result.ts";
import { forecastTeams, LATELY_MS, PLAN_ID } from "../domain/capacity-plan.ts";
import type { CapacityPlan, RecordedPlan, TeamForecast } from "../domain/capacity-plan.ts";
import { change } from "../domain/entry.ts";
import { onRung } from "../domain/roster.ts";
import { allRows, findRow } from "../store/rows.ts";
import { cameSince, openHere } from "../store/workload.ts";
import { act, consult } from "./act.ts";
import type { ActError, Acting, Work } from "./act.ts";
import type { HeedNode } from "./node.ts";
import { raise } from "./signals.ts";
import type { Raising } from "./signals.ts";

export type CapacityError = { code: "capacity.no-plan" } | { code: "capacity.unknown-officer"; officer: string } | { code: "capacity.two-teams"; officer: string };

/** The forecast looks at no more duties, in the order of the desk: a unit has no hope of reaching those behind. */
const MOST_FORESEEN = 20_000;

/** So many duties are named by a signal; the forecast itself names more. */
const MOST_NAMED = 20;

/** What the node expects its teams to miss at their present staffing. */
export interface Forecast {
  readonly plan: RecordedPlan;
  readonly madeAt: Instant;
  readonly teams: readonly TeamForecast[];
}

/** Records who works when and what a duty takes; the next forecast is made at once. */
export async function recordCapacityPlan(node: HeedNode, acting: Acting, plan: CapacityPlan, now: Instant): Promise<Result<RecordedPlan, CapacityError | ActError>> {
  return act(node, acting, { action: "planCapacity", resource: { kind: "Staff", id: node.self.id } }, now, async (work): Promise<Result<RecordedPlan, CapacityError>> => {
    const roster = new Set((await work.roster()).map((one) => one.id));
    const seen = new Set<string>();
    for (const officer of plan.teams.flatMap((team) => team.officers)) {
      if (!roster.has(officer)) return err({ code: "capacity.unknown-officer", officer });
      if (seen.has(officer)) return err({ code: "capacity.two-teams", officer });
      seen.add(officer);
    }
    const recorded: RecordedPlan = { id: PLAN_ID, plan, by: acting.actor, at: work.now, nextForecastAt: work.now };
    await work.append(change("capacity-plan", "recorded", PLAN_ID, recorded));
    return ok(recorded);
  });
}

/** Which duties will be missed, when and of which team, before the first is. */
export async function readForecast(node: HeedNode, acting: Acting, now: Instant): Promise<Result<Forecast, CapacityError | ActError>> {
  return consult(node, acting, { action: "readDesk" }, now, async (work) => {
    const plan = await findRow(work.tx, "capacity-plan", PLAN_ID);
    if (plan === undefined) return err({ code: "capacity.no-plan" } as const);
    const teams = await forecast(work, plan.plan);
    return ok({ value: { plan, madeAt: work.now, teams }, returned: teams.flatMap((team) => team.duties.map((one) => one.obligation)) });
  });
}

/** The forecast for whoever plays an authority: the same, without a reading on record. Empty without a plan. */
export async function foresee(node: HeedNode, now: Instant): Promise<readonly TeamForecast[]> {
  return node.store.read(async (tx) => {
    const plan = await findRow(tx, "capacity-plan", PLAN_ID);
    return plan === undefined ? [] : forecast({ tx, now, roster: () => allRows(tx, "officer") }, plan.plan);
  });
}

/** Makes the forecast when its time has come, and tells the supervisor of each team that will miss something: one digest a shift. */
export async function raiseForeseen(work: Work): Promise<void> {
  const recorded = await findRow(work.tx, "capacity-plan", PLAN_ID);
  if (recorded === undefined || recorded.nextForecastAt > work.now) return;
  const nextForecastAt = addMs(work.now, recorded.plan.everyHours * 3_600_000);
  await work.append(change("capacity-plan", "forecast", PLAN_ID, { nextForecastAt }));
  const roster = await work.roster();
  const to = onRung(roster, 1, work.now)?.id;
  if (to === undefined) return;
  const short = (await forecast(work, recorded.plan)).filter((team) => team.missed > 0);
  await raise(work, short.map((team) => shortage(team, work.now, to)));
}

async function forecast(work: Pick<Work, "tx" | "now" | "roster">, plan: CapacityPlan): Promise<readonly TeamForecast[]> {
  const duties = await openHere(work.tx, MOST_FORESEEN);
  return forecastTeams({ plan, roster: await work.roster(), duties, came: await cameSince(work.tx, addMs(work.now, -LATELY_MS)), now: work.now });
}

function shortage(team: TeamForecast, now: Instant, to: string): Raising {
  const ahead = team.duties.filter((one) => !one.late);
  const first = ahead[0];
  const counted = team.missed === 1 ? "one duty" : `${team.missed} duties`;
  return {
    kind: "capacity",
    subject: team.team,
    with: ahead.slice(0, MOST_NAMED).map((one) => one.message ?? one.obligation),
    reasons: ["capacity.foreseen", ...(team.late > 0 ? ["capacity.late-already"] : [])],
    words: [`${team.name} will miss ${counted} at its present staffing: ${team.workHours} hours of work wait, ${team.staffHours} hours of staff are there in the next seven days`],
    rung: 1,
    due: first?.due ?? null,
    to,
    once: `capacity|${team.team}|${now}`,
  };
}
