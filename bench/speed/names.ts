/**
 * The name engine on long lists: build from JSON lines, snapshot, first answer, one query cold and warm, queries a second
 * with every core, and how soon an added person is found. Each step is a process of its own.
 *   npx node bench/speed/names.ts --data FOLDER [--pad FILE] --size 1m [--queries 3000] [--keep]
 * With --keep the snapshot stays in build/speed, for other measurements of the same list.
 */
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, rmSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { readLines, sampled } from "../quality/data.ts";
import type { BenchQuery } from "../quality/measure.ts";
import { report, round, summarise } from "./measure.ts";

const { values } = parseArgs({ options: { data: { type: "string" }, pad: { type: "string" }, size: { type: "string", default: "102k" }, queries: { type: "string", default: "3000" }, keep: { type: "boolean", default: false } } });
if (values.data === undefined) throw new Error("--data FOLDER is missing");
const files = [join(values.data, "corpus.jsonl"), ...(values.pad === undefined ? [] : [values.pad])];
const folder = join(import.meta.dirname, "..", "..", "build", "speed");
mkdirSync(folder, { recursive: true });
const snapshot = join(folder, `names-${values.size}.snapshot`);
if (existsSync(snapshot)) rmSync(snapshot);
const built = step("build", files);
const first = [1, 2, 3].map(() => step("first", []));
const one = step("queries", [values.data, values.queries]);
const added = step("add", []);
const strange = step("strange", ["10200"]);
const queries = sampled([...readLines<BenchQuery>(values.data, "positives.jsonl"), ...readLines<BenchQuery>(values.data, "negatives.jsonl")], 2 * Number(values.queries));
const together = await throughput();
report(`names-${values.size}`, {
  records: built["records"], buildSeconds: round((built["buildMs"] ?? 0) / 1000), writeSeconds: round((built["writeMs"] ?? 0) / 1000), bytesARecord: round((built["bytes"] ?? 0) / (built["records"] ?? 1)), peakMemoryMb: built["peakMb"],
  snapshotMb: Math.round(statSync(snapshot).size / 2 ** 20),
  snapshotToFirstAnswerMs: summarise(first.map((run) => run["answerMs"] ?? 0)).median, withStartOfProcessMs: summarise(first.map((run) => run["processMs"] ?? 0)).median,
  oneThread: one, addedFoundMs: added, strangeTextsMs: strange, everyCore: together,
});
if (!values.keep) rmSync(snapshot);

function step(kind: string, args: readonly string[]): Record<string, number> {
  const out = execFileSync(process.execPath, ["--max-old-space-size=14000", join(import.meta.dirname, "names-step.ts"), kind, snapshot, ...args], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 24 });
  return JSON.parse(out) as Record<string, number>;
}

/** Queries a second of `heed names serve` with 128 in flight: the first time each is asked, and the second. */
async function throughput(): Promise<Record<string, number>> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "..", "..", "bin", "heed.mjs"), "names", "serve", "--snapshot", snapshot], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout });
  let answered: (() => void) | undefined;
  lines.on("line", () => answered?.());
  child.stdin.write(`${JSON.stringify({ load: files })}\n`);
  await new Promise<void>((resolve) => {
    answered = resolve;
  });
  const pass = async (): Promise<number> => {
    let asked = 0;
    let done = 0;
    const start = performance.now();
    await new Promise<void>((resolve) => {
      const ask = (): void => {
        const query = queries[asked++];
        if (query !== undefined) child.stdin.write(`${JSON.stringify({ qid: `${asked}`, name: query.name, birthDate: query.birthDate, nationality: query.nationality, limit: 10 })}\n`);
      };
      answered = () => {
        if (++done === queries.length) resolve();
        else ask();
      };
      for (let i = 0; i < Math.min(128, queries.length); i++) ask();
    });
    return Math.round((1000 * queries.length) / (performance.now() - start));
  };
  const cold = await pass();
  const warm = await pass();
  child.stdin.end();
  await new Promise((resolve) => child.once("exit", resolve));
  return { threads: availableParallelism(), queries: queries.length, coldPerSecond: cold, warmPerSecond: warm };
}
