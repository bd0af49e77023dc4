/**
 * Price of turning one spelling into another, in units where one ordinary wrong consonant is 1. Vowels that
 * romanisations exchange are cheap, those that tell names apart (Hassan, Hussein) are dear; related consonants lie between.
 * Weighted edit distance after Wagner and Fischer 1974 with adjacent transpositions (Lowrance and Wagner 1975).
 */
const size = 128;
const substitution = new Float32Array(size * size).fill(1);
const insertion = new Float32Array(size).fill(0.9);
const abjadInsertion = new Float32Array(size).fill(0.9);
const abjadSubstitution = new Float32Array(size * size);

function price(pairs: string, cost: number): void {
  for (const pair of pairs.split(" ")) {
    const a = pair.charCodeAt(0);
    const b = pair.charCodeAt(1);
    substitution[a * size + b] = cost;
    substitution[b * size + a] = cost;
  }
}
for (let i = 0; i < size; i++) substitution[i * size + i] = 0;
price("ou iy", 0.12);
price("ei ae ey jy vw kc kq cq Tt Dd Gg Xk", 0.2);
price("ea oa Zz Zc Xh sc sz Xg Gk Gh bv jJ Cc uw ow", 0.3);
price("ai eo ao ui oi Ck CS Ss CX Sj Sc Jz Jj zj gj hj Jg yj yJ dt gk bp vf Dz Dt Ts fp xs xk Cs Zs Cj Tf", 0.4);
price("eu ay", 0.7);
price("au", 0.9);
price("nm lr", 0.65);
for (const vowel of "aeiou") insertion[vowel.charCodeAt(0)] = 0.4;
insertion["h".charCodeAt(0)] = 0.3;
insertion["y".charCodeAt(0)] = 0.3;
insertion["w".charCodeAt(0)] = 0.4;

// Against a script that writes no short vowels, vowels come and go, and w, y, a stand for long ones.
abjadInsertion.set(insertion);
abjadSubstitution.set(substitution);
for (const vowel of "aeiou") abjadInsertion[vowel.charCodeAt(0)] = 0.06;
abjadInsertion["y".charCodeAt(0)] = 0.15;
abjadInsertion["w".charCodeAt(0)] = 0.2;
abjadInsertion["h".charCodeAt(0)] = 0.2;
for (const [pairs, cost] of [["wu wo wv wb yi ye ya ai ao au ae ei", 0.08], ["wf bv pf bp kX Ss gj kg tT dD zD qg qk Zz Zc Zs vw", 0.12]] as const) {
  for (const pair of pairs.split(" ")) {
    const a = pair.charCodeAt(0);
    const b = pair.charCodeAt(1);
    abjadSubstitution[a * size + b] = Math.min(cost, abjadSubstitution[a * size + b] ?? 1);
    abjadSubstitution[b * size + a] = Math.min(cost, abjadSubstitution[b * size + a] ?? 1);
  }
}

const width = 48;
const rows = new Float32Array(3 * width);

/**
 * The price, or `limit` once it is certain to be reached. `abjad` says that one side was written without short vowels.
 * Uses one shared buffer, allocates nothing.
 * @example spellingDistance("mostefai", "mustafai", false, 2) // about 0.32
 */
export function spellingDistance(a: string, b: string, abjad: boolean, limit: number): number {
  if (a === b) return 0;
  const n = Math.min(a.length, width - 1);
  const m = Math.min(b.length, width - 1);
  const sub = abjad ? abjadSubstitution : substitution;
  const ins = abjad ? abjadInsertion : insertion;
  let before = 0;
  let above = width;
  let row = 2 * width;
  rows[above] = 0;
  for (let j = 1; j <= m; j++) rows[above + j] = (rows[above + j - 1] as number) + (ins[b.charCodeAt(j - 1) & 127] as number);
  for (let i = 1; i <= n; i++) {
    const x = a.charCodeAt(i - 1) & 127;
    const dropX = ins[x] as number;
    let best = (rows[row] = (rows[above] as number) + dropX);
    for (let j = 1; j <= m; j++) {
      const y = b.charCodeAt(j - 1) & 127;
      let cost = (rows[above + j - 1] as number) + (sub[x * size + y] as number);
      const drop = (rows[above + j] as number) + dropX;
      if (drop < cost) cost = drop;
      const add = (rows[row + j - 1] as number) + (ins[y] as number);
      if (add < cost) cost = add;
      if (i > 1 && j > 1 && x === (b.charCodeAt(j - 2) & 127) && y === (a.charCodeAt(i - 2) & 127)) {
        const swap = (rows[before + j - 2] as number) + 0.7;
        if (swap < cost) cost = swap;
      }
      rows[row + j] = cost;
      if (cost < best) best = cost;
    }
    if (best >= limit) return limit;
    const spare = before;
    before = above;
    above = row;
    row = spare;
  }
  return Math.min(limit, rows[above + m] as number);
}
