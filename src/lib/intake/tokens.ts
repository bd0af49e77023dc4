import { commonEnding, commonWords } from "./data/common-words.ts";
import type { Passage, TextLanguage } from "./types.ts";

/** A word, number or mark of a text with what its place says. */
export interface Token extends Passage {
  readonly kind: "word" | "number" | "mark";
  /** Lower case without diacritics, straight apostrophes. */
  readonly folded: string;
  readonly capital: boolean;
  /** Two letters or more, all upper case. */
  readonly caps: boolean;
  /** First word of its sentence or line, where a capital says nothing. */
  readonly first: boolean;
  /** In a line all in capitals, where no capital says anything. */
  readonly shouted: boolean;
  readonly sentence: number;
  readonly line: number;
}

/** A sentence, or a line that stands for one: indexes of its first token and of the one after its last. */
export interface Sentence {
  readonly from: number;
  readonly to: number;
}

/** A text cut into tokens and sentences. */
export interface Tokens {
  readonly text: string;
  readonly language: TextLanguage;
  readonly list: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly lines: readonly string[];
}

/** Lower case without diacritics; apostrophes and hyphens in their plain form. @example fold("Ismaël d’Évry") // "ismael d'evry" */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[’‘ʼ]/g, "'").replace(/[‐‑]/g, "-").replace(/ł/g, "l").replace(/ø/g, "o").replace(/ß/g, "ss").replace(/đ/g, "d").replace(/ı/g, "i").replace(/œ/g, "oe").replace(/æ/g, "ae");
}

/** Whether a folded word is an ordinary word rather than a name, as far as lists can tell. */
export function isCommon(folded: string): boolean {
  if (commonWords.has(folded)) return true;
  const [head] = folded.split("-");
  if (head !== folded && head !== undefined && commonWords.has(head)) return true;
  return folded.length >= 8 && commonEnding.test(folded);
}

/** Words after which a full stop ends no sentence. */
const abbreviations = new Set("mr mrs ms dr st lt col capt cpt sgt maj gen no nos ref art jr sr approx dept insp supt mt dob jan feb mar apr jun jul aug sep sept oct nov dec janv fevr avr juil m mm me mlle mgr cf p pp al ca vs prof hon rev tel encl det const cpl adj".split(" "));

/** The elided words of French that stand before an apostrophe and belong to no name. */
const elision = /^(?:l|d|j|n|s|c|m|t|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\p{L})/iu;

/** A line this long was probably broken by a machine and goes on in the next. */
const wrappedLine = 60;

