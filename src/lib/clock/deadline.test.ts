import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { unwrap } from "../base/result.ts";
import { addMs, type Instant, instantOf, msOf, parseInstant } from "./instant.ts";
import {
  type Deadline,
  dueOf,
  explainDeadline,
  extendDeadline,
  lateMs,
  pauseDeadline,
  pausedSince,
  resumeDeadline,
  startDeadline,
} from "./deadline.ts";
import type { Period } from "./period.ts";

const at = (text: string): Instant => unwrap(parseInstant(text));
const article = "Directive (EU) 2023/977 Art. 5(1)";

function start(from: string, period: Period, zone = "Europe/Brussels"): Deadline {
  return startDeadline(at(from), zone, { period, article, regime: "directive-2023-977" });
}

describe("the periods of Directive (EU) 2023/977, Article 5(1), to the second", () => {
  const urgentDirect: Period = { hours: 8 };
  const urgentIndirect: Period = { days: 3 };
  const other: Period = { days: 7 };

  function check(name: string, received: string, period: Period, due: string): void {
    test(name, () => {
      const deadline = start(received, period);
      assert.equal(dueOf(deadline), at(due));
      assert.equal(lateMs(deadline, at(due)), 0);
      assert.equal(lateMs(deadline, addMs(at(due), 1000)), 1000);
    });
  }

  check("urgent and directly accessible is due after 8 hours", "2026-11-23T09:15:07+01:00", urgentDirect, "2026-11-23T17:15:07+01:00");
  check("urgent and indirectly accessible is due after 3 calendar days", "2026-11-23T09:15:07+01:00", urgentIndirect, "2026-11-26T09:15:07+01:00");
  check("not urgent and directly accessible is due after 7 calendar days", "2026-11-23T09:15:07+01:00", other, "2026-11-30T09:15:07+01:00");
  check("8 hours pass while clocks go forward", "2026-03-28T22:00:01+01:00", urgentDirect, "2026-03-29T07:00:01+02:00");
  check("8 hours pass while clocks go back", "2026-10-24T22:00:01+02:00", urgentDirect, "2026-10-25T05:00:01+01:00");
  check("3 days end at the same local time after clocks went forward", "2026-03-27T23:59:59+01:00", urgentIndirect, "2026-03-30T23:59:59+02:00");
  check("3 days end at the same local time after clocks went back", "2026-10-23T00:00:01+02:00", urgentIndirect, "2026-10-26T00:00:01+01:00");
  check("7 days last 167 hours when clocks go forward", "2026-03-25T12:00:00+01:00", other, "2026-04-01T12:00:00+02:00");
  check("7 days last 169 hours when clocks go back", "2026-10-21T12:00:00+02:00", other, "2026-10-28T12:00:00+01:00");
  check("7 days that end in the skipped hour end as long after it", "2026-03-22T02:30:00+01:00", other, "2026-03-29T03:30:00+02:00");
  check("7 days that end in the repeated hour end in its first run", "2026-10-18T02:30:00+02:00", other, "2026-10-25T02:30:00+02:00");
  check("3 days cross the leap day", "2028-02-27T10:00:00+01:00", urgentIndirect, "2028-03-01T10:00:00+01:00");
  check("7 days cross the end of February in a common year", "2027-02-26T10:00:00+01:00", other, "2027-03-05T10:00:00+01:00");
  check("a weekend extends neither 3 days", "2026-11-20T16:45:00+01:00", urgentIndirect, "2026-11-23T16:45:00+01:00");
  check("nor 8 hours on a Saturday night", "2026-11-21T20:00:00+01:00", urgentDirect, "2026-11-22T04:00:00+01:00");
  check("a holiday does not extend 7 days", "2026-12-18T08:00:00+01:00", other, "2026-12-25T08:00:00+01:00");
});

