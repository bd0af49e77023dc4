import { quote, sayWords } from "./account.ts";
import type { Addressee } from "./addressee.ts";
import { lineOf, minuteOf } from "./chronology-line.ts";
import type { ChronologyLine } from "./chronology-line.ts";
import type { Statement } from "./claim.ts";
import { toldWords } from "./contradiction.ts";
import type { Message, MessageBody, MessageKind, Passage } from "./message.ts";
import { castOf, knownAtOf, membersIn, restsOnCandidate } from "./person-facts.ts";
import type { PersonFacts } from "./person-facts.ts";
import { sourceOf } from "./person.ts";

/** What a message of each kind does, between its sender and its addressee. */
const DOES: Record<MessageKind, readonly [verb: string, after: string]> = {
  request: ["asked", "for information"],
  warning: ["warned", "(own-initiative)"],
  notice: ["notified", "of an event"],
  threat: ["warned", "of a threat without a name"],
  answer: ["answered", ""],
  refusal: ["refused", "an answer"],
  acknowledgement: ["acknowledged to", "that it had arrived"],
  clarification: ["asked", "to clarify"],
  "clarification-reply": ["clarified to", ""],
  correction: ["corrected to", "what it had sent"],
  withdrawal: ["withdrew from", "what it had sent"],
  escalation: ["told", "that its own duty is overdue"],
  forward: ["passed on to", "what another authority had sent"],
  hold: ["told", "that its answer waits for judicial authorisation"],
  "common-matter": ["told", "that others told it of the same person"],
  clearing: ["told", "that somebody was wrongly warned of"],
  cleared: ["confirmed", "that he is cleared there"],
  briefing: ["told", "that somebody named in the warning was briefed"],
  "extension-request": ["asked", "for more time to answer"],
  "extension-reply": ["decided for", "whether it gets more time"],
  lapse: ["told", "that it let the matter lapse"],
  void: ["confirmed to", "that it no longer uses what was withdrawn"],
  dispute: ["disputed to", "its answer"],
  closing: ["closed towards", "the exchange"],
  "consent-request": ["asked", "whether its message may be passed on"],
  "consent-reply": ["decided for", "whether it may pass the message on"],
  "consent-revocation": ["took back from", "its consent to pass the message on"],
  "passed-on": ["told", "who has its message at second hand"],
};

/** What a channel outside Heed or a receipt proves. */
export const PROOF: Record<Passage["proof"], string> = { "heed-receipt": "receipt held", "channel-report": "report of the channel held", "officer-note": "note of an officer, no receipt", none: "nothing proves it" };

/** The lines of what was told: messages and their deliveries, the events and claims in them, files and links. */
export function toldLines(facts: PersonFacts): readonly ChronologyLine[] {
  return [...facts.messages.flatMap((message) => messageLines(message, facts)), ...deliveryLines(facts), ...claimLines(facts), ...fileLines(facts), ...linkLines(facts)];
}

function messageLines(message: Message, facts: PersonFacts): readonly ChronologyLine[] {
  const { nameOf, postOf } = castOf(facts);
  const zone = facts.self.timeZone;
  const persons = membersIn(message.id, facts.group);
  // An erased body leaves the row; what can still be said of it is that it was there.
  const body = message.erased !== undefined ? undefined : (message.body as MessageBody | undefined);
  const common = { subject: message.id, persons, authority: message.from, candidate: restsOnCandidate(persons, facts.group) };
  const sentence = body === undefined ? `${nameOf(message.from)} wrote to ${listed(message.to.map(nameOf))}; ${onFile(message.erased)}` : act(message, body, facts);
  const kind = body?.kind ?? "erased";
  const at = facts.imprecise?.[message.id] ?? (message.direction === "in" ? message.receivedAt : message.issuedAt);
  const written = message.draftedAt;
  const held = message.heldBy === undefined ? "" : `, held by ${postOf(message.heldBy)}`;
  const unsent = at !== undefined ? "" : message.status === "discarded" ? "; it was never sent" : `; it has not been sent${held}`;
  const draft = written === undefined || message.direction === "in" || (at !== undefined && at <= written) ? [] : [lineOf({ ...common, kind: "draft.written", at: written, knownAt: written, words: `${nameOf(message.from)} drafted a message (${kind}) to ${listed(message.to.map(nameOf))}${unsent}.` }, zone)];
  if (at === undefined) return draft;
  const proof = message.direction === "out" ? "" : message.passage === undefined ? ` Received ${minuteOf(at)}, receipt given.` : ` Received ${minuteOf(at)} by ${passageWords(message.passage)}.`;
  const recordedAt = facts.recordedAt?.[message.id];
  const recorded = recordedAt === undefined ? "" : ` Recorded here ${minuteOf(recordedAt)}.`;
  const line = lineOf({ ...common, kind: `${kind}.${message.direction === "in" ? "received" : "sent"}`, at, knownAt: knownAtOf(message, facts), words: `${sentence}.${proof}${recorded}` }, zone);
  return [...draft, line, ...(body === undefined ? [] : eventLines(message, body, facts))];
}

