import { writeSpelling } from "./distance.ts";
import { openSlack, skeletonCost, vowelCode, vowelPrice } from "./frame.ts";
import { addNameFeatures, featureCount } from "./features.ts";
import { gatherLikeness, likenessLimit, likenessOf, looseLikeness, minJoinLikeness, minLikeness } from "./likeness.ts";
import {
  firstLetter, kindInitial, kindName, kindNumber, kindParticle, linkInitial, linkJoin, linkNickname, linkParticle, linkSame, linkSimilar, Matchup, mostKnown,
} from "./matchup.ts";
import { customKey, customLikeness } from "./customs.ts";
import { comparedTokens, joined, type PersonName, type Token } from "./person-name.ts";
import { linear } from "./score.ts";
import { keysAlike, skeleton } from "./skeleton.ts";

/** How surprising it is, in natural-log units, that two unrelated names hold words this much alike; `join` if a is two words read as one. */
export type Surprise = (a: Token, b: Token, likeness: number, join?: boolean) => number;

/** How well a word is known where the second name comes from, see `knownness`; a word `listed` there counts as known. */
export type Known = (token: Token, listed: boolean) => number;

/** The words of two names, their links, and what the pair says, before birth dates and the rest. */
export interface NameMatch {
  readonly a: readonly Token[];
  readonly b: readonly Token[];
  readonly textA: PersonName;
  readonly textB: PersonName;
  readonly matchup: Matchup;
  readonly features: Float64Array;
  readonly evidence: number;
}

/** Aligns two names given as tokens. The same links and features as a list search finds, from the words themselves. */
export function matchNames(textA: PersonName, textB: PersonName, surprise: Surprise, known: Known, listSize: number): NameMatch {
  const a = comparedTokens(textA);
  const b = comparedTokens(textB);
  const m = new Matchup();
  m.start(a.length, b.length);
  a.forEach((token, i) => {
    m.kindA[i] = kindNumber(token.kind);
    m.letterA[i] = firstLetter(token.spelling.charCodeAt(0) & 127);
    m.knownA[i] = token.kind === "name" ? known(token, false) : 0;
  });
  b.forEach((token, j) => {
    m.kindB[j] = kindNumber(token.kind);
    m.letterB[j] = firstLetter(token.spelling.charCodeAt(0) & 127);
    m.knownB[j] = token.kind === "name" ? known(token, true) : mostKnown;
  });
  a.forEach((x, i) => b.forEach((y, j) => linkPair(m, i, x, j, y, surprise)));
  linkLoose(m, a, b, surprise);
  linkJoins(m, a, b, surprise);
  m.align();
  const features = new Float64Array(featureCount);
  addNameFeatures(m, listSize, features);
  return { a, b, textA, textB, matchup: m, features, evidence: linear(features) };
}

const bytesA = new Uint8Array(96);
const bytesB = new Uint8Array(96);

function linkPair(m: Matchup, i: number, x: Token, j: number, y: Token, surprise: Surprise): void {
  const kindX = m.kindA[i] as number;
  const kindY = m.kindB[j] as number;
  if (kindX === kindParticle && kindY === kindParticle) {
    if (x.spelling === y.spelling) m.edge(i, 1, j, 1, linkParticle, 1, 0);
  } else if (kindX === kindName && kindY === kindName) {
    if (x.spelling === y.spelling) {
      m.edge(i, 1, j, 1, linkSame, 1, surprise(x, y, 1));
      return;
    }
    const likeness = soundLikeness(x, y);
    const custom = customLikeness(customKey(x.spelling, x.abjad), customKey(y.spelling, y.abjad));
    if (likeness < custom) {
      m.edge(i, 1, j, 1, linkNickname, custom, surprise(x, y, custom));
    } else if (likeness >= gatherLikeness) {
      m.edge(i, 1, j, 1, likeness === 1 ? linkSame : linkSimilar, likeness, surprise(x, y, likeness));
    }
  } else if ((kindX === kindInitial || kindY === kindInitial) && kindX !== kindParticle && kindY !== kindParticle && m.letterA[i] === m.letterB[j]) {
    m.edge(i, 1, j, 1, linkInitial, 0.6, 0);
  }
}

