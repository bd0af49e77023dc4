import { CONTENT, placesOf } from "../domain/entry.ts";
import type { Entry, Noun, Places, Rows } from "../domain/entry.ts";
import { canonicalJson } from "../lib/base/canonical.ts";
import { sha256 } from "./digest.ts";

/** The table of a noun. */
export function tableOf(noun: Noun): string {
  return noun.replaceAll("-", "_");
}

/** The tables of history: the entries, the heads of their logs, and what follows from them. */
export const tables: readonly string[] = ["entry", "content", "ledger_head", "description", "claim", ...(Object.keys(CONTENT) as Noun[]).map(tableOf)];

/** SQL with its parameters. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Rows of one noun as entries left them, with their JSON; new where the database has none of that id yet. */
export interface Written {
  readonly noun: Noun;
  readonly rows: readonly { readonly id: string; readonly row: Rows[Noun] | undefined; readonly text: string; readonly isNew?: boolean }[];
}

/** Nouns whose rows say something of persons. */
const PLACED: ReadonlySet<Noun> = new Set<Noun>(["message", "watch-file"]);

/** What the messages and files among these rows say of persons. */
export function placing(self: string, written: readonly Written[]): Places {
  const placed = written.filter((one) => PLACED.has(one.noun)).flatMap(({ noun, rows }) => rows.map(({ row }) => placesOf({ noun, row } as Parameters<typeof placesOf>[0], self)));
  return { descriptions: placed.flatMap((one) => one.descriptions), claims: placed.flatMap((one) => one.claims), links: placed.flatMap((one) => one.links) };
}

/** Removes what those among these messages and files said of persons that were there before. */
export function erasingPlaces(written: readonly Written[]): readonly Statement[] {
  const sources = written.filter((one) => PLACED.has(one.noun)).flatMap((one) => one.rows.filter((row) => row.isNew !== true).map((row) => row.id));
  if (sources.length === 0) return [];
  const text = `with d as (delete from description where source = any($1::text[])), c as (delete from claim where source = any($1::text[]))
    delete from link where source = any($1::text[])`;
  return [{ text, values: [sources] }];
}

/** Writes entries, their content, the rows they lead to and what these say of persons: one statement, one round trip. */
export function writing(entries: readonly Entry[], written: readonly Written[], places: Places): Statement {
  const values: unknown[] = [JSON.stringify(entries.map(lineOf))];
  const parts = [
    `line as materialized (
      select * from jsonb_to_recordset($1::text::jsonb) as l(seq bigint, at text, actor text, kind text, subject text, data jsonb, "contentDigest" text, digest text, content jsonb)
    )`,
    `entered as (
      insert into entry (seq, at, actor, kind, subject, data, content_digest, digest)
      select seq, at::timestamptz, actor, kind, subject, data, "contentDigest", digest from line
    )`,
  ];
  const insert = (name: string, table: string, list: string, conflict: string): void => {
    values.push(list);
    parts.push(`${name} as (insert into ${table} (id, doc) select id, doc from jsonb_to_recordset($${values.length}::text::jsonb) as l(id text, doc jsonb) on conflict (id) ${conflict})`);
  };
  for (const { noun, rows } of [...written].sort((a, b) => (a.noun < b.noun ? -1 : 1))) {
    const list = rows.map((row) => `{"id":${JSON.stringify(row.id)},"doc":${row.text}}`);
    insert(`row_${tableOf(noun)}`, tableOf(noun), `[${list.join()}]`, "do update set doc = excluded.doc");
  }
  for (const table of ["description", "claim", "link"] as const) {
    const docs: readonly { readonly id: string }[] = places[`${table}s`];
    if (docs.length > 0) insert(`placed_${table}`, table, JSON.stringify(docs.map((doc) => ({ id: doc.id, doc }))), "do nothing");
  }
  return { text: `with ${parts.join(",\n")}\ninsert into content (seq, body) select seq, content from line where content is not null`, values };
}

/** The digest of an entry as a line of the history, hexadecimal. */
export function digestOf(entry: Entry): string {
  return lineOf(entry).digest;
}

const lines = new WeakMap<Entry, Line>();

/** An entry as a line of the history, worked out once. */
function lineOf(entry: Entry): Line {
  const known = lines.get(entry);
  if (known !== undefined) return known;
  const { data, content } = splitContent(entry);
  const contentDigest = content === undefined ? null : sha256(canonicalJson(content));
  const head = { seq: entry.seq, at: entry.at, actor: entry.actor, kind: `${entry.noun}.${entry.event}`, subject: entry.subject, data: { at: entry.at, set: data }, contentDigest };
  const line = { ...head, content, digest: sha256(canonicalJson(head)) };
  lines.set(entry, line);
  return line;
}

interface Line {
  readonly digest: string;
}

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
