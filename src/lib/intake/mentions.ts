import { givenNames } from "./data/given-names.ts";
import { civilTitles, kin, knownOrganisationPhrases, knownOrganisations, offices, organisationWords, placeWords, sayingVerbs } from "./data/vocabulary.ts";
import { findPlace, governmentOf, isPlaceName, nationalityOf } from "./gazetteer.ts";
import { findRuns, particles, type Run } from "./runs.ts";
import { fold, isCommon, passageOf, type Token, type Tokens } from "./tokens.ts";
import type { Passage } from "./types.ts";

/** A name in its place: what it probably stands for, and the token before which its titles ended. */
export interface Mention {
  readonly kind: "person" | "place" | "organisation";
  readonly passage: Passage;
  readonly from: number;
  readonly to: number;
  /** The run with the titles in front of it. */
  readonly begin: number;
  readonly country?: string;
  /** The mention is a country, not a town in it. */
  readonly countryItself?: true;
  /** Which half of a name a form gives here. */
  readonly half?: "surname" | "forenames";
}

/** What the classification weighs: the higher, the surer. */
interface Weights {
  person: number;
  place: number;
  organisation: number;
}

/** Words of peoples and parts of the world that are neither a place nor a name. */
const peoples = new Set("european europeen europeenne europeens western arab arabe muslim musulman musulmane islamic islamique islamist islamiste christian chretien jewish juif juive kurdish kurde african africain africaine asian maghrebin maghrebine".split(" "));

/** Least weight at which a run is taken for anything. */
const enough = 2;

/**
 * The persons, places and organisations a text names, in order. Form and place in the sentence decide, lists help: titles,
 * forenames, towns and the words of offices each add weight, and the heaviest kind wins. Names found whole make their parts
 * known, so that a surname alone is recognised afterwards.
 */
export function findMentions(tokens: Tokens, barred: (index: number) => boolean): readonly Mention[] {
  const runs = findRuns(tokens, barred);
  const known = new Set<string>();
  const weighed = runs.map((run) => mentionOf(tokens, run, known));
  for (const mention of weighed) if (mention?.kind === "person") for (const part of partsOf(tokens, mention)) for (const one of [part, ...part.split("-")]) if (one.length > 2) known.add(one);
  return runs.flatMap((run, i) => {
    const first = weighed[i];
    if (first?.kind === "person") return [first];
    const again = mentionOf(tokens, run, known) ?? listedPlace(tokens, runs, weighed, i);
    return again === undefined ? [] : [again];
  });
}

/** The words of a personal name that may stand for it alone, folded. */
export function partsOf(tokens: Tokens, mention: Mention): readonly string[] {
  return tokens.list.slice(mention.from, mention.to).filter((token) => token.kind === "word" && token.folded.length > 2 && token.capital && !particles.has(token.folded) && !civilTitles.has(token.folded)).map((token) => token.folded);
}

