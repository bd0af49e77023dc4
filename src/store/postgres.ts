import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { err, ok, type Result } from "../lib/base/result.ts";
import type { Backend } from "./backend.ts";
import { ManyConnections, OneConnection } from "./connection.ts";
import type { StoreError } from "./errors.ts";
import { purging } from "./purging.ts";
import { sessionSettings, valueTypes } from "./values.ts";

/** Key of the lock that says "a node is open on this database": session-wide, so it goes with the connection. */
const nodeLock = 0x4e6f6465; // "Node"
const oldestMajor = 15;
const readers = 8;

/**
 * Connects to a PostgreSQL server. The connection that holds the node's lock is the one that writes: if it
 * breaks, lock and unfinished transaction end together, so a node that has lost the lock cannot write.
 */
export async function openPostgres(url: string): Promise<Result<Backend, StoreError>> {
  const where = withoutSecrets(url);
  const settings: pg.ClientConfig = { connectionString: url, types: valueTypes, keepAlive: true, connectionTimeoutMillis: 10_000 };
  let client: pg.Client;
  try {
    client = new pg.Client({ ...settings, application_name: "heed writer", pipeline: true });
    client.on("error", () => undefined); // whoever waits for the connection is told; unheard, it would end the process
    await client.connect();
  } catch (error) {
    return err({ code: "store.unreachable", where, reason: (error as Error).message });
  }
  const writer = new OneConnection(client, true);
  let fit: Result<void, StoreError> | undefined;
  try {
    fit = await prepareWriter(client, where);
    if (!fit.ok) return fit;
  } finally {
    if (!fit?.ok) await writer.end();
  }
  const pool = new pg.Pool({
    ...settings,
    application_name: "heed reader",
    max: readers,
    // oxlint-disable-next-line typescript/no-misused-promises -- the pool waits for it, although its types say otherwise
    onConnect: prepareReader,
  });
  const reader = new ManyConnections(pool);
  return ok({
    kind: "postgres",
    writer,
    reader,
    lost: writer.lost,
    vacuum: () => vacuum(settings),
    purge: () => purge(settings),
    async close() {
      await reader.end();
      await writer.end();
    },
  });
}

function prepareReader(client: pg.ClientBase): Promise<unknown> {
  return client.query(`${sessionSettings}; set default_transaction_read_only = on`);
}

async function prepareWriter(client: pg.Client, where: string): Promise<Result<void, StoreError>> {
  const { rows } = await client.query<{ major: number; encoding: string; standby: boolean }>(`
    select current_setting('server_version_num')::int / 10000 as major,
      current_setting('server_encoding') as encoding, pg_is_in_recovery() as standby`);
  const server = rows[0];
  const reason =
    server === undefined ? "it does not say what it is"
    : server.major < oldestMajor ? `PostgreSQL ${server.major} is older than ${oldestMajor}`
    : server.encoding !== "UTF8" ? `its encoding is ${server.encoding}, not UTF8`
    : server.standby ? "it is a standby, which cannot be written to"
    : undefined;
  if (reason !== undefined) return err({ code: "store.unsupported", where, reason });
  await client.query(sessionSettings);
  // the server should notice within half a minute that a node's machine is gone, or its lock stays
  await client.query(promptness).catch(() => undefined); // not every system has these
  return (await takeNodeLock(client)) ? ok(undefined) : err({ code: "store.locked", where });
}

const promptness = "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 4; set client_connection_check_interval = '10s'";

/** A server needs a moment to notice that a killed node's connection is gone. */
async function takeNodeLock(client: pg.Client): Promise<boolean> {
  for (let waitedMs = 0; ; waitedMs += 100) {
    const { rows } = await client.query<{ taken: boolean }>("select pg_try_advisory_lock($1) as taken", [nodeLock]);
    if (rows[0]?.taken) return true;
    if (waitedMs >= 500) return false;
    await sleep(100);
  }
}

/** On a connection of its own, so that writing goes on meanwhile. */
async function vacuum(settings: pg.ClientConfig): Promise<void> {
  const client = new pg.Client({ ...settings, application_name: "heed vacuum" });
  client.on("error", () => undefined); // the query reports it
  await client.connect();
  try {
    await client.query("vacuum (analyze)");
  } finally {
    await client.end();
  }
}

/** On a connection of its own. What the server's owner alone may do, such as a checkpoint, happens by itself in time where we may not ask for it. */
async function purge(settings: pg.ClientConfig): Promise<void> {
  const client = new pg.Client({ ...settings, application_name: "heed purge" });
  client.on("error", () => undefined); // the query reports it
  await client.connect();
  try {
    for (const statement of purging) {
      await client.query(statement).catch((error: unknown) => {
        if ((error as { readonly code?: string }).code !== "42501") throw error; // insufficient_privilege
      });
    }
  } finally {
    await client.end();
  }
}

/** The address without user, password and options. */
function withoutSecrets(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `postgresql://${host}${pathname}`;
  } catch {
    return "DATABASE_URL";
  }
}
