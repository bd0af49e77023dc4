import { fromBase64 } from "../lib/base/bytes.ts";
import { excerpt } from "../lib/base/excerpt.ts";
import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import {
  ask,
  checkCheckpoint,
  checkLogProof,
  type CheckpointError,
  type HeldCheckpoint,
  type HeldSignature,
  type LogProofError,
  isKeyName,
  noteKey,
  type NoteKey,
  parseCheckpoint,
  parseLeaf,
  parseLogProof,
  parseOpenedLeaf,
  parsePolicy,
  type Policy,
  trustLogs,
  verifyOpening,
} from "../lib/ledger/index.ts";
import { parseOrigin } from "../service/ledger.ts";
import { receiptIn } from "../service/witness.ts";
import { sha256, verifyEd25519 } from "./keys.ts";
import { checkReceipt, type CheckedReceipt, type ReceiptFault, type TrustedKey } from "./receipt-check.ts";

/** What sort of file was given, by its first bytes. */
export type ProofFile = "receipt" | "log-proof" | "checkpoint";

/** A receipt with its place in the recipient's log, and who saw that log when. */
export interface CheckedArrival extends CheckedReceipt {
  readonly leafIndex: number;
  readonly treeSize: number;
  readonly cosigned: readonly { readonly by: string; readonly at: string }[];
}

/** Whom to believe beyond the key given. */
export interface Trust {
  readonly key: TrustedKey;
  /** Text of a tlog-policy: witnesses and how many of them. */
  readonly policy?: Uint8Array;
}

/** Tells receipts, log proofs and checkpoints apart. */
export function sortOf(bytes: Uint8Array): ProofFile {
  const start = Buffer.from(bytes.subarray(0, 32)).toString("latin1");
  if (start.startsWith("c2sp.org/tlog-proof@")) return "log-proof";
  return !start.startsWith("{") && parseCheckpoint(bytes).ok ? "checkpoint" : "receipt";
}

/** Checks a receipt in its log with nothing but the recipient's public key: signature, place, opening, and that all speak of the same. */
export function checkArrival(bytes: Uint8Array, trust: Trust, envelopeBytes?: Uint8Array): Result<CheckedArrival, ReceiptFault> {
  const proof = parseLogProof(bytes);
  if (!proof.ok) return fault("file", wordsOf(proof.error));
  const opened = proof.value.extra === undefined ? undefined : parseOpenedLeaf(proof.value.extra);
  if (opened?.ok !== true) return fault("file", "it does not come with the entry it is for");
  const leaf = parseLeaf(opened.value.leaf);
  if (!leaf.ok) return fault("file", "its entry is none that a node writes");
  const stated = parseCheckpoint(proof.value.checkpoint);
  const origin = stated.ok ? stated.value.checkpoint.origin : "";
  const policy = policyOf(trust, origin);
  if (!policy.ok) return policy;
  const held = ask(checkLogProof(proof.value, opened.value.leaf, policy.value), answers);
  if (!held.ok) return fault("proof", wordsOf(held.error));
  const { opening } = opened.value;
  if (leaf.value.kind !== "received") return fault("proof", `the entry is of something ${leaf.value.kind}, not received`);
  if (opening === undefined) return fault("proof", "what was received has been erased: the entry stands in the log, and nothing opens it");
  if (!verifyOpening(leaf.value, opening, sha256).ok) return fault("proof", "the receipt is not what the entry in the log committed to");
  const receiptText = receiptIn(opening.content);
  const receipt = receiptText === undefined ? undefined : fromBase64(receiptText);
  if (receipt === undefined) return fault("file", "its entry opens to no receipt");
  const checked = checkReceipt(receipt, trust.key, envelopeBytes);
  if (!checked.ok) return checked;
  const { digest, from, to } = checked.value.receipt;
  for (const [what, inLog, inReceipt] of [["digest", leaf.value.about, digest], ["sender", leaf.value.peer, from], ["log", isExchangeOf(origin, to) ? to : origin, to]] as const) {
    if (inLog !== inReceipt) return fault("proof", `the log says ${excerpt(inLog ?? "nothing")} where the receipt says ${inReceipt} (${what})`);
  }
  return ok({ ...checked.value, leafIndex: held.value.leafIndex, treeSize: held.value.checkpoint.size, cosigned: cosignedBy(held.value.signatures) });
}

