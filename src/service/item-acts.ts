import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { outsideUnion } from "../domain/authority.ts";
import type { Authority } from "../domain/authority.ts";
import { change } from "../domain/entry.ts";
import { STANDARD_PURPOSE, STANDARD_WORDS } from "../domain/gate.ts";
import { isLive, moveItem } from "../domain/item.ts";
import type { Item, ItemAct } from "../domain/item.ts";
import type { Gate, Message, MessageBody, RefusalGround } from "../domain/message.ts";
import { hold, suspend } from "../domain/obligation.ts";
import type { ClockError, Obligation } from "../domain/obligation.ts";
import { groupOf } from "../domain/match.ts";
import { mayOwn } from "../domain/roster.ts";
import { descriptionsInThread, matchesTouching } from "../store/persons.ts";
import { obligationsOf } from "../store/obligations.ts";
import { findRow } from "../store/rows.ts";
import type { Tx } from "../store/schema.ts";
import { act } from "./act.ts";
import { decide } from "./decisions.ts";
import type { ActError, Acting, Work } from "./act.ts";
import type { Action, Resource } from "./authorisation.ts";
import { openHandOver, settleHandOvers } from "./drafts.ts";
import { bare, settleObligations } from "./effects.ts";
import { send, wordsFor } from "./messages.ts";
import type { DraftError } from "./messages.ts";
import type { HeedNode } from "./node.ts";
import { recognise } from "./recognition.ts";
import { raiseTakenLate } from "./sharing.ts";
import { alertScores } from "../lib/names/index.ts";

export type ItemError = DraftError | ClockError | { code: "item.unknown"; id: string } | { code: "item.state"; id: string; state: string; act: string } | { code: "officer.unknown"; officer: string };

/** Takes an item: the act that acknowledges it, on both sides. */
export async function takeItem(node: HeedNode, acting: Acting, input: { readonly id: string }, now: Instant): Promise<Result<Item, ItemError | ActError>> {
  return onItem(node, acting, "take", input.id, now, async (work, item, from) => {
    const handed = (await obligationsOf(work.tx, item.id)).filter((one) => one.duty === "hand-over" && one.state === "open");
    // Whoever was handed what a colleague had taken takes it over; the sender has been told before.
    if (item.state === "taken" && handed.length > 0) {
      await work.append(change("item", "taken", item.id, { takenBy: work.acting.actor }));
      await settleHandOvers(work, handed);
      return ok(await refreshed(work, item));
    }
    const moved = move(item, "take");
    if (!moved.ok) return moved;
    await settleHandOvers(work, handed);
    return acknowledge(work, item, from);
  });
}

/** Taking and acknowledging are one act: the state moves here, the message moves it there. */
async function acknowledge(work: Work, item: Item, from: Authority): Promise<Result<Item, ItemError>> {
  const open = await ourDuties(work, item);
  await work.append(change("item", "taken", item.id, { state: "taken", takenAt: work.now, takenBy: work.acting.actor }), ...open.map((one) => change("obligation", "taken", one.id, { taken: true })));
  const sent = await send(work, from.id, item.thread, { ...bare("acknowledgement", STANDARD_PURPOSE), about: item.id, text: wordsFor(work, from, "") });
  if (!sent.ok) return sent;
  await settleObligations(work, open.filter((one) => one.duty === "acknowledge"), "done", sent.value.id);
  const message = await findRow(work.tx, "message", item.id);
  if (message !== undefined) await raiseTakenLate(work, message, item.owner);
  return ok(await refreshed(work, item));
}

/** Hands an item to a colleague; each hand-over waits under its own name from its own instant. */
export async function handOver(node: HeedNode, acting: Acting, input: { readonly id: string; readonly to: string; readonly reasons: string }, now: Instant): Promise<Result<Item, ItemError | ActError>> {
  return onItem(node, acting, "assign", input.id, now, (work, item) => handTo(work, item, input.to, input.reasons));
}

/** Hands several items to a colleague at once: all or none, each with a clock of its own. */
export async function handOverItems(node: HeedNode, acting: Acting, input: { readonly ids: readonly string[]; readonly to: string; readonly reasons: string }, now: Instant): Promise<Result<{ readonly handed: readonly string[] }, ItemError | ActError>> {
  // Whoever may hand over the one that is not his may hand over all.
  const strictest = async (tx: Tx): Promise<Resource> => {
    const all = await Promise.all(input.ids.map((id) => itemResource(tx, id)));
    return all.find((one) => one.owner !== acting.actor) ?? all[0] ?? { kind: "Node", id: node.self.id };
  };
  return act(node, acting, { action: "assign", resource: strictest }, now, async (work): Promise<Result<{ readonly handed: readonly string[] }, ItemError>> => {
    for (const id of input.ids) {
      const item = await findRow(work.tx, "item", id);
      if (item === undefined) return err({ code: "item.unknown", id });
      if (item.owner === input.to) continue;
      const handed = await handTo(work, item, input.to, input.reasons);
      if (!handed.ok) return handed;
    }
    return ok({ handed: input.ids });
  });
}

