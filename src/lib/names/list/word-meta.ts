import { manyVowels } from "../frame.ts";
import { lettersOf } from "../letters.ts";
import type { VocabularyColumns } from "./vocabulary.ts";

/** Word flags. */
export const flagAbjad = 1;
export const flagArticle = 2;

/** The parts of what `wordMeta` gives: vowels, then length and openness as one number, then whether an article has grown on. */
export const metaVowels = 0xffff;
export const metaShape = 16;
export const metaShapes = 128;
export const metaAbjad = 1 << 22;
export const metaArticle = 1 << 23;

/**
 * Vowels, length, openness and article of a word in one number: what tells most words from another without reading them.
 * Open vowels are not compared, so they count as too many to be.
 */
export function wordMeta(c: VocabularyColumns, word: number): number {
  const length = (c.start[word + 1] as number) - (c.start[word] as number);
  const flags = c.flags[word] as number;
  const isOpen = (flags & flagAbjad) !== 0;
  return (isOpen ? manyVowels : (c.vowels[word] as number)) | (shapeOf(length, isOpen) << metaShape) | ((flags & flagArticle) !== 0 ? metaArticle : 0);
}

/** The letters of a word, see `lettersOf`. */
export function wordLetters(c: VocabularyColumns, word: number): number {
  return lettersOf(c.bytes, c.start[word] as number, c.start[word + 1] as number);
}

/** Length and openness of a word as one number below `metaShapes`. */
export function shapeOf(length: number, isOpen: boolean): number {
  return isOpen ? length | 64 : length;
}
