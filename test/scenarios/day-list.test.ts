import assert from "node:assert/strict";
import { test } from "node:test";
import { readDesk } from "../../src/service/desk.ts";
import { playWhole, scenarioDocument } from "../support/stage.ts";

test("on the day he leaves he is not one of many: what is owed on him stands first, every row with its reasons, and far-off reviews last (S14)", async () => {
  const document = scenarioDocument("second-spelling.yaml");
  const back = document.steps.findIndex((step) => (step["send"] as { id?: string } | undefined)?.id === "returns");
  await using stage = await playWhole({ ...document, steps: document.steps.slice(0, back), expect: [], end: "2012-01-21T16:00:00Z" });
  const desk = await readDesk(stage.node("boston"), { actor: "ellen", purpose: "the list of the day", case: "day" }, { side: "here", limit: 50 }, stage.now);
  assert.ok(desk.ok);
  const { rows } = desk.value;
  assert.deepEqual([rows[0]?.obligation.duty, rows[0]?.obligation.watchFile], ["reopen", "file@assessment"]);
  assert.equal(rows.at(-1)?.obligation.duty, "renew");
  assert.ok(rows.every((row) => row.reasons.length > 0));
  assert.ok(rows.filter((row) => row.obligation.message?.startsWith("out-")).length >= 4, "the others of the day are there");
});
