import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { z } from "zod";
import { excerpt } from "../lib/base/excerpt.ts";
import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { repeatErasures } from "../service/erasing.ts";
import { succeedLogs } from "../service/successor.ts";
import { dumpedTables, dumpRows, fillTable, forgetAsking, isUnused } from "../store/dump.ts";
import type { DumpedTable } from "../store/dump.ts";
import { lastStamp } from "../store/rows.ts";
import { migrations } from "../store/migrations/list.ts";
import { openStore } from "../store/store.ts";
import type { StoreError, StoreLocation } from "../store/store.ts";
import { checkNode } from "./doctor.ts";
import type { NodeCheck } from "./doctor.ts";
import { openNodeFolder } from "./node-folder.ts";
import type { NodeFolderError } from "./node-folder.ts";
import type { OpenNode } from "./node.ts";

/** The first line of a backup. */
const Head = z.strictObject({ heed: z.literal("backup"), format: z.literal(1), at: z.string(), program: z.string(), authority: z.string(), keyId: z.string(), schema: z.int().min(1), entries: z.int().min(0) });
type Head = z.infer<typeof Head>;

const FileLine = z.strictObject({ file: z.string().min(1).max(300), mode: z.int(), bytes: z.base64() });
const TableLine = z.strictObject({ table: z.string().regex(/^[a-z_]{1,60}$/), columns: z.array(z.string().regex(/^[a-z_]{1,60}$/)).min(1) });
const EndLine = z.strictObject({ end: z.literal(true), sha256: z.string().regex(/^[0-9a-f]{64}$/) });

/** What is in a node's folder and in no backup: the database itself, which is dumped, the way to a running process, and a certificate, of which a new one is made. */
const NOT_KEPT: ReadonlySet<string> = new Set(["data", "control", "tls.pem"]);

/** The schema from which on a database follows the numbers of its peers. */
const SEQUENCES_SINCE = 9;

/** What a backup holds. */
export interface BackedUp {
  readonly file: string;
  readonly entries: number;
  readonly rows: number;
  readonly bytes: number;
}

/**
 * Writes everything a node is, while it runs: its database as it is at one moment, and the files of its folder, keys included. So the
 * file is as secret as the node, and is readable by its owner alone. It ends with a digest of itself; one that is cut off is none.
 */
export async function writeBackup(node: OpenNode, from: { readonly folder: string; readonly program: string }, file: string, now: Instant): Promise<BackedUp> {
  const unfinished = `${file}.new`;
  const digest = createHash("sha256");
  const told = { rows: 0, entries: 0 };
  await rm(unfinished, { force: true });
  const lines = node.store.read(async (tx) => {
    const entries = (await lastStamp(tx))?.seq ?? 0;
    told.entries = entries;
    const head: Head = { heed: "backup", format: 1, at: now, program: from.program, authority: node.self.id, keyId: node.keys.keyId, schema: migrations.length, entries };
    async function* all(): AsyncGenerator<string> {
      yield JSON.stringify(head);
      for (const table of await dumpedTables(tx)) {
        yield JSON.stringify(table);
        for await (const rows of dumpRows(tx, table)) {
          told.rows += rows.length;
          yield `[${rows.join()}]`;
        }
      }
      for (const line of await filesOf(from.folder)) yield line;
    }
    async function* signed(): AsyncGenerator<string> {
      for await (const line of all()) {
        digest.update(`${line}\n`);
        yield `${line}\n`;
      }
      yield `${JSON.stringify({ end: true, sha256: digest.digest("hex") })}\n`;
    }
    await pipeline(Readable.from(signed()), createGzip(), createWriteStream(unfinished, { mode: 0o600, flush: true }));
  });
  await lines;
  await rename(unfinished, file);
  return { file, ...told, bytes: (await stat(file)).size };
}

/** Why a backup is not restored. */
export type RestoreError =
  | { readonly code: "backup.unreadable"; readonly file: string; readonly reason: string }
  | { readonly code: "backup.newer"; readonly file: string; readonly schema: number; readonly known: number }
  | { readonly code: "backup.folder-used"; readonly folder: string; readonly found: string }
  | { readonly code: "backup.database-used"; readonly authority: string }
  | NodeFolderError
  | StoreError;

/** A restored node, and what its doctor says of it. */
export interface Restored {
  readonly head: Head;
  /** The signed statement by which its logs go on under new names. */
  readonly statement: string;
  readonly check: NodeCheck;
}

