import { dueOf } from "../lib/clock/index.ts";
import type { Deadline, Instant } from "../lib/clock/index.ts";
import type { Authority } from "./authority.ts";
import type { OpeningKind, RefusalGround } from "./message.ts";
import type { Obligation } from "./obligation.ts";

/** One message that asked something of one peer, or that a peer asked of us, with what became of it; nothing of whom it is about. */
export interface Exchanged {
  readonly message: string;
  readonly peer: string;
  /** `out`: we sent it; `in`: we received it. */
  readonly direction: "out" | "in";
  /** Null once its content is erased and nothing else says what it was. */
  readonly kind: OpeningKind | null;
  readonly urgent: boolean;
  /** Issued, where we sent it; received, where a peer did. */
  readonly at: Instant;
  readonly withdrawn: boolean;
  readonly outcome: "answered" | "refused" | "lapsed" | "void" | "open";
  /** The ground of the refusal; null where there is none, or where it is erased. */
  readonly ground: RefusalGround | null;
  /** What the addressee said of it in its answer, where it said anything. */
  readonly useful: boolean | null;
  readonly urgencyUpheld: boolean | null;
  readonly disputed: boolean;
  readonly clarifications: number;
  readonly duties: readonly Pick<Obligation, "duty" | "deadline" | "state" | "settledAt">[];
}

/** Counts and times of one direction towards one peer in one period. A count that is withheld because it is small is null. */
export interface ExchangeFigures {
  readonly requests: Count;
  readonly urgentRequests: Count;
  readonly otherRequests: Count;
  readonly requestsAnswered: Count;
  readonly requestsRefused: Count;
  readonly requestsOpen: Count;
  /** Refusals by ground of Directive (EU) 2023/977 Article 6(1); only grounds that occurred. */
  readonly refusals: readonly { readonly ground: RefusalGround | "unknown"; readonly count: Count }[];
  /** Deviations for judicial authorisation, Article 5(2). */
  readonly deviations: Count;
  /** Own-initiative information, by kind: what Article 18 does not count. */
  readonly warnings: Count;
  readonly notices: Count;
  readonly threats: Count;
  readonly forwards: Count;
  /** Messages whose content is erased, so that their kind is no longer on file. */
  readonly unknownKind: Count;
  /** Minutes from receipt; null where there were too few to tell. */
  readonly acknowledged: Times | null;
  readonly answered: Times | null;
  /** Duties that were done late, and those still owed past their time. */
  readonly doneLate: Count;
  readonly overdue: Count;
  /** What tells use from volume. */
  readonly saidUseful: Count;
  readonly saidNotUseful: Count;
  readonly withdrawn: Count;
  readonly urgencyNotUpheld: Count;
  readonly answersDisputed: Count;
  /** Minutes for which clocks stood still while a question was open. */
  readonly suspendedMinutes: number | null;
  /** Questions asked for each ten messages, to one decimal. */
  readonly clarificationsPerTen: number | null;
}

export type Count = number | null;

/** The middle of some times, that of which nine in ten were quicker, and the longest, in minutes. */
export interface Times {
  readonly count: number;
  readonly median: number;
  readonly ninth: number;
  readonly longest: number;
}

/** Both directions between this authority and one peer. */
export interface PeerStatistics {
  readonly peer: string;
  readonly out: ExchangeFigures;
  readonly in: ExchangeFigures;
}

/** Counts from one to this are withheld: with so few, one knows whose they are. */
export const SMALLEST_SHOWN = 5;

const MINUTE = 60_000;

/**
 * The figures of one direction, exact: for the two parties' own reckoning and the yearly report. What became of each message is told as
 * of `asOf`, so the figures of a period change while its matters are open. The order of the rows never matters.
 */
