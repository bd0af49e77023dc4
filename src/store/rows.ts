import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import { evolve } from "../domain/entry.ts";
import type { Change, Entry, Noun, Rows } from "../domain/entry.ts";
import { pendingOf, SHORT } from "./pending.ts";
import type { Last, Pending } from "./pending.ts";
import { digestOf, tableOf } from "./projection.ts";
import type { Tx } from "./schema.ts";

export { digestOf, tableOf };

/** The row of a noun, or undefined. */
export async function findRow<N extends Noun>(tx: Tx, noun: N, id: string): Promise<Rows[N] | undefined> {
  const pending = pendingOf(tx);
  if (pending === undefined) {
    const found = await sql<{ doc: Rows[N] }>`select doc from ${sql.table(tableOf(noun))} where id = ${id}`.execute(tx);
    return found.rows[0]?.doc;
  }
  if (SHORT.has(noun)) {
    await allRows(tx, noun);
    return pending.list(noun)?.byId.get(id) as Rows[N] | undefined;
  }
  await takeInHand(pending, noun, [id]);
  return pending.held(noun, id)?.row;
}

/** The row of a noun that must exist. */
export async function getRow<N extends Noun>(tx: Tx, noun: N, id: string): Promise<Rows[N]> {
  const row = await findRow(tx, noun, id);
  if (row === undefined) throw new Error(`No ${noun} ${id}`);
  return row;
}

