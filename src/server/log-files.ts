import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { base64, equalBytes } from "../lib/base/bytes.ts";
import { err, ok, unwrap } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import { appendLeaves, type Checkpoint, consistencyProof, consistencyRanges, EMPTY, edgeTiles, type Frontier, frontierRoot, HASH_BYTES, leafHash, type LogName, parseBundle, parseCheckpoint, type Tile, TILE_WIDTH, tilePath, tilesOf, tileWidth, verifyConsistency } from "../lib/ledger/index.ts";
import { readCheckpoint, readTile } from "../service/ledger.ts";
import { proofsAfter } from "../store/witness.ts";
import { sha256 } from "./keys.ts";
import type { OpenNode } from "./node.ts";
import { readBounded } from "./transport.ts";

/** Reads a file of a log by its path, or nothing if there is none. */
export type ReadFile = (path: string) => Promise<Uint8Array | undefined>;

/** The longest file of a log: a bundle of the largest leaves. */
const LARGEST_FILE = TILE_WIDTH * 1_026;

/** Files of a log in a folder, or at an address. */
export function logFiles(place: string): ReadFile {
  if (!/^https?:\/\//.test(place)) {
    return async (path) => {
      const file = join(place, path);
      const found = await stat(file).catch(() => undefined);
      return found === undefined || found.size > LARGEST_FILE ? undefined : new Uint8Array(await readFile(file));
    };
  }
  return async (path) => {
    const answer = await fetch(`${place.replace(/\/$/, "")}/${path}`, { redirect: "error", signal: AbortSignal.timeout(30_000) });
    return answer.status === 200 ? readBounded(answer, LARGEST_FILE) : undefined;
  };
}

/**
 * Holds the files of a log against a signed checkpoint: every tile, and every leaf where the files have them. Answers how many
 * leaves were there, or with the first file that is wrong.
 */
export async function checkFiles(checkpoint: Checkpoint, read: ReadFile): Promise<Result<{ readonly leaves: number }, string>> {
  let frontier: Frontier = EMPTY;
  let leaves = 0;
  for (let index = 0; index * TILE_WIDTH < checkpoint.size; index++) {
    const width = tileWidth(0, index, checkpoint.size);
    const tile = await readWidth(read, { level: 0, index, width });
    if (!tile.ok) return tile;
    const bundle = await read(tilePath({ kind: "entries", index, width }));
    const entries = bundle === undefined ? undefined : parseBundle(bundle, width);
    if (bundle !== undefined && entries === undefined) return err(`${tilePath({ kind: "entries", index, width })} is no bundle of ${width} leaves`);
    const hashes = Array.from({ length: width }, (_, i) => tile.value.slice(i * HASH_BYTES, (i + 1) * HASH_BYTES));
    for (const [i, entry] of entries?.entries() ?? []) {
      if (!equalBytes(leafHash(entry, sha256), hashes[i]!)) return err(`leaf ${index * TILE_WIDTH + i} is not the one whose hash is in ${tilePath({ kind: "tile", level: 0, index, width })}`);
    }
    leaves += entries?.length ?? 0;
    const grown = appendLeaves(frontier, hashes, sha256);
    frontier = grown.frontier;
    for (const { level, index: at, from, hashes: wanted } of grown.growth.filter((one) => one.level > 0)) {
      const above = await readWidth(read, { level, index: at, width: tileWidth(level, at, checkpoint.size) });
      if (!above.ok) return above;
      const start = from * HASH_BYTES;
      if (!equalBytes(above.value.subarray(start, start + wanted.length), wanted)) return err(`${tilePath({ kind: "tile", level, index: at, width: tileWidth(level, at, checkpoint.size) })} does not follow from the tiles below it, at hash ${from} (tile ${index} of level 0)`);
    }
  }
  const root = frontierRoot(frontier, sha256);
  return equalBytes(root, checkpoint.root) ? ok({ leaves }) : err(`the tiles lead to the root ${base64(root)}, not to the signed ${base64(checkpoint.root)}`);
}

