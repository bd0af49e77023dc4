import type { TokenKind } from "./person-name.ts";

/** Words of one name that take part in a comparison; of longer names the first nine and the last do. */
export const maxTokens = 10;

export const kindName = 0;
export const kindParticle = 1;
export const kindInitial = 2;

/** Kind of a word as a number, for columns. */
export function kindNumber(kind: TokenKind): number {
  return kind === "name" ? kindName : kind === "particle" ? kindParticle : kindInitial;
}

export const linkSimilar = 0;
export const linkSame = 1;
export const linkNickname = 2;
export const linkInitial = 3;
export const linkJoin = 4;
export const linkParticle = 5;

/** The most that a word counts as known, see `knownness`. */
export const mostKnown = 5;

const maxEdges = 4 * maxTokens * maxTokens;

/**
 * Two names being compared: their words by kind and initial letter, the possible links between words, and after `align`
 * the links chosen. One object serves any number of comparisons and allocates nothing.
 */
export class Matchup {
  countA = 0;
  countB = 0;
  readonly kindA = new Uint8Array(maxTokens);
  readonly kindB = new Uint8Array(maxTokens);
  /** First letters, as `firstLetter` gives them. */
  readonly letterA = new Uint8Array(maxTokens);
  readonly letterB = new Uint8Array(maxTokens);
  /** How well the words of the first side are known where the second comes from: see `knownness`. */
  readonly knownA = new Float64Array(maxTokens);
  /** The same of the second side, where neither name comes from a list; a word of a list counts as known. */
  readonly knownB = new Float64Array(maxTokens).fill(mostKnown);
  /** Whether a word is in a chosen link. */
  readonly usedA = new Uint8Array(maxTokens);
  readonly usedB = new Uint8Array(maxTokens);
  edges = 0;
  readonly edgeA = new Uint8Array(maxEdges);
  readonly edgeB = new Uint8Array(maxEdges);
  readonly edgeSpanA = new Uint8Array(maxEdges);
  readonly edgeSpanB = new Uint8Array(maxEdges);
  readonly edgeKind = new Uint8Array(maxEdges);
  readonly edgeLikeness = new Float64Array(maxEdges);
  readonly edgeRarity = new Float64Array(maxEdges);
  readonly #edgeOrder = new Float64Array(maxEdges);
  /** Numbers of the chosen edges. */
  links = 0;
  readonly link = new Uint16Array(maxTokens);
  /** Linked words stand in another order; and that not because a name begins elsewhere (surname first). */
  reordered = false;
  scrambled = false;

  /** Starts a new comparison. */
  start(countA: number, countB: number): void {
    this.countA = countA;
    this.countB = countB;
    this.edges = 0;
  }

  /** Notes that `spanA` words from `a` may stand for `spanB` words from `b`. */
  edge(a: number, spanA: number, b: number, spanB: number, kind: number, likeness: number, rarity: number): void {
    const e = this.edges;
    if (e >= maxEdges) return;
    this.edges = e + 1;
    this.edgeA[e] = a;
    this.edgeB[e] = b;
    this.edgeSpanA[e] = spanA;
    this.edgeSpanB[e] = spanB;
    this.edgeKind[e] = kind;
    this.edgeLikeness[e] = likeness;
    this.edgeRarity[e] = rarity;
    // Likeness decides; then rarity; then the place in the name, so that equal words pair in order. Joins explain two words.
    let worth = likeness + 0.02 * rarity - 0.001 * Math.abs(a - b);
    if (kind === linkJoin) worth += 0.2 * likeness;
    else if (kind === linkInitial) worth -= 0.2;
    this.#edgeOrder[e] = worth;
  }

  /** Chooses links, the best first, each word once. */
  align(): void {
    const { usedA, usedB } = this;
    usedA.fill(0);
    usedB.fill(0);
    this.links = 0;
    for (;;) {
      let best = -1;
      let bestWorth = -1;
      for (let e = 0; e < this.edges; e++) {
        const worth = this.#edgeOrder[e] as number;
        if (worth <= bestWorth) continue;
        const a = this.edgeA[e] as number;
        const b = this.edgeB[e] as number;
        if (usedA[a] === 1 || usedB[b] === 1) continue;
        if (this.edgeSpanA[e] === 2 && usedA[a + 1] === 1) continue;
        if (this.edgeSpanB[e] === 2 && usedB[b + 1] === 1) continue;
        best = e;
        bestWorth = worth;
      }
      if (best < 0) break;
      const a = this.edgeA[best] as number;
      const b = this.edgeB[best] as number;
      usedA[a] = 1;
      usedB[b] = 1;
      if (this.edgeSpanA[best] === 2) usedA[a + 1] = 1;
      if (this.edgeSpanB[best] === 2) usedB[b + 1] = 1;
      this.link[this.links++] = best;
    }
    this.reordered = false;
    this.scrambled = false;
    for (let k = 0; k < this.links && !this.reordered; k++) {
      const e = this.link[k] as number;
      if (this.edgeKind[e] === linkParticle) continue;
      for (let l = 0; l < k; l++) {
        const f = this.link[l] as number;
        if (this.edgeKind[f] === linkParticle) continue;
        if ((this.edgeA[e] as number) < (this.edgeA[f] as number) !== (this.edgeB[e] as number) < (this.edgeB[f] as number)) this.reordered = true;
      }
    }
    if (this.reordered && this.links > 2) this.scrambled = !this.#rotated();
  }

  /** Whether the links taken in the order of one side run round the other side once: at most one step back. */
  #rotated(): boolean {
    let steps = 0;
    let first = -1;
    let last = -1;
    for (let a = 0; a < this.countA; a++) {
      for (let k = 0; k < this.links; k++) {
        const e = this.link[k] as number;
        if (this.edgeA[e] !== a || this.edgeKind[e] === linkParticle) continue;
        const b = this.edgeB[e] as number;
        if (first < 0) first = b;
        if (b < last) steps++;
        last = b;
      }
    }
    return steps + (first < last ? 1 : 0) <= 1;
  }
}

/** The letter an initial would show for a spelling: sh, s and ts share S, ch and c C, and so on. */
export function firstLetter(code: number): number {
  return code < 97 ? code + 32 === 106 ? 122 : code + 32 : code;
}
