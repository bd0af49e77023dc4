import { concat, equalBytes } from "../base/bytes.ts";
import { assert } from "../base/result.ts";
import { TILE_LEVELS, TILE_WIDTH } from "./tile.ts";
import { emptyRoot, type Hash, HASH_BYTES, isCount, joinNodes, nodeHash, nodesOf } from "./tree.ts";

/**
 * All that is needed to append to a tree and to know its root: the hashes of the perfect subtrees it is made of, largest
 * first, at most 53. RFC 6962 needs no more of what lies to the left.
 */
export type Frontier = { readonly size: number; readonly hashes: readonly Uint8Array[] };

/** Hashes to add at the end of a tile that held `from` before; `from` 0 begins a tile. */
export type TileGrowth = { readonly level: number; readonly index: number; readonly from: number; readonly hashes: Uint8Array };

/** The tree before its first leaf. */
export const EMPTY: Frontier = { size: 0, hashes: [] };

/**
 * Appends leaves, given by their hashes. Answers with the new frontier and what each tile grows by, in the order of levels
 * and tiles; nothing written before changes. Two hashes a leaf on average.
 */
export function appendLeaves(before: Frontier, leafHashes: readonly Uint8Array[], hash: Hash): { readonly frontier: Frontier; readonly growth: readonly TileGrowth[] } {
  const hashes = [...before.hashes];
  const tiles: { level: number; index: number; from: number; parts: Uint8Array[] }[] = [];
  const open: (typeof tiles)[number][] = []; // the tile that each level is at
  const record = (level: number, position: number, value: Uint8Array): void => {
    const index = Math.floor(position / TILE_WIDTH);
    let tile = open[level];
    if (tile?.index !== index) {
      tile = { level, index, from: position % TILE_WIDTH, parts: [] };
      open[level] = tile;
      tiles.push(tile);
    }
    tile.parts.push(value);
  };
  let size = before.size;
  for (const leaf of leafHashes) {
    record(0, size, leaf);
    hashes.push(leaf);
    let index = size; // of the node that has just been completed, at its level
    for (let level = 1; index % 2 === 1; level++) {
      const right = hashes.pop()!;
      const left = hashes.pop()!;
      const node = nodeHash(left, right, hash);
      hashes.push(node);
      index = (index - 1) / 2;
      if (level % TILE_LEVELS === 0) record(level / TILE_LEVELS, index, node);
    }
    size++;
  }
  assert(isCount(size), `a tree of ${size} can be counted`);
  const growth = tiles
    .toSorted((a, b) => a.level - b.level || a.index - b.index)
    .map(({ level, index, from, parts }) => ({ level, index, from, hashes: concat(...parts) }));
  return { frontier: { size, hashes }, growth };
}

/** Root of the tree. */
export function frontierRoot(frontier: Frontier, hash: Hash): Uint8Array {
  return frontier.size === 0 ? emptyRoot(hash) : joinNodes(frontier.hashes, hash);
}

/**
 * The inclusion proof of the newest leaf: what a frontier holds is exactly that, so a receipt given at once needs no tile.
 * `before` is the frontier that the leaf was appended to.
 */
export function newestProof(before: Frontier): readonly Uint8Array[] {
  return before.hashes.toReversed();
}

/** The frontier as bytes: its hashes one after the other. */
export function frontierBytes(frontier: Frontier): Uint8Array {
  return concat(...frontier.hashes);
}

/** The frontier of `size` leaves from its bytes; undefined if their length is not that of such a tree. */
export function frontierOf(size: number, bytes: Uint8Array): Frontier | undefined {
  if (!isCount(size)) return undefined;
  const count = nodesOf({ start: 0, end: size }).length;
  if (bytes.length !== count * HASH_BYTES) return undefined;
  return { size, hashes: Array.from({ length: count }, (_, i) => bytes.slice(i * HASH_BYTES, (i + 1) * HASH_BYTES)) };
}

/** Whether two frontiers are of the same tree. */
export function equalFrontiers(a: Frontier, b: Frontier): boolean {
  return a.size === b.size && equalBytes(frontierBytes(a), frontierBytes(b));
}

