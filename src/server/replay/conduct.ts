import { addMs } from "../../lib/clock/index.ts";
import type { Instant } from "../../lib/clock/index.ts";
import { unwrap } from "../../lib/base/result.ts";
import { signSealingKey } from "../../lib/envelope/index.ts";
import type { Scenario, ScenarioStep } from "../../contract/scenario.ts";
import { Authority } from "../../domain/authority.ts";
import { Officer } from "../../domain/roster.ts";
import { placeTimes, spanOf } from "./times.ts";
import type { PlacedTime } from "./times.ts";
import type { Casting, Outcome } from "./player.ts";
import { seededKeys } from "./seat.ts";
import type { Outage, Seat } from "./seat.ts";

/** A step as it was played. */
export interface Played {
  readonly index: number;
  readonly step: ScenarioStep;
  readonly time: PlacedTime;
  readonly outcome: Outcome;
}

/** More deliveries at one instant than any exchange of these sizes has: a loop between two nodes. */
const MOST_ROUNDS = 1_000;

/**
 * Sets a common clock to the first step, plays the steps in order through the nodes' services, lets timers fire at their own
 * instants in between and envelopes travel. Everything it does is keyed, so a run that was cut off can be conducted again
 * from the beginning over the same databases, and comes out the same.
 */
export class Conductor {
  readonly scenario: Scenario;
  readonly seats: readonly Seat[];
  readonly played: Played[] = [];
  readonly #placed: readonly PlacedTime[];
  readonly #end: Instant;
  readonly #down = new Set<string>();
  readonly #cut = new Set<string>();
  #now: Instant;
  #ticks = 0;

  constructor(scenario: Scenario, seats: readonly Seat[]) {
    const placed = unwrap(placeTimes(scenario));
    this.scenario = scenario;
    this.seats = seats;
    this.#placed = placed.steps;
    this.#end = placed.end;
    // Everything is set up an hour before the first step.
    this.#now = addMs(placed.steps[0]!.at, -3_600_000);
  }

  get now(): Instant {
    return this.#now;
  }

  get end(): Instant {
    return this.#end;
  }

