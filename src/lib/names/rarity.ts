import { commonSpellings, namesCounted } from "./data/frequencies.ts";
import type { Token } from "./person-name.ts";

const builtIn = new Map<string, number>();
for (const entry of commonSpellings.split(/\s+/)) {
  const cut = entry.indexOf(":");
  if (cut > 0) builtIn.set(entry.slice(0, cut), Number(entry.slice(cut + 1)));
}

/** How rare a word is among names: minus the natural log of the share of names that carry it, 0 to `maxRarity`. */
export type Rarity = (token: Token) => number;

/** No word counts as rarer than one in eight thousand: rarer shares cannot be known from lists of this size. */
export const maxRarity = 9;
const smoothing = 4;

/** Rarity from the built-in table alone, made from public registers by bench/quality/frequencies.ts. */
export function builtInRarity(token: Token): number {
  return rarityOf(token.spelling, 0, 0);
}

/** Rarity of a spelling that a list of `names` names carries `count` times, the list and the built-in table taken together. */
export function rarityOf(spelling: string, count: number, names: number): number {
  const share = ((builtIn.get(spelling) ?? 0) + count + smoothing) / (namesCounted + names + smoothing);
  return Math.min(maxRarity, -Math.log(share));
}
