import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { unwrap } from "../lib/base/result.ts";
import { disjoint, intervalOfPartial, parseCalendarDate, parsePartialDate } from "../lib/clock/index.ts";
import type { CalendarDate, PartialDate } from "../lib/clock/index.ts";
import { Claim } from "./claim.ts";
import type { PlacedClaim } from "./claim.ts";
import { findContradictions } from "./contradiction.ts";
import type { PlacedDescription } from "./entry.ts";
import { findOpenStays } from "./open-stay.ts";
import { PersonDescription } from "./person.ts";

const date = (text: string): PartialDate => unwrap(parsePartialDate(text));
const day = (text: string): CalendarDate => unwrap(parseCalendarDate(text));
const names: Record<string, string> = { ankara: "Ankara", brussels: "Brussels", paris: "Paris" };
const nameOf = (id: string) => names[id] ?? id;

type Told = { readonly by?: string; readonly in?: string; readonly known?: string } & Record<string, unknown>;

/** A claim: `id` is its ref; `by` its authority, `in` its message (one for each authority unless told), the rest goes into the claim or its statement. */
function claim(ref: string, { by = "brussels", in: source = by, known = "2015-01-01T00:00:00.000Z", ...rest }: Told, says: Record<string, unknown>): PlacedClaim {
  const parsed = Claim.parse({ ref, basis: "fact", says, ...rest });
  return { id: `${source}#${ref}`, source, provider: by, knownAt: known, claim: parsed, ...(parsed.about === undefined ? {} : { about: `${source}#${parsed.about}` }) };
}

function described(source: string, births: readonly unknown[], more: Partial<PlacedDescription> = {}): PlacedDescription {
  const person = PersonDescription.parse({ ref: "p", names: [{ text: "A B" }], births, subjectClass: "suspect" });
  return { id: `${source}#p`, source, sourceKind: "message", direction: "in", provider: source, thread: null, knownAt: "2015-01-01T00:00:00.000Z", live: true, person, ...more };
}

function check(name: string, claims: readonly PlacedClaim[], expected: readonly string[], descriptions: readonly PlacedDescription[] = []): void {
  test(name, () => {
    for (const order of [claims, claims.toReversed()]) {
      assert.deepEqual(findContradictions(order, descriptions.toReversed(), nameOf).map((one) => `${one.rule}: ${one.words}`).sort(), [...expected].sort());
    }
  });
}

const into = (on: string, more: object = {}) => ({ kind: "entry", country: "TR", on, ...more });
const outOf = (on: string, more: object = {}) => ({ kind: "exit", country: "TR", on, ...more });

describe("two entries", () => {
  const b = claim("B2", { by: "brussels", grade: "B2" }, into("2012"));
  const a = claim("A2", { by: "ankara", grade: "A2", known: "2015-02-01T00:00:00.000Z" }, into("2013", { place: "Edirne" }));
  check("told by two authorities that each know of one entry cannot both be right", [b, a], ["entry.date: Entry into TR: Brussels says 2012 (B2); Ankara says 2013 at Edirne (A2)."]);
  check("with an exit in between are both possible", [b, a, claim("x", { by: "paris" }, outOf("2012-12"))], []);
  check("with an exit too late to explain them still contradict", [b, a, claim("x", { by: "paris" }, outOf("2014"))], ["entry.date: Entry into TR: Brussels says 2012 (B2); Ankara says 2013 at Edirne (A2)."]);
  check("told by one authority in one breath are two journeys", [claim("1", {}, into("2012")), claim("2", {}, into("2013"))], []);
  check("are no contradiction once an authority tells of two journeys itself", [b, a, claim("2", {}, into("2014"))], []);
  check("told by one authority after two sources contradict", [claim("1", { source: "a newspaper" }, into("2012")), claim("2", { source: "an official" }, into("2013"))], [
    "entry.date: Entry into TR: Brussels, quoting a newspaper, says 2012 (X4); Brussels, quoting an official, says 2013 (X4).",
  ]);
  check("after a protected source contradict without naming it", [claim("1", { source: "agent K", sourceProtected: true }, into("2012")), claim("2", { source: "an official" }, into("2013"))], [
    "entry.date: Entry into TR: Brussels says 2012 (X4); Brussels, quoting an official, says 2013 (X4).",
  ]);
  check("of one origin are one account, whoever passes them on", [claim("1", { originMark: "o1" }, into("2012")), claim("2", { by: "ankara", originMark: "o1" }, into("2013"))], []);
  check("marked as one journey contradict whatever else is told", [
    claim("1", {}, into("2012", { journey: "j" })), claim("2", { by: "ankara" }, into("2013", { journey: "j" })), claim("3", { by: "ankara" }, into("2008")), claim("x", { by: "paris" }, outOf("2012-12")),
  ], ["entry.date: Entry into TR: Brussels says 2012 (X4); Ankara says 2013 (X4)."].map((text) => text.replace("Brussels says 2012 (X4); Ankara says 2013 (X4)", "Ankara says 2013 (X4); Brussels says 2012 (X4)")));
  check("marked as two journeys do not contradict", [claim("1", {}, into("2012", { journey: "j" })), claim("2", { by: "ankara" }, into("2013", { journey: "k" }))], []);
  check("into two countries do not contradict", [claim("1", {}, into("2012")), claim("2", { by: "ankara" }, { ...into("2013"), country: "SY" })], []);
  check("a year and a month of it agree, and stand together against another year", [b, claim("P", { by: "paris", known: "2015-03-01T00:00:00.000Z" }, into("2012-05")), a], [
    "entry.date: Entry into TR: Brussels says 2012 (B2) and Paris says 2012-05 (X4); Ankara says 2013 at Edirne (A2).",
  ]);
});