/** Rows of a noun by their ids, in the order of the ids; unknown ids are left out. */
export async function findRows<N extends Noun>(tx: Tx, noun: N, ids: readonly string[]): Promise<readonly Rows[N][]> {
  if (ids.length === 0) return [];
  const pending = pendingOf(tx);
  if (pending === undefined) {
    const found = await sql<{ id: string; doc: Rows[N] }>`select id, doc from ${sql.table(tableOf(noun))} where id = any(${ids}::text[])`.execute(tx);
    const byId = new Map(found.rows.map((row) => [row.id, row.doc]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }
  await takeInHand(pending, noun, ids);
  return ids.flatMap((id) => pending.held(noun, id)?.row ?? []);
}

/** Every row of a noun in the order of ids: for short tables such as staff and peers. */
export async function allRows<N extends Noun>(tx: Tx, noun: N): Promise<readonly Rows[N][]> {
  const pending = pendingOf(tx);
  const known = pending?.list(noun)?.rows as readonly Rows[N][] | undefined;
  if (known !== undefined) return known;
  const found = await sql<{ doc: Rows[N] }>`select doc from ${sql.table(tableOf(noun))} order by id`.execute(tx);
  const rows = found.rows.map((row) => row.doc);
  if (SHORT.has(noun)) pending?.learnList(noun, rows);
  return rows;
}

/** Who acts, when, and which authority's node this is. */
export interface Stamp {
  readonly at: string;
  readonly actor: string;
  readonly self: string;
  /** Sequence number of the newest entry so far. */
  readonly seq: number;
}

/**
 * Appends entries and brings the tables up to them, in the caller's transaction: both commit or neither. They are sent before
 * the next query, or with the commit. Returns the entries with their sequence numbers, dense from 1.
 */
export async function appendEntries(tx: Tx, stamp: Stamp, changes: readonly Change[]): Promise<readonly Entry[]> {
  if (changes.length === 0) return [];
  const pending = pendingOf(tx);
  if (pending === undefined) throw new Error("Cannot append entries: this transaction only reads");
  const entries = changes.map((one, index): Entry => ({ ...one, seq: stamp.seq + 1 + index, at: stamp.at, actor: stamp.actor }));
  await takeBases(pending, entries);
  const rows = new Map<string, Rows[Noun]>();
  pending.add(
    stamp.self,
    entries.map((entry) => {
      const key = `${entry.noun} ${entry.subject}`;
      const row = evolve(entry.noun, rows.get(key) ?? pending.held(entry.noun, entry.subject)?.row, entry.set);
      rows.set(key, row);
      return { entry, row };
    }),
  );
  return entries;
}

/** Sequence number and instant of the newest entry, or undefined before the first. */
export async function lastStamp(tx: Tx): Promise<Last | undefined> {
  const pending = pendingOf(tx);
  if (pending?.last !== undefined) return pending.last;
  const found = await sql<{ seq: number; at: string }>`select seq, data->>'at' as at from entry order by seq desc limit 1`.execute(tx);
  const row = found.rows[0];
  if (row === undefined) return undefined;
  const last = { seq: row.seq, at: row.at };
  pending?.learnLast(last);
  return last;
}

/** The entries of one row up to `through`, in order; where content was erased, `set` has what was left in its place, if anything. */
export async function entriesAbout(tx: Tx, noun: Noun, id: string, through: number): Promise<readonly Entry[]> {
  return readLines(tx, sql`e.subject = ${id} and e.kind like ${`${noun}.%`} and e.seq <= ${through}`, 1_000_000);
}

/** Entries in order, from `after` exclusive, at most `limit`; erased content as in `entriesAbout`. */
export async function readEntries(tx: Tx, after: number, limit: number): Promise<readonly Entry[]> {
  return readLines(tx, sql`e.seq > ${after}`, limit);
}

/** The entries that a condition chooses, in order; `e` is the entry. Erased content as in `entriesAbout`. */
export async function entriesOf(tx: Tx, which: RawBuilder<unknown>): Promise<readonly Entry[]> {
  return readLines(tx, which, 10_000_000);
}

async function readLines(tx: Tx, which: RawBuilder<unknown>, limit: number): Promise<readonly Entry[]> {
  const found = await sql<{ seq: number; at: string; actor: string; kind: string; subject: string; data: object; body: object | null; instead: object | null }>`
    select e.seq, e.data->>'at' as at, e.actor, e.kind, e.subject, e.data->'set' as data, c.body, f.instead
    from entry e left join content c on c.seq = e.seq left join lateral (
      select coalesce(later.data->'set', '{}') || coalesce(said.body, '{}') as instead from entry later left join content said on said.seq = later.seq
      where c.body is null and e.content_digest is not null and later.subject = e.subject and later.kind = split_part(e.kind, '.', 1) || '.erased' and later.seq > e.seq
      order by later.seq desc limit 1) f on true
    where ${which} order by e.seq limit ${limit}`.execute(tx);
  return found.rows.map((row) => {
    const dot = row.kind.indexOf(".");
    return { seq: row.seq, at: row.at, actor: row.actor, noun: row.kind.slice(0, dot), event: row.kind.slice(dot + 1), subject: row.subject, set: { ...row.data, ...row.body, ...row.instead } } as unknown as Entry;
  });
}

/** Has the rows that entries change in hand, as they were before. */
async function takeBases(pending: Pending, entries: readonly Entry[]): Promise<void> {
  for (const [noun, list] of Map.groupBy(entries, (one) => one.noun)) {
    // A row that begins here is not there yet, which spares a look.
    for (const one of list) if (BEGINS.has(`${noun}.${one.event}`)) pending.hold(noun, one.subject, undefined);
    await takeInHand(pending, noun, list.map((one) => one.subject));
  }
}

/** Reads those of these rows that are not in hand; what waits to be sent is. */
async function takeInHand(pending: Pending, noun: Noun, ids: readonly string[]): Promise<void> {
  const missing = [...new Set(ids)].filter((id) => !pending.has(noun, id));
  if (missing.length === 0) return;
  const found = (await pending.ask({ text: `select id, doc from ${tableOf(noun)} where id = any($1::text[])`, values: [missing] })) as readonly { id: string; doc: Rows[Noun] }[];
  for (const row of found) pending.hold(noun, row.id, row.doc);
  for (const id of missing) pending.hold(noun, id, undefined);
}

/** Events that set a whole row for the first time; an id of one of these was never used before. */
const BEGINS: ReadonlySet<string> = new Set<`${Noun}.${string}`>(["envelope.sent", "envelope.received", "message.drafted", "message.received", "item.opened", "obligation.opened", "match.found", "signal.raised", "watch-file.filed", "consultation.recorded", "decision.recorded"]);
