import { readFile } from "node:fs/promises";
import type { Result } from "../lib/base/result.ts";
import { describeNodeFolderError, initNodeFolder, readNodeFolder } from "../server/node-folder.ts";
import type { NodeConfig, NodeFolderError } from "../server/node-folder.ts";
import { describeSetupError, listPeers, listStaff, setupOfficer, setupPassword, setupPeer } from "../server/setup.ts";
import type { SetupError, SetupPlace } from "../server/setup.ts";
import { askSecret } from "./secret.ts";

/** No card or password is longer. */
const LARGEST_FILE = 64 * 1024;

/** Each returns the exit code: 0, 1 for a refusal, 2 for what cannot be read. */

export async function initNode(folder: string, config: NodeConfig): Promise<number> {
  const made = await initNodeFolder(folder, config);
  return made.ok ? print(`${JSON.stringify(made.value.self, null, 2)}\n`) : fail(describeNodeFolderError(made.error), 2);
}

export async function printCard(folder: string): Promise<number> {
  const read = await readNodeFolder(folder);
  return read.ok ? print(`${JSON.stringify(read.value.self, null, 2)}\n`) : fail(describeNodeFolderError(read.error), 2);
}

export async function addStaff(folder: string, officer: unknown): Promise<number> {
  return tell(await setupOfficer(placeOf(folder), officer), (one) => `${one.id}: ${one.name}, ${one.post} (${one.roles.join(", ")})${one.active ? "" : ", has left"}\n`);
}

export async function printStaff(folder: string): Promise<number> {
  return tell(await listStaff(placeOf(folder)), (staff) => staff.map((one) => `${one.id}\t${one.name}\t${one.post}\t${one.roles.join(", ")}${one.active ? "" : "\thas left"}\n`).join(""));
}

export async function addPeer(folder: string, cardFile: string, agreed: { readonly replaceKey: boolean; readonly clear: boolean }): Promise<number> {
  let card: unknown;
  try {
    card = JSON.parse(await readText(cardFile));
  } catch (error) {
    return fail([`Cannot read the card ${cardFile}: ${(error as Error).message}`], 2);
  }
  return tell(await setupPeer(placeOf(folder), card, agreed), (one) => `${one.id}: ${one.name}, ${one.node === undefined ? `no node, by ${one.channel}` : `${one.node.url}, key ${one.node.keyId}${one.node.sealing === undefined ? ", in clear" : ""}`}\n`);
}

export async function printPeers(folder: string): Promise<number> {
  return tell(await listPeers(placeOf(folder)), (peers) =>
    peers.map(({ authority, waiting, lastError }) => `${authority.id}\t${authority.name}\t${authority.node?.url ?? `by ${authority.channel}`}\t${waiting} waiting${lastError === null ? "" : `\t${lastError}`}\n`).join(""),
  );
}

export async function setOfficerPassword(folder: string, officer: string, given: { readonly file?: string; readonly own: boolean }): Promise<number> {
  let password: string | undefined;
  try {
    password = given.file === undefined ? await askTwice(officer) : (await readText(given.file)).split(/\r?\n/)[0];
  } catch (error) {
    return fail([`Cannot read the password: ${(error as Error).message}`], 2);
  }
  if (password === undefined || password === "") return fail(["No password was given, or not the same twice; nothing was changed"], 1);
  return tell(await setupPassword(placeOf(folder), { officer, password, own: given.own }), () => `The password of ${officer} is set${given.own ? "" : "; he must change it when he first signs in"}.\n`);
}

async function askTwice(officer: string): Promise<string | undefined> {
  const first = await askSecret(`New password of ${officer}: `);
  if (first === undefined || !process.stdin.isTTY) return first;
  return (await askSecret("The same again: ")) === first ? first : undefined;
}

function placeOf(folder: string): SetupPlace {
  const databaseUrl = process.env["DATABASE_URL"];
  return { folder, ...(databaseUrl === undefined || databaseUrl === "" ? {} : { databaseUrl }) };
}

async function readText(path: string): Promise<string> {
  const bytes = await readFile(path);
  if (bytes.length > LARGEST_FILE) throw new Error(`${path} has ${bytes.length} bytes, at most ${LARGEST_FILE}`);
  return bytes.toString("utf8");
}

function tell<T>(result: Result<T, SetupError>, words: (value: T) => string): number {
  if (result.ok) return print(words(result.value));
  return fail(describeSetupError(result.error), isUnreadable(result.error) ? 2 : 1);
}

function isUnreadable(error: SetupError | NodeFolderError): boolean {
  return error.code === "setup.invalid" || error.code.startsWith("node.");
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

function fail(words: readonly string[], code: number): number {
  for (const one of words) process.stderr.write(`${one}\n`);
  return code;
}
