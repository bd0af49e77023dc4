import type { Json } from "../base/canonical.ts";
import { excerpt } from "../base/excerpt.ts";

/** What a field of signed JSON may hold, and how to say so to whoever sent something else. */
export type FieldRule = { readonly holds: (value: Json) => boolean; readonly expected: string; readonly optional?: true };

/** A field that breaks its rule: where, what was expected, and a short text of what was there. */
export type BrokenField = { readonly field: string; readonly expected: string; readonly value: string };

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

/** The first field of `object` that is missing or breaks its rule; fields without a rule are not looked at. */
export function brokenField(object: JsonObject, rules: Readonly<Record<string, FieldRule>>, place: string): BrokenField | undefined {
  for (const [name, rule] of Object.entries(rules)) {
    const value = Object.hasOwn(object, name) ? object[name] : undefined;
    if (value === undefined ? rule.optional !== true : !rule.holds(value)) {
      return { field: `${place}.${name}`, expected: rule.expected, value: value === undefined ? "missing" : excerpt(value) };
    }
  }
  return undefined;
}

/** The first field of `object` that no rule names, or undefined. */
export function unknownField(object: JsonObject, rules: Readonly<Record<string, FieldRule>>, place: string): string | undefined {
  const name = Object.keys(object).find((key) => !Object.hasOwn(rules, key));
  return name === undefined ? undefined : `${place}.${excerpt(name)}`;
}

/** Whether a JSON value is an object. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The rule for one exact value. */
export function exactly(wanted: string | number | boolean): FieldRule {
  return { holds: (value) => value === wanted, expected: JSON.stringify(wanted) };
}

/** The rule for one of a few texts. */
export function oneOf(...texts: readonly string[]): FieldRule {
  return { holds: (value) => typeof value === "string" && texts.includes(value), expected: `one of ${texts.join(", ")}` };
}

/** The same rule for a field that may be missing. */
export function optional(rule: FieldRule): FieldRule {
  return { ...rule, optional: true };
}

/** A whole number from 1 to 2^53-1. */
export const countRule: FieldRule = {
  holds: (value) => typeof value === "number" && Number.isSafeInteger(value) && value >= 1,
  expected: "a whole number from 1",
};

/** A UUID as lower-case text, of any version (RFC 9562). */
export const uuidRule = pattern(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, "a lower-case UUID");

/** A short identifier: of a node, a message, a kind. */
export const refRule = pattern(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/, "1 to 100 letters, digits, '.', '_', ':' or '-', the first a letter or digit");

/** A SHA-256 digest in lower-case hexadecimal. */
export const digestRule = pattern(/^[0-9a-f]{64}$/, "64 lower-case hexadecimal digits");

/** A line that is shown to people: control characters could hide or reorder what stands beside it. */
export const lineRule: FieldRule = {
  holds: (value) => typeof value === "string" && value.length <= 500 && value.trim() !== "" && !/\p{Cc}/u.test(value),
  expected: "1 to 500 characters without control characters",
};

/** An instant in the one form that sorts as text: UTC, milliseconds, "2014-12-15T09:00:00.000Z". */
export const instantRule: FieldRule = {
  holds: (value) => typeof value === "string" && /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) && readsBack(value),
  expected: "an instant such as 2014-12-15T09:00:00.000Z",
};

function pattern(form: RegExp, expected: string): FieldRule {
  return { holds: (value) => typeof value === "string" && form.test(value), expected };
}

function readsBack(instant: string): boolean {
  const ms = Date.parse(instant);
  return !Number.isNaN(ms) && new Date(ms).toISOString() === instant; // 30 February would read back as March
}
