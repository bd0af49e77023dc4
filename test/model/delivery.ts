// Messages between a sender S and an addressee R over a network that loses, repeats and reorders, with one crash of each: S2 to S9
// and R1 to R5, R11, R12 of the protocol's table. The states of both sides move by the program's own tables.
import { advances } from "../../src/domain/addressee.ts";
import type { AddresseeState } from "../../src/domain/addressee.ts";
import { moveItem } from "../../src/domain/item.ts";
import type { ItemState } from "../../src/domain/item.ts";
import type { Model, Step } from "./explore.ts";

/** What crosses: the warning, a dispute and a withdrawal one way; acknowledgement, answers of both rounds and void notice the other. */
const WARNING = 1;
const DISPUTE = 2;
const WITHDRAWAL = 4;
const TAKEN = 8;
const ANSWER_1 = 16;
const ANSWER_2 = 32;
const VOID = 64;
const FROM_SENDER = [WARNING, DISPUTE, WITHDRAWAL] as const;
const FROM_ADDRESSEE = [TAKEN, ANSWER_1, ANSWER_2, VOID] as const;
const NAMES: Readonly<Record<number, string>> = { [WARNING]: "warning", [DISPUTE]: "dispute", [WITHDRAWAL]: "withdrawal", [TAKEN]: "acknowledgement", [ANSWER_1]: "answer", [ANSWER_2]: "second answer", [VOID]: "void notice" };

/** What both sides have on disk, what is under way, and what is only in memory. */
interface State {
  readonly shown: AddresseeState | "draft";
  readonly sRound: number;
  readonly sOut: number;
  readonly sGot: number;
  readonly sLate: number;
  readonly withdrawn: number;
  readonly item: ItemState | "none";
  readonly rRound: number;
  readonly rOut: number;
  readonly rGot: number;
  readonly rLate: number;
  /** Rounds in which R answered, as bits; 4 once it said void. */
  readonly said: number;
  /** How often a warning opened an item. */
  readonly effects: number;
  /** A change without its leaf. */
  readonly unlogged: number;
  /** Envelopes under way. Of receipts it is enough that they come at once or are lost: one that comes late is one that is given again. */
  readonly net: number;
  /** An arrival that R holds in memory alone. */
  readonly inMemory: number;
  /** Timers that run; on disk unless the mutant keeps them in memory. */
  readonly timers: number;
  readonly crashes: number;
}

export const DELIVERY_MUTANTS = {
  "receipt before commit": "I1",
  "outbox done on send": "L1",
  "no dedup": "I2",
  "dedup window expires": "I2",
  "answer without answer-ack": "L1",
  "answers without round": "I4",
  "timers in memory": "L2",
  "leaf in a transaction of its own": "I5",
  "shown before the addressee said so": "I4",
  "an answer clears what was late": "I9",
} as const;
export type DeliveryMutant = keyof typeof DELIVERY_MUTANTS;

