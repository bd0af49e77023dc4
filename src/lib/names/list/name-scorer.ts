import { writeSpelling } from "../distance.ts";
import { addBirthFeature, addNameFeatures, feature, featureCount } from "../features.ts";
import { likenessOf, looseLikeness, minJoinLikeness, minLikeness } from "../likeness.ts";
import { firstLetter, kindInitial, kindName, kindParticle, linkInitial, linkJoin, linkParticle, linkSimilar, Matchup } from "../matchup.ts";
import type { Token } from "../person-name.ts";
import { listPenalty, logOddsOf } from "../score.ts";
import { rarityAt } from "./expand.ts";
import { relationTo } from "./listed-births.ts";
import type { NameList } from "./name-list.ts";
import { addNationFeature } from "./nations.ts";
import type { QueryWords } from "./query-words.ts";
import type { Query } from "./searcher.ts";
import { flagAbjad } from "./word-meta.ts";
import type { WordCache } from "./word-cache.ts";

/** Aligns names of a list with the present query words and scores their records in full: what `compare` finds, from columns. */
export class NameScorer {
  readonly #list: NameList;
  readonly #words: QueryWords;
  readonly #cache: WordCache;
  readonly #matchup = new Matchup();
  readonly features = new Float64Array(featureCount);
  readonly #bytes = new Uint8Array(160);
  #nations: readonly number[] = [];

  constructor(list: NameList, words: QueryWords, cache: WordCache) {
    this.#list = list;
    this.#words = words;
    this.#cache = cache;
  }

  /** Nationalities of the query, as numbers. */
  start(nations: readonly number[]): void {
    this.#nations = nations;
  }

