import { hash } from "node:crypto";
import { unwrap } from "../../lib/base/result.ts";
import type { Instant, PartialDate } from "../../lib/clock/index.ts";
import type { Authority } from "../../domain/authority.ts";
import type { Signal } from "../../domain/signal.ts";
import type { Transport } from "../../service/delivery.ts";
import type { PersonInquiry } from "../../service/inquiry.ts";
import { openStore, Store } from "../../store/store.ts";
import type { StoreLocation } from "../../store/store.ts";
import { seededIds } from "../ids.ts";
import { acceptBytes } from "../inbox.ts";
import { keysOfSeed } from "../keys.ts";
import { openNode } from "../node.ts";
import type { OpenNode } from "../node.ts";
import { Player } from "./player.ts";
import { seededSeal } from "./seeded-seal.ts";
import type { Casting, Outcome, Turn } from "./player.ts";

/** The peers a node cannot reach now, and when the file mends that. */
export interface Outage {
  readonly peers: readonly string[];
  readonly until?: Instant;
}

/** One node of a replay as the conductor reaches it: in this process or in one of its own. */
export interface Seat {
  readonly id: string;
  cast(casting: Casting, now: Instant): Promise<void>;
  play(turn: Turn): Promise<Outcome>;
  /** Does what has come due; a repeated call under one key does nothing more. */
  tick(now: Instant, key: string): Promise<void>;
  deliver(now: Instant, outage: Outage): Promise<number>;
  nextWake(now: Instant): Promise<Instant | undefined>;
  /** What it can tell an inquiry of every person; `imprecise` are the messages whose date the file knows only roughly. */
  inquire(asOf: Instant, imprecise: Readonly<Record<string, PartialDate>>): Promise<readonly PersonInquiry[]>;
  signals(): Promise<{ readonly signals: readonly Signal[]; readonly names: Readonly<Record<string, string>> }>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Keys of a node that are a function of the seed and its name. */
export function seededKeys(seed: string, node: string) {
  return keysOfSeed(hash("sha256", `key|${seed}|${node}`, "buffer"));
}

/** Opens the node of one authority with everything derived from the seed; salts and one-time keys only where `random` says so. */
export async function openSeededNode(self: Authority, seed: string, store: Store, random?: (bytes: number) => Uint8Array): Promise<OpenNode> {
  return openNode({ self, store, keys: seededKeys(seed, self.id), ids: seededIds(seed, self.id), ...(random === undefined ? {} : { random, seal: seededSeal(random) }) });
}

/** Bytes that are a function of the seed, the node and how many were drawn: for a run in memory from its beginning, whose proofs are to be the same in every run. */
function seededBytes(seed: string, node: string): (bytes: number) => Uint8Array {
  let drawn = 0;
  return (bytes) => {
    const blocks = Array.from({ length: Math.ceil(bytes / 32) }, () => hash("sha256", `random|${seed}|${node}|${drawn++}`, "buffer"));
    return new Uint8Array(Buffer.concat(blocks).subarray(0, bytes));
  };
}

/** Nodes in this process; envelopes go from one to the other as exact bytes, and are verified on arrival as if they came from afar. */
export class Room {
  readonly #nodes = new Map<string, OpenNode>();
  readonly #outages = new Map<string, Outage>();
  #now: Instant | undefined;

  async seat(self: Authority, seed: string, where: StoreLocation | Store): Promise<Seat & { readonly node: OpenNode }> {
    const fresh = !(where instanceof Store) && where.kind === "memory";
    const node = await openSeededNode(self, seed, where instanceof Store ? where : unwrap(await openStore(where)), fresh ? seededBytes(seed, self.id) : undefined);
    this.#nodes.set(self.id, node);
    const player = new Player(node, this.#transport(self.id));
    return {
      id: self.id,
      node,
      cast: (casting, now) => player.cast(casting, now),
      play: (turn) => player.play(turn),
      tick: (now, key) => player.tick(now, key),
      deliver: (now, outage) => {
        this.#now = now;
        this.#outages.set(self.id, outage);
        return player.deliver(now);
      },
      nextWake: (now) => player.nextWake(now),
      inquire: (asOf, imprecise) => player.inquire(asOf, imprecise),
      signals: () => player.signals(),
      [Symbol.asyncDispose]: () => node[Symbol.asyncDispose](),
    };
  }

  #transport(from: string): Transport {
    return {
      put: async (to, envelopeId, bytes) => {
        const outage = this.#outages.get(from);
        if (outage?.peers.includes(to.id) === true) return unreachable(outage);
        const accepted = await acceptBytes(this.#nodes.get(to.id)!, envelopeId, bytes, this.#now!);
        return accepted.ok ? { kind: "receipt", bytes: accepted.value.receipt } : { kind: "refused", status: 422, code: accepted.error.code };
      },
    };
  }
}

/** What a sender sees of a peer that the file has put out of reach. */
export function unreachable(outage: Outage): { readonly kind: "unreachable"; readonly error: string; readonly retryAt?: Instant } {
  return { kind: "unreachable", error: "no connection", ...(outage.until === undefined ? {} : { retryAt: outage.until }) };
}