describe("what is denied", () => {
  check("an entry within a period without any contradicts", [claim("1", { by: "ankara" }, into("2013-05")), claim("2", { by: "paris", source: "Le Quotidien" }, { kind: "no-entry", country: "TR", during: "2013" })], [
    "entry.denied: Entry into TR: Ankara says 2013-05 (X4); Paris, quoting Le Quotidien, says there was none in 2013 (X4).",
  ]);
  check("an entry that may lie outside the period does not", [claim("1", { by: "ankara" }, into("2013")), claim("2", { by: "paris" }, { kind: "no-entry", country: "TR", during: "2013-05" })], []);
  check("an exit before the date as of which none is on record contradicts", [claim("1", { by: "paris" }, outOf("2014")), claim("2", { by: "ankara" }, { kind: "no-exit", country: "TR", asOf: "2015-11-16" })], [
    "exit.denied: Exit from TR: Ankara says none is on record as of 2015-11-16 (X4); Paris says 2014 (X4).",
  ]);
  check("an exit is explained by a later entry", [claim("1", { by: "paris" }, outOf("2009")), claim("3", { by: "paris" }, into("2013")), claim("2", { by: "ankara" }, { kind: "no-exit", country: "TR", asOf: "2015-11-16" })], []);
  check("an exit after the date as of which none is on record does not contradict", [claim("1", { by: "paris" }, outOf("2015")), claim("2", { by: "ankara" }, { kind: "no-exit", country: "TR", asOf: "2015-06" })], []);
  check("conduct denied contradicts conduct asserted on the same topic", [
    claim("1", { by: "ankara" }, { kind: "conduct", words: "wanted to join an armed group", topic: "t" }),
    claim("2", { source: "the person" }, { kind: "conduct", words: "any involvement", denied: true, topic: "t" }),
    claim("3", {}, { kind: "conduct", words: "something else", denied: true }),
  ], ["conduct.denied: Conduct, t: Ankara says wanted to join an armed group (X4); Brussels, quoting the person, says denied: any involvement (X4)."]);
});

