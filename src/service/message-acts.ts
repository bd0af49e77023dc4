import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { advances } from "../domain/addressee.ts";
import { change } from "../domain/entry.ts";
import { STANDARD_PURPOSE } from "../domain/gate.ts";
import { commonFields, isOpening } from "../domain/message.ts";
import type { Gate, Message, MessageBody } from "../domain/message.ts";
import { settle } from "../domain/obligation.ts";
import { addresseesOf } from "../store/messages.ts";
import { obligationsAbout, obligationsOf } from "../store/obligations.ts";
import { findRow } from "../store/rows.ts";
import type { Tx } from "../store/schema.ts";
import { act } from "./act.ts";
import type { Resource } from "./authorisation.ts";
import type { ActError, Acting, Work } from "./act.ts";
import type { Action } from "./authorisation.ts";
import { consentFor } from "./consent.ts";
import { bare, settleObligations } from "./effects.ts";
import { draft, send } from "./messages.ts";
import type { DraftError } from "./messages.ts";
import type { HeedNode } from "./node.ts";
import { recheckCorrected, recheckWithdrawn } from "./recheck.ts";
import { liveVersion } from "./versions.ts";

export type SentError = DraftError | { code: "message.not-issued"; id: string; status: string } | { code: "addressee.state"; addressee: string; state: string; act: string };

/** Takes a message back from everyone it went to: void here and, when it arrives, there. */
export async function withdrawMessage(node: HeedNode, acting: Acting, input: { readonly id: string; readonly reasons: string; readonly gate?: Gate }, now: Instant): Promise<Result<Message, SentError | ActError>> {
  return onOwnMessage(node, acting, "withdraw", input.id, now, async (work, message) => {
    const version = message.version + 1;
    const live = await liveVersion(work.tx, message);
    await work.append(change("message", "withdrawn", message.id, { status: "withdrawn", version }));
    if (live !== undefined && live.id !== message.id) await work.append(change("message", "withdrawn", live.id, { status: "withdrawn" }));
    let last: Message | undefined;
    for (const one of await addresseesOf(work.tx, message.id)) {
      const sent = await send(work, one.to, message.thread, { ...bare("withdrawal", message.body.purpose), about: message.id, version, reasons: input.reasons }, input.gate === undefined ? {} : { gate: input.gate });
      if (!sent.ok) return sent;
      last = sent.value;
    }
    if (last !== undefined) await recheckWithdrawn(work, live ?? message, last, work.acting.actor);
    const owed = await obligationsAbout(work.tx, { messages: [message.id, ...(live === undefined ? [] : [live.id])], persons: [], watchFiles: [] });
    await settleObligations(work, owed, "void", message.id);
    return ok({ ...message, status: "withdrawn", version });
  });
}

/** Corrects a message: the new version goes to everyone the old one went to, and is matched afresh on both sides. */
export async function correctMessage(
  node: HeedNode,
  acting: Acting,
  input: { readonly id: string; readonly messageId?: string; readonly reasons: string; readonly body: MessageBody; readonly gate?: Gate },
  now: Instant,
): Promise<Result<Message, SentError | ActError>> {
  return onOwnMessage(node, acting, "correct", input.id, now, async (work, message) => {
    const { kind } = message.body;
    if (kind !== "request" && kind !== "warning" && kind !== "notice" && kind !== "threat") return err({ code: "message.kind" as const, kind });
    const version = message.version + 1;
    // Marks and handling travel with it: what a new version leaves out, its author has left out.
    const body: MessageBody = { kind: "correction", ...commonFields(input.body), ...(input.body.kind === "notice" ? { event: input.body.event } : {}), about: message.id, version, replaces: kind, reasons: input.reasons };
    const before = (await liveVersion(work.tx, message)) ?? message;
    await work.append(change("message", "corrected", message.id, { status: "withdrawn", version }));
    if (before.id !== message.id) await work.append(change("message", "corrected", before.id, { status: "withdrawn" }));
    const to = (await addresseesOf(work.tx, message.id)).map((one) => one.to);
    const sent = await send(work, to, message.thread, body, { ...(input.messageId === undefined ? {} : { id: input.messageId }), ...(input.gate === undefined ? {} : { gate: input.gate }) });
    if (!sent.ok) return sent;
    await recheckCorrected(work, before, sent.value, work.acting.actor);
    return ok(sent.value);
  });
}

/** Accepts an answer, a refusal or a lapse: the matter is closed on both sides. */
export async function closeMessage(node: HeedNode, acting: Acting, input: { readonly id: string; readonly authority: string }, now: Instant): Promise<Result<{ id: string }, SentError | ActError>> {
  return onOwnMessage(node, acting, "close", input.id, now, async (work, message) => {
    const one = (await addresseesOf(work.tx, message.id)).find((addressee) => addressee.to === input.authority);
    if (one === undefined) return err({ code: "addressee.unknown" as const, authority: input.authority });
    if (!advances(one.state, "closed")) return err({ code: "addressee.state" as const, addressee: one.id, state: one.state, act: "close" });
    await work.append(change("addressee", "closed", one.id, { state: "closed" }));
    const sent = await send(work, one.to, message.thread, { ...bare("closing", STANDARD_PURPOSE), about: message.id });
    return sent.ok ? ok({ id: one.id }) : sent;
  });
}

/** At most two rounds of dispute: then people speak to each other. */
const MOST_ROUNDS = 3;

