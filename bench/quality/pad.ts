/**
 * Writes further persons, so that a list of any size can be measured: each takes the shape of a real record and, word by
 * word, what stands at the same place in another record of the same nationality and script. A few words are coined from
 * two halves, since vocabularies grow with lists. Such a list is harder than a real one of its size: a million persons made
 * of a hundred thousand persons' words are more alike than a million real ones, and some are exact namesakes.
 *   npx node bench/quality/pad.ts --data FOLDER --persons 900000 --out FILE [--seed 1]
 */
import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readPersons } from "../peers/lines.ts";
import { seeded } from "../speed/measure.ts";

const { values } = parseArgs({ options: { data: { type: "string" }, persons: { type: "string" }, out: { type: "string" }, seed: { type: "string", default: "1" } } });
if (values.data === undefined || values.persons === undefined || values.out === undefined) throw new Error("--data FOLDER, --persons N and --out FILE are needed");

/** Names that may lend each other words, and those words by place: first, middle, last. */
interface Pool {
  readonly nation: string | undefined;
  readonly shapes: string[][];
  readonly words: readonly [string[], string[], string[]];
}

const random = seeded(Number(values.seed));
const pools = new Map<string, Pool>();
const templates: Pool[] = [];
for (const { names, nationality } of readPersons(join(values.data, "corpus.jsonl"))) {
  for (const name of names.slice(0, 3)) {
    const words = name.split(/\s+/).filter((word) => word !== "");
    const script = /\p{Script=Latin}/u.test(name) ? "latin" : /\p{Script=Cyrillic}/u.test(name) ? "cyrillic" : /\p{Script=Arabic}/u.test(name) ? "arabic" : undefined;
    if (script === undefined || words.length < 2) continue;
    const nation = nationality?.[0];
    const key = `${script} ${nation}`;
    const pool = pools.get(key) ?? { nation, shapes: [], words: [[], [], []] };
    pools.set(key, pool);
    pool.shapes.push(words);
    words.forEach((word, i) => pool.words[placeOf(i, words.length)].push(word));
    templates.push(pool);
  }
}
const file = openSync(values.out, "w");
let lines: string[] = [];
for (let i = 0; i < Number(values.persons); i++) {
  lines.push(JSON.stringify(invent(`pad${i}`)));
  if (lines.length >= 20_000) flush();
}
flush();
closeSync(file);

function flush(): void {
  if (lines.length > 0) writeSync(file, `${lines.join("\n")}\n`);
  lines = [];
}

function invent(id: string): object {
  const pool = pick(templates);
  const shape = pick(pool.shapes);
  const name = mixed(pool, shape);
  // One in eight has an alias: the same name with one word otherwise.
  const names = random() < 0.12 ? [name.join(" "), name.map((word, i) => (i === 1 ? replaced(pool, word, i, name.length) : word)).join(" ")] : [name.join(" ")];
  const year = 1935 + Math.floor(random() * 72);
  const chance = random();
  const date = chance < 0.82 ? `${year}-${two(12)}-${two(28)}` : chance < 0.93 ? `${year}` : undefined;
  return { id, names, ...(date === undefined ? {} : { birthDates: [date] }), ...(pool.nation === undefined ? {} : { nationality: [pool.nation] }) };
}

function mixed(pool: Pool, shape: readonly string[]): string[] {
  return shape.map((word, i) => (word.length <= 3 && i > 0 && i < shape.length - 1 ? word : replaced(pool, word, i, shape.length)));
}

function replaced(pool: Pool, word: string, i: number, length: number): string {
  const place = placeOf(i, length);
  const others = pool.words[place];
  const other = others.length === 0 ? word : pick(others);
  return random() < [0.03, 0.02, 0.06][place]! && other.length > 3 ? coined(other, pick(others)) : other;
}

function coined(front: string, back: string): string {
  // By code points: half a character is none.
  const start = Array.from(front);
  const end = Array.from(back);
  return start.slice(0, Math.max(2, Math.ceil(start.length / 2))).join("") + end.slice(Math.floor(end.length / 2)).join("").toLowerCase();
}

function placeOf(i: number, length: number): 0 | 1 | 2 {
  return i === 0 ? 0 : i === length - 1 ? 2 : 1;
}

function pick<T>(from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

function two(most: number): string {
  return String(1 + Math.floor(random() * most)).padStart(2, "0");
}
