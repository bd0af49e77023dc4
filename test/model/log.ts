// One log with its checkpoints, a witness, crashes, and a backup that is restored (I5, I10). A log is the text of its entries, each
// a letter of its own, so one history follows on another if it begins with it.
import type { Model, Step } from "./explore.ts";

const LETTERS = "abcdef";
const LONGEST = 3;

interface State {
  readonly log: string;
  /** Entries written so far, in whatever history: the next letter. */
  readonly used: number;
  /** A change whose entry and leaf are not committed yet. */
  readonly open: string;
  /** The checkpoint read from what is committed, before it is signed. */
  readonly toSign: string;
  /** Every checkpoint that was signed, by the log's name: "1:ab". */
  readonly signed: string;
  /** What the witness saw of the log of the name, and what it cosigned. */
  readonly seen: string;
  readonly cosigned: string;
  readonly backup: string;
  /** The log's name: a new one after a restore. */
  readonly origin: number;
  readonly restored: number;
  readonly frozen: number;
}

export const LOG_MUTANTS = {
  "signed before the commit": "I10",
  "a restored log keeps its name": "I10",
  "the witness cosigns before it remembers": "witness",
  "the witness cosigns whatever it is shown": "witness",
} as const;
export type LogMutant = keyof typeof LOG_MUTANTS;

export function logModel(mutant?: LogMutant): Model<State> {
  function steps(s: State): readonly Step<State>[] {
    const found: Step<State>[] = [];
    const can = (label: string, change: Partial<State>): void => void found.push([label, { ...s, ...change }]);
    if (s.open === "" && s.log.length < LONGEST && s.used < LETTERS.length) can("act", { open: LETTERS[s.used]!, used: s.used + 1 });
    if (s.open !== "") can("commit", { log: s.log + s.open, open: "" });
    if (s.open !== "") can("refuse", { open: "" });
    const shown = mutant === "signed before the commit" ? s.log + s.open : s.log;
    if (shown !== "" && s.toSign === "" && s.frozen === 0) can("read a checkpoint", { toSign: `${s.origin}:${shown}` });
    if (s.toSign !== "") can("sign it", { toSign: "", signed: withOne(s.signed, s.toSign) });
    for (const note of listOf(s.signed)) {
      const [origin, log = ""] = note.split(":");
      const seen = s.seen.startsWith(`${origin}:`) ? s.seen.slice(2) : "";
      const follows = log.startsWith(seen) || mutant === "the witness cosigns whatever it is shown";
      if (!follows || Number(origin) < Number(s.seen[0] ?? 0)) continue;
      if (mutant === "the witness cosigns before it remembers") can("the witness cosigns", { cosigned: withOne(s.cosigned, note) });
      can("the witness remembers and cosigns", { seen: note, cosigned: withOne(s.cosigned, note) });
    }
    can("crash", { open: "", toSign: "" });
    if (s.backup === "" && s.log !== "") can("back up", { backup: s.log });
    if (s.backup !== "" && s.restored === 0) can("restore", { log: s.backup, open: "", toSign: "", restored: 1, origin: mutant === "a restored log keeps its name" ? s.origin : s.origin + 1 });
    // A copy of the machine put back behind everybody's back keeps the name, until a witness shows what it has seen.
    if (s.restored === 1 && s.origin === 1 && s.frozen === 0 && s.seen.startsWith("1:") && !s.log.startsWith(s.seen.slice(2))) can("the witness shows more", { frozen: 1 });
    return found;
  }

  return {
    name: "a log, its witness and its backup",
    start: { log: "", used: 0, open: "", toSign: "", signed: "", seen: "", cosigned: "", backup: "", origin: 1, restored: 0, frozen: 0 },
    steps,
    always: {
      "I10 checkpoints signed under one name follow on each other": (s) => consistent(listOf(s.signed)),
      "I10 what a witness cosigned under one name follows on each other": (s) => mutant === "a restored log keeps its name" || consistent(listOf(s.cosigned)),
      "witness cosigned nothing that it does not remember": (s) => listOf(s.cosigned).every((note) => note[0] !== s.seen[0] || s.seen.startsWith(note)),
    },
    stillPossible: {
      "L1 the log can still grow and be cosigned": { goal: (s) => s.frozen === 1 || (s.seen === `${s.origin}:${s.log}` && s.log !== "") || s.used === LETTERS.length },
    },
  };
}

function consistent(notes: readonly string[]): boolean {
  return notes.every((a) => notes.every((b) => a[0] !== b[0] || a.startsWith(b) || b.startsWith(a)));
}

function listOf(notes: string): readonly string[] {
  return notes === "" ? [] : notes.split(" ");
}

function withOne(notes: string, note: string): string {
  return [...new Set([...listOf(notes), note])].toSorted().join(" ");
}
