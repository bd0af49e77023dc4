import { sql } from "kysely";
import type { Consultation } from "../domain/entry.ts";
import type { Tx } from "./schema.ts";

/** Readings and searches, newest first. */
export async function recentConsultations(tx: Tx, page: { readonly before?: string; readonly limit: number }): Promise<readonly Consultation[]> {
  const found = await sql<{ doc: Consultation }>`select doc from consultation where at < ${page.before ?? "9999"} order by at desc, id limit ${page.limit}`.execute(tx);
  return found.rows.map((row) => row.doc);
}
