import { compareBirths, type DaySpan } from "../births.ts";
import { addBirthFeature, addLinkFeatures, addNameFeatures, feature, featureCount } from "../features.ts";
import { writeSpelling } from "../distance.ts";
import { likenessOf, minJoinLikeness, minLikeness } from "../likeness.ts";
import {
  firstLetter, kindInitial, kindName, kindNumber, kindParticle, linkInitial, linkJoin, linkParticle, Matchup,
} from "../matchup.ts";
import { comparedTokens, joined, type PersonName, type Token } from "../person-name.ts";
import { linear, listPenalty, logOddsOf } from "../score.ts";
import { skeleton } from "../skeleton.ts";
import { expand, rarityAt, type Expansion } from "./expand.ts";
import { birthsOf, firstDay, type NameList } from "./name-list.ts";
import { addNationFeature, nationCode } from "./nations.ts";
import { flagAbjad } from "./vocabulary.ts";

/** A question to a list. */
export interface Query {
  readonly names: readonly PersonName[];
  readonly spans: readonly DaySpan[];
  readonly nationalities: readonly string[];
}

/** A record found, its log-odds, and which of its names fitted best. */
export interface Found {
  readonly record: number;
  readonly logOdds: number;
}

interface Slot {
  readonly expansion: Expansion;
  /** Hundredths of quick evidence per expansion entry. */
  readonly worth: Uint16Array;
  readonly token: Token;
  /** Position of the word in the query name; a join starts there. */
  readonly at: number;
  readonly span: 1 | 2;
  postings: number;
}

const maxSlots = 16;
const maxScored = 80;
const maxGathered = 400;
/** Words in cached expansions, at 13 bytes each, in each of two generations. */
const cacheWords = 3_000_000;
const worthUnit = 20;
const halfWorth = 40;
const valueMask = 0x3ff;
const listed = 0x400;
const generationStep = 0x800;
const maxGeneration = 31;

/**
 * Finds the persons of a list that a description may mean. Holds the scratch memory of one thread and a cache of words
 * already looked up; the list itself is only read, and answers do not depend on the cache.
 *
 * Each query word is expanded once to the like words of the vocabulary. The postings of all of them are walked once, adding
 * quick evidence per name; names with evidence from two words, or from one rare word, or born on the day, are candidates.
 * The longest posting lists are not walked when few names carry the other words: those are looked at directly instead.
 */
export class Searcher {
  readonly #list: NameList;
  readonly #matchup = new Matchup();
  readonly #features = new Float64Array(featureCount);
  #quick = new Uint16Array(0);
  #generation = 0;
  #inSlots = new Uint16Array(0);
  /** Where a word stands in the expansion of the first slot that holds it. */
  #place = new Uint16Array(0);
  #cache = new Map<string, Expansion>();
  #olderCache = new Map<string, Expansion>();
  #cachedWords = 0;
  #cacheVersion = -1;
  #halfSlots: readonly Expansion[] = [];
  #nations: readonly number[] = [];
  readonly #gathered: number[] = [];
  readonly #joinBytes = new Uint8Array(128);

  constructor(list: NameList) {
    this.#list = list;
  }

  /** Called with the features of every name scored, for fitting. */
  onScored: ((record: number, features: Float64Array, logOdds: number) => void) | undefined;

  /** The best `limit` records by log-odds, equal ones by record number. */
  search(query: Query, limit: number): Found[] {
    const best = new Map<number, number>();
    this.#nations = query.nationalities.map(nationCode).filter((code) => code > 0);
    for (const name of query.names) this.#searchName(name, query, best);
    const found: Found[] = [];
    for (const [record, logOdds] of best) found.push({ record, logOdds });
    found.sort((x, y) => y.logOdds - x.logOdds || x.record - y.record);
    if (found.length > limit) found.length = limit;
    return found;
  }

