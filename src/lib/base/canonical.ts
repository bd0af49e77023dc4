/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * Canonical JSON after RFC 8785 (JCS): keys sorted by UTF-16 code units, shortest numbers, no white space.
 * Keys whose value is undefined are left out, as in JSON.stringify.
 * Throws a TypeError on NaN, infinities, lone surrogates and what is not JSON, such as a Date or a Map.
 * Depth is the caller's to bound: what came from outside goes through a parser that does.
 * @example canonicalJson({ b: 1, a: [true] }) // '{"a":[true],"b":1}'
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new TypeError(`Cannot write ${value} as canonical JSON`);
    return JSON.stringify(value);
  }
  if (typeof value === "string") {
    if (!value.isWellFormed()) throw new TypeError("Cannot write a lone surrogate as canonical JSON");
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${Array.from(value, (item) => canonicalJson(item ?? null)).join(",")}]`; // Array.from also visits holes
  if (typeof value === "object" && isPlain(value)) {
    const object = value as Record<string, unknown>;
    const members = Object.keys(object)
      .filter((key) => object[key] !== undefined)
      .sort() // default order is by UTF-16 code units, as RFC 8785 section 3.2.3 asks
      .map((key) => `${canonicalJson(key)}:${canonicalJson(object[key])}`);
    return `{${members.join(",")}}`;
  }
  throw new TypeError(`Cannot write ${Object.prototype.toString.call(value)} as canonical JSON`);
}

/** Whether an object is what JSON.parse or a literal makes. A Date or Map would otherwise silently be written as "{}". */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
