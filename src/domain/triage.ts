import { z } from "zod";
import { intervalOfPartial, lastInstant, parseInstant, parsePartialDate } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import type { Claim } from "./claim.ts";
import { UNASSESSED } from "./person.ts";
import type { EventKind, MessageBody, Priority, UrgencyGround } from "./message.ts";
import { Ref } from "./text.ts";

/** What counts as happening now: reported at most a day after it, or at most three days before. */
export const EVENT_WITHIN_MS = { behind: 24 * 3_600_000, ahead: 72 * 3_600_000 } as const;

/** Beyond this many independent origins nothing is gained. */
const MOST_CORROBORATIONS = 2;

/** The rank of an emergency: declared by a person, never reached by points. */
export const EMERGENCY_RANK = 0;

/**
 * Everything that may move a message or duty on the desk. What stands on nobody's list of reasons cannot move it: there is no
 * field here for a name, birthplace, nationality, language, religion or origin, and none for the wording.
 */
export interface Signs {
  readonly emergency: boolean;
  readonly urgency: z.infer<typeof UrgencyGround> | null;
  readonly severity: boolean;
  /** Independent origins beyond the first, as `corroborations` counts them. */
  readonly corroborated: number;
  /** It came again while the first was unanswered; true once and not more. */
  readonly repeated: boolean;
  /** An event under way when it was reported, and when it happens; null otherwise. */
  readonly event: { readonly kind: z.infer<typeof EventKind>; readonly at: Instant } | null;
  /** The best 4x4 grade among its claims, Regulation (EU) 2016/794 Article 29. */
  readonly grade: string;
}

const Points = z.int().min(0).max(1_000);

/**
 * What each sign weighs, and from how many points on each rank begins. Data: a change is a new version, proposed by one person,
 * tried on past weeks, and put in force by another.
 */
export const Weights = z.strictObject({
  /** Name of the version. */
  id: Ref,
  severity: Points,
  urgency: z.strictObject({ "immediate-serious-threat": Points, "danger-to-life": Points, "deprivation-of-liberty": Points, "loss-of-relevance": Points }),
  /** For each independent origin beyond the first, two at most. */
  corroborated: Points,
  repeated: Points,
  event: Points,
  /** Reliability of the source, and of what it said. */
  grade: z.strictObject({ A: Points, B: Points, C: Points, X: Points, "1": Points, "2": Points, "3": Points, "4": Points }),
  /** Least points of rank 1, 2, 3...; less than the last is the rank after it. */
  ranks: z.array(Points).min(1).max(12).refine((all) => all.every((one, index) => index === 0 || one < all[index - 1]!), "must fall from each rank to the next"),
});
export type Weights = z.infer<typeof Weights>;

/**
 * The weights a node begins with. One point is about one decibel of evidence that a matter is severe, taken by judgement: a marker is
 * set on most severe matters and on few others; an independent second origin says nearly as much; a repeat or an urgency ground less.
 */
export const FIRST_WEIGHTS: Weights = {
  id: "heed-1",
  severity: 12,
  urgency: { "immediate-serious-threat": 8, "danger-to-life": 8, "deprivation-of-liberty": 4, "loss-of-relevance": 4 },
  corroborated: 10,
  repeated: 6,
  event: 5,
  grade: { A: 2, B: 1, C: 0, X: 0, "1": 2, "2": 1, "3": 1, "4": 0 },
  ranks: [24, 18, 12, 8, 4],
};

/** One reason for a place on the desk, with what it weighs. */
export interface TriageReason {
  readonly code: "emergency" | "severity" | "urgency" | "corroborated" | "repeated" | "event" | "grade";
  readonly points: number;
}

/**
 * Why signs weigh what they weigh, heaviest first; what weighs nothing is left out.
 * @example triageReasons({ ...signs, severity: true }, FIRST_WEIGHTS)[0] // { code: "severity", points: 12 }
 */
