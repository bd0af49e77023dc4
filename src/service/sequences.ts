import { base64 } from "../lib/base/bytes.ts";
import { ok } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { change } from "../domain/entry.ts";
import type { EnvelopeRecord } from "../domain/entry.ts";
import { onRung } from "../domain/roster.ts";
import { envelopeOfNumber, findSequence, followNumbers, highestFrom, noteSequence, noteGone, noteUsed, sentTo, usedTowards } from "../store/sequences.ts";
import type { Sequence } from "../store/sequences.ts";
import { allRows, findRow } from "../store/rows.ts";
import { act } from "./act.ts";
import type { Work } from "./act.ts";
import { parcelOf } from "./envelopes.ts";
import type { HeedNode } from "./node.ts";
import { raise } from "./signals.ts";

/** What was sent to a peer from a number on, as far as fits into one answer. */
export interface SequencePage {
  /** The highest number used towards it. */
  readonly last: number;
  /** The highest number that has arrived from it. */
  readonly held: number;
  readonly envelopes: readonly SequenceLine[];
}

/** One envelope of a sequence; without its parcel where its content was erased. */
export interface SequenceLine {
  readonly seq: number;
  readonly id: string;
  readonly digest: string;
  readonly parcel?: Uint8Array;
  /** The receipt that the asker once gave for it, base64. */
  readonly receipt?: string;
}

/** Envelopes in one answer, and the bytes after which no other is added. */
const PAGE = { envelopes: 32, bytes: 2_000_000 } as const;

/** Answers a peer that asks what was sent to it from a number on. */
export async function readSequence(node: HeedNode, peer: string, from: number): Promise<SequencePage> {
  return node.store.read(async (tx) => {
    const envelopes: SequenceLine[] = [];
    let bytes = 0;
    for (const record of await sentTo(tx, peer, from, PAGE.envelopes)) {
      if (bytes > PAGE.bytes) break;
      const line = lineOf(record);
      bytes += line.parcel?.length ?? 0;
      envelopes.push(line);
    }
    return { last: await usedTowards(tx, peer), held: await highestFrom(tx, peer), envelopes };
  });
}

/** Follows the numbers of every peer's envelopes, and notes since when one is missing. */
export async function followSequences(node: HeedNode, now: Instant): Promise<readonly Sequence[]> {
  const peers = await node.store.read((tx) => allRows(tx, "authority"));
  const sequences: Sequence[] = [];
  for (const { id, node: at } of peers) {
    if (at === undefined || id === node.self.id) continue;
    const { noted, sequence } = await node.store.read(async (tx) => {
      const before = await findSequence(tx, id);
      const { closed, gap } = await followNumbers(tx, id, before.closed);
      // Whoever got on since then is not stuck: what is missing now is missing since now.
      const gapSince = gap ? (closed === before.closed ? (before.gapSince ?? now) : now) : null;
      return { noted: before, sequence: { ...before, closed, gapSince } };
    });
    if (sequence.closed !== noted.closed || sequence.gapSince !== noted.gapSince) await node.store.transaction((tx) => noteSequence(tx, sequence));
    sequences.push(sequence);
  }
  return sequences;
}

/** Notes that a peer was asked, and with what end. */
export async function noteAsked(node: HeedNode, sequence: Sequence, asked: { readonly at: Instant; readonly error: string | null; readonly held?: number }): Promise<void> {
  await node.store.transaction(async (tx) => {
    await noteSequence(tx, { ...sequence, askedAt: asked.at, error: asked.error });
    // A peer may hold more of ours than we know to have sent: those numbers are used.
    if (asked.held !== undefined) await noteUsed(tx, sequence.peer, asked.held);
  });
}

/** An envelope of a peer will never come here: its author has erased it, or it cannot be taken in. The gap is closed, and a person is told. */
export async function giveUpNumber(node: HeedNode, peer: string, gone: { readonly seq: number; readonly id: string; readonly digest: string; readonly reason: string }, now: Instant): Promise<void> {
  await act(node, { actor: `peer:${peer}`, purpose: "closing a gap" }, { action: "acceptEnvelope" }, now, async (work) => {
    await noteGone(work.tx, { peer, seq: gone.seq, envelope: gone.id, digest: gone.digest, reason: gone.reason, at: work.now });
    const name = (await work.peer(peer))?.name ?? peer;
    const words = gone.reason === ERASED ? `Number ${gone.seq} of ${name} did not arrive, and its author has erased it meanwhile: ask what it said` : `Number ${gone.seq} of ${name} cannot be taken in (${gone.reason}): ask what it says`;
    await raise(work, [{ kind: "delivery", subject: gone.id, with: [peer], reasons: ["delivery.gone"], words: [words], to: await supervisor(work), once: `gone|${peer}|${gone.seq}` }]);
    return ok(true);
  });
}

/** The reason where nothing is left of an envelope at its author's. */
export const ERASED = "erased";

/** More than this is refused all the same, and not kept. */
const MOST_CONTRADICTIONS = 8;

/**
 * Keeps as evidence that a peer signed two different envelopes under one identifier or number, and raises it: one of them is what it
 * will say it sent. The first stands.
 */
export async function recordContradiction(node: HeedNode, second: { readonly id: string; readonly peer: string; readonly seq: number; readonly digest: string; readonly bytes: Uint8Array }, now: Instant): Promise<void> {
  await act(node, { actor: `peer:${second.peer}`, purpose: "delivering an envelope" }, { action: "acceptEnvelope" }, now, async (work) => {
    const first = (await findRow(work.tx, "envelope", second.id)) ?? (await envelopeOfNumber(work.tx, second.peer, second.seq));
    if (first === undefined) return ok(false);
    const known = first.contradicted ?? [];
    const isOfPeer = first.direction === "in" && first.peer === second.peer;
    if (known.length >= MOST_CONTRADICTIONS || known.some((one) => one.digest === second.digest)) return ok(false);
    if (isOfPeer) await work.append(change("envelope", "contradicted", first.id, { contradicted: [...known, { digest: second.digest, at: work.now, bytes: base64(second.bytes) }] }));
    const name = (await work.peer(second.peer))?.name ?? second.peer;
    const under = first.id === second.id ? `the identifier ${second.id}` : `the number ${second.seq}`;
    const words = `${name} signed two different envelopes under ${under}. The first stands, the second was refused${isOfPeer ? " and is kept as evidence" : ""}: ask by another way which one is genuine`;
    await raise(work, [{ kind: "delivery", subject: first.message, with: [second.peer], reasons: ["delivery.contradicted"], words: [words], to: await supervisor(work), once: `contradicted|${first.id}|${second.digest}` }]);
    return ok(true);
  });
}

async function supervisor(work: Work): Promise<string> {
  const roster = await work.roster();
  return onRung(roster, 1, work.now)?.id ?? roster[0]?.id ?? "";
}

function lineOf(record: EnvelopeRecord): SequenceLine {
  const { seq, id, digest, bytes, receipt } = record as Omit<EnvelopeRecord, "bytes"> & { readonly bytes?: string };
  return { seq, id, digest, ...(bytes === undefined || (record.erased !== undefined && record.sealed === undefined) ? {} : { parcel: parcelOf(record) }), ...(receipt === null ? {} : { receipt }) };
}
