import { fromUtf8 } from "../base/bytes.ts";
import type { Json } from "../base/canonical.ts";
import { excerpt } from "../base/excerpt.ts";
import { err, ok, type Result } from "../base/result.ts";

/** Why bytes are no JSON that every reader reads alike. `at` counts UTF-16 code units from the start. */
export type JsonError =
  | { readonly code: "json.malformed"; readonly at: number; readonly expected: string }
  | { readonly code: "json.duplicate-key"; readonly at: number; readonly key: string }
  | { readonly code: "json.too-deep"; readonly at: number; readonly limit: number }
  | { readonly code: "json.number"; readonly at: number; readonly value: string };

/**
 * Reads JSON of which two programs cannot make two things.
 *
 * JSON.parse keeps the last of two equal keys and rounds large integers; another reader keeps the first, or
 * the exact number, and the two disagree about what was signed. Refused therefore, beside what RFC 8259
 * refuses: bytes that are not UTF-8 or begin with a byte order mark, equal keys, lone surrogates, integers
 * beyond 2^53-1 either way, numbers too large for binary64 (compare RFC 7493, I-JSON), and arrays and
 * objects inside each other more than `maxDepth` deep. Never throws. Linear in the number of bytes.
 * @example parseStrictJson(utf8('{"a":1,"a":2}'), 8) // { ok: false, error: { code: "json.duplicate-key", at: 7, key: "a" } }
 */
export function parseStrictJson(bytes: Uint8Array, maxDepth: number): Result<Json, JsonError> {
  let text: string;
  try {
    text = fromUtf8(bytes);
  } catch {
    return err({ code: "json.malformed", at: 0, expected: "UTF-8" });
  }
  const scan: Scan = { text, at: 0, maxDepth, error: undefined };
  const value = readValue(scan, 0);
  skipSpace(scan);
  if (value !== undefined && scan.at < text.length) fail(scan, { code: "json.malformed", at: scan.at, expected: "the end" });
  return scan.error === undefined && value !== undefined ? ok(value) : err(scan.error ?? { code: "json.malformed", at: 0, expected: "a value" });
}

/** Where the reader stands. Readers return undefined once `error` is set. */
type Scan = { readonly text: string; at: number; readonly maxDepth: number; error: JsonError | undefined };

function readValue(scan: Scan, depth: number): Json | undefined {
  skipSpace(scan);
  switch (scan.text.charAt(scan.at)) {
    case "{":
      return readObject(scan, depth + 1);
    case "[":
      return readArray(scan, depth + 1);
    case '"':
      return readString(scan);
    case "t":
      return readWord(scan, "true", true);
    case "f":
      return readWord(scan, "false", false);
    case "n":
      return readWord(scan, "null", null);
    default:
      return readNumber(scan);
  }
}

function readObject(scan: Scan, depth: number): Json | undefined {
  if (depth > scan.maxDepth) return fail(scan, { code: "json.too-deep", at: scan.at, limit: scan.maxDepth });
  const members = new Map<string, Json>();
  scan.at++;
  skipSpace(scan);
  if (take(scan, "}")) return {};
  do {
    skipSpace(scan);
    const keyAt = scan.at;
    const key = scan.text[scan.at] === '"' ? readString(scan) : malformed(scan, "a key");
    if (key === undefined) return undefined;
    if (members.has(key)) return fail(scan, { code: "json.duplicate-key", at: keyAt, key: excerpt(key) });
    skipSpace(scan);
    if (!take(scan, ":")) return malformed(scan, "':'");
    const value = readValue(scan, depth);
    if (value === undefined) return undefined;
    members.set(key, value);
    skipSpace(scan);
  } while (take(scan, ","));
  if (!take(scan, "}")) return malformed(scan, "',' or '}'");
  return Object.fromEntries(members); // defines properties, so a key "__proto__" stays a key
}

function readArray(scan: Scan, depth: number): Json | undefined {
  if (depth > scan.maxDepth) return fail(scan, { code: "json.too-deep", at: scan.at, limit: scan.maxDepth });
  const items: Json[] = [];
  scan.at++;
  skipSpace(scan);
  if (take(scan, "]")) return items;
  do {
    const value = readValue(scan, depth);
    if (value === undefined) return undefined;
    items.push(value);
    skipSpace(scan);
  } while (take(scan, ","));
  return take(scan, "]") ? items : malformed(scan, "',' or ']'");
}

function readString(scan: Scan): string | undefined {
  const { text, at } = scan;
  let end = at + 1;
  let plain = true;
  for (; end < text.length && text[end] !== '"'; end++) {
    const code = text.charCodeAt(end);
    if (code === backslash) end++; // whatever follows belongs to the escape, a quotation mark too
    if (code === backslash || code < 0x20) plain = false;
  }
  if (end >= text.length) return malformed(scan, "a string that ends");
  let value: string;
  try {
    value = plain ? text.slice(at + 1, end) : (JSON.parse(text.slice(at, end + 1)) as string);
  } catch {
    return malformed(scan, "a string without wrong escapes or control characters");
  }
  if (!value.isWellFormed()) return malformed(scan, "a string without lone surrogates");
  scan.at = end + 1;
  return value;
}

const backslash = 0x5c;

function readNumber(scan: Scan): number | undefined {
  const pattern = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
  pattern.lastIndex = scan.at;
  const found = pattern.exec(scan.text);
  if (!found) return malformed(scan, "a value");
  const value = Number(found[0]);
  const whole = found[1] === undefined && found[2] === undefined;
  if (whole ? !Number.isSafeInteger(value) : !Number.isFinite(value)) return fail(scan, { code: "json.number", at: scan.at, value: excerpt(found[0]) });
  scan.at = pattern.lastIndex;
  return value;
}

function readWord<T extends Json>(scan: Scan, word: string, value: T): T | undefined {
  if (!scan.text.startsWith(word, scan.at)) return malformed(scan, "a value");
  scan.at += word.length;
  return value;
}

function skipSpace(scan: Scan): void {
  for (; ; scan.at++) {
    const char = scan.text[scan.at];
    if (char !== " " && char !== "\n" && char !== "\r" && char !== "\t") return;
  }
}

function take(scan: Scan, char: string): boolean {
  const found = scan.text[scan.at] === char;
  if (found) scan.at++;
  return found;
}

function malformed(scan: Scan, expected: string): undefined {
  return fail(scan, { code: "json.malformed", at: scan.at, expected });
}

function fail(scan: Scan, error: JsonError): undefined {
  scan.error ??= error;
  return undefined;
}
