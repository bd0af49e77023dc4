import { sql } from "kysely";
import type { Noun } from "../domain/entry.ts";
import type { Tx } from "./schema.ts";

/** Erases what the entries of a row said so far; that they were made, when and by whom stays, and so do their digests. */
export async function eraseContent(tx: Tx, noun: Noun, id: string): Promise<void> {
  await sql`update content set body = null where body is not null and seq in (select seq from entry where subject = ${id} and kind like ${`${noun}.%`})`.execute(tx);
}
