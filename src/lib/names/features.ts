import type { BirthRelation } from "./births.ts";
import { kindInitial, kindName, kindParticle, linkInitial, linkJoin, linkNickname, linkParticle, linkSame, linkSimilar, mostKnown, type Matchup } from "./matchup.ts";

/** What a score is made of; `model.ts` holds one weight for each. Order matters: fitted weights refer to it by name. */
export const featureNames = [
  "base",
  "rarity", "rarityHigh", "rarityUnlike",
  "unlike10", "unlike20", "unlike30", "unlike40", "unlike50", "unlike66",
  "knownUnlike",
  "nickname", "equivalent", "initial", "join", "particle",
  "contradicted", "contradictedMore", "contradictedFirst", "contradictedLast", "contradictedSameLetter", "contradictedKnown", "contradictedInitial",
  "extra", "extraMore", "extraFirst", "extraLast",
  "reordered", "scrambled", "oneLink", "singleWord", "noLink", "complete", "threeLinks", "namesakes",
  "birth.same", "birth.day-month-swap", "birth.one-edit", "birth.calendar", "birth.year-off", "birth.overlap-narrow", "birth.overlap-wide",
  "birth.near", "birth.same-year", "birth.apart", "birth.conflict",
  "birthSameContradicted", "nationalityShared", "nationalityDiffers",
] as const;

export type FeatureName = (typeof featureNames)[number];
export const featureCount = featureNames.length;

/** Position of each feature. */
export const feature = Object.fromEntries(featureNames.map((name, i) => [name, i])) as Readonly<Record<FeatureName, number>>;

/** What speaks against, and birth dates, count in full; the rest together is capped, since others may carry the same name. */
const uncapped: ReadonlySet<FeatureName> = new Set<FeatureName>([
  "contradicted", "contradictedMore", "contradictedFirst", "contradictedLast", "contradictedSameLetter", "contradictedKnown", "contradictedInitial",
  "oneLink", "singleWord", "noLink", "nationalityDiffers",
]);

/** 1 for the features that stay outside the cap on what names can say. */
export const isUncapped = Uint8Array.from(featureNames, (name) => (name.startsWith("birth") || uncapped.has(name) ? 1 : 0));

/** Unlikeness is priced in ramps, each from one of these to the next, so that a price that only falls is a sign of each weight. */
export const ramps = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.66] as const;
const firstRamp = feature.unlike10;
/** Rarity beyond this is counted apart: in small lists it is luck. */
export const highRarity = 8;

/** Shorter lists count as this long: the persons on them have namesakes elsewhere. */
export const smallestList = 100_000;

/** Adds what one link says to `into`. */
export function addLinkFeatures(kind: number, likeness: number, rarity: number, into: Float64Array): void {
  if (kind === linkParticle) {
    bump(into, feature.particle, 1);
    return;
  }
  if (kind === linkInitial) {
    bump(into, feature.initial, 1);
    return;
  }
  bump(into, feature.rarity, Math.min(rarity, highRarity));
  if (rarity > highRarity) bump(into, feature.rarityHigh, rarity - highRarity);
  if (kind === linkNickname) {
    bump(into, likeness > 0.8 ? feature.equivalent : feature.nickname, 1);
    return;
  }
  bump(into, feature.rarityUnlike, rarity * (1 - likeness));
  if (kind === linkJoin) bump(into, feature.join, 1);
  if (kind === linkSame) return;
  for (let k = 0; k + 1 < ramps.length; k++) {
    const from = ramps[k] as number;
    const part = (1 - likeness - from) / ((ramps[k + 1] as number) - from);
    if (part <= 0) break;
    bump(into, firstRamp + k, Math.min(1, part));
  }
}

/**
 * How well a word is known from the number of its carriers: the log of one more than they are, at most 5. A word that is
 * itself the name of others is less likely to be a slip for a word like it.
 */
export function knownness(carriers: number): number {
  return Math.min(mostKnown, Math.log1p(carriers));
}

/** Adds what one link of an aligned pair says: by itself, and by the words it links. */
export function addEdgeFeatures(m: Matchup, e: number, into: Float64Array): void {
  const kind = m.edgeKind[e] as number;
  addLinkFeatures(kind, m.edgeLikeness[e] as number, m.edgeRarity[e] as number, into);
  if (kind === linkSimilar) bump(into, feature.knownUnlike, Math.min(m.knownA[m.edgeA[e] as number] as number, m.knownB[m.edgeB[e] as number] as number));
}

/** First letters of one side's words left over, counted; kept between calls so that none allocates. */
const openLetters = new Uint8Array(32);

