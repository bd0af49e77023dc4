import { lettersApart, lettersOf } from "./letters.ts";
import { byteDistance } from "./distance.ts";

/** Below this two words are different names. */
export const minLikeness = 0.34;
/**
 * From here up, words lead a search to a name. Between `minLikeness` and this only words that would else stand alone in an
 * aligned pair are measured: nearly no word of a list lies there, and to look for them doubles the cost.
 */
export const gatherLikeness = 0.5;
/** Likeness comes in steps of one over this. */
export const likenessSteps = 250;
/** Two words read as one must explain the letters of both, so they have to be close. */
export const minJoinLikeness = 0.62;

/** The distance at which words of these lengths are `least` alike. */
export function likenessLimit(lengthA: number, lengthB: number, least: number): number {
  return (15 * (lengthA + lengthB) + 25) * (1 - least);
}

const grownArticle = 15;

/**
 * Likeness of two spellings, 1 the same to 0 unlike, in steps of 1/250: one minus the distance over what a word of this
 * length may differ. An article that has grown onto one of them (Alyacoubi, Yacoubi) costs little. Bytes in, no
 * allocation. Below `least` any smaller number may be given.
 */
export function likenessOf(
  a: Uint8Array, startA: number, endA: number, b: Uint8Array, startB: number, endB: number, abjad: boolean, least = minLikeness,
): number {
  const limit = Math.ceil(likenessLimit(endA - startA, endB - startB, least)) + 1;
  return articleLikeness(byteDistance(a, startA, endA, b, startB, endB, abjad, limit), a, startA, endA, b, startB, endB, abjad, limit);
}

/** `likenessOf`, where the distance of the words as they stand is known, up to `limit`. */
export function articleLikeness(
  distance: number, a: Uint8Array, startA: number, endA: number, b: Uint8Array, startB: number, endB: number, abjad: boolean, limit: number,
): number {
  if (distance > grownArticle) {
    const bareA = bareStart(a, startA, endA);
    const bareB = bareStart(b, startB, endB);
    if (bareA !== startA && bareB === startB) distance = Math.min(distance, grownArticle + byteDistance(a, bareA, endA, b, startB, endB, abjad, limit));
    else if (bareB !== startB && bareA === startA) distance = Math.min(distance, grownArticle + byteDistance(a, startA, endA, b, bareB, endB, abjad, limit));
  }
  if (distance >= limit) return 0;
  const allowance = 15 * (endA - startA + endB - startB) + 25;
  return Math.round(Math.max(0, 1 - distance / allowance) * likenessSteps) / likenessSteps;
}

/** Likeness of two words that no other word stands for: by sound, or where one is the beginning of the other. */
export function looseLikeness(a: Uint8Array, startA: number, endA: number, b: Uint8Array, startB: number, endB: number, abjad: boolean): number {
  const likeness = tooUnlike(a, startA, endA, b, startB, endB, abjad) ? 0 : likenessOf(a, startA, endA, b, startB, endB, abjad, minLikeness);
  if (likeness >= beginningLikeness) return likeness;
  const shorter = Math.min(endA - startA, endB - startB);
  if (shorter < shortestBeginning) return likeness;
  for (let i = 0; i < shorter; i++) if (a[startA + i] !== b[startB + i]) return likeness;
  return beginningLikeness;
}

/** Whether letters alone tell that two words are less alike than any that count; a grown article costs little as a whole, so there they do not. */
function tooUnlike(a: Uint8Array, startA: number, endA: number, b: Uint8Array, startB: number, endB: number, abjad: boolean): boolean {
  if (!lettersApart(lettersOf(a, startA, endA), lettersOf(b, startB, endB), abjad, Math.ceil(likenessLimit(endA - startA, endB - startB, minLikeness)) + 1)) return false;
  return hasArticle(a, startA, endA) === hasArticle(b, startB, endB);
}

/** How alike a word and its beginning count, and the letters a beginning has at least: Mort and Morton. */
const beginningLikeness = 0.44;
const shortestBeginning = 3;

/** Whether an article has grown onto a word. */
export function hasArticle(bytes: Uint8Array, start: number, end: number): boolean {
  return bareStart(bytes, start, end) !== start;
}

/** Where the word starts without an article al-, el-, ul- that has grown on; short words keep theirs (Elena, Ali). */
function bareStart(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 6 || bytes[start + 1] !== 108) return start;
  const first = bytes[start];
  if (first !== 97 && first !== 101 && first !== 117) return start;
  const next = bytes[start + 2];
  return next === 97 || next === 101 || next === 105 || next === 111 || next === 117 ? start : start + 2;
}
