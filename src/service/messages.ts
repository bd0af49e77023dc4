import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import { addPeriod } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import { addresseeId } from "../domain/addressee.ts";
import type { Addressee } from "../domain/addressee.ts";
import { outsideUnion, unreadBy } from "../domain/authority.ts";
import type { Authority } from "../domain/authority.ts";
import { change } from "../domain/entry.ts";
import { checkGate, STANDARD_WORDS } from "../domain/gate.ts";
import type { GateError } from "../domain/gate.ts";
import { isOpening, priorityOf } from "../domain/message.ts";
import type { Gate, Message, MessageBody, Passage } from "../domain/message.ts";
import { houseRule, openObligation } from "../domain/obligation.ts";
import { DELIVER_WITHIN } from "../domain/regime.ts";
import { onRung } from "../domain/roster.ts";
import { unmarkedWords } from "../domain/severity.ts";
import { findRow } from "../store/rows.ts";
import { act } from "./act.ts";
import type { Acting, ActError, Work } from "./act.ts";
import { concernedAuthorities } from "./concerned.ts";
import { checkOnward } from "./consent.ts";
import type { OnwardError } from "./consent.ts";
import { openDraftDuty, settleDraft } from "./drafts.ts";
import { postEnvelope, preparePosting } from "./envelopes.ts";
import { reportPassed } from "./holders.ts";
import type { HeedNode } from "./node.ts";
import { recheckClaims, recognise } from "./recognition.ts";
import { askBeforeDeparture, askWhomToTell, raiseProposals, settleTold } from "./sharing.ts";
import { raise } from "./signals.ts";
import { startTheirs } from "./theirs.ts";
import { attachUnanswered } from "./unanswered.ts";

export interface DraftInput {
  /** Chosen by the author; absent for a new one. A known id with other content is refused. */
  readonly id?: string;
  /** Thread it belongs to; absent for a new one. */
  readonly thread?: string;
  /** Authorities, or everybody who told us of these persons or whom we told. */
  readonly to: readonly string[] | "concerned";
  readonly body: MessageBody;
  readonly gate?: Gate;
  /** How it goes to addressees without a node. */
  readonly passage?: Passage;
  /** The message of somebody else's that it passes on. */
  readonly passes?: string;
}

export type DraftError =
  | GateError
  | OnwardError
  | { code: "message.exists"; id: string }
  | { code: "message.unknown"; id: string }
  | { code: "message.not-draft"; id: string; status: string }
  | { code: "message.kind"; kind: string }
  | { code: "message.unreadable"; place: string; value: string }
  | { code: "addressee.unknown"; authority: string }
  | { code: "addressee.self"; authority: string }
  | { code: "addressee.none" };

/** Writes a message to other authorities as a draft. What is known of its persons is looked up before it can leave. */
export async function draftMessage(node: HeedNode, acting: Acting, input: DraftInput, now: Instant): Promise<Result<Message, DraftError | ActError>> {
  return act(node, acting, { action: "draft" }, now, (work) => draft(work, input));
}

/** Releases a draft: a second person approves, except in an emergency, which is then reviewed within a day. */
export async function approveMessage(node: HeedNode, acting: Acting, input: { readonly id: string; readonly gate?: Gate }, now: Instant): Promise<Result<Message, DraftError | ActError>> {
  return act(
    node,
    acting,
    {
      action: "approve",
      resource: async (tx) => {
        const message = await findRow(tx, "message", input.id);
        return { kind: "Message", id: input.id, ...(message?.author === undefined ? {} : { author: message.author }), emergency: message?.body.emergency ?? false };
      },
    },
    now,
    async (work): Promise<Result<Message, DraftError>> => {
      const message = await findRow(work.tx, "message", input.id);
      if (message === undefined) return err({ code: "message.unknown", id: input.id });
      if (message.status !== "draft") return err({ code: "message.not-draft", id: input.id, status: message.status });
      const gate = input.gate ?? message.gate;
      for (const to of message.to) {
        const peer = await work.peer(to);
        const checked = peer === undefined ? ok(true as const) : checkGate(work.node.self, peer, message.body, gate);
        if (!checked.ok) return checked;
      }
      const onward = await checkOnward(work, message);
      if (!onward.ok) return onward;
      await work.append(change("message", "approved", message.id, { status: "approved", approvedBy: acting.actor, ...(gate === undefined ? {} : { gate }) }));
      await settleDraft(work, message.id, "done");
      if (message.author === acting.actor) await openEmergencyReview(work, message);
      const issued = await issue(work, { ...message, status: "approved", ...(gate === undefined ? {} : { gate }) });
      await recheckClaims(work, issued, message.author ?? acting.actor);
      await settleTold(work, issued);
      await reportPassed(work, issued);
      await askWhomToTell(work, { source: { noun: "message", row: issued }, owner: message.author ?? acting.actor });
      await askBeforeDeparture(work, issued);
      return ok(issued);
    },
  );
}

