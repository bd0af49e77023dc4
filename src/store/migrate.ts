import { createHash } from "node:crypto";
import { sql, type Kysely, type Transaction } from "kysely";
import { assert, err, ok, type Result } from "../lib/base/result.ts";
import { migrations, type Migration } from "./migrations/list.ts";
import type { Database } from "./schema.ts";

/** Why a database cannot be brought to this program's schema. */
export type MigrateError =
  | { readonly code: "store.newer"; readonly database: number; readonly program: number }
  | { readonly code: "store.altered"; readonly number: number; readonly name: string };

/** Held while migrating, against a second program that migrates the same database. */
const migrationLock = 0x48656564; // "Heed"

/**
 * Applies what is missing, each migration in a transaction of its own. Refuses a database that a newer program
 * has written, and one where an applied migration is not the one listed here.
 */
export async function migrate(db: Kysely<Database>, list: readonly Migration[] = migrations): Promise<Result<void, MigrateError>> {
  list.forEach((migration, i) => assert(migration.number === i + 1, `migration ${migration.name} is number ${i + 1}`));
  await db.transaction().execute(createTable);
  for (;;) {
    const done = await db.transaction().execute((tx) => applyNext(tx, list));
    if (!done.ok) return done;
    if (!done.value) return ok(undefined);
  }
}

/** SHA-256 of what a migration does, in hexadecimal. */
export function migrationDigest(migration: Migration): string {
  return createHash("sha256").update(migration.sql).digest("hex");
}

async function createTable(tx: Transaction<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(tx);
  await sql`
    create table if not exists migration (
      number integer primary key,
      name text collate "C" not null,
      digest text collate "C" not null,
      applied_at timestamptz(3) not null default now()
    )`.execute(tx);
  await sql`comment on table migration is 'Steps of the schema that have been applied, with the digest of each.'`.execute(tx);
}

/** Applies the first migration that is missing; the value says whether there was one. */
async function applyNext(tx: Transaction<Database>, list: readonly Migration[]): Promise<Result<boolean, MigrateError>> {
  await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(tx);
  const applied = await tx.selectFrom("migration").select(["number", "name", "digest"]).orderBy("number").execute();
  const latest = applied.at(-1)?.number ?? 0;
  if (latest > list.length) return err({ code: "store.newer", database: latest, program: list.length });
  for (const [i, migration] of list.entries()) {
    const row = applied[i];
    if (row === undefined) {
      await sql.raw(migration.sql).execute(tx);
      await tx.insertInto("migration").values({ number: migration.number, name: migration.name, digest: migrationDigest(migration) }).execute();
      return ok(true);
    }
    if (row.number !== migration.number || row.digest !== migrationDigest(migration)) {
      return err({ code: "store.altered", number: migration.number, name: migration.name });
    }
  }
  return ok(false);
}
