import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { sha256 } from "../../../test/support/ed25519.ts";
import { concat, equalBytes, utf8 } from "../base/bytes.ts";
import { unwrap } from "../base/result.ts";
import { appendLeaves, EMPTY, equalFrontiers, type Frontier, frontierBytes, frontierOf, frontierRoot, newestProof } from "./append.ts";
import { consistencyProof, inclusionProof, verifyConsistency, verifyInclusion } from "./proof.ts";
import { edgeTiles, rootOfTiles, TILE_WIDTH, tileRoot, tilesOf, tileWidth } from "./tile.ts";
import { consistencyRanges, emptyRoot, HASH_BYTES, inclusionRanges, leafHash, nodesOf } from "./tree.ts";

/** RFC 6962 section 2.1 as it is written there: the model that everything is held against. */
const naive = {
  root(leaves: readonly Uint8Array[]): Uint8Array {
    if (leaves.length === 0) return sha256(new Uint8Array(0));
    if (leaves.length === 1) return sha256(concat(new Uint8Array([0]), leaves[0]!));
    const k = naive.split(leaves.length);
    return sha256(concat(new Uint8Array([1]), naive.root(leaves.slice(0, k)), naive.root(leaves.slice(k))));
  },
  path(m: number, leaves: readonly Uint8Array[]): readonly Uint8Array[] {
    if (leaves.length === 1) return [];
    const k = naive.split(leaves.length);
    return m < k ? [...naive.path(m, leaves.slice(0, k)), naive.root(leaves.slice(k))] : [...naive.path(m - k, leaves.slice(k)), naive.root(leaves.slice(0, k))];
  },
  proof(m: number, leaves: readonly Uint8Array[], whole = true): readonly Uint8Array[] {
    if (m === leaves.length) return whole ? [] : [naive.root(leaves)];
    const k = naive.split(leaves.length);
    return m <= k ? [...naive.proof(m, leaves.slice(0, k), whole), naive.root(leaves.slice(k))] : [...naive.proof(m - k, leaves.slice(k), false), naive.root(leaves.slice(0, k))];
  },
  split(n: number): number {
    return 2 ** Math.ceil(Math.log2(n) - 1);
  },
};

/** A log in memory: the tiles as a database would keep them, grown by appending. */
function grow(leaves: readonly Uint8Array[], batches: readonly number[] = [leaves.length]): { frontier: Frontier; tiles: Map<string, Uint8Array> } {
  const tiles = new Map<string, Uint8Array>();
  let frontier = EMPTY;
  let at = 0;
  for (const batch of [...batches, leaves.length]) {
    const some = leaves.slice(at, at + batch);
    at += some.length;
    const appended = appendLeaves(frontier, some.map((leaf) => leafHash(leaf, sha256)), sha256);
    frontier = appended.frontier;
    for (const { level, index, from, hashes } of appended.growth) {
      const before = tiles.get(`${level}/${index}`) ?? new Uint8Array(0);
      assert.equal(before.length, from * HASH_BYTES, "a tile grows at its end");
      tiles.set(`${level}/${index}`, concat(before, hashes));
    }
  }
  return { frontier, tiles };
}

const leavesOf = (count: number): readonly Uint8Array[] => Array.from({ length: count }, (_, i) => utf8(`entry ${i}`));
const read = (tiles: Map<string, Uint8Array>) => (level: number, index: number) => tiles.get(`${level}/${index}`);
const sizes = fc.integer({ min: 1, max: 700 });
const bases = leavesOf(700);

