/**
 * The spelling alphabet: every name token of every script becomes a string over a-z and these capitals, one letter per
 * sound that Latin spelling writes with two or more letters. Distances and keys work on spellings, never on raw text.
 *
 *   S sh   C ch, tch   X kh   J zh   G gh   T th   D dh   Z ts, tz
 */
const digraphs: readonly (readonly [string, string])[] = [
  ["tsch", "C"], ["dsch", "j"], ["shch", "S"], ["sch", "S"], ["tch", "C"], ["dzh", "j"], ["dsh", "j"], ["eau", "o"],
  ["sh", "S"], ["ch", "C"], ["kh", "X"], ["zh", "J"], ["gh", "G"], ["th", "T"], ["dh", "D"], ["ph", "f"],
  ["ts", "Z"], ["tz", "Z"], ["dj", "j"], ["ck", "k"], ["cz", "C"], ["sz", "S"], ["ou", "u"], ["oo", "u"], ["ee", "i"],
  ["ks", "x"], ["qu", "k"],
];
const byFirstLetter = new Map<string, (readonly [string, string])[]>();
for (const pair of digraphs) {
  const first = pair[0].charAt(0);
  byFirstLetter.set(first, [...(byFirstLetter.get(first) ?? []), pair]);
}

/**
 * The spelling of a plain lower-case a-z word: digraphs become one letter, doubled letters one.
 * @example latinSpelling("khattab") // "Xatab"
 */
export function latinSpelling(word: string): string {
  let out = "";
  let i = 0;
  while (i < word.length) {
    let letter = word.charAt(i);
    let used = 1;
    for (const [from, to] of byFirstLetter.get(letter) ?? []) {
      if (word.startsWith(from, i)) {
        letter = to;
        used = from.length;
        break;
      }
    }
    i += used;
    if (letter !== out.charAt(out.length - 1)) out += letter;
  }
  return ending(out);
}

/** One form for endings that differ by romanisation only: -ij, -iy, -yi, -ii, -y all become -i. */
function ending(spelling: string): string {
  const last = spelling.length - 1;
  if (last < 2) return spelling;
  const tail = spelling.slice(-2);
  if (tail === "ij" || tail === "iy" || tail === "yi" || tail === "yj" || tail === "ii") return `${spelling.slice(0, -2)}i`;
  if (spelling.charAt(last) === "y") return `${spelling.slice(0, -1)}i`;
  return spelling;
}

/**
 * Puts a spelling that came from another script into the form `latinSpelling` gives: doubled letters become one, and one form
 * of endings. Where short vowels are not written, only letters of `doubled` are: مدد is Madad, two consonants with a vowel between.
 */
export function tidySpelling(spelling: string, doubled?: string): string {
  let out = "";
  for (const letter of spelling) if (letter !== out.charAt(out.length - 1) || (doubled !== undefined && !doubled.includes(letter))) out += letter;
  return ending(out);
}
