/**
 * F1 on labelled name pairs (columns schema, name1, name2, is_match) at the queue score, and at the best score.
 *   npx node bench/quality/cases.ts --file CASES.csv
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { alertScores, compare } from "../../src/lib/names/index.ts";

const { values } = parseArgs({ options: { file: { type: "string" }, wrong: { type: "boolean", default: false } } });
if (values.file === undefined) throw new Error("--file FILE is missing");
const [head = [], ...lines] = readFileSync(values.file, "utf8").split("\n").filter((line) => line !== "").map(cells);
const at = (name: string): number => head.indexOf(name);
const persons = lines.filter((line) => line[at("schema")] === "Person");
const scored = persons.map((line) => {
  const name1 = line[at("name1")] ?? "";
  const name2 = line[at("name2")] ?? "";
  return { name1, name2, match: line[at("is_match")] === "true", score: compare({ names: [{ text: name1 }] }, { names: [{ text: name2 }] }).score };
});
console.log(`${scored.length} pairs of persons, ${scored.filter((pair) => pair.match).length} matches`);
report("at the queue score", alertScores.queue);
const best = scored.map((pair) => pair.score).sort((a, b) => f1(b).f1 - f1(a).f1)[0] ?? 0;
report("at the best score", best);
if (values.wrong) {
  for (const pair of scored) if (pair.match !== pair.score >= alertScores.queue) console.log(`${pair.match ? "missed" : "false "} ${pair.score.toFixed(3)} ${pair.name1} | ${pair.name2}`);
}

function f1(threshold: number): { precision: number; recall: number; f1: number } {
  const raised = scored.filter((pair) => pair.score >= threshold);
  const right = raised.filter((pair) => pair.match).length;
  const precision = right / Math.max(1, raised.length);
  const recall = right / scored.filter((pair) => pair.match).length;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) };
}

function report(title: string, threshold: number): void {
  const { precision, recall, f1: value } = f1(threshold);
  console.log(`${title} ${threshold.toFixed(3)}: precision ${precision.toFixed(3)} recall ${recall.toFixed(3)} F1 ${value.toFixed(3)}`);
}

/** Cells of one line of CSV with double quotes. */
function cells(line: string): string[] {
  const out: string[] = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const letter = line.charAt(i);
    if (quoted && letter === '"' && line.charAt(i + 1) === '"') {
      cell += '"';
      i++;
    } else if (letter === '"') quoted = !quoted;
    else if (letter === "," && !quoted) {
      out.push(cell);
      cell = "";
    } else cell += letter;
  }
  return [...out, cell];
}
