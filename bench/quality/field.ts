/**
 * What the field's base rate makes of the scores: false alerts among ordinary persons at the score that interrupts an
 * officer and at the one for the queue, precision where one in 1,000 and one in 37,000 is on the list, by list size; and
 * whether any script or origin of name is disturbed more than others.
 *   npx node bench/quality/field.ts --data FOLDER [--pad FILE] [--size 1m] [--each 20000] [--every 1] [--seed 5] [--add] [--show] [--snapshot FILE]
 * With --add and another seed, further invented persons are added to the result of an earlier run.
 * With --snapshot the list is kept in FILE and read from there the next time.
 * Three kinds of ordinary persons, none of them on the list: real ones of the benchmark that nothing on the list resembles
 * by design; each real person of the list, asked for as though he were not on it; and persons invented from the words of
 * real names of one origin or script, with a birth date and a nationality, as at a counter.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadParts } from "../../src/cli/names-load.ts";
import { alertScores } from "../../src/lib/names/index.ts";
import { parseName } from "../../src/lib/names/person-name.ts";
import { fromParts } from "../../src/lib/names/list/snapshot.ts";
import { Searcher } from "../../src/lib/names/list/searcher.ts";
import { model } from "../../src/lib/names/weights.ts";
import { readPersons, type Person } from "../peers/lines.ts";
import { seeded } from "../speed/measure.ts";
import { queryOf, readLines } from "./data.ts";
import { fieldPage } from "./field-page.ts";
import { Inventor, scriptOf } from "./invent.ts";
import { isHeadline, type BenchQuery } from "./measure.ts";
import { originOf } from "./origins.ts";

/** How many of a group were asked for, and how many of them raised an alert. */
export interface Rate {
  readonly group: string;
  readonly persons: number;
  readonly interrupted: number;
  /** Of those interrupted: listed under two entries, as read by hand, and so no false alert; and born with whom they were taken for. */
  readonly same: number;
  readonly twins: number;
  readonly queued: number;
}

interface Top {
  readonly logOdds: number;
  readonly verdict?: string;
}

export interface FieldResult {
  readonly size: string;
  readonly records: number;
  readonly date: string;
  readonly commit: string;
  readonly weights: string;
  readonly scores: Readonly<Record<string, number>>;
  readonly machine: string;
  readonly loadAverage: readonly number[];
  /** Share of persons on the list, under another spelling, who are found at the score; all, and those asked for with a full birth date. */
  readonly found: Readonly<Record<"interrupt" | "queue", { readonly all: number; readonly dated: number }>>;
  readonly real: Rate;
  readonly others: Rate;
  readonly otherScripts: readonly Rate[];
  readonly invented: Rate;
  readonly scripts: readonly Rate[];
  readonly origins: readonly Rate[];
}

const { values } = parseArgs({ options: { data: { type: "string" }, pad: { type: "string" }, size: { type: "string", default: "102k" }, each: { type: "string", default: "20000" }, every: { type: "string", default: "1" }, seed: { type: "string", default: "5" }, add: { type: "boolean", default: false },
    show: { type: "boolean", default: false }, snapshot: { type: "string" } } });
if (values.data === undefined) throw new Error("--data FOLDER is missing");
const corpus = join(values.data, "corpus.jsonl");
const parts = loadParts([corpus, ...(values.pad === undefined ? [] : [values.pad])], values.snapshot);
if (!parts.ok) throw new Error(parts.error);
const { list, ids } = fromParts(parts.value);
const searcher = new Searcher(list);
const persons = readPersons(corpus);
const loadAverage = loadavg().map((load) => Math.round(load * 10) / 10);
const limits = { interrupt: logOdds(alertScores.interrupt), queue: logOdds(alertScores.queue) };

// The lists hold some persons twice under different identifiers: whoever was found so has been read by hand.
const verdicts = new Map(readFileSync(join(import.meta.dirname, "read-pairs.csv"), "utf8").trim().split("\n").slice(1).map((line) => {
  const [one, other, verdict] = line.split(",");
  return [`${one} ${other}`, verdict] as const;
}));

const folder = join(import.meta.dirname, "results");
const file = join(folder, `field-${values.size}.json`);
const earlier = values.add ? (JSON.parse(readFileSync(file, "utf8")) as FieldResult) : undefined;
const inventor = new Inventor(persons, seeded(Number(values.seed)));
const each = Number(values.each);
const scripts = inventor.scripts.filter((script) => script !== "Latin").map((script) => grown(rate(script, invented(each, () => inventor.ofScript(script))), earlier?.scripts));
const origins = [...new Set(persons.map((person) => originOf(person.nationality?.[0])))].filter((origin) => inventor.knows(origin)).sort()
  .map((origin) => grown(rate(origin, invented(each, () => inventor.ofOrigin(origin))), earlier?.origins));
