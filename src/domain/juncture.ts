import { dueOf } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import { minuteOf } from "./chronology-line.ts";
import type { ChronologyLine } from "./chronology-line.ts";
import { knownThen } from "./chronology.ts";
import type { Contradiction } from "./contradiction.ts";
import type { Delivery } from "./delivery-proof.ts";
import { dutyWords } from "./chronology-acts.ts";
import { deadlineAsOf, latenessAsOf } from "./lateness.ts";
import type { Lateness } from "./lateness.ts";
import { optionsIn } from "./legal-option.ts";
import type { LegalOption, Situation } from "./legal-option.ts";
import { groupOf, matchAsOf } from "./match.ts";
import { isOpening } from "./message.ts";
import type { Message, MessageBody, MessageKind } from "./message.ts";
import type { Obligation } from "./obligation.ts";
import type { Cast, PersonFacts } from "./person-facts.ts";
import { sourceOf } from "./person.ts";

/** A duty as it stood at a juncture. */
export interface OwedThen {
  readonly duty: Obligation["duty"];
  readonly debtor: string;
  readonly creditor: string;
  readonly message: string | null;
  /** Null while its clock stood still. */
  readonly due: Instant | null;
  /** By which regime and article. */
  readonly basis: string;
  /** Missed before the juncture. */
  readonly missed: boolean;
  readonly words: string;
}

/** What became of the matter of a juncture by the date of the inquiry. */
export interface Outcome {
  readonly code: string;
  readonly at: string | null;
  readonly by: string | null;
  readonly words: string;
}

/** Items of the same kind that the unit had in the twelve months before, and what became of them. */
export interface Comparable {
  readonly items: number;
  readonly answered: number;
  readonly refused: number;
  readonly lapsed: number;
  readonly withdrawn: number;
  /** Answered, refused or lapsed, and closed by the sender since. */
  readonly closed: number;
  readonly open: number;
}

/** A moment at which something about the person could be decided. */
export interface Juncture {
  /** Unique in the inquiry of one node. */
  readonly id: string;
  /** Equal at two nodes for one matter: a message sent here and received there, a duty kept on both sides. */
  readonly matter: string;
  readonly situation: Situation;
  readonly at: string;
  readonly precision: ChronologyLine["precision"];
  readonly happened: ChronologyLine["happened"];
  /** The authority whose juncture it was. */
  readonly authority: string;
  readonly subject: string;
  readonly candidate: boolean;
  /** Ids of chronology lines on file at that moment and held to be about this person then. */
  readonly knownThen: readonly string[];
  /** On file at that moment, but recognised as the same person only later. */
  readonly notRecognised: readonly string[];
  /** Had happened by then and became known here only afterwards. */
  readonly learntLater: readonly string[];
  readonly owed: readonly OwedThen[];
  readonly lateness: Lateness | null;
  readonly options: readonly LegalOption[];
  readonly outcome: Outcome | null;
  /** The post that decided, or in whose hands it was. */
  readonly post: string | null;
  readonly deliveries: readonly Delivery[];
  /** Keys of the contradictions that stood at that moment. */
  readonly contradictions: readonly string[];
  readonly comparable: Comparable | null;
  readonly words: string;
}

/** Kinds of line that are matter on file; clocks, signals and receipts are not what somebody could have read about the person. */
const ON_FILE = /^(?:watch-file|claim|event|link|draft|decision|measure|request|warning|notice|threat|forward|answer|refusal|correction|withdrawal|erased)\.(?!delivered$)/u;

/** The lines of what somebody could have read about the person. */
export function onFile(lines: readonly ChronologyLine[]): readonly ChronologyLine[] {
  return lines.filter((line) => ON_FILE.test(line.kind));
}

const YEAR_DAYS = 365;

/** Whether a line of the chronology is a juncture: an arrival, a dispatch, a missed duty, a rung, a decision, an encounter of our own. */
export function junctureLine(line: ChronologyLine, facts: PersonFacts): boolean {
  return situationOf(line, facts) !== undefined;
}

