import { err } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import { addMs } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import type { Authority } from "../domain/authority.ts";
import { change } from "../domain/entry.ts";
import { STANDARD_PURPOSE } from "../domain/gate.ts";
import type { Gate, Message } from "../domain/message.ts";
import { canExtend, dueAt, extend, houseRule, openObligation, settle } from "../domain/obligation.ts";
import type { ClockError, Obligation } from "../domain/obligation.ts";
import { messagesAbout } from "../store/messages.ts";
import { obligationsOf } from "../store/obligations.ts";
import { findRow } from "../store/rows.ts";
import type { Tx } from "../store/schema.ts";
import { act } from "./act.ts";
import type { ActError, Acting, Work } from "./act.ts";
import { bare, ownerOf } from "./effects.ts";
import { send } from "./messages.ts";
import type { DraftError } from "./messages.ts";
import { authorityNames } from "./names.ts";
import type { HeedNode } from "./node.ts";
import { raise } from "./signals.ts";

export type ExtensionError =
  | DraftError
  | ClockError
  | { code: "item.unknown"; id: string }
  | { code: "item.state"; id: string; state: string; act: string }
  | { code: "extension.pending"; id: string }
  | { code: "extension.unknown"; id: string }
  | { code: "extension.decided"; id: string };

/**
 * Asks the sender for more time for an answer that Heed's own rule asks for; a period of the law or of an agreement is nobody's to give.
 * The clock runs on until the sender grants it, once.
 */
export async function askExtension(
  node: HeedNode,
  acting: Acting,
  input: { readonly id: string; readonly until: Instant; readonly reasons: string; readonly gate?: Gate; readonly messageId?: string },
  now: Instant,
): Promise<Result<Message, ExtensionError | ActError>> {
  const resource = async (tx: Tx) => {
    const item = await findRow(tx, "item", input.id);
    return { kind: "Item" as const, id: input.id, ...(item === undefined ? {} : { owner: item.owner, terrorism: item.terrorism }) };
  };
  return act(node, acting, { action: "askExtension", resource }, now, async (work): Promise<Result<Message, ExtensionError>> => {
    const item = await findRow(work.tx, "item", input.id);
    if (item === undefined) return err({ code: "item.unknown", id: input.id });
    if (item.state !== "taken") return err({ code: "item.state", id: item.id, state: item.state, act: "extension" });
    const answer = (await obligationsOf(work.tx, item.id)).find((one) => one.side === "debtor" && one.duty === "answer" && one.state === "open");
    if (answer === undefined) return err({ code: "item.state", id: item.id, state: item.state, act: "extension" });
    const possible = extend(answer, { at: work.now, until: input.until, reason: input.reasons });
    if (!possible.ok) return possible;
    if ((await pending(work, item.id, item.from)) !== undefined) return err({ code: "extension.pending", id: item.id });
    const body = { ...bare("extension-request", STANDARD_PURPOSE), about: item.id, until: input.until, reasons: input.reasons };
    return send(work, item.from, item.thread, body, { ...(input.messageId === undefined ? {} : { id: input.messageId }), ...(input.gate === undefined ? {} : { gate: input.gate }) });
  });
}

/** Grants or declines what an addressee asked for; both sides then have the same new due instant, and the old one stays in the history of the deadline. */
export async function decideExtension(
  node: HeedNode,
  acting: Acting,
  input: { readonly id: string; readonly granted: boolean; readonly reasons: string; readonly gate?: Gate; readonly messageId?: string },
  now: Instant,
): Promise<Result<Message, ExtensionError | ActError>> {
  return act(node, acting, { action: "decideExtension", resource: { kind: "Message", id: input.id } }, now, async (work): Promise<Result<Message, ExtensionError>> => {
    const asked = await findRow(work.tx, "message", input.id);
    if (asked === undefined || asked.direction !== "in" || asked.body.kind !== "extension-request") return err({ code: "extension.unknown", id: input.id });
    const { about, until } = asked.body;
    if ((await pending(work, about, asked.from))?.id !== asked.id) return err({ code: "extension.decided", id: asked.id });
    if (input.granted) {
      const owed = await theirAnswer(work, about, asked.from);
      if (owed === undefined) return err({ code: "extension.unknown", id: asked.id });
      const extended = extend(owed, { at: work.now, until, reason: asked.body.reasons });
      if (!extended.ok) return extended;
      await work.append(change("obligation", "extended", owed.id, extended.value));
    }
    const body = { ...bare("extension-reply", STANDARD_PURPOSE), about, granted: input.granted, until, reasons: input.reasons };
    const sent = await send(work, asked.from, asked.thread, body, { ...(input.messageId === undefined ? {} : { id: input.messageId }), ...(input.gate === undefined ? {} : { gate: input.gate }) });
    if (!sent.ok) return sent;
    const review = (await obligationsOf(work.tx, asked.id)).filter((one) => one.state === "open" && one.side === "house");
    await work.append(...review.map((one) => change("obligation", "done", one.id, settle(one, "done", sent.value.id, work.now))));
    return sent;
  });
}

