import { base64, concat, fromBase64, hex, utf8 } from "../base/bytes.ts";
import { canonicalJson, type Json } from "../base/canonical.ts";
import { excerpt } from "../base/excerpt.ts";
import { assert, err, ok, type Result } from "../base/result.ts";
import { type Sign, signDsse } from "./dsse.ts";
import { ENVELOPE_TYPE, type EnvelopeHeader, type Hash, MAX_PAYLOAD_DEPTH, parseEnvelope, SUITE } from "./header.ts";
import { type JsonError, parseStrictJson } from "./strict-json.ts";

/** How many random bytes stand before a sealed body. They keep the commitment from telling a body that somebody can guess. */
export const SALT_BYTES = 32;

/** Plaintexts are as long as a multiple of this: whoever carries an envelope learns a body's size no closer. */
export const PADDED_TO = 1_024;

/** Encrypts to a public key: HPKE in base mode, RFC 9180, suite 1, with no additional data. Rejects a key that is no point. */
export type Seal = (input: { readonly publicKey: Uint8Array; readonly info: Uint8Array; readonly plaintext: Uint8Array }) => Promise<{ readonly enc: Uint8Array; readonly ciphertext: Uint8Array }>;

/**
 * Decrypts what was sealed to one of the recipient's keys. `unknown` if that key is not held, or not any more; `not-openable` if
 * it is and this was not sealed to it. Never rejects for what it was given.
 */
export type Unseal = (input: { readonly keyId: string; readonly enc: Uint8Array; readonly info: Uint8Array; readonly ciphertext: Uint8Array }) => Promise<Result<Uint8Array, "unknown" | "not-openable">>;

/** The header of an envelope whose body is sealed. */
export type SealedHeader = EnvelopeHeader & { readonly suite: number; readonly kem_key: string; readonly enc: string; readonly ct_sha256: string; readonly pt_commit: string };

/** Why a sealed body does not come out, though its header was signed by the sender. */
export type SealedError =
  | { readonly code: "envelope.part-missing" }
  | { readonly code: "envelope.part-stray" }
  | { readonly code: "envelope.part-digest"; readonly stated: string; readonly found: string }
  | { readonly code: "envelope.sealing-key"; readonly keyId: string }
  | { readonly code: "envelope.not-openable"; readonly keyId: string }
  | { readonly code: "envelope.commitment"; readonly stated: string; readonly found: string }
  | (JsonError & { readonly part: "body" });

/** Whether the body of an envelope is sealed, in the suite this version knows. */
export function isSealed(header: EnvelopeHeader): header is SealedHeader {
  return header.must_understand.includes("suite") && header.suite === SUITE;
}

/**
 * What is sealed: the salt, the body as canonical JSON, and spaces up to a multiple of `PADDED_TO`. Its SHA-256 is the commitment
 * in the header, so one salt for all recipients of a message makes it provable that all were told the same.
 */
export function plaintextOf(body: Json, salt: Uint8Array): Uint8Array {
  assert(salt.length === SALT_BYTES, `a salt has ${SALT_BYTES} bytes, not ${salt.length}`);
  const text = utf8(canonicalJson(body));
  const padding = (PADDED_TO - ((SALT_BYTES + text.length) % PADDED_TO)) % PADDED_TO;
  return concat(salt, text, new Uint8Array(padding).fill(0x20));
}

/**
 * Encrypts a body for one recipient and signs the envelope: the exact bytes to keep and send, and the ciphertext that goes with
 * them. Throws if the header breaks the rules `parseEnvelope` holds others to.
 */
export async function sealEnvelope(input: {
  readonly header: Omit<EnvelopeHeader, "body_sha256" | "suite" | "kem_key" | "enc" | "ct_sha256" | "pt_commit">;
  /** From `plaintextOf`. */
  readonly plaintext: Uint8Array;
  readonly recipientKey: { readonly keyId: string; readonly publicKey: Uint8Array };
  readonly seal: Seal;
  readonly keyId: string;
  readonly sign: Sign;
  readonly hash: Hash;
}): Promise<{ readonly bytes: Uint8Array; readonly ciphertext: Uint8Array }> {
  const { plaintext, recipientKey, hash } = input;
  const { enc, ciphertext } = await input.seal({ publicKey: recipientKey.publicKey, info: sealingInfo(input.header), plaintext });
  const header: SealedHeader = {
    ...input.header,
    must_understand: [...new Set([...input.header.must_understand, "suite"])],
    suite: SUITE,
    kem_key: recipientKey.keyId,
    enc: base64(enc),
    ct_sha256: hex(hash(ciphertext)),
    pt_commit: hex(hash(plaintext)),
  };
  const payload = utf8(canonicalJson({ header }));
  const parsed = parseEnvelope(payload, hash);
  assert(parsed.ok, `cannot write envelope ${excerpt(header.id)}: ${parsed.ok ? "" : JSON.stringify(parsed.error)}`);
  return { bytes: signDsse({ payload, payloadType: ENVELOPE_TYPE, keyId: input.keyId, sign: input.sign }), ciphertext };
}

/** Decrypts the body of an envelope that `openEnvelope` has let through. The plaintext, kept, proves later what was said. */
export async function unsealBody(header: SealedHeader, ciphertext: Uint8Array, by: { readonly unseal: Unseal; readonly hash: Hash }): Promise<Result<{ readonly body: Json; readonly plaintext: Uint8Array }, SealedError>> {
  const found = hex(by.hash(ciphertext));
  if (found !== header.ct_sha256) return err({ code: "envelope.part-digest", stated: header.ct_sha256, found });
  const keyId = header.kem_key;
  const enc = fromBase64(header.enc);
  assert(enc !== undefined, "the header's rules have said that enc is base64");
  const plaintext = await by.unseal({ keyId, enc, info: sealingInfo(header), ciphertext });
  if (!plaintext.ok) return err({ code: plaintext.error === "unknown" ? "envelope.sealing-key" : "envelope.not-openable", keyId });
  const body = openCommitment(header.pt_commit, plaintext.value, by.hash);
  return body.ok ? ok({ body: body.value, plaintext: plaintext.value }) : body;
}

/**
 * The body in a plaintext, if that is the one the sender committed to. AES-GCM alone lets one ciphertext be opened under two keys
 * to two texts (Dodis, Grubbs, Ristenpart and Woodage 2018), so a body is believed only after this.
 */
export function openCommitment(commitment: string, plaintext: Uint8Array, hash: Hash): Result<Json, SealedError> {
  const found = hex(hash(plaintext));
  if (found !== commitment) return err({ code: "envelope.commitment", stated: commitment, found });
  const json = parseStrictJson(plaintext.subarray(SALT_BYTES), MAX_PAYLOAD_DEPTH - 1);
  return json.ok ? json : err({ ...json.error, part: "body" });
}

/** What a ciphertext is bound to: a body sealed for one envelope opens in no other, whoever signs it. */
function sealingInfo({ from, to, id, version }: Pick<EnvelopeHeader, "from" | "to" | "id" | "version">): Uint8Array {
  return utf8(`heed envelope 1\n${from}\n${to}\n${id}\n${version}`);
}
