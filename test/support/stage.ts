import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { fromBase64 } from "../../src/lib/base/bytes.ts";
import type { Instant } from "../../src/lib/clock/index.ts";
import { SALT_BYTES } from "../../src/lib/envelope/index.ts";
import type { Scenario } from "../../src/contract/scenario.ts";
import type { Entry, EnvelopeRecord, Noun, Rows } from "../../src/domain/entry.ts";
import { authorityOf, Conductor, seedOf } from "../../src/server/replay/conduct.ts";
import type { Outcome } from "../../src/server/replay/player.ts";
import { readScenario } from "../../src/server/replay/read.ts";
import { checkExpectations, reportLines } from "../../src/server/replay/report.ts";
import type { Missing, ReportLine } from "../../src/server/replay/report.ts";
import { Room } from "../../src/server/replay/seat.ts";
import type { OpenNode } from "../../src/server/node.ts";
import type { Store, StoreLocation } from "../../src/store/store.ts";
import { allRows, readEntries } from "../../src/store/rows.ts";
import { root } from "./repository.ts";

/** A scenario as it stands in a file: what YAML or JSON holds, before it is checked. */
export interface ScenarioDocument {
  scenario: string;
  authorities: Record<string, Record<string, unknown>>;
  steps: Record<string, unknown>[];
  expect?: Record<string, unknown>[];
  [key: string]: unknown;
}

/** A scenario file of the project, as its author wrote it. */
export function scenarioDocument(file: string): ScenarioDocument {
  return parse(readFileSync(join(root, "scenarios", file), "utf8"), { merge: true }) as ScenarioDocument;
}

/** Checks a document as if it had come from a file; throws with every fault. */
export function scenarioOf(document: ScenarioDocument): Scenario {
  const read = readScenario(JSON.stringify(document));
  if (read.ok) return read.value;
  throw new Error(`Cannot read the scenario: ${JSON.stringify(read.error, undefined, 2)}`);
}

/** The nodes of a scenario in memory, before its first step. */
export class Stage {
  readonly scenario: Scenario;
  readonly conductor: Conductor;
  readonly #nodes: ReadonlyMap<string, OpenNode>;

  constructor(scenario: Scenario, conductor: Conductor, nodes: ReadonlyMap<string, OpenNode>) {
    this.scenario = scenario;
    this.conductor = conductor;
    this.#nodes = nodes;
  }

  /** Each node gets a store of its own; by default one in memory, which it closes. */
  static async open(document: ScenarioDocument, storeFor: () => Promise<Store | StoreLocation> = async () => ({ kind: "memory" })): Promise<Stage> {
    const scenario = scenarioOf(document);
    const room = new Room();
    const seats = [];
    for (const [id, authority] of Object.entries(scenario.authorities)) {
      if (authority.node) seats.push(await room.seat(authorityOf(scenario, id, seedOf(scenario)), seedOf(scenario), await storeFor()));
    }
    const conductor = new Conductor(scenario, seats);
    await conductor.begin();
    return new Stage(scenario, conductor, new Map(seats.map((seat) => [seat.id, seat.node])));
  }

  get now(): Instant {
    return this.conductor.now;
  }

  get ids(): readonly string[] {
    return [...this.#nodes.keys()];
  }

  node(id: string): OpenNode {
    return this.#nodes.get(id)!;
  }

  /** What came of the steps played so far. */
  outcomes(): readonly Outcome[] {
    return this.conductor.played.map((one) => one.outcome);
  }

  async lines(node?: string): Promise<readonly ReportLine[]> {
    const lines = await reportLines(this.conductor.seats);
    return node === undefined ? lines : lines.filter((one) => one.node === node);
  }

  async missing(): Promise<readonly Missing[]> {
    return checkExpectations(this.scenario, await this.lines(), this.conductor.played).missing;
  }

  async rows<N extends Noun>(node: string, noun: N): Promise<readonly Rows[N][]> {
    return this.node(node).store.read((tx) => allRows(tx, noun));
  }

  async row<N extends Noun>(node: string, noun: N, id: string): Promise<Rows[N] | undefined> {
    return (await this.rows(node, noun)).find((one) => one.id === id);
  }

  async entries(node: string): Promise<readonly Entry[]> {
    return this.node(node).store.read((tx) => readEntries(tx, 0, 1_000_000));
  }

  /** The envelopes a node received, each with what its payload says. */
  async received(node: string): Promise<readonly { readonly envelope: EnvelopeRecord; readonly header: Record<string, unknown>; readonly body: Record<string, unknown> }[]> {
    const envelopes = (await this.rows(node, "envelope")).filter((one) => one.direction === "in");
    return envelopes.map((envelope) => ({ envelope, ...contentOf(envelope) }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const node of this.#nodes.values()) await node[Symbol.asyncDispose]();
  }
}

/** Plays a document to its end. */
export async function playWhole(document: ScenarioDocument): Promise<Stage> {
  const stage = await Stage.open(document);
  await stage.conductor.playAll();
  return stage;
}

/** Header and body of an envelope as a node keeps it, sealed or not. */
export function contentOf(envelope: EnvelopeRecord): { readonly header: Record<string, unknown>; readonly body: Record<string, unknown> } {
  const payload = payloadOf(fromBase64(envelope.bytes)!);
  if (envelope.opening === undefined) return payload;
  return { ...payload, body: JSON.parse(new TextDecoder().decode(fromBase64(envelope.opening)!.subarray(SALT_BYTES))) as Record<string, unknown> };
}

/** The payload of an envelope, read without checking anything: tests look at what crossed. */
export function payloadOf(bytes: Uint8Array): { readonly header: Record<string, unknown>; readonly body: Record<string, unknown> } {
  const dsse = JSON.parse(new TextDecoder().decode(bytes)) as { payload: string };
  return JSON.parse(new TextDecoder().decode(fromBase64(dsse.payload))) as { header: Record<string, unknown>; body: Record<string, unknown> };
}

