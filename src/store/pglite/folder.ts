import { chmod, mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { err, ok, type Result } from "../../lib/base/result.ts";
import type { Backend } from "../backend.ts";
import type { StoreError } from "../errors.ts";
import { connectEngine, engineBackend } from "./client.ts";
import { Engine, enginePostgresMajor } from "./engine.ts";
import { takeLock, type FolderLock } from "./lock.ts";
import { syncFolder } from "./synced-files.ts";

/** What a store's folder holds. `format.json` is written last: without it, the rest is an interrupted beginning. */
const names = { data: "data", lock: "lock", format: "format.json" } as const;

/** Written beside the data. */
interface Format {
  readonly format: 1;
  readonly postgres: number;
}

/** Opens the store in `folder`, or begins it: anew, or as the copy stored in the file `snapshot`. */
export async function openFolder(folder: string, snapshot?: string): Promise<Result<Backend, StoreError>> {
  const fit = await prepareFolder(folder);
  if (!fit.ok) return fit;
  const lock = await waitForLock(join(folder, names.lock));
  if (!lock) return err({ code: "store.locked", where: folder });
  let opened: Result<Backend, StoreError> | undefined;
  try {
    opened = await openLocked(folder, lock, snapshot);
    return opened;
  } finally {
    if (!opened?.ok) lock.release();
  }
}

async function openLocked(folder: string, lock: FolderLock, snapshot: string | undefined): Promise<Result<Backend, StoreError>> {
  const format = await readFormat(folder);
  if (!format.ok) return format;
  const data = join(folder, names.data);
  if (!format.value) await rm(data, { recursive: true, force: true }); // nothing in it was ever acknowledged
  let engine: Engine;
  try {
    engine = await Engine.start({ folder: data, ...(format.value || snapshot === undefined ? {} : { snapshot }) });
  } catch (error) {
    return err({ code: "store.damaged", folder, reason: (error as Error).message });
  }
  let usable = false;
  try {
    const client = await connectEngine(engine);
    if (!(await commitsReachDisk(engine, client))) return err({ code: "store.unsynced", folder });
    if (!format.value) await finishFolder(folder);
    usable = true;
    return ok(engineBackend("folder", engine, client, () => lock.release()));
  } finally {
    if (!usable) await engine.kill();
  }
}

/** Whether a commit moves the engine's counter of syncs: a newer PGlite may reach its files some other way. */
export async function commitsReachDisk(engine: Engine, client: pg.Client): Promise<boolean> {
  const before = await engine.syncs();
  await client.query("select pg_logical_emit_message(true, 'heed', 'a commit that must reach the disk')");
  return (await engine.syncs()) > before;
}

/** Makes the folder its owner's alone: PGlite makes its files readable to all, whatever the umask. */
async function prepareFolder(folder: string): Promise<Result<void, StoreError>> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const found = await readdir(folder);
    const stranger = found.find((name) => !Object.values<string>(names).includes(name) && name !== unfinished);
    if (stranger !== undefined && !found.includes(names.format)) return err({ code: "store.foreign", folder, found: stranger });
    await chmod(folder, 0o700);
    return ok(undefined);
  } catch (error) {
    return err({ code: "store.unreachable", where: folder, reason: (error as Error).message });
  }
}

/** A process that was just killed, or is closing, needs a moment. */
async function waitForLock(path: string): Promise<FolderLock | undefined> {
  for (let waitedMs = 0; ; waitedMs += 100) {
    const lock = takeLock(path);
    if (lock || waitedMs >= 500) return lock;
    await sleep(100);
  }
}

async function readFormat(folder: string): Promise<Result<Format | undefined, StoreError>> {
  const path = join(folder, names.format);
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return ok(undefined);
    return err({ code: "store.unreachable", where: path, reason: (error as Error).message });
  }
  let found: Partial<Format> | null;
  try {
    found = JSON.parse(text) as Partial<Format> | null;
  } catch {
    found = null;
  }
  const written = found?.postgres;
  if (found?.format !== 1 || typeof written !== "number") {
    return err({ code: "store.damaged", folder, reason: `${names.format} is not one this program wrote` });
  }
  if (written !== enginePostgresMajor) return err({ code: "store.engine", folder, written, program: enginePostgresMajor });
  return ok({ format: 1, postgres: written });
}

const unfinished = `${names.format}.new`;

/** The files PGlite copied in were never synced; after this, the folder is a store. */
async function finishFolder(folder: string): Promise<void> {
  await syncTree(join(folder, names.data));
  const format: Format = { format: 1, postgres: enginePostgresMajor };
  const file = await open(join(folder, unfinished), "w", 0o600);
  await file.writeFile(`${JSON.stringify(format)}\n`);
  await file.sync();
  await file.close();
  await rename(join(folder, unfinished), join(folder, names.format));
  syncFolder(folder);
  syncFolder(join(folder, ".."));
}

async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await syncTree(path);
    else if (entry.isFile()) {
      const file = await open(path, "r+");
      await file.sync();
      await file.close();
    }
  }
  syncFolder(folder);
}
