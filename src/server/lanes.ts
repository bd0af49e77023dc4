import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Priority } from "../domain/message.ts";

/** How many envelopes may be taken in at one time. */
export interface LaneLimits {
  /** Places for all. */
  readonly general: number;
  /** Places for emergencies alone, once the general ones are taken. */
  readonly reserved: number;
}

/** One writer works through them at some hundreds a second: what stands this deep is answered within a quarter of a second. */
export const LANE_LIMITS: LaneLimits = { general: 64, reserved: 16 };

/** The share of the general places up to which a priority is let in: routine is told to come back first. */
const SHARE: Readonly<Record<Priority, number>> = { P0: 1, P1: 1, P2: 0.75, P3: 0.5 };

/** When to come back: the less urgent, the later. */
const RETRY_AFTER_S: Readonly<Record<Priority, number>> = { P0: 1, P1: 2, P2: 5, P3: 15 };

export type Busy = { readonly code: "envelope.busy"; readonly priority: Priority; readonly retryAfterS: number };

/** Who may come in now. */
export interface Lanes {
  /** A place for an envelope of a peer, to be given back, or when to try again. Nothing is dropped: the sender keeps it until it has a receipt. */
  enter(peer: string, priority: Priority): Result<() => void, Busy>;
}

/**
 * Lanes in front of the one writer. Urgent envelopes pass where routine ones wait, emergencies have places that nothing else can
 * take, and one peer has half of the places of either kind at most, so that its flood is its own trouble.
 */
export function newLanes(limits: LaneLimits = LANE_LIMITS): Lanes {
  const general = { most: limits.general, inside: 0, byPeer: new Map<string, number>() };
  const reserved = { most: limits.reserved, inside: 0, byPeer: new Map<string, number>() };

  function take(lane: typeof general, peer: string, most: number): (() => void) | undefined {
    const own = lane.byPeer.get(peer) ?? 0;
    if (lane.inside >= most || own >= Math.max(1, Math.floor(lane.most / 2))) return undefined;
    lane.inside++;
    lane.byPeer.set(peer, own + 1);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      lane.inside--;
      const now = lane.byPeer.get(peer)! - 1;
      if (now === 0) lane.byPeer.delete(peer);
      else lane.byPeer.set(peer, now);
    };
  }

  return {
    enter(peer, priority) {
      const place = take(general, peer, Math.floor(general.most * SHARE[priority])) ?? (priority === "P0" ? take(reserved, peer, reserved.most) : undefined);
      return place === undefined ? err({ code: "envelope.busy", priority, retryAfterS: RETRY_AFTER_S[priority] }) : ok(place);
    },
  };
}
