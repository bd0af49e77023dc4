import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { DELIVERY_MUTANTS, deliveryModel } from "./delivery.ts";
import { ERASURE_MUTANTS, erasureModel } from "./erasure.ts";
import { explore } from "./explore.ts";
import type { Explored, Model } from "./explore.ts";
import { ITEM_MUTANTS, itemModel } from "./item.ts";
import { LOG_MUTANTS, logModel } from "./log.ts";
import { RECALL_MUTANTS, recallModel } from "./recall.ts";
import { VERSION_MUTANTS, versionModel } from "./versions.ts";

let states = 0;
let transitions = 0;
const rules = new Set<string>();

function whole<S extends object>(model: Model<S>): Explored {
  const explored = explore(model);
  states += explored.states;
  transitions += explored.transitions;
  for (const rule of [...Object.keys(model.always), ...Object.keys(model.onSteps ?? {}), ...Object.keys(model.stillPossible ?? {})]) rules.add(rule.split(" ")[0]!);
  return explored;
}

/** Declares a model that must hold, and its mutants, each of which must break the rule it is listed with. */
function check<S extends object>(make: (mutant?: never) => Model<S>, mutants: Readonly<Record<string, string>>, atLeast: number): void {
  describe(make().name, () => {
    test("holds in every state it can come to", (t) => {
      const explored = whole(make());
      t.diagnostic(`${explored.states} states, ${explored.transitions} transitions`);
      assert.equal(explored.broken, undefined);
      assert.ok(explored.states >= atLeast, `only ${explored.states} states: the model has shrunk`);
    });
    for (const [mutant, rule] of Object.entries(mutants)) {
      test(`is caught when broken: ${mutant}`, () => {
        const { broken } = explore(make(mutant as never));
        assert.ok(broken?.rule.startsWith(rule), broken === undefined ? "nothing was found" : `${broken.rule}: ${broken.trace.join(", ")}`);
      });
    }
  });
}

const [withDispute, withWithdrawal] = (["dispute", "withdrawal"] as const).map((second) => (mutant?: never) => deliveryModel(second, mutant));
// Each mutant in the one of the two in which it can show.
const inWithdrawal = new Set<string>(["shown before the addressee said so"]);
const mutantsOf = (wanted: boolean) => Object.fromEntries(Object.entries(DELIVERY_MUTANTS).filter(([name]) => inWithdrawal.has(name) === wanted));
check(withDispute!, mutantsOf(false), 30_000);
check(withWithdrawal!, mutantsOf(true), 10_000);
check(itemModel, ITEM_MUTANTS, 20_000);
check(versionModel, VERSION_MUTANTS, 150);
check(recallModel, RECALL_MUTANTS, 300);
check(logModel, LOG_MUTANTS, 50_000);
check(erasureModel, ERASURE_MUTANTS, 40);

test("together the models speak of every rule of the protocol", () => {
  const wanted = ["I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8", "I9", "I10", "I11", "L1", "L2", "L3", "L4"];
  assert.deepEqual(wanted.filter((rule) => !rules.has(rule)), []);
});

test("exploring tells the shortest way to what does not hold, and what gets stuck", () => {
  interface Count {
    readonly n: number;
  }
  const counting = (more: Partial<Model<Count>>): Model<Count> => ({ name: "counting", start: { n: 0 }, always: {}, steps: ({ n }) => (n >= 4 ? [] : [["one", { n: n + 1 }], ["two", { n: n + 2 }]]), ...more });
  assert.deepEqual(explore(counting({})), { states: 6, transitions: 8, broken: undefined });
  assert.deepEqual(explore(counting({ always: { small: ({ n }) => n < 4 } })).broken, { rule: "small", trace: ["two", "two"], state: '{"n":4}' });
  assert.deepEqual(explore(counting({ stillPossible: { four: { goal: ({ n }) => n === 4 } } })).broken, { rule: "four", trace: ["one", "two", "two"], state: '{"n":5}' });
  assert.equal(explore(counting({ onSteps: { up: (before, _label, to) => to.n > before.n } })).broken, undefined);
});

after(() => process.stdout.write(`models: ${states} states, ${transitions} transitions\n`));
