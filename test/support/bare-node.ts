import { hash, randomBytes } from "node:crypto";
import type { Authority } from "../../src/domain/authority.ts";
import { change, type Entry } from "../../src/domain/entry.ts";
import type { Officer, Role } from "../../src/domain/roster.ts";
import { unwrap } from "../../src/lib/base/result.ts";
import { seal } from "../../src/server/hpke.ts";
import { randomIds } from "../../src/server/ids.ts";
import { keysOfSeed, verifyEd25519 } from "../../src/server/keys.ts";
import { cedarAuthoriser } from "../../src/service/authorisation.ts";
import type { HeedNode, NodeKeys } from "../../src/service/node.ts";
import { ownRecord } from "../../src/service/sealing.ts";
import { appendEntries, lastStamp } from "../../src/store/rows.ts";
import { openStore } from "../../src/store/store.ts";

/** A node in memory that recognises nobody: enough for what stands around the service. */
export interface BareNode extends HeedNode {
  readonly heard: Entry[];
  [Symbol.asyncDispose](): Promise<void>;
}

/** A node named "be" with these officers and peers already in its history. */
export async function bareNode(known: { readonly officers?: readonly Officer[]; readonly peers?: readonly Authority[]; readonly at?: string; readonly self?: string; readonly keys?: NodeKeys } = {}): Promise<BareNode> {
  const store = unwrap(await openStore({ kind: "memory" }));
  const heard: Entry[] = [];
  const keys = known.keys ?? newKeys("key-1");
  const node: BareNode = {
    self: authority(known.self ?? "be", keys),
    store,
    keys,
    ids: randomIds,
    recogniser: { size: 0, search: () => [], load: async () => undefined, prepare: async () => () => undefined },
    authorise: cedarAuthoriser(),
    hash: (bytes) => new Uint8Array(hash("sha256", bytes, "buffer")),
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    verify: verifyEd25519,
    seal,
    committed: (entries) => void heard.push(...entries),
    heard,
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
  await store.transaction(async (tx) => {
    const stamp = { at: known.at ?? "2014-12-01T00:00:00.000Z", actor: "node", self: node.self.id, seq: (await lastStamp(tx))?.seq ?? 0 };
    const changes = [
      ...(known.officers ?? []).map((one) => change("officer", "joined", one.id, one)),
      ...(known.peers ?? []).map((one) => change("authority", "known", one.id, one)),
    ];
    await appendEntries(tx, stamp, changes);
  });
  return node;
}

/** New keys. */
export function newKeys(keyId: string): NodeKeys {
  return { ...keysOfSeed(randomBytes(32)), keyId };
}

export function authority(id: string, keys?: NodeKeys): Authority {
  return ownRecord({ keys: keys ?? newKeys("none"), self: {
    id,
    name: `SPOC ${id}`,
    country: id.slice(0, 2).toUpperCase(),
    kind: "spoc",
    union: true,
    languages: ["en"],
    timeZone: "Europe/Brussels",
    channel: "heed",
    ...(keys === undefined ? {} : { node: { url: `http://${id}.example:8420`, keyId: keys.keyId, publicKey: keys.publicKey } }),
  } });
}

export function officer(id: string, ...roles: readonly Role[]): Officer {
  return { id, name: `Officer ${id}`, post: "desk", roles: [...roles], active: true, absences: [] };
}
