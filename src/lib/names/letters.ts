import { abjadPrices, plainPrices, type Prices } from "./distance.ts";

/**
 * A cheap lower bound on the distance of two spellings, from which letters they have: a letter that the other side lacks has
 * to be dropped or exchanged for one that it has. Most words that share a skeleton fail here, before any is read.
 */
const groups = 32;
const groupOf = new Uint8Array(128).fill(255);
// One bit for each letter of the spelling alphabet; two pairs of near letters share theirs, so that 32 bits do. Digits have none.
Array.from("abcdefghijklmnoprstuvwxyzSCXJGTZ").forEach((letter, i) => {
  groupOf[letter.charCodeAt(0)] = i;
});
groupOf["q".charCodeAt(0)] = groupOf["k".charCodeAt(0)] as number;
groupOf["D".charCodeAt(0)] = groupOf["d".charCodeAt(0)] as number;

/** For each letter, cheapest first: the letters that it may be exchanged for at a price, and last its own drop. */
interface Tiers {
  readonly mask: Int32Array;
  readonly price: Uint8Array;
}
const maxTiers = 8;

function tiersOf({ substitution, insertion, size }: Prices): Tiers {
  const members = Array.from({ length: groups }, (_, g) => Array.from(groupOf.keys()).filter((byte) => groupOf[byte] === g));
  const mask = new Int32Array(groups * maxTiers);
  const price = new Uint8Array(groups * maxTiers);
  for (let g = 0; g < groups; g++) {
    const drop = Math.min(...(members[g] as number[]).map((x) => insertion[x] as number));
    const byPrice = new Map<number, number>();
    for (let h = 0; h < groups; h++) {
      if (h === g) continue;
      const least = Math.min(...(members[g] as number[]).flatMap((x) => (members[h] as number[]).map((y) => substitution[x * size + y] as number)));
      if (least < drop) byPrice.set(least, (byPrice.get(least) ?? 0) | (1 << h));
    }
    const sorted = [...byPrice].sort(([a], [b]) => a - b);
    if (sorted.length >= maxTiers) throw new Error("a letter has more prices than there is room for");
    sorted.forEach(([cost, letters], t) => {
      mask[g * maxTiers + t] = letters;
      price[g * maxTiers + t] = cost;
    });
    mask[g * maxTiers + sorted.length] = -1;
    price[g * maxTiers + sorted.length] = drop;
  }
  return { mask, price };
}

const plain = tiersOf(plainPrices);
const abjad = tiersOf(abjadPrices);

/** The letters of a stretch of bytes, a bit each. */
export function lettersOf(bytes: Uint8Array, start: number, end: number): number {
  let letters = 0;
  for (let i = start; i < end; i++) {
    const group = groupOf[bytes[i] as number] as number;
    if (group < groups) letters |= 1 << group;
  }
  return letters;
}

/** Whether the letters of two spellings alone make them at least `limit` apart; `open` as `byteDistance` takes it. Never true of nearer ones. */
export function lettersApart(a: number, b: number, open: boolean, limit: number): boolean {
  const tiers = open ? abjad : plain;
  return lacking(a, b, tiers) >= limit || lacking(b, a, tiers) >= limit;
}

/**
 * One spelling's letters against those of many. What the others' letters cost that it lacks is summed up beforehand for each
 * byte of their bits; what its own cost is looked up for those few that are left.
 */
export class LetterBound {
  readonly #sums = new Uint16Array(4 * 256);
  #letters = 0;
  #tiers = plain;

  /** Starts with the letters that the others are held against; `open` as `byteDistance` takes it. */
  start(letters: number, open: boolean): void {
    const tiers = open ? abjad : plain;
    this.#letters = letters;
    this.#tiers = tiers;
    const sums = this.#sums;
    for (let byte = 0; byte < 4; byte++) {
      const at = byte * 256;
      for (let bit = 0; bit < 8; bit++) {
        const group = byte * 8 + bit;
        const cost = ((letters >>> group) & 1) === 1 ? 0 : priceOf(group, letters, tiers);
        for (let i = 1 << bit, to = 2 << bit; i < to; i++) sums[at + i] = (sums[at + i - (1 << bit)] as number) + cost;
      }
    }
  }

  /** Whether letters alone make a spelling with these at least `limit` apart. Never true of nearer ones. */
  apart(other: number, limit: number): boolean {
    const sums = this.#sums;
    const theirs = (sums[other & 255] as number) + (sums[256 + ((other >>> 8) & 255)] as number) + (sums[512 + ((other >>> 16) & 255)] as number) + (sums[768 + (other >>> 24)] as number);
    if (theirs >= limit) return true;
    return lacking(this.#letters, other, this.#tiers) >= limit;
  }
}

/** What it costs at least to be rid of the letters that the other side does not have. */
function lacking(letters: number, other: number, tiers: Tiers): number {
  let sum = 0;
  for (let rest = letters & ~other; rest !== 0; rest &= rest - 1) sum += priceOf(31 - Math.clz32(rest & -rest), other, tiers);
  return sum;
}

/** The same of one letter. */
function priceOf(group: number, other: number, { mask, price }: Tiers): number {
  let t = group * maxTiers;
  while (((mask[t] as number) & other) === 0 && mask[t] !== -1) t++;
  return price[t] as number;
}
