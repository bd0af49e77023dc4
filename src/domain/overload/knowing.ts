import type { Order } from "./engine.ts";
import { instantOf } from "../../lib/clock/index.ts";
import { NO_SIGNS } from "../triage.ts";
import type { Signs } from "../triage.ts";
import { visible } from "./stream.ts";
import type { Arrival, LoadModel } from "./stream.ts";

/** About how many of the most promising are looked at when the next one is chosen: more than a week's work. */
const LOOKED_AT = 300;

/** Deadlines are compared on a grid that is finer where they are near. */
const GRID_HOURS = [1, 2, 3, 4, 6, 8, 10, 12, 16, 20, 24, 30, 36, 48, 60, 72, 96, 120, 144, 168, 216, 264, 336, 408, 504, 600, 720] as const;

/** How long a chance once computed is used, unless a sign comes. */
const FRESH_MS = 4 * 3_600_000;

/**
 * An order that knows how the stream is made, so that it can compute from the signs, and from those that have not come, how probable it
 * is that a duty is severe. It takes the set of greatest probability that can still be answered in time, and of that set the one with
 * the least time left. What nobody could do in practice, and the measure of what weights set by judgement lose.
 */
export function informedOrder(model: LoadModel, load: number): Order {
  const classes = arrivalClasses(model, load);
  return choosingOrder(model, {
    chance: (one, nowMs) => chanceOf(visible(one, nowMs), nowMs - one.atMs, model),
    workMs: () => model.minutes.mean * 60_000,
    // As it would stand had it just arrived, for those still to come have just arrived when they are compared with it.
    busyBefore: (one, nowMs) => busyAbove(classes, chanceOf(visible(one, nowMs), 0, model) + 1e-9),
  });
}

/** An order that knows the truth and the work in each duty: the upper bound for what is severe. */
export function oracleOrder(model: LoadModel, load: number): Order {
  const busy = model.severe * load * model.usual;
  return choosingOrder(model, { chance: (one) => (one.high ? 1 : 0), workMs: (one) => one.workMs, busyBefore: (one) => (one.high ? 0 : busy), atOnce: (one) => one.high });
}

interface Knowledge {
  chance(one: Arrival, nowMs: number): number;
  workMs(one: Arrival): number;
  /** Share of the staff's time that arrivals still to come of a greater chance will take. */
  busyBefore(one: Arrival, nowMs: number): number;
  /** What is never put off, though it could be: nothing that is known to be severe waits for what is known not to be. */
  atOnce?(one: Arrival): boolean;
}

interface Candidate {
  readonly one: Arrival;
  chance: number;
  /** Chance in steps, from 0 to 255. */
  step: number;
  /** Share of the staff's time that is left to such as this one. */
  left: number;
  atMs: number;
}

function choosingOrder(model: LoadModel, knows: Knowledge): Order {
  /** In order of their deadlines. */
  let waiting: Candidate[] = [];
  const places = new Map<Arrival, Candidate>();
  const seats = (model.officers * model.hours) / 24;
  const judged = (one: Arrival, nowMs: number) => {
    const chance = knows.chance(one, nowMs);
    return { chance, step: stepOf(chance), left: Math.max(0, 1 - knows.busyBefore(one, nowMs)) * seats, atMs: nowMs };
  };
  return {
    add(one, nowMs) {
      const candidate = { one, ...judged(one, nowMs) };
      let at = waiting.length;
      while (at > 0 && waiting[at - 1]!.one.dueMs > one.dueMs) at--;
      waiting.splice(at, 0, candidate);
      places.set(one, candidate);
    },
    changed(one, nowMs) {
      const candidate = places.get(one);
      if (candidate !== undefined) Object.assign(candidate, judged(one, nowMs));
    },
    next(nowMs) {
      const kept: Candidate[] = [];
      for (const candidate of waiting) {
        if (nowMs + knows.workMs(candidate.one) > candidate.one.dueMs) {
          places.delete(candidate.one); // cannot be in time any more
          continue;
        }
        kept.push(candidate);
        if (nowMs - candidate.atMs > FRESH_MS) Object.assign(candidate, judged(candidate.one, nowMs));
      }
      waiting = kept;
      const chosen = waiting.find((candidate) => knows.atOnce?.(candidate.one) === true) ?? chooseFeasible(mostPromising(waiting), nowMs, knows);
      if (chosen === undefined) return undefined;
      places.delete(chosen.one);
      waiting.splice(waiting.indexOf(chosen), 1);
      return chosen.one;
    },
  };
}

