import { z } from "zod";
import { parseCalendarDate, parseInstant, parsePartialDate } from "../lib/clock/index.ts";
import type { CalendarDate, Instant, PartialDate } from "../lib/clock/index.ts";

/** Longest text a message, file or reason may carry, in UTF-16 code units: about forty printed pages. */
export const LONGEST_TEXT = 100_000;

/** A non-empty line: names, titles, places. Control characters would hide or reorder what is shown, so none are allowed. */
export const Line = z.string().trim().min(1).max(500).refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), "must not contain control characters");

/** Free text, possibly empty, with line breaks. */
export const Text = z.string().max(LONGEST_TEXT).refine((text) => text.isWellFormed(), "must be well-formed Unicode");

/** A reason a person signs: never empty, because an inquiry will ask for it. */
export const Reasons = z.string().trim().min(3).max(LONGEST_TEXT);

/** A short identifier as people and files write them: `dec-warning`, `p1`, a UUID. */
export const Ref = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/, "must be 1 to 100 letters, digits, '.', '_', ':' or '-', beginning with a letter or digit");

/** ISO 3166-1 alpha-2 country code, upper case. */
export const Country = z.string().regex(/^[A-Z]{2}$/, "must be a two-letter country code such as FR");

/** ISO 639-1 language code, lower case. */
export const Language = z.string().regex(/^[a-z]{2}$/, "must be a two-letter language code such as fr");

/** An instant: RFC 3339 with an offset; read into UTC with milliseconds. */
export const InstantText = z.string().transform((text, context): Instant => {
  const instant = parseInstant(text);
  if (instant.ok) return instant.value;
  context.addIssue({ code: "custom", message: `is not an instant with a zone: ${text}` });
  return z.NEVER;
});

/** A whole calendar date that exists. */
export const CalendarDateText = z.string().transform((text, context): CalendarDate => {
  const date = parseCalendarDate(text);
  if (date.ok) return date.value;
  context.addIssue({ code: "custom", message: `is not a date that exists: ${text}` });
  return z.NEVER;
});

/** A date known to the day, the month or the year. */
export const PartialDateText = z.string().transform((text, context): PartialDate => {
  const date = parsePartialDate(text);
  if (date.ok) return date.value;
  context.addIssue({ code: "custom", message: `is not a date, a month or a year that exists: ${text}` });
  return z.NEVER;
});
