import type { Person } from "../peers/lines.ts";
import { originOf } from "./origins.ts";

/** Names that may lend each other words, and those words by place: first, middle, last. */
interface Pool {
  readonly nations: string[];
  readonly shapes: string[][];
  readonly words: readonly [string[], string[], string[]];
}

/** The script of most letters of a name, as Unicode calls it. */
export function scriptOf(name: string): string {
  for (const script of ["Latin", "Cyrillic", "Arabic", "Greek", "Hebrew", "Han", "Hangul", "Thai", "Myanmar"]) {
    if ((name.match(new RegExp(`\\p{Script=${script}}`, "gu")) ?? []).length * 2 > name.replace(/\s/g, "").length) return script;
  }
  return "other";
}

/** Fewer names than this would give the same persons again and again. */
const fewest = 100;

/** Invents ordinary persons: words of real names of one origin or one script put together anew, with a birth date and a nationality of it. */
export class Inventor {
  readonly #origins = new Map<string, Pool>();
  readonly #scripts = new Map<string, Pool>();
  readonly #random: () => number;

  constructor(persons: readonly Person[], random: () => number) {
    this.#random = random;
    for (const person of persons) {
      const nation = person.nationality?.[0];
      for (const name of person.names) {
        const script = scriptOf(name);
        if (script === "Latin") addTo(this.#origins, originOf(nation), name, nation);
        addTo(this.#scripts, script, name, nation);
      }
    }
  }

  /** Scripts with names enough to draw from. */
  get scripts(): string[] {
    return [...this.#scripts].filter(([script, pool]) => script !== "other" && pool.shapes.length >= fewest).map(([script]) => script).sort();
  }

  knows(origin: string): boolean {
    return (this.#origins.get(origin)?.shapes.length ?? 0) >= fewest;
  }

  ofScript(script: string): Person {
    return this.#invent(this.#scripts.get(script));
  }

  ofOrigin(origin: string): Person {
    return this.#invent(this.#origins.get(origin));
  }

  #invent(pool: Pool | undefined): Person {
    if (pool === undefined) throw new Error("no such group");
    const shape = this.#pick(pool.shapes);
    const name = shape.map((word, i) => this.#pick(wordsAt(pool, i, shape.length)) || word);
    const day = (most: number): string => String(1 + Math.floor(this.#random() * most)).padStart(2, "0");
    return {
      id: "", names: [name.join(shape.length > 1 && shape.every((word) => word.length === 1) ? "" : " ")],
      birthDates: [`${1945 + Math.floor(this.#random() * 62)}-${day(12)}-${day(28)}`],
      ...(pool.nations.length === 0 ? {} : { nationality: [this.#pick(pool.nations)] }),
    };
  }

  #pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.#random() * from.length)] as T;
  }
}

function addTo(pools: Map<string, Pool>, key: string, name: string, nation: string | undefined): void {
  // Names in characters are written without spaces: each character is lent.
  const words = /^[\p{Script=Han}\p{Script=Hangul}]+$/u.test(name) ? Array.from(name) : name.split(/\s+/).filter((word) => word !== "");
  if (words.length < 2) return;
  const pool = pools.get(key) ?? { nations: [], shapes: [], words: [[], [], []] };
  pools.set(key, pool);
  pool.shapes.push(words);
  if (nation !== undefined) pool.nations.push(nation);
  words.forEach((word, i) => wordsAt(pool, i, words.length).push(word));
}

function wordsAt(pool: Pool, i: number, length: number): string[] {
  return pool.words[i === 0 ? 0 : i === length - 1 ? 2 : 1];
}
