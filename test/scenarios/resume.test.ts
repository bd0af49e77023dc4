import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { runHeed, type Ended } from "../support/heed.ts";
import { runStruck, seededRandom, type Strike, type Struck } from "../support/killed-runs.ts";
import { root } from "../support/repository.ts";

const scenario = join(root, "test", "scenarios", "rough-crossing.yaml");
const folder = mkdtempSync(join(tmpdir(), "heed-resume-"));
after(() => rmSync(folder, { recursive: true, force: true }));

let inMemory: Ended;
/** Bytes of journal that a whole run writes. */
let journalBytes = 0;

/** A run that was killed either says what to do, or was killed itself; nothing of it outlives it. */
function checkKilled(run: Struck, victim: Strike["victim"]): void {
  assert.deepEqual(run.left, [], "a node outlived its conductor");
  if (victim === "conductor") assert.equal(run.signal, "SIGKILL", run.err);
  else {
    assert.equal(run.code, 3, run.err);
    assert.match(run.err, /Node \w+ ended \(SIGKILL\); continue with --resume\n/);
    assert.equal(run.out, "");
  }
}

function checkWhole(run: Ended): void {
  assert.equal(run.code, inMemory.code, run.err);
  assert.ok(run.out === inMemory.out, "the report differs from that of a run in memory");
}

describe("a replay with its databases on disk", { timeout: 900_000 }, () => {
  before(async () => {
    inMemory = await runHeed(["replay", scenario, "--json"]);
    assert.equal(inMemory.code, 0, inMemory.err);
    assert.ok(inMemory.out.split("\n").length > 100);
  });

  test("comes out as the one in memory, byte for byte", async () => {
    const data = join(folder, "whole");
    checkWhole(await runHeed(["replay", scenario, "--json", "--data", data]));
    journalBytes = statSync(join(data, "journal.ndjson")).size;
    for (const place of [data, join(data, "nodes", "north")]) assert.equal(statSync(place).mode & 0o077, 0, `${place} is open to others`);
  });

  test("is told again by --resume once it is finished", async () => {
    checkWhole(await runStruck(scenario, join(folder, "whole")));
  });

  test("is not begun over another, nor with another file or a journal of something else", async () => {
    const data = join(folder, "whole");
    const refused = async (args: readonly string[], says: RegExp): Promise<void> => {
      const ended = await runHeed(["replay", ...args]);
      assert.equal(ended.code, 2, ended.err);
      assert.match(ended.err, says);
      assert.equal(ended.out, "");
    };
    await refused([scenario, "--data", data], /^Cannot begin a run in .*whole: it holds one already; continue it with --resume/);
    const changed = join(folder, "changed.yaml");
    writeFileSync(changed, `${readFileSync(scenario, "utf8")}\n`);
    await refused([changed, "--data", data, "--resume"], /^Cannot resume in .*whole: the run there is of rough-crossing, from a file with other content/);
    await refused([scenario, "--data", folder, "--resume"], /^Cannot use folder .*: it holds \S+, which is not of a run/);
    await refused([scenario, "--data", scenario], /^Cannot use folder .*rough-crossing\.yaml: /);
    await refused([scenario, "--resume"], /^Cannot resume: --resume needs --data/);
    const journal = join(data, "journal.ndjson");
    const lines = readFileSync(journal, "utf8");
    writeFileSync(journal, lines.replace(`"act":"cast"`, `"act":"tick"`));
    await refused([scenario, "--data", data, "--resume"], /^Cannot resume in .*whole: its journal is not of this run: line 1 tells of tick at north/);
  });

  test("goes on where it was after a node or the conductor was killed, however often", async () => {
    const data = join(folder, "struck");
    const random = seededRandom(20_141_215);
    const victims = [1, "conductor", 2] as const;
    for (const victim of victims) {
      const strike = { victim, afterBytes: Math.floor((random() * 1.5 * journalBytes) / victims.length), thenMs: Math.floor(random() * 15) };
      const run = await runStruck(scenario, data, { strike });
      if (!run.struck) break;
      checkKilled(run, victim);
    }
    checkWhole(await runStruck(scenario, data));
  });

  for (const moment of ["south deliver 9", "north tick 4"]) {
    test(`goes on when a node is killed after it has done what it was asked and before it says so: ${moment}`, async () => {
      const data = join(folder, moment.replaceAll(" ", "-"));
      const hook = pathToFileURL(join(root, "test", "support", "kill-before-answer.mjs")).href;
      const run = await runStruck(scenario, data, { env: { NODE_OPTIONS: `--import=${hook}`, HEED_TEST_KILL: moment } });
      checkKilled(run, 0);
      checkWhole(await runStruck(scenario, data));
    });
  }
});
