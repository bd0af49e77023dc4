import { parsePartialDate, type PartialDate } from "../clock/index.ts";
import { err, ok, type Result } from "../base/result.ts";
import { findClaims } from "./claims.ts";
import { findDates } from "./dates.ts";
import { findKind } from "./kind.ts";
import { findMentions, type Mention } from "./mentions.ts";
import { findPersons } from "./persons.ts";
import { findTerrorism } from "./terrorism.ts";
import { fold, languageOf, tokenize } from "./tokens.ts";
import type { DateFound, OrganisationFound, Passage, PlaceFound, Reading, TextLanguage } from "./types.ts";

/** What the caller knows besides the words. */
export interface ReadOptions {
  readonly language?: TextLanguage;
  /** When the text was written, as far as known: years that it leaves out are completed from here. */
  readonly writtenOn?: PartialDate;
}

/** A text that is not read. */
export type ReadError = { readonly code: "text.empty" } | { readonly code: "text.too-long"; readonly length: number; readonly limit: number };

/** Longest text that is read, in UTF-16 code units: the longest a message may carry. */
export const longestRead = 100_000;

/**
 * Reads a text in English or French: persons with their spellings and roles, dates, places, organisations, claims and the kind of
 * message, each with the words it came from. Pure: equal input, equal reading. Time grows with the length, and with the square
 * of the number of whole names up to 400.
 * @example readText("Ankara wrote to Paris in December 2014.") // claims: communication from TR to FR on 2014-12
 */
export function readText(text: string, options: ReadOptions = {}): Result<Reading, ReadError> {
  if (text.trim() === "") return err({ code: "text.empty" });
  if (text.length > longestRead) return err({ code: "text.too-long", length: text.length, limit: longestRead });
  const language = options.language ?? languageOf(text);
  const writtenOn = options.writtenOn ?? ownDate(text);
  const dates = findDates(text, { writtenOn });
  const tokens = tokenize(text, language);
  const barred = barring(tokens.list, dates);
  const mentions = findMentions(tokens, barred);
  const persons = findPersons(tokens, mentions.filter((one) => one.kind === "person"), dates);
  const subjects = persons.filter((one) => one.role === "subject" || one.role === "contact").length;
  return ok({
    language, ...(writtenOn === undefined ? {} : { writtenOn }),
    kind: findKind(text, subjects), persons, dates,
    places: gathered(mentions, "place").map(({ name, first, mentions: all }): PlaceFound => ({ name, ...(first.country === undefined ? {} : { country: first.country }), mentions: all })),
    organisations: gathered(mentions, "organisation").map(({ name, mentions: all }): OrganisationFound => ({ name, mentions: all })),
    claims: findClaims(tokens, mentions, persons, dates),
    terrorism: findTerrorism(text),
  });
}

/** Tells which tokens lie in a date. */
function barring(list: readonly Passage[], dates: readonly DateFound[]): (index: number) => boolean {
  const inDate = new Uint8Array(list.length);
  let i = 0;
  for (const date of dates) {
    while (i < list.length && list[i]!.end <= date.start) i++;
    for (let j = i; j < list.length && list[j]!.start < date.end; j++) inDate[j] = 1;
  }
  return (index) => inDate[index] === 1;
}

function gathered(mentions: readonly Mention[], kind: Mention["kind"]): readonly { readonly name: string; readonly first: Mention; readonly mentions: readonly Passage[] }[] {
  const groups = Map.groupBy(mentions.filter((one) => one.kind === kind), (one) => fold(one.passage.words).replace(/\s+/g, " "));
  return [...groups.values()].map((all) => ({ name: all[0]!.passage.words.replace(/\s+/g, " "), first: all[0]!, mentions: all.map((one) => one.passage) }));
}

const headDate = /(?:^|\n)[^\n]{0,60}?(?:date[^\n:]{0,12}:|sent[^\n:]{0,12}:|envoyé[^\n:]{0,12}:|issued|le|,|\d{4}|^)\s*$/iu;
const notOwn = /(?:request of|votre demande du|demande du|warning of|notice of|message of|letter of|born|\bb\.|née?|dob|naissance|naissance\s*:|to our|reference|since|depuis|due|délai|deadline|before|avant|by|entered|on the night of|vol .{0,12} du)[^\n]{0,25}$/iu;

/** The day the text says it was written: a whole date in its head, in the place of a date, else in its last lines. */
function ownDate(text: string): PartialDate | undefined {
  const lines = text.split("\n");
  const dates = findDates(text, {}).filter((date) => date.on?.length === 10 && date.basis === "stated");
  const headEnd = lines.slice(0, 14).join("\n").length;
  const tailStart = text.length - lines.slice(-5).join("\n").length;
  const standing = (date: DateFound) => {
    const line = text.slice(text.lastIndexOf("\n", date.start - 1) + 1, date.start);
    if (notOwn.test(line)) return 0;
    if (/^\s*(?:[^\n:]{0,25}date[^\n:]{0,12}|sent|envoyé|issued|rédigé|status|date d'envoi|fait)\b[^\n]{0,40}$/iu.test(line)) return 3;
    const rest = text.slice(date.end, text.indexOf("\n", date.end) === -1 ? text.length : text.indexOf("\n", date.end));
    if (line.length < 70 && rest.length < 12 && (/^\s*$/.test(line) || headDate.test(line) || /[,(–-]\s*(?:le\s+)?$/u.test(line) || /\ble\s+$/iu.test(line) || /\bdu\s+$/iu.test(line))) return 2;
    return 1;
  };
  const latest = dates.map((date) => date.on!).sort().at(-1) ?? "";
  // A letter is not older than what it tells of: a lone old date is a birth.
  const recent = dates.filter((date) => Number(latest.slice(0, 4)) - Number(date.on!.slice(0, 4)) <= 8);
  const firstLines = lines.slice(0, 3).join("\n").length;
  const ranked = recent.map((date) => ({ date, rank: standing(date) + (date.start < headEnd ? 0.5 : date.start >= tailStart ? 0.2 : -1) })).filter((one) => one.rank >= 2 || (one.rank >= 1.2 && one.date.start < firstLines)).sort((a, b) => b.rank - a.rank || a.date.start - b.date.start);
  const on = ranked[0]?.date.on;
  const parsed = parsePartialDate(on);
  return parsed.ok ? parsed.value : undefined;
}
