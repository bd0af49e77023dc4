import fc from "fast-check";
import { between, body, GATE, person, step } from "./small.ts";
import type { ScenarioDocument } from "./stage.ts";

type Side = "north" | "south";
const OTHER = { north: "south", south: "north" } as const;
const OFFICERS = ["lia", "lou", "sup", "com", "head"];
const NAMES = ["Karim Benali", "Karim Ben Ali", "Yusuf al-Khatib", "Youssef Al Khatib", "Jean Dupont"];
const CLAIMS = [[], [{ ref: "c1", about: "p0", says: { kind: "entry", country: "TR", on: "2013" }, basis: "fact" }], [{ ref: "c1", about: "p0", says: { kind: "entry", country: "TR", on: "2012" }, source: "Silver", sourceProtected: true, basis: "fact" }]];

/** The dice of one step. */
interface Throw {
  readonly act: number;
  readonly south: boolean;
  readonly which: number;
  readonly what: number;
  readonly by: number;
  readonly waits: number;
}

/** What has been said and done so far, as far as the dice must know to hit something. */
interface Known {
  /** Messages that ask for something, by who sent them; the latest are the likeliest. */
  readonly asked: Record<Side, string[]>;
  readonly questions: Record<Side, string[]>;
  readonly files: Record<Side, string[]>;
  readonly measures: Record<Side, string[]>;
  readonly described: Record<Side, string[]>;
}

/**
 * A case of random acts at two nodes, in order of time: warnings, answers, questions, files, decisions, leave, outages. Many acts
 * meet what they are about; those that do not, or come from somebody who may not, are refused, and that is kept too.
 */
export function randomCase(): fc.Arbitrary<ScenarioDocument> {
  const dice = fc.record({ act: fc.nat(999), south: fc.boolean(), which: fc.nat(999), what: fc.nat(999), by: fc.nat(999), waits: fc.integer({ min: 1, max: 4_000 }) });
  return fc.array(dice, { minLength: 40, maxLength: 60 }).map(caseOf);
}

function caseOf(throws: readonly Throw[]): ScenarioDocument {
  const known: Known = { asked: { north: [], south: [] }, questions: { north: [], south: [] }, files: { north: [], south: [] }, measures: { north: [], south: [] }, described: { north: [], south: [] } };
  let minutes = 0;
  const steps = throws.map((dice, index) => {
    minutes += dice.waits;
    const at = new Date(Date.UTC(2015, 0, 1) + minutes * 60_000).toISOString();
    const node: Side = dice.south ? "south" : "north";
    // Every third act is by somebody in particular, fit for it or not.
    const by = dice.by % 3 === 0 ? { by: OFFICERS[dice.by % OFFICERS.length] } : {};
    const act = index < 6 ? ACTS[index % 2]! : ACTS[dice.act % ACTS.length]!;
    return step(at, node, { ...by, ...act({ dice, node, known, id: `x${index}`, at }) });
  });
  return between(["north", "south"], steps, { end: new Date(Date.UTC(2015, 0, 1) + (minutes + 60_000) * 60_000).toISOString() });
}

interface Turn {
  readonly dice: Throw;
  readonly node: Side;
  readonly known: Known;
  readonly id: string;
  readonly at: string;
}

