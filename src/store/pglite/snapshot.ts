import { createHash } from "node:crypto";
import { lstat, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Kysely, PostgresDialect } from "kysely";
import type pg from "pg";
import { unwrap } from "../../lib/base/result.ts";
import { OneConnection } from "../connection.ts";
import { migrate, migrationDigest } from "../migrate.ts";
import type { Migration } from "../migrations/list.ts";
import type { Database } from "../schema.ts";
import { connectEngine } from "./client.ts";
import { Engine } from "./engine.ts";
import { takeLock, type FolderLock } from "./lock.ts";

/** Raise when the way a snapshot is made changes. */
const recipe = 2;
const keptMs = 7 * 86_400_000;

const known = new Map<string, Promise<string | undefined>>();

/**
 * A file holding a database already migrated by `list`, made at first need and kept in the system's folder for
 * temporary files: making one takes seconds, copying it a fraction of one. Undefined where no such file can be
 * kept to oneself; then a database is made from nothing.
 */
export async function findSnapshot(list: readonly Migration[]): Promise<string | undefined> {
  const key = await snapshotKey(list);
  const found = known.get(key) ?? findOrMake(key, list);
  known.set(key, found);
  return found;
}

async function findOrMake(key: string, list: readonly Migration[]): Promise<string | undefined> {
  const folder = await privateFolder();
  if (folder === undefined) return undefined;
  const file = join(folder, `${key}.snapshot`);
  const lock = await lockToMake(file);
  try {
    if (await exists(file)) return file; // finished while this process waited for the lock
    await forgetOld(folder);
    const unfinished = `${file}.${process.pid}`;
    await writeFile(unfinished, await makeSnapshot(list), { mode: 0o600 });
    await rename(unfinished, file);
    return file;
  } finally {
    lock?.release();
  }
}

/** The lock under which a file is made, or undefined once it is there; a killed maker leaves no lock. */
async function lockToMake(file: string): Promise<FolderLock | undefined> {
  for (;;) {
    if (await exists(file)) return undefined;
    const lock = takeLock(`${file}.making`);
    if (lock !== undefined) return lock;
    await sleep(100); // another process is making it
  }
}

/** The empty database takes by far the longest, so it has a snapshot of its own, which the others start from. */
async function makeSnapshot(list: readonly Migration[]): Promise<Uint8Array> {
  const empty = list.length === 0 ? undefined : await findSnapshot([]);
  const engine = await Engine.start(empty === undefined ? {} : { snapshot: empty });
  try {
    const client = await connectEngine(engine);
    const only = new OneConnection(client);
    if (empty === undefined) await dropTemplates(client);
    unwrap(await migrate(new Kysely<Database>({ dialect: new PostgresDialect({ pool: only }) }), list));
    await client.query("vacuum (freeze, analyze)");
    await client.query("checkpoint");
    const bytes = await engine.dump();
    await only.end();
    return bytes;
  } finally {
    await engine.stop();
  }
}

/** Two copies of an empty database, half of what there would be to load each time. */
async function dropTemplates(client: pg.Client): Promise<void> {
  for (const template of ["template0", "template1"]) {
    await client.query(`alter database ${template} is_template false`);
    await client.query(`drop database ${template}`);
  }
}

async function snapshotKey(list: readonly Migration[]): Promise<string> {
  const engine = await readFile(new URL("../package.json", import.meta.resolve("@electric-sql/pglite")), "utf8");
  const { version } = JSON.parse(engine) as { version: string };
  const parts = [recipe, version, ...list.map((migration) => [migration.number, migration.name, migrationDigest(migration)])];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}

/** A folder no other user can write to: what lies in it is run as a database. */
async function privateFolder(): Promise<string | undefined> {
  const { uid } = userInfo();
  const folder = join(tmpdir(), `heed-${uid}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const found = await lstat(folder);
    if (!found.isDirectory()) return undefined;
    const ours = process.platform === "win32" || (found.uid === uid && (found.mode & 0o077) === 0);
    return ours ? folder : undefined;
  } catch {
    return undefined;
  }
}

async function forgetOld(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (name.includes(".snapshot") && found && Date.now() - found.mtimeMs > keptMs) await rm(path, { force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
