import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { change } from "../domain/entry.ts";
import type { Match } from "../domain/match.ts";
import { checkPreservation, decidePreservation as decided, isKept, liftPreservation as lifted } from "../domain/preservation.ts";
import type { Erasable, Preservation, PreservationError, PreservationInput } from "../domain/preservation.ts";
import { mayOwn, onRung, RUNGS } from "../domain/roster.ts";
import { findDescriptions, findGroup } from "../store/persons.ts";
import { matchesPreservedBy, preservationsEnding, preservationsInForce } from "../store/preservation.ts";
import { allRows, findRow } from "../store/rows.ts";
import { act, consult } from "./act.ts";
import type { ActError, Acting, Work } from "./act.ts";
import type { HeedNode } from "./node.ts";
import { raise } from "./signals.ts";

export type PreserveError = PreservationError | { code: "preservation.unknown"; id: string } | { code: "preservation.exists"; id: string };

const ORDER = (id: string) => ({ kind: "Decision" as const, id });

/** Proposes that nothing within a scope is erased for a time, after an incident. A second person hears of it; nothing is kept by it yet. */
export async function proposePreservation(node: HeedNode, acting: Acting, input: PreservationInput & { readonly id?: string }, now: Instant): Promise<Result<Preservation, PreserveError | ActError>> {
  return act(node, acting, { action: "preserve", resource: ORDER(input.id ?? "new") }, now, async (work): Promise<Result<Preservation, PreserveError>> => {
    const { id = work.newId(), incident, scope, legalBasis, until, reasons } = input;
    if ((await findRow(work.tx, "preservation", id)) !== undefined) return err({ code: "preservation.exists", id });
    const checked = checkPreservation(input, work.now);
    if (!checked.ok) return checked;
    const order: Preservation = { id, incident, scope, legalBasis, until, reasons, state: "proposed", proposedBy: acting.actor, proposedAt: work.now, decidedBy: null, decidedAt: null, decidedFor: null, endedBy: null, endedAt: null, endedFor: null };
    await work.append(change("preservation", "proposed", id, order));
    const second = await secondPerson(work);
    if (second !== undefined) await raise(work, [{ kind: "due", subject: id, reasons: ["preservation.proposed"], words: [`Nothing is kept from erasure until a second person confirms: ${incident}`], to: second, due: until }]);
    return ok(order);
  });
}

/** Puts a proposed order in force, by another person than whoever proposed it, or rejects it. */
export async function decidePreservation(node: HeedNode, acting: Acting, input: { readonly id: string; readonly confirm: boolean; readonly reasons: string }, now: Instant): Promise<Result<Preservation, PreserveError | ActError>> {
  return onOrder(node, acting, input.id, now, async (work, order) => {
    const set = decided(order, { confirm: input.confirm, by: acting.actor, reasons: input.reasons, now: work.now });
    if (!set.ok) return set;
    await work.append(change("preservation", input.confirm ? "confirmed" : "rejected", order.id, set.value));
    return ok({ ...order, ...set.value });
  });
}

/** Lifts an order before its time: what it kept goes as soon as it would have gone without it. */
export async function liftPreservation(node: HeedNode, acting: Acting, input: { readonly id: string; readonly reasons: string }, now: Instant): Promise<Result<Preservation, PreserveError | ActError>> {
  return onOrder(node, acting, input.id, now, async (work, order) => {
    const set = lifted(order, { by: acting.actor, reasons: input.reasons, now: work.now });
    if (!set.ok) return set;
    await work.append(change("preservation", "lifted", order.id, set.value));
    await letGo(work, order.id);
    return ok({ ...order, ...set.value });
  });
}

/** Every order there was, the newest first; for whoever decides on them, the data protection officer and oversight. */
export async function readPreservations(node: HeedNode, acting: Acting, now: Instant): Promise<Result<readonly Preservation[], ActError>> {
  return consult(node, acting, { action: "readPreservations" }, now, async (work) => {
    const orders = [...(await allRows(work.tx, "preservation"))].toSorted((a, b) => (a.proposedAt < b.proposedAt ? 1 : a.proposedAt > b.proposedAt ? -1 : a.id < b.id ? -1 : 1));
    return ok({ value: orders, returned: orders.map((one) => one.id) });
  });
}

/** Ends orders whose time has come; whoever put one in force hears. */
export async function endPreservations(work: Work): Promise<void> {
  for (const order of await preservationsEnding(work.tx, work.now)) {
    await work.append(change("preservation", "expired", order.id, { state: "expired", endedBy: "node", endedAt: work.now }));
    await letGo(work, order.id);
    await raise(work, [{ kind: "lapse", subject: order.id, reasons: ["preservation.expired"], words: [`The order has ended, and what it kept is erased as its time has come: ${order.incident}`], to: order.decidedBy ?? order.proposedBy, due: order.until }]);
  }
}

/** The order that keeps a match from being forgotten, of several the one that ends last; undefined where nothing does. */
export async function keptBy(orders: readonly Preservation[], work: Pick<Work, "tx" | "now">, match: Pick<Match, "a" | "b">): Promise<Preservation | undefined> {
  const live = orders.filter((one) => one.until > work.now);
  if (live.length === 0) return undefined;
  const erasable = await erasableOf(work, match);
  return live.find((one) => isKept(one.scope, erasable));
}

/** Orders that may keep something; asked once for many. */
export async function ordersInForce(work: Pick<Work, "tx">): Promise<readonly Preservation[]> {
  return preservationsInForce(work.tx);
}

async function erasableOf(work: Pick<Work, "tx">, match: Pick<Match, "a" | "b">): Promise<Erasable> {
  const persons = new Set<string>();
  for (const id of [match.a, match.b]) for (const member of (await findGroup(work.tx, id)).members) persons.add(member);
  const threads = (await findDescriptions(work.tx, [match.a, match.b])).flatMap((one) => one.thread ?? []);
  return { persons: [...persons], threads };
}

/** What an order kept waits for nothing any more; another order may keep it further. */
async function letGo(work: Work, order: string): Promise<void> {
  await work.append(...(await matchesPreservedBy(work.tx, order)).map((one) => change("match", "released", one.id, { keepUntil: work.now, preservedBy: null })));
}

async function onOrder(node: HeedNode, acting: Acting, id: string, now: Instant, fn: (work: Work, order: Preservation) => Promise<Result<Preservation, PreserveError>>): Promise<Result<Preservation, PreserveError | ActError>> {
  return act(node, acting, { action: "preserve", resource: ORDER(id) }, now, async (work): Promise<Result<Preservation, PreserveError>> => {
    const order = await findRow(work.tx, "preservation", id);
    return order === undefined ? err({ code: "preservation.unknown", id }) : fn(work, order);
  });
}

/** Somebody on the ladder who is not the one who proposes. */
async function secondPerson(work: Work): Promise<string | undefined> {
  const roster = (await work.roster()).filter((one) => one.id !== work.acting.actor && mayOwn(one, work.now));
  return RUNGS.map((_, index) => onRung(roster, (index + 1) as 1 | 2 | 3, work.now)?.id).find((id) => id !== undefined && id !== work.acting.actor);
}
