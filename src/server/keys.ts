import { createPrivateKey, createPublicKey, hash, randomBytes, sign, verify } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { base64, fromBase64 } from "../lib/base/bytes.ts";
import type { NodeKeys } from "../service/node.ts";
import { writeDurably } from "./durable-file.ts";

/** PKCS#8 and SPKI headers of an Ed25519 key, RFC 8410. */
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");
const SPKI = Buffer.from("302a300506032b6570032100", "hex");

/** The key pair of a 32-byte seed. */
export function keysOfSeed(seed: Uint8Array): NodeKeys {
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: "der", type: "pkcs8" });
  const raw = createPublicKey(privateKey).export({ format: "der", type: "spki" }).subarray(SPKI.length);
  const publicKey = base64(raw);
  // The id is taken from the key itself, so that no two keys share one.
  return { keyId: `k-${hash("sha256", raw, "hex").slice(0, 16)}`, publicKey, sign: (bytes) => sign(null, bytes, privateKey) };
}

/** The private key of a node, in its folder: 32 bytes in base64. */
export const KEY_FILE = "identity.key";

/** Reads a node's identity key from its folder; undefined if there is none, a text that says what is wrong with what is there. */
export async function readKeys(folder: string): Promise<NodeKeys | string | undefined> {
  const file = join(folder, KEY_FILE);
  const found = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (found === undefined) return undefined;
  const seed = fromBase64(found.trim());
  if (seed?.length !== 32) return `${file} does not hold 32 bytes in base64`;
  if (process.platform !== "win32" && ((await stat(file)).mode & 0o077) !== 0) return `${file} can be read by others than its owner; its mode must be 600`;
  return keysOfSeed(seed);
}

/** Makes a node's identity key in its folder, readable by the owner alone. */
export async function makeKeys(folder: string): Promise<NodeKeys> {
  const seed = randomBytes(32);
  await writeDurably(join(folder, KEY_FILE), `${base64(seed)}\n`, 0o600);
  return keysOfSeed(seed);
}

/** SHA-256. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return hash("sha256", bytes, "buffer");
}

const known = new Map<string, ReturnType<typeof createPublicKey>>();

/** Whether an Ed25519 signature is by this raw public key (base64). */
export function verifyEd25519(publicKey: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  let key = known.get(publicKey);
  if (key === undefined) {
    const raw = fromBase64(publicKey);
    if (raw?.length !== 32) return false;
    key = createPublicKey({ key: Buffer.concat([SPKI, raw]), format: "der", type: "spki" });
    if (known.size > 10_000) known.clear();
    known.set(publicKey, key);
  }
  return verify(null, bytes, key, signature);
}
