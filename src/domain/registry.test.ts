import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { authority, newKeys } from "../../test/support/bare-node.ts";
import { sha256, testKey } from "../../test/support/ed25519.ts";
import { fromUtf8 } from "../lib/base/bytes.ts";
import { unwrap } from "../lib/base/result.ts";
import { keyLine, noteKey, signNote, writeNote } from "../lib/ledger/index.ts";
import { verifyEd25519 } from "../server/keys.ts";
import { keysOf } from "./peer-keys.ts";
import { checkAttestation, decideAttestation, parseTrustRoot, Attestation, attestationText } from "./registry.ts";
import type { TrustRoot } from "./registry.ts";

const founders = ["1", "2", "3"].map((seed) => {
  const pair = testKey(seed.repeat(64));
  return { pair, key: noteKey(`founder-${seed}`, 1, pair.publicKey, sha256) };
});
const answers = { hash: sha256, verify: (key: Uint8Array, bytes: Uint8Array, signature: Uint8Array) => verifyEd25519(Buffer.from(key).toString("base64"), bytes, signature) };
const root: TrustRoot = { format: 1, registry: "eu", founders: founders.map(({ key }) => keyLine(key)), quorum: 2 };
const old = newKeys("k-old");
const next = newKeys("k-new");
const paris = authority("paris", old);
const formerUntil = "2027-01-06T00:00:00.000Z";

function state(change: Partial<Attestation> = {}): Attestation {
  return Attestation.parse({ registry: "eu", authority: "paris", number: 1, issued: "2026-11-22T00:00:00.000Z", until: "2027-11-22T00:00:00.000Z", status: "active", keyId: old.keyId, publicKey: old.publicKey, ...change });
}

function signed(attestation: Attestation, by: readonly number[]): Uint8Array {
  const text = attestationText(attestation);
  return writeNote({ text, signatures: by.map((i) => signNote(text, founders[i]!.key, founders[i]!.pair.sign)) });
}

const codeOf = (bytes: Uint8Array, at = root): string => {
  const checked = checkAttestation(bytes, at, answers);
  return checked.ok ? "believed" : checked.error.code;
};

test("an attestation is believed when as many different founders signed it as the root asks for", () => {
  assert.equal(codeOf(signed(state(), [0, 1])), "believed");
  assert.equal(codeOf(signed(state(), [0, 1, 2])), "believed");
  assert.equal(codeOf(signed(state(), [2])), "registry.quorum");
  assert.equal(codeOf(signed(state(), [0, 0])), "registry.quorum", "one founder twice is one");
  assert.equal(codeOf(signed(state(), [2]), { ...root, founders: [root.founders[2]!], quorum: 1 }), "believed", "a hub alone");
  assert.equal(codeOf(signed(state({ registry: "us" }), [0, 1])), "registry.other");
});

test("a changed, foreign or unreadable attestation is refused", () => {
  const good = fromUtf8(signed(state(), [0, 1]));
  for (const [wrong, code] of [
    [good.replace('"number":1', '"number":2'), "note.bad-signature"],
    [good.replace("attestation v1", "attestation v2"), "registry.malformed"],
    [good.replace('"number":1', '"number": 1'), "registry.malformed"],
    [good.replace('"status":"active"', '"status":"dead"'), "registry.malformed"],
    [good.slice(0, 40), "note.malformed"],
    [good.replaceAll("founder-", "stranger-"), "note.unsigned"],
    ["", "note.malformed"],
  ] as const) {
    assert.equal(codeOf(Buffer.from(wrong)), code, wrong);
  }
});

describe("what becomes of a peer's record", () => {
  const take = (known: typeof paris, attestation: Attestation) => unwrap(decideAttestation(known, { attestation, note: "n", formerUntil }));

  test("a new key takes the place of the old one, which is taken for a while yet", () => {
    const after = take(paris, state({ number: 2, keyId: next.keyId, publicKey: next.publicKey }));
    assert.deepEqual(keysOf(after, "2026-12-01T00:00:00.000Z").map((key) => key.keyId), ["k-new", "k-old"]);
    assert.deepEqual(keysOf(after, formerUntil).map((key) => key.keyId), ["k-new"]);
    assert.equal(after.standing?.number, 2);
  });

  test("a revocation stops everything, a later attestation lifts it, and the revoked key is never a former one", () => {
    const revoked = take(paris, state({ number: 2, status: "revoked", reason: "Stolen" }));
    assert.deepEqual(revoked.node?.revoked, { at: "2026-11-22T00:00:00.000Z", by: "eu", reason: "Stolen" });
    assert.equal(take(revoked, state({ number: 3 })).node?.revoked, undefined);
    const renewed = take(revoked, state({ number: 3, keyId: next.keyId, publicKey: next.publicKey }));
    assert.deepEqual([renewed.node?.revoked, renewed.node?.formerKeys, renewed.node?.keyId], [undefined, undefined, "k-new"]);
  });

  test("what an administrator revoked stays revoked for that key, whatever the registry says", () => {
    const revoked = { ...paris, node: { ...paris.node!, revoked: { at: "2026-11-21T00:00:00.000Z", by: "administrator", reason: "Stolen" } } };
    assert.equal(take(revoked, state()).node?.revoked?.by, "administrator");
    assert.equal(take(revoked, state({ keyId: next.keyId, publicKey: next.publicKey })).node?.revoked, undefined);
  });

  test("one that is not newer changes nothing, nor one on somebody unknown", () => {
    const known = take(paris, state({ number: 5 }));
    for (const number of [5, 4, 1]) assert.deepEqual(decideAttestation(known, { attestation: state({ number }), note: "n", formerUntil }), { ok: false, error: { code: "registry.older", authority: "paris", number, known: 5 } });
    assert.deepEqual(decideAttestation(undefined, { attestation: state(), note: "n", formerUntil }), { ok: false, error: { code: "registry.unknown-authority", authority: "paris" } });
  });
});

test("a root that would believe nothing, or one founder twice, is refused", () => {
  const check = (change: object, says: RegExp) => {
    const parsed = parseTrustRoot({ ...root, ...change }, answers);
    assert.match(parsed.ok ? "taken" : parsed.error.code === "registry.malformed" ? `${parsed.error.field} ${parsed.error.fault}` : parsed.error.code, says);
  };
  check({}, /^taken$/);
  check({ quorum: 4 }, /^quorum must be at most 3/);
  check({ founders: [root.founders[0], root.founders[0]] }, /^founders must have different names/);
  check({ founders: ["founder"] , quorum: 1 }, /^founders must be Ed25519 keys/);
  check({ quorum: 0 }, /^quorum /);
  check({ extra: 1 }, /extra/);
});
