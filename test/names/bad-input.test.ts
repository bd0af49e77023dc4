import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { compare, NameIndex, type Comparison, type Described } from "../../src/lib/names/index.ts";
import { Identifiers } from "../../src/lib/names/list/identifiers.ts";
import { NameList } from "../../src/lib/names/list/name-list.ts";
import { Searcher } from "../../src/lib/names/list/searcher.ts";
import { partsOf, writeSnapshot } from "../../src/lib/names/list/snapshot.ts";
import { prepare } from "../../src/lib/names/compare.ts";
import { comparedTokens, parseName } from "../../src/lib/names/person-name.ts";
import { seeded } from "../../bench/speed/measure.ts";
import { anyKind, imitated, strangeKinds, strangePerson, strangeText } from "./strange.ts";
import { bucketOf, quantile, tryStrings } from "./trial.ts";

const named = (text: string, more: Partial<Described> = {}): Described => ({ names: [{ text }], ...more });

function between(a: string, b: string): Comparison {
  return compare(named(a), named(b));
}

test("strange texts are compared and searched without an exception, and change no answer", () => {
  const trial = tryStrings(1_500, 7, 60);
  const done = (times: readonly number[]): number => times.reduce((sum, count) => sum + count, 0);
  assert.equal(done(trial.comparisons.times), 750);
  assert.equal(done(trial.searches.times), 30);
});

test("every kind of bad input has an answer, alone and against every other kind", () => {
  const random = seeded(3);
  const index = new NameIndex();
  for (const kind of strangeKinds) {
    const text = strangeText(kind, random);
    index.add(kind, named(text));
    for (const other of strangeKinds) {
      const { score, reasons } = between(text, strangeText(other, random));
      assert.ok(score >= 0 && score < 1 && reasons.length > 0, `${kind} / ${other}`);
    }
    assert.ok(index.search(named(text)).length <= 10, kind);
  }
});

test("a text without a readable word finds nobody and resembles nothing, itself included", () => {
  const index = new NameIndex();
  index.add("p", named("Anis Amri"));
  for (const text of ["", " \t\u3000", "\u202e\u200d", "\ud800", "'''", "\u0301\u0302", "👍🏽"]) {
    index.add("unreadable", named(text));
    assert.deepEqual(index.search(named(text), { minScore: 0.01 }), [], JSON.stringify(text));
    assert.ok(between(text, text).score < 0.01, JSON.stringify(text));
  }
});

test("marks that are not seen change nothing: direction, joiners, byte order, half characters", () => {
  const plain = between("Ismael Mostefai", "Ismaël Omar Mostefaï").logOdds;
  for (const mark of ["\u200d", "\u200c", "\u200b", "\u2060", "\ufeff", "\u200e", "\u200f", "\u202a", "\u202e", "\u2066", "\u2069", "\u061c"]) {
    assert.equal(between(`Is${mark}mael Moste${mark}fai${mark}`, "Ismaël Omar Mostefaï").logOdds, plain, mark.codePointAt(0)?.toString(16));
  }
  for (const half of ["\ud800", "\udfff"]) assert.equal(between(`${half}Ismael Mostefai`, "Ismaël Omar Mostefaï").logOdds, plain);
});

test("letters of another alphabet among Latin ones are read as what they imitate, and said to be there", () => {
  const latin = ["Ismael Mostefai", "Salah Abdeslam", "Samy Amimour", "Tamerlan Tsarnaev", "Bilal Hadfi"];
  fc.assert(fc.property(fc.constantFrom(...latin), fc.nat(), (name, seed) => {
    const disguised = imitated(name, seeded(seed));
    // A word made of look-alikes alone may as well be Russian.
    fc.pre(disguised.split(" ").every((word) => /[a-z]/i.test(word)));
    const comparison = between(disguised, name);
    assert.equal(comparison.logOdds, between(name, name).logOdds, disguised);
    assert.ok(comparison.reasons.some((reason) => reason.text.includes("mixes alphabets")), disguised);
  }), { numRuns: 200 });
  assert.ok(!between("Ismael Mostefai", "Исмаил Мостефаи").reasons.some((reason) => reason.text.includes("mixes alphabets")));
});

test("a date that does not exist says nothing", () => {
  const without = compare(named("Anis Amri"), named("Anis Amri"));
  const real = { births: [{ from: "1992-12-22", to: "1992-12-22" }] };
  for (const date of ["2021-02-30", "1985-02-29", "0000-00-00", "1985-13-01", "1985-11-31", "", "NaN", "1985-11-21T00:00"]) {
    const births = [{ from: date, to: date }];
    assert.equal(compare(named("Anis Amri", { births }), named("Anis Amri", real)).logOdds, without.logOdds, date);
    // Beside a date that exists it takes nothing away.
    assert.equal(compare(named("Anis Amri", { births: [...births, ...real.births] }), named("Anis Amri", real)).logOdds, compare(named("Anis Amri", real), named("Anis Amri", real)).logOdds, date);
  }
});

test("what is read of a name is bounded, however long it is", () => {
  for (const text of ["ab ".repeat(3_333), "a".repeat(10_000), "ا".repeat(10_000), "漢".repeat(10_000), "漢 ".repeat(5_000), "-".repeat(10_000), "a-".repeat(5_000), "abdel ".repeat(1_700), "O'".repeat(5_000)]) {
    const name = parseName({ text, surname: text, forenames: text });
    assert.ok(name.tokens.length <= 20, `${text.slice(0, 6)}: ${name.tokens.length} words`);
    assert.ok(comparedTokens(name).length <= 10);
    for (const token of name.tokens) assert.ok(token.spelling.length <= 120, `${text.slice(0, 6)}: ${token.spelling.length} letters`);
  }
  const persons = prepare({ names: Array.from({ length: 10_000 }, (_, i) => ({ text: `Name${i} Other` })), births: Array.from({ length: 10_000 }, () => ({ from: "1985-11-21", to: "1985-11-21" })) });
  assert.ok(persons.names.length <= 40 && persons.spans.length <= 12);
});

test("a query never changes an index: its bytes are the same before and after", () => {
  const random = seeded(11);
  const list = new NameList();
  const ids = new Identifiers();
  for (let i = 0; i < 300; i++) {
    list.append(prepare(strangePerson(strangeText(i % 2 === 0 ? "name" : anyKind(random), random), random)), false);
    ids.append(`p${i}`);
  }
  list.postAll();
  const digest = (): string => {
    const hash = createHash("sha256");
    for (const piece of writeSnapshot(partsOf(list, ids))) hash.update(piece);
    return hash.digest("hex");
  };
  const searcher = new Searcher(list);
  const before = digest();
  for (let i = 0; i < 600; i++) searcher.search(prepare(strangePerson(strangeText(anyKind(random), random), random)), 10);
  assert.equal(digest(), before);
  list.append(prepare(named("Anis Amri")));
  assert.notEqual(digest(), before, "the digest does not see a change");
});

test("counted times give back their quantiles to a tenth of a doubling", () => {
  const times: number[] = [];
  for (let i = 1; i <= 1_000; i++) times[bucketOf(i / 100)] = (times[bucketOf(i / 100)] ?? 0) + 1;
  for (const [share, ms] of [[0.5, 5], [0.99, 9.9], [1, 10]] as const) {
    const found = quantile(Array.from(times, (count) => count ?? 0), share);
    assert.ok(found >= ms && found <= ms * 2 ** 0.2, `${share}: ${found}`);
  }
});
