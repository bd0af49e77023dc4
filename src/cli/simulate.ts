import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { measureOverload, POLICIES } from "../domain/overload/figures.ts";
import type { OverloadFigures, Policy } from "../domain/overload/figures.ts";
import { UNIT } from "../domain/overload/stream.ts";
import { FIRST_WEIGHTS, Weights } from "../domain/triage.ts";
import { newCommand } from "./command.ts";

/** Loads played when none is asked for. */
const LOADS = "1,2,3,5,10,15,20";

/** More than this is another question, and takes an hour. */
const MOST = { load: 40, days: 90, seeds: 20 } as const;

interface Given {
  readonly load: string;
  readonly days: string;
  readonly seeds: string;
  readonly order?: string;
  readonly weights?: string;
  readonly json?: true;
}

/** `heed simulate`: what the desk's order answers in time when a unit is overrun, against other orders on the same stream. */
export function simulateCommand(): Command {
  return newCommand("simulate")
    .description("play an overloaded unit: the desk's order against order of arrival, earliest deadline, one that knows how the stream is made, and one that knows the truth")
    .option("--load <loads>", "how many times the usual load, several separated by commas", LOADS)
    .option("--days <days>", "days whose arrivals are measured", "28")
    .option("--seeds <seeds>", "seeds of the streams, separated by commas; figures are over all of them", "1,2,3")
    .option("--order <orders>", `only these: ${POLICIES.join(", ")}`)
    .option("--weights <file>", "weights of the desk's order (JSON), instead of those a node begins with")
    .option("--json", "one object a line")
    .action(async (given: Given) => {
      process.exitCode = await runSimulate(given);
    });
}

async function runSimulate(given: Given): Promise<number> {
  try {
    const loads = numbers("--load", given.load, { least: 0.1, most: MOST.load });
    const [days = 28] = numbers("--days", given.days, { least: 1, most: MOST.days });
    const seeds = numbers("--seeds", given.seeds, { least: 0, most: 2 ** 32 - 1 }).map(Math.floor);
    if (seeds.length > MOST.seeds) throw new Error(`Cannot use --seeds: ${seeds.length} of them, at most ${MOST.seeds}`);
    const policies = given.order === undefined ? POLICIES : given.order.split(",").map(policyOf);
    const weights = given.weights === undefined ? FIRST_WEIGHTS : await readWeights(given.weights);
    if (given.json !== true) process.stdout.write(heading(seeds, days, weights));
    for (const load of loads) {
      for (const policy of policies) {
        const [figures] = measureOverload({ model: UNIT, load, seeds, days, weights }, [policy]);
        process.stdout.write(given.json === true ? `${JSON.stringify(figures)}\n` : row(figures!));
      }
    }
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

function numbers(option: string, text: string, { least, most }: { readonly least: number; readonly most: number }): readonly number[] {
  return text.split(",").map((part) => {
    const value = part.trim() === "" ? Number.NaN : Number(part);
    if (!(value >= least && value <= most)) throw new Error(`Cannot use ${option}: "${part}" is no number from ${least} to ${most}`);
    return value;
  });
}

function policyOf(text: string): Policy {
  const found = POLICIES.find((one) => one === text.trim());
  if (found === undefined) throw new Error(`Cannot use --order: "${text}" is none of ${POLICIES.join(", ")}`);
  return found;
}

/** Larger files are no weights. */
const LARGEST_FILE = 100_000;

async function readWeights(path: string): Promise<Weights> {
  const bytes = await readFile(path).catch((error: Error) => {
    throw new Error(`Cannot read ${path}: ${error.message}`);
  });
  if (bytes.length > LARGEST_FILE) throw new Error(`Cannot read ${path}: ${bytes.length} bytes, at most ${LARGEST_FILE}`);
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString("utf8"));
  } catch {
    throw new Error(`Cannot read ${path}: it is no JSON`);
  }
  const parsed = Weights.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`Cannot use the weights of ${path}: ${issue?.path.join(".") || "the whole"}: ${issue?.message ?? "not valid"}`);
}

const COLUMNS = ["load", "order", "severe in time", "marked in time", "all in time", "longest wait", "lapsed", "silently"] as const;

function heading(seeds: readonly number[], days: number, weights: Weights): string {
  return `${UNIT.officers} officers, ${UNIT.hours} hours each a day; ${days} days, seeds ${seeds.join(", ")}; weights ${weights.id}\n\n${COLUMNS.map((one) => one.padStart(15)).join("")}\n`;
}

function row(one: OverloadFigures): string {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const cells = [String(one.load), one.policy, percent(one.highSeverityInTime), percent(one.markedInTime), percent(one.inTime), `${one.longestWaitHours} h`, String(one.lapsed), String(one.silentlyLapsed)];
  return `${cells.map((cell) => cell.padStart(15)).join("")}\n`;
}