/** The most that any readings of two words are alike by sound, 0 where a search would not bring them together. */
function soundLikeness(x: Token, y: Token): number {
  let best = keysAlike(x.key, y.key) && framesAlike(x, y) ? tokenLikeness(x, y) : 0;
  for (const spelling of x.readings) best = Math.max(best, soundLikeness({ ...x, spelling, key: skeleton(spelling), readings: [] }, y));
  for (const spelling of y.readings) best = Math.max(best, soundLikeness({ ...x, readings: [] }, { ...y, spelling, key: skeleton(spelling), readings: [] }));
  return best;
}

/** The bounds a list search tests before it measures, for a single pair. */
function framesAlike(x: Token, y: Token): boolean {
  const endX = writeSpelling(x.spelling, bytesA, 0);
  const endY = writeSpelling(y.spelling, bytesB, 0);
  const open = x.abjad || y.abjad;
  const limit = likenessLimit(endX, endY, gatherLikeness) + (open ? openSlack : 0);
  const consonants = skeletonCost(x.key, y.key);
  if (consonants > limit) return false;
  return open || consonants + vowelPrice(vowelCode(bytesA, 0, endX), vowelCode(bytesB, 0, endY)) <= limit;
}

/** Words that so far stand alone on both sides, less alike than a search looks for. */
function linkLoose(m: Matchup, a: readonly Token[], b: readonly Token[], surprise: Surprise): void {
  const linkedA = new Set<number>();
  const linkedB = new Set<number>();
  for (let e = 0; e < m.edges; e++) {
    if (m.edgeKind[e] === linkInitial || m.edgeKind[e] === linkParticle) continue;
    linkedA.add(m.edgeA[e] as number);
    linkedB.add(m.edgeB[e] as number);
  }
  a.forEach((x, i) => b.forEach((y, j) => {
    if (x.kind !== "name" || y.kind !== "name" || linkedA.has(i) || linkedB.has(j)) return;
    const likeness = looseLikeness(bytesA, 0, writeSpelling(x.spelling, bytesA, 0), bytesB, 0, writeSpelling(y.spelling, bytesB, 0), x.abjad || y.abjad);
    if (likeness >= minLikeness) m.edge(i, 1, j, 1, linkSimilar, likeness, surprise(x, y, likeness));
  }));
}

/** Two neighbouring words of one side for one word of the other. */
function linkJoins(m: Matchup, a: readonly Token[], b: readonly Token[], surprise: Surprise): void {
  for (let i = 0; i + 1 < a.length; i++) {
    const pair = joinOf(a, i);
    if (pair === undefined) continue;
    b.forEach((y, j) => {
      const likeness = joinLikeness(pair, y);
      if (likeness >= minJoinLikeness) m.edge(i, 2, j, 1, linkJoin, likeness, surprise(pair, y, likeness, true));
    });
  }
  for (let j = 0; j + 1 < b.length; j++) {
    const pair = joinOf(b, j);
    if (pair === undefined) continue;
    a.forEach((x, i) => {
      const likeness = joinLikeness(pair, x);
      if (likeness >= minJoinLikeness) m.edge(i, 1, j, 2, linkJoin, likeness, surprise(x, pair, likeness));
    });
  }
}

function joinOf(tokens: readonly Token[], i: number): Token | undefined {
  const first = tokens[i] as Token;
  const second = tokens[i + 1] as Token;
  return first.kind === "initial" || second.kind === "initial" ? undefined : joined(first, second);
}

function joinLikeness(pair: Token, single: Token): number {
  for (const spelling of single.readings) {
    const likeness = joinLikeness(pair, { ...single, spelling, readings: [] });
    if (likeness >= minJoinLikeness) return Math.max(likeness, joinLikeness(pair, { ...single, readings: [] }));
  }
  if (single.kind !== "name" || Math.abs(pair.spelling.length - single.spelling.length) > 4) return 0;
  if (firstLetter(pair.spelling.charCodeAt(0) & 127) !== firstLetter(single.spelling.charCodeAt(0) & 127)) return 0;
  return tokenLikeness(pair, single);
}

function tokenLikeness(x: Token, y: Token): number {
  return likenessOf(bytesA, 0, writeSpelling(x.spelling, bytesA, 0), bytesB, 0, writeSpelling(y.spelling, bytesB, 0), x.abjad || y.abjad);
}
