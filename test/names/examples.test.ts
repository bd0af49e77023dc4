import assert from "node:assert/strict";
import { test } from "node:test";
import { currentSection, examplesSection } from "./examples.ts";

test("the examples in the README of lib/names are what the engine says today", () => {
  assert.equal(currentSection(), examplesSection(), "run: npx node test/names/examples.ts --write");
});
