import { en } from "./en/en.ts";

/** Everything the pages say. A further language is another value of this type. */
export type Words = typeof en;

/** The language in use. It changes with a fresh page, so that no part need ask twice. */
export const words: Words = en;

/** The entry of a table for a code, or the code itself where the table does not know it: a newer node may send more. */
export function wordFor(table: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(table, code) ? table[code]! : code;
}
