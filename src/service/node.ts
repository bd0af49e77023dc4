import type { Seal, SealingKey, Unseal } from "../lib/envelope/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import type { Authority } from "../domain/authority.ts";
import type { Entry } from "../domain/entry.ts";
import type { Erasure } from "../domain/erasure.ts";
import type { Store } from "../store/store.ts";
import type { Authoriser } from "./authorisation.ts";
import type { Recogniser } from "./recogniser.ts";

/** The node's keys as it uses them: an Ed25519 identity, and subkeys that others seal to. Where the private halves lie is the server's business. */
export interface NodeKeys {
  readonly keyId: string;
  /** Raw public key, base64. */
  readonly publicKey: string;
  sign(bytes: Uint8Array): Uint8Array;
  readonly sealing: SealingKeys;
}

/** The subkeys to which others seal what is for this node. */
export interface SealingKeys {
  /** The one to seal to now; another every month. */
  readonly current: Omit<SealingKey, "sig">;
  readonly unseal: Unseal;
  /** Makes the one that is due and destroys those whose time has ended; says whether anything changed. Absent where keys stay. */
  turn?(now: Instant): Promise<boolean>;
}

/** New identifiers. `turn` is the sequence number of the next entry and a counter within the transaction, so that a source may be a pure function of it. */
export type IdSource = (turn: { readonly seq: number; readonly n: number; readonly at: string }) => string;

/**
 * Where a machine may fail between two steps: before and after a commit (with the action), before an envelope is sent and after its
 * answer came (with the envelope), before and after a checkpoint is signed (with the log), before one is cosigned (with its origin), after an erasure was purged from
 * the files of the database and before that is recorded (with the erasure).
 */
export type FailPoint = "purged" | "commit" | "committed" | "send" | "answered" | "sign" | "signed" | "cosign";

/** One authority's node: what every service function works on. */
export interface HeedNode {
  readonly self: Authority;
  readonly store: Store;
  readonly keys: NodeKeys;
  readonly ids: IdSource;
  readonly recogniser: Recogniser;
  readonly authorise: Authoriser;
  hash(bytes: Uint8Array): Uint8Array;
  /** Bytes nobody can guess. */
  random(bytes: number): Uint8Array;
  verify(publicKey: string, bytes: Uint8Array, signature: Uint8Array): boolean;
  readonly seal: Seal;
  /** Called after each commit with what was appended: live pages and the delivery job listen. */
  committed(entries: readonly Entry[]): void;
  /** What was erased, noted beside the keys where no backup of the database reaches; absent where nothing is restored, as in tests. */
  readonly erasures?: { note(erasure: Erasure): Promise<void>; read(): Promise<readonly Erasure[]> };
  /** Hears that the node has come to a point; only tests listen, to end the process there. */
  readonly failpoint?: (point: FailPoint, about: string) => void;
}
