import { change } from "../domain/entry.ts";
import { forgotten } from "../domain/match.ts";
import { eraseContent } from "../store/content.ts";
import { matchesToForget } from "../store/persons.ts";
import { withdrawnSignalsResting } from "../store/signals.ts";
import type { Work } from "./act.ts";
import { keptBy, ordersInForce } from "./preservation.ts";

/**
 * Lets go of near misses and rejected matches a year after they became that: the row keeps no more than that there was one, and what its
 * entries said of two persons is erased, with what was raised on it. What an order keeps stays until the order ends. Returns how many were looked at.
 */
export async function forgetMatches(work: Work, limit: number): Promise<number> {
  const due = await matchesToForget(work.tx, work.now, limit);
  if (due.length === 0) return 0;
  const orders = await ordersInForce(work);
  for (const match of due) {
    const order = await keptBy(orders, work, match);
    if (order !== undefined) {
      await work.append(change("match", "preserved", match.id, { keepUntil: order.until, preservedBy: order.id }));
      continue;
    }
    const signals = (await withdrawnSignalsResting(work.tx, match.id)).filter((one) => one.kind === "match");
    await eraseContent(work.tx, "match", match.id);
    for (const one of signals) await eraseContent(work.tx, "signal", one.id);
    await work.append(change("match", "forgotten", match.id, forgotten(match)), ...signals.map((one) => change("signal", "withdrawn", one.id, { words: [], score: null })));
  }
  return due.length;
}
