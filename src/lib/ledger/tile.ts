import { concat } from "../base/bytes.ts";
import { excerpt } from "../base/excerpt.ts";
import { assert, err, ok, type Result } from "../base/result.ts";
import { emptyRoot, type Hash, HASH_BYTES, isCount, joinNodes, type LeafRange, nodeHash, nodesOf, type TreeNode } from "./tree.ts";

/** Hashes in a full tile: eight levels of the tree in one resource (c2sp.org/tlog-tiles). */
export const TILE_WIDTH = 256;

/** A tile at its place; `width` is how many hashes it has, below 256 if partial. */
export type Tile = { readonly level: number; readonly index: number; readonly width: number };

/** What a path asks for: a tile of hashes, or a bundle of the entries below a tile of level 0. */
export type TilePath = ({ readonly kind: "tile" } & Tile) | { readonly kind: "entries"; readonly index: number; readonly width: number };

/** Gives the bytes of a tile, or of a longer one at the same place, or nothing. */
export type ReadTile = (level: number, index: number) => Uint8Array | undefined;

/** Why tiles are refused. */
export type TileError =
  | { readonly code: "tile.path"; readonly path: string }
  | { readonly code: "tile.missing"; readonly path: string; readonly bytes: number };

/**
 * Path of a tile below the log's address.
 * @example tilePath({ kind: "tile", level: 0, index: 1234067, width: 256 }) // "tile/0/x001/x234/067"
 * @example tilePath({ kind: "entries", index: 0, width: 15 }) // "tile/entries/000.p/15"
 */
export function tilePath(tile: TilePath): string {
  const digits = String(tile.index).padStart(3 * Math.ceil(String(tile.index).length / 3), "0");
  const groups = digits.match(/\d{3}/g) ?? [];
  const number = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join("/");
  return `tile/${tile.kind === "tile" ? tile.level : "entries"}/${number}${tile.width === TILE_WIDTH ? "" : `.p/${tile.width}`}`;
}

/** Reads a path; refuses every spelling but the one `tilePath` writes, so one tile has one address in every cache. */
export function parseTilePath(path: string): Result<TilePath, TileError> {
  const found = path.length <= 64 ? /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/)*)(\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path) : null;
  const [, level = "", high = "", low = "", partial] = found ?? [];
  const index = Number(high.replace(/[x/]/g, "") + low);
  const width = partial === undefined ? TILE_WIDTH : Number(partial);
  const tile: TilePath = level === "entries" ? { kind: "entries", index, width } : { kind: "tile", level: Number(level), index, width };
  const isTile = found !== null && isCount(index) && (tile.kind === "entries" || tile.level <= 63) && width >= 1 && (partial === undefined || width < TILE_WIDTH);
  return isTile && tilePath(tile) === path ? ok(tile) : err({ code: "tile.path", path: excerpt(path) });
}

/** Hashes that the tile at a place has in a tree of `treeSize`: 0 to 256. */
export function tileWidth(level: number, index: number, treeSize: number): number {
  const hashes = Math.floor(treeSize / TILE_WIDTH ** level);
  return Math.max(0, Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH));
}

/** The tiles from which the hashes of `ranges` follow, each once, as they are in a tree of `treeSize`. */
export function tilesOf(ranges: readonly LeafRange[], treeSize: number): readonly Tile[] {
  const found = new Map<string, Tile>();
  for (const node of ranges.flatMap(nodesOf)) {
    const { level, index } = placeOf(node);
    found.set(`${level}/${index}`, { level, index, width: tileWidth(level, index, treeSize) });
  }
  return [...found.values()];
}

/** The tiles at the right edge of a tree: all that its root follows from. */
export function edgeTiles(treeSize: number): readonly Tile[] {
  return tilesOf([{ start: 0, end: treeSize }], treeSize);
}