async function handTo(work: Work, item: Item, to: string, reasons: string): Promise<Result<Item, ItemError>> {
  const officer = (await work.roster()).find((one) => one.id === to && mayOwn(one, work.now));
  if (officer === undefined) return err({ code: "officer.unknown", officer: to });
  const open = (await obligationsOf(work.tx, item.id)).filter((one) => one.state === "open");
  await work.append(
    change("item", "assigned", item.id, { owner: officer.id, owners: [...item.owners, { owner: officer.id, from: work.now, by: work.acting.actor, reasons }] }),
    ...open.filter((one) => one.duty !== "hand-over").map((one) => change("obligation", "assigned", one.id, { owner: officer.id })),
  );
  await settleHandOvers(work, open);
  if (isLive(item.state)) await openHandOver(work, { message: item.id, thread: item.thread, owner: officer.id, priority: item.priority });
  return ok(await refreshed(work, item));
}

export interface AnswerInput {
  readonly id: string;
  readonly messageId?: string;
  readonly body: Extract<MessageBody, { kind: "answer" }>;
  readonly gate?: Gate;
}

/** Answers: stops the clock, tells the sender. An answer that names a person nobody asked about says so, and is owed an acknowledgement. */
export async function answerItem(node: HeedNode, acting: Acting, input: AnswerInput, now: Instant): Promise<Result<Message, ItemError | ActError>> {
  return onItem(node, acting, "answer", input.id, now, async (work, item, from) => {
    const moved = move(item, "answer");
    if (!moved.ok) return moved;
    const body = { ...input.body, about: item.id, round: item.round, newPersons: await newPersonsOf(work, item.thread, input.body) };
    const sent = await send(work, from.id, item.thread, body, { ...(input.messageId === undefined ? {} : { id: input.messageId }), ...(input.gate === undefined ? {} : { gate: input.gate }) });
    if (!sent.ok) return sent;
    await settleItem(work, item, moved.value, sent.value.id, "done");
    await recognise(work, { source: { noun: "message", row: sent.value }, owner: acting.actor });
    return ok(sent.value);
  });
}

/**
 * Decides inside the house about a partner's warning. The disposition stays here; the partner outside the Union gets the standard
 * words at the standard time, when the answer falls due, whatever was decided and whenever.
 */
export async function disposeItem(node: HeedNode, acting: Acting, input: { readonly id: string; readonly outcome: string; readonly reasons: string }, now: Instant): Promise<Result<Item, ItemError | ActError>> {
  return onItem(node, acting, "dispose", input.id, now, async (work, item, from) => {
    const moved = move(item, "answer");
    if (!moved.ok) return moved;
    // The answer waits for its standard time, so whoever has not been told that it arrived is told now.
    if (item.state === "open") {
      const acknowledged = await acknowledge(work, item, from);
      if (!acknowledged.ok) return acknowledged;
    }
    const due = (await ourDuties(work, item)).find((one) => one.duty === "answer")?.dueAt ?? work.now;
    const words = outsideUnion(work.node.self, from) ? STANDARD_WORDS : "";
    const sent = await send(work, from.id, item.thread, { ...bare("answer", STANDARD_PURPOSE), about: item.id, round: item.round, outcome: "assessed", newPersons: [], text: words }, { releaseAt: due });
    if (!sent.ok) return sent;
    await work.append(change("item", "disposed", item.id, { disposition: { outcome: input.outcome, reasons: input.reasons, by: work.acting.actor, at: work.now } }));
    await settleItem(work, item, moved.value, sent.value.id, "done");
    return ok(await refreshed(work, item));
  });
}

/** Proposes a refusal on one of the law's grounds; a second person confirms or rejects it. */
export async function proposeRefusal(node: HeedNode, acting: Acting, input: { readonly id: string; readonly ground: RefusalGround; readonly scope: string; readonly text: string }, now: Instant): Promise<Result<Item, ItemError | ActError>> {
  return onItem(node, acting, "proposeRefusal", input.id, now, async (work, item) => {
    const moved = move(item, "propose-refusal");
    if (!moved.ok) return moved;
    await work.append(change("item", "refusal-proposed", item.id, { state: moved.value, proposal: { ground: input.ground, scope: input.scope, text: input.text, by: work.acting.actor } }));
    return ok(await refreshed(work, item));
  });
}

