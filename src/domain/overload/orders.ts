import { foreseeMissed, sharesLeft } from "../capacity.ts";
import type { Foreseen } from "../capacity.ts";
import { actBy, compareStandings, rankOf } from "../triage.ts";
import type { Standing, Weights } from "../triage.ts";
import { instantOf } from "../../lib/clock/index.ts";
import { SHIFT_MS } from "./engine.ts";
import type { Order } from "./engine.ts";
import { newHeap } from "./heap.ts";
import { visible } from "./stream.ts";
import type { Arrival, LoadModel } from "./stream.ts";

/** The forecast expects as much as came in so many days. */
const DAY_MS = 24 * 3_600_000;
const LATELY_MS = 7 * DAY_MS;

interface Placed extends Standing {
  readonly one: Arrival;
}

/**
 * The desk's own order, and at the beginning of each shift the desk's own forecast: what it says will be missed is put before somebody
 * who signs for it.
 */
export function heedOrder(model: LoadModel, weights: Weights): Order {
  const heap = newHeap<Placed>(compareStandings);
  /** Where each one stands now; a place it no longer has stays in the heap until it comes up. */
  const current = new Map<Arrival, Placed>();
  const seats = (model.officers * model.hours) / 24;
  let lately: { readonly atMs: number; readonly rank: number }[] = [];
  let firstMs = Number.POSITIVE_INFINITY;
  /** The first rank for which the staff do not suffice, as of the last forecast. */
  let edge = weights.ranks.length + 1;
  // From there on, too little time is a reason to put a duty before whoever decides; what stands before is begun even so.
  const notWorthBeginning = ({ rank, one }: Placed, nowMs: number) => rank >= edge && one.dueMs >= nowMs && one.dueMs < nowMs + model.minutes.mean * 60_000;
  const place = (one: Arrival, nowMs: number): void => {
    const signs = visible(one, nowMs);
    const placed = { rank: rankOf(signs, weights), actBy: actBy(instantOf(Math.floor(one.dueMs)), signs), id: one.id, one };
    current.set(one, placed);
    heap.push(placed);
  };
  return {
    add(one, nowMs) {
      place(one, nowMs);
      lately.push({ atMs: nowMs, rank: current.get(one)!.rank });
      firstMs = Math.min(firstMs, nowMs);
    },
    changed: place,
    next(nowMs) {
      for (let top = heap.pop(); top !== undefined; top = heap.pop()) {
        if (current.get(top.one) !== top) continue;
        if (notWorthBeginning(top, nowMs)) continue;
        current.delete(top.one);
        return top.one;
      }
      return undefined;
    },
    decide(nowMs) {
      const inOrder = [...current.values()].sort(compareStandings);
      lately = lately.filter(({ atMs }) => atMs > nowMs - LATELY_MS);
      const came = weights.ranks.map((_, rank) => lately.filter((one) => one.rank === rank).length * model.minutes.mean);
      const shares = sharesLeft(came, (seats * Math.min(LATELY_MS, nowMs - firstMs)) / 60_000);
      const waiting = inOrder.map(({ id, one, rank }) => ({ id, dueMs: one.dueMs, minutes: model.minutes.mean, share: shares[rank] ?? shares.at(-1)! }));
      const placed = new Map(inOrder.map((one) => [one.id, one]));
      const foreseen = foreseeMissed(waiting, nowMs, (minutes) => nowMs + (minutes * 60_000) / seats).map((missed) => ({ ...missed, ...placed.get(missed.id)! }));
      edge = foreseen.find((missed) => !missed.late && missed.dueMs <= nowMs + SHIFT_MS)?.rank ?? weights.ranks.length + 1;
      const found = foreseen.filter((missed) => mustDecide(missed, nowMs, missed.rank >= edge)).map(({ one }) => one);
      for (const one of found) current.delete(one);
      // What was passed over, is late now and was kept waits like the rest.
      for (const { one } of inOrder) if (one.dueMs < nowMs && current.has(one)) heap.push(current.get(one)!);
      return found;
    },
  };
}

/**
 * What falls due after the next decision can wait for it. What is late is let go where the staff do not suffice for what is not; else
 * it is answered late if it will be reached in this shift, unless that has been hoped for two days.
 */
function mustDecide({ dueMs, doneMs, late }: Foreseen, nowMs: number, short: boolean): boolean {
  if (!late) return dueMs <= nowMs + SHIFT_MS;
  return short || doneMs > nowMs + SHIFT_MS || dueMs < nowMs - 2 * DAY_MS;
}

/** First come, first served, late or not: a queue. */
export function arrivalOrder(): Order {
  return fixedOrder((a, b) => a.atMs - b.atMs, () => true);
}

/** The earliest deadline of those that have not passed; what has passed comes after all of them. */
export function deadlineOrder(): Order {
  return fixedOrder((a, b) => a.dueMs - b.dueMs, (one, nowMs) => one.dueMs > nowMs);
}

function fixedOrder(compare: (a: Arrival, b: Arrival) => number, first: (one: Arrival, nowMs: number) => boolean): Order {
  const waiting = newHeap<Arrival>(compare);
  const passed = newHeap<Arrival>(compare);
  return {
    add: (one) => waiting.push(one),
    changed() {},
    next(nowMs) {
      for (let top = waiting.pop(); top !== undefined; top = waiting.pop()) {
        if (first(top, nowMs)) return top;
        passed.push(top);
      }
      return passed.pop();
    },
  };
}
