import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { Command } from "commander";
import { newClient } from "../contract/client.ts";
import { logIn } from "../contract/session.ts";
import { reconcileList } from "../contract/watch-files.ts";
import { reconcile } from "../domain/reconciliation.ts";
import type { Reconciled } from "../domain/reconciliation.ts";
import { readWatchList } from "../domain/watch-list.ts";
import type { WatchList } from "../domain/watch-list.ts";
import { newCommand } from "./command.ts";
import { askSecret } from "./secret.ts";

/** Larger files are no list that is read: four bytes at most for each character. */
const LARGEST_FILE = 16_000_000;

interface Given {
  readonly with?: string;
  readonly node?: string;
  readonly officer?: string;
  readonly purpose?: string;
  readonly case?: string;
  readonly json?: true;
}

/** `heed reconcile THEIRS`: what is the same, what is missing and what differs between another authority's list and one's own. */
export function reconcileCommand(): Command {
  return newCommand("reconcile")
    .description("hold another authority's list of watched persons (CSV or JSON) against one's own, a list or the files of a running node. Exit code 0: no difference; 1: there are some; 2: a list cannot be read, or the node refuses")
    .argument("<theirs>", "their list: CSV whose first line names the columns (id, name, born, nationality, document, category, action, fallback, review, terrorism), or a JSON array of such objects")
    .option("--with <file>", "our list, in the same forms, or as GET /v1/watch-files gives it")
    .option("--node <url>", "the active files of the node that listens there, instead of a list")
    .option("--officer <id>", "who asks the node; the password is asked for, or the first line of standard input")
    .option("--purpose <words>", "why: the node keeps it with the reading")
    .option("--case <reference>", "the case, where the officer needs one")
    .option("--json", "one object a line")
    .action(async (theirs: string, given: Given) => {
      process.exitCode = await run(theirs, given);
    });
}

async function run(theirs: string, given: Given): Promise<number> {
  try {
    const { rows, ignored } = given.node === undefined ? await holdLists(theirs, given.with) : await askNode(theirs, given.node, given);
    if (ignored.length > 0) process.stderr.write(`Not understood, and not compared: ${ignored.join(", ")}\n`);
    for (const one of rows) process.stdout.write(given.json === true ? `${JSON.stringify(one)}\n` : told(one));
    return rows.every((one) => one.kind === "same") ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

interface Held {
  readonly rows: readonly Reconciled[];
  readonly ignored: readonly string[];
}

async function holdLists(theirs: string, ours: string | undefined): Promise<Held> {
  if (ours === undefined) throw new Error("Cannot reconcile: give our list with --with, or a node with --node");
  const [a, b] = [await readList(ours), await readList(theirs)];
  return { rows: reconcile(a.entries, b.entries), ignored: b.ignored };
}

async function askNode(theirs: string, url: string, { officer, purpose, case: reference }: Given): Promise<Held> {
  if (officer === undefined || purpose === undefined) throw new Error("Cannot ask the node: --officer and --purpose are needed, since every reading is recorded with both");
  const list = await readText(theirs);
  const password = await askSecret(`Password of ${officer}: `);
  const open = newClient({ base: url.replace(/\/+$/u, "") });
  const session = await open.call(logIn, { body: { officer, password: password ?? "", bearer: true } });
  if (!session.ok) throw new Error(`Cannot sign in at ${url}: ${session.error.message}`);
  const client = newClient({ base: url.replace(/\/+$/u, ""), token: session.value.token ?? "" });
  const found = await client.call(reconcileList, { body: { name: basename(theirs).slice(0, 200), list }, purpose, ...(reference === undefined ? {} : { case: reference }) });
  if (!found.ok) throw new Error(`Cannot reconcile ${theirs}: ${found.error.message}`);
  return found.value;
}

async function readList(path: string): Promise<WatchList> {
  const read = readWatchList(await readText(path));
  if (read.ok) return read.value;
  const { error } = read;
  switch (error.code) {
    case "list.empty":
      throw new Error(`Cannot read ${path}: there is nobody on it`);
    case "list.too-long":
      throw new Error(`Cannot read ${path}: it is longer than the ${error.limit} that are read: ${error.entries}`);
    case "list.unreadable":
      throw new Error(`Cannot read ${path}, line ${error.line}: ${error.place} ${error.fault}: ${error.value}`);
  }
}

async function readText(path: string): Promise<string> {
  const { size } = await stat(path).catch((error: Error) => {
    throw new Error(`Cannot read ${path}: ${error.message}`);
  });
  if (size > LARGEST_FILE) throw new Error(`Cannot read ${path}: ${size} bytes, at most ${LARGEST_FILE}`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
  } catch (error) {
    throw new Error(`Cannot read ${path}: ${error instanceof TypeError ? "it is not UTF-8" : (error as Error).message}`, { cause: error });
  }
}

function told(one: Reconciled): string {
  switch (one.kind) {
    case "same":
      return `same           ${one.ours} = ${one.theirs}  ${one.name}\n`;
    case "missing-here":
      return `missing here   ${one.theirs}  ${one.theirName}\n`;
    case "missing-there":
      return `missing there  ${one.ours}  ${one.name}\n`;
    case "differs":
      return `differs        ${one.ours} ~ ${one.theirs}  ${one.name}\n${one.differences.map(({ field, ours, theirs }) => `                 ${field}: here ${ours}; there ${theirs}\n`).join("")}`;
  }
}
