import type { Instant } from "../lib/clock/index.ts";
import { addresseeId, advances } from "../domain/addressee.ts";
import type { Addressee, AddresseeState } from "../domain/addressee.ts";
import type { Authority } from "../domain/authority.ts";
import { change } from "../domain/entry.ts";
import { STANDARD_PURPOSE } from "../domain/gate.ts";
import { moveItem } from "../domain/item.ts";
import { priorityOf, raisePriority } from "../domain/message.ts";
import type { Message, MessageBody } from "../domain/message.ts";
import { hold, houseRule, openObligation, resume, settle, suspend } from "../domain/obligation.ts";
import type { Obligation } from "../domain/obligation.ts";
import { obligationsAbout, obligationsOf } from "../store/obligations.ts";
import { findRow } from "../store/rows.ts";
import type { Work } from "./act.ts";
import { receiveExtensionReply, receiveExtensionRequest } from "./extensions.ts";
import { noteBriefing, raiseThreat } from "./briefings.ts";
import { noteCleared, receiveClearing } from "./clearing.ts";
import { receiveCommonMatter } from "./common-matters.ts";
import { rankCorrected } from "./corroboration.ts";
import { receiveConsentReply, receiveConsentRequest, receiveConsentRevocation } from "./consent.ts";
import { receivePassedOn, reportHolder } from "./holders.ts";
import { dutyOfficer, openDuties, openItem } from "./items.ts";
import { send } from "./messages.ts";
import { correctOnward, withdrawOnward } from "./onward.ts";
import { recheckCorrected, recheckWithdrawn } from "./recheck.ts";
import { recognise } from "./recognition.ts";
import { noteReplaced, openReplacement } from "./replacement.ts";
import { raise } from "./signals.ts";
import { asWarning } from "./theirs.ts";
import { liveVersion } from "./versions.ts";

/** What a message about an earlier one does: it moves that one's state on our side, never anything else. */
export async function applyStatus(work: Work, from: Authority, message: Message): Promise<void> {
  const { body } = message;
  if (!("about" in body)) return;
  switch (body.kind) {
    case "acknowledgement":
      return settleAddressee(work, from, message, "taken");
    case "answer":
      await settleAddressee(work, from, message, "answered", body.round);
      return followAnswer(work, from, message);
    case "refusal":
      return settleAddressee(work, from, message, "refused", body.round);
    case "lapse":
      return settleAddressee(work, from, message, "lapsed");
    case "void":
      return settleAddressee(work, from, message, "void");
    case "hold":
      return holdAddressee(work, from, message, body.until, body.reasons);
    case "extension-request":
      return receiveExtensionRequest(work, from, message);
    case "extension-reply":
      return receiveExtensionReply(work, from, message);
    case "clarification":
      return suspendAddressee(work, from, message);
    case "escalation":
      return noteEscalation(work, from, message, body.rung, body.dutyDesk ?? null);
    case "clearing":
      return receiveClearing(work, from, message);
    case "consent-request":
      return receiveConsentRequest(work, from, message);
    case "consent-reply":
      return receiveConsentReply(work, from, message);
    case "consent-revocation":
      return receiveConsentRevocation(work, from, message);
    case "passed-on":
      return receivePassedOn(work, from, message);
    case "common-matter":
      return receiveCommonMatter(work, from, message);
    case "cleared":
      return noteCleared(work, from, message);
    case "briefing":
      return noteBriefing(work, from, message);
    case "clarification-reply":
      return resumeItem(work, message);
    case "dispute":
      return disputeItem(work, from, message, body.round);
    case "closing":
      return closeItem(work, from, message);
    case "withdrawal":
      return voidItem(work, from, message);
    case "correction":
      return correctItem(work, from, message);
  }
}

