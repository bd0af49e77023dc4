// npm run test:crash -- --rounds 2000 --seed 1 [--seconds 240] [--life 25]: pairs of nodes on PostgreSQL, killed at every named
// point, on a network that loses, repeats, reorders, cuts and delays. The last line counts what was lost, doubled, forked and what
// the two sides disagree on; exit code 1 unless all are zero.
import { parseArgs } from "node:util";
import { missingServer } from "../support/postgres.ts";
import { playRounds } from "./rounds.ts";

const { values } = parseArgs({ options: { rounds: { type: "string", default: "200" }, seed: { type: "string", default: "1" }, seconds: { type: "string" }, life: { type: "string", default: "25" } } });
const missing = missingServer();
if (missing !== undefined) {
  process.stderr.write(`${missing}\n`);
  process.exit(2);
}
const begun = performance.now();
const outcome = await playRounds({
  rounds: Number(values.rounds),
  seed: Number(values.seed),
  life: Number(values.life),
  ...(values.seconds === undefined ? {} : { seconds: Number(values.seconds) }),
  report: (line) => process.stdout.write(`${line}\n`),
});
const { rounds, counts, hits, fates, deaths, envelopes, commands } = outcome;
process.stdout.write(`${JSON.stringify({ seed: Number(values.seed), seconds: Math.round((performance.now() - begun) / 1_000), deaths, envelopes, commands, hits, network: fates })}\n`);
process.stdout.write(`${JSON.stringify({ rounds, ...counts })}\n`);
process.exit(Object.values(counts).every((one) => one === 0) ? 0 : 1);
