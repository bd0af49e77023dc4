import type { Group } from "./group.ts";
import { groupMentions } from "./group.ts";
import { nationalityOf } from "./gazetteer.ts";
import type { Mention } from "./mentions.ts";
import { roleOf } from "./roles.ts";
import { fold, type Tokens } from "./tokens.ts";
import type { BirthFound, DateFound, Passage, PersonFound, SpellingFound } from "./types.ts";

/** The persons of a text with what it says of their birth, nationality and papers; `mentions` are those of persons only. */
export function findPersons(tokens: Tokens, mentions: readonly Mention[], dates: readonly DateFound[]): readonly PersonFound[] {
  const groups = groupMentions(tokens, mentions);
  const holder = (at: number) => nearestBefore(tokens, groups, at);
  const births = [...bornOn(tokens, dates, holder), ...aged(tokens, groups)];
  const nationalities = nationals(tokens, holder, groups);
  const documents = papers(tokens, holder);
  return groups.map((group, i) => {
    const mine = births.filter((one) => one.group === group).map((one) => one.birth);
    const { role, why } = roleOf(tokens, group, mine.some((birth) => "on" in birth));
    return {
      key: `p${i + 1}`, spellings: spellings(group), role, ...(why === undefined ? {} : { why }), births: mine,
      nationalities: nationalities.filter((one) => one.group === group).map(({ country, passage }) => ({ country, passage })),
      documents: documents.filter((one) => one.group === group).map(({ number, passage }) => ({ number, passage })),
    };
  });
}

/** One spelling for each way the name is written; the two halves of a form are one name. */
function spellings(group: Group): readonly SpellingFound[] {
  const surname = group.find((mention) => mention.half === "surname");
  const forenames = group.find((mention) => mention.half === "forenames");
  const found = new Map<string, Passage[]>();
  if (surname !== undefined && forenames !== undefined) found.set(`${forenames.passage.words} ${surname.passage.words}`, [surname.passage, forenames.passage]);
  for (const mention of group) {
    if (mention.half !== undefined && surname !== undefined && forenames !== undefined) continue;
    const text = mention.passage.words.replace(/\s+/g, " ");
    found.set(text, [...(found.get(text) ?? []), mention.passage]);
  }
  return [...found].map(([text, mentions]) => ({ text, mentions }));
}

/** The group that was named last before an offset, at most three lines above it. */
function nearestBefore(tokens: Tokens, groups: readonly Group[], at: number): Group | undefined {
  let best: Group | undefined;
  let bestEnd = -1;
  for (const group of groups) for (const { passage } of group) if (passage.end <= at && passage.end > bestEnd) [best, bestEnd] = [group, passage.end];
  return best !== undefined && tokens.text.slice(bestEnd, at).split("\n").length <= 5 ? best : undefined;
}

const birthWords = /(?:\bborn|(?<!\p{L})née?|\bdob|d\.o\.b\.?|date of birth|date de naissance|naissance exacte|birth date|0?09)[^\n.;]{0,45}?$/iu;
const wrong = /(?:wrongly|erroneously|incorrectly|par erreur|à tort)[^.]{0,40}$/iu;

