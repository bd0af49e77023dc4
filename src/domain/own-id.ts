import { z } from "zod";

/** What a house makes for itself and never sends: its ids say so, and nothing another authority names can be taken for it. */
const OWN_NOUNS = ["file", "decision", "measure", "link"] as const;
export type OwnNoun = (typeof OWN_NOUNS)[number];

const REF = "[A-Za-z0-9][A-Za-z0-9._:-]{0,99}";
const OWN = new RegExp(`^(?:${OWN_NOUNS.join("|")})@`, "u");

/** The id of a message, or of something of the house with its noun before it. @example RowId.parse("file@s1") // "file@s1" */
export const RowId = z.string().regex(new RegExp(`^(?:(?:${OWN_NOUNS.join("|")})@)?${REF}$`, "u"), "must be the id of a message, or that of a file, decision, measure or link such as file@s1");

/**
 * The id of something of the house. A `Ref` has no "@", so no message that a partner sends can have it: what such a message is called is
 * free, and tells its sender nothing about what is on file here. An id that already says its noun stays as it is.
 * @example ownId("file", "s1") // "file@s1"
 */
export function ownId(noun: OwnNoun, id: string): string {
  return OWN.test(id) ? id : `${noun}@${id}`;
}

/** An id without its noun, as a person writes it. @example plainId("file@s1#p") // "s1#p" */
export function plainId(id: string): string {
  return id.replace(OWN, "");
}