/** The addressee moved: its state, the duties it owed, and a line for whoever wrote the message. */
async function settleAddressee(work: Work, from: Authority, message: Message, state: AddresseeState, round?: number): Promise<void> {
  const found = await ourAddressee(work, from, message);
  if (found === undefined) return;
  const { addressee, original } = found;
  // An answer of an earlier round is acknowledged by its receipt and settles nothing.
  if (round !== undefined && round !== addressee.round) return;
  if (!advances(addressee.state, state)) return;
  const at = { settledAt: work.now, settledBy: message.id };
  await work.append(
    state === "taken"
      ? change("addressee", "taken", addressee.id, { state, takenAt: work.now })
      : change("addressee", "settled", addressee.id, { state, takenAt: addressee.takenAt ?? work.now, suspended: false, ...at }),
  );
  const ending = state === "taken" || state === "answered" || state === "refused" ? "done" : state === "lapsed" ? "lapsed" : "void";
  const owed = (await owedBy(work, original.id, from.id)).filter((one) => state !== "taken" || one.duty === "acknowledge");
  await settleObligations(work, owed, ending, message.id);
  await tellAuthor(work, original, from, `delivery.${state}`, message);
  if (state === "taken") await noteReplaced(work, original, from);
  if (state === "void") await reportHolder(work, original, from.id, "void");
  if (original.body.kind === "threat" && state === "taken") await raiseThreat(work, original, from.id, "threat.acknowledged", message.id);
}

/** A named person whom nobody asked about is owed the same as a warning. */
async function followAnswer(work: Work, from: Authority, message: Message): Promise<void> {
  const { body } = message;
  if (body.kind !== "answer") return;
  const original = await findRow(work.tx, "message", body.about);
  const owner = original?.author ?? "";
  if (body.newPersons.length === 0) {
    if (body.persons.length > 0) await recognise(work, { source: { noun: "message", row: message }, owner: (await work.roster()).some((one) => one.id === owner) ? owner : await dutyOfficer(work) });
    return;
  }
  const item = await openItem(work, message, from, "answer", asWarning(body));
  await recognise(work, { source: { noun: "message", row: message }, owner: item.owner });
}

async function holdAddressee(work: Work, from: Authority, message: Message, until: Instant, reasons: string): Promise<void> {
  const found = await ourAddressee(work, from, message);
  if (found === undefined) return;
  await work.append(change("addressee", "held", found.addressee.id, { held: true }));
  for (const one of await owedBy(work, found.original.id, from.id)) {
    const held = hold(one, (message.issuedAt ?? work.now) as Instant, until, reasons);
    if (held.ok) await work.append(change("obligation", "held", one.id, held.value));
  }
  await tellAuthor(work, found.original, from, "delivery.held", message);
}

/** They ask us something: their clock stands still from when they asked, and ours to reply begins. */
async function suspendAddressee(work: Work, from: Authority, message: Message): Promise<void> {
  const found = await ourAddressee(work, from, message);
  if (found === undefined) return;
  const { addressee, original } = found;
  const agreed = message.body.kind === "clarification" && message.body.agreed;
  for (const one of await owedBy(work, original.id, from.id)) {
    const suspended = suspend(one, (message.issuedAt ?? work.now) as Instant, "clarification", agreed);
    if (suspended.ok) await work.append(change("obligation", "suspended", one.id, suspended.value));
  }
  await work.append(change("addressee", "suspended", addressee.id, { suspended: true }));
  const owner = await ownerOf(work, original);
  const reply = openObligation(
    { id: work.newId(), duty: "review", side: "house", debtor: work.node.self.id, creditor: work.node.self.id, message: message.id, thread: message.thread, owner, priority: "P2", words: `Reply to the question of ${from.name}: their clock stands still meanwhile` },
    houseRule({ days: 3 }, "clarification asked, reply within three days"),
    work.now,
    work.node.self.timeZone,
  );
  await work.append(change("obligation", "opened", reply.id, reply));
  await tellAuthor(work, original, from, "delivery.suspended", message);
}

