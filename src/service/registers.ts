import { ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import type { Decision } from "../domain/decision.ts";
import type { Obligation } from "../domain/obligation.ts";
import { recentMeasures } from "../store/obligations.ts";
import { recentDecisions } from "../store/signals.ts";
import type { Place } from "../store/place.ts";
import { consult } from "./act.ts";
import type { ActError, Acting } from "./act.ts";
import type { HeedNode } from "./node.ts";

/** Decisions, newest first: of everybody, or of one officer. */
export async function readDecisions(node: HeedNode, acting: Acting, input: { readonly by?: string; readonly before?: Place; readonly limit: number }, now: Instant): Promise<Result<readonly Decision[], ActError>> {
  return consult(node, acting, { action: "readDecisions" }, now, async (work) => {
    const decisions = await recentDecisions(work.tx, input);
    return ok({ value: decisions, returned: decisions.map((one) => one.id) });
  });
}

/** Measures that were promised, the newest promise first: open ones alone, or with those that have a result. */
export async function readMeasures(node: HeedNode, acting: Acting, input: { readonly owner?: string; readonly open: boolean; readonly before?: Place; readonly limit: number }, now: Instant): Promise<Result<readonly Obligation[], ActError>> {
  return consult(node, acting, { action: "readDesk" }, now, async (work) => {
    const measures = await recentMeasures(work.tx, input);
    return ok({ value: measures, returned: measures.map((one) => one.id) });
  });
}
