import { sql } from "kysely";
import type { Tx } from "./schema.ts";

/** What proves an officer, and how often it was tried in vain. */
export interface Credential {
  readonly officer: string;
  /** Argon2id in PHC form. */
  readonly hash: string;
  readonly mustChange: boolean;
  readonly failed: number;
  readonly lockedUntil: string | null;
}

/** A signed-in officer; the token is known by its hash alone. */
export interface StoredSession {
  readonly tokenHash: string;
  readonly officer: string;
  readonly createdAt: string;
  readonly seenAt: string;
  readonly expiresAt: string;
}

/** The credential of an officer, locked for the rest of a writing transaction by there being one writer; undefined for one who has none. */
export async function findCredential(tx: Tx, officer: string): Promise<Credential | undefined> {
  const found = await sql<{ officer: string; hash: string; must_change: boolean; failed: number; locked_until: string | null }>`
    select officer, hash, must_change, failed, locked_until from credential where officer = ${officer}`.execute(tx);
  const row = found.rows[0];
  return row === undefined ? undefined : { officer: row.officer, hash: row.hash, mustChange: row.must_change, failed: row.failed, lockedUntil: row.locked_until };
}

/** Sets or replaces a credential; earlier failures are forgotten with the secret they were about. */
export async function putCredential(tx: Tx, credential: { readonly officer: string; readonly hash: string; readonly mustChange: boolean; readonly at: string }): Promise<void> {
  await sql`insert into credential (officer, hash, must_change, set_at) values (${credential.officer}, ${credential.hash}, ${credential.mustChange}, ${credential.at})
    on conflict (officer) do update set hash = excluded.hash, must_change = excluded.must_change, set_at = excluded.set_at, failed = 0, locked_until = null`.execute(tx);
}

/** Keeps how often an officer's secret was tried since it last fitted, and until when it may not be tried. */
export async function noteAttempts(tx: Tx, officer: string, attempts: { readonly failed: number; readonly lockedUntil: string | null }): Promise<void> {
  await sql`update credential set failed = ${attempts.failed}, locked_until = ${attempts.lockedUntil} where officer = ${officer}`.execute(tx);
}

export async function insertSession(tx: Tx, session: StoredSession): Promise<void> {
  await sql`insert into session (token_hash, officer, created_at, seen_at, expires_at)
    values (${session.tokenHash}, ${session.officer}, ${session.createdAt}, ${session.seenAt}, ${session.expiresAt})`.execute(tx);
}

export async function findSession(tx: Tx, tokenHash: string): Promise<StoredSession | undefined> {
  const found = await sql<{ token_hash: string; officer: string; created_at: string; seen_at: string; expires_at: string }>`
    select token_hash, officer, created_at, seen_at, expires_at from session where token_hash = ${tokenHash}`.execute(tx);
  const row = found.rows[0];
  return row === undefined ? undefined : { tokenHash: row.token_hash, officer: row.officer, createdAt: row.created_at, seenAt: row.seen_at, expiresAt: row.expires_at };
}

export async function touchSession(tx: Tx, tokenHash: string, at: string): Promise<void> {
  await sql`update session set seen_at = ${at} where token_hash = ${tokenHash}`.execute(tx);
}

export async function deleteSession(tx: Tx, tokenHash: string): Promise<void> {
  await sql`delete from session where token_hash = ${tokenHash}`.execute(tx);
}

/** Ends every session of an officer, but for the one to be kept. */
export async function deleteSessionsOf(tx: Tx, officer: string, keep?: string): Promise<void> {
  await sql`delete from session where officer = ${officer} and token_hash <> ${keep ?? ""}`.execute(tx);
}

/** Removes sessions that ended by age or were not used since `unusedSince`. */
export async function deleteEndedSessions(tx: Tx, now: string, unusedSince: string): Promise<void> {
  await sql`delete from session where expires_at <= ${now} or seen_at <= ${unusedSince}`.execute(tx);
}