function situationOf(line: ChronologyLine, facts: PersonFacts): Situation | undefined {
  const [noun = "", what = ""] = line.kind.split(".");
  if (noun === "duty" && what === "missed") return line.authority === facts.self.id ? "duty-missed" : "duty-missed-by-another";
  if (noun === "signal") return what === "escalated" ? "escalated" : undefined;
  if (noun === "decision") return what === "release" || what === "closing" || what === "no-means" ? what : "decision";
  if (noun === "event") return line.authority !== facts.self.id ? undefined : what === "release" ? "release" : "encounter";
  if (!isOpening(noun as MessageKind)) return undefined;
  if (what === "received") return noun === "request" ? "request-arrived" : "information-arrived";
  if (what === "sent") return noun === "request" ? "request-sent" : "information-sent";
  return undefined;
}

/** What every juncture of one inquiry is told from, gathered once. */
export interface InquiryContext {
  readonly facts: PersonFacts;
  readonly asOf: Instant;
  /** The lines of what was on file, known by `asOf`: see `onFile`. */
  readonly lines: readonly ChronologyLine[];
  readonly contradictions: readonly Contradiction[];
  readonly deliveries: readonly Delivery[];
  readonly cast: Cast;
}

/** The juncture that a line of the chronology is. */
export function junctureOf(line: ChronologyLine, context: InquiryContext): Juncture {
  const { facts, asOf, lines, cast } = context;
  const situation = situationOf(line, facts)!;
  const moment = line.happened.first;
  const duty = dutyOf(line, facts);
  const message = facts.messages.find((one) => one.id === (duty?.message ?? line.subject));
  // A message is not on file when it arrives, nor is what arrives at the very same instant.
  const itself = (one: ChronologyLine) => duty === undefined && (one.subject === line.subject || sourceOf(one.subject) === line.subject);
  const others = lines.filter((one) => !itself(one));
  const { known, learntLater } = knownThen(others, new Date(Date.parse(moment) - 1).toISOString() as Instant);
  const duties = facts.obligations.filter((one) => one.openedAt <= moment && (one.settledAt === null || one.settledAt > moment)).toSorted((a, b) => compare(`${a.openedAt}|${dueOf(a.deadline) ?? ""}|${a.id}`, `${b.openedAt}|${dueOf(b.deadline) ?? ""}|${b.id}`));
  const owed = duties.map((one) => owedThen(one, moment, cast));
  const late = lateOf(line, duty, message, facts, asOf);
  const outcome = outcomeOf(line, message, duty, context);
  const [recognised, aside] = apart(known, recognisedAt(line, facts, moment));
  const options = optionsIn(situation, outsideUnion(message, duty, facts));
  const deliveries = message === undefined || line.kind.startsWith("decision.") ? [] : context.deliveries.filter((one) => one.message === message.id);
  return {
    id: line.id, matter: matterOf(line, message, duty, facts), situation, at: line.at, precision: line.precision, happened: line.happened, authority: line.authority, subject: line.subject, candidate: line.candidate,
    knownThen: recognised.map((one) => one.id), notRecognised: aside.map((one) => one.id), learntLater: learntLater.map((one) => one.id),
    owed, lateness: late ?? null, options, outcome, post: outcome?.by ?? postAt(line, duty, context), deliveries,
    contradictions: contradictionsAt(context, moment),
    comparable: situation.endsWith("-arrived") ? comparableAt(line, facts, moment, asOf) : null,
    words: wordsOf(line, { known: recognised.length, aside: aside.length, later: learntLater.length, owed: duties.filter((one) => one !== duty).map((one) => owedThen(one, moment, cast)), attached: situation.endsWith("-sent") ? (message?.unansweredBefore ?? []) : [], late, outcome }),
  };
}

function apart<T>(all: readonly T[], holds: (one: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(holds), all.filter((one) => !holds(one))];
}

function dutyOf(line: ChronologyLine, facts: PersonFacts): Obligation | undefined {
  if (line.kind === "duty.missed") return facts.obligations.find((one) => one.id === line.subject);
  if (line.kind !== "signal.escalated") return undefined;
  const signal = facts.signals.find((one) => line.id.endsWith(`|${one.id}`));
  return facts.obligations.find((one) => signal?.with.includes(one.id) === true || one.id === signal?.subject);
}

