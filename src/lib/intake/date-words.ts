import { fold } from "./tokens.ts";

const months: readonly string[][] = [
  ["january", "janvier", "jan", "janv"], ["february", "février", "fevrier", "feb", "févr", "fevr"], ["march", "mars", "mar"], ["april", "avril", "apr", "avr"], ["may", "mai"], ["june", "juin", "jun"],
  ["july", "juillet", "jul", "juil"], ["august", "août", "aout", "aug"], ["september", "septembre", "sept", "sep"], ["october", "octobre", "oct"], ["november", "novembre", "nov"], ["december", "décembre", "decembre", "dec", "déc"],
];
const weekdays: readonly string[][] = [["sunday", "dimanche", "sun"], ["monday", "lundi", "mon"], ["tuesday", "mardi", "tue"], ["wednesday", "mercredi", "wed"], ["thursday", "jeudi", "thu"], ["friday", "vendredi", "fri"], ["saturday", "samedi", "sat"]];
const numbers: readonly string[][] = [[], ["one", "a", "an", "un", "une"], ["two", "deux"], ["three", "trois"], ["four", "quatre"], ["five", "cinq"], ["six"], ["seven", "sept"], ["eight", "huit"], ["nine", "neuf"], ["ten", "dix"], ["eleven", "onze"], ["twelve", "douze"], [], [], ["fifteen", "quinze"]];

/** Months in words, English and French, long forms first, for a regular expression. */
export const monthPattern: string = `(?:${alternatives(months.map((forms) => forms.filter((form) => form.length > 4 || /^(?:may|mai|june|juin|july|mars|août|aout)$/.test(form))))})|(?:${alternatives(months.map((forms) => forms.filter((form) => form.length <= 4 && !/^(?:may|mai|june|juin|july|mars|août|aout)$/.test(form))))})\\.?`;
/** Days of the week in words. */
export const weekdayPattern = alternatives(weekdays);
/** Small numbers in words or digits. */
export const numberPattern = `\\d{1,3}|${alternatives(numbers)}`;

/** 1 to 12. @example monthOf("Décembre") // 12 */
export function monthOf(word: string): number {
  return place(months, word) + 1;
}

/** 0 for Sunday to 6. */
export function weekdayOf(word: string): number {
  return place(weekdays, word);
}

/** The value of a small number in words or digits. */
export function numberOf(word: string): number {
  return /^\d/.test(word) ? Number(word) : place(numbers, word);
}

function place(table: readonly string[][], word: string): number {
  const folded = fold(word).replace(/\.$/, "");
  return table.findIndex((forms) => forms.some((form) => fold(form) === folded));
}

function alternatives(table: readonly string[][]): string {
  return table.flat().sort((a, b) => b.length - a.length).join("|");
}
