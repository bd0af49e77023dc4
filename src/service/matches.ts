import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { change } from "../domain/entry.ts";
import { keepUntil, matchId } from "../domain/match.ts";
import type { Match } from "../domain/match.ts";
import { sourceOf } from "../domain/person.ts";
import type { TellsApart } from "../domain/tells-apart.ts";
import type { Signal } from "../domain/signal.ts";
import { signalsResting, withdrawnSignalsResting } from "../store/signals.ts";
import { descriptionsOf, findDescriptions, findGroup } from "../store/persons.ts";
import { findRow } from "../store/rows.ts";
import { act } from "./act.ts";
import type { ActError, Acting, Work } from "./act.ts";
import type { HeedNode } from "./node.ts";
import { standAgain } from "./taken-back.ts";

export type MatchError = { code: "match.unknown"; match: string } | { code: "match.state"; match: string; state: string } | { code: "description.unknown"; description: string };

/**
 * Confirms or rejects a candidate, or undoes either. The decision is remembered: the same pair is not asked about again. What was
 * raised on a rejected match alone is withdrawn.
 */
export async function decideMatch(node: HeedNode, acting: Acting, input: { readonly id: string; readonly state: "confirmed" | "rejected" | "candidate"; readonly reasons: string; readonly tellsApart?: TellsApart }, now: Instant): Promise<Result<Match, MatchError | ActError>> {
  return act(node, acting, { action: "decideMatch", resource: { kind: "Match", id: input.id } }, now, async (work): Promise<Result<Match, MatchError>> => {
    const match = await findRow(work.tx, "match", input.id);
    if (match === undefined || match.state === "forgotten") return err({ code: "match.unknown", match: input.id });
    if (match.state === input.state) return err({ code: "match.state", match: input.id, state: match.state });
    const decisions = [...match.decisions, { state: input.state, by: work.acting.actor, at: work.now, reasons: input.reasons, ...(input.state === "rejected" && input.tellsApart !== undefined ? { tellsApart: input.tellsApart } : {}) }];
    const event = input.state === "confirmed" ? "confirmed" : input.state === "rejected" ? "rejected" : "reopened";
    await work.append(change("match", event, match.id, { state: input.state, keepUntil: keepUntil(input.state, work.now), decisions }));
    if (input.state === "rejected") await withdrawResting(work, match.id);
    if (match.state === "rejected") await restoreResting(work, match.id);
    if (input.state === "rejected" || match.state === "rejected") await standAgain(work, match);
    return ok({ ...match, state: input.state, decisions });
  });
}

/** Joins two descriptions by hand: a confirmed match on an officer's word alone. */
export async function joinDescriptions(node: HeedNode, acting: Acting, input: { readonly a: string; readonly b: string; readonly reasons: string }, now: Instant): Promise<Result<Match, MatchError | ActError>> {
  return act(node, acting, { action: "decideMatch", resource: { kind: "Match", id: matchId(input.a, input.b) } }, now, async (work): Promise<Result<Match, MatchError>> => {
    const known = new Set((await findDescriptions(work.tx, [input.a, input.b])).map((one) => one.id));
    for (const id of [input.a, input.b]) if (!known.has(id)) return err({ code: "description.unknown", description: id });
    const id = matchId(input.a, input.b);
    const [a, b] = id.split("~") as [string, string];
    const found = await findRow(work.tx, "match", id);
    const before = found?.state === "forgotten" ? undefined : found;
    const decisions = [...(before?.decisions ?? []), { state: "confirmed" as const, by: work.acting.actor, at: work.now, reasons: input.reasons }];
    const match: Match = before === undefined ? { id, a, b, score: 0, reasons: [], state: "confirmed", keepUntil: null, foundAt: work.now, foundBy: work.acting.actor, decisions } : { ...before, state: "confirmed", keepUntil: null, decisions };
    await work.append(change("match", "confirmed", id, match));
    if (before?.state === "rejected") await restoreResting(work, id);
    await standAgain(work, match);
    return ok(match);
  });
}

/** Withdraws what a rejected match alone held up; what other matches still join stands. */
export async function withdrawResting(work: Work, match: string): Promise<void> {
  const fallen: Signal[] = [];
  for (const signal of await signalsResting(work.tx, match)) if (!(await stillJoined(work, signal))) fallen.push(signal);
  await work.append(...fallen.map((one) => change("signal", "withdrawn", one.id, { state: "withdrawn" })));
}

/** Brings back what the rejection withdrew, when the rejection is undone. */
async function restoreResting(work: Work, match: string): Promise<void> {
  const withdrawn = await withdrawnSignalsResting(work.tx, match);
  await work.append(...withdrawn.map((one) => change("signal", "restored", one.id, { state: "raised" })));
}

/** Whether recognition still joins the subject of a signal to everything it was raised with. */
async function stillJoined(work: Work, signal: Signal): Promise<boolean> {
  if (signal.kind === "match" || signal.with.length === 0) return false;
  const reached = new Set<string>();
  for (const description of await descriptionsOf(work.tx, standsIn(signal.subject))) {
    for (const member of (await findGroup(work.tx, description.id)).members) reached.add(standsIn(member));
  }
  return signal.with.every((one) => reached.has(standsIn(one)));
}

function standsIn(id: string): string {
  return id.includes("#") ? sourceOf(id) : id;
}