/** What is said in the place of erased words: that they were here, when they went and by which rule. */
function onFile(erased: Message["erased"]): string {
  return erased === undefined ? "the content is erased" : `on file, erased on ${erased.at.slice(0, 10)} under ${erased.rule}`;
}

/** The act of a message in a sentence, with the persons as it wrote them. */
function act(message: Message, body: MessageBody, facts: PersonFacts): string {
  const { nameOf } = castOf(facts);
  const [verb, after] = DOES[body.kind];
  const refs = new Set(membersIn(message.id, facts.group).map((id) => id.slice(sourceOf(id).length + 1)));
  const names = body.persons.filter((one) => refs.has(one.ref)).map((one) => `“${one.names[0]!.text}”`);
  const about = names.length === 0 ? "" : ` about ${listed(names)}`;
  return `${nameOf(message.from)} ${verb} ${listed(message.to.map(nameOf))}${after === "" ? "" : ` ${after}`}${about}`;
}

/** When it reached each addressee, and what proves it: never one for another. */
function deliveryLines(facts: PersonFacts): readonly ChronologyLine[] {
  const { nameOf } = castOf(facts);
  return facts.addressees.flatMap((one) => {
    const message = facts.messages.find((known) => known.id === one.message);
    if (message === undefined) return [];
    const persons = membersIn(message.id, facts.group);
    const common = { subject: message.id, part: one.to, persons, candidate: restsOnCandidate(persons, facts.group) };
    const body = message.body as MessageBody | undefined;
    const sentence = body === undefined ? `${nameOf(message.from)} wrote to ${nameOf(one.to)}` : act({ ...message, to: [one.to] }, body, facts);
    const lines: ChronologyLine[] = [];
    if (one.deliveredAt !== null) {
      lines.push(lineOf({ ...common, authority: one.to, kind: `${body?.kind ?? "erased"}.delivered`, at: one.deliveredAt, knownAt: one.deliveredAt, words: `${sentence}. Delivered ${minuteOf(one.deliveredAt)}, ${deliveryProof(one, message)}.` }, facts.self.timeZone));
    }
    if (one.takenAt !== null) lines.push(lineOf({ ...common, authority: one.to, kind: "addressee.taken", at: one.takenAt, knownAt: one.takenAt, words: `${nameOf(one.to)} took it up.` }, facts.self.timeZone));
    return lines;
  });
}

/** What proves that a message reached an addressee, in words. */
function deliveryProof(one: Addressee, message: Message): string {
  const passage = one.passage ?? message.passage;
  return passage === undefined ? PROOF["heed-receipt"] : `by ${passageWords(passage)}`;
}

function passageWords(passage: Passage): string {
  const reference = passage.reference === undefined ? "" : ` ${passage.reference}`;
  const receiver = passage.receivedBy === undefined ? "" : `, taken by ${passage.receivedBy}`;
  return `${passage.channel}${reference}${receiver}, ${PROOF[passage.proof]}`;
}

