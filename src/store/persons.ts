import { sql } from "kysely";
import type { PlacedClaim } from "../domain/claim.ts";
import type { PlacedDescription, PlacedLink } from "../domain/entry.ts";
import { groupOf } from "../domain/match.ts";
import type { Match, PersonGroup } from "../domain/match.ts";
import type { Tx } from "./schema.ts";

/** Sources read at once. */
const BATCH = 2_000;

/**
 * Live descriptions, and those of closed files, in batches of whole sources, for filling the recogniser at start-up: in the order in which the sources were
 * last changed, which is the order in which a node that never stopped has taken them in.
 */
export async function* liveDescriptions(tx: Tx): AsyncGenerator<readonly PlacedDescription[]> {
  const { rows: sources } = await sql<{ source: string }>`
    select d.source from (select distinct source from description where live or doc->'dormant' = 'true'::jsonb) d
    cross join lateral (select seq from entry where subject = d.source and (kind like 'message.%' or kind like 'watch-file.%') order by seq desc limit 1) e
    order by e.seq`.execute(tx);
  for (let from = 0; from < sources.length; from += BATCH) {
    const batch = sources.slice(from, from + BATCH).map((row) => row.source);
    const { rows } = await sql<{ doc: PlacedDescription }>`select d.doc from unnest(${batch}::text[]) with ordinality s(source, n) join description d on d.source = s.source where d.live or d.doc->'dormant' = 'true'::jsonb order by s.n, d.id collate "C"`.execute(tx);
    yield rows.map((row) => row.doc);
  }
}

/** The descriptions of one message or watch file. */
export async function descriptionsOf(tx: Tx, source: string): Promise<readonly PlacedDescription[]> {
  const found = await sql<{ doc: PlacedDescription }>`select doc from description where source = ${source} order by id`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** Descriptions by id; unknown ids are left out. */
export async function findDescriptions(tx: Tx, ids: readonly string[]): Promise<readonly PlacedDescription[]> {
  if (ids.length === 0) return [];
  const found = await sql<{ doc: PlacedDescription }>`select doc from description where id = any(${ids}::text[]) order by known_at, id`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** The descriptions in a thread. */
export async function descriptionsInThread(tx: Tx, thread: string): Promise<readonly PlacedDescription[]> {
  const found = await sql<{ doc: PlacedDescription }>`select doc from description where thread = ${thread} order by known_at, id`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** The person a description belongs to: everything reachable over candidate and confirmed matches. */
export async function findGroup(tx: Tx, description: string): Promise<PersonGroup> {
  const found = await sql<{ doc: Match }>`
    with recursive near(id) as (
      select ${description}::text
      union
      select case when m.a = n.id then m.b else m.a end from near n join match m on (m.a = n.id or m.b = n.id) and m.state in ('candidate', 'confirmed')
    )
    select m.doc from match m where m.state in ('candidate', 'confirmed') and m.a in (select id from near)`.execute(tx);
  return groupOf(description, found.rows.map((row) => row.doc));
}

/** The person each of these descriptions belongs to, by the least id of his group. */
export async function findGroups(tx: Tx, descriptions: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (descriptions.length === 0) return new Map();
  const found = await sql<{ doc: Match }>`
    with recursive near(id) as (
      select unnest(${descriptions}::text[])
      union
      select case when m.a = n.id then m.b else m.a end from near n join match m on (m.a = n.id or m.b = n.id) and m.state in ('candidate', 'confirmed')
    )
    select m.doc from match m where m.state in ('candidate', 'confirmed') and m.a in (select id from near)`.execute(tx);
  const matches = found.rows.map((row) => row.doc);
  return new Map(descriptions.map((id) => [id, groupOf(id, matches).members[0]!]));
}

/** Live descriptions, bystanders apart, of somebody born in one of these spans of years, or at an age that may mean one of them; read in the order of ids. */
export async function bornIn(tx: Tx, years: readonly { readonly from: number; readonly to: number }[]): Promise<readonly PlacedDescription[]> {
  const found = await sql<{ doc: PlacedDescription }>`select d.doc from description d where d.live and (d.doc#>>'{person,bystander}') = 'false' and exists (
      select 1 from jsonb_array_elements(d.doc#>'{person,births}') b, jsonb_to_recordset(${JSON.stringify(years)}::text::jsonb) as y("from" integer, "to" integer)
      where case when b ? 'date' then left(b->>'date', 4)::integer between y."from" and y."to"
        else left(b->>'at', 4)::integer - (b->>'age')::integer between y."from" and y."to" + 1 end)
    order by d.id limit 5000`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** Every match, of any state, that touches one of these descriptions. */
export async function matchesTouching(tx: Tx, ids: readonly string[]): Promise<readonly Match[]> {
  if (ids.length === 0) return [];
  const found = await sql<{ doc: Match }>`select doc from match where a = any(${ids}::text[]) or b = any(${ids}::text[]) order by id`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** Matches whose time has come to be forgotten, the oldest first. */
export async function matchesToForget(tx: Tx, now: string, limit: number): Promise<readonly Match[]> {
  const found = await sql<{ doc: Match }>`select doc from match where keep_until is not null and keep_until <= ${now} order by keep_until, id limit ${limit}`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** When the next match is to be forgotten, or undefined. */
export async function nextForgetAt(tx: Tx): Promise<string | undefined> {
  const found = await sql<{ at: string | null }>`select min(keep_until) as at from match where keep_until is not null`.execute(tx);
  return found.rows[0]?.at ?? undefined;
}

/** Matches still waiting for somebody to confirm or reject them, oldest id first. */
export async function candidateMatches(tx: Tx, limit: number): Promise<readonly Match[]> {
  const found = await sql<{ doc: Match }>`select doc from match where state = 'candidate' order by doc->>'foundAt', id limit ${limit}`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/**
 * The claims about these descriptions, the claims without a person of the same files, messages and threads, and whatever is said
 * elsewhere about the same marked event: two dates of one event meet wherever they were told.
 */
export async function claimsAbout(tx: Tx, ids: readonly string[]): Promise<readonly PlacedClaim[]> {
  if (ids.length === 0) return [];
  const sources = [...new Set(ids.map((id) => id.slice(0, id.lastIndexOf("#"))))];
  const found = await sql<{ doc: PlacedClaim }>`
    with matter as (
      select id, event, source, doc from claim where about = any(${ids}::text[]) or (about is null and source = any(${sources}::text[]))
      union
      select c.id, c.event, c.source, c.doc from claim c join message m on m.id = c.source
        where c.about is null and m.thread in (select thread from message where id = any(${sources}::text[]))
    ), whole as (
      select id, source, doc from matter
      union
      select id, source, doc from claim where event is not null and about is null and event in (select event from matter)
    )
    select w.doc from whole w left join message m on m.id = w.source where m.id is null or m.status in ('received', 'issued')`.execute(tx);
  return found.rows.map((row) => row.doc).sort((x, y) => (x.knownAt < y.knownAt || (x.knownAt === y.knownAt && x.id < y.id) ? -1 : 1));
}

/** The links that touch these descriptions. */
export async function linksTouching(tx: Tx, ids: readonly string[]): Promise<readonly PlacedLink[]> {
  if (ids.length === 0) return [];
  const found = await sql<{ doc: PlacedLink }>`select doc from link where a = any(${ids}::text[]) or b = any(${ids}::text[]) order by known_at, id`.execute(tx);
  return found.rows.map((row) => row.doc);
}
