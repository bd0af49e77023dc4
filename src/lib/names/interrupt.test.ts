import assert from "node:assert/strict";
import { test } from "node:test";
import { interrupts } from "./interrupt.ts";

const certain = { score: 0.999, reasons: [{ code: "birth.same" }] };

test("a likeness below the interrupting score interrupts nobody, in whatever script", () => {
  for (const text of ["Omar Mostefai", "عمر مصطفاي"]) assert.equal(interrupts([{ text }], { score: 0.99, reasons: [{ code: "document.same" }] }), false);
});

test("a name in a script whose bearers are interrupted more than others goes to the queue", () => {
  assert.equal(interrupts([{ text: "Omar Mostefai" }], certain), true);
  assert.equal(interrupts([{ text: "Омар Мостефаи" }], certain), true);
  assert.equal(interrupts([{ text: "عمر مصطفاي" }], certain), false);
  assert.equal(interrupts([{ text: "משה כהן" }], certain), false);
});

test("a document number that agrees, or a name in another script beside it, lets it interrupt", () => {
  assert.equal(interrupts([{ text: "عمر مصطفاي" }], { score: 0.999, reasons: [{ code: "document.same" }] }), true);
  assert.equal(interrupts([{ text: "عمر مصطفاي" }, { text: "Omar Mostefai" }], certain), true);
});

test("without any name only a document number interrupts", () => {
  assert.equal(interrupts([], certain), false);
  assert.equal(interrupts([], { score: 0.999, reasons: [{ code: "document.same" }] }), true);
});
