import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import { dateOf } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import { change } from "../domain/entry.ts";
import { heldFor, heldSince, holderOf } from "../domain/hand.ts";
import type { Hand } from "../domain/hand.ts";
import { priorityOf } from "../domain/message.ts";
import type { Message } from "../domain/message.ts";
import { houseRule, openObligation, settle } from "../domain/obligation.ts";
import type { Obligation } from "../domain/obligation.ts";
import { TAKE_WITHIN } from "../domain/regime.ts";
import { mayOwn, onRung, rungAbove } from "../domain/roster.ts";
import { obligationsOf } from "../store/obligations.ts";
import { findRow } from "../store/rows.ts";
import { act } from "./act.ts";
import type { ActError, Acting, Work } from "./act.ts";
import type { HeedNode } from "./node.ts";
import { raise } from "./signals.ts";

export type HandError =
  | { code: "message.unknown"; id: string }
  | { code: "message.not-draft"; id: string; status: string }
  | { code: "draft.not-holder"; id: string; holder: string }
  | { code: "officer.unknown"; officer: string };

/**
 * Hands a draft to a colleague, for approval or for anything else. He takes it up within the time of a hand-over; how long the draft
 * has been lying counts on whoever has it, so that passing it round hides nothing.
 */
export async function handDraft(node: HeedNode, acting: Acting, input: { readonly id: string; readonly to: string; readonly reasons: string }, now: Instant): Promise<Result<Message, HandError | ActError>> {
  return onDraft(node, acting, input.id, now, async (work, message) => {
    const officer = (await work.roster()).find((one) => one.id === input.to && mayOwn(one, work.now));
    if (officer === undefined) return err({ code: "officer.unknown" as const, officer: input.to });
    const open = await openHouseDuties(work, message.id);
    const lying = open.filter((one) => one.duty === "draft");
    await settleHandOvers(work, open);
    await work.append(...lying.map((one) => change("obligation", "assigned", one.id, { owner: officer.id })));
    await openHandOver(work, { message: message.id, thread: message.thread, owner: officer.id, priority: priorityOf(message.body) });
    return ok(await note(work, message, { kind: "handed", to: officer.id, reasons: input.reasons }));
  });
}

/** Its holder says why a draft does not leave yet. He has taken it up; that it lies still counts. */
export async function holdDraft(node: HeedNode, acting: Acting, input: { readonly id: string; readonly reasons: string }, now: Instant): Promise<Result<Message, HandError | ActError>> {
  return onDraft(node, acting, input.id, now, async (work, message) => {
    const holder = holderOf(message) ?? "";
    if (holder !== work.acting.actor) return err({ code: "draft.not-holder" as const, id: message.id, holder });
    await settleHandOvers(work, await openHouseDuties(work, message.id));
    return ok(await note(work, message, { kind: "held", to: holder, reasons: input.reasons }));
  });
}

/** Somebody asks after a draft: whoever has it hears, and whoever stands above him. */
export async function chaseDraft(node: HeedNode, acting: Acting, input: { readonly id: string; readonly words: string }, now: Instant): Promise<Result<Message, HandError | ActError>> {
  return onDraft(node, acting, input.id, now, async (work, message) => {
    const holder = holderOf(message) ?? "";
    const chased = await note(work, message, { kind: "chased", to: holder, reasons: input.words });
    const roster = await work.roster();
    const above = onRung(roster, rungAbove(roster, holder, 1), work.now)?.id ?? holder;
    const lying = (await openHouseDuties(work, message.id)).find((one) => one.duty === "draft");
    const told = await tellOfDraft(work, chased);
    await raise(work, [...new Set([holder, above])].map((to) => ({ kind: "stale-draft" as const, subject: message.id, with: [...(lying === undefined ? [] : [lying.id]), ...told.with], reasons: ["draft.chased"], words: [...told.words, `Asked after: ${input.words}`], to, due: lying?.dueAt ?? null, thread: message.thread, once: `chased|${message.id}|${work.now}|${to}` })));
    return ok(chased);
  });
}

