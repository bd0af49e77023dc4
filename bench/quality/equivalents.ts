/**
 * Finds name words whose customary form in another script the letter tables do not reach (جورج is George), from aligned word
 * pairs (script, Latin word, native word, count), and writes src/lib/names/data/equivalents.ts.
 *   npx node bench/quality/equivalents.ts --data FOLDER
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { writeSpelling } from "../../src/lib/names/distance.ts";
import { likenessOf } from "../../src/lib/names/likeness.ts";
import { parseName } from "../../src/lib/names/person-name.ts";
import { keysAlike } from "../../src/lib/names/skeleton.ts";

const { values } = parseArgs({ options: { data: { type: "string" }, least: { type: "string", default: "4" } } });
if (values.data === undefined) throw new Error("--data FOLDER is missing");
const found = new Map<string, Map<string, number>>();
const a = new Uint8Array(64);
const b = new Uint8Array(64);
for (const line of readFileSync(join(values.data, "translit-token-pairs.tsv"), "utf8").split("\n")) {
  const [script = "", latin = "", native = "", count = "0"] = line.split("\t");
  if (Number(count) < Number(values.least) * (script === "zh" ? 2 : 1)) continue;
  // A lone run of characters would be taken for a Chinese person's name and divided.
  const x = parseName({ text: script === "zh" ? `${native} x` : native }).tokens.slice(0, 1);
  const y = parseName({ text: latin }).tokens;
  const [token, other] = [x[0], y[0]];
  if (token === undefined || other === undefined || y.length !== 1 || other.kind !== "name") continue;
  if (token.spelling.length < 2 || other.spelling.length < 3) continue;
  const likeness = likenessOf(a, 0, writeSpelling(token.spelling, a, 0), b, 0, writeSpelling(other.spelling, b, 0), token.abjad);
  if (keysAlike(token.key, other.key) && likeness >= 0.72) continue;
  const key = token.spelling + (token.abjad ? "~" : "");
  const known = found.get(key) ?? new Map<string, number>();
  known.set(other.spelling, Math.max(known.get(other.spelling) ?? 0, Number(count)));
  found.set(key, known);
}
const entries = [...found].sort(([x], [y]) => (x < y ? -1 : 1)).map(([key, others]) => {
  const best = [...others].sort((x, y) => y[1] - x[1]).slice(0, 4);
  return `${key} ${best.map(([other]) => other).join(" ")}`;
});
const lines: string[] = [];
let current = "";
for (const entry of entries) {
  if (current.length > 170) {
    lines.push(current);
    current = "";
  }
  current += `${current === "" ? "" : "|"}${entry}`;
}
lines.push(current);
writeFileSync(new URL("../../src/lib/names/data/equivalents.ts", import.meta.url), `/**
 * Words of other scripts (by spelling, ~ where vowels are open) and the Latin words they stand for where letters alone do
 * not tell. Made by bench/quality/equivalents.ts from word pairs aligned from Wikidata labels (CC0, by way of
 * github.com/steveash/NETransliteration-COLING2018, commit 5d5f59e5).
 */
export const scriptEquivalents = \`
${lines.join("\n")}\`;
`);
console.log(`${entries.length} entries`);
