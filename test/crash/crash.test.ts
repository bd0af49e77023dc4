import assert from "node:assert/strict";
import { test } from "node:test";
import { missingServer } from "../support/postgres.ts";
import { KILL_POINTS, playRounds } from "./rounds.ts";

test("two nodes of which one dies at each named point lose, double and fork nothing, and agree", { skip: missingServer() ?? false, timeout: 600_000 }, async () => {
  const outcome = await playRounds({ rounds: KILL_POINTS.length + 2, seed: 11 });
  assert.deepEqual(outcome.findings, []);
  assert.deepEqual(outcome.counts, { lost: 0, doubled: 0, forked: 0, disagree: 0 });
  assert.equal(outcome.rounds, KILL_POINTS.length + 2);
  assert.ok(outcome.deaths >= outcome.rounds / 3, `only ${outcome.deaths} deaths in ${outcome.rounds} rounds`);
  assert.ok(outcome.envelopes > outcome.rounds, `only ${outcome.envelopes} envelopes were exchanged`);
});