const ACTS: readonly ((turn: Turn) => Record<string, unknown>)[] = [
  ({ dice, node, known, id }) => {
    const kind = ["warning", "request", "notice"][dice.what % 3]!;
    known.asked[node].push(id);
    for (const side of ["north", "south"] as const) known.described[side].push(`${id}#p0`);
    return { send: { id, to: [OTHER[node]], message: body(kind, { ...saying(dice), ...(kind === "notice" ? { event: { kind: "stop", on: "2015-01-01" } } : {}) }), gate: GATE } };
  },
  ({ dice, node, known, id }) => {
    known.files[node].push(id);
    known.described[node].push(`${id}#p0`);
    return { fileWatch: { id, content: file(dice) } };
  },
  ({ dice, node, known }) => ({ changeWatch: { id: one(known.files[node], dice.which), content: file(dice) } }),
  ({ dice, node, known }) => ({ endWatch: { id: one(known.files[node], dice.which), as: "closed" } }),
  ({ dice, node, known }) => ({ take: { id: mine(known, node, dice) } }),
  ({ dice, node, known, id }) => ({ answer: { id: mine(known, node, dice), as: id, message: body("answer", { about: "any", outcome: "information", ...saying(dice) }), gate: GATE } }),
  ({ dice, node, known }) => ({ dispose: { id: mine(known, node, dice), outcome: "Known", reasons: "As the house sees it" } }),
  ({ dice, node, known, id }) => {
    known.questions[node].push(id);
    return { clarify: { id: mine(known, node, dice), as: id, question: "Which one?", gate: GATE } };
  },
  ({ dice, node, known }) => ({ reply: { clarification: one(known.questions[OTHER[node]], dice.which), text: "This one", gate: GATE } }),
  ({ dice, node, known }) => ({ proposeRefusal: { id: mine(known, node, dice), ground: "not-available", scope: "All of it" } }),
  ({ dice, node, known, id }) => ({ decideRefusal: { id: mine(known, node, dice), as: id, confirm: dice.what % 2 === 0, gate: GATE } }),
  ({ dice, node, known, at }) => ({ hold: { id: mine(known, node, dice), until: later(at, 40), reasons: "A judge is asked", gate: GATE } }),
  ({ dice, node, known }) => ({ lapse: { id: mine(known, node, dice), reasons: "Nobody is free" } }),
  ({ dice, node, known }) => ({ withdraw: { id: one(known.asked[node], dice.which), reasons: "The wrong man", gate: GATE } }),
  ({ dice, node, known, id }) => ({ correct: { id: one(known.asked[node], dice.which), as: id, reasons: "Misspelt", message: body("warning", saying(dice)), gate: GATE } }),
  ({ dice, node, known }) => ({ close: { id: one(known.asked[node], dice.which), authority: OTHER[node] } }),
  ({ dice, node, known }) => ({ dispute: { id: one(known.asked[node], dice.which), authority: OTHER[node], reasons: "Not what was asked", gate: GATE } }),
  ({ dice, node, known }) => ({ confirmMatch: pair(known, node, dice) }),
  ({ dice, node, known }) => ({ rejectMatch: pair(known, node, dice) }),
  ({ dice, node, known }) => ({ undoMatch: pair(known, node, dice) }),
  ({ dice, node, known }) => ({ joinPersons: pair(known, node, dice) }),
  ({ dice, node, known, id }) => {
    const { a, b } = pair(known, node, dice);
    return { linkPersons: { id, a, b, kind: "kin" } };
  },
  ({ dice, node, known, id, at }) => {
    known.measures[node].push(id);
    return { promise: { id, words: "Examine it", owner: OFFICERS[dice.what % OFFICERS.length], due: later(at, 5), about: one([...known.files[node], ...known.asked[node]], dice.which) } };
  },
  ({ dice, node, known }) => ({ finish: { id: one(known.measures[node], dice.which), result: "Examined" } }),
  ({ dice, node, known, id, at }) => ({ decide: { id, kind: ["release", "no-means", "closing", "disposition"][dice.what % 4], about: one([...known.files[node], ...known.asked[OTHER[node]]], dice.which), reasons: "As decided", until: later(at, 9), despite: known.measures[node], checkLater: dice.by % 4 === 0 } }),
  ({ dice, at }) => ({ absent: { officer: OFFICERS[dice.what % 3], until: later(at, 3) } }),
  ({ node }) => ({ cut: { to: OTHER[node] } }),
  ({ node }) => ({ mend: { to: OTHER[node] } }),
];

function saying(dice: Throw): Record<string, unknown> {
  return { terrorism: dice.what % 5 === 0, persons: [person(NAMES[dice.what % NAMES.length]!, { ref: "p0", protection: "none" })], claims: CLAIMS[dice.which % CLAIMS.length] };
}

function file(dice: Throw): Record<string, unknown> {
  const { persons, claims } = saying(dice);
  return { category: "S", ground: "Seen", legalBasis: "Code", requestedAction: "none", openedOn: "2014-01-01", reviewOn: "2019-01-01", persons, claims };
}

/** One of these, a later one more likely than an earlier one; an id nobody knows where there is none. */
function one(of: readonly string[], n: number): string {
  return of.toReversed()[Math.floor((n / 1_000) ** 2 * of.length)] ?? "nothing";
}

/** Something the other side asked of this one. */
function mine(known: Known, node: Side, dice: Throw): string {
  return one(known.asked[OTHER[node]], dice.which);
}

function pair(known: Known, node: Side, dice: Throw): { readonly a: string; readonly b: string; readonly reasons: string } {
  const all = [...known.described[node], "nobody#p0"];
  return { a: all[dice.which % all.length]!, b: all[dice.what % all.length]!, reasons: "As compared" };
}

function later(at: string, days: number): string {
  return new Date(Date.parse(at) + days * 86_400_000).toISOString();
}
