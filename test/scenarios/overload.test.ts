import assert from "node:assert/strict";
import { test } from "node:test";
import { playWhole, scenarioDocument } from "../support/stage.ts";

/** Those whose severity, corroboration, repeat or event shows. */
const MATTER = ["two-origins", "courier-first", "courier-again", "marked-urgent", "marked", "leaving"];

test("the same two weeks worked off in order of arrival, with nobody deciding what lapses, miss what matters", async () => {
  const document = scenarioDocument("overload.yaml");
  const steps = document.steps
    .filter((step) => step["letLapse"] === undefined)
    .map((step) => (step["workDesk"] === undefined ? step : { ...step, workDesk: { answers: 1, order: "arrival" } }));
  await using stage = await playWhole({ ...document, steps, end: "2015-03-24T20:00:00Z" });
  const overdue = new Set((await stage.lines()).filter((line) => line.kind === "overdue").map((line) => line.subject));
  assert.deepEqual(MATTER.filter((id) => overdue.has(id)), MATTER);
});
