import assert from "node:assert/strict";
import { createPublicKey, verify } from "node:crypto";
import { describe, test } from "node:test";
import fc from "fast-check";
import { testKey } from "../../../test/support/ed25519.ts";
import { fromUtf8, utf8 } from "../base/bytes.ts";
import { type KeyOf, openDsse, pae, signDsse } from "./dsse.ts";

const key = testKey("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
const keyOf: KeyOf = (keyId) => (keyId === "alpha-1" ? { owner: "demo.alpha", verify: key.verify } : undefined);
const payloadType = "application/vnd.heed.test+json";
const expected = { payloadType, keyOf, maxBytes: 100_000 };
const seal = (payload: Uint8Array) => signDsse({ payload, payloadType, keyId: "alpha-1", sign: key.sign });

describe("the example in DSSE's own protocol text", () => {
  const encoded = pae("http://example.com/HelloWorld", utf8("hello world"));

  test("has the encoding printed there", () => {
    assert.equal(fromUtf8(encoded), "DSSEv1 29 http://example.com/HelloWorld 11 hello world");
  });

  test("carries the signature printed there", () => {
    const coordinate = (decimal: string) => Buffer.from(BigInt(decimal).toString(16).padStart(64, "0"), "hex").toString("base64url");
    const x = coordinate("46950820868899156662930047687818585632848591499744589407958293238635476079160");
    const y = coordinate("5640078356564379163099075877009565129882514886557779369047442380624545832820");
    const publicKey = createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
    const signature = Buffer.from("A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA==", "base64");
    assert.equal(verify("sha256", encoded, { key: publicKey, dsaEncoding: "ieee-p1363" }, signature), true);
  });
});

test("lengths are counted in bytes, of the type too", () => {
  assert.equal(fromUtf8(pae("é", utf8("😀"))), "DSSEv1 2 é 4 😀");
  assert.equal(fromUtf8(pae("", new Uint8Array())), "DSSEv1 0  0 ");
});

test("no two pairs of type and payload are encoded alike", () => {
  const short = fc.string({ unit: fc.constantFrom("1", " ", "a", "0"), maxLength: 6 });
  fc.assert(
    fc.property(short, short, short, short, (typeA, a, typeB, b) => {
      assert.equal(fromUtf8(pae(typeA, utf8(a))) === fromUtf8(pae(typeB, utf8(b))), typeA === typeB && a === b);
    }),
  );
});

test("any payload comes out as it went in, with the key and its owner", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (payload) => {
      assert.deepEqual(openDsse(seal(payload), expected), { ok: true, value: { payload, keyId: "alpha-1", owner: "demo.alpha" } });
    }),
  );
});

test("an envelope with any one bit turned over is refused", () => {
  const sealed = seal(utf8('{"a":1}'));
  for (let at = 0; at < sealed.length; at++) {
    for (let bit = 0; bit < 8; bit++) {
      const changed = sealed.slice();
      changed[at] = (changed[at] ?? 0) ^ (1 << bit);
      assert.equal(openDsse(changed, expected).ok, false, `byte ${at}, bit ${bit}`);
    }
  }
});

test("an envelope with bytes changed, cut out or put in is refused", () => {
  const sealed = seal(utf8('{"a":1}'));
  const at = fc.nat(sealed.length);
  fc.assert(
    fc.property(at, fc.nat(4), fc.uint8Array({ maxLength: 4 }), (from, length, insert) => {
      const changed = new Uint8Array([...sealed.slice(0, from), ...insert, ...sealed.slice(from + length)]);
      assert.equal(openDsse(changed, expected).ok, Buffer.from(changed).equals(sealed));
    }),
    { numRuns: 2000 },
  );
});

test("any bytes and any JSON give a result, never an exception", () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => !openDsse(bytes, expected).ok));
  const signature = fc.record({ keyid: fc.constantFrom<unknown>("alpha-1", "", 1, null), sig: fc.constantFrom<unknown>("", "QQ==", "Q", {}, "A".repeat(88)) }, { requiredKeys: [] });
  const almost = fc.record(
    {
      payload: fc.constantFrom<unknown>("", "e30=", "e30", [], null),
      payloadType: fc.constantFrom<unknown>(payloadType, "", 5),
      signatures: fc.oneof(fc.array(fc.oneof(signature, fc.jsonValue()), { maxLength: 2 }), fc.jsonValue()),
    },
    { requiredKeys: [] },
  );
  fc.assert(fc.property(fc.oneof(almost, fc.jsonValue()), (value) => !openDsse(utf8(JSON.stringify(value)), expected).ok), { numRuns: 2000 });
});

test("the limit on size is met exactly, and named when exceeded", () => {
  const sealed = seal(utf8('{"a":1}'));
  assert.equal(openDsse(sealed, { ...expected, maxBytes: sealed.length }).ok, true);
  assert.deepEqual(openDsse(sealed, { ...expected, maxBytes: sealed.length - 1 }), {
    ok: false,
    error: { code: "envelope.too-large", bytes: sealed.length, limit: sealed.length - 1 },
  });
});

test("a key is asked for nothing before the form is right, and a payload never comes out unverified", () => {
  let asked = 0;
  const counting: KeyOf = (keyId) => {
    asked++;
    return keyOf(keyId);
  };
  openDsse(utf8(fromUtf8(seal(utf8("{}"))).replace("alpha-1", "alpha 1")), { ...expected, keyOf: counting });
  assert.equal(asked, 0);
  assert.deepEqual(openDsse(seal(utf8("{}")), { ...expected, keyOf: () => ({ owner: "x", verify: () => false }) }), {
    ok: false,
    error: { code: "envelope.bad-signature", keyId: "alpha-1" },
  });
});

test("a signature that is not 64 bytes long never reaches the verifier", () => {
  const throwing: KeyOf = () => ({ owner: "demo.alpha", verify: () => assert.fail("asked to verify") });
  for (const length of [0, 63, 65]) {
    const sealed = signDsse({ payload: utf8("{}"), payloadType, keyId: "alpha-1", sign: () => new Uint8Array(length) });
    const opened = openDsse(sealed, { ...expected, keyOf: throwing });
    assert.equal(!opened.ok && opened.error.code, "envelope.bad-signature");
  }
});

test("a key identifier that could not be read back is a broken invariant", () => {
  assert.throws(() => signDsse({ payload: utf8("{}"), payloadType, keyId: "a key", sign: key.sign }), /a key is no key identifier/);
});
