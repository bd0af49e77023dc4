import { sql } from "kysely";
import { evolve, placesOf } from "../../src/domain/entry.ts";
import type { Entry, Noun, Rows } from "../../src/domain/entry.ts";
import { appendEntries, readEntries, tableOf } from "../../src/store/rows.ts";
import type { Store } from "../../src/store/store.ts";

/** Tables that are no history: what the machine needs to run, and how far delivery has come. */
export const OPERATIONAL: ReadonlySet<string> = new Set(["migration", "command", "credential", "session", "outbox", "sequence", "sequence_gone", "ledger_leaf", "ledger_opening", "ledger_tile", "ledger_head", "ledger_cosigned", "ledger_witness", "ledger_freeze", "ledger_seen", "ledger_proof", "ledger_successor"]);

/** Every row of every table of history, as the database writes it. */
export async function tablesOf(store: Store): Promise<ReadonlyMap<string, readonly string[]>> {
  return store.read(async (tx) => {
    const tables = await sql<{ name: string }>`select table_name as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE' order by 1`.execute(tx);
    const rows = new Map<string, readonly string[]>();
    for (const { name } of tables.rows) {
      if (OPERATIONAL.has(name)) continue;
      const found = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(name)} t order by 1`.execute(tx);
      rows.set(name, found.rows.map((one) => one.row));
    }
    return rows;
  });
}

/** Plays the history of one store into an empty one, transaction by transaction. */
export async function replayInto(empty: Store, entries: readonly Entry[], self: string): Promise<void> {
  for (const batch of transactionsOf(entries)) {
    const { at, actor, seq } = batch[0]!;
    await empty.transaction((tx) => appendEntries(tx, { at, actor, self, seq: seq - 1 }, batch.map(({ seq: _seq, at: _at, actor: _actor, ...change }) => change as Entry)));
  }
}

/** What the entries make of the rows when folded in memory, as canonical pairs of id and row for each table. */
export function folded(entries: readonly Entry[], self: string): ReadonlyMap<string, ReadonlyMap<string, unknown>> {
  const rows = new Map<Noun, Map<string, Rows[Noun]>>();
  for (const entry of entries) {
    const table = rows.get(entry.noun) ?? new Map<string, Rows[Noun]>();
    rows.set(entry.noun, table.set(entry.subject, evolve(entry.noun, table.get(entry.subject), entry.set)));
  }
  const tables = new Map<string, Map<string, unknown>>([...rows].map(([noun, table]) => [tableOf(noun), new Map<string, unknown>(table)]));
  const place = (table: string, placed: readonly { readonly id: string }[]) => {
    const into = tables.get(table) ?? new Map<string, unknown>();
    for (const one of placed) into.set(one.id, one);
    tables.set(table, into);
  };
  for (const noun of ["message", "watch-file"] as const) {
    for (const row of rows.get(noun)?.values() ?? []) {
      const places = placesOf({ noun, row } as Parameters<typeof placesOf>[0], self);
      place("description", places.descriptions);
      place("claim", places.claims);
      place("link", places.links);
    }
  }
  return tables;
}

/** The documents of a store's rows by table and id. */
export async function documentsOf(store: Store): Promise<ReadonlyMap<string, ReadonlyMap<string, unknown>>> {
  const found = new Map<string, ReadonlyMap<string, unknown>>();
  for (const [table, rows] of await tablesOf(store)) {
    const documents = rows.map((row) => JSON.parse(row) as { id?: string; doc?: unknown }).filter((row) => row.doc !== undefined);
    if (documents.length > 0) found.set(table, new Map(documents.map((row) => [row.id!, row.doc])));
  }
  return found;
}

export async function entriesOf(store: Store): Promise<readonly Entry[]> {
  return store.read((tx) => readEntries(tx, 0, 1_000_000));
}

/** Envelopes that wait, as the history implies and as the outbox holds them. */
export async function waitingIn(store: Store): Promise<{ readonly implied: readonly string[]; readonly held: readonly string[] }> {
  return store.read(async (tx) => {
    const implied = await sql<{ line: string }>`select concat_ws(' ', id, peer, seq, doc->>'priority') as line from envelope where direction = 'out' and receipt is null order by 1`.execute(tx);
    const held = await sql<{ line: string }>`select concat_ws(' ', envelope, peer, seq, priority) as line from outbox order by 1`.execute(tx);
    return { implied: implied.rows.map((row) => row.line), held: held.rows.map((row) => row.line) };
  });
}

/** Entries of one instant and actor, as they may have been written together. */
function transactionsOf(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const batches: Entry[][] = [];
  for (const entry of entries) {
    const last = batches.at(-1);
    if (last !== undefined && last[0]!.at === entry.at && last[0]!.actor === entry.actor) last.push(entry);
    else batches.push([entry]);
  }
  return batches;
}
