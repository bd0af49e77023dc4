import { concat, equalBytes, utf8 } from "../lib/base/bytes.ts";
import { appendLeaves, commitTo, EMPTY, type Frontier, frontierBytes, frontierRoot, HASH_BYTES, leafHash, type LogName, parseCheckpoint, parseCheckpointText, parseLeaf, SALT_BYTES } from "../lib/ledger/index.ts";
import { leavesOfEntries, type PlacedLeaf, readLeaves } from "../store/ledger.ts";
import { checkedEntries, leavesBeyond, statedHead, storedTiles, type StoredEntry } from "../store/ledger-check.ts";
import type { Tx } from "../store/schema.ts";
import { cosignedNote } from "../store/witness.ts";
import { contentOf, placeOf } from "./ledger.ts";
import type { HeedNode } from "./node.ts";

/** What is wrong with a node's history at rest: where, and in words for whoever runs the node. */
export interface HistoryFault {
  readonly place: string;
  readonly fault: string;
}

/** What was looked at, and what is wrong with it. */
export interface HistoryCheck {
  readonly entries: number;
  readonly leaves: Readonly<Record<LogName, number>>;
  /** At most `MAX_FAULTS`; more are only counted. */
  readonly faults: readonly HistoryFault[];
  readonly faultCount: number;
}

/** How many faults are told one by one. */
export const MAX_FAULTS = 100;

/** How much is read at a time. */
const CHUNK = 1_024;

/**
 * Holds a node's whole history against its logs: every entry and its content against their digests, every leaf against its
 * entry, its hash and its place, every tile and head against the leaves, and the logs against what witnesses cosigned. One
 * altered, removed, reordered or added row is named. Reads in one transaction, a chunk at a time.
 */
export async function checkHistory(node: HeedNode): Promise<HistoryCheck> {
  return node.store.read(async (tx) => {
    const faults: HistoryFault[] = [];
    let faultCount = 0;
    const tell = (place: string, fault: string): void => {
      faultCount++;
      if (faults.length < MAX_FAULTS) faults.push({ place, fault });
    };
    const anchors: Expected[] = [];
    const exchange = await checkLog(node, tx, "exchange", { tell, anchors, expected: [] });
    const audit = await checkLog(node, tx, "audit", { tell, anchors: [], expected: anchors });
    const entries = await checkEntries(node, tx, tell);
    return { entries, leaves: { exchange, audit }, faults, faultCount };
  });
}

type Tell = (place: string, fault: string) => void;

/** What a log is known to have been at a size, and from where. */
interface Expected {
  readonly size: number;
  readonly root: Uint8Array;
  readonly by: string;
}

interface Findings {
  readonly tell: Tell;
  /** Gathers what leaves of this log say of the other. */
  readonly anchors: Expected[];
  readonly expected: readonly Expected[];
}

/** Leaves, tiles, head and cosigned checkpoint of one log. */
async function checkLog(node: HeedNode, tx: Tx, log: LogName, { tell, anchors, expected }: Findings): Promise<number> {
  const hash = (bytes: Uint8Array): Uint8Array => node.hash(bytes);
  const head = await statedHead(tx, log);
  if (head === undefined) {
    tell(`${log} log`, "its head was removed");
    return 0;
  }
  const cosigned = await cosignedNote(tx, log);
  const parsed = cosigned === undefined ? undefined : parseCheckpoint(utf8(cosigned.note));
  if (parsed?.ok === false) tell(`${log} log`, "the cosigned checkpoint was altered");
  const known = [...expected, ...(parsed?.ok === true ? [{ ...parsed.value.checkpoint, by: "signed and cosigned" }] : [])].toSorted((a, b) => a.size - b.size);
  const tiles = await storedTiles(tx, log);
  const wanted = new Map<string, Uint8Array>();
  let frontier: Frontier = EMPTY;
  let lastSeq = 0;
  for (let from = 0; from < head.size; ) {
    const leaves = await readLeaves(tx, log, from, Math.min(CHUNK, head.size - from));
    const hashes: Uint8Array[] = [];
    for (const leaf of leaves) {
      const at = from + hashes.length;
      if (leaf.index !== at) {
        tell(`${log} log, leaf ${at}`, "was removed");
        return at; // what lies behind has no place any more
      }
      if (!equalBytes(leafHash(leaf.leaf, hash), leaf.hash)) tell(`${log} log, leaf ${at}`, "was altered");
      if (leaf.seq !== null && leaf.seq <= lastSeq) tell(`${log} log, leaf ${at}`, `stands out of order: entry ${leaf.seq} after ${lastSeq}`);
      if (leaf.seq !== null) lastSeq = Math.max(lastSeq, leaf.seq);
      const anchor = leaf.seq === null ? anchorIn(node, leaf, tell) : undefined;
      if (anchor !== undefined) anchors.push(anchor);
      hashes.push(leaf.hash);
    }
    if (leaves.length === 0) {
      tell(`${log} log, leaf ${from}`, "was removed");
      return from;
    }
    const stops = known.map(({ size }) => size - from).filter((stop) => stop > 0 && stop < hashes.length);
    for (const upTo of [...new Set(stops), hashes.length]) {
      const grown = appendLeaves(frontier, hashes.slice(frontier.size - from, upTo), hash);
      frontier = grown.frontier;
      for (const tile of grown.growth.filter((one) => one.level > 0)) wanted.set(`${tile.level}/${tile.index}`, concat(wanted.get(`${tile.level}/${tile.index}`) ?? new Uint8Array(0), tile.hashes));
      for (const one of known) if (one.size === frontier.size && !equalBytes(frontierRoot(frontier, hash), one.root)) tell(`${log} log`, `at ${one.size} leaves it is not the one that was ${one.by}`);
    }
    from += hashes.length;
  }
  for (const one of known) if (one.size > head.size) tell(`${log} log`, `has ${head.size} leaves; ${one.size} were ${one.by}`);
  const beyond = await leavesBeyond(tx, log, head.size);
  if (beyond > 0) tell(`${log} log, leaf ${head.size}`, `${beyond === 1 ? "was" : `and ${beyond - 1} more were`} added behind its end`);
  compareTiles(log, wanted, tiles, tell);
  if (!equalBytes(frontierBytes(frontier), head.frontier)) tell(`${log} log`, "its leaves do not lead to the head that is kept");
  return frontier.size;
}

