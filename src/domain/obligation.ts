import { addMs, addPeriod, dueOf, extendDeadline, pauseDeadline, resumeDeadline, startDeadline } from "../lib/clock/index.ts";
import type { Deadline, DeadlineError, Instant, Period } from "../lib/clock/index.ts";
import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Duty } from "./duty.ts";
import type { Priority } from "./message.ts";
import { OWN_RULE, TAKE_WITHIN } from "./regime.ts";
import type { OwedWithin } from "./regime.ts";
import type { Rung } from "./roster.ts";
import { FIRST_WEIGHTS, rankOf, rankOfPriority } from "./triage.ts";
import type { Signs, Weights } from "./triage.ts";

/** An answer a day late reaches the third rung. */
export const THIRD_RUNG_AFTER_MS = 24 * 3_600_000;

/** A reminder goes out when a quarter of the period is left. */
const REMIND_AT = 0.75;

/**
 * Something owed until an instant. What binds two authorities each keeps as its own copy, as debtor or creditor, run by its own
 * timers; the other duties are inside the house and never count as legal lateness.
 */
export interface Obligation {
  readonly id: string;
  readonly duty: Duty;
  readonly side: "debtor" | "creditor" | "house";
  readonly debtor: string;
  readonly creditor: string;
  readonly message: string | null;
  readonly thread: string | null;
  /** Description id of the person concerned, where there is one. */
  readonly person: string | null;
  readonly watchFile: string | null;
  readonly owner: string;
  readonly priority: Priority;
  /** What speaks for it on the desk; null where it hangs on no message. */
  readonly signs: Signs | null;
  /** Its rank on the desk under the weights in force: 0 comes first. Like the priority it moves no legal clock. */
  readonly rank: number;
  readonly regime: string;
  readonly deadline: Deadline;
  /** Last moment inside the house for somebody to take it. */
  readonly takeBy: Instant | null;
  readonly taken: boolean;
  readonly state: "open" | "done" | "void" | "lapsed";
  readonly overdue: 0 | Rung;
  readonly reminded: boolean;
  readonly held: boolean;
  readonly suspended: boolean;
  readonly clarifications: number;
  readonly round: number;
  readonly openedAt: Instant;
  readonly settledAt: Instant | null;
  /** The message or decision that settled it. */
  readonly settledBy: string | null;
  /** What was promised, for a measure. */
  readonly words: string | null;
  readonly result: string | null;
  /** When its reminder goes out, where that is not when a quarter of the period is left. */
  readonly remindAt?: Instant;
  /** Derived from the deadline: null while suspended. */
  readonly dueAt?: Instant | null;
  /** Derived: when its next timer fires. */
  readonly nextFireAt?: Instant | null;
}

export interface ObligationOpening {
  readonly id: string;
  readonly duty: Duty;
  readonly side: Obligation["side"];
  readonly debtor: string;
  readonly creditor: string;
  readonly message?: string;
  readonly thread?: string;
  readonly person?: string;
  readonly watchFile?: string;
  readonly owner: string;
  readonly priority: Priority;
  readonly signs?: Signs;
  readonly words?: string;
  /** Whether its first rung is nobody having taken it in time. */
  readonly toBeTaken?: boolean;
  readonly round?: number;
}

/** An obligation whose clock starts at `start` in `zone`. */
export function openObligation(opening: ObligationOpening, owed: Omit<OwedWithin, "duty">, start: Instant, zone: string): Obligation {
  const deadline = startDeadline(start, zone, { period: owed.within, article: owed.article, regime: owed.regime });
  const due = dueOf(deadline) ?? start;
  const takeBy = opening.toBeTaken === true ? earlier(addPeriod(start, TAKE_WITHIN[opening.priority], zone), due) : null;
  return {
    id: opening.id,
    duty: opening.duty,
    side: opening.side,
    debtor: opening.debtor,
    creditor: opening.creditor,
    message: opening.message ?? null,
    thread: opening.thread ?? null,
    person: opening.person ?? null,
    watchFile: opening.watchFile ?? null,
    owner: opening.owner,
    priority: opening.priority,
    signs: opening.signs ?? null,
    rank: rankOfDuty({ priority: opening.priority, signs: opening.signs ?? null }, FIRST_WEIGHTS),
    regime: owed.regime,
    deadline,
    takeBy,
    taken: false,
    state: "open",
    overdue: 0,
    reminded: false,
    held: false,
    suspended: false,
    clarifications: 0,
    round: opening.round ?? 1,
    openedAt: start,
    settledAt: null,
    settledBy: null,
    words: opening.words ?? null,
    result: null,
  };
}

