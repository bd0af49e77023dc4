import { base64, concat, equalBytes, fromBase64, utf8 } from "../base/bytes.ts";
import { excerpt } from "../base/excerpt.ts";
import { err, ok, type Result } from "../base/result.ts";
import { type Checkpoint, checkCheckpoint, type CheckpointError, headLines, parseCheckpoint, parseCount } from "./checkpoint.ts";
import { digest, type Work } from "./later.ts";
import type { NoteKey } from "./note.ts";
import { checkConsistency, type ProofError } from "./proof.ts";
import { HASH_BYTES } from "./tree.ts";

/** What a log asks of a witness: to cosign a checkpoint that follows on the one of `oldSize` (c2sp.org/tlog-witness). */
export type AddCheckpoint = { readonly oldSize: number; readonly proof: readonly Uint8Array[]; readonly checkpoint: Uint8Array };

/** The latest checkpoint of a log that a witness has cosigned: all it must remember, on disk before it answers. */
export type Seen = { readonly size: number; readonly root: Uint8Array };

/** Why a witness does not cosign. `witness.stale` and `witness.fork` are refusals to follow a log that goes back or apart. */
export type WitnessError =
  | CheckpointError
  | ProofError
  | { readonly code: "witness.malformed"; readonly line: number; readonly expected: string; readonly value: string }
  | { readonly code: "witness.unknown-log"; readonly origin: string }
  | { readonly code: "witness.old-size"; readonly oldSize: number; readonly newSize: number }
  | { readonly code: "witness.stale"; readonly oldSize: number; readonly seenSize: number }
  | { readonly code: "witness.fork"; readonly size: number; readonly seenRoot: string; readonly root: string };

/** How many hashes a consistency proof may have. */
export const MAX_PROOF_LINES = 63;

/** A request to a witness as bytes. */
export function writeAddCheckpoint(request: AddCheckpoint): Uint8Array {
  return concat(utf8(`old ${request.oldSize}\n${request.proof.map((hash) => `${base64(hash)}\n`).join("")}\n`), request.checkpoint);
}

/** Reads a request to a witness; the checkpoint in it is still to be checked. */
export function parseAddCheckpoint(bytes: Uint8Array): Result<AddCheckpoint & { readonly origin: string }, WitnessError> {
  const head = headLines(bytes, 8_192);
  if (head === undefined) return malformed(1, "an old size, a proof and an empty line", "other bytes");
  const [first = "", ...lines] = head.lines;
  const oldSize = first.startsWith("old ") ? parseCount(first.slice(4)) : undefined;
  if (oldSize === undefined) return malformed(1, "old and a size", first);
  if (lines.length > MAX_PROOF_LINES) return malformed(2 + MAX_PROOF_LINES, `at most ${MAX_PROOF_LINES} hashes`, `${lines.length}`);
  const proof: Uint8Array[] = [];
  for (const [i, line] of lines.entries()) {
    const hash = fromBase64(line);
    if (hash?.length !== HASH_BYTES) return malformed(2 + i, "32 bytes in base64", line);
    proof.push(hash);
  }
  const parsed = parseCheckpoint(head.rest);
  if (!parsed.ok) return parsed;
  return ok({ oldSize, proof, checkpoint: head.rest, origin: parsed.value.checkpoint.origin });
}

/**
 * Whether to cosign: the log is known and signed this checkpoint, it follows on the one this witness cosigned last, and
 * not on an older one. `seen` must be read and the answer's checkpoint stored in one transaction, before cosigning: of two
 * requests at once, one must lose. Answers with what to remember.
 */
export function* checkAdd(request: AddCheckpoint & { readonly origin: string }, known: { readonly keys: readonly NoteKey[]; readonly seen: Seen | undefined }): Work<Result<{ readonly checkpoint: Checkpoint; readonly text: string }, WitnessError>> {
  const { keys, seen } = known;
  if (!keys.some((key) => key.name === request.origin)) return err({ code: "witness.unknown-log", origin: excerpt(request.origin) });
  const held = yield* checkCheckpoint(request.checkpoint, keys);
  if (!held.ok) return held;
  const { checkpoint, note } = held.value;
  const { oldSize, proof } = request;
  if (oldSize > checkpoint.size) return err({ code: "witness.old-size", oldSize, newSize: checkpoint.size });
  const seenSize = seen?.size ?? 0;
  if (oldSize !== seenSize) return err({ code: "witness.stale", oldSize, seenSize });
  if (seen !== undefined && seen.size === checkpoint.size && !equalBytes(seen.root, checkpoint.root)) {
    return err({ code: "witness.fork", size: seen.size, seenRoot: base64(seen.root), root: base64(checkpoint.root) });
  }
  if (checkpoint.size === 0) {
    const empty = yield* digest(new Uint8Array(0));
    if (!equalBytes(empty, checkpoint.root)) return err({ code: "proof.root", treeSize: 0, stated: base64(checkpoint.root), computed: base64(empty) });
  }
  if (seen === undefined || seen.size === 0) {
    if (proof.length > 0) return err({ code: "proof.length", hashes: proof.length }); // nothing to be consistent with
  } else {
    const follows = yield* checkConsistency({ oldSize, newSize: checkpoint.size, oldRoot: seen.root, newRoot: checkpoint.root, proof });
    if (!follows.ok) return follows;
  }
  return ok({ checkpoint, text: note.text });
}

function malformed(line: number, expected: string, value: string): { readonly ok: false; readonly error: WitnessError } {
  return err({ code: "witness.malformed", line, expected, value: excerpt(value) });
}
