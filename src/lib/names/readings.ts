import anyAscii from "any-ascii";
import { chineseReadings, surnameReadings } from "./data/han-readings.ts";
import { kanaReading } from "./kana.ts";
import type { Word } from "./romanise.ts";
import { softG } from "./scripts.ts";
import { latinSpelling } from "./spelling.ts";

const maxReadings = 3;

/**
 * Other spellings of a word that its letters allow as well: Persian reads ض as z and و as v, Hebrew ב is b or v, kana and
 * Hangul have one sound for l and r, a Chinese character sounds otherwise in Taipei, Hong Kong and Seoul. At most three,
 * without the usual one; the search for a name follows each.
 * @example readingsOf(romanise("ولی")[0]!) // ["vli"], beside the usual "wli"
 */
export function readingsOf(word: Word): readonly string[] {
  const others = new Set(otherSpellings(word));
  others.delete(word.spelling);
  others.delete("");
  return others.size === 0 ? none : [...others].slice(0, maxReadings);
}

const none: readonly string[] = [];

function otherSpellings({ written, spelling, script }: Word): string[] {
  switch (script) {
    case "arabic": {
      const persian = persianSpelling(written, spelling).replaceAll("w", "v");
      // Foreign names that open with s and a consonant get a vowel before it: استیونز is Stevens.
      const bare = /^as[tpklmn]/.test(spelling) ? [persian.slice(1)] : [];
      return [...bare, persian, spelling.replaceAll("w", "v"), persianSpelling(written, spelling)];
    }
    case "hebrew": {
      const soft = spelling.replaceAll("w", "v").replace(/(?<=.)b/g, "v");
      return [soft, soft.replaceAll("p", "f"), spelling.replaceAll("p", "f")];
    }
    case "cyrillic": {
      if (!/г/iu.test(written)) return [];
      return [softG.test(written.toLowerCase()) ? spelling.replaceAll("h", "g") : spelling.replaceAll("g", "h")];
    }
    case "greek": {
      // Foreign b, d and g are written μπ, ντ and γκ, sh and zh σ and ζ.
      const foreign = spelling.replace(/nt/g, "d").replace(/mp/g, "mb").replace(/ng/g, "g");
      return [foreign, foreign.replaceAll("s", "S").replaceAll("z", "J"), spelling.replaceAll("s", "S").replaceAll("z", "J")];
    }
    case "kana": {
      const long = latinSpelling(kanaReading(written, "r"));
      return [spelling.replaceAll("r", "l"), long, spelling.replace(/r(?!.*r)/, "l"), long.replace("r", "l")];
    }
    case "hangul": {
      const liquid = spelling.replaceAll("l", "r");
      return [liquid.replaceAll("r", "l"), liquid.replaceAll("r", "l").replaceAll("b", "v").replaceAll("p", "f"), spelling.replaceAll("b", "v").replaceAll("p", "f"), liquid];
    }
    case "han": return hanSpellings(written);
    case "latin": case "other": case "mixed": return [];
  }
}

/** ض, ظ, ذ read as z and ث as s, as from Iran to Pakistan. */
function persianSpelling(written: string, spelling: string): string {
  if (!/[ضثذ]/u.test(written)) return spelling;
  let at = -1;
  let out = spelling;
  // The table writes ض as d, ث as T, ذ as D: the same letters in the same order, د standing for d as well.
  for (const letter of written.normalize("NFKC")) {
    const reading = letter === "ض" || letter === "د" ? "d" : letter === "ث" ? "T" : letter === "ذ" ? "D" : "";
    if (reading === "") continue;
    at = out.indexOf(reading, at + 1);
    if (at < 0) break;
    if (letter !== "د") out = `${out.slice(0, at)}${letter === "ث" ? "s" : "z"}${out.slice(at + 1)}`;
  }
  return out;
}

/** Surnames as Cantonese, Taiwanese and Koreans write them; other characters in Wade-Giles. */
function hanSpellings(written: string): string[] {
  const letters = Array.from(written);
  const surname = letters.length === 1 ? (surnameReadings.get(written) ?? []) : [];
  const wadeGiles = letters.map((letter) => {
    const pinyin = anyAscii(letter).toLowerCase().replace(/[^a-z]/g, "");
    return chineseReadings(pinyin);
  }).join("");
  return [...surname, wadeGiles].map((plain) => latinSpelling(plain));
}
