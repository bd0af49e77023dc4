import { folded, plainEdits } from "./edits.ts";
import type { Token } from "./person-name.ts";
import type { RuleCode } from "./types.ts";

/**
 * The rules of Delegated Regulation (EU) 2023/332, Annex II, that turn one written form into the other; empty if none
 * does or none is needed. Several compose: Ismaël and Ismail differ by a diacritic and by one edit.
 */
export function wordRules(a: string, b: string, scriptsDiffer: boolean): RuleCode[] {
  const x = a.normalize("NFC").toLowerCase();
  const y = b.normalize("NFC").toLowerCase();
  if (x === y) return [];
  if (scriptsDiffer) return ["name.transliteration"];
  const rules: RuleCode[] = [];
  const plainX = folded(x);
  const plainY = folded(y);
  const bareX = plainX.replace(punctuation, "");
  const bareY = plainY.replace(punctuation, "");
  if (x.replace(punctuation, "").length !== x.length || y.replace(punctuation, "").length !== y.length) {
    if (plainX !== plainY) rules.push("name.punctuation");
  }
  if ((plainX !== x || plainY !== y) && x.replace(punctuation, "") !== y.replace(punctuation, "")) rules.push("name.transliteration");
  if (bareX === bareY) return rules;
  switch (plainEdits(bareX, bareY)) {
    case "one-edit": return [...rules, "name.one-edit"];
    case "swap": return [...rules, "name.letter-swap"];
    case "more": break;
  }
  const [short, long] = bareX.length < bareY.length ? [bareX, bareY] : [bareY, bareX];
  if (short.length >= 3 && long.startsWith(short)) return [...rules, "name.truncation"];
  return rules.includes("name.transliteration") ? rules : [...rules, "name.transliteration"];
}

/** The rules for two linked words. */
export function tokenRules(a: Token, b: Token): RuleCode[] {
  return wordRules(a.written, b.written, a.script !== b.script && a.script !== "mixed" && b.script !== "mixed");
}

const punctuation = /[\s'’‘ʼʻ`´ʹʿʾ,.-]/gu;
