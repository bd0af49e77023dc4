import { ok } from "../../lib/base/result.ts";
import type { Result } from "../../lib/base/result.ts";
import { authorityOf, Conductor, seedOf } from "./conduct.ts";
import { readScenario } from "./read.ts";
import type { ScenarioError } from "./read.ts";
import { checkExpectations, reportLines } from "./report.ts";
import type { Missing, ReportLine } from "./report.ts";
import { Room } from "./seat.ts";
import type { Seat } from "./seat.ts";
import { writeReport } from "./text.ts";

export interface ReplayOptions {
  /** Folder for the databases of nodes that run as processes; without it they live in memory here. */
  readonly data?: string;
  readonly resume: boolean;
}

export interface ReplayEvents {
  readonly progress?: (done: number, steps: number) => void;
}

export interface Replayed {
  readonly lines: readonly ReportLine[];
  readonly checked: { readonly expected: number; readonly met: number; readonly missing: readonly Missing[] };
  /** The report for a person. */
  readonly text: string;
}

/** Reads a scenario, plays it to its end and holds what was raised against what it expects. */
export async function replay(text: string, options: ReplayOptions, events: ReplayEvents = {}): Promise<Result<Replayed, ScenarioError>> {
  const scenario = readScenario(text);
  if (!scenario.ok) return scenario;
  const seats = await openSeats(scenario.value, options);
  try {
    const conductor = new Conductor(scenario.value, seats);
    await conductor.begin();
    await conductor.playAll((played) => events.progress?.(played.index + 1, scenario.value.steps.length));
    const lines = await reportLines(seats);
    const checked = checkExpectations(scenario.value, lines, conductor.played);
    return ok({ lines, checked, text: writeReport(scenario.value, conductor.played, lines, checked) });
  } finally {
    for (const seat of seats) await seat[Symbol.asyncDispose]();
  }
}

/** What is wrong with a scenario, a line each, as `file:line: place: message`. */
export function describeFault(file: string, error: ScenarioError): readonly string[] {
  if (error.code === "scenario.too-large") return [`${file}: ${error.bytes} bytes, at most ${error.limit}`];
  return error.faults.map((fault) => `${file}:${fault.line}: ${fault.place === "" ? "" : `${fault.place}: `}${fault.message}`);
}

async function openSeats(scenario: Parameters<typeof seedOf>[0], _options: ReplayOptions): Promise<readonly Seat[]> {
  const seed = seedOf(scenario);
  const room = new Room();
  const seats: Seat[] = [];
  for (const [id, authority] of Object.entries(scenario.authorities)) {
    if (authority.node) seats.push(await room.seat(authorityOf(scenario, id, seed), seed, { kind: "memory" }));
  }
  return seats;
}
