import assert from "node:assert/strict";
import { createCipheriv, createDecipheriv } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import fc from "fast-check";
import { sha256, testKey } from "../../../test/support/ed25519.ts";
import { publicKeyOf, sealByRfc } from "../../../test/support/hpke.ts";
import { seal as sealNow, unsealWith } from "../../server/hpke.ts";
import { fromUtf8, hex } from "../base/bytes.ts";
import type { Json } from "../base/canonical.ts";
import { ok, type Result, unwrap } from "../base/result.ts";
import { type Attachment, openAttachment, sealAttachment } from "./attachment.ts";
import type { KeyOf } from "./dsse.ts";
import { type EnvelopeHeader, MAX_ENVELOPE_BYTES, openEnvelope } from "./header.ts";
import { readParcel, writeParcel } from "./parcel.ts";
import { isSealed, openCommitment, plaintextOf, type Seal, sealEnvelope, type SealedError, unsealBody } from "./sealed.ts";
import { type SealingKey, signSealingKey, verifySealingKey } from "./sealing-key.ts";

type Sealed = {
  readonly keys: readonly { readonly keyid: string; readonly privateKey: string; readonly publicKey: string }[];
  readonly valid: readonly { readonly name: string; readonly parcel: string; readonly digest: string; readonly payload: string; readonly plaintext: string; readonly body: string }[];
  readonly invalid: readonly { readonly name: string; readonly code: string; readonly parcel: string }[];
};

const signers = (load("keys") as readonly { readonly keyid: string; readonly owner: string; readonly seed: string }[]).map((key) => ({ ...key, pair: testKey(key.seed) }));
const keyOf: KeyOf = (keyId) => {
  const found = signers.find((key) => key.keyid === keyId);
  return found && { owner: found.owner, verify: found.pair.verify };
};
const vectors = load("sealed") as Sealed;
const held = new Map(vectors.keys.map((key) => [key.keyid, Buffer.from(key.privateKey, "hex")]));
const unseal = unsealWith(async (keyId) => held.get(keyId));
const alpha = signers[0]!.pair;
const salt = new Uint8Array(32).fill(7);

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

/** Everything that is done with a parcel before its body is believed. */
async function openParcel(bytes: Uint8Array): Promise<Result<{ readonly body: Json; readonly digest: string; readonly plaintext: Uint8Array | undefined }, { readonly code: string }>> {
  const parcel = readParcel(bytes);
  const opened = openEnvelope(parcel.bytes, { recipient: "demo.beta", keyOf, hash: sha256, maxBytes: MAX_ENVELOPE_BYTES });
  if (!opened.ok) return opened;
  const { header: said, body = null, digest } = opened.value;
  const refuse = (code: SealedError["code"]) => ({ ok: false as const, error: { code } });
  if (!isSealed(said)) return parcel.ciphertext === undefined ? ok({ body, digest, plaintext: undefined }) : refuse("envelope.part-stray");
  if (parcel.ciphertext === undefined) return refuse("envelope.part-missing");
  const unsealed = await unsealBody(said, parcel.ciphertext, { unseal, hash: sha256 });
  return unsealed.ok ? ok({ ...unsealed.value, digest }) : unsealed;
}

function send(changes: Partial<EnvelopeHeader>, body: Json, to = 0, sealWith: Seal = sealNow) {
  const key = vectors.keys[to]!;
  return sealEnvelope({ header: { ...header, ...changes }, plaintext: plaintextOf(body, salt), recipientKey: { keyId: key.keyid, publicKey: Buffer.from(key.publicKey, "hex") }, seal: sealWith, keyId: "alpha-1", sign: alpha.sign, hash: sha256 });
}

describe("vectors", () => {
  for (const vector of vectors.valid) {
    test(`opens: ${vector.name}`, async () => {
      const { body, digest, plaintext } = unwrap(await openParcel(Buffer.from(vector.parcel, "base64")));
      assert.deepEqual([body, digest, plaintext && Buffer.from(plaintext).toString("base64")], [JSON.parse(vector.body), vector.digest, vector.plaintext]);
    });
  }
  for (const vector of vectors.invalid) {
    test(`refused: ${vector.name}`, async () => {
      const opened = await openParcel(Buffer.from(vector.parcel, "base64"));
      assert.equal(opened.ok ? "accepted" : opened.error.code, vector.code);
    });
  }
  test("the same header, body and ephemeral key give the bytes of the vector", async () => {
    const [vector] = vectors.valid;
    const said = (JSON.parse(vector!.payload) as { header: EnvelopeHeader }).header;
    const { suite: _s, kem_key: _k, enc: _e, ct_sha256: _c, pt_commit: _p, ...rest } = said;
    const fixed: Seal = async ({ publicKey, info, plaintext }) => sealByRfc({ ephemeral: Buffer.alloc(32, 0x61), publicKey: Buffer.from(publicKey), info: Buffer.from(info), plaintext: Buffer.from(plaintext) });
    const made = await sealEnvelope({ header: rest, plaintext: Buffer.from(vector!.plaintext, "base64"), recipientKey: { keyId: "beta-s1", publicKey: publicKeyOf(held.get("beta-s1")!) }, seal: fixed, keyId: "alpha-1", sign: alpha.sign, hash: sha256 });
    assert.equal(Buffer.from(writeParcel(made)).toString("base64"), vector!.parcel);
  });
});

