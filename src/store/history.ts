import { sql } from "kysely";
import type { Entry, EnvelopeRecord, Noun } from "../domain/entry.ts";
import type { Sought } from "../domain/inquiry-facts.ts";
import type { Item } from "../domain/item.ts";
import { sourceOf } from "../domain/person.ts";
import { entriesOf } from "./rows.ts";
import type { Tx } from "./schema.ts";

/** Nouns that an inquiry reads; readings, envelopes and administration of the desk are none of them. */
const READ: readonly Noun[] = ["authority", "officer", "watch-file", "message", "addressee", "item", "obligation", "match", "decision", "signal", "link"];

/**
 * The entries up to `asOf` of every row that may say something about what is sought, in order. Rows are never removed and keep
 * what they hang on, so today's tables name every row that was about it on any past day, and some that were not: the fold decides.
 */
export async function historyAbout(tx: Tx, sought: Sought, asOf: string): Promise<readonly Entry[]> {
  const near = await nearTo(tx, sought.descriptions);
  const sources = [...new Set([...near.map(sourceOf), ...sought.messages])];
  const found = await sql<{ id: string }>`
    with source as (select unnest(${sources}::text[]) as id),
    near as (select unnest(${near}::text[]) as id),
    thread as (select distinct m.thread from message m join source s on s.id = m.id),
    event as (select distinct c.event from claim c where c.event is not null and (c.source in (select id from source) or c.about in (select id from near) or c.source in (select m.id from message m join thread t on t.thread = m.thread))),
    matter as (
      select id from source
      union select m.id from message m join source s on s.id = m.about
      union select m.id from message m join thread t on t.thread = m.thread
      union select c.source from claim c join event e on e.event = c.event
    ),
    concerned as (select id from matter union select id from near),
    duty as (select id from obligation where message in (select id from matter) or person in (select id from near) or watch_file in (select id from matter)),
    decided as (select id from decision where person in (select id from concerned) or about in (select id from concerned))
    select id from matter
    union select id from addressee where message in (select id from matter)
    union select id from duty
    union select id from decided
    union select id from match where a in (select id from near) or b in (select id from near)
    union select id from link where source = id and (a in (select id from near) or b in (select id from near))
    union select id from signal where subject in (select id from concerned) or subject in (select id from duty) or subject in (select id from decided)
    union select id from authority
    union select id from officer`.execute(tx);
  const kinds = READ.map((noun) => `${noun}.%`);
  return entriesOf(tx, sql`e.subject = any(${found.rows.map((row) => row.id)}::text[]) and e.kind like any(${kinds}::text[]) and e.data->>'at' <= ${asOf}`);
}

/** The newest items of the unit as they stood at `asOf`, without what anybody wrote in them. */
export async function itemsAsOf(tx: Tx, asOf: string, limit: number): Promise<readonly Pick<Item, "id" | "kind" | "openedAt" | "state" | "settledAt">[]> {
  const found = await sql<{ doc: Pick<Item, "id" | "kind" | "openedAt" | "state" | "settledAt"> }>`
    with chosen as (select id, doc->>'openedAt' as opened from item where doc->>'openedAt' <= ${asOf} order by doc->>'openedAt' desc, id limit ${limit}),
    value as (
      select c.id, c.opened, v.key, v.value, e.seq from chosen c join entry e on e.subject = c.id and e.kind like 'item.%' and e.data->>'at' <= ${asOf}
      cross join lateral jsonb_each(e.data->'set') v where v.key in ('kind', 'openedAt', 'state', 'settledAt')
    )
    select jsonb_object_agg(key, value order by seq) || jsonb_build_object('id', id) as doc from value group by id, opened order by opened desc, id`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** Descriptions sought about, in the order of ids: of everything, of a thread, or of the messages exchanged with an authority. */
export async function soughtIn(tx: Tx, scope: { readonly kind: "everything" } | { readonly kind: "case"; readonly thread: string } | { readonly kind: "authority"; readonly authority: string }): Promise<Sought> {
  const which = scope.kind === "everything" ? sql`true` : scope.kind === "case" ? sql`m.thread = ${scope.thread}` : sql`(m.sender = ${scope.authority} or m.doc->'to' ? ${scope.authority})`;
  const messages = await sql<{ id: string }>`select m.id from message m where ${which} order by m.id`.execute(tx);
  const files = scope.kind === "everything" ? sql`or true` : sql``;
  const descriptions = await sql<{ id: string }>`select d.id from description d where d.source = any(${messages.rows.map((row) => row.id)}::text[]) ${files} order by d.id`.execute(tx);
  return { descriptions: descriptions.rows.map((row) => row.id), messages: messages.rows.map((row) => row.id) };
}

/** Descriptions that bear one of these names exactly as written, bystanders apart. */
export async function describedBy(tx: Tx, names: readonly string[]): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`select d.id from description d where (d.doc#>>'{person,bystander}') = 'false' and exists (
    select 1 from jsonb_array_elements(d.doc#>'{person,names}') n where n->>'text' = any(${names}::text[])) order by d.id`.execute(tx);
  return found.rows.map((row) => row.id);
}

/** The envelopes that carried these messages, in the order they were numbered. */
export async function envelopesOf(tx: Tx, messages: readonly string[]): Promise<readonly EnvelopeRecord[]> {
  if (messages.length === 0) return [];
  const found = await sql<{ doc: EnvelopeRecord }>`select doc from envelope where message = any(${messages}::text[]) order by message, peer, direction, seq, id`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** Every description that was ever joined to these, over matches that were a candidate or confirmed at some time. */
async function nearTo(tx: Tx, descriptions: readonly string[]): Promise<readonly string[]> {
  if (descriptions.length === 0) return [];
  const found = await sql<{ id: string }>`
    with recursive near(id) as (
      select unnest(${descriptions}::text[])
      union
      select case when m.a = n.id then m.b else m.a end from near n join match m on (m.a = n.id or m.b = n.id) and m.state <> 'forgotten'
        and (m.state <> 'near-miss' or exists (select 1 from entry e where e.subject = m.id and e.kind like 'match.%' and e.data#>>'{set,state}' in ('candidate', 'confirmed')))
    ) select id from near order by id`.execute(tx);
  return found.rows.map((row) => row.id);
}
