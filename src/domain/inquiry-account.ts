import { minuteOf } from "./chronology-line.ts";
import { dutyWords } from "./chronology-acts.ts";
import { dueOf } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import { deadlineAsOf, latenessAsOf } from "./lateness.ts";
import type { Lateness } from "./lateness.ts";
import type { MessageBody } from "./message.ts";
import { castOf } from "./person-facts.ts";
import type { PersonFacts } from "./person-facts.ts";

/** One duty between authorities from its opening to the date of an inquiry. */
export interface DutyAccount {
  /** Equal at both nodes that keep the duty. */
  readonly key: string;
  readonly duty: string;
  readonly debtor: string;
  readonly creditor: string;
  readonly message: string | null;
  /** By which regime and article. */
  readonly basis: string;
  readonly openedAt: Instant;
  /** Null while its clock stands still. */
  readonly due: Instant | null;
  readonly settledAt: Instant | null;
  /** What settled it: the kind of the message, or how it ended; `open` while it has not. */
  readonly outcome: string;
  readonly lateness: Lateness | null;
  readonly words: string;
}

/** Who decided what, as a post, and what his check showed him. */
export interface DecisionAccount {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly authority: string;
  readonly post: string;
  readonly person: string | null;
  readonly about: string | null;
  /** Null once erased. */
  readonly reasons: string | null;
  readonly check: "done" | "pending" | "followed";
  /** The matters that stood open, by kind and place: references, never their content. */
  readonly onFile: readonly { readonly kind: string; readonly id: string; readonly at: string; readonly linked: boolean; readonly candidate: boolean; readonly digest: string }[];
}

/** A person as one message or file described him, and who wrote it. */
export interface PersonAccount {
  /** Description ids held to be this person by the date of the inquiry, sorted. */
  readonly members: readonly string[];
  /** Every spelling, oldest first. */
  readonly names: readonly string[];
  readonly providers: readonly string[];
  readonly firstKnownAt: string;
}

/** The duties between authorities opened by `asOf`, by their due instant; duties inside a house are none of them. */
export function dutyAccounts(facts: PersonFacts, asOf: Instant): readonly DutyAccount[] {
  const { nameOf } = castOf(facts);
  const accounts = facts.obligations.flatMap((duty): DutyAccount[] => {
    if (duty.side === "house" || duty.openedAt > asOf) return [];
    const deadline = deadlineAsOf(duty.deadline, asOf);
    const due = dueOf(deadline) ?? null;
    const rule = deadline.steps.find((step) => step.kind === "period");
    const settledAt = duty.settledAt !== null && duty.settledAt <= asOf ? duty.settledAt : null;
    const settling: MessageBody | undefined = facts.messages.find((one) => one.id === duty.settledBy)?.body;
    const outcome = settledAt === null ? "open" : (settling?.kind ?? duty.state);
    const late = latenessAsOf(duty, asOf, facts) ?? null;
    const end = settledAt === null ? `still owed on ${minuteOf(asOf)}` : `settled ${minuteOf(settledAt)} (${outcome})`;
    return [{
      key: `${duty.message ?? duty.id}|${duty.debtor}|${duty.duty}|${duty.round}`,
      duty: duty.duty, debtor: duty.debtor, creditor: duty.creditor, message: duty.message,
      basis: `${duty.regime} ${rule?.article ?? ""}`.trim(),
      openedAt: duty.openedAt, due, settledAt, outcome, lateness: late,
      words: `${dutyWords(duty, { nameOf })}: ${due === null ? "its clock stands still" : `due ${minuteOf(due)}`}, ${end}${late === null ? "" : `, ${late.words}`}.`,
    }];
  });
  return accounts.sort((a, b) => compare(a.openedAt, b.openedAt) || compare(a.due ?? "", b.due ?? "") || compare(a.key, b.key));
}

/** The decisions taken by `asOf`, earliest first, each by a post and never by a name. */
export function decisionAccounts(facts: PersonFacts, asOf: Instant): readonly DecisionAccount[] {
  const { postOf } = castOf(facts);
  const made = facts.decisions.filter((one) => one.at <= asOf).map((one): DecisionAccount => ({
    id: one.id, kind: one.kind, at: one.at, authority: facts.self.id, post: postOf(one.by), person: one.person, about: one.about,
    reasons: (one.reasons as string | undefined) ?? null, check: one.check,
    onFile: one.onFile.map(({ kind, id, at, linked, candidate, digest }) => ({ kind, id, at, linked, candidate, digest })),
  }));
  const disposed = facts.items.flatMap((item): DecisionAccount[] => {
    const { disposition } = item;
    if (disposition === null || (disposition as object | undefined) === undefined || disposition.at > asOf) return [];
    const about = facts.messages.find((one) => one.id === item.id)?.id ?? item.id;
    return [{ id: `${item.id}/disposition`, kind: "disposition", at: disposition.at, authority: facts.self.id, post: postOf(disposition.by), person: null, about, reasons: `${disposition.outcome}. ${disposition.reasons}`, check: "done", onFile: [] }];
  });
  return [...made, ...disposed].sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id));
}

/** The persons among these facts by `asOf`, bystanders apart: one for each group, oldest first. */
export function personAccounts(facts: PersonFacts, groups: readonly (readonly string[])[], asOf: Instant): readonly PersonAccount[] {
  const known = new Map(facts.descriptions.filter((one) => (facts.recordedAt?.[one.source] ?? one.knownAt) <= asOf).map((one) => [one.id, one]));
  const accounts = groups.flatMap((members): PersonAccount[] => {
    const described = members.flatMap((id) => known.get(id) ?? []).filter((one) => !one.person.bystander).toSorted((a, b) => compare(a.knownAt, b.knownAt) || compare(a.id, b.id));
    if (described.length === 0) return [];
    // A file that was changed since was there before, with what it said then.
    const filed = facts.watchFiles.filter((file) => described.some((one) => one.source === file.id)).map((file) => file.filedAt);
    const firstKnownAt = [...described.map((one) => one.knownAt), ...filed].sort()[0]!;
    const names = [...new Set(described.flatMap((one) => one.person.names.map((name) => name.text)))];
    return [{ members: described.map((one) => one.id).sort(), names, providers: [...new Set(described.map((one) => one.provider))].sort(), firstKnownAt }];
  });
  return accounts.sort((a, b) => compare(a.firstKnownAt, b.firstKnownAt) || compare(a.members[0]!, b.members[0]!));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
