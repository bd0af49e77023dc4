import { showSpan, type BirthFinding, type BirthRelation } from "./births.ts";
import { addEdgeFeatures, feature, featureCount } from "./features.ts";
import { kindInitial, kindName, linkInitial, linkJoin, linkNickname, linkParticle, linkSame } from "./matchup.ts";
import type { NameMatch } from "./match-names.ts";
import type { Token } from "./person-name.ts";
import { maxNameLength } from "./romanise.ts";
import { tokenRules } from "./rules.ts";
import { linear, weights } from "./score.ts";
import type { Described, Reason, RuleCode } from "./types.ts";

/** What is known besides the names when a score is explained. */
export interface Findings {
  readonly births: BirthFinding;
  readonly listTerm: number;
  /** What the cap on names takes back, 0 or negative. */
  readonly cap: number;
  /** What holding a pair below an interruption takes back, 0 or negative. */
  readonly hold: number;
  readonly attributes: readonly Reason[];
  readonly a: Described;
  readonly b: Described;
}

/** Every term of a score as a reason; contributions are the very terms, so they sum to the log-odds. */
export function explain(match: NameMatch, findings: Findings): Reason[] {
  return [
    {
      code: "list.size", contribution: weight("base") + findings.listTerm,
      text: "Starting point: most people are not on a list, and long lists hold more namesakes.",
    },
    ...linkReasons(match), ...capReasons(findings), ...looseReasons(match), ...shapeReasons(match), ...nationReasons(match, findings),
    ...birthReasons(match, findings.births), ...holdReasons(findings), ...findings.attributes,
  ];
}

function weight(name: keyof typeof feature): number {
  return weights[feature[name]] as number;
}

const scratch = new Float64Array(featureCount);

function linkReasons(match: NameMatch): Reason[] {
  const m = match.matchup;
  const reasons: Reason[] = [];
  const inOrder = Array.from(m.link.subarray(0, m.links)).sort((x, y) => (m.edgeA[x] as number) - (m.edgeA[y] as number));
  for (const e of inOrder) {
    const kind = m.edgeKind[e] as number;
    const likeness = m.edgeLikeness[e] as number;
    scratch.fill(0);
    addEdgeFeatures(m, e, scratch);
    const contribution = linear(scratch);
    const x = match.a.slice(m.edgeA[e], (m.edgeA[e] as number) + (m.edgeSpanA[e] as number));
    const y = match.b.slice(m.edgeB[e], (m.edgeB[e] as number) + (m.edgeSpanB[e] as number));
    const a = x.map((token) => token.written).join(" ");
    const b = y.map((token) => token.written).join(" ");
    const agree = a === b ? `"${a}" agrees` : `"${a}" and "${b}" agree`;
    if (kind === linkParticle) {
      reasons.push({ code: "name.particle", contribution, a, b, text: `The connecting word ${agree}.` });
    } else if (kind === linkInitial) {
      reasons.push({ code: "name.initial", contribution, a, b, text: `${agree} by the initial.` });
    } else if (kind === linkNickname && likeness < 0.8) {
      reasons.push({ code: "name.nickname", contribution, a, b, text: `${agree} as short form, or as one name in two languages.` });
    } else {
      const [rule, ...more] = kind === linkJoin ? (["name.punctuation"] as const) : tokenRules(x[0] as Token, y[0] as Token);
      const why = rule === undefined ? "" : `: ${[rule, ...more].map((one) => ruleTexts[one]).join(" and ")}`;
      const mixed = [...x, ...y].some((token) => token.script === "mixed") ? " It mixes alphabets." : "";
      reasons.push({
        code: kind === linkSame ? "name.same" : "name.similar", contribution, ...(rule === undefined ? {} : { rule }), a, b,
        text: `${likeness >= 0.85 ? agree : `"${a}" and "${b}" are similar`}${why}.${mixed}`,
      });
      // Rules compose: each further one is a line of its own without weight of its own.
      for (const next of more) reasons.push({ code: "name.rule", contribution: 0, rule: next, a, b, text: `"${a}" and "${b}" also differ by ${ruleTexts[next]}.` });
    }
  }
  return reasons;
}

