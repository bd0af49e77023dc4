import type { en } from "./en/en.ts";

/** Everything the pages say. */
export type Words = typeof en;

/** A part of the catalogue in another language: of the same form, and perhaps with gaps, where English stands. */
export type Loose<T> = T extends (...given: never[]) => unknown ? T : T extends readonly string[] ? readonly string[] : T extends object ? { readonly [K in keyof T]?: Loose<T[K]> } : T;

/** The catalogue in another language. A test says which languages may have which gaps. */
export type Translation = { readonly [K in keyof Words]?: Loose<Words[K]> };

/** One part of the catalogue in another language. */
export type Part<K extends keyof Words> = Loose<Words[K]>;

/** The catalogue of a language: its own words, and English where it has none. */
export function fillGaps(english: Words, translation: Translation): Words {
  return filled(english, translation) as Words;
}

function filled(english: unknown, own: unknown): unknown {
  if (own === undefined) return english;
  if (typeof english !== "object" || english === null || Array.isArray(english)) return own;
  const known = own as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.entries(english).map(([key, value]) => [key, filled(value, Object.hasOwn(known, key) ? known[key] : undefined)]));
}
