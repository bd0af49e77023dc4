import { findPlace, governmentOf, nationalityOf } from "./gazetteer.ts";
import type { Mention } from "./mentions.ts";
import { fold, type Sentence, type Tokens } from "./tokens.ts";
import type { DateFound, Said } from "./types.ts";

type Communication = Extract<Said, { kind: "communication" }>;

/** A country that acts in a sentence: by its name, its capital, or "the Turkish authorities". */
export interface Actor {
  readonly country: string;
  readonly start: number;
  readonly end: number;
}

/** What is known before a sentence of who wrote to whom. */
export interface Exchange {
  /** The last communication told of. */
  readonly last?: Communication | undefined;
  /** The country for which the source of this sentence speaks. */
  readonly speaker?: string | undefined;
}

const authorities = /^\s+(?:national\s+)?(?:authorit|polic|officials?|government|counterpart|services?|intelligence|ministry|side|colleagues?|security|foreign minist|border|interior|foreign|request|warning|message|letter|notice|notification|question|enquir|side|embassy|president|prosecut|customs)/iu;
const authoritiesBefore = /(?:autorités|demande|avertissement|signalement|message|lettre|question|alerte|note|ambassade|police|policiers|services?|gouvernement|homologues|côté|justice|ministère|renseignement|partie)\s+(?:de\s+\p{L}+\s+)?$/iu;

/** The countries that act in a sentence, in order. */
export function actorsIn(tokens: Tokens, { from, to }: Sentence, mentions: readonly Mention[]): readonly Actor[] {
  const { list, text } = tokens;
  const [start, end] = [list[from]!.start, list[to - 1]!.end];
  const named = mentions.flatMap((mention): readonly Actor[] => {
    if (mention.kind !== "place" || mention.passage.start < start || mention.passage.end > end || mention.country === undefined) return [];
    const capital = governmentOf(fold(mention.passage.words));
    const country = capital ?? (isCountry(mention) ? mention.country : undefined);
    return country === undefined ? [] : [{ country, start: mention.passage.start, end: mention.passage.end }];
  });
  const nations = list.slice(from, to).flatMap((token): readonly Actor[] => {
    const country = token.kind === "word" ? nationalityOf(token.folded) : undefined;
    if (country === undefined || named.some((one) => one.start <= token.start && token.end <= one.end)) return [];
    const after = text.slice(token.end, token.end + 30);
    const before = text.slice(Math.max(0, token.start - 40), token.start);
    return authorities.test(after) || authoritiesBefore.test(before) ? [{ country, start: token.start, end: token.end }] : [];
  });
  // "l'ambassade de Belgique", "the Embassy of Spain" act for their country.
  const embassies = mentions.flatMap((mention): readonly Actor[] => {
    if (mention.kind !== "organisation" || mention.passage.start < start || mention.passage.end > end || !/^(?:ambassade|embassy|consulat|consulate|gouvernement|government)/iu.test(mention.passage.words)) return [];
    const country = fold(mention.passage.words).split(/\s+(?:of the|of|de la|de l'|du|de|d')\s*/).map((part) => findPlace(part.replace(/^kingdom of (?:the )?/, ""))).find((place) => place?.kind === "country")?.country;
    return country === undefined ? [] : [{ country, start: mention.passage.start, end: mention.passage.end }];
  });
  return [...named, ...nations, ...embassies].sort((a, b) => a.start - b.start);
}

function isCountry(mention: Mention): boolean {
  return mention.countryItself === true;
}

