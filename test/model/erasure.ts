// Erasing one record whose content lies under a key of its own: intent, key, payload, done, with crashes between the steps and a
// backup that is restored (I11, L4). What opens it is key and payload together, wherever copies of them lie.
import type { Model, Step } from "./explore.ts";

interface State {
  readonly intent: number;
  readonly key: number;
  readonly payload: number;
  readonly done: number;
  /** Whether the list of what was erased, which lies beside the backups, holds it. */
  readonly listed: number;
  /** Copies in the backup: of the payload with the tables, and of the key until those copies expire. */
  readonly backup: number;
  readonly keyCopy: number;
  /** The node answers questions. */
  readonly serving: number;
  readonly crashes: number;
  readonly restored: number;
  /** Was to be erased before the backup came back. */
  readonly owed: number;
}

export const ERASURE_MUTANTS = {
  "done before the key is destroyed": "I11",
  "a restored node serves before it erases again": "I11",
  "what was erased is noted in the database alone": "I11",
  "intents are kept in memory": "L4",
} as const;
export type ErasureMutant = keyof typeof ERASURE_MUTANTS;

export function erasureModel(mutant?: ErasureMutant): Model<State> {
  function steps(s: State): readonly Step<State>[] {
    const found: Step<State>[] = [];
    const can = (label: string, change: Partial<State>): void => void found.push([label, { ...s, ...change }]);
    if (s.intent === 0 && s.done === 0 && s.serving === 1) can("intend to erase", { intent: 1, listed: mutant === "what was erased is noted in the database alone" ? 0 : 1 });
    if (s.intent === 1 && s.key === 1) can("destroy the key", { key: 0 });
    if (s.intent === 1 && s.key === 0 && s.payload === 1) can("drop the payload", { payload: 0 });
    const mayEnd = mutant === "done before the key is destroyed" || (s.key === 0 && s.payload === 0);
    if (s.intent === 1 && s.done === 0 && mayEnd) can("write that it is done", { done: 1, intent: 0 });
    if (s.crashes < 2) can("crash and start", { crashes: s.crashes + 1, ...(mutant === "intents are kept in memory" ? { intent: 0 } : {}) });
    if (s.backup === 0 && s.done === 0 && s.intent === 0) can("back up", { backup: 1, keyCopy: 1 });
    if (s.keyCopy === 1 && s.restored === 0) can("copies of keys expire", { keyCopy: 0 });
    if (s.backup === 1 && s.restored === 0) can("restore", { restored: 1, owed: s.listed, intent: 0, done: 0, payload: 1, key: Math.max(s.keyCopy, s.listed === 1 ? 0 : s.key), serving: mutant === "a restored node serves before it erases again" ? 1 : 0 });
    if (s.serving === 0 && s.owed === 1 && s.intent === 0 && s.done === 0) can("erase again what is listed", { intent: 1 });
    if (s.serving === 0 && (s.owed === 0 || s.done === 1)) can("serve", { serving: 1 });
    return found;
  }

  return {
    name: "erasing one record",
    start: { intent: 0, key: 1, payload: 1, done: 0, listed: 0, backup: 0, keyCopy: 0, serving: 1, crashes: 0, restored: 0, owed: 0 },
    steps,
    always: {
      "I11 what is erased nothing here opens": (s) => s.done === 0 || s.key === 0,
      "I11 a node does not serve what it erased before it was restored": (s) => s.owed === 0 || s.serving === 0 || s.done === 1,
    },
    onSteps: {
      "I11 a restore brings nothing back that was erased": (before, label, after) => label !== "restore" || before.done === 0 || before.listed === 1 || after.key === 0,
    },
    stillPossible: {
      "L4 what was to be erased can still be erased": { goal: (s) => s.listed === 0 || s.done === 1, by: (label) => label !== "restore" && label !== "intend to erase" },
    },
  };
}