  /** Log-odds of the record a name belongs to; `features` holds the terms until the next call. */
  score(name: number, query: Query): number {
    const c = this.#list.columns;
    const v = this.#list.vocabulary.columns;
    const m = this.#matchup;
    const { tokens, kinds, letters } = this.#words;
    const from = c.nameStart[name] as number;
    const count = (c.nameStart[name + 1] as number) - from;
    const record = c.nameRecord[name] as number;
    m.start(tokens.length, count);
    m.kindA.set(kinds);
    m.letterA.set(letters);
    m.knownA.set(this.#words.known);
    let loose = 0;
    for (let j = 0; j < count; j++) {
      const token = c.tokens[from + j] as number;
      const word = token >>> 2;
      const kind = token & 3;
      m.kindB[j] = kind;
      m.letterB[j] = firstLetter(v.bytes[v.start[word] as number] as number);
      if (kind === kindName) {
        if (!this.#words.link(m, j, word)) loose |= 1 << j;
      } else if (kind === kindParticle) this.#linkParticle(j, word);
      if (this.#words.initials !== 0 || kind === kindInitial) this.#linkInitials(j, tokens.length);
    }
    if (loose !== 0) this.#linkLoose(from, loose);
    if (loose !== 0) this.#linkQueryJoins(from, loose);
    this.#linkJoins(from);
    m.align();
    const f = this.features;
    f.fill(0);
    f[feature.base] = 1;
    addNameFeatures(m, this.#list.living, f);
    if (query.spans.length > 0) addBirthFeature(relationTo(query.spans, c, record), f);
    addNationFeature(c.nations[record] as number, this.#nations, f);
    return logOddsOf(f, listPenalty(this.#list.living));
  }

  #linkParticle(j: number, word: number): void {
    const v = this.#list.vocabulary.columns;
    const { tokens } = this.#words;
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i] as Token;
      if (token.kind === "particle" && this.#sameSpelling(token.spelling, v.start[word] as number, v.start[word + 1] as number)) {
        this.#matchup.edge(i, 1, j, 1, linkParticle, 1, 0);
      }
    }
  }

  #linkInitials(j: number, count: number): void {
    const m = this.#matchup;
    for (let i = 0; i < count; i++) {
      const kinds = (m.kindA[i] as number) + (m.kindB[j] as number);
      if (m.letterA[i] !== m.letterB[j] || (m.kindA[i] !== kindInitial && m.kindB[j] !== kindInitial)) continue;
      if (kinds === kindInitial + kindName || kinds === 2 * kindInitial) m.edge(i, 1, j, 1, linkInitial, 0.6, 0);
    }
  }

  /** Measures words that so far stand alone on both sides against each other: less alike than a search looks for. */
  #linkLoose(from: number, loose: number): void {
    const c = this.#list.columns;
    const v = this.#list.vocabulary.columns;
    const m = this.#matchup;
    const { tokens } = this.#words;
    let linked = 0;
    for (let e = 0; e < m.edges; e++) if (m.edgeSpanA[e] === 1 && m.edgeKind[e] !== linkInitial && m.edgeKind[e] !== linkParticle) linked |= 1 << (m.edgeA[e] as number);
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i] as Token;
      if (token.kind !== "name" || (linked & (1 << i)) !== 0) continue;
      const end = writeSpelling(token.spelling, this.#bytes, 0);
      for (let j = 0; j < m.countB; j++) {
        if ((loose & (1 << j)) === 0) continue;
        const word = (c.tokens[from + j] as number) >>> 2;
        const abjad = token.abjad || ((v.flags[word] as number) & flagAbjad) !== 0;
        const likeness = looseLikeness(this.#bytes, 0, end, v.bytes, v.start[word] as number, v.start[word + 1] as number, abjad);
        if (likeness >= minLikeness) m.edge(i, 1, j, 1, linkSimilar, likeness, rarityAt(this.#cache.expansion(token), likeness, this.#list.livingNames));
      }
    }
  }

  /** Two neighbouring words of the query, read as one, against a word of the record that none of them stands for. */
  #linkQueryJoins(from: number, loose: number): void {
    const c = this.#list.columns;
    const v = this.#list.vocabulary.columns;
    const m = this.#matchup;
    for (const { token, at } of this.#words.joins) {
      let end = 0;
      for (let j = 0; j < m.countB; j++) {
        const word = (c.tokens[from + j] as number) >>> 2;
        if ((loose & (1 << j)) === 0 || !this.#words.fitsJoin(token, at, word, m.letterB[j] as number) || this.#joinKnown(at, j)) continue;
        if (end === 0) end = writeSpelling(token.spelling, this.#bytes, 0);
        const abjad = token.abjad || ((v.flags[word] as number) & flagAbjad) !== 0;
        const likeness = likenessOf(this.#bytes, 0, end, v.bytes, v.start[word] as number, v.start[word + 1] as number, abjad, minJoinLikeness);
        if (likeness >= minJoinLikeness) m.edge(at, 2, j, 1, linkJoin, likeness, rarityAt(this.#cache.expansion(token, true), likeness, this.#list.livingNames));
      }
    }
  }

  #joinKnown(at: number, j: number): boolean {
    const m = this.#matchup;
    for (let e = 0; e < m.edges; e++) if (m.edgeA[e] === at && m.edgeB[e] === j && m.edgeSpanA[e] === 2) return true;
    return false;
  }

  /** One word of the query, in any reading, against two neighbouring words of the record. */
  #linkJoins(from: number): void {
    const m = this.#matchup;
    const { tokens } = this.#words;
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i] as Token;
      if (token.kind !== "name" || token.spelling.length < 5) continue;
      for (let j = 0; j + 1 < m.countB; j++) {
        if (m.kindB[j] === kindInitial || m.kindB[j + 1] === kindInitial) continue;
        let likeness = this.#joinLikeness(from + j, token.spelling, token.abjad);
        for (let r = 0; r < token.readings.length; r++) likeness = Math.max(likeness, this.#joinLikeness(from + j, token.readings[r] as string, token.abjad));
        if (likeness >= minJoinLikeness) m.edge(i, 1, j, 2, linkJoin, likeness, rarityAt(this.#cache.expansion(token), likeness, this.#list.livingNames));
      }
    }
  }

  /** How alike a spelling is to the words at and after a place in the list's names, read as one; 0 where they begin otherwise. */
  #joinLikeness(place: number, spelling: string, open: boolean): number {
    const c = this.#list.columns;
    const v = this.#list.vocabulary.columns;
    const bytes = this.#bytes;
    const first = (c.tokens[place] as number) >>> 2;
    const second = (c.tokens[place + 1] as number) >>> 2;
    const a = v.start[first] as number;
    const b = v.start[second] as number;
    const lengthA = (v.start[first + 1] as number) - a;
    const lengthB = (v.start[second + 1] as number) - b;
    if (Math.abs(lengthA + lengthB - spelling.length) > 4 || firstLetter(spelling.charCodeAt(0) & 127) !== firstLetter(v.bytes[a] as number)) return 0;
    const abjad = open || (((v.flags[first] as number) | (v.flags[second] as number)) & flagAbjad) !== 0;
    const end = writeSpelling(spelling, bytes, 0);
    for (let k = 0; k < lengthA; k++) bytes[64 + k] = v.bytes[a + k] as number;
    const skip = v.bytes[b] === v.bytes[a + lengthA - 1] ? 1 : 0;
    for (let k = skip; k < lengthB; k++) bytes[64 + lengthA + k - skip] = v.bytes[b + k] as number;
    return likenessOf(bytes, 0, end, bytes, 64, 64 + lengthA + lengthB - skip, abjad, minJoinLikeness);
  }

  #sameSpelling(spelling: string, from: number, to: number): boolean {
    if (spelling.length !== to - from) return false;
    const { bytes } = this.#list.vocabulary.columns;
    for (let i = 0; i < spelling.length; i++) if (bytes[from + i] !== spelling.charCodeAt(i)) return false;
    return true;
  }
}
