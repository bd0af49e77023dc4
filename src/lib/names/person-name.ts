import { maxTokens } from "./matchup.ts";
import type { NameText } from "./types.ts";
import { maxWords, romanise, type Script, type Word } from "./romanise.ts";
import { readingsOf } from "./readings.ts";
import { skeleton } from "./skeleton.ts";

/** The part a word plays in a name. Particles and initials carry little; titles are left out. */
export type TokenKind = "name" | "particle" | "initial";

/** One word of a name, ready to be compared. */
export interface Token {
  readonly written: string;
  /** a-z reading. */
  readonly plain: string;
  /** See `spelling.ts`. */
  readonly spelling: string;
  /** Consonant key, see `skeleton.ts`. */
  readonly key: number;
  readonly script: Script;
  /** Other spellings its letters allow, see `readings.ts`. */
  readonly readings: readonly string[];
  /** Written without short vowels. */
  readonly abjad: boolean;
  readonly kind: TokenKind;
  readonly role: "surname" | "forename" | undefined;
}

/** A name as tokens in the order written, titles removed. */
export interface PersonName {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Whether surname and forenames were given apart. */
  readonly parted: boolean;
}

/**
 * Reads one name; the parts, where given, say which token is a surname. Where the parts hold words that the text lacks,
 * the parts are the name. A name without a readable word has no tokens.
 */
export function parseName(name: NameText): PersonName {
  const surname = name.surname === undefined ? noWords : romanise(name.surname);
  const forenames = name.forenames === undefined ? noWords : romanise(name.forenames);
  const parted = surname.length > 0 && forenames.length > 0;
  let words = romanise(surnameLast(name.text));
  if (surname.length + forenames.length > 0) {
    const inText = new Set(words.map((word) => word.spelling));
    if (words.length === 0 || [...forenames, ...surname].some((word) => !inText.has(word.spelling))) words = [...forenames, ...surname].slice(0, maxWords);
  }
  const kept = words.filter((word, i) => !titles.has(word.plain) && !(articles.has(word.plain) && i > 0 && canonical(words[i - 1] as Word) === "abd"));
  const named = kept.length > 0 ? joinCompounds(kept) : words;
  let strong = 0;
  for (const word of named) if (word.spelling.length > 1 && !particles.has(word.plain)) strong++;
  const tokens = named.map((word): Token => {
    const base = wordToken(word);
    // "Ben Ali", "Do Van": where particles are all there is besides one word, they are the name.
    const kind = strong >= 2 && particles.has(word.plain) ? "particle" : word.spelling.length === 1 ? "initial" : articles.has(word.plain) && strong > 0 ? "particle" : "name";
    const inSurname = surname.some((other) => other.spelling === word.spelling);
    const inForenames = forenames.some((other) => other.spelling === word.spelling);
    if (kind === "name" && inSurname === inForenames) return base;
    return { ...base, kind, role: inSurname === inForenames ? undefined : inSurname ? "surname" : "forename" };
  });
  return { text: name.text, tokens, parted };
}

const noWords: readonly Word[] = [];
/** Words come again and again: what was found out about each is kept, up to a bound, then forgotten at once. */
const tokensBefore = new Map<Word, Token>();
const maxTokensBefore = 150_000;

/** A word as a name without a role. */
function wordToken(word: Word): Token {
  let token = tokensBefore.get(word);
  if (token !== undefined) return token;
  const spelling = canonical(word);
  token = {
    written: word.written,
    plain: word.plain,
    script: word.script,
    spelling,
    key: skeleton(spelling),
    readings: word.script === "latin" ? none : readingsOf(word).map((reading) => canonicalSpelling(reading)),
    abjad: looseVowels(word),
    kind: "name",
    role: undefined,
  };
  if (tokensBefore.size >= maxTokensBefore) tokensBefore.clear();
  tokensBefore.set(word, token);
  return token;
}

/** "Smith, John" is John Smith; "Mike Watson, Baron Watson of Invergowrie" and "Smith, Jr." are not turned round. */
function surnameLast(text: string): string {
  const comma = text.indexOf(",");
  if (comma < 1 || comma > 60 || text.length > 120 || text.includes(",", comma + 1)) return text;
  const before = text.slice(0, comma).trim();
  const after = text.slice(comma + 1).trim();
  const first = after.split(/[\s.]+/, 1)[0]?.toLowerCase() ?? "";
  if (after === "" || titles.has(first) || nobility.has(first) || before.split(/\s+/).length > 4 || after.split(/\s+/).length > 5) return text;
  return `${after} ${before}`;
}

/** The words of a name that are compared: all, or of a long name the first nine and the last. */
export function comparedTokens(name: PersonName): readonly Token[] {
  return name.tokens.length <= maxTokens ? name.tokens : [...name.tokens.slice(0, maxTokens - 1), name.tokens[name.tokens.length - 1] as Token];
}

/** Two neighbouring words read as one: Abdul Rahman, Hamid Reza, Zuo Dong. */
export function joined(first: Token, second: Token): Token {
  const word = {
    written: `${first.written} ${second.written}`, plain: first.plain + second.plain,
    spelling: first.spelling.endsWith(second.spelling.charAt(0)) ? first.spelling + second.spelling.slice(1) : first.spelling + second.spelling,
    script: first.script,
  };
  const spelling = canonical(word);
  return { ...word, spelling, key: skeleton(spelling), readings: none, abjad: first.abjad || second.abjad, kind: "name", role: first.role === second.role ? first.role : undefined };
}