function mentionOf(tokens: Tokens, run: Run, known: ReadonlySet<string>): Mention | undefined {
  const { list } = tokens;
  if (run.hint !== undefined) return { kind: run.hint, passage: passageOf(tokens, run.from, run.to), from: run.from, to: run.to, begin: run.from };
  const place = placeOf(tokens, run);
  const label = labelBefore(tokens, run.from);
  const half = halfOf(label);
  const article = place !== undefined && run.to - run.from > 1 && /^(?:the|la|le|les)$/.test(list[run.from]!.folded) && !isPlaceName(foldedOf(tokens, run.from, run.to));
  const bare = article ? run.from + 1 : place === undefined && half === undefined ? nameStart(tokens, run) : run.from;
  // Nothing but titles and ordinary words: an office ("Hellenic Police") or nothing.
  const from = bare < run.to ? bare : run.from;
  const to = nameEnd(tokens, { from, to: run.to });
  const name = list.slice(from, to);
  const weights: Weights = { person: 0, place: 0, organisation: 0 };
  weighForm(tokens, { from, to }, known, weights);
  weighPlace(tokens, run, { from, to }, weights);
  weighOrganisation(tokens, run, weights);
  weighContext(tokens, { begin: run.from, from, to }, label, weights);
  if (half !== undefined) weights.person += 5;
  const kind = weights.person >= weights.place && weights.person >= weights.organisation ? "person" : weights.place >= weights.organisation ? "place" : "organisation";
  if (weights[kind] < enough) return undefined;
  if (kind === "person") {
    if (bare >= run.to) return undefined;
    if (name.every((token) => nationalityOf(token.folded) !== undefined || (isCommon(token.folded) && !givenNames.has(token.folded) && half === undefined && !known.has(token.folded)))) return undefined;
    return { kind, passage: passageOf(tokens, from, to), from, to, begin: run.from, ...(half === undefined ? {} : { half }) };
  }
  // An office keeps the common words at its head ("Federal Police"), a place does not.
  const start = kind === "organisation" ? organisationStart(tokens, run) : from;
  const end = kind === "organisation" ? run.to : to;
  const table = kind === "place" ? findPlace(foldedOf(tokens, start, end)) : undefined;
  return {
    kind, passage: passageOf(tokens, start, end), from: start, to: end, begin: run.from,
    ...(table?.country === undefined ? {} : { country: table.country }), ...(table?.kind === "country" ? { countryItself: true as const } : {}),
  };
}

/** A single unknown word in a list with a known place: "Colombo, Negombo and Kandy". */
function listedPlace(tokens: Tokens, runs: readonly Run[], weighed: readonly (Mention | undefined)[], i: number): Mention | undefined {
  const run = runs[i]!;
  const token = tokens.list[run.from]!;
  if (run.to - run.from !== 1 || token.first || token.caps || isCommon(token.folded) || givenNames.has(token.folded) || nationalityOf(token.folded) !== undefined || peoples.has(token.folded)) return undefined;
  const joined = (a: Run, b: Run) => /^(?:\s*,\s*|\s*,?\s+(?:and|et|or|ou)\s+)$/.test(tokens.text.slice(tokens.list[a.to - 1]!.end, tokens.list[b.from]!.start));
  for (let j = i - 1; j >= 0 && joined(runs[j]!, runs[j + 1]!); j--) if (weighed[j]?.kind === "place") return { kind: "place", passage: passageOf(tokens, run.from, run.to), from: run.from, to: run.to, begin: run.from };
  for (let j = i + 1; j < runs.length && joined(runs[j - 1]!, runs[j]!); j++) if (weighed[j]?.kind === "place") return { kind: "place", passage: passageOf(tokens, run.from, run.to), from: run.from, to: run.to, begin: run.from };
  return undefined;
}

/** Where a name begins after titles, nationalities and the ordinary word that opens a sentence. */
function nameStart(tokens: Tokens, run: Run): number {
  const { list } = tokens;
  let from = run.from;
  while (from < run.to) {
    const token = list[from]!;
    const more = run.to - from > 1;
    const title = civilTitles.has(token.folded) || offices.has(token.folded) || kin.has(token.folded);
    const leading = nationalityOf(token.folded) !== undefined || (isCommon(token.folded) && !givenNames.has(token.folded));
    const initial = list[from + 1]?.words === "." && token.words.length === 1 && !title;
    const opening = token.first && isCommon(token.folded) && !(givenNames.has(token.folded) && more && !isCommon(list[from + 1]!.folded));
    if (token.kind === "mark") from++;
    else if ((title || leading || opening) && !initial && !(token.caps && !token.shouted && !more)) from++;
    else break;
  }
  return from;
}

/** A name does not end in a title, a small word or a word of an office. */
function nameEnd(tokens: Tokens, { from, to }: { from: number; to: number }): number {
  const { list } = tokens;
  let end = to;
  while (end > from + 1 && (list[end - 1]!.kind === "mark" || particles.has(list[end - 1]!.folded))) end--;
  return end;
}

