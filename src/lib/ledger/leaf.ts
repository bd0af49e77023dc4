import { base64, concat, fromBase64, fromUtf8, utf8 } from "../base/bytes.ts";
import { canonicalJson, type Json } from "../base/canonical.ts";
import { excerpt } from "../base/excerpt.ts";
import { assert, err, ok, type Result } from "../base/result.ts";
import type { Hash } from "./tree.ts";

/** The two logs of a node: what passed between it and its peers, and what was read, decided and administered in the house. */
export type LogName = "exchange" | "audit";

/**
 * One entry of a log. It names nobody: `commitment` is a salted digest of what happened, `id` is random, `about` a digest of
 * what travelled. Who holds the opening can show what was committed to; once salt and content are gone, nobody can.
 */
export type Leaf = {
  readonly v: 1;
  /** What happened, one of the kinds of its log. */
  readonly kind: LeafKind;
  /** When, in UTC with milliseconds. */
  readonly at: string;
  /** 16 random bytes in base64, so that two equal happenings are two entries. */
  readonly id: string;
  /** SHA-256 of salt and content, in base64. */
  readonly commitment: string;
  /** SHA-256 of the envelope that travelled, in hexadecimal. */
  readonly about?: string;
  /** The other node. */
  readonly peer?: string;
};

/** What a leaf is called by: the exchange log has the first three, the audit log the others. */
export type LeafKind = "sent" | "received" | "receipted" | "read" | "decided" | "administered" | "changed" | "anchored";

/** What opens a commitment. */
export type Opening = { readonly salt: Uint8Array; readonly content: Uint8Array };

/** Why a leaf or its opening is refused. */
export type LeafError =
  | { readonly code: "leaf.malformed"; readonly field: string; readonly expected: string; readonly value: string }
  | { readonly code: "leaf.other-content"; readonly committed: string; readonly opened: string };

/** How large a leaf may be. */
export const MAX_LEAF_BYTES = 1_024;

/** Length of a salt: with it, nobody finds content that he can guess. */
export const SALT_BYTES = 32;

/** The commitment to content: its digest with a salt in front, base64. Throws if the salt is too short to hide anything. */
export function commitTo(opening: Opening, hash: Hash): string {
  assert(opening.salt.length === SALT_BYTES, `a salt has ${SALT_BYTES} bytes`);
  return base64(hash(concat(opening.salt, opening.content)));
}

/** A leaf as bytes: canonical JSON, so that one leaf has one hash. Throws if it breaks the rules `parseLeaf` holds others to. */
export function writeLeaf(leaf: Omit<Leaf, "v">): Uint8Array {
  const bytes = utf8(canonicalJson({ ...leaf, v: 1 }));
  const parsed = parseLeaf(bytes);
  assert(parsed.ok, `cannot write the leaf: ${parsed.ok ? "" : JSON.stringify(parsed.error)}`);
  return bytes;
}

/** Reads a leaf. Fields that a newer node adds are passed over; they are in the hash all the same. */
export function parseLeaf(bytes: Uint8Array): Result<Leaf, LeafError> {
  if (bytes.length > MAX_LEAF_BYTES) return malformed("leaf", `at most ${MAX_LEAF_BYTES} bytes`, bytes.length);
  let value: Json;
  try {
    const text = fromUtf8(bytes);
    value = JSON.parse(text) as Json;
    // Only one spelling is canonical: no key twice, no other order, no space.
    if (canonicalJson(value) !== text) return malformed("leaf", "canonical JSON", text);
  } catch {
    return malformed("leaf", "canonical JSON", "other bytes");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return malformed("leaf", "an object", value);
  const leaf = value as Readonly<Record<string, Json>>;
  for (const [field, [expected, isRight]] of Object.entries(rules)) {
    const found = Object.hasOwn(leaf, field) ? leaf[field] : undefined;
    if (found === undefined ? !optionalFields.has(field) : !isRight(found)) return malformed(field, expected, found ?? "missing");
  }
  return ok(leaf as unknown as Leaf); // the rules have just said so
}

/** Whether an opening is what a leaf committed to. */
export function verifyOpening(leaf: Leaf, opening: Opening, hash: Hash): Result<true, LeafError> {
  if (opening.salt.length !== SALT_BYTES) return malformed("salt", `${SALT_BYTES} bytes`, opening.salt.length);
  const opened = commitTo(opening, hash);
  return opened === leaf.commitment ? ok(true) : err({ code: "leaf.other-content", committed: leaf.commitment, opened });
}

/** What goes along with a log proof as its `extra`: the leaf, and what opens its commitment. */
export function writeOpenedLeaf(opened: { readonly leaf: Uint8Array; readonly opening?: Opening }): Uint8Array {
  const { leaf, opening } = opened;
  return utf8(canonicalJson({ leaf: base64(leaf), ...(opening === undefined ? {} : { salt: base64(opening.salt), content: base64(opening.content) }) }));
}

/** Reads what goes along with a log proof. */
export function parseOpenedLeaf(bytes: Uint8Array): Result<{ readonly leaf: Uint8Array; readonly opening?: Opening }, LeafError> {
  let value: unknown;
  try {
    const text = fromUtf8(bytes);
    value = JSON.parse(text);
    if (canonicalJson(value) !== text) return malformed("extra", "canonical JSON", text);
  } catch {
    return malformed("extra", "canonical JSON", "other bytes");
  }
  const texts = (typeof value === "object" && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  const bytesOf = (field: string): Uint8Array | undefined => (typeof texts[field] === "string" ? fromBase64(texts[field]) : undefined);
  const leaf = bytesOf("leaf");
  if (leaf === undefined) return malformed("leaf", "base64", texts["leaf"]);
  if (texts["salt"] === undefined && texts["content"] === undefined) return ok({ leaf });
  const salt = bytesOf("salt");
  const content = bytesOf("content");
  if (salt === undefined || content === undefined) return malformed(salt === undefined ? "salt" : "content", "base64", texts[salt === undefined ? "salt" : "content"]);
  return ok({ leaf, opening: { salt, content } });
}

const kinds: ReadonlySet<Json> = new Set<LeafKind>(["sent", "received", "receipted", "read", "decided", "administered", "changed", "anchored"]);
const optionalFields: ReadonlySet<string> = new Set(["about", "peer"]);

const rules: Readonly<Record<keyof Leaf, readonly [expected: string, isRight: (value: Json) => boolean]>> = {
  v: ["1", (value) => value === 1],
  kind: ["a kind of leaf", (value) => kinds.has(value)],
  at: ["an instant such as 2014-12-15T09:00:00.000Z", (value) => typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)],
  id: ["16 bytes in base64", (value) => typeof value === "string" && fromBase64(value)?.length === 16],
  commitment: ["32 bytes in base64", (value) => typeof value === "string" && fromBase64(value)?.length === 32],
  about: ["64 lower-case hexadecimal digits", (value) => typeof value === "string" && /^[0-9a-f]{64}$/.test(value)],
  peer: ["1 to 100 letters, digits, '.', '_', ':' or '-'", (value) => typeof value === "string" && /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/.test(value)],
};

function malformed(field: string, expected: string, value: unknown): { readonly ok: false; readonly error: LeafError } {
  return err({ code: "leaf.malformed", field, expected, value: excerpt(value) });
}
