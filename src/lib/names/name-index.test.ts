import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compare, NameIndex, type Described } from "./index.ts";

const named = (text: string, birth?: string): Described => ({ names: [{ text }], ...(birth === undefined ? {} : { births: [{ from: birth, to: birth }] }) });

function filled(): NameIndex {
  const index = new NameIndex();
  const persons = ["Ismaël Omar Mostefaï", "Salah Abdeslam", "Brahim Abdeslam", "Abdelhamid Abaaoud", "Samy Amimour", "Abdul Rahman Al-Yacoubi", "Anis Amri", "Tamerlan Tsarnaev", "Петр Порошенко", "William Gates", "Kim Jong Un"];
  persons.forEach((text, i) => index.add(`p${i}`, named(text)));
  return index;
}

test("a person is found first under another spelling, order, script or spacing", () => {
  const index = filled();
  for (const [query, id] of [
    ["Omar Ismail Mostefai", "p0"], ["MOSTEFAI Ismail", "p0"], ["Мостефаи Исмаил Омар", "p0"], ["مصطفاي اسماعيل عمر", "p0"], ["Abdesslam, Salah", "p1"], ["Abd el Hamid Abaoud", "p3"],
    ["عبد الرحمن اليعقوبي", "p5"], ["Abdulrahman Alyacoubi", "p5"], ["Abderrahmane El Yaakoubi", "p5"], ["Anis Amir", "p6"], ["Tsarnayev Tamerlan", "p7"], ["Petro Poroshenko", "p8"], ["Bill Gates", "p9"], ["Kim Jongun", "p10"],
  ] as const) {
    assert.equal(index.search(named(query))[0]?.id, id, query);
  }
});

test("a hit's comparison is what compare would say of the same kind of pair", () => {
  const index = filled();
  const [hit] = index.search(named("Omar Ismail Mostefai"));
  assert.deepEqual(hit?.comparison.reasons.map((reason) => reason.code), compare(named("Omar Ismail Mostefai"), named("Ismaël Omar Mostefaï")).reasons.map((reason) => reason.code));
});

test("one word alone is allowed, finds its bearers and scores low", () => {
  const hits = filled().search(named("Abdeslam"));
  assert.deepEqual(hits.slice(0, 2).map((hit) => hit.id), ["p1", "p2"]);
  assert.ok((hits[0]?.comparison.score ?? 1) < 0.2);
});

test("everybody born on the day is looked at, and a birth date settles namesakes", () => {
  const index = new NameIndex();
  index.add("old", named("Mohamed Ali", "1950-01-05"));
  index.add("young", named("Mohamed Ali", "1990-05-01"));
  assert.equal(index.search(named("Ali Mohammed", "1990-05-01"))[0]?.id, "young");
  assert.equal(index.search(named("Ali Mohammed", "1950-05-01"))[0]?.id, "old");
});

test("limit and minScore bound the answer", () => {
  const index = filled();
  assert.equal(index.search(named("Abdeslam"), { limit: 1 }).length, 1);
  assert.equal(index.search(named("Abdeslam"), { minScore: 0.9 }).length, 0);
});

test("an index answers alike however it came to hold what it holds", () => {
  const names = ["Omar Ali", "Ali Omar", "Omar Aly", "Hassan Omar", "John Smith", "Jon Smyth", "Smith", "Иван Петров", "Ivan Petrov", "محمد علي"];
  const command = fc.record({ kind: fc.constantFrom("add", "replace", "remove"), id: fc.integer({ min: 0, max: 5 }), name: fc.constantFrom(...names) });
  fc.assert(fc.property(fc.array(command, { maxLength: 30 }), fc.constantFrom(...names), (commands, query) => {
    const index = new NameIndex();
    const model = new Map<string, string>();
    for (const { kind, id, name } of commands) {
      const key = `id${id}`;
      if (kind === "remove") {
        assert.equal(index.remove(key), model.delete(key));
      } else {
        index[kind === "add" ? "add" : "replace"](key, named(name));
        model.set(key, name);
      }
    }
    assert.equal(index.size, model.size);
    const fresh = new NameIndex();
    for (const [id, name] of [...model].sort(([a], [b]) => (a < b ? -1 : 1))) fresh.add(id, named(name));
    assert.deepEqual(index.search(named(query)), fresh.search(named(query)));
  }), { numRuns: 150 });
});

test("no text of any kind makes adding or searching fail", () => {
  const index = filled();
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
    index.add("x", named(text));
    assert.ok(Array.isArray(index.search(named(text))));
  }), { numRuns: 300 });
});

test("a hit says how many other records carry the name, whoever they are", () => {
  const index = new NameIndex();
  index.add("a", named("Mohamed Ali", "1950-01-05"));
  index.add("b", named("Ali MOHAMED"));
  index.add("c", named("Mohamed Ali Hassan", "1990-05-01"));
  index.add("d", named("Mohamed Hassan"));
  index.add("e", named("Omar Mostefai"));
  const hits = new Map(index.search(named("Mohamed Ali")).map((hit) => [hit.id, hit]));
  assert.deepEqual([hits.get("a")?.namesakes, hits.get("b")?.namesakes, hits.get("c")?.namesakes], [2, 2, 0]);
  assert.equal(hits.get("a")?.comparison.reasons.find((reason) => reason.code === "name.carried")?.text, "2 other records carry this name.");
  index.remove("c");
  assert.equal(index.search(named("Mohamed Ali"))[0]?.namesakes, 1);
  const [only] = index.search(named("Omar Mostefai"));
  assert.equal(only?.namesakes, 0);
  assert.ok(only.comparison.reasons.every((reason) => reason.code !== "name.carried"));
});
