import { excerpt } from "../base/excerpt.ts";
import { assert, err, ok, type Result, unreachable } from "../base/result.ts";
import { addMs, type Instant, msOf } from "./instant.ts";
import { addPeriod, describePeriod, type Period } from "./period.ts";
import { parseZone } from "./zone.ts";

/**
 * When something is due, and why: the period the law or an agreement gave, then everything that moved it.
 * Plain JSON. Steps are appended in order of time and never changed, so the history stays with the date.
 * Made and moved by the functions below alone.
 */
export type Deadline = {
  readonly start: Instant;
  /** Where days of the calendar are counted: the zone of whoever must answer. */
  readonly zone: string;
  readonly steps: readonly DeadlineStep[];
};

/** What set or moved a deadline. `article` names the rule that allowed it. */
export type DeadlineStep =
  | { readonly kind: "period"; readonly period: Period; readonly article: string; readonly regime: string }
  | { readonly kind: "paused"; readonly at: Instant; readonly article: string; readonly reason: string }
  | { readonly kind: "resumed"; readonly at: Instant }
  | { readonly kind: "extended"; readonly at: Instant; readonly until: Instant; readonly article: string; readonly reason: string };

/** Why a deadline does not move. */
export type DeadlineError =
  | { readonly code: "deadline.paused"; readonly since: Instant }
  | { readonly code: "deadline.running" }
  | { readonly code: "deadline.out-of-order"; readonly at: Instant; readonly last: Instant }
  | { readonly code: "deadline.passed"; readonly at: Instant; readonly due: Instant }
  | { readonly code: "deadline.shortened"; readonly until: Instant; readonly due: Instant };

/** One line of an explanation: what happened, under which rule, and the due instant it gave (none while paused). */
export type DeadlineLine = { readonly at: Instant; readonly text: string; readonly article?: string; readonly due?: Instant };

/**
 * Starts a deadline at `start`, the receipt of what must be answered. Throws if the zone is unknown:
 * zones are parsed where they come in.
 * @example startDeadline(receivedAt, "Europe/Brussels", { period: { hours: 8 }, article: "Directive (EU) 2023/977 Art. 5(1)(a)", regime: "directive-2023-977" })
 */
export function startDeadline(
  start: Instant,
  zone: string,
  rule: { readonly period: Period; readonly article: string; readonly regime: string },
): Deadline {
  assert(parseZone(zone).ok, `unknown time zone ${excerpt(zone)}`);
  const { period, article, regime } = rule;
  return { start, zone, steps: [{ kind: "period", period, article, regime }] };
}

/**
 * Stops the clock at `at`, as when clarification is asked of whoever sent the request.
 * Refused while paused, and once the due instant has passed: what is late stays late.
 */
export function pauseDeadline(
  deadline: Deadline,
  pause: { readonly at: Instant; readonly article: string; readonly reason: string },
): Result<Deadline, DeadlineError> {
  const refusal = refuseStep(deadline, pause.at) ?? refuseUnlessRunning(deadline, pause.at);
  if (refusal) return err(refusal);
  return ok(append(deadline, { kind: "paused", at: pause.at, article: pause.article, reason: pause.reason }));
}

/** Starts the clock again at `at`; the due instant moves by exactly the length of the pause. Refused while running. */
export function resumeDeadline(deadline: Deadline, at: Instant): Result<Deadline, DeadlineError> {
  const refusal = refuseStep(deadline, at);
  if (refusal) return err(refusal);
  if (replay(deadline).pausedAt === undefined) return err({ code: "deadline.running" });
  return ok(append(deadline, { kind: "resumed", at }));
}

/**
 * Moves the due instant to `until`: a hold under Article 5(2) of Directive (EU) 2023/977, or an extension granted.
 * Refused while paused, when `until` is earlier than what is due now, and once that has passed.
 */
