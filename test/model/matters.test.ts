import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bundleNode } from "../crash/bundle.ts";
import { Network } from "../crash/network.ts";
import { layGround, Pair, Seats } from "../crash/pair.ts";
import { seededRandom } from "../support/killed-runs.ts";
import { missingServer, testServer } from "../support/postgres.ts";
import { matterCommands, settleAndCompare } from "./matters.ts";
import type { Matters, Nodes } from "./matters.ts";

/** More with HEED_RUNS, as for a campaign. */
const runs = Number(process.env["HEED_RUNS"] ?? 4);
const seed = Number(process.env["HEED_SEED"] ?? 7);

test("two real nodes, killed and badly connected, come to what the model of a matter says", { skip: missingServer() ?? false, timeout: 600_000 + runs * 60_000 }, async (t) => {
  const server = await testServer();
  await using network = new Network(seededRandom(seed));
  const program = await bundleNode();
  const ground = await layGround(server, await network.open());
  await using seats = new Seats(program);
  await using pair = await Pair.open(server, ground, seats, network);
  let run = 0;
  let commands = 0;
  try {
    await fc.assert(
      fc.asyncProperty(matterCommands(), async (given) => {
        const nodes: Nodes = { pair, network, name: `s${seed}-${++run}`, given: 0 };
        const model: Matters = { list: [], settled: true };
        network.badness = 0.4;
        await fc.asyncModelRun(() => ({ model, real: nodes }), given);
        await settleAndCompare(model, nodes);
        commands += nodes.given;
      }),
      { numRuns: runs, seed, endOnFailure: true },
    );
  } finally {
    await ground.remove();
    await program.remove();
  }
  t.diagnostic(`${run} runs, ${commands} commands, ${pair.deaths} deaths`);
  assert.ok(commands > runs, "the runs gave hardly a command");
});
