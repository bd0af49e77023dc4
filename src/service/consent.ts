import { base64, fromBase64 } from "../lib/base/bytes.ts";
import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import type { Authority } from "../domain/authority.ts";
import { consentsOf, coversPassing, readConsent, writeConsent } from "../domain/consent.ts";
import type { ConsentError, ConsentStanding } from "../domain/consent.ts";
import { change } from "../domain/entry.ts";
import { isOpening } from "../domain/message.ts";
import type { Gate, Message } from "../domain/message.ts";
import { dueAt, houseRule, openObligation, settle } from "../domain/obligation.ts";
import { messagesAbout } from "../store/messages.ts";
import { obligationsOf } from "../store/obligations.ts";
import { findRow } from "../store/rows.ts";
import { act, consult } from "./act.ts";
import type { ActError, Acting, Work } from "./act.ts";
import type { Resource } from "./authorisation.ts";
import { bare, ownerOf } from "./effects.ts";
import { dutyOfficer } from "./items.ts";
import { send } from "./messages.ts";
import type { DraftError } from "./messages.ts";
import { authorityNames } from "./names.ts";
import type { HeedNode } from "./node.ts";
import { withdrawPassedTo } from "./onward.ts";
import { openReplacement } from "./replacement.ts";
import { raise } from "./signals.ts";
import { liveVersion } from "./versions.ts";

export type ConsentActError = DraftError | { code: "consent.unknown"; id: string } | { code: "consent.decided"; id: string; state: string } | { code: "consent.past"; until: string };

/** Why something may not be passed on, or not as it was drafted. */
export type OnwardError = { code: "forward.consent"; handling: string } | { code: "forward.each-apart"; handling: string } | { code: "forward.superseded"; id: string; original: string };

/** Time to decide whether something may be passed on, at most. */
const DECIDE_WITHIN_MINUTES = 3 * 24 * 60;

/** Asks the originator of a message whether it may be passed on to somebody; who waits for the answer has a clock of his own. */
export async function askConsent(
  node: HeedNode,
  acting: Acting,
  input: { readonly id: string; readonly target: string; readonly answerBy: Instant; readonly reasons: string; readonly gate?: Gate; readonly messageId?: string },
  now: Instant,
): Promise<Result<Message, ConsentActError | ActError>> {
  return act(node, acting, { action: "forward", resource: { kind: "Message", id: input.id } }, now, async (work): Promise<Result<Message, ConsentActError>> => {
    const message = await findRow(work.tx, "message", input.id);
    if (message === undefined || message.direction !== "in" || !isOpening(message.body.kind)) return err({ code: "message.unknown", id: input.id });
    if ((await work.peer(input.target)) === undefined) return err({ code: "addressee.unknown", authority: input.target });
    if (input.answerBy <= work.now) return err({ code: "consent.past", until: input.answerBy });
    const root = rootOf(message);
    const body = { ...bare("consent-request", message.body.purpose), about: root.id, target: input.target, answerBy: input.answerBy, reasons: input.reasons };
    const sent = await send(work, root.originator, message.thread, body, { ...(input.messageId === undefined ? {} : { id: input.messageId }), ...(input.gate === undefined ? {} : { gate: input.gate }) });
    if (!sent.ok) return sent;
    const nameOf = await authorityNames(work, [root.originator, input.target]);
    await openReview(work, sent.value, { owner: work.acting.actor, by: input.answerBy, words: `Consent of ${nameOf(root.originator)} to pass it on to ${nameOf(input.target)}` });
    return sent;
  });
}

/** Somebody who has a message of ours asks whether it may pass it on: whoever wrote it has it decided. */
export async function receiveConsentRequest(work: Work, from: Authority, message: Message): Promise<void> {
  const { body } = message;
  if (body.kind !== "consent-request") return;
  const original = await findRow(work.tx, "message", body.about);
  if (original === undefined || original.direction !== "out" || original.issuedAt === undefined) return;
  const owner = await ownerOf(work, original);
  const nameOf = await authorityNames(work, [from.id, body.target]);
  const words = `Decide whether ${nameOf(from.id)} may pass it on to ${nameOf(body.target)}`;
  const due = await openReview(work, message, { owner, by: body.answerBy, words });
  await raise(work, [{ kind: "delivery", subject: original.id, with: [from.id, body.target], reasons: ["consent.asked"], words: [words], to: owner, due, thread: original.thread, once: `consent.asked|${message.id}` }]);
}

