import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { collectErrorCodes } from "../../../test/support/error-codes.ts";
import { readProject } from "../../../test/support/repository.ts";
import { PROBLEMS } from "./problem-table.ts";
import { invalid, problemOf } from "./problems.ts";

/** Codes that no request can meet: they stop a program from starting, belong to a replay, or are wrapped before they get here. */
const ELSEWHERE = new Set(["store", "scenario", "receipt", "zone", "period", "hours", "instant", "date", "policy", "leaf", "tile", "snapshot", "attachment"]);

/** Met only in a file that is verified or in what a peer answers, while others of their nouns are answered to a peer. */
const NEVER_ANSWERED = new Set(["proof.malformed", "sequence.unreadable"]);

test("every refusal of the node has a status and a sentence, and no sentence is left over", () => {
  const layers = ["src/domain/", "src/service/", "src/server/http/", "src/server/intake/", "src/server/inbox.ts", "src/server/http-signature.ts", "src/server/lanes.ts", "src/server/sequence-pages.ts", "src/lib/"];
  const files = readProject().files.filter((file) => layers.some((layer) => file.path.startsWith(layer)));
  const codes = [...collectErrorCodes(files).codes.keys()].filter((code) => !ELSEWHERE.has(code.split(".")[0]!) && !NEVER_ANSWERED.has(code));
  assert.ok(codes.length > 50);
  assert.deepEqual(codes.filter((code) => PROBLEMS[code] === undefined), [], "without a sentence");
  assert.deepEqual(Object.keys(PROBLEMS).filter((code) => !codes.includes(code)), [], "left over");
});

test("a sentence speaks of the error's fields, bounded and without hidden characters", () => {
  const problem = problemOf({ code: "item.state", id: "m1", state: "answered", act: "take" } as { code: string });
  assert.deepEqual(problem, { code: "item.state", id: "m1", state: "answered", act: "take", status: 409, message: "The item m1 stands at answered; take does not fit." });
  const hostile = problemOf({ code: "thread.unknown", id: `\u202e${"x".repeat(10_000)}\n` } as { code: string });
  assert.ok(hostile.message.length < 500);
  assert.doesNotMatch(hostile.message, /[\n\u202e]/);
  const listed = problemOf({ code: "decision.open-measures", measures: ["a", "b"] } as { code: string });
  assert.match(listed.message, /a, b/);
});

test("an unlisted code is a defect and is answered as one", () => {
  assert.equal(problemOf({ code: "nobody.knows" }).status, 500);
});

test("the branch of a union that got furthest says what is wrong", () => {
  const schema = z.strictObject({ when: z.union([z.strictObject({ date: z.strictObject({ year: z.int() }) }), z.literal("never")]) });
  const check = (given: unknown) => invalid("body", schema.safeParse(given).error!, given);
  assert.deepEqual(check({ when: { date: { year: "x" } } }), { code: "request.invalid", place: "/when/date/year", fault: "Invalid input: expected number, received string", value: "x" });
  assert.deepEqual(check({}), { code: "request.invalid", place: "/when", fault: "is missing", value: "missing" });
});

test("all faults are told, up to twenty, the first in front", () => {
  const schema = z.strictObject({ a: z.string(), b: z.string() });
  const two = invalid("body", schema.safeParse({}).error!, {});
  assert.deepEqual((two as { faults?: unknown }).faults, [
    { place: "/a", fault: "is missing", value: "missing" },
    { place: "/b", fault: "is missing", value: "missing" },
  ]);
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`k${i}`, i]));
  assert.ok(((invalid("body", schema.safeParse({ a: "", b: "", ...many }).error!, many) as { faults?: unknown[] }).faults ?? []).length <= 20);
});
