import { spellingDistance } from "./distance.ts";
import { areNicknames } from "./nicknames.ts";
import { joined, type PersonName, type Token } from "./person-name.ts";

/** Why two words are taken for one. */
export type LinkKind = "same" | "similar" | "initial" | "nickname";

/** Words `a..a+spanA-1` of one name taken for words `b..b+spanB-1` of the other. */
export interface Link {
  readonly a: number;
  readonly spanA: number;
  readonly b: number;
  readonly spanB: number;
  readonly kind: LinkKind;
  /** 1 is identical in sound, 0 unlike. */
  readonly quality: number;
}

/** Which words of two names stand for each other. */
export interface Alignment {
  readonly links: readonly Link[];
  /** Linked words stand in another order. */
  readonly reordered: boolean;
  readonly looseA: readonly number[];
  readonly looseB: readonly number[];
}

/** Below this two words are different names. */
export const minQuality = 0.34;

/**
 * Pairs the words of two names, best first, each used once; two neighbouring words may stand for one. Particles pair with
 * particles only. Quality uses the weighted distance of `distance.ts` relative to the length.
 */
export function alignNames(a: PersonName, b: PersonName): Alignment {
  const edges: Link[] = [];
  for (let i = 0; i < a.tokens.length; i++) {
    const x = a.tokens[i] as Token;
    const xNext = joinable(a.tokens, i);
    for (let j = 0; j < b.tokens.length; j++) {
      const y = b.tokens[j] as Token;
      const edge = pair(x, y);
      if (edge !== undefined) edges.push({ a: i, spanA: 1, b: j, spanB: 1, ...edge });
      const yNext = joinable(b.tokens, j);
      if (xNext !== undefined && y.kind === "name") addJoin(edges, { a: i, spanA: 2, b: j, spanB: 1 }, xNext, y);
      if (yNext !== undefined && x.kind === "name") addJoin(edges, { a: i, spanA: 1, b: j, spanB: 2 }, x, yNext);
    }
  }
  edges.sort((x, y) => worth(y) - worth(x) || Math.abs(x.a - x.b) - Math.abs(y.a - y.b) || x.a - y.a || x.b - y.b);
  const usedA = new Uint8Array(a.tokens.length);
  const usedB = new Uint8Array(b.tokens.length);
  const links: Link[] = [];
  for (const edge of edges) {
    if (!free(usedA, edge.a, edge.spanA) || !free(usedB, edge.b, edge.spanB)) continue;
    usedA.fill(1, edge.a, edge.a + edge.spanA);
    usedB.fill(1, edge.b, edge.b + edge.spanB);
    links.push(edge);
  }
  links.sort((x, y) => x.a - y.a);
  let reordered = false;
  let last = -1;
  for (const link of links) {
    if ((a.tokens[link.a] as Token).kind === "particle") continue;
    if (link.b < last) reordered = true;
    last = link.b;
  }
  return { links, reordered, looseA: unused(usedA), looseB: unused(usedB) };
}

/** Likeness of two words, 0 to 1, and why; undefined if they are different names. */
export function pair(x: Token, y: Token): { kind: LinkKind; quality: number } | undefined {
  if ((x.kind === "particle") !== (y.kind === "particle")) return undefined;
  if (x.spelling === y.spelling) return { kind: "same", quality: x.plain === y.plain || x.script !== y.script ? 1 : 0.98 };
  if (x.kind === "initial" || y.kind === "initial") {
    return x.plain.charAt(0) === y.plain.charAt(0) && x.kind !== y.kind ? { kind: "initial", quality: 0.5 } : undefined;
  }
  const quality = likeness(x, y);
  if (quality < 0.75 && areNicknames(x.plain, y.plain)) return { kind: "nickname", quality: 0.75 };
  return quality >= minQuality ? { kind: "similar", quality } : undefined;
}

function likeness(x: Token, y: Token): number {
  const abjad = x.abjad || y.abjad;
  const length = (x.spelling.length + y.spelling.length) / 2;
  const allowance = 0.3 * length + 0.25;
  let distance = spellingDistance(x.spelling, y.spelling, abjad, allowance);
  // Alyacoubi and Yacoubi: the article may have grown on.
  const bareX = withoutArticle(x);
  const bareY = withoutArticle(y);
  if (bareX !== y.spelling && bareX !== x.spelling) distance = Math.min(distance, 0.15 + spellingDistance(bareX, y.spelling, abjad, allowance));
  else if (bareX === y.spelling) distance = Math.min(distance, 0.15);
  if (bareY !== y.spelling) distance = Math.min(distance, 0.15 + spellingDistance(x.spelling, bareY, abjad, allowance));
  return 1 - distance / allowance;
}

function withoutArticle(token: Token): string {
  return token.spelling.length >= 6 && /^[aeu]l[^aeiou]/.test(token.spelling) ? token.spelling.slice(2) : token.spelling;
}

function joinable(tokens: readonly Token[], i: number): Token | undefined {
  const first = tokens[i] as Token;
  const second = tokens[i + 1];
  if (second === undefined || first.kind === "initial" || second.kind === "initial") return undefined;
  return joined(first, second);
}

function addJoin(edges: Link[], span: { a: number; spanA: number; b: number; spanB: number }, x: Token, y: Token): void {
  const quality = x.spelling === y.spelling ? 0.97 : likeness(x, y) - 0.05;
  // A join must explain the letters of both halves, so it has to be close.
  if (quality >= 0.62) edges.push({ ...span, kind: "similar", quality });
}

function worth(edge: Link): number {
  return edge.quality + (edge.spanA + edge.spanB > 2 ? 0.2 * edge.quality : 0);
}

function free(used: Uint8Array, from: number, span: number): boolean {
  for (let i = from; i < from + span; i++) if (used[i] === 1) return false;
  return true;
}

function unused(used: Uint8Array): number[] {
  const out: number[] = [];
  for (let i = 0; i < used.length; i++) if (used[i] === 0) out.push(i);
  return out;
}
