import { base64, fromBase64, fromUtf8 } from "../base/bytes.ts";
import { excerpt } from "../base/excerpt.ts";
import { assert, err, ok, type Result } from "../base/result.ts";
import type { Work } from "./later.ts";
import { checkNote, type HeldSignature, type Note, type NoteError, type NoteKey, parseNote } from "./note.ts";
import { HASH_BYTES, isCount } from "./tree.ts";

/** A log at one size. `origin` is the log's identity; `extensions` are lines nobody can audit and Heed writes none. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Uint8Array; readonly extensions: readonly string[] };

/** A checkpoint whose signatures held. */
export type HeldCheckpoint = { readonly checkpoint: Checkpoint; readonly note: Note; readonly signatures: readonly HeldSignature[] };

/** Why a checkpoint is refused. */
export type CheckpointError =
  | NoteError
  | { readonly code: "checkpoint.malformed"; readonly line: number; readonly expected: string; readonly value: string }
  | { readonly code: "checkpoint.other-log"; readonly origin: string; readonly expected: readonly string[] };

/** The text that is signed: origin, size, root (c2sp.org/tlog-checkpoint). */
export function checkpointText(checkpoint: Omit<Checkpoint, "extensions">): string {
  assert(checkpoint.origin !== "" && !checkpoint.origin.includes("\n") && isCount(checkpoint.size) && checkpoint.root.length === HASH_BYTES, "a checkpoint has an origin, a size and a root");
  return `${checkpoint.origin}\n${checkpoint.size}\n${base64(checkpoint.root)}\n`;
}

/** Reads the text of a checkpoint. Sizes beyond 2^53-1 are refused: they could not be counted here. */
export function parseCheckpointText(text: string): Result<Checkpoint, CheckpointError> {
  const lines = text.endsWith("\n") ? text.slice(0, -1).split("\n") : [];
  const [origin = "", sizeText = "", rootText = "", ...extensions] = lines;
  if (origin === "") return malformed(1, "the log's origin", text);
  const size = parseCount(sizeText);
  if (size === undefined) return malformed(2, "the size of the tree, up to 2^53-1", sizeText);
  const root = fromBase64(rootText);
  if (root?.length !== HASH_BYTES) return malformed(3, "the root, 32 bytes in base64", rootText);
  const empty = extensions.indexOf("");
  return empty === -1 ? ok({ origin, size, root, extensions }) : malformed(4 + empty, "a line with something on it", "");
}

/** Reads a signed checkpoint without believing it. */
export function parseCheckpoint(bytes: Uint8Array): Result<{ readonly checkpoint: Checkpoint; readonly note: Note }, CheckpointError> {
  const note = parseNote(bytes);
  if (!note.ok) return note;
  const checkpoint = parseCheckpointText(note.value.text);
  return checkpoint.ok ? ok({ checkpoint: checkpoint.value, note: note.value }) : checkpoint;
}

/**
 * Reads a signed checkpoint and checks it against the keys of its log. A log's key bears the log's origin as its name:
 * a checkpoint of another log, well signed with the same key, is refused.
 */
export function* checkCheckpoint(bytes: Uint8Array, logKeys: readonly NoteKey[], witnessKeys: readonly NoteKey[] = []): Work<Result<HeldCheckpoint, CheckpointError>> {
  const parsed = parseCheckpoint(bytes);
  if (!parsed.ok) return parsed;
  const { checkpoint, note } = parsed.value;
  const own = logKeys.filter((key) => key.name === checkpoint.origin);
  if (own.length === 0) return err({ code: "checkpoint.other-log", origin: excerpt(checkpoint.origin), expected: logKeys.map((key) => key.name) });
  const signatures = yield* checkNote(note, [...own, ...witnessKeys]);
  if (!signatures.ok) return signatures;
  if (!signatures.value.some(({ key }) => own.includes(key))) return err({ code: "note.unsigned", names: own.map((key) => key.name) });
  return ok({ checkpoint, note, signatures: signatures.value });
}

/** A whole number without sign or leading zeros, exact in a JavaScript number; undefined for every other text. */
export function parseCount(text: string): number | undefined {
  const value = /^(?:0|[1-9]\d{0,15})$/.test(text) ? Number(text) : Number.NaN;
  return isCount(value) ? value : undefined;
}

/** Lines before the first empty one, and the bytes behind it: what proofs and requests to witnesses begin with. Undefined if there is no empty line within `limit` bytes. */
export function headLines(bytes: Uint8Array, limit: number): { readonly lines: readonly string[]; readonly rest: Uint8Array } | undefined {
  for (let at = 0; at + 1 < Math.min(bytes.length, limit); at++) {
    if (bytes[at] !== 0x0a || bytes[at + 1] !== 0x0a) continue;
    try {
      return { lines: fromUtf8(bytes.subarray(0, at)).split("\n"), rest: bytes.subarray(at + 2) };
    } catch {
      return undefined;
    }
  }
  return undefined;
}

function malformed(line: number, expected: string, value: string): { readonly ok: false; readonly error: CheckpointError } {
  return err({ code: "checkpoint.malformed", line, expected, value: excerpt(value) });
}
