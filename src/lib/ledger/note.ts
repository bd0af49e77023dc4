import { base64, concat, equalBytes, fromBase64, fromUtf8, hex, utf8 } from "../base/bytes.ts";
import { excerpt } from "../base/excerpt.ts";
import { assert, err, ok, type Result } from "../base/result.ts";
import { holds, type Work } from "./later.ts";
import type { Hash } from "./tree.ts";

/** What a key signs: the note itself (1), or a cosignature with its time (4), as c2sp.org/signed-note numbers them. */
export type KeyType = 1 | 4;

/** A public key with the name it signs under. Name and id together say which key a signature is by. */
export type NoteKey = { readonly name: string; readonly id: string; readonly type: KeyType; readonly publicKey: Uint8Array };

/** A line below a note. `bytes` is what follows the key's id. */
export type NoteSignature = { readonly name: string; readonly id: string; readonly bytes: Uint8Array };

/** A note taken apart: nothing of it is to be believed before `checkNote`. */
export type Note = { readonly text: string; readonly signatures: readonly NoteSignature[] };

/** A signature that held. `time` is that of a cosignature, in seconds since 1970. */
export type HeldSignature = { readonly key: NoteKey; readonly time?: number };

/** Why a note or a key is refused. */
export type NoteError =
  | { readonly code: "note.too-large"; readonly bytes: number; readonly limit: number }
  | { readonly code: "note.malformed"; readonly line: number; readonly expected: string; readonly value: string }
  | { readonly code: "note.bad-signature"; readonly name: string; readonly id: string }
  | { readonly code: "note.unsigned"; readonly names: readonly string[] };

/** How large a note may be: 16 signatures of the largest kind fit. */
export const MAX_NOTE_BYTES = 131_072;

/** How many signatures a note may have. */
export const MAX_SIGNATURES = 32;

/** Takes a note apart. Refuses what c2sp.org/signed-note does not allow, base64 with stray bits, and notes beyond the limits. */
export function parseNote(bytes: Uint8Array): Result<Note, NoteError> {
  if (bytes.length > MAX_NOTE_BYTES) return err({ code: "note.too-large", bytes: bytes.length, limit: MAX_NOTE_BYTES });
  const all = textOf(bytes);
  if (all === undefined) return malformed(1, "UTF-8 without control characters", "other bytes");
  const end = all.lastIndexOf("\n\n");
  if (end === -1) return malformed(1, "a text, an empty line and signatures", all);
  const text = all.slice(0, end + 1);
  const before = text.split("\n").length; // lines of the text and the empty one
  if (!all.endsWith("\n") || end + 2 === all.length) return malformed(before + 1, "a signature line and its end", all.slice(end + 2));
  const lines = all.slice(end + 2, -1).split("\n");
  if (lines.length > MAX_SIGNATURES) return malformed(before + 1 + MAX_SIGNATURES, `at most ${MAX_SIGNATURES} signatures`, `${lines.length}`);
  const signatures: NoteSignature[] = [];
  for (const [i, line] of lines.entries()) {
    const signature = parseSignature(line);
    if (signature === undefined) return malformed(before + 1 + i, "a dash, a key's name and base64", line);
    signatures.push(signature);
  }
  return ok({ text, signatures });
}

/** A note as bytes. */
export function writeNote(note: Note): Uint8Array {
  return utf8(`${note.text}\n${note.signatures.map(signatureLine).join("")}`);
}

/** One signature line, its line end included. */
export function signatureLine(signature: NoteSignature): string {
  return `— ${signature.name} ${base64(concat(idBytes(signature.id), signature.bytes))}\n`;
}

/** Reads signature lines alone, as a witness answers with; each ends its line. Undefined if they are not that. */
export function parseSignatureLines(text: string): readonly NoteSignature[] | undefined {
  if (!text.endsWith("\n") || text.length > MAX_NOTE_BYTES) return undefined;
  const lines = text.slice(0, -1).split("\n");
  const found = lines.length > MAX_SIGNATURES ? [] : lines.flatMap((line) => parseSignature(line) ?? []);
  return found.length === lines.length ? found : undefined;
}

/**
 * Checks a note against keys that are known. Signatures by other keys are passed over; one by a known key that does not
 * hold makes the whole note worthless, and so does the absence of any. Answers with those that held, each key once.
 */
export function* checkNote(note: Note, keys: readonly NoteKey[]): Work<Result<readonly HeldSignature[], NoteError>> {
  const held: HeldSignature[] = [];
  for (const signature of note.signatures) {
    const key = keys.find((one) => one.name === signature.name && one.id === signature.id);
    if (key === undefined || held.some((one) => one.key === key)) continue;
    const time = key.type === 4 ? timeOf(signature.bytes) : undefined;
    const message = key.type === 1 ? utf8(note.text) : time === undefined ? undefined : cosignedBytes(note.text, time);
    if (message === undefined || !(yield* holds(key.publicKey, message, key.type === 1 ? signature.bytes : signature.bytes.subarray(8)))) {
      return err({ code: "note.bad-signature", name: key.name, id: key.id });
    }
    held.push(time === undefined ? { key } : { key, time });
  }
  return held.length > 0 ? ok(held) : err({ code: "note.unsigned", names: keys.map((key) => key.name) });
}

