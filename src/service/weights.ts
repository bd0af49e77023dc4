import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import { addMs } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import { change } from "../domain/entry.ts";
import type { Change } from "../domain/entry.ts";
import { rankOfDuty } from "../domain/obligation.ts";
import type { Obligation } from "../domain/obligation.ts";
import { FIRST_WEIGHTS } from "../domain/triage.ts";
import type { Weights } from "../domain/triage.ts";
import { tryWeights } from "../domain/trial.ts";
import { decideWeighting } from "../domain/weighting.ts";
import type { Weighting, WeightingError } from "../domain/weighting.ts";
import { allRows, findRow } from "../store/rows.ts";
import type { Tx } from "../store/schema.ts";
import { adoptedWeighting, answersGiven, answersOwed, everyOpen } from "../store/workload.ts";
import { act, consult } from "./act.ts";
import type { ActError, Acting } from "./act.ts";
import type { HeedNode } from "./node.ts";

export type WeightsError = WeightingError | { code: "weights.unknown"; id: string } | { code: "weights.exists"; id: string };

/** A trial looks at no more duties: the oldest of the period. */
const MOST_TRIED = 50_000;

/** The node is the only writer of its database, so what it read once holds until it adopts something else. */
const known = new WeakMap<HeedNode, Weights>();

/** The weights by which the desk is ordered now. */
export async function weightsInForce(work: { readonly node: HeedNode; readonly tx: Tx }): Promise<Weights> {
  const before = known.get(work.node);
  if (before !== undefined) return before;
  const id = await adoptedWeighting(work.tx);
  const weights = id === undefined ? FIRST_WEIGHTS : (await findRow(work.tx, "weighting", id))!.weights;
  known.set(work.node, weights);
  return weights;
}

/** Whether a change opens a duty that hangs on no message, and so was ranked without the node's own weights. */
export function isOpenedInHouse(one: Change): one is Extract<Change, { readonly noun: "obligation" }> {
  return one.noun === "obligation" && one.event === "opened" && one.set.signs === null;
}

/** Duties of the house, ranked by the weights in force. */
export async function rankOpened(work: { readonly node: HeedNode; readonly tx: Tx }, changes: readonly Change[]): Promise<readonly Change[]> {
  const weights = await weightsInForce(work);
  if (weights === FIRST_WEIGHTS) return changes;
  return changes.map((one) => (isOpenedInHouse(one) ? change("obligation", "opened", one.subject, { ...one.set, rank: rankOfDuty(one.set as Obligation, weights) }) : one));
}

/** The weights in force, and every other version with who proposed, tried and decided it. */
export interface WeightsView {
  readonly inForce: Weights;
  readonly versions: readonly Weighting[];
}

/** Shows by what the desk is ordered, and what was ever proposed. */
export async function readWeights(node: HeedNode, acting: Acting, now: Instant): Promise<Result<WeightsView, ActError>> {
  return consult(node, acting, { action: "readDesk" }, now, async (work) => {
    const versions = await allRows(work.tx, "weighting");
    return ok({ value: { inForce: await weightsInForce(work), versions }, returned: versions.map((one) => one.id) });
  });
}

/** Proposes other weights; nothing changes by it. */
export async function proposeWeights(node: HeedNode, acting: Acting, input: { readonly weights: Weights; readonly reasons: string }, now: Instant): Promise<Result<Weighting, WeightsError | ActError>> {
  return act(node, acting, { action: "weigh" }, now, async (work): Promise<Result<Weighting, WeightsError>> => {
    const { id } = input.weights;
    if (id === FIRST_WEIGHTS.id || (await findRow(work.tx, "weighting", id)) !== undefined) return err({ code: "weights.exists", id });
    const proposal: Weighting = { id, weights: input.weights, state: "proposed", proposedBy: acting.actor, proposedAt: work.now, reasons: input.reasons, trial: null, decidedBy: null, decidedAt: null, decidedFor: null };
    await work.append(change("weighting", "proposed", id, proposal));
    return ok(proposal);
  });
}

/** Replays past weeks of this node with proposed weights and records what would have changed. */
export async function trialWeights(node: HeedNode, acting: Acting, input: { readonly id: string; readonly weeks: number }, now: Instant): Promise<Result<Weighting, WeightsError | ActError>> {
  return act(node, acting, { action: "weigh" }, now, async (work): Promise<Result<Weighting, WeightsError>> => {
    const proposal = await findRow(work.tx, "weighting", input.id);
    if (proposal === undefined) return err({ code: "weights.unknown", id: input.id });
    if (proposal.state !== "proposed") return err({ code: "weights.state", id: proposal.id, state: proposal.state });
    const period = { from: addMs(work.now, -input.weeks * 7 * 86_400_000), until: work.now };
    const past = await answersOwed(work.tx, period, MOST_TRIED);
    const trial = tryWeights(past, await answersGiven(work.tx, period), { inForce: await weightsInForce(work), proposed: proposal.weights }, period);
    await work.append(change("weighting", "tried", proposal.id, { trial }));
    return ok({ ...proposal, trial });
  });
}

/** Puts proposed weights in force, or rejects them; the second of two persons. Every open duty is ranked anew in the same transaction. */
export async function decideWeights(node: HeedNode, acting: Acting, input: { readonly id: string; readonly adopt: boolean; readonly reasons: string }, now: Instant): Promise<Result<Weighting, WeightsError | ActError>> {
  const decided = await act(node, acting, { action: "weigh" }, now, async (work): Promise<Result<Weighting, WeightsError>> => {
    const proposal = await findRow(work.tx, "weighting", input.id);
    if (proposal === undefined) return err({ code: "weights.unknown", id: input.id });
    const inForce = await weightsInForce(work);
    const set = decideWeighting(proposal, { adopt: input.adopt, by: acting.actor, reasons: input.reasons, now: work.now, inForce: inForce.id });
    if (!set.ok) return set;
    const before = await adoptedWeighting(work.tx);
    await work.append(change("weighting", input.adopt ? "adopted" : "rejected", proposal.id, set.value));
    if (!input.adopt) return ok({ ...proposal, ...set.value });
    if (before !== undefined) await work.append(change("weighting", "replaced", before, { state: "replaced" }));
    const moved = (await everyOpen(work.tx)).flatMap((one) => {
      const rank = rankOfDuty(one, proposal.weights);
      return rank === one.rank ? [] : [change("obligation", "ranked", one.id, { rank })];
    });
    await work.append(...moved);
    // From the next transaction on the new ones are read; until this one is over nobody else reads any.
    known.delete(node);
    return ok({ ...proposal, ...set.value });
  });
  known.delete(node);
  return decided;
}
