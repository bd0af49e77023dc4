/**
 * Pairs of names with what the engine says of them, as the section "Examples" of src/lib/names/README.md shows it; a test
 * holds the section to the engine. After a change of weights or rules:
 *   npx node test/names/examples.ts --write
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { alertScores, compare, type Comparison, type Described } from "../../src/lib/names/index.ts";

interface Example {
  readonly one: string;
  readonly other: string;
  /** Birth dates, where they are given. */
  readonly births?: readonly [string, string];
  readonly truth: "one person" | "two persons" | "not known";
}

/** The first is shown in full. */
const examples: readonly Example[] = [
  { one: "Ismaël Omar Mostefaï", other: "Omar Ismail Mostefai", truth: "one person" },
  { one: "Mostefai Ismael", other: "Ismaël Omar Mostefaï", births: ["1985-11-21", "1985-11-21"], truth: "one person" },
  { one: "Tamerlan Tsarnaev", other: "Tamerlan Tsarnayev", births: ["1986-10-21", "1987-10-21"], truth: "one person" },
  { one: "Anis Amri", other: "Anis Amir", truth: "one person" },
  { one: "عبد الرحمن اليعقوبي", other: "Abderrahmane El Yaakoubi", truth: "one person" },
  { one: "Владимир Порошенко", other: "Volodymyr Poroshenko", truth: "one person" },
  { one: "Bill Gates", other: "William H. Gates", truth: "one person" },
  { one: "Mohamed Ali", other: "Mohamed Ali", truth: "not known" },
  { one: "Mostefai Ismael", other: "Ismaël Omar Mostefaï", births: ["1962", "1985-11-21"], truth: "two persons" },
  { one: "Salah Abdeslam", other: "Brahim Abdeslam", truth: "two persons" },
  { one: "Hassan Ali", other: "Hussein Ali", truth: "two persons" },
  { one: "Mohammed Saleh", other: "Mahmoud Saleh", truth: "two persons" },
  { one: "Abdeslam", other: "Salah Abdeslam", truth: "not known" },
  { one: "John Smith", other: "John Smith", births: ["1985-11-21", "1990-05-02"], truth: "two persons" },
];

const begin = "<!-- examples: written by test/names/examples.ts -->";
const end = "<!-- end of examples -->";
const readme = join(import.meta.dirname, "..", "..", "src", "lib", "names", "README.md");

/** The section as it should stand. */
export function examplesSection(): string {
  const [first, ...others] = examples as [Example, ...Example[]];
  const comparison = compared(first);
  return [
    begin, "", `\`npx heed names explain "${first.one}" "${first.other}"\`: score ${comparison.score.toFixed(3)}, ${meaning(comparison.score)}.`, "",
    "| log-odds | reason | rule |", "| --- | --- | --- |",
    ...comparison.reasons.filter((reason) => reason.rule !== undefined || Math.abs(reason.contribution) >= 0.05).map((reason) => `| ${signed(reason.contribution)} | ${reason.text} | ${reason.rule ?? ""} |`),
    `| ${signed(comparison.logOdds)} | the sum | |`, "",
    "Others, with the reasons that weigh most:", "",
    "| one | other | in truth | score | the engine | because |", "| --- | --- | --- | --- | --- | --- |", ...others.map(row), "", end,
  ].join("\n");
}

/** The section as it stands. */
export function currentSection(): string {
  const text = readFileSync(readme, "utf8");
  return text.slice(text.indexOf(begin), text.indexOf(end) + end.length);
}

function row(example: Example): string {
  const { score, reasons } = compared(example);
  const weighty = reasons.filter((reason) => reason.code !== "list.size" && Math.abs(reason.contribution) >= 0.5)
    .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution)).slice(0, 3);
  const [a, b] = example.births ?? [];
  return `| ${example.one}${a === undefined ? "" : `, ${a}`} | ${example.other}${b === undefined ? "" : `, ${b}`} | ${example.truth} | ${score.toFixed(3)} | ${meaning(score)} | ${weighty.map((reason) => `${reason.text} (${signed(reason.contribution)})`).join(" ")} |`;
}

function compared({ one, other, births }: Example): Comparison {
  return compare(described(one, births?.[0]), described(other, births?.[1]));
}

function described(text: string, birth: string | undefined): Described {
  if (birth === undefined) return { names: [{ text }] };
  return { names: [{ text }], births: [birth.length === 4 ? { from: `${birth}-01-01`, to: `${birth}-12-31` } : { from: birth, to: birth }] };
}

function meaning(score: number): string {
  if (score >= alertScores.interrupt) return "interrupts an officer";
  if (score >= alertScores.queue) return "the desk's queue";
  return score >= alertScores.nearMiss ? "a near miss" : "not raised";
}

function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(1)}`;
}

if (process.argv[1] === import.meta.filename && process.argv.includes("--write")) {
  const text = readFileSync(readme, "utf8");
  writeFileSync(readme, text.slice(0, text.indexOf(begin)) + examplesSection() + text.slice(text.indexOf(end) + end.length));
}