const have = "(?:a|ai|ont|avons|avait|avaient|aurait|auraient|avoir|ayant)(?: bien| deja| egalement| jamais| pas| ensuite| alors| toutefois)?";
/** Verbs by which one country tells another, and as what. Patterns run on folded text. */
const active: readonly { readonly as: Communication["as"]; readonly pattern: RegExp }[] = [
  { as: "answer", pattern: new RegExp(`\\b(?:answered|replied(?: to)?|responded(?: to)?|(?:not|never) (?:answer|reply|respond)(?:ed)?(?: to)?|${have} repondu|repond (?:a|au|aux))\\b`, "g") },
  { as: "request", pattern: new RegExp(`\\b(?:asked(?= .{2,40} (?:for|whether|to))|requested (?:information|assistance|help|details) (?:from|of)|${have} (?:demande|sollicite|interroge))\\b`, "g") },
  { as: "notice", pattern: new RegExp(`\\b(?:warned|alerted|notified|notifies|informed|informs|advised|sent|${have} (?:averti|prevenu|alerte|informe|avise|notifie|signale|mis en garde)e?s?)\\b`, "g") },
  { as: "message", pattern: new RegExp(`\\b(?:wrote to|writes to|had written to|has written to|told|gave|contacted|forwarded|passed|transmitted|handed|shared|${have} (?:ecrit|transmis|communique|adresse|envoye|remis|contacte|saisi)e?s?|ecrit a|ecrivait a)\\b`, "g") },
];
const denied = /\b(?:never|not|n't|no|nothing|jamais|pas|aucun|aucune|rien|sans)\b/;
const giving = "(?:from|of|de la part de|de la|de l'|de|du|des|d')";
const received = "(?:receiv(?:ed|ing)|(?:n'(?:a|ont|avait|avons|avoir) )?(?:jamais |pas |rien )?recu)";
const paper = "(?:message|warning|notice|notification|alert|information|word|letter|avertissement|alerte|signalement|message|courrier|note)s?";

/** Forms in which the receiver comes first: "never heard back from France", "n'a rien reçu de la Turquie". Denials come before assertions. */
const reversed: readonly { readonly as: Communication["as"]; readonly happened: boolean; readonly pattern: RegExp }[] = [
  { as: "answer", happened: false, pattern: new RegExp(`(?:never heard back|not heard back|not heard again|(?:no|any|aucune|jamais|pas)(?: recu| eu| obtenu)?(?: de| aucune| d')? ?(?:answer|reply|response|reponse)(?: (?:was|has been|had been|were|n'est|n'a ete|a ete))?(?: ever)?(?: received| parvenue| recue| arrived| come| came| given)?) ${giving}`) },
  { as: "answer", happened: false, pattern: /(?:was|were|has been|remained|has never been|have not been) (?:not |never |un)?answered by\b|(?:est|sont|etait) rest(?:e|ee|es|ees) sans reponse (?:de la part )?(?:de|du|des)\b/ },
  { as: "request", happened: true, pattern: /received an? (?:[“"«]?information request[”"»]?|(?:formal |written )?request(?: for information)?)(?: .{0,60}?)? from\b|recu (?:de .{1,20} )?une demande .{0,40}?(?:de la|du|des|de l'|de)\b/ },
  { as: "notice", happened: false, pattern: new RegExp(`(?:den(?:y|ies|ied|ying)|dement|nie|conteste) (?:having |avoir |that it (?:had |has )?)(?:ever |jamais )?(?:received|been warned|recu|ete averti).{0,40}? (?:${giving}|by|par)`) },
  { as: "message", happened: false, pattern: new RegExp(`(?:never|not|nothing|n't|jamais|rien|aucun|pas)[^.;]{0,25}?${received}[^.;]{0,30}? ${giving}|${received} (?:nothing|no ${paper}|aucun ${paper}|rien)[^.;]{0,20}? ${giving}|(?:has|had|have) (?:not|never) heard (?:anything )?from`) },
  { as: "notice", happened: false, pattern: /(?:has|had|have|was|were) (?:not|never) (?:been )?(?:warned|notified|informed|alerted|told)(?: [^.;]{0,30}?)? by\b|n'(?:a|avait|ont|avaient) (?:jamais|pas) ete (?:averti|prevenu|alerte|informe)(?:e|es|s)?(?: [^.;]{0,30}?)? par\b/ },
  { as: "notice", happened: true, pattern: /(?:been|was|were|is|are) (?:\p{L}+ )?(?:warned|notified|informed|alerted)(?: [^.;]{0,40}?)? by\b|received an? (?:explicit |first |second |formal |written )?(?:warning|notification|notice|alert) (?:[^.;]{0,60}? )?from\b|(?:a|avait|ont|avaient) ete (?:averti|prevenu|alerte|informe)(?:e|es|s)?(?: [^.;]{0,30}?)? par\b|recu (?:un|une) (?:avertissement|alerte|signalement|notification)(?: [^.;]{0,40}?)? (?:de la|du|des|de l'|de)\b/u },
];

/** "It received nothing": the giver is whoever wrote last. */
const nothingCame = new RegExp(`${received} nothing|n'(?:a|ont|avait|avoir) rien recu|never ${received}|n'(?:a|ont|avait|avoir) jamais recu`);

/** "sent by us to Germany", "adressé par l'Algérie à la France": both stand after the verb. */
const passive = /\b(?:sent|addressed|passed|given|forwarded|adresse|adressee|envoye|envoyee|transmis|transmise|signale|signalee|communique)\b (?:to (?:the )?)?(?=.{0,20}\b(?:by|par)\b)/;

/** The communications between countries that a sentence tells of; `words` is the sentence folded letter for letter. */
export function communicationsIn(words: string, offset: number, actors: readonly Actor[], dates: readonly DateFound[], exchange: Exchange): readonly Communication[] {
  const inside = dates.filter((date) => date.start >= offset && date.end <= offset + words.length && date.on !== undefined);
  for (const form of reversed) {
    const match = form.pattern.exec(words);
    if (match === null) continue;
    const at = offset + match.index + match[0].length;
    const giver = actors.find((actor) => actor.start >= at - 3 && actor.start - at < 45);
    const taker = actors.findLast((actor) => actor.end <= offset + match.index)?.country ?? exchange.speaker ?? otherParty(exchange.last, giver?.country);
    if (giver === undefined || taker === undefined || giver.country === taker) continue;
    const found: Communication = { kind: "communication", from: giver.country, to: taker, happened: form.happened, as: form.as };
    const near = inside[0];
    return [form.happened && near?.on !== undefined ? { ...found, on: near.on } : found];
  }
  if (nothingCame.test(words) && exchange.last !== undefined) {
    const taker = actors.at(-1)?.country ?? exchange.speaker;
    const giver = otherParty(exchange.last, taker);
    if (taker !== undefined && giver !== undefined) return [{ kind: "communication", from: giver, to: taker, happened: false, as: "message" }];
  }
  const both = passive.exec(words);
  if (both !== null) {
    const at = offset + both.index;
    const by = /\b(?:by|par)\b/.exec(words.slice(both.index));
    const after = actors.filter((actor) => actor.start >= at);
    const from = by === null ? undefined : after.find((actor) => actor.start > at + by.index && actor.start - at - by.index < 30);
    const to = after.find((actor) => actor !== from && actor.country !== from?.country);
    if (from !== undefined && to !== undefined) return dated({ kind: "communication", from: from.country, to: to.country, happened: true, as: "notice" }, inside, at);
  }
  return active.flatMap(({ as, pattern }) => {
    pattern.lastIndex = 0;
    const match = pattern.exec(words);
    if (match === null) return [];
    const at = offset + match.index;
    if (/\b(?:was|were|been|is|be|ete|etre)\s+(?:not\s+|never\s+)?$/.test(words.slice(0, match.index))) return [];
    const left = actors.findLast((actor) => actor.end <= at);
    // "Berlin says it warned Tunis", "Berlin affirme avoir averti Tunis": whoever speaks.
    const speaks = left === undefined && /(?:^|\b(?:it|we|they|he|she|il|elle|nous|on|ils|avoir|having)\s+(?:\p{L}+\s+){0,2})$|^\s*$/u.test(words.slice(0, match.index)) || match[0].startsWith("avoir");
    const sender = left !== undefined && at - left.end <= 70 ? left.country : speaks ? exchange.speaker : undefined;
    if (sender === undefined) return [];
    const to = actors.find((actor) => actor.start >= at + match[0].length - 4 && actor.country !== sender && actor.start - at < 90);
    const own = /\b(?:its|our|their|his|sa|son|ses|notre|nos|leur)\b/.test(words.slice(match.index, match.index + 60)) ? exchange.speaker : undefined;
    const receiver = to?.country ?? own ?? (as === "answer" && exchange.last?.to === sender ? exchange.last.from : undefined);
    if (receiver === undefined || receiver === sender) return [];
    const happened = !denied.test(words.slice(Math.max(0, match.index - 25), match.index + match[0].length));
    return dated({ kind: "communication", from: sender, to: receiver, happened, as }, happened ? inside : [], at);
  }).slice(0, 4);
}

/** The other country of the last communication, if this one took part in it: "the government never heard back from France". */
function otherParty(last: Communication | undefined, country: string | undefined): string | undefined {
  if (last === undefined || country === undefined) return undefined;
  return last.to === country ? last.from : last.from === country ? last.to : undefined;
}

/** One communication for each date given: "in December 2014 and June 2015" is two. */
function dated(found: Communication, dates: readonly DateFound[], at: number): readonly Communication[] {
  const later = dates.filter((date) => date.start >= at);
  const chosen = later.length > 0 ? later : dates.slice(-1);
  return chosen.length === 0 ? [found] : chosen.map((date) => ({ ...found, on: date.on! }));
}

