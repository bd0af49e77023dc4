import { AsyncLocalStorage } from "node:async_hooks";
import { Kysely, PostgresDialect, sql } from "kysely";
import type { KyselyProps } from "kysely";
import { ok, type Result } from "../lib/base/result.ts";
import type { Backend } from "./backend.ts";
import type { StoreError } from "./errors.ts";
import { migrate } from "./migrate.ts";
import { migrations, type Migration } from "./migrations/list.ts";
import { openFolder } from "./pglite/folder.ts";
import { openMemory } from "./pglite/memory.ts";
import { emptyMemory, Pending } from "./pending.ts";
import type { Memory } from "./pending.ts";
import { findSnapshot } from "./pglite/snapshot.ts";
import { openPostgres } from "./postgres.ts";
import type { Database, Tx } from "./schema.ts";

export { describeStoreError, type StoreError } from "./errors.ts";
export type { Database, Tx } from "./schema.ts";

export type StoreLocation =
  | { readonly kind: "memory" }
  /** `copied`: a new one starts as a copy of one already migrated, as in memory, in a quarter of the time; for replays. */
  | { readonly kind: "folder"; readonly folder: string; readonly copied?: true }
  | { readonly kind: "postgres"; readonly url: string };

export interface StoreOptions {
  /** The schema to bring the database to; only tests have another. */
  readonly migrations?: readonly Migration[];
}

/** Opens the one store of a node, and brings its schema up to this program's. */
export async function openStore(where: StoreLocation, options: StoreOptions = {}): Promise<Result<Store, StoreError>> {
  const list = options.migrations ?? migrations;
  const backend = await openBackend(where, list);
  if (!backend.ok) return backend;
  const store = new Store(backend.value);
  try {
    const ready = await store.prepare(list);
    if (ready.ok) return ok(store);
    await store[Symbol.asyncDispose]();
    return ready;
  } catch (error) {
    await store[Symbol.asyncDispose]();
    throw error;
  }
}

async function openBackend(where: StoreLocation, list: readonly Migration[]): Promise<Result<Backend, StoreError>> {
  switch (where.kind) {
    case "memory":
      return ok(await openMemory(list));
    case "folder":
      return openFolder(where.folder, where.copied === true ? await findSnapshot(list) : undefined);
    case "postgres":
      return openPostgres(where.url);
  }
}

/** PGlite has no autovacuum; dead rows would pile up for ever. */
const vacuumEveryMs = 3_600_000;

/** An open database. Everything is read and written inside `transaction` or `read`. */
export class Store {
  readonly kind: StoreLocation["kind"];
  /** Resolves with the reason once nothing can be written any more: close the store and open it again. */
  readonly lost: Promise<Error>;
  readonly #backend: Backend;
  readonly #writer: Kysely<Database>;
  readonly #reader: Kysely<Database>;
  /** Parts of the transactions that are lent; their statements go over one connection. */
  readonly #kysely: KyselyProps;
  #memory: Memory = emptyMemory;
  readonly #inside = new AsyncLocalStorage<{ open: boolean }>();
  #version = "";
  #vacuuming: NodeJS.Timeout | undefined;
  #closing: Promise<void> | undefined;

  /** Use `openStore`. */
  constructor(backend: Backend) {
    this.kind = backend.kind;
    this.lost = backend.lost;
    this.#backend = backend;
    const dialect = new PostgresDialect({ pool: backend.writer });
    this.#writer = new Kysely<Database>({ dialect });
    this.#kysely = { config: { dialect }, dialect, driver: dialect.createDriver(), executor: this.#writer.getExecutor() };
    this.#reader = new Kysely<Database>({ dialect: new PostgresDialect({ pool: backend.reader }) });
    if (backend.kind !== "postgres") {
      this.#vacuuming = setInterval(() => void this.vacuum().catch(warn), vacuumEveryMs).unref();
    }
  }

  /** As the database names itself: "18.6 (PGlite 0.5.16)", "15.14 (Debian 15.14-0+deb12u1)". */
  get databaseVersion(): string {
    return this.#version;
  }

  /** Called once by `openStore`. */
  async prepare(list: readonly Migration[]): Promise<Result<void, StoreError>> {
    const found = await sql<{ version: string }>`select version()`.execute(this.#writer);
    this.#version = /^PostgreSQL (\S+(?: \([^)]*\))?)/.exec(found.rows[0]?.version ?? "")?.[1] ?? "unknown";
    return migrate(this.#writer, list);
  }

  /**
   * Runs `fn` in a transaction that may write. A node has one writer: calls run one after another, in the order
   * they were made. What `fn` throws undoes everything and is thrown on; what it returns is committed, on disk,
   * when the promise resolves. If the connection breaks during the commit, the promise fails although the
   * commit may have happened: repeat a command under its key. `afterwards` is called once it is committed, before
   * another transaction begins.
   */
  async transaction<T>(fn: (tx: Tx) => Promise<T>, afterwards?: (value: T) => void): Promise<T> {
    return this.#enter("transaction", async () => {
      const { writer } = this.#backend;
      const loan = await writer.connect();
      const pending = new Pending(loan, { pipelined: writer.pipelined, memory: this.#memory, kysely: this.#kysely });
      let undone = true;
      try {
        const value = await fn(pending.tx);
        await pending.commit();
        this.#memory = pending.learned();
        afterwards?.(value);
        return value;
      } catch (error) {
        this.#memory = emptyMemory;
        undone = await pending.rollback();
        throw error;
      } finally {
        loan.release(!undone);
      }
    });
  }

  /** Runs `fn` on the database as it is at one moment. Writing fails. On PGlite readers and the writer take turns. */
  async read<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#enter("read", () => this.#reader.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(fn));
  }

  /** Removes dead rows and renews the planner's statistics; done every hour on PGlite, by the server itself elsewhere. */
  async vacuum(): Promise<void> {
    return this.#enter("vacuum", () => this.#backend.vacuum());
  }

  /** After an erasure: what the database has let go of lies in no page of its tables and no segment of its log any more, as far as this server lets us. */
  async purge(): Promise<void> {
    return this.#enter("purge", () => this.#backend.purge());
  }

  /** Lets what has begun finish, then closes. */
  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#vacuuming);
    this.#closing ??= this.#backend.close();
    await this.#closing;
  }

  /** Inside another transaction of the same store a second would wait for ever, or see and do things apart from it. */
  async #enter<T>(what: string, run: () => Promise<T>): Promise<T> {
    if (this.#inside.getStore()?.open) throw new Error(`Cannot begin a ${what} inside another: use the tx that is open`);
    const place = { open: true };
    try {
      return await this.#inside.run(place, run);
    } finally {
      place.open = false; // what was started inside and runs on, such as a timer, may begin its own
    }
  }
}

function warn(error: unknown): void {
  process.emitWarning(`Cannot vacuum the store: ${String(error)}`);
}