describe("presence, events and communications", () => {
  const here = (country: string, on: string) => ({ kind: "presence", country, on });
  check("two countries on one full day contradict", [claim("1", {}, here("BE", "2015-03-01")), claim("2", { by: "ankara" }, here("TR", "2015-03-01"))], ["presence.two-countries: Whereabouts on 2015-03-01: Ankara says TR (X4); Brussels says BE (X4)."]);
  check("two countries in one month do not", [claim("1", {}, here("BE", "2015-03")), claim("2", { by: "ankara" }, here("TR", "2015-03"))], []);
  check("two dates of one event contradict", [claim("1", {}, { kind: "event-date", event: "attack", on: "2015-11-13" }), claim("2", { source: "an article" }, { kind: "event-date", event: "attack", on: "2015-09-13" }), claim("3", {}, { kind: "event-date", event: "attack", on: "2015-11" })], [
    "event.date: Date of attack: Brussels says 2015-11-13 (X4) and Brussels says 2015-11 (X4); Brussels, quoting an article, says 2015-09-13 (X4).",
  ]);
  check("dates of two events do not", [claim("1", {}, { kind: "event-date", event: "a", on: "2015-11-13" }), claim("2", {}, { kind: "event-date", event: "b", on: "2015-09-13" })], []);
  const sent = (more: object) => ({ kind: "communication", event: "nov", from: "paris", to: "ankara", happened: true, as: "request", ...more });
  check("an answer to one is a request to another, and two dates of it are two dates", [claim("1", { by: "paris" }, sent({ as: "answer", on: "2014-10-10" })), claim("2", { by: "ankara" }, sent({ on: "2014-10-22" })), claim("3", {}, sent({ as: "message" }))], [
    "communication.kind: Communication nov: Ankara says it was a request, from Paris to Ankara (X4); Paris says it was an answer, from Paris to Ankara (X4).",
    "event.date: Date of nov: Ankara says 2014-10-22 (X4); Paris says 2014-10-10 (X4).",
  ]);
  check("what reached its addressee for one never did for another", [claim("1", { by: "paris" }, sent({ happened: false })), claim("2", { by: "ankara" }, sent({}))], [
    "communication.happened: Communication nov: Ankara says it reached the addressee, from Paris to Ankara (X4); Paris says it never reached the addressee, from Paris to Ankara (X4).",
  ]);
});

describe("births", () => {
  check("two dates from two messages contradict", [], ["birth.date: Date of birth: Ankara describes 1985-11-21; Paris describes 1986-12-02."], [described("ankara", [{ date: "1985-11-21" }]), described("paris", [{ date: "1986-12-02" }])]);
  check("day and month exchanged are named", [], ["birth.swapped: Date of birth, day and month exchanged: Ankara describes 1985-12-03; Paris describes 1985-03-12."], [described("ankara", [{ date: "1985-12-03" }]), described("paris", [{ date: "1985-03-12" }])]);
  check("an age excludes a date", [], ["birth.age: Age and date of birth: Ankara describes aged 29 on 2015-11-16; Paris describes 1985-11-16."], [described("ankara", [{ age: 29, at: "2015-11-16" }]), described("paris", [{ date: "1985-11-16" }])]);
  check("an age that allows a date does not", [], [], [described("ankara", [{ age: 29, at: "2015-11-16" }]), described("paris", [{ date: "1985-11-21" }])]);
  check("two dates in one message are a doubt, and agree with whoever names one", [], ["birth.doubt: Date of birth, in doubt within one message: Ankara describes 1985-11-21; Ankara describes 1986-11-21."], [described("ankara", [{ date: "1985-11-21" }, { date: "1986-11-21" }]), described("paris", [{ date: "1986" }])]);
  check("a claim about the person counts, one about somebody else does not", [claim("1", { about: "p" }, { kind: "birth", on: "1980" }), claim("2", { about: "q" }, { kind: "birth", on: "1970" })], ["birth.date: Date of birth: Brussels says 1980 (X4); Paris describes 1985."], [described("brussels", []), described("paris", [{ date: "1985" }])]);
  check("a withdrawn message no longer speaks, a closed watch file does", [claim("1", { by: "gone", about: "p" }, { kind: "birth", on: "1960" })], ["birth.date: Date of birth: old describes 1980; Paris describes 1985."], [
    described("gone", [{ date: "1970" }], { live: false }), described("old", [{ date: "1980" }], { live: false, sourceKind: "watch-file" }), described("paris", [{ date: "1985" }]),
  ]);
});

