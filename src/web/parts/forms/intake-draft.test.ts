import assert from "node:assert/strict";
import { test } from "node:test";
import { proposeIntake } from "../../../domain/intake.ts";
import { readText } from "../../../lib/intake/index.ts";
import type { CalendarDate } from "../../../lib/clock/index.ts";
import { messageFrom, suggestedOf } from "./intake-draft.ts";

const text = "We draw your attention to Dawud Khasanov, born on 2 April 1991. He entered Turkey in February 2015. He may travel under the name Davud Hasanov.";
const reading = readText(text);
assert.ok(reading.ok);
const intake = proposeIntake(reading.value, "2015-06-01" as CalendarDate);

test("a spelling is split off with one key, and takes nothing with it", () => {
  assert.deepEqual(suggestedOf(intake, new Set()).map((one) => one.description.names.map((name) => name.text)), [["Dawud Khasanov", "Davud Hasanov"]]);
  const split = suggestedOf(intake, new Set(["p1|Davud Hasanov"]));
  assert.deepEqual(split.map((one) => [one.description.ref, one.description.names.map((name) => name.text), one.description.births.length]), [["p1", ["Dawud Khasanov"], 1], ["p1-1", ["Davud Hasanov"], 0]]);
});

test("only what is ticked is recorded, and a claim about nobody who is ticked is about the matter", () => {
  const suggested = suggestedOf(intake, new Set());
  const nothing = messageFrom(text, intake, suggested, new Set());
  assert.deepEqual([nothing.kind, nothing.text, nothing.persons.length, nothing.claims.length, nothing.terrorism], ["warning", text, 0, 0, false]);
  const claim = messageFrom(text, intake, suggested, new Set(["c1"]));
  assert.deepEqual(claim.claims.map((one) => [one.kind, one.country, one.on, one.about]), [["entry", "TR", "2015-02", ""]]);
  const both = messageFrom(text, intake, suggested, new Set(["c1", "p1"]));
  assert.deepEqual([both.persons.map((one) => one.name), both.claims.map((one) => one.about)], [["Dawud Khasanov"], ["p1"]]);
});
