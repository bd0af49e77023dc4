import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { addresseeId } from "../domain/addressee.ts";
import type { Authority } from "../domain/authority.ts";
import { change } from "../domain/entry.ts";
import { STANDARD_PURPOSE } from "../domain/gate.ts";
import { isRecall, priorityOf } from "../domain/message.ts";
import type { Message } from "../domain/message.ts";
import { dueAt, houseRule, openObligation, settle } from "../domain/obligation.ts";
import type { Obligation } from "../domain/obligation.ts";
import { workingDays } from "../domain/working-days.ts";
import { addresseesOfMany, messagesAbout, messagesInThread } from "../store/messages.ts";
import { obligationsAbout, obligationsOf } from "../store/obligations.ts";
import { findRow } from "../store/rows.ts";
import { act, consult } from "./act.ts";
import type { ActError, Acting, Work } from "./act.ts";
import { bare, ownerOf, settleObligations } from "./effects.ts";
import { reportConfirmed } from "./holders.ts";
import { send, wordsFor } from "./messages.ts";
import type { DraftError } from "./messages.ts";
import type { HeedNode } from "./node.ts";
import { raise } from "./signals.ts";

/** What was corrected is replaced wherever it was used within two working days, Directive (EU) 2016/680 Article 7(3). */
const REPLACE_WITHIN_WORKING_DAYS = 2;

export type ReplacementError = DraftError | { code: "replacement.unknown"; id: string } | { code: "replacement.onward"; id: string; authorities: readonly string[] };

/** A correction or a withdrawal of ours has reached an addressee, which from now on owes the word that it has taken it over. What it owed for an older version ends. */
export async function oweReplacement(work: Work, correction: Message, to: Authority, from: Instant): Promise<void> {
  const { body } = correction;
  if (!isRecall(body.kind) || !("about" in body)) return;
  if (body.kind !== "consent-revocation") {
    const versions = (await correctionsOf(work, body.about, "out")).filter((one) => one.to.includes(to.id));
    if (versions.some((one) => one.version > correction.version)) return;
    await endOlder(work, versions, correction);
  }
  const owner = await ownerOf(work, correction);
  const owed = await replacement(work, correction, { owner, between: { creditor: work.node.self, debtor: to }, start: from });
  await work.append(change("obligation", "opened", owed.id, owed));
  // The word may have overtaken the receipt.
  const addressee = await findRow(work.tx, "addressee", addresseeId(correction.id, to.id));
  if (addressee?.takenAt !== null && addressee?.takenAt !== undefined) await work.append(change("obligation", "done", owed.id, settle(owed, "done", addressee.id, addressee.takenAt as Instant)));
}

/** A correction or a withdrawal has reached us: somebody here owes its author the word that copies, notes and decisions follow it. */
export async function openReplacement(work: Work, correction: Message, from: Authority, owner: string): Promise<void> {
  const { body } = correction;
  if (!isRecall(body.kind) || !("about" in body)) return;
  if (body.kind !== "consent-revocation") await endOlder(work, await correctionsOf(work, body.about, "in"), correction);
  const owed = await replacement(work, correction, { owner, between: { creditor: from, debtor: work.node.self }, start: (correction.receivedAt ?? work.now) as Instant });
  await work.append(change("obligation", "opened", owed.id, owed));
}

/**
 * Confirms to its author that a correction or a withdrawal is carried out here, in copies, notes and decisions too, after everybody we passed
 * the matter on to has confirmed it to us; `id` is that of the correction or withdrawal, or of what it is about.
 */
export async function confirmReplacement(node: HeedNode, acting: Acting, input: { readonly id: string; readonly words: string }, now: Instant): Promise<Result<{ readonly id: string }, ReplacementError | ActError>> {
  return act(node, acting, { action: "take", resource: { kind: "Item", id: input.id } }, now, async (work): Promise<Result<{ id: string }, ReplacementError>> => {
    const named = await findRow(work.tx, "message", input.id);
    const correction = named !== undefined && isRecall(named.body.kind) ? named : (await correctionsOf(work, input.id, "in")).toSorted((a, b) => b.version - a.version)[0];
    const from = correction?.direction === "in" ? await work.peer(correction.from) : undefined;
    const owed = correction === undefined ? undefined : (await obligationsOf(work.tx, correction.id)).find((one) => one.duty === "acknowledge" && one.side === "debtor" && one.state === "open");
    if (correction === undefined || from === undefined || owed === undefined) return err({ code: "replacement.unknown", id: input.id });
    const open = await unconfirmedOnward(work, correction);
    if (open.length > 0) return err({ code: "replacement.onward", id: correction.id, authorities: open });
    const sent = await send(work, from.id, correction.thread, { ...bare("acknowledgement", STANDARD_PURPOSE), about: correction.id, text: wordsFor(work, from, "") });
    if (!sent.ok) return sent;
    await work.append(change("obligation", "done", owed.id, { ...settle(owed, "done", sent.value.id, work.now), result: input.words }));
    return ok({ id: correction.id });
  });
}