async function noteEscalation(work: Work, from: Authority, message: Message, rung: 1 | 2 | 3, desk: string | null): Promise<void> {
  const found = await ourAddressee(work, from, message);
  if (found === undefined) return;
  await work.append(change("addressee", "told", found.addressee.id, { theirRung: Math.max(found.addressee.theirRung, rung) as 0 | 1 | 2 | 3, theirDesk: desk }));
}

/** The sender replied to our question: our clock runs again from its arrival. */
async function resumeItem(work: Work, message: Message): Promise<void> {
  const item = await ourItem(work, message);
  if (item === undefined) return;
  for (const one of (await obligationsOf(work.tx, item.id)).filter((o) => o.state === "open" && o.side === "debtor")) {
    const resumed = resume(one, work.now);
    if (resumed.ok) await work.append(change("obligation", "resumed", one.id, resumed.value));
  }
  await work.append(change("item", "resumed", item.id, { suspended: false }));
  await raise(work, [{ kind: "delivery", subject: message.id, with: [item.id], reasons: ["clarification.replied"], to: item.owner, thread: message.thread }]);
}

/** The sender does not accept the answer: a new round with its own clock; what was late stays late. */
async function disputeItem(work: Work, from: Authority, message: Message, round: number): Promise<void> {
  const item = await ourItem(work, message);
  const original = item === undefined ? undefined : await findRow(work.tx, "message", item.id);
  if (item === undefined || original === undefined) return;
  const state = moveItem(item.state, "dispute");
  if (state === undefined || round !== item.round + 1) return;
  await work.append(change("item", "disputed", item.id, { state, round, settledAt: null, settledBy: null }));
  await openDuties(work, { message: item.id, thread: item.thread, owner: item.owner, priority: item.priority, round, repeated: item.raised }, original.body, { creditor: from, debtor: work.node.self }, work.now);
  await raise(work, [{ kind: "delivery", subject: message.id, with: [item.id], reasons: ["answer.disputed"], to: item.owner, thread: message.thread }]);
}

async function closeItem(work: Work, from: Authority, message: Message): Promise<void> {
  const item = await ourItem(work, message);
  const state = item === undefined || item.from !== from.id ? undefined : moveItem(item.state, "close");
  if (item !== undefined && state !== undefined) await work.append(change("item", "closed", item.id, { state }));
}

/** The author took it back: nothing is owed any more, its persons match nothing new, and the author is told that we did so. */
async function voidItem(work: Work, from: Authority, message: Message): Promise<void> {
  const item = await ourItem(work, message);
  const original = await originalFrom(work, from, message);
  const live = original === undefined ? undefined : await liveVersion(work.tx, original);
  const owner = item?.owner ?? (await dutyOfficer(work));
  if (original !== undefined) {
    await work.append(...new Set([original.id, ...(live === undefined ? [] : [live.id])]).values().map((id) => change("message", "withdrawn", id, { status: "withdrawn" })));
    await recheckWithdrawn(work, live ?? original, message, owner);
    await withdrawOnward(work, original, message);
    await openReplacement(work, message, from, owner);
  }
  if (item === undefined || item.from !== from.id) return;
  const state = moveItem(item.state, "withdraw");
  if (state !== undefined) await work.append(change("item", "settled", item.id, { state, settledAt: work.now, settledBy: message.id }));
  const owed = await obligationsAbout(work.tx, { messages: [item.id, ...(live === undefined ? [] : [live.id])], persons: [], watchFiles: [] });
  await settleObligations(work, owed.filter((one) => one.side === "debtor" || one.duty === "hand-over"), "void", message.id);
  await send(work, from.id, message.thread, { ...bare("void", STANDARD_PURPOSE), about: item.id });
}

