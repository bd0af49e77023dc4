import type { BirthRelation, DaySpan } from "../births.ts";
import { firstLetter, kindInitial, kindName } from "../matchup.ts";
import { weightOf } from "../score.ts";
import { worthUnit } from "./expand.ts";
import { relationTo } from "./listed-births.ts";
import { noBirth, type NameList } from "./name-list.ts";
import { slotBits, worthShift, type QueryWords } from "./query-words.ts";

/** Names scored in full, and those looked at to choose them. */
const maxScored = 40;
const maxRanked = 60_000;
/** Names bounded at once. */
const batch = 256;
/** What part of a joined word is worth, in the units of a word's worth. */
const halfWorth = 40;

const none = -1_000_000;

const price = (name: Parameters<typeof weightOf>[0]): number => Math.round(worthUnit * weightOf(name));
const contradicted = price("contradicted");
const contradictedMore = price("contradictedMore");
const sameLetter = price("contradictedSameLetter");
const extra = price("extra");
const extraMore = price("extraMore");
const initial = price("initial");
const initialMissing = price("contradictedInitial");

/** Chooses the names worth scoring: by the sum of their words' worth, less what stands alone, and by birth date. */
export class Ranker {
  readonly #list: NameList;
  readonly #words: QueryWords;
  readonly #chosen = new Uint32Array(maxScored);
  readonly #chosenWorth = new Int32Array(maxScored);
  #size = 0;
  /** Of some names at once: where their words begin, the most these can be worth, and their birth dates as packed. */
  readonly #starts = new Uint32Array(batch);
  readonly #most = new Int32Array(batch);
  readonly #births = new Int32Array(batch);

  constructor(list: NameList, words: QueryWords) {
    this.#list = list;
    this.#words = words;
  }

