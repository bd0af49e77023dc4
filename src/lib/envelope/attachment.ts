import { base64, fromBase64, hex } from "../base/bytes.ts";
import { assert, err, ok, type Result } from "../base/result.ts";
import type { Hash } from "./header.ts";

/** What a body says of a file that goes with it: how to recognise its ciphertext, and the key that opens it. */
export type Attachment = {
  readonly name: string;
  readonly media_type: string;
  /** Of the content. */
  readonly bytes: number;
  /** 32 bytes in base64, used for this one content. */
  readonly key: string;
  /** Digest of the ciphertext, by which it is asked for. */
  readonly ct_sha256: string;
  /** Digest of the content: AES-GCM does not bind it to the key. */
  readonly pt_sha256: string;
};

/** Why an attachment does not come out. */
export type AttachmentError =
  | { readonly code: "attachment.other-blob"; readonly stated: string; readonly found: string }
  | { readonly code: "attachment.not-openable" }
  | { readonly code: "attachment.other-content"; readonly stated: string; readonly found: string };

/** AES-256-GCM with a nonce of twelve zero bytes, tag at the end: each key encrypts one content. */
export type Encrypt = (key: Uint8Array, content: Uint8Array) => Uint8Array;

/** The reverse; undefined if the tag does not hold. */
export type Decrypt = (key: Uint8Array, ciphertext: Uint8Array) => Uint8Array | undefined;

/**
 * Encrypts a file once for all recipients of a message: the ciphertext can be carried and kept by anybody, and the key goes in the
 * sealed body of each. `key` is 32 new random bytes.
 */
export function sealAttachment(file: { readonly name: string; readonly mediaType: string; readonly content: Uint8Array; readonly key: Uint8Array }, by: { readonly encrypt: Encrypt; readonly hash: Hash }): { readonly attachment: Attachment; readonly blob: Uint8Array } {
  assert(file.key.length === 32, `a key has 32 bytes, not ${file.key.length}`);
  const blob = by.encrypt(file.key, file.content);
  const attachment = { name: file.name, media_type: file.mediaType, bytes: file.content.length, key: base64(file.key), ct_sha256: hex(by.hash(blob)), pt_sha256: hex(by.hash(file.content)) };
  return { attachment, blob };
}

/** Decrypts a file that a body speaks of; nothing comes out but the content the sender named. */
export function openAttachment(attachment: Attachment, blob: Uint8Array, by: { readonly decrypt: Decrypt; readonly hash: Hash }): Result<Uint8Array, AttachmentError> {
  const found = hex(by.hash(blob));
  if (found !== attachment.ct_sha256) return err({ code: "attachment.other-blob", stated: attachment.ct_sha256, found });
  const key = fromBase64(attachment.key);
  const content = key?.length === 32 ? by.decrypt(key, blob) : undefined;
  if (content === undefined) return err({ code: "attachment.not-openable" });
  const digest = hex(by.hash(content));
  if (digest !== attachment.pt_sha256 || content.length !== attachment.bytes) return err({ code: "attachment.other-content", stated: attachment.pt_sha256, found: digest });
  return ok(content);
}