/** Drops a draft that will not be sent, with the reason. */
export async function discardDraft(node: HeedNode, acting: Acting, input: { readonly id: string; readonly reasons: string }, now: Instant): Promise<Result<{ id: string }, DraftError | ActError>> {
  return act(node, acting, { action: "draft" }, now, async (work): Promise<Result<{ id: string }, DraftError>> => {
    const message = await findRow(work.tx, "message", input.id);
    if (message === undefined) return err({ code: "message.unknown", id: input.id });
    if (message.status !== "draft") return err({ code: "message.not-draft", id: input.id, status: message.status });
    await work.append(change("message", "discarded", message.id, { status: "discarded", discardedFor: input.reasons }));
    await settleDraft(work, message.id, "void");
    return ok({ id: message.id });
  });
}

/** Drafts inside a transaction; used by the acts that write messages. */
export async function draft(work: Work, input: DraftInput): Promise<Result<Message, DraftError>> {
  if (input.id !== undefined && (await findRow(work.tx, "message", input.id)) !== undefined) return err({ code: "message.exists", id: input.id });
  const addressees = await resolveAddressees(work, input);
  if (!addressees.ok) return addressees;
  const message: Message = {
    id: input.id ?? work.newId(),
    thread: input.thread ?? work.newId(),
    direction: "out",
    from: work.node.self.id,
    to: addressees.value.map((one) => one.id),
    version: "version" in input.body ? input.body.version : 1,
    status: "draft",
    author: work.acting.actor,
    draftedAt: work.now,
    ...languageRemark(input.body, addressees.value),
    ...severityRemark(input.body),
    ...(input.gate === undefined ? {} : { gate: input.gate }),
    ...(input.passage === undefined ? {} : { passage: input.passage }),
    ...(input.passes === undefined ? {} : { passes: input.passes }),
    body: input.body,
  };
  await work.append(change("message", "drafted", message.id, message));
  await openDraftDuty(work, message);
  const recognised = await recognise(work, { source: { noun: "message", row: message }, owner: work.acting.actor });
  await raiseProposals(work, message);
  return ok(await attachUnanswered(work, message, recognised));
}

/** Sends an approved message: one state, one clock and, where there is a node, one envelope for each addressee. */
export async function issue(work: Work, approved: Message): Promise<Message> {
  const message: Message = { ...approved, status: "issued", issuedAt: work.now };
  const posting = preparePosting(work, message, priorityOf(message.body));
  await work.append(change("message", "issued", message.id, { status: "issued", issuedAt: work.now }));
  for (const id of message.to) {
    const to = await work.peer(id);
    if (to === undefined) continue;
    await work.append(change("addressee", "queued", addresseeId(message.id, id), newAddressee(work, message, to)));
    if (to.node !== undefined && message.passage === undefined) await postEnvelope(work, posting, to);
    else await startTheirs(work, message, to, work.now);
  }
  return message;
}

/** Writes and sends a message that is itself the act of an officer or of the node: an acknowledgement, an answer, a question, a lapse. */
export async function send(work: Work, to: string | readonly string[], thread: string, body: MessageBody, more: { readonly id?: string; readonly gate?: Gate; readonly passage?: Passage; readonly releaseAt?: Instant; readonly passes?: string } = {}): Promise<Result<Message, DraftError>> {
  const peers: Authority[] = [];
  for (const id of typeof to === "string" ? [to] : to) {
    const peer = await work.peer(id);
    if (peer === undefined) return err({ code: "addressee.unknown", authority: id });
    const checked = checkGate(work.node.self, peer, body, more.gate);
    if (!checked.ok) return checked;
    peers.push(peer);
  }
  if (more.id !== undefined && (await findRow(work.tx, "message", more.id)) !== undefined) return err({ code: "message.exists", id: more.id });
  const message: Message = {
    id: more.id ?? work.newId(),
    thread,
    direction: "out",
    from: work.node.self.id,
    to: peers.map((one) => one.id),
    version: "version" in body ? body.version : 1,
    status: "approved",
    author: work.acting.actor,
    draftedAt: work.now,
    ...languageRemark(body, peers),
    ...severityRemark(body),
    ...(more.gate === undefined ? {} : { gate: more.gate }),
    ...passageOf(peers, more.passage),
    ...(more.releaseAt === undefined ? {} : { releaseAt: more.releaseAt }),
    ...(more.passes === undefined ? {} : { passes: more.passes }),
    body,
  };
  await work.append(change("message", "approved", message.id, message));
  return ok(more.releaseAt !== undefined && more.releaseAt > work.now ? message : await issue(work, message));
}

