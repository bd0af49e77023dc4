import { scriptEquivalents } from "./data/equivalents.ts";
import { nameFamilies, transliterations } from "./data/families.ts";
import { englishNicknames } from "./data/nicknames.ts";
import { latinSpelling } from "./spelling.ts";

/** How alike a word and a customary other form of it count, by the kind of custom. */
const nicknameLikeness = 0.75;
const familyLikeness = 0.76;
const equivalentLikeness = 0.85;
const transliterationLikeness = 0.92;

/** Words by spelling, ~ behind it where vowels are open, and the likeness of their customary other forms. */
const related = new Map<string, Map<string, number>>();

for (const entry of englishNicknames.split(/[|\n]/)) {
  const [full = "", shorts = ""] = entry.split(":");
  for (const short of shorts.trim().split(" ")) relate(latinSpelling(full.trim()), latinSpelling(short), nicknameLikeness);
}
for (const family of nameFamilies.trim().split("\n")) {
  const members = [...new Set(family.trim().split(" ").map(latinSpelling))];
  members.forEach((member, i) => members.slice(i + 1).forEach((other) => relate(member, other, familyLikeness)));
}
for (const family of transliterations.trim().split("\n")) {
  const members = [...new Set(family.trim().split(" ").map(latinSpelling))];
  members.forEach((member, i) => members.slice(i + 1).forEach((other) => relate(member, other, transliterationLikeness)));
}
for (const entry of scriptEquivalents.trim().split(/[|\n]/)) {
  const [native = "", ...latin] = entry.split(" ");
  for (const other of latin) relate(native, other, equivalentLikeness);
}

function relate(a: string, b: string, likeness: number): void {
  if (a === "" || b === "" || a === b) return;
  for (const [x, y] of [[a, b], [b, a]] as const) {
    let known = related.get(x);
    if (known === undefined) related.set(x, (known = new Map()));
    known.set(y, Math.max(known.get(y) ?? 0, likeness));
  }
}

/** The key of a word in these tables. */
export function customKey(spelling: string, abjad: boolean): string {
  return abjad ? `${spelling}~` : spelling;
}

/**
 * How alike two words count by custom and not by sound: full names and short forms (Bill, William), one name in several
 * languages (Igor, Ihor), customary renderings in other scripts; 0 if by none. Keys as `customKey` gives them.
 */
export function customLikeness(a: string, b: string): number {
  return related.get(a)?.get(b) ?? 0;
}

/** The other forms of a word and their likeness. */
export function customForms(key: string): ReadonlyMap<string, number> | undefined {
  return related.get(key);
}
