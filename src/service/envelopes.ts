import type { Json } from "../lib/base/canonical.ts";
import { base64 } from "../lib/base/bytes.ts";
import { envelopeDigest, sealEnvelope } from "../lib/envelope/index.ts";
import type { EnvelopeHeader } from "../lib/envelope/index.ts";
import type { Authority } from "../domain/authority.ts";
import { change } from "../domain/entry.ts";
import { releasableBody } from "../domain/message.ts";
import type { Message, Priority, WireMessage } from "../domain/message.ts";
import { enqueue, nextSeq } from "../store/outbox.ts";
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

/** Signs one envelope for one addressee and puts it in line; it commits with whatever issued it. */
export async function postEnvelope(work: Work, message: Message, to: Authority, priority: Priority): Promise<void> {
  const { node, tx } = work;
  const id = work.newId();
  const seq = await nextSeq(tx, to.id);
  const body = wireOf(message);
  const header: Omit<EnvelopeHeader, "body_sha256"> = {
    id,
    v: 1,
    kind: message.body.kind,
    from: node.self.id,
    to: to.id,
    seq,
    warning: "about" in message.body ? message.body.about : message.id,
    version: message.version,
    issued: message.issuedAt ?? work.now,
    priority,
    handling: message.body.handling,
    purpose: message.body.purpose,
    must_understand: [],
  };
  const bytes = sealEnvelope({ header, body: body as unknown as Json, keyId: node.keys.keyId, sign: (data) => node.keys.sign(data), hash: (data) => node.hash(data) });
  await work.append(
    change("envelope", "sent", id, { id, direction: "out", peer: to.id, message: message.id, seq, priority, digest: envelopeDigest(bytes, (data) => node.hash(data)), at: work.now, bytes: base64(bytes), receipt: null, receivedAt: null }),
  );
  await enqueue(tx, { envelope: id, peer: to.id, seq, priority, at: work.now });
}