describe("pausing", () => {
  const running = start("2026-11-23T08:00:00Z", { hours: 8 });
  const pause = { article: "Directive (EU) 2023/977 Art. 6(3)", reason: "which of the two brothers is meant" };

  test("leaves no due instant and nothing late until resumed", () => {
    const paused = unwrap(pauseDeadline(running, { ...pause, at: at("2026-11-23T10:00:00Z") }));
    assert.equal(dueOf(paused), undefined);
    assert.equal(pausedSince(paused), at("2026-11-23T10:00:00Z"));
    assert.equal(lateMs(paused, at("2027-01-01T00:00:00Z")), 0);
  });

  test("is refused twice, out of order, and once the due instant has passed", () => {
    const paused = unwrap(pauseDeadline(running, { ...pause, at: at("2026-11-23T10:00:00Z") }));
    assert.deepEqual(pauseDeadline(paused, { ...pause, at: at("2026-11-23T11:00:00Z") }), {
      ok: false,
      error: { code: "deadline.paused", since: at("2026-11-23T10:00:00Z") },
    });
    assert.deepEqual(resumeDeadline(paused, at("2026-11-23T09:59:59Z")), {
      ok: false,
      error: { code: "deadline.out-of-order", at: at("2026-11-23T09:59:59Z"), last: at("2026-11-23T10:00:00Z") },
    });
    assert.deepEqual(pauseDeadline(running, { ...pause, at: at("2026-11-23T07:59:59Z") }), {
      ok: false,
      error: { code: "deadline.out-of-order", at: at("2026-11-23T07:59:59Z"), last: at("2026-11-23T08:00:00Z") },
    });
    assert.deepEqual(pauseDeadline(running, { ...pause, at: at("2026-11-23T16:00:00.001Z") }), {
      ok: false,
      error: { code: "deadline.passed", at: at("2026-11-23T16:00:00.001Z"), due: at("2026-11-23T16:00:00Z") },
    });
    assert.equal(pauseDeadline(running, { ...pause, at: at("2026-11-23T16:00:00Z") }).ok, true);
  });

  test("cannot be ended where there is none", () => {
    assert.deepEqual(resumeDeadline(running, at("2026-11-23T10:00:00Z")), { ok: false, error: { code: "deadline.running" } });
  });
});

describe("extending", () => {
  const running = start("2026-11-23T08:00:00Z", { hours: 8 });
  const hold = { at: at("2026-11-23T09:00:00Z"), article: "Directive (EU) 2023/977 Art. 5(2)", reason: "judicial authorisation requested" };

  test("moves the due instant to the one promised, and may repeat it", () => {
    const extended = unwrap(extendDeadline(running, { ...hold, until: at("2026-11-25T08:00:00Z") }));
    assert.equal(dueOf(extended), at("2026-11-25T08:00:00Z"));
    assert.equal(extendDeadline(extended, { ...hold, until: at("2026-11-25T08:00:00Z") }).ok, true);
  });

  test("never brings the due instant forward", () => {
    assert.deepEqual(extendDeadline(running, { ...hold, until: at("2026-11-23T15:59:59Z") }), {
      ok: false,
      error: { code: "deadline.shortened", until: at("2026-11-23T15:59:59Z"), due: at("2026-11-23T16:00:00Z") },
    });
  });

  test("is refused while paused and once late, so that late stays late", () => {
    const paused = unwrap(pauseDeadline(running, { at: hold.at, article: "a", reason: "r" }));
    assert.equal(errorOf(extendDeadline(paused, { ...hold, until: at("2026-11-25T08:00:00Z") })), "deadline.paused");
    const late = { ...hold, at: at("2026-11-23T16:00:01Z"), until: at("2026-11-25T08:00:00Z") };
    assert.equal(errorOf(extendDeadline(running, late)), "deadline.passed");
  });
});

test("an unknown zone is refused when a deadline starts", () => {
  assert.throws(() => start("2026-11-23T08:00:00Z", { days: 3 }, "Europe/Nowhere"), /unknown time zone Europe\/Nowhere/);
});

