import type { BirthRelation, DaySpan } from "../births.ts";
import { firstLetter, kindInitial, kindName } from "../matchup.ts";
import { weightOf } from "../score.ts";
import { worthUnit } from "./expand.ts";
import { valueMask } from "./gather.ts";
import { relationTo } from "./listed-births.ts";
import type { NameList } from "./name-list.ts";
import type { QueryWords } from "./query-words.ts";

/** Names scored in full, and those looked at to choose them: more where many are alike. */
const maxScored = 40;
const maxRanked = 400;
const mostRanked = 2500;

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
  readonly #histogram = new Uint32Array(valueMask + 1);
  readonly #names = new Uint32Array(mostRanked);
  readonly #worths = new Int32Array(mostRanked);
  readonly #chosen = new Uint32Array(maxScored);
  readonly #chosenWorth = new Int32Array(maxScored);

  constructor(list: NameList, words: QueryWords) {
    this.#list = list;
    this.#words = words;
  }

  /** The best of `gathered`, best first, equal ones by number; valid until the next call. */
  best(gathered: Uint32Array, quick: Uint16Array, spans: readonly DaySpan[]): Uint32Array {
    const histogram = this.#histogram.fill(0);
    for (let g = 0; g < gathered.length; g++) {
      const sum = (quick[gathered[g] as number] as number) & valueMask;
      histogram[sum] = (histogram[sum] as number) + 1;
    }
    let threshold = valueMask;
    for (let sum = 0; threshold > 0; threshold--) {
      sum += histogram[threshold] as number;
      if (sum >= maxRanked) break;
    }
    const { alive, nameRecord } = this.#list.columns;
    let count = 0;
    for (let g = 0; g < gathered.length && count < mostRanked; g++) {
      const name = gathered[g] as number;
      const sum = (quick[name] as number) & valueMask;
      if (sum < threshold) continue;
      const record = nameRecord[name] as number;
      if (alive[record] !== 1) continue;
      let worth = this.#worth(name, sum);
      if (spans.length > 0) worth += bornWorth(relationTo(spans, this.#list.columns, record));
      this.#names[count] = name;
      this.#worths[count++] = worth;
    }
    return this.#top(count);
  }

  /** About the log-odds that the words of a name give, each query word once. */
  #worth(name: number, quick: number): number {
    const { nameStart, tokens } = this.#list.columns;
    const { slots, inSlots, letters } = this.#words;
    const from = nameStart[name] as number;
    const to = nameStart[name + 1] as number;
    let seen = 0;
    let covered = 0;
    let worth = 0;
    let loose = 0;
    for (let i = from; i < to; i++) {
      const token = tokens[i] as number;
      if ((token & 3) !== kindName) continue;
      const mask = (inSlots[token >>> 2] as number) & ~seen;
      if (mask === 0) {
        loose |= 1 << (i - from);
        continue;
      }
      seen |= mask;
      // A word may fill one place of the query only: the first of those it fits.
      let rest = mask;
      let s = 0;
      for (; (rest & 1) === 0; rest >>>= 1) s++;
      covered |= (slots[s] as (typeof slots)[number]).covers;
      worth += this.#words.bestWorth(mask, token >>> 2);
    }
    if (this.#words.halves.length > 0 && quick > worth) return quick;
    let alone = this.#words.nameBits & ~covered;
    if (loose === 0 && alone === 0 && this.#words.initials === 0) return worth;
    const { bytes, start } = this.#list.vocabulary.columns;
    let aloneLetters = 0;
    let looseA = 0;
    for (let i = 0; alone !== 0; i++, alone >>>= 1) {
      if ((alone & 1) === 0) continue;
      looseA++;
      aloneLetters |= 1 << ((letters[i] as number) & 31);
    }
    let initials = this.#words.initials;
    let looseB = 0;
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
    const against = Math.min(looseA, looseB);
    if (against > 0) worth += contradicted + (against - 1) * contradictedMore + Math.min(alike, against) * sameLetter;
    const more = looseA + looseB - 2 * against;
    if (more > 0) worth += extra + (more - 1) * extraMore;
    return worth;
  }

  /** The best names by worth, by insertion into a short list. */
  #top(count: number): Uint32Array {
    const names = this.#chosen;
    const worths = this.#chosenWorth;
    let size = 0;
    for (let c = 0; c < count; c++) {
      const worth = this.#worths[c] as number;
      const name = this.#names[c] as number;
      if (size === maxScored && !better(worth, name, worths[size - 1] as number, names[size - 1] as number)) continue;
      let at = size < maxScored ? size++ : size - 1;
      for (; at > 0 && better(worth, name, worths[at - 1] as number, names[at - 1] as number); at--) {
        names[at] = names[at - 1] as number;
        worths[at] = worths[at - 1] as number;
      }
      names[at] = name;
      worths[at] = worth;
    }
    return names.subarray(0, size);
  }
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
