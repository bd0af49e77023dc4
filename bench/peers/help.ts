import { readFileSync, writeFileSync } from "node:fs";
import anyAscii from "any-ascii";
import { readPersons, type Person, type Scored } from "./lines.ts";

/** What is known of a person beside the name, as the lists and queries write it. */
export interface Known {
  readonly births: readonly string[];
  readonly nations: readonly string[];
}

/**
 * How much a birth date and a nationality move a peer's score, as shares of it. The peers know only names; a user would
 * add this, so it is added for them, at whichever of these strengths serves each best on the very queries it is measured on.
 */
export interface Strength {
  readonly birth: number;
  readonly nation: number;
}

export const strengths: readonly Strength[] = [0, 0.2, 0.4, 0.6, 0.8, 0.95].flatMap((birth) => [0, 0.1, 0.2, 0.4].map((nation) => ({ birth, nation })));

/** Romanises a name for engines that read Latin letters only. */
export function romanised(name: string): string {
  return anyAscii(name).toLowerCase();
}

/** Writes a list with its names romanised. */
export function writeRomanised(from: readonly string[], to: string, share: number): void {
  const parts: string[] = [];
  for (const file of from) {
    readPersons(file).forEach((person, i) => {
      if (!isShared(i, share)) return;
      parts.push(`${JSON.stringify({ ...person, names: person.names.map(romanised) })}\n`);
    });
  }
  writeFileSync(to, parts.join(""));
}

/** Copies an even share of a list. */
export function writeShare(from: readonly string[], to: string, share: number): void {
  writeFileSync(to, from.flatMap((file) => readFileSync(file, "utf8").split("\n").filter((line, i) => line !== "" && isShared(i, share)).map((line) => `${line}\n`)).join(""));
}

function isShared(i: number, share: number): boolean {
  return share >= 1 || i % Math.round(1 / share) === 0;
}

export function knownOf(person: Person): Known {
  return { births: person.birthDates ?? [], nations: person.nationality ?? [] };
}

/** Hits with what dates and nationalities say, best first. */
export function helped(hits: readonly Scored[], asked: Known, known: ReadonlyMap<string, Known>, strength: Strength): Scored[] {
  return hits.map(({ id, score }) => {
    const listed = known.get(id) ?? { births: [], nations: [] };
    const birth = birthVerdict(asked.births, listed.births);
    const nation = asked.nations.length === 0 || listed.nations.length === 0 ? 0 : asked.nations.some((one) => listed.nations.includes(one)) ? 1 : -1;
    return { id, score: score * (1 + strength.birth * birth) * (1 + strength.nation * nation) };
  }).sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

/** 1 for the same day, a half for what may be the same (a year alone, day and month exchanged, a year off), -1 for another date, 0 for none. */
export function birthVerdict(asked: readonly string[], listed: readonly string[]): number {
  let best = asked.length === 0 || listed.length === 0 ? 0 : -1;
  for (const a of asked) for (const b of listed) best = Math.max(best, datesVerdict(a, b));
  return best;
}

function datesVerdict(a: string, b: string): number {
  if (a === b) return a.length === 10 ? 1 : 0.5;
  if (a.length < 10 || b.length < 10) return a.slice(0, Math.min(a.length, b.length)) === b.slice(0, Math.min(a.length, b.length)) ? 0.5 : -1;
  if (a.slice(4) === b.slice(4) && Math.abs(Number(a.slice(0, 4)) - Number(b.slice(0, 4))) === 1) return 0.5;
  return a.slice(0, 4) === b.slice(0, 4) && a.slice(5, 7) === b.slice(8) && a.slice(8) === b.slice(5, 7) ? 0.5 : -1;
}
