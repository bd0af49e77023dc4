import { fromBase64, fromUtf8, hex } from "../lib/base/bytes.ts";
import { excerpt } from "../lib/base/excerpt.ts";
import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import { parseEnvelope, parseStrictJson, readReceipt } from "../lib/envelope/index.ts";
import type { EnvelopeHeader, KeyOf, Receipt, ReceiptError } from "../lib/envelope/index.ts";
import { Authority } from "../domain/authority.ts";
import { sha256, verifyEd25519 } from "./keys.ts";

/** Whose signature is looked for: a public key alone, or with the authority whose card it came on. */
export interface TrustedKey {
  readonly publicKey: string;
  readonly holder?: { readonly id: string; readonly name: string; readonly keyId: string };
}

/** What a receipt proves. */
export interface CheckedReceipt {
  readonly receipt: Receipt;
  /** The header of the envelope, where that was given and is the one received. */
  readonly envelope: EnvelopeHeader | undefined;
}

/** `file`: what was given is no receipt, key or envelope at all; `proof`: it is one, and does not hold. */
export interface ReceiptFault {
  readonly of: "file" | "proof";
  readonly reason: string;
}

/** Reads `--key`: a raw Ed25519 public key in base64, or the text of an authority's card. */
export function parseTrustedKey(text: string): Result<TrustedKey, string> {
  const raw = text.trim();
  if (fromBase64(raw)?.length === 32) return ok({ publicKey: raw });
  let card: unknown;
  try {
    card = JSON.parse(text);
  } catch {
    return err(`is neither an Ed25519 public key in base64 (44 characters) nor a card: ${excerpt(raw)}`);
  }
  const authority = Authority.safeParse(card);
  if (!authority.success) return err(`is no authority's card: ${authority.error.issues.map((issue) => `${issue.path.join(".") || "card"} ${issue.message}`).slice(0, 3).join("; ")}`);
  const { id, name, node } = authority.data;
  if (node === undefined) return err(`is the card of ${id}, which has no node and so no key`);
  return ok({ publicKey: node.publicKey, holder: { id, name, keyId: node.keyId } });
}

/** Checks a receipt with nothing but the recipient's public key, and where given that it is for this envelope. */
export function checkReceipt(receiptBytes: Uint8Array, key: TrustedKey, envelopeBytes?: Uint8Array): Result<CheckedReceipt, ReceiptFault> {
  const sealed = withoutLineEnd(receiptBytes);
  const verify = (data: Uint8Array, signature: Uint8Array): boolean => verifyEd25519(key.publicKey, data, signature);
  // A key alone says nothing of its holder: then the receipt's own word for its signer stands.
  const owner = key.holder?.id ?? statedRecipient(sealed) ?? "";
  const keyOf: KeyOf = (keyId) => (key.holder === undefined || key.holder.keyId === keyId ? { owner, verify } : undefined);
  const read = readReceipt(sealed, { keyOf });
  if (!read.ok) return err(faultOf(read.error, key));
  const receipt = read.value;
  if (envelopeBytes === undefined) return ok({ receipt, envelope: undefined });
  const digest = hex(sha256(envelopeBytes));
  if (digest !== receipt.digest) return err({ of: "proof", reason: `the receipt is for the envelope with digest ${receipt.digest}; the envelope given has ${digest}` });
  const header = headerOf(envelopeBytes);
  if (header === undefined) return err({ of: "file", reason: "the envelope cannot be read" });
  for (const [field, stated, sent] of [["id", receipt.envelope, header.id], ["from", receipt.from, header.from], ["to", receipt.to, header.to]] as const) {
    if (stated !== sent) return err({ of: "proof", reason: `the receipt names ${stated}, the envelope ${sent} as its ${field}` });
  }
  return ok({ receipt, envelope: header });
}

function faultOf(error: ReceiptError, key: TrustedKey): ReceiptFault {
  const { holder } = key;
  switch (error.code) {
    case "envelope.bad-signature":
      return { of: "proof", reason: `the signature is not by ${holder === undefined ? "this key" : `the key of ${holder.id}`}` };
    case "envelope.unknown-key":
      return { of: "proof", reason: `it is signed with key ${error.keyId}, the key of ${holder?.id} is ${holder?.keyId}` };
    case "receipt.wrong-signer":
      return { of: "proof", reason: `it is signed by ${error.owner} and speaks for ${error.to}` };
    case "receipt.other-envelope":
      return { of: "proof", reason: `its ${error.field} is ${error.stated}, not ${error.sent}` };
    case "envelope.wrong-type":
      return { of: "file", reason: `it is no receipt but ${error.type}` };
    case "envelope.field":
    case "receipt.field":
      return { of: "file", reason: `it is no receipt: ${error.field} must be ${error.expected}, not ${error.value}` };
    case "envelope.too-large":
    case "envelope.not-base64":
    case "envelope.not-canonical":
    case "envelope.signature-count":
    case "envelope.unknown-field":
    case "json.duplicate-key":
    case "json.malformed":
    case "json.number":
    case "json.too-deep":
      return { of: "file", reason: `it is no receipt (${error.code})` };
  }
}

/** An editor or a terminal may have added one; nothing else may differ from the bytes that were signed. */
function withoutLineEnd(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 0x0a || bytes[end - 1] === 0x0d)) end--;
  return bytes.subarray(0, end);
}

function statedRecipient(sealed: Uint8Array): string | undefined {
  const payload = payloadOf(sealed);
  const stated = payload === undefined ? undefined : parseStrictJson(payload, 8);
  const value = stated?.ok === true ? stated.value : undefined;
  return typeof value === "object" && value !== null && "to" in value && typeof value.to === "string" ? value.to : undefined;
}

function headerOf(sealed: Uint8Array): EnvelopeHeader | undefined {
  const payload = payloadOf(sealed);
  const parsed = payload === undefined ? undefined : parseEnvelope(payload, sha256);
  return parsed?.ok === true ? parsed.value.header : undefined;
}

function payloadOf(sealed: Uint8Array): Uint8Array | undefined {
  try {
    const outer = JSON.parse(fromUtf8(sealed)) as { readonly payload?: unknown } | null;
    return typeof outer?.payload === "string" ? fromBase64(outer.payload) : undefined;
  } catch {
    return undefined;
  }
}