/**
 * Gives or denies consent that a message of ours is passed on: by somebody other than its author, except in an emergency. What is given
 * is signed, for one holder, one target and the version that stands now, until an instant.
 */
export async function decideConsent(
  node: HeedNode,
  acting: Acting,
  input: { readonly id: string; readonly granted: boolean; readonly until: Instant; readonly reasons: string; readonly gate?: Gate; readonly messageId?: string },
  now: Instant,
): Promise<Result<Message, ConsentActError | ActError>> {
  return onRequest(node, acting, input.id, now, async (work, { request, original, standing }) => {
    const { body } = request;
    if (body.kind !== "consent-request" || (standing.state !== "requested" && standing.state !== "expired") || standing.reply !== null) return err({ code: "consent.decided", id: request.id, state: standing.state });
    if (input.granted && input.until <= work.now) return err({ code: "consent.past", until: input.until });
    const live = await liveVersion(work.tx, original);
    if (live === undefined && input.granted) return err({ code: "consent.unknown", id: request.id });
    const { purpose } = original.body;
    const granted = input.granted && live !== undefined ? { until: input.until, token: signed(work, { request, target: body.target, version: live.version, warning: original.id, purpose, until: input.until }) } : {};
    const reply = { ...bare("consent-reply", purpose), about: original.id, request: request.id, target: body.target, granted: input.granted, reasons: input.reasons, ...granted };
    const sent = await send(work, request.from, original.thread, reply, { ...(input.messageId === undefined ? {} : { id: input.messageId }), ...(input.gate === undefined ? {} : { gate: input.gate }) });
    if (sent.ok) await settleReview(work, request.id, sent.value.id);
    return sent;
  });
}

/** Takes a consent back: what was passed on under it is withdrawn from whoever got it, and its holder owes the word that this is so. */
export async function revokeConsent(node: HeedNode, acting: Acting, input: { readonly id: string; readonly reasons: string; readonly gate?: Gate; readonly messageId?: string }, now: Instant): Promise<Result<Message, ConsentActError | ActError>> {
  return onRequest(node, acting, input.id, now, async (work, { request, original, standing }) => {
    const { body } = request;
    if (body.kind !== "consent-request" || (standing.state !== "granted" && !(standing.state === "expired" && standing.reply !== null))) return err({ code: "consent.decided", id: request.id, state: standing.state });
    const revocation = { ...bare("consent-revocation", original.body.purpose), about: original.id, request: request.id, target: body.target, version: original.version + 1, reasons: input.reasons };
    return send(work, request.from, original.thread, revocation, { ...(input.messageId === undefined ? {} : { id: input.messageId }), ...(input.gate === undefined ? {} : { gate: input.gate }) });
  });
}

/** The originator decided: a consent counts only as it is signed. */
export async function receiveConsentReply(work: Work, from: Authority, message: Message): Promise<void> {
  const { body } = message;
  if (body.kind !== "consent-reply") return;
  const request = await findRow(work.tx, "message", body.request);
  if (request === undefined || request.direction !== "out" || request.body.kind !== "consent-request" || !request.to.includes(from.id)) return;
  await settleReview(work, request.id, message.id);
  const checked = body.granted ? readToken(work, from, body.token) : undefined;
  const reason = checked === undefined ? "consent.denied" : checked.ok ? "consent.granted" : "consent.invalid";
  const nameOf = await authorityNames(work, [from.id, body.target]);
  const words = `${nameOf(from.id)} ${reason === "consent.granted" ? "consents" : reason === "consent.denied" ? "does not consent" : "sent a consent that does not hold"}: ${nameOf(body.target)}`;
  await raise(work, [{ kind: "delivery", subject: message.id, with: [body.target], reasons: [reason], words: [words], to: await ownerOf(work, request), thread: message.thread }]);
}