/** The author corrected it: the newer version stands in its place, and everything it took part in is matched again. */
async function correctItem(work: Work, from: Authority, message: Message): Promise<void> {
  const item = await ourItem(work, message);
  const original = await originalFrom(work, from, message);
  if (original === undefined || message.version <= original.version) return;
  const before = (await liveVersion(work.tx, original, message.id)) ?? original;
  await work.append(change("message", "corrected", original.id, { status: "withdrawn", version: message.version }));
  if (before.id !== original.id) await work.append(change("message", "corrected", before.id, { status: "withdrawn" }));
  if (item !== undefined && item.terrorism !== message.body.terrorism) {
    // A ground of urgency stays, as it does among the signs of its duties.
    const { emergency, urgency } = original.body;
    const priority = priorityOf({ ...message.body, emergency: message.body.emergency || emergency, urgency: message.body.urgency ?? urgency });
    await work.append(change("item", "recorrected", item.id, { terrorism: message.body.terrorism, priority: item.raised ? raisePriority(priority) : priority }));
  }
  await rankCorrected(work, item?.id ?? original.id, message);
  const owner = item?.owner ?? (await dutyOfficer(work));
  await openReplacement(work, message, from, owner);
  await recheckCorrected(work, before, message, owner);
  await correctOnward(work, original, message);
}

/** An empty body of a kind, for the messages that only say that something happened. */
export function bare<K extends MessageBody["kind"]>(kind: K, purpose: string) {
  return {
    kind,
    language: "en",
    text: "",
    purpose,
    handling: "H0" as const,
    releasableTo: [],
    judicialAuthorisation: "not-needed" as const,
    terrorism: false,
    emergency: false,
    persons: [],
    claims: [],
    links: [],
    earlier: [],
  };
}

/** Settles the open ones among these obligations. */
export async function settleObligations(work: Work, obligations: readonly Obligation[], state: "done" | "void" | "lapsed", by: string): Promise<void> {
  const event = state === "done" ? "done" : state === "void" ? "voided" : "lapsed";
  const open = obligations.filter((one) => one.state === "open");
  await work.append(...open.map((one) => change("obligation", event, one.id, settle(one, state, by, work.now))));
  // What was to be answered before a departure hangs on the answer and ends with it.
  for (const message of new Set(open.filter((one) => one.duty === "answer" && one.message !== null).map((one) => one.message!))) {
    const leaving = (await obligationsOf(work.tx, message)).filter((one) => one.duty === "departure" && one.state === "open");
    await work.append(...leaving.map((one) => change("obligation", event, one.id, settle(one, state, by, work.now))));
  }
}

async function ourAddressee(work: Work, from: Authority, message: Message): Promise<{ addressee: Addressee; original: Message } | undefined> {
  if (!("about" in message.body)) return undefined;
  const original = await findRow(work.tx, "message", message.body.about);
  const addressee = await findRow(work.tx, "addressee", addresseeId(message.body.about, from.id));
  return original === undefined || addressee === undefined || original.direction !== "out" ? undefined : { addressee, original };
}

async function ourItem(work: Work, message: Message) {
  return "about" in message.body ? findRow(work.tx, "item", message.body.about) : undefined;
}

async function originalFrom(work: Work, from: Authority, message: Message): Promise<Message | undefined> {
  const original = "about" in message.body ? await findRow(work.tx, "message", message.body.about) : undefined;
  return original?.direction === "in" && original.from === from.id ? original : undefined;
}

/** What an addressee owes on the message itself; a briefing and a clearing end by acts of their own. */
async function owedBy(work: Work, message: string, debtor: string): Promise<readonly Obligation[]> {
  return (await obligationsOf(work.tx, message)).filter((one) => one.side === "creditor" && one.debtor === debtor && one.state === "open" && one.duty !== "brief" && one.duty !== "clear");
}

async function tellAuthor(work: Work, original: Message, from: Authority, reason: string, message: Message): Promise<void> {
  await raise(work, [{ kind: "delivery", subject: original.id, with: [from.id], reasons: [reason], to: await ownerOf(work, original), thread: original.thread, once: `${reason}|${original.id}|${from.id}|${message.id}` }]);
}

/** Who follows a message of ours: its author while he is in the house. */
export async function ownerOf(work: Work, original: Message): Promise<string> {
  const roster = await work.roster();
  return roster.find((one) => one.id === original.author && one.active)?.id ?? dutyOfficer(work);
}
