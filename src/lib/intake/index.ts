/** heed/intake: reads a letter or report into a proposal of persons, dates, places, organisations, claims and kind. See README.md. */
export { longestRead, readText, type ReadError, type ReadOptions } from "./read.ts";
export { findDates, type DateContext } from "./dates.ts";
export { languageOf } from "./tokens.ts";
export { findTerrorism } from "./terrorism.ts";
export type {
  BirthFound, ClaimFound, DateFound, EventFound, KindFound, OrganisationFound, Passage, PersonFound, PersonRole, PlaceFound, Reading, Said, SourceFound, SpellingFound, TextLanguage,
} from "./types.ts";
