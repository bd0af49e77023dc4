import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { daySpans } from "../births.ts";
import { parseName } from "../person-name.ts";
import { Identifiers } from "./identifiers.ts";
import { birthsOf } from "./listed-births.ts";
import { NameList, type ListedPerson } from "./name-list.ts";
import { Searcher, type Query } from "./searcher.ts";
import { fromParts, partsOf, readSnapshot, writeSnapshot } from "./snapshot.ts";

const given = ["Omar", "Ali", "Hassan", "Maria", "Jean-Pierre", "Иван", "محمد", "Bill", "William", "Abdul Rahman", "J."];
const family = ["Mostefai", "Smith", "García", "Петров", "al-Yacoubi", "Ó Néill", "عباس", "Van Dyke"];

const person = fc.record({
  text: fc.tuple(fc.constantFrom(...given), fc.constantFrom(...family)).map((parts) => parts.join(" ")),
  birth: fc.option(fc.constantFrom("1985-11-21", "1970-01-01", "1962-05-03")),
  nationality: fc.array(fc.constantFrom("FR", "DZ", "RU", "US", "GB"), { maxLength: 5 }),
});

function listed(value: { text: string; birth: string | null; nationality: string[] }): ListedPerson {
  return { names: [parseName({ text: value.text })], spans: daySpans(value.birth === null ? [] : [{ from: value.birth, to: value.birth }]), nationalities: value.nationality };
}

function asked(value: { text: string; birth: string | null; nationality: string[] }): Query {
  return listed(value);
}

test("a list built at once and one built step by step give the same answers", () => {
  fc.assert(fc.property(fc.array(person, { maxLength: 40 }), person, (persons, query) => {
    const stepwise = new NameList();
    const atOnce = new NameList();
    for (const one of persons) {
      stepwise.append(listed(one));
      atOnce.append(listed(one), false);
    }
    atOnce.postAll();
    assert.deepEqual(new Searcher(stepwise).search(asked(query), 10), new Searcher(atOnce).search(asked(query), 10));
  }), { numRuns: 100 });
});

test("a snapshot read back gives the same answers, shared or not", () => {
  fc.assert(fc.property(fc.array(person, { minLength: 1, maxLength: 30 }), fc.array(person, { minLength: 1, maxLength: 5 }), fc.boolean(), (persons, queries, shared) => {
    const list = new NameList(shared);
    const ids = new Identifiers(undefined, shared);
    persons.forEach((one, i) => {
      list.append(listed(one), false);
      ids.append(`№${i}`);
    });
    list.postAll();
    const pieces = writeSnapshot(partsOf(list, ids));
    const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
    pieces.reduce((at, piece) => (bytes.set(piece, at), at + piece.length), 0);
    const read = readSnapshot(bytes);
    assert.ok(read.ok);
    const restored = fromParts(read.value);
    const before = new Searcher(list);
    const after = new Searcher(restored.list);
    for (const query of queries) assert.deepEqual(after.search(asked(query), 10), before.search(asked(query), 10));
    persons.forEach((_, i) => assert.equal(restored.ids.text(i), `№${i}`));
  }), { numRuns: 60 });
});

test("bytes that are no snapshot, or part of one, are refused with a code", () => {
  const list = new NameList();
  list.append(listed({ text: "Omar Smith", birth: null, nationality: [] }));
  const pieces = writeSnapshot(partsOf(list, new Identifiers()));
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  pieces.reduce((at, piece) => (bytes.set(piece, at), at + piece.length), 0);
  for (const wrong of [new Uint8Array(0), new Uint8Array(100), bytes.subarray(0, bytes.length - 8), new TextEncoder().encode("16              {\"format\":\"x\"}  ")]) {
    const read = readSnapshot(wrong);
    assert.equal(read.ok, false);
  }
});

test("birth statements come back as they were put in", () => {
  const list = new NameList();
  const cases = [
    [], [{ from: "1985-11-21", to: "1985-11-21" }], [{ from: "1985-01-01", to: "1985-12-31" }], [{ from: "1985-11-14", to: "1986-11-13" }],
    [{ from: "1950-01-01", to: "1950-12-31" }, { from: "1962-05-03", to: "1962-05-03" }],
  ].map((births) => daySpans(births));
  for (const spans of cases) list.append({ names: [], spans, nationalities: [] });
  cases.forEach((spans, record) => assert.deepEqual(birthsOf(list.columns, record), spans));
});

test("a query changes nothing: asked again, in any order, with or without the cache, the answer is the same", () => {
  const list = new NameList();
  for (const first of given) for (const last of family) list.append(listed({ text: `${first} ${last}`, birth: null, nationality: [] }));
  const queries = given.map((first) => asked({ text: `${first} Mustafai`, birth: null, nationality: [] }));
  const searcher = new Searcher(list);
  const once = queries.map((query) => searcher.search(query, 5));
  const again = queries.toReversed().map((query) => {
    searcher.forget();
    return searcher.search(query, 5);
  }).toReversed();
  assert.deepEqual(again, once);
});
