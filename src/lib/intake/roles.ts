import { civilTitles, journalists, kin, officePhrases, offices, sayingVerbs, victimWords, witnessWords } from "./data/vocabulary.ts";
import type { Group } from "./group.ts";
import { labelBefore, type Mention } from "./mentions.ts";
import { fold, type Tokens } from "./tokens.ts";
import type { Passage, PersonRole } from "./types.ts";

/** A role with the words that give it and how surely. */
interface Cue {
  readonly role: PersonRole;
  readonly weight: number;
  readonly why?: Passage;
}

const newspapers = /^(?:reuters|afp|ap|bbc|cnn|le monde|le figaro|le soir|sud ouest|la libre belgique|new york times|der spiegel|belga|dpa|ansa|tass)$/;
const subjectBefore = /(?:nommée?|dénommée?|named|susnommée?|suspect|individu|ressortissante?(?: \p{L}+)?|nationals?|citizens?|about|concerning|regarding|relating to|au sujet d(?:e|u)|relati(?:f|ve) à|concernant|à propos de|détenue?|l['’]intéressée?,?|on|sur|against|locating|of alert|interpellation de|départ (?:imminent )?de|activities of|renseignement(?:s)? (?:utile )?sur|identifier|abonnée?|trace of|leaver|certaine?|known to)\s*(?:m\.|mr\.?|mme|mrs|ms)?\s*$/iu;
const subjectAfter = /^[^.;]{0,60}?(?:suspected|arrested|detained|deported|apprehended|wanted|convicted|radicali[sz]ed|seen|left|entered|travel|released|stopped|interpellée?|expulsée?|éloignée?|soupçonnée?|recherchée?|condamnée?|libérée?|remise? en liberté|quitté|entrée?|contrôlée?|connu(?:e)? de|converti|gravite|en relation|has no criminal record|is known|was registered|poses? a threat|identified|questioned|admitted|confirmed that he|reconnaît|nie |denied|denies|passport|passeport|titulaire|s'installer|se rendra|may travel)/iu;
const victimAfter = /^(?:\s*\([^)]*\))?(?:,\s*\d{1,3}(?:\s*ans|\s*years old)?,?)?\s*,?\s*(?:was (?:killed|wounded|injured|murdered|shot)|died|were killed|est mort|est morte|a été (?:tuée?|blessée?|menacée?|assassinée?)|tuée?s?(?!\p{L})|blessée?s?(?!\p{L})|figure parmi les victimes|avait déposé plainte|a déposé plainte)/iu;
const victimBefore = /(?:among the (?:dead|victims|wounded|injured)(?: (?:is|are|was|were))?|parmi les (?:morts|victimes|blessés)[^.]{0,15}|among them(?: [^.]{2,50} and)?|injured party|partie civile,?(?: Mlle| Mme| M\.)?|abducted (?:his|her) [\w\s]{0,20}|kidnapped|victime?,?|murder of|abduction of|kidnapping of|enlèvement de|killing of|(?:morts|victimes|blessés),? dont|(?:dead|killed|wounded|injured|victims),? including|meurtre de|assassinat de|mort de|death of|widow of (?:one of )?the victims?,?|plaignante?,?|former partner)\s*(?:m\.|mr\.?|mme|mlle|mrs|ms)?\s*$/iu;
const officialLabel = /^(?:officer|interviewing officer|officier|drafted by|prepared by|redige par|etabli par|contact|point of contact|signed|signe|approved by|for the attention of|attn|a l'attention de|from|de|sent by|rapporteur|reporting officer|officer in charge|case officer|agent|fonctionnaire|redacteur|vu|the officer in charge)$/;
const greeting = /(?:^|\n)\s*(?:dear|hello|hi|bonjour|bonsoir|salut|cher|chère|morning)\s+(?:mr\.?|mrs\.?|ms\.?|m\.|mme)?\s*$/iu;
const closing = /(?:regards|faithfully|sincerely|best|yours|salutations|considération|cordialement|bien à (?:toi|vous)|à plus|thanks|merci|disposition|sentiments)[^\n]{0,60}$/iu;

/**
 * What a person is in the text: a subject or a contact, or a bystander (speaker, official, journalist, victim). The surest of all
 * cues at any mention decides; somebody born or wanted in the text stays a subject whatever he says. Without a cue a person is a
 * subject, because leaving out the one who matters is the worse mistake: an officer decides.
 */
export function roleOf(tokens: Tokens, group: Group, born: boolean): { readonly role: PersonRole; readonly why?: Passage } {
  const sums = new Map<PersonRole, { weight: number; best: number; why?: Passage }>();
  const add = ({ role, weight, why }: Cue) => {
    const sum = sums.get(role) ?? { weight: 0, best: 0 };
    const better = weight > sum.best && why !== undefined;
    sums.set(role, { weight: sum.weight + weight, best: Math.max(sum.best, weight), ...(better ? { why } : sum.why === undefined ? {} : { why: sum.why }) });
  };
  for (const mention of group) for (const cue of cuesAt(tokens, mention)) add(cue);
  if (born) add({ role: "subject", weight: 6 });
  const order: readonly PersonRole[] = ["journalist", "victim", "subject", "official", "speaker", "contact"];
  let best: PersonRole = "subject";
  let weight = 0;
  for (const role of order) {
    const sum = sums.get(role);
    if (sum !== undefined && sum.weight > weight) [best, weight] = [role, sum.weight];
  }
  const why = sums.get(best)?.why;
  return why === undefined ? { role: best } : { role: best, why };
}

function cuesAt(tokens: Tokens, mention: Mention): readonly Cue[] {
  const { text, list } = tokens;
  const cues: Cue[] = [];
  const begin = list[mention.begin]!.start;
  const { end } = mention.passage;
  const sentenceStart = list[tokens.sentences[list[mention.from]!.sentence]!.from]!.start;
  const before = text.slice(Math.max(sentenceStart, begin - 60), begin);
  const sentenceEnd = list[tokens.sentences[list[mention.from]!.sentence]!.to - 1]!.end;
  const after = text.slice(end, Math.min(sentenceEnd, end + 90));
  const line = lineAround(text, mention.passage);
  const quote = (pattern: RegExp, where: string, offset: number): Passage | undefined => {
    const match = pattern.exec(where);
    return match === null ? undefined : { start: offset + match.index, end: offset + match.index + match[0].length, words: match[0] };
  };
  const cue = (role: PersonRole, weight: number, why?: Passage) => cues.push(why === undefined ? { role, weight } : { role, weight, why });
  const passage = (index: number): Passage => ({ start: list[index]!.start, end: list[index]!.end, words: list[index]!.words });

  const label = labelBefore(tokens, mention.begin);
  if (/^(?:subject|objet|re|name|nom|suspect|personne|interesse|identite|alias)\b/.test(label)) cue("subject", 3);
  if (officialLabel.test(label)) cue("official", 4);
  const byline = line.head.length + line.tail.length < 80 && /^\s*(?:by|par)\s+\p{Lu}[\p{L}'’.\- ]+(?:(?:,| et | and ) ?\p{Lu}[\p{L}'’.\- ]+)*(?:,.*)?\s*$/iu.test(line.head + mention.passage.words + line.tail) && !/\s(?!(?:et|and|de|van|von|der|la|el|al|d)\s)\p{Ll}+\s/u.test(line.head.replace(/^\s*(?:by|par)/i, "") + line.tail);
  if (byline || /report(?:ing|ed) by\s*$/iu.test(before)) cue("journalist", 8);
  if (/^,?\s+(?:avec|with|for)\s+(?:l['’])?(?:AFP|Reuters|AP|Belga)/u.test(after)) cue("journalist", 6);

  const near = [-1, -2, -3, -4, -5, -6, -7].map((step) => mention.begin + step).filter((i) => list[i]?.sentence === list[mention.from]!.sentence);
  const titles = list.slice(mention.begin, mention.from);
  for (const [i, token] of titles.entries()) {
    if (offices.has(token.folded) && !civilTitles.has(token.folded)) cue("official", 5, passage(mention.begin + i));
    if (kin.has(token.folded)) cue("contact", 2, passage(mention.begin + i));
  }
  for (const [step, i] of near.entries()) {
    const { folded } = list[i]!;
    const separated = list.slice(i + 1, mention.begin).some((token) => /^[.;:]$/.test(token.words) && !/^(?:m|mr|mme|me|dr|sgt|capt|col|lt|insp)$/.test(fold(list[i]!.words)));
    if (separated) break;
    const apposed = list[mention.begin - 1]?.words === ",";
    if ((step <= 2 || apposed) && offices.has(folded) && !(step > 0 && civilTitles.has(folded))) cue("official", folded === "me" ? 3 : 4, passage(i));
    if (step <= 3 && journalists.has(folded)) cue("journalist", 5, passage(i));
    if (step > 4) continue;
    if (kin.has(folded) && step <= 2) cue("contact", 2.5, passage(i));
    if (witnessWords.has(folded)) cue("speaker", 2, passage(i));
    if (victimWords.has(folded)) cue("victim", 3, passage(i));
  }
  const office = quote(officePhrases, fold(before), begin - before.length);
  if (office !== undefined && before.length === fold(before).length) cue("official", 3, office);
  const apposition = /^\s*(?:\([^)]{1,20}\)\s*)?,\s*(?:an?\s|the\s|le\s|la\s|l['’]|de\s)?([^,.;]{2,60})/u.exec(after);
  if (apposition !== null) {
    const words = fold(apposition[1]!).split(/[\s']+/);
    const why: Passage = { start: end + after.indexOf(apposition[1]!), end: end + after.indexOf(apposition[1]!) + apposition[1]!.length, words: apposition[1]! };
    if (words.slice(0, 5).some((word) => offices.has(word) && !civilTitles.has(word)) || officePhrases.test(fold(apposition[1]!)) || apposition[1]!.startsWith("who heads")) cue("official", 4, why);
    if (words.slice(0, 5).some((word) => journalists.has(word)) || newspapers.test(fold(apposition[1]!))) cue("journalist", 6, why);
    if (words.slice(0, 5).some((word) => witnessWords.has(word))) cue("speaker", 3, why);
    if (words.slice(0, 4).some((word) => kin.has(word))) cue("contact", 2, why);
  }
  const employer = /^\s+(?:of|from|de)\s+(\p{Lu}[\p{L}\s]{2,25}?)(?=\s\p{Ll}|[,.;])/u.exec(after);
  if (employer !== null && (newspapers.test(fold(employer[1]!)) || /^\s+(?:of|from)\s.{2,30}\b(?:rang|called|asked for comment|phoned)/u.test(after))) cue("journalist", 5);

  const victim = quote(victimBefore, before, begin - before.length) ?? quote(victimAfter, after, end);
  if (victim !== undefined) cue("victim", 6, victim);

  const verb = spokenAt(tokens, mention) ?? quote(/(?:said|says|declared|dit|déclare|raconte|confie|explique)\s+(?:her|his|their|my|sa|son|leur|the|le|la|un|une|an?)\s+(?:\p{L}+\s+){0,2}\p{L}+,?\s*$/iu, before, begin - before.length);
  if (verb !== undefined) cue("speaker", 3, verb);
  const told = quote(/(?:according to|selon|d['’]après)\s+(?:[\p{L}'’-]+\s+){0,4}$/iu, before, begin - before.length);
  const related = /(?:according to|selon|d'apres)\s+(?:[\p{L}']+\s+){0,2}([\p{L}-]+),\s*(?:mr\.?|m\.|mme)?\s*$/u.exec(fold(before))?.[1];
  if (told !== undefined) cue("speaker", 4, told);
  else if (related !== undefined && (kin.has(related) || witnessWords.has(related))) cue("speaker", 4);

  if ([begin, mention.passage.start].some((at) => greeting.test(text.slice(Math.max(0, at - 25), at)))) cue("official", 6);
  if (signs(text, mention.passage, line)) cue("official", 5);
  if (/(?:^|\s)nous,\s+$/iu.test(before)) cue("official", 4);
  if (/(?:handled by|signed by|par (?:l['’])?(?:inspecteur|brigadier)[\p{L}\s-]{0,20}|asked|from legal)\s*$/iu.test(before)) cue("official", 2);

  const subject = quote(subjectBefore, before, begin - before.length);
  if (subject !== undefined) cue("subject", 3, subject);
  const acted = quote(subjectAfter, cutAtPerson(after), end);
  if (acted !== undefined) cue("subject", 1.5, acted);
  return cues;
}

/** The verb of saying whose subject the mention is. */
function spokenAt(tokens: Tokens, mention: Mention): Passage | undefined {
  const { list } = tokens;
  const sentence = list[mention.from]!.sentence;
  let i = mention.to;
  // Over an apposition: "Luc Vermaelen, the commissioner, said".
  if (list[i]?.words === ",") {
    const close = list.slice(i + 1, i + 14).findIndex((token) => token.words === ",");
    if (close > 0) i = i + close + 2;
  }
  for (let step = 0; step < 4; step++) {
    const token = list[i + step];
    if (token?.sentence !== sentence || token.kind === "mark") break;
    if (sayingVerbs.has(token.folded.replace(/-(?:il|elle|t-il|t-elle)$/, ""))) return /^(?:denied|denies|nie|admitted|reconnait|claims|confirmed)$/.test(token.folded) ? undefined : plain(token);
    if (!/^(?:a|has|had|who|qui|s'|se|ne|n'|also|then|aussi|avait|lui|nous|souvient|be|whom)$/.test(token.folded)) break;
  }
  const back = list[mention.begin - 1];
  // `," said X` is X speaking; "an official said X entered" is not.
  const opened = [list[mention.begin - 2], list[mention.begin - 3]].find((token) => token !== undefined && !/^(?:a|ont|has)$/.test(token.folded));
  const inverted = opened === undefined || opened.sentence !== sentence || /^[,»”"’'!?]$/.test(opened.words);
  if (inverted && back?.sentence === sentence && /^(?:said|says|dit|declare|affirme|ajoute|adds|added|explique|assure)$/.test(back.folded)) return plain(back);
  return undefined;
}

function plain({ start, end, words }: Passage): Passage {
  return { start, end, words };
}

function lineAround(text: string, { start, end }: Passage): { readonly head: string; readonly tail: string } {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const next = text.indexOf("\n", end);
  return { head: text.slice(from, start), tail: text.slice(end, next === -1 ? text.length : next) };
}

/** Whether the mention is a signature: alone on its line near the end, with no more than a title or an office beside it. */
function signs(text: string, { start, end }: Passage, line: { readonly head: string; readonly tail: string }): boolean {
  // A signature stands on a short line near the end.
  if (line.head.length > 60 || line.tail.length > 80 || text.length - end > 500) return false;
  const head = fold(line.head).trim();
  const alone = head === "" || head.split(/[\s.,]+/).every((word) => word === "" || offices.has(word) || civilTitles.has(word) || word === "le" || word === "la" || /^(?:best|regards|divisionnaire|en|principal|police|de|general|dr|detective)$/.test(word));
  const tail = line.tail.trim();
  if (!alone || !(tail === "" || (tail.startsWith(",") && tail.length < 60 && !tail.endsWith(".")))) return false;
  const rest = text.slice(end + line.tail.length).trim();
  if (rest.split("\n").length > 4) return false;
  const above = text.slice(0, start - line.head.length).trimEnd();
  return closing.test(above.slice(-90)) || rest === "" || rest.length < 90;
}

/** What follows up to the next capital pair, which is probably another person. */
function cutAtPerson(after: string): string {
  const next = / (?:and|et|with|avec) \p{Lu}\p{Ll}+ \p{Lu}/u.exec(after);
  return next === null ? after : after.slice(0, next.index);
}
