import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { unwrap } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import type { Scenario } from "../contract/scenario.ts";
import { overdueMessages } from "../store/obligations.ts";
import { findRow } from "../store/rows.ts";
import type { OpenNode } from "./node.ts";
import { authorityOf, Conductor, seedOf } from "./replay/conduct.ts";
import { mergeScenarios } from "./replay/merge.ts";
import { readScenario } from "./replay/read.ts";
import { Room } from "./replay/seat.ts";

/** The scenarios the demonstration plays side by side. */
const PLAYED = ["paris-warnings.yaml", "brussels-brothers.yaml"];

/** How far the clock is moved while looking for the first overdue warning, at most. */
const MOST_EVENTS = 10_000;

/** Several authorities' nodes in one process, on a common clock that visitors move: the public record, a step at a time. */
export class Demonstration {
  readonly scenario: Scenario;
  readonly nodes: ReadonlyMap<string, OpenNode>;
  readonly #conductor: Conductor;
  #line: Promise<unknown> = Promise.resolve();

  private constructor(scenario: Scenario, nodes: ReadonlyMap<string, OpenNode>, conductor: Conductor) {
    this.scenario = scenario;
    this.nodes = nodes;
    this.#conductor = conductor;
  }

  /** Opens the nodes and plays up to the moment when the first warning is overdue. */
  static async open(folder: string): Promise<Demonstration> {
    const scenarios: Scenario[] = [];
    for (const file of PLAYED) {
      const read = readScenario(await readFile(join(folder, file), "utf8"));
      if (!read.ok) throw new Error(`Cannot play ${file}: ${JSON.stringify(read.error)}`);
      scenarios.push(read.value);
    }
    const scenario = unwrap(mergeScenarios("demonstration", scenarios));
    const room = new Room();
    const nodes = new Map<string, OpenNode>();
    const seats: Awaited<ReturnType<Room["seat"]>>[] = [];
    const seed = seedOf(scenario);
    for (const [id, authority] of Object.entries(scenario.authorities)) {
      if (!authority.node) continue;
      const seat = await room.seat(authorityOf(scenario, id, seed), seed, { kind: "memory" });
      nodes.set(id, seat.node);
      seats.push(seat);
    }
    const conductor = new Conductor(scenario, seats);
    await conductor.begin();
    const demonstration = new Demonstration(scenario, nodes, conductor);
    await demonstration.#playToFirstOverdueWarning();
    // What visitors do at one node reaches the others at once.
    for (const node of nodes.values()) node.events.on("entries", () => void demonstration.#inTurn(() => conductor.settle()).catch(() => {}));
    return demonstration;
  }

  get now(): Instant {
    return this.#conductor.now;
  }

  get end(): Instant {
    return this.#conductor.end;
  }

  /** The next instant at which anything happens. */
  async next(): Promise<Instant | undefined> {
    return this.#inTurn(() => this.#conductor.nextEvent());
  }

  /** Moves the common clock on, playing whatever the record has on the way. A clock never goes back. */
  async moveTo(to: Instant): Promise<Instant> {
    return this.#inTurn(async () => {
      if (to > this.#conductor.now) await this.#conductor.playTo(to);
      return this.#conductor.now;
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#inTurn(async () => {});
    for (const node of this.nodes.values()) await node[Symbol.asyncDispose]();
  }

  async #playToFirstOverdueWarning(): Promise<void> {
    for (let event = 0; event < MOST_EVENTS; event++) {
      const next = await this.#conductor.nextEvent();
      if (next === undefined) return;
      await this.#conductor.playTo(next);
      for (const node of this.nodes.values()) if (await hasOverdueWarning(node)) return;
    }
  }

  /** One movement at a time: two visitors cannot move the clock across each other. */
  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#line.then(work, work);
    this.#line = turn.catch(() => {});
    return turn;
  }
}

/** Whether a warning this node sent to another is overdue there. */
async function hasOverdueWarning(node: OpenNode): Promise<boolean> {
  return node.store.read(async (tx) => {
    for (const id of await overdueMessages(tx)) {
      const message = await findRow(tx, "message", id);
      if (message?.direction === "out" && message.body.kind === "warning") return true;
    }
    return false;
  });
}
