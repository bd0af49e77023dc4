import type { Hash } from "./tree.ts";

/** Whether `signature`, of 64 bytes, is that of `bytes` under an Ed25519 public key of 32. Answers false, never throws. */
export type VerifyWith = (publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array) => boolean;

/** What verifying asks of the outside: a SHA-256 hash, or whether an Ed25519 signature holds. */
export type Question =
  | { readonly kind: "hash"; readonly bytes: Uint8Array }
  | { readonly kind: "verify"; readonly publicKey: Uint8Array; readonly bytes: Uint8Array; readonly signature: Uint8Array };

/** Verifying in steps: each question waits for its answer, so the same code runs with answers at once and with answers later. */
export type Work<T> = Generator<Question, T, Uint8Array | boolean>;

/** Who answers at once, such as node:crypto. */
export type Answers = { readonly hash: Hash; readonly verify: VerifyWith };

/** Who answers later, such as a browser's `crypto.subtle`. */
export type LaterAnswers = {
  readonly hash: (bytes: Uint8Array) => Promise<Uint8Array>;
  readonly verify: (publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array) => Promise<boolean>;
};

/** Does the work with answers at once. */
export function ask<T>(work: Work<T>, answers: Answers): T {
  let step = work.next();
  while (step.done !== true) {
    const { value } = step;
    step = work.next(value.kind === "hash" ? answers.hash(value.bytes) : answers.verify(value.publicKey, value.bytes, value.signature));
  }
  return step.value;
}

/**
 * Does the same work with answers that come later.
 * @example await askLater(checkReceipt(bytes, policy), { hash: async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)), verify })
 */
export async function askLater<T>(work: Work<T>, answers: LaterAnswers): Promise<T> {
  let step = work.next();
  while (step.done !== true) {
    const { value } = step;
    step = work.next(value.kind === "hash" ? await answers.hash(value.bytes) : await answers.verify(value.publicKey, value.bytes, value.signature));
  }
  return step.value;
}

/** Asks for a hash. */
export function* digest(bytes: Uint8Array): Work<Uint8Array> {
  return (yield { kind: "hash", bytes }) as Uint8Array;
}

/** Asks whether a signature holds; one that is not of 64 bytes does not, and is not asked for. */
export function* holds(publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): Work<boolean> {
  return signature.length === 64 && (yield { kind: "verify", publicKey, bytes, signature }) === true;
}
