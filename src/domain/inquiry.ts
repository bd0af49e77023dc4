import { minuteOf } from "./chronology-line.ts";
import { chronologyOf } from "./chronology.ts";
import type { Chronology, ChronologyLine } from "./chronology.ts";
import type { Contradiction } from "./contradiction.ts";
import { deliveriesOf, outsideOf } from "./delivery-proof.ts";
import { decisionAccounts, dutyAccounts, personAccounts } from "./inquiry-account.ts";
import type { DecisionAccount, DutyAccount, PersonAccount } from "./inquiry-account.ts";
import type { Delivery, OutsideMessage } from "./delivery-proof.ts";
import { junctureLine, junctureOf, onFile } from "./juncture.ts";
import type { Juncture } from "./juncture.ts";
import type { OpenStay } from "./open-stay.ts";
import type { Instant } from "../lib/clock/index.ts";
import type { MessageBody } from "./message.ts";
import { castOf } from "./person-facts.ts";
import type { PersonFacts } from "./person-facts.ts";

export { mergeInquiries } from "./inquiry-merge.ts";
export type { Juncture } from "./juncture.ts";

/** What an inquiry cannot see, said before anything else. */
export interface Gap {
  /** Stable: `delivery.unproven`, `draft.never-sent`, `content.erased`, `identity.unconfirmed`, `match.undecided`, and on merging `node.missing`, `delivery.denied`. */
  readonly code: string;
  readonly subject: string;
  readonly words: string;
}

/** What one node can tell of one person: the gaps first, then each juncture in order of time. */
export interface Inquiry {
  readonly node: string;
  readonly asOf: Instant;
  readonly gaps: readonly Gap[];
  readonly outside: readonly OutsideMessage[];
  readonly junctures: readonly Juncture[];
  readonly deliveries: readonly Delivery[];
  readonly contradictions: readonly Contradiction[];
  readonly openStays: readonly OpenStay[];
  readonly uncertain: readonly string[];
  readonly persons: readonly PersonAccount[];
  /** What authorities owed each other, by when, and how late. */
  readonly duties: readonly DutyAccount[];
  readonly decisions: readonly DecisionAccount[];
  /** The chronology that junctures point into. */
  readonly lines: readonly ChronologyLine[];
}

/**
 * The inquiry into one person as of an instant, from what one node holds: for each juncture what was known then and what was learnt
 * later, what was owed and how late it was, what the law allowed and what was done, by whom as a post and never as a name.
 * It judges nothing: a juncture is where something could be decided, not where something was done wrong.
 */
export function inquiryOf(facts: PersonFacts, asOf: Instant): Inquiry {
  const chronology = chronologyOf(facts, asOf);
  const deliveries = deliveriesOf(facts, asOf);
  const context = { facts, asOf, lines: onFile(chronology.lines), contradictions: chronology.contradictions, deliveries, cast: castOf(facts) };
  const junctures = chronology.lines.filter((line) => junctureLine(line, facts)).map((line) => junctureOf(line, context));
  return {
    node: facts.self.id,
    asOf,
    gaps: gapsOf(facts, chronology, deliveries, asOf),
    outside: outsideOf(facts, asOf),
    junctures,
    deliveries,
    contradictions: chronology.contradictions,
    openStays: chronology.openStays,
    uncertain: chronology.uncertain,
    persons: personAccounts(facts, facts.persons ?? [facts.group.members], asOf),
    duties: dutyAccounts(facts, asOf),
    decisions: decisionAccounts(facts, asOf),
    lines: chronology.lines,
  };
}

function gapsOf(facts: PersonFacts, chronology: Chronology, deliveries: readonly Delivery[], asOf: Instant): readonly Gap[] {
  const { nameOf, postOf } = castOf(facts);
  const unproven = deliveries.filter((one) => one.proof === "none").map((one): Gap => ({ code: "delivery.unproven", subject: `${one.message}>${one.to}`, words: `Nothing proves that the ${one.kind} of ${nameOf(one.from)} reached ${nameOf(one.to)}.` }));
  const unsent = facts.messages
    .filter((one) => one.direction === "out" && one.draftedAt !== undefined && one.draftedAt <= asOf && (one.issuedAt === undefined || one.issuedAt > asOf))
    .map((one): Gap => ({ code: "draft.never-sent", subject: one.id, words: `Drafted ${minuteOf(one.draftedAt!)} to ${one.to.map(nameOf).join(", ")} and not sent by ${minuteOf(asOf)}${one.heldBy === undefined ? "" : `, held by ${postOf(one.heldBy)}`}.` }));
  const erasedMessages = facts.messages.filter((one) => (one.body as MessageBody | undefined) === undefined).map((one) => one.id);
  const erasedFiles = facts.watchFiles.filter((one) => (one.content as object | undefined) === undefined).map((one) => one.id);
  const erased = [...erasedMessages, ...erasedFiles].map((subject): Gap => ({ code: "content.erased", subject, words: `The content of ${subject} is erased; that it was on file is not.` }));
  const unconfirmed = chronology.uncertain.map((subject): Gap => ({ code: "identity.unconfirmed", subject, words: `Nobody has confirmed that ${subject} describes this person.` }));
  const written = (id: string) => {
    const found = facts.descriptions.find((one) => one.id === id);
    return found === undefined ? id : `“${found.person.names[0]!.text}” (${nameOf(found.provider)}, ${found.knownAt.slice(0, 10)})`;
  };
  const undecided = facts.persons === undefined ? [] : facts.matches.filter((one) => one.state === "candidate" && one.foundAt <= asOf).map((one): Gap => ({ code: "match.undecided", subject: one.id, words: `Nobody has decided whether ${written(one.a)} and ${written(one.b)} are one person.` }));
  return [...unproven, ...unsent, ...erased, ...unconfirmed, ...undecided].sort((a, b) => (`${a.code}|${a.subject}` < `${b.code}|${b.subject}` ? -1 : 1));
}
