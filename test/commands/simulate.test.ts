import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { POLICIES } from "../../src/domain/overload/figures.ts";
import { FIRST_WEIGHTS } from "../../src/domain/triage.ts";
import { runHeed } from "../support/heed.ts";

const folder = mkdtempSync(join(tmpdir(), "heed-simulate-"));
after(() => rmSync(folder, { recursive: true }));

const small = ["simulate", "--load", "4", "--days", "2", "--seeds", "5"];

test("prints one object a line for each order, over the same duties, and the same again", async () => {
  const first = await runHeed([...small, "--json"]);
  assert.equal(first.code, 0, first.err);
  const lines = first.out.trim().split("\n").map((line) => JSON.parse(line) as Record<string, unknown>);
  assert.deepEqual(lines.map((one) => one["policy"]), POLICIES);
  for (const one of lines) {
    for (const key of ["load", "highSeverityInTime", "markedInTime", "longestWaitHours", "lapsed", "silentlyLapsed"]) assert.equal(typeof one[key], "number", key);
    assert.deepEqual([one["load"], one["duties"], one["high"]], [4, lines[0]!["duties"], lines[0]!["high"]]);
  }
  assert.equal(lines[0]!["silentlyLapsed"], 0);
  assert.equal((await runHeed([...small, "--json"])).out, first.out);
});

test("other weights give other figures, and a table has a line for each order", async () => {
  const path = join(folder, "blind.json");
  writeFileSync(path, JSON.stringify({ ...FIRST_WEIGHTS, id: "blind", severity: 0, corroborated: 0, repeated: 0, urgency: { "immediate-serious-threat": 0, "danger-to-life": 0, "deprivation-of-liberty": 0, "loss-of-relevance": 0 } }));
  const ended = await runHeed([...small, "--order", "heed", "--weights", path]);
  assert.equal(ended.code, 0, ended.err);
  assert.match(ended.out, /weights blind/);
  const last = ended.out.trim().split("\n").at(-1)!;
  assert.match(last, /4\s+heed/);
  const usual = await runHeed([...small, "--order", "heed"]);
  assert.notEqual(last, usual.out.trim().split("\n").at(-1));
});

for (const [words, args, says] of [
  ["a load that is no number", ["--load", "ten"], /--load: "ten" is no number from 0\.1 to 40/],
  ["a load beyond what can be played", ["--load", "1000"], /--load/],
  ["an empty load", ["--load", ""], /--load/],
  ["an order nobody knows", ["--order", "luck"], /--order: "luck" is none of heed, arrival/],
  ["no days", ["--days", "0"], /--days/],
  ["weights that are not there", ["--weights", "/nowhere/weights.json"], /Cannot read \/nowhere\/weights\.json/],
] as const) {
  test(`${words} is refused with exit code 2`, async () => {
    const ended = await runHeed(["simulate", ...args]);
    assert.equal(ended.code, 2);
    assert.match(ended.err, says);
    assert.equal(ended.out, "");
  });
}

test("bad weights are refused with the place of the fault", async () => {
  for (const [content, says] of [
    ["no json", /it is no JSON/],
    [JSON.stringify({ ...FIRST_WEIGHTS, nationality: 3 }), /nationality/],
    [JSON.stringify({ ...FIRST_WEIGHTS, severity: -4 }), /severity: /],
    [JSON.stringify({ ...FIRST_WEIGHTS, ranks: [1, 2] }), /ranks: must fall/],
    ["x".repeat(200_000), /200000 bytes, at most/],
  ] as const) {
    const path = join(folder, "bad.json");
    writeFileSync(path, content);
    const ended = await runHeed(["simulate", "--weights", path]);
    assert.equal(ended.code, 2);
    assert.match(ended.err, says);
  }
});
