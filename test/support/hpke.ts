import { createCipheriv, createHmac, createPrivateKey, createPublicKey, diffieHellman } from "node:crypto";

// HPKE in base mode written a second time, from RFC 9180 alone and on other primitives than the program's: vectors are
// made with it, and the program is held against it. DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM or AES-128-GCM.

/** What a sender makes for a recipient, with every value the RFC prints for its own vectors. */
export interface MadeSeal {
  readonly enc: Buffer;
  readonly sharedSecret: Buffer;
  readonly key: Buffer;
  readonly nonce: Buffer;
  readonly ciphertext: Buffer;
}

/** Seals one plaintext, with a given ephemeral key: twice the same seal for the same arguments. */
export function sealByRfc(input: { readonly ephemeral: Buffer; readonly publicKey: Buffer; readonly info: Buffer; readonly plaintext: Buffer; readonly aad?: Buffer; readonly keyBytes?: 16 | 32 }): MadeSeal {
  const { ephemeral, publicKey, info, plaintext, aad = Buffer.alloc(0), keyBytes = 32 } = input;
  const enc = publicKeyOf(ephemeral);
  const dh = diffieHellman({ privateKey: privateObject(ephemeral), publicKey: publicObject(publicKey) });
  const kem = Buffer.concat([Buffer.from("KEM"), uint16(0x20)]);
  const sharedSecret = expand(kem, extract(kem, Buffer.alloc(0), "eae_prk", dh), "shared_secret", Buffer.concat([enc, publicKey]), 32);

  const suite = Buffer.concat([Buffer.from("HPKE"), uint16(0x20), uint16(1), uint16(keyBytes === 32 ? 2 : 1)]);
  const none = Buffer.alloc(0);
  const context = Buffer.concat([Buffer.of(0), extract(suite, none, "psk_id_hash", none), extract(suite, none, "info_hash", info)]);
  const secret = extract(suite, sharedSecret, "secret", none);
  const key = expand(suite, secret, "key", context, keyBytes);
  const nonce = expand(suite, secret, "base_nonce", context, 12);

  const cipher = createCipheriv(keyBytes === 32 ? "aes-256-gcm" : "aes-128-gcm", key, nonce).setAAD(aad);
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
  return { enc, sharedSecret, key, nonce, ciphertext };
}

/** The raw X25519 public key of a raw private one. */
export function publicKeyOf(privateKey: Buffer): Buffer {
  return createPublicKey(privateObject(privateKey)).export({ format: "der", type: "spki" }).subarray(12);
}

function extract(suite: Buffer, salt: Buffer, label: string, ikm: Buffer): Buffer {
  return createHmac("sha256", salt).update(Buffer.concat([Buffer.from("HPKE-v1"), suite, Buffer.from(label), ikm])).digest();
}

/** One block of HKDF is enough for everything here. */
function expand(suite: Buffer, secret: Buffer, label: string, info: Buffer, bytes: number): Buffer {
  const labeled = Buffer.concat([uint16(bytes), Buffer.from("HPKE-v1"), suite, Buffer.from(label), info, Buffer.of(1)]);
  return createHmac("sha256", secret).update(labeled).digest().subarray(0, bytes);
}

function uint16(value: number): Buffer {
  return Buffer.of(value >> 8, value & 255);
}

function privateObject(raw: Buffer) {
  return createPrivateKey({ key: Buffer.concat([Buffer.from("302e020100300506032b656e04220420", "hex"), raw]), format: "der", type: "pkcs8" });
}

function publicObject(raw: Buffer) {
  return createPublicKey({ key: Buffer.concat([Buffer.from("302a300506032b656e032100", "hex"), raw]), format: "der", type: "spki" });
}
