/**
 * Price of turning one spelling into another, in hundredths of one ordinary wrong consonant. Vowels that romanisations
 * exchange are cheap, those that tell names apart (Hassan, Hussein) are dear; related consonants lie between.
 * Weighted edit distance after Wagner and Fischer 1974 with adjacent transpositions (Lowrance and Wagner 1975), on bytes
 * and whole numbers, leaving off as soon as the limit is certain to be reached.
 */
const size = 128;
const substitution = new Uint8Array(size * size).fill(100);
const insertion = new Uint8Array(size).fill(90);
const abjadInsertion = new Uint8Array(size).fill(90);
const abjadSubstitution = new Uint8Array(size * size);
const transposition = 70;

function price(table: Uint8Array, pairs: string, cost: number): void {
  for (const pair of pairs.split(" ")) {
    const a = pair.charCodeAt(0);
    const b = pair.charCodeAt(1);
    table[a * size + b] = Math.min(cost, table[a * size + b] as number);
    table[b * size + a] = Math.min(cost, table[b * size + a] as number);
  }
}
for (let i = 0; i < size; i++) substitution[i * size + i] = 0;
for (const [pairs, cost] of [
  ["ou iy", 12],
  ["ei ae ey jy vw kc kq cq Tt Dd Gg Xk", 20],
  ["oa Zz Zc Xh gh hk sc sz Xg Gk Gh bv jJ Cc uw ow", 30],
  ["ai eo ao ui oi Ck CS Ss CX Sj Sc Jz Jj zj gj hj Jg yj yJ dt gk bp vf Dz Dt Ts fp xs xk Cs Zs Cj Tf", 40],
  ["nm lr", 65], ["eu ay", 70], ["au", 90],
] as const) price(substitution, pairs, cost);
for (const vowel of "aeiou") insertion[vowel.charCodeAt(0)] = 40;
insertion["h".charCodeAt(0)] = 30;
insertion["y".charCodeAt(0)] = 30;
insertion["w".charCodeAt(0)] = 40;

// Against a script that writes no short vowels, vowels come and go, and w, y, a stand for long ones.
abjadInsertion.set(insertion);
abjadSubstitution.set(substitution);
for (const vowel of "aeiou") abjadInsertion[vowel.charCodeAt(0)] = 6;
abjadInsertion["y".charCodeAt(0)] = 15;
abjadInsertion["w".charCodeAt(0)] = 20;
abjadInsertion["h".charCodeAt(0)] = 20;
price(abjadSubstitution, "wu wo wv wb yi ye ya ai ao au ae ei", 8);
price(abjadSubstitution, "wf bv pf bp kX Ss gj kg tT dD zD qg qk Zz Zc Zs vw", 12);

/** What exchanging and dropping letters costs, by byte: `substitution[x * size + y]`, `insertion[x]`. */
export interface Prices {
  readonly substitution: Uint8Array;
  readonly insertion: Uint8Array;
  readonly size: number;
}

export const plainPrices: Prices = { substitution, insertion, size };
/** Where one side was written without short vowels. */
export const abjadPrices: Prices = { substitution: abjadSubstitution, insertion: abjadInsertion, size };

/** Longest spelling that is compared; the rest is ignored. */
export const maxSpelling = 40;
const width = maxSpelling + 2;
const scratch = new Int32Array(3 * width);

/**
 * The price between two stretches of bytes, or `limit` once it is certain to be reached. `abjad` says that one side was
 * written without short vowels. One shared buffer; allocates nothing.
 */
export function byteDistance(
  a: Uint8Array, startA: number, endA: number, b: Uint8Array, startB: number, endB: number, abjad: boolean, limit: number,
): number {
  const n = Math.min(endA - startA, maxSpelling);
  const m = Math.min(endB - startB, maxSpelling);
  const sub = abjad ? abjadSubstitution : substitution;
  const ins = abjad ? abjadInsertion : insertion;
  let before = 0;
  let above = width;
  let row = 2 * width;
  scratch[above] = 0;
  for (let j = 0; j < m; j++) scratch[above + j + 1] = (scratch[above + j] as number) + (ins[b[startB + j] as number] as number);
  let previousX = 0;
  let bestBefore = 0;
  for (let i = 0; i < n; i++) {
    const x = a[startA + i] as number;
    const dropX = ins[x] as number;
    let left = (scratch[above] as number) + dropX;
    let best = left;
    scratch[row] = left;
    let previousY = 0;
    const base = x * size;
    for (let j = 0; j < m; j++) {
      const y = b[startB + j] as number;
      let cost = (scratch[above + j] as number) + (sub[base + y] as number);
      const drop = (scratch[above + j + 1] as number) + dropX;
      if (drop < cost) cost = drop;
      const add = left + (ins[y] as number);
      if (add < cost) cost = add;
      if (x === previousY && y === previousX && x !== y) {
        const swap = (scratch[before + j - 1] as number) + transposition;
        if (swap < cost) cost = swap;
      }
      scratch[row + j + 1] = cost;
      left = cost;
      previousY = y;
      if (cost < best) best = cost;
    }
    // Exchanged letters reach back two rows: only two dear rows are a dead end.
    if (best >= limit && bestBefore >= limit) return limit;
    bestBefore = best;
    previousX = x;
    const spare = before;
    before = above;
    above = row;
    row = spare;
  }
  return Math.min(limit, scratch[above + m] as number);
}

