import { actorsIn, communicationsIn, type Exchange } from "./communications.ts";
import { nationalityOf } from "./gazetteer.ts";
import type { Mention } from "./mentions.ts";
import { movementsIn } from "./movements.ts";
import { type Attribution, attributionOf, type PersonAt, personFinder } from "./sources.ts";
import type { Sentence, Tokens } from "./tokens.ts";
import { foldSameLength } from "./kind.ts";
import type { ClaimFound, DateFound, Passage, PersonFound, Said, SourceFound } from "./types.ts";

/** Most claims taken from one text; what is beyond stays in the text for whoever reads it. */
const mostClaims = 500;

/**
 * What a text claims, sentence by sentence, each with who is said to have said it: entries and exits, whereabouts on a day, dates
 * of attacks, who told whom, what somebody denies; and, where somebody is quoted with anything else, the bare words.
 */
export function findClaims(tokens: Tokens, mentions: readonly Mention[], persons: readonly PersonFound[], dates: readonly DateFound[]): readonly ClaimFound[] {
  const personAt = personFinder(persons);
  const found: Omit<ClaimFound, "key">[] = [];
  let last: SourceFound | undefined;
  let person: string | undefined;
  let exchange: Exchange = {};
  let entered: string | undefined;
  const attacked = attackedCountry(tokens.text, mentions);
  for (const { clause, closing } of clausesOf(tokens, personAt, mentions)) {
    if (found.length >= mostClaims) break;
    const passage = passageFrom(tokens, clause.from, clause.to);
    const attribution = attributionOf(tokens, clause, personAt, mentions, { last, person }) ?? closing;
    const by = attribution?.by ?? (isQuotation(passage.words) ? last : undefined);
    const folded = foldSameLength(passage.words);
    const inside = dates.filter((date) => date.start >= passage.start && date.end <= passage.end && !datesTheSaying(tokens.text, date, by));
    const about = aboutWhom(passage, persons, personAt, mentions, by, person);
    const actors = actorsIn(tokens, clause, mentions).filter((actor) => by === undefined || actor.start >= by.end || actor.end <= by.start);
    const told = communicationsIn(folded, passage.start, actors, inside, { ...exchange, speaker: countryOf(by, mentions) });
    const moved = movementsIn({ folded, offset: passage.start, dates: inside, places: mentions.filter((one) => one.kind === "place" && one.passage.start >= passage.start && one.passage.end <= passage.end), entered, attacked });
    const said: Said[] = [...told, ...moved.filter((one) => one.kind !== "conduct" || !one.denied || told.length === 0)];
    for (const one of said) {
      if (one.kind === "communication") exchange = { ...exchange, last: one };
      if (one.kind === "entry") entered = one.country;
    }
    if (said.length === 0 && by !== undefined && attribution !== closing && (attribution !== undefined || passage.words.length > 25)) said.push({ kind: "other" });
    for (const says of said) {
      const whom = says.kind === "communication" || says.kind === "attack" ? undefined : about;
      found.push({ says, ...(whom === undefined ? {} : { about: whom }), ...(by === undefined ? {} : { by }), ...(attribution?.disputing === true ? { disputing: true as const } : {}), passage });
    }
    if (attribution !== undefined) last = attribution.by;
    person = about ?? person;
  }
  return found.slice(0, mostClaims).map((claim, i) => ({ key: `c${i + 1}`, ...claim }));
}

/** Where "the attacks" of a text were: "Attentats de Bruxelles", "the Paris attacks". */
function attackedCountry(text: string, mentions: readonly Mention[]): string | undefined {
  const word = "(?:attentats?|attaques?|attacks?|bombings?|shootings?|fusillade)";
  const [before, after] = [new RegExp(`${word}\\s+(?:de|d['’]|à|au|in|on|at)\\s*$`, "iu"), new RegExp(`^\\s+(?:terror(?:ist)?\\s+)?${word}`, "iu")];
  return mentions.find((one) => one.kind === "place" && one.country !== undefined && (before.test(text.slice(Math.max(0, one.passage.start - 30), one.passage.start)) || after.test(text.slice(one.passage.end, one.passage.end + 30))))?.country;
}

/** A clause with what its sentence says at the end of who said all of it. */
interface Clause {
  readonly clause: Sentence;
  readonly closing: Attribution | undefined;
}

