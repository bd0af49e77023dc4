import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import type { Authority } from "../domain/authority.ts";
import { change } from "../domain/entry.ts";
import type { PlacedDescription } from "../domain/entry.ts";
import { STANDARD_PURPOSE } from "../domain/gate.ts";
import { moveItem } from "../domain/item.ts";
import { keepUntil, matchId } from "../domain/match.ts";
import type { Match } from "../domain/match.ts";
import type { Gate, Message } from "../domain/message.ts";
import { houseRule, openObligation, settle } from "../domain/obligation.ts";
import { sourceOf } from "../domain/person.ts";
import { isProtected, isShared } from "../domain/tells-apart.ts";
import type { TellsApart } from "../domain/tells-apart.ts";
import { workingDays } from "../domain/working-days.ts";
import { obligationsInThread, obligationsOf } from "../store/obligations.ts";
import { findDescriptions, findGroup, matchesTouching } from "../store/persons.ts";
import { findRow } from "../store/rows.ts";
import { act } from "./act.ts";
import type { ActError, Acting, Work } from "./act.ts";
import { bare, settleObligations } from "./effects.ts";
import { dutyOfficer } from "./items.ts";
import { withdrawResting } from "./matches.ts";
import { send } from "./messages.ts";
import type { DraftError } from "./messages.ts";
import type { HeedNode } from "./node.ts";
import { raise } from "./signals.ts";
import { standAgain } from "./taken-back.ts";

/** Cleared everywhere it went within two working days. */
const CLEAR_WITHIN_WORKING_DAYS = 2;

export type ClearingError =
  | DraftError
  | { code: "description.unknown"; description: string }
  | { code: "clearing.shared"; person: string; of: string }
  | { code: "clearing.not-fitting"; person: string }
  | { code: "clearing.unknown"; id: string }
  | { code: "clearing.onward"; id: string; authorities: readonly string[] };

/**
 * Clears somebody who was taken for a listed person: he is told apart from him here for good, and everybody who was warned of him, or who
 * warned us, is told so and owes a confirmation within two working days. What stays is what tells the two apart.
 */
export async function clearPerson(node: HeedNode, acting: Acting, input: { readonly person: string; readonly of: string; readonly tellsApart: TellsApart; readonly reasons: string; readonly gate?: Gate }, now: Instant): Promise<Result<{ readonly cleared: readonly string[]; readonly told: readonly string[] }, ClearingError | ActError>> {
  return act(node, acting, { action: "withdraw", resource: { kind: "Message", id: sourceOf(input.person) } }, now, async (work): Promise<Result<{ cleared: readonly string[]; told: readonly string[] }, ClearingError>> => {
    const found = new Map((await findDescriptions(work.tx, [input.person, input.of])).map((one) => [one.id, one]));
    const [person, listed] = [found.get(input.person), found.get(input.of)];
    if (person === undefined || person.sourceKind !== "message") return err({ code: "description.unknown", description: input.person });
    if (listed === undefined) return err({ code: "description.unknown", description: input.of });
    if (isShared(input.tellsApart, listed.person)) return err({ code: "clearing.shared", person: input.person, of: input.of });
    if (!isProtected(input.tellsApart, person.person)) return err({ code: "clearing.not-fitting", person: input.person });
    const cleared = await clearHere(work, person, { tellsApart: input.tellsApart, reasons: input.reasons, by: work.acting.actor, of: input.of });
    await raise(work, [{ kind: "cleared", subject: input.person, with: [input.of], reasons: ["clearing.decided"], words: ["Told apart from a listed person and cleared"], to: work.acting.actor, thread: person.thread, once: `cleared|${input.person}|${work.now}` }]);
    const told = await tellEverywhere(work, cleared, input, undefined);
    return told.ok ? ok({ cleared: cleared.map((one) => one.id), told: told.value }) : told;
  });
}

/** Confirms to whoever asked that somebody wrongly warned of has been cleared here: after everybody we told has confirmed it to us. */
export async function confirmClearing(node: HeedNode, acting: Acting, input: { readonly id: string; readonly words: string }, now: Instant): Promise<Result<{ readonly id: string }, ClearingError | ActError>> {
  return act(node, acting, { action: "take", resource: { kind: "Item", id: input.id } }, now, async (work): Promise<Result<{ id: string }, ClearingError>> => {
    const owed = (await obligationsOf(work.tx, input.id)).find((one) => one.duty === "clear" && one.side === "debtor" && one.state === "open");
    if (owed === undefined) return err({ code: "clearing.unknown", id: input.id });
    const onward = owed.thread === null ? [] : (await obligationsInThread(work.tx, owed.thread)).filter((one) => one.duty === "clear" && one.side === "creditor" && one.state === "open");
    if (onward.length > 0) return err({ code: "clearing.onward", id: input.id, authorities: onward.map((one) => one.debtor) });
    const sent = await send(work, owed.creditor, owed.thread ?? input.id, { ...bare("cleared", STANDARD_PURPOSE), about: input.id });
    if (!sent.ok) return sent;
    await work.append(change("obligation", "done", owed.id, { ...settle(owed, "done", sent.value.id, work.now), result: input.words }));
    return ok({ id: input.id });
  });
}

