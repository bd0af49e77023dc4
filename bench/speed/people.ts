import type { PersonDescription } from "../../src/domain/person.ts";
import { PersonDescription as Schema } from "../../src/domain/person.ts";

const ONSETS = ["b", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "sh", "kh", "ch", "br", "st", "tr"];
const VOWELS = ["a", "e", "i", "o", "u", "a", "a", "i", "ai", "ou"];
const CODAS = ["", "", "", "n", "r", "l", "m", "d", "s", "f", "h"];
const ENDINGS = ["", "", "i", "ov", "ski", "oglu", "sen", "ez", "ian", "eddine", "man", "ard"];

/** Invented persons: given names from a short list used often, surnames from a long one, as in real lists; a birth date for three in four. */
export function inventPerson(random: () => number, ref = "p"): PersonDescription {
  const given = Array.from({ length: random() < 0.4 ? 2 : 1 }, () => word(random, Math.floor(random() ** 2 * 2_000), 2, false));
  const surname = word(random, 10_000 + Math.floor(random() * 40_000), 2, true);
  const births = random() < 0.75 ? [{ date: `${1945 + Math.floor(random() * 60)}-${pad(1 + Math.floor(random() * 12))}-${pad(1 + Math.floor(random() * 28))}` }] : [];
  return Schema.parse({ ref, names: [{ text: [...given, surname].join(" ") }], births, subjectClass: "suspect", protection: "none" });
}

/** The word with this number: the same number is the same word in every run. */
function word(_random: () => number, number: number, syllables: number, ending: boolean): string {
  let rest = number * 2_654_435_761;
  const take = <T>(list: readonly T[]): T => {
    rest = Math.abs(Math.imul(rest ^ (rest >>> 13), 1_540_483_477)) >>> 0;
    return list[rest % list.length]!;
  };
  let text = "";
  for (let i = 0; i < syllables; i++) text += take(ONSETS) + take(VOWELS) + take(CODAS);
  if (ending) text += take(ENDINGS);
  return text[0]!.toUpperCase() + text.slice(1);
}

function pad(n: number): string {
  return String(n).padStart(2, "0");
}
