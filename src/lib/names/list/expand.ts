import { customForms, customKey } from "../customs.ts";
import { maxSpelling, SharedDistance, writeSpelling } from "../distance.ts";
import { costTo, noPrice, openSlack, skeletonCost, startCost, vowelCode, vowelRow } from "../frame.ts";
import { LetterBound, lettersOf } from "../letters.ts";
import { articleLikeness, gatherLikeness, hasArticle, likenessLimit, likenessOf, likenessSteps } from "../likeness.ts";
import { linkJoin, linkNickname, linkSame, linkSimilar } from "../matchup.ts";
import { knownness } from "../features.ts";
import { linkWorth } from "../score.ts";
import { skeleton } from "../skeleton.ts";
import { keysNear, nearKeys } from "./near-keys.ts";
import type { Vocabulary, VocabularyColumns } from "./vocabulary.ts";
import { flagAbjad, metaAbjad, metaArticle, metaShape, metaShapes, metaVowels, shapeOf, wordLetters, wordMeta } from "./word-meta.ts";

/** A word to look up: its spelling, and whether its vowels are open. */
export interface Sought {
  readonly spelling: string;
  readonly abjad: boolean;
  /** Other spellings that lead to words as well. */
  readonly readings?: readonly string[];
}

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
  /** What each is worth while candidates are gathered, in units of 1/20 of log-odds. */
  readonly worth: Uint16Array;
  /** Words the vocabulary held when this was made: later ones are not looked at yet. */
  readonly knownWords: number;
}

/** No word counts as rarer: shares below one in 160,000 cannot be known. */
export const maxRarity = 12;
/** Units of one log-odds while candidates are gathered. */
export const worthUnit = 20;
const maxWorth = 400;
const maxExpansion = 600;
/** Below the least likeness that is looked up, carriers grow about this fast, in log units per unit of likeness. */
const looseSlope = 6;

const query = new Uint8Array(64);
const withVowels = new SharedDistance();
const withoutVowels = new SharedDistance();
const plainLetters = new LetterBound();
const openLetters = new LetterBound();
let foundWord = new Uint32Array(1024);
let foundLevel = new Uint8Array(1024);
let foundKind = new Uint8Array(1024);
let found = 0;
let foundAt: Map<number, number> | undefined;
const levels = new Uint32Array(likenessSteps + 2);
let order = new Uint32Array(1024);

/** Looks up the words like `sought`, of likeness `least` and more; reads the vocabulary only. Cost: the words of some ten to a hundred skeletons. */
export function expand(vocabulary: Vocabulary, sought: Sought, names: number, least = gatherLikeness): Expansion {
  const { readings = [] } = sought;
  found = 0;
  foundAt = readings.length > 0 ? new Map() : undefined;
  const own = vocabulary.find(sought.spelling, sought.abjad);
  if (own >= 0) note(own, likenessSteps, linkSame);
  scan(vocabulary, sought.spelling, sought.abjad, least, own);
  for (const reading of readings) scan(vocabulary, reading, sought.abjad, least, own);
  const sound = found;
  for (const [other, likeness] of customForms(customKey(sought.spelling, sought.abjad)) ?? []) {
    const abjad = other.endsWith("~");
    const w = vocabulary.find(abjad ? other.slice(0, -1) : other, abjad);
    if (w < 0 || w === own) continue;
    let known = 0;
    while (known < sound && foundWord[known] !== w) known++;
    const level = Math.round(likeness * likenessSteps);
    if (known === sound) note(w, level, linkNickname);
    else if ((foundLevel[known] as number) < level) {
      foundLevel[known] = level;
      foundKind[known] = linkNickname;
    }
  }
  const expansion = sorted(found, vocabulary.words);
  weigh(expansion, vocabulary, names, false);
  return expansion;
}

/** By shape of a word: the most that its frame may cost, and the distance at which it is certainly too unlike. */
const frameLimit = new Int16Array(metaShapes);
const reachOf = new Int16Array(maxSpelling + 1);
/** What is being looked up, for `measure`. */
let soughtEnd = 0;
let soughtLetters = 0;
let soughtArticle = 0;
let soughtOpen = false;
let soughtLeast = 0;
let soughtOwn = -1;
let openStarted = false;
let plainStarted = false;

