// Versions of one warning at an addressee, in whatever order they arrive and however often: the original, a correction, a withdrawal
// (R1 to R3, R10, C1; invariant I3). Its payload may be erased in between; what is left of it must still tell.
import type { Model, Step } from "./explore.ts";

const ORIGINAL = 1;
const CORRECTED = 2;
const WITHDRAWN = 4;
const ALL = [ORIGINAL, CORRECTED, WITHDRAWN] as const;
const NAMES = { [ORIGINAL]: "original", [CORRECTED]: "correction", [WITHDRAWN]: "withdrawal" } as const;

interface State {
  readonly sent: number;
  readonly net: number;
  /** What is known to have arrived; it outlives payloads. */
  readonly got: number;
  /** The version that stands: 0 none, 1, 2; 4 void. */
  readonly stands: number;
  readonly effects: number;
  readonly erased: number;
}

export const VERSION_MUTANTS = {
  "no version guard": "I3",
  "no tombstone": "I3",
  "tombstone goes with the payload": "I3",
  "dedup goes with the payload": "I2",
} as const;
export type VersionMutant = keyof typeof VERSION_MUTANTS;

export function versionModel(mutant?: VersionMutant): Model<State> {
  function steps(s: State): readonly Step<State>[] {
    const found: Step<State>[] = [];
    const can = (label: string, change: Partial<State>): void => void found.push([label, { ...s, ...change }]);
    for (const one of ALL) if ((s.sent & one) === 0 && (one === ORIGINAL || (s.sent & ORIGINAL) !== 0)) can(`send the ${NAMES[one]}`, { sent: s.sent | one, net: s.net | one });
    for (const one of ALL) if ((s.sent & one) !== 0 && (s.net & one) === 0) can(`send the ${NAMES[one]} again`, { net: s.net | one });
    for (const one of ALL) if ((s.net & one) !== 0) can(`lose the ${NAMES[one]}`, { net: s.net & ~one });
    for (const one of ALL) if ((s.net & one) !== 0) found.push([`deliver the ${NAMES[one]}`, { ...arrived(s, one), net: s.net & ~one }], [`deliver the ${NAMES[one]}, to come again`, arrived(s, one)]);
    if (s.erased === 0 && s.got !== 0) can("erase what arrived", { erased: 1, ...(mutant === "dedup goes with the payload" ? { got: 0 } : mutant === "tombstone goes with the payload" ? { stands: 0, got: s.got & ORIGINAL } : {}) });
    return found;
  }

  function arrived(s: State, one: number): State {
    if ((s.got & one) !== 0) return s;
    const after = { ...s, got: s.got | one };
    if (one === ORIGINAL) {
      const forgets = mutant === "no version guard" || (mutant === "no tombstone" && s.stands === 4);
      const stands = forgets ? 1 : Math.max(s.stands, 1);
      return { ...after, stands, effects: Math.min(2, s.effects + 1) };
    }
    if (one === CORRECTED) return { ...after, stands: mutant === "no version guard" ? 2 : Math.max(s.stands, 2) };
    return { ...after, stands: 4 };
  }

  return {
    name: "versions of one warning",
    start: { sent: 0, net: 0, got: 0, stands: 0, effects: 0, erased: 0 },
    steps,
    always: {
      "I2 one effect of one warning": (s) => s.effects <= 1,
      "I3 what is superseded or withdrawn does not stand": (s) => ((s.got & WITHDRAWN) === 0 || s.stands === 4) && ((s.got & CORRECTED) === 0 || s.stands >= 2),
    },
    onSteps: { "I3 nothing older comes back": (before, _label, after) => after.stands >= before.stands },
    stillPossible: { "L1 every version can still arrive": { goal: (s) => s.got === s.sent && s.sent === 7 } },
  };
}
