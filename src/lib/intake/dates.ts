import { addDays, type CalendarDate, intervalOfPartial, parsePartialDate, type PartialDate } from "../clock/index.ts";
import { monthOf, monthPattern, numberOf, numberPattern, weekdayOf, weekdayPattern } from "./date-words.ts";
import type { DateFound, Passage } from "./types.ts";

/** What is known of the day the text was written; `writtenOn` may be a month or a year only. */
export interface DateContext {
  readonly writtenOn?: PartialDate | undefined;
}

type Meaning = Omit<DateFound, keyof Passage>;
type Rule = { readonly pattern: RegExp; readonly mean: (match: RegExpExecArray, at: Reference) => Meaning | undefined };

/** Where a year is missing it is completed from here. */
interface Reference {
  readonly written: PartialDate | undefined;
  /** Words before and after the date, folded to lower case: they tell whether a past or a coming day is meant. */
  readonly before: string;
  readonly after: string;
}

/**
 * The dates a text names, in order, none overlapping, English and French: whole dates, months, years, seasons, parts of a year
 * ("early 2014", "fin mai"), and those that count from the day of writing ("last June", "hier", "two weeks ago").
 *
 * A date without a year is the last one not after the day of writing, or the next one where the words look ahead ("by 1 July").
 * Numbers are read day first, 03/04/2016 as 3 April, as European authorities write; `otherwise` keeps the other reading.
 * @example findDates("in December 2014", {})[0]?.on // "2014-12"
 */
export function findDates(text: string, context: DateContext): readonly DateFound[] {
  const taken: DateFound[] = [];
  for (const rule of rules) {
    rule.pattern.lastIndex = 0;
    for (let match = rule.pattern.exec(text); match !== null; match = rule.pattern.exec(text)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (taken.some((one) => one.start < end && start < one.end)) continue;
      const meaning = rule.mean(match, { written: context.writtenOn, before: text.slice(Math.max(0, start - 40), start).toLowerCase(), after: text.slice(end, end + 30).toLowerCase() });
      if (meaning !== undefined) taken.push({ start, end, words: match[0], ...meaning });
    }
  }
  return taken.sort((a, b) => a.start - b.start);
}

/** Bounds of a word, for alphabets that `\b` does not know. */
const open = "(?<![\\p{L}\\p{N}])";
const close = "(?![\\p{L}\\p{N}])";
const rule = (pattern: string, mean: Rule["mean"]): Rule => ({ pattern: new RegExp(`${open}(?:${pattern})${close}`, "giu"), mean });
const aMonth = `(?<month>${monthPattern})`;
const aYear = "(?<year>(?:19|20)\\d\\d)";
const aDay = "(?<day>[0-3]?\\d)(?:er|st|nd|rd|th|e)?";
const aWeekday = `(?:(?:${weekdayPattern}),?\\s+(?:the\\s+|le\\s+)?)?`;
const aPart = "(?<part>the\\s+(?:beginning|start|middle|end)\\s+of|early|mid|late|beginning\\s+of|start\\s+of|end\\s+of|(?:le\\s+|au\\s+)?début|(?:la\\s+)?fin|(?:la\\s+|à\\s+la\\s+)?mi|courant)[\\s-]+(?:de\\s+|d['’]|du\\s+mois\\s+de\\s+|du\\s+mois\\s+d['’]|l['’])?";
const aSeason = "(?<season>spring|summer|autumn|winter|printemps|été|automne|hiver)";