/** Notes the words that sound like one spelling. */
function scan(vocabulary: Vocabulary, spelling: string, open: boolean, least: number, own: number): void {
  const { columns } = vocabulary;
  const { keyStart, keyWords, keyMeta, keyLetters, keyHead, keyValue, nextWord } = columns;
  const end = writeSpelling(spelling, query, 0);
  soughtEnd = end;
  soughtLetters = lettersOf(query, 0, end);
  soughtArticle = hasArticle(query, 0, end) ? metaArticle : 0;
  soughtOpen = open;
  soughtLeast = least;
  soughtOwn = own;
  openStarted = plainStarted = false;
  const row = open ? noPrice : vowelRow(vowelCode(query, 0, end));
  for (let length = 0; length <= maxSpelling; length++) {
    const limit = likenessLimit(end, length, least);
    frameLimit[shapeOf(length, false)] = Math.floor(limit) + (open ? openSlack : 0);
    frameLimit[shapeOf(length, true)] = Math.floor(limit) + openSlack;
    reachOf[length] = Math.ceil(limit) + 1;
  }
  const widest = frameLimit[shapeOf(Math.min(maxSpelling, end + 8), true)] as number;
  const value = skeleton(spelling);
  const keys = keysNear(vocabulary, value);
  startCost(value);
  for (let k = 0; k < keys; k++) {
    const key = nearKeys[k] as number;
    const consonants = costTo(keyValue[key] as number);
    if (!open && consonants > widest) continue;
    const to = keyStart[key + 1] ?? 0;
    for (let i = keyStart[key] ?? to; i < to; i++) {
      const meta = keyMeta[i] as number;
      if (consonants + (row[meta & metaVowels] as number) <= (frameLimit[(meta >>> metaShape) & (metaShapes - 1)] as number)) measure(columns, keyWords[i] as number, meta, keyLetters[i] as number);
    }
    for (let w = (keyHead[key] as number) - 1; w >= 0; w = (nextWord[w] as number) - 1) {
      const meta = wordMeta(columns, w);
      if (consonants + (row[meta & metaVowels] as number) <= (frameLimit[(meta >>> metaShape) & (metaShapes - 1)] as number)) measure(columns, w, meta, wordLetters(columns, w));
    }
  }
}

/** Measures a word whose frame fits letter by letter, unless its letters alone tell that it is too unlike. */
function measure(columns: VocabularyColumns, w: number, meta: number, letters: number): void {
  const length = (meta >>> metaShape) & (shapeOf(0, true) - 1);
  const reach = reachOf[length] as number;
  const isOpen = soughtOpen || (meta & metaAbjad) !== 0;
  if (isOpen && !openStarted) {
    openStarted = true;
    withoutVowels.start(query, 0, soughtEnd, true);
    openLetters.start(soughtLetters, true);
  } else if (!isOpen && !plainStarted) {
    plainStarted = true;
    withVowels.start(query, 0, soughtEnd, false);
    plainLetters.start(soughtLetters, false);
  }
  // A grown article costs little as a whole: letters do not tell.
  const isAlike = (meta & metaArticle) === soughtArticle;
  if (isAlike && (isOpen ? openLetters : plainLetters).apart(letters, reach)) return;
  if (w === soughtOwn) return;
  const at = columns.start[w] as number;
  const distance = (isOpen ? withoutVowels : withVowels).to(columns.bytes, at, at + length, reach);
  if (distance >= reach && isAlike) return;
  const likeness = articleLikeness(distance, query, 0, soughtEnd, columns.bytes, at, at + length, isOpen, reach);
  if (likeness >= soughtLeast) note(w, Math.round(likeness * likenessSteps), likeness === 1 ? linkSame : linkSimilar);
}

/** Adds a word to those found; of several readings the most alike counts. */
function note(word: number, level: number, kind: number): void {
  const known = foundAt?.get(word);
  if (known !== undefined) {
    if ((foundLevel[known] as number) < level) {
      foundLevel[known] = level;
      foundKind[known] = kind;
    }
    return;
  }
  foundAt?.set(word, found);
  if (found === foundWord.length) growFound();
  foundWord[found] = word;
  foundLevel[found] = level;
  foundKind[found++] = kind;
}

