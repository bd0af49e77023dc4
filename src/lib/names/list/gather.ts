import { kindName } from "../matchup.ts";
import type { DaySpan } from "../births.ts";
import { firstDay, type NameList } from "./name-list.ts";
import { halfLikeness, slotBits, type QueryWords } from "./query-words.ts";

/** Words of a query word carried by so few names that one alone makes a name worth a look. */
const fewNames = 300;
/** Few names so far and a long list ahead: beyond this many times the names found, they are looked at one by one. */
const walkRatio = 20;

/** Names walked at a time: a bit for each of them fits into the nearest caches of a processor. */
const blockNames = 1 << 19;

/**
 * Finds the names of a list that carry words like those of a query.
 *
 * The lists of names of all like words are walked once, short ones first; names met twice, or by a rare word, or born on
 * the day, are gathered. The longest lists are not walked where few names carry the other words: whether those carry a
 * word of the long lists is looked up name by name. All lists are walked through one stretch of the names after the other,
 * with one bit for each name met, so that the bits stay in the processor's cache: what a gathered name is worth is for the
 * ranking to read.
 */
export class Gatherer {
  readonly #list: NameList;
  readonly #words: QueryWords;
  /** Names of the present stretch met so far, and all gathered, a bit each. */
  readonly #met = new Int32Array(blockNames / 32);
  #listed = new Int32Array(0);
  /** The stretches of postings to walk: where each goes on, where it ends, and whether one meeting is enough. */
  #from = new Uint32Array(4096);
  #to = new Uint32Array(4096);
  #alone = new Uint8Array(4096);
  #lists = 0;
  #gathered = new Uint32Array(1024);
  #count = 0;
  /** Entries of all slots, short lists first: slot, place in its expansion. */
  #entrySlot = new Uint8Array(4096);
  #entryPlace = new Uint16Array(4096);
  #entryAlone = new Uint8Array(4096);
  #order = new Uint16Array(4096);
  #entries = 0;
  readonly #sizes = new Uint32Array(34);

  constructor(list: NameList, words: QueryWords) {
    this.#list = list;
    this.#words = words;
  }