/** Whether a log at one checkpoint begins with the log at another; without files only sizes and roots can be compared. */
export async function checkPair(older: Checkpoint, newer: Checkpoint, read: ReadFile | undefined): Promise<Result<true, { readonly of: "file" | "proof"; readonly reason: string }>> {
  if (older.origin !== newer.origin) return err({ of: "file", reason: `the checkpoints are of two logs: ${older.origin} and ${newer.origin}` });
  if (older.size > newer.size) return err({ of: "file", reason: `the checkpoint to compare with has ${older.size} leaves, more than ${newer.size}: give them the other way round` });
  if (older.size === newer.size || older.size === 0) {
    if (older.size === 0 || equalBytes(older.root, newer.root)) return ok(true);
    return err({ of: "proof", reason: `two histories: at ${older.size} leaves ${older.origin} signed both ${base64(older.root)} and ${base64(newer.root)}` });
  }
  if (read === undefined) return err({ of: "file", reason: "sizes differ; give --log, the tiles from which it follows that one begins with the other" });
  const tiles = new Map<string, Uint8Array>();
  for (const tile of [...tilesOf(consistencyRanges(older.size, newer.size), newer.size), ...edgeTiles(newer.size)]) {
    const bytes = await readWidth(read, tile);
    if (!bytes.ok) return err({ of: "file", reason: bytes.error });
    tiles.set(`${tile.level}/${tile.index}`, bytes.value);
  }
  const proof = unwrap(consistencyProof({ oldSize: older.size, newSize: newer.size }, (level, index) => tiles.get(`${level}/${index}`), sha256));
  const follows = verifyConsistency({ oldSize: older.size, newSize: newer.size, oldRoot: older.root, newRoot: newer.root, proof }, sha256);
  return follows.ok ? ok(true) : err({ of: "proof", reason: `the log of ${newer.size} leaves does not begin with the one of ${older.size}` });
}

/** Writes a log as files: checkpoint, tiles and leaves, as another program reads them. Answers with its size. */
export async function writeFiles(node: OpenNode, log: LogName, folder: string): Promise<Result<number, { readonly code: string }>> {
  const checkpoint = await readCheckpoint(node, log);
  if (!checkpoint.ok) return checkpoint;
  const { size } = unwrap(parseCheckpoint(checkpoint.value)).checkpoint;
  await writeInto(folder, "checkpoint", checkpoint.value);
  for (let level = 0; tileWidth(level, 0, size) > 0; level++) {
    for (let index = 0; tileWidth(level, index, size) > 0; index++) {
      const width = tileWidth(level, index, size);
      for (const path of [{ kind: "tile", level, index, width } as const, ...(level === 0 ? [{ kind: "entries", index, width } as const] : [])]) {
        const bytes = await readTile(node, log, path);
        if (!bytes.ok) return bytes;
        await writeInto(folder, tilePath(path), bytes.value);
      }
    }
  }
  return ok(size);
}

/** Writes the proofs that peers received our envelopes, one file each. Answers how many. */
export async function writeProofs(node: OpenNode, folder: string): Promise<number> {
  let count = 0;
  for (let after = ""; ; ) {
    const some = await node.store.read((tx) => proofsAfter(tx, after, 1_000));
    for (const { envelope, proof } of some) {
      await writeInto(folder, join("proofs", `${envelope.replaceAll(/[^A-Za-z0-9-]/g, "_")}.tlog-proof`), Buffer.from(proof));
      after = envelope;
      count++;
    }
    if (some.length === 0) return count;
  }
}

async function writeInto(folder: string, path: string, bytes: Uint8Array): Promise<void> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, bytes);
}

/** A tile of exactly this width; a full one serves where a partial one has gone. */
async function readWidth(read: ReadFile, tile: Tile): Promise<Result<Uint8Array, string>> {
  const path = tilePath({ kind: "tile", ...tile });
  const bytes = (await read(path)) ?? (tile.width < TILE_WIDTH ? await read(tilePath({ kind: "tile", ...tile, width: TILE_WIDTH })) : undefined);
  if (bytes === undefined) return err(`${path} is missing`);
  const length = tile.width * HASH_BYTES;
  return bytes.length === length || bytes.length === TILE_WIDTH * HASH_BYTES ? ok(bytes.slice(0, length)) : err(`${path} has ${bytes.length} bytes, not ${length}`);
}