test("any body of plain JSON comes out as it went in, and its commitment opens", async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), async (value) => {
      const body = JSON.parse(JSON.stringify(value)) as Json;
      let made: Awaited<ReturnType<typeof send>>;
      try {
        made = await send({}, body);
      } catch (error) {
        assert.match(String(error), /lone surrogate|json.number/); // a sender's own stops at the sender
        return;
      }
      const opened = await openParcel(writeParcel(made));
      if (!opened.ok) return assert.equal(opened.error.code, "json.number"); // a whole number beyond what every reader keeps
      assert.deepEqual(opened.value.body, JSON.parse(JSON.stringify(body)));
      assert.equal(made.ciphertext.length % 1_024, 16, "nobody on the way learns the length");
    }),
    { numRuns: 60 },
  );
});

test("all recipients of a message are committed to the same words, and a sender cannot tell two stories under one commitment", async () => {
  const [one, two] = [await send({}, { text: "a" }, 0), await send({}, { text: "a" }, 1)];
  const commitments = [one, two].map(({ bytes }) => unwrap(openEnvelope(bytes, { recipient: "demo.beta", keyOf, hash: sha256, maxBytes: MAX_ENVELOPE_BYTES })).header.pt_commit);
  assert.equal(commitments[0], commitments[1]);
  assert.notDeepEqual(one.ciphertext, two.ciphertext);
  assert.deepEqual(openCommitment(commitments[0]!, plaintextOf({ text: "a" }, salt), sha256), { ok: true, value: { text: "a" } });
  const other = openCommitment(commitments[0]!, plaintextOf({ text: "b" }, salt), sha256);
  assert.equal(other.ok ? "accepted" : other.error.code, "envelope.commitment");
  assert.notEqual(hex(sha256(plaintextOf({ text: "a" }, new Uint8Array(32)))), commitments[0], "who guesses the words cannot check the guess without the salt");
});

test("nothing of a sealed body is in what a relay sees", async () => {
  const { bytes, ciphertext } = await send({}, { text: "Kestrel" });
  const signed = Buffer.from((JSON.parse(fromUtf8(bytes)) as { payload: string }).payload, "base64").toString();
  assert.equal(signed.includes("Kestrel") || Buffer.from(ciphertext).includes("Kestrel"), false);
  assert.equal(signed.includes("demo.beta"), true, "what it sees is the header");
});

test("a relay that changes any byte is found out", async () => {
  const parcel = writeParcel(await send({}, { text: "a" }));
  const taken: number[] = [];
  for (let at = 0; at < parcel.length; at += 3) {
    const changed = Uint8Array.from(parcel);
    changed[at] = changed[at]! ^ (1 << (at % 8));
    if ((await openParcel(changed)).ok) taken.push(at);
  }
  assert.deepEqual(taken, []);
});

test("parcels come apart as they were put together, whatever the ciphertext", () => {
  fc.assert(
    fc.property(fc.uint8Array().map((bytes) => bytes.filter((byte) => byte !== 0x0a)), fc.option(fc.uint8Array(), { nil: undefined }), (bytes, ciphertext) => {
      const parcel = { bytes, ...(ciphertext === undefined ? {} : { ciphertext }) };
      assert.deepEqual(readParcel(writeParcel(parcel)), parcel);
    }),
  );
});

describe("sealing keys", () => {
  type Keys = { readonly owner: string; readonly keyid: string; readonly valid: readonly SealingKey[]; readonly invalid: readonly { readonly name: string; readonly key: SealingKey }[] };
  const { owner, keyid, valid, invalid } = load("sealing-keys") as Keys;
  const { pair } = signers.find((one) => one.keyid === keyid)!;
  for (const key of valid) test(`vouched for: ${key.keyId}`, () => assert.deepEqual([verifySealingKey(owner, key, pair.verify), signSealingKey(owner, key, pair.sign)], [true, key]));
  for (const { name, key } of invalid) test(`not vouched for: ${name}`, () => assert.equal(verifySealingKey(owner, key, pair.verify), false));
});

describe("attachments", () => {
  type Files = { readonly valid: readonly { readonly attachment: Attachment; readonly blob: string; readonly content: string }[]; readonly invalid: readonly { readonly name: string; readonly code: string; readonly attachment: Attachment; readonly blob: string }[] };
  const files = load("attachments") as Files;
  const open = (attachment: Attachment, blob: string) => openAttachment(attachment, Buffer.from(blob, "base64"), { decrypt, hash: sha256 });
  for (const { attachment, blob, content } of files.valid) {
    test(`opens, and is sealed alike: ${attachment.name}`, () => {
      const bytes = Buffer.from(content, "base64");
      assert.deepEqual(Buffer.from(unwrap(open(attachment, blob))), bytes);
      const sealed = sealAttachment({ name: attachment.name, mediaType: attachment.media_type, content: bytes, key: Buffer.from(attachment.key, "base64") }, { encrypt, hash: sha256 });
      assert.deepEqual([sealed.attachment, Buffer.from(sealed.blob).toString("base64")], [attachment, blob]);
    });
  }
  for (const { name, code, attachment, blob } of files.invalid) {
    test(`refused: ${name}`, () => {
      const opened = open(attachment, blob);
      assert.equal(opened.ok ? "accepted" : opened.error.code, code);
    });
  }
});

function encrypt(key: Uint8Array, content: Uint8Array): Uint8Array {
  const cipher = createCipheriv("aes-256-gcm", key, Buffer.alloc(12));
  return Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Uint8Array, blob: Uint8Array): Uint8Array | undefined {
  if (blob.length < 16) return undefined;
  const decipher = createDecipheriv("aes-256-gcm", key, Buffer.alloc(12)).setAuthTag(blob.subarray(-16));
  try {
    return Buffer.concat([decipher.update(blob.subarray(0, -16)), decipher.final()]);
  } catch {
    return undefined;
  }
}

function load(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../test/vectors/envelope/${name}.json`, import.meta.url), "utf8"));
}