  /** The words like `token` in this list. */
  expansion(token: Token, least = minLikeness): Expansion {
    // Counts change with every addition, and with them rarity: a cache entry holds for one version of the list.
    if (this.#cacheVersion !== this.#list.version) {
      this.forget();
      this.#cacheVersion = this.#list.version;
    }
    const key = `${least === minLikeness ? "" : "+"}${token.abjad ? "~" : ""}${token.spelling}`;
    let known = this.#cache.get(key) ?? this.#olderCache.get(key);
    if (known === undefined) {
      known = expand(this.#list.vocabulary, token, this.#list.livingNames, least);
      this.#cache.set(key, known);
      // Two generations: what has not been asked for since the last change of generation goes with the next.
      this.#cachedWords += known.words.length + 16;
      if (this.#cachedWords > cacheWords) {
        this.#olderCache = this.#cache;
        this.#cache = new Map();
        this.#cachedWords = 0;
      }
    }
    return known;
  }

  /** Forgets the looked-up words: for measuring cold. */
  forget(): void {
    this.#cache.clear();
    this.#olderCache.clear();
    this.#cachedWords = 0;
  }

  #searchName(name: PersonName, query: Query, best: Map<number, number>): void {
    const tokens = comparedTokens(name);
    const slots = this.#slots(tokens);
    if (slots.length === 0) return;
    this.#prepareScratch();
    const inSlots = this.#inSlots;
    slots.forEach((slot, s) => {
      const { words } = slot.expansion;
      for (let k = 0; k < words.length; k++) {
        const w = words[k] as number;
        if (inSlots[w] === 0) this.#place[w] = k;
        inSlots[w] = (inSlots[w] as number) | (1 << s);
      }
    });
    let initials = 0;
    for (const token of tokens) if (token.kind === "initial") initials |= 1 << (firstLetter(token.spelling.charCodeAt(0) & 127) & 31);
    const candidates = this.#candidates(slots, query, initials);
    for (const candidate of candidates) this.#scoreName(candidate, tokens, slots, query, best);
    for (const slot of slots) {
      const { words } = slot.expansion;
      for (let k = 0; k < words.length; k++) inSlots[words[k] as number] = 0;
    }
  }

