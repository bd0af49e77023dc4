import type { z } from "zod";
import type { Birth, IdentityDocument, PersonDescription } from "../../../domain/person.ts";

/** A person while somebody writes him down: text as typed, nothing parsed yet. */
export interface PersonDraft {
  readonly ref: string;
  readonly name: string;
  readonly surname: string;
  readonly forenames: string;
  /** Other spellings and names, one a line. */
  readonly aliases: string;
  /** Dates, months, years, or "29 on 2015-11-16", one a line. */
  readonly births: string;
  readonly birthPlace: string;
  readonly sex: "" | "F" | "M" | "X";
  /** Country codes apart from each other. */
  readonly nationalities: string;
  readonly documents: readonly { readonly type: z.infer<typeof IdentityDocument>["type"]; readonly issuer: string; readonly number: string }[];
  readonly subjectClass: PersonDescription["subjectClass"] | "";
  readonly minor: PersonDescription["minor"];
  readonly deceased: PersonDescription["deceased"];
  readonly residence: string;
  readonly protection: PersonDescription["protection"];
  /** One a line. */
  readonly safetyWarnings: string;
  readonly distinguishing: string;
  readonly bystander: boolean;
}

export type PersonInput = z.input<typeof PersonDescription>;

/** A person of whom nothing is written yet. */
export function emptyPerson(ref: string): PersonDraft {
  return {
    ref,
    name: "",
    surname: "",
    forenames: "",
    aliases: "",
    births: "",
    birthPlace: "",
    sex: "",
    nationalities: "",
    documents: [],
    subjectClass: "",
    minor: "unknown",
    deceased: "unknown",
    residence: "",
    protection: "unknown",
    safetyWarnings: "",
    distinguishing: "",
    bystander: false,
  };
}

/** A description as it can be changed again. */
export function draftOf(person: PersonDescription): PersonDraft {
  const [main, ...others] = [...person.names].sort((a, b) => Number(b.use === "main") - Number(a.use === "main"));
  return {
    ref: person.ref,
    name: main?.text ?? "",
    surname: main?.surname ?? "",
    forenames: main?.forenames ?? "",
    aliases: others.map((one) => one.text).join("\n"),
    births: person.births.map(birthText).join("\n"),
    birthPlace: person.birthPlace ?? "",
    sex: person.sex ?? "",
    nationalities: person.nationalities.join(" "),
    documents: person.documents.map((one) => ({ type: one.type, issuer: one.issuer ?? "", number: one.number })),
    subjectClass: person.subjectClass,
    minor: person.minor,
    deceased: person.deceased,
    residence: person.residence ?? "",
    protection: person.protection,
    safetyWarnings: person.safetyWarnings.join("\n"),
    distinguishing: person.distinguishing ?? "",
    bystander: person.bystander,
  };
}

/** A field of a person that cannot be read, and what was typed there. */
export interface Misread {
  readonly field: "name" | "births" | "nationalities" | "residence" | "subjectClass" | "documents";
  readonly value: string;
}

/** The person as the node takes him, or the fields that cannot be read. Nothing typed is dropped in silence. */
export function personOf(draft: PersonDraft, before?: PersonDescription): { readonly person: PersonInput } | { readonly misread: readonly Misread[] } {
  const births = linesOf(draft.births).map((line) => ({ line, birth: readBirth(line) }));
  const countries = draft.nationalities.toUpperCase().split(/[\s,;]+/).filter((one) => one !== "");
  const residence = draft.residence.trim().toUpperCase();
  const misread: Misread[] = [
    ...(draft.name.trim() === "" ? [{ field: "name" as const, value: "" }] : []),
    ...(draft.subjectClass === "" ? [{ field: "subjectClass" as const, value: "" }] : []),
    ...births.filter((one) => one.birth === undefined).map((one) => ({ field: "births" as const, value: one.line })),
    ...countries.filter((one) => !isCountry(one)).map((one) => ({ field: "nationalities" as const, value: one })),
    ...(residence === "" || isCountry(residence) ? [] : [{ field: "residence" as const, value: draft.residence }]),
    ...draft.documents.filter((one) => one.issuer.trim() !== "" && !isCountry(one.issuer.trim().toUpperCase())).map((one) => ({ field: "documents" as const, value: one.issuer })),
  ];
  if (misread.length > 0 || draft.subjectClass === "") return { misread };
  const known = (text: string) => before?.names.find((one) => one.text === text);
  const person: PersonInput = {
    ref: draft.ref,
    names: [
      { text: draft.name.trim(), use: "main", ...optional("surname", draft.surname), ...optional("forenames", draft.forenames) },
      ...linesOf(draft.aliases).map((text) => known(text) ?? { text, use: isLatin(text) ? ("alias" as const) : ("original-script" as const) }),
    ],
    births: births.flatMap((one) => one.birth ?? []),
    ...optional("birthPlace", draft.birthPlace),
    ...(draft.sex === "" ? {} : { sex: draft.sex }),
    nationalities: countries,
    documents: draft.documents.filter((one) => one.number.trim() !== "").map((one) => ({ type: one.type, number: one.number.trim(), ...optional("issuer", one.issuer.toUpperCase()) })),
    subjectClass: draft.subjectClass,
    minor: draft.minor,
    deceased: draft.deceased,
    ...(residence === "" ? {} : { residence }),
    protection: draft.protection,
    safetyWarnings: linesOf(draft.safetyWarnings),
    ...optional("distinguishing", draft.distinguishing),
    bystander: draft.bystander,
    ...(before?.biometricsHeldAt === undefined ? {} : { biometricsHeldAt: before.biometricsHeldAt }),
  };
  return { person };
}

/**
 * A birth as typed: a year, a month or a day (2 forms: 1985-11-21, 21.11.1985), or an age at a date.
 * A day written with slashes is refused, since nobody can tell which of its numbers is the month.
 * @example readBirth("29 on 2015-11-16") // { age: 29, at: "2015-11-16" }
 */
export function readBirth(text: string): z.input<typeof Birth> | undefined {
  const written = text.trim();
  const aged = /^(\d{1,3})\s*(?:on|at|@)\s*(\d{4}-\d\d-\d\d)$/i.exec(written);
  if (aged?.[1] !== undefined && aged[2] !== undefined) return { age: Number(aged[1]), at: aged[2] };
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(written);
  if (dotted?.[1] !== undefined && dotted[2] !== undefined && dotted[3] !== undefined) return { date: `${dotted[3]}-${dotted[2].padStart(2, "0")}-${dotted[1].padStart(2, "0")}` };
  return /^\d{4}(?:-\d\d){0,2}$/.test(written) ? { date: written } : undefined;
}

function birthText(birth: z.infer<typeof Birth>): string {
  return "date" in birth ? birth.date : `${birth.age} on ${birth.at}`;
}

function linesOf(text: string): string[] {
  return text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
}

function optional<K extends string>(name: K, text: string): { [P in K]?: string } {
  return text.trim() === "" ? {} : ({ [name]: text.trim() } as { [P in K]: string });
}

function isCountry(text: string): boolean {
  return /^[A-Z]{2}$/.test(text);
}

function isLatin(text: string): boolean {
  return !/\p{L}/u.test(text) || /\p{Script=Latin}/u.test(text);
}
