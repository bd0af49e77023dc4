import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Instant } from "../../lib/clock/index.ts";
import type { Transport } from "../../service/delivery.ts";
import { openStore } from "../../store/store.ts";
import type { StoreError, StoreLocation } from "../../store/store.ts";
import { buildApp } from "../app.ts";
import type { OpenNode } from "../node.ts";
import { httpTransport } from "../transport.ts";
import { version } from "../version.ts";
import { Player } from "./player.ts";
import type { OrderAnswered, OrderSent, SeatFailure, SeatOrder } from "./seat-orders.ts";
import { openSeededNode, unreachable } from "./seat.ts";
import type { Outage } from "./seat.ts";

// One authority's node of a replay, as a process: its database in a folder, its door on loopback. It does what the
// conductor orders over the channel it was started with, and ends with that.

/** A killed run's processes need a moment to notice that their conductor is gone. */
const LONGEST_WAIT_FOR_STORE_MS = 15_000;

/** A peer's process has ended: nothing of this may be recorded, for the file knows of no outage. */
class PeerLost extends Error {
  readonly peer: string;
  constructor(peer: string, why: string) {
    super(why);
    this.peer = peer;
  }
}

class StoreUnopened extends Error {
  readonly error: StoreError;
  constructor(error: StoreError) {
    super(error.code);
    this.error = error;
  }
}

let player: Player | undefined;
let ports: Readonly<Record<string, number>> = {};
let outage: Outage = { peers: [] };
let now: Instant | undefined;

process.on("message", (sent: OrderSent) => {
  void obey(sent.order).then(
    (value) => answer({ n: sent.n, value }),
    (error: unknown) => answer({ n: sent.n, failure: failureOf(error) }),
  );
});
process.on("disconnect", () => process.exit());

function answer(answered: OrderAnswered): void {
  if (process.connected) process.send!(answered);
}

async function obey(order: SeatOrder): Promise<unknown> {
  switch (order.kind) {
    case "open":
      return open(order);
    case "meet":
      ports = order.ports;
      return;
    case "clock":
      now = order.now;
      return;
    case "cast":
      return seated().cast(order.casting, order.now);
    case "play":
      return seated().play(order.turn);
    case "tick":
      return seated().tick(order.now, order.key);
    case "deliver":
      outage = order.outage;
      return seated().deliver(order.now);
    case "nextWake":
      return seated().nextWake(order.now);
    case "signals":
      return seated().signals();
    case "inquire":
      return seated().inquire(order.asOf, order.imprecise);
  }
}

/** Opens the node and its door; the port is the operating system's choice. */
async function open(order: Extract<SeatOrder, { kind: "open" }>): Promise<number> {
  const node = await openInFolder(order);
  player = new Player(node, transport);
  const app = await buildApp({ node, version, clock, random: randomBytes, report: (id, error) => console.error(`${order.self.id} ${id}:`, error) });
  await app.listen({ host: "127.0.0.1", port: 0 });
  return (app.server.address() as AddressInfo).port;
}

async function openInFolder(order: Extract<SeatOrder, { kind: "open" }>): Promise<OpenNode> {
  const where: StoreLocation = { kind: "folder", folder: order.folder, copied: true };
  for (let waitedMs = 0; ; waitedMs += 100) {
    const store = await openStore(where);
    if (store.ok) return openSeededNode(order.self, order.seed, store.value);
    if (store.error.code !== "store.locked" || waitedMs >= LONGEST_WAIT_FOR_STORE_MS) throw new StoreUnopened(store.error);
    await sleep(100);
  }
}

/** To the address that the conductor gave: what a record says of a node's address is the same in every run. */
const transport: Transport = {
  async put(to, envelopeId, bytes) {
    if (outage.peers.includes(to.id)) return unreachable(outage);
    const port = ports[to.id];
    if (to.node === undefined || port === undefined) throw new Error(`${to.id} has no seat`);
    const handed = await overHttp.put({ ...to, node: { ...to.node, url: `http://127.0.0.1:${port}` } }, envelopeId, bytes);
    if (handed.kind === "unreachable") throw new PeerLost(to.id, handed.error);
    return handed;
  },
};

/** A machine that is busy is no reason to end a run. */
const overHttp = httpTransport({ clock, timeoutMs: 300_000 });

function clock(): Instant {
  if (now === undefined) throw new Error("The clock has not been set");
  return now;
}

function seated(): Player {
  if (player === undefined) throw new Error("The node has not been opened");
  return player;
}

function failureOf(error: unknown): SeatFailure {
  if (error instanceof PeerLost) return { kind: "lost", peer: error.peer, error: error.message };
  if (error instanceof StoreUnopened) return { kind: "store", error: error.error };
  return { kind: "thrown", error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