/** Confirms or rejects a proposed refusal; never the proposer himself. */
export async function decideRefusal(node: HeedNode, acting: Acting, input: { readonly id: string; readonly confirm: boolean; readonly gate?: Gate; readonly messageId?: string }, now: Instant): Promise<Result<Item, ItemError | ActError>> {
  return onItem(node, acting, "confirmRefusal", input.id, now, async (work, item, from) => {
    const moved = move(item, input.confirm ? "confirm-refusal" : "reject-refusal");
    if (!moved.ok) return moved;
    if (!input.confirm || item.proposal === null) {
      await work.append(change("item", "refusal-rejected", item.id, { state: moved.value, proposal: null }));
      return ok(await refreshed(work, item));
    }
    const { ground, scope, text } = item.proposal;
    const sent = await send(work, from.id, item.thread, { ...bare("refusal", STANDARD_PURPOSE), about: item.id, round: item.round, ground, scope, text }, { ...(input.gate === undefined ? {} : { gate: input.gate }), ...(input.messageId === undefined ? {} : { id: input.messageId }) });
    if (!sent.ok) return sent;
    const decided = await decide(work, { kind: "refusal", about: item.id, reasons: `${ground}: ${scope}`, checkLater: false, despite: [] });
    if (!decided.ok) throw new Error(`The refusal of ${item.id} cannot be recorded: ${decided.error.code}`);
    await settleItem(work, item, moved.value, sent.value.id, "done");
    return ok(await refreshed(work, item));
  });
}

/** Asks the sender something; the answer's clock stands still until he replies. A second time needs his agreement. */
export async function askClarification(node: HeedNode, acting: Acting, input: { readonly id: string; readonly question: string; readonly agreed: boolean; readonly gate?: Gate; readonly messageId?: string }, now: Instant): Promise<Result<Item, ItemError | ActError>> {
  return onItem(node, acting, "askClarification", input.id, now, async (work, item, from) => {
    const stopped: { readonly one: Obligation; readonly set: Partial<Obligation> }[] = [];
    for (const one of await ourDuties(work, item)) {
      const suspended = suspend(one, work.now, "clarification asked", input.agreed);
      if (!suspended.ok) return suspended;
      stopped.push({ one, set: suspended.value });
    }
    const sent = await send(work, from.id, item.thread, { ...bare("clarification", STANDARD_PURPOSE), about: item.id, question: input.question, agreed: input.agreed }, { ...(input.gate === undefined ? {} : { gate: input.gate }), ...(input.messageId === undefined ? {} : { id: input.messageId }) });
    if (!sent.ok) return sent;
    await work.append(change("item", "suspended", item.id, { suspended: true }), ...stopped.map(({ one, set }) => change("obligation", "suspended", one.id, set)));
    return ok(await refreshed(work, item));
  });
}

/** Deviates for judicial authorisation, with length, reasons and the notice that the law asks for, in one act. */
export async function holdItem(node: HeedNode, acting: Acting, input: { readonly id: string; readonly until: Instant; readonly reasons: string; readonly gate?: Gate }, now: Instant): Promise<Result<Item, ItemError | ActError>> {
  return onItem(node, acting, "hold", input.id, now, async (work, item, from) => {
    const answer = (await ourDuties(work, item)).find((one) => one.duty === "answer");
    if (answer === undefined) return err({ code: "item.state" as const, id: item.id, state: item.state, act: "hold" });
    const held = hold(answer, work.now, input.until, "judicial authorisation");
    if (!held.ok) return held;
    const sent = await send(work, from.id, item.thread, { ...bare("hold", STANDARD_PURPOSE), about: item.id, until: input.until, reasons: input.reasons }, input.gate === undefined ? {} : { gate: input.gate });
    if (!sent.ok) return sent;
    await work.append(change("item", "held", item.id, { held: true }), change("obligation", "held", answer.id, held.value));
    return ok(await refreshed(work, item));
  });
}

/** Lets an item lapse: a decision with a name and reasons on it, told to the sender, who may dispute it. */
export async function lapseItem(node: HeedNode, acting: Acting, input: { readonly id: string; readonly reasons: string }, now: Instant): Promise<Result<Item, ItemError | ActError>> {
  return onItem(node, acting, "lapse", input.id, now, (work, item, from) => lapse(work, item, from, input.reasons));
}

