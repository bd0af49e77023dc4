import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Instant } from "../lib/clock/index.ts";
import { MessageBody } from "./message.ts";
import { actBy, compareStandings, correctedSigns, corroborations, EMERGENCY_RANK, FIRST_WEIGHTS, NEVER, NO_SIGNS, pointsOf, rankOf, rankOfPriority, signsOf, triageReasons, Weights } from "./triage.ts";
import type { Signs } from "./triage.ts";

const AT = "2015-03-02T10:00:00.000Z" as Instant;

const warning = (more: object = {}): MessageBody => MessageBody.parse({ kind: "warning", purpose: "Prevention", ...more });
const notice = (event: object): MessageBody => MessageBody.parse({ kind: "notice", purpose: "Prevention", event });

const anySigns: fc.Arbitrary<Signs> = fc.record({
  emergency: fc.boolean(),
  urgency: fc.constantFrom(null, "immediate-serious-threat", "danger-to-life", "deprivation-of-liberty", "loss-of-relevance"),
  severity: fc.boolean(),
  corroborated: fc.nat(5),
  repeated: fc.boolean(),
  event: fc.constantFrom(null, { kind: "release" as const, at: AT }),
  grade: fc.constantFrom("A1", "B2", "C3", "X4"),
});

describe("what a message shows", () => {
  test("a marker, a ground of urgency and the best grade are signs", () => {
    const body = warning({
      terrorism: true,
      urgency: { ground: "danger-to-life", reasons: "An attack is planned" },
      claims: ["X4", "B1", "B2"].map((grade, index) => ({ ref: `c${index}`, says: { kind: "other", words: "Said so" }, grade, basis: "fact" })),
    });
    assert.deepEqual(signsOf(body, AT), { ...NO_SIGNS, severity: true, urgency: "danger-to-life", grade: "B1" });
  });

  for (const [words, event, now] of [
    ["a departure in two hours", { kind: "departure", on: "2015-03-02", departure: "2015-03-02T12:00:00.000Z" }, true],
    ["a release an hour ago", { kind: "release", on: "2015-03-02T09:00:00.000Z" }, true],
    ["a release today", { kind: "release", on: "2015-03-02" }, true],
    ["a departure in three months", { kind: "departure", on: "2015-06", departure: "2015-06-02T12:00:00.000Z" }, false],
    ["a crossing last month", { kind: "crossing", on: "2015-02-01" }, false],
    ["an arrest some time this month", { kind: "arrest", on: "2015-03" }, false],
  ] as const) {
    test(`${words} is ${now ? "" : "not "}happening now`, () => assert.equal(signsOf(notice(event), AT).event !== null, now));
  }

  test("an event that comes before the legal clock is what there is to act by", () => {
    const { event } = signsOf(notice({ kind: "departure", on: "2015-03-02", departure: "2015-03-02T12:00:00.000Z" }), AT);
    assert.equal(actBy("2015-04-01T10:00:00.000Z", { event }), "2015-03-02T12:00:00.000Z");
    assert.equal(actBy("2015-03-02T11:00:00.000Z", { event }), "2015-03-02T11:00:00.000Z");
    assert.equal(actBy(null, { event: null }), NEVER);
  });
});

test("a correction changes marker, claims and event, and leaves the ground of urgency and what others added", () => {
  const before: Signs = { ...NO_SIGNS, severity: true, urgency: "danger-to-life", repeated: true, corroborated: 1, grade: "A1" };
  const correction = (more: object) => MessageBody.parse({ kind: "correction", purpose: "Prevention", about: "w", version: 2, replaces: "warning", reasons: "The marker was wrong", ...more });
  assert.deepEqual(correctedSigns(before, correction({ terrorism: false }), AT), { ...before, severity: false });
  assert.deepEqual(correctedSigns({ ...before, severity: false }, correction({ terrorism: true, claims: [{ ref: "c", says: { kind: "other", words: "Said so" }, grade: "C3", basis: "fact" }] }), AT), { ...before, grade: "C3" });
});

describe("no person is a reason", () => {
  const names = ["Jean Dupont", "عبد الحميد", "Олег Петров", "王伟", "Siobhán Ní Bhriain", "Ngozi Okafor", "Moshe Levi", "José García"];
  const person = fc.record({
    name: fc.constantFrom(...names),
    nationality: fc.constantFrom("FR", "SY", "RU", "CN", "IE", "NG", "IL", "MX"),
    birthplace: fc.constantFrom("Paris", "Aleppo", "Grozny", "Lhasa", "Lagos"),
    birth: fc.constantFrom("1950", "1985-11-21", "2001-02"),
    sex: fc.constantFrom("F", "M", "X"),
    language: fc.constantFrom("fr", "ar", "ru", "zh", "ga"),
    words: fc.constantFrom("a believer of one faith", "a believer of another", "of a people", "of another people", ""),
  });
  const bodyOf = (who: { name: string; nationality: string; birthplace: string; birth: string; sex: string; language: string; words: string }, marks: object): MessageBody =>
    MessageBody.parse({
      kind: "warning",
      purpose: `Prevention ${who.words}`,
      title: `On ${who.name}`,
      text: who.words,
      language: who.language,
      ...marks,
      persons: [{ ref: "p", names: [{ text: who.name }], subjectClass: "other", nationalities: [who.nationality], sex: who.sex, births: [{ date: who.birth }], birthPlace: who.birthplace }],
      claims: [{ ref: "c", about: "p", says: { kind: "other", words: who.words === "" ? "Nothing" : who.words }, grade: "B2", basis: "fact" }],
    });
  const marks = fc.record({ terrorism: fc.boolean(), emergency: fc.boolean() });

  test("changing name, origin of the name, nationality, birthplace, birth, language and every word leaves the signs as they are", () => {
    fc.assert(fc.property(person, person, marks, (one, other, given) => assert.deepEqual(signsOf(bodyOf(one, given), AT), signsOf(bodyOf(other, given), AT))));
  });

  test("the order of many messages stays as it is when all their persons are exchanged", () => {
    const many = fc.array(fc.tuple(marks, person, person), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(many, (all) => {
        const order = (which: 1 | 2) => all.map((one, index) => ({ rank: rankOf(signsOf(bodyOf(one[which], one[0]), AT), FIRST_WEIGHTS), actBy: NEVER, id: String(index) })).sort(compareStandings).map(({ id }) => id);
        assert.deepEqual(order(1), order(2));
      }),
    );
  });

  test("weights have no place for anything else", () => {
    for (const field of ["nationality", "religion", "ethnicity", "name", "birthplace", "language"]) {
      assert.equal(Weights.safeParse({ ...FIRST_WEIGHTS, [field]: 5 }).success, false, field);
    }
  });
});