/** Another authority says that somebody it warned us of, or whom we reported, is not the one. */
export async function receiveClearing(work: Work, from: Authority, message: Message): Promise<void> {
  const { body } = message;
  if (body.kind !== "clearing") return;
  const original = await findRow(work.tx, "message", body.about);
  if (original === undefined || (original.from !== from.id && !original.to.includes(from.id))) return;
  const descriptions = (await findDescriptions(work.tx, body.refs.map((ref) => `${original.id}#${ref}`))).filter((one) => isProtected(body.tellsApart, one.person));
  const cleared: PlacedDescription[] = [];
  for (const one of descriptions) cleared.push(...(await clearHere(work, one, { tellsApart: body.tellsApart, reasons: body.reasons, by: `peer:${from.id}`, of: undefined })));
  const item = await findRow(work.tx, "item", original.id);
  const state = item === undefined || item.from !== from.id ? undefined : moveItem(item.state, "withdraw");
  if (item !== undefined && state !== undefined) await work.append(change("item", "settled", item.id, { state, settledAt: work.now, settledBy: message.id }));
  await settleObligations(work, (await obligationsOf(work.tx, original.id)).filter((one) => one.side === "debtor" && one.duty !== "clear"), "void", message.id);
  const owner = item?.owner ?? (await dutyOfficer(work));
  await openClear(work, { message: original, owner, between: { creditor: from, debtor: work.node.self }, start: work.now });
  await raise(work, [{ kind: "cleared", subject: original.id, with: [from.id], reasons: ["clearing.asked"], words: [`${from.name} says that this is not the listed person: undo what was done and confirm`], to: owner, thread: original.thread, once: `cleared|asked|${message.id}` }]);
  const told = await tellEverywhere(work, cleared, { tellsApart: body.tellsApart, reasons: body.reasons }, from.id);
  if (!told.ok) throw new Error(`The clearing of ${original.id} cannot be passed on: ${told.error.code}`);
}

/** Somebody we told has confirmed. */
export async function noteCleared(work: Work, from: Authority, message: Message): Promise<void> {
  if (message.body.kind !== "cleared") return;
  const about = message.body.about;
  const all = (await obligationsOf(work.tx, about)).filter((one) => one.duty === "clear" && one.side === "creditor");
  const owed = all.filter((one) => one.debtor === from.id && one.state === "open");
  if (owed.length === 0) return;
  await work.append(...owed.map((one) => change("obligation", "done", one.id, settle(one, "done", message.id, work.now))));
  const rest = (owed[0]!.thread === null ? all : await obligationsInThread(work.tx, owed[0]!.thread)).filter((one) => one.duty === "clear" && one.side === "creditor" && one.state === "open");
  await raise(work, [{ kind: "cleared", subject: about, with: [from.id], reasons: ["clearing.confirmed", ...(rest.length === 0 ? ["clearing.complete"] : [])], words: [`${from.name} has confirmed that he is cleared there`], to: owed[0]!.owner, thread: owed[0]!.thread, once: `cleared|confirmed|${message.id}` }]);
}

/**
 * Whether recognition may leave a match alone because an officer has told this very person from that one: what he recorded fits the
 * description, and the listed side does not share it.
 */
export async function toldApart(work: Pick<Work, "tx">, description: PlacedDescription, other: string): Promise<TellsApart | undefined> {
  const { members } = await findGroup(work.tx, other);
  const rejected = (await matchesTouching(work.tx, members)).filter((one) => one.state === "rejected");
  return rejected.map((one) => one.decisions.findLast((decision) => decision.state === "rejected")?.tellsApart).find((facts) => facts !== undefined && isProtected(facts, description.person));
}

/** Takes descriptions of a protected person out of recognition: they say nothing about anybody listed. */
export async function takeOut(work: Work, descriptions: readonly PlacedDescription[]): Promise<void> {
  for (const [source, ones] of Map.groupBy(descriptions.filter((one) => one.sourceKind === "message"), (one) => one.source)) {
    const message = await findRow(work.tx, "message", source);
    if (message === undefined) continue;
    const refs = [...new Set([...(message.cleared ?? []), ...ones.map((one) => one.person.ref)])];
    if (refs.length !== (message.cleared ?? []).length) await work.append(change("message", "cleared", message.id, { cleared: refs }));
  }
}