export function figuresOf(rows: readonly Exchanged[], asOf: Instant): ExchangeFigures {
  const count = (holds: (one: Exchanged) => boolean) => rows.filter(holds).length;
  const requests = rows.filter((one) => one.kind === "request");
  const among = (holds: (one: Exchanged) => boolean) => requests.filter(holds).length;
  const refused = requests.filter((one) => one.outcome === "refused");
  const grounds = [...Map.groupBy(refused, (one) => one.ground ?? ("unknown" as const))].sort(([a], [b]) => (a < b ? -1 : 1));
  const duties = rows.flatMap((one) => one.duties);
  const done = (duty: Obligation["duty"]) => duties.filter((one) => one.duty === duty && one.state === "done" && one.settledAt !== null && one.settledAt <= asOf).map((one) => Math.max(0, Math.ceil((Date.parse(one.settledAt!) - Date.parse(one.deadline.start)) / MINUTE)));
  const due = duties.filter((one) => one.duty === "acknowledge" || one.duty === "answer").map((one) => ({ one, at: dueOf(one.deadline) }));
  const suspended = duties.filter((one) => one.duty === "answer").reduce((sum, one) => sum + pausedMs(one.deadline, one.settledAt !== null && one.settledAt <= asOf ? one.settledAt : asOf), 0);
  const questions = rows.reduce((sum, one) => sum + one.clarifications, 0);
  return {
    requests: requests.length,
    urgentRequests: among((one) => one.urgent),
    otherRequests: among((one) => !one.urgent),
    requestsAnswered: among((one) => one.outcome === "answered"),
    requestsRefused: refused.length,
    requestsOpen: among((one) => one.outcome === "open"),
    refusals: grounds.map(([ground, all]) => ({ ground, count: all.length })),
    deviations: among((one) => deviated(one)),
    warnings: count((one) => one.kind === "warning"),
    notices: count((one) => one.kind === "notice"),
    threats: count((one) => one.kind === "threat"),
    forwards: count((one) => one.kind === "forward"),
    unknownKind: count((one) => one.kind === null),
    acknowledged: timesOf(done("acknowledge")),
    answered: timesOf(done("answer")),
    doneLate: due.filter(({ one, at }) => at !== undefined && one.settledAt !== null && one.settledAt <= asOf && one.state === "done" && one.settledAt > at).length,
    overdue: due.filter(({ one, at }) => at !== undefined && (one.settledAt === null || one.settledAt > asOf) && at < asOf).length,
    saidUseful: count((one) => one.useful === true),
    saidNotUseful: count((one) => one.useful === false),
    withdrawn: count((one) => one.withdrawn),
    urgencyNotUpheld: count((one) => one.urgent && one.urgencyUpheld === false),
    answersDisputed: count((one) => one.disputed),
    suspendedMinutes: Math.ceil(suspended / MINUTE),
    clarificationsPerTen: rows.length === 0 ? null : Math.round((questions / rows.length) * 100) / 10,
  };
}

/** Both directions with one peer, exact. */
export function statisticsOf(rows: readonly Exchanged[], peer: string, asOf: Instant): PeerStatistics {
  const own = rows.filter((one) => one.peer === peer);
  return { peer, out: figuresOf(own.filter((one) => one.direction === "out"), asOf), in: figuresOf(own.filter((one) => one.direction === "in"), asOf) };
}

/**
 * The figures as they may be shown: counts from one to four are withheld, and so is what would give one away as the difference of the
 * others. Times rest on at least five; what is reckoned from a withheld number goes with it.
 */
