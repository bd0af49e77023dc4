import { z } from "zod";
import { PreservationInput } from "../domain/preservation.ts";
import { localInstant, parseInstant, parsePartialDate } from "../lib/clock/index.ts";
import { AuthorityKind, Channel } from "../domain/authority.ts";
import { CapacityPlan } from "../domain/capacity-plan.ts";
import { DecisionInput } from "../domain/decision.ts";
import { Gate, MessageBody, Passage, RefusalGround } from "../domain/message.ts";
import { RowId } from "../domain/own-id.ts";
import { Grade, Link } from "../domain/person.ts";
import { Regime } from "../domain/regime.ts";
import { Role } from "../domain/roster.ts";
import type { SignalKind } from "../domain/signal.ts";
import { TellsApart } from "../domain/tells-apart.ts";
import { CalendarDateText, Country, InstantText, Language, Line, Reasons, Ref, Text } from "../domain/text.ts";
import { WatchFileContent } from "../domain/watch-file.ts";
import { Crowd } from "./crowd.ts";

/** An instant with a zone, a local time (`2015-02-03T14:00`, in the authority's zone), or a date known to the day, month or year. */
export const ScenarioTime = z.string().refine(isTime, { error: (issue) => `is no time that exists: ${String(issue.input)}` });

function isTime(text: string): boolean {
  // Whether a local time exists depends on the zone, and is asked once that is known.
  return parseInstant(text).ok || parsePartialDate(text).ok || localInstant(text, "UTC").ok;
}

