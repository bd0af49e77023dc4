import { createHash } from "node:crypto";
import { after, afterEach, beforeEach, describe } from "node:test";
import { unwrap } from "../../src/lib/base/result.ts";
import { migrationDigest } from "../../src/store/migrate.ts";
import { migrations } from "../../src/store/migrations/list.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { createDatabase, missingServer, testServer, type TestServer } from "./postgres.ts";

/** Gives a fresh, migrated store; it is closed after the test, or after the suite if opened before its tests. */
export type OpenStore = () => Promise<Store>;

/**
 * Declares a suite twice: on PGlite in memory, and on a real PostgreSQL server, which is skipped if there is none.
 * @example onEveryStore("obligations", (open) => { test("one is found by its id", async () => { const store = await open(); }); });
 */
export function onEveryStore(name: string, declare: (open: OpenStore) => void): void {
  describe(`${name}, on PGlite`, () => declare(closing(openOnPGlite)));
  describe(`${name}, on PostgreSQL`, { skip: missingServer() ?? false }, () => declare(closing(openOnServer)));
}

interface Opened {
  readonly store: Store;
  close(): Promise<void>;
}

/** A fresh, migrated store in memory. */
export async function openOnPGlite(): Promise<Opened> {
  const store = unwrap(await openStore({ kind: "memory" }));
  return { store, close: () => store[Symbol.asyncDispose]() };
}

/** A fresh, migrated store on the test server, and its address. */
export async function openOnServer(): Promise<Opened & { readonly url: string }> {
  const server = await testServer();
  const database = await createDatabase(server, await template(server));
  const store = unwrap(await openStore({ kind: "postgres", url: database.url }));
  return {
    store,
    url: database.url,
    async close() {
      await store[Symbol.asyncDispose]();
      await database.drop();
    },
  };
}

function closing(open: () => Promise<Opened>): OpenStore {
  const ofSuite: Opened[] = [];
  const ofTest: Opened[] = [];
  let inTest = false;
  beforeEach(() => void (inTest = true));
  afterEach(async () => {
    inTest = false;
    await closeAll(ofTest);
  });
  after(() => closeAll(ofSuite));
  return async () => {
    const list = inTest ? ofTest : ofSuite;
    const opened = await open();
    list.push(opened);
    return opened.store;
  };
}

async function closeAll(list: Opened[]): Promise<void> {
  for (const opened of list.splice(0)) await opened.close();
}

const templates = new WeakMap<TestServer, Promise<string>>();

/** The name of a migrated database to copy; made once for each server and list of migrations. */
function template(server: TestServer): Promise<string> {
  const found = templates.get(server) ?? makeTemplate(server);
  templates.set(server, found);
  return found;
}

async function makeTemplate(server: TestServer): Promise<string> {
  const digest = createHash("sha256").update(migrations.map(migrationDigest).join()).digest("hex");
  const name = `heed_template_${digest.slice(0, 16)}`;
  const exists = async (): Promise<boolean> => (await server.query("select from pg_database where datname = $1", [name])).length > 0;
  if (await exists()) return name;
  const draft = await createDatabase(server);
  const store = unwrap(await openStore({ kind: "postgres", url: draft.url }));
  await store[Symbol.asyncDispose]();
  const made = new URL(draft.url).pathname.slice(1);
  try {
    await server.query(`alter database ${made} rename to ${name}`);
  } catch (error) {
    await draft.drop();
    if (!(await exists())) throw error; // else another process was quicker
  }
  return name;
}
