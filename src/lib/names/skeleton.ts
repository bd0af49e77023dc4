/** Consonant classes: letters that romanisations exchange share one; 0 is a vowel or weak consonant. */
const classOf = new Uint8Array(128);
const classes: readonly string[] = ["bp", "fv", "dtTD", "kqgXGcx", "szSCjJZ", "l", "r", "m", "n"];
classes.forEach((letters, index) => {
  for (const letter of letters) classOf[letter.charCodeAt(0)] = index + 1;
});
const weakOnset = 10;
const maxDigits = 8;

/**
 * Key of a spelling that survives changes of vowels and of related consonants: at most eight consonant classes, base 11,
 * an opening vowel as one class of its own. Unlike Soundex no first letter is kept and nothing is cut at four.
 * @example skeleton("mostefai") === skeleton("mustafa") // true
 */
export function skeleton(spelling: string): number {
  let key = 0;
  let digits = 0;
  let last = 0;
  for (let i = 0; i < spelling.length && digits < maxDigits; i++) {
    const code = spelling.charCodeAt(i);
    const own = code < 128 ? (classOf[code] ?? 0) : 0;
    if (own === 0) {
      if (i === 0) {
        key = weakOnset;
        digits = 1;
      }
      // A vowel between two consonants of one class keeps both: Bobrov is not Brov.
      if (isVowel(code)) last = 0;
      continue;
    }
    if (own === last) continue;
    key = key * 11 + own;
    digits++;
    last = own;
  }
  return key;
}

/** The key and all keys one class away by deletion: two spellings one consonant apart share one of these. */
export function neighbours(key: number): number[] {
  const keys = [key];
  let low = 1;
  for (let rest = key; rest > 0; rest = Math.floor(rest / 11)) {
    const shorter = Math.floor(key / (low * 11)) * low + (key % low);
    if (shorter > 0 && !keys.includes(shorter)) keys.push(shorter);
    low *= 11;
  }
  return keys;
}

/** Skeletons of three classes and more may share a deletion: one class replaced or two exchanged. Shorter ones are too many. */
export const shareFrom = 11 * 11;

/** Classes that one letter may belong to in different scripts or tongues: b and v, t and s, k and h, r and l, v and an opening w. */
const relatedClasses: readonly (readonly number[])[] = [[], [2], [1, weakOnset], [5], [5, weakOnset], [3, 4], [7], [6], [9], [8], [2, 4]];

/** Short keys with one class replaced by a related one: of longer keys any class may be replaced. */
export function relatedKeys(key: number): number[] {
  const keys: number[] = [];
  for (let low = 1, rest = key; rest > 0; rest = Math.floor(rest / 11), low *= 11) {
    const own = rest % 11;
    for (const other of relatedClasses[own] ?? []) if (other !== weakOnset || rest < 11) keys.push(key + (other - own) * low);
  }
  return keys;
}

/** Whether words with these skeletons may be alike: the relation that a list search follows, for a single pair. */
export function keysAlike(a: number, b: number): boolean {
  if (a === b) return true;
  const near = neighbours(a);
  if (near.includes(b)) return true;
  const nearB = neighbours(b);
  if (nearB.includes(a)) return true;
  if (a < shareFrom) return relatedKeys(a).includes(b);
  return b >= shareFrom && near.some((key) => key !== a && nearB.includes(key));
}

function isVowel(code: number): boolean {
  return code === 97 || code === 101 || code === 105 || code === 111 || code === 117;
}