/** Sentences cut where another subject may begin: at a semicolon, ", and", "but", "while". "…, officials said" at the end holds for all. */
function* clausesOf(tokens: Tokens, personAt: PersonAt, mentions: readonly Mention[]): Generator<Clause> {
  for (const { from, to } of tokens.sentences) {
    const cuts = [from];
    for (let i = from + 3; i < to - 3; i++) {
      const [word, before] = [tokens.list[i]!.folded, tokens.list[i - 1]!.words];
      const next = tokens.list[i + 1]!;
      const subject = next.capital || /^(?:he|she|it|they|we|the|an?|his|her|its|their|there|il|elle|ils|on|nous|le|la|les|l'|une?|sa|son|ses|leur|ce|cette)$/.test(next.folded);
      if (word === ";" || (subject && /^(?:but|mais|while|whereas)$/.test(word)) || (subject && (word === "and" || word === "et") && before === ",") || ((word === "tandis" || word === "alors") && next.folded.startsWith("qu"))) cuts.push(i);
    }
    const clauses = cuts.map((cut, i) => ({ from: cut, to: cuts[i + 1] ?? to }));
    const last = clauses.at(-1)!;
    const verb = clauses.length > 1 ? attributionOf(tokens, last, personAt, mentions, {}) : undefined;
    const closing = verb !== undefined && tokens.list[last.to - 1]!.end - verb.by.end < 25 ? verb : undefined;
    let inherited: Attribution | undefined;
    for (const clause of clauses) {
      yield { clause, closing: closing ?? inherited };
      inherited = attributionOf(tokens, clause, personAt, mentions, {}) ?? inherited;
    }
  }
}

/** "…, an official said on Monday": Monday is when it was said, not when it happened. */
function datesTheSaying(text: string, date: DateFound, by: SourceFound | undefined): boolean {
  if (by === undefined || date.start < by.end) return false;
  return /^\s*(?:had |has |have |a |ont )?(?:said|says|say|told(?: \p{L}+)?|stated|declared|announced|déclaré|affirmé|dit|indiqué|annoncé|assuré|expliqué)\s*(?:,|on|in|last|this|le|ce)?\s*$/iu.test(text.slice(by.end, date.start));
}

function passageFrom(tokens: Tokens, from: number, to: number): Passage {
  const start = tokens.list[from]!.start;
  const end = tokens.list[to - 1]!.end;
  return { start, end, words: tokens.text.slice(start, end) };
}

/** Words in quotation marks, without a verb of saying: they go on with whoever spoke. */
function isQuotation(words: string): boolean {
  return /[«“"]/.test(words.trim().charAt(0)) && /[»”"]/.test(words.slice(1));
}

/** The person a sentence is about: the first one named in it who may be proposed and does not speak, else the one before. */
function aboutWhom(passage: Passage, persons: readonly PersonFound[], personAt: PersonAt, mentions: readonly Mention[], by: SourceFound | undefined, before: string | undefined): string | undefined {
  const proposable = (key: string) => persons.some((one) => one.key === key && (one.role === "subject" || one.role === "contact"));
  const named = mentions.filter((one) => one.kind === "person" && one.passage.start >= passage.start && one.passage.end <= passage.end).map((one) => personAt(one.passage)).filter((key) => key !== undefined);
  // "He denied knowing X" is about him, not about X; so is "according to A, the person concerned …".
  const leading = by !== undefined && by.start - passage.start < 20 && by.end < passage.end && by.start >= passage.start;
  const said = leading ? passage.words.slice(by.end - passage.start) : passage.words;
  if (before !== undefined && /^[\s,"“«]*(?:he|she|they|il|elle|ils|elles|the suspect|the subject|the person|l['’]intéressée?|le susnommé|le premier|the man|the woman)(?![\p{L}])/iu.test(said)) return before;
  return named.find((key) => proposable(key) && key !== by?.person) ?? named.find(proposable) ?? before ?? mainSubject(persons);
}

/** The country for which a source speaks: "a Turkish official" for Turkey. */
function countryOf(by: SourceFound | undefined, mentions: readonly Mention[]): string | undefined {
  const place = mentions.find((one) => one.kind === "place" && by !== undefined && one.passage.start >= by.start && one.passage.end <= by.end);
  if (place?.country !== undefined) return place.country;
  const words = by?.words.split(/[\s,'’]+/) ?? [];
  for (const word of words) {
    const country = nationalityOf(foldSameLength(word));
    if (country !== undefined) return country;
  }
  return undefined;
}

/** The subject named most often, for a sentence before anybody was named. */
function mainSubject(persons: readonly PersonFound[]): string | undefined {
  const weight = (person: PersonFound) => person.spellings.reduce((sum, spelling) => sum + spelling.mentions.length, 0);
  return persons.filter((one) => one.role === "subject").sort((a, b) => weight(b) - weight(a))[0]?.key;
}
