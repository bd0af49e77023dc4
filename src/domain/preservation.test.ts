import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { addMs } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import { checkPreservation, decidePreservation, isKept, liftPreservation, LONGEST_PRESERVATION_MS, PreservationInput } from "./preservation.ts";
import type { Preservation } from "./preservation.ts";

const NOW = "2015-11-14T08:00:00.000Z" as Instant;
const order: Preservation = { id: "o1", incident: "Attacks of 13 November", scope: { everything: true }, legalBasis: "Code, Art. 1", until: addMs(NOW, 86_400_000), reasons: "An inquiry is expected", state: "proposed", proposedBy: "sam", proposedAt: NOW, decidedBy: null, decidedAt: null, decidedFor: null, endedBy: null, endedAt: null, endedFor: null };
const codeOf = (result: { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } }) => (result.ok ? "done" : result.error.code);

test("an order ends, and not after a year", () => {
  assert.equal(codeOf(checkPreservation({ until: NOW }, NOW)), "preservation.until-past");
  assert.equal(codeOf(checkPreservation({ until: addMs(NOW, LONGEST_PRESERVATION_MS) }, NOW)), "done");
  assert.equal(codeOf(checkPreservation({ until: addMs(NOW, LONGEST_PRESERVATION_MS + 1) }, NOW)), "preservation.too-long");
});

test("two persons put it in force, whoever proposed it may take it back, and only one that is in force is lifted", () => {
  const decide = (confirm: boolean, by: string, more: Partial<Preservation> = {}) => decidePreservation({ ...order, ...more }, { confirm, by, reasons: "So it is", now: NOW });
  assert.equal(codeOf(decide(true, "sam")), "preservation.own-proposal");
  assert.deepEqual(decide(true, "sue"), { ok: true, value: { state: "in-force", decidedBy: "sue", decidedAt: NOW, decidedFor: "So it is" } });
  assert.equal(codeOf(decide(false, "sam")), "done");
  assert.equal(codeOf(decide(true, "sue", { state: "lifted" })), "preservation.state");
  assert.equal(codeOf(decide(true, "sue", { until: NOW })), "preservation.until-past");
  const lift = (state: Preservation["state"]) => codeOf(liftPreservation({ ...order, state }, { by: "sue", reasons: "The inquiry has ended", now: NOW }));
  assert.deepEqual(["proposed", "in-force", "expired"].map((state) => lift(state as Preservation["state"])), ["preservation.state", "done", "preservation.state"]);
});

describe("a scope", () => {
  const erasable = { persons: ["w1#p", "file@f1#p"], threads: ["t1"] };
  for (const [words, scope, kept] of [
    ["of everything keeps everything", { everything: true }, true],
    ["of a person keeps what is about him", { persons: ["w1#p"], threads: [], watchFiles: [] }, true],
    ["of a file keeps what is about its persons", { persons: [], threads: [], watchFiles: ["file@f1"] }, true],
    ["of a thread keeps what came in it", { persons: [], threads: ["t1"], watchFiles: [] }, true],
    ["of others keeps nothing of it", { persons: ["w2#p"], threads: ["t2"], watchFiles: ["file@f2"] }, false],
  ] as const) {
    test(words, () => assert.equal(isKept(scope as Preservation["scope"], erasable), kept));
  }

  test("must name something", () => {
    const input = { incident: "Attacks", legalBasis: "Code", until: "2016-01-01T00:00:00Z", reasons: "An inquiry is expected" };
    assert.equal(PreservationInput.safeParse({ ...input, scope: {} }).success, false);
    assert.equal(PreservationInput.safeParse({ ...input, scope: { everything: false } }).success, false);
    assert.ok(PreservationInput.safeParse({ ...input, scope: { threads: ["t1"] } }).success);
  });
});
