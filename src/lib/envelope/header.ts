import { fromBase64, hex, utf8 } from "../base/bytes.ts";
import { canonicalJson, type Json } from "../base/canonical.ts";
import { excerpt } from "../base/excerpt.ts";
import { assert, err, ok, type Result } from "../base/result.ts";
import { type DsseError, type KeyOf, openDsse, signDsse, type Sign } from "./dsse.ts";
import {
  brokenField,
  type BrokenField,
  countRule,
  digestRule,
  exactly,
  type FieldRule,
  instantRule,
  isJsonObject,
  type JsonObject,
  lineRule,
  oneOf,
  optional,
  refRule,
  unknownField,
  uuidRule,
} from "./fields.ts";
import { parseStrictJson } from "./strict-json.ts";

/** The DSSE payload type of an envelope. */
export const ENVELOPE_TYPE = "application/vnd.heed.envelope.v1+json";

/** How large an envelope with its ciphertext may be unless two nodes agree on less: room for a message of forty pages with its persons. */
export const MAX_ENVELOPE_BYTES = 4_194_304;

/** The one sealing suite this version knows: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM (RFC 9180). */
export const SUITE = 1;

/** How deep arrays and objects of an envelope's payload may lie in each other; its own two levels count. */
export const MAX_PAYLOAD_DEPTH = 32;

/**
 * What an envelope says about itself. Names are those on the wire. Fields a newer sender adds are kept.
 * `docs/protocol/envelope.md` says what each is for.
 */
export type EnvelopeHeader = {
  readonly v: 1;
  /** UUID, chosen by the sender; the recipient acts on it once, however often it arrives. */
  readonly id: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  /** 1, 2, 3... without gaps between one sender and one recipient, so that a missing one shows. */
  readonly seq: number;
  /** The message this envelope carries or concerns. */
  readonly warning: string;
  readonly version: number;
  /** Digest of the envelope that carried the version before. */
  readonly prev?: string;
  readonly issued: string;
  /** After this instant the envelope must no longer be taken in. */
  readonly expires?: string;
  readonly priority: "P0" | "P1" | "P2" | "P3";
  readonly handling: "H0" | "H1" | "H2" | "H3";
  readonly purpose: string;
  /** What a recipient must know to read this envelope rightly; this version knows "suite". */
  readonly must_understand: readonly string[];
  /** Digest of the canonical JSON of the body. Missing only where something in `must_understand` replaces it. */
  readonly body_sha256?: string;
  /** Where the body is sealed (`sealed.ts`): how, */
  readonly suite?: number;
  /** to which of the recipient's keys, */
  readonly kem_key?: string;
  /** the encapsulated key, 32 bytes in base64, */
  readonly enc?: string;
  /** the digest of the ciphertext, */
  readonly ct_sha256?: string;
  /** and that of the plaintext with its salt, equal for all recipients of one message. */
  readonly pt_commit?: string;
};

/**
 * A header and the body under it. With `notUnderstood` not empty, the sender asks for something this version
 * does not know: acknowledge receipt as unparsed and put it before a person, never act on the body and never
 * drop it. Only then may the body be missing.
 */
export type ParsedEnvelope = { readonly header: EnvelopeHeader; readonly body: Json | undefined; readonly notUnderstood: readonly string[] };

/** Why an envelope is refused. */
export type EnvelopeError =
  | DsseError
  | { readonly code: "envelope.reserved-field"; readonly field: string }
  | { readonly code: "envelope.body-missing" }
  | { readonly code: "envelope.two-bodies"; readonly field: string }
  | { readonly code: "envelope.body-digest"; readonly stated: string; readonly found: string }
  | { readonly code: "envelope.expires-early"; readonly issued: string; readonly expires: string }
  | { readonly code: "envelope.wrong-sender"; readonly from: string; readonly owner: string }
  | { readonly code: "envelope.wrong-recipient"; readonly to: string; readonly recipient: string };

/** SHA-256. */
export type Hash = (bytes: Uint8Array) => Uint8Array;

/**
 * Signs an envelope with its body in clear for one recipient and gives the exact bytes to keep and send. Adds the digest of the body.
 * Throws if the header breaks the rules `parseEnvelope` holds others to: what a node writes itself is not input.
 */
export function signEnvelope(input: {
  readonly header: Omit<EnvelopeHeader, "body_sha256" | keyof typeof sealingRules>;
  readonly body: Json;
  readonly keyId: string;
  readonly sign: Sign;
  readonly hash: Hash;
}): Uint8Array {
  const header = { ...input.header, body_sha256: hex(input.hash(utf8(canonicalJson(input.body)))) };
  const payload = utf8(canonicalJson({ header, body: input.body }));
  const parsed = parseEnvelope(payload, input.hash);
  assert(parsed.ok, `cannot write envelope ${excerpt(header.id)}: ${parsed.ok ? "" : JSON.stringify(parsed.error)}`);
  return signDsse({ payload, payloadType: ENVELOPE_TYPE, keyId: input.keyId, sign: input.sign });
}

/**
 * Checks an envelope that arrived: its size, its signature, that the key belongs to the sender it names, and
 * that it is meant for `recipient`. Whether it is new, in order and in time is for the caller. Never throws.
 */
