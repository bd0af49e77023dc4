import { commonSpellings, namesCounted } from "../data/frequencies.ts";
import { writeSpelling } from "../distance.ts";
import { knownness } from "../features.ts";
import { vowelCode } from "../frame.ts";
import { hasArticle } from "../likeness.ts";
import { neighbours, skeleton } from "../skeleton.ts";
import { grown, newColumn, trimmed } from "./arrays.ts";
import { flagAbjad, flagArticle, wordLetters, wordMeta } from "./word-meta.ts";

/** Letters that order the words of one skeleton, and words beyond which numbers would collide: together 53 bits. */
const prefixLetters = 5;
const maxWords = 2 ** 23;

/** The columns of a vocabulary; word numbers count from 0, key numbers from 0. */
export interface VocabularyColumns {
  /** Spellings one after the other; word w is bytes start[w] to start[w + 1]. */
  bytes: Uint8Array;
  start: Uint32Array;
  flags: Uint8Array;
  /** See `vowelCode`. */
  vowels: Uint16Array;
  /** Names of the list that carry the word, and persons of the built-in table that do. */
  count: Uint32Array;
  base: Uint32Array;
  /** Open-addressing table, word number + 1. */
  wordTable: Int32Array;
  /** Words of one skeleton at the last `settle`: keyWords[keyStart[k]] to keyWords[keyStart[k + 1]]. */
  keyStart: Uint32Array;
  keyWords: Uint32Array;
  /** What a first test needs of each of them, side by side: see `wordMeta`. */
  keyMeta: Uint32Array;
  /** See `lettersOf`. */
  keyLetters: Int32Array;
  /** Words added since are chained: keyHead[k], then nextWord, as number + 1. */
  nextWord: Uint32Array;
  keyValue: Uint32Array;
  keyHead: Uint32Array;
  keyTable: Int32Array;
  /** Skeletons reached by deleting one class, chained per deletion: value, key number and next + 1. */
  deletionTable: Int32Array;
  deletionValue: Uint32Array;
  deletionKey: Uint32Array;
  deletionNext: Uint32Array;
}

/**
 * All words of a list, numbered, with the consonant skeletons that find similar ones. Holds the built-in frequent words
 * from the start, so that rarity is known before the list is long.
 */
export class Vocabulary {
  columns: VocabularyColumns;
  words = 0;
  keys = 0;
  deletions = 0;
  deletionValues = 0;

  constructor(columns?: VocabularyColumns & { words: number; keys: number; deletions: number; deletionValues: number }, shared = false) {
    if (columns !== undefined) {
      this.columns = columns;
      this.words = columns.words;
      this.keys = columns.keys;
      this.deletions = columns.deletions;
      this.deletionValues = columns.deletionValues;
      return;
    }
    this.columns = {
      bytes: newColumn(Uint8Array, 1 << 14, shared), start: newColumn(Uint32Array, 1 << 11, shared), flags: newColumn(Uint8Array, 1 << 11, shared), vowels: newColumn(Uint16Array, 1 << 11, shared),
      count: newColumn(Uint32Array, 1 << 11, shared), base: newColumn(Uint32Array, 1 << 11, shared), wordTable: newColumn(Int32Array, 1 << 12, shared),
      keyStart: newColumn(Uint32Array, 1, shared), keyWords: newColumn(Uint32Array, 0, shared), keyMeta: newColumn(Uint32Array, 0, shared), keyLetters: newColumn(Int32Array, 0, shared), nextWord: newColumn(Uint32Array, 1 << 11, shared),
      keyValue: newColumn(Uint32Array, 1 << 10, shared), keyHead: newColumn(Uint32Array, 1 << 10, shared), keyTable: newColumn(Int32Array, 1 << 11, shared),
      deletionTable: newColumn(Int32Array, 1 << 12, shared), deletionValue: newColumn(Uint32Array, 1 << 12, shared),
      deletionKey: newColumn(Uint32Array, 1 << 12, shared), deletionNext: newColumn(Uint32Array, 1 << 12, shared),
    };
    for (const entry of commonSpellings.split(/\s+/)) {
      const cut = entry.indexOf(":");
      if (cut < 1) continue;
      const [spelling, abjad] = entry.charAt(cut - 1) === "~" ? [entry.slice(0, cut - 1), true] : [entry.slice(0, cut), false];
      this.columns.base[this.add(spelling, abjad)] = Number(entry.slice(cut + 1));
    }
  }

