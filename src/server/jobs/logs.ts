import { setTimeout as sleep } from "node:timers/promises";
import { addMs, type Instant } from "../../lib/clock/index.ts";
import { anchorAudit, BETWEEN_ANCHORS_MS } from "../../service/ledger.ts";
import { askWitnesses, collectProofs } from "../../service/witness.ts";
import type { LogTransport } from "../../service/witness.ts";
import type { OpenNode } from "../node.ts";

/** Peers' logs can wait a little; they must not hold up what is delivered. */
const BETWEEN_ROUNDS_MS = 5_000;

/** Has peers cosign the node's log and fetches their proofs, until stopped. Beside the other timed work: a peer that is down is waited for here alone. */
export function startLogLoop(node: OpenNode, transport: LogTransport, clock: () => Instant, report: (error: unknown) => void): { [Symbol.asyncDispose](): Promise<void> } {
  const stopping = new AbortController();
  const running = (async () => {
    let anchorFrom = clock();
    while (!stopping.signal.aborted) {
      try {
        if (clock() >= anchorFrom) {
          await anchorAudit(node, clock());
          anchorFrom = addMs(clock(), BETWEEN_ANCHORS_MS);
        }
        await askWitnesses(node, transport, clock());
        await collectProofs(node, transport);
      } catch (error) {
        if (!stopping.signal.aborted) report(error);
      }
      await sleep(BETWEEN_ROUNDS_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
    }
  })();
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await running;
    },
  };
}
