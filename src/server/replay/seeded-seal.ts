import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_X25519_HKDF_SHA256 } from "hpke";
import type { KEM } from "hpke";
import type { Seal } from "../../lib/envelope/index.ts";
import { x25519PublicKey } from "../hpke.ts";

/**
 * Seals as a node does, with a one-time key of bytes that are drawn: for a replay, whose envelopes and so receipts are to be
 * the same in every run. Whoever knows the seed can open what was sealed; a scenario file is no secret.
 */
export function seededSeal(draw: (bytes: number) => Uint8Array): Seal {
  const kem = (): KEM => ({ ...KEM_DHKEM_X25519_HKDF_SHA256(), async GenerateKeyPair(extractable) {
    const secret = draw(32);
    return { privateKey: await this.DeserializePrivateKey(secret, extractable), publicKey: await this.DeserializePublicKey(x25519PublicKey(secret)) };
  } });
  const suite = new CipherSuite(kem, KDF_HKDF_SHA256, AEAD_AES_256_GCM);
  return async ({ publicKey, info, plaintext }) => {
    const { encapsulatedSecret, ciphertext } = await suite.Seal(await suite.DeserializePublicKey(publicKey), plaintext, { info });
    return { enc: encapsulatedSecret, ciphertext };
  };
}
