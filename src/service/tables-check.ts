import { canonicalJson } from "../lib/base/canonical.ts";
import type { Json } from "../lib/base/canonical.ts";
import { evolve, placesOf } from "../domain/entry.ts";
import type { Noun, Rows } from "../domain/entry.ts";
import type { Message } from "../domain/message.ts";
import type { WatchFile } from "../domain/watch-file.ts";
import { tableOf } from "../store/rows.ts";
import { entriesAboutAll, outboxDifferences, placedBy, rowsOf, rowsWithoutEntries, subjectsAfter } from "../store/tables-check.ts";
import type { StandingRow } from "../store/tables-check.ts";
import type { HistoryFault } from "./ledger-check.ts";
import type { HeedNode } from "./node.ts";

/** Subjects folded at a time. */
const CHUNK = 200;

/**
 * Holds every table against what replaying the entries gives: each row field by field, what messages and files say of persons,
 * rows about which no entry says anything, and the outbox. Reads in one transaction, a few hundred subjects at a time; at most
 * `most` faults are told one by one.
 */
export async function checkTables(node: HeedNode, most: number): Promise<{ readonly faults: readonly HistoryFault[]; readonly faultCount: number }> {
  const faults: HistoryFault[] = [];
  let faultCount = 0;
  const tell = (place: string, fault: string): void => {
    faultCount++;
    if (faults.length < most) faults.push({ place, fault });
  };
  await node.store.read(async (tx) => {
    for (let after = ""; ; ) {
      const subjects = await subjectsAfter(tx, after, CHUNK);
      const last = subjects.at(-1);
      if (last === undefined) break;
      after = last;
      const wanted = new Map<string, StandingRow["doc"]>();
      for (const { noun, subject, set } of await entriesAboutAll(tx, subjects)) {
        const place = `${tableOf(noun)} ${subject}`;
        wanted.set(place, evolve(noun, wanted.get(place) as Rows[Noun] | undefined, set as Partial<Rows[Noun]>) as unknown as StandingRow["doc"]);
      }
      const standing = await rowsOf(tx, subjects);
      compare(wanted, new Map(standing.filter((row) => wanted.has(`${row.table} ${row.id}`)).map((row) => [`${row.table} ${row.id}`, row.doc])), tell);
      const sources = standing.filter((row) => row.table === "message" || row.table === "watch_file");
      const places = sources.flatMap((row) => placedOf(row, node.self.id));
      const placed = (await placedBy(tx, sources.map((row) => row.id))).filter((row) => !wanted.has(`${row.table} ${row.id}`));
      compare(new Map(places), new Map(placed.map((row) => [`${row.table} ${row.id}`, row.doc])), tell);
    }
    for (const { table, id } of await rowsWithoutEntries(tx, most)) tell(`${table} ${id}`, "was added: no entry says anything of it");
    for (const { envelope, waits } of await outboxDifferences(tx, most)) tell(`outbox ${envelope}`, waits ? "was removed or altered: its envelope has no receipt and still waits" : "was added: nothing waits under it");
  });
  return { faults, faultCount };
}

function placedOf(row: StandingRow, self: string): readonly (readonly [string, StandingRow["doc"]])[] {
  const noun = row.table === "message" ? "message" : "watch-file";
  const { descriptions, claims, links } = placesOf({ noun, row: row.doc as unknown as Message & WatchFile }, self);
  const placed = Object.entries({ description: descriptions, claim: claims, link: links }) as [string, readonly { readonly id: string }[]][];
  return placed.flatMap(([table, docs]) => docs.map((doc) => [`${table} ${doc.id}`, doc as unknown as StandingRow["doc"]] as const));
}

function compare(wanted: ReadonlyMap<string, StandingRow["doc"]>, standing: ReadonlyMap<string, StandingRow["doc"]>, tell: (place: string, fault: string) => void): void {
  for (const [place, doc] of wanted) {
    const found = standing.get(place);
    if (found === undefined) {
      tell(place, "was removed");
      continue;
    }
    const fields = differing(doc, found);
    if (fields.length > 0) tell(place, `is not what its entries say: ${fields.slice(0, 5).join(", ")}${fields.length > 5 ? ` and ${fields.length - 5} more` : ""}`);
  }
  for (const place of standing.keys()) if (!wanted.has(place)) tell(place, "was added: no entry leads to it");
}

/** Fields that are not equal, as JSON. */
function differing(a: StandingRow["doc"], b: StandingRow["doc"]): readonly string[] {
  const text = (value: unknown): string | undefined => (value === undefined ? undefined : canonicalJson(JSON.parse(JSON.stringify(value)) as Json));
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((field) => text(a[field]) !== text(b[field])).toSorted();
}
