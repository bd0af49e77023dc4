import { base64, equalBytes, fromBase64, utf8 } from "../lib/base/bytes.ts";
import { canonicalJson } from "../lib/base/canonical.ts";
import { assert, err, ok, unwrap } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import {
  checkpointText,
  commitTo,
  frontierRoot,
  inclusionProof,
  inclusionRanges,
  type LeafKind,
  type LogName,
  noteKey,
  type NoteKey,
  parseCheckpoint,
  parseLeaf,
  parseNote,
  signNote,
  type TilePath,
  tilesOf,
  tileWidth,
  writeBundle,
  writeLeaf,
  writeLogProof,
  writeNote,
  writeOpenedLeaf,
} from "../lib/ledger/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import type { Entry, EnvelopeRecord } from "../domain/entry.ts";
import { appendToLogs, arrivalOf, type EntryLine, entryLines, leafOfEntry, lastAnchor, type LogHeads, logHeads, type NewLeaf, openingOf, readLeaves, readTiles } from "../store/ledger.ts";
import { digestOf } from "../store/rows.ts";
import type { Tx } from "../store/schema.ts";
import { cosignedNote, currentGeneration, findFreeze } from "../store/witness.ts";
import type { HeedNode } from "./node.ts";

/** Why a log does not answer. */
export type LedgerError =
  | { code: "ledger.frozen"; log: LogName; peer: string; seenSize: number }
  | { code: "ledger.no-proof"; envelope: string }
  | { code: "ledger.no-tile"; path: string };

/**
 * The identity of an authority's log: the first line of its checkpoints, and the name of the key that signs them. One that went on
 * from a backup has a name of its own: nobody can know what was signed under the old one.
 */
export function originOf(authority: string, log: LogName, generation = 1): string {
  return generation === 1 ? `${authority}/${log}` : `${authority}/${log}/${generation}`;
}

/** Whose log it is, which, and how often it went on from a backup; undefined if it is the name of none. */
export function parseOrigin(origin: string): { readonly authority: string; readonly log: LogName; readonly generation: number } | undefined {
  const [, authority, log, generation] = /^(.+?)\/(exchange|audit)(?:\/([1-9]\d{0,4}))?$/.exec(origin) ?? [];
  if (authority === undefined || log === undefined || generation === "1") return undefined;
  return { authority, log: log as LogName, generation: Number(generation ?? 1) };
}

/** The key of an authority's log, from the public key in its record (base64). Undefined if that is none. */
export function logKeyOf(node: Pick<HeedNode, "hash">, authority: string, publicKey: string, log: LogName, generation = 1): NoteKey | undefined {
  const raw = fromBase64(publicKey);
  return raw?.length === 32 ? noteKey(originOf(authority, log, generation), 1, raw, (bytes) => node.hash(bytes)) : undefined;
}

/**
 * Appends the leaves of what an act appended, in its transaction. Entries that no log holds yet, from before there were
 * logs, come first: so every entry has its leaf, in the order of the history.
 */
export async function growLogs(node: HeedNode, tx: Tx, appended: readonly Entry[]): Promise<void> {
  const first = appended[0];
  if (first === undefined) return;
  let heads = await logHeads(tx);
  for (;;) {
    const held = Math.max(heads.exchange.seq, heads.audit.seq);
    if (held + 1 >= first.seq) break;
    const missing = (await entryLines(tx, held, 1_000)).filter((line) => line.seq < first.seq);
    heads = await addLines(node, tx, heads, missing);
  }
  await addLines(node, tx, heads, appended.map(lineOf));
}

/** The newest checkpoint of a log, signed after what it states was committed. With the cosignatures it has if `cosigned`, though then it may be an older one. */
export async function readCheckpoint(node: HeedNode, log: LogName, options: { readonly cosigned?: boolean } = {}): Promise<Result<Uint8Array, LedgerError>> {
  return node.store.read(async (tx) => {
    const freeze = await findFreeze(tx, log);
    if (freeze !== undefined) return err({ code: "ledger.frozen", log, peer: freeze.peer, seenSize: freeze.seenSize });
    const { frontier } = (await logHeads(tx))[log];
    return ok(await newestNote(node, tx, log, frontier.size, frontierRoot(frontier, (bytes) => node.hash(bytes)), options.cosigned === true ? 0 : frontier.size));
  });
}