interface Ground {
  readonly tellsApart: TellsApart;
  readonly reasons: string;
  readonly by: string;
  /** The listed description he was taken for, where we know it. */
  readonly of: string | undefined;
}

/** Every description of this person here, by what tells him apart, is parted from everybody else's and taken out of recognition. */
async function clearHere(work: Work, person: PlacedDescription, ground: Ground): Promise<readonly PlacedDescription[]> {
  const { members } = await findGroup(work.tx, person.id);
  const his = (await findDescriptions(work.tx, members)).filter((one) => one.id === person.id || isProtected(ground.tellsApart, one.person));
  const own = new Set(his.map((one) => one.id));
  const decision = { state: "rejected" as const, by: ground.by, at: work.now, reasons: ground.reasons, tellsApart: ground.tellsApart };
  const joined = (await matchesTouching(work.tx, [...own])).filter((one) => (one.state === "candidate" || one.state === "confirmed") && own.has(one.a) !== own.has(one.b));
  for (const match of joined) await part(work, match, decision);
  if (ground.of !== undefined && !joined.some((one) => one.a === ground.of || one.b === ground.of)) {
    const id = matchId(person.id, ground.of);
    const [a, b] = id.split("~") as [string, string];
    const known = await findRow(work.tx, "match", id);
    await part(work, known ?? { id, a, b, score: 0, reasons: [], state: "rejected", keepUntil: null, foundAt: work.now, foundBy: ground.by, decisions: [] }, decision);
  }
  await takeOut(work, his);
  return his;
}

async function part(work: Work, match: Match, decision: Match["decisions"][number]): Promise<void> {
  await work.append(change("match", "rejected", match.id, { ...match, state: "rejected", keepUntil: keepUntil("rejected", work.now), decisions: [...match.decisions, decision] }));
  await withdrawResting(work, match.id);
  await standAgain(work, match);
}

/** Tells everybody whom we told of him, and everybody who told us, once each, but for `except`. */
async function tellEverywhere(work: Work, cleared: readonly PlacedDescription[], said: { readonly tellsApart: TellsApart; readonly reasons: string; readonly gate?: Gate }, except: string | undefined): Promise<Result<readonly string[], DraftError>> {
  const wrong = new Map<string, { readonly message: Message; readonly refs: readonly string[] }>();
  for (const direction of ["out", "in"] as const) {
    for (const [source, ones] of Map.groupBy(cleared, (one) => one.source)) {
      const message = await findRow(work.tx, "message", source);
      if (message === undefined || message.direction !== direction || (direction === "out" && message.status !== "issued")) continue;
      for (const authority of direction === "out" ? message.to : [message.from]) if (authority !== except && !wrong.has(authority)) wrong.set(authority, { message, refs: ones.map((one) => one.person.ref) });
    }
  }
  for (const [authority, { message, refs }] of wrong) {
    const gate = said.gate ?? message.gate;
    const sent = await send(work, authority, message.thread, { ...bare("clearing", message.body.purpose), about: message.id, refs: [...refs], tellsApart: said.tellsApart, reasons: said.reasons }, gate === undefined ? {} : { gate });
    if (!sent.ok) return sent;
    const to = await work.peer(authority);
    if (to === undefined) continue;
    const owner = message.direction === "out" ? (message.author ?? work.acting.actor) : work.acting.actor;
    const known = (await work.roster()).some((one) => one.id === owner) ? owner : await dutyOfficer(work);
    await settleObligations(work, (await obligationsOf(work.tx, message.id)).filter((one) => one.duty !== "clear" && (one.debtor === authority || one.creditor === authority)), "void", sent.value.id);
    await openClear(work, { message, owner: known, between: { creditor: work.node.self, debtor: to }, start: work.now });
  }
  return ok([...wrong.keys()]);
}

async function openClear(work: Work, { message, owner, between, start }: { readonly message: Message; readonly owner: string; readonly between: { readonly creditor: Authority; readonly debtor: Authority }; readonly start: Instant }): Promise<void> {
  const side = between.debtor.id === work.node.self.id ? ("debtor" as const) : ("creditor" as const);
  const zone = between.debtor.timeZone;
  const owed = openObligation(
    { id: work.newId(), duty: "clear", side, debtor: between.debtor.id, creditor: between.creditor.id, message: message.id, thread: message.thread, owner, priority: "P1", words: "Wrongly warned of: clear him everywhere and confirm" },
    { ...houseRule({ days: workingDays(start, CLEAR_WITHIN_WORKING_DAYS, zone) }, "rule 5, cleared within two working days"), regime: "heed" },
    start,
    zone,
  );
  await work.append(change("obligation", "opened", owed.id, owed));
}
