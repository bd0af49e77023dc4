import type { BirthInterval, Described } from "../../src/lib/names/index.ts";
import { lookAlikes } from "../../src/lib/names/scripts.ts";

/** Kinds of text that sources, typing errors, conversions and ill will produce. */
export const strangeKinds = [
  "empty", "one letter", "digits", "blanks", "marks alone", "long", "very long", "many words", "unpaired surrogate", "right-to-left marks", "zero-width",
  "look-alikes", "several scripts", "any code points", "damaged name", "name", "punctuation", "emoji", "code-like", "repeated",
] as const;

export type StrangeKind = (typeof strangeKinds)[number];

const names = [
  "Ismaël Omar Mostefaï", "Salah Abdeslam", "Brahim Abdeslam", "Abdelhamid Abaaoud", "Samy Amimour", "Abdul Rahman Al-Yacoubi", "Anis Amri", "Tamerlan Tsarnaev", "Pëtr Порошенко", "William H. Gates",
  "Kim Jong Un", "محمد بن علي", "عبد الرحمن اليعقوبي", "Γιώργος Παπαδόπουλος", "משה כהן", "毛泽东", "山田太郎", "やまだ たろう", "김정은", "Nguyễn Văn Thiệu", "Jean-Pierre O'Neill", "Şükrü Oğuz İnönü", "ვლადიმერ", "Արամ Խաչատրյան",
  "สมชาย", "अमित शाह", "von der Leyen", "de la Cruz y Gómez", "Abu Bakr al-Baghdadi", "Smith, John Jr.",
] as const;

const ranges = [
  [0x20, 0x7f], [0xa0, 0x24f], [0x300, 0x36f], [0x370, 0x3ff], [0x400, 0x52f], [0x530, 0x5ff], [0x600, 0x6ff], [0x700, 0x7ff], [0x900, 0xdff], [0xe00, 0xe7f], [0x1000, 0x137f], [0x1e00, 0x1fff], [0x2000, 0x206f],
  [0x3040, 0x30ff], [0x4e00, 0x9fff], [0xac00, 0xd7af], [0xd800, 0xdfff], [0xe000, 0xf8ff], [0xfb00, 0xfdff], [0xfe00, 0xffff], [0x10000, 0x10ffff], [0, 0x1f],
] as const;

/** Letters of other alphabets by the Latin letter they look like. */
const imitations = new Map<string, string[]>();
for (const [other, latin] of lookAlikes) imitations.set(latin, [...(imitations.get(latin) ?? []), other]);