/** The hash over each range, from tiles. A tile that is absent or too short is named. */
export function rangeHashes(ranges: readonly LeafRange[], readTile: ReadTile, hash: Hash): Result<readonly Uint8Array[], TileError> {
  const hashes: Uint8Array[] = [];
  for (const range of ranges) {
    const nodes: Uint8Array[] = [];
    for (const node of nodesOf(range)) {
      const found = readNode(node, readTile, hash);
      if (!found.ok) return found;
      nodes.push(found.value);
    }
    hashes.push(joinNodes(nodes, hash));
  }
  return ok(hashes);
}

/** Root of a tree of `treeSize`, from its tiles: what a checkpoint must say for these tiles to be the log's. */
export function rootOfTiles(treeSize: number, readTile: ReadTile, hash: Hash): Result<Uint8Array, TileError> {
  if (treeSize === 0) return ok(emptyRoot(hash));
  const found = rangeHashes([{ start: 0, end: treeSize }], readTile, hash);
  return found.ok ? ok(found.value[0]!) : found;
}

/** Root of a full tile, which is its hash in the tile one level up. */
export function tileRoot(bytes: Uint8Array, hash: Hash): Uint8Array {
  assert(bytes.length === TILE_WIDTH * HASH_BYTES, `a full tile has ${TILE_WIDTH * HASH_BYTES} bytes, not ${bytes.length}`);
  return rise(bytes, hash);
}

/** Longest entry of a log in bytes: its length is written in two. */
export const MAX_ENTRY_BYTES = 65_535;

/** Entries as a bundle: each with its length in two bytes in front, big-endian. */
export function writeBundle(entries: readonly Uint8Array[]): Uint8Array {
  return concat(
    ...entries.flatMap((entry) => {
      assert(entry.length <= MAX_ENTRY_BYTES, `an entry of ${entry.length} bytes fits a bundle`);
      return [new Uint8Array([entry.length >> 8, entry.length & 0xff]), entry];
    }),
  );
}

/** The entries of a bundle of `width`; undefined if the bytes are not exactly that many entries. */
export function parseBundle(bytes: Uint8Array, width: number): readonly Uint8Array[] | undefined {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at + 2 <= bytes.length && entries.length < width) {
    const end = at + 2 + bytes[at]! * 256 + bytes[at + 1]!;
    if (end > bytes.length) return undefined;
    entries.push(bytes.slice(at + 2, end));
    at = end;
  }
  return at === bytes.length && entries.length === width ? entries : undefined;
}

/** Levels of the tree in one tile. */
export const TILE_LEVELS = Math.log2(TILE_WIDTH);

/** Where the hashes below a node stand: they are `width` neighbours in one tile. */
function placeOf(node: TreeNode): { readonly level: number; readonly index: number; readonly from: number; readonly width: number } {
  const level = Math.floor(node.level / TILE_LEVELS);
  const width = 2 ** (node.level % TILE_LEVELS);
  const position = node.index * width;
  return { level, index: Math.floor(position / TILE_WIDTH), from: position % TILE_WIDTH, width };
}

function readNode(node: TreeNode, readTile: ReadTile, hash: Hash): Result<Uint8Array, TileError> {
  const { level, index, from, width } = placeOf(node);
  const bytes = readTile(level, index);
  const end = (from + width) * HASH_BYTES;
  if (bytes === undefined || bytes.length < end) {
    return err({ code: "tile.missing", path: tilePath({ kind: "tile", level, index, width: from + width }), bytes: bytes?.length ?? 0 });
  }
  return ok(rise(bytes.subarray(from * HASH_BYTES, end), hash));
}

/** Root over hashes whose number is a power of two. */
function rise(bytes: Uint8Array, hash: Hash): Uint8Array {
  let row: readonly Uint8Array[] = Array.from({ length: bytes.length / HASH_BYTES }, (_, i) => bytes.slice(i * HASH_BYTES, (i + 1) * HASH_BYTES));
  while (row.length > 1) row = Array.from({ length: row.length / 2 }, (_, i) => nodeHash(row[2 * i]!, row[2 * i + 1]!, hash));
  return row[0]!;
}
