import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { byteDistance, SharedDistance, writeSpelling } from "../distance.ts";
import { expand } from "./expand.ts";
import { NameList } from "./name-list.ts";
import { parseName } from "../person-name.ts";
import { Vocabulary } from "./vocabulary.ts";
import { WordCache } from "./word-cache.ts";

const word = fc.string({ unit: fc.constantFrom(...Array.from("abdehimnorstuSX")), minLength: 1, maxLength: 9 });

test("a distance that shares the work of like beginnings is the plain distance", () => {
  const shared = new SharedDistance();
  const a = new Uint8Array(64);
  const b = new Uint8Array(64);
  fc.assert(fc.property(word, fc.array(word, { maxLength: 12 }), fc.boolean(), fc.integer({ min: 20, max: 400 }), (query, others, abjad, limit) => {
    const end = writeSpelling(query, a, 0);
    shared.start(a, 0, end, abjad);
    for (const other of others.toSorted()) {
      const to = writeSpelling(other, b, 0);
      assert.equal(shared.to(b, 0, to, limit), byteDistance(a, 0, end, b, 0, to, abjad, limit));
    }
  }), { numRuns: 400 });
});

test("words are found in the same likeness whether the vocabulary is settled or not", () => {
  fc.assert(fc.property(fc.array(word, { maxLength: 40 }), word, fc.boolean(), (words, sought, abjad) => {
    const loose = new Vocabulary();
    const settled = new Vocabulary();
    for (const one of words) {
      loose.add(one, false);
      settled.add(one, false);
    }
    settled.settle();
    const found = (vocabulary: Vocabulary): unknown => {
      const { words: numbers, likeness, rarity } = expand(vocabulary, { spelling: sought, abjad }, 100);
      return Array.from(numbers, (n, i) => [n, likeness[i], rarity[i]]).sort((x, y) => (x[0] as number) - (y[0] as number));
    };
    assert.deepEqual(found(loose), found(settled));
  }), { numRuns: 200 });
});

test("a kept word knows of every later name of the list, as if it were looked up anew", () => {
  const text = fc.tuple(word, word).map((words) => words.join(" "));
  fc.assert(fc.property(fc.array(text, { maxLength: 8 }), fc.array(fc.array(text, { maxLength: 3 }), { maxLength: 6 }), word, (before, rounds, sought) => {
    const list = new NameList();
    const add = (name: string): void => void list.append({ names: [parseName({ text: name })].filter((one) => one.tokens.length > 0), spans: [], nationalities: [] });
    before.forEach(add);
    const kept = new WordCache(list);
    for (const join of [false, true]) kept.expansion({ spelling: sought, abjad: false }, join);
    for (const round of rounds) {
      round.forEach(add);
      for (const join of [false, true]) {
        const show = (cache: WordCache): unknown => {
          const { words, likeness, rarity, worth, kinds } = cache.expansion({ spelling: sought, abjad: false }, join);
          return Array.from(words, (n, i) => [n, kinds[i], likeness[i], rarity[i], worth[i]]).sort((x, y) => (x[0] as number) - (y[0] as number));
        };
        assert.deepEqual(show(kept), show(new WordCache(list)));
      }
    }
  }), { numRuns: 150 });
});