/** A text of the given kind. */
export function strangeText(kind: StrangeKind, random: () => number): string {
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const any = ([from, to]: readonly [number, number]): string => String.fromCodePoint(from + below(to - from + 1));
  const some = (length: number, make: () => string): string => Array.from({ length }, make).join("");
  const insert = (text: string, what: string): string => {
    const at = below(text.length + 1);
    return text.slice(0, at) + what + text.slice(at);
  };
  switch (kind) {
    case "empty": return "";
    case "one letter": return any(pick(ranges));
    case "digits": return some(1 + below(30), () => pick(["0123456789", "٠١٢٣٤٥٦٧٨٩", "０１２３"][below(3)]!.split("")));
    case "blanks": return some(below(40), () => pick([" ", "\t", "\n", "\u00a0", "\u2003", "\u3000", "\ufeff"]));
    case "marks alone": return some(1 + below(40), () => any([0x300, 0x36f]));
    case "long": return some(200 + below(1800), () => (random() < 0.1 ? " " : any([0x61, 0x7a])));
    case "very long": return pick([(): string => "a".repeat(10_000), () => "ab ".repeat(3_333), () => some(10_000, () => any([0x61, 0x7a])), () => "ا".repeat(10_000), () => "́".repeat(10_000), () => some(5_000, () => `${any([0x4e00, 0x9fff])} `), () => "-".repeat(10_000)])();
    case "many words": return some(20 + below(200), () => `${pick(names).split(" ")[0]} `);
    case "unpaired surrogate": return insert(insert(pick(names), String.fromCharCode(0xd800 + below(0x800))), String.fromCharCode(0xdc00 + below(0x400)));
    case "right-to-left marks": return insert(insert(pick(names), pick(["\u200e", "\u200f", "\u202a", "\u202b", "\u202e", "\u2066", "\u2069"])), pick(["\u202c", "\u200f", "\u061c"]));
    case "zero-width": return insert(insert(pick(names), pick(["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad"])), "\u200d");
    case "look-alikes": return imitated(pick(names), random);
    case "several scripts": return some(1 + below(4), () => `${some(1 + below(8), () => any(pick(ranges)))} `);
    case "any code points": return some(below(60), () => any(random() < 0.2 ? [0, 0x10ffff] : pick(ranges)));
    case "damaged name": {
      const name = pick(names);
      const at = below(name.length);
      return pick([name.slice(0, at) + name.slice(at + 1), insert(name, pick(names).charAt(0)), name.slice(at) + name.slice(0, at), name.toUpperCase(), name.normalize("NFD"), `${name} ${pick(names)}`, name.replaceAll(" ", "")]);
    }
    case "name": return `${pick(names).split(" ")[0]} ${pick(names).split(" ").at(-1)}`;
    case "punctuation": return some(1 + below(40), () => pick("'’`´-–.,;:()[]{}<>/\\|!?*+^$#&%\"".split("")));
    case "emoji": return some(1 + below(10), () => pick(["👩‍👩‍👧", "🏳️‍🌈", "🇫🇷", "a", " ", "👍🏽", "\ufe0f"]));
    case "code-like": return pick(["(a+)+$", "'; drop table names; --", "<script>alert(1)</script>", "%00", "__proto__", "constructor", "toString", "NaN", "null", "undefined", "${7*7}", "\\u0041", "[object Object]", "hasOwnProperty Mostefai"]);
    case "repeated": return `${pick(names).split(" ")[0]} `.repeat(1 + below(30));
  }
}

/** A name with some Latin letters replaced by letters that look the same, at least one in each word that has any. */
export function imitated(name: string, random: () => number): string {
  return name.split(" ").map((word) => {
    const letters = Array.from(word);
    const able = letters.map((letter, i) => (imitations.has(letter.toLowerCase()) ? i : -1)).filter((i) => i >= 0);
    const sure = able[Math.floor(random() * able.length)];
    return letters.map((letter, i) => {
      const others = imitations.get(letter.toLowerCase());
      if (others === undefined || (i !== sure && random() < 0.7)) return letter;
      const other = others[Math.floor(random() * others.length)] as string;
      return letter === letter.toLowerCase() ? other : other.toUpperCase();
    }).join("");
  }).join(" ");
}

/** Kinds in the proportion of a campaign: the very long are rare, since they take most of the time. */
export function anyKind(random: () => number): StrangeKind {
  const kind = strangeKinds[Math.floor(random() * strangeKinds.length)] as StrangeKind;
  return (kind === "very long" && random() > 0.02) || (kind === "long" && random() > 0.2) ? "damaged name" : kind;
}

const dates = ["2021-02-30", "1985-11-21", "1985-02-29", "0000-00-00", "9999-99-99", "1985", "", "1985-11-21T00:00", "-1-1-1", "1406-03-08", "1985-13-01", "２０２１-01-01", "1985-11-31", "NaN"] as const;

/** A description with a strange name, and at times other strange statements. */
export function strangePerson(text: string, random: () => number): Described {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const birth = (): BirthInterval => (random() < 0.5 ? { from: pick(dates), to: pick(dates) } : ((date) => ({ from: date, to: date }))(pick(dates)));
  const other = (): string => strangeText(anyKind(random), random);
  return {
    names: random() < 0.9 ? [{ text }] : [{ text, surname: other(), forenames: other() }, { text: other() }],
    ...(random() < 0.4 ? { births: [birth(), birth()] } : {}),
    ...(random() < 0.1 ? { nationalities: [other(), "FR"] } : {}),
    ...(random() < 0.05 ? { birthPlaces: [other()] } : {}),
    ...(random() < 0.05 ? { documents: [{ type: other(), number: other() }] } : {}),
  };
}
