import assert from "node:assert/strict";
import { test } from "node:test";
import { atCounter, togetherAtCounter } from "./counter.ts";
import { RequestedAction } from "./watch-file.ts";

test("an open alert shows its action, its warnings and the number to call", () => {
  assert.deepEqual(atCounter({ requestedAction: "arrest", discreet: false }, ["Armed"], "+33 1"), { action: "arrest", fallback: null, safetyWarnings: ["Armed"], call: "+33 1" });
});

test("a discreet alert, one to be checked discreetly and one that asks for nothing look alike, whatever is known", () => {
  const calls = { action: "call-desk", fallback: null, safetyWarnings: [], call: "+33 1" };
  for (const requestedAction of RequestedAction.options) assert.deepEqual(atCounter({ requestedAction, discreet: true }, ["Armed"], "+33 1"), calls, requestedAction);
  for (const requestedAction of ["discreet-check", "inform-owner", "none"] as const) assert.deepEqual(atCounter({ requestedAction, discreet: false }, ["Armed"], "+33 1"), calls, requestedAction);
});

test("what to do where the action cannot be done is shown, unless it is one that the person must not notice", () => {
  assert.equal(atCounter({ requestedAction: "arrest", fallbackAction: "locate", discreet: false }, [], null).fallback, "locate");
  assert.equal(atCounter({ requestedAction: "arrest", fallbackAction: "discreet-check", discreet: false }, [], null).fallback, null);
  assert.equal(atCounter({ requestedAction: "arrest", fallbackAction: "locate", discreet: true }, [], null).fallback, null);
});

test("several files that ask for the same say it once, so that not even their number shows; what differs stands apart", () => {
  const discreet = (requestedAction: "arrest" | "none") => atCounter({ requestedAction, discreet: true }, ["Armed"], "+33 1");
  const open = atCounter({ requestedAction: "arrest", discreet: false }, ["Armed"], "+33 1");
  assert.deepEqual(togetherAtCounter([discreet("arrest"), open, discreet("none")]), [discreet("none"), open]);
  assert.deepEqual(togetherAtCounter([]), []);
});
