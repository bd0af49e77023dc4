import type { Instant } from "../../lib/clock/index.ts";
import { deliverDue } from "../../service/delivery.ts";
import type { Transport } from "../../service/delivery.ts";
import { carryOutErasures } from "../../service/erasing.ts";
import { fireTimers, nextWakeAt } from "../../service/timers.ts";
import type { OpenNode } from "../node.ts";

/** Longest sleep: a clock that was set, or a process that was suspended, is noticed within a second. */
const LONGEST_SLEEP_MS = 1_000;

/** Erasures are looked after this often. */
const BETWEEN_ERASURES_MS = 1_000;

/** After a failed round the loop waits this long before the next. */
const AFTER_FAILURE_MS = 5_000;

/** The node's own work, until stopped: timers that fire, envelopes that leave. Everything it does is in the database, so a killed process goes on where it was. */
export function startLoop(node: OpenNode, transport: Transport, clock: () => Instant, report: (error: unknown) => void): { wake(): void; [Symbol.asyncDispose](): Promise<void> } {
  let stopped = false;
  let erasuresFrom = 0;
  let wake = () => {};
  const onEntries = () => wake();
  node.events.on("entries", onEntries);
  const running = (async () => {
    while (!stopped) {
      let sleepMs = LONGEST_SLEEP_MS;
      try {
        const now = clock();
        await fireTimers(node, now);
        await deliverDue(node, transport, now);
        // Not with every burst of arrivals: it reads, and on PGlite readers and the writer take turns. By the machine's clock, since the node's may stand still.
        if (Date.now() >= erasuresFrom) {
          await carryOutErasures(node, now);
          erasuresFrom = Date.now() + BETWEEN_ERASURES_MS;
        }
        const next = await nextWakeAt(node, now);
        if (next !== undefined) sleepMs = Math.min(LONGEST_SLEEP_MS, Math.max(0, Date.parse(next) - Date.parse(clock())));
      } catch (error) {
        report(error);
        sleepMs = AFTER_FAILURE_MS;
      }
      if (stopped) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.max(sleepMs, 20));
        wake = () => {
          clearTimeout(timer);
          // Let the commits of one burst gather before the next round.
          setTimeout(resolve, 5);
        };
      });
    }
  })();
  return {
    wake: () => wake(),
    async [Symbol.asyncDispose]() {
      stopped = true;
      wake();
      node.events.off("entries", onEntries);
      await running;
    },
  };
}
