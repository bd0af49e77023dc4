// One matter at the addressee, with what its officers may do and what the sender learns of it: taking, refusal by two persons, hold,
// extension, clarification, lapse, and the timers of both sides (R4 to R9c, S4a, S4b, S7). Messages arrive once, in any order of the
// two directions; how they come to arrive once is the other model's.
import { advances } from "../../src/domain/addressee.ts";
import type { AddresseeState } from "../../src/domain/addressee.ts";
import { moveItem } from "../../src/domain/item.ts";
import type { ItemAct, ItemState } from "../../src/domain/item.ts";
import type { Model, Step } from "./explore.ts";

/** The clock has as many instants; the answer is due at the second. */
const LAST = 4;
const DUE = 2;

/** What one side has of the clock: when the answer is due, and whether it stands still. */
interface State {
  readonly item: ItemState;
  readonly shown: AddresseeState;
  readonly now: number;
  readonly due: number;
  readonly theirDue: number;
  readonly suspended: number;
  readonly theirSuspended: number;
  readonly questions: number;
  /** Whether the second question had the sender's agreement. */
  readonly agreed: number;
  readonly held: number;
  /** 0 nothing, 1 asked, 2 granted, 3 declined. */
  readonly extension: number;
  readonly grants: number;
  readonly ground: number;
  readonly proposer: number;
  readonly confirmer: number;
  readonly signed: number;
  readonly late: number;
  readonly theirLate: number;
  /** Messages on the way to the sender, and to the addressee, in order. */
  readonly toSender: string;
  readonly toUs: string;
}

export const ITEM_MUTANTS = {
  "one person refuses": "I7",
  "refused without a ground": "I7",
  "lapse without a name": "I7",
  "more time granted twice": "more time once",
  "second question without agreement": "one question without agreement",
  "more time clears what was late": "I9",
  "no timer at the sender": "L2",
  "no timer behind a hold": "L2",
  "the sender moves no clock for a hold": "both sides agree",
  "reply starts no clock": "both sides agree",
} as const;
export type ItemMutant = keyof typeof ITEM_MUTANTS;

