import { z } from "zod";
import { disjoint } from "../lib/clock/index.ts";
import { birthIntervals, IdentityDocument } from "./person.ts";
import type { PersonDescription } from "./person.ts";
import { CalendarDateText, Line, Text } from "./text.ts";

/**
 * What tells somebody from a namesake who is listed, as an officer recorded it: kept with the rejected match for his protection,
 * and used so that he is not taken for the other again.
 */
export const TellsApart = z
  .strictObject({
    documents: z.array(IdentityDocument).max(20).default([]),
    bornOn: CalendarDateText.optional(),
    birthPlace: Line.optional(),
    /** What no rule can compare: a scar, a gait, a trade. */
    words: Text.optional(),
  })
  .refine((facts) => facts.documents.length > 0 || (facts.bornOn !== undefined && facts.birthPlace !== undefined), { message: "must give a document, or a full date of birth with a birthplace: less tells nobody apart" });
export type TellsApart = z.infer<typeof TellsApart>;

/**
 * Whether a description is of the person these facts protect: it bears one of his documents, or his date and place of birth, and
 * nothing it says is at odds with them. A name alone, or a date alone, never suffices.
 * @example isProtected({ documents: [{ type: "passport", issuer: "QC", number: "P 71" }] }, traveller)
 */
export function isProtected(facts: TellsApart, person: PersonDescription): boolean {
  const born = birthIntervals(person);
  const { bornOn, birthPlace } = facts;
  if (bornOn !== undefined && born.length > 0 && born.every((one) => disjoint(one, { first: bornOn, last: bornOn }))) return false;
  if (person.documents.some((one) => facts.documents.some((known) => sameDocument(one, known)))) return true;
  return bornOn !== undefined && birthPlace !== undefined && born.some((one) => one.first === bornOn && one.last === bornOn) && person.birthPlace !== undefined && plain(person.birthPlace) === plain(birthPlace);
}

/** Whether the listed person bears one of these documents too: then they tell nobody apart. */
export function isShared(facts: TellsApart, listed: PersonDescription): boolean {
  return listed.documents.some((one) => facts.documents.some((known) => sameDocument(one, known)));
}

type Document = z.infer<typeof IdentityDocument>;

function sameDocument(a: Document, b: Document): boolean {
  return a.type === b.type && bare(a.number) === bare(b.number) && (a.issuer === undefined || b.issuer === undefined || a.issuer === b.issuer);
}

function bare(number: string): string {
  return number.normalize("NFKC").toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/gu, " ").trim();
}
