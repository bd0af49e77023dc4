import { capitals, countryLines, furtherPlaces } from "./data/countries.ts";
import { townsByCountry } from "./data/towns.ts";
import { fold } from "./tokens.ts";

/** A place that the tables know. `country` is absent for what belongs to none, as Europe does. */
export interface KnownPlace {
  readonly country?: string;
  readonly kind: "country" | "town";
}

const places = new Map<string, KnownPlace>();
const nationalityWords = new Map<string, string>();
let longest = 1;

for (const [country, towns] of Object.entries(townsByCountry)) for (const town of towns.split("|")) addPlace(town, { country, kind: "town" });
for (const line of furtherPlaces.split("\n")) {
  const [country, names] = line.split("|") as [string, string];
  for (const name of names.split("/")) addPlace(name, country === "-" ? { kind: "town" } : { country, kind: "town" });
}
for (const line of countryLines.split("\n")) {
  const [country, names, words] = line.split("|") as [string, string, string];
  for (const name of names.split("/")) addPlace(name, { country, kind: "country" });
  for (const word of words.split("/")) nationalityWords.set(fold(word), country);
}

function addPlace(name: string, place: KnownPlace): void {
  const folded = fold(name);
  places.set(folded, place);
  longest = Math.max(longest, folded.split(" ").length);
}

/** Most words a known place has. */
export const longestPlace: number = longest;

/** The place of this folded name, if the tables know it. @example findPlace("la haye")?.country // "NL" */
export function findPlace(folded: string): KnownPlace | undefined {
  return places.get(folded) ?? places.get(folded.replace(/^(?:the|la|le|les|l'|saint |st\.? )\s*/, (article) => (article.startsWith("s") ? "saint-" : "")));
}

/** Whether the tables know exactly this name, article and all: "la haye", not "la turquie". */
export function isPlaceName(folded: string): boolean {
  return places.has(folded);
}

/** The country a nationality word stands for, in any number or gender that is listed. @example nationalityOf("turque") // "TR" */
export function nationalityOf(folded: string): string | undefined {
  return nationalityWords.get(folded) ?? nationalityWords.get(folded.replace(/s$/, ""));
}

/** The country whose government this capital stands for when it writes or answers. */
export function governmentOf(folded: string): string | undefined {
  return capitals[folded];
}