function bornOn(tokens: Tokens, dates: readonly DateFound[], holder: (at: number) => Group | undefined): readonly { readonly group: Group; readonly birth: BirthFound }[] {
  return dates.flatMap((date) => {
    if (date.on === undefined || date.basis !== "stated") return [];
    const before = tokens.text.slice(Math.max(0, date.start - 70), date.start);
    const line = before.slice(before.lastIndexOf("\n") + 1);
    const corrected = /should read\s*$|est le\s*$|il convient de lire\s*(?:le\s*)?$/iu.test(before) && /date of birth|naissance/iu.test(tokens.text.slice(Math.max(0, date.start - 220), date.start));
    const word = birthWords.exec(line);
    const bracketed = /\(\s*(?:born\s*|b\.\s*)?$/u.test(before) && date.on.length === 10 && date.on < "2012";
    if (word === null && !corrected && !bracketed) return [];
    if (wrong.test(before)) return [];
    // "né le 3 mars 1975 à Roulers, condamné le 5 mai 2001": only the date next to the word.
    if (word !== null && dates.some((other) => other.end <= date.start && other.start >= date.start - line.length + word.index && !/[/|]\s*$/.test(before))) return [];
    const group = holder(date.start);
    const passage = { start: date.start, end: date.end, words: date.words };
    return group === undefined ? [] : [{ group, birth: { on: date.on, passage } }];
  });
}

const agePattern = /(?:\baged\s+|\bage\s+|âgée?\s+de\s+|claims to be\s+|(?<=\p{L}\)?,\s))(?<a>\d{1,2})(?=\s*(?:,|\.|\)|ans|years|;))(?:\s+ans|\s+years old)?|\b(?<b>\d{1,2})-year-old|(?<c>\d{1,2})\s+ans(?!\s+d['’])/giu;

/** Ages, given to the person named just before them, or just after "the 29-year-old". */
function aged(tokens: Tokens, groups: readonly Group[]): readonly { readonly group: Group; readonly birth: BirthFound }[] {
  const all = groups.flatMap((group) => group.map((mention) => ({ group, passage: mention.passage })));
  return [...tokens.text.matchAll(agePattern)].flatMap((match) => {
    const age = Number(match.groups!["a"] ?? match.groups!["b"] ?? match.groups!["c"]);
    const [start, end] = [match.index, match.index + match[0].length];
    if (age < 5 || age > 99) return [];
    const before = all.findLast((one) => one.passage.end <= start && start - one.passage.end < 45 && !/[.;\n]/.test(tokens.text.slice(one.passage.end, start)));
    const after = all.find((one) => one.passage.start >= end && one.passage.start - end < 25 && !/[.;\n]/.test(tokens.text.slice(end, one.passage.start)));
    const owner = before ?? after;
    return owner === undefined ? [] : [{ group: owner.group, birth: { age, passage: { start, end, words: match[0] } } }];
  });
}

function nationals(tokens: Tokens, holder: (at: number) => Group | undefined, groups: readonly Group[]): readonly { readonly group: Group; readonly country: string; readonly passage: Passage }[] {
  return tokens.list.flatMap((token) => {
    const country = token.kind === "word" ? nationalityOf(token.folded) : undefined;
    if (country === undefined) return [];
    const before = fold(tokens.text.slice(Math.max(0, token.start - 30), token.start));
    const after = fold(tokens.text.slice(token.end, token.end + 30));
    const passage = { start: token.start, end: token.end, words: token.words };
    const next = groups.find((group) => group.some((mention) => mention.passage.start >= token.end && mention.passage.start - token.end < 22 && !/[.;]/.test(tokens.text.slice(token.end, mention.passage.start))));
    if (/^\s+(?:national|citizen)/.test(after) || /(?:ressortissante?|national of)\s+$/.test(before)) {
      const group = next ?? holder(token.start);
      return group === undefined ? [] : [{ group, country, passage }];
    }
    if (/nationalite\s*:?\s*$|nationality\s*:?\s*$/.test(before) || (/,\s*(?:an?\s+)?$/.test(before) && /^\s*[,.;(\n]|^\s+of\s/.test(after)) || (/\ba\s+$/.test(before) && token.folded.endsWith("man"))) {
      const group = holder(token.start);
      return group === undefined ? [] : [{ group, country, passage }];
    }
    return [];
  });
}

const paperPattern = /(?:passports?|passeport|identity card|carte d['’]identité|residence permit|titre de séjour|driving licence|visa)\s*(?:no\.?|n°|number|numéro|:)?\s*(?<number>[A-Z]{0,3}\d[A-Z0-9]{4,12}|[A-Z]{1,2}\d[A-Z0-9]{4,10})/giu;

function papers(tokens: Tokens, holder: (at: number) => Group | undefined): readonly { readonly group: Group; readonly number: string; readonly passage: Passage }[] {
  return [...tokens.text.matchAll(paperPattern)].flatMap((match) => {
    const group = holder(match.index);
    return group === undefined ? [] : [{ group, number: match.groups!["number"]!, passage: { start: match.index, end: match.index + match[0].length, words: match[0] } }];
  });
}
