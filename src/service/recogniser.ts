import { alertScores, NameIndex } from "../lib/names/index.ts";
import { describedOf } from "../domain/described.ts";
import type { PersonDescription } from "../domain/person.ts";
import { placesOf } from "../domain/entry.ts";
import type { Entry, PlacedDescription } from "../domain/entry.ts";
import type { MatchReason } from "../domain/match.ts";
import { liveDescriptions } from "../store/persons.ts";
import { getRow } from "../store/rows.ts";
import type { Tx } from "../store/schema.ts";

/** A known description that may be the person asked about. */
export interface Found {
  readonly id: string;
  readonly score: number;
  readonly reasons: readonly MatchReason[];
}

/**
 * Everybody a node knows of, held in memory beside the database: live descriptions of messages and watch files. It follows the
 * commits: what a transaction changed is prepared inside it and applied after it, so a rolled-back transaction leaves no trace.
 */
export interface Recogniser {
  /** Known descriptions like this one, best first, from near misses up unless another least score is asked for. */
  search(person: PersonDescription, limit: number, leastScore?: number): readonly Found[];
  load(tx: Tx): Promise<void>;
  /** Takes, inside the transaction, what its entries made of the descriptions; what it returns is called once they are committed. */
  prepare(tx: Tx, self: string, entries: readonly Entry[]): Promise<() => void>;
  readonly size: number;
}

/** An empty recogniser; `load` fills it from the database. */
export function newRecogniser(): Recogniser {
  const index = new NameIndex();
  const bySource = new Map<string, string[]>();

  function put(source: string, live: readonly PlacedDescription[]): void {
    for (const id of bySource.get(source) ?? []) index.remove(id);
    bySource.delete(source);
    for (const one of live) index.add(one.id, describedOf(one.person));
    if (live.length > 0) bySource.set(source, live.map((one) => one.id));
  }

  return {
    get size() {
      return index.size;
    },
    search(person, limit, leastScore = alertScores.nearMiss) {
      return index.search(describedOf(person), { limit, minScore: leastScore }).map(({ id, comparison }) => ({
        id,
        score: comparison.score,
        reasons: comparison.reasons.map((reason) => ({ code: reason.code, contribution: reason.contribution, text: reason.text, ...(reason.rule === undefined ? {} : { rule: reason.rule }) })),
      }));
    },
    async load(tx) {
      for await (const batch of liveDescriptions(tx)) {
        const groups = Map.groupBy(batch.filter(matchable), (one) => one.source);
        for (const [source, live] of groups) put(source, live);
      }
    },
    async prepare(tx, self, entries) {
      // Each source in the place of its last entry, as `load` orders them: ties between like names come out the same after a restart.
      const sources = new Map(entries.toReversed().flatMap(({ noun, subject }) => (noun === "message" || noun === "watch-file" ? [[subject, noun] as const] : [])));
      const prepared: { readonly source: string; readonly live: readonly PlacedDescription[] }[] = [];
      for (const [source, noun] of [...sources].toReversed()) {
        const row = await getRow(tx, noun, source);
        const { descriptions } = placesOf({ noun, row } as Parameters<typeof placesOf>[0], self);
        prepared.push({ source, live: descriptions.filter(matchable).sort((a, b) => (a.id < b.id ? -1 : 1)) });
      }
      return () => {
        for (const one of prepared) put(one.source, one.live);
      };
    },
  };
}

/** Bystanders are never matched, and what was superseded or withdrawn matches nothing new; a closed file does, to be looked at again. */
function matchable(one: PlacedDescription): boolean {
  return (one.live || one.dormant === true) && !one.person.bystander;
}
