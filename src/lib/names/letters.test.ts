import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { byteDistance, writeSpelling } from "./distance.ts";
import { LetterBound, lettersApart, lettersOf } from "./letters.ts";

const word = fc.string({ unit: fc.constantFrom(...Array.from("abcdefghijklmnopqrstuvwxyzSCXJGTDZ1")), minLength: 1, maxLength: 12 });
const a = new Uint8Array(64);
const b = new Uint8Array(64);

test("letters never call words further apart than they are", () => {
  fc.assert(fc.property(word, word, fc.boolean(), fc.integer({ min: 1, max: 400 }), (one, other, open, limit) => {
    const endA = writeSpelling(one, a, 0);
    const endB = writeSpelling(other, b, 0);
    if (lettersApart(lettersOf(a, 0, endA), lettersOf(b, 0, endB), open, limit)) assert.equal(byteDistance(a, 0, endA, b, 0, endB, open, limit), limit);
  }), { numRuns: 3000 });
});

test("one spelling against many says what each pair says", () => {
  const bound = new LetterBound();
  fc.assert(fc.property(word, fc.array(word, { maxLength: 8 }), fc.boolean(), fc.integer({ min: 1, max: 400 }), (one, others, open, limit) => {
    const letters = lettersOf(a, 0, writeSpelling(one, a, 0));
    bound.start(letters, open);
    for (const other of others) {
      const theirs = lettersOf(b, 0, writeSpelling(other, b, 0));
      assert.equal(bound.apart(theirs, limit), lettersApart(letters, theirs, open, limit));
    }
  }), { numRuns: 1000 });
});

test("words without a letter in common are told apart, and a word is never apart from itself", () => {
  const lettersIn = (text: string): number => lettersOf(a, 0, writeSpelling(text, a, 0));
  assert.equal(lettersApart(lettersIn("mostefai"), lettersIn("rupnik"), false, 150), true);
  assert.equal(lettersApart(lettersIn("mostefai"), lettersIn("mustafa"), false, 120), false);
  assert.equal(lettersApart(lettersIn("omar"), lettersIn("omar"), false, 1), false);
});
