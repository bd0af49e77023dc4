import type { z } from "zod";
import { fromBase64 } from "../lib/base/bytes.ts";
import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { isSealed, MAX_ENVELOPE_BYTES, openEnvelope, readParcel, readReceipt, unsealBody, verifyReceipt } from "../lib/envelope/index.ts";
import type { EnvelopeError, ParsedEnvelope, SealedError, SentEnvelope } from "../lib/envelope/index.ts";
import type { Authority } from "../domain/authority.ts";
import { keysOf } from "../domain/peer-keys.ts";
import { WireMessage } from "../domain/message.ts";
import type { ActError } from "../service/act.ts";
import { acceptEnvelope } from "../service/arrivals.ts";
import { acceptUnparsed } from "../service/unparsed.ts";
import { KEY_GONE } from "../service/sealing.ts";
import type { Accepted, ArrivalError, ArrivedEnvelope } from "../service/arrivals.ts";
import { recordContradiction } from "../service/sequences.ts";
import { allRows, findRow } from "../store/rows.ts";
import { newLanes } from "./lanes.ts";
import type { Busy, Lanes } from "./lanes.ts";
import type { OpenNode } from "./node.ts";

export type InboxError =
  | EnvelopeError
  | SealedError
  | ArrivalError
  | ActError
  | Busy
  | { code: "envelope.number-used"; seq: number }
  | { code: "authority.revoked"; authority: string; since: string }
  | { code: "envelope.id-differs"; path: string; header: string }
  | { code: "envelope.expired"; expires: string; now: string }
  | { code: "envelope.body"; faults: readonly { readonly place: string; readonly message: string }[] };

/** How an envelope came otherwise than being brought: this node asked for it. */
export interface Pulled {
  readonly pulled: true;
  /** The receipt the sender has from us already, base64. */
  readonly receipt?: string;
}

/** Takes in the exact bytes of a parcel from anyone: checks signature, sender, addressee and body before anything is stored. */
export async function acceptBytes(node: OpenNode, envelopeId: string, parcel: Uint8Array, now: Instant, way?: Pulled): Promise<Result<Accepted, InboxError>> {
  if (parcel.length > MAX_ENVELOPE_BYTES) return err({ code: "envelope.too-large", bytes: parcel.length, limit: MAX_ENVELOPE_BYTES });
  const { bytes, ciphertext } = readParcel(parcel);
  const peers = await peersOf(node);
  const opened = openEnvelope(bytes, {
    recipient: node.self.id,
    hash: (data) => node.hash(data),
    maxBytes: MAX_ENVELOPE_BYTES,
    keyOf: (keyId) => {
      const named = peers.flatMap((one) => keysOf(one, now).flatMap((key) => (key.keyId === keyId ? [{ id: one.id, key }] : [])));
      // A key's name is its node's own choice: where several peers chose alike, the envelope's word says whose to try.
      const peer = named.length > 1 ? (named.find((one) => one.id === statedSender(bytes)) ?? named[0]) : named[0];
      return peer === undefined ? undefined : { owner: peer.id, verify: (data, signature) => node.verify(peer.key.publicKey, data, signature) };
    },
  });
  if (!opened.ok) return opened;
  const { header, digest } = opened.value;
  const revoked = peers.find((one) => one.id === header.from)?.node?.revoked;
  if (revoked !== undefined) return err({ code: "authority.revoked", authority: header.from, since: revoked.at });
  if (header.id !== envelopeId) return err({ code: "envelope.id-differs", path: envelopeId, header: header.id });
  if (header.expires !== undefined && header.expires < now) return err({ code: "envelope.expired", expires: header.expires, now });
  const given = way?.receipt === undefined ? undefined : ownReceipt(node, way.receipt, { envelope: envelopeId, digest, from: header.from, to: node.self.id });
  const arrived = { envelopeId, peer: header.from, bytes, header, digest, ...(given === undefined ? {} : { given }) };
  // Its priority is the sender's signed word, so it is asked for a place only now. What was asked for comes one by one.
  const place = way === undefined ? lanesOf(node).enter(header.from, header.priority) : ok(() => {});
  if (!place.ok) return place;
  try {
    const accepted = await takeIn(node, opened.value, { arrived, ciphertext }, now);
    if (!accepted.ok && accepted.error.code === "envelope.conflict") await recordContradiction(node, { id: envelopeId, peer: header.from, seq: header.seq, digest, bytes }, now);
    return accepted;
  } catch (error) {
    if (!isNumberUsed(error)) throw error;
    await recordContradiction(node, { id: envelopeId, peer: header.from, seq: header.seq, digest, bytes }, now);
    return err({ code: "envelope.number-used", seq: header.seq });
  } finally {
    place.value();
  }
}