describe("against RFC 6962 written out", () => {
  test("roots are equal for every size from 0 to 300, whichever way they are computed", () => {
    for (let size = 0; size <= 300; size++) {
      const leaves = bases.slice(0, size);
      const { frontier, tiles } = grow(leaves);
      const expected = naive.root(leaves);
      assert.deepEqual(frontierRoot(frontier, sha256), expected, `frontier of ${size}`);
      assert.deepEqual(unwrap(rootOfTiles(size, read(tiles), sha256)), expected, `tiles of ${size}`);
    }
    assert.deepEqual(emptyRoot(sha256), naive.root([]));
  });

  test("batches make no difference to tiles and frontier", () => {
    fc.assert(
      fc.property(sizes, fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 8 }), (size, batches) => {
        const whole = grow(bases.slice(0, size));
        const parts = grow(bases.slice(0, size), batches);
        assert.deepEqual(parts, whole);
      }),
      { numRuns: 50 },
    );
  });

  test("inclusion proofs are the same hashes, and verify", () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (size, n) => {
        const leafIndex = n % size;
        const leaves = bases.slice(0, size);
        const proof = unwrap(inclusionProof({ leafIndex, treeSize: size }, read(grow(leaves).tiles), sha256));
        assert.deepEqual(proof, naive.path(leafIndex, leaves));
        assert.deepEqual(verifyInclusion({ leafIndex, treeSize: size, leafHash: leafHash(leaves[leafIndex]!, sha256), root: naive.root(leaves), proof }, sha256), { ok: true, value: true });
      }),
      { numRuns: 100 },
    );
  });

  test("consistency proofs are the same hashes, and verify", () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (newSize, n) => {
        const oldSize = 1 + (n % newSize);
        const leaves = bases.slice(0, newSize);
        const proof = unwrap(consistencyProof({ oldSize, newSize }, read(grow(leaves).tiles), sha256));
        assert.deepEqual(proof, naive.proof(oldSize, leaves));
        assert.deepEqual(verifyConsistency({ oldSize, newSize, oldRoot: naive.root(leaves.slice(0, oldSize)), newRoot: naive.root(leaves), proof }, sha256), { ok: true, value: true });
      }),
      { numRuns: 100 },
    );
  });

  test("a proof from the tiles of a grown log is that of the size asked for", () => {
    const { tiles } = grow(bases);
    for (const treeSize of [1, 2, 255, 256, 257, 511, 512, 513, 600]) {
      const leafIndex = Math.floor(treeSize / 3);
      assert.deepEqual(unwrap(inclusionProof({ leafIndex, treeSize }, read(tiles), sha256)), naive.path(leafIndex, bases.slice(0, treeSize)));
    }
  });
});

describe("a proof that was altered does not hold", () => {
  const size = 300;
  const { tiles } = grow(bases.slice(0, size));
  const root = naive.root(bases.slice(0, size));

  test("one bit of any hash, a hash too many, too few, or in another place", () => {
    fc.assert(
      fc.property(fc.nat({ max: size - 1 }), fc.nat(), fc.constantFrom("flip", "drop", "add", "swap", "index", "size", "root", "leaf"), (leafIndex, n, how) => {
        const proof = [...unwrap(inclusionProof({ leafIndex, treeSize: size }, read(tiles), sha256))];
        const claim = { leafIndex, treeSize: size, leafHash: leafHash(bases[leafIndex]!, sha256), root, proof };
        const flipped = (bytes: Uint8Array) => bytes.map((byte, i) => (i === n % HASH_BYTES ? byte ^ (1 << n % 8) : byte));
        const at = n % proof.length;
        const altered = {
          flip: () => ({ ...claim, proof: proof.with(at, flipped(proof[at]!)) }),
          drop: () => ({ ...claim, proof: proof.toSpliced(at, 1) }),
          add: () => ({ ...claim, proof: proof.toSpliced(at, 0, proof[at]!) }),
          swap: () => ({ ...claim, proof: [...proof.slice(1), proof[0]!] }),
          index: () => ({ ...claim, leafIndex: (leafIndex + 1 + (n % (size - 1))) % size }),
          size: () => ({ ...claim, treeSize: size * 2 ** (1 + (n % 20)) }),
          root: () => ({ ...claim, root: flipped(root) }),
          leaf: () => ({ ...claim, leafHash: flipped(claim.leafHash) }),
        }[how]();
        assert.equal(verifyInclusion(altered, sha256).ok, false);
      }),
      { numRuns: 300 },
    );
  });

  test("a consistency proof for other sizes, with a hash changed, or for a fork", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: size - 1 }), fc.nat(), fc.constantFrom("flip", "drop", "add", "old", "oldRoot", "newRoot"), (oldSize, n, how) => {
        const proof = [...unwrap(consistencyProof({ oldSize, newSize: size }, read(tiles), sha256))];
        const claim = { oldSize, newSize: size, oldRoot: naive.root(bases.slice(0, oldSize)), newRoot: root, proof };
        const at = n % proof.length;
        const other = sha256(utf8("fork"));
        const altered = {
          flip: () => ({ ...claim, proof: proof.with(at, other) }),
          drop: () => ({ ...claim, proof: proof.toSpliced(at, 1) }),
          add: () => ({ ...claim, proof: proof.toSpliced(at, 0, other) }),
          old: () => ({ ...claim, oldSize: 1 + ((oldSize + (n % (size - 2))) % (size - 1)) }),
          oldRoot: () => ({ ...claim, oldRoot: other }),
          newRoot: () => ({ ...claim, newRoot: other }),
        }[how]();
        assert.equal(verifyConsistency(altered, sha256).ok, false);
      }),
      { numRuns: 300 },
    );
  });

  test("sizes that nothing can be shown of are refused, and long proofs are not walked through", () => {
    let asked = 0;
    const counting = (bytes: Uint8Array) => {
      asked++;
      return sha256(bytes);
    };
    const none = { oldRoot: emptyRoot(sha256), newRoot: root, proof: [] };
    for (const [oldSize, newSize] of [[0, 0], [0, 5], [5, 4], [1.5, 2], [1, Number.NaN], [1, 2 ** 53]] as const) {
      assert.equal(verifyConsistency({ ...none, oldSize, newSize }, counting).ok, false, `${oldSize} to ${newSize}`);
    }
    const long = Array.from({ length: 100_000 }, () => root);
    assert.equal(verifyInclusion({ leafIndex: 2 ** 52, treeSize: 2 ** 53 - 1, leafHash: root, root, proof: long }, counting).ok, false);
    assert.equal(verifyConsistency({ oldSize: 2 ** 52 + 1, newSize: 2 ** 53 - 1, oldRoot: root, newRoot: root, proof: long }, counting).ok, false);
    assert.ok(asked <= 3 * 53, `${asked} hashes`);
  });
});

