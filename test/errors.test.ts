import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { collectErrorCodes, listOffences, parseErrorList, renderErrorList } from "./support/error-codes.ts";
import { readProject, root } from "./support/repository.ts";

test("docs/errors.md explains every error code of the program and no other (npm run errors says more)", () => {
  const found = collectErrorCodes(readProject().files);
  assert.ok(found.codes.size > 10, "the codes were not found");
  assert.deepEqual(listOffences(found, parseErrorList(readFileSync(join(root, "docs", "errors.md"), "utf8"))), []);
});

/** The codes found in a source file with this text. */
function codesIn(text: string, path = "src/domain/a.ts"): readonly string[] {
  return [...collectErrorCodes([{ path, text }]).codes.keys()];
}

describe("codes are found", () => {
  test("in objects, types, classes, assignments and conditions", () => {
    assert.deepEqual(codesIn(`export const a = { code: "case.closed", at: 1 };`), ["case.closed"]);
    assert.deepEqual(codesIn(`export const a = { "code": "case.closed" } as const;`), ["case.closed"]);
    assert.deepEqual(codesIn(`export const a = (late: boolean) => ({ code: late ? "case.late" : "case.closed" });`), ["case.late", "case.closed"]);
    assert.deepEqual(codesIn(`export type E = { code: "case.closed"; at: string } | { readonly code: "case.late" };`), ["case.closed", "case.late"]);
    assert.deepEqual(codesIn(`export type E = { code: "case.closed" | "case.late" };`), ["case.closed", "case.late"]);
    assert.deepEqual(codesIn(`export class Lost extends Error { readonly code = "case.closed"; }`), ["case.closed"]);
    assert.deepEqual(codesIn("export const code = `case.closed`;"), ["case.closed"]);
  });

  test("behind the name of a type, in another file too", () => {
    const files = [
      { path: "src/domain/a.ts", text: `import type { Code } from "./b.ts"; export type E = { code: Code };` },
      { path: "src/domain/b.ts", text: `export type Code = Late | "case.closed"; type Late = "case.late";` },
    ];
    assert.deepEqual([...collectErrorCodes(files).codes.keys()].toSorted(), ["case.closed", "case.late"]);
  });

  test("with the places that name them", () => {
    const { codes } = collectErrorCodes([{ path: "src/domain/a.ts", text: `\nexport const a = { code: "case.closed" };` }]);
    assert.deepEqual(codes.get("case.closed"), ["src/domain/a.ts:2"]);
  });

  test("but not where the text is something else", () => {
    assert.deepEqual(codesIn(`export const a = { kind: "case.closed", code: "23505", text: "code: 'case.closed'" };`), []);
    assert.deepEqual(codesIn(`export const a = (e: { code: string }) => e.code === "case.closed";`), []);
    assert.deepEqual(codesIn(`export const a = { code: "case.closed" };`, "src/domain/a.test.ts"), []);
    assert.deepEqual(codesIn(`export const a = { code: "case.closed" };`, "test/support/a.ts"), []);
  });

  test("and a computed one is an offence", () => {
    const found = collectErrorCodes([{ path: "src/domain/a.ts", text: "export const a = (why: string) => ({ code: `case.${why}` });" }]);
    assert.match(listOffences(found, []).join("\n"), /src\/domain\/a\.ts:1: an error code is written out/);
  });
});

describe("the list", () => {
  const found = collectErrorCodes([{ path: "src/domain/a.ts", text: `export type E = { code: "case.closed" } | { code: "date.invalid" };` }]);
  const list = "# Errors\n\nWords.\n\n## case\n\n| `case.closed` | The case was closed before. | Open a new one instead. |\n| `case.gone` | Nobody raises this now. | Nothing is to be done. |\n";

  test("is refused for what is missing, stale, double or unexplained", () => {
    assert.deepEqual(listOffences(found, parseErrorList(list)), ["missing: date.invalid (src/domain/a.ts:1)", "stale: case.gone is nowhere in src"]);
    const empty = "| `case.closed` | | Open a new one instead. |\n| `date.invalid` | No such day. | Correct it at its source. |\n| `date.invalid` | No such day. | Correct it at its source. |";
    assert.deepEqual(listOffences(found, parseErrorList(empty)), ["double: date.invalid", "unexplained: case.closed"]);
  });

  test("is written anew with its words kept, sorted, with room for what is missing", () => {
    const written = renderErrorList(list, found);
    assert.match(written, /^# Errors\n\nWords\.\n\n## case\n/);
    assert.deepEqual(parseErrorList(written), [
      { code: "case.closed", meaning: "The case was closed before.", remedy: "Open a new one instead." },
      { code: "date.invalid", meaning: "", remedy: "" },
    ]);
    assert.equal(renderErrorList(written, found), written);
  });
});
