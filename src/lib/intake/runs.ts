import { findPlace, nationalityOf } from "./gazetteer.ts";
import { isCommon, type Token, type Tokens } from "./tokens.ts";
import { givenNames } from "./data/given-names.ts";
import { civilTitles, knownOrganisationPhrases, knownOrganisations, offices, organisationWords, placeWords } from "./data/vocabulary.ts";

/** Tokens from `from` up to `to` that may together be a name. */
export interface Run {
  readonly from: number;
  readonly to: number;
  /** What the form of the words says already. */
  readonly hint?: "organisation" | "place";
}

/** Small words inside a personal name. */
export const particles: ReadonlySet<string> = new Set("van von der den de du la le el al bin ibn ben bint ould abu zu zum da dos das do di del della dei ter ten y e af av d' dit ag og".split(" "));

const addressLinks = new Set(["des", "l'", "de", "du", "la", "d'"]);
const organisationLinks = new Set("of for the and & on against le les de du des d' la l' et pour contre aux sur a".split(" "));
const organisationAdjectives = new Set(`national nationale nationaux federal federale regional regionale central centrale general generale judiciaire locale local public publique militaire civile interieure interieur exterieure financiere criminelle criminel routiere organise organisee
superieure superieur economique generaux penal penitentiaire antiterroriste francais francaise belge suisse europeenne europeen international internationale unique interministeriel interministerielle departemental departementale provincial provinciale zonale maritime`.trim().split(/\s+/));
const organisationNouns = new Set(`surete police renseignement renseignements interieur justice affaires etrangeres frontieres enquete lutte terrorisme securite defense territoire recherches migration migrations douanes droits immigration asile protection etat finances
investigation investigations cooperation coordination analyse menace contact controle crime criminalite assises appel cassation instance instruction ordre refugies apatrides information tresor jeunesse sante etrangers stupefiants intervention garde arret detention centrale confederation menaces representants`.trim().split(/\s+/));
/** Nouns that begin the name of an organisation even in lower case, if something follows that makes it a name. */
const lowerHeads = new Set("ministere tribunal cour parquet commission direction prefecture gendarmerie police office bureau brigade service maison agence surete unite organe groupe commissariat ambassade consulat chambre ministere inspection point mouvement ministry".split(" "));

/** Every stretch that may be a name, in order, none overlapping. `barred` tells which tokens belong to dates. */
export function findRuns(tokens: Tokens, barred: (index: number) => boolean): readonly Run[] {
  const found: Run[] = [];
  for (let i = 0; i < tokens.list.length; ) {
    const run = barred(i) ? undefined : (phraseAt(tokens, i) ?? addressAt(tokens, i, barred) ?? lowerOrganisationAt(tokens, i, barred) ?? capitalsAt(tokens, i, barred));
    if (run === undefined) {
      i++;
      continue;
    }
    found.push(run);
    i = run.to;
  }
  return found;
}

/** Whether token `i` follows the one before it with no more than a space or a wrapped line between. */
export function adjacent(tokens: Tokens, i: number): boolean {
  const [a, b] = [tokens.list[i - 1], tokens.list[i]];
  return a !== undefined && b !== undefined && a.sentence === b.sentence && /^[ \t\u00a0]*\n?[ \t\u00a0]*$/.test(tokens.text.slice(a.end, b.start));
}

function isNameWord(token: Token | undefined): token is Token {
  if (token === undefined || token.kind !== "word" || !token.capital) return false;
  return !token.shouted || !isCommon(token.folded) || givenNames.has(token.folded) || organisationWords.has(token.folded);
}