const tokenPattern = /\p{L}[\p{L}\p{M}\p{N}]*(?:[’'‘ʼ\-‐‑][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|\p{N}+(?:[.,:/-]\p{N}+)*|[^\s]/gu;

/**
 * Cuts a text into tokens and sentences, in time linear in its length. A new line ends a sentence unless the line before was so
 * long that it was probably wrapped; the articles l', d', qu' are tokens of their own.
 */
export function tokenize(text: string, language: TextLanguage): Tokens {
  const raw = cut(text, language);
  const lines = text.split("\n");
  const starts = lineStarts(lines);
  const shouting = lines.map(isShouted);
  const list: Token[] = [];
  const sentences: Sentence[] = [];
  let from = 0;
  let line = 0;
  let atHead = true;
  for (const [i, one] of raw.entries()) {
    while (line + 1 < starts.length && starts[line + 1]! <= one.start) line++;
    if (i > 0 && endsBefore(raw, i, text, lines, starts, line)) {
      sentences.push({ from, to: i });
      from = i;
      atHead = true;
    }
    const kind = /^\p{L}/u.test(one.words) ? "word" : /^\p{N}/u.test(one.words) ? "number" : "mark";
    const letters = one.words.replace(/[^\p{L}]/gu, "");
    list.push({
      ...one, kind, folded: fold(one.words), capital: /^(?:\p{Lu}|(?:al|el|an|ash|as|ad|at|ar|az|ed|et|es)-\p{Lu})/u.test(one.words), caps: letters.length >= 2 && letters === letters.toUpperCase() && letters !== letters.toLowerCase(),
      first: kind === "word" && atHead, shouted: shouting[line] ?? false, sentence: sentences.length, line,
    });
    if (kind === "word") atHead = false;
    if (/^[:–—•«"“(*-]$/.test(one.words)) atHead = true;
  }
  if (raw.length > from) sentences.push({ from, to: raw.length });
  return { text, language, list, sentences, lines };
}

function cut(text: string, language: TextLanguage): readonly Passage[] {
  const found: Passage[] = [];
  for (const match of text.matchAll(tokenPattern)) {
    let start = match.index;
    let words = match[0];
    const article = elision.exec(words);
    if (article !== null && opensArticle(words, article[0], language)) {
      found.push({ start, end: start + article[0].length, words: article[0] });
      start += article[0].length;
      words = words.slice(article[0].length);
    }
    const owner = /[’'](?:s|S)$/u.exec(words);
    if (owner !== null) words = words.slice(0, -2);
    found.push({ start, end: start + words.length, words });
  }
  return found;
}

/** A capital before the apostrophe may belong to the name: D'Angelo, N'Diaye. */
function opensArticle(words: string, article: string, language: TextLanguage): boolean {
  if (/^\p{Ll}/u.test(article)) return true;
  const rest = words.slice(article.length);
  return language === "fr" && (/^[LJCS]/.test(article) || /^Qu/i.test(article) || isCommon(fold(rest)) || rest === rest.toLowerCase());
}

function endsBefore(raw: readonly Passage[], i: number, text: string, lines: readonly string[], starts: readonly number[], line: number): boolean {
  const [before, next] = [raw[i - 1]!, raw[i]!];
  const gap = text.slice(before.end, next.start);
  if (/\n\s*\n/.test(gap)) return true;
  if (gap.includes("\n")) {
    const above = lines[line - 1] ?? "";
    const open = above.length >= wrappedLine && !/[.!?:;]\s*$/.test(above) && starts[line]! <= next.start;
    if (!open || /^(?:[-–—•*]|\d+[.)])/.test(text.slice(next.start, next.start + 4))) return true;
  }
  let last = i - 1;
  while (last > 0 && /^[»”"')\]]$/.test(raw[last]!.words)) last--;
  const mark = raw[last]!.words;
  if (!/^[.!?…]$/.test(mark) || gap === "") return false;
  if (/^[!?]$/.test(mark)) return /^[\p{Lu}\p{N}«“"‘(–—-]/u.test(next.words);
  const word = raw[last - 1]?.words ?? "";
  const attached = raw[last - 1]?.end === raw[last]!.start;
  if (mark === "." && attached && (abbreviations.has(fold(word)) || /^\p{Lu}$/u.test(word))) return false;
  return /^[\p{Lu}\p{N}«“"‘(–—•-]/u.test(next.words) || /^(?:l|d|qu)['’]$/i.test(next.words);
}

function lineStarts(lines: readonly string[]): readonly number[] {
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length + 1;
  }
  return starts;
}

function isShouted(line: string): boolean {
  const words = line.match(/\p{L}{2,}/gu) ?? [];
  if (words.length < 4) return false;
  const upper = words.filter((word) => word === word.toUpperCase()).length;
  return upper / words.length >= 0.85;
}

/** The tokens from `from` up to `to` as one passage. */
export function passageOf(tokens: Tokens, from: number, to: number): Passage {
  const start = tokens.list[from]!.start;
  const end = tokens.list[to - 1]!.end;
  return { start, end, words: tokens.text.slice(start, end) };
}

/** Which of the two languages a text is in, by its small words. */
export function languageOf(text: string): TextLanguage {
  const count = (words: RegExp) => text.slice(0, 20_000).match(words)?.length ?? 0;
  const french = count(/(?<!\p{L})(?:le|la|les|des|du|une|un|et|est|dans|pour|que|qui|sur|par|au|aux|né|née|vous|nous|été)(?!\p{L})/giu);
  const english = count(/(?<!\p{L})(?:the|of|and|to|in|was|is|for|that|with|by|on|at|he|his|has|have|been|from|this)(?!\p{L})/giu);
  return french > english ? "fr" : "en";
}
