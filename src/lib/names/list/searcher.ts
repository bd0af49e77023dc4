import type { DaySpan } from "../births.ts";
import { comparedTokens, type PersonName, type Token } from "../person-name.ts";
import type { Expansion } from "./expand.ts";
import { Gatherer } from "./gather.ts";
import type { NameList } from "./name-list.ts";
import { NameScorer } from "./name-scorer.ts";
import { nationCode } from "./nations.ts";
import { QueryWords } from "./query-words.ts";
import { Ranker } from "./rank.ts";
import { WordCache } from "./word-cache.ts";

/** A question to a list. */
export interface Query {
  readonly names: readonly PersonName[];
  readonly spans: readonly DaySpan[];
  readonly nationalities: readonly string[];
}

/** A record found, and its log-odds. */
export interface Found {
  readonly record: number;
  readonly logOdds: number;
}

/**
 * Finds the persons of a list that a description may mean. Holds the scratch memory of one thread and a cache of words
 * already looked up; the list itself is only read, and answers do not depend on the cache.
 *
 * Each query word is looked up once among the words of the list (`word-cache.ts`, `expand.ts`), names that carry like words
 * are gathered (`gather.ts`), the most promising chosen (`rank.ts`) and scored in full (`name-scorer.ts`).
 */
export class Searcher {
  readonly #cache: WordCache;
  readonly #list: NameList;
  readonly #words: QueryWords;
  readonly #gatherer: Gatherer;
  readonly #ranker: Ranker;
  readonly #scorer: NameScorer;

  constructor(list: NameList) {
    this.#list = list;
    this.#cache = new WordCache(list);
    this.#words = new QueryWords(list, this.#cache);
    this.#gatherer = new Gatherer(list, this.#words);
    this.#ranker = new Ranker(list, this.#words);
    this.#scorer = new NameScorer(list, this.#words, this.#cache);
  }

  /** Called with the features of every name scored, for fitting. */
  onScored: ((record: number, features: Float64Array, logOdds: number) => void) | undefined;

  /** The best `limit` records by log-odds, equal ones by record number. */
  search(query: Query, limit: number): Found[] {
    const best = new Map<number, number>();
    this.#scorer.start(query.nationalities.map(nationCode).filter((code) => code > 0));
    for (const name of query.names) this.#searchName(name, query, best);
    const found: Found[] = [];
    for (const [record, logOdds] of best) found.push({ record, logOdds });
    found.sort((x, y) => y.logOdds - x.logOdds || x.record - y.record);
    if (found.length > limit) found.length = limit;
    return found;
  }

  /** The words like `token` in this list; with `join`, those that it, two words read as one, may stand for. */
  expansion(token: Token, join = false): Expansion {
    return this.#cache.expansion(token, join);
  }

  /** Forgets the looked-up words: for measuring cold. */
  forget(): void {
    this.#cache.forget();
  }

  #searchName(name: PersonName, query: Query, best: Map<number, number>): void {
    this.#words.start(comparedTokens(name));
    if (this.#words.slots.length > 0) {
      this.#gatherer.run(query.spans);
      const { nameRecord } = this.#list.columns;
      for (const candidate of this.#ranker.best(this.#gatherer.gathered, query.spans)) {
        const record = nameRecord[candidate] as number;
        const logOdds = this.#scorer.score(candidate, query);
        this.onScored?.(record, this.#scorer.features, logOdds);
        const known = best.get(record);
        if (known === undefined || known < logOdds) best.set(record, logOdds);
      }
    }
    this.#words.clear();
  }
}