/** A run of capital words with the small words that names hold between them. */
function capitalsAt(tokens: Tokens, start: number, barred: (index: number) => boolean): Run | undefined {
  const { list } = tokens;
  const first = list[start]!;
  if (!isNameWord(first)) return undefined;
  const word = (i: number) => (!barred(i) && adjacent(tokens, i) && isNameWord(list[i]) ? list[i] : undefined);
  const inOrganisation = (to: number) => list.slice(start, to).some((token) => organisationWords.has(token.folded));
  let to = start + 1;
  for (;;) {
    const last = list[to - 1]!;
    const next = list[to];
    if (next === undefined || barred(to)) break;
    const initial = /^\p{Lu}$/u.test(last.words) && next.words === "." && next.start === last.end && word(to + 1) !== undefined;
    if (initial) {
      to += 2;
      continue;
    }
    const title = (civilTitles.has(last.folded) || offices.has(last.folded)) && next.words === "." && next.start === last.end && word(to + 1) !== undefined;
    if (title) {
      to += 2;
      continue;
    }
    if (!adjacent(tokens, to)) break;
    // A new word that begins a sentence of its own (after a colon or a quotation mark) begins a new name.
    if (isNameWord(next) && !next.first) {
      if (next.shouted && !inOrganisation(to) && organisationWords.has(next.folded) && givenNames.has(last.folded)) break;
      to++;
      continue;
    }
    const organisation = inOrganisation(to);
    const linked = linkEnd(tokens, to, organisation ? organisationLinks : particles, word) ?? (organisation ? linkEnd(tokens, to, particles, word) : undefined);
    if (linked !== undefined) {
      // "Karim Benali de Lille" is a man and a town; "Brigade de Lille" is one name.
      to = linked;
      continue;
    }
    if (organisation) {
      const further = qualifierEnd(tokens, to, barred);
      if (further !== undefined) {
        to = further;
        continue;
      }
    }
    break;
  }
  return surnameFirst(tokens, start, to, barred) ?? { from: start, to };
}

/** The end of "of the Interior", "van den Heuvel": at most three small words and then a capital one. */
function linkEnd(tokens: Tokens, at: number, links: ReadonlySet<string>, word: (i: number) => Token | undefined): number | undefined {
  let i = at;
  while (i < at + 3 && links.has(tokens.list[i]?.folded ?? "") && !isNameWord(tokens.list[i]) && (i === at || adjacent(tokens, i))) i++;
  if (i === at) return undefined;
  const next = word(i);
  if (next === undefined) return undefined;
  // "and" joins the parts of an office, not two offices: what follows must not be a forename or a nationality.
  const and = tokens.list.slice(at, i).some((token) => token.folded === "and" || token.folded === "et");
  if (and && (givenNames.has(next.folded) || nationalityOf(next.folded) !== undefined)) return undefined;
  return i + 1;
}

/** The end of "de la sûreté nationale", "régional", "d'enquête" after the head of a French organisation. */
function qualifierEnd(tokens: Tokens, at: number, barred: (index: number) => boolean): number | undefined {
  const { list } = tokens;
  if (barred(at) || !adjacent(tokens, at)) return undefined;
  const word = list[at]!;
  if (organisationAdjectives.has(word.folded)) return at + 1;
  let i = at;
  while (i < at + 3 && organisationLinks.has(list[i]?.folded ?? "") && adjacent(tokens, i)) i++;
  if (i === at || barred(i) || !adjacent(tokens, i)) return undefined;
  const next = list[i];
  if (next?.kind !== "word") return undefined;
  const links = new Set(list.slice(at, i).map((token) => token.folded));
  if (links.has("a") && !next.capital) return undefined;
  if (organisationNouns.has(next.folded)) return i + 1;
  // "a" is also the preposition before a town, which stands for itself.
  return next.capital && !givenNames.has(next.folded) && !links.has("a") && !links.has("et") ? i + 1 : undefined;
}

function lowerOrganisationAt(tokens: Tokens, start: number, barred: (index: number) => boolean): Run | undefined {
  const head = tokens.list[start]!;
  if (tokens.language !== "fr" || head.kind !== "word" || head.shouted || !lowerHeads.has(head.folded)) return undefined;
  let to = start + 1;
  let named = head.folded === "gendarmerie" || head.capital;
  for (;;) {
    const further = qualifierEnd(tokens, to, barred);
    const capital = further === undefined && to > start + 1 && !barred(to) && adjacent(tokens, to) && isNameWord(tokens.list[to]) && !givenNames.has(tokens.list[to]!.folded) ? to + 1 : undefined;
    const end = further ?? capital;
    if (end === undefined) break;
    to = end;
    named = true;
  }
  if (!named || (to === start + 1 && head.folded !== "gendarmerie")) return undefined;
  return { from: start, to, hint: "organisation" };
}