/** The first that matches a stretch of text has it; the most complete forms come first. */
const rules: readonly Rule[] = [
  rule(`(?<year>(?:19|20)\\d\\d)-(?<m>\\d\\d)-(?<d>\\d\\d)`, ({ groups }) => stated(`${groups!["year"]}-${groups!["m"]}-${groups!["d"]}`)),
  rule(`(?<d>[0-3]?\\d)(?<sep>[./-])(?<m>[01]?\\d)\\k<sep>(?<year>(?:19|20)?\\d\\d)`, ({ groups }, { written }) => numeric(Number(groups!["d"]), Number(groups!["m"]), fullYear(groups!["year"]!, written))),
  rule(`(?<m>1[0-2]|0?\\d)/(?<d>1[3-9]|2\\d|3[01])/(?<year>(?:19|20)\\d\\d)`, ({ groups }) => stated(calendar(groups!["year"]!, Number(groups!["m"]), Number(groups!["d"])))),
  rule(`(?<day>[0-3]\\d)(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?<year>(?:19|20)\\d\\d)`, ({ groups }) => stated(calendar(groups!["year"]!, monthOf(groups!["month"]!), Number(groups!["day"])))),
  rule(`${aWeekday}${aDay}(?:\\s+of)?\\s+${aMonth},?\\s+${aYear}`, ({ groups }) => stated(calendar(groups!["year"]!, monthOf(groups!["month"]!), Number(groups!["day"])))),
  rule(`${aWeekday}${aMonth}\\s+${aDay},?\\s+${aYear}`, ({ groups }) => stated(calendar(groups!["year"]!, monthOf(groups!["month"]!), Number(groups!["day"])))),
  // The first day of a span whose month and year follow the second: "from 3 to 9 August 2019", "du 9 au 13 septembre 2023".
  { pattern: new RegExp(`${open}(?<=(?:from|between|du|le|des?|entre\\s+le)\\s+)${aDay}(?=\\s+(?:and|to|au|et\\s+le|et)\\s+[0-3]?\\d(?:er|st|nd|rd|th)?\\s+(?<month>${monthPattern})\\s+(?<year>(?:19|20)\\d\\d))`, "giu"), mean: ({ groups }) => stated(calendar(groups!["year"]!, monthOf(groups!["month"]!), Number(groups!["day"]))) },
  rule(`${aPart}${aMonth}(?:\\s+(?:of\\s+)?${aYear})?`, ({ groups }, at) => partOfMonth(groups!["part"]!, monthOf(groups!["month"]!), groups!["year"], at)),
  rule(`${aWeekday}${aDay}(?:\\s+of)?\\s+${aMonth}(?:\\s+(?<which>this\\s+year|last\\s+year|last|dernier|prochain|de\\s+cette\\s+année))?`, ({ groups }, at) => dayOfMonth(monthOf(groups!["month"]!), Number(groups!["day"]), groups!["which"], at)),
  rule(`${aWeekday}${aMonth}\\s+${aDay}(?!\\s*[:h])`, ({ groups }, at) => dayOfMonth(monthOf(groups!["month"]!), Number(groups!["day"]), undefined, at)),
  rule(`(?:the\\s+)?${aSeason}\\s+(?:of\\s+|de\\s+)?${aYear}`, ({ groups }) => seasonOf(groups!["season"]!, groups!["year"]!)),
  rule(`${aMonth}\\s+(?:of\\s+|de\\s+)?${aYear}`, ({ groups }) => stated(`${groups!["year"]}-${two(monthOf(groups!["month"]!))}`)),
  rule(`(?<m>0[1-9]|1[0-2])/${aYear}`, ({ groups }) => stated(`${groups!["year"]}-${groups!["m"]}`)),
  rule(`(?:(?<which>last|this|next)\\s+${aMonth}|${aMonth.replace("<month>", "<months>")}\\s+(?<whichs>this\\s+year|last\\s+year|of\\s+this\\s+year|of\\s+last\\s+year|dernier|prochain|de\\s+cette\\s+année|de\\s+l['’]année\\s+dernière))`, ({ groups }, at) => monthAlone(monthOf((groups!["month"] ?? groups!["months"])!), groups!["which"] ?? groups!["whichs"], at)),
  rule(`${aPart}${aYear}`, ({ groups }) => partOfYear(groups!["part"]!, groups!["year"]!)),
  rule(`${aPart}(?:the\\s+|l['’]|cette\\s+)?(?:year|année)`, ({ groups }, { written }) => (written === undefined ? undefined : { ...partOfYear(groups!["part"]!, written.slice(0, 4)), basis: "relative" })),
  rule(`(?<=(?:in|since|until|till|by|during|from|of|early|en|depuis|dès|avant|before|after|après|of)\\s+)${aMonth}(?!\\s+\\d)`, ({ groups }, at) => monthAlone(monthOf(groups!["month"]!), undefined, at)),
  rule(`(?<=(?:last|this\\s+past)\\s+)(?:spring|summer|autumn|winter)|(?:l['’](?:été|hiver|automne)|printemps|hiver|été|automne)\\s+dernier`, ({ 0: words }, { written }) => lastSeason(words, written)),
  rule("day\\s+before\\s+yesterday|avant-hier", (_, at) => daysFrom(at, -2)),
  rule("yesterday|hier|la\\s+veille", ({ 0: words }, at) => (/veille/i.test(words) ? undefined : daysFrom(at, -1))),
  rule("today|aujourd['’]hui|ce\\s+jour|this\\s+(?:morning|afternoon|evening)|tonight|ce\\s+(?:matin|soir)|cet\\s+après-midi", (_, at) => daysFrom(at, 0)),
  rule("tomorrow|demain", (_, at) => daysFrom(at, 1)),
  rule(`(?<count>${numberPattern})\\s+(?<unit>days?|weeks?|months?|years?)\\s+ago|il\\s+y\\s+a\\s+(?<combien>${numberPattern})\\s+(?<unite>jours?|semaines?|mois|ans?|années?)`, ({ groups }, at) => ago(numberOf((groups!["count"] ?? groups!["combien"])!), (groups!["unit"] ?? groups!["unite"])!, at)),
  rule("last\\s+(?:week|month|year)|this\\s+(?:week|month)|next\\s+(?:week|month|year)|la\\s+semaine\\s+(?:dernière|passée|prochaine)|le\\s+mois\\s+(?:dernier|prochain)|l['’](?:année\\s+dernière|an\\s+dernier)", ({ 0: words }, at) => around(words, at)),
  rule(`(?:(?<=(?:on|last|next|since|by|until|before|ce|de|le|avant|dès)\\s+)|(?<=^|[.!?»«]\\s+))(?<name>${weekdayPattern})(?!\\s+(?:\\d|et))(?:\\s+(?<which>dernier|prochain))?`, ({ groups }, at) => weekdayNear(weekdayOf(groups!["name"]!), groups!["which"], at)),
  rule(`(?<=(?:in|since|until|by|during|from|before|after|of|and|born|en|depuis|dès|avant|après|fin|née?|l['’]année|and\\s+in|summer|or|ou|et)\\s+|^|[(:]\\s*)${aYear}(?![-/]\\d|\\s*(?:euro|dollar|hrs|h\\b))`, ({ groups }) => stated(groups!["year"])),
];