/** The originator took its consent back: a recall of what was passed on under it, and of nothing else. */
export async function receiveConsentRevocation(work: Work, from: Authority, message: Message): Promise<void> {
  const { body } = message;
  if (body.kind !== "consent-revocation") return;
  const request = await findRow(work.tx, "message", body.request);
  if (request === undefined || request.direction !== "out" || !request.to.includes(from.id)) return;
  const owner = await ownerOf(work, request);
  await withdrawPassedTo(work, message, body.target);
  await openReplacement(work, message, from, owner);
  const nameOf = await authorityNames(work, [from.id, body.target]);
  await raise(work, [{ kind: "delivery", subject: message.id, with: [body.target], reasons: ["consent.revoked"], words: [`${nameOf(from.id)} has taken back its consent: withdrawn from ${nameOf(body.target)}`], to: owner, thread: message.thread }]);
}

/** What reaches us under a consent is held against it; it stays, and whoever owns it hears when the consent does not hold. */
export async function checkArrivedConsent(work: Work, from: Authority, message: Message, owner: string): Promise<void> {
  const { body } = message;
  if (body.kind !== "forward" || body.token === undefined) return;
  const originator = await work.peer(body.originator);
  const read = readToken(work, originator, body.token);
  const held = read.ok ? coversPassing(read.value, { from: body.originator, holder: from.id, warning: body.original, version: read.value.versions[0]!, target: work.node.self.id }, message.issuedAt ?? work.now) : read;
  if (held.ok) return;
  await raise(work, [{ kind: "delivery", subject: message.id, with: [body.originator, from.id], reasons: ["consent.invalid", held.error.code], words: ["Passed on under a consent that does not hold, or cannot be checked here: ask its originator"], to: owner, thread: message.thread }]);
}

/** Every consent that was asked for a message, at its holder and at its originator, as it stands. */
export async function readConsents(node: HeedNode, acting: Acting, input: { readonly id: string }, now: Instant): Promise<Result<readonly Omit<ConsentStanding, "token">[], { code: "message.unknown"; id: string } | ActError>> {
  return consult(node, acting, { action: "readThread", resource: { kind: "Message", id: input.id } }, now, async (work) => {
    const message = await findRow(work.tx, "message", input.id);
    if (message === undefined || !isOpening(message.body.kind)) return err({ code: "message.unknown" as const, id: input.id });
    const standing = consentsOf(await messagesAbout(work.tx, rootOf(message).id), work.now);
    return ok({ value: standing.map(({ token: _token, ...one }) => one), returned: [message.id, ...standing.map((one) => one.request)] });
  });
}

/**
 * Under which consent a received message may be passed on to these authorities now; undefined where none is needed. An originator
 * without a node gives it on paper, which the officer states.
 */
export async function consentFor(work: Work, message: Message, standing: Message, to: readonly string[], stated: "not-needed" | "given"): Promise<Result<string | undefined, OnwardError>> {
  const { handling } = standing.body;
  if (handling !== "H2" && handling !== "H3") return ok(undefined);
  const root = rootOf(message);
  const originator = await work.peer(root.originator);
  if (originator?.node === undefined) return stated === "given" ? ok(undefined) : err({ code: "forward.consent", handling });
  // Each copy carries the consent for its addressee alone: nobody learns from it whom else was told.
  if (to.length !== 1) return err({ code: "forward.each-apart", handling });
  const given = consentsOf(await messagesAbout(work.tx, root.id), work.now).filter((one) => one.state === "granted" && one.holder === work.node.self.id && one.target === to[0] && one.token !== null);
  for (const { token } of given) {
    const read = readToken(work, originator, token ?? undefined);
    // At second hand the originator's version is not known here: the consent says which it is for.
    const version = read.ok && message.body.kind === "forward" ? read.value.versions[0]! : standing.version;
    if (read.ok && coversPassing(read.value, { from: originator.id, holder: work.node.self.id, warning: root.id, version, target: to[0]! }, work.now).ok) return ok(token!);
  }
  return err({ code: "forward.consent", handling });
}

/** Whether a draft that passes something on may still leave: what it copies stands as it was, and its consent holds at this moment. */
export async function checkOnward(work: Work, forward: Message): Promise<Result<true, OnwardError>> {
  const { body } = forward;
  if (body.kind !== "forward" || forward.passes === undefined) return ok(true);
  const original = await findRow(work.tx, "message", forward.passes);
  const live = original === undefined ? undefined : await liveVersion(work.tx, original);
  if (original === undefined || live === undefined || (live.receivedAt ?? "") > (forward.draftedAt ?? "")) return err({ code: "forward.superseded", id: forward.id, original: forward.passes });
  const consent = await consentFor(work, original, live, forward.to, body.consent);
  if (!consent.ok) return consent;
  return consent.value === body.token ? ok(true) : err({ code: "forward.consent", handling: body.handling });
}

