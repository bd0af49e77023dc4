export { type Attachment, type AttachmentError, type Decrypt, type Encrypt, openAttachment, sealAttachment } from "./attachment.ts";
export { type Dsse, type DsseError, type KeyOf, type KnownKey, openDsse, type Opened, pae, type Sign, signDsse, type Verify } from "./dsse.ts";
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
  signEnvelope,
  SUITE,
} from "./header.ts";
export { type Parcel, PARCEL_TYPE, readParcel, writeParcel } from "./parcel.ts";
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
export { isSealed, openCommitment, PADDED_TO, plaintextOf, type Seal, SALT_BYTES, type SealedError, type SealedHeader, sealEnvelope, type Unseal, unsealBody } from "./sealed.ts";
export { type SealingKey, SEALING_KEY_TYPE, signSealingKey, verifySealingKey } from "./sealing-key.ts";
export { type JsonError, parseStrictJson } from "./strict-json.ts";
