import { sql } from "kysely";
import type { Tx } from "./schema.ts";

/** The result of a command already run under this key, or undefined. */
export async function findCommand(tx: Tx, key: string): Promise<{ readonly result: unknown } | undefined> {
  const found = await sql<{ result: unknown }>`select result from command where key = ${key}`.execute(tx);
  return found.rows[0];
}

/** Keeps a command's result under its key, in the same transaction as what it did. */
export async function recordCommand(tx: Tx, command: { readonly key: string; readonly seq: number | null; readonly result: unknown; readonly at: string }): Promise<void> {
  await sql`insert into command (key, seq, result, at) values (${command.key}, ${command.seq}, ${JSON.stringify(command.result ?? null)}::text::jsonb, ${command.at}::timestamptz)`.execute(tx);
}