const result: FieldResult = {
  size: values.size, records: list.living, date: new Date().toISOString().slice(0, 10), commit: execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim(), weights: model.version,
  scores: alertScores, machine: `${cpus()[0]?.model.trim()}, ${cpus().length} cores`, loadAverage, ...(earlier === undefined ? realPersons() : { found: earlier.found, real: earlier.real, others: earlier.others, otherScripts: earlier.otherScripts }),
  invented: sum("invented persons, each origin alike", origins), scripts, origins,
};
mkdirSync(folder, { recursive: true });
writeFileSync(file, `${JSON.stringify(result, undefined, 1)}\n`);
const text = fieldPage(result);
writeFileSync(join(folder, `field-${values.size}.md`), text);
process.stdout.write(text);

/** What is asked once: persons of the benchmark, and those of the list as though not on it. */
function realPersons(): Pick<FieldResult, "found" | "real" | "others" | "otherScripts"> {
  const negatives = readLines<BenchQuery>(values.data ?? "", "negatives.jsonl").filter((query) => query.group === "neg:random" || query.group === "neg:faker");
  // Every name in another script, and of those in Latin letters a part: they are many.
  const others = persons.flatMap((person, i) => person.names.filter((name) => i % Number(values.every) === 0 || scriptOf(name) !== "Latin").map((name) => ({ name, top: best(asQuery(person, name), person.id) })));
  return {
    found: found(), real: rate("real persons not on the list", negatives.map((query) => best(query))), others: rate("each person of the list, as though not on it", others.map((one) => one.top)),
    otherScripts: [...Map.groupBy(others, (one) => scriptOf(one.name))].map(([script, of]) => rate(script, of.map((one) => one.top))).sort((a, b) => b.persons - a.persons),
  };
}

function grown(now: Rate, before: readonly Rate[] | undefined): Rate {
  const same = before?.find((one) => one.group === now.group);
  return same === undefined ? now : sum(now.group, [same, now]);
}

/** The best hit that is not `self`. */
function best(query: BenchQuery, self?: string): Top {
  const hit = searcher.search(queryOf(query), self === undefined ? 1 : 3).find(({ record }) => ids.text(record) !== self);
  if (hit === undefined) return { logOdds: -Infinity };
  const id = ids.text(hit.record);
  if (values.show && hit.logOdds >= limits.interrupt) {
    process.stderr.write(`${JSON.stringify({ name: query.name, birth: query.birthDate, nation: query.nationality, self, hit: id, score: hit.logOdds })}\n`);
  }
  const verdict = self === undefined ? undefined : verdicts.get(self < id ? `${self} ${id}` : `${id} ${self}`);
  return { logOdds: hit.logOdds, ...(verdict === undefined ? {} : { verdict }) };
}

function asQuery(person: Person, name: string): BenchQuery {
  return { ...about(person), name, expect: [], group: "" };
}

function about(person: Person): { birthDate?: string; nationality?: string } {
  const birthDate = person.birthDates?.[0];
  const nationality = person.nationality?.[0];
  return { ...(birthDate === undefined ? {} : { birthDate }), ...(nationality === undefined ? {} : { nationality }) };
}

function invented(n: number, make: () => Person): Top[] {
  return Array.from({ length: n }, () => {
    const person = make();
    return best(asQuery(person, person.names[0] ?? ""));
  });
}

function rate(group: string, tops: readonly Top[]): Rate {
  const interrupted = tops.filter((top) => top.logOdds >= limits.interrupt);
  return {
    group, persons: tops.length, interrupted: interrupted.length, same: interrupted.filter((top) => top.verdict === "same").length,
    twins: interrupted.filter((top) => top.verdict === "twins").length, queued: tops.filter((top) => top.logOdds >= limits.queue).length,
  };
}

function sum(group: string, rates: readonly Rate[]): Rate {
  const total = (pick: (one: Rate) => number): number => rates.reduce((all, one) => all + pick(one), 0);
  return { group, persons: total((one) => one.persons), interrupted: total((one) => one.interrupted), same: total((one) => one.same), twins: total((one) => one.twins), queued: total((one) => one.queued) };
}

function logOdds(score: number): number {
  return Math.log(score / (1 - score));
}

function found(): FieldResult["found"] {
  const positives = readLines<BenchQuery>(values.data ?? "", "positives.jsonl").filter((query, i) => isHeadline(query) && parseName({ text: query.name }).tokens.length > 0 && i % 3 === 0);
  const scored = positives.map((query) => ({ dated: query.birthDate?.length === 10, top: searcher.search(queryOf(query), 10).find(({ record }) => query.expect.includes(ids.text(record)))?.logOdds ?? -Infinity }));
  const share = (limit: number, of: typeof scored): number => of.filter((one) => one.top >= limit).length / Math.max(1, of.length);
  const dated = scored.filter((one) => one.dated);
  return {
    interrupt: { all: share(limits.interrupt, scored), dated: share(limits.interrupt, dated) },
    queue: { all: share(limits.queue, scored), dated: share(limits.queue, dated) },
  };
}
