import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { base64, fromBase64, fromUtf8 } from "../lib/base/bytes.ts";
import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import { addMs, instantOf } from "../lib/clock/index.ts";
import { keyLine, noteKey, parseNote, signNote, writeNote } from "../lib/ledger/index.ts";
import type { NoteSignature } from "../lib/ledger/index.ts";
import { Authority } from "../domain/authority.ts";
import { parseAttestation, Attestation, attestationText } from "../domain/registry.ts";
import { writeDurably } from "./durable-file.ts";
import { keysOfSeed, sha256 } from "./keys.ts";

// What the founders of a registry do at a machine of their own: a key, an attestation, a signature under it.

/** A founder's private key in a file of its own, for its owner alone; gives the line that goes into everybody's `trust.json`. */
export async function makeFounderKey(file: string, name: string): Promise<string> {
  const seed = randomBytes(32);
  await writeDurably(file, `${base64(seed)}\n`, 0o600);
  return lineOf(name, seed);
}

/** The unsigned text of an attestation on the node of a card. */
export function writeAttestation(card: unknown, stating: { readonly registry: string; readonly number: number; readonly days: number; readonly revoked?: string }): Result<string, string> {
  const authority = Authority.safeParse(card);
  if (!authority.success || authority.data.node === undefined) return err("it is no card of a node");
  const issued = instantOf(Date.now());
  const attestation = Attestation.safeParse({
    registry: stating.registry,
    authority: authority.data.id,
    number: stating.number,
    issued,
    until: addMs(issued, stating.days * 86_400_000),
    status: stating.revoked === undefined ? "active" : "revoked",
    ...(stating.revoked === undefined ? {} : { reason: stating.revoked }),
    keyId: authority.data.node.keyId,
    publicKey: authority.data.node.publicKey,
  });
  return attestation.success ? ok(attestationText(attestation.data)) : err(attestation.error.issues.map((issue) => `${issue.path.map(String).join(".")} ${issue.message}`).join("; "));
}

/** Adds a founder's signature to an attestation, signed by others before or by nobody. */
export async function signAttestation(bytes: Uint8Array, name: string, keyFile: string): Promise<Result<Uint8Array, string>> {
  const note = parseNote(bytes);
  const text = note.ok ? note.value.text : fromUtf8(bytes);
  const before: readonly NoteSignature[] = note.ok ? note.value.signatures : [];
  const attestation = parseAttestation(text);
  if (!attestation.ok) return err(`it is no attestation (${attestation.error.code})`);
  const seed = fromBase64((await readFile(keyFile, "utf8")).trim());
  if (seed?.length !== 32) return err(`${keyFile} does not hold 32 bytes in base64`);
  const keys = keysOfSeed(seed);
  const key = noteKey(name, 1, fromBase64(keys.publicKey)!, sha256);
  const own = signNote(text, key, (data) => keys.sign(data));
  return ok(writeNote({ text, signatures: [...before.filter((one) => one.name !== key.name || one.id !== key.id), own] }));
}

function lineOf(name: string, seed: Uint8Array): string {
  return keyLine(noteKey(name, 1, fromBase64(keysOfSeed(seed).publicKey)!, sha256));
}
