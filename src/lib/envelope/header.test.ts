import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { sha256, testKey } from "../../../test/support/ed25519.ts";
import { hex, utf8 } from "../base/bytes.ts";
import type { Json } from "../base/canonical.ts";
import type { KeyOf } from "./dsse.ts";
import { envelopeDigest, type EnvelopeHeader, MAX_ENVELOPE_BYTES, openEnvelope, parseEnvelope, signEnvelope } from "./header.ts";

const alpha = testKey("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
const keyOf: KeyOf = (keyId) => (keyId === "alpha-1" ? { owner: "demo.alpha", verify: alpha.verify } : undefined);
const expected = { recipient: "demo.beta", keyOf, hash: sha256, maxBytes: MAX_ENVELOPE_BYTES };

const header: Omit<EnvelopeHeader, "body_sha256"> = {
  v: 1,
  id: "0190a5c2-7d3e-7c11-9a6b-0d5f3c1e2a4b",
  kind: "warning",
  from: "demo.alpha",
  to: "demo.beta",
  seq: 1,
  warning: "w-17",
  version: 1,
  issued: "2026-11-23T08:15:00.000Z",
  priority: "P0",
  handling: "H2",
  purpose: "prevention of terrorist offences",
  must_understand: [],
};

function seal(changes: Partial<EnvelopeHeader> = {}, body: Json = { text: "a" }): Uint8Array {
  return signEnvelope({ header: { ...header, ...changes }, body, keyId: "alpha-1", sign: alpha.sign, hash: sha256 });
}

test("an envelope comes out as it went in, with its digest and key", () => {
  const sealed = seal({ prev: "a".repeat(64), expires: "2026-11-24T08:15:00.000Z" }, { n: [1, "é"] });
  const opened = openEnvelope(sealed, expected);
  if (!opened.ok) return assert.fail(JSON.stringify(opened.error));
  const { body_sha256: stated, ...rest } = opened.value.header;
  assert.deepEqual(rest, { ...header, prev: "a".repeat(64), expires: "2026-11-24T08:15:00.000Z" });
  assert.equal(stated, hex(sha256(utf8('{"n":[1,"é"]}'))));
  assert.deepEqual(
    [opened.value.body, opened.value.keyId, opened.value.notUnderstood, opened.value.digest],
    [{ n: [1, "é"] }, "alpha-1", [], hex(sha256(sealed))],
  );
  assert.equal(opened.value.digest, envelopeDigest(sealed, sha256));
});

test("any body of plain JSON survives", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      const body = JSON.parse(JSON.stringify(value)) as Json;
      let sealed: Uint8Array;
      try {
        sealed = seal({}, body);
      } catch (error) {
        // A sender's own lone surrogate or unsafe integer stops at the sender.
        assert.match(String(error), /lone surrogate|json.number/);
        return;
      }
      const opened = openEnvelope(sealed, expected);
      assert.deepEqual(opened.ok && opened.value.body, JSON.parse(JSON.stringify(body)));
    }),
  );
});

test("a sender named by a header whose key this is not is refused, and so is another recipient", () => {
  assert.deepEqual(openEnvelope(seal({ from: "demo.gamma" }), expected), {
    ok: false,
    error: { code: "envelope.wrong-sender", from: "demo.gamma", owner: "demo.alpha" },
  });
  assert.deepEqual(openEnvelope(seal(), { ...expected, recipient: "demo.gamma" }), {
    ok: false,
    error: { code: "envelope.wrong-recipient", to: "demo.beta", recipient: "demo.gamma" },
  });
});

describe("what is not understood", () => {
  test("is reported, with everything else intact", () => {
    const opened = openEnvelope(seal({ must_understand: ["two-signatures"] }), expected);
    assert.deepEqual(opened.ok && [opened.value.notUnderstood, opened.value.body], [["two-signatures"], { text: "a" }]);
  });

  test("alone allows the body to be missing", () => {
    const payload = (features: readonly string[]) => utf8(JSON.stringify({ header: { ...header, must_understand: features } }));
    const parsed = parseEnvelope(payload(["two-signatures"]), sha256);
    assert.deepEqual(parsed.ok && [parsed.value.body, parsed.value.header.body_sha256], [undefined, undefined]);
    assert.deepEqual(parseEnvelope(payload([]), sha256), { ok: false, error: { code: "envelope.body-missing" } });
  });
});

test("an error names the field, what was expected and what was there", () => {
  const payload = utf8(JSON.stringify({ header: { ...header, priority: "urgent" }, body: null }));
  assert.deepEqual(parseEnvelope(payload, sha256), {
    ok: false,
    error: { code: "envelope.field", field: "header.priority", expected: "one of P0, P1, P2, P3", value: "urgent" },
  });
});

test("a node cannot write what others would refuse", () => {
  assert.throws(() => seal({ seq: 0 }), /cannot write envelope 0190a5c2-7d3e-7c11-9a6b-0d5f3c1e2a4b: .*header\.seq/);
  assert.throws(() => seal({ expires: header.issued }), /envelope\.expires-early/);
});

test("any payload gives a result, never an exception", () => {
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom(1, "P0", "H0", "w-17", [], "2026-11-23T08:15:00.000Z", "a".repeat(64)));
  const fields = fc.record(Object.fromEntries(Object.entries(header).map(([name, right]) => [name, fc.oneof({ weight: 9, arbitrary: fc.constant<unknown>(right) }, value)])), { requiredKeys: [] });
  fc.assert(
    fc.property(fields, fc.jsonValue(), (head, body) => {
      const parsed = parseEnvelope(utf8(JSON.stringify({ header: head, body })), sha256);
      assert.equal(typeof parsed.ok, "boolean");
    }),
  );
  fc.assert(fc.property(fc.uint8Array(), (bytes) => !parseEnvelope(bytes, sha256).ok));
});
