import { sayingVerbs } from "./data/vocabulary.ts";
import { monthPattern, weekdayPattern } from "./date-words.ts";
import { findPlace, nationalityOf } from "./gazetteer.ts";
import type { Mention } from "./mentions.ts";
import { fold, type Sentence, type Tokens } from "./tokens.ts";
import type { Passage, PersonFound, SourceFound } from "./types.ts";

/** Nouns that may be whoever says something. */
const sourceNouns = new Set(`official officials officer officers source sources police authorities ministry minister ministers service services agency neighbour neighbor landlord landlady informant informer passengers witness witnesses spokesman spokeswoman spokesperson government
prosecutor prosecutors investigators investigator employer teacher family mother father brother sister cousin uncle aunt wife husband lawyer friend colleague doctor imam shopkeeper staff commissioner ambassador office reporting partner newspaper president judge captain
responsable responsables source sources autorites ministre ministere porte-parole voisin voisine concierge informateur indicateur temoin temoins soeur frere mere pere avocat avocate prefet prefete enqueteurs proche proches fonctionnaire procureur gouvernement general ambassadeur
report rapport study statement communique committee commission records registres rapport diplomat directeur patron gardien gardienne journal presse diplomate commissaire magistrat juge tante oncle epouse compagne relais homme femme man woman expert experts analyste analystes officiels officiel haut`.trim().split(/\s+/));

const pronouns = new Set(["he", "she", "they", "il", "elle", "ils", "elles", "-il", "-elle", "who", "qui", "interesse", "suspect", "subject"]);

/** Who is said to say a sentence, with the verb where there is one. */
export interface Attribution {
  readonly by: SourceFound;
  /** The sentence disputes what went before. */
  readonly disputing: boolean;
}

/** What the sentences before have left behind. */
export interface Discourse {
  readonly last?: SourceFound | undefined;
  readonly person?: string | undefined;
}

/**
 * Who is said to say what stands in a sentence: "according to X", "X said that", ", said X", "selon X", "X affirme". Nobody if the
 * sentence speaks for itself. "He said" and "the same source" are whoever spoke last.
 */
