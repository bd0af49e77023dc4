import { setTimeout as sleep } from "node:timers/promises";
import type { Instant } from "../../lib/clock/index.ts";
import type { Authority } from "../../domain/authority.ts";
import { ERASED, followSequences, giveUpNumber, noteAsked } from "../../service/sequences.ts";
import type { SequenceLine } from "../../service/sequences.ts";
import type { Sequence } from "../../store/sequences.ts";
import { allRows } from "../../store/rows.ts";
import { currentGeneration } from "../../store/witness.ts";
import { parsePage } from "../sequence-pages.ts";
import type { PullSequence } from "../sequence-transport.ts";
import { acceptBytes } from "../inbox.ts";
import type { OpenNode } from "../node.ts";

/** What overtook another is not a gap yet: the sender tries again by itself, and an emergency may pass what waits. */
const PATIENCE_MS = 60_000;

/** A peer is asked now and then even without a gap: the last it sent may be what a restored database has lost. */
const BETWEEN_ASKING_MS = 3_600_000;

const BETWEEN_ROUNDS_MS = 10_000;

/** Pages read from one peer in one round. */
const MOST_PAGES = 100;

/** Repairs gaps in what peers have sent, until stopped. */
export function startGapLoop(node: OpenNode, pull: PullSequence, clock: () => Instant, report: (error: unknown) => void): { [Symbol.asyncDispose](): Promise<void> } {
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      try {
        await repairGaps(node, pull, clock);
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

/** How long a restored node waits for its peers before it begins to work. */
const LONGEST_WAIT_MS = 30_000;

/**
 * A node that comes from a backup asks its peers before anybody can work with it: for what they have sent since, and which of its own
 * numbers they have seen. One that is silent meanwhile is asked later; what is sent to it before may be refused for its number.
 */
export async function askAfterRestore(node: OpenNode, pull: PullSequence, clock: () => Instant): Promise<void> {
  const isRestored = await node.store.read(async (tx) => (await currentGeneration(tx)) > 1);
  if (!isRestored || !(await followSequences(node, clock())).some((one) => one.askedAt === null)) return;
  await Promise.race([repairGaps(node, pull, clock), sleep(LONGEST_WAIT_MS, undefined, { ref: false })]);
}

/** Asks every peer of whom something is missing, or who has not been asked for long, for what it sent. Returns how many envelopes came in. */
export async function repairGaps(node: OpenNode, pull: PullSequence, clock: () => Instant): Promise<number> {
  const peers = new Map((await node.store.read((tx) => allRows(tx, "authority"))).map((one) => [one.id, one]));
  let came = 0;
  for (const sequence of await followSequences(node, clock())) if (isDue(sequence, clock())) came += await repair(node, peers.get(sequence.peer)!, sequence, { pull, clock });
  return came;
}

function isDue({ gapSince, askedAt }: Sequence, now: Instant): boolean {
  const since = (at: string): number => Date.parse(now) - Date.parse(at);
  if (askedAt !== null && since(askedAt) < PATIENCE_MS) return false;
  return (gapSince !== null && since(gapSince) >= PATIENCE_MS) || askedAt === null || since(askedAt) >= BETWEEN_ASKING_MS;
}

async function repair(node: OpenNode, peer: Authority, sequence: Sequence, by: { readonly pull: PullSequence; readonly clock: () => Instant }): Promise<number> {
  let came = 0;
  let from = sequence.closed + 1;
  for (let n = 0; n < MOST_PAGES; n++) {
    const bytes = await by.pull(peer, from);
    if (bytes === undefined) return ended(null, "cannot be reached");
    const page = parsePage(bytes, { from: peer.id, to: node.self.id });
    if (!page.ok) return ended(null, page.error.fault);
    for (const line of page.value.envelopes) {
      if (line.seq < from) return ended(null, `sends number ${line.seq} where ${from} was asked for`);
      const taken = await takeIn(node, peer, line, by.clock());
      if (taken === undefined) return ended(page.value.held, `number ${line.seq} is to be tried again`);
      if (taken) came++;
      from = line.seq + 1;
    }
    if (page.value.envelopes.length === 0 || from > page.value.last) return ended(page.value.held, null);
  }
  return ended(null, null);

  async function ended(held: number | null, error: string | null): Promise<number> {
    const now = (await followSequences(node, by.clock())).find((one) => one.peer === peer.id);
    await noteAsked(node, now ?? sequence, { at: by.clock(), error, ...(held === null ? {} : { held }) });
    return came;
  }
}

/** Takes in one envelope as if it had been brought. True if it was new, undefined if it must be tried again. */
async function takeIn(node: OpenNode, peer: Authority, line: SequenceLine, now: Instant): Promise<boolean | undefined> {
  const gone = { seq: line.seq, id: line.id, digest: line.digest };
  if (line.parcel === undefined) {
    await giveUpNumber(node, peer.id, { ...gone, reason: ERASED }, now);
    return false;
  }
  const accepted = await acceptBytes(node, line.id, line.parcel, now, { pulled: true, ...(line.receipt === undefined ? {} : { receipt: line.receipt }) });
  if (accepted.ok) return !accepted.value.repeated;
  const { code } = accepted.error;
  if (PASSING.has(code)) return undefined;
  // The first envelope of a number stands; what came second is evidence, and no gap.
  if (code !== "envelope.conflict" && code !== "envelope.number-used") await giveUpNumber(node, peer.id, { ...gone, reason: code }, now);
  return false;
}

/** Refusals that may not be the last word. */
const PASSING: ReadonlySet<string> = new Set(["envelope.busy", "clock.backwards", "authority.unknown", "envelope.unknown-key", "envelope.sealing-key"]);