  /** Finds the names for the present words and birth days. */
  run(spans: readonly DaySpan[]): void {
    this.#begin();
    this.#collectEntries();
    const walked = this.#chooseLists();
    for (const half of this.#words.halves) this.#addHalf(half.words, half.likeness);
    for (let first = 0; first < this.#list.names; first += blockNames) this.#walk(first);
    if (walked < this.#entries) this.#probe(walked);
    // Names with one frequent word only are no candidates unless nothing else was found.
    if (this.#count < 20) this.#gatherSingles();
    for (const span of spans) if (span.from === span.to) this.#gatherBorn(span.from);
  }

  /** The names found, each once, without order; valid until the next run. */
  get gathered(): Uint32Array {
    return this.#gathered.subarray(0, this.#count);
  }

  /** Adds a name, unless it is there. */
  #gather(name: number): void {
    const bits = this.#listed[name >>> 5] as number;
    const bit = 1 << (name & 31);
    if ((bits & bit) !== 0) return;
    this.#listed[name >>> 5] = bits | bit;
    if (this.#count === this.#gathered.length) {
      const larger = new Uint32Array(this.#count * 2);
      larger.set(this.#gathered);
      this.#gathered = larger;
    }
    this.#gathered[this.#count++] = name;
  }

  #begin(): void {
    for (let g = 0; g < this.#count; g++) this.#listed[(this.#gathered[g] as number) >>> 5] = 0;
    this.#count = 0;
    this.#lists = 0;
    if (this.#listed.length * 32 < this.#list.names) this.#listed = new Int32Array(Math.ceil((this.#list.names * 1.2) / 32) + 2);
  }

  /** Notes every word of every slot, sorted by the magnitude of its list. */
  #collectEntries(): void {
    const { postCount } = this.#list.columns;
    const { slots } = this.#words;
    let total = 0;
    for (const { expansion } of slots) total += expansion.words.length;
    if (total > this.#order.length) {
      this.#entrySlot = new Uint8Array(total * 2);
      this.#entryPlace = new Uint16Array(total * 2);
      this.#entryAlone = new Uint8Array(total * 2);
      this.#order = new Uint16Array(total * 2);
    }
    const sizes = this.#sizes.fill(0);
    let n = 0;
    for (let s = 0; s < slots.length; s++) {
      const { words } = (slots[s] as (typeof slots)[number]).expansion;
      let names = 0;
      for (let k = 0; k < words.length; k++) {
        const count = postCount[words[k] as number] ?? 0;
        if (count === 0) continue;
        names += count;
        this.#entrySlot[n] = s;
        this.#entryPlace[n] = k;
        this.#entryAlone[n++] = names <= fewNames ? 1 : 0;
        const size = 33 - Math.clz32(count);
        sizes[size] = (sizes[size] as number) + 1;
      }
    }
    for (let size = 1; size < 34; size++) sizes[size] = (sizes[size] as number) + (sizes[size - 1] as number);
    for (let e = n - 1; e >= 0; e--) {
      const word = (slots[this.#entrySlot[e] as number] as (typeof slots)[number]).expansion.words[this.#entryPlace[e] as number] as number;
      const size = 33 - Math.clz32(postCount[word] ?? 0);
      const at = (sizes[size] as number) - 1;
      sizes[size] = at;
      this.#order[at] = e;
    }
    this.#entries = n;
  }

  /** Takes the lists of all words, up to the first that is too long to be walked; returns how many were taken. */
  #chooseLists(): number {
    const { postCount } = this.#list.columns;
    let touched = 0;
    for (let o = 0; o < this.#entries; o++) {
      const w = this.#wordAt(o);
      const count = postCount[w] as number;
      if (touched > 0 && count > walkRatio * touched + 2000) return o;
      touched += count;
      this.#addList(w, this.#entryAlone[this.#order[o] as number] as number);
    }
    return this.#entries;
  }

  #addList(word: number, alone: number): void {
    const { postStart, postCount } = this.#list.columns;
    if (this.#lists === this.#from.length) {
      const [from, to, single] = [new Uint32Array(this.#lists * 2), new Uint32Array(this.#lists * 2), new Uint8Array(this.#lists * 2)];
      from.set(this.#from);
      to.set(this.#to);
      single.set(this.#alone);
      [this.#from, this.#to, this.#alone] = [from, to, single];
    }
    const start = postStart[word] ?? 0;
    this.#from[this.#lists] = start;
    this.#to[this.#lists] = start + (postCount[word] ?? 0);
    this.#alone[this.#lists++] = alone;
  }

  /** Walks the lists through a stretch of the names; postings are ascending, so each list goes on where it stopped. */
  #walk(first: number): void {
    const { postings } = this.#list.columns;
    const met = this.#met.fill(0);
    const end = first + blockNames;
    for (let l = 0; l < this.#lists; l++) {
      const to = this.#to[l] as number;
      let p = this.#from[l] as number;
      const isAlone = this.#alone[l] === 1;
      for (; p < to; p++) {
        const name = postings[p] as number;
        if (name >= end) break;
        const at = (name - first) >>> 5;
        const bits = met[at] as number;
        const bit = 1 << (name & 31);
        if ((bits & bit) !== 0) this.#gather(name);
        else {
          met[at] = bits | bit;
          if (isAlone) this.#gather(name);
        }
      }
      this.#from[l] = p;
    }
  }

  /** Looks at each name found so far for words whose lists were not walked: those from `walked` on in the order. */
  #probe(walked: number): void {
    const { postings, postStart, postCount, nameStart, tokens } = this.#list.columns;
    const { marks } = this.#words;
    const least = postCount[this.#wordAt(walked)] as number;
    for (let o = 0; o < walked; o++) {
      const e = this.#order[o] as number;
      const w = this.#wordAt(o);
      const own = 1 << (this.#entrySlot[e] as number);
      const from = postStart[w] as number;
      const to = from + (postCount[w] as number);
      for (let p = from; p < to; p++) {
        const name = postings[p] as number;
        if (((this.#listed[name >>> 5] as number) & (1 << (name & 31))) !== 0) continue;
        for (let i = nameStart[name] as number; i < (nameStart[name + 1] as number); i++) {
          const token = tokens[i] as number;
          if ((token & 3) !== kindName) continue;
          const other = token >>> 2;
          if (((marks[other] as number) & slotBits & ~own) === 0 || other === w || (postCount[other] as number) < least >>> 1) continue;
          this.#gather(name);
          break;
        }
      }
    }
  }

  #wordAt(o: number): number {
    const e = this.#order[o] as number;
    return this.#words.slots[this.#entrySlot[e] as number]?.expansion.words[this.#entryPlace[e] as number] as number;
  }

  /** Names with part of a joined word are gathered where another word speaks for them too; scoring joins the parts. */
  #addHalf(words: Uint32Array, likeness: Float32Array): void {
    for (let k = 0; k < words.length && (likeness[k] as number) > halfLikeness; k++) this.#addList(words[k] as number, 0);
  }

  #gatherSingles(): void {
    const { postings, postStart, postCount } = this.#list.columns;
    let left = 400;
    for (let o = 0; o < this.#entries && left > 0; o++) {
      const w = this.#wordAt(o);
      const from = postStart[w] as number;
      const to = Math.min(from + (postCount[w] as number), from + left);
      left -= to - from;
      for (let p = from; p < to; p++) this.#gather(postings[p] as number);
    }
  }

  /** Everybody born on a day, or on the day with day and month exchanged. */
  #gatherBorn(born: number): void {
    const { recordName, dayHead, bornRecord, bornNext } = this.#list.columns;
    for (const day of daysAround(born)) {
      const head = day - firstDay >= 0 && day - firstDay < dayHead.length ? (dayHead[day - firstDay] as number) : 0;
      for (let entry = head; entry > 0; entry = bornNext[entry - 1] as number) {
        const record = bornRecord[entry - 1] as number;
        for (let name = recordName[record] as number; name < (recordName[record + 1] as number); name++) this.#gather(name);
      }
    }
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
