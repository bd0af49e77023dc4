import type { Arrival, LoadModel } from "./stream.ts";

/** How the waiting duties of a run are ordered. It sees an arrival's signs as they stand, never the truth or the work in it, unless it says so. */
export interface Order {
  /** A new one, or one let lapse that a new sign brings back. */
  add(one: Arrival, nowMs: number): void;
  /** A sign came to one that waits. */
  changed(one: Arrival, nowMs: number): void;
  /** Takes the next one out, or undefined when nothing waits that is worth taking. */
  next(nowMs: number): Arrival | undefined;
  /** At the beginning of each shift: which duties somebody lets lapse, by a decision with a name on it; they wait no longer. */
  decide?(nowMs: number): readonly Arrival[];
}

/** What became of one arrival. */
export interface Fate {
  readonly answeredMs: number | undefined;
  /** When somebody decided to let it lapse; undefined if nobody did, or if it came back after. */
  readonly decidedMs: number | undefined;
}

/** Decisions are taken at the beginning of each shift, by a supervisor, who is none of the officers that answer. */
export const SHIFT_MS = 8 * 3_600_000;

/**
 * Lets the unit's staff work through a stream in some order until `untilMs`, one answer at a time without interruption. What is not
 * answered by then never was. Fates are in the order of the stream.
 */
export function work(stream: readonly Arrival[], model: LoadModel, order: Order, untilMs: number): readonly Fate[] {
  const startMs = stream[0]?.atMs ?? 0;
  const run = newRun(stream, order, startMs);
  const free = Array.from({ length: Math.max(1, Math.round((model.officers * model.hours) / 24)) }, () => startMs);
  for (;;) {
    const seat = free.indexOf(Math.min(...free));
    const nowMs = free[seat]!;
    if (nowMs > untilMs) return run.fates;
    run.advance(nowMs);
    const taken = order.next(nowMs);
    if (taken === undefined) {
      free[seat] = Math.min(run.nextMs(), untilMs + 1);
      continue;
    }
    run.answered(taken, nowMs + taken.workMs);
    free[seat] = nowMs + taken.workMs;
  }
}

type State = "coming" | "waiting" | "answered" | "lapsed";

function newRun(stream: readonly Arrival[], order: Order, startMs: number) {
  const place = new Map(stream.map((one, index) => [one, index]));
  const state = stream.map((): State => "coming");
  const fates = stream.map((): { answeredMs: number | undefined; decidedMs: number | undefined } => ({ answeredMs: undefined, decidedMs: undefined }));
  const signs = stream.flatMap((one) => [one.corroboratedMs, one.repeatedMs].filter(Number.isFinite).map((atMs) => ({ atMs, one }))).sort((a, b) => a.atMs - b.atMs);
  let arrived = 0;
  let signed = 0;
  let shiftMs = startMs + SHIFT_MS;

  const next = () => ({ arrival: stream[arrived]?.atMs ?? Number.POSITIVE_INFINITY, sign: signs[signed]?.atMs ?? Number.POSITIVE_INFINITY, shift: order.decide === undefined ? Number.POSITIVE_INFINITY : shiftMs });
  const nextMs = () => Math.min(...Object.values(next()));

  /** Lets everything happen that has. */
  function advance(nowMs: number): void {
    for (let times = next(); nextMs() <= nowMs; times = next()) {
      if (times.arrival <= times.sign && times.arrival <= times.shift) arrive(stream[arrived++]!);
      else if (times.sign <= times.shift) sign(signs[signed++]!);
      else shift();
    }
  }

  function arrive(one: Arrival): void {
    state[place.get(one)!] = "waiting";
    order.add(one, one.atMs);
  }

  function sign({ atMs, one }: { readonly atMs: number; readonly one: Arrival }): void {
    const index = place.get(one)!;
    if (state[index] === "waiting") order.changed(one, atMs);
    if (state[index] !== "lapsed" || atMs >= one.dueMs) return;
    // Something new is known before its time has run out: what was let go comes back.
    state[index] = "waiting";
    fates[index]!.decidedMs = undefined;
    order.add(one, atMs);
  }

  function shift(): void {
    const lapsing = order.decide?.(shiftMs) ?? [];
    for (const one of lapsing) {
      const index = place.get(one)!;
      state[index] = "lapsed";
      fates[index]!.decidedMs = shiftMs;
    }
    shiftMs += SHIFT_MS;
  }

  function answered(one: Arrival, atMs: number): void {
    const index = place.get(one)!;
    state[index] = "answered";
    fates[index]!.answeredMs = atMs;
  }

  return { fates, advance, nextMs, answered };
}
