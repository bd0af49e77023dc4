import { z } from "zod";
import { CapacityPlan } from "../domain/capacity-plan.ts";
import type { MissedDuty, RecordedPlan, TeamForecast } from "../domain/capacity-plan.ts";
import { Reasons, Ref } from "../domain/text.ts";
import { Weights } from "../domain/triage.ts";
import type { Trial } from "../domain/trial.ts";
import type { Weighting } from "../domain/weighting.ts";
import { ById } from "./asked.ts";
import { content, declared, listOf, maybe, text, texts } from "./declared.ts";
import { route } from "./route.ts";

export const PlanRow = declared<RecordedPlan>()({ id: text, plan: content<CapacityPlan>("Who works when, and what work a duty is: see PUT /v1/capacity-plan."), by: text, at: text, nextForecastAt: text });

export const MissedDutyRow = declared<MissedDuty>()({ obligation: text, duty: text, message: maybe, creditor: text, rank: z.number(), due: text, doneAt: maybe, late: z.boolean() });

export const TeamForecastRow = declared<TeamForecast>()({
  team: text,
  name: text,
  waiting: z.number(),
  workHours: z.number(),
  staffHours: z.number(),
  late: z.number(),
  missed: z.number(),
  duties: listOf(MissedDutyRow),
});

export const ForecastView = z.object({ plan: PlanRow, madeAt: text, teams: listOf(TeamForecastRow) });
export type ForecastView = z.infer<typeof ForecastView>;

export const WeightingRow = declared<Weighting>()({
  id: text,
  weights: content<Weights>("Points and ranks: see POST /v1/weights."),
  state: text,
  proposedBy: text,
  proposedAt: text,
  reasons: text,
  trial: content<Trial>("What would have changed in past weeks.").nullable(),
  decidedBy: maybe,
  decidedAt: maybe,
  decidedFor: maybe,
});

export const WeightsView = z.object({ inForce: content<Weights>("The weights by which the desk is ordered."), versions: listOf(WeightingRow) });
export type WeightsView = z.infer<typeof WeightsView>;

export const recordCapacityPlan = route({ method: "PUT", path: "/v1/capacity-plan", says: "Records who works when, in which team, and what work a duty is.", body: CapacityPlan, returns: PlanRow });
export const readForecast = route({ method: "GET", path: "/v1/forecast", says: "Which duties each team will miss at its present staffing, and when, before the first is.", returns: ForecastView });
export const readWeights = route({ method: "GET", path: "/v1/weights", says: "By what the desk is ordered, and every version that was proposed, tried and decided.", returns: WeightsView });
export const proposeWeights = route({ method: "POST", path: "/v1/weights", says: "Proposes other weights for the desk's order; nothing changes by it.", body: z.strictObject({ weights: Weights, reasons: Reasons }), returns: WeightingRow, status: 201 });
export const trialWeights = route({
  method: "POST",
  path: "/v1/weights/:id/trial",
  says: "Replays past weeks of this node with the proposed weights, and says what would have changed.",
  params: ById,
  body: z.strictObject({ weeks: z.int().min(1).max(26).default(4) }),
  returns: WeightingRow,
});
export const decideWeights = route({
  method: "POST",
  path: "/v1/weights/:id/decision",
  says: "Puts proposed weights in force, or rejects them; never by whoever proposed them.",
  params: ById,
  body: z.strictObject({ adopt: z.boolean(), reasons: Reasons }),
  returns: WeightingRow,
});

export const lapseItems = route({
  method: "POST",
  path: "/v1/lapses",
  says: "Lets items lapse that a forecast says will be missed: each by a recorded decision, told to its sender; all or none.",
  body: z.strictObject({ ids: z.array(Ref).min(1).max(1_000), reasons: Reasons }),
  returns: z.object({ lapsed: texts }),
});
