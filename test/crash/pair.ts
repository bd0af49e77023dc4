import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { Authority } from "../../src/domain/authority.ts";
import type { Role } from "../../src/domain/roster.ts";
import { unwrap } from "../../src/lib/base/result.ts";
import { instantOf } from "../../src/lib/clock/index.ts";
import { ERASURES_FILE } from "../../src/server/erasure-journal.ts";
import { initNodeFolder, openNodeFolder } from "../../src/server/node-folder.ts";
import { NODE } from "../../src/service/act.ts";
import { recordAuthority, recordOfficer } from "../../src/service/staff.ts";
import { createDatabase } from "../support/postgres.ts";
import type { TestServer } from "../support/postgres.ts";
import type { Network } from "./network.ts";
import { SIDES } from "./orders.ts";
import type { Order, OrderAnswered, Side } from "./orders.ts";

/** Said of an order whose process ended before it was done. */
export class Died extends Error {}

const STAFF: Readonly<Record<string, Role>> = { lea: "liaison", lou: "liaison", sam: "supervisor", cora: "duty-commander", hal: "head" };

/** Folders of two nodes that know each other by the network's doors, and a database of each as it was then. */
export interface Ground {
  readonly folders: Readonly<Record<Side, string>>;
  readonly templates: Readonly<Record<Side, string>>;
  remove(): Promise<void>;
}

/** Sets both nodes up once; every pair begins as a copy. */
export async function layGround(server: TestServer, doors: Readonly<Record<Side, string>>): Promise<Ground> {
  const root = await mkdtemp(join(tmpdir(), "heed-crash-"));
  const folders = { north: join(root, "north"), east: join(root, "east") };
  const cards: Partial<Record<Side, Authority>> = {};
  for (const side of SIDES) {
    const authority = { id: side, name: `Police of the ${side}`, country: side === "north" ? "FR" : "BE", kind: "spoc" as const, union: true, languages: ["en"], timeZone: "UTC", channel: "letter" as const };
    cards[side] = unwrap(await initNodeFolder(folders[side], { format: 1, authority, url: doors[side] })).self;
  }
  const templates: Partial<Record<Side, string>> = {};
  for (const side of SIDES) {
    const database = await createDatabase(server);
    await using node = unwrap(await openNodeFolder(folders[side], database.url));
    const now = instantOf(Date.now());
    for (const [id, role] of Object.entries(STAFF)) unwrap(await recordOfficer(node, NODE, { id, name: `Officer ${id}`, post: role, roles: [role], active: true, absences: [] }, now));
    for (const peer of SIDES) if (peer !== side) unwrap(await recordAuthority(node, NODE, cards[peer]!, now));
    templates[side] = new URL(database.url).pathname.slice(1);
  }
  return { folders, templates: templates as Record<Side, string>, remove: () => rm(root, { recursive: true, force: true }) };
}

/** A process that has loaded the program and waits for a node to open. */
class Seat {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  readonly ended: Promise<void>;
  readonly loaded: Promise<unknown>;
  #n = 0;
  #over = false;
  said = "";

  constructor(program: Program) {
    this.#child = fork(program.file, [], { stdio: ["ignore", "ignore", "pipe", "ipc"], env: { ...process.env, NODE_COMPILE_CACHE: program.cache } });
    this.#child.stderr!.on("data", (chunk: Buffer) => (this.said = (this.said + chunk.toString()).slice(-4_000)));
    const loaded = Promise.withResolvers<unknown>();
    loaded.promise.catch(() => undefined);
    this.loaded = loaded.promise;
    this.#waiting.set(0, loaded);
    this.#child.on("message", (answered: OrderAnswered) => {
      const waiting = this.#waiting.get(answered.n);
      this.#waiting.delete(answered.n);
      if ("failed" in answered) waiting?.reject(new Error(answered.failed));
      else waiting?.resolve(answered.value);
    });
    this.ended = new Promise((resolve) => {
      this.#child.once("exit", () => {
        this.#over = true;
        for (const waiting of this.#waiting.values()) waiting.reject(new Died(this.said));
        this.#waiting.clear();
        resolve();
      });
    });
  }

  get isOver(): boolean {
    return this.#over;
  }

  async order(order: Order): Promise<unknown> {
    await this.loaded;
    if (this.#over) throw new Died(this.said);
    const n = ++this.#n;
    const waiting = Promise.withResolvers<unknown>();
    this.#waiting.set(n, waiting);
    this.#child.send({ n, order }, () => undefined);
    return waiting.promise;
  }

  kill(): void {
    this.#child.kill("SIGKILL");
  }
}

