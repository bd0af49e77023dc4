import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { unwrap } from "../lib/base/result.ts";
import { addMs, parseInstant } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import { dueAt, fire, hold, lateness, nextFiring, openObligation, resume, settle, suspend } from "./obligation.ts";
import type { Firing, Obligation } from "./obligation.ts";
import type { Priority } from "./message.ts";

const at = (text: string): Instant => unwrap(parseInstant(text));
const START = at("2015-01-05T09:00:00Z");
const minutes = (n: number): Instant => addMs(START, Math.round(n * 60_000));
const HOUR = 60;
const DAY = 24 * HOUR;
/** The first instant after a due one, a millisecond, in minutes. */
const LATE = 1 / 60_000;

interface Setting {
  readonly side: Obligation["side"];
  readonly duty: Obligation["duty"];
  readonly priority: Priority;
  readonly hours: number;
  readonly toBeTaken: boolean;
}

function open({ side, duty, priority, hours, toBeTaken }: Setting): Obligation {
  const opening = { id: "o", duty, side, debtor: "paris", creditor: "ankara", owner: "officer", priority, toBeTaken };
  return openObligation(opening, { within: { hours }, regime: "heed", article: "rule 2" }, START, "Europe/Paris");
}

function changed(obligation: Obligation, set: Partial<Obligation>): Obligation {
  return { ...obligation, ...set };
}

const answer: Setting = { side: "debtor", duty: "answer", priority: "P3", hours: 30 * 24, toBeTaken: true };

/** Runs every timer that has come by `now`, as a node does after any outage. */
function run(obligation: Obligation, now: Instant): { readonly after: Obligation; readonly fired: readonly { at: Instant; firing: Firing }[] } {
  const fired: { at: Instant; firing: Firing }[] = [];
  let after = obligation;
  for (let next = nextFiring(after); next !== undefined && next.at <= now; next = nextFiring(after)) {
    fired.push(next);
    after = changed(after, fire(after, next.firing));
    assert.ok(fired.length <= 4, "a clock fires four times at most");
  }
  return { after, fired };
}

describe("the ladder", () => {
  function check(name: string, setting: Partial<Setting>, change: Partial<Obligation>, expected: readonly (readonly [number, string])[]): void {
    test(name, () => {
      const { fired } = run({ ...open({ ...answer, ...setting }), ...change }, minutes(100 * DAY));
      assert.deepEqual(fired.map((one) => [one.at, one.firing.kind === "due" ? "due" : `rung ${one.firing.rung} since ${one.firing.since}`]), expected.map(([when, what]) => [minutes(when), what]));
    });
  }
  const rungs = (due: number) => [[due + LATE, `rung 2 since ${minutes(due)}`], [due + DAY, `rung 3 since ${minutes(due)}`]] as const;
  check("climbs when nobody takes it, reminds before it is due, climbs when it is due and a day later", {}, {}, [[3 * DAY + LATE, `rung 1 since ${minutes(3 * DAY)}`], [22.5 * DAY, "due"], ...rungs(30 * DAY)]);
  check("spares the first rung once somebody has taken it", {}, { taken: true }, [[22.5 * DAY, "due"], ...rungs(30 * DAY)]);
  check("lets the creditor's own timers run without a first rung", { side: "creditor", toBeTaken: false }, {}, [[22.5 * DAY, "due"], ...rungs(30 * DAY)]);
  check("asks to take it no later than it is due", { hours: 8 }, {}, [[6 * HOUR, "due"], [8 * HOUR + LATE, `rung 1 since ${minutes(8 * HOUR)}`], ...rungs(8 * HOUR)]);
  check("climbs a rung a day inside a house", { side: "house", duty: "measure", hours: 4 * 24, toBeTaken: false }, {}, [[3 * DAY, "due"], [4 * DAY + LATE, `rung 1 since ${minutes(4 * DAY)}`], [5 * DAY, `rung 2 since ${minutes(4 * DAY)}`], [6 * DAY, `rung 3 since ${minutes(4 * DAY)}`]]);
  test("is not climbed by what is done at the last instant", () => {
    for (const side of ["debtor", "creditor", "house"] as const) {
      const real = run(open({ ...answer, side, hours: 8, toBeTaken: side === "debtor" }), minutes(8 * HOUR)).after;
      assert.deepEqual([real.overdue, lateness(real, minutes(8 * HOUR))], [0, 0], side);
    }
  });
  check("asks in minutes in an emergency", { priority: "P0", hours: 8 }, {}, [[15 + LATE, `rung 1 since ${minutes(15)}`], [6 * HOUR, "due"], ...rungs(8 * HOUR)]);
});