/** One matter at two nodes: the message itself, or the duty for it in its round. */
function matterOf(line: ChronologyLine, message: Message | undefined, duty: Obligation | undefined, facts: PersonFacts): string {
  if (line.kind === "duty.missed" && duty !== undefined && duty.side !== "house") return `duty|${duty.message ?? duty.id}|${duty.debtor}|${duty.duty}|${duty.round}`;
  if (message !== undefined && /\.(?:sent|received)$/u.test(line.kind)) return `message|${message.id}`;
  return `${facts.self.id}|${line.id}`;
}

/** Which lines were held at `moment` to be about the person the line is about. */
function recognisedAt(line: ChronologyLine, facts: PersonFacts, moment: Instant): (one: ChronologyLine) => boolean {
  const matches = facts.matches.flatMap((one) => matchAsOf(one, moment) ?? []);
  const starts = line.persons.length > 0 ? line.persons : facts.group.members.slice(0, 1);
  const members = new Set(starts.flatMap((start) => groupOf(start, matches).members));
  return (one) => one.persons.length === 0 || one.persons.some((id) => members.has(id));
}

function owedThen(duty: Obligation, moment: Instant, { nameOf }: Cast): OwedThen {
  const deadline = deadlineAsOf(duty.deadline, moment);
  const due = dueOf(deadline) ?? null;
  const rule = deadline.steps.find((step) => step.kind === "period");
  const missed = due !== null && due < moment;
  const words = `${dutyWords(duty, { nameOf })}, ${due === null ? "its clock standing still" : `${missed ? "missed" : "due"} ${minuteOf(due)}`}`;
  return { duty: duty.duty, debtor: duty.debtor, creditor: duty.creditor, message: duty.message, due, basis: `${duty.regime} ${rule?.article ?? ""}`.trim(), missed, words };
}

/** The latest of the duties a juncture is about; for a message those between authorities for it. */
function lateOf(line: ChronologyLine, duty: Obligation | undefined, message: Message | undefined, facts: PersonFacts, asOf: Instant): Lateness | undefined {
  if (line.kind.startsWith("decision.") || line.kind.startsWith("event.")) return undefined;
  const duties = duty === undefined ? facts.obligations.filter((one) => one.side !== "house" && message !== undefined && one.message === message.id) : [duty];
  const late = duties.flatMap((one) => latenessAsOf(one, asOf, facts) ?? []);
  return late.reduce<Lateness | undefined>((worst, one) => (worst === undefined || one.minutes.most > worst.minutes.most ? one : worst), undefined);
}

function outcomeOf(line: ChronologyLine, message: Message | undefined, duty: Obligation | undefined, { facts, asOf, cast: { nameOf, postOf } }: InquiryContext): Outcome | null {
  const made = facts.decisions.find((one) => line.kind === `decision.${one.kind}` && one.id === line.subject);
  if (made !== undefined) return { code: made.kind, at: made.at, by: postOf(made.by), words: `${postOf(made.by)} decided: ${made.kind}.` };
  const answer = duty ?? facts.obligations.filter((one) => one.duty === "answer" && one.side !== "house" && one.message === message?.id).toSorted((a, b) => b.round - a.round)[0];
  if (answer === undefined || line.kind.startsWith("event.")) return null;
  if (answer.settledAt === null || answer.settledAt > asOf) return { code: "open", at: null, by: null, words: `${dutyWords(answer, { nameOf })} had not come by ${minuteOf(asOf)}.` };
  const settling = facts.messages.find((one) => one.id === answer.settledBy);
  const body: MessageBody | undefined = settling?.body;
  const code = body?.kind ?? answer.state;
  const deciders = settling === undefined ? (answer.debtor === facts.self.id ? [answer.owner] : []) : [settling.author, settling.approvedBy].filter((one) => one !== undefined);
  const by = deciders.length === 0 ? null : [...new Set(deciders.map(postOf))].join(" with ");
  const ground = body?.kind === "refusal" ? `, on the ground ${body.ground}` : "";
  return { code, at: answer.settledAt, by, words: `Settled ${minuteOf(answer.settledAt)}: ${code}${ground}${by === null ? "" : `, by ${by}`}.` };
}

