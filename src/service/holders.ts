import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { outsideUnion } from "../domain/authority.ts";
import type { Authority } from "../domain/authority.ts";
import { consentsOf } from "../domain/consent.ts";
import { STANDARD_PURPOSE } from "../domain/gate.ts";
import { isRecall } from "../domain/message.ts";
import type { Message, MessageBody } from "../domain/message.ts";
import { dueAt } from "../domain/obligation.ts";
import { addresseesOf, addresseesOfMany, messagesAbout } from "../store/messages.ts";
import { obligationsAbout } from "../store/obligations.ts";
import { findRow } from "../store/rows.ts";
import { consult } from "./act.ts";
import type { ActError, Acting, Work } from "./act.ts";
import { bare, ownerOf } from "./effects.ts";
import { send } from "./messages.ts";
import type { HeedNode } from "./node.ts";
import { authorityNames } from "./names.ts";
import { raise } from "./signals.ts";

type HolderState = Extract<MessageBody, { kind: "passed-on" }>["state"];

/** What we passed on has left: whoever told us hears who has it now. */
export async function reportPassed(work: Work, forward: Message): Promise<void> {
  for (const holder of forward.to) await reportHolder(work, forward, holder, "passed");
}

/** Where a copy that we passed on stands with whoever has it, told to whoever we have it from. */
export async function reportHolder(work: Work, forward: Message, holder: string, state: HolderState): Promise<void> {
  if (forward.body.kind !== "forward" || forward.passes === undefined) return;
  await tellUpstream(work, forward.passes, { holder, state });
}

/** Somebody confirmed a recall that we passed on: told to whoever that recall came from. */
export async function reportConfirmed(work: Work, recall: Message, holder: string): Promise<void> {
  const above = recall.passes === undefined ? undefined : await findRow(work.tx, "message", recall.passes);
  if (above === undefined || !("about" in above.body)) return;
  await tellUpstream(work, above.body.about, { holder, state: "confirmed", recall: above.version });
}

/** Whoever has a message of ours from somebody else: kept with it, told to its author, and carried on to whoever we have it from. */
export async function receivePassedOn(work: Work, from: Authority, message: Message): Promise<void> {
  const { body } = message;
  if (body.kind !== "passed-on") return;
  const original = await findRow(work.tx, "message", body.about);
  if (original === undefined || original.direction !== "out" || !original.to.includes(from.id)) return;
  if (original.passes !== undefined) return tellUpstream(work, original.passes, body);
  const nameOf = await authorityNames(work, [from.id, body.holder]);
  await raise(work, [{ kind: "delivery", subject: original.id, with: [body.holder, from.id], reasons: [`holder.${body.state}`], words: [`${nameOf(body.holder)}, through ${nameOf(from.id)}: ${SAYS[body.state]}`], to: await ownerOf(work, original), thread: original.thread, once: `holder|${message.id}` }]);
}

const SAYS: Record<HolderState, string> = { passed: "it was passed on there", delivered: "it has arrived there", void: "it is void there", confirmed: "the recall is confirmed there" };

/** Somebody who has a message of ours, at first or at second hand, and where that copy stands. */
export interface Holder {
  readonly authority: string;
  /** Who passed it on; null for an addressee of ours. */
  readonly via: string | null;
  /** On its way, there, its recall on the way, void by the node there, confirmed by a person there. */
  readonly state: "queued" | "passed" | "delivered" | "recalling" | "void" | "confirmed";
  /** Since when, as far as we were told. */
  readonly at: string;
  /** When the word that copies are replaced or erased is due; null while nothing is recalled. */
  readonly due: string | null;
  readonly overdue: boolean;
}

/** Everybody who has a message of ours, those at second hand as far as they were reported; for whoever wrote it. */
export async function readHolders(node: HeedNode, acting: Acting, input: { readonly id: string }, now: Instant): Promise<Result<readonly Holder[], { code: "message.unknown"; id: string } | ActError>> {
  return consult(node, acting, { action: "readThread", resource: { kind: "Message", id: input.id } }, now, async (work) => {
    const message = await findRow(work.tx, "message", input.id);
    if (message === undefined || message.direction !== "out") return err({ code: "message.unknown" as const, id: input.id });
    return ok({ value: await holdersOf(work, message), returned: [message.id] });
  });
}

