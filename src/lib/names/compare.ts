import { compareAttributes } from "./attributes.ts";
import { compareBirths, daySpans, type BirthFinding, type DaySpan } from "./births.ts";
import { explain } from "./explain.ts";
import { addBirthFeature } from "./features.ts";
import { expand, rarityAt, type Expansion } from "./list/expand.ts";
import { addNationFeature, nationCode, packNations } from "./list/nations.ts";
import { Vocabulary } from "./list/vocabulary.ts";
import { matchNames, type Known, type NameMatch, type Surprise } from "./match-names.ts";
import { mostKnown } from "./matchup.ts";
import { parseName, type PersonName, type Token } from "./person-name.ts";
import { capTerm, holdTerm, listPenalty, weighed } from "./score.ts";
import type { Comparison, Described, Reason } from "./types.ts";

/** A description read once, for many comparisons. */
export interface Prepared {
  readonly described: Described;
  readonly names: readonly PersonName[];
  readonly spans: readonly DaySpan[];
  readonly nationalities: readonly string[];
}

/** What surrounds a comparison; left out, a list of moderate size with the words of public registers is assumed. */
export interface Context {
  /** Persons on the list the second description comes from. */
  readonly listSize?: number;
  /** The words like one word in that list, and how many names it counts. */
  readonly words?: { expansion(token: Token, join?: boolean): Expansion; readonly known: (token: Token) => number; readonly names: number };
}

/** Names and nationalities beyond these counts are ignored. */
export const maxNames = 40;
const maxNationalities = 20;

/** Reads a description; never throws. */
export function prepare(described: Described): Prepared {
  const names: PersonName[] = [];
  for (const name of described.names.slice(0, maxNames)) {
    const parsed = parseName(name);
    if (parsed.tokens.length > 0) names.push(parsed);
  }
  return { described, names, spans: daySpans(described.births), nationalities: (described.nationalities ?? []).slice(0, maxNationalities) };
}

/**
 * The probability that two descriptions are of one person, with the reasons. Symmetric up to which side is called a.
 * Same names without a birth date stay a possibility, since others may carry them. Cost: names times names alignments.
 * @example compare({ names: [{ text: "Ismaël Omar Mostefaï" }] }, { names: [{ text: "Omar Ismail Mostefai" }] }).score // > 0.9
 */
export function compare(a: Described, b: Described, context: Context = {}): Comparison {
  return comparePrepared(prepare(a), prepare(b), context);
}

/** As `compare`, for descriptions already read. */
export function comparePrepared(a: Prepared, b: Prepared, context: Context = {}): Comparison {
  const { words } = context;
  const surprise = words === undefined ? registerSurprise : surpriseIn(words);
  const known: Known = words === undefined ? registerKnown : (token, listed) => (listed ? mostKnown : words.known(token));
  const births = compareBirths(a.spans, b.spans);
  let best: NameMatch | undefined;
  for (const x of a.names) {
    for (const y of b.names) {
      const match = matchNames(x, y, surprise, known, context.listSize ?? 0);
      if (best === undefined || match.evidence > best.evidence) best = match;
    }
  }
  const listTerm = listPenalty(context.listSize ?? 0);
  if (best === undefined) return unreadable(a, b, births, listTerm);
  const features = best.features;
  features[0] = 1;
  addBirthFeature(births.relation, features);
  addNationFeature(packNations(b.nationalities), a.nationalities.map(nationCode).filter((code) => code > 0), features);
  const cap = capTerm(features, listTerm);
  const attributes = compareAttributes(a.described, b.described);
  const hold = holdTerm(features, listTerm, sumOf(attributes.filter((one) => !one.code.startsWith("document."))));
  const reasons = explain(best, { births, listTerm, cap, hold, attributes, a: a.described, b: b.described });
  return scored(weighed(features, listTerm) + hold + sumOf(attributes), reasons);
}

function scored(logOdds: number, reasons: readonly Reason[]): Comparison {
  return { score: 1 / (1 + Math.exp(-logOdds)), logOdds, reasons };
}

function sumOf(reasons: readonly Reason[]): number {
  return reasons.reduce((sum, reason) => sum + reason.contribution, 0);
}

function unreadable(a: Prepared, b: Prepared, births: BirthFinding, listTerm: number): Comparison {
  const reasons: readonly Reason[] = [
    { code: "list.size", contribution: listTerm - 9, text: "One side has no readable name." },
    ...(births.relation === "same" ? [{ code: "birth.same", contribution: 2, text: "Same birth date." }] : []),
    ...compareAttributes(a.described, b.described),
  ];
  return scored(sumOf(reasons), reasons);
}

let registers: { vocabulary: Vocabulary; cache: Map<string, Expansion> } | undefined;

/** Without a list, words are as rare as in public registers; the side that makes a likeness less surprising counts. */
function registerSurprise(a: Token, b: Token, likeness: number): number {
  return Math.min(registerRarity(a, likeness), registerRarity(b, likeness));
}

function registerKnown(token: Token): number {
  registers ??= { vocabulary: new Vocabulary(), cache: new Map() };
  return registers.vocabulary.knownness(token);
}

function registerRarity(token: Token, likeness: number): number {
  registers ??= { vocabulary: new Vocabulary(), cache: new Map() };
  const key = token.abjad ? `~${token.spelling}` : token.spelling;
  let expansion = registers.cache.get(key);
  if (expansion === undefined) {
    if (registers.cache.size > 20_000) registers.cache.clear();
    expansion = expand(registers.vocabulary, token, 0);
    registers.cache.set(key, expansion);
  }
  return rarityAt(expansion, likeness, registers.vocabulary.baseNames);
}

function surpriseIn(words: NonNullable<Context["words"]>): Surprise {
  return (a, _b, likeness, join) => rarityAt(words.expansion(a, join), likeness, words.names);
}
