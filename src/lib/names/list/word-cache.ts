import { gatherLikeness } from "../likeness.ts";
import { expand, extended, weigh, type Expansion, type Sought } from "./expand.ts";
import type { NameList } from "./name-list.ts";

/** Words in cached expansions, at 15 bytes each, in each of two generations. */
const cacheWords = 3_000_000;
/** A vocabulary that grew by more is looked through anew. */
const fewWords = 64;
/** Least likeness to a word of two words read as one: looser joins are found when names are aligned. */
const joinLikeness = 0.75;

interface Kept {
  expansion: Expansion;
  version: number;
}

/**
 * The words of a list like those asked about before. What a change of the list cannot alter is kept: new words are compared
 * with the kept ones, and counts are read again; so the answers are those of an empty cache.
 */
export class WordCache {
  readonly #list: NameList;
  #young = new Map<string, Kept>();
  #old = new Map<string, Kept>();
  #words = 0;

  constructor(list: NameList) {
    this.#list = list;
  }

  /** The words like `sought`; with `join`, the words that `sought`, two words read as one, may stand for. */
  expansion(sought: Sought, join = false): Expansion {
    // Words of one spelling may have been written differently, with other readings.
    const key = `${join ? "+" : ""}${sought.abjad ? "~" : ""}${sought.spelling}${sought.readings === undefined || sought.readings.length === 0 ? "" : ` ${sought.readings.join(" ")}`}`;
    const list = this.#list;
    const { vocabulary, version } = list;
    let kept = this.#young.get(key);
    if (kept === undefined) {
      kept = this.#old.get(key);
      const least = join ? joinLikeness : gatherLikeness;
      if (kept === undefined) {
        kept = { expansion: expand(vocabulary, sought, list.livingNames, least), version };
        if (join) weigh(kept.expansion, vocabulary, list.livingNames, true);
      }
      this.#keep(key, kept);
    }
    if (kept.version !== version) {
      const least = join ? joinLikeness : gatherLikeness;
      const { knownWords, words } = kept.expansion;
      if (knownWords !== vocabulary.words) {
        const few = vocabulary.words - knownWords <= fewWords && words.length + fewWords < 500 && (sought.readings ?? []).length === 0;
        kept.expansion = few ? extended(kept.expansion, vocabulary, sought, least) : expand(vocabulary, sought, list.livingNames, least);
      }
      weigh(kept.expansion, vocabulary, list.livingNames, join);
      kept.version = version;
    }
    return kept.expansion;
  }

  /** Forgets everything: for measuring cold. */
  forget(): void {
    this.#young.clear();
    this.#old.clear();
    this.#words = 0;
  }

  #keep(key: string, kept: Kept): void {
    this.#young.set(key, kept);
    // Two generations: what has not been asked for since the last change of generation goes with the next.
    this.#words += kept.expansion.words.length + 16;
    if (this.#words <= cacheWords) return;
    this.#old = this.#young;
    this.#young = new Map();
    this.#words = 0;
  }
}
