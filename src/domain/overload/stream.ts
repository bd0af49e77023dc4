import type { Instant } from "../../lib/clock/index.ts";
import { instantOf, msOf } from "../../lib/clock/index.ts";
import { MessageBody } from "../message.ts";
import type { Authority } from "../authority.ts";
import { owedFor } from "../regime.ts";
import { signsOf } from "../triage.ts";
import type { Signs } from "../triage.ts";

/** How an overloaded unit and what reaches it are imagined. Shares are of all messages, or of the severe and of the others. */
export interface LoadModel {
  /** Officers, each at work for `hours` a day, one after another, so that somebody is always there. */
  readonly officers: number;
  readonly hours: number;
  /** Share of those hours that load 1 takes. */
  readonly usual: number;
  /** Minutes that an answer takes: mean, and standard deviation as a share of it (log-normal). */
  readonly minutes: { readonly mean: number; readonly spread: number };
  /** Share of messages that are truly of high severity. */
  readonly severe: number;
  /** Share that carries the marker. */
  readonly marked: ByTruth;
  readonly urgent: ByTruth;
  /** Share for which an independent second origin comes, and the mean hours until it does (exponential). */
  readonly corroborated: ByTruth & { readonly hours: number };
  /** Share that comes again as long as nobody has answered, and after how many hours on average. */
  readonly repeated: ByTruth & { readonly hours: number };
  /** Kinds of message: requests, a part of them on what is directly accessible; notices, a part of them on an event under way. */
  readonly requests: number;
  readonly direct: number;
  readonly notices: number;
  readonly underWay: ByTruth;
}

interface ByTruth {
  readonly high: number;
  readonly other: number;
}

/**
 * The unit of the committed results. Load, severity and markers are those that the exchange sets itself as a test; the other shares
 * are assumptions, written down so that somebody can put better ones in their place.
 */
export const UNIT: LoadModel = {
  officers: 3,
  hours: 8,
  usual: 0.7,
  minutes: { mean: 45, spread: 0.7 },
  severe: 0.04,
  marked: { high: 0.7, other: 0.05 },
  urgent: { high: 0.25, other: 0.08 },
  corroborated: { high: 0.35, other: 0.03, hours: 48 },
  repeated: { high: 0.3, other: 0.06, hours: 72 },
  requests: 0.6,
  direct: 0.5,
  notices: 0.15,
  underWay: { high: 0.3, other: 0.15 },
};

/** One message that asks for an answer, as a run knows it; an order sees only what `visible` says. */
export interface Arrival {
  readonly id: string;
  readonly atMs: number;
  readonly dueMs: number;
  /** What its answer will have taken. */
  readonly workMs: number;
  /** The truth, which no order but the oracle's reads. */
  readonly high: boolean;
  /** Its signs on arrival. */
  readonly signs: Signs;
  /** When they change; Infinity for never. */
  readonly corroboratedMs: number;
  readonly repeatedMs: number;
}

/** Signs of an arrival as they stand at `nowMs`. */
export function visible(one: Arrival, nowMs: number): Signs {
  return one.corroboratedMs > nowMs && one.repeatedMs > nowMs ? one.signs : { ...one.signs, corroborated: one.corroboratedMs <= nowMs ? 1 : 0, repeated: one.repeatedMs <= nowMs };
}

/** Messages a day at a load. @example messagesADay(UNIT, 1) // 22.4 */
export function messagesADay(model: LoadModel, load: number): number {
  return (load * model.usual * model.officers * model.hours * 60) / model.minutes.mean;
}

/**
 * A stream of arrivals from `start` for `days`, in order of time: Poisson, a function of the seed. Clocks are those that the regimes
 * give to such messages between two Member States, counted in whole days of 24 hours.
 */
export function arrivals(model: LoadModel, load: number, options: { readonly start: Instant; readonly days: number; readonly seed: number }): readonly Arrival[] {
  const random = seeded(options.seed);
  const startMs = msOf(options.start);
  const endMs = startMs + options.days * DAY_MS;
  const meanGapMs = DAY_MS / messagesADay(model, load);
  const found: Arrival[] = [];
  const kinds = new Map<string, Kind>();
  for (let atMs = startMs + exponential(random, meanGapMs); atMs < endMs; atMs += exponential(random, meanGapMs)) {
    const high = random() < model.severe;
    const of = (share: ByTruth) => random() < (high ? share.high : share.other);
    const marked = of(model.marked);
    const urgent = of(model.urgent);
    const direct = random() < model.direct;
    const drawn = random();
    const kind = drawn < model.requests ? "request" : drawn < model.requests + model.notices ? "notice" : "warning";
    const underWay = of(model.underWay);
    const later = (share: ByTruth & { readonly hours: number }) => {
      const comes = of(share);
      const after = exponential(random, share.hours * HOUR_MS);
      return comes ? atMs + after : Number.POSITIVE_INFINITY;
    };
    const corroboratedMs = later(model.corroborated);
    const repeatedMs = later(model.repeated);
    const workMs = logNormal(random, model.minutes.mean, model.minutes.spread) * 60_000;
    const { signs, within } = kindOf(kinds, kind, { marked, urgent, direct });
    const event = kind === "notice" && underWay ? { kind: "departure" as const, at: instantOf(Math.round(atMs + 24 * HOUR_MS)) } : null;
    found.push({ id: String(found.length).padStart(7, "0"), atMs, dueMs: atMs + within, workMs, high, signs: event === null ? signs : { ...signs, event }, corroboratedMs, repeatedMs });
  }
  return found;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

interface Kind {
  readonly signs: Signs;
  readonly within: number;
}

/** Signs and period of a kind of message, from the rules that hold for a real one. */
function kindOf(known: Map<string, Kind>, kind: "request" | "warning" | "notice", marks: { readonly marked: boolean; readonly urgent: boolean; readonly direct: boolean }): Kind {
  const key = JSON.stringify([kind, marks]);
  const before = known.get(key);
  if (before !== undefined) return before;
  const body = MessageBody.parse({
    kind,
    purpose: "simulation",
    terrorism: marks.marked,
    ...(marks.urgent ? { urgency: { ground: "loss-of-relevance", reasons: "simulation" } } : {}),
    ...(kind === "request" ? { access: marks.direct ? "direct" : "indirect", particulars: { sought: "simulation", facts: "simulation", reasonsToBelieve: "simulation", connection: "simulation" } } : {}),
    ...(kind === "notice" ? { event: { kind: "stop", on: "2000" } } : {}),
  });
  const owed = owedFor(body, STATE, STATE, []).find((one) => one.duty === "answer");
  if (owed === undefined) throw new Error(`A ${kind} is owed no answer`);
  const { within } = owed;
  const ms = "minutes" in within ? within.minutes * 60_000 : "hours" in within ? within.hours * HOUR_MS : within.days * DAY_MS;
  const made = { signs: signsOf(body, instantOf(0)), within: ms };
  known.set(key, made);
  return made;
}

const STATE: Authority = { id: "state", name: "A Member State", country: "XX", kind: "spoc", union: true, languages: ["en"], timeZone: "UTC", channel: "heed" };

function exponential(random: () => number, mean: number): number {
  return -Math.log(1 - random()) * mean;
}

/** Log-normal with this mean and this standard deviation as a share of it; the normal by Box and Muller 1958. */
function logNormal(random: () => number, mean: number, spread: number): number {
  const variance = Math.log(1 + spread * spread);
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.exp(Math.log(mean) - variance / 2 + Math.sqrt(variance) * normal);
}

/** Numbers in [0, 1) that are a function of the seed: mulberry32. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
