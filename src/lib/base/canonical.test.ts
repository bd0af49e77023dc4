import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import fc from "fast-check";
import { canonicalJson } from "./canonical.ts";

const vectors = new URL("../../../test/vectors/jcs/", import.meta.url);

describe("the vectors of the RFC's author", () => {
  const names = readdirSync(new URL("input/", vectors));
  test("are there", () => assert.equal(names.length, 6));
  for (const name of names) {
    test(name, () => {
      const input: unknown = JSON.parse(readFileSync(new URL(`input/${name}`, vectors), "utf8"));
      assert.equal(canonicalJson(input), readFileSync(new URL(`output/${name}`, vectors), "utf8"));
    });
  }
});

describe("numbers are written as in RFC 8785, appendix B", () => {
  const table: readonly (readonly [string, string])[] = [
    ["0000000000000000", "0"],
    ["8000000000000000", "0"],
    ["0000000000000001", "5e-324"],
    ["8000000000000001", "-5e-324"],
    ["7fefffffffffffff", "1.7976931348623157e+308"],
    ["4340000000000000", "9007199254740992"],
    ["c340000000000000", "-9007199254740992"],
    ["4430000000000000", "295147905179352830000"],
    ["44b52d02c7e14af5", "9.999999999999997e+22"],
    ["44b52d02c7e14af6", "1e+23"],
    ["44b52d02c7e14af7", "1.0000000000000001e+23"],
    ["444b1ae4d6e2ef4e", "999999999999999700000"],
    ["444b1ae4d6e2ef50", "1e+21"],
    ["3eb0c6f7a0b5ed8c", "9.999999999999997e-7"],
    ["3eb0c6f7a0b5ed8d", "0.000001"],
    ["41b3de4355555553", "333333333.3333332"],
    ["41b3de4355555557", "333333333.33333343"],
    ["becbf647612f3696", "-0.0000033333333333333333"],
    ["43143ff3c1cb0959", "1424953923781206.2"],
  ];
  for (const [bits, text] of table) {
    test(text, () => {
      const view = new DataView(new ArrayBuffer(8));
      view.setBigUint64(0, BigInt(`0x${bits}`));
      assert.equal(canonicalJson(view.getFloat64(0)), text);
    });
  }

  test("and never as NaN or an infinity", () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) assert.throws(() => canonicalJson([value]), TypeError);
  });
});

test("keys are sorted by UTF-16 code units, whatever the order they came in", () => {
  // U+1F600 begins with the code unit D83D, so it comes before U+FB33 although its code point is greater.
  const text = canonicalJson({ b: 1, "\uFB33": 0, a: [true], "": null, "\u{1F600}": 0, "9": 0, "10": 0 });
  assert.equal(text, '{"":null,"10":0,"9":0,"a":[true],"b":1,"\u{1F600}":0,"\uFB33":0}');
});

test("undefined is left out of objects and null in arrays, as in JSON.stringify", () => {
  assert.equal(canonicalJson({ a: undefined, b: [undefined, 1] }), '{"b":[null,1]}');
  assert.equal(canonicalJson(Array.from({ length: 2 })), "[null,null]");
  const holes: unknown[] = [];
  holes[1] = 1;
  assert.equal(canonicalJson(holes), "[null,1]");
});

test("what is not JSON is refused, not written as something else", () => {
  const wrong = [undefined, () => 1, Symbol("a"), 1n, new Date(0), new Map(), new Set(), /a/, new Uint8Array(2), "\uD800", { "\uDC00": 1 }];
  for (const value of wrong) {
    assert.throws(() => canonicalJson(value), TypeError);
    if (value !== undefined) assert.throws(() => canonicalJson({ a: value }), TypeError);
  }
});

test("a key named __proto__ is a key like any other", () => {
  assert.equal(canonicalJson(JSON.parse('{"b":1,"__proto__":{"a":2}}')), '{"__proto__":{"a":2},"b":1}');
});

test("any JSON is read back as it was, and written the same again", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const text = canonicalJson(value);
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
      assert.equal(canonicalJson(JSON.parse(text)), text);
    }),
  );
});