function eventLines(message: Message, body: MessageBody, facts: PersonFacts): readonly ChronologyLine[] {
  const event = body.kind === "notice" || body.kind === "correction" ? body.event : undefined;
  if (event === undefined) return [];
  const { nameOf } = castOf(facts);
  const persons = membersIn(message.id, facts.group);
  const parts = [
    `${nameOf(message.from)} reports: ${event.kind}${event.place === undefined ? "" : `, ${event.place}`}`,
    ...(event.destination === undefined ? [] : [`destination ${event.destination}`]),
    ...(event.departure === undefined ? [] : [`departure ${minuteOf(event.departure)}`]),
  ];
  const allegation = event.allegation === undefined ? "" : ` Allegation: ${quote(event.allegation)}`;
  return [lineOf({ kind: `event.${event.kind}`, at: event.on, knownAt: knownAtOf(message, facts), authority: message.from, subject: message.id, persons, words: `${parts.join(", ")}.${allegation}`, candidate: restsOnCandidate(persons, facts.group) }, facts.self.timeZone)];
}

function claimLines(facts: PersonFacts): readonly ChronologyLine[] {
  const { nameOf } = castOf(facts);
  return facts.claims.map((placed) => {
    const { claim } = placed;
    const knownAt = facts.recordedAt?.[placed.source] ?? placed.knownAt;
    const persons = placed.about === undefined ? [] : [placed.about];
    const assessed = claim.basis === "assessment" ? ", as an assessment" : "";
    return lineOf(
      {
        kind: `claim.${claim.says.kind}`,
        at: dateOfClaim(claim.says) ?? claim.saidOn ?? knownAt,
        knownAt,
        authority: placed.provider,
        subject: placed.id,
        persons,
        words: `${sayWords(placed, toldWords(claim.says, nameOf), nameOf)}${assessed}.`,
        grade: claim.grade,
        basis: claim.basis,
        source: claim.sourceProtected ? null : (claim.source ?? null),
        candidate: restsOnCandidate(persons, facts.group),
      },
      facts.self.timeZone,
    );
  });
}

/** When what is claimed happened; a birth stands where it was said, since nobody reads a chronology for it. */
function dateOfClaim(says: Statement): string | undefined {
  switch (says.kind) {
    case "entry":
    case "exit":
    case "presence":
    case "event-date":
    case "communication":
      return says.on;
    case "no-entry":
      return says.during;
    case "no-exit":
      return says.asOf;
    case "birth":
    case "conduct":
    case "other":
      return undefined;
  }
}

function fileLines(facts: PersonFacts): readonly ChronologyLine[] {
  const { nameOf } = castOf(facts);
  return facts.watchFiles.flatMap((file) => {
    const persons = membersIn(file.id, facts.group);
    const common = { authority: facts.self.id, subject: file.id, persons, candidate: restsOnCandidate(persons, facts.group) };
    const content = file.content as typeof file.content | undefined;
    const what = content === undefined || file.erased !== undefined ? onFile(file.erased) : `${content.category}, ${content.requestedAction}, review on ${content.reviewOn}`;
    const opened = lineOf({ ...common, kind: "watch-file.opened", at: content?.openedOn ?? file.filedAt, knownAt: file.filedAt, words: `${nameOf(facts.self.id)} opened a watch file (${what}).` }, facts.self.timeZone);
    if (file.closedAt === null) return [opened];
    return [opened, lineOf({ ...common, kind: "watch-file.closed", at: file.closedAt, knownAt: file.closedAt, words: `${nameOf(facts.self.id)} ${file.state === "lapsed" ? "let its watch file lapse" : "closed its watch file"}.` }, facts.self.timeZone)];
  });
}

function linkLines(facts: PersonFacts): readonly ChronologyLine[] {
  const { nameOf } = castOf(facts);
  return facts.links.map((placed) => {
    const persons = [placed.a, placed.b].filter((id) => facts.group.members.includes(id));
    const other = persons.includes(placed.a) ? placed.b : placed.a;
    const words = `${nameOf(placed.provider)} links him or her to ${other} (${placed.link.kind}${placed.link.words === undefined ? "" : `, ${quote(placed.link.words)}`}, ${placed.link.grade}).`;
    const knownAt = facts.recordedAt?.[placed.source] ?? placed.knownAt;
    return lineOf({ kind: `link.${placed.link.kind}`, at: knownAt, knownAt, authority: placed.provider, subject: placed.id, persons, words, grade: placed.link.grade, candidate: restsOnCandidate(persons, facts.group) }, facts.self.timeZone);
  });
}

/** Names in a sentence. @example listed(["Paris", "Rome", "Bonn"]) // "Paris, Rome and Bonn" */
export function listed(names: readonly string[]): string {
  return names.length <= 1 ? (names[0] ?? "nobody") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
