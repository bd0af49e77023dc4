import { addMs } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import type { TellsApart } from "./tells-apart.ts";

/** Why two descriptions were held to concern one person, as the name engine said it. */
export interface MatchReason {
  readonly code: string;
  readonly contribution: number;
  readonly rule?: string;
  readonly text: string;
}

/** Two descriptions that may be one person. A candidate until a named officer confirms or rejects it; near misses are kept apart. */
export interface Match {
  /** `<a>~<b>`, the two description ids in order. */
  readonly id: string;
  readonly a: string;
  readonly b: string;
  readonly score: number;
  readonly reasons: readonly MatchReason[];
  /** Forgotten: it was a near miss or rejected, and nothing is kept of it but that it was there. */
  readonly state: "near-miss" | "candidate" | "confirmed" | "rejected" | "forgotten";
  /** When it is forgotten; null for what joins its two descriptions. */
  readonly keepUntil: string | null;
  /** The order that keeps it beyond that, while there is one. */
  readonly preservedBy?: string | null;
  readonly foundAt: string;
  /** What brought it up: the message or file that arrived or was filed. */
  readonly foundBy: string;
  readonly decisions: readonly { readonly state: "candidate" | "confirmed" | "rejected"; readonly by: string; readonly at: string; readonly reasons: string; /** Recorded with a rejection: the one side is protected from being taken for the other again. */ readonly tellsApart?: TellsApart }[];
}

/** How long a near miss or a rejected match is kept, in milliseconds: a year at most, of 365 days. */
const KEPT_MS = 365 * 86_400_000;

/** Until when a match is kept that comes into this state at `now`. @example keepUntil("confirmed", now) // null */
export function keepUntil(state: Match["state"], now: Instant): string | null {
  return state === "near-miss" || state === "rejected" ? addMs(now, KEPT_MS) : null;
}

/** What a match still says once it is forgotten: not who, not why, not by whom it was decided. */
export function forgotten(match: Match): Omit<Match, "id"> {
  return { a: "", b: "", score: 0, reasons: [], state: "forgotten", keepUntil: null, foundAt: match.foundAt, foundBy: "", decisions: [] };
}

/** The id of the match of two descriptions, whichever comes first. */
export function matchId(a: string, b: string): string {
  return a < b ? `${a}~${b}` : `${b}~${a}`;
}

/** Whether a match joins its two descriptions: confirmed, or a candidate not yet rejected. */
export function joins(match: Pick<Match, "state">): boolean {
  return match.state === "candidate" || match.state === "confirmed";
}

/** A match as it stood at an instant, or undefined before it was found. */
export function matchAsOf(match: Match, at: string): Match | undefined {
  if (match.foundAt > at) return undefined;
  const decisions = match.decisions.filter((one) => one.at <= at);
  // Whatever somebody decided about was a candidate before.
  return { ...match, state: decisions.at(-1)?.state ?? (match.decisions.length === 0 ? match.state : "candidate"), decisions };
}

/** A group of descriptions that recognition holds to be one person. */
export interface PersonGroup {
  /** Description ids, sorted. */
  readonly members: readonly string[];
  /** Members reached only through a match that nobody has confirmed yet. */
  readonly uncertain: readonly string[];
  /** Ids of the matches that join them. */
  readonly matches: readonly string[];
}

/**
 * The person that `start` belongs to: everything reachable over joining matches. Members that confirmed matches alone reach are
 * certain. Cost is linear in the matches given, so pass the ones near the person.
 */
export function groupOf(start: string, matches: readonly Pick<Match, "id" | "a" | "b" | "state">[]): PersonGroup {
  const reach = (allowed: (match: Pick<Match, "state">) => boolean) => {
    const used = new Set<string>();
    const neighbours = new Map<string, { readonly to: string; readonly match: string }[]>();
    const join = (from: string, to: string, match: string) => {
      const known = neighbours.get(from);
      if (known === undefined) neighbours.set(from, [{ to, match }]);
      else known.push({ to, match });
    };
    for (const match of matches) {
      if (!allowed(match)) continue;
      join(match.a, match.b, match.id);
      join(match.b, match.a, match.id);
    }
    const seen = new Set([start]);
    for (const id of seen) {
      for (const { to, match } of neighbours.get(id) ?? []) {
        seen.add(to); // a set grows while it is walked
        used.add(match);
      }
    }
    return { seen, used };
  };
  const all = reach(joins);
  const certain = reach((match) => match.state === "confirmed");
  return {
    members: [...all.seen].sort(),
    uncertain: [...all.seen].filter((id) => !certain.seen.has(id)).sort(),
    matches: [...all.used].sort(),
  };
}
