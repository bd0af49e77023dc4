import assert from "node:assert/strict";
import { test } from "node:test";
import { readScenario } from "./read.ts";

const AUTHORITIES = `
authorities:
  here: { name: Here, country: PT, kind: spoc, union: true, languages: [pt], timeZone: Europe/Lisbon, people: { ana: { post: Desk, roles: [liaison] } } }
  there: { name: There, country: ES, kind: spoc, union: true, languages: [es], timeZone: Europe/Madrid, node: false }
`;
const received = (id: string) => `received: { id: ${id}, from: there, passage: { channel: siena, proof: none }, message: { kind: warning, purpose: Prevention } }`;
const file = (steps: string, end = "") => `scenario: s\ntitle: A title\n${AUTHORITIES}${end}steps:\n${steps}`;

/** What a file is played as: the time of each step, and what it makes. */
function played(text: string): readonly string[] {
  const read = readScenario(text);
  assert.ok(read.ok, JSON.stringify(read));
  return read.value.steps.map((step) => `${step.at} ${step.received?.id ?? "wait"}`);
}

/** Checks that a file is refused at its first step, with words that match. */
function check(text: string, words: RegExp): void {
  const read = readScenario(text);
  assert.ok(!read.ok && read.error.code === "scenario.invalid");
  assert.match(read.error.faults.map((one) => `${one.place}: ${one.message}`).join("\n"), words);
}

test("a step that is played again stands at its times among the others, and what it makes is counted", () => {
  const steps = `  - { at: 2015-02-02T08:00, node: here, by: ana, again: { times: 2, everyMinutes: 60 }, ${received("w")} }\n  - { at: 2015-02-02T09:30, node: here, wait: {} }\n`;
  assert.deepEqual(played(file(steps)), ["2015-02-02T08:00:00.000Z w", "2015-02-02T09:00:00.000Z w-2", "2015-02-02T09:30 wait", "2015-02-02T10:00:00.000Z w-3"]);
});

test("a file that repeats nothing is played as it is written", () => {
  assert.deepEqual(played(file(`  - { at: 2015-02, node: here, ${received("w")} }\n`)), ["2015-02 w"]);
});

test("a date that is not exact cannot be played again", () => {
  check(file(`  - { at: 2015-02-02, node: here, again: { times: 2, everyMinutes: 60 }, wait: {} }\n`), /steps\[0\]\.again: 2015-02-02 is no exact time/);
});

test("what would be played after the end is refused", () => {
  check(file(`  - { at: 2015-02-02T08:00, node: here, again: { times: 9, everyMinutes: 1440 }, wait: {} }\n`, "end: 2015-02-05T00:00:00Z\n"), /steps\[0\]\.again: the last time, .* lies after the end/);
});

test("a file cannot be written out without end", () => {
  const step = (at: string) => `  - { at: ${at}, node: here, again: { times: 5000, everyMinutes: 1 }, wait: {} }\n`;
  check(file(step("2015-02-02T08:00") + step("2015-02-02T08:01")), /more than 10000 steps/);
  check(file(`  - { at: 2015-02-02T08:00, node: here, again: { times: 5001, everyMinutes: 1 }, wait: {} }\n`), /steps\[0\]\.again\.times/);
});

test("a capacity plan names officers of its authority and a pattern of hours that exists", () => {
  const plan = (officer: string, hours: string) => file(`  - { at: 2015-02-02T08:00, node: here, planCapacity: { teams: [{ id: desk, name: Desk, officers: [${officer}], hours: ${hours} }], minutes: { acknowledge: 5, answer: 60, other: 30 } } }\n`);
  assert.equal(played(plan("ana", "always")).length, 1);
  check(plan("ghost", "always"), /steps\[0\]\.planCapacity\.teams\[0\]\.officers\[0\]: here has nobody called "ghost"/);
  check(plan("ana", "sometimes"), /hours: is no pattern of working hours/);
});
