import { createPrivateKey, createPublicKey, hash, randomBytes, sign, verify } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { base64, fromBase64 } from "../lib/base/bytes.ts";
import type { Instant } from "../lib/clock/index.ts";
import type { NodeKeys, SealingKeys } from "../service/node.ts";
import { writeDurably } from "./durable-file.ts";
import { FolderSealingKeys, seededSealingKeys } from "./sealing-keys.ts";

/** PKCS#8 and SPKI headers of an Ed25519 key, RFC 8410. */
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");
const SPKI = Buffer.from("302a300506032b6570032100", "hex");

/** The identity key of a 32-byte seed, with sealing keys that are kept elsewhere, or with one made of the seed as well. */
export function keysOfSeed(seed: Uint8Array, sealing: SealingKeys = seededSealingKeys(seed)): NodeKeys {
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: "der", type: "pkcs8" });
  const raw = createPublicKey(privateKey).export({ format: "der", type: "spki" }).subarray(SPKI.length);
  const publicKey = base64(raw);
  // The id is taken from the key itself, so that no two keys share one.
  return { keyId: `k-${hash("sha256", raw, "hex").slice(0, 16)}`, publicKey, sign: (bytes) => sign(null, bytes, privateKey), sealing };
}

/** The private key of a node, in its folder: 32 bytes in base64. */
export const KEY_FILE = "identity.key";

/** Reads a node's keys from its folder; undefined if there is no identity, a text that says what is wrong with what is there. */
export async function readKeys(folder: string, now: Instant): Promise<FolderKeys | string | undefined> {
  const file = join(folder, KEY_FILE);
  const found = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (found === undefined) return undefined;
  const seed = fromBase64(found.trim());
  if (seed?.length !== 32) return `${file} does not hold 32 bytes in base64`;
  if (process.platform !== "win32" && ((await stat(file)).mode & 0o077) !== 0) return `${file} can be read by others than its owner; its mode must be 600`;
  const sealing = await FolderSealingKeys.open(folder, now);
  return typeof sealing === "string" ? sealing : { ...keysOfSeed(seed, sealing), sealing };
}

/** Makes a node's keys in its folder, readable by the owner alone. */
export async function makeKeys(folder: string, now: Instant): Promise<FolderKeys> {
  await writeDurably(join(folder, KEY_FILE), `${base64(randomBytes(32))}\n`, 0o600);
  const made = await readKeys(folder, now);
  if (typeof made !== "object") throw new Error(made ?? `${KEY_FILE} is gone`);
  return made;
}

/** Keys in files; a device that keeps them would be another `NodeKeys`. */
export interface FolderKeys extends NodeKeys {
  readonly sealing: FolderSealingKeys;
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