/** Lets several items lapse, such as those a forecast says will be missed: all or none, each by a decision of its own with the same reasons. */
export async function lapseItems(node: HeedNode, acting: Acting, input: { readonly ids: readonly string[]; readonly reasons: string }, now: Instant): Promise<Result<{ readonly lapsed: readonly string[] }, ItemError | ActError>> {
  return act(node, acting, { action: "lapse" }, now, async (work): Promise<Result<{ readonly lapsed: readonly string[] }, ItemError>> => {
    for (const id of input.ids) {
      const item = await findRow(work.tx, "item", id);
      const from = item === undefined ? undefined : await work.peer(item.from);
      if (item === undefined || from === undefined) return err({ code: "item.unknown", id });
      const done = await lapse(work, item, from, input.reasons);
      if (!done.ok) return done;
    }
    return ok({ lapsed: input.ids });
  });
}

async function lapse(work: Work, item: Item, from: Authority, reasons: string): Promise<Result<Item, ItemError>> {
  const moved = move(item, "lapse");
  if (!moved.ok) return moved;
  const sent = await send(work, from.id, item.thread, { ...bare("lapse", STANDARD_PURPOSE), about: item.id, reasons: wordsFor(work, from, reasons) });
  if (!sent.ok) return sent;
  await work.append(change("item", "disposed", item.id, { disposition: { outcome: "lapsed", reasons, by: work.acting.actor, at: work.now } }));
  const decided = await decide(work, { kind: "lapse", about: item.id, reasons, checkLater: false, despite: [] });
  if (!decided.ok) throw new Error(`The decision to let ${item.id} lapse cannot be recorded: ${decided.error.code}`);
  await settleItem(work, item, moved.value, sent.value.id, "lapsed");
  return ok(await refreshed(work, item));
}

/** Who of an answer's persons no description of the thread matches. */
async function newPersonsOf(work: Work, thread: string, body: MessageBody): Promise<string[]> {
  const inThread = new Set((await descriptionsInThread(work.tx, thread)).map((one) => one.id));
  const fresh: string[] = [];
  for (const person of body.persons) {
    if (person.bystander) continue;
    const near = work.node.recogniser.search(person, 50).filter((one) => one.score >= alertScores.queue);
    const reach = await Promise.all(near.map(async (one) => groupOf(one.id, await matchesTouching(work.tx, [one.id])).members));
    if (!reach.flat().some((id) => inThread.has(id))) fresh.push(person.ref);
  }
  return fresh;
}

async function settleItem(work: Work, item: Item, state: Item["state"], by: string, ending: "done" | "lapsed"): Promise<void> {
  await work.append(change("item", "settled", item.id, { state, settledAt: work.now, settledBy: by, suspended: false, ...(item.takenAt === null ? { takenAt: work.now, takenBy: work.acting.actor } : {}) }));
  await settleObligations(work, await ourDuties(work, item), ending, by);
  await settleHandOvers(work, await obligationsOf(work.tx, item.id));
}

/** What we owe on the message itself; a briefing and a clearing end by acts of their own. */
async function ourDuties(work: Work, item: Item): Promise<readonly Obligation[]> {
  return (await obligationsOf(work.tx, item.id)).filter((one) => one.side === "debtor" && one.state === "open" && one.duty !== "brief" && one.duty !== "clear");
}

function move(item: Item, wanted: ItemAct): Result<Item["state"], ItemError> {
  const state = moveItem(item.state, wanted);
  return state === undefined ? err({ code: "item.state", id: item.id, state: item.state, act: wanted }) : ok(state);
}

async function refreshed(work: Work, item: Item): Promise<Item> {
  return (await findRow(work.tx, "item", item.id)) ?? item;
}

async function onItem<T>(node: HeedNode, acting: Acting, action: Action, id: string, now: Instant, fn: (work: Work, item: Item, from: Authority) => Promise<Result<T, ItemError>>): Promise<Result<T, ItemError | ActError>> {
  return act(node, acting, { action, resource: (tx) => itemResource(tx, id) }, now, async (work): Promise<Result<T, ItemError>> => {
    const item = await findRow(work.tx, "item", id);
    const from = item === undefined ? undefined : await work.peer(item.from);
    if (item === undefined || from === undefined) return err({ code: "item.unknown", id });
    return fn(work, item, from);
  });
}

async function itemResource(tx: Tx, id: string): Promise<Resource> {
  const item = await findRow(tx, "item", id);
  return { kind: "Item", id, ...(item === undefined ? {} : { owner: item.owner, terrorism: item.terrorism, ...(item.proposal === null || item.proposal === undefined ? {} : { author: item.proposal.by }) }) };
}