/** An addressee asks for more time: whoever wrote the message decides, while the clock runs on. */
export async function receiveExtensionRequest(work: Work, from: Authority, message: Message): Promise<void> {
  if (message.body.kind !== "extension-request") return;
  const original = await findRow(work.tx, "message", message.body.about);
  const owed = original === undefined ? undefined : await theirAnswer(work, original.id, from.id);
  if (original === undefined || original.direction !== "out" || owed === undefined) return;
  const owner = await ownerOf(work, original);
  const left = Math.ceil((Date.parse(owed.dueAt ?? addMs(work.now, DECIDE_WITHIN_MS)) - Date.parse(work.now)) / 60_000);
  const minutes = Math.max(1, Math.min(left, DECIDE_WITHIN_MS / 60_000));
  const review = openObligation(
    { id: work.newId(), duty: "review", side: "house", debtor: work.node.self.id, creditor: work.node.self.id, message: message.id, thread: message.thread, owner, priority: "P2", words: `Decide whether ${from.name} gets more time: its clock runs on meanwhile` },
    houseRule({ minutes }, "more time asked, decided within three days and before the answer is due"),
    work.now,
    work.node.self.timeZone,
  );
  await work.append(change("obligation", "opened", review.id, review));
  await raise(work, [{ kind: "delivery", subject: original.id, with: [from.id], reasons: ["extension.asked"], words: [`${from.name} asks for time until ${message.body.until}`], to: owner, due: dueAt(review) ?? null, thread: original.thread, once: `extension.asked|${message.id}` }]);
}

/** The sender decided: what it granted moves our clock as it moved its own, from the instant at which it granted it. */
export async function receiveExtensionReply(work: Work, from: Authority, message: Message): Promise<void> {
  const { body } = message;
  if (body.kind !== "extension-reply") return;
  const item = await findRow(work.tx, "item", body.about);
  if (item === undefined || item.from !== from.id) return;
  const asked = (await messagesAbout(work.tx, item.id)).findLast((one) => one.direction === "out" && one.body.kind === "extension-request");
  // Nobody gives what was not asked for.
  if (asked === undefined || asked.body.kind !== "extension-request" || asked.body.until !== body.until) return;
  const answer = (await obligationsOf(work.tx, item.id)).find((one) => one.side === "debtor" && one.duty === "answer" && one.state === "open");
  if (body.granted && answer !== undefined && canExtend(answer)) {
    const extended = extend(answer, { at: (message.issuedAt ?? work.now) as Instant, until: body.until, reason: asked.body.reasons });
    if (extended.ok) await work.append(change("obligation", "extended", answer.id, extended.value));
  }
  const nameOf = await authorityNames(work, [from.id]);
  await raise(work, [{ kind: "delivery", subject: message.id, with: [item.id], reasons: [body.granted ? "extension.granted" : "extension.declined"], words: [`${nameOf(from.id)} ${body.granted ? "gives" : "does not give"} more time`], to: item.owner, thread: item.thread }]);
}

/** Time inside a house to decide on a wish for more time, at most. */
const DECIDE_WITHIN_MS = 3 * 86_400_000;

/** The wish for more time about a message, between us and this other authority, that nobody has decided yet. */
async function pending(work: Work, about: string, other: string): Promise<Message | undefined> {
  const said = (await messagesAbout(work.tx, about)).filter((one) => one.from === other || one.to.includes(other));
  const asked = said.filter((one) => one.body.kind === "extension-request");
  // Counted rather than ordered: a wish and its decision may stand at one instant.
  return asked.length > said.filter((one) => one.body.kind === "extension-reply").length ? asked.at(-1) : undefined;
}

async function theirAnswer(work: Work, message: string, debtor: string): Promise<Obligation | undefined> {
  return (await obligationsOf(work.tx, message)).find((one) => one.side === "creditor" && one.debtor === debtor && one.duty === "answer" && one.state === "open");
}