/** A description id: `<message or file>#<ref>`. */
const DescriptionId = z.string().regex(/^[^#~]+#[^#~]+$/, "must name a person as <message or file id>#<ref>");

const Person = z.strictObject({
  post: Line,
  roles: z.array(Role).min(1),
  name: Line.optional(),
  deputy: Ref.optional(),
  absences: z.array(z.strictObject({ from: ScenarioTime, until: ScenarioTime.optional(), deputy: Ref.optional() })).default([]),
});

const ScenarioAuthority = z.strictObject({
  name: Line,
  country: Country,
  kind: AuthorityKind,
  union: z.boolean(),
  languages: z.array(Language).min(1),
  timeZone: z.string(),
  dutyDesk: Line.optional(),
  /** Whether it runs a Heed node; without one it is an addressee all the same. */
  node: z.boolean().default(true),
  channel: Channel.default("letter"),
  people: z.record(Ref, Person).default({}),
  /** Bilateral regimes this authority has agreed. */
  agreements: z.array(Regime).default([]),
});

const Send = z.strictObject({
  id: Ref,
  to: z.union([z.array(Ref).min(1), z.literal("concerned")]),
  thread: Ref.optional(),
  /** Who approves; by default any other officer who may. */
  approvedBy: Ref.optional(),
  message: MessageBody,
  gate: Gate.optional(),
  passage: Passage.optional(),
});

/** One act; exactly one of these stands in a step. */
const acts = {
  fileWatch: z.strictObject({ id: Ref, content: WatchFileContent }),
  changeWatch: z.strictObject({ id: Ref, content: WatchFileContent }),
  endWatch: z.strictObject({ id: Ref, as: z.enum(["closed", "lapsed"]) }),
  /** Opens a closed or lapsed file again. */
  reopenWatch: z.strictObject({ id: Ref, reviewOn: CalendarDateText, reasons: Reasons }),
  send: Send,
  draft: Send,
  approve: z.strictObject({ id: Ref, gate: Gate.optional() }),
  discard: z.strictObject({ id: Ref, reasons: Reasons }),
  /** Whoever has a draft says why it does not leave yet; `handOver` gives a draft, too, into other hands. */
  holdDraft: z.strictObject({ id: Ref, reasons: Reasons }),
  /** Somebody asks after a draft. */
  chase: z.strictObject({ id: Ref, words: Reasons }),
  /** Something that reached the authority outside Heed, filed by hand. */
  received: z.strictObject({ id: Ref, from: Ref, thread: Ref.optional(), on: ScenarioTime.optional(), message: MessageBody, passage: Passage }),
  take: z.strictObject({ id: Ref }),
  handOver: z.strictObject({ id: Ref, to: Ref, reasons: Reasons }),
  answer: z.strictObject({ id: Ref, as: Ref.optional(), message: MessageBody, gate: Gate.optional() }),
  /** Somebody whom a threat warning names has been briefed. */
  brief: z.strictObject({ id: Ref, recipient: Line, words: Reasons, gate: Gate.optional() }),
  dispose: z.strictObject({ id: Ref, outcome: Line, reasons: Reasons }),
  proposeRefusal: z.strictObject({ id: Ref, ground: RefusalGround, scope: Reasons, text: Text.default("") }),
  decideRefusal: z.strictObject({ id: Ref, as: Ref.optional(), confirm: z.boolean(), gate: Gate.optional() }),
  clarify: z.strictObject({ id: Ref, as: Ref.optional(), question: Reasons, agreed: z.boolean().default(false), gate: Gate.optional() }),
  reply: z.strictObject({ clarification: Ref, text: Text, gate: Gate.optional() }),
  hold: z.strictObject({ id: Ref, until: InstantText, reasons: Reasons, gate: Gate.optional() }),
  askExtension: z.strictObject({ id: Ref, as: Ref.optional(), until: InstantText, reasons: Reasons, gate: Gate.optional() }),
  /** `id` is the message that asked for more time. */
  decideExtension: z.strictObject({ id: Ref, as: Ref.optional(), granted: z.boolean(), reasons: Reasons, gate: Gate.optional() }),
  lapse: z.strictObject({ id: Ref, reasons: Reasons }),
  withdraw: z.strictObject({ id: Ref, reasons: Reasons, gate: Gate.optional() }),
  correct: z.strictObject({ id: Ref, as: Ref.optional(), reasons: Reasons, message: MessageBody, gate: Gate.optional() }),
  /** Somebody confirms that a correction is in its place here; `id` is that of the correction, or of what it corrects. */
  confirmReplacement: z.strictObject({ id: Ref, words: Reasons }),
  close: z.strictObject({ id: Ref, authority: Ref }),
  dispute: z.strictObject({ id: Ref, authority: Ref, reasons: Reasons, gate: Gate.optional() }),
  forward: z.strictObject({ id: Ref, as: Ref.optional(), to: z.array(Ref).min(1), consent: z.enum(["not-needed", "given"]), text: Text.default(""), gate: Gate.optional() }),
  /** Asks whoever wrote a message whether it may be passed on to `target`. */
  askConsent: z.strictObject({ id: Ref, as: Ref.optional(), target: Ref, answerBy: InstantText, reasons: Reasons, gate: Gate.optional() }),
  /** `id` is the message that asked. */
  decideConsent: z.strictObject({ id: Ref, as: Ref.optional(), granted: z.boolean(), until: InstantText, reasons: Reasons, gate: Gate.optional() }),
  revokeConsent: z.strictObject({ id: Ref, as: Ref.optional(), reasons: Reasons, gate: Gate.optional() }),
  confirmMatch: z.strictObject({ a: DescriptionId, b: DescriptionId, reasons: Reasons }),
  rejectMatch: z.strictObject({ a: DescriptionId, b: DescriptionId, reasons: Reasons, tellsApart: TellsApart.optional() }),
  /** Clears somebody wrongly taken for a listed person, here and everywhere he was warned of. */
  clear: z.strictObject({ person: DescriptionId, of: DescriptionId, tellsApart: TellsApart, reasons: Reasons, gate: Gate.optional() }),
  /** Confirms to whoever asked that he is cleared here; `id` is the message that warned of him. */
  confirmClearing: z.strictObject({ id: Ref, words: Reasons }),
  undoMatch: z.strictObject({ a: DescriptionId, b: DescriptionId, reasons: Reasons }),
  joinPersons: z.strictObject({ a: DescriptionId, b: DescriptionId, reasons: Reasons }),
  linkPersons: z.strictObject({ id: Ref, a: DescriptionId, b: DescriptionId, kind: Link.shape.kind, words: Line.optional(), grade: Grade.optional() }),
  promise: z.strictObject({ id: Ref, words: Reasons, owner: Ref, due: InstantText, person: DescriptionId.optional(), about: RowId.optional() }),
  /** A measure by its id, or a duty inside the house by its name in the report: `<message, file or person>/<duty>`. */
  finish: z.strictObject({ id: Ref.or(z.string().regex(/^[^~/]{1,200}\/(review|means|reopen|departure)$/, "must name a duty as <message, file or person>/<review, means, reopen or departure>")), result: Reasons }),
  decide: DecisionInput.extend({ id: Ref, person: DescriptionId.optional() }),
  followDecision: z.strictObject({ id: Ref }),
  absent: z.strictObject({ officer: Ref, until: ScenarioTime.optional(), deputy: Ref.optional() }),
  leave: z.strictObject({ officer: Ref }),
  /** Who works when, in which team, and what work a duty is: from then on the node makes forecasts. */
  planCapacity: CapacityPlan,
  /** The officer answers what stands first on the desk, or, to compare, what came first. */
  workDesk: z.strictObject({ answers: z.int().min(1).max(50).default(1), order: z.enum(["desk", "arrival"]).default("desk") }),
  /** Lets lapse what the forecast says will be missed and what is due within these hours: a decision for each. */
  letLapse: z.strictObject({ withinHours: z.int().min(1).max(168), reasons: Reasons }),
  /** After an incident: what is not to be erased within a scope, until when; a second person decides on it, and it may be lifted. */
  preserve: PreservationInput.extend({ id: Ref }),
  decidePreservation: z.strictObject({ id: Ref, confirm: z.boolean(), reasons: Reasons }),
  liftPreservation: z.strictObject({ id: Ref, reasons: Reasons }),
  /** People cross and are checked against the files of this authority; of whoever meets none nothing is kept. */
  check: z.strictObject({ place: Line, crowd: Crowd }),
  /** The node stops, or starts again; its peers keep trying. */
  down: z.strictObject({}),
  up: z.strictObject({}),
  /** The connection to a peer is cut, or mended. */
  cut: z.strictObject({ to: Ref }),
  mend: z.strictObject({ to: Ref }),
  /** Nothing is done while the clock runs. */
  wait: z.strictObject({}),
} as const;

/** The names of the acts a step can have. */
export const ACTS = Object.keys(acts) as readonly ActName[];
export type ActName = keyof typeof acts;
export type ActInput<A extends ActName> = z.infer<(typeof acts)[A]>;

const Step = z
  .strictObject({
    at: ScenarioTime,
    node: Ref,
    /** Officer who acts; by default the first whose role may. */
    by: Ref.optional(),
    /** Said of the step in the report. */
    note: Text.optional(),
    /** What did not happen in the record and is played to show what would follow; marked in the report. */
    counterfactual: z.boolean().default(false),
    /** Played so many times more at this distance; what the act makes is then called `<id>-2`, `<id>-3` and so on. Needs an exact time. */
    again: z.strictObject({ times: z.int().min(1).max(5_000), everyMinutes: z.int().min(1).max(100_000) }).optional(),
    /** The act must be refused with this code. */
    refused: z.string().optional(),
    ...(Object.fromEntries(Object.entries(acts).map(([name, schema]) => [name, schema.optional()])) as { [A in ActName]: z.ZodOptional<(typeof acts)[A]> }),
  })
  .refine((step) => ACTS.filter((name) => step[name] !== undefined).length === 1, { message: `must have exactly one act, one of ${Object.keys(acts).join(", ")}` });
export type ScenarioStep = z.infer<typeof Step>;

const KINDS: Record<SignalKind, true> = {
  match: true,
  repeat: true,
  "unanswered-before": true,
  due: true,
  overdue: true,
  escalated: true,
  "new-person": true,
  "linked-person": true,
  contradiction: true,
  "open-stay": true,
  "decision-check": true,
  capacity: true,
  "stale-draft": true,
  measure: true,
  "share-undecided": true,
  cleared: true,
  lapse: true,
  threat: true,
  delivery: true,
};

const Expectation = z.strictObject({
  node: Ref,
  /** Absent for anything at all. */
  kind: z.enum(Object.keys(KINDS) as (keyof typeof KINDS)[]).optional(),
  subject: z.string().optional(),
  with: z.array(z.string()).default([]),
  /** Codes that must all be among its reasons. */
  reasons: z.array(z.string()).default([]),
  rung: z.int().min(0).max(3).optional(),
  after: ScenarioTime.optional(),
  by: ScenarioTime.optional(),
  /** How many such, at least; 0 with `atMost: 0` for what must not be raised. */
  atLeast: z.int().min(0).default(1),
  atMost: z.int().min(0).optional(),
  /** A reason a reader can check. */
  because: Reasons,
});
export type Expectation = z.infer<typeof Expectation>;

/** A file of dated steps taken by named authorities, and what they must raise. */
export const Scenario = z.strictObject({
  scenario: Ref,
  title: Line,
  about: Text.default(""),
  /** From which every identifier and key is derived. */
  seed: Line.optional(),
  authorities: z.record(Ref, ScenarioAuthority).refine((all) => Object.keys(all).length > 0, "must name at least one authority"),
  /** Values for YAML anchors; not read. */
  shared: z.unknown().optional(),
  steps: z.array(Step).min(1).max(10_000),
  /** When the clock stops; by default at the last step. */
  end: ScenarioTime.optional(),
  expect: z.array(Expectation).max(10_000).default([]),
});
export type Scenario = z.infer<typeof Scenario>;
export type ScenarioAuthority = Scenario["authorities"][string];

/** JSON Schema of the format, for editors and other programs. */
export function scenarioJsonSchema(): object {
  return { ...z.toJSONSchema(Scenario, { io: "input", unrepresentable: "any", reused: "ref" }), title: "A Heed scenario" };
}
