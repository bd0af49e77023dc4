import anyAscii from "any-ascii";
import { arabic, cyrillic, doubleSurnames, greek, greekPairs, hebrew, lookAlikes, softG } from "./scripts.ts";
import { kanaReading } from "./kana.ts";
import { latinSpelling, tidySpelling } from "./spelling.ts";

/** The writing system a token was written in; `mixed` is Latin with look-alike letters of another alphabet among it. */
export type Script = "latin" | "cyrillic" | "arabic" | "hebrew" | "greek" | "han" | "hangul" | "kana" | "other" | "mixed";

/** One word of a name: as it was written, its plain a-z reading, and its spelling (see `spelling.ts`). */
export interface Word {
  readonly written: string;
  readonly plain: string;
  readonly spelling: string;
  readonly script: Script;
}

/** Texts are cut here: no name of a person is longer, and work stays bounded. */
export const maxNameLength = 240;
/** Words of one name beyond this count are ignored. */
export const maxWords = 14;
const maxWordLength = 40;

/**
 * Splits a name of any script into words and reads each in the spelling alphabet. Never throws; unpaired surrogates,
 * control, format and direction characters vanish.
 * @example romanise("Мостефаи, Исмаил").map((word) => word.plain) // ["mostefai", "ismail"]
 */
export function romanise(text: string): Word[] {
  const cut = text.length <= maxNameLength ? text : text.slice(0, maxNameLength);
  if (plainText.test(cut)) return plainWords(cut);
  const clean = cut.toWellFormed().normalize("NFKC").replace(invisible, "");
  const words: Word[] = [];
  const pieces = clean.split(separators).filter((piece) => piece !== "" && !foreignTitles.has(piece));
  for (const piece of pieces) {
    // A Korean or Chinese name in several pieces is divided already; foreign names are written so too.
    for (const part of pieces.length > 1 ? [piece.slice(0, maxWordLength)] : splitUnspaced(piece.slice(0, maxWordLength))) {
      const word = readWord(part);
      if (word !== undefined) words.push(...splitArticle(word));
      if (words.length >= maxWords) return words.slice(0, maxWords);
    }
  }
  return words;
}

/** The words of plain ASCII text: most names are, and need no more than a look at each letter. */
function plainWords(text: string): Word[] {
  const words: Word[] = [];
  let from = -1;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 32;
    const inWord = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 39 || code === 96;
    if (inWord) {
      if (from < 0) from = i;
      continue;
    }
    if (from < 0) continue;
    const word = readWord(text.slice(from, Math.min(i, from + maxWordLength)));
    from = -1;
    if (word === undefined) continue;
    words.push(word);
    if (words.length >= maxWords) break;
  }
  return words;
}

