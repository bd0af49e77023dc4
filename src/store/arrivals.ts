import type { Message } from "../domain/message.ts";
import type { Noun, Rows } from "../domain/entry.ts";
import { messagesAbout } from "./messages.ts";
import { pendingOf } from "./pending.ts";
import type { Tx } from "./schema.ts";
import { tableOf } from "./projection.ts";

/** What an arriving message finds here. */
export interface Met {
  /** Messages about it that came before it did, in order of time. */
  readonly about: readonly Message[];
  readonly thread: MetThread;
}

/** The thread of a message without that message. */
export interface MetThread {
  /** It has others. */
  readonly others: boolean;
  /** One of them left from here. */
  readonly ours: boolean;
}

/** What arrives: rows by which it may be known or that it may be about, to be had in hand, the message it is and the thread it belongs to. */
export interface Arriving {
  readonly rows: readonly (readonly [noun: Noun, id: string])[];
  readonly message: string;
  readonly thread: string;
  /** What its arrival may raise once. */
  readonly once: readonly string[];
}

/** Reads in one statement what an arriving message has to do with, and takes the rows in hand. */
export async function meetArrival(tx: Tx, arriving: Arriving): Promise<Met> {
  const pending = pendingOf(tx);
  if (pending === undefined) throw new Error("Cannot meet an arrival: this transaction only reads");
  const nouns = [...Map.groupBy(arriving.rows, ([noun]) => noun)].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = (await pending.ask({
    text: `select '' as noun, '' as id, jsonb_build_object(
        'about', exists (select 1 from message where about = $1),
        'others', exists (select 1 from message where thread = $2 and id <> $1),
        'ours', exists (select 1 from message where thread = $2 and direction = 'out' and status = 'issued' and id <> $1),
        'raised', (select coalesce(jsonb_agg(once), '[]') from signal where once = any($3::text[]))) as doc
      ${nouns.map(([noun], index) => `union all select '${noun}', id, doc from ${tableOf(noun)} where id = any($${index + 4}::text[])`).join("\n")}`,
    values: [arriving.message, arriving.thread, arriving.once, ...nouns.map(([, list]) => list.map(([, id]) => id))],
  })) as readonly { readonly noun: Noun | ""; readonly id: string; readonly doc: Rows[Noun] | Facts }[];
  for (const { noun, id, doc } of rows) if (noun !== "") pending.hold(noun, id, doc as Rows[Noun]);
  for (const [noun, id] of arriving.rows) pending.hold(noun, id, undefined);
  const facts = rows.find((one) => one.noun === "")!.doc as Facts;
  for (const once of arriving.once) pending.once.set(once, facts.raised.includes(once));
  return { about: facts.about ? await messagesAbout(tx, arriving.message) : [], thread: { others: facts.others, ours: facts.ours } };
}

interface Facts extends MetThread {
  readonly about: boolean;
  readonly raised: readonly string[];
}