/** Whoever has no node gets it by its own channel; among several each has its own, which stands with the addressee. */
function passageOf(to: readonly Authority[], given: Passage | undefined): Pick<Message, "passage"> {
  if (given !== undefined) return { passage: given };
  const [only, ...others] = to;
  return only === undefined || others.length > 0 || only.node !== undefined ? {} : { passage: { channel: only.channel, proof: "none" } };
}

/** What is remarked of its language before a message leaves; of one without words of its own, nothing. */
function languageRemark(body: MessageBody, to: readonly Authority[]): Pick<Message, "unreadBy"> {
  if (!isOpening(body.kind) && (body.text === "" || body.text === STANDARD_WORDS)) return {};
  const unread = unreadBy(body.language, to);
  return unread.length === 0 ? {} : { unreadBy: unread };
}

/** What is remarked of its severity, before a message leaves and where it has arrived: its words say more than its marker. */
export function severityRemark(body: MessageBody): Pick<Message, "unmarked"> {
  const unmarked = unmarkedWords(body);
  return unmarked.length === 0 ? {} : { unmarked };
}

/** Standard words towards a partner outside the Union; otherwise what was written. */
export function wordsFor(work: Work, peer: Authority, text: string): string {
  return outsideUnion(work.node.self, peer) ? STANDARD_WORDS : text;
}

async function resolveAddressees(work: Work, input: DraftInput): Promise<Result<readonly Authority[], DraftError>> {
  const wanted = input.to === "concerned" ? await concernedAuthorities(work, input.body) : input.to;
  if (wanted.length === 0) return err({ code: "addressee.none" });
  const found: Authority[] = [];
  for (const id of new Set(wanted)) {
    if (id === work.node.self.id) return err({ code: "addressee.self", authority: id });
    const peer = await work.peer(id);
    if (peer === undefined) return err({ code: "addressee.unknown", authority: id });
    found.push(peer);
  }
  return ok(found);
}

/** Nobody telephones because one of these was not confirmed: whoever waits for it has a clock of his own. */
const SAYS_ONLY_WHERE_IT_STANDS: ReadonlySet<MessageBody["kind"]> = new Set(["acknowledgement", "escalation", "closing", "void"]);

function newAddressee(work: Work, message: Message, to: Authority): Addressee {
  const byNode = to.node !== undefined && message.passage === undefined;
  // Without a node nothing but the passage's own proof says that it arrived.
  const proven = message.passage !== undefined && message.passage.proof !== "none";
  return {
    id: addresseeId(message.id, to.id),
    message: message.id,
    to: to.id,
    state: !byNode && proven ? "delivered" : "queued",
    version: message.version,
    round: 1,
    undelivered: false,
    held: false,
    suspended: false,
    confirmBy: (byNode || !proven) && !SAYS_ONLY_WHERE_IT_STANDS.has(message.body.kind) ? addPeriod(work.now, DELIVER_WITHIN[priorityOf(message.body)], to.timeZone) : null,
    queuedAt: work.now,
    deliveredAt: !byNode && proven ? work.now : null,
    takenAt: null,
    settledAt: null,
    settledBy: null,
    passage: message.passage ?? (to.node === undefined ? { channel: to.channel, proof: "none" } : null),
    theirRung: 0,
    theirDesk: null,
  };
}

async function openEmergencyReview(work: Work, message: Message): Promise<void> {
  const owner = onRung(await work.roster(), 1, work.now)?.id ?? work.acting.actor;
  const review = openObligation(
    { id: work.newId(), duty: "review", side: "house", debtor: work.node.self.id, creditor: work.node.self.id, message: message.id, thread: message.thread, owner, priority: "P1", words: "Emergency message issued by one person: review it" },
    houseRule({ hours: 24 }, "emergency, reviewed within 24 hours"),
    work.now,
    work.node.self.timeZone,
  );
  await work.append(change("obligation", "opened", review.id, review));
  await raise(work, [{ kind: "due", subject: message.id, reasons: ["emergency.one-person"], to: owner, due: review.deadline.start, thread: message.thread, once: `emergency|${message.id}` }]);
}