export function shownFigures(exact: ExchangeFigures): ExchangeFigures {
  const messages = [exact.requests, exact.warnings, exact.notices, exact.threats, exact.forwards, exact.unknownKind].reduce<number>((sum, one) => sum + (one ?? 0), 0);
  const few = messages < SMALLEST_SHOWN;
  const enough = (times: Times | null) => (times !== null && times.count >= SMALLEST_SHOWN ? times : null);
  return {
    ...exact,
    ...shownRequests(exact),
    deviations: shown(exact.deviations),
    warnings: shown(exact.warnings),
    notices: shown(exact.notices),
    threats: shown(exact.threats),
    forwards: shown(exact.forwards),
    unknownKind: shown(exact.unknownKind),
    acknowledged: enough(exact.acknowledged),
    answered: enough(exact.answered),
    doneLate: shown(exact.doneLate),
    overdue: shown(exact.overdue),
    saidUseful: shown(exact.saidUseful),
    saidNotUseful: shown(exact.saidNotUseful),
    withdrawn: shown(exact.withdrawn),
    urgencyNotUpheld: shown(exact.urgencyNotUpheld),
    answersDisputed: shown(exact.answersDisputed),
    suspendedMinutes: few ? null : exact.suspendedMinutes,
    clarificationsPerTen: few ? null : exact.clarificationsPerTen,
  };
}

type RequestFigures = Pick<ExchangeFigures, "requests" | "urgentRequests" | "otherRequests" | "requestsAnswered" | "requestsRefused" | "requestsOpen" | "refusals">;

/** Three ways to divide the same requests: where one of them would give a small count away through another, none is shown. */
function shownRequests(exact: ExchangeFigures): RequestFigures {
  const rest = (exact.requests ?? 0) - (exact.requestsAnswered ?? 0) - (exact.requestsRefused ?? 0) - (exact.requestsOpen ?? 0);
  const urgency = hideSmall([exact.urgentRequests, exact.otherRequests], exact.requests);
  const outcomes = hideSmall([exact.requestsAnswered, exact.requestsRefused, exact.requestsOpen, rest], exact.requests);
  const [requestsAnswered = null, requestsRefused = null, requestsOpen = null] = outcomes.parts;
  const grounds = hideSmall(exact.refusals.map((one) => one.count), requestsRefused);
  const nothing = exact.refusals.map(({ ground }) => ({ ground, count: null }));
  if (urgency.total === null || outcomes.total === null || (requestsRefused !== null && grounds.total === null)) {
    const zero = exact.requests === 0 ? 0 : null;
    return { requests: zero, urgentRequests: zero, otherRequests: zero, requestsAnswered: zero, requestsRefused: zero, requestsOpen: zero, refusals: nothing };
  }
  const refusals = requestsRefused === null ? nothing : exact.refusals.map(({ ground }, i) => ({ ground, count: grounds.parts[i]! }));
  return { requests: exact.requests, urgentRequests: urgency.parts[0]!, otherRequests: urgency.parts[1]!, requestsAnswered, requestsRefused, requestsOpen, refusals };
}

/** What Article 18(2) asks for, of one state. */
export interface StateFigures {
  /** ISO 3166-1 alpha-2. */
  readonly state: string;
  readonly received: { readonly urgent: number; readonly other: number };
  readonly answered: { readonly urgent: number; readonly other: number };
  readonly refused: readonly { readonly ground: RefusalGround | "unknown"; readonly count: number }[];
  readonly deviations: number;
}

/** The figures of Directive (EU) 2023/977 Article 18(2), for the Commission by 1 March of the following year: exact, as the law asks. */
export interface Article18 {
  readonly year: number;
  readonly asOf: Instant;
  /** (a) Requests submitted. */
  readonly submitted: number;
  /** (b) to (d), by requesting state in the order of their codes. */
  readonly states: readonly StateFigures[];
}

/**
 * The set that Article 18(2) asks for, of requests between Member States alone: a partner outside the Union, and a hub of it, are no
 * requesting Member State, and an authority outside has no such figures. Answered and refused are counted for the requests received in the year, as they stand at `asOf`.
 */
