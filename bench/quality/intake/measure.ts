/**
 * Measures reading against labelled texts: `npm run bench:intake -- [--texts DIR] [--misses] [--show] [--write NAME]`.
 * Without `--texts`, both halves of the texts beside this file, and compromise alone for comparison.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { parsePartialDate } from "../../../src/lib/clock/index.ts";
import { readText, type Reading } from "../../../src/lib/intake/index.ts";
import { type LabelledText, readLabelled } from "./labelled.ts";
import { peerStretches } from "./peer.ts";
import { type Scores, scoreReading, scoreStretches, type Stretches, type Tally } from "./score.ts";

const here = import.meta.dirname;
const argument = (name: string) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined);
const folder = argument("--texts");
const folders = folder === undefined ? { dev: `${here}/dev`, "held-out": `${here}/held-out` } : { texts: folder };
const lines: string[] = [];
const print = (line: string) => {
  lines.push(line);
  console.log(line);
};

for (const [name, path] of Object.entries(folders)) {
  const texts = readLabelled(path);
  if (texts.length === 0) throw new Error(`${path} holds no .txt file`);
  const digest = createHash("sha256").update(texts.map((text) => JSON.stringify(text)).join("\n")).digest("hex").slice(0, 16);
  const misses: string[] = [];
  const heed: Scores = {};
  const peer: Scores = {};
  let milliseconds = 0;
  for (const text of texts) {
    const start = performance.now();
    const reading = read(text);
    milliseconds += performance.now() - start;
    scoreStretches(heed, text, stretchesOf(reading), misses);
    scoreReading(heed, text, reading, misses);
    scoreStretches(peer, text, peerStretches(text.text));
    if (process.argv.includes("--show")) show(text, reading);
  }
  print(`\n${name}: ${texts.length} texts, sha256 ${digest}, ${(milliseconds / texts.length).toFixed(1)} ms a text`);
  print("| kind | labelled | recall | precision | compromise: recall | precision |\n| --- | --- | --- | --- | --- | --- |");
  for (const [kind, tally] of Object.entries(heed)) {
    const other = peer[kind];
    print(`| ${kind} | ${tally.labelled} | ${recall(tally)} | ${precision(tally)} | ${other === undefined ? "" : recall(other)} | ${other === undefined ? "" : precision(other)} |`);
  }
  if (process.argv.includes("--misses") && name !== "held-out") print(misses.sort().join("\n"));
}

const write = argument("--write");
if (write !== undefined) {
  mkdirSync(`${here}/results`, { recursive: true });
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  writeFileSync(`${here}/results/${write}.md`, `# Reading of free text\n\nCommit ${commit}, Node ${process.version}, ${cpus()[0]?.model.trim()}, load average ${loadavg()[0]?.toFixed(1)}.\n${lines.join("\n")}\n`);
}

function read(text: LabelledText): Reading {
  const written = parsePartialDate(text.written);
  const reading = readText(text.text, written.ok ? { writtenOn: written.value } : {});
  if (!reading.ok) throw new Error(`${text.name}: ${reading.error.code}`);
  return reading.value;
}

function stretchesOf(reading: Reading): Stretches {
  return {
    person: reading.persons.flatMap((person) => person.spellings.flatMap((spelling) => spelling.mentions)),
    place: reading.places.flatMap((place) => place.mentions),
    organisation: reading.organisations.flatMap((organisation) => organisation.mentions),
    date: reading.dates,
  };
}

function recall(tally: Tally): string {
  return percent(tally.labelledFound, tally.labelled);
}

function precision(tally: Tally): string {
  return percent(tally.foundRight, tally.found);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "–" : ((100 * part) / whole).toFixed(1);
}

function show(text: LabelledText, reading: Reading): void {
  console.log(`\n== ${text.name} (${reading.language}, written ${reading.writtenOn ?? "?"}), ${reading.kind.kind} ${reading.kind.event ?? ""} "${reading.kind.passage?.words ?? ""}"`);
  for (const person of reading.persons) console.log(`  ${person.key} ${person.role}: ${person.spellings.map((one) => `${one.text} x${one.mentions.length}`).join(", ")}${person.why === undefined ? "" : ` [${person.why.words}]`} ${person.births.map((one) => ("on" in one ? `born ${one.on}` : `aged ${one.age}`)).join(" ")} ${person.nationalities.map((one) => one.country).join(" ")}`);
  console.log(`  dates: ${reading.dates.map((date) => `${date.words} = ${date.on ?? "?"}`).join("; ")}`);
  console.log(`  places: ${reading.places.map((place) => `${place.name}${place.country === undefined ? "" : ` (${place.country})`}`).join("; ")}`);
  console.log(`  organisations: ${reading.organisations.map((one) => one.name).join("; ")}`);
  for (const claim of reading.claims) console.log(`  ${claim.key} ${JSON.stringify(claim.says)} about ${claim.about ?? "-"} by ${claim.by?.words ?? "the text"}${claim.disputing ? " DISPUTING" : ""}: ${claim.passage.words.slice(0, 90).replaceAll("\n", " ")}`);
}
