import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { excerpt } from "../lib/base/excerpt.ts";
import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import { instantOf } from "../lib/clock/index.ts";
import { Authority } from "../domain/authority.ts";
import { parseTrustRoot } from "../domain/registry.ts";
import type { TrustRoot } from "../domain/registry.ts";
import type { NodeKeys } from "../service/node.ts";
import { ownRecord } from "../service/sealing.ts";
import { findCommand, recordCommand } from "../store/commands.ts";
import { describeStoreError, openStore } from "../store/store.ts";
import type { Store, StoreError } from "../store/store.ts";
import { lastStamp } from "../store/rows.ts";
import { openCertificate, recordedCertificate } from "./certificate.ts";
import type { NodeCertificate } from "./certificate.ts";
import { writeDurably } from "./durable-file.ts";
import { erasureJournal } from "./erasure-journal.ts";
import { randomIds } from "./ids.ts";
import { KEY_FILE, makeKeys, readKeys, sha256 } from "./keys.ts";
import type { FolderKeys } from "./keys.ts";
import { SEALING_FOLDER } from "./sealing-keys.ts";
import { openNode } from "./node.ts";
import type { OpenNode } from "./node.ts";

/** What a node is told of itself: all that is not in its database. */
const NodeConfig = z.strictObject({
  format: z.literal(1),
  authority: Authority.omit({ node: true }),
  /** Where peers reach it: the address on its card, perhaps that of a proxy in front of it. */
  url: z.url({ protocol: /^https?$/ }),
  /** It has a door for nodes of its own, with its own certificate; without, whoever ends TLS in front of it answers for that. */
  tls: z.literal(true).optional(),
});
export type NodeConfig = z.infer<typeof NodeConfig>;

/** One thing wrong with a configuration: the key, and what must hold of it. */
export interface ConfigFault {
  readonly key: string;
  readonly fault: string;
  readonly value: string;
}

/** Why a node cannot be set up in a folder, or started from it. */
export type NodeFolderError =
  | { readonly code: "node.folder-used"; readonly folder: string; readonly found: string }
  | { readonly code: "node.folder-missing"; readonly file: string }
  | { readonly code: "node.folder-unusable"; readonly folder: string; readonly reason: string }
  | { readonly code: "node.config-invalid"; readonly file: string; readonly faults: readonly ConfigFault[] }
  | { readonly code: "node.key-unusable"; readonly reason: string }
  | { readonly code: "node.other-database"; readonly authority: string; readonly database: string }
  | { readonly code: "node.other-key"; readonly keyId: string; readonly database: string }
  | StoreError;

/** The file of the registry it goes by, in its folder. */
export const TRUST_FILE = "trust.json";

const names = { config: "node.json", trust: TRUST_FILE, key: KEY_FILE, data: "data" } as const;

/** A node's folder as it was read: who it is and with which key. */
export interface NodeFolder {
  readonly self: Authority;
  readonly keys: FolderKeys;
  readonly tls?: NodeCertificate;
  readonly trust?: TrustRoot;
  readonly data: string;
}

/** Checks what a node is to be told of itself; every fault with its key and value. */
export function parseNodeConfig(value: unknown): Result<NodeConfig, readonly ConfigFault[]> {
  const parsed = NodeConfig.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return err(
    parsed.error.issues.flatMap((issue) => {
      const keys = issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
      return keys.map((path) => {
        const found = valueAt(value, path);
        const fault = issue.code === "unrecognized_keys" ? "is not a key of this file" : found === undefined ? "is missing" : issue.message;
        return { key: path.map(String).join(".") || "the file", fault, value: found === undefined ? "missing" : excerpt(found) };
      });
    }),
  );
}

/** Sets up a node: makes its folder with its identity key and its configuration. Nothing that is there is overwritten. */
export async function initNodeFolder(folder: string, config: NodeConfig): Promise<Result<NodeFolder, NodeFolderError>> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // A key without a configuration is what a set-up left that was cut off; nobody has its card.
    const stranger = (await readdir(folder)).find((name) => ![names.key, `${names.key}.new`, `${names.config}.new`, SEALING_FOLDER].includes(name));
    if (stranger !== undefined) return err({ code: "node.folder-used", folder, found: stranger });
    const keys = await makeKeys(folder, instantOf(Date.now()));
    await writeDurably(join(folder, names.config), `${JSON.stringify(config, null, 2)}\n`, 0o600);
    return withCertificate(folder, config, keys);
  } catch (error) {
    return err({ code: "node.folder-unusable", folder, reason: (error as Error).message });
  }
}

/** Whom it believes about others' keys; a node without the file goes by its administrators alone. */
async function readTrustRoot(file: string): Promise<Result<TrustRoot | undefined, NodeFolderError>> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return ok(undefined);
  const root = parseTrustRoot(parseJson(text), { hash: sha256 });
  if (root.ok) return root;
  const [key, fault] = root.error.code === "registry.malformed" ? [root.error.field, root.error.fault] : ["the file", root.error.code];
  return err({ code: "node.config-invalid", file, faults: [{ key, fault, value: excerpt(text) }] });
}