/** The bytes of a tile, or of a bundle of leaves, of a log as it is now. */
export async function readTile(node: HeedNode, log: LogName, path: TilePath): Promise<Result<Uint8Array, LedgerError>> {
  return node.store.read(async (tx) => {
    const { frontier } = (await logHeads(tx))[log];
    const level = path.kind === "tile" ? path.level : 0;
    if (path.width <= tileWidth(level, path.index, frontier.size)) {
      if (path.kind === "entries") return ok(writeBundle((await readLeaves(tx, log, path.index * 256, path.width)).map(({ leaf }) => leaf)));
      const bytes = (await readTiles(tx, log, [path])).get(`${path.level}/${path.index}`);
      if (bytes !== undefined) return ok(bytes.subarray(0, path.width * 32));
    }
    return err({ code: "ledger.no-tile", path: `${level}/${path.index}` });
  });
}

/**
 * The receipt of an envelope with its place in the exchange log, as a proof that can be checked without this node. Against
 * the newest checkpoint that witnesses cosigned if that holds it already, else against the newest.
 */
export async function proveArrival(node: HeedNode, envelope: string): Promise<Result<Uint8Array, LedgerError>> {
  return node.store.read(async (tx) => {
    const freeze = await findFreeze(tx, "exchange");
    if (freeze !== undefined) return err({ code: "ledger.frozen", log: "exchange", peer: freeze.peer, seenSize: freeze.seenSize });
    const arrival = await arrivalOf(tx, envelope);
    const leaf = arrival === undefined ? undefined : await leafOfEntry(tx, arrival.seq);
    if (arrival === undefined || leaf === undefined) return err({ code: "ledger.no-proof", envelope });
    const hash = (bytes: Uint8Array): Uint8Array => node.hash(bytes);
    const { frontier } = (await logHeads(tx)).exchange;
    const checkpoint = await newestNote(node, tx, "exchange", frontier.size, frontierRoot(frontier, hash), leaf.index + 1);
    const treeSize = unwrap(parseCheckpoint(checkpoint)).checkpoint.size;
    const tiles = await readTiles(tx, "exchange", tilesOf(inclusionRanges(leaf.index, treeSize), treeSize));
    const proof = unwrap(inclusionProof({ leafIndex: leaf.index, treeSize }, (level, index) => tiles.get(`${level}/${index}`), hash));
    const opening = openingOf(leaf, contentOf(arrival));
    const extra = writeOpenedLeaf({ leaf: leaf.leaf, ...(opening === undefined ? {} : { opening }) });
    return ok(writeLogProof({ extra, leafIndex: leaf.index, proof, checkpoint }));
  });
}

/** The audit log is anchored this often, whether it grew or not: how much is read and decided in the house shows in nothing that partners see. */
export const BETWEEN_ANCHORS_MS = 3_600_000;

/**
 * Commits the state of the audit log to a leaf of the exchange log, if an hour has passed since the last time. So peers
 * witness the audit log without learning even its size, and it cannot be rewritten behind them.
 */
export async function anchorAudit(node: HeedNode, now: Instant): Promise<boolean> {
  return node.store.transaction(async (tx) => {
    const last = await lastAnchor(tx);
    if (last !== undefined && Date.parse(now) - Date.parse(unwrap(parseLeaf(last.leaf)).at) < BETWEEN_ANCHORS_MS) return false;
    const heads = await logHeads(tx);
    const hash = (bytes: Uint8Array): Uint8Array => node.hash(bytes);
    const { frontier } = heads.audit;
    const content = checkpointText({ origin: originOf(node.self.id, "audit", await currentGeneration(tx)), size: frontier.size, root: frontierRoot(frontier, hash) });
    const salt = node.random(32);
    const leaf = writeLeaf({ kind: "anchored", at: now, id: base64(node.random(16)), commitment: commitTo({ salt, content: utf8(content) }, hash) });
    await appendToLogs(tx, heads, { exchange: [{ seq: null, leaf, salt, content }], audit: [] }, hash);
    return true;
  });
}

