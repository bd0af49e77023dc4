import assert from "node:assert/strict";
import { test } from "node:test";
import { fuzzEnvelope } from "./envelope.ts";

test("nothing that reads an envelope throws, hangs or believes what was altered, whatever it is given", async () => {
  const run = await fuzzEnvelope({ inputs: 18_000, seed: 20_261_122 });
  assert.equal(run.failed, undefined);
  assert.ok(run.read > 100, `only ${run.read} of ${run.inputs} inputs were of the right form: the dice met nothing`);
});
