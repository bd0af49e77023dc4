import { sql } from "kysely";
import type { Consultation } from "../domain/entry.ts";
import { TOP } from "./place.ts";
import type { Place } from "./place.ts";
import type { Tx } from "./schema.ts";

/** Readings and searches, newest first. */
export async function recentConsultations(tx: Tx, page: { readonly before?: Place; readonly limit: number }): Promise<readonly Consultation[]> {
  const before = page.before ?? TOP;
  const found = await sql<{ doc: Consultation }>`select doc from consultation where (at < ${before.at} or (at = ${before.at} and id > ${before.id})) order by at desc, id limit ${page.limit}`.execute(tx);
  return found.rows.map((row) => row.doc);
}
