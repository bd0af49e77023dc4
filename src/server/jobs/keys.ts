import { setTimeout as sleep } from "node:timers/promises";
import { addMs, type Instant } from "../../lib/clock/index.ts";
import type { Authority } from "../../domain/authority.ts";
import { takeAttestation } from "../../service/registry.ts";
import { KEY_GONE, renewKeys } from "../../service/sealing.ts";
import { waitingByPeer } from "../../store/outbox.ts";
import { allRows } from "../../store/rows.ts";
import { readCard } from "../card.ts";
import type { OpenNode } from "../node.ts";

/** The way to another node's card; undefined if it cannot be had now. */
export type FetchCard = (peer: Authority) => Promise<Uint8Array | undefined>;

/** The way to the registry's attestations as another node holds them. */
export type FetchAttestations = (peer: Authority) => Promise<readonly string[] | undefined>;

/** A sealing key lasts a month and is good for weeks after that, so a card an hour old is fresh. */
const BETWEEN_CARDS_MS = 3_600_000;

/** What a peer can no longer open is to be sealed anew soon. */
const BETWEEN_ROUNDS_MS = 15_000;

/** Turns the node's own sealing keys and reads its peers' cards for theirs, until stopped. A peer that is down keeps the key known of it. */
export function startKeyLoop(node: OpenNode, ways: { readonly card: FetchCard; readonly attestations: FetchAttestations }, clock: () => Instant, report: (error: unknown) => void): { [Symbol.asyncDispose](): Promise<void> } {
  const stopping = new AbortController();
  const read = new Map<string, Instant>();
  let registryFrom = clock();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      try {
        await node.keys.sealing.turn?.(clock());
        if (clock() >= registryFrom && (await readRegistry(node, ways.attestations, clock())) > 0) registryFrom = addMs(clock(), BETWEEN_CARDS_MS);
        await renewPeers(node, ways.card, { clock, read });
      } catch (error) {
        if (!stopping.signal.aborted) report(error);
      }
      await sleep(BETWEEN_ROUNDS_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
    }
  })();
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await running;
    },
  };
}

/** Reads the cards that are due, or whose peer says that it has lost the key something waits under. Returns whose key was renewed. */
export async function renewPeers(node: OpenNode, fetchCard: FetchCard, at: { readonly clock: () => Instant; readonly read: Map<string, Instant> }): Promise<readonly string[]> {
  const { peers, waiting } = await node.store.read(async (tx) => ({ peers: await allRows(tx, "authority"), waiting: await waitingByPeer(tx) }));
  const stuck = new Set(waiting.filter((one) => one.lastError?.includes(KEY_GONE) === true).map((one) => one.peer));
  const renewed: string[] = [];
  for (const peer of peers) {
    const last = at.read.get(peer.id);
    if (peer.node === undefined || (!stuck.has(peer.id) && last !== undefined && at.clock() < addMs(last, BETWEEN_CARDS_MS))) continue;
    const bytes = await fetchCard(peer);
    const card = bytes === undefined ? undefined : readCard(bytes, peer, node);
    const { sealing, tls } = (card?.ok === true ? card.value.node : undefined) ?? {};
    if (sealing === undefined) continue; // a card that is not believed changes nothing, and is asked for again
    at.read.set(peer.id, at.clock());
    const changed = await renewKeys(node, peer.id, { sealing, ...(tls === undefined ? {} : { tls }) }, at.clock());
    if (changed.ok && changed.value) renewed.push(peer.id);
  }
  return renewed;
}

/**
 * Takes in what peers hold of the registry this node goes by. Whoever brings an attestation, its founders' signatures count; a registry
 * that nobody brings changes nothing, and traffic goes on with the keys known. Returns how many peers answered.
 */
export async function readRegistry(node: OpenNode, fetchAttestations: FetchAttestations, now: Instant): Promise<number> {
  const { trust } = node;
  if (trust === undefined) return 1;
  let answered = 0;
  for (const peer of await node.store.read((tx) => allRows(tx, "authority"))) {
    const attestations = peer.node === undefined ? undefined : await fetchAttestations(peer);
    if (attestations === undefined) continue;
    answered++;
    for (const attestation of attestations) await takeAttestation(node, trust, Buffer.from(attestation, "utf8"), now);
  }
  return answered;
}
