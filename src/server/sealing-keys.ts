import { hash, randomBytes } from "node:crypto";
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { base64, fromBase64 } from "../lib/base/bytes.ts";
import { excerpt } from "../lib/base/excerpt.ts";
import { addMs } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import type { SealingKey } from "../lib/envelope/index.ts";
import type { SealingKeys } from "../service/node.ts";
import { InstantText } from "../domain/text.ts";
import { writeDurably } from "./durable-file.ts";
import { unsealWith, x25519PublicKey } from "./hpke.ts";

const DAY_MS = 86_400_000;

/** After so long a node makes its next sealing key. */
export const SEALED_TO_FOR_MS = 30 * DAY_MS;

/** How long the private half stays after that, for what is still under way. */
export const KEPT_FOR_MS = 45 * DAY_MS;

/** The folder of the private halves, in the folder of the node. */
export const SEALING_FOLDER = "sealing";

/** An unsigned sealing key. */
type Subkey = Omit<SealingKey, "sig">;

/** A sealing key with its private half, raw. */
interface HeldKey extends Subkey {
  readonly privateKey: Uint8Array;
}

/** The key pair of 32 bytes. */
export function sealingKeyOf(privateKey: Uint8Array, from: Instant, until: Instant): HeldKey {
  const raw = x25519PublicKey(privateKey);
  return { keyId: `s-${hash("sha256", raw, "hex").slice(0, 16)}`, publicKey: base64(raw), from, until, privateKey };
}

/** One sealing key for all times, made of a seed: for replays, whose clock stands anywhere, and for tests. */
export function seededSealingKeys(seed: Uint8Array): SealingKeys {
  const held = sealingKeyOf(hash("sha256", Buffer.concat([Buffer.from("sealing|"), seed]), "buffer"), "0001-01-01T00:00:00.000Z" as Instant, "9999-12-31T23:59:59.999Z" as Instant);
  return { current: openPart(held), unseal: unsealWith(async (keyId) => (keyId === held.keyId ? held.privateKey : undefined)) };
}

/** Sealing keys in the node's folder: one file each, readable by the owner alone. */
export class FolderSealingKeys implements SealingKeys {
  readonly #folder: string;
  #held: ReadonlyMap<string, HeldKey>;
  readonly unseal = unsealWith(async (keyId) => {
    if (!this.#held.has(keyId)) await this.#read(); // another process may have made one
    return this.#held.get(keyId)?.privateKey;
  });

  private constructor(folder: string) {
    this.#folder = folder;
    this.#held = new Map();
  }

  /** Reads the keys, and makes the first if there is none; a text that says what is wrong with one. */
  static async open(nodeFolder: string, now: Instant): Promise<FolderSealingKeys | string> {
    const keys = new FolderSealingKeys(join(nodeFolder, SEALING_FOLDER));
    const fault = await keys.#read();
    if (fault !== undefined) return fault;
    if (keys.#held.size === 0) await keys.make(now);
    return keys;
  }

  get current(): Subkey {
    return this.all.at(-1)!;
  }

  /** Every key that is held, oldest first. */
  get all(): readonly Subkey[] {
    return [...this.#held.values()].map(openPart).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  }

  /** Makes a key that is due and destroys those whose time has ended; says whether anything changed. */
  async turn(now: Instant): Promise<boolean> {
    const made = addMs(this.current.from as Instant, SEALED_TO_FOR_MS) <= now;
    if (made) await this.make(now);
    const ended = this.all.filter((one) => one.until <= now && one.keyId !== this.current.keyId);
    for (const one of ended) await this.destroy(one.keyId);
    return made || ended.length > 0;
  }

  /** Makes a new key, to which others seal as soon as they have seen it. */
  async make(now: Instant): Promise<Subkey> {
    const key = sealingKeyOf(randomBytes(32), now, addMs(now, SEALED_TO_FOR_MS + KEPT_FOR_MS));
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await chmod(this.#folder, 0o700);
    await writeDurably(join(this.#folder, `${key.keyId}.json`), `${JSON.stringify({ format: 1, ...openPart(key), privateKey: base64(key.privateKey) })}\n`, 0o600);
    this.#held = new Map([...this.#held, [key.keyId, key]]);
    return openPart(key);
  }

  /** Destroys a private half: overwritten, then removed. What a copying file system keeps of it is beyond a program. */
  async destroy(keyId: string): Promise<void> {
    const file = join(this.#folder, `${keyId}.json`);
    const { size } = await stat(file);
    await writeFile(file, Buffer.alloc(size), { flag: "r+", flush: true });
    await rm(file);
    this.#held = new Map([...this.#held].filter(([id]) => id !== keyId));
  }

  async #read(): Promise<string | undefined> {
    const names = await readdir(this.#folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return [];
      throw error;
    });
    const held = new Map<string, HeldKey>();
    for (const name of names.filter((one) => one.endsWith(".json"))) {
      const read = await readHeld(join(this.#folder, name));
      if (typeof read === "string") return read;
      held.set(read.keyId, read);
    }
    this.#held = held;
    return undefined;
  }
}

function openPart({ keyId, publicKey, from, until }: HeldKey): Subkey {
  return { keyId, publicKey, from, until };
}

const HeldFile = z.strictObject({ format: z.literal(1), keyId: z.string(), publicKey: z.string(), from: InstantText, until: InstantText, privateKey: z.string() });

async function readHeld(file: string): Promise<HeldKey | string> {
  if (process.platform !== "win32" && ((await stat(file)).mode & 0o077) !== 0) return `${file} can be read by others than its owner; its mode must be 600`;
  const text = await readFile(file, "utf8");
  let parsed: ReturnType<typeof HeldFile.safeParse>;
  try {
    parsed = HeldFile.safeParse(JSON.parse(text));
  } catch {
    return `${file} is not JSON (${excerpt(text, 20)})`;
  }
  const raw = parsed.success ? fromBase64(parsed.data.privateKey) : undefined;
  if (!parsed.success || raw?.length !== 32) return `${file} holds no sealing key; remove it, and peers seal anew what they sealed to it`;
  const key = sealingKeyOf(raw, parsed.data.from, parsed.data.until);
  return key.keyId === parsed.data.keyId && key.publicKey === parsed.data.publicKey ? key : `${file}: its private half is not that of its public key`;
}
