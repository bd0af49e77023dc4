import type { NameList } from "./name-list.ts";
import { kindName } from "../matchup.ts";

/** Names looked at before the count is given up: what many carry need not be counted out. */
const mostLooked = 5000;
const longestName = 10;

/**
 * How many other records of a list carry all words of a name of this one, in any order, as they are spelled; of several
 * names the one that most carry. Counts up to some thousands. Cost: the names that carry the rarest word of each name.
 */
export function namesakesOf(list: NameList, record: number): number {
  const { recordName } = list.columns;
  let most = 0;
  for (let name = recordName[record] as number; name < (recordName[record + 1] as number); name++) most = Math.max(most, carriers(list, record, name));
  return most;
}

function carriers(list: NameList, record: number, name: number): number {
  const { tokens, nameStart, nameRecord, postings, postStart, postCount, alive } = list.columns;
  const words: number[] = [];
  for (let i = nameStart[name] as number; i < (nameStart[name + 1] as number); i++) {
    const token = tokens[i] as number;
    if ((token & 3) === kindName && words.length < longestName) words.push(token >>> 2);
  }
  // One word is shared by many who are called otherwise.
  if (words.length < 2) return 0;
  const rarest = words.reduce((best, word) => ((postCount[word] ?? 0) < (postCount[best] ?? 0) ? word : best));
  const from = postStart[rarest] ?? 0;
  const to = Math.min(from + (postCount[rarest] ?? 0), from + mostLooked);
  let count = 0;
  let last = record;
  for (let p = from; p < to; p++) {
    const other = postings[p] as number;
    const owner = nameRecord[other] as number;
    // A record's names are neighbours: each record counts once.
    if (owner === record || owner === last || alive[owner] !== 1) continue;
    const start = nameStart[other] as number;
    const end = nameStart[other + 1] as number;
    if (words.every((word) => holds(tokens, start, end, word))) {
      count++;
      last = owner;
    }
  }
  return count;
}

function holds(tokens: Uint32Array, start: number, end: number, word: number): boolean {
  for (let i = start; i < end; i++) if ((tokens[i] as number) >>> 2 === word) return true;
  return false;
}