  /** Lays the words of each skeleton side by side: chains cost a wait for memory at every step. */
  settle(): void {
    const c = this.columns;
    const shared = c.keyHead.buffer instanceof SharedArrayBuffer;
    const perKey = new Uint32Array(this.keys + 1);
    const keyOf = new Uint32Array(this.words);
    for (let key = 0; key < this.keys; key++) {
      const each = (word: number): void => {
        keyOf[word] = key;
        perKey[key] = (perKey[key] as number) + 1;
      };
      for (let i = c.keyStart[key] ?? 0; i < (c.keyStart[key + 1] ?? 0); i++) each(c.keyWords[i] as number);
      for (let w = (c.keyHead[key] as number) - 1; w >= 0; w = (c.nextWord[w] as number) - 1) each(w);
      c.keyHead[key] = 0;
    }
    c.nextWord.fill(0);
    c.keyStart = newColumn(Uint32Array, this.keys + 1, shared);
    c.keyWords = newColumn(Uint32Array, this.words, shared);
    c.keyMeta = newColumn(Uint32Array, this.words, shared);
    c.keyLetters = newColumn(Int32Array, this.words, shared);
    for (let key = 0; key < this.keys; key++) c.keyStart[key + 1] = (c.keyStart[key] as number) + (perKey[key] as number);
    const next = c.keyStart.slice();
    for (const word of this.#alphabetical()) {
      const key = keyOf[word] as number;
      const at = next[key] as number;
      c.keyWords[at] = word;
      c.keyMeta[at] = wordMeta(c, word);
      c.keyLetters[at] = wordLetters(c, word);
      next[key] = at + 1;
    }
  }