async function holdersOf(work: Work, message: Message): Promise<readonly Holder[]> {
  const said = await messagesAbout(work.tx, message.id);
  const recalls = said.filter((one) => one.direction === "out" && isRecall(one.body.kind) && one.body.kind !== "consent-revocation" && one.status !== "discarded");
  const about = recalls.map((one) => one.id);
  const [standing, owed] = [await addresseesOfMany(work.tx, about), await obligationsAbout(work.tx, { messages: about, persons: [], watchFiles: [] })];
  const direct = (await addresseesOf(work.tx, message.id)).map((one): Holder => {
    const newest = recalls.filter((each) => each.to.includes(one.to)).toSorted((a, b) => b.version - a.version)[0];
    const recall = newest === undefined ? undefined : standing.find((each) => each.message === newest.id && each.to === one.to);
    if (newest === undefined || recall === undefined) return { authority: one.to, via: null, state: one.deliveredAt === null ? "queued" : "delivered", at: one.deliveredAt ?? one.queuedAt, due: null, overdue: false };
    const duty = owed.find((each) => each.message === newest.id && each.debtor === one.to && each.side === "creditor");
    const due = duty === undefined ? null : (dueAt(duty) ?? null);
    if (recall.takenAt !== null) return { authority: one.to, via: null, state: "confirmed", at: recall.takenAt, due, overdue: false };
    const isVoid = newest.body.kind === "withdrawal" && one.state === "void";
    return { authority: one.to, via: null, state: isVoid ? "void" : "recalling", at: (isVoid ? one.settledAt : recall.deliveredAt) ?? recall.queuedAt, due, overdue: due !== null && due < work.now };
  });
  return [...direct, ...direct.flatMap((one) => atSecondHand(one, said, recalls))];
}

/** What was reported through one addressee: the newest word about each holder. */
function atSecondHand(through: Holder, said: readonly Message[], recalls: readonly Message[]): readonly Holder[] {
  const newest = Math.max(0, ...recalls.filter((one) => one.to.includes(through.authority)).map((one) => one.version));
  const reports = said.flatMap((one) => (one.direction === "in" && one.from === through.authority && one.body.kind === "passed-on" ? [one.body] : []));
  return [...Map.groupBy(reports, (one) => one.holder)].map(([authority, told]): Holder => {
    const last = told.toSorted((a, b) => ORDER[a.state] - ORDER[b.state] || (a.recall ?? 0) - (b.recall ?? 0)).at(-1)!;
    const confirmed = last.state === "confirmed" && (last.recall ?? 0) >= newest;
    const state = confirmed ? "confirmed" : newest > 0 && last.state !== "void" ? "recalling" : last.state;
    return { authority, via: through.authority, state, at: last.at, due: through.due, overdue: !confirmed && through.overdue };
  });
}

const ORDER: Record<HolderState, number> = { passed: 0, delivered: 1, void: 2, confirmed: 3 };

/** Not to a partner outside the Union whose consent nobody asked: whom we tell is none of what it sees. */
async function tellUpstream(work: Work, about: string, told: { readonly holder: string; readonly state: HolderState; readonly recall?: number | undefined }): Promise<void> {
  const original = await findRow(work.tx, "message", about);
  const from = original?.direction === "in" ? await work.peer(original.from) : undefined;
  if (original === undefined || from === undefined || from.node === undefined || from.id === told.holder) return;
  if (outsideUnion(work.node.self, from) && !consentsOf(await messagesAbout(work.tx, about), work.now).some((one) => one.target === told.holder)) return;
  const body: MessageBody = { ...bare("passed-on", STANDARD_PURPOSE), about, holder: told.holder, state: told.state, at: work.now, ...(told.recall === undefined ? {} : { recall: told.recall }) };
  const sent = await send(work, from.id, original.thread, body);
  if (!sent.ok) throw new Error(`Who has ${about} cannot be told to ${from.id}: ${sent.error.code}`);
}