/** What `expansion` becomes when the vocabulary has grown by a few words: the same as looking the word up again. */
export function extended(expansion: Expansion, vocabulary: Vocabulary, sought: Sought, least: number): Expansion {
  found = expansion.words.length;
  foundAt = undefined;
  while (foundWord.length < found + vocabulary.words - expansion.knownWords) growFound();
  foundWord.set(expansion.words);
  foundKind.set(expansion.kinds);
  for (let i = 0; i < found; i++) foundLevel[i] = Math.round((expansion.likeness[i] as number) * likenessSteps);
  const { start, bytes, flags } = vocabulary.columns;
  const end = writeSpelling(sought.spelling, query, 0);
  const skeletonKey = skeleton(sought.spelling);
  const forms = customForms(customKey(sought.spelling, sought.abjad));
  const row = sought.abjad ? noPrice : vowelRow(vowelCode(query, 0, end));
  const near = new Set(nearKeys.subarray(0, keysNear(vocabulary, skeletonKey)));
  for (let w = expansion.knownWords; w < vocabulary.words; w++) {
    const at = start[w] as number;
    const to = start[w + 1] as number;
    let spelling = "";
    for (let i = at; i < to; i++) spelling += String.fromCharCode(bytes[i] as number);
    const open = ((flags[w] as number) & flagAbjad) !== 0;
    let level = 0;
    let kind = linkSimilar;
    const key = skeleton(spelling);
    if (spelling === sought.spelling && open === sought.abjad) [level, kind] = [likenessSteps, linkSame];
    else if (near.has(vocabulary.findKey(key))) {
      const abjad = open || sought.abjad;
      const consonants = skeletonCost(skeletonKey, key);
      const limit = likenessLimit(end, to - at, least) + (abjad ? openSlack : 0) - (abjad ? 0 : (row[wordMeta(vocabulary.columns, w) & metaVowels] as number));
      if (consonants <= limit) {
        const likeness = likenessOf(query, 0, end, bytes, at, to, abjad, least);
        if (likeness >= least) [level, kind] = [Math.round(likeness * likenessSteps), likeness === 1 ? linkSame : linkSimilar];
      }
    }
    const custom = Math.round((forms?.get(customKey(spelling, open)) ?? 0) * likenessSteps);
    if (custom > level) [level, kind] = [custom, linkNickname];
    if (level === 0) continue;
    foundWord[found] = w;
    foundLevel[found] = level;
    foundKind[found++] = kind;
  }
  return sorted(found, vocabulary.words);
}

/** Fills in how rare each likeness is and what each word is worth, from the counts as they stand. */
export function weigh(expansion: Expansion, vocabulary: Vocabulary, names: number, join: boolean): void {
  const { count, base } = vocabulary.columns;
  const { words, likeness, kinds, rarity, worth } = expansion;
  const total = names + vocabulary.baseNames;
  const size = words.length;
  let carriers = 0;
  let known = 0;
  for (let i = 0; i < size;) {
    let j = i;
    const level = likeness[i] as number;
    while (j < size && likeness[j] === level) {
      const w = words[j] as number;
      carriers += (count[w] as number) + (base[w] as number);
      j++;
    }
    const rare = Math.min(maxRarity, -Math.log((carriers + 2) / (total + 2)));
    if (level === 1) known = knownness(carriers);
    for (; i < j; i++) {
      rarity[i] = rare;
      worth[i] = Math.max(1, Math.min(maxWorth, Math.round(worthUnit * linkWorth(join ? linkJoin : (kinds[i] as number), level, rare, known))));
    }
  }
}

/** Rarity of a likeness that is not in the vocabulary: that of the least like word still more alike. */
export function rarityAt(expansion: Expansion, likeness: number, names: number): number {
  let rarity = Math.min(maxRarity, Math.log((names + 2) / 2));
  for (let i = 0; i < expansion.words.length && (expansion.likeness[i] as number) >= likeness - 1e-6; i++) rarity = expansion.rarity[i] as number;
  return likeness < gatherLikeness ? Math.max(0, rarity - looseSlope * (gatherLikeness - likeness)) : rarity;
}

/** The first `count` words found, the most alike first, sorted by counting. */
function sorted(count: number, knownWords: number): Expansion {
  levels.fill(0);
  for (let i = 0; i < count; i++) levels[foundLevel[i] as number] = (levels[foundLevel[i] as number] as number) + 1;
  let at = 0;
  for (let level = likenessSteps; level >= 0; level--) {
    const here = levels[level] as number;
    levels[level] = at;
    at += here;
  }
  if (order.length < count) order = new Uint32Array(count * 2);
  for (let i = 0; i < count; i++) {
    const level = foundLevel[i] as number;
    order[levels[level] as number] = i;
    levels[level] = (levels[level] as number) + 1;
  }
  const size = Math.min(count, maxExpansion);
  const words = new Uint32Array(size);
  const kinds = new Uint8Array(size);
  const likeness = new Float32Array(size);
  for (let i = 0; i < size; i++) {
    const from = order[i] as number;
    words[i] = foundWord[from] as number;
    kinds[i] = foundKind[from] as number;
    likeness[i] = (foundLevel[from] as number) / likenessSteps;
  }
  return { words, kinds, likeness, rarity: new Float32Array(size), worth: new Uint16Array(size), knownWords };
}

function growFound(): void {
  const size = foundWord.length * 2;
  const [word, level, kind] = [foundWord, foundLevel, foundKind];
  foundWord = new Uint32Array(size);
  foundLevel = new Uint8Array(size);
  foundKind = new Uint8Array(size);
  foundWord.set(word);
  foundLevel.set(level);
  foundKind.set(kind);
}
