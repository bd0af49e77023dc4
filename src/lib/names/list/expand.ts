import { writeSpelling } from "../distance.ts";
import { skeletonCost, vowelCode, vowelRow } from "../frame.ts";
import { likenessOf, minLikeness } from "../likeness.ts";
import { linkNickname, linkSame, linkSimilar } from "../matchup.ts";
import { customForms, customKey } from "../customs.ts";
import { neighbours, shareFrom, skeleton } from "../skeleton.ts";
import { flagAbjad, type Vocabulary } from "./vocabulary.ts";

/** The words of a vocabulary that may stand for one word of a query, the most alike first. */
export interface Expansion {
  readonly words: Uint32Array;
  readonly kinds: Uint8Array;
  readonly likeness: Float32Array;
  /**
   * Minus the natural log of the share of names that carry a word at least this much alike: how surprising it would be to
   * find one by chance. A variant in a crowd of similar names proves less than one that stands alone.
   */
  readonly rarity: Float32Array;
  /** What each is worth while candidates are gathered, filled in by the searcher. */
  readonly worth: Uint16Array;
}

/** No word counts as rarer: shares below one in 160,000 cannot be known. */
export const maxRarity = 12;
const maxExpansion = 600;
const query = new Uint8Array(64);

/** Looks up the words like `spelling`, of likeness `least` and more; reads the vocabulary only. Cost: the words of some ten to a hundred skeletons. */
export function expand(vocabulary: Vocabulary, word: { readonly spelling: string; readonly abjad: boolean }, names: number, least = minLikeness): Expansion {
  const found: { word: number; kind: number; likeness: number }[] = [];
  const { start, bytes, flags, vowels, keyStart, keyWords, keyHead, keyValue, nextWord, count, base } = vocabulary.columns;
  const end = writeSpelling(word.spelling, query, 0);
  const own = vocabulary.find(word.spelling, word.abjad);
  const skeletonKey = skeleton(word.spelling);
  const row = word.abjad ? undefined : vowelRow(vowelCode(query, 0, end));
  for (const key of keysNear(vocabulary, skeletonKey, least === minLikeness)) {
    const consonants = skeletonCost(skeletonKey, keyValue[key] as number);
    const from = keyStart[key] ?? 0;
    const settled = (keyStart[key + 1] ?? from) - from;
    let chained = keyHead[key] as number;
    for (let i = 0; i < settled || chained > 0; i++) {
      let w = chained - 1;
      if (i < settled) w = keyWords[from + i] as number;
      else chained = nextWord[w] as number;
      // Hopeless pairs are not measured.
      const wordStart = start[w] as number;
      const wordEnd = start[w + 1] as number;
      const limit = (15 * (end + wordEnd - wordStart) + 25) * (1 - least);
      if (consonants > limit || w === own) continue;
      const abjad = word.abjad || ((flags[w] as number) & flagAbjad) !== 0;
      if (!abjad && row !== undefined && consonants + (row[vowels[w] as number] ?? 0) > limit) continue;
      const likeness = likenessOf(query, 0, end, bytes, wordStart, wordEnd, abjad, least);
      if (likeness >= least) found.push({ word: w, kind: likeness === 1 ? linkSame : linkSimilar, likeness });
    }
  }
  if (own >= 0) found.push({ word: own, kind: linkSame, likeness: 1 });
  for (const [other, likeness] of customForms(customKey(word.spelling, word.abjad)) ?? []) {
    const abjad = other.endsWith("~");
    const w = vocabulary.find(abjad ? other.slice(0, -1) : other, abjad);
    if (w < 0 || w === own) continue;
    const known = found.find((entry) => entry.word === w);
    if (known === undefined) found.push({ word: w, kind: linkNickname, likeness });
    else if (known.likeness < likeness) Object.assign(known, { kind: linkNickname, likeness });
  }
  found.sort((x, y) => y.likeness - x.likeness || x.word - y.word);
  if (found.length > maxExpansion) found.length = maxExpansion;
  const size = found.length;
  const result = { words: new Uint32Array(size), kinds: new Uint8Array(size), likeness: new Float32Array(size), rarity: new Float32Array(size), worth: new Uint16Array(size) };
  const total = names + vocabulary.baseNames;
  let carriers = 0;
  for (let i = 0; i < size;) {
    let j = i;
    const likeness = (found[i] as { likeness: number }).likeness;
    while (j < size && found[j]?.likeness === likeness) {
      const w = (found[j] as { word: number }).word;
      carriers += (count[w] as number) + (base[w] as number);
      j++;
    }
    const rarity = Math.min(maxRarity, -Math.log((carriers + 2) / (total + 2)));
    for (; i < j; i++) {
      const entry = found[i] as { word: number; kind: number };
      result.words[i] = entry.word;
      result.kinds[i] = entry.kind;
      result.likeness[i] = likeness;
      result.rarity[i] = rarity;
    }
  }
  return result;
}

/** Rarity of a likeness that is not in the vocabulary: that of the least like word still more alike. */
export function rarityAt(expansion: Expansion, likeness: number, names: number): number {
  let rarity = Math.min(maxRarity, Math.log((names + 2) / 2));
  for (let i = 0; i < expansion.words.length && (expansion.likeness[i] as number) >= likeness - 1e-6; i++) rarity = expansion.rarity[i] as number;
  return rarity;
}

/** Skeletons near one: the same, one class more or less, and where `replaced` also one class replaced or two exchanged. */
function keysNear(vocabulary: Vocabulary, value: number, replaced: boolean): Set<number> {
  const keys = new Set<number>();
  const { deletionKey, deletionNext, keyValue } = vocabulary.columns;
  const own = vocabulary.findKey(value);
  if (own >= 0) keys.add(own);
  for (const shorter of neighbours(value)) {
    const key = vocabulary.findKey(shorter);
    if (key >= 0) keys.add(key);
    if (shorter !== value && (!replaced || value < shareFrom)) continue;
    for (let entry = vocabulary.deletionHead(shorter); entry > 0; entry = deletionNext[entry - 1] as number) {
      const other = deletionKey[entry - 1] as number;
      if (shorter === value || (keyValue[other] as number) >= shareFrom) keys.add(other);
    }
  }
  return keys;
}
