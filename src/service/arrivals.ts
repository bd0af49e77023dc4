import { base64, fromBase64 } from "../lib/base/bytes.ts";
import { canonicalJson } from "../lib/base/canonical.ts";
import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { writeReceipt } from "../lib/envelope/index.ts";
import type { EnvelopeHeader } from "../lib/envelope/index.ts";
import { addresseeId } from "../domain/addressee.ts";
import { change } from "../domain/entry.ts";
import { isOpening } from "../domain/message.ts";
import type { Message, Passage, WireMessage } from "../domain/message.ts";
import { unmarkedSentence } from "../domain/severity.ts";
import type { Authority } from "../domain/authority.ts";
import { findRow } from "../store/rows.ts";
import { meetArrival } from "../store/arrivals.ts";
import type { Met } from "../store/arrivals.ts";
import { act } from "./act.ts";
import type { ActError, Acting, Work } from "./act.ts";
import { checkArrivedConsent } from "./consent.ts";
import { applyStatus } from "./effects.ts";
import { openItem } from "./items.ts";
import type { HeedNode } from "./node.ts";
import { recognise } from "./recognition.ts";
import { arrivalWords } from "./sharing.ts";
import { severityRemark } from "./messages.ts";
import { onceOf, raise } from "./signals.ts";
import { raiseUnansweredByRequester } from "./unanswered.ts";

/** An envelope whose signature, sender and addressee have been checked, and whose body has been parsed. */
export interface ArrivedEnvelope {
  readonly envelopeId: string;
  /** The authority whose key signed it. */
  readonly peer: string;
  /** Its exact bytes. */
  readonly bytes: Uint8Array;
  readonly header: EnvelopeHeader;
  readonly wire: WireMessage;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly digest: string;
  /** The salted plaintext its header commits to, where it came sealed. */
  readonly opening?: Uint8Array;
  /** The receipt that this node gave for it before its database was restored: it stays the receipt, and the clocks run from its instant. */
  readonly given?: { readonly receipt: Uint8Array; readonly receivedAt: Instant };
}

export interface Accepted {
  /** The signed receipt, the same for every repetition. */
  readonly receipt: Uint8Array;
  readonly repeated: boolean;
}

export type ArrivalError =
  | { code: "envelope.conflict"; envelope: string; known: string; digest: string }
  | { code: "envelope.conflicting-message"; message: string }
  | { code: "authority.unknown"; authority: string };

/**
 * Stores what another node sent, opens what it asks of us, matches its persons, and signs the receipt: all in one transaction,
 * so a receipt means stored. The same envelope again gets the same receipt; another content under its id is refused.
 */
export async function acceptEnvelope(node: HeedNode, arrived: ArrivedEnvelope, now: Instant): Promise<Result<Accepted, ArrivalError | ActError>> {
  const acting: Acting = { actor: `peer:${arrived.peer}`, purpose: "delivering an envelope" };
  const accepted = await act(node, acting, { action: "acceptEnvelope" }, now, async (work): Promise<Result<{ receipt: string; repeated: boolean }, ArrivalError>> => {
    const met = await meet(work, arrived.wire, arrived.peer, arrived.envelopeId);
    const known = await findRow(work.tx, "envelope", arrived.envelopeId);
    if (known !== undefined) {
      if (known.digest !== arrived.digest || known.receipt === null) return err({ code: "envelope.conflict", envelope: arrived.envelopeId, known: known.digest, digest: arrived.digest });
      return ok({ receipt: known.receipt, repeated: true });
    }
    const from = await work.peer(arrived.peer);
    if (from === undefined) return err({ code: "authority.unknown", authority: arrived.peer });
    const { wire } = arrived;
    const same = await findRow(work.tx, "message", wire.id);
    if (same !== undefined && (same.direction === "out" || same.from !== from.id || saysOtherwise(same, wire))) return err({ code: "envelope.conflicting-message", message: wire.id });
    const receivedAt = arrived.given?.receivedAt ?? work.now;
    const receipt = arrived.given?.receipt ?? writeReceipt({ envelope: arrived.envelopeId, digest: arrived.digest, from: from.id, to: node.self.id, receivedAt }, { keyId: node.keys.keyId, sign: (data) => node.keys.sign(data) });
    await work.append(
      change("envelope", "received", arrived.envelopeId, {
        id: arrived.envelopeId,
        direction: "in",
        peer: from.id,
        message: wire.id,
        seq: arrived.header.seq,
        priority: arrived.header.priority,
        digest: arrived.digest,
        at: work.now,
        bytes: base64(arrived.bytes),
        ...(arrived.opening === undefined ? {} : { opening: base64(arrived.opening) }),
        receipt: base64(receipt),
        receivedAt,
      }),
    );
    if (same === undefined) await receive(work, from, wire, met, { receivedAt });
    return ok({ receipt: base64(receipt), repeated: false });
  });
  if (!accepted.ok) return accepted;
  return ok({ receipt: fromBase64(accepted.value.receipt)!, repeated: accepted.value.repeated });
}