export function extendDeadline(
  deadline: Deadline,
  extension: { readonly at: Instant; readonly until: Instant; readonly article: string; readonly reason: string },
): Result<Deadline, DeadlineError> {
  const { at, until, article, reason } = extension;
  const refusal = refuseStep(deadline, at) ?? refuseUnlessRunning(deadline, at);
  if (refusal) return err(refusal);
  const { due } = replay(deadline);
  if (until < due) return err({ code: "deadline.shortened", until, due });
  return ok(append(deadline, { kind: "extended", at, until, article, reason }));
}

/** When an answer is due at the latest, or undefined while the clock is stopped. */
export function dueOf(deadline: Deadline): Instant | undefined {
  const { due, pausedAt } = replay(deadline);
  return pausedAt === undefined ? due : undefined;
}

/** Since when the clock is stopped, or undefined while it runs. */
export function pausedSince(deadline: Deadline): Instant | undefined {
  return replay(deadline).pausedAt;
}

/** Milliseconds by which `at` is later than due; 0 up to the due instant itself and while the clock is stopped. */
export function lateMs(deadline: Deadline, at: Instant): number {
  const due = dueOf(deadline);
  return due === undefined ? 0 : Math.max(0, msOf(at) - msOf(due));
}

/** Every step in words with its rule and the due instant it gave, oldest first. */
export function explainDeadline(deadline: Deadline): readonly DeadlineLine[] {
  return deadline.steps.map((step, index) => {
    const due = dueOf({ ...deadline, steps: deadline.steps.slice(0, index + 1) });
    const line = describeStep(deadline, step);
    return due === undefined ? line : { ...line, due };
  });
}

function describeStep(deadline: Deadline, step: DeadlineStep): DeadlineLine {
  switch (step.kind) {
    case "period": {
      const counted = "days" in step.period ? `, counted in ${deadline.zone}` : "";
      return { at: deadline.start, text: `Began to run: ${describePeriod(step.period)} under ${step.regime}${counted}`, article: step.article };
    }
    case "paused":
      return { at: step.at, text: `Stopped: ${step.reason}`, article: step.article };
    case "resumed":
      return { at: step.at, text: "Runs again, later by the time it stood still" };
    case "extended":
      return { at: step.at, text: `Extended: ${step.reason}`, article: step.article };
    default:
      return unreachable(step);
  }
}

/** The due instant after all steps, as if the clock ran, and since when it is stopped if it is. */
function replay(deadline: Deadline): { readonly due: Instant; readonly pausedAt?: Instant } {
  let due: Instant | undefined;
  let pausedAt: Instant | undefined;
  for (const step of deadline.steps) {
    switch (step.kind) {
      case "period":
        due = addPeriod(deadline.start, step.period, deadline.zone);
        break;
      case "paused":
        pausedAt = step.at;
        break;
      case "resumed":
        assert(due !== undefined && pausedAt !== undefined, "a deadline is resumed only after a pause");
        due = addMs(due, msOf(step.at) - msOf(pausedAt));
        pausedAt = undefined;
        break;
      case "extended":
        due = step.until;
        break;
      default:
        unreachable(step);
    }
  }
  assert(due !== undefined, "a deadline begins with its period");
  return pausedAt === undefined ? { due } : { due, pausedAt };
}

function refuseStep(deadline: Deadline, at: Instant): DeadlineError | undefined {
  const step = deadline.steps.at(-1);
  const last = step === undefined || step.kind === "period" ? deadline.start : step.at;
  return at < last ? { code: "deadline.out-of-order", at, last } : undefined;
}

function refuseUnlessRunning(deadline: Deadline, at: Instant): DeadlineError | undefined {
  const { due, pausedAt } = replay(deadline);
  if (pausedAt !== undefined) return { code: "deadline.paused", since: pausedAt };
  return at > due ? { code: "deadline.passed", at, due } : undefined;
}

function append(deadline: Deadline, step: DeadlineStep): Deadline {
  return { ...deadline, steps: [...deadline.steps, step] };
}
