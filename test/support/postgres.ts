import { execFile, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { chmod, chown, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { assert } from "../../src/lib/base/result.ts";

/** A PostgreSQL server that tests and benches may create databases on. */
export interface TestServer {
  /** Address of one of its databases, as DATABASE_URL takes it. */
  url(database: string): string;
  /** As superuser, in the database "postgres" or the one given by HEED_TEST_POSTGRES. */
  query<Row extends pg.QueryResultRow = pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** Optional: it also stops when this process ends, even by kill -9. */
  stop(): Promise<void>;
}

/** Why tests on a server have to be skipped, or undefined if there is one to be had. */
export function missingServer(): string | undefined {
  return process.env["HEED_TEST_POSTGRES"] || findBinaries() ? undefined : "no PostgreSQL server";
}

let shared: Promise<TestServer> | undefined;

/** The server of this process: the one HEED_TEST_POSTGRES names (a superuser's URL), else a private one. */
export function testServer(): Promise<TestServer> {
  const given = process.env["HEED_TEST_POSTGRES"];
  shared ??= given ? Promise.resolve(serverAt(given)) : startServer();
  return shared;
}

export interface ServerOptions {
  /** Sync commits to the disk, as in real use; tests go without, being much quicker. */
  readonly durable?: boolean;
}

/** Starts a private server in a temporary folder, reached by a Unix socket there that only this user can open. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const binaries = findBinaries();
  assert(binaries, "a private server needs PostgreSQL's binaries");
  const folder = await mkdtemp(join(tmpdir(), "heed-pg-"));
  const user = await serverUser();
  if (user) await chown(folder, user.uid, user.gid);
  await chmod(folder, 0o700);
  const data = join(folder, "data");
  const log = join(folder, "log");
  try {
    await initialise(join(binaries, "initdb"), data, user);
    const settings = {
      listen_addresses: "",
      unix_socket_directories: folder,
      shared_buffers: "32MB",
      autovacuum: "off",
      jit: "off",
      ...(options.durable ? {} : { fsync: "off", full_page_writes: "off", synchronous_commit: "off" }),
    };
    const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    // the shell waits for the end of its input, which comes when this process ends in whatever way
    const script = `cd "$1"; folder=$1; log=$2; shift 2; "$@" >"$log" 2>&1 & server=$!; cat; kill -QUIT $server; wait $server; rm -rf "$folder"`;
    const keeper = spawn("sh", ["-c", script, "sh", folder, log, join(binaries, "postgres"), "-D", data, ...args], {
      ...user,
      detached: true,
      stdio: ["pipe", "ignore", "ignore"],
    });
    keeper.unref();
    (keeper.stdin as unknown as { unref(): void }).unref();
    const server = serverAt(`postgresql://postgres@${encodeURIComponent(folder)}/postgres`);
    await waitUntilUp(server, log);
    return {
      ...server,
      async stop() {
        await server.stop();
        const gone = new Promise((resolve) => keeper.once("exit", resolve));
        keeper.ref();
        keeper.stdin.end();
        await gone;
      },
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** A new database, empty or a copy of `template`, and how to be rid of it. */
export async function createDatabase(server: TestServer, template = "template0"): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const name = `heed_test_${randomUUID().replaceAll("-", "")}`;
  await server.query(`create database ${name} template ${template}`);
  return {
    url: server.url(name),
    drop: async () => void (await server.query(`drop database if exists ${name} with (force)`)),
  };
}

function serverAt(url: string): TestServer {
  const pool = new pg.Pool({ connectionString: url, max: 2, allowExitOnIdle: true });
  pool.on("error", () => undefined); // the next query reports it
  return {
    url(database) {
      const address = new URL(url);
      address.pathname = `/${database}`;
      return address.href;
    },
    async query<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]) {
      return (await pool.query<Row>(text, values?.slice())).rows;
    },
    stop: () => pool.end(),
  };
}

/** The newest server's folder of binaries: on the PATH, or where Debian keeps them. */
function findBinaries(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, "bin")), ...(process.env["PATH"] ?? "").split(delimiter)];
  return folders.find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")));
}

interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root; then it runs as its own user, or as nobody. */
async function serverUser(): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const line = (await readFile("/etc/passwd", "utf8")).split("\n").find((entry) => entry.startsWith("postgres:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : { uid: 65534, gid: 65534 };
}

/** With a language's order of letters where the server knows one: PGlite has bytes, and a test must not rely on either. */
async function initialise(initdb: string, data: string, user: ServerUser | undefined): Promise<void> {
  const run = (locale: readonly string[]): Promise<unknown> =>
    promisify(execFile)(initdb, ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "--wal-segsize=1", ...locale], { ...user, cwd: tmpdir() });
  try {
    await run(["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US"]);
  } catch {
    await rm(data, { recursive: true, force: true });
    await run(["--locale=C.UTF-8"]);
  }
}

async function waitUntilUp(server: TestServer, log: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    try {
      await server.query("select 1");
      return;
    } catch (error) {
      if (Date.now() > deadline) throw new Error(`PostgreSQL did not start: ${await readFile(log, "utf8").catch(String)}`, { cause: error });
      await sleep(20);
    }
  }
}
