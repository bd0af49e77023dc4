import { sql } from "kysely";
import type { Decision } from "../domain/decision.ts";
import type { Signal } from "../domain/signal.ts";
import { pendingOf } from "./pending.ts";
import { TOP } from "./place.ts";
import type { Place } from "./place.ts";
import type { Tx } from "./schema.ts";

/** Which of these `once` keys have already been raised. */
export async function raisedBefore(tx: Tx, keys: readonly string[]): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const pending = pendingOf(tx);
  if (pending === undefined) {
    const found = await sql<{ once: string }>`select once from signal where once = any(${keys}::text[])`.execute(tx);
    return new Set(found.rows.map((row) => row.once));
  }
  const unknown = keys.filter((key) => !pending.once.has(key));
  if (unknown.length > 0) {
    const found = (await pending.ask({ text: "select once from signal where once = any($1::text[])", values: [unknown] })) as readonly { once: string }[];
    const raised = new Set(found.map((row) => row.once));
    for (const key of unknown) pending.once.set(key, raised.has(key));
  }
  for (const signal of pending.changed("signal")) pending.once.set(signal.once, true);
  return new Set(keys.filter((key) => pending.once.get(key)));
}

/** Signals not withdrawn, newest first; for one officer or one thread where given. */
export async function listSignals(tx: Tx, page: { readonly to?: string; readonly thread?: string; readonly before?: Place; readonly limit: number }): Promise<readonly Signal[]> {
  const to = page.to === undefined ? sql`true` : sql`recipient = ${page.to}`;
  const thread = page.thread === undefined ? sql`true` : sql`thread = ${page.thread}`;
  const before = page.before ?? TOP;
  const found = await sql<{ doc: Signal }>`select doc from signal where state <> 'withdrawn' and ${to} and ${thread} and (raised_at < ${before.at} or (raised_at = ${before.at} and id > ${before.id})) order by raised_at desc, id limit ${page.limit}`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** Every signal in the order it was raised, withdrawn ones included: for the report of a replay. */
export async function allSignals(tx: Tx): Promise<readonly Signal[]> {
  const found = await sql<{ doc: Signal }>`select s.doc from entry e join signal s on s.id = e.subject where e.kind = 'signal.raised' order by e.seq`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** Signals not withdrawn that rest on a match. */
export async function signalsResting(tx: Tx, match: string): Promise<readonly Signal[]> {
  const found = await sql<{ doc: Signal }>`select doc from signal where state <> 'withdrawn' and doc->'basis' ? ${match} order by id`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** Withdrawn signals that rest on a match. */
export async function withdrawnSignalsResting(tx: Tx, match: string): Promise<readonly Signal[]> {
  const found = await sql<{ doc: Signal }>`select doc from signal where state = 'withdrawn' and doc->'basis' ? ${match} order by id`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** Signals, withdrawn ones too, that name any of these as their subject or in their company. */
export async function signalsTouching(tx: Tx, ids: readonly string[]): Promise<readonly Signal[]> {
  if (ids.length === 0) return [];
  const found = await sql<{ doc: Signal }>`select doc from signal where subject = any(${ids}::text[]) or doc->'with' ?| ${ids}::text[] order by raised_at, id`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** Signals about these subjects. */
export async function signalsAbout(tx: Tx, subjects: readonly string[]): Promise<readonly Signal[]> {
  if (subjects.length === 0) return [];
  const found = await sql<{ doc: Signal }>`select doc from signal where subject = any(${subjects}::text[]) and state <> 'withdrawn' order by raised_at, id`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** Decisions, newest first; of one officer where given. */
export async function recentDecisions(tx: Tx, page: { readonly by?: string; readonly before?: Place; readonly limit: number }): Promise<readonly Decision[]> {
  const before = page.before ?? TOP;
  const by = page.by === undefined ? sql`true` : sql`doc->>'by' = ${page.by}`;
  const found = await sql<{ doc: Decision }>`select doc from decision where ${by} and (at < ${before.at} or (at = ${before.at} and id > ${before.id})) order by at desc, id limit ${page.limit}`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** Decisions that were taken with any of these on file, or about a person as one of these described him. */
export async function decisionsResting(tx: Tx, ids: readonly string[]): Promise<readonly Decision[]> {
  if (ids.length === 0) return [];
  const found = await sql<{ doc: Decision }>`select doc from decision where person = any(${ids}::text[]) or about = any(${ids}::text[])
    or exists (select 1 from jsonb_array_elements(doc->'onFile') f where f->>'id' = any(${ids}::text[])) order by at, id`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** Decisions about these persons, items or files. */
export async function decisionsAbout(tx: Tx, ids: readonly string[]): Promise<readonly Decision[]> {
  if (ids.length === 0) return [];
  const found = await sql<{ doc: Decision }>`select doc from decision where person = any(${ids}::text[]) or about = any(${ids}::text[]) order by at, id`.execute(tx);
  return found.rows.map((row) => row.doc);
}
