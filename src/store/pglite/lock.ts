import { DatabaseSync } from "node:sqlite";

/** Held until released or until the process ends, however it ends. */
export interface FolderLock {
  release(): void;
}

/**
 * Takes the lock file `path`, or returns undefined if another process, or this one, holds it. PGlite itself
 * locks nothing, and two of them on one folder lose rows without a word. SQLite's exclusive transaction is an
 * advisory lock of the operating system, so kill -9 frees it. Nobody else in this process may open the file:
 * closing any handle of it would drop the lock. Needs a local disk; NFS locks cannot be relied on.
 */
export function takeLock(path: string): FolderLock | undefined {
  const lock = new DatabaseSync(path);
  try {
    // nothing is ever written, so there is no journal to keep; a killed process would leave one lying about
    lock.exec("pragma journal_mode = memory; pragma locking_mode = exclusive; begin exclusive");
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode === sqliteBusy) return undefined;
    throw error;
  }
  return { release: () => lock.close() };
}

const sqliteBusy = 5;
