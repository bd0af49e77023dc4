import { base64, fromBase64 } from "../lib/base/bytes.ts";
import { err, ok, unwrap } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { ENVELOPE_TYPE, envelopeDigest, openDsse, parseEnvelope, sealEnvelope, signSealingKey, verifySealingKey } from "../lib/envelope/index.ts";
import type { SealingKey } from "../lib/envelope/index.ts";
import type { Authority } from "../domain/authority.ts";
import { change } from "../domain/entry.ts";
import { waitingFor } from "../store/outbox.ts";
import { findRow } from "../store/rows.ts";
import { act, NODE } from "./act.ts";
import type { ActError, Work } from "./act.ts";
import type { HeedNode } from "./node.ts";

/** The node's own record as it hands it to peers: with the sealing key of this month, signed. */
export function ownRecord({ self, keys }: Pick<HeedNode, "self" | "keys">): Authority {
  if (self.node === undefined) return self;
  return { ...self, node: { ...self.node, sealing: signSealingKey(self.id, keys.sealing.current, (bytes) => keys.sign(bytes)) } };
}

/** Whether a record's sealing key is signed by the identity key beside it. */
export function vouchesForSealing(node: Pick<HeedNode, "verify">, { id, node: at }: Authority): boolean {
  return at?.sealing !== undefined && verifySealingKey(id, at.sealing, (bytes, signature) => node.verify(at.publicKey, bytes, signature));
}

export type RenewError = { code: "authority.unknown"; authority: string } | { code: "authority.sealing-key"; authority: string };

/**
 * Takes in the keys of a peer's card: its sealing key, and with that the certificate it shows now. Only a sealing key that its known
 * identity key signed counts, and only one newer than the key known here, so that no old card brings an old certificate back. Then
 * whatever still waits for the peer under a key it no longer has is sealed anew. Says whether anything changed.
 */
export async function renewKeys(node: HeedNode, peer: string, { sealing: shown, tls }: { readonly sealing: SealingKey; readonly tls?: string }, now: Instant): Promise<Result<boolean, RenewError | ActError>> {
  return act(node, NODE, { action: "startNode", resource: { kind: "Staff", id: peer } }, now, async (work): Promise<Result<boolean, RenewError>> => {
    const known = await findRow(work.tx, "authority", peer);
    if (known?.node === undefined) return err({ code: "authority.unknown", authority: peer });
    if (known.node.sealing !== undefined && shown.from <= known.node.sealing.from) return ok(await resealWaiting(work, known));
    const renewed: Authority = { ...known, node: { ...known.node, sealing: shown, ...(tls === undefined ? {} : { tls }) } };
    if (!vouchesForSealing(node, renewed)) return err({ code: "authority.sealing-key", authority: peer });
    await work.append(change("authority", "changed", peer, renewed));
    await resealWaiting(work, renewed);
    return ok(true);
  });
}

/** How a peer says that it has destroyed the key an envelope was sealed to. */
export const KEY_GONE = "envelope.sealing-key";

/**
 * Seals anew what a peer could not open because the key had ended: same identifier, number and plaintext, so it is the same
 * envelope to everybody who keeps count, and another digest. Nobody can have taken in the first, since nobody can open it.
 */
async function resealWaiting(work: Work, to: Authority): Promise<boolean> {
  const { node, tx } = work;
  const key = to.node?.sealing;
  if (key === undefined) return false;
  const hash = (bytes: Uint8Array): Uint8Array => node.hash(bytes);
  const stuck = (await waitingFor(tx, to.id)).filter((one) => one.lastError?.includes(KEY_GONE) === true);
  let resealed = false;
  for (const { record } of stuck) {
    const own = unwrap(openDsse(fromBase64(record.bytes)!, { payloadType: ENVELOPE_TYPE, maxBytes: Infinity, keyOf: () => ({ owner: node.self.id, verify: () => true }) }));
    const { header } = unwrap(parseEnvelope(own.payload, hash));
    if (record.opening === undefined || header.kem_key === key.keyId) continue;
    const { body_sha256: _b, suite: _s, kem_key: _k, enc: _e, ct_sha256: _c, pt_commit: _p, ...kept } = header;
    const { bytes, ciphertext } = await sealEnvelope({
      header: kept,
      plaintext: fromBase64(record.opening)!,
      recipientKey: { keyId: key.keyId, publicKey: fromBase64(key.publicKey)! },
      seal: node.seal,
      keyId: node.keys.keyId,
      sign: (data) => node.keys.sign(data),
      hash,
    });
    await work.append(change("envelope", "resealed", record.id, { peer: to.id, digest: envelopeDigest(bytes, hash), bytes: base64(bytes), sealed: base64(ciphertext) }));
    resealed = true;
  }
  return resealed;
}