function looseReasons(match: NameMatch): Reason[] {
  const m = match.matchup;
  const f = match.features;
  const looseA = match.a.filter((_, i) => m.usedA[i] === 0 && m.kindA[i] === kindName);
  const looseB = match.b.filter((_, j) => m.usedB[j] === 0 && m.kindB[j] === kindName);
  const reasons: Reason[] = [];
  const against = Math.min(looseA.length, looseB.length);
  const first = term(f, "contradicted") + term(f, "contradictedFirst") + term(f, "contradictedLast") + term(f, "contradictedSameLetter") + term(f, "contradictedKnown");
  for (let k = 0; k < against; k++) {
    const a = (looseA[k] as Token).written;
    const b = (looseB[k] as Token).written;
    reasons.push({ code: "name.differs", contribution: k === 0 ? first : weight("contradictedMore"), a, b, text: `"${a}" stands where the other has "${b}".` });
  }
  [...looseA.slice(against), ...looseB.slice(against)].forEach((token, k) => {
    const side = k < looseA.length - against ? { a: token.written } : { b: token.written };
    reasons.push({ code: "name.missing", contribution: k === 0 ? weight("extra") + term(f, "extraFirst") + term(f, "extraLast") : weight("extraMore"), ...side, text: `"${token.written}" is missing on the other side.` });
  });
  const initials = [...match.a.filter((_, i) => m.usedA[i] === 0 && m.kindA[i] === kindInitial), ...match.b.filter((_, j) => m.usedB[j] === 0 && m.kindB[j] === kindInitial)];
  if (initials.length > 0) {
    reasons.push({ code: "name.initial-missing", contribution: term(f, "contradictedInitial"), text: `The initial ${initials.map((token) => `"${token.written}"`).join(", ")} fits no word of the other side.` });
  }
  return reasons;
}

function shapeReasons(match: NameMatch): Reason[] {
  const f = match.features;
  const m = match.matchup;
  const reasons: Reason[] = [];
  const a = match.textA.text;
  const b = match.textB.text;
  const roles = Array.from(m.link.subarray(0, m.links), (e) => [match.a[m.edgeA[e] as number]?.role, match.b[m.edgeB[e] as number]?.role] as const);
  const inverted = roles.some(([x, y]) => x === "surname" && y === "forename") && roles.some(([x, y]) => x === "forename" && y === "surname");
  const order = term(f, "reordered") + term(f, "scrambled");
  if (inverted) reasons.push({ code: "name.order", contribution: order, rule: "name.inversion", a, b, text: "Surname and forenames are exchanged." });
  else if (m.reordered) reasons.push({ code: "name.order", contribution: order, rule: "name.word-swap", a, b, text: "The same words stand in another order." });
  else if (order !== 0) reasons.push({ code: "name.order", contribution: order, text: "The words stand in another order." });
  if (match.textA.parted !== match.textB.parted && m.links > 1) {
    reasons.push({ code: "name.field", contribution: 0, rule: "name.one-field", a, b, text: "One side gives surname and forenames in one field." });
  }
  if (marksBetweenLinked(match, "a") !== marksBetweenLinked(match, "b")) {
    reasons.push({ code: "name.rule", contribution: 0, rule: "name.punctuation", a, b, text: `The names also differ by ${ruleTexts["name.punctuation"]}.` });
  }
  if (f[feature.noLink] === 1) reasons.push({ code: "name.no-word", contribution: term(f, "noLink"), a, b, text: "No word of the names agrees." });
  if (f[feature.oneLink] === 1) reasons.push({ code: "name.one-word", contribution: term(f, "oneLink"), text: "Only one word of the name agrees." });
  if (f[feature.singleWord] === 1) reasons.push({ code: "name.single", contribution: term(f, "singleWord"), text: "One side gives a single word, which many share." });
  if (f[feature.complete] === 1) reasons.push({ code: "name.complete", contribution: term(f, "complete"), text: "No word of either name is left over." });
  if ((f[feature.namesakes] as number) > 0) reasons.push({ code: "name.frequent", contribution: term(f, "namesakes"), text: namesakeText(f[feature.namesakes] as number) });
  if (f[feature.threeLinks] === 1) reasons.push({ code: "name.three-words", contribution: term(f, "threeLinks"), text: "Three words or more agree." });
  return reasons;
}

