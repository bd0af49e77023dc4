import { randomBytes } from "node:crypto";
import { excerpt } from "../lib/base/excerpt.ts";
import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import { instantOf } from "../lib/clock/index.ts";
import { Authority } from "../domain/authority.ts";
import type { RegistryError } from "../domain/registry.ts";
import { Officer } from "../domain/roster.ts";
import { NODE } from "../service/act.ts";
import type { ActError } from "../service/act.ts";
import { SALT_BYTES } from "../service/passwords.ts";
import { setPassword } from "../service/sessions.ts";
import type { SetPasswordError } from "../service/sessions.ts";
import { recordAuthority, recordOfficer } from "../service/staff.ts";
import type { StaffError } from "../service/staff.ts";
import { waitingByPeer } from "../store/outbox.ts";
import { allRows, findRow } from "../store/rows.ts";
import { problemOf } from "./http/problems.ts";
import { describeNodeFolderError, openNodeFolder } from "./node-folder.ts";
import type { NodeFolderError } from "./node-folder.ts";
import type { OpenNode } from "./node.ts";

/** Why something was not set up. */
export type SetupError =
  | NodeFolderError
  | StaffError
  | SetPasswordError
  | ActError
  | RegistryError
  | { readonly code: "setup.invalid"; readonly of: string; readonly faults: readonly string[] }
  | { readonly code: "authority.key-differs"; readonly authority: string; readonly known: string; readonly given: string };

/** Where a node that is not running is set up. */
export interface SetupPlace {
  readonly folder: string;
  readonly databaseUrl?: string;
}

/** Adds a member of staff, or records a change; whoever may start the node may do this before there is an administrator. */
export async function setupOfficer(place: SetupPlace, given: unknown): Promise<Result<Officer, SetupError>> {
  const officer = Officer.safeParse(given);
  if (!officer.success) return err({ code: "setup.invalid", of: "officer", faults: faultsOf(officer.error, given) });
  return onNode(place, async (node) => {
    const before = await node.store.read((tx) => findRow(tx, "officer", officer.data.id));
    return recordOfficer(node, NODE, { ...officer.data, absences: before?.absences ?? [] }, now());
  });
}

/** The staff, in order of their ids. */
export async function listStaff(place: SetupPlace): Promise<Result<readonly Officer[], SetupError>> {
  return onNode(place, async (node) => ok(await node.store.read((tx) => allRows(tx, "officer"))));
}

/**
 * Makes a peer known from its card. Another key for a known peer is taken only with `replaceKey`: whose key it is must have been agreed
 * by another way. With `clear`, one that has no key to seal to is written to in clear until it has.
 */
export async function setupPeer(place: SetupPlace, card: unknown, agreed: { readonly replaceKey: boolean; readonly clear: boolean }): Promise<Result<Authority, SetupError>> {
  const parsed = Authority.safeParse(card);
  const peer = parsed.success && parsed.data.node !== undefined && agreed.clear ? { success: true as const, data: { ...parsed.data, node: { ...parsed.data.node, clear: true as const } } } : parsed;
  if (!peer.success) return err({ code: "setup.invalid", of: "card", faults: faultsOf(peer.error, card) });
  return onNode(place, async (node): Promise<Result<Authority, SetupError>> => {
    const known = (await node.store.read((tx) => findRow(tx, "authority", peer.data.id)))?.node;
    const given = peer.data.node;
    if (known !== undefined && given !== undefined && known.publicKey !== given.publicKey && !agreed.replaceKey) {
      return err({ code: "authority.key-differs", authority: peer.data.id, known: known.keyId, given: given.keyId });
    }
    return recordAuthority(node, NODE, peer.data, now());
  });
}

/** A peer and what waits for it. */
export interface ListedPeer {
  readonly authority: Authority;
  readonly waiting: number;
  readonly lastError: string | null;
}

/** The peers, in order of their ids. */
export async function listPeers(place: SetupPlace): Promise<Result<readonly ListedPeer[], SetupError>> {
  return onNode(place, async (node) =>
    node.store.read(async (tx) => {
      const waiting = new Map((await waitingByPeer(tx)).map((one) => [one.peer, one]));
      return ok((await allRows(tx, "authority")).map((authority) => ({ authority, waiting: waiting.get(authority.id)?.waiting ?? 0, lastError: waiting.get(authority.id)?.lastError ?? null })));
    }),
  );
}

/** Sets an officer's password; unless it is his `own`, he must change it when he first signs in. */
export async function setupPassword(place: SetupPlace, input: { readonly officer: string; readonly password: string; readonly own: boolean }): Promise<Result<true, SetupError>> {
  return onNode(place, (node) => setPassword(node, NODE, { officer: input.officer, password: input.password, salt: randomBytes(SALT_BYTES), mustChange: !input.own }, now()));
}

/** What went wrong, a sentence each. */
export function describeSetupError(error: SetupError): readonly string[] {
  if (error.code === "setup.invalid") return error.faults.map((fault) => `Cannot use the ${error.of}: ${fault}`);
  if (error.code === "authority.key-differs") return [`${error.authority} is known with key ${error.known}, the card has ${error.given}: ask by another way which holds, then give --replace-key`];
  if (error.code === "store.locked") return [`${describeNodeFolderError(error)[0]}: stop the node first, or do this in its workbench`];
  if (isOfFolder(error)) return describeNodeFolderError(error);
  return [problemOf(error).message];
}

function isOfFolder(error: { readonly code: string }): error is NodeFolderError {
  return error.code.startsWith("node.") || error.code.startsWith("store.");
}

async function onNode<T, E>(place: SetupPlace, work: (node: OpenNode) => Promise<Result<T, E>>): Promise<Result<T, E | NodeFolderError>> {
  const opened = await openNodeFolder(place.folder, place.databaseUrl);
  if (!opened.ok) return opened;
  await using node = opened.value;
  return await work(node); // the node closes after it
}

function faultsOf(error: { readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] }, given: unknown): readonly string[] {
  return error.issues.map(({ path, message }) => {
    const value = path.reduce<unknown>((at, key) => (typeof at === "object" && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined), given);
    return `${path.map(String).join(".") || "it"}: ${message} (${value === undefined ? "missing" : excerpt(value)})`;
  });
}

function now() {
  return instantOf(Date.now());
}