/** From now on it counts how long this draft lies. */
export async function openDraftDuty(work: Work, message: Message): Promise<void> {
  const priority = priorityOf(message.body);
  const lying = openObligation(
    { id: work.newId(), duty: "draft", side: "house", debtor: work.node.self.id, creditor: work.node.self.id, message: message.id, thread: message.thread, owner: message.author ?? work.acting.actor, priority, words: "Written for another authority: send it or drop it" },
    houseRule(TAKE_WITHIN[priority], "a draft is sent or dropped within the time in which it would have to be taken there"),
    work.now,
    work.node.self.timeZone,
  );
  await work.append(change("obligation", "opened", lying.id, lying));
}

/** Opens the clock of a hand-over, from this instant and under the name of whoever was handed it. */
export async function openHandOver(work: Work, handed: Pick<Obligation, "owner" | "priority"> & { readonly message: string; readonly thread: string }): Promise<void> {
  const hop = openObligation(
    { id: work.newId(), duty: "hand-over", side: "house", debtor: work.node.self.id, creditor: work.node.self.id, ...handed, words: "Handed on inside the house: take it up" },
    houseRule(TAKE_WITHIN[handed.priority], "each hand-over has a clock of its own"),
    work.now,
    work.node.self.timeZone,
  );
  await work.append(change("obligation", "opened", hop.id, hop));
}

/** Ends the hand-overs among these duties: what was handed on has been taken up, or has moved on. */
export async function settleHandOvers(work: Work, duties: readonly Obligation[]): Promise<void> {
  await work.append(...duties.filter((one) => one.duty === "hand-over" && one.state === "open").map((one) => change("obligation", "done", one.id, settle(one, "done", work.acting.actor, work.now))));
}

/** The draft has left or was dropped: nothing of it lies here any more. */
export async function settleDraft(work: Work, message: string, state: "done" | "void"): Promise<void> {
  const open = (await openHouseDuties(work, message)).filter((one) => one.duty === "draft" || one.duty === "hand-over");
  await work.append(...open.map((one) => change("obligation", state === "done" ? "done" : "voided", one.id, settle(one, state, work.acting.actor, work.now))));
}

/** For whom a draft was written, who has it since when, and why: what a stale draft tells. */
export async function tellOfDraft(work: Work, message: Message): Promise<{ readonly with: readonly string[]; readonly words: readonly string[] }> {
  const holder = holderOf(message) ?? "";
  const zone = work.node.self.timeZone;
  const post = (await work.roster()).find((one) => one.id === holder)?.post ?? "duty desk";
  const names: string[] = [];
  for (const to of message.to) names.push((await work.peer(to))?.name ?? to);
  const day = (at: string | undefined) => (at === undefined ? "a day not known" : dateOf(at as Instant, zone));
  const why = heldFor(message);
  return {
    with: [...message.to, holder],
    words: [`Written for ${names.join(", ")} on ${day(message.draftedAt)} and not sent`, `With ${post} since ${day(heldSince(message))}${why === undefined ? "" : `: ${why}`}`],
  };
}

async function openHouseDuties(work: Work, message: string): Promise<readonly Obligation[]> {
  return (await obligationsOf(work.tx, message)).filter((one) => one.side === "house" && one.state === "open");
}

async function note(work: Work, message: Message, hand: Pick<Hand, "kind" | "to" | "reasons">): Promise<Message> {
  const hands = [...(message.hands ?? []), { ...hand, by: work.acting.actor, at: work.now }];
  const set = { hands, heldBy: hand.to };
  await work.append(change("message", hand.kind, message.id, set));
  return { ...message, ...set };
}

async function onDraft(node: HeedNode, acting: Acting, id: string, now: Instant, fn: (work: Work, message: Message) => Promise<Result<Message, HandError>>): Promise<Result<Message, HandError | ActError>> {
  return act(node, acting, { action: "draft" }, now, async (work): Promise<Result<Message, HandError>> => {
    const message = await findRow(work.tx, "message", id);
    if (message === undefined || message.direction !== "out") return err({ code: "message.unknown", id });
    if (message.status !== "draft") return err({ code: "message.not-draft", id, status: message.status });
    return fn(work, message);
  });
}
