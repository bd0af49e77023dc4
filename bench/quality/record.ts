/**
 * Writes a result of the measuring program with what is needed to judge it: commit, machine, load, data digest, date.
 *   npx node bench/quality/record.ts --result R.json --data FOLDER --commit C --note TEXT --out FILE.json
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { model } from "../../src/lib/names/weights.ts";

const { values } = parseArgs({ options: { result: { type: "string" }, data: { type: "string" }, commit: { type: "string" }, note: { type: "string", default: "" }, out: { type: "string" } } });
const { result, data, commit, out } = values;
if (result === undefined || data === undefined || commit === undefined || out === undefined) throw new Error("usage: --result R.json --data FOLDER --commit C --out FILE.json");
const digest = createHash("sha256");
for (const file of ["corpus.jsonl", "positives.jsonl", "negatives.jsonl"]) digest.update(readFileSync(join(data, file)));
const measured = JSON.parse(readFileSync(result, "utf8")) as Record<string, unknown>;
// Paths of the machine it ran on say nothing to others.
delete measured["data"];
measured["pad"] = measured["pad"] === null ? null : "padded";
writeFileSync(out, `${JSON.stringify({
  date: new Date().toISOString().slice(0, 10), commit, weights: model.version, node: process.version,
  machine: { cpu: cpus()[0]?.model ?? "unknown", cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30), loadAverage: loadavg().map((load) => Math.round(load * 10) / 10) },
  dataSha256: digest.digest("hex"), note: values.note, measured,
}, undefined, 1)}\n`);
