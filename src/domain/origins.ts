import type { Claim } from "./claim.ts";

/**
 * How the origins of what is told now stand to those of what was told before. Marks are opaque: equal means one origin, however many
 * passed it on, and one origin never corroborates itself; where a mark is missing nothing is known, and unknown independence is none.
 * @example originsCompared([{ originMark: "m1" }], [{ originMark: "m1" }]) // ["origin.shared"]
 */
export function originsCompared(now: readonly Pick<Claim, "originMark">[], before: readonly Pick<Claim, "originMark">[]): readonly ("origin.shared" | "origin.independent" | "origin.unknown")[] {
  if (now.length === 0 || before.length === 0) return [];
  const earlier = new Set(before.map((one) => one.originMark).filter((mark) => mark !== undefined));
  const marks = new Set(now.map((one) => one.originMark).filter((mark) => mark !== undefined));
  const found: ("origin.shared" | "origin.independent" | "origin.unknown")[] = [];
  if ([...marks].some((mark) => earlier.has(mark))) found.push("origin.shared");
  if (earlier.size > 0 && [...marks].some((mark) => !earlier.has(mark))) found.push("origin.independent");
  if (found.length === 0) found.push("origin.unknown");
  return found;
}

/** How many origins speak in these claims: each mark once, and all that bear none as one at most. */
export function originCount(claims: readonly Pick<Claim, "originMark">[]): number {
  const marks = new Set(claims.flatMap((one) => one.originMark ?? []));
  return marks.size > 0 ? marks.size : Math.min(1, claims.length);
}
