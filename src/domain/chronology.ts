import { dateOf } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import { actedLines } from "./chronology-acts.ts";
import { byTime } from "./chronology-line.ts";
import type { ChronologyLine } from "./chronology-line.ts";
import { toldLines } from "./chronology-told.ts";
import { findContradictions, speakingClaims } from "./contradiction.ts";
import type { Contradiction } from "./contradiction.ts";
import { findOpenStays } from "./open-stay.ts";
import type { OpenStay } from "./open-stay.ts";
import { castOf } from "./person-facts.ts";
import type { PersonFacts } from "./person-facts.ts";

export type { ChronologyLine } from "./chronology-line.ts";
export type { PersonFacts } from "./person-facts.ts";

/** One person over all authorities, in order of time. */
export interface Chronology {
  readonly lines: readonly ChronologyLine[];
  readonly contradictions: readonly Contradiction[];
  readonly openStays: readonly OpenStay[];
  /** Descriptions reached only through matches that nobody has confirmed. */
  readonly uncertain: readonly string[];
}

/**
 * The chronology of one person as this node knew it at `asOf`: what it came to know later is left out, whenever it happened.
 * The facts are today's rows; what they say of later acts is not shown. Protected sources appear in no line.
 * The order of the facts never matters.
 */
export function chronologyOf(facts: PersonFacts, asOf: Instant): Chronology {
  const { nameOf } = castOf(facts);
  const known = (source: string, at: string) => (facts.recordedAt?.[source] ?? at) <= asOf;
  const claims = facts.claims.filter((one) => known(one.source, one.knownAt));
  const descriptions = facts.descriptions.filter((one) => known(one.source, one.knownAt));
  const today = dateOf(asOf, facts.self.timeZone);
  // What is said of two persons contradicts nothing, so each is asked for himself.
  const persons = (facts.persons?.length === 0 ? [[]] : (facts.persons ?? [facts.group.members])).map((members) => {
    const own = descriptions.filter((one) => members.includes(one.id));
    return { descriptions: own, claims: claims.filter((one) => one.about === undefined || members.includes(one.about)) };
  });
  return {
    lines: [...toldLines(facts), ...actedLines(facts)].filter((line) => line.knownAt <= asOf).sort(byTime),
    contradictions: once(persons.flatMap((one) => findContradictions(one.claims, one.descriptions, nameOf))),
    openStays: once(persons.flatMap((one) => findOpenStays(speakingClaims(one.claims, one.descriptions), today, nameOf))),
    uncertain: facts.group.uncertain,
  };
}

function once<T extends { readonly key: string }>(all: readonly T[]): readonly T[] {
  return [...new Map(all.map((one) => [one.key, one])).values()];
}

/**
 * Splits what happened by `moment` into what the node knew then and what it learnt later. What cannot be told to have happened
 * before, because its date is imprecise, counts as soon as it may have.
 */
export function knownThen(lines: readonly ChronologyLine[], moment: Instant): { readonly known: readonly ChronologyLine[]; readonly learntLater: readonly ChronologyLine[] } {
  return {
    known: lines.filter((line) => line.knownAt <= moment),
    learntLater: lines.filter((line) => line.knownAt > moment && line.happened.first <= moment),
  };
}
