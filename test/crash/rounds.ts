import { setTimeout as sleep } from "node:timers/promises";
import type { FailPoint } from "../../src/service/node.ts";
import { seededRandom } from "../support/killed-runs.ts";
import { testServer } from "../support/postgres.ts";
import { bundleNode } from "./bundle.ts";
import { checkPair } from "./check.ts";
import type { Findings } from "./check.ts";
import { chooseDeeds, diceOf } from "./commands.ts";
import type { Deed, Dice, Kind } from "./commands.ts";
import { Network } from "./network.ts";
import { SIDES } from "./orders.ts";
import type { Order, Side } from "./orders.ts";
import { Died, layGround, Pair, Seats } from "./pair.ts";

/** Where a round ends one of the two processes: at a point of the node's own, when the network has passed an envelope on, or at any moment. */
export type KillPoint = { readonly name: string; /** What the one that is to die does first, where only that leads there. */ readonly by?: Kind; /** The logs are to be shown and cosigned. */ readonly logs?: true } & ({ readonly point: FailPoint; readonly about?: string; readonly nth?: number } | { readonly network: "sent" } | { readonly withinMs: number });

/** Every named point, in the order of a message's life. */
export const KILL_POINTS: readonly KillPoint[] = [
  { name: "issued, before its commit", by: "issue", point: "commit", about: "approve" },
  { name: "issued and committed, not sent", by: "issue", point: "committed", about: "approve" },
  { name: "about to send", by: "issue", point: "send" },
  { name: "sent, not answered", by: "issue", network: "sent" },
  { name: "arrived, before its commit", point: "commit", about: "acceptEnvelope" },
  { name: "arrived and committed, not answered", point: "committed", about: "acceptEnvelope" },
  { name: "receipt in hand, not stored", by: "issue", point: "answered" },
  { name: "receipt stored, before its commit", by: "issue", point: "commit", about: "deliver" },
  { name: "receipt committed", by: "issue", point: "committed", about: "deliver" },
  { name: "answered, before its commit", by: "answer", point: "commit", about: "answer" },
  { name: "answered and committed, not sent", by: "answer", point: "committed", about: "answer" },
  { name: "withdrawn and committed, not sent", by: "withdraw", point: "committed", about: "withdraw" },
  { name: "timers fired, before their commit", point: "commit", about: "fireTimers" },
  { name: "timers fired and committed", point: "committed", about: "fireTimers" },
  { name: "erasure approved and committed, not begun", by: "erase", point: "committed", about: "decideErasure" },
  { name: "erased, before its commit", by: "erase", point: "commit", about: "fireTimers" },
  { name: "erased and committed, the rest not released", by: "erase", point: "committed", about: "fireTimers" },
  { name: "released and committed, the files not purged", by: "erase", point: "committed", about: "fireTimers", nth: 2 },
  { name: "purged, not noted as done", by: "erase", point: "purged" },
  { name: "log grown and committed, not signed", logs: true, point: "sign", about: "exchange" },
  { name: "checkpoint signed, not shown", logs: true, point: "signed", about: "exchange" },
  { name: "checkpoint of the peer remembered, not cosigned", logs: true, point: "cosign" },
  { name: "any moment", withinMs: 150 },
];

export interface Rounds {
  readonly rounds: number;
  readonly seed: number;
  /** Stops early when this much time has passed. */
  readonly seconds?: number;
  /** Rounds on the same two databases. */
  readonly life?: number;
  /** Hears of each finding as it comes. */
  report?(line: string): void;
}

export interface Outcome {
  readonly rounds: number;
  readonly findings: readonly string[];
  readonly counts: { readonly lost: number; readonly doubled: number; readonly forked: number; readonly disagree: number };
  /** How often a process ended at each point, and how often the network met with each fate. */
  readonly hits: Readonly<Record<string, number>>;
  readonly fates: Readonly<Record<string, number>>;
  readonly deaths: number;
  readonly envelopes: number;
  readonly commands: number;
}

