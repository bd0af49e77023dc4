import type { Instant } from "../lib/clock/index.ts";
import type { Authority } from "../domain/authority.ts";
import type { HeedNode } from "../service/node.ts";
import { MAX_SEQUENCE_BYTES, PULL_HEADER, signPull } from "./sequence-pages.ts";
import { plainFetch } from "./peer-fetch.ts";
import type { PeerFetch } from "./peer-fetch.ts";
import { readBounded } from "./transport.ts";

/** Asks a peer what it has sent from a number on; undefined if it cannot be reached or refuses. */
export type PullSequence = (peer: Authority, from: number) => Promise<Uint8Array | undefined>;

const TIMEOUT_MS = 20_000;

/** Asks over HTTP. */
export function httpSequences(node: Pick<HeedNode, "self" | "keys">, options: { clock(): Instant; readonly fetchPeer?: PeerFetch; readonly signal?: AbortSignal }): PullSequence {
  return async (peer, from) => {
    if (peer.node === undefined) return undefined;
    try {
      const answer = await (options.fetchPeer ?? plainFetch)(peer, `/heed/v1/channels/${encodeURIComponent(node.self.id)}?from=${from}`, {
        headers: { [PULL_HEADER]: signPull(node, peer.id, from, options.clock()) },
        signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), ...(options.signal === undefined ? [] : [options.signal])]),
      });
      const body = await readBounded(answer, MAX_SEQUENCE_BYTES);
      return answer.status === 200 ? body : undefined;
    } catch {
      return undefined; // the next round asks again
    }
  };
}
