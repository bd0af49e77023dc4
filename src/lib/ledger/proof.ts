import { base64, equalBytes } from "../base/bytes.ts";
import { err, ok, type Result } from "../base/result.ts";
import { ask, digest, type Work } from "./later.ts";
import { rangeHashes, type ReadTile, type TileError } from "./tile.ts";
import { consistencyRanges, type Hash, HASH_BYTES, inclusionRanges, isCount, nodeBytes } from "./tree.ts";

/** A claim that a leaf stands in a tree, with its proof: hashes from the leaf's sibling up to the root's child. */
export type Inclusion = {
  readonly leafIndex: number;
  readonly treeSize: number;
  readonly leafHash: Uint8Array;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
};

/** A claim that one tree begins with another, with its proof. */
export type Consistency = {
  readonly oldSize: number;
  readonly newSize: number;
  readonly oldRoot: Uint8Array;
  readonly newRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
};

/** Why a proof does not hold. Roots are in base64, as checkpoints write them. */
export type ProofError =
  | { readonly code: "proof.sizes"; readonly smaller: number; readonly larger: number }
  | { readonly code: "proof.length"; readonly hashes: number }
  | { readonly code: "proof.root"; readonly treeSize: number; readonly stated: string; readonly computed: string };

/** The inclusion proof of a leaf, from tiles. Assumes 0 <= leafIndex < treeSize. */
export function inclusionProof(place: { readonly leafIndex: number; readonly treeSize: number }, readTile: ReadTile, hash: Hash): Result<readonly Uint8Array[], TileError> {
  return rangeHashes(inclusionRanges(place.leafIndex, place.treeSize), readTile, hash);
}

/** The proof that a tree begins with an older one, from tiles. Assumes 0 < oldSize <= newSize. */
export function consistencyProof(sizes: { readonly oldSize: number; readonly newSize: number }, readTile: ReadTile, hash: Hash): Result<readonly Uint8Array[], TileError> {
  return rangeHashes(consistencyRanges(sizes.oldSize, sizes.newSize), readTile, hash);
}

/** Whether a leaf stands in a tree (RFC 9162 section 2.1.3.2). Work is bounded by the tree's height, whatever the proof. */
export function verifyInclusion(claim: Inclusion, hash: Hash): Result<true, ProofError> {
  return ask(checkInclusion(claim), { hash, verify: () => false });
}

/**
 * Whether a tree begins with an older one (RFC 9162 section 2.1.4.2). A tree without leaves has nothing to be consistent
 * with: a size of zero is refused, and equal sizes need equal roots and no proof.
 */
export function verifyConsistency(claim: Consistency, hash: Hash): Result<true, ProofError> {
  return ask(checkConsistency(claim), { hash, verify: () => false });
}

/** `verifyInclusion` in steps, for a hash function that answers later. */
export function* checkInclusion(claim: Inclusion): Work<Result<true, ProofError>> {
  const { leafIndex, treeSize, proof, root } = claim;
  if (!isCount(leafIndex) || !isCount(treeSize) || leafIndex >= treeSize) return err({ code: "proof.sizes", smaller: leafIndex, larger: treeSize });
  if (!isHash(claim.leafHash) || !proof.every(isHash)) return err({ code: "proof.length", hashes: proof.length });
  let index = leafIndex;
  let last = treeSize - 1;
  let computed = claim.leafHash;
  for (const sibling of proof) {
    if (last === 0) return err({ code: "proof.length", hashes: proof.length });
    if (index % 2 === 1 || index === last) {
      computed = yield* hashed(sibling, computed);
      while (index % 2 === 0 && index !== 0) [index, last] = [half(index), half(last)];
    } else {
      computed = yield* hashed(computed, sibling);
    }
    [index, last] = [half(index), half(last)];
  }
  if (last !== 0) return err({ code: "proof.length", hashes: proof.length });
  return equalBytes(computed, root) ? ok(true) : err({ code: "proof.root", treeSize, stated: base64(root), computed: base64(computed) });
}

/** `verifyConsistency` in steps, for a hash function that answers later. */
export function* checkConsistency(claim: Consistency): Work<Result<true, ProofError>> {
  const { oldSize, newSize, oldRoot, newRoot, proof } = claim;
  if (!isCount(oldSize) || !isCount(newSize) || oldSize === 0 || oldSize > newSize) return err({ code: "proof.sizes", smaller: oldSize, larger: newSize });
  const wrongLength = err({ code: "proof.length", hashes: proof.length } as const);
  if (!proof.every(isHash)) return wrongLength;
  if (oldSize === newSize) {
    if (proof.length > 0) return wrongLength;
    return equalBytes(oldRoot, newRoot) ? ok(true) : err({ code: "proof.root", treeSize: newSize, stated: base64(newRoot), computed: base64(oldRoot) });
  }
  if (proof.length === 0) return wrongLength;
  let index = oldSize - 1;
  let last = newSize - 1;
  while (index % 2 === 1) [index, last] = [half(index), half(last)];
  // A perfect old tree is itself the first subtree of the proof, and is left out of it.
  const path = index === 0 ? [oldRoot, ...proof] : proof;
  let computedOld = path[0]!;
  let computedNew = computedOld;
  for (const sibling of path.slice(1)) {
    if (last === 0) return wrongLength;
    if (index % 2 === 1 || index === last) {
      computedOld = yield* hashed(sibling, computedOld);
      computedNew = yield* hashed(sibling, computedNew);
      while (index % 2 === 0 && index !== 0) [index, last] = [half(index), half(last)];
    } else {
      computedNew = yield* hashed(computedNew, sibling);
    }
    [index, last] = [half(index), half(last)];
  }
  if (last !== 0) return wrongLength;
  if (!equalBytes(computedOld, oldRoot)) return err({ code: "proof.root", treeSize: oldSize, stated: base64(oldRoot), computed: base64(computedOld) });
  return equalBytes(computedNew, newRoot) ? ok(true) : err({ code: "proof.root", treeSize: newSize, stated: base64(newRoot), computed: base64(computedNew) });
}

function* hashed(left: Uint8Array, right: Uint8Array): Work<Uint8Array> {
  return yield* digest(nodeBytes(left, right));
}

function half(value: number): number {
  return Math.floor(value / 2);
}

function isHash(bytes: Uint8Array): boolean {
  return bytes.length === HASH_BYTES;
}
