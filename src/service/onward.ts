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
    await again(work, forward, (version) => ({ kind: "correction", ...commonFields(body), emergency: false, earlier: [], about: forward.id, version, replaces, reasons: body.reasons, ...(body.event === undefined ? {} : { event: body.event }) }), "corrected");
  }
}

/** What we passed on is taken back where it went, because its author has taken it back from us. */
export async function withdrawOnward(work: Work, original: Message, withdrawal: Message): Promise<void> {
  const { body } = withdrawal;
  if (body.kind !== "withdrawal") return;
  for (const forward of await forwardsOf(work, original)) {
    await again(work, forward, (version) => ({ ...bare("withdrawal", forward.body.purpose), about: forward.id, version, reasons: body.reasons }), "withdrawn");
    await settleObligations(work, (await obligationsOf(work.tx, forward.id)).filter((one) => one.side === "creditor"), "void", withdrawal.id);
  }
}

async function again(work: Work, forward: Message, bodyOf: (version: number) => MessageBody, event: "corrected" | "withdrawn"): Promise<void> {
  const version = forward.version + 1;
  await work.append(change("message", event, forward.id, { status: "withdrawn", version }));
  const to = (await addresseesOf(work.tx, forward.id)).map((one) => one.to);
  const sent = await send(work, to, forward.thread, bodyOf(version), forward.gate === undefined ? {} : { gate: forward.gate });
  if (!sent.ok) throw new Error(`What ${forward.id} passed on cannot be ${event}: ${sent.error.code}`);
}

/** Forwards of ours that left and stand, or stand corrected. */
async function forwardsOf(work: Work, original: Message): Promise<readonly Message[]> {
  const thread = await messagesInThread(work.tx, original.thread);
  const gone = new Set(thread.flatMap((one) => (one.direction === "out" && one.body.kind === "withdrawal" ? [one.body.about] : [])));
  return thread.filter((one) => one.direction === "out" && one.body.kind === "forward" && one.body.original === original.id && one.issuedAt !== undefined && !gone.has(one.id));
}
