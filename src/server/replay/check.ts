import { ACTS } from "../../contract/scenario.ts";
import type { Scenario, ScenarioStep } from "../../contract/scenario.ts";
import { parseZone } from "../../lib/clock/index.ts";
import { placeTimes } from "./times.ts";

/** A fault that only shows when the file is seen as a whole: names nobody knows, dates out of order. */
export interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Checks names, order and references of a scenario. */
export function checkScenario(scenario: Scenario): readonly Fault[] {
  const faults: Fault[] = [];
  const fault = (path: Fault["path"], message: string) => faults.push({ path, message });
  const names = new Set(Object.keys(scenario.authorities));
  const known = (id: string, path: Fault["path"]) => {
    if (!names.has(id)) fault(path, `nobody is called ${JSON.stringify(id)}; authorities are ${[...names].join(", ")}`);
  };
  for (const [id, authority] of Object.entries(scenario.authorities)) {
    if (!parseZone(authority.timeZone).ok) fault(["authorities", id, "timeZone"], `unknown time zone ${JSON.stringify(authority.timeZone)}`);
    const staff = Object.values(authority.people);
    if (authority.node && !staff.some((one) => one.roles.some((role) => role !== "dpo" && role !== "oversight" && role !== "administrator"))) {
      fault(["authorities", id, "people"], "a node needs at least one person who can own an item");
    }
  }
  const ids = new Set<string>();
  scenario.steps.forEach((step, index) => {
    const at = ["steps", index];
    known(step.node, [...at, "node"]);
    const authority = scenario.authorities[step.node];
    if (authority !== undefined && !authority.node) fault([...at, "node"], `${step.node} has no node: what it sends is filed at the recipient with "received"`);
    if (step.by !== undefined && authority !== undefined && authority.people[step.by] === undefined) fault([...at, "by"], `${step.node} has nobody called ${JSON.stringify(step.by)}`);
    const act = ACTS.find((name) => step[name] !== undefined)!;
    checkAddressees(step, at, known);
    const made = madeId(step);
    if (made !== undefined) {
      if (ids.has(`${made.noun}:${made.id}`)) fault([...at, act, "id"], `the id ${JSON.stringify(made.id)} is used twice`);
      ids.add(`${made.noun}:${made.id}`);
    }
  });
  scenario.expect.forEach((one, index) => known(one.node, ["expect", index, "node"]));
  const placed = placeTimes(scenario);
  if (!placed.ok) faults.push(...placed.error.map((one) => ({ path: one.path, message: one.message })));
  return faults;
}

function checkAddressees(step: ScenarioStep, at: Fault["path"], known: (id: string, path: Fault["path"]) => void): void {
  for (const act of ["send", "draft"] as const) {
    const to = step[act]?.to;
    if (Array.isArray(to)) to.forEach((id, index) => known(id, [...at, act, "to", index]));
  }
  step.forward?.to.forEach((id, index) => known(id, [...at, "forward", "to", index]));
  if (step.received !== undefined) known(step.received.from, [...at, "received", "from"]);
  if (step.close !== undefined) known(step.close.authority, [...at, "close", "authority"]);
  if (step.dispute !== undefined) known(step.dispute.authority, [...at, "dispute", "authority"]);
  if (step.cut !== undefined) known(step.cut.to, [...at, "cut", "to"]);
  if (step.mend !== undefined) known(step.mend.to, [...at, "mend", "to"]);
}

function madeId(step: ScenarioStep): { readonly noun: string; readonly id: string } | undefined {
  if (step.refused !== undefined) return undefined;
  const message = step.send?.id ?? step.draft?.id ?? step.received?.id ?? step.answer?.as ?? step.forward?.as ?? step.correct?.as;
  if (message !== undefined) return { noun: step.received === undefined ? "message" : `message@${step.node}`, id: message };
  if (step.fileWatch !== undefined) return { noun: "file", id: `${step.node}/${step.fileWatch.id}` };
  if (step.decide !== undefined) return { noun: "decision", id: `${step.node}/${step.decide.id}` };
  if (step.promise !== undefined) return { noun: "measure", id: `${step.node}/${step.promise.id}` };
  return undefined;
}
