import { assert } from "../base/result.ts";

/** SHA-256, as the caller has it: node:crypto on a server, any synchronous implementation in a browser. */
export type Hash = (bytes: Uint8Array) => Uint8Array;

/** Length of a hash in bytes. */
export const HASH_BYTES = 32;

/** Leaves from `start` up to but not including `end`; both are counts of leaves from the left. */
export type LeafRange = { readonly start: number; readonly end: number };

/** A perfect subtree: node `index` from the left at `level`, over 2^level leaves; level 0 is the leaves. */
export type TreeNode = { readonly level: number; readonly index: number };

/** Hash of a log entry as a leaf, RFC 6962 section 2.1: a zero byte in front keeps leaves and nodes apart. */
export function leafHash(entry: Uint8Array, hash: Hash): Uint8Array {
  const bytes = new Uint8Array(1 + entry.length);
  bytes.set(entry, 1);
  return hash(bytes);
}

/** Hash of two subtrees side by side, RFC 6962 section 2.1. */
export function nodeHash(left: Uint8Array, right: Uint8Array, hash: Hash): Uint8Array {
  return hash(nodeBytes(left, right));
}

/** The bytes that `nodeHash` hashes, for callers whose hash function answers later. */
export function nodeBytes(left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + 2 * HASH_BYTES);
  bytes[0] = 1;
  bytes.set(left, 1);
  bytes.set(right, 1 + HASH_BYTES);
  return bytes;
}

/** Root of the tree without leaves: the hash of nothing. */
export function emptyRoot(hash: Hash): Uint8Array {
  return hash(new Uint8Array(0));
}

/**
 * The subtrees whose hashes are the inclusion proof of a leaf, the leaf's sibling first (RFC 6962 section 2.1.1).
 * Assumes 0 <= leafIndex < treeSize; at most 53 of them.
 * @example inclusionRanges(2, 3) // [{ start: 0, end: 2 }]
 */
export function inclusionRanges(leafIndex: number, treeSize: number): readonly LeafRange[] {
  assert(isCount(leafIndex) && isCount(treeSize) && leafIndex < treeSize, `leaf ${leafIndex} is in a tree of ${treeSize}`);
  const ranges: LeafRange[] = [];
  let start = 0;
  let end = treeSize;
  while (end - start > 1) {
    const split = start + splitOf(end - start);
    if (leafIndex < split) {
      ranges.push({ start: split, end });
      end = split;
    } else {
      ranges.push({ start, end: split });
      start = split;
    }
  }
  return ranges.toReversed();
}

/**
 * The subtrees whose hashes prove that a tree of `newSize` begins with that of `oldSize` (RFC 6962 section 2.1.2).
 * Assumes 0 < oldSize <= newSize; empty if both are equal.
 */
export function consistencyRanges(oldSize: number, newSize: number): readonly LeafRange[] {
  assert(isCount(oldSize) && isCount(newSize) && oldSize > 0 && oldSize <= newSize, `a tree of ${newSize} follows on one of ${oldSize}`);
  const ranges: LeafRange[] = [];
  let start = 0;
  let end = newSize;
  while (end !== oldSize) {
    const split = start + splitOf(end - start);
    if (oldSize <= split) {
      ranges.push({ start: split, end });
      end = split;
    } else {
      ranges.push({ start, end: split });
      start = split;
    }
  }
  if (start > 0) ranges.push({ start, end }); // with nothing to its left it is the old root, which the verifier has
  return ranges.toReversed();
}

/**
 * The perfect subtrees that a range is made of, from left to right. Assumes a range as the functions above give them, or
 * one from 0: then each begins at a multiple of its own length.
 * @example nodesOf({ start: 0, end: 6 }) // [{ level: 2, index: 0 }, { level: 1, index: 2 }]
 */
export function nodesOf(range: LeafRange): readonly TreeNode[] {
  const nodes: TreeNode[] = [];
  for (let at = range.start; at < range.end; ) {
    let level = 0;
    let width = 1;
    while (width * 2 <= range.end - at) {
      width *= 2;
      level++;
    }
    assert(at % width === 0, `the subtree at ${at} of ${width} leaves is whole`);
    nodes.push({ level, index: at / width });
    at += width;
  }
  return nodes;
}

/** The hash of neighbouring subtrees, given from left to right with each larger than the next. There must be one. */
export function joinNodes(hashes: readonly Uint8Array[], hash: Hash): Uint8Array {
  const last = hashes.at(-1);
  assert(last !== undefined, "there is a subtree to join");
  let root = last;
  for (let i = hashes.length - 2; i >= 0; i--) root = nodeHash(hashes[i]!, root, hash);
  return root;
}

/** Whether a number can be a size or an index: whole, not negative, exact in a JavaScript number. */
export function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** The largest power of two below `size`, which is at least 2. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}
