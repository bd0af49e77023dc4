import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { alertScores, compare, type Comparison, type Described, type RuleCode } from "./index.ts";

const named = (text: string, more: Partial<Described> = {}): Described => ({ names: [{ text }], ...more });
const on = (date: string): { readonly births: readonly { from: string; to: string }[] } => ({ births: [{ from: date, to: date }] });
const year = (y: number): { readonly births: readonly { from: string; to: string }[] } => ({ births: [{ from: `${y}-01-01`, to: `${y}-12-31` }] });
const rulesOf = (comparison: Comparison): RuleCode[] => comparison.reasons.flatMap((reason) => reason.rule ?? []);

function check(a: Described, b: Described, rules: readonly RuleCode[], not: readonly RuleCode[] = []): void {
  const found = rulesOf(compare(a, b));
  for (const rule of rules) assert.ok(found.includes(rule), `${a.names[0]?.text} / ${b.names[0]?.text}: ${rule} not in ${found.join(", ")}`);
  for (const rule of not) assert.ok(!found.includes(rule), `${a.names[0]?.text} / ${b.names[0]?.text}: ${rule} in ${found.join(", ")}`);
}

test("each name rule of Regulation 2023/332 is named where it applies, and not where it does not", () => {
  const parted = (forenames: string, surname: string): Described => ({ names: [{ text: `${forenames} ${surname}`, forenames, surname }] });
  check(named("Мостефаи Исмаил"), named("Mostefai Ismail"), ["name.transliteration"]);
  check(named("Mostefaï Ismail"), named("Mostefai Ismail"), ["name.transliteration"], ["name.one-edit"]);
  check(named("Mostefai Ismail"), named("Mostefai Ismail"), [], ["name.transliteration", "name.one-edit", "name.word-swap", "name.one-field"]);
  check(parted("Samy", "Amimour"), parted("Amimour", "Samy"), ["name.inversion"]);
  check(parted("Samy", "Amimour"), parted("Samy", "Amimour"), [], ["name.inversion", "name.one-field", "name.word-swap"]);
  check(parted("Samy", "Amimour"), named("Amimour Samy"), ["name.one-field"], ["name.inversion"]);
  check(named("Foued Mohamed Aggad"), named("Mohamed Foued Aggad"), ["name.word-swap"]);
  check(named("Anis Amri"), named("Anis Amir"), ["name.letter-swap"], ["name.one-edit"]);
  check(named("Bilal Hadfi"), named("Bilal Hafli"), [], ["name.one-edit"]);
  check(named("Tamerlan Tsarnaev"), named("Tamerlan Tsarnayev"), ["name.one-edit"], ["name.letter-swap"]);
  check(named("Jean-Pierre O'Neill"), named("Jean Pierre ONeill"), ["name.punctuation"], ["name.one-edit"]);
  check(named("Salah Abdeslam"), named("Salah Abdesl"), ["name.truncation"], ["name.letter-swap"]);
});

test("rules compose: a diacritic, exchanged words and one letter are all named", () => {
  const comparison = compare(named("Ismaël Omar Mostefaï"), named("Omar Ismail Mostefai"));
  const found = rulesOf(comparison);
  for (const rule of ["name.transliteration", "name.word-swap", "name.one-edit"] as const) assert.ok(found.includes(rule), rule);
  assert.ok(comparison.score > 0.9);
});

test("each birth rule is named where it applies, and not where it does not", () => {
  const at = (date: string): Described => named("Ismail Mostefai", on(date));
  check(at("1985-03-12"), at("1985-12-03"), ["birth.day-month-swap"], ["birth.one-edit"]);
  check(at("1985-03-12"), at("1985-03-12"), [], ["birth.day-month-swap", "birth.one-edit", "birth.calendar-conversion"]);
  check(at("1985-11-21"), at("1985-11-27"), ["birth.one-edit"]);
  check(at("1985-11-21"), at("1986-11-21"), ["birth.one-edit"]);
  check(at("1985-11-21"), at("1986-12-21"), [], ["birth.one-edit"]);
  check(at("1406-03-08"), at("1985-11-21"), ["birth.calendar-conversion"]);
  check(at("1985-11-08"), at("1985-11-21"), ["birth.calendar-conversion"]);
  check(at("1985-11-01"), at("1985-11-20"), [], ["birth.calendar-conversion"]);
});

test("each place rule is named where it applies, and not where it does not", () => {
  const from = (place: string): Described => named("Samy Amimour", { birthPlaces: [place] });
  check(from("Courcouronnes"), from("Courcouronnes"), [], ["place.transliteration", "place.one-edit", "place.renamed"]);
  check(from("Махачкала"), from("Makhachkala"), ["place.transliteration"]);
  check(from("Courcouronnes"), from("Courcouronne"), ["place.one-edit"]);
  check(from("Leningrad"), from("Saint Petersburg"), ["place.renamed"]);
  check(from("Leningrad"), from("Paris"), [], ["place.transliteration", "place.one-edit", "place.renamed"]);
});

test("names that only share consonants are kept apart", () => {
  for (const [a, b] of [["Hassan Ali", "Hussein Ali"], ["Mohammed Saleh", "Mahmoud Saleh"], ["Hasan Karim", "Husain Karim"]] as const) {
    assert.ok(compare(named(a), named(b)).score < 0.3, `${a} / ${b}`);
  }
  for (const [a, b] of [["Mohammed Saleh", "Muhamad Salih"], ["Hussein Ali", "Hussain Ali"], ["Hassan Ali", "Hasan Ali"]] as const) {
    const same = compare(named(a), named(b)).score;
    assert.ok(same > compare(named(a), named("Mahmoud Karim")).score, `${a} / ${b}`);
    assert.ok(same > 0.3, `${a} / ${b}: ${same}`);
  }
});

