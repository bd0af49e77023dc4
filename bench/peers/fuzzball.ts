// fuzzball's token_sort_ratio against every name; words are sorted once beforehand, which it allows and which helps it.
import { bestPersons, peerModule, peerVersion, servePeer, type Scored } from "./lines.ts";
import { wordsOf } from "./aligned.ts";

const fuzz = peerModule("fuzzball") as { ratio(a: string, b: string, options: object): number };
const sorted = (name: string): string => wordsOf(name).sort().join(" ");

await servePeer((persons) => {
  const started = performance.now();
  const names = persons.flatMap(({ id, names: texts }) => texts.map((text) => ({ id, text: sorted(text) })));
  return {
    stats: { version: `fuzzball ${peerVersion("fuzzball")}`, indexMs: Math.round(performance.now() - started) },
    search(name, limit) {
      const asked = sorted(name);
      const good: Scored[] = [];
      for (const { id, text } of names) {
        // token_sort_ratio is the ratio of the sorted words.
        const score = fuzz.ratio(asked, text, { full_process: false }) / 100;
        if (score >= 0.4) good.push({ id, score });
      }
      return bestPersons(good, limit);
    },
  };
});
