import type { Passage } from "./types.ts";

/** Most passages told: a form asks its question once. */
const most = 50;

/**
 * Words that say terrorism in English or French, whatever a form's marker says; an office against it says none. Accents and capitals do not matter. Linear in the
 * length; needs none of the lists by which names are found, so that a page can ask while somebody writes.
 * @example findTerrorism("Suspected of wanting to join Islamic State")[0]?.words // "Islamic State"
 */
export function findTerrorism(text: string): readonly Passage[] {
  return [...text.matchAll(pattern)].slice(0, most).map((match) => ({ start: match.index, end: match.index + match[0].length, words: match[0] }));
}

const pattern = /(?<![\p{L}\p{N}_])(?:(?<!(?:counter|anti|contre)[- ]?)terroris\p{L}*|d?jihad\p{L}*|islamic state|[ée]tat islamique|daesh|daech|isis|al[- ]qa(?:e|ë|i|ï)da|attentats?|suicide (?:attack|bomb)\p{L}*|foreign fighter\p{L}*|combattants? [ée]trangers?)(?![\p{L}\p{N}_])/giu;
