import assert from "node:assert/strict";
import { createPublicKey, verify } from "node:crypto";
import { describe, test } from "node:test";
import fc from "fast-check";
import { testKey } from "../../test/support/ed25519.ts";
import { checkRequest, digestField, LARGEST_SKEW_S, Nonces, signatureBase, type SignedRequest, signRequest } from "./http-signature.ts";

test("RFC 9421, B.2.6: the signature over a request's base holds", () => {
  const base = signatureBase(
    [["date", "Tue, 20 Apr 2021 02:07:55 GMT"], ["@method", "POST"], ["@path", "/foo"], ["@authority", "example.com"], ["content-type", "application/json"], ["content-length", "18"]],
    '("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"',
  );
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: "JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs" }, format: "jwk" });
  const signature = Buffer.from("wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==", "base64");
  assert.equal(verify(null, Buffer.from(base), key, signature), true);
  assert.equal(verify(null, Buffer.from(base.replace("/foo", "/fox")), key, signature), false);
});

test("RFC 9530: the digest of a body is written as the examples have it", () => {
  assert.equal(digestField(Buffer.from('{"hello": "world"}\n')), "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:");
});

describe("a request of a peer", () => {
  const alpha = testKey("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
  const other = testKey("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
  const now = 1_700_000_000;
  const put: SignedRequest = { method: "PUT", target: "/heed/v1/envelopes/1?x=%20", contentType: "application/vnd.heed.parcel.v1", body: Buffer.from("parcel") };
  const sign = (request = put, change: { readonly created?: number; readonly nonce?: string; readonly keyId?: string; readonly by?: typeof alpha } = {}) =>
    signRequest(request, { keyId: change.keyId ?? "k-1", sign: (change.by ?? alpha).sign, nonce: change.nonce ?? "0123456789abcdef", created: change.created ?? now });
  const check = (request: SignedRequest, fields: Readonly<Record<string, string>>, nonces = new Nonces()) => {
    const checked = checkRequest(request, fields, { keyOf: (keyId) => (keyId === "k-1" ? { owner: "alpha", verify: alpha.verify } : undefined), now, nonces });
    return checked.ok ? checked.value.owner : checked.error.code;
  };

  test("is taken as its own, with and without a body, once", () => {
    assert.equal(check(put, sign()), "alpha");
    const get = { method: "GET", target: "/heed/v1/log/exchange/checkpoint" };
    assert.equal(check(get, sign(get)), "alpha");
    const nonces = new Nonces();
    assert.deepEqual([check(put, sign(), nonces), check(put, sign(), nonces), check(put, sign(put, { nonce: "fedcba9876543210" }), nonces)], ["alpha", "signature.repeated", "alpha"]);
  });

  test("is refused with anything of it changed", () => {
    assert.equal(check({ ...put, method: "POST" }, sign()), "signature.bad");
    assert.equal(check({ ...put, target: "/heed/v1/envelopes/2?x=%20" }, sign()), "signature.bad");
    assert.equal(check({ ...put, target: "/heed/v1/envelopes/1" }, sign()), "signature.bad");
    assert.equal(check({ ...put, contentType: "text/plain" }, sign()), "signature.bad");
    assert.equal(check({ ...put, body: Buffer.from("Parcel") }, sign()), "signature.digest");
    assert.equal(check({ ...put, body: Buffer.from("Parcel") }, { ...sign(), "content-digest": digestField(Buffer.from("Parcel")) }), "signature.bad");
    const { body: _, ...bare } = put;
    assert.equal(check(bare, sign()), "signature.malformed", "a body left out");
    assert.equal(check(put, sign(put, { by: other })), "signature.bad");
    assert.equal(check(put, sign(put, { keyId: "k-2" })), "signature.unknown-key");
  });

  test("is refused without a signature, with one of another form, and outside its time", () => {
    assert.equal(check(put, {}), "signature.missing");
    const { signature = "", "signature-input": input = "" } = sign();
    const fields = (change: Readonly<Record<string, string>>) => ({ ...sign(), ...change });
    for (const wrong of [input.replace('"@path" ', ""), input.replace("ed25519", "hmac-sha256"), input.replace(/;nonce="[^"]*"/, ""), input.replace("heed=", "sig1="), `${input}, ${input}`, ""]) {
      assert.equal(check(put, fields({ "signature-input": wrong })), "signature.malformed", wrong);
    }
    for (const wrong of [signature.slice(0, -3), signature.replace("heed", "sig1"), "heed=::", ""]) assert.equal(check(put, fields({ signature: wrong })), "signature.malformed", wrong);
    for (const [created, code] of [[now - LARGEST_SKEW_S, "alpha"], [now + LARGEST_SKEW_S, "alpha"], [now - LARGEST_SKEW_S - 1, "signature.time"], [now + LARGEST_SKEW_S + 1, "signature.time"]] as const) {
      assert.equal(check(put, sign(put, { created })), code);
    }
  });

  test("whatever the fields hold, there is an answer and it is no", () => {
    fc.assert(fc.property(fc.string(), fc.string(), fc.string(), (a, b, c) => check(put, { "signature-input": a, signature: b, "content-digest": c }) !== "alpha"));
  });
});

test("nonces are kept for as long as a request can be repeated, and never more than agreed", () => {
  const nonces = new Nonces(3);
  assert.deepEqual(["a", "b", "c"].map((nonce) => nonces.take(nonce, 0)), [true, true, true]);
  assert.equal(nonces.take("c", 2 * LARGEST_SKEW_S), false);
  assert.equal(nonces.take("d", 1), true, "the oldest made room");
  assert.equal(nonces.take("d", 2 * LARGEST_SKEW_S + 2), true, "it could not be repeated any more");
});
