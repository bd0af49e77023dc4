import { randomBytes } from "node:crypto";
import { readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { base64, fromBase64 } from "../lib/base/bytes.ts";
import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import { instantOf } from "../lib/clock/index.ts";
import { NODE } from "../service/act.ts";
import { revokeAuthority } from "../service/staff.ts";
import { takeAttestation } from "../service/registry.ts";
import type { Authority } from "../domain/authority.ts";
import type { SealingKey } from "../lib/envelope/index.ts";
import { replaceCommand } from "../store/commands.ts";
import { allRows } from "../store/rows.ts";
import { fingerprintOf, makeCertificate, recordedCertificate } from "./certificate.ts";
import { writeDurably } from "./durable-file.ts";
import { KEY_FILE, keysOfSeed } from "./keys.ts";
import { IDENTITY_COMMAND, openNodeFolder, readNodeFolder } from "./node-folder.ts";
import type { NodeFolderError } from "./node-folder.ts";
import type { SetupError, SetupPlace } from "./setup.ts";

/** A node's keys as its operator sees them: nothing secret. */
export interface ShownKeys {
  readonly self: Authority;
  readonly sealing: readonly Omit<SealingKey, "sig">[];
  /** SHA-256 of the certificate it shows, hexadecimal. */
  readonly certificate: string | undefined;
  readonly registry: string | undefined;
  readonly peers: readonly Authority[];
}

/** The keys of a node and those it knows of others. */
export async function showKeys(place: SetupPlace): Promise<Result<ShownKeys, SetupError>> {
  const read = await readNodeFolder(place.folder);
  if (!read.ok) return read;
  const { self, keys, tls, trust } = read.value;
  const opened = await openNodeFolder(place.folder, place.databaseUrl);
  if (!opened.ok) return opened;
  await using node = opened.value;
  const peers = await node.store.read((tx) => allRows(tx, "authority"));
  return ok({ self, sealing: keys.sealing.all, certificate: tls === undefined ? undefined : fingerprintOf(Buffer.from(recordedCertificate(tls), "base64")), registry: trust?.registry, peers });
}

/** Makes the next sealing key now; a running node finds it, and peers within the hour. */
export async function rotateSealing(folder: string): Promise<Result<string, NodeFolderError>> {
  const read = await readNodeFolder(folder);
  return read.ok ? ok((await read.value.keys.sealing.make(now())).keyId) : read;
}

/** Makes a new certificate, with a sealing key beside it, since peers take the one only with the other. The node shows it from its next start. */
export async function rotateCertificate(folder: string): Promise<Result<string, NodeFolderError>> {
  const read = await readNodeFolder(folder);
  if (!read.ok) return read;
  if (read.value.tls === undefined) return err({ code: "node.config-invalid", file: join(folder, "node.json"), faults: [{ key: "tls", fault: "is not set: this node has no door of its own", value: "missing" }] });
  const made = await makeCertificate(folder, read.value.self.id);
  await read.value.keys.sealing.make(now());
  return ok(fingerprintOf(Buffer.from(recordedCertificate(made), "base64")));
}

/** Where the next identity key waits until the database knows it. */
const NEXT_KEY_FILE = `${KEY_FILE}.next`;

/**
 * Gives the node a new identity key and destroys the old one. What the old key signed stays as it is, and the new card must reach the
 * peers by another way, or by the registry. Begun anew after a crash, it ends what was begun.
 */
export async function rotateIdentity(place: SetupPlace): Promise<Result<{ readonly before: string; readonly after: string }, SetupError>> {
  const opened = await openNodeFolder(place.folder, place.databaseUrl);
  const [file, next] = [join(place.folder, KEY_FILE), join(place.folder, NEXT_KEY_FILE)];
  if (!opened.ok) {
    const waiting = opened.error.code === "node.other-key" ? await readFile(next, "utf8").catch(() => undefined) : undefined;
    const seed = waiting === undefined ? undefined : fromBase64(waiting.trim());
    if (opened.error.code !== "node.other-key" || seed?.length !== 32 || keysOfSeed(seed).keyId !== opened.error.database) return opened;
    await rename(next, file); // the database knew it already
    return ok({ before: opened.error.keyId, after: opened.error.database });
  }
  await using node = opened.value;
  const seed = randomBytes(32);
  await rm(next, { force: true });
  await writeDurably(next, `${base64(seed)}\n`, 0o600);
  const after = keysOfSeed(seed).keyId;
  await node.store.transaction((tx) => replaceCommand(tx, IDENTITY_COMMAND, { authority: node.self.id, keyId: after }));
  await rename(next, file);
  return ok({ before: node.keys.keyId, after });
}

/** Ends all traffic with a peer. */
export async function revokePeer(place: SetupPlace, peer: string, reason: string): Promise<Result<Authority, SetupError>> {
  const opened = await openNodeFolder(place.folder, place.databaseUrl);
  if (!opened.ok) return opened;
  await using node = opened.value;
  return await revokeAuthority(node, NODE, { id: peer, reason }, now());
}

/** Takes in an attestation of the registry by hand. */
export async function takeAttestationFile(place: SetupPlace, bytes: Uint8Array): Promise<Result<Authority, SetupError>> {
  const opened = await openNodeFolder(place.folder, place.databaseUrl);
  if (!opened.ok) return opened;
  await using node = opened.value;
  if (node.trust === undefined) return err({ code: "registry.malformed", field: "trust.json", fault: "is missing: this node goes by no registry" });
  return await takeAttestation(node, node.trust, bytes, now());
}

function now() {
  return instantOf(Date.now());
}
