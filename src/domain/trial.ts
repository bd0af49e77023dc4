import type { Instant } from "../lib/clock/index.ts";
import { newHeap } from "./overload/heap.ts";
import { actBy, compareStandings, rankOf } from "./triage.ts";
import type { Signs, Standing, Weights } from "./triage.ts";

/** A duty of past weeks, with its signs as they came to be known. */
export interface PastDuty {
  readonly id: string;
  readonly openedAt: Instant;
  readonly dueAt: Instant;
  /** Signs, and from when on they were known; the first from the beginning. */
  readonly signs: readonly { readonly at: Instant; readonly signs: Signs }[];
}

/** What an order would have answered in time. */
export interface TrialShares {
  readonly inTime: number;
  readonly severe: number;
  readonly severeInTime: number;
}

/** What other weights would have changed in past weeks, with the answers that the staff gave in fact. */
export interface Trial {
  readonly from: Instant;
  readonly until: Instant;
  /** The weights in force when it was made. */
  readonly against: string;
  readonly duties: number;
  /** Answers given in that time: what the staff could do. */
  readonly answers: number;
  readonly now: TrialShares;
  readonly proposed: TrialShares;
  /** Duties in time under the proposed weights alone, and under those in force alone; the first hundred of each. */
  readonly gained: readonly string[];
  readonly lost: readonly string[];
  readonly gainedCount: number;
  readonly lostCount: number;
}

const MOST_NAMED = 100;

/**
 * Serves past duties again, once in the order of each set of weights: at every instant at which somebody gave an answer then, the first
 * duty of the order is answered now. Says what would have changed; it cannot say what people would have done otherwise.
 */
export function tryWeights(past: readonly PastDuty[], answeredAt: readonly Instant[], weights: { readonly inForce: Weights; readonly proposed: Weights }, period: { readonly from: Instant; readonly until: Instant }): Trial {
  const now = serve(past, answeredAt, weights.inForce);
  const proposed = serve(past, answeredAt, weights.proposed);
  const gained = [...proposed].filter((id) => !now.has(id)).sort();
  const lost = [...now].filter((id) => !proposed.has(id)).sort();
  return {
    ...period,
    against: weights.inForce.id,
    duties: past.length,
    answers: answeredAt.length,
    now: sharesOf(past, now),
    proposed: sharesOf(past, proposed),
    gained: gained.slice(0, MOST_NAMED),
    lost: lost.slice(0, MOST_NAMED),
    gainedCount: gained.length,
    lostCount: lost.length,
  };
}

interface Placed extends Standing {
  readonly duty: PastDuty;
}

/** Ids of the duties that are answered in time. */
function serve(past: readonly PastDuty[], answeredAt: readonly Instant[], weights: Weights): ReadonlySet<string> {
  const changes = past.flatMap((duty) => duty.signs.map(({ at, signs }, index) => ({ at: index === 0 ? duty.openedAt : at, duty, signs }))).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const heap = newHeap<Placed>(compareStandings);
  const current = new Map<string, Placed>();
  const answered = new Set<string>();
  const inTime = new Set<string>();
  let next = 0;
  for (const slot of [...answeredAt].sort()) {
    for (; next < changes.length && changes[next]!.at <= slot; next++) {
      const { duty, signs } = changes[next]!;
      if (answered.has(duty.id)) continue;
      const placed = { rank: rankOf(signs, weights), actBy: actBy(duty.dueAt, signs), id: duty.id, duty };
      current.set(duty.id, placed);
      heap.push(placed);
    }
    let top = heap.pop();
    while (top !== undefined && current.get(top.id) !== top) top = heap.pop();
    if (top === undefined) continue;
    current.delete(top.id);
    answered.add(top.id);
    if (slot <= top.duty.dueAt) inTime.add(top.id);
  }
  return inTime;
}

function sharesOf(past: readonly PastDuty[], inTime: ReadonlySet<string>): TrialShares {
  const severe = past.filter((one) => one.signs.some(({ signs }) => signs.severity));
  return { inTime: inTime.size, severe: severe.length, severeInTime: severe.filter((one) => inTime.has(one.id)).length };
}