export function attributionOf(tokens: Tokens, clause: Sentence, persons: PersonAt, mentions: readonly Mention[], before: Discourse): Attribution | undefined {
  const { from, to } = clause;
  const { list, text } = tokens;
  const [start, end] = [list[from]!.start, list[to - 1]!.end];
  const words = text.slice(start, end);
  const disputing = /(?:disputed|disputes|contradict|au contraire|contest|however|faux)/iu.test(words);

  const according = /(?:according to|selon|d['’]après)\s+(?<np>(?:(?<=\bM)\.|(?<=\b(?:Mr|Dr))\.|[^,;.:»])+?)(?=\s*(?:[,;:]|(?<!\b(?:M|Mr|Dr|Mme))\.|$|\s(?:il|elle|the\s+\p{L}+\s+(?:had|was)|had|has|était|a|est|serait)\s))/iu.exec(words);
  if (according !== null) {
    const at = start + according.index + according[0].indexOf(according.groups!["np"]!);
    const passage = { start: at, end: at + according.groups!["np"]!.length, words: according.groups!["np"]! };
    if (/(?:même|same)\s+(?:source|informa)/iu.test(passage.words) && before.last !== undefined) return { by: before.last, disputing };
    if (!/^(?:\p{L}+\s)?(?:plan|cas|laquelle|lequel|toute|them|him|her|lui|elle|eux|article|law)\b/iu.test(passage.words) && passage.words.split(/\s+/).length <= 10) return { by: named(passage, persons), disputing };
  }
  const verbs = list.slice(from, to).flatMap((_, i) => (saysAt(tokens, from + i, from) ? [from + i] : []));
  const rank = (i: number) => (closesSentence(tokens, i, to) ? 0 : /^(?:said|says|say|told|tells|dit|declare|affirme|a|assure|indique|precise)$/.test(list[i]!.folded) ? 1 : 2);
  for (const i of verbs.sort((x, y) => rank(x) - rank(y) || x - y)) {
    const token = list[i]!;
    if ((/-(?:t-)?(?:il|elle)$/.test(token.folded) || /^(?:a|ont)-t-(?:il|elle|on|ils|elles)$/.test(list[i - 1]?.folded ?? "")) && before.last !== undefined) return { by: before.last, disputing };
    // ", a révélé le président" has its subject behind it.
    const turned = /^(?:a|ont)$/.test(list[i - 1]?.folded ?? "") && /^[,»”"]$/.test(list[i - 2]?.words ?? "");
    const found = (turned ? subjectAfter(tokens, i, to, mentions) : undefined) ?? subjectBefore(tokens, i, from, mentions, before) ?? subjectAfter(tokens, i, to, mentions);
    if (found === undefined) continue;
    return { by: found === before.last ? before.last : named(earlier(found, before), persons), disputing };
  }
  return undefined;
}

/** "Ce responsable" and "the official" are whoever spoke last, if the noun fits. */
function earlier(found: Passage, before: Discourse): Passage {
  const words = foldWords(found.words);
  const noun = words.at(-1) ?? "";
  const back = words.length <= 2 && /^(?:the|this|that|ce|cet|cette|le|la|l)$/.test(words[0] ?? "") && before.last !== undefined && foldWords(before.last.words).includes(noun);
  return back ? before.last : found;
}

function foldWords(words: string): readonly string[] {
  return fold(words).split(/[^\p{L}\p{N}-]+/u).filter((word) => word !== "");
}

/** Whether token `i` is a verb by which somebody says something. */
function saysAt(tokens: Tokens, i: number, from: number): boolean {
  const token = tokens.list[i]!;
  const inverted = /-(?:t-)?(?:il|elle)$/.test(token.folded);
  if (token.kind !== "word" || token.capital || (i === from && !inverted) || !sayingVerbs.has(token.folded.replace(/-(?:t-)?(?:il|elle)$/, ""))) return false;
  const [before, after] = [tokens.list[i - 1]?.folded ?? "", tokens.list[i + 1]?.folded ?? ""];
  if (token.folded === "informe") return /^(?:m'|nous)$/.test(tokens.list[i - 1]?.folded ?? "");
  // "Greece told Belgium" is a communication between the two, not somebody who is quoted.
  if (/^(?:told|tells)$/.test(token.folded) && tokens.list.slice(i + 1, i + 4).some((next) => next.capital && findPlace(next.folded)?.kind === "country")) return false;
  // Participles and nouns: "claimed by", "believed to", "the reports".
  if (/^(?:replied|replies|reply|repond|repondu)$/.test(token.folded) && /^(?:to|a|au|aux)$/.test(after)) return false;
  if (after === "by" || after === "par" || (/^(?:believed|said|reported|alleged|claimed|dit)$/.test(token.folded) && /^(?:to|etre|«)$/.test(after))) return false;
  return !/^(?:reports|notes|claims|states|recalls|claim|note|state|believe|precise|dit|indique|estime)$/.test(token.folded) || !/^(?:the|these|such|its|his|her|incident|our|your|a|an|of|and|untested|as)$/.test(before);
}

/** Whether a verb of saying ends its sentence: "…, a Turkish official said on Monday." */
function closesSentence(tokens: Tokens, i: number, to: number): boolean {
  const rest = tokens.list.slice(i + 1, to).map((token) => token.folded).join(" ");
  return /^(?:reuters|reporters|journalists|afp|us|me|the [a-z]+)?\s*(?:(?:on|in|this|last) [a-z]+)?\s*[.»”"]*$/.test(rest);
}

/** Finds the person whose name a passage holds. */
export type PersonAt = (passage: Passage) => string | undefined;

/** Which person a passage names. */
export function personFinder(persons: readonly PersonFound[]): PersonAt {
  const all = persons.flatMap((person) => person.spellings.flatMap((spelling) => spelling.mentions.map((mention) => ({ key: person.key, mention }))));
  return ({ start, end }) => all.find(({ mention }) => mention.start < end && start < mention.end)?.key;
}

function named(passage: Passage, persons: PersonAt): SourceFound {
  const person = persons(passage);
  return person === undefined ? passage : { ...passage, person };
}

/** The noun phrase before a verb, over auxiliaries and appositions. */
function subjectBefore(tokens: Tokens, verb: number, from: number, mentions: readonly Mention[], before: Discourse): Passage | SourceFound | undefined {
  const { list, text } = tokens;
  let end = verb;
  while (end > from && /^(?:a|ont|has|have|had|ne|n'|also|then|later|again|lui|nous|me|s'|se|himself|herself|avait|avaient|aurait|is|was|who|qui|souvent|aussi|then|been|reportedly|earlier|never|always|still|repeatedly|jamais|toujours|on|,)$/.test(list[end - 1]!.folded)) end--;
  // A weekday or date between subject and verb: "a Greek police official said on Thursday" stands after, "on Monday said" before.
  for (let cut = end, tries = 0; tries < 3; tries++) {
    let start = cut;
    while (start > from && !/^[,;:()«»"“”–—]$/.test(list[start - 1]!.words) && !/^(?:that|que|qu'|and|but|et|mais|while|because|when|as|puis)$/.test(list[start - 1]!.folded)) start--;
    if (start < cut) {
      const passage = { start: list[start]!.start, end: list[cut - 1]!.end, words: text.slice(list[start]!.start, list[cut - 1]!.end) };
      const word = list[cut - 1]!.folded;
      if (cut - start <= 2 && (pronouns.has(word) || pronouns.has(list[start]!.folded))) return /^(?:denied|denies|deny|nie|nient|admitted|reconnait|claims|claimed|confirmed)$/.test(list[verb]!.folded) ? undefined : (before.last ?? undefined);
      const prepositional = /^(?:in|on|at|with|by|for|of|from|after|before|during|dans|en|avec|pour|sur|selon|apres|avant|par|de|\p{L}+ing)$/u.test(list[start]!.folded) && start > from;
      const clause = list.slice(start, cut).some((token) => /^(?:is|was|are|were|has|had|est|etait|sont|ont|avait|will|sera|be)$/.test(token.folded) || (token.folded === "a" && tokens.language === "fr"));
      const bareTown = tries > 0 && mentions.some((mention) => mention.kind === "place" && mention.from === start && mention.to === cut);
      if (!prepositional && !clause && !bareTown && isSource(tokens, { from, to: verb }, passage, mentions) && cut - start <= 12) return appositionHead(tokens, start, from, mentions) ?? trimmed(passage);
    }
    if (start <= from || !/^[,()–—]$/.test(list[start - 1]!.words)) return undefined;
    cut = start - 1;
  }
  return undefined;
}

/** The name before an apposition: "Europol, the European Union's police agency, says". */
function appositionHead(tokens: Tokens, start: number, from: number, mentions: readonly Mention[]): Passage | undefined {
  const { list } = tokens;
  if (list[start - 1]?.words !== "," || !/^(?:the|a|an|le|la|l'|un|une)$/.test(list[start]!.folded)) return undefined;
  const head = mentions.find((mention) => mention.to === start - 1 && mention.begin === from && mention.kind !== "place");
  return head?.passage;
}

/** The noun phrase after an inverted verb: `," said Nathalie Goulet, who heads …`, « …», a déclaré le préfet X. */
function subjectAfter(tokens: Tokens, verb: number, to: number, mentions: readonly Mention[]): Passage | undefined {
  const { list, text } = tokens;
  const before = list[verb - 1];
  const opened = before === undefined || /^[,»”"’'!?]$/.test(before.words) || (/^(?:a|ont|had)$/.test(before.folded) && /^[,»”"!?]$/.test(list[verb - 2]?.words ?? ""));
  if (!opened) return undefined;
  let begin = verb + 1;
  while (begin < verb + 5 && (list[begin]?.kind === "number" || new RegExp(`^(?:${weekdayPattern}|${monthPattern})$`, "iu").test(list[begin]?.words ?? ""))) begin++;
  let end = begin;
  while (end < to && !/^[,;:()«»"“”–—.!?]$/.test(list[end]!.words) && !/^(?:that|que|who|qui|and|et|on|in|au|in|to)$/.test(list[end]!.folded)) end++;
  if (end === begin) return undefined;
  const passage = { start: list[begin]!.start, end: list[end - 1]!.end, words: text.slice(list[begin]!.start, list[end - 1]!.end) };
  return isSource(tokens, { from: verb, to }, passage, mentions) ? passage : undefined;
}

function isSource(tokens: Tokens, { from, to }: Sentence, passage: Passage, mentions: readonly Mention[]): boolean {
  if (mentions.some((mention) => mention.passage.start >= passage.start && mention.passage.end <= passage.end)) return true;
  const words = tokens.list.slice(from, to).filter((token) => token.start >= passage.start && token.end <= passage.end);
  return words.some((token) => sourceNouns.has(token.folded)) || (words.length <= 2 && words.some((token) => nationalityOf(token.folded) !== undefined));
}

/** Without what stands before the noun phrase proper. */
function trimmed(passage: Passage): Passage {
  const lead = /^(?:(?:on|in|en|le|au)\s+\p{L}+\s*,\s*|,\s*)/iu.exec(passage.words);
  if (lead === null) return passage;
  return { start: passage.start + lead[0].length, end: passage.end, words: passage.words.slice(lead[0].length) };
}