/** A known organisation of several words, whatever their case: "l'État islamique". */
function phraseAt(tokens: Tokens, start: number): Run | undefined {
  for (let to = Math.min(start + 4, tokens.list.length); to > start + 1; to--) {
    const words = tokens.list.slice(start, to);
    if (words[0]!.capital && knownOrganisationPhrases.includes(words.map((token) => token.folded).join(" "))) return { from: start, to, hint: "organisation" };
  }
  return undefined;
}

/** "12 quai des Bateliers", "41 Culver Street", "rue Myrha", "rue de la Chalouère". */
function addressAt(tokens: Tokens, start: number, barred: (index: number) => boolean): Run | undefined {
  const { list } = tokens;
  let i = start;
  if (list[i]!.kind === "number" && /^\d{1,4}$/.test(list[i]!.words)) {
    i++;
    if (list[i]?.folded === "bis" || list[i]?.words === ",") i++;
  }
  const numbered = i > start;
  const head = list[i];
  if (head?.kind !== "word" || barred(i)) return undefined;
  if (/^(?:rue|quai|avenue|boulevard|place|impasse|chemin|allee|square|faubourg|via|calle)$/.test(head.folded) && (numbered || !head.capital || !head.first)) {
    let to = i + 1;
    while (to < i + 4 && (particles.has(list[to]?.folded ?? "") || addressLinks.has(list[to]?.folded ?? ""))) to++;
    const begin = to;
    while (!barred(to) && adjacent(tokens, to) && list[to]?.kind === "word" && list[to]!.capital) to++;
    return to > begin ? { from: start, to, hint: "place" } : undefined;
  }
  if (!numbered || !head.capital) return undefined;
  let to = i;
  while (to < i + 4 && !barred(to) && (to === i || adjacent(tokens, to)) && list[to]?.kind === "word" && list[to]!.capital) {
    to++;
    if (placeWords.has(list[to - 1]!.folded) && to > i + 1) return { from: start, to, hint: "place" };
  }
  return undefined;
}

/** "KALVET, Margus Arvo": a surname in capitals, a comma, forenames. */
function surnameFirst(tokens: Tokens, start: number, to: number, barred: (index: number) => boolean): Run | undefined {
  const { list } = tokens;
  const all = list.slice(start, to).filter((token) => token.kind === "word" && token.capital);
  const named = /(?:name|nom|subj|subject|objet)\s*:\s*$/i.test(tokens.text.slice(Math.max(0, list[start]!.start - 20), list[start]!.start));
  if ((list[start]!.shouted && !named) || !all.every((token) => token.caps) || list[to]?.words !== "," || to - start > 3) return undefined;
  let end = to + 1;
  while (end < list.length && end < to + 4 && !barred(end) && list[end]!.sentence === list[start]!.sentence && list[end]!.capital && (!list[end]!.caps || (named && isNameWord(list[end]))) && list[end]!.kind === "word" && (end === to + 1 || adjacent(tokens, end))) end++;
  if (end === to + 1) return undefined;
  const forename = list[to + 1]!;
  if (all.some((token) => knownOrganisations.has(token.folded) || organisationWords.has(token.folded)) || list[start]!.line !== forename.line) return undefined;
  if (findPlace(forename.folded) !== undefined && !givenNames.has(forename.folded)) return undefined;
  // After a small word an acronym with a comma is no surname: "according to the BVT, Arlind".
  if (/^(?:the|le|la|l'|du|au|de|by|of)$/.test(list[start - 1]?.folded ?? "") || (!givenNames.has(forename.folded) && isCommon(forename.folded))) return undefined;
  if (!list[start]!.first && !givenNames.has(forename.folded)) return undefined;
  return { from: start, to: end };
}