/** What a leaf commits to: the entry's digest, and the receipt where it has one. */
export function contentOf(line: EntryLine): Uint8Array {
  return utf8(canonicalJson({ entry: line.digest, ...(line.receipt === null ? {} : { receipt: line.receipt }) }));
}

/** The log that holds an entry, and what its leaf is called. */
export function placeOf(kind: string): { readonly log: LogName; readonly kind: LeafKind } {
  const [noun = "", event] = kind.split(".");
  if (noun === "envelope" && event !== "contradicted") return { log: "exchange", kind: event === "sent" || event === "resealed" ? "sent" : event === "received" ? "received" : "receipted" };
  if (noun === "consultation") return { log: "audit", kind: "read" };
  if (noun === "decision") return { log: "audit", kind: "decided" };
  return { log: "audit", kind: noun === "authority" || noun === "officer" || noun === "agreement" ? "administered" : "changed" };
}

/** The node's own log key. */
export function ownKey(node: HeedNode, log: LogName, generation = 1): NoteKey {
  const key = logKeyOf(node, node.self.id, node.keys.publicKey, log, generation);
  assert(key !== undefined, "the node's public key has 32 bytes");
  return key;
}

async function addLines(node: HeedNode, tx: Tx, heads: LogHeads, lines: readonly EntryLine[]): Promise<LogHeads> {
  const leaves: Record<LogName, NewLeaf[]> = { exchange: [], audit: [] };
  const random = node.random(lines.length * 48);
  for (const [i, line] of lines.entries()) {
    const { log, kind } = placeOf(line.kind);
    const salt = random.slice(i * 48, i * 48 + 32);
    const leaf = writeLeaf({
      kind,
      at: line.at,
      id: base64(random.subarray(i * 48 + 32, i * 48 + 48)),
      commitment: commitTo({ salt, content: contentOf(line) }, (bytes) => node.hash(bytes)),
      ...(log === "exchange" && line.about !== null ? { about: line.about } : {}),
      ...(log === "exchange" && line.peer !== null ? { peer: line.peer } : {}),
    });
    leaves[log].push({ seq: line.seq, leaf, salt });
  }
  return appendToLogs(tx, heads, leaves, (bytes) => node.hash(bytes));
}

/** A cosigned checkpoint of at least `least` leaves if one is kept and still true, else a new one of the size given. */
async function newestNote(node: HeedNode, tx: Tx, log: LogName, size: number, root: Uint8Array, least: number): Promise<Uint8Array> {
  const kept = await cosignedNote(tx, log);
  const key = ownKey(node, log, await currentGeneration(tx));
  if (kept !== undefined && kept.size >= Math.max(1, least) && kept.size <= size) {
    const bytes = utf8(kept.note);
    const parsed = unwrap(parseCheckpoint(bytes)).checkpoint;
    // One signed with the key before is no proof to whoever has today's card.
    const byToday = unwrap(parseNote(bytes)).signatures.some((one) => one.name === key.name && one.id === key.id);
    if (byToday && (parsed.size < size || equalBytes(parsed.root, root))) return bytes;
  }
  const text = checkpointText({ origin: key.name, size, root });
  node.failpoint?.("sign", log);
  const note = writeNote({ text, signatures: [signNote(text, key, (bytes) => node.keys.sign(bytes))] });
  node.failpoint?.("signed", log);
  return note;
}

function lineOf(entry: Entry): EntryLine {
  const set: Partial<EnvelopeRecord> = entry.noun === "envelope" ? entry.set : {};
  const kind = `${entry.noun}.${entry.event}`;
  return { seq: entry.seq, at: entry.at, kind, digest: digestOf(entry), peer: set.peer ?? null, about: set.digest ?? null, receipt: set.receipt ?? null };
}
