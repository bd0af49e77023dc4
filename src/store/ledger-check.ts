import { sql } from "kysely";
import { canonicalJson } from "../lib/base/canonical.ts";
import { sha256 } from "./digest.ts";
import type { Tx } from "./schema.ts";

/** An entry as it stands in the database, with what its digests are of. */
export interface StoredEntry {
  readonly seq: number;
  readonly kind: string;
  readonly digest: string;
  /** Whether the digest kept with it is that of what is there. */
  readonly isWhole: boolean;
  /** Whether its content is what it was, or gone. */
  readonly isContentWhole: boolean;
  readonly receipt: string | null;
}

/** Entries from `from` on, at most `limit`, each held against its own digest. */
export async function checkedEntries(tx: Tx, from: number, limit: number): Promise<readonly StoredEntry[]> {
  const found = await sql<{ seq: number; at: string; actor: string; kind: string; subject: string; data: { at?: unknown; set?: { receipt?: unknown } }; content_digest: string | null; digest: string; body: object | null; has_content: boolean }>`
    select e.seq, e.at, e.actor, e.kind, e.subject, e.data, e.content_digest, e.digest, c.body, c.seq is not null as has_content
    from entry e left join content c on c.seq = e.seq where e.seq >= ${from} order by e.seq limit ${limit}`.execute(tx);
  return found.rows.map((row) => {
    const head = { seq: row.seq, at: row.data.at, actor: row.actor, kind: row.kind, subject: row.subject, data: row.data, contentDigest: row.content_digest };
    const { set } = row.data;
    return {
      seq: row.seq,
      kind: row.kind,
      digest: row.digest,
      isWhole: row.data.at === row.at && sha256(canonicalJson(head)) === row.digest,
      isContentWhole: row.body === null ? row.has_content === (row.content_digest !== null) : sha256(canonicalJson(row.body)) === row.content_digest,
      receipt: row.kind.startsWith("envelope.") && typeof set?.receipt === "string" ? set.receipt : null,
    };
  });
}

/** How many leaves of a log stand at or beyond a place: none should beyond its size. */
export async function leavesBeyond(tx: Tx, log: string, size: number): Promise<number> {
  const found = await sql<{ count: number }>`select count(*) as count from ledger_leaf where log = ${log} and idx >= ${size}`.execute(tx);
  return found.rows[0]?.count ?? 0;
}

/** A log's size as its head states it, and the bytes of its frontier, whatever they are. */
export async function statedHead(tx: Tx, log: string): Promise<{ readonly size: number; readonly frontier: Uint8Array; readonly seq: number } | undefined> {
  const found = await sql<{ size: number; frontier: Uint8Array; seq: number }>`select size, frontier, seq from ledger_head where log = ${log}`.execute(tx);
  return found.rows[0];
}

/** Every tile of a log above level 0, by `level/index`. */
export async function storedTiles(tx: Tx, log: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = await sql<{ level: number; idx: number; hashes: Uint8Array }>`select level, idx, hashes from ledger_tile where log = ${log}`.execute(tx);
  return new Map(found.rows.map((row) => [`${row.level}/${row.idx}`, row.hashes]));
}
