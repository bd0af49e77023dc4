import { randomBytes } from "node:crypto";
import { EventEmitter } from "node:events";
import type { Authority } from "../domain/authority.ts";
import type { Entry } from "../domain/entry.ts";
import type { TrustRoot } from "../domain/registry.ts";
import { cedarAuthoriser } from "../service/authorisation.ts";
import type { HeedNode, IdSource, NodeKeys } from "../service/node.ts";
import { newRecogniser } from "../service/recogniser.ts";
import type { Store } from "../store/store.ts";
import type { NodeCertificate } from "./certificate.ts";
import { seal } from "./hpke.ts";
import { sha256, verifyEd25519 } from "./keys.ts";

/** A node in this process, with the store it closes. */
export interface OpenNode extends HeedNode {
  /** Emits `entries` after each commit. */
  readonly events: EventEmitter<{ entries: [readonly Entry[]] }>;
  /** What it shows at its own door for nodes, where it has one. */
  readonly tls?: NodeCertificate;
  /** The registry it goes by, where there is one. */
  readonly trust?: TrustRoot;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Puts a node together and fills its memory of persons from the database. */
export async function openNode(parts: { readonly self: Authority; readonly store: Store; readonly keys: NodeKeys; readonly ids: IdSource; readonly tls?: NodeCertificate; readonly trust?: TrustRoot; readonly erasures?: NonNullable<HeedNode["erasures"]>; /** Where salts come from; the machine's own by default. */ readonly random?: HeedNode["random"]; /** By default with the machine's own one-time keys. */ readonly seal?: HeedNode["seal"] }): Promise<OpenNode> {
  const events = new EventEmitter<{ entries: [readonly Entry[]] }>();
  const recogniser = newRecogniser();
  await parts.store.read((tx) => recogniser.load(tx));
  return {
    ...parts,
    recogniser,
    authorise: cedarAuthoriser(),
    hash: sha256,
    random: parts.random ?? ((bytes) => new Uint8Array(randomBytes(bytes))),
    verify: verifyEd25519,
    seal: parts.seal ?? seal,
    events,
    committed(entries) {
      events.emit("entries", entries);
    },
    [Symbol.asyncDispose]: () => parts.store[Symbol.asyncDispose](),
  };
}