/** Scripts whose reading leaves vowels open: not written (Arabic, Hebrew), or put in between foreign consonants (kana, Hangul, Indic). */
function looseVowels(word: Word): boolean {
  switch (word.script) {
    case "arabic": case "hebrew": case "kana": case "hangul": return true;
    case "other": return !/[\u0530-\u058F\u10A0-\u10FF\u1C90-\u1CBF]/.test(word.written); // Armenian and Georgian write their vowels
    case "latin": case "cyrillic": case "greek": case "han": case "mixed": return false;
  }
}

const none: readonly string[] = [];
const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words around a name that are not the name. Those that are also names (Khan, Said, Prince, Hon) are not here. */
const titles = set(`
  mr mrs ms miss mister dr prof professor sir lord lady dame hon rev reverend capt captain col colonel gen general lt lieutenant
  maj major sgt sergeant cmdr commander adm brigadier brig sheikh shaykh shaikh shaykh sheik cheikh haji hajji hadji hajj haj alhaj
  maulavi mawlawi moulavi maulana mawlana mullah mulla molla ayatollah hojjatoleslam ustad ustaz dato datuk datin tan sri shri smt
  jr sr ii iii iv phd mp mep esq qc kc obe mbe cbe mag ing ir dipl`);

const nobility = set("baron baroness lord lady earl duke count viscount prince princess king queen of mp md");

/** Connecting words: they sort and join names, and differ between registers. */
const particles = set(`
  al el ul il ol as ash ar ad at az an ed es et er en bin ben ibn bint binti binte bte b ould uld weld wald walad abu abou abi aboo umm oum um
  van von vom zum zur zu der den dem de del della dello dei degli di da do dos das du des la le les lo los las ter ten te y e i und af av
  oglu ogly ogli oglou kyzy kizi qizi gizi uulu bey bek haj o d s saint st santa san`);

/** Forms of the article before Din. */
const articleForms = set("al el ul ed ud ad");

/** Articles are never names, wherever they stand. */
const articles = set("al el ul ash der den dem des della dos das");

function canonical(word: Word): string {
  return canonicalSpelling(word.spelling);
}

function canonicalSpelling(spelling: string): string {
  return spelling.startsWith("abd") ? foldCompound(spelling) : foldEnding(spelling);
}

/** One form for what follows the first part of a compound: Sirajuddin, Siraj ed-Dine, Siraj al-Din; Aminullah, Amin Allah. */
function foldEnding(spelling: string): string {
  if (spelling.length < 6) return spelling;
  const last = spelling.charAt(spelling.length - 1);
  if (last === "n" || last === "e") return spelling.replace(/(?<=.{3})[aeiou]{1,2}l?d[iy]ne?$/, "din");
  return last === "h" ? spelling.replace(/(?<=.{2})[aeou]lah$/, "ulah") : spelling;
}

const compoundDin = /^(?:[aeu]l?)?d[iy]ne?$/;
const compoundGod = /^[aou]la?h$/;

function endOfCompound(spelling: string): "din" | "ulah" | undefined {
  if (spelling.length > 6) return undefined;
  return compoundDin.test(spelling) ? "din" : compoundGod.test(spelling) ? "ulah" : undefined;
}

/** Compounds in several words made one: Shahab al-Din, Siraj ud Din, Salah Eddine, Amin Ullah. */
function joinCompounds(words: readonly Word[]): readonly Word[] {
  if (!words.some((word) => endOfCompound(word.spelling) !== undefined)) return words;
  const out: Word[] = [];
  for (const word of words) {
    const before = out.at(-1);
    const end = endOfCompound(word.spelling);
    // The first part stands before the word or, where the article is a word of its own, before that.
    const article = end === "din" && before !== undefined && articleForms.has(before.plain);
    const first = article ? out.at(-2) : before;
    const joins = end !== undefined && first !== undefined && (article || end === "ulah" || !word.spelling.startsWith("d"))
      && first.spelling.length > 2 && first.script === word.script && !particles.has(first.plain) && canonical(first) !== "abd";
    if (!joins) {
      out.push(word);
      continue;
    }
    const written = article ? `${first.written} ${before.written} ${word.written}` : `${first.written} ${word.written}`;
    out.length -= article ? 2 : 1;
    out.push({ ...first, written, plain: first.plain + end, spelling: first.spelling.replace(/[aeiou]+$/, "") + end });
  }
  return out;
}

/** Folds compounds that are spelled many ways into one: abdul-, abdel-, abder-, abd al- before a divine name. */
function foldCompound(spelling: string): string {
  if (/^abd[aeiou]{0,2}[lr]?$/.test(spelling)) return "abd";
  if (spelling.length < 6) return spelling;
  const match = /^abd[aeiou]{0,2}(?:l|(?=[rsSnTtdDzZ]))([a-zA-Z]{2,})$/.exec(spelling);
  const rest = match?.[1];
  if (rest === undefined) return spelling;
  if (/^[ao]?h$|^lah?$|^ah?$|^lh$/.test(rest)) return "abdulah";
  return `abd${/^[aeiou]{1,2}[rsSnTtdDzZ]/.test(rest) && !spelling.includes("l") ? rest.replace(/^[aeiou]{1,2}/, "") : rest}`;
}
