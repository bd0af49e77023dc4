import { sql } from "kysely";
import { hex } from "../lib/base/bytes.ts";
import { assert } from "../lib/base/result.ts";
import { appendLeaves, type Frontier, frontierBytes, frontierOf, type Hash, HASH_BYTES, leafHash, type LogName, type Opening, type Tile, TILE_WIDTH } from "../lib/ledger/index.ts";
import { pendingOf } from "./pending.ts";
import type { Tx } from "./schema.ts";

/** A log as it stands: how far it has grown, and the last entry of the history it holds. */
export interface LogHead {
  readonly frontier: Frontier;
  readonly seq: number;
}

/** Both logs as they stand. */
export type LogHeads = Readonly<Record<LogName, LogHead>>;

/** A leaf to append, with what opens it. */
export interface NewLeaf {
  readonly seq: number | null;
  readonly leaf: Uint8Array;
  readonly salt: Uint8Array;
  /** Kept only where it follows from no entry. */
  readonly content?: string;
}

/** A leaf at its place. */
export interface PlacedLeaf {
  readonly log: LogName;
  readonly index: number;
  readonly seq: number | null;
  readonly hash: Uint8Array;
  readonly leaf: Uint8Array;
  /** Undefined once erased. */
  readonly salt: Uint8Array | undefined;
  readonly content: string | undefined;
}

/** What of an entry its leaf is made of. */
export interface EntryLine {
  readonly seq: number;
  readonly at: string;
  readonly kind: string;
  readonly digest: string;
  /** Of an envelope: the other node, the digest of what travelled, the receipt in base64. */
  readonly peer: string | null;
  readonly about: string | null;
  readonly receipt: string | null;
}

/** Both logs as they stand. */
export async function logHeads(tx: Tx): Promise<LogHeads> {
  const pending = pendingOf(tx);
  const known = pending?.kept(KEPT_HEADS) as LogHeads | undefined;
  if (known !== undefined) return known;
  const found = await sql<{ log: LogName; size: number; frontier: Uint8Array; seq: number }>`select log, size, frontier, seq from ledger_head`.execute(tx);
  const heads = Object.fromEntries(found.rows.map((row) => [row.log, headOf(row)]));
  assert(heads["exchange"] !== undefined && heads["audit"] !== undefined, "both logs have a head");
  const both = { exchange: heads["exchange"], audit: heads["audit"] };
  pending?.keep(KEPT_HEADS, both);
  return both;
}

/** Under this name the heads are kept in memory by the writer. */
const KEPT_HEADS = "log heads";

/**
 * Appends leaves to logs that stand at `heads`, with their tiles and the new heads: one statement, sent with what the transaction writes next.
 * Answers with the heads as they are then.
 */
export function appendToLogs(tx: Tx, heads: LogHeads, leaves: Readonly<Record<LogName, readonly NewLeaf[]>>, hash: Hash): Promise<LogHeads> {
  const grown = { ...heads };
  const rows: object[] = [];
  const tiles: object[] = [];
  const sizes: object[] = [];
  for (const log of ["exchange", "audit"] as const) {
    const added = leaves[log];
    if (added.length === 0) continue;
    const before = heads[log];
    const hashes = added.map(({ leaf }) => leafHash(leaf, hash));
    const { frontier, growth } = appendLeaves(before.frontier, hashes, hash);
    const seq = added.findLast((leaf) => leaf.seq !== null)?.seq ?? before.seq;
    grown[log] = { frontier, seq };
    for (const [i, leaf] of added.entries()) rows.push({ log, idx: before.frontier.size + i, seq: leaf.seq, hash: hex(hashes[i]!), leaf: hex(leaf.leaf), salt: hex(leaf.salt), content: leaf.content });
    // Level 0 is made of the leaves' own hashes.
    for (const tile of growth) if (tile.level > 0) tiles.push({ log, level: tile.level, idx: tile.index, hashes: hex(tile.hashes) });
    sizes.push({ log, before: before.frontier.size, size: frontier.size, frontier: hex(frontierBytes(frontier)), seq });
  }
  const pending = pendingOf(tx);
  assert(pending !== undefined, "logs grow in a transaction that writes");
  pending.later({ text: APPENDING, values: [rows, tiles, sizes].map((list) => JSON.stringify(list)) });
  pending.keep(KEPT_HEADS, grown);
  return Promise.resolve(grown);
}

const APPENDING = `with line as materialized (
      select * from jsonb_to_recordset($1::text::jsonb) as l(log text, idx bigint, seq bigint, hash text, leaf text, salt text, content text)
    ), leaves as (
      insert into ledger_leaf (log, idx, seq, hash, leaf) select log, idx, seq, decode(hash, 'hex'), decode(leaf, 'hex') from line
    ), openings as (
      insert into ledger_opening (log, idx, salt, content) select log, idx, decode(salt, 'hex'), content from line
    ), tiles as (
      insert into ledger_tile as t (log, level, idx, hashes)
      select log, level, idx, decode(hashes, 'hex') from jsonb_to_recordset($2::text::jsonb) as l(log text, level smallint, idx bigint, hashes text)
      on conflict (log, level, idx) do update set hashes = t.hashes || excluded.hashes
    )
    update ledger_head h set size = n.size, frontier = decode(n.frontier, 'hex'), seq = n.seq
    from jsonb_to_recordset($3::text::jsonb) as n(log text, before bigint, size bigint, frontier text, seq bigint)
    where h.log = n.log and h.size = n.before`;