describe("disputes", () => {
  const first = claim("1", { by: "ankara", in: "m1" }, { kind: "other", words: "he was never told" });
  check("what one authority disputes of another stands beside it", [first, claim("2", { disputes: "m1#1" }, { kind: "other", words: "he was told twice" })], ["claim.disputed: Disputed: Brussels says he was told twice (X4); Ankara says he was never told (X4)."]);
  check("in a dispute authorities have their names", [claim("1", { by: "ankara", in: "m1" }, { kind: "communication", event: "e1", from: "ankara", to: "paris", happened: true, as: "notice" }), claim("2", { disputes: "m1#1" }, { kind: "other", words: "nothing came" })], ["claim.disputed: Disputed: Brussels says nothing came (X4); Ankara says notice from Ankara to Paris took place (X4)."]);
  check("an authority that disputes itself later has corrected itself", [first, claim("2", { by: "ankara", in: "m2", known: "2015-06-01T00:00:00.000Z", disputes: "m1#1" }, { kind: "other", words: "he was told" })], []);
  check("a corrected claim no longer contradicts others", [claim("1", { by: "ankara", in: "m1" }, into("2013")), claim("2", { by: "ankara", in: "m2", known: "2015-06-01T00:00:00.000Z", disputes: "m1#1" }, into("2012")), claim("3", {}, into("2012-05"))], []);
  check("a dispute that another rule has found is told once", [claim("1", { by: "ankara" }, into("2013")), claim("2", { disputes: "ankara#1" }, into("2012"))], ["entry.date: Entry into TR: Ankara says 2013 (X4); Brussels says 2012 (X4)."]);
  check("two that dispute each other are told once", [claim("1", { by: "ankara", disputes: "brussels#2" }, { kind: "other", words: "no" }), claim("2", { disputes: "ankara#1" }, { kind: "other", words: "yes" })], ["claim.disputed: Disputed: Ankara says no (X4); Brussels says yes (X4)."]);
  check("a claim that disputes itself or something unknown says nothing", [claim("1", { disputes: "1" }, { kind: "other", words: "no" }), claim("2", { disputes: "elsewhere#9" }, { kind: "other", words: "yes" })], []);
});

describe("the key", () => {
  const b = claim("b", {}, into("2012"));
  const a = claim("a", { by: "ankara" }, into("2013"));
  const key = (claims: readonly PlacedClaim[]) => findContradictions(claims, []).map((one) => one.key);
  test("stays when a position is repeated or narrowed, and changes with a new position", () => {
    const later = { by: "paris", known: "2015-06-01T00:00:00.000Z" };
    assert.deepEqual(key([a, b, claim("r", later, into("2013"))]), key([a, b]));
    assert.deepEqual(key([a, b, claim("r", later, into("2013-05"))]), key([a, b]));
    assert.notDeepEqual(key([a, b, claim("r", later, into("2014"))]), key([a, b]));
  });
});

describe("open stays", () => {
  function checkStays(name: string, claims: readonly PlacedClaim[], expected: readonly string[], asOf = "2015-11-16"): void {
    test(name, () => {
      for (const order of [claims, claims.toReversed()]) assert.deepEqual(findOpenStays(order, day(asOf), nameOf).map((one) => `${one.rule}: ${one.words}`), expected);
    });
  }
  const entry = claim("1", { by: "ankara", grade: "A2" }, into("2013"));
  checkStays("an entry without an exit is open", [entry], ["stay.open: Entry into TR without an exit: Ankara says 2013 (A2)."]);
  checkStays("that no exit is on record is said with it", [entry, claim("2", { by: "ankara" }, { kind: "no-exit", country: "TR", asOf: "2015-11-16" })], ["stay.open: Entry into TR without an exit: Ankara says 2013 (A2). Ankara says none is on record as of 2015-11-16 (X4)."]);
  checkStays("a later exit closes it", [entry, claim("2", {}, outOf("2014-02"))], []);
  checkStays("an exit elsewhere does not", [entry, claim("2", {}, { ...outOf("2014-02"), country: "GR" })], ["stay.open: Entry into TR without an exit: Ankara says 2013 (A2)."]);
  checkStays("an exit that may precede the entry leaves it doubtful", [entry, claim("2", {}, outOf("2013-04"))], ["stay.doubtful: Entry into TR without an exit: Ankara says 2013 (A2). In doubt: Brussels says there was an exit 2013-04 (X4)."]);
  checkStays("an exit in the same year closes the journey it belongs to", [claim("1", {}, into("2013", { journey: "j" })), claim("2", {}, outOf("2013-04", { journey: "j" }))], []);
  checkStays("an exit that somebody denies leaves it doubtful", [entry, claim("2", {}, outOf("2014-02")), claim("3", { by: "ankara" }, { kind: "no-exit", country: "TR", asOf: "2015" })], [
    "stay.doubtful: Entry into TR without an exit: Ankara says 2013 (A2). Ankara says none is on record as of 2015 (X4). In doubt: Brussels says there was an exit 2014-02 (X4).",
  ]);
  checkStays("an old journey stays closed although nobody left after a new one", [claim("o", {}, into("2008")), claim("p", {}, outOf("2009")), entry, claim("3", { by: "ankara" }, { kind: "no-exit", country: "TR", asOf: "2015" })], [
    "stay.open: Entry into TR without an exit: Ankara says 2013 (A2). Ankara says none is on record as of 2015 (X4).",
  ]);
  checkStays("two accounts of one entry are one stay", [entry, claim("b", { grade: "B2", known: "2015-03-01T00:00:00.000Z" }, into("2012"))], ["stay.open: Entry into TR without an exit: Ankara says 2013 (A2); Brussels says 2012 (B2)."]);
  checkStays("what comes after the date is not known yet", [claim("1", {}, into("2016")), entry, claim("2", {}, outOf("2016"))], ["stay.open: Entry into TR without an exit: Ankara says 2013 (A2)."]);
  test("keep their key when a second account or a denial follows", () => {
    const key = (claims: readonly PlacedClaim[]) => findOpenStays(claims, day("2015-11-16")).map((one) => one.key);
    assert.deepEqual(key([entry, claim("b", { known: "2015-03-01T00:00:00.000Z" }, into("2012"))]), key([entry]));
  });
});