/** Checks a signed checkpoint of a log of the key's holder. */
export function checkSigned(bytes: Uint8Array, trust: Trust): Result<HeldCheckpoint & { readonly cosigned: CheckedArrival["cosigned"] }, ReceiptFault> {
  const stated = parseCheckpoint(bytes);
  if (!stated.ok) return fault("file", wordsOf(stated.error));
  const policy = policyOf(trust, stated.value.checkpoint.origin);
  if (!policy.ok) return policy;
  const held = ask(checkCheckpoint(bytes, policy.value.logs, policy.value.witnesses), answers);
  return held.ok ? ok({ ...held.value, cosigned: cosignedBy(held.value.signatures) }) : fault("proof", wordsOf(held.error));
}

/** What went wrong with a log's own files, in words. */
export function wordsOf(error: LogProofError | CheckpointError): string {
  switch (error.code) {
    case "note.too-large":
      return `it has ${error.bytes} bytes, at most ${error.limit}`;
    case "note.malformed":
    case "checkpoint.malformed":
    case "proof.malformed":
    case "policy.malformed":
      return `it is no ${error.code.split(".")[0]}: line ${error.line} must be ${error.expected}, not ${error.value}`;
    case "note.bad-signature":
      return `the signature of ${error.name} does not hold`;
    case "note.unsigned":
      return `it is not signed by ${error.names.join(" or ")}`;
    case "checkpoint.other-log":
      return `it is of the log ${error.origin}, not of ${error.expected.join(" or ")}`;
    case "policy.quorum":
      return `the policy's quorum ${error.quorum} is not met: ${error.cosigned.length === 0 ? "nobody" : error.cosigned.join(", ")} cosigned`;
    case "proof.sizes":
      return `nothing can be proved between ${error.smaller} and ${error.larger}`;
    case "proof.length":
      return `a proof of ${error.hashes} hashes does not fit the sizes`;
    case "proof.root":
      return `the hashes lead to ${error.computed}, not to the signed root ${error.stated}`;
  }
}

/** SHA-256 and Ed25519 as this machine has them. */
export const answers = { hash: sha256, verify: (key: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean => verifyEd25519(Buffer.from(key).toString("base64"), bytes, signature) };

/** The key given vouches for the logs of its holder alone; a bare key for whatever log it signs. */
function policyOf(trust: Trust, origin: string): Result<Policy, ReceiptFault> {
  const own = logKey(trust.key, origin);
  if (own === undefined) return fault("proof", `it is of the log ${excerpt(origin)}, not of one of ${trust.key.holder?.id ?? "a node"}`);
  if (trust.policy === undefined) return ok(trustLogs([own]));
  const parsed = parsePolicy(trust.policy, sha256);
  return parsed.ok ? ok({ ...parsed.value, logs: [own] }) : fault("file", wordsOf(parsed.error));
}

/** Under its first name, or one it took after a restore. */
function isExchangeOf(origin: string, authority: string): boolean {
  const of = parseOrigin(origin);
  return of?.authority === authority && of.log === "exchange";
}

function logKey(key: TrustedKey, origin: string): NoteKey | undefined {
  const raw = fromBase64(key.publicKey);
  const of = parseOrigin(origin);
  const isHolders = of !== undefined && (key.holder === undefined || of.authority === key.holder.id);
  return raw?.length === 32 && isHolders && isKeyName(origin) ? noteKey(origin, 1, raw, sha256) : undefined;
}

function cosignedBy(signatures: readonly HeldSignature[]): CheckedArrival["cosigned"] {
  return signatures.flatMap(({ key, time }) => (time === undefined ? [] : [{ by: key.name, at: new Date(time * 1_000).toISOString() }]));
}

function fault(of: ReceiptFault["of"], reason: string): { readonly ok: false; readonly error: ReceiptFault } {
  return err({ of, reason });
}