describe("corroboration", () => {
  const claim = (originMark: string | undefined, says: string | undefined = "conduct:x", within = "case") => ({ says, case: within, originMark });

  for (const [words, claims, expected] of [
    ["two origins corroborate each other", [claim("1"), claim("2")], 1],
    ["one origin repeated by three authorities corroborates nothing", [claim("1"), claim("1"), claim("1")], 0],
    ["unknown independence is none", [claim("1"), claim(undefined), claim(undefined)], 0],
    ["marks of two cases cannot be compared", [claim("1"), claim("2", "conduct:x", "other case")], 0],
    ["different things said are not corroboration", [claim("1"), claim("2", "conduct:y")], 0],
    ["what cannot be compared counts for nothing", [claim("1", undefined), { says: undefined, case: "case", originMark: "2" }], 0],
    ["nothing said is nothing corroborated", [], 0],
  ] as const) {
    test(words, () => assert.equal(corroborations(claims), expected));
  }
});

describe("rank", () => {
  test("the reasons add up to the points, heaviest first, and no reason weighs nothing", () => {
    fc.assert(
      fc.property(anySigns, (signs) => {
        const reasons = triageReasons(signs, FIRST_WEIGHTS).filter((one) => one.code !== "emergency");
        assert.equal(reasons.reduce((sum, one) => sum + one.points, 0), pointsOf(signs, FIRST_WEIGHTS));
        assert.deepEqual(reasons.map((one) => one.points), reasons.map((one) => one.points).sort((a, b) => b - a));
        assert.ok(reasons.every((one) => one.points > 0));
      }),
    );
  });

  test("one sign more never lowers a duty", () => {
    fc.assert(
      fc.property(anySigns, (signs) => {
        const before = rankOf(signs, FIRST_WEIGHTS);
        for (const more of [{ severity: true }, { repeated: true }, { corroborated: signs.corroborated + 1 }, { urgency: "danger-to-life" }, { event: { kind: "release", at: AT } }, { grade: "A1" }, { emergency: true }] as const) {
          assert.ok(rankOf({ ...signs, ...more }, FIRST_WEIGHTS) <= before, JSON.stringify(more));
        }
      }),
    );
  });

  test("only a declared emergency has the first rank", () => {
    fc.assert(fc.property(anySigns, (signs) => assert.equal(rankOf(signs, FIRST_WEIGHTS) === EMERGENCY_RANK, signs.emergency)));
  });

  test("a hundred origins weigh no more than three", () => {
    assert.equal(pointsOf({ ...NO_SIGNS, corroborated: 99 }, FIRST_WEIGHTS), pointsOf({ ...NO_SIGNS, corroborated: 2 }, FIRST_WEIGHTS));
  });

  test("duties without a message stand by their priority", () => {
    const ranks = (["P0", "P1", "P2", "P3"] as const).map((priority) => rankOfPriority(priority, FIRST_WEIGHTS));
    assert.equal(ranks[0], EMERGENCY_RANK);
    assert.equal(ranks[3], FIRST_WEIGHTS.ranks.length + 1);
    assert.ok(ranks.every((rank) => rank <= ranks[3]!));
  });

  test("the order is total: rank, then the time left, then the name", () => {
    const standing = fc.record({ rank: fc.nat(3), actBy: fc.constantFrom("2015-01-01", "2015-01-02", NEVER), id: fc.constantFrom("a", "b", "c") });
    fc.assert(
      fc.property(standing, standing, standing, (a, b, c) => {
        assert.equal(Math.sign(compareStandings(a, b)), -Math.sign(compareStandings(b, a)) || 0);
        assert.equal(compareStandings(a, b) === 0, JSON.stringify(a) === JSON.stringify(b));
        if (compareStandings(a, b) <= 0 && compareStandings(b, c) <= 0) assert.ok(compareStandings(a, c) <= 0);
      }),
    );
  });
});

test("weights that do not fall from rank to rank, or that are no whole numbers, are refused", () => {
  for (const wrong of [{ ranks: [8, 12] }, { ranks: [8, 8] }, { ranks: [] }, { severity: -1 }, { severity: 0.5 }, { severity: Number.NaN }, { id: "" }]) {
    assert.equal(Weights.safeParse({ ...FIRST_WEIGHTS, ...wrong }).success, false, JSON.stringify(wrong));
  }
  assert.ok(Weights.safeParse(FIRST_WEIGHTS).success);
});