describe("for any claims", () => {
  const partial = fc.tuple(fc.integer({ min: 2012, max: 2013 }), fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }), fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined })).map(([year, month, dayOf]) => date(month === undefined ? `${year}` : dayOf === undefined ? `${year}-0${month}` : `${year}-0${month}-0${dayOf}`));
  const country = fc.constantFrom("TR", "BE");
  const journey = fc.constantFrom({}, {}, { journey: "j" }, { journey: "k" });
  const crossings = fc.tuple(fc.constantFrom("entry", "entry", "entry", "exit", "no-exit"), partial, journey).map(([kind, on, more]) => ({ kind, country: "TR", ...(kind === "no-exit" ? { asOf: on } : { on }), ...more }));
  const says = fc.oneof(
    fc.tuple(fc.constantFrom("entry", "exit"), country, partial, journey).map(([kind, where, on, more]) => ({ kind, country: where, on, ...more })),
    fc.tuple(country, partial, journey).map(([where, during, more]) => ({ kind: "no-entry", country: where, during, ...more })),
    fc.tuple(country, partial, journey).map(([where, asOf, more]) => ({ kind: "no-exit", country: where, asOf, ...more })),
    fc.tuple(country, partial).map(([where, on]) => ({ kind: "presence", country: where, on })),
    fc.tuple(fc.constantFrom("e", "f"), partial).map(([event, on]) => ({ kind: "event-date", event, on })),
    fc.tuple(fc.boolean(), fc.constantFrom("request", "answer", "message"), partial).map(([happened, as, on]) => ({ kind: "communication", event: "e", from: "a", to: "b", happened, as, on })),
    fc.tuple(fc.boolean(), fc.constantFrom({}, { topic: "t" })).map(([denied, more]) => ({ kind: "conduct", words: "w", denied, ...more })),
    partial.map((on) => ({ kind: "birth", on })),
  );
  const told = (statements: fc.Arbitrary<Record<string, unknown>>) => fc.record({
    by: fc.constantFrom("a", "b", "c"),
    message: fc.integer({ min: 1, max: 2 }),
    known: fc.constantFrom("2015-01-01T00:00:00.000Z", "2015-02-01T00:00:00.000Z"),
    mark: fc.constantFrom({}, {}, { originMark: "o" }, { originMark: "q" }),
    source: fc.constantFrom({}, {}, { source: "X" }, { source: "x " }, { source: "Y" }),
    disputes: fc.constantFrom({}, {}, {}, { disputes: "a1#0" }, { disputes: "1" }),
    says: statements,
  });
  const claims = fc.oneof(fc.array(told(says), { maxLength: 9 }), fc.array(told(crossings), { maxLength: 7 })).map((list) => list.map((one, i) => claim(String(i), { by: one.by, in: `${one.by}${one.message}`, known: one.known, ...one.mark, ...one.source, ...one.disputes }, one.says)));

  test("their order never matters, nor that one is given twice", () => {
    const shuffledOf = <T>(list: readonly T[]) => fc.shuffledSubarray([...list, ...list.slice(0, 2)], { minLength: Math.min(list.length + 2, list.length * 2) });
    const persons = fc.array(fc.tuple(fc.subarray([{ date: "1985-03-12" }, { date: "1985-12-03" }, { date: "1985" }, { date: "1986-03" }, { age: 29, at: "2015-11-16" }]), fc.boolean(), fc.constantFrom("2015-01-01T00:00:00.000Z", "2015-02-01T00:00:00.000Z")), { maxLength: 5 })
      .map((list) => list.map(([births, live, knownAt], i) => described(`${"ab"[i % 2]}${i}`, births, { live, knownAt })));
    fc.assert(fc.property(fc.tuple(claims, persons).chain(([list, people]) => fc.tuple(fc.constant(list), shuffledOf(list), fc.constant(people), shuffledOf(people))), ([list, shuffled, people, peopleShuffled]) => {
      assert.deepEqual(findContradictions(shuffled, peopleShuffled), findContradictions(list, people));
      assert.deepEqual(findOpenStays(shuffled, day("2013-06-01")), findOpenStays(list, day("2013-06-01")));
    }));
  });

  test("no claim contradicts itself, every side holds somebody and keys are unique", () => {
    fc.assert(fc.property(claims, (list) => {
      const found = findContradictions(list, []);
      for (const one of found) {
        assert.ok(one.sides.length >= 2);
        for (const side of one.sides) assert.ok(side.ids.length > 0);
        if (one.rule === "birth.doubt" || one.rule.startsWith("birth.")) continue; // a message with two births may hold two sides
        const ids = one.sides.flatMap((side) => side.ids);
        assert.equal(new Set(ids).size, ids.length);
      }
      assert.equal(new Set(found.map((one) => one.key)).size, found.length);
    }));
  });

  test("dates that can be one never contradict", () => {
    const nested = fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.constantFrom("2012", "2012-05", "2012-05-03"), fc.constantFrom("entry", "event-date", "birth")), { maxLength: 8 });
    fc.assert(fc.property(nested, (list) => {
      const all = list.map(([by, on, kind], i) => claim(String(i), { by }, kind === "entry" ? into(on) : kind === "birth" ? { kind, on } : { kind, event: "e", on }));
      assert.deepEqual(findContradictions(all, []), []);
    }));
  });

  test("the pairs held apart are those a naive reading of the rules holds apart", () => {
    fc.assert(fc.property(claims, (list) => {
      const standing = list.filter((one) => !list.some((other) => corrects(other, one)));
      const naive = standing.flatMap((a) => standing.filter((b) => a.id < b.id).flatMap((b) => (naiveRules(a, b, standing) ?? []).map((rule) => `${rule} ${a.id} ${b.id}`)));
      const found = findContradictions(list, []).filter((one) => !one.rule.startsWith("birth.") && one.rule !== "claim.disputed");
      const involved = new Set(found.flatMap((one) => one.sides.flatMap((side) => side.ids.map((id) => `${one.rule} ${id}`))));
      assert.deepEqual([...involved].sort(), [...new Set(naive.flatMap((text) => { const [rule, a, b] = text.split(" "); return [`${rule} ${a}`, `${rule} ${b}`]; }))].sort());
      for (const text of naive) {
        const [rule, a, b] = text.split(" ") as [string, string, string];
        const holding = found.filter((one) => one.rule === rule && one.sides.some((side) => side.ids.includes(a)));
        assert.ok(holding.some((one) => one.sides.some((side) => side.ids.includes(b)) && !one.sides.some((side) => side.ids.includes(a) && side.ids.includes(b))), `${text} on two sides of one contradiction`);
      }
    }), { numRuns: 500 });
  });

  function corrects(later: PlacedClaim, earlier: PlacedClaim): boolean {
    const { disputes } = later.claim;
    const local = `${later.source}#${disputes}`;
    const target = claimsHave(local, later, earlier) ? local : disputes;
    return target === earlier.id && later.source !== earlier.source && earlier.knownAt < later.knownAt && oneVoice(later, earlier);
  }
  function claimsHave(local: string, later: PlacedClaim, earlier: PlacedClaim): boolean {
    return local === earlier.id || local === later.id;
  }
  function oneVoice(a: PlacedClaim, b: PlacedClaim): boolean {
    const [x, y] = [a.claim, b.claim];
    if (x.originMark && y.originMark) return x.originMark === y.originMark;
    if (a.provider !== b.provider) return false;
    return !(x.source && y.source) || x.source.trim().toLowerCase() === y.source.trim().toLowerCase();
  }
  const far = (x: string, y: string) => disjoint(intervalOfPartial(x as PartialDate), intervalOfPartial(y as PartialDate));

  /** Which rules hold two claims apart, read off the rules one pair at a time. */
  function naiveRules(a: PlacedClaim, b: PlacedClaim, all: readonly PlacedClaim[]): readonly string[] | undefined {
    if (a.claim.originMark && a.claim.originMark === b.claim.originMark) return undefined;
    const [x, y] = [a.claim.says, b.claim.says].sort((s, t) => (s.kind < t.kind ? -1 : 1)) as [PlacedClaim["claim"]["says"], PlacedClaim["claim"]["says"]];
    const rules: string[] = [];
    const entries = all.flatMap((one) => (one.claim.says.kind === "entry" ? [{ one, says: one.claim.says }] : []));
    if (x.kind === "entry" && y.kind === "entry" && x.country === y.country && far(x.on, y.on)) {
      const alone = (one: PlacedClaim) => {
        const own = entries.filter((e) => e.says.country === x.country && oneVoice(e.one, one));
        return own.every((e) => own.every((f) => !far(e.says.on, f.says.on) && (!e.says.journey || !f.says.journey || e.says.journey === f.says.journey)));
      };
      const [early, late] = [x.on, y.on].sort() as [PartialDate, PartialDate];
      const left = all.some(({ claim: { says: z } }) => z.kind === "exit" && z.country === x.country && intervalOfPartial(z.on).last >= intervalOfPartial(early).first && intervalOfPartial(z.on).first <= intervalOfPartial(late).last);
      if (x.journey && y.journey ? x.journey === y.journey : alone(a) && alone(b) && !oneVoice(a, b) && !left) rules.push("entry.date");
    }
    const marksApart = "journey" in x && "journey" in y && x.journey && y.journey && x.journey !== y.journey;
    if (x.kind === "entry" && y.kind === "no-entry" && x.country === y.country && !marksApart && x.on.startsWith(y.during)) rules.push("entry.denied");
    if (x.kind === "exit" && y.kind === "no-exit" && x.country === y.country && !marksApart && intervalOfPartial(x.on).last < intervalOfPartial(y.asOf).first) {
      const again = entries.some((e) => e.says.country === x.country && intervalOfPartial(e.says.on).first > intervalOfPartial(x.on).last && intervalOfPartial(e.says.on).first <= intervalOfPartial(y.asOf).last);
      if ((x.journey && x.journey === y.journey) || !again) rules.push("exit.denied");
    }
    if (x.kind === "presence" && y.kind === "presence" && x.on === y.on && x.on.length === 10 && x.country !== y.country) rules.push("presence.two-countries");
    const dated = (z: typeof x) => (z.kind === "event-date" || (z.kind === "communication" && z.happened) ? z : undefined);
    const [d, e] = [dated(x), dated(y)];
    if (d?.on && e?.on && d.event === e.event && far(d.on, e.on)) rules.push("event.date");
    if (x.kind === "communication" && y.kind === "communication") {
      if (x.happened !== y.happened) rules.push("communication.happened");
      if (x.happened && y.happened && x.as !== y.as && x.as !== "message" && y.as !== "message") rules.push("communication.kind");
    }
    if (x.kind === "conduct" && y.kind === "conduct" && x.topic && x.topic === y.topic && x.denied !== y.denied) rules.push("conduct.denied");
    return rules;
  }
});