export function openEnvelope(
  bytes: Uint8Array,
  expected: { readonly recipient: string; readonly keyOf: KeyOf; readonly hash: Hash; readonly maxBytes: number },
): Result<ParsedEnvelope & { readonly keyId: string; readonly digest: string }, EnvelopeError> {
  const opened = openDsse(bytes, { ...expected, payloadType: ENVELOPE_TYPE });
  if (!opened.ok) return opened;
  const { payload, keyId, owner } = opened.value;
  const parsed = parseEnvelope(payload, expected.hash);
  if (!parsed.ok) return parsed;
  const { from, to } = parsed.value.header;
  if (from !== owner) return err({ code: "envelope.wrong-sender", from, owner });
  if (to !== expected.recipient) return err({ code: "envelope.wrong-recipient", to, recipient: expected.recipient });
  return ok({ ...parsed.value, keyId, digest: envelopeDigest(bytes, expected.hash) });
}

/** Reads the payload of an envelope, `{ header, body }`. Says nothing about who signed it: see `openEnvelope`. Never throws. */
export function parseEnvelope(payload: Uint8Array, hash: Hash): Result<ParsedEnvelope, EnvelopeError> {
  const json = parseStrictJson(payload, MAX_PAYLOAD_DEPTH);
  if (!json.ok) return err({ ...json.error, part: "payload" });
  if (!isJsonObject(json.value)) return refuse({ field: "payload", expected: "an object", value: excerpt(json.value) });
  const unknown = unknownField(json.value, payloadRules, "payload");
  if (unknown !== undefined) return err({ code: "envelope.unknown-field", field: unknown });
  const broken = brokenField(json.value, payloadRules, "payload");
  if (broken) return refuse(broken);
  const fields = json.value["header"] as JsonObject;
  const brokenHeader = brokenField(fields, headerRules, "header");
  if (brokenHeader) return refuse(brokenHeader);
  const header = fields as unknown as EnvelopeHeader; // the rules have just said so
  const body = Object.hasOwn(json.value, "body") ? json.value["body"] : undefined;
  const sealed = readSealing(fields, header, body);
  if (!sealed.ok) return sealed;
  const notUnderstood = header.must_understand.filter((name) => !(name === "suite" && sealed.value));
  if (header.expires !== undefined && header.expires <= header.issued) {
    return err({ code: "envelope.expires-early", issued: header.issued, expires: header.expires });
  }
  const bodyError = sealed.value ? undefined : checkBody(header, body, hash);
  return bodyError ? err(bodyError) : ok({ header, body, notUnderstood });
}

/** The digest by which receipts, later versions and ledgers name an envelope: SHA-256 of its exact signed bytes, in hexadecimal. */
export function envelopeDigest(bytes: Uint8Array, hash: Hash): string {
  return hex(hash(bytes));
}

/** Fields of the sealed form, whose body is encrypted for the recipient. Whoever uses one must demand that "suite" is understood. */
const sealingRules: Readonly<Record<"suite" | "kem_key" | "enc" | "ct_sha256" | "pt_commit", FieldRule>> = {
  suite: exactly(SUITE),
  kem_key: refRule,
  enc: { holds: (value) => typeof value === "string" && fromBase64(value)?.length === 32, expected: "32 bytes in base64" },
  ct_sha256: digestRule,
  pt_commit: digestRule,
};

/** Whether the body is sealed in a way this version knows. */
function readSealing(fields: JsonObject, header: EnvelopeHeader, body: Json | undefined): Result<boolean, EnvelopeError> {
  const used = Object.keys(sealingRules).find((name) => Object.hasOwn(fields, name));
  if (!header.must_understand.includes("suite")) return used === undefined ? ok(false) : err({ code: "envelope.reserved-field", field: `header.${used}` });
  const noNumber = brokenField(fields, { suite: countRule }, "header");
  if (noNumber) return refuse(noNumber);
  if (header.suite !== SUITE) return ok(false); // a later suite: as much as can be known of it is that it is not understood
  const broken = brokenField(fields, sealingRules, "header");
  if (broken) return refuse(broken);
  if (body !== undefined) return err({ code: "envelope.two-bodies", field: "payload.body" });
  if (header.body_sha256 !== undefined) return err({ code: "envelope.two-bodies", field: "header.body_sha256" });
  return ok(true);
}

const payloadRules: Readonly<Record<string, FieldRule>> = {
  header: { holds: isJsonObject, expected: "an object" },
  body: optional({ holds: () => true, expected: "any JSON" }),
};

const headerRules: Readonly<Record<Exclude<keyof EnvelopeHeader, keyof typeof sealingRules>, FieldRule>> = {
  v: exactly(1),
  id: uuidRule,
  kind: refRule,
  from: refRule,
  to: refRule,
  seq: countRule,
  warning: refRule,
  version: countRule,
  prev: optional(digestRule),
  issued: instantRule,
  expires: optional(instantRule),
  priority: oneOf("P0", "P1", "P2", "P3"),
  handling: oneOf("H0", "H1", "H2", "H3"),
  purpose: lineRule,
  must_understand: {
    holds: (value) => Array.isArray(value) && value.length <= 16 && value.every(isFeature) && new Set(value).size === value.length,
    expected: "at most 16 different names of lower-case letters, digits, '.', '_' or '-'",
  },
  body_sha256: optional(digestRule),
};

function checkBody(header: EnvelopeHeader, body: Json | undefined, hash: Hash): EnvelopeError | undefined {
  const stated = header.body_sha256;
  if (stated === undefined || body === undefined) return header.must_understand.length > 0 ? undefined : { code: "envelope.body-missing" };
  const found = hex(hash(utf8(canonicalJson(body))));
  return found === stated ? undefined : { code: "envelope.body-digest", stated, found };
}

function isFeature(value: Json): boolean {
  return typeof value === "string" && /^[a-z][a-z0-9._-]{0,63}$/.test(value);
}

function refuse(broken: BrokenField): { readonly ok: false; readonly error: EnvelopeError } {
  return err({ code: "envelope.field", ...broken });
}
