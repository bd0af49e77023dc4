import { sql } from "kysely";
import type { Tx } from "./schema.ts";

/** A table and its columns that are not worked out from others. */
export interface DumpedTable {
  readonly table: string;
  readonly columns: readonly string[];
}

/** Rows read at a time: an envelope with its attachments has some megabytes. */
const CHUNK = 50;

/** Says of itself how it came to be; a restored database has its own. */
const LEFT_OUT: ReadonlySet<string> = new Set(["migration", "session"]);

/** What others refer to comes first. */
const FIRST: readonly string[] = ["entry", "content"];

/** Every table with what it holds of its own, in the order in which they can be filled. */
export async function dumpedTables(tx: Tx): Promise<readonly DumpedTable[]> {
  const found = await sql<{ table: string; columns: readonly string[] }>`
    select c.table_name as table, array_agg(c.column_name::text order by c.ordinal_position) as columns
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER' group by c.table_name order by c.table_name`.execute(tx);
  const place = (table: string): number => (FIRST.includes(table) ? FIRST.indexOf(table) : FIRST.length);
  return found.rows.filter(({ table }) => !LEFT_OUT.has(table)).toSorted((a, b) => place(a.table) - place(b.table));
}

/** The rows of a table as JSON texts, a few hundred at a time, as they are at one moment. */
export async function* dumpRows(tx: Tx, { table }: DumpedTable): AsyncGenerator<readonly string[]> {
  await sql`declare dumped no scroll cursor for select to_jsonb(t)::text as row from ${sql.table(table)} t`.execute(tx);
  for (;;) {
    const found = await sql<{ row: string }>`fetch ${sql.lit(CHUNK)} from dumped`.execute(tx);
    if (found.rows.length === 0) break;
    yield found.rows.map((one) => one.row);
  }
  await sql`close dumped`.execute(tx);
}

/** Whether nothing has happened in a database yet. */
export async function isUnused(tx: Tx): Promise<boolean> {
  const found = await sql<{ used: boolean }>`select exists (select from entry) or exists (select from command) as used`.execute(tx);
  return found.rows[0]?.used === false;
}

/** What the database had asked and heard before is of another time: every peer is to be asked anew. */
export async function forgetAsking(tx: Tx): Promise<void> {
  await sql`update sequence set asked_at = null, gap_since = null`.execute(tx);
}

/** Fills a table with rows as they were dumped; `columns` are those of the dump. What a new database has already of itself is brought to what was dumped. */
export async function fillTable(tx: Tx, { table, columns }: DumpedTable, rows: readonly string[]): Promise<void> {
  const list = sql.join(columns.map((one) => sql.ref(one)));
  const begun = table === "ledger_head" ? sql`on conflict (log) do update set size = excluded.size, frontier = excluded.frontier, seq = excluded.seq` : sql``;
  await sql`insert into ${sql.table(table)} (${list}) select ${list} from jsonb_populate_recordset(null::${sql.table(table)}, ${`[${rows.join()}]`}::text::jsonb) ${begun}`.execute(tx);
}
