/**
 * Counts name words of a corpus and writes src/lib/names/data/frequencies.ts.
 *   npx node bench/quality/frequencies.ts --data FOLDER
 */
import { createReadStream, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { parseName } from "../../src/lib/names/person-name.ts";

const { values } = parseArgs({ options: { data: { type: "string" }, least: { type: "string", default: "24" } } });
if (values.data === undefined) throw new Error("--data FOLDER is missing");
const counts = new Map<string, number>();
let names = 0;
for await (const line of createInterface({ input: createReadStream(join(values.data, "corpus.jsonl")) })) {
  const record = JSON.parse(line) as { names: string[] };
  names++;
  const seen = new Set<string>();
  for (const text of record.names) for (const token of parseName({ text }).tokens) if (token.kind !== "initial") seen.add(token.spelling);
  for (const spelling of seen) counts.set(spelling, (counts.get(spelling) ?? 0) + 1);
}
const common = [...counts].filter(([, count]) => count >= Number(values.least)).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
const lines: string[] = [];
let current = "";
for (const [spelling, count] of common) {
  if (current.length > 170) {
    lines.push(current);
    current = "";
  }
  current += `${current === "" ? "" : " "}${spelling}:${count}`;
}
lines.push(current);
writeFileSync(new URL("../../src/lib/names/data/frequencies.ts", import.meta.url), `/**
 * How many of ${names} persons in public registers carry a word, by spelling; words of fewer than ${values.least} are left out.
 * Made by bench/quality/frequencies.ts.
 */
export const namesCounted = ${names};
export const commonSpellings = \`
${lines.join("\n")}\`;
`);
console.log(`${common.length} spellings of ${names} persons`);