export function itemModel(mutant?: ItemMutant): Model<State> {
  const start: State = { item: "open", shown: "delivered", now: 0, due: DUE, theirDue: DUE, suspended: 0, theirSuspended: 0, questions: 0, agreed: 0, held: 0, extension: 0, grants: 0, ground: 0, proposer: 0, confirmer: 0, signed: 0, late: 0, theirLate: 0, toSender: "", toUs: "" };
  const live = (s: State): boolean => s.item === "open" || s.item === "taken" || s.item === "refusal-pending";
  const owes = (s: State): boolean => s.shown === "delivered" || s.shown === "taken";

  function steps(s: State): readonly Step<State>[] {
    const found: Step<State>[] = [];
    const can = (label: string, change: Partial<State>): void => void found.push([label, { ...s, ...change }]);
    const act = (name: ItemAct, label: string, change: Partial<State> = {}): void => {
      const item = moveItem(s.item, name);
      if (item !== undefined) can(label, { item, ...change });
    };
    const say = (message: string): Partial<State> => ({ toSender: s.toSender + message });
    act("take", "take", say("t"));
    if (s.item === "taken") act("answer", "answer", { ...say("a"), suspended: 0 });
    for (const officer of [1, 2]) act("propose-refusal", `officer ${officer} proposes a refusal`, { proposer: officer, ground: mutant === "refused without a ground" ? 0 : 1 });
    for (const officer of [1, 2]) if (officer !== s.proposer || mutant === "one person refuses") act("confirm-refusal", `officer ${officer} confirms`, { confirmer: officer, suspended: 0, ...say("r") });
    act("reject-refusal", "reject the refusal", { proposer: 0, ground: 0 });
    act("lapse", "lapse", { ...say("l"), suspended: 0, signed: mutant === "lapse without a name" ? 0 : 1 });
    if (live(s) && s.item !== "refusal-pending" && s.suspended === 0 && s.questions < 2) {
      if (s.questions === 0 || mutant === "second question without agreement") can("ask", { suspended: 1, questions: s.questions + 1, ...say("q") });
      if (s.questions === 1) can("ask again, as agreed", { suspended: 1, questions: 2, agreed: 1, ...say("q") });
    }
    if (s.item === "taken" && s.held === 0) can("hold", { held: 1, due: s.due + 1, ...say("h") });
    if (s.item === "taken" && (s.extension === 0 || (mutant === "more time granted twice" && s.extension === 2 && s.grants < 2))) can("ask for time", { extension: 1, ...say("e") });
    // the sender
    const [first, ...rest] = s.toSender;
    if (first !== undefined) found.push([`the sender hears ${first}`, { ...heard(s, first), toSender: rest.join("") }]);
    if (s.theirSuspended === 1 && !s.toUs.includes("R")) can("reply", { toUs: `${s.toUs}R`, theirSuspended: 0 });
    if (s.extension === 1 && !s.toSender.includes("e") && !/[GD]/.test(s.toUs)) {
      if (owes(s)) can("grant more time", { toUs: `${s.toUs}G`, theirDue: s.theirDue + 1, grants: s.grants + 1 });
      can("decline more time", { toUs: `${s.toUs}D` });
    }
    // what the sender said arrives
    const [said, ...later] = s.toUs;
    if (said !== undefined) found.push([`the addressee hears ${said}`, { ...told(s, said), toUs: later.join("") }]);
    // time, and the timers of both sides
    if (s.now < LAST) can("time passes", { now: s.now + 1 });
    if (live(s) && s.suspended === 0 && s.late === 0 && s.now > s.due && !(mutant === "no timer behind a hold" && s.held === 1)) can("timer of the addressee", { late: 1 });
    if (owes(s) && s.theirSuspended === 0 && s.theirLate === 0 && s.now > s.theirDue && mutant !== "no timer at the sender") can("timer of the sender", { theirLate: 1 });
    return found;
  }

  function heard(s: State, message: string): State {
    const next = ({ t: "taken", a: "answered", r: "refused", l: "lapsed" } as const)[message];
    if (next !== undefined) return advances(s.shown, next) ? { ...s, shown: next, theirSuspended: next === "taken" ? s.theirSuspended : 0 } : s;
    if (message === "q") return { ...s, theirSuspended: 1 };
    if (message === "h") return mutant === "the sender moves no clock for a hold" ? s : { ...s, theirDue: s.theirDue + 1 };
    return s;
  }

  function told(s: State, message: string): State {
    if (message === "R") return { ...s, suspended: mutant === "reply starts no clock" ? s.suspended : 0 };
    if (message === "D") return { ...s, extension: 3 };
    return { ...s, extension: 2, due: s.due + 1, ...(mutant === "more time clears what was late" ? { late: 0 } : {}) };
  }

  const MEANS: Readonly<Partial<Record<ItemState, readonly AddresseeState[]>>> = { open: ["delivered"], taken: ["taken"], "refusal-pending": ["taken"], answered: ["answered"], refused: ["refused"], lapsed: ["lapsed"] };
  return {
    name: "one matter at the addressee",
    start,
    steps,
    always: {
      "I4 nothing is shown as settled that the addressee did not settle": (s) => owes(s) || s.shown === s.item,
      "I7 a refusal has a ground and two persons, a lapse a name": (s) => (s.item !== "refused" || (s.ground === 1 && s.proposer !== 0 && s.confirmer !== 0 && s.proposer !== s.confirmer)) && (s.item !== "lapsed" || s.signed === 1),
      "more time once": (s) => s.grants <= 1,
      "one question without agreement": (s) => s.questions <= 1 || s.agreed === 1,
      "both sides agree once nothing is under way": (s) => s.toSender !== "" || s.toUs !== "" || (MEANS[s.item]?.includes(s.shown) === true && (!live(s) || (s.due === s.theirDue && s.suspended === s.theirSuspended))),
    },
    onSteps: { "I9 late stays late within its round": (before, _label, after) => after.late >= before.late && after.theirLate >= before.theirLate },
    stillPossible: {
      "L1 every matter can still settle": { goal: (s) => !live(s) && s.toSender === "" && s.toUs === "" },
      // Whoever asked is waited for by a duty of the sender's own, so a clock that stands still is late on nobody's side.
      "L2 what is not settled shows as late, by time and timers alone": {
        goal: (s) => (!live(s) || s.late === 1 || s.suspended === 1 || s.due >= LAST) && (!owes(s) || s.theirLate === 1 || s.theirSuspended === 1 || s.theirDue >= LAST),
        by: (label) => label.startsWith("timer") || label === "time passes",
      },
    },
  };
}
