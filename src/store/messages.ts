import { sql } from "kysely";
import type { Addressee } from "../domain/addressee.ts";
import type { Item } from "../domain/item.ts";
import type { Message } from "../domain/message.ts";
import { TOP } from "./place.ts";
import type { Place } from "./place.ts";
import type { Tx } from "./schema.ts";

/** The messages of a thread in order of time. */
export async function messagesInThread(tx: Tx, thread: string): Promise<readonly Message[]> {
  const found = await sql<{ doc: Message }>`select doc from message where thread = ${thread} order by at, id`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** Messages that answer, correct or otherwise concern this one. */
export async function messagesAbout(tx: Tx, message: string): Promise<readonly Message[]> {
  const found = await sql<{ doc: Message }>`select doc from message where about = ${message} order by at, id`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** Messages that answer, correct or otherwise concern any of these. */
export async function messagesAboutMany(tx: Tx, messages: readonly string[]): Promise<readonly Message[]> {
  if (messages.length === 0) return [];
  const found = await sql<{ doc: Message }>`select doc from message where about = any(${messages}::text[]) order by at, id`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** Threads by their newest message, newest first; `before` is the instant and id of the last one seen. */
export async function recentMessages(tx: Tx, page: { readonly before?: Place; readonly limit: number }): Promise<readonly Message[]> {
  const before = page.before ?? TOP;
  const found = await sql<{ doc: Message }>`select doc from message where (at < ${before.at} or (at = ${before.at} and id > ${before.id})) order by at desc, id limit ${page.limit}`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** Approved messages whose time to leave has come. */
export async function releasableMessages(tx: Tx, now: string): Promise<readonly Message[]> {
  const found = await sql<{ doc: Message }>`select doc from message where status = 'approved' and release_at <= ${now} order by release_at, id`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** When the next approved message is to leave. */
export async function nextReleaseAt(tx: Tx): Promise<string | undefined> {
  const found = await sql<{ at: string | null }>`select min(release_at) as at from message where status = 'approved'`.execute(tx);
  return found.rows[0]?.at ?? undefined;
}

/** How each addressee of a message stands. */
export async function addresseesOf(tx: Tx, message: string): Promise<readonly Addressee[]> {
  const found = await sql<{ doc: Addressee }>`select doc from addressee where message = ${message} order by id`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** The addressees of these messages. */
export async function addresseesOfMany(tx: Tx, messages: readonly string[]): Promise<readonly Addressee[]> {
  if (messages.length === 0) return [];
  const found = await sql<{ doc: Addressee }>`select doc from addressee where message = any(${messages}::text[]) order by id`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** Addressees whose delivery should have been confirmed by now. */
export async function unconfirmed(tx: Tx, now: string, limit: number): Promise<readonly Addressee[]> {
  const found = await sql<{ doc: Addressee }>`select doc from addressee where confirm_by <= ${now} order by confirm_by, id limit ${limit}`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** When the next confirmation is due. */
export async function nextConfirmBy(tx: Tx): Promise<string | undefined> {
  const found = await sql<{ at: string | null }>`select min(confirm_by) as at from addressee where confirm_by is not null`.execute(tx);
  return found.rows[0]?.at ?? undefined;
}

/** The items of a thread. */
export async function itemsInThread(tx: Tx, thread: string): Promise<readonly Item[]> {
  const found = await sql<{ doc: Item }>`select doc from item where thread = ${thread} order by id`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** When messages filed by hand were recorded, where that was later than they were received. */
export async function recordedLate(tx: Tx, messages: readonly string[]): Promise<Readonly<Record<string, string>>> {
  if (messages.length === 0) return {};
  const found = await sql<{ subject: string; at: string }>`select e.subject, e.data->>'at' as at from entry e join message m on m.id = e.subject
    where e.subject = any(${messages}::text[]) and e.kind = 'message.received' and e.data->>'at' > m.doc->>'receivedAt'`.execute(tx);
  return Object.fromEntries(found.rows.map((row) => [row.subject, row.at]));
}

/** The newest items of the unit, without what anybody wrote in them. */
export async function recentItems(tx: Tx, limit: number): Promise<readonly Pick<Item, "id" | "kind" | "openedAt" | "state" | "settledAt">[]> {
  const found = await sql<{ doc: Item }>`select jsonb_build_object('id', id, 'kind', doc->'kind', 'openedAt', doc->'openedAt', 'state', doc->'state', 'settledAt', doc->'settledAt') as doc
    from item order by doc->>'openedAt' desc, id limit ${limit}`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** How many live items each officer owns. */
export async function liveItemCounts(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const found = await sql<{ owner: string; count: number }>`select owner, count(*) as count from item where live group by owner`.execute(tx);
  return new Map(found.rows.map((row) => [row.owner, row.count]));
}

/** What one officer owns, by id. */
export async function ownedBy(tx: Tx, owner: string): Promise<{ readonly items: readonly string[]; readonly obligations: readonly string[]; readonly watchFiles: readonly string[] }> {
  const found = await sql<{ noun: string; id: string }>`select 'item' as noun, id from item where live and owner = ${owner}
    union all select 'obligation', id from obligation where state = 'open' and owner = ${owner}
    union all select 'watch-file', id from watch_file where state = 'active' and owner = ${owner} order by 1, 2`.execute(tx);
  const of = (noun: string) => found.rows.filter((row) => row.noun === noun).map((row) => row.id);
  return { items: of("item"), obligations: of("obligation"), watchFiles: of("watch-file") };
}
