import type { Json } from "../lib/base/canonical.ts";
import { base64, fromBase64 } from "../lib/base/bytes.ts";
import { assert } from "../lib/base/result.ts";
import { envelopeDigest, plaintextOf, SALT_BYTES, sealEnvelope, signEnvelope, writeParcel } from "../lib/envelope/index.ts";
import type { EnvelopeHeader } from "../lib/envelope/index.ts";
import type { Authority } from "../domain/authority.ts";
import { change } from "../domain/entry.ts";
import type { EnvelopeRecord } from "../domain/entry.ts";
import { releasableBody } from "../domain/message.ts";
import type { Message, Priority, WireMessage } from "../domain/message.ts";
import { digestOfVersion, enqueue, nextSeq } from "../store/outbox.ts";
import type { Work } from "./act.ts";

/** The message as it crosses: the same bytes' worth for every addressee, whose list stays here. */
export function wireOf(message: Message): WireMessage {
  return {
    id: message.id,
    thread: message.thread,
    version: message.version,
    issuedAt: message.issuedAt as WireMessage["issuedAt"],
    body: releasableBody(message.body),
  };
}

/** A message ready for its envelopes: with one salt, so that all addressees can be shown to have been told the same. */
export interface Posting {
  readonly message: Message;
  readonly wire: Json;
  readonly plaintext: Uint8Array;
  readonly priority: Priority;
}

/** Prepares a message for all of its addressees. */
export function preparePosting(work: Work, message: Message, priority: Priority): Posting {
  const wire = wireOf(message) as unknown as Json;
  return { message, wire, plaintext: plaintextOf(wire, work.node.random(SALT_BYTES)), priority };
}

/** Seals and signs one envelope for one addressee and puts it in line; it commits with whatever issued it. */
export async function postEnvelope(work: Work, posting: Posting, to: Authority): Promise<void> {
  const { node, tx } = work;
  const { message, priority } = posting;
  const id = work.newId();
  const seq = await nextSeq(tx, to.id);
  const warning = "about" in message.body ? message.body.about : message.id;
  const prev = message.version > 1 ? await digestOfVersion(tx, { peer: to.id, warning, version: message.version - 1 }) : undefined;
  const header = {
    id,
    v: 1,
    kind: message.body.kind,
    from: node.self.id,
    to: to.id,
    seq,
    warning,
    version: message.version,
    ...(prev === undefined ? {} : { prev }),
    issued: message.issuedAt ?? work.now,
    priority,
    handling: message.body.handling,
    purpose: message.body.purpose,
    must_understand: [],
  } satisfies EnvelopeHeader;
  const written = await write(work, posting, to, header);
  await work.append(change("envelope", "sent", id, { id, direction: "out", peer: to.id, message: message.id, seq, priority, at: work.now, ...written, receipt: null, receivedAt: null }));
  await enqueue(tx, { envelope: id, peer: to.id, seq, priority, at: work.now });
}

/** What goes over the line for an outgoing envelope. */
export function parcelOf(record: EnvelopeRecord): Uint8Array {
  return writeParcel({ bytes: fromBase64(record.bytes)!, ...(record.sealed === undefined ? {} : { ciphertext: fromBase64(record.sealed)! }) });
}

/** Sealed to the addressee's key; in clear only where that was agreed with an addressee that has none. */
async function write({ node }: Work, { wire, plaintext }: Posting, to: Authority, header: EnvelopeHeader): Promise<Pick<EnvelopeRecord, "bytes" | "digest" | "sealed" | "opening">> {
  const hash = (data: Uint8Array): Uint8Array => node.hash(data);
  const sign = (data: Uint8Array): Uint8Array => node.keys.sign(data);
  const { keyId } = node.keys;
  const key = to.node?.sealing;
  if (key === undefined) {
    assert(to.node?.clear === true, `${to.id} has no sealing key, and nothing was agreed on going without: have its card recorded again`);
    const bytes = signEnvelope({ header, body: wire, keyId, sign, hash });
    return { bytes: base64(bytes), digest: envelopeDigest(bytes, hash) };
  }
  const { bytes, ciphertext } = await sealEnvelope({ header, plaintext, recipientKey: { keyId: key.keyId, publicKey: fromBase64(key.publicKey)! }, seal: node.seal, keyId, sign, hash });
  return { bytes: base64(bytes), digest: envelopeDigest(bytes, hash), sealed: base64(ciphertext), opening: base64(plaintext) };
}
