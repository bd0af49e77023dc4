import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { sha256, testKey } from "../../../test/support/ed25519.ts";
import { fromHex, fromUtf8 } from "../base/bytes.ts";
import { canonicalJson, type Json } from "../base/canonical.ts";
import type { KeyOf } from "./dsse.ts";
import { type EnvelopeHeader, MAX_ENVELOPE_BYTES, openEnvelope, signEnvelope } from "./header.ts";
import { readReceipt, type SentEnvelope, verifyReceipt } from "./receipt.ts";

type Key = { readonly keyid: string; readonly owner: string; readonly seed: string; readonly publicKey: string };
type Valid = { readonly name: string; readonly base64: string; readonly payload: string; readonly digest: string; readonly keyid: string; readonly notUnderstood: readonly string[] };
type Invalid = { readonly name: string; readonly base64: string; readonly code: string; readonly maxBytes?: number };
type Receipts = { readonly sent: SentEnvelope; readonly valid: readonly { readonly name: string; readonly base64: string }[]; readonly invalid: readonly Invalid[] };

const keys = (load("keys") as readonly Key[]).map((key) => ({ ...key, pair: testKey(key.seed) }));
const valid = load("valid") as readonly Valid[];
const invalid = load("invalid") as readonly Invalid[];
const receipts = load("receipts") as Receipts;

const keyOf: KeyOf = (keyId) => {
  const found = keys.find((key) => key.keyid === keyId);
  return found && { owner: found.owner, verify: found.pair.verify };
};

test("there are vectors of every sort", () => {
  assert.deepEqual([keys.length, valid.length, receipts.valid.length], [3, 11, 3]);
  assert.equal(invalid.length > 100 && receipts.invalid.length > 10, true);
  for (const key of keys) assert.deepEqual(key.pair.publicKey, fromHex(key.publicKey));
});

describe("valid envelopes open", () => {
  for (const vector of valid) {
    test(vector.name, () => {
      const opened = openEnvelope(bytesOf(vector), { recipient: "demo.beta", keyOf, hash: sha256, maxBytes: MAX_ENVELOPE_BYTES });
      if (!opened.ok) return assert.fail(JSON.stringify(opened.error));
      const { header, body, digest, keyId, notUnderstood } = opened.value;
      assert.deepEqual({ digest, keyid: keyId, notUnderstood }, { digest: vector.digest, keyid: vector.keyid, notUnderstood: vector.notUnderstood });
      const payload = JSON.parse(vector.payload) as { header: EnvelopeHeader; body?: Json };
      assert.deepEqual({ header, body }, { body: undefined, ...payload });
    });
  }
});

describe("valid envelopes in the form this library writes are written alike", () => {
  for (const vector of valid) {
    const payload = JSON.parse(vector.payload) as { header: EnvelopeHeader; body?: Json };
    const { body_sha256: _, ...header } = payload.header;
    if (payload.body === undefined || canonicalJson(payload) !== vector.payload) continue;
    const { body } = payload;
    test(vector.name, () => {
      const alpha = keys[0]?.pair;
      const sealed = signEnvelope({ header, body, keyId: "alpha-1", sign: (bytes) => alpha?.sign(bytes) ?? bytes, hash: sha256 });
      assert.equal(fromUtf8(sealed), fromUtf8(bytesOf(vector)));
    });
  }
});

describe("invalid envelopes are refused by their code", () => {
  for (const vector of invalid) {
    test(vector.name, () => {
      const opened = openEnvelope(bytesOf(vector), { recipient: "demo.beta", keyOf, hash: sha256, maxBytes: vector.maxBytes ?? MAX_ENVELOPE_BYTES });
      assert.equal(opened.ok ? "accepted" : opened.error.code, vector.code, opened.ok ? "" : JSON.stringify(opened.error));
    });
  }
});

describe("receipts", () => {
  for (const vector of receipts.valid) test(`${vector.name}: taken`, () => assert.equal(check(vector), "accepted"));
  for (const vector of receipts.invalid) test(`${vector.name}: refused`, () => assert.equal(check(vector), vector.code));

  function check(vector: { readonly base64: string }): string {
    const read = readReceipt(bytesOf(vector), { keyOf });
    if (!read.ok) return read.error.code;
    const verified = verifyReceipt(read.value, receipts.sent);
    return verified.ok ? "accepted" : verified.error.code;
  }
});

function bytesOf(vector: { readonly base64: string }): Uint8Array {
  return new Uint8Array(Buffer.from(vector.base64, "base64"));
}

function load(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../test/vectors/envelope/${name}.json`, import.meta.url), "utf8"));
}