/** The certificate is made with the folder, so that the first card has it. */
async function withCertificate(folder: string, config: NodeConfig, keys: FolderKeys): Promise<Result<NodeFolder, NodeFolderError>> {
  const data = join(folder, names.data);
  if (config.tls !== true) return ok({ self: selfOf(config, keys, undefined), keys, data });
  const tls = await openCertificate(folder, config.authority.id);
  return typeof tls === "string" ? err({ code: "node.key-unusable", reason: tls }) : ok({ self: selfOf(config, keys, tls), keys, tls, data });
}

/** Reads a node's folder whole before anything is opened. */
export async function readNodeFolder(folder: string): Promise<Result<NodeFolder, NodeFolderError>> {
  const file = join(folder, names.config);
  try {
    const text = await readFile(file, "utf8");
    const json = parseJson(text);
    if (json === undefined) return err({ code: "node.config-invalid", file, faults: [{ key: "the file", fault: "is not JSON", value: excerpt(text) }] });
    const config = parseNodeConfig(json);
    if (!config.ok) return err({ code: "node.config-invalid", file, faults: config.error });
    const keys = await readKeys(folder, instantOf(Date.now()));
    if (keys === undefined) return err({ code: "node.key-unusable", reason: `${join(folder, names.key)} is missing: restore it from a backup, for peers know no other key` });
    if (typeof keys === "string") return err({ code: "node.key-unusable", reason: keys });
    const trust = await readTrustRoot(join(folder, names.trust));
    if (!trust.ok) return trust;
    const whole = await withCertificate(folder, config.value, keys);
    return whole.ok && trust.value !== undefined ? ok({ ...whole.value, trust: trust.value }) : whole;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return err({ code: "node.folder-missing", file });
    return err({ code: "node.folder-unusable", folder, reason: (error as Error).message });
  }
}

/** Opens a node from its folder: its database is there, or at `databaseUrl`. Nobody else may have it open. */
export async function openNodeFolder(folder: string, databaseUrl: string | undefined): Promise<Result<OpenNode, NodeFolderError>> {
  const read = await readNodeFolder(folder);
  if (!read.ok) return read;
  const { self, keys, tls, trust, data } = read.value;
  const store = await openStore(databaseUrl === undefined ? { kind: "folder", folder: data } : { kind: "postgres", url: databaseUrl });
  if (!store.ok) return store;
  try {
    const own = await checkIdentity(store.value, { authority: self.id, keyId: keys.keyId });
    if (own.ok) return ok(await openNode({ self, store: store.value, keys, ids: randomIds, erasures: erasureJournal(folder), ...(tls === undefined ? {} : { tls }), ...(trust === undefined ? {} : { trust }) }));
    await store.value[Symbol.asyncDispose]();
    return own;
  } catch (error) {
    await store.value[Symbol.asyncDispose]();
    throw error;
  }
}

/** One sentence for each thing that is wrong. */
export function describeNodeFolderError(error: NodeFolderError): readonly string[] {
  if (isOfStore(error)) return [describeStoreError(error)];
  switch (error.code) {
    case "node.folder-used":
      return [`Cannot set up a node in ${error.folder}: it holds ${error.found}; give an empty folder`];
    case "node.folder-missing":
      return [`Cannot find ${error.file}: set the node up with "heed node init"`];
    case "node.folder-unusable":
      return [`Cannot use folder ${error.folder}: ${error.reason}`];
    case "node.config-invalid":
      return error.faults.map(({ key, fault, value }) => `${error.file}: ${key}: ${fault} (${value})`);
    case "node.key-unusable":
      return [`Cannot use the identity key: ${error.reason}`];
    case "node.other-database":
      return [`Cannot start ${error.authority}: the database is that of ${error.database}`];
    case "node.other-key":
      return [`Cannot start with key ${error.keyId}: the database was begun with ${error.database}, the key peers know; restore ${KEY_FILE} from a backup`];
  }
}

function isOfStore(error: NodeFolderError): error is StoreError {
  return error.code.startsWith("store.");
}

/** Under this the database keeps whose it is, and with which key. */
export const IDENTITY_COMMAND = "node/identity";

/** Whose database it is stands in it from its first opening: another authority's history, or another key, would make receipts that prove nothing. */
async function checkIdentity(store: Store, own: { readonly authority: string; readonly keyId: string }): Promise<Result<void, NodeFolderError>> {
  const key = IDENTITY_COMMAND;
  return store.transaction(async (tx): Promise<Result<void, NodeFolderError>> => {
    const found = (await findCommand(tx, key))?.result as typeof own | undefined;
    if (found === undefined) {
      await recordCommand(tx, { key, seq: (await lastStamp(tx))?.seq ?? null, result: own, at: new Date().toISOString() });
      return ok(undefined);
    }
    if (found.authority !== own.authority) return err({ code: "node.other-database", authority: own.authority, database: found.authority });
    if (found.keyId !== own.keyId) return err({ code: "node.other-key", keyId: own.keyId, database: found.keyId });
    return ok(undefined);
  });
}

function selfOf({ authority, url }: NodeConfig, keys: NodeKeys, tls: NodeCertificate | undefined): Authority {
  return ownRecord({ self: { ...authority, node: { url, keyId: keys.keyId, publicKey: keys.publicKey, ...(tls === undefined ? {} : { tls: recordedCertificate(tls) }) } }, keys });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (typeof at === "object" && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined), value);
}