  /** Tells every node its staff, its peers and its agreements. */
  async begin(): Promise<void> {
    const seed = seedOf(this.scenario);
    const known = Object.keys(this.scenario.authorities).map((id) => authorityOf(this.scenario, id, seed));
    for (const seat of this.seats) await seat.cast(castingOf(this.scenario, seat.id, known), this.#now);
  }

  /** Plays on to an instant, the steps at that instant included; `upTo` stops before a step by its index. */
  async playTo(until: Instant, each?: (played: Played) => void): Promise<void> {
    for (;;) {
      const index = this.played.length;
      const time = this.#placed[index];
      if (time === undefined || time.at > until) break;
      await this.advance(time.at);
      const step = this.scenario.steps[index]!;
      const seat = this.seats.find((one) => one.id === step.node)!;
      this.#connect(step);
      const outcome = await seat.play({ key: `${this.scenario.scenario}/${index}`, step, now: this.#now });
      const played = { index, step, time, outcome };
      this.played.push(played);
      each?.(played);
      // A node that starts again does at once what came due meanwhile.
      if (step.up !== undefined) await this.#tick(seat);
      await this.#deliver();
    }
    if (until > this.#now) await this.advance(until);
  }

  async playAll(each?: (played: Played) => void): Promise<void> {
    await this.playTo(this.#end, each);
  }

  /** Lets what was just done at a node reach the others. */
  async settle(): Promise<void> {
    await this.#deliver();
  }

  /** The next instant at which anything happens: a step, a timer, a retry. */
  async nextEvent(): Promise<Instant | undefined> {
    const wakes = await Promise.all(this.#running().map((seat) => seat.nextWake(this.#now)));
    return [this.#placed[this.played.length]?.at, ...wakes].filter((at): at is Instant => at !== undefined).sort()[0];
  }

  /** Lets the clock run to an instant, stopping wherever a node has something to do. */
  async advance(to: Instant): Promise<void> {
    for (;;) {
      const wakes = await Promise.all(this.#running().map(async (seat) => ({ seat, at: await seat.nextWake(this.#now) })));
      const next = wakes.flatMap(({ at }) => (at !== undefined && at <= to ? [at] : [])).sort()[0];
      if (next === undefined) break;
      if (next > this.#now) this.#now = next;
      // Each node wakes by its own timers alone: what one does must not show when another had something to do.
      for (const { seat, at } of wakes) if (at !== undefined && at <= this.#now) await this.#tick(seat);
      await this.#deliver();
    }
    if (to > this.#now) this.#now = to;
  }

  async #tick(seat: Seat): Promise<void> {
    await seat.tick(this.#now, `${this.scenario.scenario}/tick/${this.#ticks++}`);
  }

  /** Lets envelopes travel until nothing more moves at this instant. */
  async #deliver(): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      let moved = 0;
      for (const seat of this.#running()) moved += await seat.deliver(this.#now, this.#outageOf(seat.id));
      if (moved === 0) return;
    }
    throw new Error(`Envelopes go round in circles at ${this.#now}`);
  }

  #running(): readonly Seat[] {
    return this.seats.filter((seat) => !this.#down.has(seat.id));
  }

  #connect(step: ScenarioStep): void {
    if (step.down !== undefined) this.#down.add(step.node);
    if (step.up !== undefined) this.#down.delete(step.node);
    if (step.cut !== undefined) this.#cut.add(pair(step.node, step.cut.to));
    if (step.mend !== undefined) this.#cut.delete(pair(step.node, step.mend.to));
  }

  #outageOf(node: string): Outage {
    const peers = this.seats.map((seat) => seat.id).filter((id) => this.#down.has(id) || this.#cut.has(pair(node, id)));
    const mended = this.scenario.steps.findIndex((step, index) => index >= this.played.length && (step.up !== undefined || step.mend !== undefined));
    const until = mended < 0 ? addMs(this.#end, 1) : this.#placed[mended]!.at;
    return peers.length === 0 ? { peers } : { peers, until };
  }
}

/** The seed everything in a replay is derived from. */
export function seedOf(scenario: Scenario): string {
  return scenario.seed ?? scenario.scenario;
}

/** An authority of the file as its peers know it. */
export function authorityOf(scenario: Scenario, id: string, seed: string): Authority {
  const { name, country, kind, union, languages, timeZone, dutyDesk, node, channel } = scenario.authorities[id]!;
  const keys = seededKeys(seed, id);
  const sealing = signSealingKey(id, keys.sealing.current, (bytes) => keys.sign(bytes));
  return Authority.parse({
    id,
    name,
    country,
    kind,
    union,
    languages,
    timeZone,
    ...(dutyDesk === undefined ? {} : { dutyDesk }),
    ...(node ? { node: { url: `http://${id}.replay.invalid`, keyId: keys.keyId, publicKey: keys.publicKey, sealing } } : {}),
    channel,
  });
}

function castingOf(scenario: Scenario, id: string, known: readonly Authority[]): Casting {
  const { people, agreements, timeZone } = scenario.authorities[id]!;
  const instant = (text: string) => {
    const span = spanOf(text, timeZone);
    return span.ok ? span.value.earliest : text;
  };
  const staff = Object.entries(people).map(([officer, one]) =>
    Officer.parse({
      id: officer,
      name: one.name ?? one.post,
      post: one.post,
      roles: one.roles,
      ...(one.deputy === undefined ? {} : { deputy: one.deputy }),
      absences: one.absences.map((absence) => ({ from: instant(absence.from), ...(absence.until === undefined ? {} : { until: instant(absence.until) }), ...(absence.deputy === undefined ? {} : { deputy: absence.deputy }) })),
    }),
  );
  return { staff, peers: known.filter((one) => one.id !== id), agreements };
}

function pair(a: string, b: string): string {
  return a < b ? `${a}|${b}` : `${b}|${a}`;
}
