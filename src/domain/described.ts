import type { Described } from "../lib/names/index.ts";
import { birthIntervals } from "./person.ts";
import type { PersonDescription } from "./person.ts";

/** A description as the name engine takes it. @example describedOf(person).births[0] // { from: "1985-01-01", to: "1985-12-31" } */
export function describedOf(person: PersonDescription): Described {
  return {
    names: person.names.map((name) => ({ text: name.text, ...(name.surname === undefined ? {} : { surname: name.surname }), ...(name.forenames === undefined ? {} : { forenames: name.forenames }) })),
    births: birthIntervals(person).map((interval) => ({ from: interval.first, to: interval.last })),
    ...(person.sex === undefined ? {} : { sex: person.sex }),
    nationalities: person.nationalities,
    birthPlaces: person.birthPlace === undefined ? [] : [person.birthPlace],
    documents: person.documents.map((one) => ({ type: one.type, number: one.number, ...(one.issuer === undefined ? {} : { issuer: one.issuer }) })),
  };
}
