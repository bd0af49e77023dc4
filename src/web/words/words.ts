import { PageLanguage } from "../../domain/settings.ts";
import { en } from "./en/en.ts";
import { fillGaps } from "./translation.ts";
import type { Translation, Words } from "./translation.ts";

export type { Words };

/** Where this screen remembers in which language it was last used: of the screen, and nothing of a person. */
const KEY = "heed-language";

const TRANSLATIONS: Readonly<Record<Exclude<PageLanguage, "en">, () => Promise<Translation>>> = {
  fr: async () => (await import("./fr/fr.ts")).fr,
  de: async () => (await import("./de/de.ts")).de,
  nl: async () => (await import("./nl/nl.ts")).nl,
  tr: async () => (await import("./tr/tr.ts")).tr,
};

/** How each language calls itself. */
export const languages: Readonly<Record<PageLanguage, string>> = { en: "English", fr: "Français", de: "Deutsch", nl: "Nederlands", tr: "Türkçe" };

/** The language in use: the one last used at this screen, else the first of the browser's that the pages speak, else English. */
export const language: PageLanguage = [remembered(), ...wished()].find((one) => one !== undefined) ?? "en";

/** Everything the pages say, in the language in use. It changes with a fresh page, so that no part need ask twice. */
export const words: Words = language === "en" ? en : fillGaps(en, await TRANSLATIONS[language]());

/** Turns the pages to another language; false where this browser remembers nothing, and the language stays. */
export function turnTo(next: PageLanguage): boolean {
  if (next === language) return true;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    return false;
  }
  location.reload();
  return true;
}

/** The entry of a table for a code, or the code itself where the table does not know it: a newer node may send more. */
export function wordFor(table: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(table, code) ? table[code]! : code;
}

function remembered(): PageLanguage | undefined {
  try {
    return known(localStorage.getItem(KEY));
  } catch {
    return undefined; // no browser, or one that keeps nothing
  }
}

function wished(): readonly (PageLanguage | undefined)[] {
  return typeof document === "undefined" ? [] : navigator.languages.map((one) => known(one.slice(0, 2)));
}

function known(code: string | null): PageLanguage | undefined {
  const read = PageLanguage.safeParse(code);
  return read.success ? read.data : undefined;
}
