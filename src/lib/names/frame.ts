/**
 * Cheap lower bounds on the distance of two words, from their consonant skeletons and their vowels apart: nearly all pairs
 * that share a skeleton class fail here, and only the rest are measured letter by letter. The bounds are part of what
 * counts as alike, wherever words are compared.
 */
const missing = 90;
const exchanged = 70;
const classCost = new Uint8Array(121).fill(100);
for (let i = 0; i < 11; i++) classCost[i * 11 + i] = 0;
// Classes as numbered in skeleton.ts: 1 bp, 2 fv, 3 dt, 4 kg, 5 sz, 6 l, 7 r, 8 m, 9 n, 10 an opening vowel.
for (const [a, b, cost] of [[1, 2, 30], [3, 5, 40], [4, 5, 30], [6, 7, 65], [8, 9, 65], [10, 2, 20], [10, 4, 30]] as const) {
  classCost[a * 11 + b] = cost;
  classCost[b * 11 + a] = cost;
}
const weakOnset = 10;

/**
 * Written without vowels, two consonants of one class stand side by side and count as one (صفوی is Safavi): where vowels are
 * open the bound gives way by one consonant.
 */
export const openSlack = 90;

const digitsA = new Uint8Array(12);
const digitsB = new Uint8Array(12);
const grid = new Uint16Array(12 * 12);

/** Least price of the consonants of two skeletons, in hundredths of one wrong consonant. */
export function skeletonCost(a: number, b: number): number {
  startCost(a);
  return costTo(b);
}

let started = 0;
let classesA = 0;

/** Says which skeleton `costTo` measures others against. */
export function startCost(a: number): void {
  started = a;
  classesA = digits(a, digitsA);
}

/** As `skeletonCost`, against the skeleton that `startCost` was given. */
export function costTo(b: number): number {
  if (started === b) return 0;
  const n = classesA;
  const m = digits(b, digitsB);
  for (let j = 0, sum = 0; j <= m; j++) {
    grid[j] = sum;
    if (j < m) sum += dropped(digitsB[j] as number);
  }
  for (let i = 1; i <= n; i++) {
    const x = digitsA[i - 1] as number;
    const dropX = dropped(x);
    const row = i * 12;
    let diagonal = grid[row - 12] as number;
    let left = diagonal + dropX;
    grid[row] = left;
    for (let j = 1; j <= m; j++) {
      const y = digitsB[j - 1] as number;
      const up = grid[row - 12 + j] as number;
      let cost = diagonal + (classCost[x * 11 + y] as number);
      diagonal = up;
      if (up + dropX < cost) cost = up + dropX;
      const add = left + dropped(y);
      if (add < cost) cost = add;
      if (i > 1 && j > 1 && x === digitsB[j - 2] && y === digitsA[i - 2]) {
        const swap = (grid[row - 26 + j] as number) + exchanged;
        if (swap < cost) cost = swap;
      }
      grid[row + j] = cost;
      left = cost;
    }
  }
  return grid[n * 12 + m] as number;
}

function dropped(digit: number): number {
  return digit === weakOnset ? 0 : missing;
}

/** The classes of a skeleton, last first; it is below 11 to the eighth, so whole numbers of 32 bits do. */
function digits(key: number, into: Uint8Array): number {
  let n = 0;
  for (let rest = key | 0; rest > 0;) {
    const next = (rest / 11) | 0;
    into[n++] = rest - next * 11;
    rest = next;
  }
  return n;
}

const vowelCount = 5;
const maxVowels = 4;
const codes = 6 ** maxVowels;
/** Code of a word with more vowels than are compared. */
export const manyVowels = codes;

/** The vowels of a spelling in order, at most four, as one number; y counts as i. */
export function vowelCode(bytes: Uint8Array, start: number, end: number): number {
  let code = 0;
  let count = 0;
  for (let i = start; i < end; i++) {
    const vowel = vowelOf(bytes[i] as number);
    if (vowel === 0) continue;
    if (++count > maxVowels) return manyVowels;
    code = code * 6 + vowel;
  }
  return code;
}

function vowelOf(byte: number): number {
  switch (byte) {
    case 97: return 1;
    case 101: return 2;
    case 105: case 121: return 3;
    case 111: return 4;
    case 117: return 5;
    default: return 0;
  }
}

// Prices as in distance.ts.
const vowelCost = Uint8Array.from([
  0, 20, 40, 30, 90,
  20, 0, 20, 40, 70,
  40, 20, 0, 40, 40,
  30, 40, 40, 0, 12,
  90, 70, 40, 12, 0,
]);
const vowelMissing = 30;
/** A vowel may stand for a half-vowel (y, w) that is no vowel here: the bound gives way by this much. */
const slack = 30;
const rows: (Uint8Array | undefined)[] = [];

/** For one word's vowels, the least price against every other code, made when first asked for. */
export function vowelRow(code: number): Uint8Array {
  if (code === manyVowels) return noPrice;
  return (rows[code] ??= newRow(code));
}

/** Least price of the vowels of two words. */
export function vowelPrice(a: number, b: number): number {
  return vowelRow(a)[b] ?? 0;
}

/** Where vowels are open, or too many to be compared. */
export const noPrice = new Uint8Array(codes + 1);

/** The distances of one code to all others, a vowel at a time: codes that begin alike share the work. */
function newRow(code: number): Uint8Array {
  const row = new Uint8Array(codes + 1);
  const a = vowelDigits(code);
  const extend = (other: number, count: number, prices: readonly number[]): void => {
    row[other] = Math.max(0, Math.min(255, (prices[a.length] as number) - slack));
    if (count === maxVowels) return;
    for (let y = 1; y <= vowelCount; y++) {
      const next = [(prices[0] as number) + vowelMissing];
      for (let i = 0; i < a.length; i++) {
        const replaced = (prices[i] as number) + (vowelCost[((a[i] as number) - 1) * vowelCount + y - 1] as number);
        next.push(Math.min(replaced, (prices[i + 1] as number) + vowelMissing, (next[i] as number) + vowelMissing));
      }
      extend(other * 6 + y, count + 1, next);
    }
  };
  extend(0, 0, [0, ...a.map((_, i) => (i + 1) * vowelMissing)]);
  return row;
}

function vowelDigits(code: number): number[] {
  const out: number[] = [];
  for (let rest = code; rest > 0; rest = Math.floor(rest / 6)) out.unshift(rest % 6);
  return out;
}