describe("refusals", () => {
  const codeOf = (result: { ok: true } | { ok: false; error: { code: string } }) => (result.ok ? "ok" : result.error.code);
  const running = open(answer);
  const asked = changed(running, unwrap(suspend(running, minutes(60), "which brother", false)));
  const askedOnce = changed(asked, unwrap(resume(asked, minutes(120))));
  function check(name: string, actual: () => { ok: true } | { ok: false; error: { code: string } }, expected: string): void {
    test(name, () => assert.equal(codeOf(actual()), expected));
  }
  check("one clarification needs nobody's agreement", () => suspend(running, minutes(1), "which brother", false), "ok");
  check("a second needs the sender's", () => suspend(askedOnce, minutes(180), "which brother", false), "obligation.second-clarification");
  check("and has it", () => suspend(askedOnce, minutes(180), "which brother", true), "ok");
  check("what stands still is not suspended again", () => suspend(asked, minutes(61), "again", true), "obligation.suspended");
  check("what runs is not resumed", () => resume(running, minutes(1)), "obligation.running");
  check("what stands still is not held", () => hold(asked, minutes(61), minutes(40 * DAY), "judge"), "deadline.paused");
  check("a late duty is not suspended", () => suspend(running, minutes(31 * DAY), "too late", true), "deadline.passed");
  check("a late duty is not held", () => hold(running, minutes(31 * DAY), minutes(40 * DAY), "judge"), "deadline.passed");
  check("a hold never shortens", () => hold(running, minutes(1), minutes(2), "judge"), "deadline.shortened");
  check("only an answer is held", () => hold(open({ ...answer, duty: "acknowledge" }), minutes(1), minutes(40 * DAY), "judge"), "obligation.not-legal");
  check("a measure inside the house is not held", () => hold(open({ ...answer, side: "house" }), minutes(1), minutes(40 * DAY), "judge"), "obligation.not-legal");
  check("a settled duty is not suspended", () => suspend(changed(running, settle(running, "done", "m2", minutes(1))), minutes(2), "late", true), "obligation.closed");
  test("a settled duty keeps how it was settled", () => assert.deepEqual(settle(changed(running, settle(running, "done", "m2", minutes(1))), "void", "m3", minutes(2)), {}));
});

type Act =
  | { readonly kind: "wait"; readonly minutes: number }
  | { readonly kind: "take" }
  | { readonly kind: "suspend"; readonly agreed: boolean }
  | { readonly kind: "resume" }
  | { readonly kind: "hold"; readonly days: number }
  | { readonly kind: "settle"; readonly state: "done" | "void" | "lapsed" };

/** The naive model: plain numbers of minutes, looked at every quarter of an hour. */
interface Model {
  due: number;
  pausedAt: number | undefined;
  clarifications: number;
  taken: boolean;
  state: Obligation["state"];
  settledAt: number | undefined;
  rung: number;
  reminded: boolean;
}

