import { utf8 } from "../base/bytes.ts";
import { canonicalJson, type Json } from "../base/canonical.ts";
import { excerpt } from "../base/excerpt.ts";
import { assert, err, ok, type Result } from "../base/result.ts";
import { type DsseError, type KeyOf, openDsse, signDsse, type Sign } from "./dsse.ts";
import { brokenField, type BrokenField, digestRule, exactly, type FieldRule, instantRule, isJsonObject, optional, refRule, uuidRule } from "./fields.ts";
import { parseStrictJson } from "./strict-json.ts";

/** The DSSE payload type of a receipt. */
export const RECEIPT_TYPE = "application/vnd.heed.receipt.v1+json";

/** How large a sealed receipt may be. */
export const MAX_RECEIPT_BYTES = 65_536;

/**
 * What a recipient signs once an envelope is stored and logged: from `receivedAt` the law's period runs.
 * `from` and `to` are those of the envelope, so the signer is `to`. `unparsed` says that the envelope asked
 * for something the recipient does not know, and that a person there has been given it.
 */
export type Receipt = {
  readonly v: 1;
  readonly envelope: string;
  readonly digest: string;
  readonly from: string;
  readonly to: string;
  readonly receivedAt: string;
  readonly unparsed?: true;
};

/** What a sender knows of the envelope it sent, to hold a receipt against. */
export type SentEnvelope = { readonly envelope: string; readonly digest: string; readonly from: string; readonly to: string };

/** Why a receipt is refused. */
export type ReceiptError =
  | DsseError
  | ({ readonly code: "receipt.field" } & BrokenField)
  | { readonly code: "receipt.wrong-signer"; readonly to: string; readonly owner: string }
  | { readonly code: "receipt.other-envelope"; readonly field: keyof SentEnvelope; readonly stated: string; readonly sent: string };

/** Signs a receipt and gives the exact bytes to keep and send. Throws if it breaks the rules `readReceipt` holds others to. */
export function writeReceipt(receipt: Omit<Receipt, "v">, signer: { readonly keyId: string; readonly sign: Sign }): Uint8Array {
  const payload = utf8(canonicalJson({ ...receipt, v: 1 }));
  const parsed = parseReceipt(payload);
  assert(parsed.ok, `cannot write the receipt: ${parsed.ok ? "" : JSON.stringify(parsed.error)}`);
  return signDsse({ payload, payloadType: RECEIPT_TYPE, ...signer });
}

/**
 * Checks the signature on a receipt and that it is the recipient's. Whether it is for what was sent is for
 * `verifyReceipt`. Fields a newer recipient adds are kept. Never throws.
 */
export function readReceipt(bytes: Uint8Array, expected: { readonly keyOf: KeyOf }): Result<Receipt, ReceiptError> {
  const opened = openDsse(bytes, { ...expected, payloadType: RECEIPT_TYPE, maxBytes: MAX_RECEIPT_BYTES });
  if (!opened.ok) return opened;
  const parsed = parseReceipt(opened.value.payload);
  if (!parsed.ok) return parsed;
  const { owner } = opened.value;
  return parsed.value.to === owner ? parsed : err({ code: "receipt.wrong-signer", to: parsed.value.to, owner });
}

/**
 * Whether a receipt is for the envelope that was sent: same identifier, same bytes, same two nodes. A receipt
 * with the right identifier and another digest means that two envelopes bear one identifier: raise it.
 */
export function verifyReceipt(receipt: Receipt, sent: SentEnvelope): Result<Receipt, ReceiptError> {
  for (const field of ["envelope", "from", "to", "digest"] as const) {
    if (receipt[field] !== sent[field]) return err({ code: "receipt.other-envelope", field, stated: receipt[field], sent: sent[field] });
  }
  return ok(receipt);
}

const receiptDepth = 8;

const receiptRules: Readonly<Record<keyof Receipt, FieldRule>> = {
  v: exactly(1),
  envelope: uuidRule,
  digest: digestRule,
  from: refRule,
  to: refRule,
  receivedAt: instantRule,
  unparsed: optional(exactly(true)),
};

function parseReceipt(payload: Uint8Array): Result<Receipt, ReceiptError> {
  const json = parseStrictJson(payload, receiptDepth);
  if (!json.ok) return err({ ...json.error, part: "payload" });
  const broken = isJsonObject(json.value) ? brokenField(json.value, receiptRules, "receipt") : notAnObject(json.value);
  return broken ? err({ code: "receipt.field", ...broken }) : ok(json.value as unknown as Receipt); // the rules have just said so
}

function notAnObject(value: Json): BrokenField {
  return { field: "receipt", expected: "an object", value: excerpt(value) };
}