/** Does not accept an answer, a refusal or a lapse: a new round with a new clock begins. */
export async function disputeAnswer(node: HeedNode, acting: Acting, input: { readonly id: string; readonly authority: string; readonly reasons: string; readonly gate?: Gate }, now: Instant): Promise<Result<{ id: string; round: number }, SentError | ActError>> {
  return onOwnMessage(node, acting, "dispute", input.id, now, async (work, message) => {
    const one = (await addresseesOf(work.tx, message.id)).find((addressee) => addressee.to === input.authority);
    if (one === undefined) return err({ code: "addressee.unknown" as const, authority: input.authority });
    const disputable = one.state === "answered" || one.state === "refused" || one.state === "lapsed";
    if (!disputable || one.round >= MOST_ROUNDS) return err({ code: "addressee.state" as const, addressee: one.id, state: one.state, act: "dispute" });
    const round = one.round + 1;
    await work.append(change("addressee", "disputed", one.id, { state: "queued", round, settledAt: null, settledBy: null }));
    const sent = await send(work, one.to, message.thread, { ...bare("dispute", message.body.purpose), about: message.id, round, reasons: input.reasons }, input.gate === undefined ? {} : { gate: input.gate });
    if (!sent.ok) return sent;
    return ok({ id: one.id, round });
  });
}

/** Replies to a question an addressee asked about a message of ours: its clock runs again when the reply arrives. */
export async function replyToClarification(node: HeedNode, acting: Acting, input: { readonly clarification: string; readonly text: string; readonly gate?: Gate }, now: Instant): Promise<Result<Message, SentError | ActError>> {
  return act(node, acting, { action: "answer", resource: { kind: "Message", id: input.clarification } }, now, async (work): Promise<Result<Message, SentError>> => {
    const question = await findRow(work.tx, "message", input.clarification);
    if (question === undefined || question.body.kind !== "clarification" || question.direction !== "in") return err({ code: "message.unknown", id: input.clarification });
    const sent = await send(work, question.from, question.thread, { ...bare("clarification-reply", question.body.purpose), about: question.body.about, text: input.text }, input.gate === undefined ? {} : { gate: input.gate });
    if (!sent.ok) return sent;
    const reply = (await obligationsOf(work.tx, question.id)).filter((one) => one.state === "open" && one.side === "house");
    await work.append(...reply.map((one) => change("obligation", "done", one.id, settle(one, "done", sent.value.id, work.now))));
    return ok(sent.value);
  });
}

/** Passes a message on to others: an act of its own, under the handling code its originator set. */
export async function forwardMessage(
  node: HeedNode,
  acting: Acting,
  input: { readonly id: string; readonly messageId?: string; readonly to: readonly string[]; readonly consent: "not-needed" | "given"; readonly text: string; readonly gate?: Gate },
  now: Instant,
): Promise<Result<Message, SentError | ActError>> {
  return act(node, acting, { action: "forward", resource: { kind: "Message", id: input.id } }, now, async (work): Promise<Result<Message, SentError>> => {
    const original = await findRow(work.tx, "message", input.id);
    if (original === undefined || original.direction !== "in" || !isOpening(original.body.kind)) return err({ code: "message.unknown", id: input.id });
    const standing = await liveVersion(work.tx, original);
    if (standing === undefined) return err({ code: "message.not-issued", id: input.id, status: original.status });
    const consent = await consentFor(work, original, standing, input.to, input.consent);
    if (!consent.ok) return consent;
    // At third hand it is still the first one's.
    const first = original.body.kind === "forward" ? original.body : { originator: original.from, original: original.id, originalKind: original.body.kind };
    // An emergency is declared by whoever sends, and the threads of others are none of the addressee's.
    const body: MessageBody = { kind: "forward", ...commonFields(standing.body), emergency: false, earlier: [], text: input.text, originator: first.originator, original: first.original, originalKind: first.originalKind, consent: consent.value === undefined ? input.consent : "given", ...(consent.value === undefined ? {} : { token: consent.value }) };
    return draft(work, { to: input.to, thread: original.thread, body, passes: original.id, ...(input.messageId === undefined ? {} : { id: input.messageId }), ...(input.gate === undefined ? {} : { gate: input.gate }) });
  });
}

async function onOwnMessage<T>(node: HeedNode, acting: Acting, action: Action, id: string, now: Instant, fn: (work: Work, message: Message) => Promise<Result<T, SentError>>): Promise<Result<T, SentError | ActError>> {
  const resource = async (tx: Tx): Promise<Resource> => ({ kind: "Message", id, emergency: (await findRow(tx, "message", id))?.body.emergency ?? false });
  return act(node, acting, { action, resource }, now, async (work): Promise<Result<T, SentError>> => {
    const message = await findRow(work.tx, "message", id);
    if (message === undefined || message.direction !== "out") return err({ code: "message.unknown", id });
    if (!(await stands(work, message, action))) return err({ code: "message.not-issued", id, status: message.status });
    return fn(work, message);
  });
}

/** What was corrected can be corrected again, and taken back, as long as a version of it speaks. */
async function stands(work: Work, message: Message, action: Action): Promise<boolean> {
  if (message.status === "issued") return true;
  return (action === "correct" || action === "withdraw") && message.issuedAt !== undefined && (await liveVersion(work.tx, message)) !== undefined;
}