test("a birth date decides between the same person and a namesake", () => {
  const a = named("Ismail Mostefai", on("1985-11-21"));
  const without = compare(a, named("Ismail Mostefai")).score;
  assert.ok(without > 0.5 && without < 0.985, `${without}`);
  assert.ok(compare(a, named("Ismail Mostefai", on("1985-11-21"))).score > 0.999);
  assert.ok(compare(a, named("Ismail Mostefai", year(1985))).score > without);
  assert.ok(compare(a, named("Ismail Mostefai", on("1962-05-03"))).score < 0.2);
  assert.ok(compare(named("John Smith", on("1985-11-21")), named("John Smith", on("1962-05-03"))).score < 0.01);
});

test("an age at a date is an interval of birth dates", () => {
  const aged29 = named("Ismail Mostefai", { births: [{ from: "1985-11-14", to: "1986-11-13" }] });
  const fits = compare(aged29, named("Ismail Mostefai", on("1985-11-21")));
  assert.ok(fits.reasons.some((reason) => reason.code === "birth.overlap-narrow"));
  assert.ok(fits.score > compare(aged29, named("Ismail Mostefai")).score);
  assert.ok(compare(aged29, named("Ismail Mostefai", on("1970-11-21"))).score < 0.2);
});

test("the same name without a birth date stays a possibility, and a frequent name less of one", () => {
  const rare = compare(named("Ismail Mostefai"), named("Ismail Mostefai"));
  const common = compare(named("Mohamed Ali"), named("Mohamed Ali"));
  assert.ok(rare.reasons.some((reason) => reason.code === "birth.unknown"));
  assert.ok(rare.score < 0.985 && common.score < rare.score);
});

test("one shared word is never a match", () => {
  assert.ok(compare(named("Mostefai"), named("Ismail Mostefai")).score < 0.2);
  assert.ok(compare(named("Emma LLC"), named("Emma Daniels")).score < 0.05);
});

test("documents, places, nationality and sex move the score their way", () => {
  const base = named("Karim Haddad");
  const score = (a: Partial<Described>, b: Partial<Described>): number => compare({ ...base, ...a }, { ...base, ...b }).logOdds;
  const alone = score({}, {});
  assert.ok(score({ documents: [{ type: "passport", number: "AB 123456" }] }, { documents: [{ type: "passport", number: "ab-123456" }] }) > alone + 5);
  assert.ok(score({ nationalities: ["FR"] }, { nationalities: ["DZ", "FR"] }) > alone);
  assert.ok(score({ nationalities: ["FR"] }, { nationalities: ["DZ"] }) < alone);
  assert.ok(score({ sex: "F" }, { sex: "M" }) < alone);
  assert.ok(score({ birthPlaces: ["Bône"] }, { birthPlaces: ["Annaba"] }) > alone);
});

test("a twin interrupts nobody: one word of the name, the birth date and the birthplace may be shared by two", () => {
  const born = { ...on("1985-11-21"), birthPlaces: ["Lyon"], nationalities: ["FR"] };
  for (const [a, b] of [["Jean Dupont", "Pierre Dupont"], ["Yasin Sandoubari", "Karim Sandoubari"], ["Ana Maria Ivchenko", "Olga Petra Ivchenko"]] as const) {
    const twins = compare(named(a, born), named(b, born));
    assert.ok(twins.score > alertScores.queue && twins.score < alertScores.interrupt, `${a}, ${b}: ${twins.score}`);
    const papers = { documents: [{ type: "passport", number: "AB 123456" }] };
    assert.ok(compare(named(a, { ...born, ...papers }), named(b, { ...born, ...papers })).score > alertScores.interrupt, "one passport is one person's");
  }
});

test("contributions sum to the log-odds and comparison is symmetric, for any text", () => {
  const anyName = fc.oneof(fc.string({ unit: "binary", maxLength: 60 }), fc.constantFrom("Jean Dupont", "Pierre Dupond", "Mohammed Saleh", "Muhamad Salih", "William Jones", "Bill K. Jonas", "J. Jones", "Abdul Rahman Karim", "Abdulrahman Kareem", "Ismaël Mostefaï", "محمد علي", "Omar al-Bashir", "Иван Петров", "김정은", "A", "12", ""));
  fc.assert(fc.property(anyName, anyName, (a, b) => {
    const x = compare(named(a), named(b));
    const y = compare(named(b), named(a));
    assert.ok(Math.abs(x.logOdds - x.reasons.reduce((sum, reason) => sum + reason.contribution, 0)) < 1e-9);
    assert.ok(x.score >= 0 && x.score <= 1);
    assert.ok(Math.abs(x.logOdds - y.logOdds) < 1e-6, `${x.logOdds} ${y.logOdds}`);
  }), { numRuns: 800 });
});

test("bad input gives an answer, never an exception", () => {
  const bad = ["", " ", "x", "12345", "\ud800", "\u202e\u200d", "a".repeat(10_000), "ab ".repeat(5_000), "Аnna Sмith", "'''", "ـــ", "\u0000", "𝕬𝖓𝖓𝖆 Smith", "ا".repeat(500)];
  for (const a of bad) {
    for (const b of bad) assert.ok(Number.isFinite(compare(named(a, on("2021-02-30")), named(b, { births: [{ from: "x", to: "" }] })).score));
  }
});
