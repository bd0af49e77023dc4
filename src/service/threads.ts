import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import { explainDeadline } from "../lib/clock/index.ts";
import type { DeadlineLine, Instant } from "../lib/clock/index.ts";
import type { Addressee } from "../domain/addressee.ts";
import type { Item } from "../domain/item.ts";
import type { Message } from "../domain/message.ts";
import { lateness } from "../domain/obligation.ts";
import type { Obligation } from "../domain/obligation.ts";
import type { Signal } from "../domain/signal.ts";
import { addresseesOfMany, itemsInThread, messagesInThread, recentMessages } from "../store/messages.ts";
import { obligationsInThread } from "../store/obligations.ts";
import { envelopesOf } from "../store/outbox.ts";
import { descriptionsInThread, matchesTouching } from "../store/persons.ts";
import { listSignals } from "../store/signals.ts";
import { consult } from "./act.ts";
import type { ActError, Acting } from "./act.ts";
import { matchViews } from "./desk.ts";
import type { MatchView } from "./desk.ts";
import type { HeedNode } from "./node.ts";

/** A duty with its deadline explained step by step. */
export interface ExplainedObligation {
  readonly obligation: Obligation;
  readonly explanation: readonly DeadlineLine[];
  readonly lateMs: number;
}

/** Proof that an envelope arrived. */
export interface Proof {
  readonly envelope: string;
  readonly message: string;
  readonly peer: string;
  readonly direction: "in" | "out";
  readonly digest: string;
  readonly receipt: string | null;
  readonly receivedAt: string | null;
}

/** Everything of one thread, as one page shows it. */
export interface Thread {
  readonly id: string;
  readonly messages: readonly Message[];
  readonly addressees: readonly Addressee[];
  readonly items: readonly Item[];
  readonly obligations: readonly ExplainedObligation[];
  readonly matches: readonly MatchView[];
  readonly signals: readonly Signal[];
  readonly proofs: readonly Proof[];
}

/** A thread whole: messages, where each addressee stands, clocks with their explanation, candidates, proofs. */
export async function readThread(node: HeedNode, acting: Acting, input: { readonly id: string }, now: Instant): Promise<Result<Thread, { code: "thread.unknown"; id: string } | ActError>> {
  return consult(node, acting, { action: "readThread" }, now, async (work) => {
    const messages = await messagesInThread(work.tx, input.id);
    if (messages.length === 0) return err({ code: "thread.unknown" as const, id: input.id });
    const ids = messages.map((one) => one.id);
    const descriptions = await descriptionsInThread(work.tx, input.id);
    const matches = (await matchesTouching(work.tx, descriptions.map((one) => one.id))).filter((one) => one.state !== "near-miss");
    const obligations = await obligationsInThread(work.tx, input.id);
    const thread: Thread = {
      id: input.id,
      messages,
      addressees: await addresseesOfMany(work.tx, ids),
      items: await itemsInThread(work.tx, input.id),
      obligations: obligations.map((obligation) => ({ obligation, explanation: explainDeadline(obligation.deadline), lateMs: lateness(obligation, work.now) })),
      matches: await matchViews(work.tx, matches),
      signals: await listSignals(work.tx, { thread: input.id, limit: 200 }),
      proofs: (await envelopesOf(work.tx, ids)).map(({ bytes: _bytes, ...one }) => ({ envelope: one.id, message: one.message, peer: one.peer, direction: one.direction, digest: one.digest, receipt: one.receipt, receivedAt: one.receivedAt })),
    };
    return ok({ value: thread, returned: [...ids, ...descriptions.map((one) => one.id)] });
  });
}

/** Messages, newest first. */
export async function readMessages(node: HeedNode, acting: Acting, input: { readonly before?: { readonly at: string; readonly id: string }; readonly limit: number }, now: Instant): Promise<Result<readonly Message[], ActError>> {
  return consult(node, acting, { action: "readThread" }, now, async (work) => {
    const messages = await recentMessages(work.tx, input);
    return ok({ value: messages, returned: messages.map((one) => one.id) });
  });
}