export type FilingError = { code: "authority.unknown"; authority: string } | { code: "message.exists"; id: string } | { code: "message.received-later"; receivedAt: string; now: string };

/** Files by hand what came outside Heed: the same item, clocks and recognition, with its channel and what proves it. */
export async function fileReceived(
  node: HeedNode,
  acting: Acting,
  input: { readonly from: string; readonly wire: Omit<WireMessage, "version"> & { readonly version?: number }; readonly passage: Passage; readonly receivedAt?: Instant },
  now: Instant,
): Promise<Result<Message, FilingError | ActError>> {
  return act(node, acting, { action: "fileReceived" }, now, async (work): Promise<Result<Message, FilingError>> => {
    const from = await work.peer(input.from);
    if (from === undefined) return err({ code: "authority.unknown", authority: input.from });
    const met = await meet(work, input.wire, input.from);
    if ((await findRow(work.tx, "message", input.wire.id)) !== undefined) return err({ code: "message.exists", id: input.wire.id });
    if (input.receivedAt !== undefined && input.receivedAt > work.now) return err({ code: "message.received-later", receivedAt: input.receivedAt, now: work.now });
    return ok(await receive(work, from, { version: 1, ...input.wire }, met, { passage: input.passage, ...(input.receivedAt === undefined ? {} : { receivedAt: input.receivedAt }) }));
  });
}

/** Whether a message that is here already said something else; what was erased here cannot be compared. */
function saysOtherwise(known: Message, wire: WireMessage): boolean {
  const { body } = known as { readonly body?: Message["body"] };
  return body !== undefined && known.erased === undefined && (known.thread !== wire.thread || known.issuedAt !== wire.issuedAt || canonicalJson(body) !== canonicalJson(wire.body));
}

/** Reads at once what a message has to do with that arrives from this peer: whether it is known, and what it is about. */
function meet(work: Work, wire: Pick<WireMessage, "id" | "thread" | "body">, peer: string, envelope?: string): Promise<Met> {
  const { body } = wire;
  return meetArrival(work.tx, {
    rows: [
      ...(envelope === undefined ? [] : [["envelope", envelope] as const]),
      ["message", wire.id],
      ...("about" in body ? ([["message", body.about], ["item", body.about], ["addressee", addresseeId(body.about, peer)]] as const) : []),
    ],
    message: wire.id,
    thread: wire.thread,
    once: [onceOf(arrivalOf(wire.id, peer))],
  });
}

/** The line that tells of an arrival, without whom it goes to. */
function arrivalOf(message: string, peer: string) {
  return { kind: "delivery" as const, subject: message, with: [peer] };
}

/** What an arriving message does, whichever way it came. */
async function receive(work: Work, from: Authority, wire: WireMessage, met: Met, outside: { readonly passage?: Passage; readonly receivedAt?: Instant } = {}): Promise<Message> {
  const message: Message = {
    id: wire.id,
    thread: wire.thread,
    direction: "in",
    from: from.id,
    to: [work.node.self.id],
    version: wire.version,
    status: "received",
    issuedAt: wire.issuedAt,
    receivedAt: outside.receivedAt ?? work.now,
    ...(outside.passage === undefined ? {} : { passage: outside.passage }),
    ...severityRemark(wire.body),
    body: wire.body,
  };
  await work.append(change("message", "received", message.id, message));
  const { body } = message;
  if (!isOpening(body.kind)) {
    await applyStatus(work, from, message);
    return message;
  }
  const withdrawn = met.about.find((one) => one.body.kind === "withdrawal" && one.from === from.id);
  const item = await openItem(work, message, from, body.kind, body);
  const recognised = await recognise(work, { source: { noun: "message", row: message }, owner: item.owner, thread: met.thread });
  await raiseUnansweredByRequester(work, message, item.owner, recognised);
  await checkArrivedConsent(work, from, message, item.owner);
  const moving = arrivalWords(message, work.now);
  await raise(work, [{ ...arrivalOf(message.id, from.id), reasons: ["delivery.arrived", ...(body.terrorism ? ["severity.terrorism"] : []), ...(message.unmarked === undefined ? [] : ["severity.unmarked"]), ...moving.reasons], words: [...unmarkedSentence(message.unmarked), ...moving.words], to: item.owner, thread: message.thread }]);
  // What was withdrawn before it arrived is void the moment it does, and still kept: the order of arrival changes nothing.
  for (const early of met.about) if (early === withdrawn || early.body.kind === "correction") await applyStatus(work, from, early);
  return message;
}
