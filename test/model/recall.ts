// A warning of A, held by B, passed on to C with A's consent, and recalled by A (S10, C1 to C3, K1 to K3; I3, I6, I8, L3). Messages
// of one kind are under way, arrive in any order and are sent again until they are confirmed, so that none is lost for good.
import type { Model, Step } from "./explore.ts";

interface State {
  /** Of the consent at B: none, asked, granted, denied, expired, revoked. */
  readonly consent: "none" | "asked" | "granted" | "denied" | "expired" | "revoked";
  /** What B did with it: nothing, queued for C, arrived at C. */
  readonly forward: "none" | "queued" | "arrived";
  /** Whether there was valid consent when it was sent. */
  readonly sentWith: number;
  /** The recall at A: none, sent, done. */
  readonly recall: "none" | "sent" | "done";
  readonly atB: "active" | "recalled" | "done";
  readonly childAtC: "none" | "sent" | "arrived" | "done";
  /** C's copy: none, active, void. */
  readonly atC: "none" | "active" | "void";
  readonly lateA: number;
  readonly lateB: number;
  readonly lateC: number;
}

export const RECALL_MUTANTS = {
  "recall covers only delivered forwards": "I6",
  "B closes before C": "I6",
  "no tombstone at C": "I3",
  "forwarded without consent": "I8",
  "forwarded on consent that was revoked": "I8",
  "forwarded on consent that expired": "I8",
  "a revoked consent recalls nothing": "I6",
  "no timer at the holder": "L3",
} as const;
export type RecallMutant = keyof typeof RECALL_MUTANTS;

export function recallModel(mutant?: RecallMutant): Model<State> {
  const mayForward = (s: State): boolean =>
    s.consent === "granted" ||
    (mutant === "forwarded without consent" && (s.consent === "none" || s.consent === "denied")) ||
    (mutant === "forwarded on consent that was revoked" && s.consent === "revoked") ||
    (mutant === "forwarded on consent that expired" && s.consent === "expired");

  function steps(s: State): readonly Step<State>[] {
    const found: Step<State>[] = [];
    const can = (label: string, change: Partial<State>): void => void found.push([label, { ...s, ...change }]);
    if (s.consent === "none" && s.atB === "active") can("B asks for consent", { consent: "asked" });
    if (s.consent === "asked") for (const consent of ["granted", "denied", "expired"] as const) can(`consent is ${consent}`, { consent });
    if (s.consent === "granted") can("consent expires", { consent: "expired" });
    // To revoke is to recall from whoever it was passed on to.
    if (s.consent === "granted") can("A revokes its consent", { consent: "revoked", ...(mutant === "a revoked consent recalls nothing" ? {} : childRecall(s)) });
    if (s.forward === "none" && s.atB === "active" && mayForward(s)) can("B passes it on", { forward: "queued", sentWith: s.consent === "granted" ? 1 : 0 });
    if (s.forward === "queued") can("it arrives at C", { forward: "arrived", atC: (s.childAtC === "arrived" || s.childAtC === "done") && mutant !== "no tombstone at C" ? "void" : "active" });
    if (s.recall === "none") can("A recalls it", { recall: "sent" });
    if (s.recall === "sent" && s.atB === "active") can("the recall arrives at B", { atB: "recalled", ...childRecall(s) });
    if (s.childAtC === "sent") can("the recall arrives at C", { childAtC: "arrived", ...(s.atC === "active" ? { atC: "void" } : {}) });
    if (s.childAtC === "arrived") can("C confirms", { childAtC: "done" });
    const childDone = s.childAtC === "done" || s.childAtC === "none";
    if (s.atB === "recalled" && (childDone || mutant === "B closes before C")) can("B confirms", { atB: "done" });
    if (s.recall === "sent" && s.atB === "done") can("A hears that it is done", { recall: "done" });
    if (s.recall === "sent" && s.lateA === 0) can("timer at A", { lateA: 1 });
    if (s.atB === "recalled" && s.lateB === 0 && mutant !== "no timer at the holder") can("timer at B", { lateB: 1 });
    if ((s.childAtC === "sent" || s.childAtC === "arrived") && s.lateC === 0) can("timer for C", { lateC: 1 });
    return found;
  }

  /** One for every forward, those still queued included, in the transaction in which the recall arrives. */
  function childRecall(s: State): Partial<State> {
    if (s.childAtC !== "none" || s.forward === "none") return {};
    return mutant === "recall covers only delivered forwards" && s.forward === "queued" ? {} : { childAtC: "sent" };
  }

  return {
    name: "recall over those who passed on",
    start: { consent: "none", forward: "none", sentWith: 1, recall: "none", atB: "active", childAtC: "none", atC: "none", lateA: 0, lateB: 0, lateC: 0 },
    steps,
    always: {
      "I8 passed on with consent that was valid then": (s) => s.forward === "none" || s.sentWith === 1,
      "I3 nothing recalled is active where the recall is stored": (s) => s.childAtC === "none" || s.childAtC === "sent" || s.atC !== "active",
      "I6 a recall that is done leaves no holder active": (s) => (s.recall !== "done" || (s.atB === "done" && s.atC !== "active" && s.forward !== "queued") || (s.recall === "done" && s.forward === "queued" && s.childAtC === "done")) && (s.consent !== "revoked" || s.forward === "none" || s.childAtC !== "none"),
    },
    stillPossible: {
      "L1 every recall can still be done": { goal: (s) => s.recall === "done" },
      "L3 every recall is done or shows as late, by timers alone": {
        goal: (s) => (s.recall !== "sent" || s.lateA === 1) && (s.atB !== "recalled" || s.lateB === 1) && ((s.childAtC !== "sent" && s.childAtC !== "arrived") || s.lateC === 1),
        by: (label) => label.startsWith("timer"),
      },
    },
  };
}