/**
 * One word against many in alphabetical order: words that begin alike share the work of their beginning. Gives what
 * `byteDistance` gives. The rows of the last word are kept, one for each of its letters.
 */
export class SharedDistance {
  readonly #rows = new Int32Array((maxSpelling + 1) * width);
  /** The least price in a row and the one before it: what no longer word can stay below. */
  readonly #least = new Int32Array(maxSpelling + 1);
  readonly #rowLeast = new Int32Array(maxSpelling + 1);
  readonly #last = new Uint8Array(maxSpelling + 1);
  readonly #word = new Uint8Array(maxSpelling + 1);
  /** Letters of the word whose neighbour before is the bit's letter: only these can be exchanged with it. */
  readonly #pairs = new Uint8Array(size * size);
  #length = 0;
  #depth = 0;
  #substitution = substitution;
  #insertion = insertion;

  /** Starts with the word that the others are measured against. */
  start(word: Uint8Array, from: number, to: number, abjad: boolean): void {
    for (let j = 1; j < this.#length; j++) this.#pairs[(this.#word[j - 1] as number) * size + (this.#word[j] as number)] = 0;
    this.#length = Math.min(to - from, maxSpelling);
    this.#substitution = abjad ? abjadSubstitution : substitution;
    this.#insertion = abjad ? abjadInsertion : insertion;
    this.#depth = 0;
    let sum = 0;
    this.#rows[0] = 0;
    for (let j = 0; j < this.#length; j++) {
      const letter = word[from + j] as number;
      this.#word[j] = letter;
      if (j > 0) this.#pairs[(this.#word[j - 1] as number) * size + letter] = 1;
      sum += this.#insertion[letter] as number;
      this.#rows[j + 1] = sum;
    }
  }

  /** The price of turning the word into another, or `limit` once it is certain to be reached. */
  to(b: Uint8Array, from: number, end: number, limit: number): number {
    const n = Math.min(end - from, maxSpelling);
    const m = this.#length;
    const rows = this.#rows;
    const last = this.#last;
    const least = this.#least;
    const rowLeast = this.#rowLeast;
    const word = this.#word;
    const sub = this.#substitution;
    const ins = this.#insertion;
    const depth = this.#depth;
    let i = 0;
    while (i < n && i < depth && last[i] === b[from + i]) {
      i++;
      if ((least[i] as number) >= limit) return limit;
    }
    for (; i < n; i++) {
      const x = b[from + i] as number;
      last[i] = x;
      const above = i * width;
      const row = above + width;
      const dropX = ins[x] as number;
      const base = x * size;
      let diagonal = rows[above] as number;
      let left = diagonal + dropX;
      let best = left;
      rows[row] = left;
      for (let j = 0; j < m; j++) {
        const y = word[j] as number;
        const up = rows[above + j + 1] as number;
        let cost = diagonal + (sub[base + y] as number);
        diagonal = up;
        const drop = up + dropX;
        if (drop < cost) cost = drop;
        const add = left + (ins[y] as number);
        if (add < cost) cost = add;
        rows[row + j + 1] = cost;
        left = cost;
        if (cost < best) best = cost;
      }
      if (i > 0) {
        const previousX = last[i - 1] as number;
        if (x !== previousX && this.#pairs[base + previousX] === 1) best = this.#exchange(i, best);
      }
      // Exchanged letters reach back two rows: only two dear rows are a dead end.
      rowLeast[i + 1] = best;
      const before = rowLeast[i] as number;
      least[i + 1] = best < before ? best : before;
      if ((least[i + 1] as number) >= limit) {
        this.#depth = i + 1;
        return limit;
      }
    }
    this.#depth = n;
    return Math.min(limit, rows[n * width + m] as number);
  }

  /** Row `i` again, where its letter and the one before may be exchanged: few rows need it, so the others do not ask at every letter. */
  #exchange(i: number, least: number): number {
    const rows = this.#rows;
    const word = this.#word;
    const above = i * width;
    const row = above + width;
    const x = this.#last[i] as number;
    const previousX = this.#last[i - 1] as number;
    let best = least;
    for (let j = 1; j < this.#length; j++) {
      const y = word[j] as number;
      let cost = rows[row + j + 1] as number;
      const add = (rows[row + j] as number) + (this.#insertion[y] as number);
      if (add < cost) cost = add;
      if (x === word[j - 1] && y === previousX) {
        const swap = (rows[above - width + j - 1] as number) + transposition;
        if (swap < cost) cost = swap;
      }
      rows[row + j + 1] = cost;
      if (cost < best) best = cost;
    }
    return best;
  }
}

const bufferA = new Uint8Array(256);
const bufferB = new Uint8Array(256);

/**
 * As `byteDistance`, for strings, in units of one wrong consonant.
 * @example spellingDistance("mostefai", "mustafai", false, 2) // 0.32
 */
export function spellingDistance(a: string, b: string, abjad: boolean, limit: number): number {
  return byteDistance(bufferA, 0, writeSpelling(a, bufferA, 0), bufferB, 0, writeSpelling(b, bufferB, 0), abjad, Math.round(limit * 100)) / 100;
}

/** Writes a spelling as bytes and returns where it ends; what is not ASCII becomes a byte that equals nothing usual. */
export function writeSpelling(spelling: string, into: Uint8Array, at: number): number {
  const length = Math.min(spelling.length, maxSpelling);
  for (let i = 0; i < length; i++) into[at + i] = spelling.charCodeAt(i) & 127;
  return at + length;
}
