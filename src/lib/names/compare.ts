import { alignNames, type Alignment } from "./align.ts";
import { compareBirths, daySpans, showSpan, type BirthFinding, type BirthRelation, type DaySpan } from "./births.ts";
import { compareOthers } from "./attributes.ts";
import { model } from "./model.ts";
import { parseName, type PersonName, type Token } from "./person-name.ts";
import { builtInRarity, type Rarity } from "./rarity.ts";
import { tokenRules } from "./rules.ts";
import type { Comparison, Described, Reason, RuleCode } from "./types.ts";

/** A description read once, for many comparisons. */
export interface Prepared {
  readonly described: Described;
  readonly names: readonly PersonName[];
  readonly spans: readonly DaySpan[];
}

/** What surrounds a comparison: how long the list is and how rare its words are. Left out, a list of moderate size is assumed. */
export interface Context {
  readonly listSize?: number;
  readonly rarity?: Rarity;
}

/** Names beyond this count are ignored. */
export const maxNames = 40;

/** Reads a description; never throws. */
export function prepare(described: Described): Prepared {
  const names: PersonName[] = [];
  for (const name of described.names.slice(0, maxNames)) {
    const parsed = parseName(name);
    if (parsed.tokens.length > 0) names.push(parsed);
  }
  return { described, names, spans: daySpans(described.births) };
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
  const rarity = context.rarity ?? builtInRarity;
  const births = compareBirths(a.spans, b.spans);
  let best: NameEvidence | undefined;
  for (const x of a.names) {
    for (const y of b.names) {
      const evidence = nameEvidence(x, y, rarity);
      if (best === undefined || evidence.total > best.total) best = evidence;
    }
  }
  const size = Math.max(model.smallestList, context.listSize ?? 0);
  const reasons: Reason[] = [{
    code: "list.size", contribution: model.base - Math.log(size),
    text: "Starting point: most people are not on a list, and long lists hold more namesakes.",
  }];
  if (best === undefined) {
    reasons.push({ code: "name.unreadable", contribution: -4, text: "One side has no readable name." });
  } else {
    reasons.push(...best.reasons, ...capped(best.total + (reasons[0] as Reason).contribution, births.relation !== "unknown"));
  }
  const birth = birthReason(births);
  if (birth !== undefined) reasons.push(birth);
  reasons.push(...compareOthers(a.described, b.described));
  const logOdds = reasons.reduce((sum, reason) => sum + reason.contribution, 0);
  return { score: 1 / (1 + Math.exp(-logOdds)), logOdds, reasons };
}

interface NameEvidence {
  readonly total: number;
  readonly reasons: readonly Reason[];
}

function nameEvidence(a: PersonName, b: PersonName, rarity: Rarity): NameEvidence {
  const alignment = alignNames(a, b);
  const reasons: Reason[] = [];
  let strongLinks = 0;
  for (const link of alignment.links) {
    const x = a.tokens.slice(link.a, link.a + link.spanA);
    const y = b.tokens.slice(link.b, link.b + link.spanB);
    const writtenA = x.map((token) => token.written).join(" ");
    const writtenB = y.map((token) => token.written).join(" ");
    const rules = link.kind === "nickname" ? [] : linkRules(x, y);
    const shown = writtenA === writtenB ? `"${writtenA}" agrees` : `"${writtenA}" and "${writtenB}" agree`;
    const first = x[0] as Token;
    if (first.kind === "particle") {
      reasons.push({ code: "name.particle", contribution: model.particle, a: writtenA, b: writtenB, text: `The connecting word ${shown}.` });
      continue;
    }
    if (link.kind === "initial") {
      reasons.push({ code: "name.initial", contribution: model.initial, a: writtenA, b: writtenB, text: `"${writtenA}" fits the initial in "${writtenB}".` });
      continue;
    }
    strongLinks++;
    const weight = Math.min(Math.max(...x.map(rarity)), Math.max(...y.map(rarity)));
    const contribution = weight * model.rarity * Math.max(-0.2, (link.quality - 0.42) / 0.58);
    const because = link.kind === "nickname" ? " as full name and short form" : rules.length > 0 ? `: ${rules.map((rule) => ruleNames[rule]).join(" and ")}` : "";
    const text = link.kind === "same" || link.quality > 0.9 || link.kind === "nickname" ? `${shown}${because}.` : `"${writtenA}" and "${writtenB}" are similar${because}.`;
    const base = { code: `name.${link.kind}`, a: writtenA, b: writtenB };
    const [rule, ...more] = rules;
    reasons.push({ ...base, contribution, ...(rule === undefined ? {} : { rule }), text });
    // Rules compose: each further one is named on a line of its own that carries no weight of its own.
    for (const next of more) reasons.push({ code: "name.rule", a: writtenA, b: writtenB, contribution: 0, rule: next, text: `"${writtenA}" and "${writtenB}" also differ by ${ruleNames[next]}.` });
  }
  reasons.push(...looseReasons(a, b, alignment, strongLinks), ...orderReasons(a, b, alignment));
  return { total: reasons.reduce((sum, reason) => sum + reason.contribution, 0), reasons };
}