/** The rank of a duty under some weights: by its signs, or by its priority where it has none. */
export function rankOfDuty({ priority, signs }: Pick<Obligation, "priority" | "signs">, weights: Weights): number {
  return signs === null ? rankOfPriority(priority, weights) : rankOf(signs, weights);
}

/** What a timer does to an obligation. */
export type Firing = { readonly kind: "due" } | { readonly kind: "climb"; readonly rung: Rung; readonly since: Instant };

/** When the next timer of an obligation fires and what it does, or undefined when none is set. What is done at the due instant is in time. */
export function nextFiring(obligation: Obligation): { readonly at: Instant; readonly firing: Firing } | undefined {
  if (obligation.state !== "open" || obligation.suspended) return undefined;
  const due = dueOf(obligation.deadline);
  if (due === undefined) return undefined;
  const candidates: { at: Instant; firing: Firing }[] = [];
  const rungAt = (rung: Rung, at: Instant) => {
    if (obligation.overdue < rung) candidates.push({ at, firing: { kind: "climb", rung, since: rung === 1 && obligation.side !== "house" ? (obligation.takeBy ?? due) : due } });
  };
  if (!obligation.reminded && obligation.overdue < 2) candidates.push({ at: remindAt(obligation, due), firing: { kind: "due" } });
  if (obligation.side === "house") {
    rungAt(1, justAfter(due));
    rungAt(2, addMs(due, THIRD_RUNG_AFTER_MS));
    rungAt(3, addMs(due, 2 * THIRD_RUNG_AFTER_MS));
  } else {
    if (obligation.takeBy !== null && !obligation.taken && obligation.side === "debtor") rungAt(1, justAfter(obligation.takeBy));
    rungAt(2, justAfter(due));
    rungAt(3, addMs(due, THIRD_RUNG_AFTER_MS));
  }
  // Equal instants fire in the order of the rungs, the reminder first.
  return candidates.reduce<{ at: Instant; firing: Firing } | undefined>((first, one) => (first === undefined || one.at < first.at ? one : first), undefined);
}

/** The change a firing makes. A rung once reached stays reached within its round; that nobody took it does not replace the reminder. */
export function fire(obligation: Obligation, firing: Firing): Partial<Obligation> {
  if (firing.kind === "due") return { reminded: true };
  return { overdue: firing.rung > obligation.overdue ? firing.rung : obligation.overdue };
}

export type ClockError =
  | { code: "obligation.closed"; state: string }
  | { code: "obligation.suspended"; obligation: string }
  | { code: "obligation.running"; obligation: string }
  | { code: "obligation.second-clarification"; obligation: string }
  | { code: "obligation.not-legal"; duty: string }
  | { code: "obligation.not-own-rule"; regime: string }
  | { code: "obligation.extended-once"; obligation: string }
  | DeadlineError;

/** Stops the clock while the sender is asked something, Directive (EU) 2023/977 Article 6(3); a second time needs the sender's agreement. */
export function suspend(obligation: Obligation, now: Instant, reason: string, agreed: boolean): Result<Partial<Obligation>, ClockError> {
  const open = stillOpen(obligation);
  if (!open.ok) return open;
  if (obligation.suspended) return err({ code: "obligation.suspended", obligation: obligation.id });
  if (obligation.clarifications >= 1 && !agreed) return err({ code: "obligation.second-clarification", obligation: obligation.id });
  const paused = pauseDeadline(obligation.deadline, { at: now, article: "Directive (EU) 2023/977 Art. 6(3)", reason });
  return paused.ok ? ok({ deadline: paused.value, suspended: true, clarifications: obligation.clarifications + 1 }) : paused;
}

