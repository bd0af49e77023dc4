import { minQuality, pair } from "./align.ts";
import { comparePrepared, prepare, type Context, type Prepared } from "./compare.ts";
import { nicknamesOf } from "./nicknames.ts";
import { joined, type PersonName, type Token } from "./person-name.ts";
import { rarityOf, type Rarity } from "./rarity.ts";
import { neighbours } from "./skeleton.ts";
import type { Comparison, Described } from "./types.ts";

/** One person found. */
export interface Hit {
  readonly id: string;
  readonly comparison: Comparison;
}

/** At most `limit` hits (default 10) of at least `minScore` (default 0). */
export interface SearchOptions {
  readonly limit?: number;
  readonly minScore?: number;
}

interface Entry {
  readonly id: string;
  readonly prepared: Prepared;
}

/** One word as it occurs in the list: shared by all entries that carry it. */
interface Word {
  readonly token: Token;
  readonly entries: Set<Entry>;
  /** Two neighbouring words read as one; they count for finding, not for rarity. */
  readonly compound: boolean;
}

const defaultLimit = 10;
/** Full comparisons per query: the best by a quick sum first. */
const maxCompared = 96;

/**
 * A list of described persons, searched by likeness. Changes take effect at once; a query changes nothing. Hits come best
 * first, equal scores by id, so the same list gives the same answer in whatever order it was filled.
 * @example const index = new NameIndex(); index.add("1", { names: [{ text: "Anis Amri" }] }); index.search({ names: [{ text: "Anis Amir" }] });
 */
export class NameIndex {
  readonly #entries = new Map<string, Entry>();
  readonly #words = new Map<string, Word>();
  readonly #byKey = new Map<number, Set<Word>>();
  readonly #byDay = new Map<number, Set<Entry>>();

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
    const entry: Entry = { id, prepared: prepare(described) };
    this.#entries.set(id, entry);
    for (const [token, compound] of tokensOf(entry.prepared.names)) this.#wordOf(token, compound).entries.add(entry);
    for (const day of daysOf(entry.prepared)) {
      const born = this.#byDay.get(day);
      if (born === undefined) this.#byDay.set(day, new Set([entry]));
      else born.add(entry);
    }
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
    for (const [token, compound] of tokensOf(entry.prepared.names)) {
      const name = wordName(token, compound);
      const word = this.#words.get(name);
      if (word === undefined) continue;
      word.entries.delete(entry);
      if (word.entries.size > 0) continue;
      this.#words.delete(name);
      for (const key of neighbours(token.key)) {
        const words = this.#byKey.get(key);
        words?.delete(word);
        if (words?.size === 0) this.#byKey.delete(key);
      }
    }
    for (const day of daysOf(entry.prepared)) {
      const born = this.#byDay.get(day);
      born?.delete(entry);
      if (born?.size === 0) this.#byDay.delete(day);
    }
    return true;
  }

  /** The persons most likely meant, best first, equal scores by id. */
  search(described: Described, options: SearchOptions = {}): readonly Hit[] {
    const query = prepare(described);
    const rarity: Rarity = (token) => rarityOf(token.spelling, this.#words.get(wordName(token, false))?.entries.size ?? 0, this.#entries.size);
    const found = this.#candidates(query, rarity);
    const best = [...found].sort(([x, a], [y, b]) => b - a || (x.id < y.id ? -1 : 1)).slice(0, maxCompared);
    const context: Context = { listSize: this.#entries.size, rarity };
    const minScore = options.minScore ?? 0;
    const hits: Hit[] = [];
    for (const [entry] of best) {
      const comparison = comparePrepared(query, entry.prepared, context);
      if (comparison.score >= minScore) hits.push({ id: entry.id, comparison });
    }
    hits.sort((x, y) => y.comparison.logOdds - x.comparison.logOdds || (x.id < y.id ? -1 : 1));
    return hits.slice(0, options.limit ?? defaultLimit);
  }

  /** Entries that share a like word or a birth day with the query, with a quick sum of evidence. */
  #candidates(query: Prepared, rarity: Rarity): Map<Entry, number> {
    const total = new Map<Entry, number>();
    const seen = new Map<string, Map<Entry, number>>();
    for (const [token, compound] of tokensOf(query.names)) {
      const name = wordName(token, compound);
      if (seen.has(name)) continue;
      const own = new Map<Entry, number>();
      seen.set(name, own);
      const weight = rarity(token);
      for (const word of this.#alike(token)) {
        const like = pair(token, word.token);
        if (like === undefined || like.quality < minQuality) continue;
        const worth = like.quality * Math.min(weight, rarity(word.token));
        for (const entry of word.entries) if ((own.get(entry) ?? 0) < worth) own.set(entry, worth);
      }
      for (const [entry, worth] of own) total.set(entry, (total.get(entry) ?? 0) + worth);
    }
    for (const day of daysOf(query)) {
      for (const entry of this.#byDay.get(day) ?? []) total.set(entry, (total.get(entry) ?? 0) + 6);
    }
    return total;
  }

  *#alike(token: Token): Iterable<Word> {
    const seen = new Set<Word>();
    for (const key of neighbours(token.key)) {
      for (const word of this.#byKey.get(key) ?? []) {
        if (seen.has(word)) continue;
        seen.add(word);
        yield word;
      }
    }
    for (const plain of nicknamesOf(token.plain) ?? []) {
      for (const compound of [false, true]) {
        const word = this.#words.get(`${compound ? "+" : ""}${plain}`);
        if (word !== undefined && !seen.has(word)) yield word;
      }
    }
  }

  #wordOf(token: Token, compound: boolean): Word {
    const name = wordName(token, compound);
    const known = this.#words.get(name);
    if (known !== undefined) return known;
    const word: Word = { token, entries: new Set(), compound };
    this.#words.set(name, word);
    for (const key of neighbours(token.key)) {
      const words = this.#byKey.get(key);
      if (words === undefined) this.#byKey.set(key, new Set([word]));
      else words.add(word);
    }
    return word;
  }
}

function wordName(token: Token, compound: boolean): string {
  return `${compound ? "+" : ""}${token.spelling}${token.abjad ? "~" : ""}`;
}

/** The words that find a name: each single word, and each two neighbours read as one. */
function* tokensOf(names: readonly PersonName[]): Iterable<readonly [Token, boolean]> {
  for (const name of names) {
    for (let i = 0; i < name.tokens.length; i++) {
      const token = name.tokens[i] as Token;
      if (token.kind === "name") yield [token, false];
      const next = name.tokens[i + 1];
      if (next !== undefined && token.kind !== "initial" && next.kind !== "initial") yield [joined(token, next), true];
    }
  }
}

/** Days that find a person: full birth dates, and each with day and month exchanged. */
function daysOf(prepared: Prepared): number[] {
  const days = new Set<number>();
  for (const span of prepared.spans) if (span.from === span.to) days.add(span.from);
  return [...days];
}