/** Plays rounds between two nodes of which one dies in each, and checks after each that nothing shows of it. */
export async function playRounds(asked: Rounds): Promise<Outcome> {
  const random = seededRandom(asked.seed);
  const dice = diceOf(random);
  const server = await testServer();
  await using network = new Network(random);
  const program = await bundleNode();
  const ground = await layGround(server, await network.open());
  await using seats = new Seats(program);
  const tally: Tally = { rounds: 0, findings: [], counts: { lost: 0, doubled: 0, forked: 0, disagree: 0 }, hits: {}, deaths: 0, envelopes: 0, commands: 0 };
  const until = Date.now() + (asked.seconds ?? Infinity) * 1_000;
  const life = asked.life ?? 25;
  try {
    while (tally.rounds < asked.rounds && Date.now() < until) {
      await using pair = await Pair.open(server, ground, seats, network);
      network.receipts.clear();
      const known = new Set<string>();
      const promised = { done: [] as Deed[], checkpoints: [] as { side: Side; note: string }[] };
      for (let n = 0; n < life && tally.rounds < asked.rounds && Date.now() < until; n++) {
        const name = `s${asked.seed}-r${tally.rounds + 1}`;
        const point = KILL_POINTS[tally.rounds % KILL_POINTS.length]!;
        await new Round(pair, network, dice, { name, point, promised, tally }).play();
        const before = tally.findings.length;
        count(tally, await checkPair(pair, network, promised), known, `${name} (${point.name})`, asked);
        if (tally.findings.length > before) for (const words of pair.said()) asked.report?.(words);
        tally.rounds++;
      }
      for (const side of SIDES) {
        const faults = (await pair.order(side, { kind: "doctor" })) as readonly string[];
        count(tally, { lost: [], doubled: [], forked: faults.map((one) => `${side}: ${one}`), disagree: [] }, known, `after round ${tally.rounds}`, asked);
        const [row] = await pair.rows<{ count: string }>(side, "select count(*) from envelope where direction = 'out'");
        tally.envelopes += Number(row?.count ?? 0);
      }
      tally.deaths += pair.deaths;
    }
  } finally {
    await ground.remove();
    await program.remove();
  }
  return { ...tally, fates: Object.fromEntries(network.met) };
}

interface Tally {
  rounds: number;
  readonly findings: string[];
  readonly counts: { lost: number; doubled: number; forked: number; disagree: number };
  readonly hits: Record<string, number>;
  deaths: number;
  envelopes: number;
  commands: number;
}

/** Counts what was not found in an earlier round of the same pair. */
function count(tally: Tally, found: Findings, known: Set<string>, where: string, asked: Rounds): void {
  for (const kind of ["lost", "doubled", "forked", "disagree"] as const) {
    for (const one of found[kind]) {
      if (known.has(one)) continue;
      known.add(one);
      tally.counts[kind]++;
      tally.findings.push(`${where}: ${kind}: ${one}`);
      asked.report?.(`${where}: ${kind}: ${one}`);
    }
  }
}

interface RoundOf {
  readonly name: string;
  readonly point: KillPoint;
  readonly promised: { readonly done: Deed[]; readonly checkpoints: { side: Side; note: string }[] };
  readonly tally: Tally;
}

/** A few deeds on a bad network with one death, then a good network until nothing is under way. */
class Round {
  readonly #pair: Pair;
  readonly #network: Network;
  readonly #dice: Dice;
  readonly #of: RoundOf;
  #struck: Promise<void> | undefined;

  constructor(pair: Pair, network: Network, dice: Dice, of: RoundOf) {
    this.#pair = pair;
    this.#network = network;
    this.#dice = dice;
    this.#of = of;
  }