/** What an anchor says of the audit log, once it is opened; after an erasure it says nothing any more. */
function anchorIn(node: HeedNode, leaf: PlacedLeaf, tell: Tell): Expected | undefined {
  const parsed = parseLeaf(leaf.leaf);
  if (!parsed.ok || leaf.salt === undefined) return undefined;
  const text = parseCheckpointText(leaf.content ?? "");
  if (parsed.value.kind !== "anchored" || !text.ok || commitTo({ salt: leaf.salt, content: utf8(leaf.content ?? "") }, (bytes) => node.hash(bytes)) !== parsed.value.commitment) {
    tell(`${leaf.log} log, leaf ${leaf.index}`, "does not commit to what is kept with it");
    return undefined;
  }
  return { size: text.value.size, root: text.value.root, by: `anchored in leaf ${leaf.index} of the exchange log` };
}

function compareTiles(log: LogName, wanted: ReadonlyMap<string, Uint8Array>, stored: ReadonlyMap<string, Uint8Array>, tell: Tell): void {
  for (const [place, bytes] of wanted) {
    const found = stored.get(place);
    if (found === undefined) tell(`${log} log, tile ${place}`, "was removed");
    else if (!equalBytes(found, bytes)) tell(`${log} log, tile ${place}`, `does not follow from the leaves, first at hash ${firstDifference(found, bytes)}`);
  }
  for (const place of stored.keys()) if (!wanted.has(place)) tell(`${log} log, tile ${place}`, "was added");
}

/** Every entry: whole, followed by the next, and with the leaf that commits to it. */
async function checkEntries(node: HeedNode, tx: Tx, tell: Tell): Promise<number> {
  const heads = [await statedHead(tx, "exchange"), await statedHead(tx, "audit")];
  const held = Math.max(...heads.map((head) => head?.seq ?? 0)); // entries after it get their leaves with the next act
  const leafless: number[] = [];
  let count = 0;
  let expected = 1;
  for (;;) {
    const entries = await checkedEntries(tx, expected, CHUNK);
    if (entries.length === 0) break;
    const leaves = new Map((await leavesOfEntries(tx, entries[0]!.seq, entries.at(-1)!.seq)).map((leaf) => [leaf.seq, leaf]));
    for (const entry of entries) {
      if (expected < entry.seq) tell(`entry ${expected}`, expected + 1 === entry.seq ? "was removed" : `to ${entry.seq - 1} were removed`);
      expected = entry.seq + 1;
      count++;
      if (!entry.isWhole) tell(`entry ${entry.seq}`, "was altered");
      if (!entry.isContentWhole) tell(`entry ${entry.seq}`, "its content was altered");
      if (entry.seq > held) continue;
      const leaf = leaves.get(entry.seq);
      if (leaf?.log === placeOf(entry.kind).log) checkLeaf(node, entry, leaf, tell);
      else leafless.push(entry.seq);
    }
  }
  if (expected <= held) tell(`entry ${expected}`, expected === held ? "was removed" : `to ${held} were removed`);
  if (leafless.length > 0) tell(`entry ${leafless[0]}`, leafless.length === 1 ? "has no leaf" : `and ${leafless.length - 1} more, up to ${leafless.at(-1)}, have no leaf`);
  return count;
}

function checkLeaf(node: HeedNode, entry: StoredEntry, leaf: PlacedLeaf, tell: Tell): void {
  const parsed = parseLeaf(leaf.leaf);
  if (!parsed.ok) return; // told as an altered leaf
  if (leaf.salt === undefined) return; // erased: nothing opens it any more
  const content = contentOf({ seq: entry.seq, at: "", kind: entry.kind, digest: entry.digest, peer: null, about: null, receipt: entry.receipt });
  if (leaf.salt.length !== SALT_BYTES || commitTo({ salt: leaf.salt, content }, (bytes) => node.hash(bytes)) !== parsed.value.commitment) {
    tell(`${leaf.log} log, leaf ${leaf.index}`, `does not commit to entry ${entry.seq} as it is now`);
  }
}

function firstDifference(a: Uint8Array, b: Uint8Array): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return Math.floor(at / HASH_BYTES);
}
