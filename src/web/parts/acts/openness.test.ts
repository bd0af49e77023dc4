import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Item } from "../../../domain/item.ts";
import type { Obligation } from "../../../domain/obligation.ts";
import type { Role } from "../../../domain/roster.ts";
import type { Permission, SessionView } from "../../api/shapes.ts";
import { itemOpenness, mayDo } from "./openness.ts";
import type { ItemActName, ItemContext } from "./openness.ts";

const LIAISON: readonly Permission[] = ["take", "answer", "dispose", "assign", "askClarification", "proposeRefusal", "hold", "askExtension"].map((action) => ({ action, needsCase: false }));
const SUPERVISOR: readonly Permission[] = [...LIAISON, { action: "confirmRefusal", needsCase: false }, { action: "lapse", needsCase: false }];

function session(id: string, permissions: readonly Permission[], ...roles: readonly Role[]): SessionView {
  return { officer: { id, name: id, post: id, roles: [...roles], active: true, absences: [] }, permissions, mustChange: false, expiresAt: "", settings: { views: [] } };
}

const lina = session("lina", LIAISON, "liaison");
const vera = session("vera", SUPERVISOR, "supervisor");
const answer = { dueAt: "2014-12-30T09:00:00.000Z", regime: "heed", deadline: { steps: [] } } as unknown as Obligation;
const item = { id: "m1", owner: "lina", state: "taken", suspended: false, proposal: null } as unknown as Item;

function why(act: ItemActName, change: Partial<ItemContext> & { readonly item?: Item } = {}): string {
  const context: ItemContext = { item, session: lina, hasCase: true, outsideUnion: false, answer, now: Date.parse("2014-12-20T09:00:00.000Z"), ...change };
  const openness = itemOpenness(act, context);
  return openness.open ? "open" : openness.why;
}

const inState = (state: Item["state"], more: Partial<Item> = {}) => ({ item: { ...item, state, ...more } });

describe("what can be done with an item", () => {
  const cases: readonly (readonly [name: string, act: ItemActName, change: Parameters<typeof why>[1], why: string])[] = [
    ["an open one is taken", "take", inState("open"), "open"],
    ["a taken one is not taken again", "take", {}, "It is taken."],
    ["a taken one is answered", "answer", {}, "open"],
    ["an answered one is not", "answer", inState("answered"), "It is answered."],
    ["nothing is refused before it is taken", "refuse", inState("open"), "Take it first."],
    ["a refusal is proposed once", "refuse", inState("refusal-pending"), "A refusal is proposed."],
    ["a liaison officer confirms no refusal", "decideRefusal", inState("refusal-pending"), "For a supervisor to decide."],
    ["a supervisor confirms what another proposed", "decideRefusal", { ...inState("refusal-pending", { proposal: { ground: "not-available", scope: "all", text: "", by: "lina" } }), session: vera }, "open"],
    ["nobody confirms his own proposal", "decideRefusal", { ...inState("refusal-pending", { proposal: { ground: "not-available", scope: "all", text: "", by: "vera" } }), session: vera }, "A second person decides what you proposed."],
    ["the owner hands over", "handOver", {}, "open"],
    ["somebody else does not", "handOver", inState("taken", { owner: "vera" }), "For its owner or a supervisor."],
    ["a supervisor takes it from anybody", "handOver", { session: vera }, "open"],
    ["only partners outside the Union are disposed of inside the house", "dispose", {}, "Only towards partners outside the Union: this authority is owed an answer."],
    ["towards them it is open", "dispose", { outsideUnion: true }, "open"],
    ["lapsing is for a supervisor", "lapse", {}, "For a supervisor to decide."],
    ["a clarification is asked while the clock runs", "clarify", {}, "open"],
    ["not twice at once", "clarify", inState("taken", { suspended: true }), "The clock stands still until the sender replies."],
    ["and not once it is late", "clarify", { now: Date.parse("2015-01-01T00:00:00.000Z") }, "The due date has passed: what is late stays late."],
    ["more time is asked where the exchange's own rule sets the period", "extend", {}, "open"],
    ["but not where the law does", "extend", { answer: { ...answer, regime: "eu-2023-977" } }, "The law or an agreement sets this period: the sender cannot lengthen it."],
    ["not before it is taken", "extend", inState("open"), "Take it first."],
    ["a delay needs an answer owed", "hold", { answer: undefined }, "No answer is owed."],
  ];
  for (const [name, act, change, expected] of cases) test(`${act}: ${name}`, () => assert.equal(why(act, change), expected));
});

test("what needs a case says so until one is set, and what is allowed in an emergency alone is closed otherwise", () => {
  const analyst = session("ana", [{ action: "search", needsCase: true }, { action: "approve", needsCase: false, only: "emergency" }], "analyst");
  assert.deepEqual(mayDo(analyst, "search", false), { open: false, why: "Needs a case reference: set one above." });
  assert.deepEqual(mayDo(analyst, "search", true), { open: true });
  assert.deepEqual(mayDo(analyst, "approve", true), { open: false, why: "For a supervisor to decide." });
  assert.deepEqual(mayDo(analyst, "approve", true, true), { open: true });
  assert.deepEqual(mayDo(analyst, "draft", true), { open: false, why: "Not open to the role of analyst." });
});