function linkRules(x: readonly Token[], y: readonly Token[]): RuleCode[] {
  if (x.length === 1 && y.length === 1) return tokenRules(x[0] as Token, y[0] as Token);
  return ["name.punctuation"];
}

function looseReasons(a: PersonName, b: PersonName, alignment: Alignment, strongLinks: number): Reason[] {
  const looseA = alignment.looseA.map((i) => a.tokens[i] as Token).filter((token) => token.kind === "name");
  const looseB = alignment.looseB.map((i) => b.tokens[i] as Token).filter((token) => token.kind === "name");
  const reasons: Reason[] = [];
  const against = Math.min(looseA.length, looseB.length);
  for (let i = 0; i < against; i++) {
    const x = (looseA[i] as Token).written;
    const y = (looseB[i] as Token).written;
    reasons.push({ code: "name.differs", contribution: model.contradicted, a: x, b: y, text: `"${x}" stands where the other has "${y}".` });
  }
  for (const token of looseA.slice(against)) reasons.push({ code: "name.missing", contribution: model.leftOut, a: token.written, text: `"${token.written}" is missing on the other side.` });
  for (const token of looseB.slice(against)) reasons.push({ code: "name.missing", contribution: model.leftOut, b: token.written, text: `"${token.written}" is missing on the other side.` });
  if (strongLinks < 2) reasons.push({ code: "name.one-word", contribution: model.oneWordOnly, text: "Only one word of the name agrees." });
  return reasons;
}

function orderReasons(a: PersonName, b: PersonName, alignment: Alignment): Reason[] {
  const reasons: Reason[] = [];
  const roles = alignment.links.map((link) => [(a.tokens[link.a] as Token).role, (b.tokens[link.b] as Token).role] as const);
  if (roles.some(([x, y]) => x === "surname" && y === "forename") && roles.some(([x, y]) => x === "forename" && y === "surname")) {
    reasons.push({ code: "name.order", contribution: model.reordered, rule: "name.inversion", a: a.text, b: b.text, text: "Surname and forenames are exchanged." });
  } else if (a.parted !== b.parted && alignment.links.length > 1) {
    reasons.push({ code: "name.order", contribution: 0, rule: "name.one-field", a: a.text, b: b.text, text: "One side gives surname and forenames in one field." });
  }
  if (alignment.reordered && reasons.every((reason) => reason.rule !== "name.inversion")) {
    reasons.push({ code: "name.order", contribution: model.reordered, rule: "name.word-swap", a: a.text, b: b.text, text: "The same words stand in another order." });
  }
  return reasons;
}

/** Names alone never make certain: what they say beyond the cap is taken back, and the reason says why. */
function capped(total: number, birthKnown: boolean): Reason[] {
  const cap = birthKnown ? model.capWithBirth : model.capWithoutBirth;
  if (total <= 0) return [];
  const kept = cap * (1 - Math.exp(-total / cap));
  return [{
    code: birthKnown ? "name.namesakes" : "birth.unknown", contribution: kept - total,
    text: birthKnown ? "Names alone do not make certain: others may carry the same." : "No birth date to compare: others may carry the same name.",
  }];
}

const ruleNames: Readonly<Record<RuleCode, string>> = {
  "name.transliteration": "another transliteration or diacritic", "name.inversion": "surname and forename exchanged",
  "name.one-field": "one field", "name.word-swap": "words exchanged", "name.letter-swap": "two letters exchanged",
  "name.one-edit": "one letter", "name.punctuation": "spacing or punctuation", "name.truncation": "cut short",
  "birth.day-month-swap": "day and month exchanged", "birth.calendar-conversion": "another calendar", "birth.one-edit": "one digit",
  "place.transliteration": "another transliteration", "place.one-edit": "one letter", "place.renamed": "the place was renamed",
};

const birthTexts: Readonly<Record<Exclude<BirthRelation, "unknown">, string>> = {
  "same": "Same birth date", "day-month-swap": "Birth dates agree with day and month exchanged", "one-edit": "Birth dates differ in one digit",
  "calendar": "Birth dates agree when one is read in another calendar", "year-off": "Same birthday, one year apart",
  "overlap-narrow": "Birth dates agree as far as known", "overlap-wide": "Birth periods overlap, widely", "near": "Birth dates lie within a year",
  "same-year": "Different birth dates in one year", "apart": "Birth dates lie years apart", "conflict": "Birth dates lie four or more years apart: a namesake, unless a date is wrong",
};
const birthRules: Partial<Record<BirthRelation, RuleCode>> = {
  "day-month-swap": "birth.day-month-swap", "one-edit": "birth.one-edit", "year-off": "birth.one-edit", "calendar": "birth.calendar-conversion",
};

function birthReason(finding: BirthFinding): Reason | undefined {
  if (finding.relation === "unknown" || finding.a === undefined || finding.b === undefined) return undefined;
  const a = showSpan(finding.a);
  const b = showSpan(finding.b);
  const rule = birthRules[finding.relation];
  return {
    code: `birth.${finding.relation}`, contribution: model.birth[finding.relation], ...(rule === undefined ? {} : { rule }), a, b,
    text: `${birthTexts[finding.relation]}: ${a === b ? a : `${a} and ${b}`}.`,
  };
}
