import { sql } from "kysely";
import { CONTENT, evolve, placesOf } from "../domain/entry.ts";
import type { Change, Entry, Noun, Rows } from "../domain/entry.ts";
import { canonicalJson } from "../lib/base/canonical.ts";
import type { Tx } from "./schema.ts";
import { sha256 } from "./digest.ts";

/** The table of a noun. */
export function tableOf(noun: Noun): string {
  return noun.replaceAll("-", "_");
}

/** The row of a noun, or undefined. */
export async function findRow<N extends Noun>(tx: Tx, noun: N, id: string): Promise<Rows[N] | undefined> {
  const found = await sql<{ doc: Rows[N] }>`select doc from ${sql.table(tableOf(noun))} where id = ${id}`.execute(tx);
  return found.rows[0]?.doc;
}

/** The row of a noun that must exist. */
export async function getRow<N extends Noun>(tx: Tx, noun: N, id: string): Promise<Rows[N]> {
  const row = await findRow(tx, noun, id);
  if (row === undefined) throw new Error(`No ${noun} ${id}`);
  return row;
}

/** Rows of a noun by their ids, in the order of the ids; unknown ids are left out. */
export async function findRows<N extends Noun>(tx: Tx, noun: N, ids: readonly string[]): Promise<readonly Rows[N][]> {
  if (ids.length === 0) return [];
  const found = await sql<{ id: string; doc: Rows[N] }>`select id, doc from ${sql.table(tableOf(noun))} where id = any(${ids}::text[])`.execute(tx);
  const byId = new Map(found.rows.map((row) => [row.id, row.doc]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Every row of a noun in the order of ids: for short tables such as staff and peers. */
export async function allRows<N extends Noun>(tx: Tx, noun: N): Promise<readonly Rows[N][]> {
  const found = await sql<{ doc: Rows[N] }>`select doc from ${sql.table(tableOf(noun))} order by id`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** Who acts, when, and which authority's node this is. */
export interface Stamp {
  readonly at: string;
  readonly actor: string;
  readonly self: string;
  /** Sequence number of the newest entry so far. */
  readonly seq: number;
}

/**
 * Appends entries and brings the tables up to them, in the caller's transaction: both commit or neither.
 * Returns the entries with their sequence numbers, dense from 1.
 */
export async function appendEntries(tx: Tx, stamp: Stamp, changes: readonly Change[]): Promise<readonly Entry[]> {
  if (changes.length === 0) return [];
  const entries = changes.map((one, index): Entry => ({ ...one, seq: stamp.seq + 1 + index, at: stamp.at, actor: stamp.actor }));
  await insertEntries(tx, entries);
  await projectEntries(tx, stamp.self, entries);
  return entries;
}

const digests = new WeakMap<Entry, string>();

/** The digest of an entry that `appendEntries` gave, hexadecimal. */
export function digestOf(entry: Entry): string {
  const digest = digests.get(entry);
  if (digest === undefined) throw new Error(`Entry ${entry.seq} was not appended here`);
  return digest;
}

/** Sequence number and instant of the newest entry, or undefined before the first. */
export async function lastStamp(tx: Tx): Promise<{ readonly seq: number; readonly at: string } | undefined> {
  const found = await sql<{ seq: number; at: string }>`select seq, data->>'at' as at from entry order by seq desc limit 1`.execute(tx);
  const row = found.rows[0];
  return row === undefined ? undefined : { seq: row.seq, at: row.at };
}

/** Entries in order, from `after` exclusive, at most `limit`; erased content is absent from `set`. */
export async function readEntries(tx: Tx, after: number, limit: number): Promise<readonly Entry[]> {
  const found = await sql<{ seq: number; at: string; actor: string; kind: string; subject: string; data: object; body: object | null }>`
    select e.seq, e.data->>'at' as at, e.actor, e.kind, e.subject, e.data->'set' as data, c.body
    from entry e left join content c on c.seq = e.seq where e.seq > ${after} order by e.seq limit ${limit}`.execute(tx);
  return found.rows.map((row) => {
    const dot = row.kind.indexOf(".");
    return { seq: row.seq, at: row.at, actor: row.actor, noun: row.kind.slice(0, dot), event: row.kind.slice(dot + 1), subject: row.subject, set: { ...row.data, ...row.body } } as unknown as Entry;
  });
}

async function insertEntries(tx: Tx, entries: readonly Entry[]): Promise<void> {
  const lines = entries.map((entry) => {
    const { data, content } = splitContent(entry);
    const contentDigest = content === undefined ? null : sha256(canonicalJson(content));
    const head = { seq: entry.seq, at: entry.at, actor: entry.actor, kind: `${entry.noun}.${entry.event}`, subject: entry.subject, data: { at: entry.at, set: data }, contentDigest };
    const digest = sha256(canonicalJson(head));
    digests.set(entry, digest);
    return { ...head, content, digest };
  });
  await sql`with line as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(lines)}::text::jsonb) as l(seq bigint, at text, actor text, kind text, subject text, data jsonb, "contentDigest" text, digest text, content jsonb)
    ), written as (
      insert into entry (seq, at, actor, kind, subject, data, content_digest, digest)
      select seq, at::timestamptz, actor, kind, subject, data, "contentDigest", digest from line
    )
    insert into content (seq, body) select seq, content from line where content is not null`.execute(tx);
}

/** Brings the tables up to `entries`, which must follow on what the tables already hold. */
export async function projectEntries(tx: Tx, self: string, entries: readonly Entry[]): Promise<void> {
  const touched = new Map<Noun, Map<string, Rows[Noun] | undefined>>();
  const begun = new Set<string>();
  for (const entry of entries) {
    const rows = touched.get(entry.noun) ?? new Map<string, Rows[Noun] | undefined>();
    if (!rows.has(entry.subject) && BEGINS.has(`${entry.noun}.${entry.event}`)) begun.add(`${entry.noun}.${entry.subject}`);
    touched.set(entry.noun, rows.set(entry.subject, undefined));
  }
  for (const [noun, rows] of touched) {
    // A row that begins here is not there yet, which spares a look.
    const ids = [...rows.keys()].filter((id) => !begun.has(`${noun}.${id}`));
    if (ids.length === 0) continue;
    const found = await sql<{ id: string; doc: Rows[Noun] }>`select id, doc from ${sql.table(tableOf(noun))} where id = any(${ids}::text[])`.execute(tx);
    for (const row of found.rows) rows.set(row.id, row.doc);
  }
  for (const entry of entries) {
    const rows = touched.get(entry.noun)!;
    rows.set(entry.subject, evolve(entry.noun, rows.get(entry.subject), entry.set));
  }
  for (const [noun, rows] of touched) {
    const list = [...rows].map(([id, doc]) => ({ id, doc }));
    await sql`insert into ${sql.table(tableOf(noun))} (id, doc) select id, doc from jsonb_to_recordset(${JSON.stringify(list)}::text::jsonb) as l(id text, doc jsonb)
      on conflict (id) do update set doc = excluded.doc`.execute(tx);
    if (noun === "message" || noun === "watch-file") await replacePlaces(tx, self, noun, [...rows.values()] as never, (id) => begun.has(`${noun}.${id}`));
  }
}

async function replacePlaces(tx: Tx, self: string, noun: "message" | "watch-file", rows: readonly never[], isNew: (id: string) => boolean): Promise<void> {
  const placed = (rows as readonly Rows["message" | "watch-file"][]).map((row) => ({ id: row.id, places: placesOf({ noun, row } as Parameters<typeof placesOf>[0], self) }));
  const sources = placed.map((one) => one.id).filter((id) => !isNew(id));
  for (const table of ["description", "claim", "link"] as const) {
    const docs = placed.flatMap((one): readonly { readonly id: string }[] => one.places[`${table}s`]).map((doc) => ({ id: doc.id, doc }));
    if (sources.length > 0) await sql`delete from ${sql.table(table)} where source = any(${sources}::text[])`.execute(tx);
    if (docs.length === 0) continue;
    await sql`insert into ${sql.table(table)} (id, doc) select id, doc from jsonb_to_recordset(${JSON.stringify(docs)}::text::jsonb) as l(id text, doc jsonb) on conflict (id) do nothing`.execute(tx);
  }
}

/** Events that set a whole row for the first time; an id of one of these was never used before. */
const BEGINS: ReadonlySet<string> = new Set<`${Noun}.${string}`>(["envelope.sent", "envelope.received", "message.drafted", "message.received", "item.opened", "obligation.opened", "match.found", "signal.raised", "watch-file.filed", "consultation.recorded", "decision.recorded"]);

/** Splits what an entry sets into what stays for ever and what can be erased. */
function splitContent(entry: Entry): { readonly data: object; readonly content: object | undefined } {
  const personal = new Set<string>(CONTENT[entry.noun] as readonly string[]);
  const data: Record<string, unknown> = {};
  const content: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(entry.set)) {
    if (value === undefined) continue;
    (personal.has(key) ? content : data)[key] = value;
  }
  return { data, content: Object.keys(content).length === 0 ? undefined : content };
}
