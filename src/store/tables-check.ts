import { sql } from "kysely";
import { CONTENT } from "../domain/entry.ts";
import type { Entry, Noun } from "../domain/entry.ts";
import { tableOf } from "./projection.ts";
import type { Tx } from "./schema.ts";

/** Subjects of entries after one, in the order of their bytes. */
export async function subjectsAfter(tx: Tx, after: string, limit: number): Promise<readonly string[]> {
  const found = await sql<{ subject: string }>`select distinct subject from entry where subject > ${after} order by subject limit ${limit}`.execute(tx);
  return found.rows.map((row) => row.subject);
}

/** Every entry about these subjects, in order. */
export async function entriesAboutAll(tx: Tx, subjects: readonly string[]): Promise<readonly Pick<Entry, "seq" | "noun" | "subject" | "set">[]> {
  const found = await sql<{ seq: number; kind: string; subject: string; data: object; body: object | null }>`
    select e.seq, e.kind, e.subject, e.data->'set' as data, c.body from entry e left join content c on c.seq = e.seq
    where e.subject = any(${subjects}::text[]) order by e.seq`.execute(tx);
  return found.rows.map((row) => ({ seq: row.seq, noun: row.kind.slice(0, row.kind.indexOf(".")) as Noun, subject: row.subject, set: { ...row.data, ...row.body } }));
}

/** A row of any table as it stands. */
export interface StandingRow {
  readonly table: string;
  readonly id: string;
  readonly doc: Readonly<Record<string, unknown>>;
}

/** The rows of these ids in the tables of all nouns. */
export async function rowsOf(tx: Tx, ids: readonly string[]): Promise<readonly StandingRow[]> {
  const rows: StandingRow[] = [];
  for (const noun of Object.keys(CONTENT) as Noun[]) {
    const found = await sql<{ id: string; doc: StandingRow["doc"] }>`select id, doc from ${sql.table(tableOf(noun))} where id = any(${ids}::text[])`.execute(tx);
    for (const row of found.rows) rows.push({ table: tableOf(noun), ...row });
  }
  return rows;
}

/** What stands as said by these sources: descriptions, claims and links. */
export async function placedBy(tx: Tx, sources: readonly string[]): Promise<readonly StandingRow[]> {
  const rows: StandingRow[] = [];
  for (const table of ["description", "claim", "link"]) {
    const found = await sql<{ id: string; doc: StandingRow["doc"] }>`select id, doc from ${sql.table(table)} where source = any(${sources}::text[])`.execute(tx);
    for (const row of found.rows) rows.push({ table, ...row });
  }
  return rows;
}

/** Rows about which no entry says anything, at most `limit`. */
export async function rowsWithoutEntries(tx: Tx, limit: number): Promise<readonly { readonly table: string; readonly id: string }[]> {
  const rows: { table: string; id: string }[] = [];
  for (const noun of Object.keys(CONTENT) as Noun[]) {
    const table = tableOf(noun);
    const beside = noun === "link" ? sql`and not exists (select from message m where m.id = t.source) and not exists (select from watch_file w where w.id = t.source)` : sql``;
    const found = await sql<{ id: string }>`select t.id from ${sql.table(table)} t where not exists (select from entry e where e.subject = t.id and e.kind like ${`${noun}.%`}) ${beside} order by t.id limit ${limit}`.execute(tx);
    for (const { id } of found.rows) rows.push({ table, id });
  }
  for (const table of ["description", "claim"]) {
    const found = await sql<{ id: string }>`select t.id from ${sql.table(table)} t where not exists (select from message m where m.id = t.source) and not exists (select from watch_file w where w.id = t.source) order by t.id limit ${limit}`.execute(tx);
    for (const { id } of found.rows) rows.push({ table, id });
  }
  return rows;
}

/** Envelopes that wait by the history and not in the outbox, or the other way. */
export async function outboxDifferences(tx: Tx, limit: number): Promise<readonly { readonly envelope: string; readonly waits: boolean }[]> {
  const found = await sql<{ envelope: string; waits: boolean }>`
    select coalesce(e.id, o.envelope) as envelope, e.id is not null as waits
    from (select id, peer, seq, doc->>'priority' as priority from envelope where direction = 'out' and receipt is null) e
    full join outbox o on o.envelope = e.id and o.peer = e.peer and o.seq = e.seq and o.priority = e.priority
    where e.id is null or o.envelope is null order by 1 limit ${limit}`.execute(tx);
  return found.rows;
}
