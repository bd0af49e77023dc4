import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compare, type Described } from "./index.ts";

const names = ["Ismaël Omar Mostefaï", "Omar Ismail Mostefai", "Samy Amimour", "Salah Abdeslam", "Brahim Abdeslam", "Иван Петров", "Ivan Petrov", "محمد صالح", "Mohammed Saleh", "J. Smith", "John Smith", "Kim Jong Un"];
const dates = ["1985-11-21", "1985-11-12", "1962-05-03", "1985-01-01"];
const person = fc.record({ text: fc.constantFrom(...names), birth: fc.option(fc.constantFrom(...dates)), nationality: fc.option(fc.constantFrom("FR", "DZ", "RU")) });

function described(value: { text: string; birth: string | null; nationality: string | null }): Described {
  return {
    names: [{ text: value.text }], ...(value.birth === null ? {} : { births: [{ from: value.birth, to: value.birth }] }),
    ...(value.nationality === null ? {} : { nationalities: [value.nationality] }),
  };
}

test("more agreement never lowers a score: dates, nationalities, documents, places, further words and aliases", () => {
  fc.assert(fc.property(person, person, (x, y) => {
    const a = described(x);
    const b = described(y);
    const plain = compare(a, b).logOdds - 1e-9;
    const same = { births: [{ from: "1985-11-21", to: "1985-11-21" }] };
    assert.ok(compare({ ...a, ...same }, { ...b, ...same }).logOdds >= plain, "birth date");
    assert.ok(compare({ ...a, nationalities: ["FR"] }, { ...b, nationalities: ["FR"] }).logOdds >= plain - (x.nationality !== null && x.nationality === y.nationality ? 1e-6 : 0), "nationality");
    const document = { documents: [{ type: "passport", number: "AB123456" }] };
    assert.ok(compare({ ...a, ...document }, { ...b, ...document }).logOdds >= plain, "document");
    assert.ok(compare({ ...a, birthPlaces: ["Chartres"] }, { ...b, birthPlaces: ["Chartres"] }).logOdds >= plain, "place");
    assert.ok(compare({ ...a, names: [...a.names, { text: "Zeltweg Quandt" }] }, { ...b, names: [...b.names, { text: "Zeltweg Quandt" }] }).logOdds >= plain, "alias");
    const longer = (of: Described, text: string): Described => ({ ...of, names: [{ text: `${text} Zeltweg` }] });
    assert.ok(compare(longer(a, x.text), longer(b, y.text)).logOdds >= plain, "further word");
  }), { numRuns: 300 });
});

test("a closer birth date never scores below a more distant one", () => {
  const at = (birth: string): number => compare(
    { names: [{ text: "Samy Amimour" }], births: [{ from: "1985-03-12", to: "1985-03-12" }] },
    { names: [{ text: "Samy Amimour" }], births: [birth.length === 4 ? { from: `${birth}-01-01`, to: `${birth}-12-31` } : { from: birth, to: birth }] }).logOdds;
  const order = ["1985-03-12", "1985-12-03", "1986-03-12", "1985", "1985-03-13", "1985-06-30", "1987-06-30", "1995-06-30"];
  for (let i = 1; i < order.length; i++) assert.ok(at(order[i - 1] as string) >= at(order[i] as string), `${order[i - 1]} below ${order[i]}`);
});
