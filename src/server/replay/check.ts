import { ACTS } from "../../contract/scenario.ts";
import type { Scenario, ScenarioStep } from "../../contract/scenario.ts";
import { parseZone } from "../../lib/clock/index.ts";
import { placeTimes, spanOf } from "./times.ts";

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
  const employed = (node: string, officer: string | undefined, path: Fault["path"]) => {
    const people = scenario.authorities[node]?.people;
    if (people !== undefined && officer !== undefined && !Object.hasOwn(people, officer)) fault(path, `${node} has nobody called ${JSON.stringify(officer)}`);
  };
  for (const [id, authority] of Object.entries(scenario.authorities)) {
    if (!parseZone(authority.timeZone).ok) fault(["authorities", id, "timeZone"], `unknown time zone ${JSON.stringify(authority.timeZone)}`);
    const staff = Object.values(authority.people);
    if (authority.node && !staff.some((one) => one.roles.some((role) => role !== "dpo" && role !== "oversight" && role !== "administrator"))) {
      fault(["authorities", id, "people"], "a node needs at least one person who can own an item");
    }
    for (const [officer, person] of Object.entries(authority.people)) {
      employed(id, person.deputy, ["authorities", id, "people", officer, "deputy"]);
      person.absences.forEach((absence, index) => employed(id, absence.deputy, ["authorities", id, "people", officer, "absences", index, "deputy"]));
    }
    authority.agreements.forEach((regime, index) => regime.peers?.forEach((peer, place) => known(peer, ["authorities", id, "agreements", index, "peers", place])));
  }
  const ids = new Set<string>();
  scenario.steps.forEach((step, index) => {
    const at = ["steps", index];
    known(step.node, [...at, "node"]);
    const authority = scenario.authorities[step.node];
    if (authority !== undefined && !authority.node) fault([...at, "node"], `${step.node} has no node: what it sends is filed at the recipient with "received"`);
    employed(step.node, step.by, [...at, "by"]);
    if (step.refused === undefined) for (const [officer, place] of officersOf(step)) employed(step.node, officer, [...at, ...place]);
    const act = ACTS.find((name) => step[name] !== undefined)!;
    checkAddressees(step, at, known);
    const made = madeId(step);
    if (made !== undefined) {
      if (ids.has(`${made.noun}:${made.id}`)) fault([...at, act, "id"], `the id ${JSON.stringify(made.id.slice(made.id.lastIndexOf("/") + 1))} is used twice`);
      ids.add(`${made.noun}:${made.id}`);
    }
  });
  scenario.expect.forEach((one, index) => {
    known(one.node, ["expect", index, "node"]);
    if (one.atMost !== undefined && one.atMost > 0 && one.atMost < one.atLeast) fault(["expect", index, "atMost"], `at least ${one.atLeast} and at most ${one.atMost} cannot both hold`);
  });
  // What depends on a zone is checked once every zone is known to exist.
  return faults.length > 0 ? faults : checkTimes(scenario);
}

function checkTimes(scenario: Scenario): readonly Fault[] {
  const faults: Fault[] = [];
  const exists = (text: string | undefined, node: string, path: Fault["path"]) => {
    const span = text === undefined ? undefined : spanOf(text, scenario.authorities[node]!.timeZone);
    if (span?.ok === false) faults.push({ path, message: span.error });
  };
  for (const [id, authority] of Object.entries(scenario.authorities)) {
    for (const [officer, person] of Object.entries(authority.people)) {
      person.absences.forEach((absence, index) => {
        for (const end of ["from", "until"] as const) exists(absence[end], id, ["authorities", id, "people", officer, "absences", index, end]);
      });
    }
  }
  scenario.steps.forEach((step, index) => {
    exists(step.received?.on, step.node, ["steps", index, "received", "on"]);
    exists(step.absent?.until, step.node, ["steps", index, "absent", "until"]);
  });
  scenario.expect.forEach((one, index) => {
    for (const end of ["after", "by"] as const) exists(one[end], one.node, ["expect", index, end]);
  });
  const placed = placeTimes(scenario);
  return placed.ok ? faults : [...faults, ...placed.error];
}

function checkAddressees(step: ScenarioStep, at: Fault["path"], known: (id: string, path: Fault["path"]) => void): void {
  for (const act of ["send", "draft"] as const) {
    const to = step[act]?.to;
    if (Array.isArray(to)) to.forEach((id, index) => known(id, [...at, act, "to", index]));
  }
  step.forward?.to.forEach((id, index) => known(id, [...at, "forward", "to", index]));
  if (step.askConsent !== undefined) known(step.askConsent.target, [...at, "askConsent", "target"]);
  if (step.received !== undefined) known(step.received.from, [...at, "received", "from"]);
  if (step.decide?.authority !== undefined) known(step.decide.authority, [...at, "decide", "authority"]);
  if (step.close !== undefined) known(step.close.authority, [...at, "close", "authority"]);
  if (step.dispute !== undefined) known(step.dispute.authority, [...at, "dispute", "authority"]);
  if (step.cut !== undefined) known(step.cut.to, [...at, "cut", "to"]);
  if (step.mend !== undefined) known(step.mend.to, [...at, "mend", "to"]);
}

/** The officers a step names beside the one who acts, and where. */
function officersOf(step: ScenarioStep): readonly (readonly [string | undefined, Fault["path"]])[] {
  return [
    [step.send?.approvedBy, ["send", "approvedBy"]],
    [step.handOver?.to, ["handOver", "to"]],
    [step.promise?.owner, ["promise", "owner"]],
    [step.absent?.officer, ["absent", "officer"]],
    [step.absent?.deputy, ["absent", "deputy"]],
    [step.leave?.officer, ["leave", "officer"]],
    ...(step.planCapacity?.teams ?? []).flatMap((team, index) => team.officers.map((officer, place) => [officer, ["planCapacity", "teams", index, "officers", place]] as const)),
  ];
}

function madeId(step: ScenarioStep): { readonly noun: string; readonly id: string } | undefined {
  if (step.refused !== undefined) return undefined;
  const message = step.send?.id ?? step.draft?.id ?? step.received?.id ?? step.answer?.as ?? step.forward?.as ?? step.correct?.as ?? step.askExtension?.as ?? step.decideExtension?.as ?? step.askConsent?.as ?? step.decideConsent?.as ?? step.revokeConsent?.as;
  if (message !== undefined) return { noun: step.received === undefined ? "message" : `message@${step.node}`, id: message };
  if (step.fileWatch !== undefined) return { noun: "file", id: `${step.node}/${step.fileWatch.id}` };
  if (step.decide !== undefined) return { noun: "decision", id: `${step.node}/${step.decide.id}` };
  if (step.promise !== undefined) return { noun: "measure", id: `${step.node}/${step.promise.id}` };
  return undefined;
}