/** Lets the clock run again; the due instant moves by the length of the pause. */
export function resume(obligation: Obligation, now: Instant): Result<Partial<Obligation>, ClockError> {
  const open = stillOpen(obligation);
  if (!open.ok) return open;
  if (!obligation.suspended) return err({ code: "obligation.running", obligation: obligation.id });
  const resumed = resumeDeadline(obligation.deadline, now);
  return resumed.ok ? ok({ deadline: resumed.value, suspended: false }) : resumed;
}

/** Deviates for judicial authorisation, Directive (EU) 2023/977 Article 5(2): needs a length, reasons and a notice, not consent. */
export function hold(obligation: Obligation, now: Instant, until: Instant, reason: string): Result<Partial<Obligation>, ClockError> {
  const open = stillOpen(obligation);
  if (!open.ok) return open;
  if (obligation.duty !== "answer" || obligation.side === "house") return err({ code: "obligation.not-legal", duty: obligation.duty });
  const extended = extendDeadline(obligation.deadline, { until, at: now, article: "Directive (EU) 2023/977 Art. 5(2)", reason });
  return extended.ok ? ok({ deadline: extended.value, held: true }) : extended;
}

/** The rule under which a sender gives more time. */
const EXTENSION = "rule 3: more time, asked for and granted once";

/** Whether more time was not granted before: it is granted once in a round. */
export function canExtend(obligation: Obligation): boolean {
  return !obligation.deadline.steps.some((step) => step.kind === "extended" && step.article === EXTENSION);
}

/**
 * Gives an answer more time, once, where the exchange's own rule asks for it: what the law or an agreement gives is not the sender's to
 * lengthen. The step is added with its reason; the reminder goes out again if its new time is still to come, rungs once reached stay.
 */
export function extend(obligation: Obligation, { at, until, reason }: { readonly at: Instant; readonly until: Instant; readonly reason: string }): Result<Partial<Obligation>, ClockError> {
  const open = stillOpen(obligation);
  if (!open.ok) return open;
  if (obligation.duty !== "answer" || obligation.side === "house") return err({ code: "obligation.not-legal", duty: obligation.duty });
  if (obligation.regime !== OWN_RULE.id) return err({ code: "obligation.not-own-rule", regime: obligation.regime });
  if (!canExtend(obligation)) return err({ code: "obligation.extended-once", obligation: obligation.id });
  const extended = extendDeadline(obligation.deadline, { until, at, article: EXTENSION, reason });
  return extended.ok ? ok({ deadline: extended.value, reminded: obligation.reminded && remindAt(obligation, until) <= at }) : extended;
}

/** Ends an obligation; what was late stays late, since its rung and its settling instant are kept. */
export function settle(obligation: Obligation, state: "done" | "void" | "lapsed", by: string, now: Instant): Partial<Obligation> {
  return obligation.state === "open" ? { state, settledBy: by, settledAt: now, suspended: false } : {};
}

/** Milliseconds by which it was or is late at `now`; zero inside a house and while suspended. */
export function lateness(obligation: Obligation, now: Instant): number {
  if (obligation.side === "house") return 0;
  const due = dueOf(obligation.deadline);
  if (due === undefined) return 0;
  return Math.max(0, Date.parse(obligation.settledAt ?? now) - Date.parse(due));
}

/** The due instant, or undefined while suspended. */
export function dueAt(obligation: Obligation): Instant | undefined {
  return dueOf(obligation.deadline);
}

/** A period inside the house, with its reason, as if a regime asked for it. */
export function houseRule(within: Period, article: string): Omit<OwedWithin, "duty"> {
  return { within, regime: "house", article };
}

function stillOpen(obligation: Obligation): Result<true, ClockError> {
  return obligation.state === "open" ? ok(true) : err({ code: "obligation.closed", state: obligation.state });
}

function remindAt(obligation: Obligation, due: Instant): Instant {
  if (obligation.remindAt !== undefined) return obligation.remindAt;
  const start = Date.parse(obligation.deadline.start);
  return addMs(obligation.deadline.start, Math.floor((Date.parse(due) - start) * REMIND_AT));
}

/** The first instant, to the millisecond that clocks here are read to, at which something not done is late. */
function justAfter(at: Instant): Instant {
  return addMs(at, 1);
}

function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}
