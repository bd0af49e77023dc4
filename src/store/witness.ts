import { sql } from "kysely";
import type { LogName, Seen } from "../lib/ledger/index.ts";
import type { Tx } from "./schema.ts";

/** What this node as a witness cosigned last of a log, or nothing. Whoever reads it here writes it in the same transaction. */
export async function lastSeen(tx: Tx, origin: string): Promise<(Seen & { readonly note: string }) | undefined> {
  const found = await sql<Seen & { note: string }>`select size, root, note from ledger_seen where origin = ${origin}`.execute(tx);
  return found.rows[0];
}

/** Remembers what is about to be cosigned. */
export async function rememberSeen(tx: Tx, seen: Seen & { readonly origin: string; readonly note: string; readonly at: string }): Promise<void> {
  await sql`insert into ledger_seen (origin, size, root, note, at) values (${seen.origin}, ${seen.size}, ${Buffer.from(seen.root)}, ${seen.note}, ${seen.at})
    on conflict (origin) do update set size = excluded.size, root = excluded.root, note = excluded.note, at = excluded.at`.execute(tx);
}

/** How far a peer has cosigned our exchange log, and when it was last asked. */
export interface Follower {
  readonly peer: string;
  readonly size: number;
  readonly askedAt: string;
  readonly error: string | null;
}

/** Every peer that was ever asked to cosign. */
export async function followers(tx: Tx): Promise<readonly Follower[]> {
  const found = await sql<{ peer: string; size: number; asked_at: string; error: string | null }>`select * from ledger_witness order by peer`.execute(tx);
  return found.rows.map((row) => ({ peer: row.peer, size: row.size, askedAt: row.asked_at, error: row.error }));
}

/** Notes what came of asking a peer to cosign. */
export async function noteFollower(tx: Tx, follower: Follower): Promise<void> {
  await sql`insert into ledger_witness (peer, size, asked_at, error) values (${follower.peer}, ${follower.size}, ${follower.askedAt}, ${follower.error})
    on conflict (peer) do update set size = excluded.size, asked_at = excluded.asked_at, error = excluded.error`.execute(tx);
}

/** The newest checkpoint of a log that was cosigned, or nothing. */
export async function cosignedNote(tx: Tx, log: LogName): Promise<{ readonly size: number; readonly note: string } | undefined> {
  const found = await sql<{ size: number; note: string }>`select size, note from ledger_cosigned where log = ${log}`.execute(tx);
  return found.rows[0];
}

/** Keeps a cosigned checkpoint unless a newer one is kept already. */
export async function keepCosigned(tx: Tx, log: LogName, cosigned: { readonly size: number; readonly note: string }): Promise<void> {
  await sql`insert into ledger_cosigned as c (log, size, note) values (${log}, ${cosigned.size}, ${cosigned.note})
    on conflict (log) do update set size = excluded.size, note = excluded.note where c.size <= excluded.size`.execute(tx);
}

/** Why a log is frozen, or nothing: a witness has seen more of it, or another history. */
export interface Freeze {
  readonly peer: string;
  readonly seenSize: number;
  readonly at: string;
}

/** Whether a log is frozen, and why. */
export async function findFreeze(tx: Tx, log: LogName): Promise<Freeze | undefined> {
  const found = await sql<{ peer: string; seen_size: number; at: string }>`select peer, seen_size, at from ledger_freeze where log = ${log}`.execute(tx);
  const row = found.rows[0];
  return row === undefined ? undefined : { peer: row.peer, seenSize: row.seen_size, at: row.at };
}

/** Freezes a log; the first reason stays. */
export async function freezeLog(tx: Tx, log: LogName, freeze: Freeze): Promise<void> {
  await sql`insert into ledger_freeze (log, peer, seen_size, at) values (${log}, ${freeze.peer}, ${freeze.seenSize}, ${freeze.at}) on conflict (log) do nothing`.execute(tx);
}

/** How often this node's logs went on from a backup under a new name, counting the first. */
export async function currentGeneration(tx: Tx): Promise<number> {
  const found = await sql<{ generation: number | null }>`select max(generation) as generation from ledger_successor`.execute(tx);
  return found.rows[0]?.generation ?? 1;
}

/** Begins a new name for the logs: what was cosigned, who followed and why it was frozen belongs to the old one. */
export async function keepSuccessor(tx: Tx, successor: { readonly generation: number; readonly statement: string; readonly at: string }): Promise<void> {
  await sql`insert into ledger_successor (generation, statement, at) values (${successor.generation}, ${successor.statement}, ${successor.at})`.execute(tx);
  await sql`delete from ledger_cosigned`.execute(tx);
  await sql`delete from ledger_witness`.execute(tx);
  await sql`delete from ledger_freeze`.execute(tx);
}

/** The signed statements by which the logs went on under new names, oldest first. */
export async function successorStatements(tx: Tx): Promise<readonly string[]> {
  const found = await sql<{ statement: string }>`select statement from ledger_successor order by generation`.execute(tx);
  return found.rows.map((row) => row.statement);
}

/** A peer's proof of our envelope's receipt in its log, or nothing. */
export async function findProof(tx: Tx, envelope: string): Promise<string | undefined> {
  const found = await sql<{ proof: string }>`select proof from ledger_proof where envelope = ${envelope}`.execute(tx);
  return found.rows[0]?.proof;
}

/** Every proof kept, by envelope, `limit` at a time. */
export async function proofsAfter(tx: Tx, envelope: string, limit: number): Promise<readonly { readonly envelope: string; readonly proof: string }[]> {
  const found = await sql<{ envelope: string; proof: string }>`select envelope, proof from ledger_proof where envelope > ${envelope} order by envelope limit ${limit}`.execute(tx);
  return found.rows;
}

/** Keeps a peer's proof. */
export async function keepProof(tx: Tx, envelope: string, proof: string): Promise<void> {
  await sql`insert into ledger_proof (envelope, proof) values (${envelope}, ${proof}) on conflict (envelope) do update set proof = excluded.proof`.execute(tx);
}

/** Envelopes with a receipt and without a proof, at most `limit`, oldest first. */
export async function unproved(tx: Tx, limit: number): Promise<readonly { readonly envelope: string; readonly peer: string; readonly digest: string; readonly receipt: string }[]> {
  const found = await sql<{ envelope: string; peer: string; digest: string; receipt: string }>`select e.id as envelope, e.peer, e.doc->>'digest' as digest, e.doc->>'receipt' as receipt from envelope e
    where e.direction = 'out' and e.doc->>'receipt' is not null and not exists (select from ledger_proof p where p.envelope = e.id) order by e.doc->>'at', e.id limit ${limit}`.execute(tx);
  return found.rows;
}