/** Entries after `seq` in order, at most `limit`: those that no log holds yet. */
export async function entryLines(tx: Tx, after: number, limit: number): Promise<readonly EntryLine[]> {
  const found = await sql<EntryLine>`select seq, data->>'at' as at, kind, digest, e.set->>'peer' as peer, e.set->>'digest' as about, e.set->>'receipt' as receipt
    from entry left join lateral (select data->'set' as set) e on kind like 'envelope.%' where seq > ${after} order by seq limit ${limit}`.execute(tx);
  return found.rows;
}

/** The leaves of a log from `from` on, at most `limit`. */
export async function readLeaves(tx: Tx, log: LogName, from: number, limit: number): Promise<readonly PlacedLeaf[]> {
  const found = await sql<LeafRow>`select ${leafColumns} from ledger_leaf l left join ledger_opening o using (log, idx)
    where l.log = ${log} and l.idx >= ${from} order by l.idx limit ${limit}`.execute(tx);
  return found.rows.map(placed);
}

/** The leaf of an entry, or nothing. */
export async function leafOfEntry(tx: Tx, seq: number): Promise<PlacedLeaf | undefined> {
  const found = await sql<LeafRow>`select ${leafColumns} from ledger_leaf l left join ledger_opening o using (log, idx) where l.seq = ${seq}`.execute(tx);
  return found.rows[0] === undefined ? undefined : placed(found.rows[0]);
}

/** The leaves of the entries from one number to another, in their order. */
export async function leavesOfEntries(tx: Tx, from: number, to: number): Promise<readonly PlacedLeaf[]> {
  const found = await sql<LeafRow>`select ${leafColumns} from ledger_leaf l left join ledger_opening o using (log, idx) where l.seq between ${from} and ${to} order by l.seq`.execute(tx);
  return found.rows.map(placed);
}

/** The newest leaf of the exchange log that anchors the audit log, or nothing. */
export async function lastAnchor(tx: Tx): Promise<PlacedLeaf | undefined> {
  const found = await sql<LeafRow>`select ${leafColumns} from ledger_leaf l left join ledger_opening o using (log, idx) where l.log = 'exchange' and l.seq is null order by l.idx desc limit 1`.execute(tx);
  return found.rows[0] === undefined ? undefined : placed(found.rows[0]);
}

/** The entry that recorded the arrival of an envelope, or nothing. */
export async function arrivalOf(tx: Tx, envelope: string): Promise<EntryLine | undefined> {
  const found = await sql<EntryLine>`select seq, data->>'at' as at, kind, digest, data->'set'->>'peer' as peer, data->'set'->>'digest' as about, data->'set'->>'receipt' as receipt
    from entry where subject = ${envelope} and kind = 'envelope.received'`.execute(tx);
  return found.rows[0];
}

/** The tiles asked for, by `level/index`; one that is not there is left out, one that has grown further may be longer than asked. */
export async function readTiles(tx: Tx, log: LogName, tiles: readonly Tile[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const read = new Map<string, Uint8Array>();
  const above = tiles.filter((tile) => tile.level > 0).map(({ level, index }) => ({ level, idx: index }));
  if (above.length > 0) {
    const found = await sql<{ level: number; idx: number; hashes: Uint8Array }>`select t.level, t.idx, t.hashes from ledger_tile t
      join jsonb_to_recordset(${JSON.stringify(above)}::text::jsonb) as l(level smallint, idx bigint) using (level, idx) where t.log = ${log}`.execute(tx);
    for (const row of found.rows) read.set(`${row.level}/${row.idx}`, row.hashes);
  }
  for (const { index, width } of tiles.filter((tile) => tile.level === 0)) {
    const from = index * TILE_WIDTH;
    const found = await sql<{ hashes: Uint8Array | null }>`select string_agg(hash, ''::bytea order by idx) as hashes from ledger_leaf
      where log = ${log} and idx >= ${from} and idx < ${from + width}`.execute(tx);
    const hashes = found.rows[0]?.hashes;
    if (hashes !== null && hashes !== undefined && hashes.length === width * HASH_BYTES) read.set(`0/${index}`, hashes);
  }
  return read;
}

/** Erases what opens a leaf: its commitment can be tied to nothing any more. */
export async function eraseOpening(tx: Tx, log: LogName, index: number): Promise<void> {
  await sql`delete from ledger_opening where log = ${log} and idx = ${index}`.execute(tx);
}

/** What opens a leaf, with the content given where it follows from an entry. */
export function openingOf(leaf: PlacedLeaf, content: Uint8Array): Opening | undefined {
  return leaf.salt === undefined ? undefined : { salt: leaf.salt, content };
}

interface LeafRow {
  readonly log: LogName;
  readonly idx: number;
  readonly seq: number | null;
  readonly hash: Uint8Array;
  readonly leaf: Uint8Array;
  readonly salt: Uint8Array | null;
  readonly content: string | null;
}

const leafColumns = sql`l.log, l.idx, l.seq, l.hash, l.leaf, o.salt, o.content`;

function placed(row: LeafRow): PlacedLeaf {
  return { log: row.log, index: row.idx, seq: row.seq, hash: row.hash, leaf: row.leaf, salt: row.salt ?? undefined, content: row.content ?? undefined };
}

function headOf(row: { readonly log: string; readonly size: number; readonly frontier: Uint8Array; readonly seq: number }): LogHead {
  const frontier = frontierOf(row.size, row.frontier);
  assert(frontier !== undefined, `the head of the ${row.log} log fits its size of ${row.size}`);
  return { frontier, seq: row.seq };
}
