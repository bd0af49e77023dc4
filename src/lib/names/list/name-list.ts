import { lastDayOfYear, type DaySpan } from "../births.ts";
import { kindName, kindNumber } from "../matchup.ts";
import { comparedTokens, type PersonName, type Token } from "../person-name.ts";
import { grown, newColumn, trimmed } from "./arrays.ts";
import { packNations } from "./nations.ts";
import { Vocabulary } from "./vocabulary.ts";

/** What a list keeps of one person. */
export interface ListedPerson {
  readonly names: readonly PersonName[];
  readonly spans: readonly DaySpan[];
  /** ISO 3166-1 alpha-2. */
  readonly nationalities: readonly string[];
}

/** The columns of a list besides its vocabulary. Records and names count from 0; a record's names are neighbours. */
export interface ListColumns {
  /** Word number times four plus kind; name n is tokens[nameStart[n]] to tokens[nameStart[n + 1]]. */
  tokens: Uint32Array;
  nameStart: Uint32Array;
  nameRecord: Uint32Array;
  recordName: Uint32Array;
  /** See `packBirths`. */
  births: Int32Array;
  sideBirths: Int32Array;
  nations: Uint32Array;
  alive: Uint8Array;
  /** Names that carry a word: postings[postStart[w]], postCount[w] of them, ascending, in a block of postRoom[w]. */
  postings: Uint32Array;
  postStart: Uint32Array;
  postCount: Uint32Array;
  postRoom: Uint32Array;
  /** Records born on a day, chained: dayHead[day - firstDay], then bornNext, as number + 1. */
  dayHead: Uint32Array;
  bornRecord: Uint32Array;
  bornNext: Uint32Array;
}

export const firstDay = -73_048; // 1770-01-01
const lastDay = 40_177; // 2080-01-01
const maxNumbers = 150_000;
/** Packed value of a record without birth statements. */
export const noBirth = -0x80000000;

/**
 * Names, birth dates and nationalities of many persons as typed arrays that threads can share. One writer appends and
 * marks as dead; searchers read. About fifty bytes a record. Postings stay ascending because names only grow.
 */
export class NameList {
  vocabulary: Vocabulary;
  columns: ListColumns;
  records = 0;
  names = 0;
  /** Names of records that are not dead: what rarity is measured against. */
  livingNames = 0;
  living = 0;
  /** Changes with every change: what was derived from counts holds for one version. */
  version = 0;
  #postingsUsed = 0;
  #born = 0;
  #side = 0;
  readonly #shared: boolean;
  readonly #numbers = new Map<Token, number>();

  constructor(shared = false) {
    this.#shared = shared;
    this.vocabulary = new Vocabulary(undefined, shared);
    this.columns = {
      tokens: newColumn(Uint32Array, 64, shared), nameStart: newColumn(Uint32Array, 64, shared), nameRecord: newColumn(Uint32Array, 64, shared),
      recordName: newColumn(Uint32Array, 64, shared), births: newColumn(Int32Array, 64, shared), sideBirths: newColumn(Int32Array, 64, shared),
      nations: newColumn(Uint32Array, 64, shared), alive: newColumn(Uint8Array, 64, shared), postings: newColumn(Uint32Array, 64, shared),
      postStart: newColumn(Uint32Array, 64, shared), postCount: newColumn(Uint32Array, 64, shared), postRoom: newColumn(Uint32Array, 64, shared),
      dayHead: newColumn(Uint32Array, lastDay - firstDay, shared), bornRecord: newColumn(Uint32Array, 64, shared), bornNext: newColumn(Uint32Array, 64, shared),
    };
  }

  /** A list over columns made earlier, with its counts. */
  static restored(vocabulary: Vocabulary, columns: ListColumns, numbers: Readonly<Record<string, number>>): NameList {
    const list = new NameList();
    const n = (name: string): number => numbers[name] ?? 0;
    list.vocabulary = vocabulary;
    list.columns = columns;
    list.records = n("records");
    list.names = n("names");
    list.livingNames = n("livingNames");
    list.living = n("living");
    list.#postingsUsed = n("postingsUsed");
    list.#born = n("born");
    list.#side = n("side");
    return list;
  }