/** How many hyphens and apostrophes stand between words of one side that are linked each by itself: Jean-Pierre has one, Jean Pierre none. */
function marksBetweenLinked(match: NameMatch, side: "a" | "b"): number {
  const text = side === "a" ? match.textA.text : match.textB.text;
  if (!innerMark.test(text)) return 0;
  const m = match.matchup;
  const [words, at, span] = side === "a" ? [match.a, m.edgeA, m.edgeSpanA] as const : [match.b, m.edgeB, m.edgeSpanB] as const;
  // A link over two words has named the mark between them already.
  const alone = new Set<string>();
  for (const e of m.link.subarray(0, m.links)) if ((span[e] as number) === 1) alone.add((words[at[e] as number] as Token).written);
  let marks = 0;
  for (const compound of text.slice(0, maxNameLength).split(" ")) {
    const parts = compound.split(innerMark);
    for (let i = 1; i < parts.length; i++) if (alone.has(parts[i - 1] as string) && alone.has(parts[i] as string)) marks++;
  }
  return marks;
}

const innerMark = /['’‘ʼ-]/u;

/** The feature is the log of one more than the namesakes to expect. */
function namesakeText(logCount: number): string {
  const others = Math.round(Math.exp(logCount) - 1);
  return others < 1 ? "Hardly anybody else is expected to agree this much by name." : `By name alone about ${others > 100 ? "a hundred or more" : others} others on such a list would agree as much.`;
}

const birthTexts: Readonly<Record<Exclude<BirthRelation, "unknown">, string>> = {
  "same": "Same birth date", "day-month-swap": "Birth dates agree with day and month exchanged", "one-edit": "Birth dates differ in one digit",
  "calendar": "Birth dates agree when one is read in another calendar", "year-off": "Same birthday, one year apart",
  "overlap-narrow": "Birth dates agree as far as known", "overlap-wide": "Birth periods overlap, widely", "near": "Birth periods lie within a year",
  "same-year": "Different birth dates within a year", "apart": "Birth dates lie years apart", "conflict": "Birth dates lie four or more years apart: a namesake, unless a date is wrong",
};
const birthRules: Partial<Record<BirthRelation, RuleCode>> = {
  "day-month-swap": "birth.day-month-swap", "one-edit": "birth.one-edit", "year-off": "birth.one-edit", "calendar": "birth.calendar-conversion",
};

function birthReasons(match: NameMatch, finding: BirthFinding): Reason[] {
  if (finding.relation === "unknown" || finding.a === undefined || finding.b === undefined) return [];
  const a = showSpan(finding.a);
  const b = showSpan(finding.b);
  const rule = birthRules[finding.relation];
  return [{
    code: `birth.${finding.relation}`, contribution: weight(`birth.${finding.relation}`) + term(match.features, "birthSameContradicted"),
    ...(rule === undefined ? {} : { rule }), a, b, text: `${birthTexts[finding.relation]}: ${a === b ? a : `${a} and ${b}`}.`,
  }];
}

function nationReasons(match: NameMatch, findings: Findings): Reason[] {
  const a = (findings.a.nationalities ?? []).slice(0, 5).join(", ");
  const b = (findings.b.nationalities ?? []).slice(0, 5).join(", ");
  if (match.features[feature.nationalityShared] === 1) return [{ code: "nationality.shared", contribution: weight("nationalityShared"), a, b, text: "They share a nationality." }];
  if (match.features[feature.nationalityDiffers] === 1) return [{ code: "nationality.differs", contribution: weight("nationalityDiffers"), a, b, text: "No nationality in common." }];
  return [];
}

function holdReasons(findings: Findings): Reason[] {
  return findings.hold === 0 ? [] : [{ code: "name.held", contribution: findings.hold, text: "Held below an interruption: relatives and twins share a surname and a birth date." }];
}

function capReasons(findings: Findings): Reason[] {
  if (findings.births.relation === "unknown") return [{ code: "birth.unknown", contribution: findings.cap, text: "No birth date to compare: others may carry the same name." }];
  return findings.cap === 0 ? [] : [{ code: "name.namesakes", contribution: findings.cap, text: "A name alone never makes certain: others may carry it." }];
}

const ruleTexts: Readonly<Record<RuleCode, string>> = {
  "name.transliteration": "another transliteration or diacritic", "name.inversion": "surname and forename exchanged",
  "name.one-field": "one field", "name.word-swap": "words exchanged", "name.letter-swap": "two letters exchanged",
  "name.one-edit": "one letter", "name.punctuation": "spacing or punctuation", "name.truncation": "cut short",
  "birth.day-month-swap": "day and month exchanged", "birth.calendar-conversion": "another calendar", "birth.one-edit": "one digit",
  "place.transliteration": "another transliteration", "place.one-edit": "one letter", "place.renamed": "the place was renamed",
};

function term(features: Float64Array, name: keyof typeof feature): number {
  return (features[feature[name]] as number) * weight(name);
}
