import { base64, concat, equalBytes, fromBase64, utf8 } from "../base/bytes.ts";
import { canonicalJson, type Json } from "../base/canonical.ts";
import { excerpt } from "../base/excerpt.ts";
import { assert, err, ok, type Result } from "../base/result.ts";
import { brokenField, type BrokenField, type FieldRule, isJsonObject, refRule, unknownField } from "./fields.ts";
import { type JsonError, parseStrictJson } from "./strict-json.ts";

/** A signed payload as it travels: DSSE 1.0.2, in the profile of `docs/protocol/envelope.md`. */
export type Dsse = {
  readonly payload: string;
  readonly payloadType: string;
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
};

/** Signs bytes with one private key. */
export type Sign = (bytes: Uint8Array) => Uint8Array;

/** Whether `signature`, always of 64 bytes, is that of `bytes` under one public key. Answers false, never throws. */
export type Verify = (bytes: Uint8Array, signature: Uint8Array) => boolean;

/** A public key and the node it belongs to. */
export type KnownKey = { readonly owner: string; readonly verify: Verify };

/** Finds a key that is trusted for what is being opened, or nothing. */
export type KeyOf = (keyId: string) => KnownKey | undefined;

/** Why signed bytes are refused. `part` says whether the outer JSON or the signed one is meant. */
export type DsseError =
  | { readonly code: "envelope.too-large"; readonly bytes: number; readonly limit: number }
  | (JsonError & { readonly part: "envelope" | "payload" })
  | ({ readonly code: "envelope.field" } & BrokenField)
  | { readonly code: "envelope.unknown-field"; readonly field: string }
  | { readonly code: "envelope.not-base64"; readonly field: string }
  | { readonly code: "envelope.signature-count"; readonly count: number }
  | { readonly code: "envelope.not-canonical" }
  | { readonly code: "envelope.wrong-type"; readonly type: string; readonly expected: string }
  | { readonly code: "envelope.unknown-key"; readonly keyId: string }
  | { readonly code: "envelope.bad-signature"; readonly keyId: string };

/** What was signed, and by whom: a payload comes out only after its signature held. */
export type Opened = { readonly payload: Uint8Array; readonly keyId: string; readonly owner: string };

/**
 * The bytes that are signed, DSSE's "pre-authentication encoding": type and payload with their lengths in
 * front, so that no signature for one type can serve for another.
 * @example pae("http://example.com/HelloWorld", utf8("hello world")) // "DSSEv1 29 http://example.com/HelloWorld 11 hello world"
 */
export function pae(type: string, payload: Uint8Array): Uint8Array {
  const typeBytes = utf8(type);
  return concat(utf8(`DSSEv1 ${typeBytes.length} `), typeBytes, utf8(` ${payload.length} `), payload);
}

/** Signs a payload and gives the exact bytes to store and send. Throws if `keyId` cannot be a key identifier. */
export function signDsse(input: {
  readonly payload: Uint8Array;
  readonly payloadType: string;
  readonly keyId: string;
  readonly sign: Sign;
}): Uint8Array {
  assert(refRule.holds(input.keyId), `${excerpt(input.keyId)} is no key identifier`);
  const sig = base64(input.sign(pae(input.payloadType, input.payload)));
  const dsse: Dsse = { payload: base64(input.payload), payloadType: input.payloadType, signatures: [{ keyid: input.keyId, sig }] };
  return utf8(canonicalJson(dsse));
}

/**
 * Checks signed bytes and gives their payload. Refuses every byte sequence but the one `signDsse` writes for
 * the same content: a relay that could change a space or a field would change the digest and make an honest
 * sender look as if it had sent two different envelopes under one identifier. Never throws.
 */
export function openDsse(
  bytes: Uint8Array,
  expected: { readonly payloadType: string; readonly keyOf: KeyOf; readonly maxBytes: number },
): Result<Opened, DsseError> {
  if (bytes.length > expected.maxBytes) return err({ code: "envelope.too-large", bytes: bytes.length, limit: expected.maxBytes });
  const json = parseStrictJson(bytes, dsseDepth);
  if (!json.ok) return err({ ...json.error, part: "envelope" });
  const shape = checkShape(json.value);
  if (!shape.ok) return shape;
  const { payload, payloadType, signatures } = shape.value;
  const [signature] = signatures;
  if (signature === undefined || signatures.length > 1) return err({ code: "envelope.signature-count", count: signatures.length });
  const payloadBytes = fromBase64(payload);
  if (payloadBytes === undefined) return err({ code: "envelope.not-base64", field: "payload" });
  const sig = fromBase64(signature.sig);
  if (sig === undefined) return err({ code: "envelope.not-base64", field: "signatures[0].sig" });
  if (!equalBytes(utf8(canonicalJson(json.value)), bytes)) return err({ code: "envelope.not-canonical" });
  if (payloadType !== expected.payloadType) {
    return err({ code: "envelope.wrong-type", type: excerpt(payloadType, 100), expected: expected.payloadType });
  }
  const key = expected.keyOf(signature.keyid);
  if (key === undefined) return err({ code: "envelope.unknown-key", keyId: signature.keyid });
  if (sig.length !== signatureBytes || !key.verify(pae(payloadType, payloadBytes), sig)) return err({ code: "envelope.bad-signature", keyId: signature.keyid });
  return ok({ payload: payloadBytes, keyId: signature.keyid, owner: key.owner });
}

const signatureBytes = 64; // Ed25519; some implementations throw on any other length
const dsseDepth = 3; // envelope, list of signatures, signature

const textRule: FieldRule = { holds: (value) => typeof value === "string", expected: "a text" };
const listRule: FieldRule = { holds: (value) => Array.isArray(value), expected: "a list" };
const envelopeRules = { payload: textRule, payloadType: textRule, signatures: listRule };
const signatureRules = { keyid: refRule, sig: textRule };

function checkShape(value: Json): Result<Dsse, DsseError> {
  const broken = checkObject(value, envelopeRules, "envelope");
  if (broken) return err(broken);
  const dsse = value as unknown as Dsse; // the rules have just said so, but for the signatures
  for (const [index, signature] of dsse.signatures.entries()) {
    const brokenSignature = checkObject(signature, signatureRules, `signatures[${index}]`);
    if (brokenSignature) return err(brokenSignature);
  }
  return ok(dsse);
}

function checkObject(value: Json, rules: Readonly<Record<string, FieldRule>>, place: string): DsseError | undefined {
  if (!isJsonObject(value)) return { code: "envelope.field", field: place, expected: "an object", value: excerpt(value) };
  const broken = brokenField(value, rules, place);
  if (broken) return { code: "envelope.field", ...broken };
  const unknown = unknownField(value, rules, place);
  return unknown === undefined ? undefined : { code: "envelope.unknown-field", field: unknown };
}
