import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addMs, instantOf } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import { FIRST_WEIGHTS, NO_SIGNS } from "./triage.ts";
import type { Signs, Weights } from "./triage.ts";
import { tryWeights } from "./trial.ts";
import type { PastDuty } from "./trial.ts";
import { decideWeighting } from "./weighting.ts";
import type { Weighting } from "./weighting.ts";

const START = "2026-01-05T08:00:00.000Z" as Instant;
const hours = (n: number): Instant => addMs(START, n * 3_600_000);
const period = { from: START, until: hours(1_000) };
const past = (id: string, opened: number, due: number, ...signs: readonly (Partial<Signs> & { from?: number })[]): PastDuty => ({
  id,
  openedAt: hours(opened),
  dueAt: hours(due),
  signs: (signs.length === 0 ? [{}] : signs).map(({ from = opened, ...more }) => ({ at: hours(from), signs: { ...NO_SIGNS, ...more } })),
});
const blind: Weights = { ...FIRST_WEIGHTS, id: "blind", severity: 0, repeated: 0 };
const against = (proposed: Weights) => ({ inForce: FIRST_WEIGHTS, proposed });

test("weights that do not see the marker lose what is marked, and say which", () => {
  const trial = tryWeights([past("plain", 0, 5), past("marked", 0, 10, { severity: true })], [hours(4)], against(blind), period);
  assert.deepEqual([trial.now, trial.proposed], [{ inTime: 1, severe: 1, severeInTime: 1 }, { inTime: 1, severe: 1, severeInTime: 0 }]);
  assert.deepEqual([trial.gained, trial.lost, trial.against], [["plain"], ["marked"], FIRST_WEIGHTS.id]);
});

test("a sign counts from the instant at which it came", () => {
  const duties = [past("plain", 0, 20), past("raised", 0, 30, {}, { from: 6, repeated: true })];
  assert.deepEqual(tryWeights(duties, [hours(5)], against(blind), period).lost, [], "at the fifth hour nothing had come");
  assert.deepEqual(tryWeights(duties, [hours(7)], against(blind), period).lost, ["raised"]);
});

test("an answer given late is no answer in time, and an instant with nothing open answers nothing", () => {
  const trial = tryWeights([past("a", 5, 10)], [hours(1), hours(11)], against(blind), period);
  assert.deepEqual([trial.answers, trial.now.inTime], [2, 0]);
});

test("under the weights in force themselves nothing changes, whatever came", () => {
  const duty = fc.record({ id: fc.uuid(), opened: fc.nat(200), length: fc.integer({ min: 1, max: 200 }), severity: fc.boolean(), repeated: fc.boolean() });
  fc.assert(
    fc.property(fc.uniqueArray(duty, { selector: (one) => one.id, maxLength: 40 }), fc.array(fc.nat(400), { maxLength: 40 }), (duties, slots) => {
      const all = duties.map(({ id, opened, length, severity, repeated }) => past(id, opened, opened + length, { severity, repeated }));
      const trial = tryWeights(all, slots.map((slot) => instantOf(Date.parse(START) + slot * 3_600_000)), against({ ...FIRST_WEIGHTS, id: "same" }), period);
      assert.deepEqual([trial.now, trial.gainedCount, trial.lostCount], [trial.proposed, 0, 0]);
      assert.ok(trial.now.inTime <= Math.min(all.length, slots.length));
    }),
  );
});

test("weights are put in force by somebody else than their proposer, after a trial against those in force, and once", () => {
  const trial = tryWeights([], [], against(blind), period);
  const proposal: Weighting = { id: "blind", weights: blind, state: "proposed", proposedBy: "sam", proposedAt: START, reasons: "To see", trial, decidedBy: null, decidedAt: null, decidedFor: null };
  const decide = (given: Partial<Weighting>, by: string, adopt = true, inForce = FIRST_WEIGHTS.id) => {
    const decided = decideWeighting({ ...proposal, ...given }, { adopt, by, reasons: "Seen", now: hours(1), inForce });
    return decided.ok ? decided.value.state : decided.error.code;
  };
  assert.equal(decide({}, "sue"), "in-force");
  assert.equal(decide({}, "sam"), "weights.own-proposal");
  assert.equal(decide({ trial: null }, "sue"), "weights.not-tried");
  assert.equal(decide({}, "sue", true, "others"), "weights.not-tried", "tried against what is no longer in force");
  assert.equal(decide({ trial: null }, "sam", false), "rejected", "a proposal may be taken back");
  for (const state of ["in-force", "replaced", "rejected"] as const) assert.equal(decide({ state }, "sue"), "weights.state");
});
