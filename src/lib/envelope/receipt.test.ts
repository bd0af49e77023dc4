import assert from "node:assert/strict";
import { test } from "node:test";
import { sha256, testKey } from "../../../test/support/ed25519.ts";
import { hex, utf8 } from "../base/bytes.ts";
import type { KeyOf } from "./dsse.ts";
import { MAX_RECEIPT_BYTES, readReceipt, verifyReceipt, writeReceipt } from "./receipt.ts";

const beta = testKey("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
const keyOf: KeyOf = (keyId) => (keyId === "beta-1" ? { owner: "demo.beta", verify: beta.verify } : undefined);
const sent = { envelope: "0190a5c2-7d3e-7c11-9a6b-0d5f3c1e2a4b", digest: hex(sha256(utf8("sealed"))), from: "demo.alpha", to: "demo.beta" };
const receipt = { ...sent, receivedAt: "2026-11-23T08:15:02.481Z" };
const write = (changes: object = {}) => writeReceipt({ ...receipt, ...changes }, { keyId: "beta-1", sign: beta.sign });

test("a receipt comes out as it went in", () => {
  assert.deepEqual(readReceipt(write(), { keyOf }), { ok: true, value: { v: 1, ...receipt } });
  assert.deepEqual(readReceipt(write({ unparsed: true }), { keyOf }), { ok: true, value: { v: 1, ...receipt, unparsed: true } });
});

test("a receipt with any one bit turned over is refused", () => {
  const sealed = write();
  for (let at = 0; at < sealed.length; at++) {
    const changed = sealed.slice();
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
    assert.equal(readReceipt(changed, { keyOf }).ok, false, `byte ${at}`);
  }
});

test("only the recipient's own signature makes a receipt", () => {
  assert.deepEqual(readReceipt(write({ to: "demo.gamma" }), { keyOf }), {
    ok: false,
    error: { code: "receipt.wrong-signer", to: "demo.gamma", owner: "demo.beta" },
  });
});

test("a receipt is held against what was sent, field by field", () => {
  const read = readReceipt(write(), { keyOf });
  if (!read.ok) return assert.fail(read.error.code);
  assert.deepEqual(verifyReceipt(read.value, sent), read);
  const others = { envelope: "0190a5c2-7d3e-7c11-9a6b-0d5f3c1e2a4c", digest: "0".repeat(64), from: "demo.gamma", to: "demo.gamma" };
  for (const field of ["envelope", "digest", "from", "to"] as const) {
    assert.deepEqual(verifyReceipt(read.value, { ...sent, [field]: others[field] }), {
      ok: false,
      error: { code: "receipt.other-envelope", field, stated: sent[field], sent: others[field] },
    });
  }
});

test("a receipt larger than its limit is refused unread", () => {
  const result = readReceipt(new Uint8Array(MAX_RECEIPT_BYTES + 1), { keyOf });
  assert.equal(!result.ok && result.error.code, "envelope.too-large");
});

test("a node cannot write a receipt others would refuse", () => {
  assert.throws(() => write({ receivedAt: "yesterday" }), /cannot write the receipt: .*receivedAt/);
});
