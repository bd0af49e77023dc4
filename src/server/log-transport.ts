import { MAX_LOG_PROOF_BYTES, MAX_NOTE_BYTES } from "../lib/ledger/index.ts";
import type { Authority } from "../domain/authority.ts";
import type { LogTransport } from "../service/witness.ts";
import { plainFetch } from "./peer-fetch.ts";
import type { PeerFetch } from "./peer-fetch.ts";
import { readBounded } from "./transport.ts";

/** A peer that has not answered by then is asked again in the next round. */
const TIMEOUT_MS = 10_000;

/** Reaches other nodes' logs over HTTP. What comes back is bounded, and believed only as far as signatures go. */
export function httpLogTransport(options: { readonly fetchPeer?: PeerFetch; readonly signal?: AbortSignal } = {}): LogTransport {
  async function call(to: Authority, path: string, most: number, body?: Uint8Array): Promise<{ status: number; body: Uint8Array } | undefined> {
    if (to.node === undefined) return undefined;
    try {
      const answer = await (options.fetchPeer ?? plainFetch)(to, `/heed/v1/${path}`, {
        ...(body === undefined ? {} : { method: "POST", headers: { "content-type": "text/plain" }, body }),
        signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), ...(options.signal === undefined ? [] : [options.signal])]),
      });
      const bytes = await readBounded(answer, most);
      return bytes === undefined ? undefined : { status: answer.status, body: bytes };
    } catch {
      return undefined; // what it was does not matter: the next round asks again
    }
  }

  return {
    addCheckpoint: (to, request) => call(to, "witness/add-checkpoint", MAX_NOTE_BYTES, request),
    lastCosigned: (to, origin) => call(to, `witness/checkpoint?origin=${encodeURIComponent(origin)}`, MAX_NOTE_BYTES),
    proof: (to, envelope) => call(to, `envelopes/${encodeURIComponent(envelope)}/proof`, MAX_LOG_PROOF_BYTES),
  };
}