function stated(value: string | undefined): Meaning | undefined {
  const date = parsePartialDate(value);
  return date.ok ? { on: date.value, basis: "stated" } : undefined;
}

function numeric(day: number, month: number, year: string): Meaning | undefined {
  const straight = stated(calendar(year, month, day));
  const exchanged = day <= 12 && month <= 12 && day !== month ? stated(calendar(year, day, month))?.on : undefined;
  return straight === undefined ? undefined : { ...straight, ...(exchanged === undefined ? {} : { otherwise: exchanged }) };
}

/** A day, a month or a season without a year, completed from the day of writing; without one only the words remain. */
function complete(candidates: (year: number) => string | undefined, { written, before, after }: Reference, which: string | undefined): Meaning {
  if (written === undefined) return { basis: "completed" };
  const now = intervalOfPartial(written);
  const thisYear = Number(written.slice(0, 4));
  const of = (year: number) => stated(candidates(year))?.on;
  const pick = (on: PartialDate | undefined): Meaning => (on === undefined ? { basis: "completed" } : { on, basis: "completed" });
  if (which !== undefined) {
    if (/last\s+year|année\s+derni/.test(which)) return pick(of(thisYear - 1));
    if (/this\s+year|cette/.test(which)) return pick(of(thisYear));
    if (/next|prochain/.test(which)) return pick([thisYear, thisYear + 1].map(of).find((on) => on !== undefined && intervalOfPartial(on).last > now.last));
    if (/last|dernier/.test(which)) return pick([thisYear, thisYear - 1].map(of).find((on) => on !== undefined && intervalOfPartial(on).last < now.first));
  }
  const ahead = /(?:by|before|until|till|avant(?: le| la)?|d'ici(?: le| au)?|jusqu'au|au plus tard le|no later than|will .{0,30}|sera .{0,30}|seront .{0,30})\s*$/.test(before) || /^[^.]{0,20}(?:au plus tard|at the latest)/.test(after);
  const years = ahead ? [thisYear, thisYear + 1] : [thisYear, thisYear - 1];
  return pick(years.map(of).find((on) => on !== undefined && (ahead ? intervalOfPartial(on).last >= now.first : intervalOfPartial(on).first <= now.last)));
}

function dayOfMonth(month: number, day: number, which: string | undefined, at: Reference): Meaning | undefined {
  if (day < 1 || day > 31) return undefined;
  return complete((year) => calendar(String(year), month, day), at, which);
}

function monthAlone(month: number, which: string | undefined, at: Reference): Meaning {
  return complete((year) => `${year}-${two(month)}`, at, which);
}

function partOfMonth(part: string, month: number, year: string | undefined, at: Reference): Meaning | undefined {
  const whole = year === undefined ? monthAlone(month, undefined, at) : stated(`${year}-${two(month)}`);
  if (whole?.on === undefined) return whole;
  const { first, last } = intervalOfPartial(whole.on);
  switch (thirdOf(part)) {
    case 0:
      return { ...whole, first, last: addDays(first, 9) };
    case 1:
      return { ...whole, first: addDays(first, 9), last: addDays(first, 19) };
    case 2:
      return { ...whole, first: addDays(first, 19), last };
  }
}

function partOfYear(part: string, year: string): Meaning {
  const on = stated(year)!;
  const span = [["01-01", "04-30"], ["05-01", "08-31"], ["09-01", "12-31"]][thirdOf(part)]!;
  return { ...on, first: `${year}-${span[0]}` as CalendarDate, last: `${year}-${span[1]}` as CalendarDate };
}

