import { quote } from "./account.ts";
import { lineOf, minuteOf } from "./chronology-line.ts";
import type { ChronologyLine } from "./chronology-line.ts";
import type { Match } from "./match.ts";
import { dueAt } from "./obligation.ts";
import type { Obligation } from "./obligation.ts";
import { castOf, membersIn, restsOnCandidate } from "./person-facts.ts";
import type { Cast, PersonFacts } from "./person-facts.ts";
import { sourceOf } from "./person.ts";
import type { SignalKind } from "./signal.ts";

/** Signals that tell a reader something no other line does. */
const TELLING: ReadonlySet<SignalKind> = new Set(["repeat", "unanswered-before", "escalated", "new-person", "linked-person", "decision-check", "capacity"]);

/** The lines of what was done here: items, duties, decisions, matches and what was raised. */
export function actedLines(facts: PersonFacts): readonly ChronologyLine[] {
  return [...itemLines(facts), ...facts.obligations.flatMap((one) => dutyLines(one, facts)), ...decisionLines(facts), ...facts.matches.flatMap((one) => matchLines(one, facts)), ...signalLines(facts)];
}

/** What every line about a message, file or duty shares. */
function about(source: string, facts: PersonFacts) {
  const persons = membersIn(source, facts.group);
  return { authority: facts.self.id, subject: source, persons, candidate: restsOnCandidate(persons, facts.group) };
}

function itemLines(facts: PersonFacts): readonly ChronologyLine[] {
  const { nameOf, postOf } = castOf(facts);
  const zone = facts.self.timeZone;
  return facts.items.flatMap((item) => {
    const common = about(item.id, facts);
    const what = `${item.kind} from ${nameOf(item.from)}`;
    const lines: ChronologyLine[] = [];
    const add = (kind: string, at: string, words: string, part?: string) => lines.push(lineOf({ ...common, kind, at, knownAt: at, words, ...(part === undefined ? {} : { part }) }, zone));
    for (const [i, one] of item.owners.entries()) add("item.assigned", one.from, `The ${what} went to ${postOf(one.owner)}: ${quote(one.reasons)}.`, String(i));
    if (item.takenAt !== null) add("item.taken", item.takenAt, `${postOf(item.takenBy ?? item.owner)} took the ${what}.`);
    if (item.settledAt !== null && !facts.messages.some((one) => one.id === item.settledBy)) add("item.settled", item.settledAt, `The ${what} was settled: ${item.state}.`);
    if (item.disposition !== null) add("item.disposed", item.disposition.at, `${postOf(item.disposition.by)} decided on the ${what}: ${item.disposition.outcome}. ${quote(item.disposition.reasons)}`);
    return lines;
  });
}

function dutyLines(duty: Obligation, facts: PersonFacts): readonly ChronologyLine[] {
  const { nameOf } = castOf(facts);
  const zone = facts.self.timeZone;
  const source = duty.message ?? duty.watchFile ?? (duty.person === null ? null : sourceOf(duty.person));
  const persons = duty.person !== null && facts.group.members.includes(duty.person) ? [duty.person] : source === null ? [] : membersIn(source, facts.group);
  const common = { authority: duty.debtor, subject: duty.id, persons, candidate: restsOnCandidate(persons, facts.group) };
  const lines: ChronologyLine[] = [];
  const add = (kind: string, at: string, words: string) => lines.push(lineOf({ ...common, kind, at, knownAt: at, words }, zone));
  const what = dutyWords(duty, { nameOf });
  if (duty.duty === "measure") add("measure.promised", duty.openedAt, `Promised: ${quote(duty.words ?? "")}.`);
  const due = dueAt(duty);
  if (due !== undefined && (duty.settledAt === null || duty.settledAt > due)) add("duty.missed", due, `${what} was due ${minuteOf(due)} and was not done.`);
  if (duty.settledAt !== null && duty.side === "house") add(`${duty.duty}.${duty.state}`, duty.settledAt, `${what}: ${duty.state}${duty.result === null ? "" : `, ${quote(duty.result)}`}.`);
  return lines;
}