  #slots(tokens: readonly Token[]): Slot[] {
    const slots: Slot[] = [];
    const halves: Token[] = [];
    const add = (token: Token, at: number, span: 1 | 2): void => {
      if (slots.length >= maxSlots) return;
      const expansion = this.expansion(token, span === 2 ? minJoinLikeness : minLikeness);
      const { words, worth } = expansion;
      const { postCount } = this.#list.columns;
      let postings = 0;
      for (let k = 0; k < words.length; k++) {
        if (worth[k] === 0) {
          this.#features.fill(0);
          addLinkFeatures(span === 2 ? linkJoin : (expansion.kinds[k] as number), expansion.likeness[k] as number, expansion.rarity[k] as number, this.#features);
          worth[k] = Math.max(1, Math.min(400, Math.round(worthUnit * linear(this.#features))));
        }
        postings += postCount[words[k] as number] ?? 0;
      }
      if (span === 1) this.#halves(token, halves);
      slots.push({ expansion, worth, token, at, span, postings });
    };
    tokens.forEach((token, i) => {
      if (token.kind === "name") add(token, i, 1);
    });
    for (let i = 0; i + 1 < tokens.length; i++) {
      const first = tokens[i] as Token;
      const second = tokens[i + 1] as Token;
      if (first.kind !== "initial" && second.kind !== "initial") add(joined(first, second), i, 2);
    }
    this.#halfSlots = halves.map((token) => this.expansion(token, minJoinLikeness)).filter((expansion) => expansion.words.length > 0);
    return slots;
  }

  /** Both parts of a word the list does not know, where they are words it knows: Jacoblawrence, Abdulrahman. */
  #halves(token: Token, into: Token[]): void {
    const vocabulary = this.#list.vocabulary;
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

  #prepareScratch(): void {
    const list = this.#list;
    if (this.#quick.length < list.names) {
      this.#quick = new Uint16Array(Math.ceil(list.names * 1.2) + 64);
      this.#generation = 0;
    }
    if (this.#inSlots.length < list.vocabulary.words) {
      this.#inSlots = new Uint16Array(Math.ceil(list.vocabulary.words * 1.2) + 64);
      this.#place = new Uint16Array(this.#inSlots.length);
    }
    if (++this.#generation > maxGeneration) {
      this.#quick.fill(0);
      this.#generation = 1;
    }
  }

  #candidates(slots: readonly Slot[], query: Query, initials: number): number[] {
    const { postings, postStart, postCount, nameStart, tokens, recordName, dayHead, bornRecord, bornNext } = this.#list.columns;
    const quick = this.#quick;
    const stamp = this.#generation * generationStep;
    const gathered = this.#gathered;
    gathered.length = 0;
    const order = slots.map((_, s) => s).sort((x, y) => (slots[x] as Slot).postings - (slots[y] as Slot).postings);
    let touched = 0;
    let skipped = 0;
    let walked = 0;
    for (const s of order) {
      const slot = slots[s] as Slot;
      // Few names so far and a long list ahead: whether they carry its words is cheaper to look up name by name.
      if (touched > 0 && slot.postings > 20 * touched + 2000) {
        skipped |= 1 << s;
        continue;
      }
      walked |= 1 << s;
      const rare = slot.postings <= 300;
      const { words } = slot.expansion;
      for (let k = 0; k < words.length; k++) {
        const w = words[k] as number;
        const worth = slot.worth[k] as number;
        if (worth === 0) continue;
        const from = postStart[w] ?? 0;
        const to = from + (postCount[w] ?? 0);
        touched += to - from;
        for (let p = from; p < to; p++) {
          const name = postings[p] as number;
          const value = quick[name] as number;
          if ((value & ~(generationStep - 1)) === stamp) {
            let sum = (value & valueMask) + worth;
            if (sum > valueMask) sum = valueMask;
            if ((value & listed) === 0) gathered.push(name);
            quick[name] = stamp | listed | sum;
          } else if (rare) {
            quick[name] = stamp | listed | worth;
            gathered.push(name);
          } else {
            quick[name] = stamp | worth;
          }
        }
      }
    }
    if (skipped !== 0) this.#probe(slots, walked, skipped, stamp);
    for (const half of this.#halfSlots) this.#addHalf(half, stamp);
    // Names with one frequent word only are no candidates unless nothing else was found.
    if (gathered.length < 20) this.#gatherSingles(slots, order, stamp);
    for (const span of query.spans) {
      if (span.from !== span.to) continue;
      for (const day of daysAround(span.from)) {
        const head = day - firstDay >= 0 && day - firstDay < dayHead.length ? (dayHead[day - firstDay] as number) : 0;
        for (let entry = head; entry > 0; entry = bornNext[entry - 1] as number) {
          const record = bornRecord[entry - 1] as number;
          for (let name = recordName[record] as number; name < (recordName[record + 1] as number); name++) {
            let sum = 0;
            for (let i = nameStart[name] as number; i < (nameStart[name + 1] as number); i++) {
              const token = tokens[i] as number;
              const mask = (token & 3) === kindName ? (this.#inSlots[token >>> 2] as number) : 0;
              if (mask !== 0) sum += this.#bestWorth(slots, mask, token >>> 2);
            }
            const value = quick[name] as number;
            const known = (value & ~(generationStep - 1)) === stamp && (value & listed) !== 0;
            if (!known) gathered.push(name);
            quick[name] = stamp | listed | Math.min(valueMask, sum + 160);
          }
        }
      }
    }
    return this.#select(slots, query, initials);
  }

  /** Looks at each name found so far for words of the lists that were not walked. */
  #probe(slots: readonly Slot[], walked: number, skipped: number, stamp: number): void {
    const { postings, postStart, postCount, nameStart, tokens } = this.#list.columns;
    slots.forEach((slot, s) => {
      if ((walked & (1 << s)) === 0) return;
      const { words } = slot.expansion;
      for (let k = 0; k < words.length; k++) {
        if (slot.worth[k] === 0) continue;
        const from = postStart[words[k] as number] ?? 0;
        const to = from + (postCount[words[k] as number] ?? 0);
        for (let p = from; p < to; p++) {
          const name = postings[p] as number;
          const value = this.#quick[name] as number;
          if ((value & listed) !== 0) continue;
          for (let i = nameStart[name] as number; i < (nameStart[name + 1] as number); i++) {
            const token = tokens[i] as number;
            if ((token & 3) !== kindName || ((this.#inSlots[token >>> 2] as number) & skipped) === 0) continue;
            this.#quick[name] = stamp | listed | Math.min(valueMask, (value & valueMask) + 40);
            this.#gathered.push(name);
            break;
          }
        }
      }
    });
  }

  /** Names with part of a joined word become candidates where another word speaks for them too; scoring joins the parts. */
  #addHalf(half: Expansion, stamp: number): void {
    const { postings, postStart, postCount } = this.#list.columns;
    for (let k = 0; k < half.words.length && (half.likeness[k] as number) > 0.8; k++) {
      const w = half.words[k] as number;
      const from = postStart[w] ?? 0;
      const to = from + (postCount[w] ?? 0);
      for (let p = from; p < to; p++) {
        const name = postings[p] as number;
        const value = this.#quick[name] as number;
        const present = (value & ~(generationStep - 1)) === stamp;
        if (present && (value & listed) === 0) this.#gathered.push(name);
        this.#quick[name] = present ? stamp | listed | Math.min(valueMask, (value & valueMask) + halfWorth) : stamp | halfWorth;
      }
    }
  }

  #gatherSingles(slots: readonly Slot[], order: readonly number[], stamp: number): void {
    const { postings, postStart, postCount } = this.#list.columns;
    let left = 400;
    for (const s of order) {
      const { words } = (slots[s] as Slot).expansion;
      for (let k = 0; k < words.length && left > 0; k++) {
        const w = words[k] as number;
        const from = postStart[w] ?? 0;
        const to = Math.min(from + (postCount[w] ?? 0), from + left);
        left -= to - from;
        for (let p = from; p < to; p++) {
          const name = postings[p] as number;
          const value = this.#quick[name] as number;
          if ((value & ~(generationStep - 1)) === stamp && (value & listed) !== 0) continue;
          this.#quick[name] = stamp | listed | ((slots[s] as Slot).worth[k] as number);
          this.#gathered.push(name);
        }
      }
    }
  }

  /** The candidates worth scoring: the best by quick evidence, birth dates taken into account where many are alike. */
  #select(slots: readonly Slot[], query: Query, initials: number): number[] {
    const quick = this.#quick;
    const gathered = this.#gathered;
    const { nameStart, tokens, alive, nameRecord } = this.#list.columns;
    const histogram = new Uint32Array(valueMask + 1);
    for (const name of gathered) histogram[(quick[name] as number) & valueMask] = (histogram[(quick[name] as number) & valueMask] as number) + 1;
    let threshold = valueMask;
    for (let sum = 0; threshold > 0; threshold--) {
      sum += histogram[threshold] as number;
      if (sum >= maxGathered) break;
    }
    const { bytes, start } = this.#list.vocabulary.columns;
    const ranked: { name: number; worth: number }[] = [];
    for (const name of gathered) {
      if (((quick[name] as number) & valueMask) < threshold || ranked.length >= 4 * maxGathered) continue;
      const record = nameRecord[name] as number;
      if (alive[record] !== 1) continue;
      // The true sum, each query word once: lists that were not walked are made up for here.
      let seen = 0;
      let worth = 0;
      let covered = 0;
      const from = nameStart[name] as number;
      const to = nameStart[name + 1] as number;
      for (let i = from; i < to; i++) {
        const token = tokens[i] as number;
        const mask = (token & 3) === kindName ? (this.#inSlots[token >>> 2] as number) & ~seen : 0;
        if (mask === 0) continue;
        covered++;
        seen |= mask;
        worth += this.#bestWorth(slots, mask, token >>> 2);
      }
      worth -= 10 * (to - from - covered);
      if (this.#halfSlots.length > 0) worth = Math.max(worth, (quick[name] as number) & valueMask);
      if (initials !== 0) {
        for (let i = from; i < to; i++) {
          const word = (tokens[i] as number) >>> 2;
          if ((initials & (1 << (firstLetter(bytes[start[word] as number] as number) & 31))) !== 0) worth += 20;
        }
      }
      if (query.spans.length > 0) {
        const births = birthsOf(this.#list.columns, record);
        if (births.length > 0) {
          const relation = compareBirths(query.spans, births).relation;
          worth += relation === "conflict" ? -80 : relation === "same" || relation === "day-month-swap" ? 120 : relation === "overlap-narrow" || relation === "one-edit" || relation === "year-off" ? 40 : 0;
        }
      }
      ranked.push({ name, worth });
    }
    ranked.sort((x, y) => y.worth - x.worth || x.name - y.name);
    if (ranked.length > maxScored) ranked.length = maxScored;
    return ranked.map((entry) => entry.name);
  }

  #scoreName(name: number, tokens: readonly Token[], slots: readonly Slot[], query: Query, best: Map<number, number>): void {
    const c = this.#list.columns;
    const m = this.#matchup;
    const from = c.nameStart[name] as number;
    const to = c.nameStart[name + 1] as number;
    const record = c.nameRecord[name] as number;
    m.start(tokens.length, to - from);
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i] as Token;
      m.kindA[i] = kindNumber(token.kind);
      m.letterA[i] = firstLetter(token.spelling.charCodeAt(0) & 127);
    }
    const v = this.#list.vocabulary.columns;
    for (let j = 0; j < to - from; j++) {
      const token = c.tokens[from + j] as number;
      const word = token >>> 2;
      const kind = token & 3;
      m.kindB[j] = kind;
      m.letterB[j] = firstLetter(v.bytes[v.start[word] as number] as number);
      if (kind === kindName) this.#linkWord(j, word, slots);
      if (kind === kindParticle) this.#linkParticle(j, word, tokens);
      this.#linkInitials(j, tokens.length);
    }
    this.#linkJoins(name, tokens);
    m.align();
    const f = this.#features;
    f.fill(0);
    f[feature.base] = 1;
    addNameFeatures(m, this.#list.living, f);
    if (query.spans.length > 0) {
      const births = birthsOf(c, record);
      if (births.length > 0) addBirthFeature(compareBirths(query.spans, births).relation, f);
    }
    addNationFeature(c.nations[record] as number, this.#nations, f);
    const logOdds = logOddsOf(f, listPenalty(this.#list.living));
    this.onScored?.(record, f, logOdds);
    const known = best.get(record);
    if (known === undefined || known < logOdds) best.set(record, logOdds);
  }

  #linkWord(j: number, word: number, slots: readonly Slot[]): void {
    let mask = this.#inSlots[word] as number;
    let first = true;
    for (let s = 0; mask !== 0; s++, mask >>>= 1) {
      if ((mask & 1) === 0) continue;
      const slot = slots[s] as Slot;
      const k = first ? (this.#place[word] as number) : slot.expansion.words.indexOf(word);
      first = false;
      const likeness = slot.expansion.likeness[k] as number;
      if (slot.span === 2) {
        if (this.#fitsJoin(slot, j, word)) this.#matchup.edge(slot.at, 2, j, 1, linkJoin, likeness, slot.expansion.rarity[k] as number);
      } else {
        this.#matchup.edge(slot.at, 1, j, 1, slot.expansion.kinds[k] as number, likeness, slot.expansion.rarity[k] as number);
      }
    }
  }

  /** A join has to begin alike and be about as long: the same test as where the record's words are joined. */
  #fitsJoin(slot: Slot, j: number, word: number): boolean {
    const { start } = this.#list.vocabulary.columns;
    const length = (start[word + 1] as number) - (start[word] as number);
    return this.#matchup.letterA[slot.at] === this.#matchup.letterB[j] && Math.abs(length - slot.token.spelling.length) <= 4;
  }

  #linkParticle(j: number, word: number, tokens: readonly Token[]): void {
    const v = this.#list.vocabulary.columns;
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

  /** One word of the query against two neighbouring words of the record: measured only where both would else stay alone. */
  #linkJoins(name: number, tokens: readonly Token[]): void {
    const c = this.#list.columns;
    const v = this.#list.vocabulary.columns;
    const m = this.#matchup;
    const from = c.nameStart[name] as number;
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i] as Token;
      if (token.kind !== "name" || token.spelling.length < 5) continue;
      const end = writeSpelling(token.spelling, this.#joinBytes, 0);
      for (let j = 0; j + 1 < m.countB; j++) {
        if (m.kindB[j] === kindInitial || m.kindB[j + 1] === kindInitial || m.letterA[i] !== m.letterB[j]) continue;
        const first = (c.tokens[from + j] as number) >>> 2;
        const second = (c.tokens[from + j + 1] as number) >>> 2;
        const a = v.start[first] as number;
        const b = v.start[second] as number;
        const lengthA = (v.start[first + 1] as number) - a;
        const lengthB = (v.start[second + 1] as number) - b;
        if (Math.abs(lengthA + lengthB - end) > 4) continue;
        const abjad = token.abjad || (((v.flags[first] as number) | (v.flags[second] as number)) & flagAbjad) !== 0;
        const bytes = this.#joinBytes;
        bytes.set(v.bytes.subarray(a, a + lengthA), 64);
        const skip = v.bytes[b] === v.bytes[a + lengthA - 1] ? 1 : 0;
        bytes.set(v.bytes.subarray(b + skip, b + lengthB), 64 + lengthA);
        const likeness = likenessOf(bytes, 0, end, bytes, 64, 64 + lengthA + lengthB - skip, abjad);
        if (likeness >= minJoinLikeness) m.edge(i, 1, j, 2, linkJoin, likeness, rarityAt(this.expansion(token), likeness, this.#list.livingNames));
      }
    }
  }

  /** The most that a word is worth as any of the query words it may stand for. */
  #bestWorth(slots: readonly Slot[], mask: number, word: number): number {
    let best = 0;
    const all = this.#inSlots[word] as number;
    const first = all & -all;
    for (let s = 0, rest = mask; rest !== 0; s++, rest >>>= 1) {
      if ((rest & 1) === 0) continue;
      const slot = slots[s] as Slot;
      const worth = slot.worth[first === 1 << s ? (this.#place[word] as number) : slot.expansion.words.indexOf(word)] as number;
      if (worth > best) best = worth;
    }
    return best;
  }

  #sameSpelling(spelling: string, from: number, to: number): boolean {
    if (spelling.length !== to - from) return false;
    const { bytes } = this.#list.vocabulary.columns;
    for (let i = 0; i < spelling.length; i++) if (bytes[from + i] !== spelling.charCodeAt(i)) return false;
    return true;
  }
}

/** The day itself and its reading with day and month exchanged. */
function daysAround(day: number): number[] {
  const date = new Date(day * 86_400_000);
  const d = date.getUTCDate();
  const month = date.getUTCMonth() + 1;
  if (d > 12 || d === month) return [day];
  return [day, Math.round(Date.UTC(date.getUTCFullYear(), d - 1, month) / 86_400_000)];
}

