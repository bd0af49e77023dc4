export { type Dsse, type DsseError, type KeyOf, type KnownKey, openDsse, type Opened, pae, sealDsse, type Sign, type Verify } from "./dsse.ts";
export type { BrokenField } from "./fields.ts";
export {
  envelopeDigest,
  type EnvelopeError,
  type EnvelopeHeader,
  ENVELOPE_TYPE,
  type Hash,
  MAX_ENVELOPE_BYTES,
  MAX_PAYLOAD_DEPTH,
  openEnvelope,
  type ParsedEnvelope,
  parseEnvelope,
  sealEnvelope,
} from "./header.ts";
export {
  MAX_RECEIPT_BYTES,
  type Receipt,
  type ReceiptError,
  RECEIPT_TYPE,
  readReceipt,
  type SentEnvelope,
  verifyReceipt,
  writeReceipt,
} from "./receipt.ts";
export { type JsonError, parseStrictJson } from "./strict-json.ts";
