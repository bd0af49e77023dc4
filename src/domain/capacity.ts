/** One duty as the forecast sees it, in the order of the desk. */
export interface Waiting {
  readonly id: string;
  /** Its legal clock, milliseconds; Infinity while that stands still. */
  readonly dueMs: number;
  /** What work it is expected to take. */
  readonly minutes: number;
  /** Share of the staff's time that is left to it once what is expected to come before it is done; 0 to 1. */
  readonly share: number;
}

/** A duty that will not be done in time if nothing changes. */
export interface Foreseen {
  readonly id: string;
  readonly dueMs: number;
  /** When it would be done if the order were kept and as much came as lately. */
  readonly doneMs: number;
  /** Its clock has run out already. */
  readonly late: boolean;
}

/** When the first `minutes` of work from now on will have been done: rises with its argument; Infinity where there is nobody to do it. */
export type WorkDoneAt = (minutes: number) => number;

/**
 * Which duties will be missed at the present staffing, in the order of the desk, before the first one is. Walks the desk and gives each
 * duty the staff's next free time. What cannot be done in time takes none of it: the forecast assumes that somebody decides about it.
 * What is late already is listed too, and takes time, because it is still owed. Cost: one step a duty.
 * @example foreseeMissed([{ id: "a", dueMs: 60_000, minutes: 2, share: 1 }], 0, (minutes) => minutes * 60_000) // a is missed, done a minute late
 */
export function foreseeMissed(inOrder: readonly Waiting[], nowMs: number, doneAt: WorkDoneAt): readonly Foreseen[] {
  const missed: Foreseen[] = [];
  let work = 0;
  for (const one of inOrder) {
    const doneMs = doneAt((work + one.minutes) / one.share);
    const late = one.dueMs < nowMs;
    if (doneMs > one.dueMs) missed.push({ id: one.id, dueMs: one.dueMs, doneMs, late });
    if (doneMs <= one.dueMs || late) work += one.minutes;
  }
  return missed;
}

/**
 * The share of the staff's time that is left to each rank when as much comes as lately: what comes with a lower number is done first.
 * @param came minutes of work that came in some time, by rank
 * @param minutes that the staff had in that time
 * @example sharesLeft([0, 30, 60], 120) // [1, 1, 0.75, 0.25]: the last is for every rank after
 */
export function sharesLeft(came: readonly number[], minutes: number): readonly number[] {
  const shares = [1];
  for (const work of came) shares.push(minutes <= 0 ? 1 : Math.max(0, shares.at(-1)! - work / minutes));
  return shares;
}
