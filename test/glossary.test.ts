import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const root = join(import.meta.dirname, "..");
const rows = readFileSync(join(root, "docs/glossary.md"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| word |") && !line.startsWith("| --- |"))
  .map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim()));

test("every word of the glossary stands in the code where the glossary says", () => {
  assert.ok(rows.length > 50, "the table was found");
  const wrong = rows.filter(([, , , code = ""]) => {
    const [, name, file] = /^`([^`]+)` (\S+)$/.exec(code) ?? [];
    return name === undefined || file === undefined || !new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(readFileSync(join(root, "src", file), "utf8"));
  });
  assert.deepEqual(wrong, []);
});

test("the glossary names every idea once, in order", () => {
  const words = rows.map(([word = ""]) => word.toLowerCase());
  assert.deepEqual(words, [...new Set(words)].sort());
});
