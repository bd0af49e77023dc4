import { compareAttributes, documentKeys } from "./attributes.ts";
import { comparePrepared, prepare, type Context, type Prepared } from "./compare.ts";
import { NameList } from "./list/name-list.ts";
import { namesakesOf } from "./list/namesakes.ts";
import { Searcher } from "./list/searcher.ts";
import type { Comparison, Described } from "./types.ts";

/** One person found. */
export interface Hit {
  readonly id: string;
  readonly comparison: Comparison;
  /** Other records that carry the same name, spelled the same; the comparison says so as well. */
  readonly namesakes: number;
}

/** At most `limit` hits (default 10) of at least `minScore` (default 0). */
export interface SearchOptions {
  readonly limit?: number;
  readonly minScore?: number;
}

interface Entry {
  readonly id: string;
  readonly record: number;
  /** As given: reading it again for the few that are found costs less than keeping every name read. */
  readonly described: Described;
}

const defaultLimit = 10;
const maxLimit = 1000;
/** Records asked of the list search beyond the limit: sex, places and documents may change its order. */
const spare = 30;
/** Full comparisons beyond the limit, and what a first estimate may be off by: it knows names and birth dates of one alias only. */
const spareCompared = 4;
const estimateError = 0.5;

/**
 * A list of described persons, searched by likeness. Changes take effect at once; a query changes nothing. Hits come best
 * first, equal scores by id, so the same list gives the same answer in whatever order it was filled. Descriptions are kept,
 * not copied: do not change one that was added.
 * @example const index = new NameIndex(); index.add("1", { names: [{ text: "Anis Amri" }] }); index.search({ names: [{ text: "Anis Amir" }] });
 */
export class NameIndex {
  readonly #entries = new Map<string, Entry>();
  readonly #byDocument = new Map<string, Set<Entry>>();
  #byRecord: (Entry | undefined)[] = [];
  #list = new NameList();
  #searcher = new Searcher(this.#list);

  /** How many persons the index holds. */
  get size(): number {
    return this.#entries.size;
  }

  /** Whether `id` is in the index. */
  has(id: string): boolean {
    return this.#entries.has(id);
  }

  /** Adds a person, or replaces what stands under `id`. */
  add(id: string, described: Described): void {
    this.remove(id);
    this.#append({ id, record: this.#list.append(prepare(described)), described });
  }

  /** The same as `add`: says that the caller expects `id` to be there. */
  replace(id: string, described: Described): void {
    this.add(id, described);
  }

  /** Removes a person; whether there was one. */
  remove(id: string): boolean {
    const entry = this.#entries.get(id);
    if (entry === undefined) return false;
    this.#entries.delete(id);
    this.#byRecord[entry.record] = undefined;
    this.#list.kill(entry.record);
    for (const key of documentKeys(entry.described)) {
      const holders = this.#byDocument.get(key);
      holders?.delete(entry);
      if (holders?.size === 0) this.#byDocument.delete(key);
    }
    // Gone records leave holes; once they are the greater part the list is made anew.
    if (this.#list.records > 2 * this.#list.living + 256) this.#rebuild();
    return true;
  }

  /** The persons most likely meant, best first, equal scores by id. */
  search(described: Described, options: SearchOptions = {}): readonly Hit[] {
    const limit = Math.max(0, Math.min(maxLimit, options.limit ?? defaultLimit));
    const query = prepare(described);
    const minScore = options.minScore ?? 0;
    const entries = this.#likely(described, query, limit, minScore);
    const context: Context = {
      listSize: this.#list.living,
      words: { expansion: (token, join) => this.#searcher.expansion(token, join), known: (token) => this.#list.vocabulary.knownness(token), names: this.#list.livingNames },
    };
    const hits: { readonly entry: Entry; readonly comparison: Comparison }[] = [];
    for (const entry of entries) {
      const comparison = comparePrepared(query, prepare(entry.described), context);
      if (comparison.score >= minScore) hits.push({ entry, comparison });
    }
    hits.sort((x, y) => y.comparison.logOdds - x.comparison.logOdds || (x.entry.id < y.entry.id ? -1 : 1));
    return hits.slice(0, limit).map(({ entry, comparison }) => {
      const namesakes = namesakesOf(this.#list, entry.record);
      return { id: entry.id, comparison: withNamesakes(comparison, namesakes), namesakes };
    });
  }

  /** The entries worth a full comparison: holders of one of the documents, and the best by the list search and all else that is known. */
  #likely(described: Described, query: Prepared, limit: number, minScore: number): ReadonlySet<Entry> {
    const entries = new Set<Entry>();
    for (const key of documentKeys(described)) for (const entry of this.#byDocument.get(key) ?? []) if (entries.size < maxLimit) entries.add(entry);
    const least = Math.log(minScore / (1 - minScore)) - estimateError;
    const estimates: { readonly entry: Entry; readonly logOdds: number }[] = [];
    for (const { record, logOdds } of this.#searcher.search(query, limit + spare)) {
      const entry = this.#byRecord[record];
      if (entry === undefined) continue;
      const sum = compareAttributes(described, entry.described).reduce((total, reason) => total + reason.contribution, logOdds);
      if (sum >= least) estimates.push({ entry, logOdds: sum });
    }
    estimates.sort((x, y) => y.logOdds - x.logOdds || (x.entry.id < y.entry.id ? -1 : 1));
    for (const { entry } of estimates.slice(0, limit + spareCompared)) entries.add(entry);
    return entries;
  }

  #append(entry: Entry): void {
    this.#entries.set(entry.id, entry);
    this.#byRecord[entry.record] = entry;
    for (const key of documentKeys(entry.described)) {
      const holders = this.#byDocument.get(key);
      if (holders === undefined) this.#byDocument.set(key, new Set([entry]));
      else holders.add(entry);
    }
  }

  #rebuild(): void {
    const entries = [...this.#entries.values()];
    this.#list = new NameList();
    this.#searcher = new Searcher(this.#list);
    this.#byRecord = [];
    this.#entries.clear();
    this.#byDocument.clear();
    for (const { id, described } of entries) this.#append({ id, record: this.#list.append(prepare(described), false), described });
    this.#list.postAll();
  }
}

/** The comparison with a reason that weighs nothing and says how many others carry the name: rarity has weighed it already. */
function withNamesakes(comparison: Comparison, namesakes: number): Comparison {
  if (namesakes === 0) return comparison;
  const text = namesakes === 1 ? "One other record carries this name." : `${namesakes} other records carry this name.`;
  return { ...comparison, reasons: [...comparison.reasons, { code: "name.carried", contribution: 0, text }] };
}
