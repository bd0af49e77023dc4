import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { base64, concat, equalBytes, fromBase64, fromHex, fromUtf8, hex, utf8 } from "./bytes.ts";

const bytes = fc.uint8Array({ maxLength: 100 });

test("hexadecimal agrees with Buffer both ways", () => {
  fc.assert(
    fc.property(bytes, (value) => {
      assert.equal(hex(value), Buffer.from(value).toString("hex"));
      assert.deepEqual(fromHex(hex(value)), value);
      assert.deepEqual(fromHex(hex(value).toUpperCase()), value);
    }),
  );
  for (const text of ["0", "0g", "0x", " 00", "00\n", "é0"]) assert.equal(fromHex(text), undefined, text);
});

describe("base64", () => {
  test("agrees with Buffer both ways", () => {
    fc.assert(
      fc.property(bytes, (value) => {
        assert.equal(base64(value), Buffer.from(value).toString("base64"));
        assert.deepEqual(fromBase64(base64(value)), value);
      }),
    );
  });

  test("writes more than a function call takes arguments", () => {
    const large = new Uint8Array(300_001).fill(251);
    assert.deepEqual(fromBase64(base64(large)), large);
  });

  test("is read only in the one form that is written", () => {
    const wrong = ["QQ", "QQ=", "QQ===", "=QQ=", "QR==", "QUJ=", "QUI", "Q U=", "QQ==\n", "QQ==QQ==", "-_-_", "====", "A===", "é==="];
    for (const text of wrong) assert.equal(fromBase64(text), undefined, text);
    assert.deepEqual(fromBase64(""), new Uint8Array());
  });

  test("has no two texts for one value", () => {
    const text = fc.string({ unit: fc.constantFrom("A", "Q", "R", "g", "w", "/", "+", "=", "1"), maxLength: 12 });
    fc.assert(
      fc.property(text, (value) => {
        const read = fromBase64(value);
        if (read !== undefined) assert.equal(base64(read), value);
        else assert.notEqual(Buffer.from(value, "base64").toString("base64"), value);
      }),
      { numRuns: 5000 },
    );
  });
});

describe("UTF-8", () => {
  test("gives back every well-formed text and exactly the bytes it read", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => assert.equal(fromUtf8(utf8(text)), text)));
    fc.assert(
      fc.property(bytes, (value) => {
        let text: string | undefined;
        try {
          text = fromUtf8(value);
        } catch (error) {
          assert.equal(error instanceof TypeError, true);
        }
        if (text !== undefined) assert.deepEqual(utf8(text), value);
      }),
    );
  });

  test("keeps a byte order mark and refuses what is not UTF-8", () => {
    assert.equal(fromUtf8(new Uint8Array([0xef, 0xbb, 0xbf, 0x41])), "\uFEFFA");
    for (const wrong of [[0xc0, 0x80], [0xed, 0xa0, 0x80], [0xff], [0xe2, 0x82]]) assert.throws(() => fromUtf8(new Uint8Array(wrong)), TypeError);
  });
});

test("byte strings are equal when every byte is", () => {
  fc.assert(fc.property(bytes, bytes, (a, b) => assert.equal(equalBytes(a, b), hex(a) === hex(b))));
  fc.assert(fc.property(bytes, (a) => assert.equal(equalBytes(a, a.slice()), true)));
});

test("byte strings follow each other when joined", () => {
  fc.assert(fc.property(fc.array(bytes), (parts) => assert.equal(hex(concat(...parts)), parts.map(hex).join(""))));
});
