import { sql } from "kysely";
import type { EnvelopeRecord } from "../domain/entry.ts";
import type { Tx } from "./schema.ts";

/** An envelope still to be confirmed. */
export interface Waiting {
  readonly envelope: string;
  readonly peer: string;
  readonly attempts: number;
  readonly nextAttemptAt: string;
  readonly lastError: string | null;
}

/** The next sequence number towards a peer: dense from 1, behind what was used before a restore. */
export async function nextSeq(tx: Tx, peer: string): Promise<number> {
  const found = await sql<{ seq: number }>`select greatest(coalesce(max(seq), 0), coalesce((select used from sequence where peer = ${peer}), 0)) + 1 as seq
    from envelope where peer = ${peer} and direction = 'out'`.execute(tx);
  return found.rows[0]!.seq;
}

/** Puts an envelope in line for delivery. */
export async function enqueue(tx: Tx, line: { readonly envelope: string; readonly peer: string; readonly seq: number; readonly priority: string; readonly at: string }): Promise<void> {
  await sql`insert into outbox (envelope, peer, seq, priority, next_attempt_at) values (${line.envelope}, ${line.peer}, ${line.seq}, ${line.priority}, ${line.at})`.execute(tx);
}

/** Envelopes to try now: emergencies first, then each peer's in their order. */
export async function dueEnvelopes(tx: Tx, now: string, limit: number): Promise<readonly (Waiting & { readonly record: EnvelopeRecord })[]> {
  const found = await sql<{ envelope: string; peer: string; attempts: number; next_attempt_at: string; last_error: string | null; doc: EnvelopeRecord }>`
    select o.*, e.doc from outbox o join envelope e on e.id = o.envelope where o.next_attempt_at <= ${now} order by (o.priority = 'P0') desc, o.peer, o.seq limit ${limit}`.execute(tx);
  return found.rows.map((row) => ({ envelope: row.envelope, peer: row.peer, attempts: row.attempts, nextAttemptAt: row.next_attempt_at, lastError: row.last_error, record: row.doc }));
}

/** Every envelope that waits for a peer, in order. */
export async function waitingFor(tx: Tx, peer: string): Promise<readonly (Waiting & { readonly record: EnvelopeRecord })[]> {
  const found = await sql<{ envelope: string; peer: string; attempts: number; next_attempt_at: string; last_error: string | null; doc: EnvelopeRecord }>`
    select o.*, e.doc from outbox o join envelope e on e.id = o.envelope where o.peer = ${peer} order by o.seq`.execute(tx);
  return found.rows.map((row) => ({ envelope: row.envelope, peer: row.peer, attempts: row.attempts, nextAttemptAt: row.next_attempt_at, lastError: row.last_error, record: row.doc }));
}

/** Envelopes in the order of their ids, from the one after `after`. */
export async function envelopesAfter(tx: Tx, after: string, limit: number): Promise<readonly EnvelopeRecord[]> {
  const found = await sql<{ doc: EnvelopeRecord }>`select doc from envelope where id > ${after} order by id limit ${limit}`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** The digest of the newest envelope that carried a version of a message to a peer. */
export async function digestOfVersion(tx: Tx, of: { readonly peer: string; readonly warning: string; readonly version: number }): Promise<string | undefined> {
  const found = await sql<{ digest: string }>`
    select e.doc->>'digest' as digest from message m join envelope e on e.message = m.id
    where (m.id = ${of.warning} or m.about = ${of.warning}) and (m.doc->>'version')::int = ${of.version} and e.peer = ${of.peer} and e.direction = 'out'
    order by e.seq desc limit 1`.execute(tx);
  return found.rows[0]?.digest;
}

/** When the next attempt is due. */
export async function nextAttemptAt(tx: Tx): Promise<string | undefined> {
  const found = await sql<{ at: string | null }>`select min(next_attempt_at) as at from outbox`.execute(tx);
  return found.rows[0]?.at ?? undefined;
}

/** Notes a failed attempt and when to try again. */
export async function postpone(tx: Tx, envelope: string, until: string, error: string): Promise<void> {
  await sql`update outbox set attempts = attempts + 1, next_attempt_at = ${until}, last_error = ${error} where envelope = ${envelope}`.execute(tx);
}

/** Takes a confirmed envelope out of line. */
export async function dequeue(tx: Tx, envelope: string): Promise<void> {
  await sql`delete from outbox where envelope = ${envelope}`.execute(tx);
}

/** What waits for each peer: how many, since which attempt, and the last error. */
export async function waitingByPeer(tx: Tx): Promise<readonly { readonly peer: string; readonly waiting: number; readonly attempts: number; readonly lastError: string | null }[]> {
  const found = await sql<{ peer: string; waiting: number; attempts: number; last_error: string | null }>`
    select peer, count(*) as waiting, max(attempts) as attempts, max(last_error) as last_error from outbox group by peer order by peer`.execute(tx);
  return found.rows.map((row) => ({ peer: row.peer, waiting: row.waiting, attempts: row.attempts, lastError: row.last_error }));
}

/** The envelopes that carried a message, or brought it. */
export async function envelopesOf(tx: Tx, messages: readonly string[]): Promise<readonly EnvelopeRecord[]> {
  if (messages.length === 0) return [];
  const found = await sql<{ doc: EnvelopeRecord }>`select doc from envelope where message = any(${messages}::text[]) order by doc->>'at', id`.execute(tx);
  return found.rows.map((row) => row.doc);
}
