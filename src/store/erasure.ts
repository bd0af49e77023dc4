import { sql } from "kysely";
import type { Noun } from "../domain/entry.ts";
import type { Erasure, ErasureTarget } from "../domain/erasure.ts";
import type { Tx } from "./schema.ts";

/** A row by its noun and id. */
export interface RowName {
  readonly noun: Noun;
  readonly id: string;
}

/** Erasures that were approved and are not done, in the order of their approval. */
export async function erasuresUnderWay(tx: Tx): Promise<readonly Erasure[]> {
  const found = await sql<{ doc: Erasure }>`select doc from erasure where state in ('intended', 'erased', 'released') order by doc->>'decidedAt', id`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** Erasures that were done and whose message is here again, whole: a peer handed it over anew to a database that came from a backup. */
export async function erasuresUndone(tx: Tx): Promise<readonly Erasure[]> {
  const found = await sql<{ doc: Erasure }>`select e.doc from erasure e join message m on m.id = e.target
    where e.state = 'done' and e.doc#>>'{target,kind}' = 'message' and m.doc->'erased' is null order by e.id`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** The erasure of this target that was asked for and not declined, or nothing. */
export async function erasureOf(tx: Tx, target: ErasureTarget): Promise<Erasure | undefined> {
  const found = await sql<{ doc: Erasure }>`select doc from erasure where target = ${target.id} and state not in ('declined', 'done') order by id limit 1`.execute(tx);
  return found.rows[0]?.doc;
}

/** Every erasure, the newest wish first. */
export async function listErasures(tx: Tx): Promise<readonly Erasure[]> {
  const found = await sql<{ doc: Erasure }>`select doc from erasure order by doc->>'askedAt' desc, id limit 1000`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** A message, what corrects it or takes it back, the copies that were passed on from here, drafts included, and what corrects those. */
export async function familyOf(tx: Tx, message: string): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`
    with recursive family(id) as (
      select ${message}::text
      union
      select m.id from family f join message m on (m.doc->>'passes' = f.id and m.doc#>>'{body,kind}' = 'forward')
        or (m.about = f.id and m.doc#>>'{body,kind}' in ('correction', 'withdrawal') and m.sender = (select o.sender from message o where o.id = f.id))
    ) select id from family order by id`.execute(tx);
  return found.rows.map((row) => row.id);
}

/** Everything that rests on these messages, files and descriptions and repeats what they say. */
export async function restingOn(tx: Tx, on: { readonly sources: readonly string[]; readonly descriptions: readonly string[] }): Promise<readonly RowName[]> {
  const { sources, descriptions } = on;
  const found = await sql<RowName>`
    with source as (select unnest(${sources}::text[]) as id), described as (select unnest(${descriptions}::text[]) as id),
    duty as (select id from obligation where message in (select id from source) or watch_file in (select id from source) or person in (select id from described)),
    matched as (select id from match where a in (select id from described) or b in (select id from described)),
    named as (select id from source union select id from described union select id from duty)
    select 'addressee' as noun, id from addressee where message in (select id from source)
    union all select 'item', id from item where id in (select id from source)
    union all select 'obligation', id from duty
    union all select 'match', id from matched
    union all select 'envelope', id from envelope where message in (select id from source)
    union all select 'link', l.id from link l where l.source = l.id and (l.a in (select id from described) or l.b in (select id from described))
    union all select 'signal', id from signal where subject in (select id from named) or doc->'with' ?| array(select id from named) or doc->'basis' ?| array(select id from matched)
    union all select 'consultation', id from consultation where coalesce(doc->>'asked', '') not in ('', '(erased)') and doc->'returned' ?| array(select id from source union select id from described)
    order by 1, 2`.execute(tx);
  return found.rows;
}

/** How often these were shown or taken out: what was read has left the database and is outside it. */
export async function readingsOf(tx: Tx, ids: readonly string[]): Promise<number> {
  const found = await sql<{ count: number }>`select count(*) as count from consultation where doc->'returned' ?| ${ids}::text[]`.execute(tx);
  return found.rows[0]?.count ?? 0;
}

/** Which of these envelopes have not been receipted yet. */
export async function stillWaiting(tx: Tx, envelopes: readonly string[]): Promise<readonly string[]> {
  if (envelopes.length === 0) return [];
  const found = await sql<{ envelope: string }>`select envelope from outbox where envelope = any(${envelopes}::text[]) order by 1`.execute(tx);
  return found.rows.map((row) => row.envelope);
}

/** Erases what the entries of these rows said so far, and what opens the commitments to them in the log; that they were made, when and by whom stays. */
export async function eraseRows(tx: Tx, rows: readonly RowName[]): Promise<void> {
  const names = JSON.stringify(rows);
  await sql`with named as (select * from jsonb_to_recordset(${names}::text::jsonb) as n(noun text, id text)),
      seqs as (select e.seq, n.noun from entry e join named n on e.subject = n.id and split_part(e.kind, '.', 1) = n.noun),
      openings as (delete from ledger_opening o using ledger_leaf l, seqs s where l.seq = s.seq and o.log = l.log and o.idx = l.idx and s.noun <> 'envelope')
    update content c set body = null from seqs s where c.seq = s.seq and c.body is not null`.execute(tx);
}
