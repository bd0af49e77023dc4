import { err, ok } from "../../lib/base/result.ts";
import type { Result } from "../../lib/base/result.ts";
import type { Scenario } from "../../contract/scenario.ts";
import type { Authority } from "../../domain/authority.ts";
import { describeStoreError } from "../../store/store.ts";
import type { StoreError } from "../../store/store.ts";
import { parsePartialDate } from "../../lib/clock/index.ts";
import type { PartialDate } from "../../lib/clock/index.ts";
import type { PersonInquiry } from "../../service/inquiry.ts";
import { version } from "../version.ts";
import { authorityOf, Conductor, seedOf } from "./conduct.ts";
import type { Played } from "./conduct.ts";
import { joinPersons, writeInquiry } from "./inquiry-text.ts";
import { Journal, journaled, JournalDiffers } from "./journal.ts";
import { NodeEnded, NodeUnopened, openProcesses } from "./processes.ts";
import { openRunFolder } from "./run-folder.ts";
import type { RunFolder, RunFolderError } from "./run-folder.ts";
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

/** Why a run in a folder did not come to its end. What was done is on disk; after `replay.node-ended` it can be resumed. */
export type RunError =
  | RunFolderError
  | { readonly code: "replay.node-ended"; readonly node: string; readonly how: string }
  | { readonly code: "replay.node-unopened"; readonly node: string; readonly error: StoreError }
  | { readonly code: "replay.journal-differs"; readonly folder: string; readonly reason: string };

/** Reads a scenario, plays it to its end and holds what was raised against what it expects. */
export async function replay(text: string, options: ReplayOptions, events: ReplayEvents = {}): Promise<Result<Replayed, ScenarioError | RunError>> {
  const scenario = readScenario(text);
  if (!scenario.ok) return scenario;
  if (options.data === undefined) return ok(await play(scenario.value, await openSeats(scenario.value), events));
  const folder = await openRunFolder(options.data, { text, scenario: scenario.value.scenario, version, resume: options.resume });
  if (!folder.ok) return folder;
  try {
    return ok(await playInFolder(scenario.value, folder.value, events));
  } catch (error) {
    if (error instanceof NodeEnded) return err({ code: "replay.node-ended", node: error.node, how: error.message });
    if (error instanceof NodeUnopened) return err({ code: "replay.node-unopened", node: error.node, error: error.error });
    if (error instanceof JournalDiffers) return err({ code: "replay.journal-differs", folder: options.data, reason: error.message });
    throw error;
  } finally {
    folder.value.release();
  }
}

async function playInFolder(scenario: Scenario, folder: RunFolder, events: ReplayEvents): Promise<Replayed> {
  using journal = Journal.open(folder.journal);
  const seed = seedOf(scenario);
  const seats = await openProcesses(seed, nodesOf(scenario).map((self) => ({ self, folder: folder.dataOf(self.id) })));
  return await play(scenario, seats.map((seat) => journaled(seat, journal)), events); // the journal closes after it
}

/** Plays to the end and closes the seats. */
async function play(scenario: Scenario, seats: readonly Seat[], events: ReplayEvents): Promise<Replayed> {
  try {
    const conductor = new Conductor(scenario, seats);
    await conductor.begin();
    await conductor.playAll((played) => events.progress?.(played.index + 1, scenario.steps.length));
    const lines = await reportLines(seats);
    const checked = checkExpectations(scenario, lines, conductor.played);
    const inquiries = await inquiriesOf(scenario, seats, conductor);
    return { lines, checked, text: writeReport(scenario, conductor.played, lines, checked, inquiries) };
  } finally {
    await Promise.all(seats.map((seat) => seat[Symbol.asyncDispose]()));
  }
}

/** The inquiry report of each person, put together from what every node tells at the end. */
async function inquiriesOf(scenario: Scenario, seats: readonly Seat[], conductor: Conductor): Promise<readonly string[]> {
  const imprecise = impreciseMessages(conductor.played);
  const parts: { readonly node: string; readonly persons: readonly PersonInquiry[] }[] = [];
  for (const seat of seats) parts.push({ node: seat.id, persons: await seat.inquire(conductor.now, imprecise) });
  return joinPersons(parts).flatMap((person) => writeInquiry(person, (node) => scenario.authorities[node]?.name ?? node));
}

/** Messages whose step has no exact time. */
export function impreciseMessages(played: readonly Played[]): Readonly<Record<string, PartialDate>> {
  return Object.fromEntries(
    played.flatMap(({ step, time }) => {
      const id = step.send?.id ?? step.draft?.id ?? step.received?.id;
      const date = parsePartialDate(step.at);
      return id === undefined || time.earliest === time.latest || !date.ok ? [] : [[id, date.value]];
    }),
  );
}

/** Why there is no report, a sentence each; what is wrong with a scenario as `file:line: place: message`. */
export function describeReplayError(file: string, error: ScenarioError | RunError): readonly string[] {
  switch (error.code) {
    case "scenario.too-large":
      return [`${file}: ${error.bytes} bytes, at most ${error.limit}`];
    case "scenario.invalid":
      return error.faults.map((fault) => `${file}:${fault.line}: ${fault.place === "" ? "" : `${fault.place}: `}${fault.message}`);
    case "replay.folder-used":
      return [`Cannot begin a run in ${error.folder}: it holds one already; continue it with --resume or give an empty folder`];
    case "replay.folder-foreign":
      return [`Cannot use folder ${error.folder}: it holds ${error.found}, which is not of a run`];
    case "replay.folder-busy":
      return [`Cannot use folder ${error.folder}: another replay is running there`];
    case "replay.folder-unusable":
      return [`Cannot use folder ${error.folder}: ${error.reason}`];
    case "replay.other-scenario":
      return [`Cannot resume in ${error.folder}: the run there is of ${error.scenario}, from a file with other content than ${file}`];
    case "replay.other-version":
      return [`Cannot resume in ${error.folder}: the run there was begun by heed ${error.written}, this is ${error.program}`];
    case "replay.node-ended":
      return [`Node ${error.node} ended (${error.how}); continue with --resume`];
    case "replay.node-unopened":
      return [`Node ${error.node}: ${describeStoreError(error.error)}`];
    case "replay.journal-differs":
      return [`Cannot resume in ${error.folder}: its journal is not of this run: ${error.reason}`];
  }
}

async function openSeats(scenario: Scenario): Promise<readonly Seat[]> {
  const seed = seedOf(scenario);
  const room = new Room();
  return Promise.all(nodesOf(scenario).map((self) => room.seat(self, seed, { kind: "memory" })));
}

function nodesOf(scenario: Scenario): readonly Authority[] {
  const seed = seedOf(scenario);
  return Object.entries(scenario.authorities).flatMap(([id, { node }]) => (node ? [authorityOf(scenario, id, seed)] : []));
}