/** The file that a node's process runs, and a folder for what the engine keeps of it. */
interface Program {
  readonly file: string;
  readonly cache: string;
}

/** Processes are started before they are needed: loading the program takes longer than anything a round does. */
export class Seats implements AsyncDisposable {
  readonly #program: Program;
  #spare: Seat[] = [];

  constructor(program: Program) {
    this.#program = program;
  }

  take(): Seat {
    const seat = this.#spare.shift() ?? new Seat(this.#program);
    if (this.#spare.length < 1) this.#spare.push(new Seat(this.#program));
    return seat;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const seat of this.#spare.splice(0)) {
      seat.kill();
      await seat.ended;
    }
  }
}

/** Two nodes at work on databases of their own. Whoever dies is started again. */
export class Pair {
  readonly #ground: Ground;
  readonly #seats: Seats;
  readonly #network: Network;
  readonly #databases: Readonly<Record<Side, { readonly url: string; drop(): Promise<void> }>>;
  readonly clients: Readonly<Record<Side, pg.Client>>;
  readonly #at = new Map<Side, Seat>();
  #aheadMs = 0;
  #recovering = Promise.resolve();
  /** How often a process ended. */
  deaths = 0;

  private constructor(ground: Ground, seats: Seats, network: Network, databases: Readonly<Record<Side, { readonly url: string; drop(): Promise<void> }>>, clients: Readonly<Record<Side, pg.Client>>) {
    this.#ground = ground;
    this.#seats = seats;
    this.#network = network;
    this.#databases = databases;
    this.clients = clients;
  }

  static async open(server: TestServer, ground: Ground, seats: Seats, network: Network): Promise<Pair> {
    const databases = { north: await createDatabase(server, ground.templates.north), east: await createDatabase(server, ground.templates.east) };
    const clients = { north: new pg.Client({ connectionString: databases.north.url }), east: new pg.Client({ connectionString: databases.east.url }) };
    for (const side of SIDES) {
      await clients[side].connect();
      await rm(join(ground.folders[side], ERASURES_FILE), { force: true }); // of the pair before
    }
    const pair = new Pair(ground, seats, network, databases, clients);
    await Promise.all(SIDES.map((side) => pair.#start(side)));
    return pair;
  }

  /** Has a node do something; `Died` if its process ended before it was done, and it is up again then. */
  async order(side: Side, order: Order): Promise<unknown> {
    const seat = this.#at.get(side)!;
    try {
      return await seat.order(order);
    } catch (error) {
      if (error instanceof Died) await this.recover();
      throw error;
    }
  }

  /** Starts again whoever has ended; one call after another, since both sides' orders notice a death. */
  async recover(): Promise<void> {
    this.#recovering = this.#recovering.then(async () => {
      for (const side of SIDES) {
        if (!this.#at.get(side)!.isOver) continue;
        this.deaths++;
        this.#network.route(side, undefined);
        await this.#start(side);
      }
    });
    await this.#recovering;
  }

  /** What both have said on standard error. */
  said(): readonly string[] {
    return SIDES.flatMap((side) => (this.#at.get(side)!.said === "" ? [] : [`${side} said: ${this.#at.get(side)!.said}`]));
  }

  /** Ends a node's process at once. */
  kill(side: Side): void {
    this.#at.get(side)!.kill();
  }

  /** Moves both clocks on. */
  async pass(ms: number): Promise<void> {
    this.#aheadMs += ms;
    await Promise.all(
      SIDES.map((side) =>
        this.order(side, { kind: "clock", aheadMs: this.#aheadMs }).catch((error: unknown) => {
          if (!(error instanceof Died)) throw error; // whoever was started again has the new clock
        }),
      ),
    );
  }

  /** The instant by the clocks of both. */
  now(): number {
    return Date.now() + this.#aheadMs;
  }

  async rows<Row extends pg.QueryResultRow>(side: Side, text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    return (await this.clients[side].query<Row>(text, [...values])).rows;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const side of SIDES) {
      this.#network.route(side, undefined);
      const seat = this.#at.get(side)!;
      seat.kill();
      await seat.ended;
      await this.clients[side].end();
      await this.#databases[side].drop();
    }
  }

  async #start(side: Side): Promise<void> {
    const seat = this.#seats.take();
    this.#at.set(side, seat);
    const port = await seat.order({ kind: "open", folder: this.#ground.folders[side], databaseUrl: this.#databases[side].url, aheadMs: this.#aheadMs });
    this.#network.route(side, port as number);
  }
}
