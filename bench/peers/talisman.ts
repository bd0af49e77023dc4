// talisman: names under every pair of their words' Double Metaphone codes, candidates by aligned Jaro-Winkler.
import { alignedLikeness, wordsOf } from "./aligned.ts";
import { bestPersons, peerModule, peerVersion, servePeer } from "./lines.ts";

const doubleMetaphone = peerModule("talisman/phonetics/double-metaphone") as (word: string) => readonly [string, string];

/** Keys of a name: both codes of each word, in pairs; the codes alone where there is one word. */
function keysOf(words: readonly string[]): string[] {
  const codes = words.filter((word) => word.length > 1).map((word) => [...new Set(doubleMetaphone(word))].filter((code) => code !== ""));
  const keys = new Set<string>();
  codes.forEach((first, i) => codes.slice(i + 1).forEach((second) => {
    for (const x of first) for (const y of second) keys.add(x < y ? `${x}|${y}` : `${y}|${x}`);
  }));
  if (codes.length === 1) for (const code of codes[0] ?? []) keys.add(code);
  return [...keys];
}

await servePeer((persons) => {
  const started = performance.now();
  const postings = new Map<string, number[]>();
  const names = persons.flatMap(({ id, names: texts }) => texts.map((text) => ({ id, words: wordsOf(text) })));
  names.forEach(({ words }, i) => {
    for (const key of keysOf(words)) {
      const list = postings.get(key);
      if (list === undefined) postings.set(key, [i]);
      else list.push(i);
    }
  });
  return {
    stats: { version: `talisman ${peerVersion("talisman")}`, indexMs: Math.round(performance.now() - started) },
    search(name, limit) {
      const words = wordsOf(name);
      const candidates = new Set(keysOf(words).flatMap((key) => postings.get(key) ?? []));
      return bestPersons([...candidates].map((i) => ({ id: names[i]?.id ?? "", score: alignedLikeness(words, names[i]?.words ?? []) })), limit);
    },
  };
});
