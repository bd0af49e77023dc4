import { sql } from "kysely";
import type { Obligation } from "../domain/obligation.ts";
import type { Standing } from "../domain/triage.ts";
import { TOP } from "./place.ts";
import type { Place } from "./place.ts";
import type { Tx } from "./schema.ts";

/** Every obligation there ever was, by id: for the report of a replay. */
export async function allObligations(tx: Tx): Promise<readonly Obligation[]> {
  const found = await sql<{ doc: Obligation }>`select doc from obligation order by id`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** Obligations whose next timer has come, in order of that instant. */
export async function dueObligations(tx: Tx, now: string, limit: number): Promise<readonly Obligation[]> {
  const found = await sql<{ doc: Obligation }>`select doc from obligation where next_fire_at is not null and next_fire_at <= ${now} order by next_fire_at, id limit ${limit}`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** When the next timer of any obligation fires, or undefined. */
export async function nextFireAt(tx: Tx): Promise<string | undefined> {
  const found = await sql<{ at: string | null }>`select min(next_fire_at) as at from obligation where next_fire_at is not null`.execute(tx);
  return found.rows[0]?.at ?? undefined;
}

/** Obligations for a message, of both sides, oldest round first. */
export async function obligationsOf(tx: Tx, message: string): Promise<readonly Obligation[]> {
  const found = await sql<{ doc: Obligation }>`select doc from obligation where message = ${message} order by doc->>'round', id`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** Open obligations that concern any of these messages, descriptions or watch files. */
export async function openAbout(tx: Tx, about: { readonly messages: readonly string[]; readonly persons: readonly string[]; readonly watchFiles: readonly string[] }): Promise<readonly Obligation[]> {
  const found = await sql<{ doc: Obligation }>`select doc from obligation where state = 'open'
    and (message = any(${about.messages}::text[]) or person = any(${about.persons}::text[]) or watch_file = any(${about.watchFiles}::text[])) order by due_at, id`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** Every obligation, open or not, of these messages or persons. */
export async function obligationsAbout(tx: Tx, about: { readonly messages: readonly string[]; readonly persons: readonly string[]; readonly watchFiles: readonly string[] }): Promise<readonly Obligation[]> {
  const found = await sql<{ doc: Obligation }>`select doc from obligation
    where message = any(${about.messages}::text[]) or person = any(${about.persons}::text[]) or watch_file = any(${about.watchFiles}::text[]) order by doc->>'openedAt', id`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** Open obligations of a thread. */
export async function obligationsInThread(tx: Tx, thread: string): Promise<readonly Obligation[]> {
  const found = await sql<{ doc: Obligation }>`select doc from obligation where thread = ${thread} order by doc->>'openedAt', due_at, id`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** Which rows of the desk are asked for; everything open where nothing is said. */
export interface DeskFilter {
  readonly owner?: string;
  readonly side?: "creditor" | "here";
  /** Opened after this. */
  readonly since?: string;
  /** Due before this. */
  readonly dueBefore?: string;
  readonly duty?: string;
}

/** One page of what is open, in the order of `compareStandings`; the database reads no more rows than the page. */
export async function deskPage(tx: Tx, page: DeskFilter & { readonly after?: Standing; readonly limit: number }): Promise<readonly Obligation[]> {
  const after = page.after ?? { rank: -1, actBy: "", id: "" };
  const owner = page.owner === undefined ? sql`true` : sql`owner = ${page.owner}`;
  const side = page.side === undefined ? sql`true` : page.side === "creditor" ? sql`theirs` : sql`not theirs`;
  const since = page.since === undefined ? sql`true` : sql`doc->>'openedAt' > ${page.since}`;
  const due = page.dueBefore === undefined ? sql`true` : sql`due_at < ${page.dueBefore}`;
  const duty = page.duty === undefined ? sql`true` : sql`duty = ${page.duty}`;
  const found = await sql<{ doc: Obligation }>`select doc from obligation where state = 'open' and ${owner} and ${side} and ${since} and ${due} and ${duty}
    and (rank, act_by, id) > (${after.rank}::integer, ${after.actBy}, ${after.id}) order by rank, act_by, id limit ${page.limit}`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** Measures, the newest promise first; of one officer, and open ones alone, where asked. */
export async function recentMeasures(tx: Tx, page: { readonly owner?: string; readonly open: boolean; readonly before?: Place; readonly limit: number }): Promise<readonly Obligation[]> {
  const before = page.before ?? TOP;
  const owner = page.owner === undefined ? sql`true` : sql`owner = ${page.owner}`;
  const open = page.open ? sql`state = 'open'` : sql`true`;
  const found = await sql<{ doc: Obligation }>`select doc from obligation where duty = 'measure' and ${owner} and ${open}
    and (doc->>'openedAt' < ${before.at} or (doc->>'openedAt' = ${before.at} and id > ${before.id})) order by doc->>'openedAt' desc, id limit ${page.limit}`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** Messages of which something others owe us is overdue. */
export async function overdueMessages(tx: Tx): Promise<readonly string[]> {
  const found = await sql<{ message: string }>`select distinct message from obligation where theirs and message is not null and (doc->>'overdue')::integer >= 2 order by 1`.execute(tx);
  return found.rows.map((row) => row.message);
}

/** Counts stop here: a desk that has more shows "1,000 and more", and never waits for an exact number nobody can work off. */
export const MOST_COUNTED = 1_000;

/** After every due instant, and after what stands for none while the clock does not run. */
const EVER = "99999";

/** How many open duties of this house were opened after an instant, at most `MOST_COUNTED`. */
export async function countSince(tx: Tx, since: string): Promise<number> {
  const found = await sql<{ count: number }>`select count(*)::integer as count from (
    select 1 from obligation where state = 'open' and not theirs and doc->>'openedAt' > ${since} limit ${MOST_COUNTED}) as counted`.execute(tx);
  return found.rows[0]!.count;
}

/** How many obligations are open, and how many of them overdue, on each side; at most `MOST_COUNTED` each. */
export async function countOpen(tx: Tx, now: string): Promise<{ readonly here: number; readonly hereOverdue: number; readonly theirs: number; readonly theirsOverdue: number }> {
  // Each count is a walk along the index of due instants, and stops early.
  const count = (theirs: boolean, before: string) => sql`(select count(*) from (
    select 1 from obligation where state = 'open' and theirs = ${theirs}::boolean and due_at < ${before} limit ${MOST_COUNTED}) as counted)`;
  const found = await sql<{ here: number; here_overdue: number; theirs: number; theirs_overdue: number }>`select
    ${count(false, EVER)} as here, ${count(false, now)} as here_overdue, ${count(true, EVER)} as theirs, ${count(true, now)} as theirs_overdue`.execute(tx);
  const row = found.rows[0]!;
  const capped = (value: number) => Math.min(value, MOST_COUNTED);
  return { here: capped(row.here), hereOverdue: capped(row.here_overdue), theirs: capped(row.theirs), theirsOverdue: capped(row.theirs_overdue) };
}