/** Whose message this is in the first place, and what it is called there. */
function rootOf(message: Message): { readonly id: string; readonly originator: string } {
  const { body } = message;
  return body.kind === "forward" ? { id: body.original, originator: body.originator } : { id: message.id, originator: message.from };
}

function signed(work: Work, given: { readonly request: Message; readonly target: string; readonly version: number; readonly warning: string; readonly purpose: string; readonly until: Instant }): string {
  const { node } = work;
  const { request, target, version, warning, purpose, until } = given;
  return base64(writeConsent({ id: work.newId(), from: node.self.id, holder: request.from, warning, versions: [version], target, purpose, issued: work.now, expires: until }, { keyId: node.keys.keyId, sign: (data) => node.keys.sign(data) }));
}

function readToken(work: Work, originator: Authority | undefined, token: string | undefined): ReturnType<typeof readConsent> {
  const publicKey = originator?.node?.publicKey;
  const bytes = token === undefined ? undefined : fromBase64(token);
  if (bytes === undefined) return err({ code: "consent.unreadable", place: "token" } satisfies ConsentError);
  return readConsent(bytes, (keyId) => (publicKey !== undefined && keyId === originator?.node?.keyId ? { owner: originator.id, verify: (data, signature) => work.node.verify(publicKey, data, signature) } : undefined));
}

async function openReview(work: Work, request: Message, { owner, by, words }: { readonly owner: string; readonly by: Instant; readonly words: string }): Promise<Instant | null> {
  const minutes = Math.min(DECIDE_WITHIN_MINUTES, Math.max(1, Math.floor((Date.parse(by) - Date.parse(work.now)) / 60_000)));
  const known = (await work.roster()).some((one) => one.id === owner) ? owner : await dutyOfficer(work);
  const review = openObligation(
    { id: work.newId(), duty: "review", side: "house", debtor: work.node.self.id, creditor: work.node.self.id, message: request.id, thread: request.thread, owner: known, priority: "P2", words },
    houseRule({ minutes }, "consent to passing on, decided within three days and before it is needed"),
    work.now,
    work.node.self.timeZone,
  );
  await work.append(change("obligation", "opened", review.id, review));
  return dueAt(review) ?? null;
}

async function settleReview(work: Work, request: string, by: string): Promise<void> {
  const open = (await obligationsOf(work.tx, request)).filter((one) => one.state === "open" && one.side === "house");
  await work.append(...open.map((one) => change("obligation", "done", one.id, settle(one, "done", by, work.now))));
}

interface Asked {
  readonly request: Message;
  readonly original: Message;
  readonly standing: ConsentStanding;
}

async function onRequest(node: HeedNode, acting: Acting, id: string, now: Instant, fn: (work: Work, asked: Asked) => Promise<Result<Message, ConsentActError>>): Promise<Result<Message, ConsentActError | ActError>> {
  const resource = async (tx: Work["tx"]): Promise<Resource> => {
    const request = await findRow(tx, "message", id);
    const original = request?.body.kind === "consent-request" ? await findRow(tx, "message", request.body.about) : undefined;
    return { kind: "Message", id, emergency: original?.body.emergency ?? false, ...(original?.author === undefined ? {} : { author: original.author }) };
  };
  return act(node, acting, { action: "decideConsent", resource }, now, async (work): Promise<Result<Message, ConsentActError>> => {
    const request = await findRow(work.tx, "message", id);
    const original = request?.direction === "in" && request.body.kind === "consent-request" ? await findRow(work.tx, "message", request.body.about) : undefined;
    const standing = original === undefined ? undefined : consentsOf(await messagesAbout(work.tx, original.id), work.now).find((one) => one.request === id);
    if (request === undefined || original?.direction !== "out" || standing === undefined) return err({ code: "consent.unknown", id });
    return fn(work, { request, original, standing });
  });
}