/**
 * Adds what an aligned pair of names says to `into`: its links, the words left over, and how many of `listSize` persons
 * would be expected to agree as much by chance.
 */
export function addNameFeatures(m: Matchup, listSize: number, into: Float64Array): void {
  let strong = 0;
  let surprise = 0;
  for (let k = 0; k < m.links; k++) {
    const e = m.link[k] as number;
    const kind = m.edgeKind[e] as number;
    addEdgeFeatures(m, e, into);
    if (kind === linkParticle || kind === linkInitial) continue;
    strong += kind === linkJoin ? 2 : 1;
    surprise += m.edgeRarity[e] as number;
  }
  let looseA = 0;
  let leastKnown = mostKnown;
  let looseB = 0;
  let initials = 0;
  let sameLetter = 0;
  openLetters.fill(0);
  for (let i = 0; i < m.countA; i++) {
    if (m.usedA[i] === 1) continue;
    if (m.kindA[i] === kindName) {
      looseA++;
      if ((m.knownA[i] as number) < leastKnown) leastKnown = m.knownA[i] as number;
      openLetters[(m.letterA[i] as number) & 31]!++;
    } else if (m.kindA[i] === kindInitial) initials++;
  }
  for (let j = 0; j < m.countB; j++) {
    if (m.usedB[j] === 1) continue;
    if (m.kindB[j] === kindName) {
      looseB++;
      if ((m.knownB[j] as number) < leastKnown) leastKnown = m.knownB[j] as number;
      const letter = (m.letterB[j] as number) & 31;
      if ((openLetters[letter] as number) > 0) {
        openLetters[letter]!--;
        sameLetter++;
      }
    } else if (m.kindB[j] === kindInitial) initials++;
  }
  const against = Math.min(looseA, looseB);
  if (against > 0) {
    bump(into, feature.contradicted, 1);
    if (against > 1) bump(into, feature.contradictedMore, against - 1);
    bump(into, feature.contradictedKnown, leastKnown);
    if (looseAt(m, 0, 0)) bump(into, feature.contradictedFirst, 1);
    if (looseAt(m, m.countA - 1, m.countB - 1)) bump(into, feature.contradictedLast, 1);
    if (sameLetter > 0) bump(into, feature.contradictedSameLetter, Math.min(sameLetter, against));
  }
  if (initials > 0) bump(into, feature.contradictedInitial, initials);
  const extra = looseA + looseB - 2 * against;
  if (extra > 0) {
    bump(into, feature.extra, 1);
    if (extra > 1) bump(into, feature.extraMore, extra - 1);
    const [used, kinds, count] = looseA > looseB ? [m.usedA, m.kindA, m.countA] : [m.usedB, m.kindB, m.countB];
    if (used[0] === 0 && kinds[0] === kindName) bump(into, feature.extraFirst, 1);
    if (used[count - 1] === 0 && kinds[count - 1] === kindName) bump(into, feature.extraLast, 1);
  }
  if (strong > 0) bump(into, feature.namesakes, Math.log1p(Math.exp(Math.log(Math.max(smallestList, listSize)) - surprise)));
  if (m.reordered) bump(into, feature.reordered, 1);
  if (m.scrambled) bump(into, feature.scrambled, 1);
  if (strong === 0) bump(into, feature.noLink, 1);
  else if (strong === 1) bump(into, wordsOf(m.kindA, m.countA) < 2 || wordsOf(m.kindB, m.countB) < 2 ? feature.singleWord : feature.oneLink, 1);
  else {
    if (looseA === 0 && looseB === 0 && initials === 0) bump(into, feature.complete, 1);
    if (strong > 2) bump(into, feature.threeLinks, 1);
  }
}

/** Adds what the birth dates say. */
export function addBirthFeature(relation: BirthRelation, into: Float64Array): void {
  if (relation === "unknown") return;
  bump(into, feature[`birth.${relation}`], 1);
  if (relation === "same" && (into[feature.contradicted] as number) > 0) bump(into, feature.birthSameContradicted, 1);
}

function wordsOf(kinds: Uint8Array, count: number): number {
  let words = 0;
  for (let i = 0; i < count; i++) if (kinds[i] !== kindParticle) words++;
  return words;
}

function looseAt(m: Matchup, a: number, b: number): boolean {
  return m.usedA[a] === 0 && m.usedB[b] === 0 && m.kindA[a] === kindName && m.kindB[b] === kindName;
}

function bump(into: Float64Array, at: number, by: number): void {
  into[at] = (into[at] as number) + by;
}