describe("for any acts in any order", () => {
  const setting = fc.record({
    side: fc.constantFrom<Obligation["side"]>("debtor", "creditor", "house"),
    duty: fc.constantFrom<Obligation["duty"]>("acknowledge", "answer", "measure"),
    priority: fc.constantFrom<Priority>("P0", "P1", "P2", "P3"),
    hours: fc.constantFrom(8, 72, 168),
    toBeTaken: fc.boolean(),
  });
  const act: fc.Arbitrary<Act> = fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 400 }).map((n): Act => ({ kind: "wait", minutes: n * 15 })) },
    { weight: 1, arbitrary: fc.constant<Act>({ kind: "take" }) },
    { weight: 2, arbitrary: fc.boolean().map((agreed): Act => ({ kind: "suspend", agreed })) },
    { weight: 2, arbitrary: fc.constant<Act>({ kind: "resume" }) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 10 }).map((days): Act => ({ kind: "hold", days })) },
    { weight: 1, arbitrary: fc.constantFrom<Act>({ kind: "settle", state: "done" }, { kind: "settle", state: "void" }, { kind: "settle", state: "lapsed" }) },
  );
  const TAKE = { P0: 15, P1: 4 * HOUR, P2: DAY, P3: 3 * DAY };

  function look(model: Model, { side, priority, toBeTaken, hours }: Setting, now: number): void {
    if (model.state !== "open" || model.pausedAt !== undefined) return;
    const takeBy = Math.min(TAKE[priority], hours * HOUR);
    if (now >= model.due * 0.75 && model.rung < 2) model.reminded = true;
    if (side === "house") {
      for (const rung of [1, 2, 3]) if (rung === 1 ? now > model.due : now >= model.due + (rung - 1) * DAY) model.rung = Math.max(model.rung, rung);
      return;
    }
    if (side === "debtor" && toBeTaken && !model.taken && now > takeBy) model.rung = Math.max(model.rung, 1);
    if (now > model.due) model.rung = Math.max(model.rung, 2);
    if (now >= model.due + DAY) model.rung = 3;
  }

  /** What the model makes of an act at minute `now`: whether it is allowed, and the change. */
  function apply(model: Model, one: Exclude<Act, { kind: "wait" }>, { side, duty }: Setting, now: number): boolean {
    const running = model.state === "open" && model.pausedAt === undefined;
    switch (one.kind) {
      case "take":
        if (model.state === "open") model.taken = true;
        return model.state === "open";
      case "suspend":
        if (!running || now > model.due || (model.clarifications > 0 && !one.agreed)) return false;
        model.pausedAt = now;
        model.clarifications += 1;
        return true;
      case "resume":
        if (model.state !== "open" || model.pausedAt === undefined) return false;
        model.due += now - model.pausedAt;
        model.pausedAt = undefined;
        return true;
      case "hold":
        if (!running || now > model.due || duty !== "answer" || side === "house") return false;
        model.due += one.days * DAY;
        return true;
      case "settle":
        if (model.state !== "open") return false;
        model.state = one.state;
        model.settledAt = now;
        return true;
    }
  }

  function applyReal(obligation: Obligation, one: Exclude<Act, { kind: "wait" }>, now: Instant): Partial<Obligation> | undefined {
    switch (one.kind) {
      case "take":
        return obligation.state === "open" ? { taken: true } : undefined;
      case "suspend": {
        const done = suspend(obligation, now, "which brother", one.agreed);
        return done.ok ? done.value : undefined;
      }
      case "resume": {
        const done = resume(obligation, now);
        return done.ok ? done.value : undefined;
      }
      case "hold": {
        const due = dueAt(obligation);
        const done = hold(obligation, now, due === undefined ? now : addMs(due, one.days * DAY * 60_000), "judge");
        return done.ok ? done.value : undefined;
      }
      case "settle": {
        const set = settle(obligation, one.state, "m2", now);
        return Object.keys(set).length === 0 ? undefined : set;
      }
    }
  }

  test("rungs, due instants and lateness are those of a model that looks every quarter of an hour", () => {
    fc.assert(fc.property(setting, fc.array(act, { maxLength: 25 }), (given, acts) => {
      let real = open(given);
      const model: Model = { due: given.hours * HOUR, pausedAt: undefined, clarifications: 0, taken: false, state: "open", settledAt: undefined, rung: 0, reminded: false };
      const reached: number[] = [];
      let reminders = 0;
      let now = 0;
      let lateBefore = 0;
      for (const one of acts) {
        if (one.kind === "wait") {
          const until = now + one.minutes;
          for (now += 15; now <= until; now += 15) look(model, given, now);
          now = until;
          const { after, fired } = run(real, minutes(now));
          assert.ok(fired.length === 0 || (real.state === "open" && !real.suspended), "nothing fires while it stands still or is settled");
          for (const { firing } of fired) {
            if (firing.kind === "due") reminders += 1;
            else reached.push(firing.rung);
          }
          real = after;
        } else {
          const set = applyReal(real, one, minutes(now));
          assert.equal(set !== undefined, apply(model, one, given, now), `${one.kind} at minute ${now}`);
          real = changed(real, set ?? {});
        }
        assert.equal(real.overdue, model.rung);
        assert.equal(real.reminded, model.reminded);
        assert.equal(real.state, model.state);
        assert.equal(dueAt(real), model.pausedAt === undefined ? minutes(model.due) : undefined);
        const late = given.side === "house" || model.pausedAt !== undefined ? 0 : Math.max(0, (model.settledAt ?? now) - model.due);
        assert.equal(lateness(real, minutes(now)), late * 60_000);
        assert.ok(late >= lateBefore, "what was late stays late");
        lateBefore = late;
      }
      assert.deepEqual(reached, [...new Set(reached)].sort((a, b) => a - b), "rungs only rise, each reached once");
      assert.ok(reminders <= 1, "reminded once at most");
    }), { numRuns: 500 });
  });

  test("only settling closes it, and afterwards nothing fires ever again", () => {
    fc.assert(fc.property(setting, fc.array(act, { maxLength: 15 }), (given, acts) => {
      let real = open(given);
      let now = 0;
      for (const one of acts) {
        if (one.kind === "settle") continue;
        if (one.kind === "wait") real = run(real, minutes((now += one.minutes))).after;
        else real = changed(real, applyReal(real, one, minutes(now)) ?? {});
        assert.equal(real.state, "open");
        assert.equal(real.settledAt, null);
      }
      const settled = { ...real, ...settle(real, "done", "m2", minutes(now)) };
      assert.equal(nextFiring(settled), undefined);
      assert.equal(settled.overdue, real.overdue);
      assert.equal(lateness(settled, minutes(now + 100 * DAY)), lateness(settled, minutes(now)));
    }));
  });

  test("however late the timers run, they end where timely ones do", () => {
    fc.assert(fc.property(setting, fc.array(fc.integer({ min: 1, max: 20 * DAY }), { maxLength: 8 }), (given, waits) => {
      let timely = open(given);
      let now = 0;
      for (const wait of waits) timely = run(timely, minutes((now += wait))).after;
      assert.deepEqual(run(open(given), minutes(now)).after, timely);
    }));
  });
});
