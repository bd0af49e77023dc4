import { sql } from "kysely";
import type { Match } from "../domain/match.ts";
import type { Preservation } from "../domain/preservation.ts";
import type { Tx } from "./schema.ts";

/** Orders in force, the one that ends last first. */
export async function preservationsInForce(tx: Tx): Promise<readonly Preservation[]> {
  const found = await sql<{ doc: Preservation }>`select doc from preservation where state = 'in-force' order by until desc, id`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** Orders whose time has come to end. */
export async function preservationsEnding(tx: Tx, now: string): Promise<readonly Preservation[]> {
  const found = await sql<{ doc: Preservation }>`select doc from preservation where state = 'in-force' and until <= ${now} order by until, id`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** When the next order ends, or undefined. */
export async function nextPreservationEnd(tx: Tx): Promise<string | undefined> {
  const found = await sql<{ at: string | null }>`select min(until) as at from preservation where state = 'in-force'`.execute(tx);
  return found.rows[0]?.at ?? undefined;
}

/** Matches that would have been forgotten but for this order. */
export async function matchesPreservedBy(tx: Tx, order: string): Promise<readonly Match[]> {
  const found = await sql<{ doc: Match }>`select doc from match where doc->>'preservedBy' = ${order} order by id`.execute(tx);
  return found.rows.map((row) => row.doc);
}
