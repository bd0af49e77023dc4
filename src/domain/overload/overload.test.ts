import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Instant } from "../../lib/clock/index.ts";
import { FIRST_WEIGHTS } from "../triage.ts";
import { work } from "./engine.ts";
import type { Order } from "./engine.ts";
import { measureOverload } from "./figures.ts";
import { newHeap } from "./heap.ts";
import { informedOrder } from "./knowing.ts";
import { arrivalOrder, deadlineOrder, heedOrder } from "./orders.ts";
import { arrivals, messagesADay, UNIT, visible } from "./stream.ts";
import type { Arrival } from "./stream.ts";

const START = "2025-01-01T00:00:00.000Z" as Instant;
const DAY = 86_400_000;
const UNTIL = Date.parse(START) + 20 * DAY;
const streamOf = (load: number, seed: number, days = 10) => arrivals(UNIT, load, { start: START, days, seed });

const ORDERS: Readonly<Record<string, (load: number) => Order>> = {
  heed: () => heedOrder(UNIT, FIRST_WEIGHTS),
  arrival: arrivalOrder,
  deadline: deadlineOrder,
  informed: (load) => informedOrder(UNIT, load),
};

test("a heap gives back what was put in, least first", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (numbers) => {
      const heap = newHeap<number>((a, b) => a - b);
      for (const one of numbers) heap.push(one);
      assert.deepEqual(numbers.map(() => heap.pop()), numbers.toSorted((a, b) => a - b));
      assert.equal(heap.pop(), undefined);
    }),
  );
});

describe("the stream", () => {
  test("is a function of its seed", () => {
    assert.deepEqual(streamOf(2, 7), streamOf(2, 7));
    assert.notDeepEqual(streamOf(2, 7), streamOf(2, 8));
  });

  test("has the load, the severity and the markers it was asked for", () => {
    const stream = streamOf(20, 1, 40);
    const close = (found: number, wanted: number, words: string) => assert.ok(Math.abs(found - wanted) < 0.1 * wanted, `${words}: ${found}, not ${wanted}`);
    const high = stream.filter((one) => one.high);
    const share = (all: readonly Arrival[], holds: (one: Arrival) => boolean) => all.filter(holds).length / all.length;
    close(stream.length / 40, messagesADay(UNIT, 20), "messages a day");
    close(stream.reduce((sum, one) => sum + one.workMs, 0) / (40 * DAY), 14, "officers needed for one at work");
    close(high.length / stream.length, 0.04, "severe");
    close(share(high, (one) => one.signs.severity), 0.7, "marked of the severe");
    close(share(stream.filter((one) => !one.high), (one) => one.signs.severity), 0.05, "marked of the others");
    close(share(high, (one) => Number.isFinite(one.corroboratedMs)), 0.35, "corroborated of the severe");
  });

  test("shows corroboration and repeats only once they have come", () => {
    const one = streamOf(10, 3).find((arrival) => Number.isFinite(arrival.corroboratedMs))!;
    assert.equal(visible(one, one.corroboratedMs - 1).corroborated, 0);
    assert.equal(visible(one, one.corroboratedMs).corroborated, 1);
  });
});

describe("the unit", () => {
  for (const [name, make] of Object.entries(ORDERS)) {
    test(`answers under the order ${name} one at a time, nothing before it came and nothing twice`, () => {
      const stream = streamOf(4, 5);
      const answered = work(stream, UNIT, make(4), UNTIL)
        .flatMap(({ answeredMs }, index) => (answeredMs === undefined ? [] : [{ one: stream[index]!, fromMs: answeredMs - stream[index]!.workMs, answeredMs }]))
        .sort((a, b) => a.answeredMs - b.answeredMs);
      assert.ok(answered.length > 100);
      for (const [index, { one, fromMs }] of answered.entries()) {
        assert.ok(fromMs >= one.atMs - 1, "begun before it came");
        assert.ok(index === 0 || fromMs >= answered[index - 1]!.answeredMs - 1, "two at a time");
      }
    });

    test(`under the order ${name} is blind to the truth: with every truth turned round it does the same`, () => {
      const stream = streamOf(6, 9);
      const turned = stream.map((one) => ({ ...one, high: !one.high }));
      assert.deepEqual(work(stream, UNIT, make(6), UNTIL), work(turned, UNIT, make(6), UNTIL));
    });
  }

  test("brings back what was let go when a sign comes before its time has run out", () => {
    const dueMs = Date.parse(START) + 3 * DAY;
    const one: Arrival = { ...streamOf(1, 1)[0]!, id: "x", atMs: Date.parse(START), dueMs, corroboratedMs: dueMs - DAY + 1, repeatedMs: Number.POSITIVE_INFINITY };
    const waiting: Arrival[] = [];
    const lettingGo: Order = {
      add: (arrival) => waiting.push(arrival),
      changed() {},
      next: (nowMs) => (nowMs >= one.corroboratedMs ? waiting.pop() : undefined),
      decide: () => waiting.splice(0),
    };
    const [fate] = work([one], { ...UNIT }, lettingGo, dueMs + DAY);
    assert.notEqual(fate!.answeredMs, undefined);
    assert.equal(fate!.decidedMs, undefined);
  });
});

test("nothing lapses without a decision, at any load and seed", () => {
  for (const [load, seed] of [[1, 21], [2, 22], [3, 23], [10, 25]] as const) {
    const [heed] = measureOverload({ model: UNIT, load, seeds: [seed], days: 4, weights: FIRST_WEIGHTS }, ["heed"]);
    assert.equal(heed!.silentlyLapsed, 0, `load ${load}`);
    assert.equal(heed!.decidingHoursADay > 0, heed!.lapsed > 0);
    assert.ok(load < 3 || heed!.lapsed > 0, `load ${load}: nothing had to lapse, so nothing was tried`);
  }
});

test("at ten times the usual load the desk's order answers in time what is marked, and far more of what is severe than a queue does", () => {
  const all = measureOverload({ model: UNIT, load: 10, seeds: [31], days: 14, weights: FIRST_WEIGHTS });
  const [heed, arrival, deadline, informed, oracle] = all;
  for (const one of all) assert.ok(one.highSeverityInTime <= oracle!.highSeverityInTime && one.markedInTime <= oracle!.markedInTime, `${one.policy} surpasses who knows the truth`);
  assert.ok(heed!.markedInTime >= 0.95);
  assert.ok(heed!.highSeverityInTime >= 0.95 * informed!.highSeverityInTime, `${heed!.highSeverityInTime} against ${informed!.highSeverityInTime}`);
  assert.ok(heed!.highSeverityInTime > 3 * Math.max(arrival!.highSeverityInTime, deadline!.highSeverityInTime));
});

test("at the usual load every order answers nearly everything in time", () => {
  for (const one of measureOverload({ model: UNIT, load: 1, seeds: [41], days: 14, weights: FIRST_WEIGHTS })) assert.ok(one.inTime > 0.98, `${one.policy}: ${one.inTime}`);
});