/**
 * Makes a node of a backup in a folder that has no node, with an unused database: reads the whole file and its digest before anything
 * is written, fills the database, lets the logs go on under new names, and checks the whole. What is in the folder already is kept:
 * so a list of what was erased since the backup can be put there first, and is heeded.
 */
export async function restoreBackup(file: string, folder: string, databaseUrl: string | undefined, now: Instant): Promise<Result<Restored, RestoreError>> {
  const head = await verifyBackup(file);
  if (!head.ok) return head;
  if (head.value.schema > migrations.length) return err({ code: "backup.newer", file, schema: head.value.schema, known: migrations.length });
  const found = (await readdir(folder).catch(() => [])).find((name) => name === "data" || name === "node.json");
  if (found !== undefined) return err({ code: "backup.folder-used", folder, found });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const where: StoreLocation = databaseUrl === undefined ? { kind: "folder", folder: join(folder, "data") } : { kind: "postgres", url: databaseUrl };
  const store = await openStore(where, { migrations: migrations.slice(0, head.value.schema) });
  if (!store.ok) return store;
  try {
    if (!(await store.value.read((tx) => isUnused(tx)))) return err({ code: "backup.database-used", authority: head.value.authority });
    // One transaction: a restore that is cut off leaves an unused database.
    await store.value.transaction(async (tx) => {
      let table: DumpedTable | undefined;
      for await (const line of linesOf(file)) {
        if (line.startsWith("[")) await fillTable(tx, table!, [line.slice(1, -1)]);
        else table = TableLine.safeParse(JSON.parse(line)).data;
      }
      if (head.value.schema >= SEQUENCES_SINCE) await forgetAsking(tx);
    });
  } finally {
    await store.value[Symbol.asyncDispose]();
  }
  for await (const line of linesOf(file)) if (line.startsWith('{"file":')) await writeIfMissing(folder, FileLine.parse(JSON.parse(line)));
  const opened = await openNodeFolder(folder, databaseUrl);
  if (!opened.ok) return opened;
  await using node = opened.value;
  const statement = await succeedLogs(node, "restored from a backup", now);
  // What was erased after the backup was made is noted in the folder, and goes again before anybody sees it.
  await repeatErasures(node, now);
  return ok({ head: head.value, statement, check: await checkNode(node) });
}

/** Reads a backup whole, line by line, and checks its form and its digest. */
async function verifyBackup(file: string): Promise<Result<Head, RestoreError>> {
  const digest = createHash("sha256");
  const unreadable = (reason: string) => err({ code: "backup.unreadable" as const, file, reason });
  let head: Head | undefined;
  let ended = false;
  try {
    for await (const line of linesOf(file)) {
      if (ended) return unreadable("something follows its end");
      if (head === undefined) {
        const parsed = Head.safeParse(JSON.parse(line));
        if (!parsed.success) return unreadable(`it is no backup that this program reads: ${parsed.error.issues[0]?.message ?? ""}`);
        head = parsed.data;
      } else if (line.startsWith('{"end":')) {
        const end = EndLine.safeParse(JSON.parse(line));
        if (!end.success || end.data.sha256 !== digest.digest("hex")) return unreadable("its digest is not that of its content: it was altered");
        ended = true;
        continue;
      } else if (line.startsWith("{") && !TableLine.safeParse(JSON.parse(line)).success && !FileLine.safeParse(JSON.parse(line)).success) {
        return unreadable(`it has a line of no known form: ${excerpt(line)}`);
      }
      digest.update(`${line}\n`);
    }
  } catch (error) {
    return unreadable((error as Error).message);
  }
  return head !== undefined && ended ? ok(head) : unreadable("it is cut off");
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const unpacked = createGunzip();
  // What breaks the one breaks the other, or a damaged file would be waited for.
  source.on("error", (error) => unpacked.destroy(error));
  source.pipe(unpacked);
  yield* createInterface({ input: unpacked, crlfDelay: Infinity });
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path);
    if (!entry.isFile() || NOT_KEPT.has(name.split(/[\\/]/)[0]!) || name.endsWith(".new")) continue;
    lines.push(JSON.stringify({ file: name, mode: (await stat(path)).mode & 0o777, bytes: (await readFile(path)).toString("base64") }));
  }
  return lines;
}

async function writeIfMissing(folder: string, { file, mode, bytes }: z.infer<typeof FileLine>): Promise<void> {
  const path = join(folder, file);
  if (relative(folder, path).startsWith("..")) throw new Error(`Cannot restore ${excerpt(file)}: it would lie outside the folder`);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, Buffer.from(bytes, "base64"), { mode, flag: "wx", flush: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
}
