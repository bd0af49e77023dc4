// npm run test:resume -- [--rounds N] [--kills K] [--seed S] [FILE...]: replays scenarios with their databases on disk, kills
// a random process at random moments, resumes until done, and compares the report with that of a run in memory, byte for
// byte. The same seed strikes alike. What `npm test` does once, as often as wanted.
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runHeed } from "../test/support/heed.ts";
import { runStruck, seededRandom } from "../test/support/killed-runs.ts";
import { root } from "../test/support/repository.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "3" }, kills: { type: "string", default: "6" }, seed: { type: "string", default: "1" } },
});
const [rounds, kills, firstSeed] = [values.rounds, values.kills, values.seed].map(Number);
const scenarios = positionals.length > 0 ? positionals : ["scenarios/paris-warnings.yaml", "scenarios/brussels-brothers.yaml", "test/scenarios/rough-crossing.yaml"].map((path) => join(root, path));

const folder = mkdtempSync(join(tmpdir(), "heed-resume-"));
const expected = new Map();
let failed = 0;
for (let round = 0; round < rounds; round++) {
  const seed = firstSeed + round;
  const problem = await play(scenarios[round % scenarios.length], seed);
  console.log(`${problem === undefined ? "✔" : "✖"} seed ${seed}${problem === undefined ? "" : `: ${problem}`}`);
  if (problem !== undefined) failed++;
}
if (failed === 0) rmSync(folder, { recursive: true, force: true });
console.log(failed === 0 ? `All ${rounds} rounds came out as the run in memory.` : `${failed} of ${rounds} rounds failed; their folders are in ${folder}`);
process.exitCode = failed === 0 ? 0 : 1;

/** What went wrong in one round, or undefined. */
async function play(scenario, seed) {
  const { inMemory, journalBytes } = await expectedOf(scenario);
  const data = join(folder, String(seed));
  const random = seededRandom(seed);
  const struck = [];
  for (let kill = 0; kill < kills; kill++) {
    // One strike in four falls while the processes start.
    const afterBytes = random() < 0.25 ? 0 : Math.floor((random() * 2 * journalBytes) / kills);
    const strike = { afterBytes, thenMs: Math.floor(random() * (afterBytes === 0 ? 4_000 : 30)), victim: random() < 0.34 ? "conductor" : Math.floor(random() * 4) };
    const run = await runStruck(scenario, data, { strike });
    if (run.left.length > 0) return `nodes outlived their conductor after ${JSON.stringify(strike)}`;
    if (!run.struck) break;
    struck.push(`${strike.victim}@${sizeOf(join(data, "journal.ndjson"))}`);
    const isWhole = run.code === inMemory.code && run.out === inMemory.out; // struck while it was closing
    if (!isWhole && run.code !== 3 && run.signal !== "SIGKILL") return `exit code ${run.code} after ${JSON.stringify(strike)}: ${run.err}`;
  }
  const whole = await runStruck(scenario, data);
  console.log(`  ${scenario.slice(root.length + 1)}, struck ${struck.length} times: ${struck.join(" ")}`);
  if (whole.code !== inMemory.code) return `exit code ${whole.code}, not ${inMemory.code}: ${whole.err}`;
  return whole.out === inMemory.out ? undefined : "the report differs from that of the run in memory";
}

async function expectedOf(scenario) {
  if (!expected.has(scenario)) {
    const inMemory = await runHeed(["replay", scenario, "--json"]);
    if (inMemory.out === "") throw new Error(`Cannot play ${scenario}: ${inMemory.err}`);
    const data = join(folder, `whole-${expected.size}`);
    const onDisk = await runHeed(["replay", scenario, "--json", "--data", data]);
    if (onDisk.out !== inMemory.out) throw new Error(`${scenario} comes out differently on disk: ${onDisk.err}`);
    expected.set(scenario, { inMemory, journalBytes: sizeOf(join(data, "journal.ndjson")) });
    console.log(`${scenario.slice(root.length + 1)}: the same in memory and on disk`);
  }
  return expected.get(scenario);
}

function sizeOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