const plainText = /^[ -~]*$/;
// Zero-width and direction marks, soft hyphen, tatweel, variation selectors, controls, unassigned replacement signs.
const invisible = /\p{Cf}|\p{Cc}|\p{Variation_Selector}|\u{FFFD}|\u{640}/gu;
// Apostrophes belong to words (O'Neill, Sana'a) and are dropped when reading; all else that is no letter, mark or digit separates.
const separators = /[^\p{L}\p{M}\p{N}'’‘ʼʻ`´ʹʿʾ׳]+/u;
/** Honorifics of scripts whose reading would look like a name. */
const foreignTitles: ReadonlySet<string> = new Set(["मा", "श्री", "श्रीमती", "डा", "डॉ", "สาว", "นาย", "นาง", "นางสาว", "先生", "氏", "さん", "씨"]);
const marks = /\p{M}+/gu;

/** Words come again and again: what was read is kept, up to a bound, then forgotten at once. */
const readBefore = new Map<string, Word | undefined>();
const maxRemembered = 150_000;

function readWord(written: string): Word | undefined {
  const known = readBefore.get(written);
  if (known !== undefined) return known;
  const read = readNewWord(written);
  if (readBefore.size >= maxRemembered) readBefore.clear();
  readBefore.set(written, read);
  return read;
}

function readNewWord(written: string): Word | undefined {
  const script = scriptOf(written);
  const lower = written.toLowerCase();
  switch (script) {
    case "cyrillic": {
      const spelling = cyrillicSpelling(lower);
      return wordOf(written, plainOf(spelling), spelling, script);
    }
    case "arabic": {
      // An opening ayn carries a vowel: Abd, Ali, Omar.
      const letters = lower.normalize("NFKC").replace(marks, "").replace(/^ع/u, "ا").replaceAll("تش", "چ");
      const spelling = tidySpelling(byTable(letters, arabic), "aeiouwy").replace(/llh$/, "lh");
      return wordOf(written, plainOf(spelling), spelling, script);
    }
    case "hebrew": {
      const spelling = tidySpelling(byTable(geresh(lower).replace(marks, ""), hebrew), "aeiouwy");
      return wordOf(written, plainOf(spelling), spelling, script);
    }
    case "greek": {
      const spelling = tidySpelling(greekSpelling(lower.normalize("NFD").replace(marks, "")));
      return wordOf(written, plainOf(spelling), spelling, script);
    }
    case "mixed": {
      let latin = "";
      for (const letter of lower) latin += lookAlikes.get(letter) ?? letter;
      const plain = plainLatin(latin);
      return wordOf(written, plain, latinSpelling(plain), script);
    }
    case "kana": {
      const plain = kanaReading(written) || plainLatin(lower);
      return wordOf(written, plain, latinSpelling(plain), script);
    }
    case "other": {
      // Indic letters read as "c" are ch.
      const plain = /[\u0900-\u0DFF]/.test(lower) ? plainLatin(lower).replace(/c(?!h)/g, "ch") : plainLatin(lower);
      return wordOf(written, plain, latinSpelling(plain), script);
    }
    case "latin": case "han": case "hangul": {
      const plain = plainLatin(lower);
      return wordOf(written, plain, latinSpelling(plain), script);
    }
  }
}

function wordOf(written: string, plain: string, spelling: string, script: Script): Word | undefined {
  return spelling === "" ? undefined : { written, plain, spelling, script };
}

/** Plain a-z of Latin text, and of any script without a table of its own. */
function plainLatin(lower: string): string {
  if (/^[a-z]+$/.test(lower)) return lower;
  // any-ascii writes ə as "e" and ı as "i", ß as "ss", þ as "th", as identity documents do (ICAO Doc 9303, part 3).
  return anyAscii(lower.normalize("NFKC")).toLowerCase().replace(/[^a-z0-9]/g, "");
}

const pronounced: Readonly<Record<string, string>> = { S: "sh", C: "ch", X: "kh", J: "zh", G: "gh", T: "th", D: "dh", Z: "ts" };

/** A readable a-z form of a spelling. */
export function plainOf(spelling: string): string {
  return spelling.replace(/[SCXJGTDZ]/g, (letter) => pronounced[letter] ?? letter);
}

function byTable(text: string, letters: ReadonlyMap<string, string>): string {
  let out = "";
  for (const letter of text) out += letters.get(letter) ?? (/[a-z0-9SCJ]/.test(letter) ? letter : anyAscii(letter).toLowerCase().replace(/[^a-z0-9]/g, ""));
  return out;
}

/** Latin letters that stray into Cyrillic words, by what they look like. */
const cyrillicTwins: Readonly<Record<string, string>> = { a: "а", c: "с", e: "е", o: "о", p: "р", x: "х", y: "у", i: "і", h: "н", b: "в", k: "к", m: "м", t: "т" };

/** Hebrew writes j, ch and zh as a letter with an apostrophe. */
function geresh(lower: string): string {
  return lower.replace(/ג['’׳]/gu, "j").replace(/[צץ]['’׳]/gu, "C").replace(/ז['’׳]/gu, "J");
}

function cyrillicSpelling(lower: string): string {
  let text = lower.normalize("NFC").replace(/[a-z]/g, (letter) => cyrillicTwins[letter] ?? letter);
  if (softG.test(text)) text = text.replaceAll("г", "һ").replaceAll("и", "ы");
  // Bulgarian ъ is a vowel: it stands before a consonant, the Russian hard sign before a vowel.
  text = text.replace(/ъ(?=[бвгджзклмнпрстфхцчшщ])/gu, "а").replaceAll("дж", "џ");
  return tidySpelling(byTable(text, cyrillic).replaceAll("ks", "x"));
}

function greekSpelling(text: string): string {
  let out = "";
  let i = 0;
  while (i < text.length) {
    const pair = greekPairs.find(([from]) => text.startsWith(from, i));
    if (pair !== undefined) {
      out += i === 0 ? (pair[2] ?? pair[1]) : pair[1];
      i += pair[0].length;
    } else {
      out += greek.get(text.charAt(i)) ?? anyAscii(text.charAt(i)).toLowerCase().replace(/[^a-z0-9]/g, "");
      i++;
    }
  }
  return out;
}

function scriptOf(text: string): Script {
  let latin = 0;
  let other: Script | undefined;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    if (code < 0x0300) {
      if (code >= 0x41) latin++;
    } else if (code < 0x0370) continue;
    else if (code < 0x0400) other ??= "greek";
    else if (code < 0x0530) other ??= "cyrillic";
    else if (code >= 0x0590 && code < 0x0600) other ??= "hebrew";
    else if ((code >= 0x0600 && code < 0x0780) || (code >= 0xfb50 && code < 0xff00)) other ??= "arabic";
    else if (code >= 0x1e00 && code < 0x1f00) latin++;
    else if (code >= 0x1f00 && code < 0x2000) other ??= "greek";
    else if (code >= 0x3040 && code < 0x3100) other = "kana";
    else if ((code >= 0x3400 && code < 0xa000) || (code >= 0x20000 && code < 0x40000)) other ??= "han";
    else if (code >= 0xac00 && code < 0xd7b0) other ??= "hangul";
    else if (!/\p{M}/u.test(letter)) other ??= "other";
  }
  if (other === undefined) return "latin";
  if (latin === 0 || (other !== "cyrillic" && other !== "greek" && other !== "other")) return other;
  // A Cyrillic word with a letter that no Latin one resembles is Cyrillic; its Latin letters are strays (Iгор with a Latin I).
  if (other === "cyrillic") for (const letter of text.toLowerCase()) if (cyrillic.has(letter) && !lookAlikes.has(letter)) return "cyrillic";
  return "mixed";
}

/** Chinese and Korean names are written without spaces: the first character (or a double surname) is the surname. */
function splitUnspaced(piece: string): string[] {
  const script = scriptOf(piece);
  if (script !== "han" && script !== "hangul") return [piece];
  const letters = Array.from(piece);
  if (letters.length < 2 || letters.length > 4) return [piece];
  const two = letters.slice(0, 2).join("");
  const cut = letters.length > 2 && doubleSurnames.has(two) ? 2 : 1;
  return [letters.slice(0, cut).join(""), letters.slice(cut).join("")];
}

/** The Arabic article is written as part of the word: ال becomes a word of its own, as in the Latin al-. */
function splitArticle(word: Word): Word[] {
  if (word.script !== "arabic" || !word.written.startsWith("ال") || word.written.length < 5 || word.written.startsWith("الله")) return [word];
  const rest = readWord(word.written.slice(2));
  return rest === undefined ? [word] : [{ written: "ال", plain: "al", spelling: "al", script: "arabic" }, rest];
}
