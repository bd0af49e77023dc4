import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { parseCsv } from "./csv.ts";
import { unwrap } from "./result.ts";

const cellsOf = (text: string) => unwrap(parseCsv(text)).map((row) => row.cells);

describe("what is CSV", () => {
  for (const [words, text, expected] of [
    ["plain rows", "id,name\n1,Omar", [["id", "name"], ["1", "Omar"]]],
    ["Windows line breaks and a last line break", "id,name\r\n1,Omar\r\n", [["id", "name"], ["1", "Omar"]]],
    ["a byte order mark", "\uFEFFid,name\n1,Omar", [["id", "name"], ["1", "Omar"]]],
    ["semicolons, where the head has them", "id;name, alias;born\n1;Omar, Ismail;1985", [["id", "name, alias", "born"], ["1", "Omar, Ismail", "1985"]]],
    ["tabs", "id\tname\n1\tOmar", [["id", "name"], ["1", "Omar"]]],
    ["quoted separators, quotes and line breaks", 'id,name\n1,"Omar ""the"", \nIsmail"', [["id", "name"], ["1", 'Omar "the", \nIsmail']]],
    ["an empty cell, quoted or not", 'id,name,born\n1,,""', [["id", "name", "born"], ["1", "", ""]]],
    ["empty lines, which are skipped", "id,name\n\n1,Omar\n\n", [["id", "name"], ["1", "Omar"]]],
    ["nothing", "", []],
  ] as const) {
    test(words, () => assert.deepEqual(cellsOf(text), expected));
  }

  test("a row knows the line on which it began", () => {
    assert.deepEqual(unwrap(parseCsv('id,name\n1,"a\nb"\n\n2,c')).map((row) => row.line), [1, 2, 5]);
  });

  test("whatever is written as CSV is read as it was", () => {
    const table = fc.integer({ min: 2, max: 5 }).chain((width) => fc.array(fc.array(fc.string({ unit: fc.constantFrom("a", " ", '"', ",", ";", "\n", "\r", "é", "\t") }), { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }));
    fc.assert(
      fc.property(table, (rows) => {
        const head = rows[0]!.map((_, index) => `c${index}`);
        const text = [head, ...rows].map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\r\n");
        assert.deepEqual(cellsOf(text), [head, ...rows]);
      }),
    );
  });
});

describe("what is not CSV is refused with its place", () => {
  for (const [words, text, expected] of [
    ["a quote that never closes", 'id,name\n1,"Omar', { kind: "open-quote", line: 2, column: 2 }],
    ["words after a closing quote", 'id,name\n1,"Omar" the', { kind: "after-quote", line: 2, column: 2 }],
    ["a cell too few", "id,name\n1", { kind: "columns", line: 2, column: 1 }],
    ["a cell too many", "id,name\n1,2,3", { kind: "columns", line: 2, column: 3 }],
  ] as const) {
    test(words, () => assert.deepEqual(parseCsv(text), { ok: false, error: expected }));
  }

  test("no text makes it throw", () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r", "\uFEFF") }), (text) => void parseCsv(text)));
  });
});
