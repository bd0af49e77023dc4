import { firstLetter, kindInitial, kindName, kindNumber, linkJoin, maxTokens, type Matchup } from "../matchup.ts";
import { joined, type Token } from "../person-name.ts";
import { skeleton } from "../skeleton.ts";
import type { Expansion } from "./expand.ts";
import type { NameList } from "./name-list.ts";
import type { WordCache } from "./word-cache.ts";

/** One word of a query, or two neighbours read as one, with the words of the list it may stand for. */
export interface Slot {
  readonly expansion: Expansion;
  readonly token: Token;
  /** Position of the word in the query name; a join starts there. */
  readonly at: number;
  readonly span: 1 | 2;
}

const maxSlots = 16;
/** The bits of a mark that name slots, and where its worth begins. */
export const slotBits = 0xffff;
export const worthShift = 16;
/** Words less like part of a word than this do not count as that part. */
export const halfLikeness = 0.8;

/** The words of the name being looked for, and for every word of the list which of them it may stand for. */
export class QueryWords {
  readonly #list: NameList;
  readonly #cache: WordCache;
  tokens: readonly Token[] = [];
  slots: Slot[] = [];
  /** Neighbouring words read as one, and where they stand. */
  joins: { readonly token: Token; readonly at: number }[] = [];
  /** Parts of words that the list does not know. */
  halves: Expansion[] = [];
  /** By list word: the slots it stands in, as bits, and from `worthShift` the most it is worth in any of them. */
  marks = new Uint32Array(0);
  /** By list word, how many of the halves hold it; only where there are any. */
  inHalves = new Uint8Array(0);
  /** Where a word stands in the expansion of the first slot that holds it. */
  place = new Uint16Array(0);
  /** The positions each slot covers, as bits. */
  readonly covers = new Uint16Array(maxSlots);
  readonly kinds = new Uint8Array(maxTokens);
  readonly letters = new Uint8Array(maxTokens);
  readonly known = new Float64Array(maxTokens);
  /** Positions of the words that are names, and the letters of initials, as bits. */
  nameBits = 0;
  initials = 0;
  /** How many words are names, and how many of them one word of the list can cover at most. */
  nameCount = 0;
  mostCovered: 1 | 2 = 1;

  constructor(list: NameList, cache: WordCache) {
    this.#list = list;
    this.#cache = cache;
  }

  /** Looks up the words of a name; `clear` has to follow before the next. */
  start(tokens: readonly Token[]): void {
    this.tokens = tokens;
    this.slots = [];
    this.joins = [];
    this.nameBits = 0;
    this.initials = 0;
    this.nameCount = 0;
    this.mostCovered = 1;
    const halves: Token[] = [];
    tokens.forEach((token, i) => {
      this.kinds[i] = kindNumber(token.kind);
      this.letters[i] = firstLetter(token.spelling.charCodeAt(0) & 127);
      this.known[i] = token.kind === "name" ? this.#list.vocabulary.knownness(token) : 0;
      if (token.kind === "name") {
        this.nameBits |= 1 << i;
        this.nameCount++;
        this.#add(token, i, 1);
        this.#halves(token, halves);
      } else if (token.kind === "initial") this.initials |= 1 << (firstLetter(token.spelling.charCodeAt(0) & 127) & 31);
    });
    for (let i = 0; i + 1 < tokens.length; i++) {
      const first = tokens[i] as Token;
      const second = tokens[i + 1] as Token;
      if (first.kind !== "initial" && second.kind !== "initial") {
        const token = joined(first, second);
        this.joins.push({ token, at: i });
        this.#add(token, i, 2);
      }
    }
    this.halves = halves.map((token) => this.#cache.expansion(token, true)).filter((expansion) => expansion.words.length > 0);
    this.#mark();
  }

  /** Takes the marks of the present name away. */
  clear(): void {
    const { marks, inHalves } = this;
    for (const { expansion } of this.slots) for (let k = 0; k < expansion.words.length; k++) marks[expansion.words[k] as number] = 0;
    for (const { words } of this.halves) for (let k = 0; k < words.length; k++) inHalves[words[k] as number] = 0;
  }

  /** The most that a word is worth as any of the slots in `mask`. */
  bestWorth(mask: number, word: number): number {
    const mark = this.marks[word] as number;
    const all = mark & slotBits;
    if (mask === all) return mark >>> worthShift;
    let best = 0;
    const first = all & -all;
    for (let s = 0, rest = mask; rest !== 0; s++, rest >>>= 1) {
      if ((rest & 1) === 0) continue;
      const { expansion } = this.slots[s] as Slot;
      const worth = expansion.worth[first === 1 << s ? (this.place[word] as number) : expansion.words.indexOf(word)] as number;
      if (worth > best) best = worth;
    }
    return best;
  }

  /** Links word `j` of a record with the query words it may stand for; whether it found a whole word. */
  link(m: Matchup, j: number, word: number): boolean {
    let mask = (this.marks[word] as number) & slotBits;
    let first = true;
    let linked = false;
    for (let s = 0; mask !== 0; s++, mask >>>= 1) {
      if ((mask & 1) === 0) continue;
      const { expansion, span, at, token } = this.slots[s] as Slot;
      const k = first ? (this.place[word] as number) : expansion.words.indexOf(word);
      first = false;
      const likeness = expansion.likeness[k] as number;
      const rarity = expansion.rarity[k] as number;
      if (span === 1) {
        m.edge(at, 1, j, 1, expansion.kinds[k] as number, likeness, rarity);
        linked = true;
      } else if (this.fitsJoin(token, at, word, m.letterB[j] as number)) m.edge(at, 2, j, 1, linkJoin, likeness, rarity);
    }
    return linked;
  }

  /** A join has to begin alike and be about as long: the same test as where the record's words are joined. */
  fitsJoin(token: Token, at: number, word: number, letter: number): boolean {
    const { start } = this.#list.vocabulary.columns;
    const length = (start[word + 1] as number) - (start[word] as number);
    return this.letters[at] === letter && Math.abs(length - token.spelling.length) <= 4;
  }

  #add(token: Token, at: number, span: 1 | 2): void {
    if (this.slots.length >= maxSlots) return;
    const expansion = this.#cache.expansion(token, span === 2);
    if (span === 2) {
      if (expansion.words.length === 0) return;
      this.mostCovered = 2;
    }
    this.covers[this.slots.length] = span === 1 ? 1 << at : 3 << at;
    this.slots.push({ expansion, token, at, span });
  }