export function triageReasons(signs: Signs, weights: Weights): readonly TriageReason[] {
  const reasons: TriageReason[] = [];
  if (signs.severity) reasons.push({ code: "severity", points: weights.severity });
  if (signs.urgency !== null) reasons.push({ code: "urgency", points: weights.urgency[signs.urgency] });
  if (signs.corroborated > 0) reasons.push({ code: "corroborated", points: weights.corroborated * Math.min(signs.corroborated, MOST_CORROBORATIONS) });
  if (signs.repeated) reasons.push({ code: "repeated", points: weights.repeated });
  if (signs.event !== null) reasons.push({ code: "event", points: weights.event });
  reasons.push({ code: "grade", points: gradePoints(signs.grade, weights) });
  const counting = reasons.filter((one) => one.points > 0).sort((a, b) => b.points - a.points);
  return signs.emergency ? [{ code: "emergency", points: 0 }, ...counting] : counting;
}

/** The sum of what `triageReasons` lists. */
export function pointsOf(signs: Signs, weights: Weights): number {
  return triageReasons(signs, weights).reduce((sum, one) => sum + one.points, 0);
}

/**
 * The rank of a duty: 0 for an emergency, else 1 for the most points and upwards. Within a rank the legal time left decides, so
 * few ranks are better than many: two duties of about the same weight are told apart by their clocks.
 */
export function rankOf(signs: Signs, weights: Weights): number {
  if (signs.emergency) return EMERGENCY_RANK;
  const points = pointsOf(signs, weights);
  const found = weights.ranks.findIndex((least) => points >= least);
  return (found < 0 ? weights.ranks.length : found) + 1;
}

/** Where something stands on the desk. */
export interface Standing {
  readonly rank: number;
  /** The legal clock, or the event if that comes first; `NEVER` while the clock stands still. */
  readonly actBy: string;
  readonly id: string;
}

/** Sorts after every instant. */
export const NEVER = "9999";

/**
 * The order of the desk: rank, then the time left, then the name of the row so that the order is total. The store's index has the
 * same three columns, and the simulation calls this very function.
 */
export function compareStandings(a: Standing, b: Standing): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  if (a.actBy !== b.actBy) return a.actBy < b.actBy ? -1 : 1;
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
}

/** The earlier of a legal clock and of the event a duty is about. */
export function actBy(due: string | null | undefined, signs: Pick<Signs, "event">): string {
  const clock = due ?? NEVER;
  return signs.event !== null && signs.event.at < clock ? signs.event.at : clock;
}

/** Nothing speaks for hurry. */
export const NO_SIGNS: Signs = { emergency: false, urgency: null, severity: false, corroborated: 0, repeated: false, event: null, grade: UNASSESSED };

/**
 * The signs that a message carries by itself, as it stood when it arrived. Repeats, and what other messages corroborate, are
 * added as they come. Reads markers, grounds, grades and the event's time, and nothing that anybody wrote about a person.
 */
export function signsOf(body: MessageBody, receivedAt: Instant): Signs {
  return {
    emergency: body.emergency,
    urgency: body.urgency?.ground ?? null,
    severity: body.terrorism,
    corroborated: corroborations(body.claims.map((claim) => ({ says: sayingOf(claim, claim.about ?? ""), case: "", originMark: claim.originMark }))),
    repeated: false,
    event: eventNow(body, receivedAt),
    grade: bestGrade(body.claims.map((one) => one.grade)),
  };
}

/**
 * The signs of a message after its author corrected it: marker, claims and event are those of the correction, which has no ground of
 * urgency of its own; what other messages added stays.
 */
export function correctedSigns(before: Signs, correction: MessageBody, receivedAt: Instant): Signs {
  const { severity, event, corroborated, grade } = signsOf(correction, receivedAt);
  return { ...before, severity, event: event ?? before.event, corroborated: Math.max(before.corroborated, corroborated), grade: correction.claims.length > 0 ? grade : before.grade };
}

/**
 * The rank of a duty that hangs on no message, such as a measure promised: its priority is all that is known. Urgent stands where a
 * danger to life does, severe where the marker does.
 */