test("an explanation gives every step with its rule and the due instant it led to", () => {
  let deadline = start("2026-11-23T08:00:00Z", { days: 3 });
  deadline = unwrap(pauseDeadline(deadline, { at: at("2026-11-24T08:00:00Z"), article: "Art. 6(3)", reason: "which brother" }));
  deadline = unwrap(resumeDeadline(deadline, at("2026-11-24T20:00:00Z")));
  deadline = unwrap(
    extendDeadline(deadline, { at: at("2026-11-25T08:00:00Z"), until: at("2026-11-30T08:00:00Z"), article: "Art. 5(2)", reason: "court" }),
  );
  assert.deepEqual(explainDeadline(deadline), [
    {
      at: at("2026-11-23T08:00:00Z"),
      text: "Began to run: 3 days under directive-2023-977, counted in Europe/Brussels",
      article,
      due: at("2026-11-26T08:00:00Z"),
    },
    { at: at("2026-11-24T08:00:00Z"), text: "Stopped: which brother", article: "Art. 6(3)" },
    { at: at("2026-11-24T20:00:00Z"), text: "Runs again, later by the time it stood still", due: at("2026-11-26T20:00:00Z") },
    { at: at("2026-11-25T08:00:00Z"), text: "Extended: court", article: "Art. 5(2)", due: at("2026-11-30T08:00:00Z") },
  ]);
});

test("a deadline survives being stored as JSON", () => {
  const deadline = unwrap(pauseDeadline(start("2026-11-23T08:00:00Z", { days: 3 }), { at: at("2026-11-24T08:00:00Z"), article: "a", reason: "r" }));
  assert.deepEqual(JSON.parse(JSON.stringify(deadline)), deadline);
});

type Move = { readonly kind: "pause" | "resume" | "extend"; readonly afterMinutes: number; readonly byMinutes: number };

const moves = fc.array(
  fc.record<Move>({
    kind: fc.constantFrom("pause", "resume", "extend"),
    afterMinutes: fc.integer({ min: 0, max: 300 }),
    byMinutes: fc.integer({ min: -60, max: 600 }),
  }),
  { maxLength: 12 },
);

test("pauses and extensions agree with a clock that counts down every minute", () => {
  const origin = msOf(at("2026-03-28T12:00:00Z"));
  const instant = (minute: number): Instant => instantOf(origin + minute * 60_000);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 900 }), moves, (minutes, list) => {
      let deadline = startDeadline(instant(0), "Europe/Brussels", { period: { minutes }, article, regime: "test" });
      let now = 0;
      let left = minutes; // below zero: late
      let stopped = false;
      for (const move of list) {
        for (const then = now + move.afterMinutes; now < then; now++) if (!stopped) left--;
        const moved = applyMove(deadline, move, instant(now), instant(now + left + move.byMinutes));
        const possible: boolean = move.kind === "resume" ? stopped : !stopped && left >= 0 && (move.kind === "pause" || move.byMinutes >= 0);
        assert.equal(moved.ok, possible, JSON.stringify(move));
        if (!moved.ok) continue;
        deadline = moved.value;
        stopped = move.kind === "pause";
        if (move.kind === "extend") left += move.byMinutes;
        assert.equal(dueOf(deadline), stopped ? undefined : instant(now + left));
      }
      assert.equal(lateMs(deadline, instant(now)), stopped ? 0 : Math.max(0, -left) * 60_000);
    }),
  );
});

function applyMove(deadline: Deadline, move: Move, when: Instant, until: Instant): ReturnType<typeof resumeDeadline> {
  if (move.kind === "pause") return pauseDeadline(deadline, { at: when, article, reason: "asked" });
  if (move.kind === "resume") return resumeDeadline(deadline, when);
  return extendDeadline(deadline, { at: when, until, article, reason: "held" });
}

function errorOf(result: ReturnType<typeof resumeDeadline>): string | undefined {
  return result.ok ? undefined : result.error.code;
}