function thirdOf(part: string): 0 | 1 | 2 {
  if (/early|begin|start|début|debut/i.test(part)) return 0;
  return /mid|mi$|mi\s|courant/i.test(part) ? 1 : 2;
}

/** Seasons of the north, by whole months; winter begins in December of the year before. */
const seasons: readonly [RegExp, string, string][] = [[/spring|printemps/i, "03-01", "05-31"], [/summer|été/i, "06-01", "08-31"], [/autumn|automne/i, "09-01", "11-30"], [/winter|hiver/i, "01-01", "03-31"]];

function seasonOf(name: string, year: string): Meaning | undefined {
  const found = seasons.find(([pattern]) => pattern.test(name));
  const on = stated(year);
  return found === undefined || on === undefined ? undefined : { ...on, first: `${year}-${found[1]}` as CalendarDate, last: `${year}-${found[2]}` as CalendarDate };
}

function lastSeason(words: string, written: PartialDate | undefined): Meaning | undefined {
  if (written === undefined) return { basis: "relative" };
  const year = Number(written.slice(0, 4));
  const now = intervalOfPartial(written).first;
  for (const one of [year, year - 1]) {
    const meaning = seasonOf(words, String(one));
    if (meaning?.last !== undefined && meaning.last < now) return { ...meaning, basis: "relative" };
  }
  return undefined;
}

function daysFrom({ written }: Reference, days: number): Meaning {
  if (written?.length !== 10) return written === undefined ? { basis: "relative" } : { on: written, basis: "relative" };
  return { on: addDays(written as CalendarDate, days), basis: "relative" };
}

function ago(count: number, unit: string, at: Reference): Meaning | undefined {
  const { written } = at;
  if (written === undefined) return { basis: "relative" };
  if (/^(?:day|jour)/i.test(unit)) return daysFrom(at, -count);
  if (/^(?:week|semaine)/i.test(unit)) return { ...daysFrom(at, -7 * count), ...(written.length === 10 ? { on: addDays(written as CalendarDate, -7 * count).slice(0, 7) as PartialDate, first: addDays(written as CalendarDate, -7 * count - 3), last: addDays(written as CalendarDate, -7 * count + 3) } : {}) };
  if (/^(?:month|mois)/i.test(unit)) return written.length < 7 ? { basis: "relative" } : { ...stated(monthsFrom(written, -count)), basis: "relative" };
  return { ...stated(String(Number(written.slice(0, 4)) - count)), basis: "relative" };
}

function around(words: string, { written }: Reference): Meaning {
  if (written === undefined) return { basis: "relative" };
  const step = /last|derni|pass/i.test(words) ? -1 : /next|procha/i.test(words) ? 1 : 0;
  if (/week|semaine/i.test(words)) {
    if (written.length !== 10) return { ...stated(written.slice(0, 7)), basis: "relative" };
    const written10 = written as CalendarDate;
    const monday = addDays(written10, -((weekdayOfDate(written10) + 6) % 7) + 7 * step);
    return { on: (monday.slice(0, 7) === addDays(monday, 6).slice(0, 7) ? monday.slice(0, 7) : monday.slice(0, 7)) as PartialDate, first: monday, last: addDays(monday, 6), basis: "relative" };
  }
  if (/month|mois/i.test(words)) return written.length < 7 ? { basis: "relative" } : { ...stated(monthsFrom(written, step)), basis: "relative" };
  return { ...stated(String(Number(written.slice(0, 4)) + step)), basis: "relative" };
}

/** The nearest such day of the week before the day of writing, after it where "next" says so. */
function weekdayNear(name: number, which: string | undefined, at: Reference): Meaning {
  const { written, before } = at;
  if (written?.length !== 10) return { basis: "relative" };
  const today = weekdayOfDate(written as CalendarDate);
  const ahead = /prochain/i.test(which ?? "") || /(?:next|ce)\s+$/.test(before);
  const back = (today - name + 7) % 7 || (/last/.test(before) ? 7 : 0);
  return daysFrom(at, ahead ? (name - today + 7) % 7 || 7 : -back);
}

function weekdayOfDate(date: CalendarDate): number {
  return new Date(Date.parse(`${date}T00:00:00.000Z`)).getUTCDay();
}

function monthsFrom(date: PartialDate, months: number): string {
  const total = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  return `${Math.floor(total / 12)}-${two((total % 12) + 1)}`;
}

function calendar(year: string, month: number, day: number): string {
  return `${year}-${two(month)}-${two(day)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** Two digits are the century that does not lie ahead of the day of writing, or of 2030 where that is unknown. */
function fullYear(digits: string, written: PartialDate | undefined): string {
  if (digits.length === 4) return digits;
  const limit = written === undefined ? 30 : (Number(written.slice(0, 4)) + 1) % 100;
  return Number(digits) <= limit ? `20${digits}` : `19${digits}`;
}