export function article18(rows: readonly Exchanged[], authorities: readonly Pick<Authority, "id" | "country" | "union" | "kind">[], { self, year, asOf }: { readonly self: Pick<Authority, "union">; readonly year: number; readonly asOf: Instant }): Article18 {
  const states = new Map(!self.union ? [] : authorities.filter((one) => one.union && one.kind !== "hub" && one.kind !== "oversight-body").map((one) => [one.id, one.country]));
  const requests = rows.filter((one) => one.kind === "request" && states.has(one.peer));
  const received = Map.groupBy(requests.filter((one) => one.direction === "in"), (one) => states.get(one.peer)!);
  const split = (all: readonly Exchanged[]) => ({ urgent: all.filter((one) => one.urgent).length, other: all.filter((one) => !one.urgent).length });
  return {
    year,
    asOf,
    submitted: requests.filter((one) => one.direction === "out").length,
    states: [...received].sort(([a], [b]) => (a < b ? -1 : 1)).map(([state, all]) => ({
      state,
      received: split(all),
      answered: split(all.filter((one) => one.outcome === "answered")),
      refused: [...Map.groupBy(all.filter((one) => one.outcome === "refused"), (one) => one.ground ?? ("unknown" as const))].sort(([a], [b]) => (a < b ? -1 : 1)).map(([ground, same]) => ({ ground, count: same.length })),
      deviations: all.filter(deviated).length,
    })),
  };
}

/**
 * Hides small parts of a whole, and then whatever would still give one away: with a single part hidden the next other goes too, by its
 * place and not by its size, which would tell something; the total goes where no other is left, or where only one way is left in which the hidden parts, each from one to four, can make up the rest.
 * @example hideSmall([2, 40, 50], 92) // { parts: [null, null, 50], total: 92 }
 */
export function hideSmall(parts: readonly Count[], total: Count): { readonly parts: readonly Count[]; readonly total: Count } {
  const hidden = parts.map(shown);
  const whole = total === null ? null : shown(total);
  const gone = parts.filter((_, i) => hidden[i] === null);
  if (gone.length === 0 || whole === null) return { parts: hidden, total: whole };
  const sum = gone.reduce<number>((all, one) => all + (one ?? 0), 0);
  if (gone.length > 1) return { parts: hidden, total: sum === gone.length || sum === gone.length * (SMALLEST_SHOWN - 1) ? null : whole };
  const first = hidden.indexOf(null);
  const left = [...hidden.keys()].map((i) => (first + 1 + i) % hidden.length).find((i) => hidden[i] !== null && hidden[i] !== 0);
  return left === undefined ? { parts: hidden, total: null } : { parts: hidden.map((one, i) => (i === left ? null : one)), total: whole };
}

function shown(count: Count): Count {
  return count !== null && count > 0 && count < SMALLEST_SHOWN ? null : count;
}

function deviated(one: Exchanged): boolean {
  return one.duties.some((duty) => duty.duty === "answer" && duty.deadline.steps.some((step) => step.kind === "extended" && step.article.endsWith("Art. 5(2)")));
}

/** How long a clock stood still until `end`. */
function pausedMs(deadline: Deadline, end: Instant): number {
  let since: Instant | undefined;
  let sum = 0;
  for (const step of deadline.steps) {
    if (step.kind === "paused" && step.at <= end) since = step.at;
    if (step.kind === "resumed" && since !== undefined) {
      sum += Date.parse(step.at < end ? step.at : end) - Date.parse(since);
      since = undefined;
    }
  }
  return sum + (since === undefined ? 0 : Math.max(0, Date.parse(end) - Date.parse(since)));
}

/** The middle as the mean of the two in the middle where there is no one; the ninth in ten as the least that nine in ten do not exceed. */
function timesOf(minutes: readonly number[]): Times | null {
  if (minutes.length === 0) return null;
  const sorted = minutes.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const median = Number.isInteger(half) ? (sorted[half - 1]! + sorted[half]!) / 2 : sorted[Math.floor(half)]!;
  return { count: sorted.length, median, ninth: sorted[Math.ceil(sorted.length * 0.9) - 1]!, longest: sorted.at(-1)! };
}