/** Signs a note's text; the key must be of type 1. */
export function signNote(text: string, key: NoteKey, sign: (bytes: Uint8Array) => Uint8Array): NoteSignature {
  assert(key.type === 1 && text.endsWith("\n"), `${key.name} signs whole lines`);
  return { name: key.name, id: key.id, bytes: sign(utf8(text)) };
}

/** Cosigns the text of a checkpoint at `time`, in seconds since 1970 (c2sp.org/tlog-cosignature, version 1); the key must be of type 4. */
export function cosignNote(text: string, key: NoteKey, time: number, sign: (bytes: Uint8Array) => Uint8Array): NoteSignature {
  assert(key.type === 4 && Number.isSafeInteger(time) && time > 0, `${key.name} cosigns at a time`);
  const stamp = new Uint8Array(8);
  new DataView(stamp.buffer).setBigUint64(0, BigInt(time));
  return { name: key.name, id: key.id, bytes: concat(stamp, sign(cosignedBytes(text, time))) };
}

/** A public key under a name. Throws if the name cannot be one. */
export function noteKey(name: string, type: KeyType, publicKey: Uint8Array, hash: Hash): NoteKey {
  assert(isKeyName(name) && publicKey.length === 32, `${excerpt(name)} can name a key`);
  return { name, type, publicKey, id: hex(hash(concat(utf8(`${name}\n`), new Uint8Array([type]), publicKey)).subarray(0, 4)) };
}

/** A key in the one line in which it is handed on. @example "example.com/log+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx" */
export function keyLine(key: NoteKey): string {
  return `${key.name}+${key.id}+${base64(concat(new Uint8Array([key.type]), key.publicKey))}`;
}

/** Reads a key's line. The id must be that of the key. */
export function parseKeyLine(line: string, hash: Hash): Result<NoteKey, NoteError> {
  const [name = "", id = "", encoded = "", ...more] = line.length <= 500 ? splitLine(line) : [];
  const bytes = fromBase64(encoded);
  const type = bytes?.[0];
  if (bytes?.length !== 33 || (type !== 1 && type !== 4) || !isKeyName(name) || more.length > 0) return malformed(1, "an Ed25519 key as name+id+base64", line);
  const key = noteKey(name, type, bytes.slice(1), hash);
  return key.id === id ? ok(key) : malformed(1, `the id ${key.id} of this key`, id);
}

/** Whether a text can name a key: no white space and no plus, at most 255 characters. */
export function isKeyName(name: string): boolean {
  return name.length > 0 && name.length <= 255 && name.isWellFormed() && !/[\s+\p{Cc}\p{White_Space}]/u.test(name);
}

/** The time of a cosignature in seconds since 1970; undefined if it cannot be one. */
export function timeOf(bytes: Uint8Array): number | undefined {
  if (bytes.length !== 8 + 64) return undefined;
  const time = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0));
  return Number.isSafeInteger(time) ? time : undefined;
}

/** Whether two signatures are the same bytes by the same key. */
export function equalSignatures(a: NoteSignature, b: NoteSignature): boolean {
  return a.name === b.name && a.id === b.id && equalBytes(a.bytes, b.bytes);
}

function cosignedBytes(text: string, time: number): Uint8Array {
  return utf8(`cosignature/v1\ntime ${time}\n${text}`);
}

function parseSignature(line: string): NoteSignature | undefined {
  const [dash, name = "", encoded = "", ...more] = line.split(" ", 4);
  const bytes = fromBase64(encoded);
  if (dash !== "—" || !isKeyName(name) || more.length > 0 || bytes === undefined || bytes.length < 5) return undefined;
  return { name, id: hex(bytes.subarray(0, 4)), bytes: bytes.slice(4) };
}

/** Base64 has pluses of its own, so only the first two divide. */
function splitLine(line: string): readonly string[] {
  const first = line.indexOf("+");
  const second = line.indexOf("+", first + 1);
  return first === -1 || second === -1 ? [] : [line.slice(0, first), line.slice(first + 1, second), line.slice(second + 1)];
}

function idBytes(id: string): Uint8Array {
  return Uint8Array.from([0, 2, 4, 6], (at) => Number.parseInt(id.slice(at, at + 2), 16));
}

function textOf(bytes: Uint8Array): string | undefined {
  for (const byte of bytes) if (byte < 0x20 && byte !== 0x0a) return undefined;
  try {
    return fromUtf8(bytes);
  } catch {
    return undefined;
  }
}

function malformed(line: number, expected: string, value: string): { readonly ok: false; readonly error: NoteError } {
  return err({ code: "note.malformed", line, expected, value: excerpt(value) });
}
