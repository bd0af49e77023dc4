import { z } from "zod";
import { intervalOfAge, intervalOfPartial } from "../lib/clock/index.ts";
import type { DateInterval } from "../lib/clock/index.ts";
import { CalendarDateText, Country, Line, PartialDateText, Ref, Text } from "./text.ts";

/** Categories of data subject, Directive (EU) 2016/680 Article 6; a contact is never shown as a suspect. */
export const SubjectClass = z.enum(["suspect", "convicted", "victim", "witness", "contact", "associate", "missing", "other"]);
export type SubjectClass = z.infer<typeof SubjectClass>;

/** A name as it was written, with its parts where the writer knew them. */
export const WrittenName = z.strictObject({
  text: Line,
  surname: Line.optional(),
  forenames: Line.optional(),
  /** How the writer called this name; an alias may be weak. */
  use: z.enum(["main", "alias", "birth", "nickname", "original-script"]).default("main"),
});
export type WrittenName = z.infer<typeof WrittenName>;

/** What is said of a birth: a date of some precision, or an age at a date. Several stand side by side. */
export const Birth = z.union([
  z.strictObject({ date: PartialDateText }),
  z.strictObject({ age: z.int().min(0).max(130), at: CalendarDateText }),
]);
export type Birth = z.infer<typeof Birth>;

export const IdentityDocument = z.strictObject({ type: z.enum(["passport", "identity-card", "residence-permit", "driving-licence", "visa", "other"]), issuer: Country.optional(), number: Line });

/**
 * A person exactly as one message or file described them. A description is never changed by matching:
 * a person is the group of descriptions that recognition joins.
 */
export const PersonDescription = z.strictObject({
  /** Unique within its message or file. */
  ref: Ref,
  names: z.array(WrittenName).min(1, "a person needs at least one name").max(50),
  births: z.array(Birth).max(20).default([]),
  birthPlace: Line.optional(),
  sex: z.enum(["F", "M", "X"]).optional(),
  nationalities: z.array(Country).max(20).default([]),
  documents: z.array(IdentityDocument).max(50).default([]),
  subjectClass: SubjectClass,
  minor: z.enum(["yes", "no", "unknown"]).default("unknown"),
  deceased: z.enum(["yes", "no", "unknown"]).default("unknown"),
  residence: Country.optional(),
  /** International protection: blocks telling states outside the Union while claimed, held or unknown. */
  protection: z.enum(["none", "claimed", "held", "unknown"]).default("unknown"),
  /** Where biometrics are held, in words; Heed keeps none itself. */
  biometricsHeldAt: Line.optional(),
  safetyWarnings: z.array(Line).max(20).default([]),
  /** What tells this person from a namesake, as recorded by an officer. */
  distinguishing: Text.optional(),
  /** A speaker, official, journalist or victim in a text: labelled, never matched. */
  bystander: z.boolean().default(false),
});
export type PersonDescription = z.infer<typeof PersonDescription>;

/** The birth dates a description allows, as inclusive intervals. */
export function birthIntervals(person: PersonDescription): readonly DateInterval[] {
  return person.births.map((birth) => ("date" in birth ? intervalOfPartial(birth.date) : intervalOfAge(birth.age, birth.at)));
}

/** Where a description stands: `<message or file id>#<ref>`. @example descriptionId("m1", "p1") // "m1#p1" */
export function descriptionId(source: string, ref: string): string {
  return `${source}#${ref}`;
}

/** The message or file of a description or claim id. */
export function sourceOf(id: string): string {
  return id.slice(0, id.lastIndexOf("#"));
}

/** 4x4 evaluation, Regulation (EU) 2016/794 Article 29: source A, B, C, X and information 1 to 4. */
export const Grade = z.string().regex(/^[ABCX][1-4]$/, "must be a 4x4 grade such as B2 or X4");

/** The grade of what nobody has assessed, Regulation (EU) 2016/794 Article 29(3). */
export const UNASSESSED = "X4";

/** A link between two persons of one message or file; it carries its own grade, and passes on no class or priority. */
export const Link = z.strictObject({
  a: Ref,
  b: Ref,
  kind: z.enum(["kin", "group", "fellow-traveller", "contact"]),
  words: Line.optional(),
  grade: Grade.default(UNASSESSED),
});
export type Link = z.infer<typeof Link>;
