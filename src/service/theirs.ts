import type { Instant } from "../lib/clock/index.ts";
import { addresseeId } from "../domain/addressee.ts";
import type { Addressee } from "../domain/addressee.ts";
import type { Authority } from "../domain/authority.ts";
import { change } from "../domain/entry.ts";
import { isOpening, isRecall, priorityOf } from "../domain/message.ts";
import type { Message, MessageBody } from "../domain/message.ts";
import { hold, resume, settle, suspend } from "../domain/obligation.ts";
import type { Obligation } from "../domain/obligation.ts";
import { messagesAbout } from "../store/messages.ts";
import { obligationsOf } from "../store/obligations.ts";
import { findRow } from "../store/rows.ts";
import type { Work } from "./act.ts";
import { noteBriefing } from "./briefings.ts";
import { reportHolder } from "./holders.ts";
import { openDuties } from "./items.ts";
import { oweReplacement } from "./replacement.ts";

/**
 * What begins at an addressee the moment it has a message of ours, in our own copy: its duties, a new round of them after a dispute, the word that a correction was taken over,
 * or the rest of a clock that stood still until our reply. `from` is the addressee's own instant, so that both sides count alike.
 */
export async function startTheirs(work: Work, message: Message, to: Authority, from: Instant): Promise<void> {
  const { body } = message;
  if (isOpening(body.kind)) {
    await reportHolder(work, message, to.id, "delivered");
    if (message.status === "issued" || (await isCorrected(work, message))) await owe(work, { message, body, round: 1, author: message.author }, to, from);
  } else if (body.kind === "answer") {
    if (body.newPersons.length > 0) await owe(work, { message, body: asWarning(body), round: 1, author: message.author }, to, from);
  } else if (body.kind === "dispute") {
    const original = await findRow(work.tx, "message", body.about);
    if (original !== undefined) await owe(work, { message: original, body: original.body, round: body.round, author: message.author }, to, from);
  } else if (isRecall(body.kind)) {
    await oweReplacement(work, message, to, from);
  } else if (body.kind === "clarification-reply") {
    await letRun(work, body.about, to, from);
  }
}

/** Whether a newer version took its place and it was not withdrawn: it is owed all the same, though its receipt came after the correction left. */
async function isCorrected(work: Work, message: Message): Promise<boolean> {
  if (message.status !== "withdrawn") return false;
  const ours = new Set((await messagesAbout(work.tx, message.id)).filter((one) => one.direction === "out").map((one) => one.body.kind));
  return ours.has("correction") && !ours.has("withdrawal");
}

/** An answer as the warning it amounts to for the persons it brings up. */
export function asWarning(body: MessageBody): MessageBody {
  const { kind: _kind, about: _about, round: _round, outcome: _outcome, newPersons: _new, ...fields } = body as Extract<MessageBody, { kind: "answer" }>;
  return { ...fields, kind: "warning" };
}

interface Owing {
  readonly message: Message;
  /** The body whose kind says what is owed. */
  readonly body: MessageBody;
  readonly round: number;
  readonly author: string | undefined;
}

async function owe(work: Work, { message, body, round, author }: Owing, to: Authority, from: Instant): Promise<void> {
  const owner = author ?? (await work.roster())[0]!.id;
  const opened = await openDuties(work, { message: message.id, thread: message.thread, owner, priority: priorityOf(message.body), round }, body, { creditor: work.node.self, debtor: to }, from);
  const addressee = await findRow(work.tx, "addressee", addresseeId(message.id, to.id));
  if (addressee === undefined || addressee.round !== round) return;
  const said = (await messagesAbout(work.tx, message.id)).filter((one) => one.from === to.id);
  for (const one of opened) await catchUp(work, one, { addressee, said });
  for (const one of said) await noteBriefing(work, to, one);
}

/**
 * A receipt that was lost may be overtaken by what the addressee did next: a question, a deviation, even the answer. What is done
 * already is opened and, where it ended, ended at once.
 */
async function catchUp(work: Work, obligation: Obligation, { addressee, said }: { readonly addressee: Addressee; readonly said: readonly Message[] }): Promise<void> {
  let current = obligation;
  for (const { body, issuedAt } of said) {
    const at = issuedAt as Instant;
    if (at < obligation.openedAt) continue; // of an earlier round
    const set = body.kind === "clarification" ? suspend(current, at, "clarification", body.agreed) : body.kind === "hold" ? hold(current, at, body.until, body.reasons) : undefined;
    if (set?.ok !== true) continue;
    await work.append(change("obligation", body.kind === "hold" ? "held" : "suspended", current.id, set.value));
    current = { ...current, ...set.value };
  }
  const { state } = addressee;
  const ended = state === "answered" || state === "refused" || state === "lapsed" || state === "void";
  const at = ended ? addressee.settledAt : state === "taken" && current.duty === "acknowledge" ? addressee.takenAt : null;
  if (at === null) return;
  const ending = state === "lapsed" || state === "void" ? state : "done";
  await work.append(change("obligation", ending === "void" ? "voided" : ending, current.id, settle(current, ending, addressee.settledBy ?? addressee.id, at as Instant)));
}

/** Our reply has reached whoever asked: the clock that stood still for it runs again, on our side as on theirs. */
async function letRun(work: Work, about: string, to: Authority, from: Instant): Promise<void> {
  for (const one of await obligationsOf(work.tx, about)) {
    if (one.side !== "creditor" || one.debtor !== to.id || one.state !== "open") continue;
    const resumed = resume(one, from);
    if (resumed.ok) await work.append(change("obligation", "resumed", one.id, resumed.value));
  }
  const addressee = await findRow(work.tx, "addressee", addresseeId(about, to.id));
  if (addressee?.suspended === true) await work.append(change("addressee", "resumed", addressee.id, { suspended: false }));
}