  #mark(): void {
    if (this.marks.length < this.#list.vocabulary.words) {
      this.marks = new Uint32Array(Math.ceil(this.#list.vocabulary.words * 1.2) + 64);
      this.place = new Uint16Array(this.marks.length);
      this.inHalves = new Uint8Array(this.marks.length);
    }
    const { marks, place, inHalves } = this;
    for (let s = 0; s < this.slots.length; s++) {
      const { words, worth } = (this.slots[s] as Slot).expansion;
      for (let k = 0; k < words.length; k++) {
        const w = words[k] as number;
        const mark = marks[w] as number;
        if (mark === 0) place[w] = k;
        const most = Math.max(mark >>> worthShift, worth[k] as number);
        marks[w] = (mark & slotBits) | (1 << s) | (most << worthShift);
      }
    }
    for (const { words, likeness } of this.halves) {
      for (let k = 0; k < words.length && (likeness[k] as number) > halfLikeness; k++) inHalves[words[k] as number] = (inHalves[words[k] as number] as number) + 1;
    }
  }

  /** Both parts of a word the list does not know, where they are words it knows: Jacoblawrence, Abdulrahman. */
  #halves(token: Token, into: Token[]): void {
    const { vocabulary } = this.#list;
    const { count } = vocabulary.columns;
    const { spelling, abjad } = token;
    const own = vocabulary.find(spelling, abjad);
    if (spelling.length < 6 || (own >= 0 && (count[own] as number) > 3) || into.length > 4) return;
    const known = (part: string): number => {
      const word = vocabulary.find(part, abjad);
      return word < 0 ? 0 : (count[word] as number);
    };
    const half = (part: string): Token => ({ ...token, spelling: part, key: skeleton(part) });
    if (spelling.startsWith("abd")) {
      into.push(half(spelling.slice(3)));
      return;
    }
    let best = 0;
    let cut = 0;
    for (let i = 2; i + 2 <= spelling.length; i++) {
      const both = Math.min(known(spelling.slice(0, i)), known(spelling.slice(i)));
      if (both > best) [best, cut] = [both, i];
    }
    if (cut > 0) into.push(half(spelling.slice(0, cut)), half(spelling.slice(cut)));
  }
}

/** Whether a word of a name is one that stands alone: neither particle nor initial. */
export function isNameWord(token: number): boolean {
  return (token & 3) === kindName;
}

/** Whether a word of a name is an initial. */
export function isInitial(token: number): boolean {
  return (token & 3) === kindInitial;
}
