import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { AEAD_AES_128_GCM, AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_X25519_HKDF_SHA256 } from "hpke";
import { unwrap } from "../lib/base/result.ts";
import { publicKeyOf, sealByRfc } from "../../test/support/hpke.ts";
import { seal, unsealWith } from "./hpke.ts";

interface Vector {
  readonly name: string;
  readonly aead_id: 1 | 2;
  readonly [value: string]: string | number;
}

const vectors = JSON.parse(readFileSync(new URL("../../test/vectors/envelope/hpke.json", import.meta.url), "utf8")) as readonly Vector[];
const bytesOf = (vector: Vector, name: string): Buffer => Buffer.from(String(vector[name]), "hex");

describe("RFC 9180's own vectors", () => {
  for (const vector of vectors) {
    test(vector.name, async () => {
      const made = sealByRfc({
        ephemeral: bytesOf(vector, "skEm"),
        publicKey: bytesOf(vector, "pkRm"),
        info: bytesOf(vector, "info"),
        aad: bytesOf(vector, "aad"),
        plaintext: bytesOf(vector, "pt"),
        keyBytes: vector.aead_id === 2 ? 32 : 16,
      });
      const { enc, sharedSecret, key, nonce, ciphertext } = made;
      assert.deepEqual([enc, sharedSecret, key, nonce, ciphertext], ["enc", "shared_secret", "key", "base_nonce", "ct"].map((name) => bytesOf(vector, name)), "the second implementation");
      const suite = new CipherSuite(KEM_DHKEM_X25519_HKDF_SHA256, KDF_HKDF_SHA256, vector.aead_id === 2 ? AEAD_AES_256_GCM : AEAD_AES_128_GCM);
      const held = await suite.DeserializePrivateKey(bytesOf(vector, "skRm"));
      const opened = await suite.Open(held, bytesOf(vector, "enc"), bytesOf(vector, "ct"), { aad: bytesOf(vector, "aad"), info: bytesOf(vector, "info") });
      assert.deepEqual(Buffer.from(opened), bytesOf(vector, "pt"), "the library");
    });
  }
});

test("what one implementation seals, the other opens, of any length", async () => {
  const held = randomBytes(32);
  const publicKey = publicKeyOf(held);
  const unseal = unsealWith(async (keyId) => (keyId === "k" ? held : undefined));
  for (const length of [0, 1, 1_023, 1_024, 70_000]) {
    const info = randomBytes(length % 100);
    const plaintext = randomBytes(length);
    const rfc = sealByRfc({ ephemeral: randomBytes(32), publicKey, info, plaintext });
    assert.deepEqual(Buffer.from(unwrap(await unseal({ keyId: "k", enc: rfc.enc, info, ciphertext: rfc.ciphertext }))), plaintext);
    const own = await seal({ publicKey, info, plaintext });
    assert.deepEqual(Buffer.from(unwrap(await unseal({ keyId: "k", ...own, info }))), plaintext);
  }
});

test("no seal is made twice, and none opens for another key, purpose or length", async () => {
  const [held, other] = [randomBytes(32), randomBytes(32)];
  const unseal = unsealWith(async (keyId) => ({ k: held, other })[keyId]);
  const info = Buffer.from("info");
  const make = () => seal({ publicKey: publicKeyOf(held), info, plaintext: Buffer.from("text") });
  const [one, two] = [await make(), await make()];
  assert.notDeepEqual(one, two);
  assert.deepEqual(await unseal({ keyId: "gone", ...one, info }), { ok: false, error: "unknown" });
  const refused = { ok: false, error: "not-openable" };
  assert.deepEqual(await unseal({ keyId: "other", ...one, info }), refused);
  assert.deepEqual(await unseal({ keyId: "k", ...one, info: Buffer.from("Info") }), refused);
  assert.deepEqual(await unseal({ keyId: "k", enc: two.enc, ciphertext: one.ciphertext, info }), refused);
  assert.deepEqual(await unseal({ keyId: "k", enc: one.enc.subarray(1), ciphertext: one.ciphertext, info }), refused);
  assert.deepEqual(await unseal({ keyId: "k", enc: new Uint8Array(32), ciphertext: one.ciphertext, info }), refused, "a point of small order");
  assert.deepEqual(await unseal({ keyId: "k", enc: one.enc, ciphertext: one.ciphertext.subarray(0, 8), info }), refused);
});