/** A duty in words. @example "The answer that Paris owed Ankara" */
export function dutyWords(duty: Obligation, { nameOf }: Pick<Cast, "nameOf">): string {
  switch (duty.duty) {
    case "acknowledge":
      return `The acknowledgement that ${nameOf(duty.debtor)} owed ${nameOf(duty.creditor)}`;
    case "answer":
      return `The answer that ${nameOf(duty.debtor)} owed ${nameOf(duty.creditor)}`;
    case "measure":
      return `The measure “${quote(duty.words ?? "")}”`;
    case "review":
      return `The review “${quote(duty.words ?? "")}”`;
    case "means":
      return "The decision put off for lack of means";
    case "brief":
      return `The briefing that ${nameOf(duty.debtor)} owed ${nameOf(duty.creditor)}`;
    case "clear":
      return `The clearing that ${nameOf(duty.debtor)} owed ${nameOf(duty.creditor)}`;
    case "draft":
      return "The draft that was to be sent or dropped";
    case "hand-over":
      return "The hand-over";
    case "share":
      return `The decision “${quote(duty.words ?? "")}”`;
    case "departure":
      return "The answer before the departure";
    case "renew":
      return "The review of the watch file";
    case "reopen":
      return "The review whether to reopen the file";
  }
}

function decisionLines(facts: PersonFacts): readonly ChronologyLine[] {
  const { postOf } = castOf(facts);
  return facts.decisions.map((one) => {
    const persons = one.person !== null && facts.group.members.includes(one.person) ? [one.person] : one.about === null ? [] : membersIn(one.about, facts.group);
    const check = one.check === "pending" ? " Recorded before its check." : ` Its check showed ${one.onFile.length} ${one.onFile.length === 1 ? "matter" : "matters"}.`;
    const reasons = (one.reasons as string | undefined) === undefined ? "reasons erased" : quote(one.reasons);
    const words = `${postOf(one.by)} decided: ${one.kind}${one.until === null ? "" : ` until ${minuteOf(one.until)}`}. Reasons: ${reasons}.${check}`;
    return lineOf({ kind: `decision.${one.kind}`, at: one.at, knownAt: one.at, authority: facts.self.id, subject: one.id, persons, words, candidate: restsOnCandidate(persons, facts.group) }, facts.self.timeZone);
  });
}

/** Candidates and what became of them; near misses are no part of a person's chronology. */
function matchLines(match: Match, facts: PersonFacts): readonly ChronologyLine[] {
  if (match.state === "near-miss" || match.state === "forgotten") return [];
  const { nameOf, postOf } = castOf(facts);
  const named = (id: string) => {
    const description = facts.descriptions.find((one) => one.id === id);
    return description === undefined ? id : `“${description.person.names[0]!.text}” (${nameOf(description.provider)})`;
  };
  const persons = [match.a, match.b].filter((id) => facts.group.members.includes(id));
  const common = { authority: facts.self.id, subject: match.id, persons };
  const reasons = ((match.reasons as Match["reasons"] | undefined) ?? []).filter((one) => one.contribution > 0).slice(0, 3).map((one) => one.text.replace(/\.$/u, ""));
  const found = lineOf({ ...common, kind: "match.found", at: match.foundAt, knownAt: match.foundAt, words: `${named(match.a)} and ${named(match.b)} may be one person: ${Math.round(match.score * 100)} of 100.${reasons.length === 0 ? "" : ` ${reasons.join("; ")}.`}`, candidate: match.state === "candidate" }, facts.self.timeZone);
  const decisions = (match.decisions as Match["decisions"] | undefined) ?? [];
  const decided = decisions.map((one, i) =>
    lineOf({ ...common, part: String(i), kind: `match.${one.state === "candidate" ? "reopened" : one.state}`, at: one.at, knownAt: one.at, words: `${postOf(one.by)} ${one.state === "candidate" ? "reopened the match" : one.state === "confirmed" ? "confirmed that they are one person" : "decided that they are two persons"}: ${quote(one.reasons)}.`, candidate: false }, facts.self.timeZone),
  );
  return [found, ...decided];
}

function signalLines(facts: PersonFacts): readonly ChronologyLine[] {
  return facts.signals
    .filter((one) => TELLING.has(one.kind) && one.state !== "withdrawn")
    .map((one) => {
      const words = ((one.words as readonly string[] | undefined) ?? []).map(quote);
      const rung = one.rung === 0 ? "" : ` Rung ${one.rung}.`;
      const persons = [one.subject, ...one.with].filter((id) => facts.group.members.includes(id));
      return lineOf({ kind: `signal.${one.kind}`, part: one.id, at: one.raisedAt, knownAt: one.raisedAt, authority: facts.self.id, subject: one.subject, persons: persons.length > 0 ? persons : membersIn(one.subject, facts.group), words: `Raised to ${one.post}: ${words.length === 0 ? one.reasons.join(", ") : words.join("; ")}.${rung}`, candidate: one.candidate }, facts.self.timeZone);
    });
}
