import type { PartialDate } from "../clock/index.ts";
import type { Mention } from "./mentions.ts";
import type { DateFound, Said } from "./types.ts";

/** What a sentence gives to look for movements in; `folded` is the sentence folded letter for letter, from `offset` in the text. */
export interface MovementInput {
  readonly folded: string;
  readonly offset: number;
  readonly dates: readonly DateFound[];
  readonly places: readonly Mention[];
  /** The country last entered, for "there is no record of him leaving". */
  readonly entered: string | undefined;
  /** The country of "the attacks" of this text, where it says so somewhere. */
  readonly attacked: string | undefined;
}

const entry = /\b(?:entered|entering|(?:had |has )?crossed into|arrived in|arrived at|travell?ed (?:from [^,.;]{2,25} )?to|flew to|flown to|went to|gone to|made (?:his|her|their) way to|reached|crossed the border into|slipped into|returned to|came (?:back )?to|r?entree? (?:en|au|aux)|allee? (?:en|au|aux)|rejoint(?! (?:les|l'etat|l'organisation|un|le groupe|des))|entree? (?:en|au|aux|a|dans)|arrivee? (?:en|au|aux|dans)|(?:s'est )?rendue? (?:en|au|aux|a)|passee? en|revenue? (?:en|au|aux)|retournee? (?:en|au|aux)|partie? (?:en|au|aux|pour la|pour le|pour l')|gagne)\b/g;
const exit = /\b(?:left(?! (?:behind|him|her|the prison|his|her))|(?:had )?departed(?: from)?|exited|a quitte|avait quitte|quitte|quittait|sortie? (?:de|du|d'|des))\b/g;
const presence = /\b(?:was (?:last )?(?:seen |staying |present |spotted |located |observed )?(?:in|at)|places? (?:him|her|them) (?:in|at)|were in|stayed in|se trouvait|etait (?:a|en|au)|a ete (?:vue?|apercue?|reperee?|localisee?) (?:pour la derniere fois )?(?:a|en|au|dans)|sejournait)\b/g;
const attackAfter = /^[\s,]*(?:\p{L}+[\s-]){0,2}?(?:terror(?:ist)? )?(?:attacks?|attentats?|bombings?|shootings?|massacre|attaques?)\b/u;
const attackBefore = /\b(?:attacks?|attentats?|bombings?|shootings?|massacre|attaques?)\s+(?:of|on|in|du|de|le|des)\s+(?:the\s+)?$|\b(?:attacks?|attentats?|bombings?|shootings?|attaques?)\s+(?:in|at|de|a|d')\s*\p{L}[^.;,]{1,30}?\s(?:on|of|du|le)\s+(?:the\s+)?$/u;
const attackVerb = /blew (?:himself|herself|themselves) up|s'est fait exploser|opened fire|a ouvert le feu|detonated|drove a (?:lorry|truck|van) into|commis l'attentat|carried out the attack/;
const denial = /\b(?:denied|denies|deny|nie|nient|niait|a nie|conteste)\b/;
const suspicion = /\b(?:suspected of|suspicion that he|was radicali[sz]ed|"radicali[sz]ed|considered (?:him |her )?an? terror|soupconnee? de|soupconnee? d')/;

/** Entries, exits, whereabouts, dates of attacks and denials that a sentence tells of. */
export function movementsIn(input: MovementInput): readonly Said[] {
  const { folded, offset, dates, places } = input;
  const found: Said[] = [];
  const used = new Set<PartialDate>();
  for (const { index, end } of matches(entry, folded)) {
    const place = placeAfter(places, offset + end, 28);
    const on = place && dateNear(dates, offset + index, place.passage.end, places);
    const negated = /\b(?:not|never|deny|denied|jamais|n'est pas|voulu|wants? to|intends?|voulait)\s+(?:\p{L}+\s+){0,2}$/u.test(folded.slice(Math.max(0, index - 30), index));
    if (place?.country !== undefined && on !== undefined && !negated && !used.has(on)) {
      used.add(on);
      found.push({ kind: "entry", country: place.country, on });
    }
  }
  const there = /\by (?:est|serait|etait) (?:entree?|arrivee?|revenue?|retournee?)\b/.exec(folded);
  if (there !== null && input.entered !== undefined) {
    const on = dateNear(dates, offset + there.index, offset + there.index + there[0].length, places);
    if (on !== undefined) found.push({ kind: "entry", country: input.entered, on });
  }
  for (const { index, end } of matches(exit, folded)) {
    const place = placeAfter(places, offset + end, 22);
    const on = place && dateNear(dates, offset + index, place.passage.end, places);
    if (place?.countryItself === true && place.country !== undefined && on !== undefined) found.push({ kind: "exit", country: place.country, on });
  }
  if (/no (?:record|trace|sign|evidence) of (?:him|her|them|his|her|their|an?|any)?\s*(?:having )?(?:leav|left|exit|depart)|aucune (?:trace|mention) (?:de (?:sa|leur) |d'une |de )?(?:sortie|depart)|sortie n'est pas enregistree|n'est (?:jamais|pas) ressortie?/.test(folded)) {
    const country = places.find((one) => one.countryItself === true)?.country ?? found.flatMap((one) => (one.kind === "entry" ? [one.country] : []))[0] ?? input.entered;
    if (country !== undefined) found.push({ kind: "no-exit", country });
  }
  const day = dates.find((date) => date.on?.length === 10);
  const seen = matches(presence, folded)[0];
  if (seen !== undefined && day?.on !== undefined) {
    const after = places.filter((one) => one.passage.start >= offset + seen.end && one.country !== undefined);
    const [near, further] = after;
    // "à Tripoli, au Liban": the country named beside a town says which town it is.
    const place = near !== undefined && further?.countryItself === true && further.passage.start - near.passage.end < 8 ? { ...near, country: further.country } : (near ?? places.find((one) => one.country !== undefined));
    if (place?.country !== undefined && !used.has(day.on)) found.push({ kind: "presence", country: place.country, place: place.passage.words, on: day.on });
  }
  found.push(...attacks(input));
  if (denial.test(folded)) found.push({ kind: "conduct", denied: true });
  else if (suspicion.test(folded)) found.push({ kind: "conduct", denied: false });
  return found;
}

function attacks({ folded, offset, dates, places, attacked }: MovementInput): readonly Said[] {
  return dates.flatMap((date): readonly Said[] => {
    if (date.on === undefined || date.on.length < 10) return [];
    const after = folded.slice(date.end - offset);
    const before = folded.slice(0, date.start - offset);
    if (!attackAfter.test(after) && !attackBefore.test(before) && !attackVerb.test(folded)) return [];
    const distance = (one: Mention) => Math.max(one.passage.start - date.end, date.start - one.passage.end);
    const [place] = places.filter((one) => one.country !== undefined).sort((a, b) => distance(a) - distance(b));
    const country = place?.country ?? attacked;
    return [{ kind: "attack", ...(country === undefined ? {} : { country }), on: date.on }];
  }).slice(0, 1);
}

function matches(pattern: RegExp, text: string): readonly { readonly index: number; readonly end: number }[] {
  return [...text.matchAll(pattern)].map((match) => ({ index: match.index, end: match.index + match[0].length }));
}

/** The place that a verb leads to: it begins within `reach` characters. */
function placeAfter(places: readonly Mention[], at: number, reach: number): Mention | undefined {
  return places.find((place) => place.passage.start >= at && place.passage.start - at <= reach);
}

/** The date that goes with a verb: the first after the place unless another place stands between, else the last before the verb. */
function dateNear(dates: readonly DateFound[], verb: number, placeEnd: number, places: readonly Mention[]): PartialDate | undefined {
  const after = dates.find((date) => date.start >= placeEnd && date.on !== undefined);
  const between = after !== undefined && places.some((place) => place.passage.start > placeEnd && place.passage.end < after.start && place.countryItself === true);
  if (after !== undefined && !between && after.start - placeEnd < 60) return after.on;
  return dates.findLast((date) => date.end <= verb && date.on !== undefined)?.on;
}
