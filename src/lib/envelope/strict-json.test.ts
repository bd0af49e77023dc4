import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { utf8 } from "../base/bytes.ts";
import type { Json } from "../base/canonical.ts";
import { parseStrictJson } from "./strict-json.ts";

const parse = (text: string, maxDepth = 8) => parseStrictJson(utf8(text), maxDepth);

describe("refused", () => {
  const cases: readonly (readonly [name: string, code: string, at: number, text: string])[] = [
    ["an empty text", "json.malformed", 0, ""],
    ["two values", "json.malformed", 2, "1 2"],
    ["a comma at the end of a list", "json.malformed", 3, "[1,]"],
    ["a comma at the end of an object", "json.malformed", 7, '{"a":1,}'],
    ["a key without quotation marks", "json.malformed", 1, "{a:1}"],
    ["a list left open", "json.malformed", 2, "[1"],
    ["an object left open", "json.malformed", 6, '{"a":1'],
    ["a string left open", "json.malformed", 0, '"a'],
    ["a string left open by an escape", "json.malformed", 0, '"a\\"'],
    ["a line break in a string", "json.malformed", 0, '"a\nb"'],
    ["the last control character in a string", "json.malformed", 0, '"\u001f"'],
    ["a wrong escape", "json.malformed", 0, '"\\x41"'],
    ["a short escape", "json.malformed", 0, '"\\u00"'],
    ["a lone surrogate", "json.malformed", 1, '["\\ud83d"]'],
    ["a leading zero", "json.malformed", 1, "01"],
    ["a plus sign", "json.malformed", 0, "+1"],
    ["a point without digits", "json.malformed", 1, "1."],
    ["NaN", "json.malformed", 0, "NaN"],
    ["half a word", "json.malformed", 0, "tru"],
    ["a word that goes on", "json.malformed", 4, "trueish"],
    ["a comment", "json.malformed", 0, "/**/1"],
    ["a space that is not JSON's", "json.malformed", 0, "\u00A01"],
    ["equal keys", "json.duplicate-key", 7, '{"a":1,"a":2}'],
    ["equal keys of equal value", "json.duplicate-key", 7, '{"a":1,"a":1}'],
    ["equal keys, one escaped", "json.duplicate-key", 7, '{"a":1,"\\u0061":2}'],
    ["equal keys further down", "json.duplicate-key", 13, '[{"b":{"a":1,"a":2}}]'],
    ["__proto__ twice", "json.duplicate-key", 15, '{"__proto__":1,"__proto__":2}'],
    ["a whole number that binary64 does not hold", "json.number", 1, "[9007199254740993]"],
    ["one below", "json.number", 0, "-9007199254740992"],
    ["an infinite number", "json.number", 0, "1e309"],
    ["nine levels", "json.too-deep", 8, "[[[[[[[[[]]]]]]]]]"],
    ["nine levels of objects", "json.too-deep", 40, `${'{"a":'.repeat(9)}1${"}".repeat(9)}`],
  ];
  for (const [name, code, at, text] of cases) {
    test(name, () => {
      const result = parse(text);
      assert.deepEqual(!result.ok && [result.error.code, result.error.at], [code, at]);
    });
  }

  test("100,000 levels, without a stack overflow", () => {
    assert.equal(parse("[".repeat(100_000)).ok, false);
  });

  test("bytes that are no UTF-8, and a byte order mark", () => {
    assert.deepEqual(parseStrictJson(new Uint8Array([0x22, 0xff, 0x22]), 8), { ok: false, error: { code: "json.malformed", at: 0, expected: "UTF-8" } });
    assert.equal(parseStrictJson(new Uint8Array([0xef, 0xbb, 0xbf, 0x31]), 8).ok, false);
  });
});

describe("taken", () => {
  const cases: readonly (readonly [string, Json])[] = [
    [" \t\r\n{ } ", {}],
    ["[\n]", []],
    ["-0.5e-2", -0.005],
    ["9007199254740991", 9_007_199_254_740_991],
    ["1e21", 1e21],
    ['"\\"\\\\\\/\\b\\f\\n\\r\\t\\u20ac\\ud83d\\ude00"', '"\\/\b\f\n\r\t€😀'],
    ['{"a":{"b":1},"c":{"b":1}}', { a: { b: 1 }, c: { b: 1 } }],
    ["[[[[[[[[1]]]]]]]]", [[[[[[[[1]]]]]]]]],
    ["\u007f".replace("\u007f", '"\u007f\u2028"'), "\u007f\u2028"],
  ];
  for (const [text, value] of cases) test(JSON.stringify(text), () => assert.deepEqual(parse(text), { ok: true, value }));

  test("a key named __proto__ is a key like any other", () => {
    const result = parse('{"__proto__":{"admin":true}}');
    assert.equal(result.ok && Object.hasOwn(result.value as object, "__proto__"), true);
    assert.equal(result.ok && (result.value as { admin?: boolean }).admin, undefined);
  });

  test("a long text in time that grows with its length", () => {
    const text = "a".repeat(4_000_000);
    assert.deepEqual(parse(JSON.stringify([text, `${text}\n`])), { ok: true, value: [text, `${text}\n`] });
  });
});

describe("against JSON.parse", () => {
  test("whatever JSON.stringify writes is read the same", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 1, 3), (value, spaces) => {
        const text = JSON.stringify(value, undefined, spaces);
        const result = parse(text, 32);
        const native: unknown = JSON.parse(text);
        if (result.ok) assert.deepEqual(result.value, native);
        else assert.equal(result.error.code === "json.number" || !text.isWellFormed() || /\\ud[89a-f]/i.test(text), true, JSON.stringify(result.error));
      }),
    );
  });

  test("nothing is taken that JSON.parse refuses, and nothing read differently", () => {
    const scraps = fc.constantFrom("{", "}", "[", "]", ":", ",", '"', '"a"', '"b"', "1", "-", "0", ".5", "e3", "\\", "\\u00", "41", "true", "null", " ", "\n", "\0");
    fc.assert(
      fc.property(fc.array(scraps, { maxLength: 10 }), (parts) => {
        const text = parts.join("");
        const result = parse(text, 64);
        let native: unknown;
        let valid = true;
        try {
          native = JSON.parse(text);
        } catch {
          valid = false;
        }
        if (result.ok) assert.deepEqual([valid, result.value], [true, native], text);
        else if (valid) assert.equal(["json.duplicate-key", "json.number"].includes(result.error.code), true, `${text}: ${JSON.stringify(result.error)}`);
      }),
      { numRuns: 20_000 },
    );
  });

  test("any bytes give a result, never an exception", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => typeof parseStrictJson(bytes, 4).ok === "boolean"));
  });
});