function organisationStart(tokens: Tokens, run: Run): number {
  const { list } = tokens;
  let from = run.from;
  while (from < run.to - 1 && list[from]!.first && /^(?:the|our|your|a|an|this|that|from|to|in|at|by|for|the|le|la|les|l'|un|une|notre|votre|de|du|copie|copy)$/.test(list[from]!.folded)) from++;
  return from;
}

function weighForm(tokens: Tokens, { from, to }: { from: number; to: number }, known: ReadonlySet<string>, weights: Weights): void {
  const name = tokens.list.slice(from, to).filter((token) => token.kind === "word");
  const words = name.filter((token) => !particles.has(token.folded));
  const given = words.filter((token) => givenNames.has(token.folded) || token.folded.split("-").every((part) => givenNames.has(part))).length;
  if (words.length === 0) return;
  if (givenNames.has(words[0]!.folded) || givenNames.has(words[0]!.folded.split("-")[0]!)) weights.person += words.length > 1 ? 3 : 2;
  else if (given > 0) weights.person += 2;
  if (given > 1) weights.person += 1;
  const plain = !words.some((token) => (isCommon(token.folded) && !givenNames.has(token.folded)) || peoples.has(token.folded) || nationalityOf(token.folded) !== undefined);
  if (words.length >= 2 && words.length <= 5 && plain && !name[0]!.shouted) weights.person += name[0]!.first && given === 0 ? 1 : 2;
  if (name.some((token, i) => i > 0 && /^(?:bin|ibn|ben|al|el|abu|ould|van|von)$/.test(token.folded)) || words.some((token) => /^(?:al|el)-/.test(token.folded))) weights.person += 1;
  if (words.some((token) => /\d/.test(token.words))) weights.person -= 5;
  if (/^\p{Lu}$/u.test(name[0]!.words) && words.length === 2 && words[1]!.words.length > 2 && !isCommon(words[1]!.folded)) weights.person += 2;
  const shout = words.filter((token) => token.caps);
  if (!name[0]!.shouted && words.length >= 2 && shout.length > 0 && shout.length < words.length && shout.every((token) => token.words.length > 2)) weights.person += 2;
  if (words.some((token) => known.has(token.folded)) && words.every((token) => known.has(token.folded) || !isCommon(token.folded))) weights.person += words.length === 1 ? 4 : 3;
}

function placeOf(tokens: Tokens, run: Run) {
  return findPlace(foldedOf(tokens, run.from, run.to));
}

function weighPlace(tokens: Tokens, run: Run, { from, to }: { from: number; to: number }, weights: Weights): void {
  const { list } = tokens;
  const whole = findPlace(foldedOf(tokens, from, to));
  const office = list.slice(run.from, run.to).some((token) => organisationWords.has(token.folded)) && run.to - run.from > 1;
  if (office) return;
  if (whole !== undefined) weights.place += whole.kind === "country" ? 5 : 4;
  if (list.slice(run.from, run.to).some((token) => placeWords.has(token.folded)) && run.to - run.from > 1) weights.place += 3;
  if (/^(?:saint|sainte)-/.test(list[from]!.folded)) weights.place += 2;
  const before = list[run.from - 1]?.folded ?? "";
  const earlier = list[run.from - 2]?.folded ?? "";
  if (peoples.has(list[from]!.folded) || (whole === undefined && to - from === 1 && nationalityOf(list[from]!.folded) !== undefined)) return;
  const oneWord = to - from <= 2 && !givenNames.has(list[from]!.folded);
  if (/^(?:in|at|near|towards|vers|en|via|depuis|inside|outside)$/.test(before)) weights.place += oneWord ? 3 : 1;
  if (/^(?:from|through|leaving|left|reach|reached|reaches|quitte|gagne|gagner|rejoint|rejoindre)$/.test(before)) weights.place += oneWord ? 3 : 1;
  if (/^(?:a|au|aux|to|between|jusqu')$/.test(before)) weights.place += oneWord ? 2 : 1;
  if (/^(?:de|d'|du|des)$/.test(before)) weights.place += /^(?:pres|hauteur|ville|region|commune|proximite|destination|provenance|aeroport|gare|port|frontiere|prison|partir|entre|parquet|consulat)$/.test(earlier) ? 3 : oneWord ? 2 : 0;
  if (/^(?:of|and|et)$/.test(before) && /^(?:city|town|village|port|region|district|province|island|north|south|east|west|airport)$/.test(earlier)) weights.place += 3;
  const after = list.slice(to, to + 3).map((token) => token.folded);
  if (/^(?:district|airport|border|province|region|station|port|harbour)$/.test(after[0] ?? "")) weights.place += 2;
  // The head of a letter: "Gaziantep, 20 July 2015", "Berne, le 12 décembre".
  if (list[run.from]!.first && after[0] === "," && /^(?:le|\d.*)$/.test(after[1] ?? "") && /\d/.test(`${after[1]}${after[2]}`)) weights.place += 4;
}

function weighOrganisation(tokens: Tokens, run: Run, weights: Weights): void {
  const { list } = tokens;
  const name = list.slice(run.from, run.to);
  const phrase = foldedOf(tokens, run.from, run.to);
  const words = name.filter((token) => token.kind === "word");
  const heading = words.some((token) => token.capital && /^(?:more|from|this|that|your|our|all|how|what|new|no)$/.test(token.folded) && !token.shouted);
  if (words.length > 1 && !heading && words.some((token) => organisationWords.has(token.folded))) weights.organisation += 5;
  if (words.length === 1 && ((knownOrganisations.has(phrase) && (words[0]!.caps || phrase.length > 3)) || (words[0]!.caps && /^[A-Z]{2,5}\d*$/.test(words[0]!.words) && !words[0]!.shouted && organisationWords.has(phrase)))) weights.organisation += 6;
  if (words.length > 1 && words.some((token) => knownOrganisations.has(token.folded) && token.caps)) weights.organisation += 4;
  if (knownOrganisationPhrases.some((known) => phrase === known || phrase.endsWith(` ${known}`))) weights.organisation += 6;
  const acronym = words.length === 1 && /^[A-Z][A-Z0-9-]{2,6}$/.test(words[0]!.words) && !words[0]!.shouted && /[A-Z]{2}/.test(words[0]!.words);
  const article = /^(?:bureau|unit|unite|office|the|la|le|l'|du|au|de|by|with|to|at|by|from|and|et|par|a|copie)$/.test(list[run.from - 1]?.folded ?? "");
  if (acronym && !isCommon(phrase) && (article || labelBefore(tokens, run.from) !== "") && !/\d/.test(list[run.to]?.words ?? "")) weights.organisation += 3;
}

interface Stretch {
  readonly begin: number;
  readonly from: number;
  readonly to: number;
}

function weighContext(tokens: Tokens, { begin, from, to }: Stretch, label: string, weights: Weights): void {
  const { list } = tokens;
  const sentence = list[from]!.sentence;
  const near = (i: number) => (list[i]?.sentence === sentence ? list[i] : undefined);
  const titles = list.slice(begin, from).filter((token) => token.kind === "word");
  if (titles.some((token) => civilTitles.has(token.folded) || offices.has(token.folded) || kin.has(token.folded))) weights.person += 3;
  // Titles written small, and what announces a name: "le commissaire Nyssen", "the landlord, a Mr", "named", "alias".
  const before = [near(begin - 1), near(begin - 2), near(begin - 3)].map((token) => token?.folded ?? "");
  const dotted = before[0] === "." ? before.slice(1) : before;
  if (civilTitles.has(dotted[0]!) || (offices.has(dotted[0]!) && !/^(?:me|chef|head|chief|chair)$/.test(dotted[0]!)) || (before[0] === "." && /^(?:m|me|mr|dr)$/.test(dotted[0]!))) weights.person += 3;
  if (kin.has(dotted[0]!) || (before[0] === "," && kin.has(before[1]!))) weights.person += 2;
  if (/^(?:named|called|alias|aka|dit|nomme|nommee|denomme|denommee|appele|appelee|certain|himself|herself)$/.test(before[0]!) || /^(?:alias|dit|as|aka|called|appele|himself|certain)$/.test(before[1]!) && /^["“«']$/.test(before[0]!)) weights.person += 3;
  const quoted = /^["“«']$/.test(before[0]!) && /^["”»']$/.test(near(to)?.words ?? "");
  if (quoted && /^(?:as|alias|dit|nom|kounya|called|name|of)$/.test(before[1]!)) weights.person += 1;
  if (/^(?:selon|according)$/.test(before[0]!)) weights.person += 1;
  const after = [near(to), near(to + 1), near(to + 2), near(to + 3)].map((token) => token?.folded ?? "");
  const rest = tokens.text.slice(list[to - 1]!.end, list[to - 1]!.end + 40);
  if (/^\s*[,(]?\s*(?:who (?:was |is )?)?(?:born|née?|dob|d\.o\.b|date of birth|aged|âgée? de|alias|a\.?k\.?a|connue? sous|also known)(?![\p{L}])/iu.test(rest)) weights.person += 4;
  if (/^\s*[,(]\s*\d{1,2}\s*(?:[,).]|ans|years)/iu.test(rest)) weights.person += 2;
  if (sayingVerbs.has(after[0]!) || (/^(?:a|s'|has|had|ne|n')$/.test(after[0]!) && sayingVerbs.has(after[1]!))) weights.person += weights.place >= 4 || weights.organisation >= 4 ? 0 : 2;
  if (after[0] === "," && offices.has(after[1]!) && weights.place < 4) weights.person += 2;
  if (/^(?:says|said|dit|declare|affirme|adds|added)$/.test(before[0]!) && weights.place < 4) weights.person += 1;
  if (/^(?:subject|objet|re|name|nom|noms|prenom|prenoms|surname|forename|forenames|forename\(s\)|given name|alias|also known as|identity|identite|personne|person|attn|contact|drafted by|redige par|author|rapporteur|officer|interviewing officer|suspect|interesse)\b/.test(label) && weights.place < 4) weights.person += 2;
  if (/(?:place|lieu|residence|address|adresse|domicile|^a$|city|town|country|pays|ville)/.test(label)) weights.place += 3;
  if (/^(?:from|to|de|a|origine|origin|destinataire|destinataires|emetteur|autorite.*|authority|service|copie|copy|cc|expediteur|sender|addressee|requesting authority|requested authority)$/.test(label) && weights.person < 3) weights.organisation += 1;
  if (governmentOf(foldedOf(tokens, from, to)) !== undefined) weights.place += 1;
}

/** The label of a form before a run on its line, folded: "date de naissance" in "Date de naissance : 3 mars". */
export function labelBefore(tokens: Tokens, index: number): string {
  const token = tokens.list[index]!;
  const from = token.start === 0 ? 0 : tokens.text.lastIndexOf("\n", token.start - 1) + 1;
  if (token.start - from > 60) return "";
  const head = tokens.text.slice(from, token.start);
  const match = /^\s*(?:[-•*]\s*|\d{1,3}[.)]\s*)?([^:]{1,45}?)\s*:\s*$/u.exec(head) ?? /^\s*(0?0[67])\s+$/.exec(head);
  return match === null ? "" : fold(match[1]!.trim());
}

/** Which half of a name stands behind this label; 006 and 007 are the fields of a SIRENE form. */
function halfOf(label: string): Mention["half"] {
  if (/^(?:nom|nom de famille|surname|family name|last name|0?06)$/.test(label)) return "surname";
  return /^(?:prenoms?|prenom\(s\)|forenames?|forename\(s\)|given names?|given name\(s\)|first names?|first name\(s\)|0?07)$/.test(label) ? "forenames" : undefined;
}

function foldedOf(tokens: Tokens, from: number, to: number): string {
  return fold(tokens.text.slice(tokens.list[from]!.start, tokens.list[to - 1]!.end)).replace(/\s+/g, " ");
}

/** Whether a word is a name of somebody by the lists alone. */
export function isForename(token: Token): boolean {
  return givenNames.has(token.folded);
}