  async play(): Promise<void> {
    const victim = this.#dice.one(SIDES);
    const deaths = this.#pair.deaths;
    await this.#arm(victim);
    this.#network.badness = this.#dice.one([0, 0.2, 0.5]);
    const steps = 2 + this.#dice.below(3);
    for (let step = 0; step < steps; step++) {
      await this.#deeds(`${this.#of.name}-${step}`, step < 2 ? victim : undefined);
      await this.#work();
      if (this.#dice.chance(0.4)) await this.#network.release();
    }
    await this.#disarm();
    if (this.#pair.deaths > deaths) this.#of.tally.hits[this.#of.point.name] = (this.#of.tally.hits[this.#of.point.name] ?? 0) + 1;
    await this.#settle();
  }

  async #arm(victim: Side): Promise<void> {
    const { point } = this.#of;
    const nth = this.#of.point.by === undefined && this.#of.point.logs === undefined ? 1 + this.#dice.below(2) : 1;
    if ("point" in point) await this.#pair.order(victim, { kind: "arm", arm: { point: point.point, nth: point.nth ?? nth, ...(point.about === undefined ? {} : { about: point.about }) } });
    else if ("network" in point) this.#network.whenSent(victim, nth, () => this.#pair.kill(victim));
    else this.#struck = sleep(this.#dice.below(point.withinMs)).then(() => this.#pair.kill(victim));
  }

  async #disarm(): Promise<void> {
    this.#network.forgetArm();
    await this.#struck;
    await this.#pair.recover();
    for (const side of SIDES) await this.#attempt(side, { kind: "arm", arm: null });
  }

  /** Officers do something; whoever got no answer asks again under the same key. */
  async #deeds(name: string, victim: Side | undefined): Promise<void> {
    const { by } = this.#of.point;
    for (const deed of await chooseDeeds(this.#pair, this.#dice, { name, ...(by === undefined || victim === undefined ? {} : { first: { kind: by, side: victim } }) })) {
      this.#of.tally.commands++;
      const order: Order = { kind: "act", command: deed.command };
      const answered = ((await this.#attempt(deed.side, order)) ?? (await this.#attempt(deed.side, order)) ?? (await this.#pair.order(deed.side, order))) as { readonly code: string };
      if (answered.code === "ok") this.#of.promised.done.push(deed);
    }
  }

  /** The nodes' own work, as their loops do it. */
  async #work(): Promise<void> {
    const work: readonly Order[] = [{ kind: "deliver" }, { kind: "tick" }, ...(this.#of.point.logs === true || this.#dice.chance(0.25) ? [{ kind: "logs" } as const] : [])];
    // A clock that moves on fires timers, and lets what failed be tried again.
    if (this.#of.point.logs === true || this.#dice.chance(0.5)) await this.#pair.pass(this.#dice.one([90_000, 90_000, 3_600_000, 5 * 86_400_000]));
    await Promise.all(SIDES.map(async (side) => {
      for (const order of work) await this.#attempt(side, order);
    }));
    await this.#pair.recover();
  }

  /** Until both have nothing left to send; then both logs are shown to the other. */
  async #settle(): Promise<void> {
    this.#network.badness = 0;
    await this.#network.release();
    for (let turn = 0; turn < 40; turn++) {
      await this.#pair.pass(301_000);
      for (const side of SIDES) await this.#pair.order(side, { kind: "deliver" });
      const waiting = await Promise.all(SIDES.map((side) => this.#pair.rows(side, "select 1 from outbox limit 1")));
      if (waiting.every((rows) => rows.length === 0)) break;
    }
    // What is to be erased waits for receipts, so it comes to its end now.
    for (const side of SIDES) await this.#pair.order(side, { kind: "tick" });
    for (const side of SIDES) await this.#pair.order(side, { kind: "deliver" });
    for (const side of SIDES) await this.#pair.order(side, { kind: "logs" });
    for (const side of SIDES) this.#of.promised.checkpoints.push({ side, note: (await this.#pair.order(side, { kind: "checkpoint" })) as string });
  }

  /** Undefined if the process died over it; it is up again then. */
  async #attempt(side: Side, order: Order): Promise<unknown> {
    try {
      return (await this.#pair.order(side, order)) ?? null;
    } catch (error) {
      if (error instanceof Died) return undefined;
      throw error;
    }
  }
}
