import { addMs, dueOf, firstInstant, lastInstant, msOf } from "../lib/clock/index.ts";
import type { Deadline, Instant } from "../lib/clock/index.ts";
import type { Obligation } from "./obligation.ts";
import type { PersonFacts } from "./person-facts.ts";

const MINUTE = 60_000;
const DAY = 24 * 60;

/** By how much a duty is late. Least and most differ where a date it counts from is known to the day, month or year only. */
export interface Lateness {
  readonly due: { readonly first: Instant; readonly last: Instant };
  /** Still owed at the date of the inquiry. */
  readonly open: boolean;
  /** Begun minutes. */
  readonly minutes: { readonly least: number; readonly most: number };
  /** Begun days. */
  readonly days: { readonly least: number; readonly most: number };
  /** @example "late by 306 days (440,640 minutes), still owed on 2015-11-16" */
  readonly words: string;
}

/**
 * How late a duty is as of an instant, or undefined when it is not, stands still, or is no duty between authorities and no
 * measure. Counted from the due instant as it stood then to the settling, or to `asOf` where it is still owed.
 */
export function latenessAsOf(duty: Obligation, asOf: Instant, facts: Pick<PersonFacts, "imprecise" | "self">): Lateness | undefined {
  const deadline = deadlineAsOf(duty.deadline, asOf);
  const due = dueOf(deadline);
  if (due === undefined) return undefined;
  const settled = duty.settledAt !== null && duty.settledAt <= asOf;
  const dues = shifted(due, deadline, duty, facts);
  const ends = settled ? settledRange(duty, facts) : { first: asOf, last: asOf };
  const least = Math.max(0, Math.ceil((msOf(ends.first) - msOf(dues.last)) / MINUTE));
  const most = Math.max(0, Math.ceil((msOf(ends.last) - msOf(dues.first)) / MINUTE));
  if (most === 0) return undefined;
  const days = { least: Math.ceil(least / DAY), most: Math.ceil(most / DAY) };
  return { due: dues, open: !settled, minutes: { least, most }, days, words: `${lateWords(least, most)}${settled ? "" : `, still owed on ${asOf.slice(0, 10)}`}` };
}

/** A deadline as it stood at `asOf`: what moved it later is left out. */
export function deadlineAsOf(deadline: Deadline, asOf: Instant): Deadline {
  return { ...deadline, steps: deadline.steps.filter((step) => step.kind === "period" || step.at <= asOf) };
}

/** A span of minutes in the unit a reader counts lateness in. */
function lateWords(least: number, most: number): string {
  const minutes = (n: number) => `${grouped(n)} ${n === 1 ? "minute" : "minutes"}`;
  const days = (n: number) => `${grouped(n)} ${n === 1 ? "day" : "days"}`;
  if (least === 0 && most > 0) return `late by up to ${most < DAY ? minutes(most) : days(Math.ceil(most / DAY))}, or not at all`;
  if (least === most) return most < DAY ? `late by ${minutes(most)}` : `late by ${days(Math.ceil(most / DAY))} (${minutes(most)})`;
  return most < DAY ? `late by ${grouped(least)} to ${minutes(most)}` : `late by ${grouped(Math.ceil(least / DAY))} to ${days(Math.ceil(most / DAY))}`;
}

/** @example grouped(440640) // "440,640" */
function grouped(n: number): string {
  return String(n).replace(/\B(?=(?:\d{3})+$)/gu, ",");
}

/** The due instants that an imprecise receipt allows: the whole deadline moves with its start, unless it was set to an instant. */
function shifted(due: Instant, deadline: Deadline, duty: Obligation, { imprecise, self }: Pick<PersonFacts, "imprecise" | "self">): Lateness["due"] {
  const date = duty.message === null ? undefined : imprecise?.[duty.message];
  if (date === undefined || deadline.steps.some((step) => step.kind === "extended")) return { first: due, last: due };
  const by = (start: Instant) => addMs(due, msOf(start) - msOf(deadline.start));
  return { first: by(firstInstant(date, self.timeZone)), last: by(lastInstant(date, self.timeZone)) };
}

function settledRange(duty: Obligation, { imprecise, self }: Pick<PersonFacts, "imprecise" | "self">): Lateness["due"] {
  const date = duty.settledBy === null ? undefined : imprecise?.[duty.settledBy];
  return date === undefined ? { first: duty.settledAt!, last: duty.settledAt! } : { first: firstInstant(date, self.timeZone), last: lastInstant(date, self.timeZone) };
}
