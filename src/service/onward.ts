import { change } from "../domain/entry.ts";
import { commonFields, isOpening } from "../domain/message.ts";
import type { Message, MessageBody } from "../domain/message.ts";
import { addresseesOf, messagesInThread } from "../store/messages.ts";
import { obligationsOf } from "../store/obligations.ts";
import type { Work } from "./act.ts";
import { bare, settleObligations } from "./effects.ts";
import { send } from "./messages.ts";

/**
 * What we passed on goes where it went, once more, as its author has corrected it: the second hand is told by whoever told it, under the
 * handling and the gate of the first time.
 */
export async function correctOnward(work: Work, original: Message, correction: Message): Promise<void> {
  const { body } = correction;
  const { kind } = original.body;
  if (body.kind !== "correction" || !isOpening(kind)) return;
  for (const forward of await forwardsOf(work, original)) {
    const replaces = kind === "forward" ? body.replaces : kind;
    await again(work, forward, correction, (version) => ({ kind: "correction", ...commonFields(body), emergency: false, earlier: [], about: forward.id, version, replaces, reasons: body.reasons, ...(body.event === undefined ? {} : { event: body.event }) }), "corrected");
  }
}

/** What we passed on is taken back where it went, what still waits for approval included, because its author has taken it back from us. */
export async function withdrawOnward(work: Work, original: Message, withdrawal: Message): Promise<void> {
  await dropDrafts(work, original, withdrawal);
  for (const forward of await forwardsOf(work, original)) await takeBack(work, forward, withdrawal);
}

/** What we passed on to one authority is taken back there, because its author has taken back its consent. */
export async function withdrawPassedTo(work: Work, revocation: Message, target: string): Promise<void> {
  const originals = (await messagesInThread(work.tx, revocation.thread)).filter((one) => one.direction === "in" && isOpening(one.body.kind));
  for (const original of originals) {
    await dropDrafts(work, original, revocation, target);
    for (const forward of await forwardsOf(work, original)) if (forward.to.includes(target) && forward.body.kind === "forward" && forward.body.token !== undefined) await takeBack(work, forward, revocation);
  }
}

async function takeBack(work: Work, forward: Message, because: Message): Promise<void> {
  const { body } = because;
  if (!("reasons" in body)) return;
  await again(work, forward, because, (version) => ({ ...bare("withdrawal", forward.body.purpose), about: forward.id, version, reasons: body.reasons }), "withdrawn");
  await settleObligations(work, (await obligationsOf(work.tx, forward.id)).filter((one) => one.side === "creditor"), "void", because.id);
}

/** Nobody approves any more what its author has taken back. */
async function dropDrafts(work: Work, original: Message, because: Message, target?: string): Promise<void> {
  const thread = await messagesInThread(work.tx, original.thread);
  for (const one of thread) {
    if (one.status !== "draft" || one.passes !== original.id || (target !== undefined && !one.to.includes(target))) continue;
    await work.append(change("message", "discarded", one.id, { status: "discarded", discardedFor: "Taken back by its author before it was passed on" }));
    await settleObligations(work, await obligationsOf(work.tx, one.id), "void", because.id);
  }
}

async function again(work: Work, forward: Message, passes: Message, bodyOf: (version: number) => MessageBody, event: "corrected" | "withdrawn"): Promise<void> {
  const version = forward.version + 1;
  await work.append(change("message", event, forward.id, { status: "withdrawn", version }));
  const to = (await addresseesOf(work.tx, forward.id)).map((one) => one.to);
  const sent = await send(work, to, forward.thread, bodyOf(version), { passes: passes.id, ...(forward.gate === undefined ? {} : { gate: forward.gate }) });
  if (!sent.ok) throw new Error(`What ${forward.id} passed on cannot be ${event}: ${sent.error.code}`);
}

/** Forwards of ours that left and stand, or stand corrected. */
async function forwardsOf(work: Work, original: Message): Promise<readonly Message[]> {
  const thread = await messagesInThread(work.tx, original.thread);
  const gone = new Set(thread.flatMap((one) => (one.direction === "out" && one.body.kind === "withdrawal" ? [one.body.about] : [])));
  return thread.filter((one) => one.direction === "out" && one.body.kind === "forward" && (one.passes ?? one.body.original) === original.id && one.issuedAt !== undefined && !gone.has(one.id));
}
