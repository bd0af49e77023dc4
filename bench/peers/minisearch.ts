// MiniSearch, fuzzy by a quarter of a word's length. Its score has no scale that holds from query to query, so that there
// are two forms: as it is, and with its best 50 scored anew by aligned Jaro-Winkler.
import { alignedLikeness, wordsOf } from "./aligned.ts";
import { bestPersons, peerModule, peerVersion, servePeer } from "./lines.ts";

interface MiniSearch {
  addAll(documents: readonly object[]): void;
  search(query: string, options: object): { readonly id: number; readonly score: number }[];
}

const rescored = process.argv[2] === "aligned";
const Index = peerModule("minisearch") as new (options: object) => MiniSearch;

await servePeer((persons) => {
  const started = performance.now();
  const names = persons.flatMap(({ id, names: texts }) => texts.map((text) => ({ id, text, words: rescored ? wordsOf(text) : [] })));
  const index = new Index({ fields: ["text"] });
  index.addAll(names.map(({ text }, id) => ({ id, text })));
  return {
    stats: { version: `minisearch ${peerVersion("minisearch")}`, indexMs: Math.round(performance.now() - started) },
    search(name, limit) {
      const found = index.search(name, { fuzzy: 0.25, combineWith: "OR" }).slice(0, 50);
      const words = wordsOf(name);
      return bestPersons(found.map(({ id, score }) => ({ id: names[id]?.id ?? "", score: rescored ? alignedLikeness(words, names[id]?.words ?? []) : score })), limit);
    },
  };
});
