import assert from "node:assert/strict";
import { test } from "node:test";
import { parseName } from "./person-name.ts";
import { compare } from "./compare.ts";

/** The words of a name by spelling, each with its other readings. */
function read(text: string): string[] {
  return parseName({ text }).tokens.map((token) => [token.spelling, ...token.readings].join("/"));
}

function likely(a: string, b: string, least = 0.5): void {
  const { score } = compare({ names: [{ text: a }] }, { names: [{ text: b }] });
  assert.ok(score >= least, `${a} and ${b}: ${score.toFixed(3)}`);
}

test("letters that two languages read differently are read both ways", () => {
  assert.deepEqual(read("ولی"), ["wli/vli"]);
  assert.deepEqual(read("فضل"), ["fdl/fzl"]);
  assert.deepEqual(read("דב"), ["db/dv"]);
  likely("حمید واحدى", "Hamid Vahedi");
  likely("تشاك هاغل", "Chuck Hagel");
  likely("سید خلیل صفوى", "Seyyed Khalil Safavi");
  likely("Ζαν-Κριστόφ Καμπαντελίς", "Jean-Christophe Cambadélis", 0.1);
  likely("ウィリアム・ハワード", "William Howard", 0.2);
  likely("金한길", "Kim Han Gil", 0.3);
  likely("洪秀柱", "Hsiu-Chu Hung", 0.3);
});

test("Latin names have one reading", () => {
  assert.deepEqual(read("Walter Volkov"), ["walter", "volkov"]);
});

test("compounds with Din and Allah are one word however they are divided", () => {
  for (const text of ["Sirajuddin", "Siraj ud-Din", "Siraj al-Din", "Siraj Eddine"]) assert.deepEqual(read(text), ["sirajdin"], text);
  for (const text of ["Aminullah", "Amin Ullah", "Amin Allah"]) assert.deepEqual(read(text), ["aminulah"], text);
  likely("شهاب الدين دلاور", "Shahabuddin Delawar");
});

test("words that only look like such a compound stay as they are", () => {
  assert.deepEqual(read("Anthony Eden"), ["anToni", "eden"]);
  assert.deepEqual(read("Nadine Gordimer"), ["nadine", "gordimer"]);
  assert.deepEqual(read("Din Mohammed"), ["din", "mohamed"]);
});

test("doubled consonants of a script without vowels stay two: a vowel may stand between", () => {
  likely("بلالی علی", "Ali Balali", 0.3);
  assert.deepEqual(read("مددی"), ["mddi"]);
});
