import { createHash, createPrivateKey, createPublicKey, sign, verify } from "node:crypto";

/** An Ed25519 key pair made from a fixed seed, so that tests and vectors always sign alike. */
export type TestKey = {
  readonly publicKey: Uint8Array;
  readonly sign: (bytes: Uint8Array) => Uint8Array;
  readonly verify: (bytes: Uint8Array, signature: Uint8Array) => boolean;
};

/** The key pair of a 32-byte seed in hexadecimal. */
export function testKey(seed: string): TestKey {
  const pkcs8 = Buffer.from(`302e020100300506032b657004220420${seed}`, "hex"); // RFC 8410
  const privateKey = createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(privateKey);
  return {
    publicKey: new Uint8Array(publicKey.export({ format: "der", type: "spki" }).subarray(-32)),
    sign: (bytes) => new Uint8Array(sign(null, bytes, privateKey)),
    verify: (bytes, signature) => verify(null, bytes, publicKey, signature),
  };
}

/** SHA-256. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash("sha256").update(bytes).digest());
}