/** `second` is what the sender does besides: dispute the answer, or withdraw. */
export function deliveryModel(second: "dispute" | "withdrawal", mutant?: DeliveryMutant): Model<State> {
  const start: State = { shown: "draft", sRound: 1, sOut: 0, sGot: 0, sLate: 0, withdrawn: 0, item: "none", rRound: 1, rOut: 0, rGot: 0, rLate: 0, said: 0, effects: 0, unlogged: 0, net: 0, inMemory: 0, timers: 0, crashes: 0 };

  function steps(s: State): readonly Step<State>[] {
    const found: Step<State>[] = [];
    const can = (label: string, change: Partial<State>): void => void found.push([label, { ...s, ...change }]);
    // the sender
    if (s.shown === "draft") can("issue", { shown: "queued", sOut: WARNING, timers: s.timers | 1 });
    if (second === "dispute" && s.shown === "answered" && s.sRound === 1) can("dispute", { shown: "queued", sRound: 2, sOut: s.sOut | DISPUTE, sLate: 0, timers: s.timers | 1 });
    if (second === "withdrawal" && s.shown !== "draft" && !isSettled(s.shown) && s.withdrawn === 0) can("withdraw", { withdrawn: 1, sOut: s.sOut | WITHDRAWAL, ...(mutant === "shown before the addressee said so" ? { shown: "void" } : {}) });
    // the network: what waits is sent, again and again, until its receipt is stored
    for (const e of FROM_SENDER) if ((s.sOut & e) !== 0 && (s.net & e) === 0) can(`send ${NAMES[e]}`, { net: s.net | e, ...(mutant === "outbox done on send" ? { sOut: s.sOut & ~e } : {}) });
    for (const e of FROM_ADDRESSEE) {
      const once = mutant === "outbox done on send" || (mutant === "answer without answer-ack" && (e === ANSWER_1 || e === ANSWER_2));
      if ((s.rOut & e) !== 0 && (s.net & e) === 0) can(`send ${NAMES[e]}`, { net: s.net | e, ...(once ? { rOut: s.rOut & ~e } : {}) });
    }
    for (const e of [...FROM_SENDER, ...FROM_ADDRESSEE]) if ((s.net & e) !== 0) can(`lose ${NAMES[e]}`, { net: s.net & ~e });
    // arrivals: what is delivered may stay under way, which repeats it; its receipt comes or is lost
    for (const e of [...FROM_SENDER, ...FROM_ADDRESSEE]) {
      if ((s.net & e) === 0) continue;
      const after = (FROM_SENDER as readonly number[]).includes(e) ? arrival(s, e) : heard(s, e);
      if (after === undefined) continue;
      for (const [more, kept] of [["", { ...after, net: s.net & ~e }], [", to come again", after]] as const) found.push([`deliver ${NAMES[e]}${more}`, confirmed(kept, e)], [`deliver ${NAMES[e]}${more}, its receipt lost`, kept]);
    }
    if (s.inMemory !== 0) found.push(["commit the arrival", { ...arrived(s, s.inMemory), inMemory: 0 }]);
    if (s.unlogged === 1) can("write the leaf", { unlogged: 0 });
    // the addressee's officers
    const taken = s.item === "none" ? undefined : moveItem(s.item, "take");
    if (taken !== undefined) can("take", { item: taken, rOut: s.rOut | TAKEN });
    const answered = s.item === "taken" ? moveItem(s.item, "answer") : undefined;
    if (answered !== undefined) can("answer", { item: answered, said: s.said | s.rRound, rOut: s.rOut | (s.rRound === 1 ? ANSWER_1 : ANSWER_2) });
    // timers, each side by itself
    if ((s.timers & 1) !== 0 && s.sLate === 0 && s.shown !== "draft" && !isSettled(s.shown)) can("timer of the sender", { sLate: 1 });
    if ((s.timers & 2) !== 0 && s.rLate === 0 && (s.item === "open" || s.item === "taken")) can("timer of the addressee", { rLate: 1 });
    // crashes
    const lost = { inMemory: 0, ...(mutant === "timers in memory" ? { timers: 0 } : {}) };
    if (s.crashes < 1) can("crash", { ...lost, crashes: s.crashes + 1, ...(s.unlogged === 1 ? { unlogged: 2 } : {}) });
    if (mutant === "dedup window expires" && (s.rGot & WARNING) !== 0) can("forget what arrived", { rGot: s.rGot & ~WARNING });
    return found;
  }

  /** R takes in an envelope: state, leaf and receipt in one transaction. */
  function arrival(s: State, e: number): State | undefined {
    if (mutant !== "receipt before commit") return arrived(s, e);
    return s.inMemory === 0 ? { ...s, inMemory: e } : undefined;
  }

  /** The sender of an envelope stores its receipt: it is sent no more. */
  function confirmed(s: State, e: number): State {
    if ((FROM_ADDRESSEE as readonly number[]).includes(e)) return { ...s, rOut: s.rOut & ~e };
    return { ...s, sOut: s.sOut & ~e, ...(e === WARNING && s.shown === "queued" && s.sRound === 1 ? { shown: "delivered" as const } : {}) };
  }

  function arrived(s: State, e: number): State {
    const known = (s.rGot & e) !== 0 && mutant !== "no dedup";
    const after = { ...s, rGot: s.rGot | e };
    if (known) return after;
    const logged = mutant === "leaf in a transaction of its own" ? { unlogged: Math.max(s.unlogged, 1) } : {};
    if (e === WARNING) {
      const early = (s.rGot & WITHDRAWAL) !== 0;
      const said = early ? { item: "void" as const, said: s.said | 4, rOut: s.rOut | VOID } : s.item === "none" ? { item: "open" as const, timers: s.timers | 2 } : {};
      return { ...after, ...logged, ...said, effects: Math.min(2, s.effects + 1) };
    }
    if (e === WITHDRAWAL) {
      const voided = s.item === "none" ? undefined : moveItem(s.item, "withdraw");
      return voided === undefined ? { ...after, ...logged } : { ...after, ...logged, item: voided, said: s.said | 4, rOut: s.rOut | VOID };
    }
    const open = s.item === "none" ? undefined : moveItem(s.item, "dispute");
    return open === undefined ? after : { ...after, ...logged, item: open, rRound: 2, rLate: 0, timers: s.timers | 2 };
  }

  /** S takes in what R said. Whoever got it before only gives the receipt again. */
  function heard(s: State, e: number): State {
    const after = { ...s, sGot: s.sGot | e };
    // Without the round a sender would have to know an answer again by something else, and takes each for the one it waits for.
    if (((s.sGot & e) !== 0 && mutant !== "answers without round") || s.shown === "draft") return after;
    const next = ({ [TAKEN]: "taken", [VOID]: "void" } as const)[e] ?? "answered";
    const round = e === ANSWER_1 ? 1 : e === ANSWER_2 ? 2 : s.sRound;
    if (round !== s.sRound && mutant !== "answers without round") return after;
    if (!advances(s.shown, next)) return after;
    return { ...after, shown: next, ...(mutant === "an answer clears what was late" ? { sLate: 0 } : {}) };
  }

  const isDone = (s: State): boolean => s.sOut === 0 && s.rOut === 0 && (s.shown === "answered" ? s.item === "answered" && s.sRound === s.rRound : s.shown === "void" && s.item === "void");
  return {
    name: `delivery with a ${second}`,
    start,
    steps,
    always: {
      "I1 a receipt means stored": (s) => s.shown === "draft" || (s.sOut & WARNING) !== 0 || s.effects > 0 || mutant === "outbox done on send",
      "I2 one effect of one warning": (s) => s.effects <= 1,
      "I4 nothing is shown as settled that the addressee did not settle": (s) => (s.shown !== "answered" || (s.said & s.sRound) !== 0) && (s.shown !== "void" || (s.said & 4) !== 0),
      "I5 no state without its leaf": (s) => s.unlogged !== 2,
    },
    onSteps: {
      "I9 late stays late within its round": (before, _label, after) => (after.sLate >= before.sLate || after.sRound > before.sRound) && (after.rLate >= before.rLate || after.rRound > before.rRound),
    },
    stillPossible: {
      "L1 what was issued can still settle": { goal: isDone },
      "L2 what is not settled shows as late, by timers alone": {
        goal: (s) => s.shown === "draft" || ((isSettled(s.shown) || s.sLate === 1) && (s.item === "none" || (s.item !== "open" && s.item !== "taken") || s.rLate === 1)),
        by: (label) => label.startsWith("timer"),
      },
    },
  };
}

function isSettled(shown: State["shown"]): boolean {
  return shown === "answered" || shown === "void";
}
