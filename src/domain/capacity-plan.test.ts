import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { unwrap } from "../lib/base/result.ts";
import { addMs, parseInstant } from "../lib/clock/index.ts";
import { CapacityPlan, forecastTeams } from "./capacity-plan.ts";
import { evolve } from "./entry.ts";
import { openObligation } from "./obligation.ts";
import type { Obligation } from "./obligation.ts";
import { Officer } from "./roster.ts";
import { NO_SIGNS } from "./triage.ts";

const MONDAY = unwrap(parseInstant("2026-11-23T08:00:00Z"));
const HOUR = 3_600_000;
const week = Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["08:00", "16:00"]]]));
const planOf = (...teams: readonly (readonly [id: string, officers: readonly string[], hours?: unknown])[]): CapacityPlan =>
  CapacityPlan.parse({ teams: teams.map(([id, officers, hours = { zone: "UTC", week }]) => ({ id, name: `Team ${id}`, officers, hours })), minutes: { acknowledge: 10, answer: 60, other: 30 } });
const officer = (id: string, absences: readonly object[] = []): Officer => Officer.parse({ id, name: id, post: "Desk", roles: ["liaison"], absences });

const STAFF = [officer("ana"), officer("rui")];

function duty(id: string, owner: string, hours: number): Obligation {
  const opening = { id, duty: "answer" as const, side: "debtor" as const, debtor: "be", creditor: "fr", message: id, owner, priority: "P3" as const, signs: NO_SIGNS };
  return evolve("obligation", undefined, openObligation(opening, { within: { hours }, regime: "r", article: "a" }, MONDAY, "UTC"));
}

const forecast = (plan: CapacityPlan, duties: readonly Obligation[], more: Partial<Parameters<typeof forecastTeams>[0]> = {}) => forecastTeams({ plan, roster: STAFF, duties, came: [], now: MONDAY, ...more });

test("a team does one duty after the other in its working hours, and what falls due before its turn is foreseen", () => {
  const [team] = forecast(planOf(["desk", ["ana"]]), [duty("a", "ana", 1), duty("b", "ana", 2), duty("c", "ana", 2)]);
  assert.deepEqual([team!.waiting, team!.workHours, team!.missed, team!.late], [3, 3, 1, 0]);
  assert.deepEqual(team!.duties.map(({ obligation, creditor, due, doneAt }) => ({ obligation, creditor, due, doneAt })), [{ obligation: "c", creditor: "fr", due: addMs(MONDAY, 2 * HOUR), doneAt: addMs(MONDAY, 3 * HOUR) }]);
});

test("work that does not fit into a day goes on the next morning, and over a weekend on Monday", () => {
  const nine = Array.from({ length: 9 }, (_, index) => duty(`d${index}`, "ana", 24));
  assert.deepEqual(forecast(planOf(["desk", ["ana"]]), nine)[0]!.duties.map(({ obligation, doneAt }) => ({ obligation, doneAt })), [{ obligation: "d8", doneAt: addMs(MONDAY, 25 * HOUR) }]);
  const friday = addMs(MONDAY, 4 * 24 * HOUR);
  const late = Array.from({ length: 9 }, (_, index) => duty(`d${index}`, "ana", 6 * 24));
  const [team] = forecast(planOf(["desk", ["ana"]]), late, { now: friday });
  assert.deepEqual(team!.duties.map(({ obligation, doneAt }) => ({ obligation, doneAt })), [{ obligation: "d8", doneAt: addMs(MONDAY, (7 * 24 + 1) * HOUR) }]);
});

describe("whoever is there counts", () => {
  const four = ["a", "b", "c", "d"].map((id) => duty(id, "ana", 2));

  test("two officers do twice as much", () => {
    assert.equal(forecast(planOf(["desk", ["ana"]]), four)[0]!.missed, 2);
    assert.equal(forecast(planOf(["desk", ["ana", "rui"]]), four)[0]!.missed, 0);
  });

  test("an absence takes hours away, from the instant it begins to the one it ends", () => {
    const away = officer("rui", [{ from: addMs(MONDAY, HOUR), until: addMs(MONDAY, 24 * HOUR) }]);
    const [team] = forecast(planOf(["desk", ["ana", "rui"]]), four, { roster: [officer("ana"), away] });
    assert.equal(team!.missed, 1, "three are done: two in the first hour, one in the second");
    assert.equal(team!.staffHours, 73);
  });

  test("with nobody left everything is missed, and no instant is named at which it would be done", () => {
    const gone = STAFF.map((one) => ({ ...one, active: false }));
    const [team] = forecast(planOf(["desk", ["ana", "rui"]]), four, { roster: gone });
    assert.deepEqual([team!.missed, team!.staffHours, team!.duties[0]!.doneAt], [4, 0, null]);
  });

  test("a desk that is always staffed works at night", () => {
    const [team] = forecast(planOf(["desk", ["ana"], "always"]), Array.from({ length: 20 }, (_, index) => duty(`d${index}`, "ana", 24)));
    assert.deepEqual([team!.missed, team!.staffHours], [0, 168]);
  });
});

test("each team answers for what its officers own, and for nothing else", () => {
  const [one, two] = forecast(planOf(["one", ["ana"]], ["two", ["rui"]]), [duty("a", "ana", 1), duty("b", "rui", 1), duty("c", "rui", 1), duty("x", "nobody", 1)]);
  assert.deepEqual([one!.waiting, one!.missed, two!.waiting, two!.missed], [1, 0, 2, 1]);
});

test("what came lately with a lower rank is expected to come again, and leaves less time", () => {
  const duties = [duty("a", "ana", 2), duty("b", "ana", 3)];
  const came = [{ owner: "ana", rank: 1, duty: "answer" as const, count: 30 }];
  assert.equal(forecast(planOf(["desk", ["ana"]]), duties)[0]!.missed, 0);
  assert.equal(forecast(planOf(["desk", ["ana"]]), duties, { came })[0]!.missed, 2, "a quarter of the time is left");
});

test("what is late is counted apart, and so is a clock that stands still", () => {
  const stopped = { ...duty("s", "ana", 1), suspended: true, dueAt: null };
  const [team] = forecast(planOf(["desk", ["ana"]]), [duty("a", "ana", 1), stopped], { now: addMs(MONDAY, 2 * HOUR) });
  assert.deepEqual([team!.late, team!.missed, team!.duties.map((one) => one.late)], [1, 0, [true]]);
});

test("a plan that cannot be is refused", () => {
  const good = { teams: [{ id: "desk", name: "Desk", officers: ["ana"], hours: "always" }], minutes: { acknowledge: 10, answer: 60, other: 30 } };
  assert.ok(CapacityPlan.safeParse(good).success);
  for (const wrong of [{ teams: [] }, { teams: [{ ...good.teams[0], hours: "sometimes" }] }, { teams: [{ ...good.teams[0], officers: [] }] }, { minutes: { ...good.minutes, answer: 0 } }, { everyHours: 0 }, { ranking: ["ana"] }]) {
    assert.equal(CapacityPlan.safeParse({ ...good, ...wrong }).success, false, JSON.stringify(wrong));
  }
});