/** In whose hands it was: the post a signal went to, the owner of the item at that moment, the author of what was sent. */
function postAt(line: ChronologyLine, duty: Obligation | undefined, { facts, cast: { postOf } }: InquiryContext): string | null {
  const signal = facts.signals.find((one) => line.id.endsWith(`|${one.id}`));
  if (line.kind.startsWith("signal.")) return signal?.post ?? null;
  const message = facts.messages.find((one) => one.id === (duty?.message ?? line.subject));
  if (message?.direction === "out") return message.author === undefined ? null : postOf(message.author);
  const item = facts.items.find((one) => one.id === message?.id);
  if (item === undefined) return duty === undefined ? null : postOf(duty.owner);
  return postOf(item.owners.findLast((one) => one.from <= line.happened.first)?.owner ?? item.owner);
}

function outsideUnion(message: Message | undefined, duty: Obligation | undefined, facts: PersonFacts): boolean {
  const others = new Set([message?.from, ...(message?.to ?? []), duty?.creditor, duty?.debtor].filter((one) => one !== undefined && one !== facts.self.id));
  return facts.self.union && facts.authorities.some((one) => others.has(one.id) && !one.union);
}

/** The contradictions of which two sides were known by then. */
function contradictionsAt({ facts, contradictions }: InquiryContext, moment: Instant): readonly string[] {
  const known = new Set([...facts.claims, ...facts.descriptions].filter((one) => (facts.recordedAt?.[one.source] ?? one.knownAt) <= moment).map((one) => one.id));
  return contradictions.filter((one) => one.sides.filter((side) => side.ids.some((id) => known.has(id))).length >= 2).map((one) => one.key);
}

function comparableAt(line: ChronologyLine, facts: PersonFacts, moment: Instant, asOf: Instant): Comparable | null {
  if (facts.unitItems === undefined) return null;
  const from = new Date(Date.parse(moment) - YEAR_DAYS * 86_400_000).toISOString();
  const kind = line.kind.split(".")[0];
  const items = facts.unitItems.filter((one) => one.kind === kind && one.id !== line.subject && one.openedAt >= from && one.openedAt < moment);
  const settled = items.filter((one) => one.settledAt !== null && one.settledAt <= asOf);
  const count = (state: string) => settled.filter((one) => one.state === state).length;
  return { items: items.length, answered: count("answered"), refused: count("refused"), lapsed: count("lapsed"), withdrawn: count("void"), closed: count("closed"), open: items.length - settled.length };
}

/** Most duties named in one sentence; the list beside it is complete. */
const MOST_NAMED = 4;

interface Telling {
  readonly known: number;
  readonly aside: number;
  readonly later: number;
  /** Duties other than the one that the line itself is about. */
  readonly owed: readonly OwedThen[];
  readonly attached: readonly string[];
  readonly late: Lateness | undefined;
  readonly outcome: Outcome | null;
}

function wordsOf(line: ChronologyLine, { known, aside, later, owed, attached, late, outcome }: Telling): string {
  const notSeen = aside === 0 ? "" : `, and ${aside} more not recognised as this person`;
  const more = owed.length <= MOST_NAMED ? "" : ` and ${owed.length - MOST_NAMED} more`;
  return [
    line.words,
    `On file then: ${known}${notSeen}.`,
    ...(later === 0 ? [] : [`Learnt later of the time before: ${later}.`]),
    ...(owed.length === 0 ? [] : [`Owed then: ${owed.slice(0, MOST_NAMED).map((one) => one.words).join("; ")}${more}.`]),
    ...(attached.length === 0 ? [] : [`Attached: ${attached.join(", ")}, unanswered before.`]),
    ...(outcome === null || line.kind.startsWith("decision.") ? [] : [outcome.words]),
    ...(late === undefined ? [] : [`${late.words.charAt(0).toUpperCase()}${late.words.slice(1)}.`]),
  ].join(" ");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
