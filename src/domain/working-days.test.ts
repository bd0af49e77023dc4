import assert from "node:assert/strict";
import { test } from "node:test";
import type { Instant } from "../lib/clock/index.ts";
import { workingDays } from "./working-days.ts";

function check(day: string, count: number, days: number): void {
  test(`${count} working days from ${day} are ${days} days`, () => assert.equal(workingDays(`${day}T10:00:00.000Z` as Instant, count, "UTC"), days));
}
check("2020-02-10", 2, 2); // Monday
check("2020-02-13", 2, 4); // Thursday: Friday, Monday
check("2020-02-14", 2, 4); // Friday: Monday, Tuesday
check("2020-02-15", 2, 3); // Saturday
check("2020-02-16", 2, 2); // Sunday
check("2020-02-10", 10, 14);
