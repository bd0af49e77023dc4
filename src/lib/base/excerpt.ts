/**
 * A short printable text of any value, for an error that names what was refused.
 * Bounded by `limit` characters before "…", so a hostile value cannot flood a log or a page.
 * @example excerpt("2014-02-30T00:00:00Z") // "2014-02-30T00:00:00Z"
 * @example excerpt({ a: 1 }) // "object"
 */
export function excerpt(value: unknown, limit = 64): string {
  if (typeof value === "number" || typeof value === "boolean" || value === null) return String(value);
  if (typeof value !== "string") return Array.isArray(value) ? "array" : typeof value;
  const head = value.slice(0, limit).toWellFormed().replace(/\p{Cc}|\p{Cf}/gu, "\uFFFD");
  return value.length > limit ? `${head}…` : head;
}