  /** The counts that `restored` needs beside the columns. */
  numbers(): Record<string, number> {
    const { records, names, livingNames, living } = this;
    return { records, names, livingNames, living, postingsUsed: this.#postingsUsed, born: this.#born, side: this.#side };
  }

  /** The columns cut to what is in use. */
  trimmedColumns(): ListColumns {
    const c = this.columns;
    const words = this.vocabulary.words;
    const padded = (column: Uint32Array): Uint32Array => trimmed(grown(column, words), words);
    return {
      tokens: trimmed(c.tokens, c.nameStart[this.names] as number), nameStart: trimmed(c.nameStart, this.names + 1), nameRecord: trimmed(c.nameRecord, this.names),
      recordName: trimmed(c.recordName, this.records + 1), births: trimmed(c.births, this.records), sideBirths: trimmed(c.sideBirths, this.#side),
      nations: trimmed(c.nations, this.records), alive: trimmed(c.alive, this.records), postings: trimmed(c.postings, this.#postingsUsed),
      postStart: padded(c.postStart), postCount: padded(c.postCount), postRoom: padded(c.postRoom),
      dayHead: c.dayHead, bornRecord: trimmed(c.bornRecord, this.#born), bornNext: trimmed(c.bornNext, this.#born),
    };
  }

  /** Appends a person and returns the record number. `post` false leaves the postings to one later `postAll`. */
  append(person: ListedPerson, post = true): number {
    const c = this.columns;
    const record = this.records++;
    this.living++;
    this.version++;
    c.recordName = grown(c.recordName, record + 2);
    c.births = grown(c.births, record + 1);
    c.nations = grown(c.nations, record + 1);
    c.alive = grown(c.alive, record + 1);
    c.alive[record] = 1;
    c.births[record] = this.#packBirths(person.spans);
    c.nations[record] = packNations(person.nationalities);
    for (const span of person.spans) if (span.from === span.to) this.#addBorn(span.from, record);
    for (const name of person.names) this.#appendName(name, record, post);
    c.recordName[record + 1] = this.names;
    return record;
  }

  /** Marks a record as gone: no search finds it, its words count no longer. */
  kill(record: number): void {
    const c = this.columns;
    if (c.alive[record] !== 1) return;
    c.alive[record] = 0;
    this.living--;
    this.version++;
    for (let name = c.recordName[record] as number; name < (c.recordName[record + 1] as number); name++) {
      this.livingNames--;
      this.#eachPosted(name, (word) => {
        const { count } = this.vocabulary.columns;
        count[word] = (count[word] as number) - 1;
      });
    }
  }

  /** Writes the postings of everything appended with `post` false, in one pass without spare room. */
  postAll(): void {
    const c = this.columns;
    this.vocabulary.settle();
    const words = this.vocabulary.words;
    c.postStart = grown(c.postStart, words);
    c.postCount = grown(c.postCount, words);
    c.postRoom = grown(c.postRoom, words);
    c.postRoom.fill(0);
    for (let name = 0; name < this.names; name++) {
      this.#eachPosted(name, (word) => {
        c.postRoom[word] = (c.postRoom[word] as number) + 1;
      });
    }
    let at = 0;
    for (let word = 0; word < words; word++) {
      c.postStart[word] = at;
      at += c.postRoom[word] as number;
    }
    c.postCount.fill(0);
    if (c.postings.length < at) c.postings = newColumn(Uint32Array, at, this.#shared);
    for (let name = 0; name < this.names; name++) {
      this.#eachPosted(name, (word) => {
        c.postings[(c.postStart[word] as number) + (c.postCount[word] as number)] = name;
        c.postCount[word] = (c.postCount[word] as number) + 1;
      });
    }
    this.#postingsUsed = at;
  }

  /** Bytes in use, columns and vocabulary. */
  get bytes(): number {
    let sum = 0;
    for (const column of [...Object.values(this.columns), ...Object.values(this.vocabulary.columns)] as { byteLength: number }[]) sum += column.byteLength;
    return sum;
  }

  #appendName(name: PersonName, record: number, post: boolean): void {
    const c = this.columns;
    const number = this.names++;
    this.livingNames++;
    c.nameStart = grown(c.nameStart, number + 2);
    c.nameRecord = grown(c.nameRecord, number + 1);
    c.nameRecord[number] = record;
    let at = c.nameStart[number] as number;
    const tokens = comparedTokens(name);
    c.tokens = grown(c.tokens, at + tokens.length);
    for (const token of tokens) c.tokens[at++] = this.#wordNumber(token) * 4 + kindNumber(token.kind);
    c.nameStart[number + 1] = at;
    this.#eachPosted(number, (word) => {
      const { count } = this.vocabulary.columns;
      count[word] = (count[word] as number) + 1;
      if (post) this.#post(word, number);
    });
  }

  /** The number of a word. Names come word by word from one cache, so that most are known by their object. */
  #wordNumber(token: Token): number {
    const known = this.#numbers.get(token);
    if (known !== undefined) return known;
    const number = this.vocabulary.add(token.spelling, token.abjad);
    if (this.#numbers.size >= maxNumbers) this.#numbers.clear();
    this.#numbers.set(token, number);
    return number;
  }

  /** Calls `use` once for each different word of a name that searches look for. */
  #eachPosted(name: number, use: (word: number) => void): void {
    const { tokens, nameStart } = this.columns;
    const from = nameStart[name] as number;
    const to = nameStart[name + 1] as number;
    for (let i = from; i < to; i++) {
      const token = tokens[i] as number;
      if ((token & 3) !== kindName) continue;
      let before = from;
      while (before < i && tokens[before] !== token) before++;
      if (before === i) use(token >>> 2);
    }
  }

  #post(word: number, name: number): void {
    const c = this.columns;
    c.postStart = grown(c.postStart, word + 1);
    c.postCount = grown(c.postCount, word + 1);
    c.postRoom = grown(c.postRoom, word + 1);
    const count = c.postCount[word] as number;
    if (count === c.postRoom[word]) {
      const room = count === 0 ? 2 : count * 2;
      c.postings = grown(c.postings, this.#postingsUsed + room);
      const from = c.postStart[word] as number;
      c.postings.copyWithin(this.#postingsUsed, from, from + count);
      c.postStart[word] = this.#postingsUsed;
      c.postRoom[word] = room;
      this.#postingsUsed += room;
    }
    c.postings[(c.postStart[word] as number) + count] = name;
    c.postCount[word] = count + 1;
  }

  #addBorn(day: number, record: number): void {
    if (day < firstDay || day >= lastDay) return;
    const c = this.columns;
    const entry = this.#born++;
    c.bornRecord = grown(c.bornRecord, entry + 1);
    c.bornNext = grown(c.bornNext, entry + 1);
    c.bornRecord[entry] = record;
    c.bornNext[entry] = c.dayHead[day - firstDay] as number;
    c.dayHead[day - firstDay] = entry + 1;
  }

  /** One full date is its day times four, one whole year its first day times four plus one; all else stands aside. */
  #packBirths(spans: readonly DaySpan[]): number {
    const [only] = spans;
    if (only === undefined) return noBirth;
    if (spans.length === 1 && only.from === only.to) return only.from * 4;
    if (spans.length === 1 && isWholeYear(only)) return only.from * 4 + 1;
    const c = this.columns;
    const at = this.#side;
    this.#side += 1 + 2 * spans.length;
    c.sideBirths = grown(c.sideBirths, this.#side);
    c.sideBirths[at] = spans.length;
    spans.forEach((span, i) => {
      c.sideBirths[at + 1 + 2 * i] = span.from;
      c.sideBirths[at + 2 + 2 * i] = span.to;
    });
    return at * 4 + 2;
  }
}

function isWholeYear(span: DaySpan): boolean {
  return span.to === lastDayOfYear(span.from) && span.to - span.from >= 364;
}
