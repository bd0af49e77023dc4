import { base64, concat, fromBase64, utf8 } from "../base/bytes.ts";
import { excerpt } from "../base/excerpt.ts";
import { assert, err, ok, type Result } from "../base/result.ts";
import { type Checkpoint, checkCheckpoint, type CheckpointError, headLines, parseCheckpoint, parseCount } from "./checkpoint.ts";
import { digest, type Work } from "./later.ts";
import type { HeldSignature } from "./note.ts";
import { meetsQuorum, type Policy, type PolicyError } from "./policy.ts";
import { checkInclusion, type ProofError } from "./proof.ts";
import { HASH_BYTES, isCount } from "./tree.ts";

/** Proof that an entry stands in a log, to be kept and shown without the log (c2sp.org/tlog-proof). `extra` is not covered by it. */
export type LogProof = {
  readonly extra?: Uint8Array;
  readonly leafIndex: number;
  readonly proof: readonly Uint8Array[];
  /** The signed checkpoint, as the log wrote it. */
  readonly checkpoint: Uint8Array;
};

/** What a proof shows once it holds: the entry is in the log of this checkpoint, which these keys signed. */
export type HeldProof = { readonly leafIndex: number; readonly checkpoint: Checkpoint; readonly signatures: readonly HeldSignature[] };

/** Why a proof is refused. */
export type LogProofError =
  | CheckpointError
  | ProofError
  | PolicyError
  | { readonly code: "proof.malformed"; readonly line: number; readonly expected: string; readonly value: string };

/** How large a proof may be, with its checkpoint and what comes along. */
export const MAX_LOG_PROOF_BYTES = 524_288;

/** A proof as bytes. */
export function writeLogProof(proof: LogProof): Uint8Array {
  assert(isCount(proof.leafIndex), `${proof.leafIndex} is a leaf's place`);
  const extra = proof.extra === undefined ? "" : `extra ${base64(proof.extra)}\n`;
  return concat(utf8(`${firstLine}\n${extra}index ${proof.leafIndex}\n${proof.proof.map((hash) => `${base64(hash)}\n`).join("")}\n`), proof.checkpoint);
}

/** Reads a proof without believing it. */
export function parseLogProof(bytes: Uint8Array): Result<LogProof, LogProofError> {
  if (bytes.length > MAX_LOG_PROOF_BYTES) return malformed(1, `at most ${MAX_LOG_PROOF_BYTES} bytes`, `${bytes.length}`);
  const head = headLines(bytes, MAX_LOG_PROOF_BYTES);
  if (head === undefined) return malformed(1, "lines, an empty one, and a checkpoint", "other bytes");
  const [first = "", ...lines] = head.lines;
  if (first !== firstLine) return malformed(1, firstLine, first);
  const hasExtra = lines[0]?.startsWith("extra ") === true;
  const extra = hasExtra ? fromBase64(lines[0]!.slice("extra ".length)) : undefined;
  if (hasExtra && extra === undefined) return malformed(2, "extra and base64", lines[0]!);
  const [second = "", ...rest] = hasExtra ? lines.slice(1) : lines;
  const before = hasExtra ? 3 : 2; // lines of the file up to the index
  const leafIndex = second.startsWith("index ") ? parseCount(second.slice("index ".length)) : undefined;
  if (leafIndex === undefined) return malformed(before, "index and a place up to 2^53-1", second);
  if (rest.length > MAX_HASHES) return malformed(before + 1 + MAX_HASHES, `at most ${MAX_HASHES} hashes`, `${rest.length}`);
  const proof: Uint8Array[] = [];
  for (const [i, line] of rest.entries()) {
    const hash = fromBase64(line);
    if (hash?.length !== HASH_BYTES) return malformed(before + 1 + i, "32 bytes in base64", line);
    proof.push(hash);
  }
  const checkpoint = parseCheckpoint(head.rest);
  if (!checkpoint.ok) return checkpoint;
  return ok({ ...(extra === undefined ? {} : { extra }), leafIndex, proof, checkpoint: head.rest });
}

/** Checks that an entry stands in a log that the policy believes, as its witnesses saw it. The entry's bytes are the caller's: `extra` proves nothing. */
export function* checkLogProof(proof: LogProof, entry: Uint8Array, policy: Policy): Work<Result<HeldProof, LogProofError>> {
  const held = yield* checkCheckpoint(proof.checkpoint, policy.logs, policy.witnesses);
  if (!held.ok) return held;
  const { checkpoint, signatures } = held.value;
  const cosigned = signatures.map(({ key }) => key).filter((key) => policy.witnesses.includes(key));
  if (!meetsQuorum(policy.quorum, cosigned)) {
    return err({ code: "policy.quorum", quorum: policy.quorum.kind === "none" ? "none" : policy.quorum.name, cosigned: cosigned.map((key) => key.name) });
  }
  const leaf = yield* digest(concat(new Uint8Array([0]), entry));
  const included = yield* checkInclusion({ leafIndex: proof.leafIndex, treeSize: checkpoint.size, leafHash: leaf, root: checkpoint.root, proof: proof.proof });
  return included.ok ? ok({ leafIndex: proof.leafIndex, checkpoint, signatures }) : included;
}

const firstLine = "c2sp.org/tlog-proof@v1";
const MAX_HASHES = 63;

function malformed(line: number, expected: string, value: string): { readonly ok: false; readonly error: LogProofError } {
  return err({ code: "proof.malformed", line, expected, value: excerpt(value) });
}
