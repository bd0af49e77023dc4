import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Authority } from "../../domain/authority.ts";
import type { Instant } from "../../lib/clock/index.ts";
import type { StoreError } from "../../store/store.ts";
import type { OrderAnswered, OrderSent, SeatFailure, SeatOrder } from "./seat-orders.ts";
import type { Seat } from "./seat.ts";

/** A node's process has ended while the run needed it. */
export class NodeEnded extends Error {
  readonly node: string;
  constructor(node: string, how: string) {
    super(how);
    this.node = node;
  }
}

/** A node cannot open its database. */
export class NodeUnopened extends Error {
  readonly node: string;
  readonly error: StoreError;
  constructor(node: string, error: StoreError) {
    super(error.code);
    this.node = node;
    this.error = error;
  }
}

/** How long a process may take to end in good order. */
const LONGEST_END_MS = 10_000;

/** Starts one process for each authority, with its database in a folder, and tells each where the others listen. */
export async function openProcesses(seed: string, nodes: readonly { readonly self: Authority; readonly folder: string }[]): Promise<readonly Seat[]> {
  const room = new ProcessRoom();
  const seats = nodes.map(({ self }) => room.seat(self.id));
  try {
    const ports = await Promise.all(nodes.map(async ({ self, folder }, index) => [self.id, await seats[index]!.order<number>({ kind: "open", self, seed, folder })] as const));
    await Promise.all(seats.map((seat) => seat.order({ kind: "meet", ports: Object.fromEntries(ports) })));
    return seats;
  } catch (error) {
    await Promise.all(seats.map((seat) => seat[Symbol.asyncDispose]()));
    throw error;
  }
}

/** The processes of one run, and the clock they share. */
class ProcessRoom {
  readonly #seats: ProcessSeat[] = [];
  #now: Instant | undefined;

  seat(id: string): ProcessSeat {
    const seat = new ProcessSeat(id, this);
    this.#seats.push(seat);
    return seat;
  }

  /** Whoever takes in an envelope must know the time before it can arrive. */
  async setClock(now: Instant): Promise<void> {
    if (this.#now === now) return;
    await Promise.all(this.#seats.map((seat) => seat.order({ kind: "clock", now })));
    this.#now = now;
  }

  /** Whether a process is known to have ended: then what the others say of it is a consequence. */
  ended(): NodeEnded | undefined {
    return this.#seats.map((seat) => seat.ended).find((ended) => ended !== undefined);
  }
}

class ProcessSeat implements Seat {
  readonly id: string;
  /** Set once the process has ended by itself. */
  ended: NodeEnded | undefined;
  readonly #room: ProcessRoom;
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #asked = 0;
  #closing = false;

  constructor(id: string, room: ProcessRoom) {
    this.id = id;
    this.#room = room;
    // Standard output is the report's alone.
    this.#child = fork(fileURLToPath(new URL("./seat-process.ts", import.meta.url)), [], { execArgv: [], stdio: ["ignore", "ignore", "inherit", "ipc"] });
    this.#child.on("message", (answered: OrderAnswered) => this.#hear(answered));
    this.#child.on("error", (error) => this.#end(error.message));
    this.#child.on("exit", (code, signal) => this.#end(signal === null ? `exit code ${code}` : signal));
  }

  /** Asks the process; fails once it, or one it needs, has ended. */
  async order<T = void>(order: SeatOrder): Promise<T> {
    if (this.ended !== undefined) throw this.ended;
    const n = this.#asked++;
    const waiting = Promise.withResolvers<unknown>();
    this.#waiting.set(n, waiting);
    this.#child.send({ n, order } satisfies OrderSent, (error) => {
      if (error !== null) this.#end(error.message);
    });
    return waiting.promise as Promise<T>;
  }

  cast: Seat["cast"] = (casting, now) => this.order({ kind: "cast", casting, now });
  play: Seat["play"] = (turn) => this.order({ kind: "play", turn });
  tick: Seat["tick"] = (now, key) => this.order({ kind: "tick", now, key });
  nextWake: Seat["nextWake"] = (now) => this.order({ kind: "nextWake", now });
  signals: Seat["signals"] = () => this.order({ kind: "signals" });
  inquire: Seat["inquire"] = (asOf, imprecise) => this.order({ kind: "inquire", asOf, imprecise });

  async deliver(...[now, outage]: Parameters<Seat["deliver"]>): Promise<number> {
    await this.#room.setClock(now);
    return this.order({ kind: "deliver", now, outage });
  }

  /** Lets the process go, which ends it: everything it did is on disk. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing = true;
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => this.#child.once("exit", () => resolve()));
    if (this.#child.connected) this.#child.disconnect();
    const impatience = setTimeout(() => this.#child.kill("SIGKILL"), LONGEST_END_MS);
    await gone;
    clearTimeout(impatience);
  }

  #hear({ n, value, failure }: OrderAnswered): void {
    const waiting = this.#waiting.get(n);
    this.#waiting.delete(n);
    if (failure === undefined) waiting?.resolve(value);
    else waiting?.reject(this.#errorOf(failure));
  }

  #errorOf(failure: SeatFailure): Error {
    switch (failure.kind) {
      case "store":
        return new NodeUnopened(this.id, failure.error);
      case "lost":
        return this.#room.ended() ?? new NodeEnded(failure.peer, failure.error);
      case "thrown":
        return new Error(`Node ${this.id} failed: ${failure.error}`);
    }
  }

  #end(how: string): void {
    if (this.#closing) return;
    this.ended ??= new NodeEnded(this.id, how);
    for (const waiting of this.#waiting.values()) waiting.reject(this.ended);
    this.#waiting.clear();
  }
}