async function takeIn(node: OpenNode, opened: ParsedEnvelope, { arrived, ciphertext }: { readonly arrived: Omit<ArrivedEnvelope, "wire">; readonly ciphertext: Uint8Array | undefined }, now: Instant): Promise<Result<Accepted, InboxError>> {
  const { notUnderstood } = opened;
  // What asks for more than is known here is kept as it came, and a person is told: nothing of it is acted on.
  if (notUnderstood.length > 0) return acceptUnparsed(node, { ...arrived, notUnderstood, ...(ciphertext === undefined ? {} : { sealed: ciphertext }) }, now);
  const body = await bodyOf(node, opened, ciphertext);
  if (!body.ok) return (body.error.code === KEY_GONE ? await receiptGiven(node, arrived) : undefined) ?? body;
  const wire = parseWire(body.value.body);
  if (!wire.success) return err({ code: "envelope.body", faults: wire.error.issues.slice(0, 20).map((issue) => ({ place: `/body/${issue.path.map(String).join("/")}`, message: issue.message })) });
  return acceptEnvelope(node, { ...arrived, wire: wire.data, ...(body.value.plaintext === undefined ? {} : { opening: body.value.plaintext }) }, now);
}

/** The receipt that the sender has from us, if it is ours and for this envelope: what was restored from a backup may not know it any more. */
function ownReceipt(node: OpenNode, text: string, sent: SentEnvelope): ArrivedEnvelope["given"] {
  const bytes = fromBase64(text);
  const { keyId, publicKey } = node.keys;
  const read = bytes === undefined ? undefined : readReceipt(bytes, { keyOf: (id) => (id === keyId ? { owner: node.self.id, verify: (data, signature) => node.verify(publicKey, data, signature) } : undefined) });
  if (bytes === undefined || read?.ok !== true) return undefined;
  const verified = verifyReceipt(read.value, sent);
  return verified.ok && verified.value.unparsed === undefined ? { receipt: bytes, receivedAt: verified.value.receivedAt as Instant } : undefined;
}

const lanes = new WeakMap<OpenNode, Lanes>();

function lanesOf(node: OpenNode): Lanes {
  const known = lanes.get(node) ?? newLanes();
  lanes.set(node, known);
  return known;
}

/** The database holds each peer to one envelope for each number. */
function isNumberUsed(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "23505" && "constraint" in error && error.constraint === "envelope_seq";
}

/** What an envelope says, as the sender signed or sealed it. */
async function bodyOf(node: OpenNode, { header, body }: ParsedEnvelope, ciphertext: Uint8Array | undefined): Promise<Result<{ readonly body: unknown; readonly plaintext?: Uint8Array }, SealedError>> {
  if (!isSealed(header)) return ciphertext === undefined ? ok({ body }) : err({ code: "envelope.part-stray" });
  if (ciphertext === undefined) return err({ code: "envelope.part-missing" });
  return unsealBody(header, ciphertext, { unseal: node.keys.sealing.unseal, hash: (data) => node.hash(data) });
}

/** The receipt of an envelope that was taken in while its key was still there: whoever lost it gets it again. */
async function receiptGiven(node: OpenNode, arrived: { readonly envelopeId: string; readonly digest: string }): Promise<Result<Accepted, never> | undefined> {
  const known = await node.store.read((tx) => findRow(tx, "envelope", arrived.envelopeId));
  const receipt = known?.direction === "in" && known.digest === arrived.digest && known.receipt !== null ? fromBase64(known.receipt) : undefined;
  return receipt === undefined ? undefined : ok({ receipt, repeated: true });
}

const kept = new WeakMap<OpenNode, { peers: Promise<readonly Authority[]> | undefined }>();

/** The peers, read anew after any of them was recorded: keys are looked up for every envelope, and change a few times a year. */
export function peersOf(node: OpenNode): Promise<readonly Authority[]> {
  const known = kept.get(node) ?? { peers: undefined };
  if (!kept.has(node)) {
    kept.set(node, known);
    node.events.on("entries", (entries) => {
      if (entries.some((one) => one.noun === "authority")) known.peers = undefined;
    });
  }
  known.peers ??= node.store.read((tx) => allRows(tx, "authority")).catch((error: unknown) => {
    known.peers = undefined;
    throw error;
  });
  return known.peers;
}

/** Who an envelope says it is from, before anything of it is believed. */
function statedSender(bytes: Uint8Array): unknown {
  try {
    const { payload } = JSON.parse(Buffer.from(bytes).toString("utf8")) as { readonly payload: string };
    return (JSON.parse(Buffer.from(payload, "base64").toString("utf8")) as { readonly header: { readonly from: unknown } }).header.from;
  } catch {
    return undefined;
  }
}

/** Parses the body of an envelope; fields that only a newer peer knows are passed over, and stay in the bytes that are kept. */
export function parseWire(body: unknown): z.ZodSafeParseResult<WireMessage> {
  const parsed = WireMessage.safeParse(body);
  if (parsed.success) return parsed;
  const unknown = parsed.error.issues.filter((issue) => issue.code === "unrecognized_keys");
  if (unknown.length < parsed.error.issues.length) return parsed;
  const known = structuredClone(body);
  for (const issue of unknown) {
    const holder = issue.path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)[key], known) as Record<string, unknown>;
    for (const key of issue.keys) delete holder[key];
  }
  return WireMessage.safeParse(known);
}
