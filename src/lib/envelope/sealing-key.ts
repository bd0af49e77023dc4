import { base64, fromBase64, utf8 } from "../base/bytes.ts";
import { canonicalJson } from "../base/canonical.ts";
import { pae, type Sign, type Verify } from "./dsse.ts";

/** The type under which an identity key signs a sealing key; no other signature can serve for one. */
export const SEALING_KEY_TYPE = "application/vnd.heed.sealing-key.v1+json";

/**
 * A subkey to which bodies are sealed, an X25519 public key (RFC 7748), as its owner's identity key vouches for it. The private
 * half is destroyed at `until`; what was sealed to it and not opened by then must be sealed anew.
 */
export type SealingKey = {
  readonly keyId: string;
  /** 32 bytes in base64. */
  readonly publicKey: string;
  /** Instants from and until which it may be sealed to. */
  readonly from: string;
  readonly until: string;
  /** Signature of the identity key, base64. */
  readonly sig: string;
};

/** Signs a sealing key for the node `owner`. */
export function signSealingKey(owner: string, key: Omit<SealingKey, "sig">, sign: Sign): SealingKey {
  const { keyId, publicKey, from, until } = key;
  return { keyId, publicKey, from, until, sig: base64(sign(signedPart(owner, key))) };
}

/** Whether a sealing key is vouched for by the identity key of the node `owner`. Never throws. */
export function verifySealingKey(owner: string, key: SealingKey, verify: Verify): boolean {
  const sig = fromBase64(key.sig);
  return sig?.length === 64 && verify(signedPart(owner, key), sig);
}

function signedPart(owner: string, { keyId, publicKey, from, until }: Omit<SealingKey, "sig">): Uint8Array {
  return pae(SEALING_KEY_TYPE, utf8(canonicalJson({ v: 1, owner, keyId, publicKey, from, until })));
}