/** An addressee has said that it took a correction over: its author hears who is still to. */
export async function noteReplaced(work: Work, correction: Message, from: Authority): Promise<void> {
  const { body } = correction;
  if (!isRecall(body.kind) || !("about" in body)) return;
  await reportConfirmed(work, correction, from.id);
  const versions = (await correctionsOf(work, body.about, "out")).filter((one) => one.version === correction.version);
  const owed = (await obligationsAbout(work.tx, { messages: versions.map((one) => one.id), persons: [], watchFiles: [] })).filter((one) => isReplacement(one) && one.state === "open");
  await raise(work, [{ kind: "delivery", subject: body.about, with: [from.id, correction.id], reasons: ["correction.confirmed", ...(owed.length === 0 ? ["correction.complete"] : [])], words: [body.kind === "correction" ? `${from.name} has replaced what was corrected` : `${from.name} no longer uses what was taken back`], to: await ownerOf(work, correction), thread: correction.thread, once: `correction|confirmed|${correction.id}|${from.id}` }]);
}

/** Where the newest version of a message of ours stands with somebody who had an older one. */
export interface Replacement {
  readonly authority: string;
  /** The message that brought the newest version, and which version that is. */
  readonly correction: string;
  readonly version: number;
  readonly sentAt: string;
  readonly deliveredAt: string | null;
  /** When it confirmed that what was corrected is replaced there. */
  readonly confirmedAt: string | null;
  readonly due: string | null;
  /** Not confirmed, and the time for it has passed. */
  readonly overdue: boolean;
}

/** Who was told otherwise, and who has confirmed that what was corrected is replaced; for the author of a message that was corrected. */
export async function readReplacements(node: HeedNode, acting: Acting, input: { readonly id: string }, now: Instant): Promise<Result<readonly Replacement[], { code: "message.unknown"; id: string } | ActError>> {
  return consult(node, acting, { action: "readThread", resource: { kind: "Message", id: input.id } }, now, async (work) => {
    const message = await findRow(work.tx, "message", input.id);
    if (message === undefined || message.direction !== "out") return err({ code: "message.unknown" as const, id: input.id });
    const versions = (await correctionsOf(work, message.id, "out")).filter((one) => one.body.kind === "correction");
    const newest = versions.filter((one) => versions.every((other) => other.version <= one.version));
    const [addressees, owed] = [await addresseesOfMany(work.tx, newest.map((one) => one.id)), await obligationsAbout(work.tx, { messages: newest.map((one) => one.id), persons: [], watchFiles: [] })];
    const rows = newest.flatMap((correction) =>
      addressees.filter((one) => one.message === correction.id).map((one): Replacement => {
        const duty = owed.find((each) => each.message === correction.id && each.debtor === one.to && isReplacement(each));
        const due = duty === undefined ? null : (dueAt(duty) ?? null);
        return { authority: one.to, correction: correction.id, version: correction.version, sentAt: one.queuedAt, deliveredAt: one.deliveredAt, confirmedAt: one.takenAt, due, overdue: one.takenAt === null && due !== null && due < work.now };
      }),
    );
    return ok({ value: rows, returned: [message.id, ...newest.map((one) => one.id)] });
  });
}

/** Who of those we passed a matter on to has not yet confirmed the recall that we made of this one. */
async function unconfirmedOnward(work: Work, recall: Message): Promise<readonly string[]> {
  const children = (await messagesInThread(work.tx, recall.thread)).filter((one) => one.direction === "out" && one.passes === recall.id && isRecall(one.body.kind));
  const standing = await addresseesOfMany(work.tx, children.map((one) => one.id));
  return standing.filter((one) => one.takenAt === null).map((one) => one.to);
}

/** By the priority of what is called back: an emergency in two hours, what is urgent in a day, the rest within two working days, whatever its words say. */
async function replacement(work: Work, correction: Message, { owner, between, start }: { readonly owner: string; readonly between: { readonly creditor: Authority; readonly debtor: Authority }; readonly start: Instant }): Promise<Obligation> {
  const zone = between.debtor.timeZone;
  const original = "about" in correction.body ? await findRow(work.tx, "message", correction.body.about) : undefined;
  const priority = original === undefined ? "P2" : priorityOf(original.body);
  const hours = priority === "P0" ? 2 : priority === "P1" ? 24 : undefined;
  const within = hours === undefined ? { days: workingDays(start, REPLACE_WITHIN_WORKING_DAYS, zone) } : { hours };
  return openObligation(
    { id: work.newId(), duty: "acknowledge", side: between.debtor.id === work.node.self.id ? "debtor" : "creditor", debtor: between.debtor.id, creditor: between.creditor.id, message: correction.id, thread: correction.thread, owner, priority: hours === undefined ? "P2" : priority, words: correction.body.kind === "correction" ? "Corrected by its author: replace what was used of it and confirm" : "Taken back by its author: use it no more, erase copies and confirm" },
    { ...houseRule(within, hours === undefined ? "rule 6, a correction is taken over within two working days" : `rule 6, taken over within ${hours} hours where it is urgent`), regime: "heed" },
    start,
    zone,
  );
}

async function endOlder(work: Work, versions: readonly Message[], correction: Message): Promise<void> {
  for (const one of versions) {
    if (one.version < correction.version) await settleObligations(work, (await obligationsOf(work.tx, one.id)).filter((each) => isReplacement(each) && (correction.direction === "in" || correction.to.includes(each.debtor))), "void", correction.id);
  }
}

async function correctionsOf(work: Work, message: string, direction: Message["direction"]): Promise<readonly Message[]> {
  return (await messagesAbout(work.tx, message)).filter((one) => one.direction === direction && (one.body.kind === "correction" || one.body.kind === "withdrawal") && one.status !== "discarded");
}

function isReplacement(one: Obligation): boolean {
  return one.duty === "acknowledge";
}
