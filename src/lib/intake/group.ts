import { compare } from "../names/index.ts";
import { partsOf, type Mention } from "./mentions.ts";
import { fold, type Tokens } from "./tokens.ts";

/** Mentions that are suggested to be one person, in the order of the text. */
export type Group = readonly Mention[];

/** Score of heed/names from which two whole names of one text are suggested to be one person; inside one text namesakes are rare. */
const sameName = 0.85;

/** Most mentions compared with each other; beyond it only equal words join, so that a hostile text costs no more. */
const mostCompared = 400;

/** Before another name of the same person. */
const aliasBefore = /(?:alias|a\.?k\.?a\.?|also known as|known as|under the (?:names?|identity)(?: of)?|real name is(?: thought to be)?|calling (?:himself|herself)|passport is|should read|connue? (?:aussi )?sous le nom de|se faisant appeler|(?:identité|passeport|carte|permis|papiers)[^.]{0,40}au nom de|sous le nom de|sous l['’]identité de|kounya|(?<!\p{L})née|dite?|et non|en réalité|presumably|possibly known as)\s*[:"“«']?\s*$/iu;

/** "it should read" names the right date or name of the one before. */
const aliasLabel = /^(?:alias|also known as|autres? noms?|surnom|aka|other names?)$/;

/**
 * Joins the mentions of one person: equal and shortened names, spellings that heed/names holds alike, the halves a form gives on
 * two lines, and names that the text itself calls an alias. A single name goes to whoever bore it last.
 */
export function groupMentions(tokens: Tokens, mentions: readonly Mention[]): readonly Group[] {
  const parent = mentions.map((_, i) => i);
  const find = (i: number): number => (parent[i] === i ? i : (parent[i] = find(parent[i]!)));
  const join = (a: number, b: number) => void (parent[Math.max(find(a), find(b))] = Math.min(find(a), find(b)));
  const words = mentions.map((mention) => partsOf(tokens, mention));

  for (let i = 1; i < mentions.length; i++) if (mentions[i]!.half === "forenames") for (let j = i - 1; j >= Math.max(0, i - 2); j--) if (mentions[j]!.half === "surname") join(j, i);
  for (let i = 0; i < mentions.length; i++) {
    if (words[i]!.length < 2) continue;
    for (let j = 0; j < i; j++) {
      if (words[j]!.length >= 2 && find(i) !== find(j) && alike(mentions[i]!, mentions[j]!, words[i]!, words[j]!, i < mostCompared)) join(j, i);
    }
  }
  for (const [i, mention] of mentions.entries()) {
    if (words[i]!.length !== 1 || mention.half !== undefined) continue;
    const bearer = lastBearer(i, words, mentions);
    if (bearer !== undefined) join(bearer, i);
  }
  for (const [i, mention] of mentions.entries()) {
    const other = aliasOf(tokens, mentions, i, find);
    if (other !== undefined && mention.half === undefined) join(other, i);
  }
  const groups = Map.groupBy(mentions.keys(), find);
  return [...groups.values()].map((members) => members.map((i) => mentions[i]!));
}

function alike(a: Mention, b: Mention, x: readonly string[], y: readonly string[], compared: boolean): boolean {
  const [few, many] = x.length <= y.length ? [x, y] : [y, x];
  if (few.every((word) => many.includes(word))) return true;
  return compared && compare({ names: [{ text: a.passage.words }] }, { names: [{ text: b.passage.words }] }).score >= sameName;
}

/** Whoever bore this single name last before, or first after. */
function lastBearer(i: number, words: readonly (readonly string[])[], mentions: readonly Mention[]): number | undefined {
  const [name] = words[i]!;
  const bears = (j: number) => j !== i && (words[j]!.length > 1 || mentions[j]!.half === "surname") && words[j]!.some((word) => word === name || word.split("-").includes(name!));
  for (let j = i - 1; j >= 0; j--) if (bears(j) || (words[j]!.length === 1 && words[j]![0] === name)) return j;
  for (let j = i + 1; j < words.length; j++) if (bears(j)) return j;
  return undefined;
}

function aliasOf(tokens: Tokens, mentions: readonly Mention[], i: number, find: (i: number) => number): number | undefined {
  const mention = mentions[i]!;
  const before = tokens.text.slice(Math.max(0, mention.passage.start - 50), tokens.list[mention.begin]!.start);
  const label = /(?:^|\n)\s*([^:\n]{1,30}?)\s*:\s*["“«]?\s*$/.exec(before)?.[1];
  const called = aliasBefore.test(before.replace(/\s(?:m\.|mr|mme)\s*$/i, " ")) || (label !== undefined && aliasLabel.test(fold(label)));
  // "a man calling himself Umar" is nobody named before.
  if (!called || /(?:a|another|one|some|un|une|certaine?|le|la) (?:\p{L}+ )?(?:man|woman|person|individual|recruiter|homme|femme|individu|recruteur|personne)[^.]{0,12}(?:calling|called|appelée?|nommée?|se faisant|known as|whom)[^.,]{0,25}$/iu.test(before)) return undefined;
  const { sentence: at } = tokens.list[mention.from]!;
  const sentence = tokens.list[tokens.sentences[at]!.from]!.folded;
  const others = mentions.slice(0, i).map((_, j) => j).filter((j) => find(j) !== find(i));
  // "He uses the name X" is whoever the text is about, not who was named last.
  if (/^(?:he|she|il|elle|l'|the)$/.test(sentence) && others.every((j) => tokens.list[mentions[j]!.from]!.sentence !== at)) {
    const count = (j: number) => others.filter((k) => find(k) === find(j)).length;
    return [...others].sort((a, b) => count(b) - count(a) || a - b)[0];
  }
  return others.at(-1);
}
