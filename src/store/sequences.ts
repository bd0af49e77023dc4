import { sql } from "kysely";
import type { EnvelopeRecord } from "../domain/entry.ts";
import type { Tx } from "./schema.ts";

/** How far the envelopes of a peer have been followed. */
export interface Sequence {
  readonly peer: string;
  /** Every number up to this one has arrived, or will never come. */
  readonly closed: number;
  /** Since when a number is missing behind which others have arrived. */
  readonly gapSince: string | null;
  /** When the peer was last asked what it has sent. */
  readonly askedAt: string | null;
  readonly error: string | null;
}

/** Numbers looked at in one step. */
const STEP = 5_000;

/** How far a peer's envelopes have been followed, as it was noted last. */
export async function findSequence(tx: Tx, peer: string): Promise<Sequence> {
  const found = await sql<{ closed: number; gap_since: string | null; asked_at: string | null; error: string | null }>`select closed, gap_since, asked_at, error from sequence where peer = ${peer}`.execute(tx);
  const row = found.rows[0];
  return { peer, closed: row?.closed ?? 0, gapSince: row?.gap_since ?? null, askedAt: row?.asked_at ?? null, error: row?.error ?? null };
}

/** Notes how far a peer's envelopes have been followed. */
export async function noteSequence(tx: Tx, { peer, closed, gapSince, askedAt, error }: Sequence): Promise<void> {
  await sql`insert into sequence (peer, closed, gap_since, asked_at, error) values (${peer}, ${closed}, ${gapSince}, ${askedAt}, ${error})
    on conflict (peer) do update set closed = greatest(sequence.closed, excluded.closed), gap_since = excluded.gap_since, asked_at = excluded.asked_at, error = excluded.error`.execute(tx);
}

/** The last number without a gap before it, from `closed` on, and whether others have arrived behind a gap. */
export async function followNumbers(tx: Tx, peer: string, closed: number): Promise<{ readonly closed: number; readonly gap: boolean }> {
  for (let at = closed; ; ) {
    const found = await sql<{ seq: number }>`select seq from envelope where peer = ${peer} and direction = 'in' and seq > ${at}
      union select seq from sequence_gone where peer = ${peer} and seq > ${at} order by seq limit ${STEP}`.execute(tx);
    for (const { seq } of found.rows) {
      if (seq !== at + 1) return { closed: at, gap: true };
      at = seq;
    }
    if (found.rows.length < STEP) return { closed: at, gap: false };
  }
}

/** Notes that an envelope will never come. */
export async function noteGone(tx: Tx, gone: { readonly peer: string; readonly seq: number; readonly envelope: string; readonly digest: string; readonly reason: string; readonly at: string }): Promise<void> {
  await sql`insert into sequence_gone (peer, seq, envelope, digest, reason, at) values (${gone.peer}, ${gone.seq}, ${gone.envelope}, ${gone.digest}, ${gone.reason}, ${gone.at}) on conflict do nothing`.execute(tx);
}

/** Numbers towards a peer up to this one were used. */
export async function noteUsed(tx: Tx, peer: string, used: number): Promise<void> {
  await sql`insert into sequence (peer, used) values (${peer}, ${used}) on conflict (peer) do update set used = greatest(sequence.used, excluded.used)`.execute(tx);
}

/** The highest number towards a peer that is known to have been used. */
export async function usedTowards(tx: Tx, peer: string): Promise<number> {
  const found = await sql<{ used: number }>`select greatest(coalesce(max(seq), 0), coalesce((select used from sequence where peer = ${peer}), 0)) as used from envelope where peer = ${peer} and direction = 'out'`.execute(tx);
  return found.rows[0]?.used ?? 0;
}

/** The highest number that has arrived from a peer. */
export async function highestFrom(tx: Tx, peer: string): Promise<number> {
  const found = await sql<{ seq: number | null }>`select max(seq) as seq from envelope where peer = ${peer} and direction = 'in'`.execute(tx);
  return found.rows[0]?.seq ?? 0;
}

/** What was sent to a peer from a number on, in order. */
export async function sentTo(tx: Tx, peer: string, from: number, limit: number): Promise<readonly EnvelopeRecord[]> {
  const found = await sql<{ doc: EnvelopeRecord }>`select doc from envelope where peer = ${peer} and direction = 'out' and seq >= ${from} order by seq limit ${limit}`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** The envelope of a peer that has a number here, or nothing. */
export async function envelopeOfNumber(tx: Tx, peer: string, seq: number): Promise<EnvelopeRecord | undefined> {
  const found = await sql<{ doc: EnvelopeRecord }>`select doc from envelope where peer = ${peer} and direction = 'in' and seq = ${seq}`.execute(tx);
  return found.rows[0]?.doc;
}
