import { sql } from "kysely";
import type { Obligation } from "../domain/obligation.ts";
import type { Shift } from "../domain/shift.ts";
import type { Tx } from "./schema.ts";

/** The latest changes of shift, newest first. */
export async function recentShifts(tx: Tx, limit: number): Promise<readonly Shift[]> {
  const found = await sql<{ doc: Shift }>`select doc from shift order by left_at desc, id limit ${limit}`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** Open duties of this house that fall due before an instant, the first first. */
export async function dueHereBefore(tx: Tx, until: string, limit: number): Promise<readonly Obligation[]> {
  const found = await sql<{ doc: Obligation }>`select doc from obligation where state = 'open' and not theirs and due_at < ${until} order by due_at, id limit ${limit}`.execute(tx);
  return found.rows.map((row) => row.doc);
}