  /** All word numbers, those that begin alike together: sorted by the first five letters. */
  #alphabetical(): Float64Array {
    const { bytes, start } = this.columns;
    const order = new Float64Array(this.words);
    for (let word = 0; word < this.words; word++) {
      const from = start[word] as number;
      const to = Math.min(start[word + 1] as number, from + prefixLetters);
      let prefix = 0;
      for (let i = from; i < from + prefixLetters; i++) prefix = prefix * 64 + (i < to ? (bytes[i] as number) & 63 : 0);
      order[word] = prefix * maxWords + word;
    }
    order.sort();
    for (let i = 0; i < order.length; i++) order[i] = (order[i] as number) % maxWords;
    return order;
  }

  /** The counts a constructor needs beside the columns. */
  numbers(): Record<string, number> {
    const { words, keys, deletions, deletionValues } = this;
    return { words, keys, deletions, deletionValues };
  }

  /** The columns cut to what is in use. */
  trimmedColumns(): VocabularyColumns {
    const c = this.columns;
    return {
      bytes: trimmed(c.bytes, c.start[this.words] as number), start: trimmed(c.start, this.words + 1), flags: trimmed(c.flags, this.words), vowels: trimmed(c.vowels, this.words),
      count: trimmed(c.count, this.words), base: trimmed(c.base, this.words), wordTable: c.wordTable, keyStart: c.keyStart, keyWords: c.keyWords, keyMeta: c.keyMeta, keyLetters: c.keyLetters, nextWord: trimmed(c.nextWord, this.words),
      keyValue: trimmed(c.keyValue, this.keys), keyHead: trimmed(c.keyHead, this.keys), keyTable: c.keyTable,
      deletionTable: c.deletionTable, deletionValue: trimmed(c.deletionValue, this.deletions),
      deletionKey: trimmed(c.deletionKey, this.deletions), deletionNext: trimmed(c.deletionNext, this.deletions),
    };
  }

  /** Persons behind the built-in counts. */
  get baseNames(): number {
    return namesCounted;
  }

  /** The number of a word, or -1. */
  find(spelling: string, abjad: boolean): number {
    return this.#slot(spelling, abjad).word;
  }

  /** How well a word is known: to the list, and to the registers behind the built-in counts. */
  knownness(word: { readonly spelling: string; readonly abjad: boolean }): number {
    const number = this.find(word.spelling, word.abjad);
    return number < 0 ? 0 : knownness((this.columns.count[number] as number) + (this.columns.base[number] as number));
  }

  /** The number of a word, added if new. */
  add(spelling: string, abjad: boolean): number {
    const found = this.#slot(spelling, abjad);
    if (found.word >= 0) return found.word;
    const word = this.words++;
    const c = this.columns;
    c.start = grown(c.start, word + 2);
    c.flags = grown(c.flags, word + 1);
    c.count = grown(c.count, word + 1);
    c.base = grown(c.base, word + 1);
    c.nextWord = grown(c.nextWord, word + 1);
    const at = c.start[word] as number;
    c.bytes = grown(c.bytes, at + spelling.length);
    const end = writeSpelling(spelling, c.bytes, at);
    c.start[word + 1] = end;
    c.flags[word] = (abjad ? flagAbjad : 0) | (hasArticle(c.bytes, at, end) ? flagArticle : 0);
    c.vowels = grown(c.vowels, word + 1);
    c.vowels[word] = vowelCode(c.bytes, at, end);
    c.wordTable[found.slot] = word + 1;
    if (this.words * 2 > c.wordTable.length) this.#growWordTable();
    const key = this.#addKey(skeleton(spelling));
    c.nextWord[word] = c.keyHead[key] as number;
    c.keyHead[key] = word + 1;
    return word;
  }

  /** The number of a skeleton, or -1. */
  findKey(value: number): number {
    const { keyTable, keyValue } = this.columns;
    const mask = keyTable.length - 1;
    for (let slot = mix(value) & mask; ; slot = (slot + 1) & mask) {
      const key = (keyTable[slot] as number) - 1;
      if (key < 0 || keyValue[key] === value) return key;
    }
  }

  /** First entry + 1 of the chain of skeletons that deleting one class turns into `value`, or 0. */
  deletionHead(value: number): number {
    const { deletionTable, deletionValue } = this.columns;
    const mask = deletionTable.length - 1;
    for (let slot = mix(value) & mask; ; slot = (slot + 1) & mask) {
      const entry = deletionTable[slot] as number;
      if (entry === 0 || deletionValue[entry - 1] === value) return entry;
    }
  }

  #slot(spelling: string, abjad: boolean): { word: number; slot: number } {
    const { wordTable, start, bytes, flags } = this.columns;
    const mask = wordTable.length - 1;
    const length = Math.min(spelling.length, 40);
    let hash = abjad ? 0x9e3779b9 : 0x811c9dc5;
    for (let i = 0; i < length; i++) hash = Math.imul(hash ^ (spelling.charCodeAt(i) & 127), 0x01000193);
    search: for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const word = (wordTable[slot] as number) - 1;
      if (word < 0) return { word, slot };
      const at = start[word] as number;
      if ((start[word + 1] as number) - at !== length || ((flags[word] as number) & flagAbjad) !== (abjad ? flagAbjad : 0)) continue;
      for (let i = 0; i < length; i++) if (bytes[at + i] !== (spelling.charCodeAt(i) & 127)) continue search;
      return { word, slot };
    }
  }

  #growWordTable(): void {
    const c = this.columns;
    const old = c.wordTable;
    const table = newColumn(Int32Array, old.length * 2, old.buffer instanceof SharedArrayBuffer);
    const mask = table.length - 1;
    for (let word = 0; word < this.words; word++) {
      let hash = (c.flags[word] as number) & flagAbjad ? 0x9e3779b9 : 0x811c9dc5;
      for (let i = c.start[word] as number; i < (c.start[word + 1] as number); i++) hash = Math.imul(hash ^ (c.bytes[i] as number), 0x01000193);
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (table[slot] !== 0) slot = (slot + 1) & mask;
      table[slot] = word + 1;
    }
    c.wordTable = table;
  }

  #addKey(value: number): number {
    const found = this.findKey(value);
    if (found >= 0) return found;
    const c = this.columns;
    const key = this.keys++;
    c.keyValue = grown(c.keyValue, key + 1);
    c.keyHead = grown(c.keyHead, key + 1);
    c.keyValue[key] = value;
    insert(c.keyTable, value, key + 1);
    if (this.keys * 2 > c.keyTable.length) c.keyTable = rehashed(c.keyTable, c.keyValue);
    for (const shorter of neighbours(value)) if (shorter !== value) this.#addDeletion(shorter, key);
    return key;
  }

  #addDeletion(value: number, key: number): void {
    const c = this.columns;
    const head = this.deletionHead(value);
    const entry = this.deletions++;
    c.deletionValue = grown(c.deletionValue, entry + 1);
    c.deletionKey = grown(c.deletionKey, entry + 1);
    c.deletionNext = grown(c.deletionNext, entry + 1);
    c.deletionValue[entry] = value;
    c.deletionKey[entry] = key;
    if (head === 0) {
      insert(c.deletionTable, value, entry + 1);
      if (++this.deletionValues * 2 > c.deletionTable.length) c.deletionTable = rehashed(c.deletionTable, c.deletionValue);
    } else {
      // The head stays in its place; the new entry comes second.
      c.deletionNext[entry] = c.deletionNext[head - 1] as number;
      c.deletionNext[head - 1] = entry + 1;
    }
  }
}

/** A skeleton to a table position. */
function mix(value: number): number {
  let hash = Math.imul(value, 0x9e3779b1);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 7;
}

function insert(table: Int32Array, value: number, entry: number): void {
  const mask = table.length - 1;
  let slot = mix(value) & mask;
  while (table[slot] !== 0) slot = (slot + 1) & mask;
  table[slot] = entry;
}

function rehashed(table: Int32Array, values: Uint32Array): Int32Array {
  const larger = newColumn(Int32Array, table.length * 2, table.buffer instanceof SharedArrayBuffer);
  for (const entry of table) if (entry !== 0) insert(larger, values[entry - 1] as number, entry);
  return larger;
}