describe("tiles and frontier", () => {
  test("widths are those of the specification's example of 70,000 leaves", () => {
    const size = 70_000;
    assert.deepEqual([tileWidth(0, 272, size), tileWidth(0, 273, size), tileWidth(0, 274, size)], [256, 112, 0]);
    assert.deepEqual([tileWidth(1, 0, size), tileWidth(1, 1, size), tileWidth(2, 0, size), tileWidth(3, 0, size)], [256, 17, 1, 0]);
    assert.deepEqual([tileWidth(0, 0, 256), tileWidth(1, 0, 256)], [256, 1]);
    assert.deepEqual(edgeTiles(size), [{ level: 2, index: 0, width: 1 }, { level: 1, index: 1, width: 17 }, { level: 0, index: 273, width: 112 }]);
  });

  test("a full tile's root is its hash one level up", () => {
    const { tiles } = grow(bases);
    for (const index of [0, 1]) assert.deepEqual(tileRoot(tiles.get(`0/${index}`)!, sha256), tiles.get("1/0")!.slice(index * HASH_BYTES, (index + 1) * HASH_BYTES));
  });

  test("a missing or shortened tile is named", () => {
    const { tiles } = grow(bases);
    tiles.set("0/1", tiles.get("0/1")!.slice(0, 40 * HASH_BYTES));
    const proof = inclusionProof({ leafIndex: 300, treeSize: 700 }, read(tiles), sha256);
    assert.deepEqual(proof.ok ? undefined : proof.error, { code: "tile.missing", path: "tile/0/001.p/46", bytes: 1280 });
    assert.equal(rootOfTiles(700, () => undefined, sha256).ok, false);
  });

  test("the newest leaf is proved by the frontier before it", () => {
    for (let size = 1; size <= 130; size++) {
      const { frontier } = grow(bases.slice(0, size - 1));
      assert.deepEqual(newestProof(frontier), naive.path(size - 1, bases.slice(0, size)));
    }
  });

  test("a frontier is read back from its bytes, and refused with others", () => {
    const { frontier } = grow(bases.slice(0, 77));
    const bytes = frontierBytes(frontier);
    assert.equal(equalFrontiers(frontierOf(77, bytes)!, frontier), true);
    assert.deepEqual(frontierOf(0, new Uint8Array(0)), EMPTY);
    assert.equal(frontierOf(-1, bytes), undefined);
    assert.equal(frontierOf(77, bytes.slice(1)), undefined);
    assert.equal(frontierOf(127, bytes), undefined);
    assert.equal(equalFrontiers(frontier, { ...frontier, size: 78 }), false);
  });

  test("ranges of the largest trees are made of at most 53 subtrees, in few tiles", () => {
    const treeSize = Number.MAX_SAFE_INTEGER;
    const ranges = inclusionRanges(2 ** 52 + 12_345, treeSize);
    assert.ok(ranges.length <= 53 && ranges.flatMap(nodesOf).length < 53 * 53);
    assert.ok(tilesOf(ranges, treeSize).length <= 14);
    assert.ok(consistencyRanges(2 ** 51 + 1, treeSize).length <= 54);
    assert.throws(() => inclusionRanges(5, 5));
    assert.throws(() => consistencyRanges(0, 5));
  });

  test("hashing leaves and nodes is kept apart", () => {
    assert.equal(equalBytes(leafHash(concat(bases[0]!, bases[1]!), sha256), sha256(concat(bases[0]!, bases[1]!))), false);
    assert.equal(TILE_WIDTH, 256);
  });
});
