import { createPrivateKey, createPublicKey } from "node:crypto";
import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_X25519_HKDF_SHA256 } from "hpke";
import type { CryptoKey, KeyPair } from "hpke";
import { err, ok } from "../lib/base/result.ts";
import type { Seal, Unseal } from "../lib/envelope/index.ts";

/** Suite 1 of `docs/protocol/envelope.md`. */
const suite = new CipherSuite(KEM_DHKEM_X25519_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_256_GCM);

/** HPKE in base mode, RFC 9180, to an X25519 public key. */
export const seal: Seal = async ({ publicKey, info, plaintext }) => {
  const { encapsulatedSecret, ciphertext } = await suite.Seal(await suite.DeserializePublicKey(publicKey), plaintext, { info });
  return { enc: encapsulatedSecret, ciphertext };
};

/** PKCS#8 and SPKI headers of an X25519 key, RFC 8410. */
const PKCS8 = Buffer.from("302e020100300506032b656e04220420", "hex");
const SPKI_BYTES = 12;

/** The raw public key of a raw private one. */
export function x25519PublicKey(privateKey: Uint8Array): Uint8Array {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, privateKey]), format: "der", type: "pkcs8" });
  return new Uint8Array(createPublicKey(key).export({ format: "der", type: "spki" }).subarray(SPKI_BYTES));
}

/** Opens what was sealed to one of the private keys that `find` gives. Each is taken in once, and forgotten with the bytes it came from. */
export function unsealWith(find: (keyId: string) => Promise<Uint8Array | undefined>): Unseal {
  const known = new WeakMap<Uint8Array, KeyPair<CryptoKey>>();
  return async ({ keyId, enc, info, ciphertext }) => {
    const raw = await find(keyId);
    if (raw === undefined) return err("unknown");
    const key = known.get(raw) ?? { privateKey: await suite.DeserializePrivateKey(raw), publicKey: await suite.DeserializePublicKey(x25519PublicKey(raw)) };
    known.set(raw, key);
    try {
      return ok(await suite.Open(key, enc, ciphertext, { info }));
    } catch {
      return err("not-openable"); // a tag that does not hold or a point that is none: why is nobody's business
    }
  };
}