  /** The best of `gathered`, best first, equal ones by number; valid until the next call. */
  best(gathered: Uint32Array, spans: readonly DaySpan[]): Uint32Array {
    const { alive, nameRecord } = this.#list.columns;
    const initials = this.#words.initials === 0 ? 0 : initial * this.#words.tokens.length;
    const born = spans.length === 1 && spans[0]?.from === spans[0]?.to ? (spans[0] as DaySpan).from : undefined;
    this.#size = 0;
    // Those born on the day stand at the end.
    for (let from = Math.max(0, gathered.length - maxRanked); from < gathered.length; from += batch) {
      const to = Math.min(gathered.length, from + batch);
      this.#bound(gathered, from, to, spans.length > 0);
      for (let g = from; g < to; g++) {
        const least = this.#size === maxScored ? (this.#chosenWorth[maxScored - 1] as number) : none;
        const bornBound = spans.length === 0 ? 0 : born === undefined ? mostBorn : bornAtMost(born, this.#births[g - from] as number);
        if ((this.#most[g - from] as number) + initials + bornBound < least) continue;
        const name = gathered[g] as number;
        let worth = this.#worth(name, least - bornBound);
        if (worth + bornBound < least) continue;
        const record = nameRecord[name] as number;
        if (alive[record] !== 1) continue;
        if (spans.length > 0) worth += bornWorth(relationTo(spans, this.#list.columns, record));
        if (worth >= least) this.#choose(worth, name);
      }
    }
    return this.#chosen.subarray(0, this.#size);
  }

  /**
   * Reads of the gathered names from `from` to `to` what bounds their worth. Nearly every name lies elsewhere in memory: short
   * loops let the processor wait for many of them at once.
   */
  #bound(gathered: Uint32Array, from: number, to: number, isDated: boolean): void {
    const { nameStart, tokens, nameRecord, births } = this.#list.columns;
    const { marks, inHalves } = this.#words;
    const hasHalves = this.#words.halves.length > 0;
    const starts = this.#starts;
    for (let g = from; g < to; g++) starts[g - from] = nameStart[gathered[g] as number] as number;
    if (isDated) for (let g = from; g < to; g++) this.#births[g - from] = births[nameRecord[gathered[g] as number] as number] as number;
    const { nameCount, mostCovered } = this.#words;
    const hasInitials = this.#words.initials !== 0;
    for (let g = from; g < to; g++) {
      const start = starts[g - from] as number;
      const end = nameStart[(gathered[g] as number) + 1] as number;
      let sum = 0;
      let linked = 0;
      let loose = 0;
      let initials = 0;
      for (let i = start; i < end; i++) {
        const token = tokens[i] as number;
        const kind = token & 3;
        if (kind === kindName) {
          const mark = marks[token >>> 2] as number;
          sum += mark >>> worthShift;
          if (mark === 0) loose++;
          else linked++;
        } else if (kind === kindInitial) initials++;
      }
      if (hasHalves) for (let i = start; i < end; i++) sum += halfWorth * (inHalves[(tokens[i] as number) >>> 2] as number);
      else if (initials === 0 && !hasInitials) {
        const alone = Math.max(0, nameCount - mostCovered * linked);
        sum += leftOver(alone, loose, Math.min(alone, loose));
      }
      this.#most[g - from] = sum + initial * initials;
    }
  }

  /** About the log-odds that the words of a name give, each query word once; below `least` any smaller number may be given. */
  #worth(name: number, least: number): number {
    const { nameStart, tokens } = this.#list.columns;
    const { covers, marks, letters } = this.#words;
    const from = nameStart[name] as number;
    const to = nameStart[name + 1] as number;
    let seen = 0;
    let covered = 0;
    let worth = 0;
    let loose = 0;
    let looseB = 0;
    let hasInitial = this.#words.initials !== 0;
    for (let i = from; i < to; i++) {
      const token = tokens[i] as number;
      if ((token & 3) !== kindName) {
        if ((token & 3) === kindInitial) hasInitial = true;
        continue;
      }
      const mark = marks[token >>> 2] as number;
      const mask = mark & slotBits & ~seen;
      if (mask === 0) {
        loose |= 1 << (i - from);
        looseB++;
        continue;
      }
      seen |= mask;
      // A word may fill one place of the query only: the first of those it fits.
      covered |= covers[31 - Math.clz32(mask & -mask)] as number;
      worth += mask === (mark & slotBits) ? mark >>> worthShift : this.#words.bestWorth(mask, token >>> 2);
    }
    if (this.#words.halves.length > 0) {
      const all = this.#withHalves(from, to);
      if (all > worth) return all;
    }
    let alone = this.#words.nameBits & ~covered;
    if (loose === 0 && alone === 0 && this.#words.initials === 0) return worth;
    let looseA = 0;
    for (let rest = alone; rest !== 0; rest &= rest - 1) looseA++;
    if (!hasInitial) {
      // Only letters are still to be seen: they take back part of the price at most.
      const most = worth + leftOver(looseA, looseB, Math.min(looseA, looseB));
      if (most < least) return most;
    }
    const { bytes, start } = this.#list.vocabulary.columns;
    let aloneLetters = 0;
    for (let i = 0; alone !== 0; i++, alone >>>= 1) if ((alone & 1) !== 0) aloneLetters |= 1 << ((letters[i] as number) & 31);
    let initials = this.#words.initials;
    looseB = 0;
    let alike = 0;
    for (let i = from; i < to; i++) {
      const token = tokens[i] as number;
      const kind = token & 3;
      if (kind === kindInitial ? false : (loose & (1 << (i - from))) === 0) continue;
      const bit = 1 << (firstLetter(bytes[start[token >>> 2] as number] as number) & 31);
      if (kind === kindInitial) {
        if ((aloneLetters & bit) !== 0) {
          aloneLetters &= ~bit;
          looseA--;
          worth += initial;
        } else if ((initials & bit) !== 0) {
          initials &= ~bit;
          worth += initial;
        } else worth += initialMissing;
      } else if ((initials & bit) !== 0) {
        initials &= ~bit;
        worth += initial;
      } else {
        looseB++;
        if ((aloneLetters & bit) !== 0) alike++;
      }
    }
    for (; initials !== 0; initials &= initials - 1) worth += initialMissing;
    return worth + leftOver(looseA, looseB, alike);
  }

  /** The plain sum of what the words of a name are worth, parts of joined words among them: what they leave over is not yet known. */
  #withHalves(from: number, to: number): number {
    const { tokens } = this.#list.columns;
    const { marks, inHalves } = this.#words;
    let sum = 0;
    for (let i = from; i < to; i++) {
      const token = tokens[i] as number;
      if ((token & 3) !== kindName) continue;
      const word = token >>> 2;
      sum += ((marks[word] as number) >>> worthShift) + halfWorth * (inHalves[word] as number);
    }
    return sum;
  }

  /** Puts a name in its place among the best. */
  #choose(worth: number, name: number): void {
    const names = this.#chosen;
    const worths = this.#chosenWorth;
    const full = this.#size === maxScored;
    if (full && !better(worth, name, worths[maxScored - 1] as number, names[maxScored - 1] as number)) return;
    let at = full ? maxScored - 1 : this.#size++;
    for (; at > 0 && better(worth, name, worths[at - 1] as number, names[at - 1] as number); at--) {
      names[at] = names[at - 1] as number;
      worths[at] = worths[at - 1] as number;
    }
    names[at] = name;
    worths[at] = worth;
  }
}

/** What words cost that stand alone on the one side and on the other, some of them of one first letter. */
function leftOver(a: number, b: number, alike: number): number {
  const against = Math.min(a, b);
  const more = a + b - 2 * against;
  return (against > 0 ? contradicted + (against - 1) * contradictedMore + Math.min(alike, against) * sameLetter : 0) + (more > 0 ? extra + (more - 1) * extraMore : 0);
}

function better(worth: number, name: number, than: number, thanName: number): boolean {
  return worth > than || (worth === than && name < thanName);
}

const bornWorths = new Map<BirthRelation, number>();

function bornWorth(relation: BirthRelation): number {
  if (relation === "unknown") return 0;
  let worth = bornWorths.get(relation);
  if (worth === undefined) bornWorths.set(relation, (worth = price(`birth.${relation}`)));
  return worth;
}

const mostBorn = price("birth.same");
/** The most of what a birth date near another, further away, or not fully known is worth. */
const bornNear = Math.max(price("birth.day-month-swap"), price("birth.year-off"), price("birth.one-edit"), price("birth.calendar"), price("birth.overlap-narrow"));
const bornFar = Math.max(price("birth.one-edit"), price("birth.calendar"), price("birth.apart"), price("birth.conflict"));

/** The most that the packed birth statements of a record can be worth to somebody born on `day`. */
function bornAtMost(day: number, packed: number): number {
  if (packed === noBirth) return 0;
  if ((packed & 3) !== 0) return mostBorn;
  const gap = Math.abs((packed >> 2) - day);
  return gap === 0 ? mostBorn : gap <= 366 ? bornNear : bornFar;
}