/** The most probable, best first; of those of about the last chance the ones with the least time left. Counts first, so that few have to be sorted. */
function mostPromising(waiting: readonly Candidate[]): readonly Candidate[] {
  const counts = new Uint32Array(256);
  for (const one of waiting) counts[one.step]!++;
  let least = 256;
  let above = 0;
  while (least > 0 && above < LOOKED_AT) above += counts[--least]!;
  const promising: Candidate[] = [];
  let edge = LOOKED_AT;
  for (const one of waiting) if (one.step > least || (one.step === least && edge-- > 0)) promising.push(one);
  return promising.sort((a, b) => b.chance - a.chance || a.one.dueMs - b.one.dueMs);
}

function stepOf(chance: number): number {
  return Math.min(255, Math.max(0, 128 + Math.round(16 * Math.log(chance / (1 - chance)))));
}

/**
 * Admits one after the other, best first, as long as all admitted can be done by their deadlines in the time that later arrivals of a
 * greater chance leave; then the earliest deadline of those. Greedy is right here, since sets that can be done in time form a matroid
 * when all work is alike (Lawler 1976).
 */
function chooseFeasible(best: readonly Candidate[], nowMs: number, knows: Knowledge): Candidate | undefined {
  /** Work admitted that is due by each point of the grid. */
  const dueBy = new Float64Array(GRID_HOURS.length);
  let first: Candidate | undefined;
  for (const candidate of best) {
    const workMs = knows.workMs(candidate.one);
    const hours = (candidate.one.dueMs - nowMs) / 3_600_000;
    let from = GRID_HOURS.findLastIndex((point) => point <= hours);
    if (from < 0) from = 0;
    // The first of all needs no share of the time: it can be taken now.
    let fits = true;
    for (let index = from; fits && first !== undefined && index < GRID_HOURS.length; index++) fits = dueBy[index]! + workMs <= GRID_HOURS[index]! * 3_600_000 * candidate.left;
    if (!fits) continue;
    for (let index = from; index < GRID_HOURS.length; index++) dueBy[index]! += workMs;
    if (first === undefined || candidate.one.dueMs < first.one.dueMs) first = candidate;
  }
  return first;
}

/** How probable it is that a duty is severe, by Bayes' rule from its signs and from how long others have failed to come. */
function chanceOf(signs: Signs, ageMs: number, model: LoadModel): number {
  const likelihood = (truth: "high" | "other") =>
    binary(signs.severity, model.marked[truth]) *
    binary(signs.urgency !== null, model.urgent[truth]) *
    binary(signs.event !== null, model.notices * model.underWay[truth]) *
    waited(signs.corroborated > 0, model.corroborated[truth], ageMs / (model.corroborated.hours * 3_600_000)) *
    waited(signs.repeated, model.repeated[truth], ageMs / (model.repeated.hours * 3_600_000));
  const high = model.severe * likelihood("high");
  return high / (high + (1 - model.severe) * likelihood("other"));
}

function binary(seen: boolean, share: number): number {
  return seen ? share : 1 - share;
}

/** The sign has come, or has not come yet in this many mean times. */
function waited(seen: boolean, share: number, meanTimes: number): number {
  return seen ? share : 1 - share * (1 - Math.exp(-meanTimes));
}

interface ArrivalClass {
  readonly chance: number;
  /** Share of the staff's time that such arrivals take. */
  readonly busy: number;
}

/** The signs with which messages arrive, how probable each makes severity, and what such messages take of the staff's time. */
function arrivalClasses(model: LoadModel, load: number): readonly ArrivalClass[] {
  const busyAll = load * model.usual;
  const yesNo = [true, false];
  return yesNo.flatMap((severity) => yesNo.flatMap((urgent) => yesNo.map((event): ArrivalClass => {
    const signs: Signs = { ...NO_SIGNS, severity, urgency: urgent ? "loss-of-relevance" : null, event: event ? { kind: "departure", at: instantOf(0) } : null };
    const share = (truth: "high" | "other") => binary(severity, model.marked[truth]) * binary(urgent, model.urgent[truth]) * binary(event, model.notices * model.underWay[truth]);
    return { chance: chanceOf(signs, 0, model), busy: (model.severe * share("high") + (1 - model.severe) * share("other")) * busyAll };
  })));
}

function busyAbove(classes: readonly ArrivalClass[], chance: number): number {
  return classes.reduce((sum, known) => (known.chance > chance ? sum + known.busy : sum), 0);
}