export function rankOfPriority(priority: Priority, weights: Weights): number {
  switch (priority) {
    case "P0":
      return EMERGENCY_RANK;
    case "P1":
      return rankOf({ ...NO_SIGNS, urgency: "danger-to-life" }, weights);
    case "P2":
      return rankOf({ ...NO_SIGNS, severity: true }, weights);
    case "P3":
      return rankOf(NO_SIGNS, weights);
  }
}

/** A claim as corroboration sees it. */
export interface Corroborating {
  /** What is said, equal where two claims say the same; undefined where claims cannot be compared. */
  readonly says: string | undefined;
  /** The case inside which origin marks mean something. */
  readonly case: string;
  readonly originMark: string | undefined;
}

/**
 * Independent origins beyond the first of what is said most firmly. A claim without an origin mark counts for nothing, since unknown
 * independence is none; one origin never corroborates itself, however many authorities repeat it; marks of different cases cannot be
 * compared, and so are not.
 * @example corroborations([{ says: "x", case: "c", originMark: "1" }, { says: "x", case: "c", originMark: "1" }]) // 0
 */
export function corroborations(claims: readonly Corroborating[]): number {
  const origins = new Map<string, Set<string>>();
  for (const { says, case: within, originMark } of claims) {
    if (says === undefined || originMark === undefined) continue;
    const key = JSON.stringify([within, says]);
    const marks = origins.get(key) ?? new Set();
    origins.set(key, marks.add(originMark));
  }
  return Math.max(0, ...[...origins.values()].map((marks) => marks.size - 1));
}

/**
 * What a claim says of somebody, equal where two claims say the same of the same person; undefined where that cannot be told, as of
 * words. `whom` stands for the person: a group of descriptions, or one of them.
 */
export function sayingOf({ says }: Claim, whom: string): string | undefined {
  switch (says.kind) {
    case "conduct":
      return says.topic === undefined ? undefined : JSON.stringify([whom, says.kind, says.topic, says.denied]);
    case "birth":
      return JSON.stringify([whom, says.kind, says.on]);
    case "entry":
    case "exit":
    case "presence":
      return JSON.stringify([whom, says.kind, says.country, says.on]);
    case "no-entry":
      return JSON.stringify([whom, says.kind, says.country, says.during]);
    case "no-exit":
      return JSON.stringify([whom, says.kind, says.country, says.asOf]);
    case "event-date":
      return JSON.stringify([whom, says.kind, says.event, says.on]);
    case "communication":
      return JSON.stringify([whom, says.kind, says.event, says.from, says.to, says.as, says.happened]);
    case "other":
      return undefined;
  }
}

function gradePoints(grade: string, weights: Weights): number {
  return (weights.grade[grade.slice(0, 1) as "A"] ?? 0) + (weights.grade[grade.slice(1) as "1"] ?? 0);
}

/** A1 before A2 before B1: who said it, then how sure it is. */
function bestGrade(grades: readonly string[]): string {
  return grades.reduce((best, one) => (one < best ? one : best), UNASSESSED);
}

function eventNow(body: MessageBody, receivedAt: Instant): Signs["event"] {
  const event = body.kind === "notice" || body.kind === "correction" ? body.event : undefined;
  if (event === undefined) return null;
  const at = event.departure === undefined ? endOf(event.on) : instantText(event.departure);
  if (at === undefined) return null;
  const ahead = Date.parse(at) - Date.parse(receivedAt);
  return ahead >= -EVENT_WITHIN_MS.behind && ahead <= EVENT_WITHIN_MS.ahead ? { kind: event.kind, at } : null;
}

/** An instant, or the end of a day that is named; a month or a year is no time at which something happens now. */
function endOf(on: string): Instant | undefined {
  const instant = instantText(on);
  if (instant !== undefined) return instant;
  const date = parsePartialDate(on);
  if (!date.ok) return undefined;
  const { first, last } = intervalOfPartial(date.value);
  return first === last ? lastInstant(last, "UTC") : undefined;
}

function instantText(text: string): Instant | undefined {
  const parsed = parseInstant(text);
  return parsed.ok ? parsed.value : undefined;
}
