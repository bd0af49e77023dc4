import { base64, concat, utf8 } from "../../src/lib/base/bytes.ts";
import { appendLeaves, checkpointText, cosignNote, EMPTY, type Frontier, frontierRoot, HASH_BYTES, leafHash, noteKey, type NoteKey, signNote, writeNote } from "../../src/lib/ledger/index.ts";
import { verifyEd25519 } from "../../src/server/keys.ts";
import { sha256, testKey, type TestKey } from "./ed25519.ts";

/** Hashes and signatures as a server checks them. */
export const answers = { hash: sha256, verify: (key: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean => verifyEd25519(base64(key), bytes, signature) };

/** A log's or witness's key from one digit of a seed. */
export function testNoteKey(name: string, type: 1 | 4, digit: string): { readonly key: NoteKey; readonly pair: TestKey } {
  const pair = testKey(digit.repeat(64).slice(0, 64));
  return { key: noteKey(name, type, pair.publicKey, sha256), pair };
}

/** A log in memory, as a database would keep it. */
export class TestLog {
  readonly signer: ReturnType<typeof testNoteKey>;
  readonly entries: Uint8Array[] = [];
  readonly tiles = new Map<string, Uint8Array>();
  frontier: Frontier = EMPTY;

  constructor(origin: string, digit = "1") {
    this.signer = testNoteKey(origin, 1, digit);
  }

  append(...entries: readonly string[]): void {
    const bytes = entries.map((entry) => utf8(entry));
    this.entries.push(...bytes);
    const { frontier, growth } = appendLeaves(this.frontier, bytes.map((one) => leafHash(one, sha256)), sha256);
    this.frontier = frontier;
    for (const { level, index, from, hashes } of growth) {
      const before = this.tiles.get(`${level}/${index}`) ?? new Uint8Array(0);
      if (before.length !== from * HASH_BYTES) throw new Error("a tile grows at its end");
      this.tiles.set(`${level}/${index}`, concat(before, hashes));
    }
  }

  readonly read = (level: number, index: number): Uint8Array | undefined => this.tiles.get(`${level}/${index}`);

  get root(): Uint8Array {
    return frontierRoot(this.frontier, sha256);
  }

  /** The signed checkpoint, cosigned by each witness at its time. */
  checkpoint(...witnesses: readonly { readonly by: ReturnType<typeof testNoteKey>; readonly time: number }[]): Uint8Array {
    const text = checkpointText({ origin: this.signer.key.name, size: this.frontier.size, root: this.root });
    const own = signNote(text, this.signer.key, this.signer.pair.sign);
    return writeNote({ text, signatures: [own, ...witnesses.map(({ by, time }) => cosignNote(text, by.key, time, by.pair.sign))] });
  }
}
