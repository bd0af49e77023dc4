import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { home } from "./engines.ts";

/** A person as the lists hold one. */
export interface Person {
  readonly id: string;
  readonly names: readonly string[];
  readonly birthDates?: readonly string[];
  readonly nationality?: readonly string[];
}

export interface Scored {
  readonly id: string;
  readonly score: number;
}

/** What a peer makes of a list: a search, and figures about itself. */
export interface Peer {
  search(name: string, limit: number): readonly Scored[] | Promise<readonly Scored[]>;
  readonly stats: Readonly<Record<string, string | number>>;
}

/**
 * Serves a peer: the first line of standard input is `{load:[files]}`, answered by `{ready:true,...stats}`; each further
 * one is `{qid,name,limit}`, answered by `{qid,hits:[{id,score}]}`.
 */
export async function servePeer(build: (persons: readonly Person[]) => Peer | Promise<Peer>): Promise<void> {
  let peer: Peer | undefined;
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === "") continue;
    if (peer === undefined) {
      const persons = (JSON.parse(line) as { load: string[] }).load.flatMap(readPersons);
      peer = await build(persons);
      process.stdout.write(`${JSON.stringify({ ready: true, records: persons.length, ...peer.stats })}\n`);
      continue;
    }
    const { qid, name, limit } = JSON.parse(line) as { qid: string; name: string; limit: number };
    process.stdout.write(`${JSON.stringify({ qid, hits: await peer.search(name, limit) })}\n`);
  }
}

/** The persons of a JSON-lines file. */
export function readPersons(file: string): Person[] {
  const persons: Person[] = [];
  const bytes = readFileSync(file);
  for (let from = 0; from < bytes.length;) {
    let to = bytes.indexOf(10, from);
    if (to < 0) to = bytes.length;
    if (to > from) persons.push(JSON.parse(bytes.toString("utf8", from, to)) as Person);
    from = to + 1;
  }
  return persons;
}

const requireHere = createRequire(join(home, "package.json"));

/** A module of an installed peer; it has no types here, since `npm ci` does not install it. */
export function peerModule(specifier: string): unknown {
  return requireHere(specifier) as unknown;
}

/** The installed version of an npm peer. */
export function peerVersion(name: string): string {
  return (JSON.parse(readFileSync(join(home, "node_modules", name, "package.json"), "utf8")) as { version: string }).version;
}

/** The first `limit` distinct persons among scored names, best first. */
export function bestPersons(scored: readonly Scored[], limit: number): Scored[] {
  const best = new Map<string, number>();
  for (const { id, score } of scored) if (score > (best.get(id) ?? -Infinity)) best.set(id, score);
  return [...best].map(([id, score]) => ({ id, score })).sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, limit);
}
