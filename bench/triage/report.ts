/**
 * Makes the table and the plot from the lines of `heed simulate --json`, and keeps both with commit and machine.
 *   npx heed simulate --json > /tmp/lines.jsonl
 *   npx node bench/triage/report.ts --lines /tmp/lines.jsonl
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { POLICIES } from "../../src/domain/overload/figures.ts";
import type { OverloadFigures, Policy } from "../../src/domain/overload/figures.ts";
import { UNIT } from "../../src/domain/overload/stream.ts";
import { FIRST_WEIGHTS } from "../../src/domain/triage.ts";

const { values } = parseArgs({ options: { lines: { type: "string" } } });
if (values.lines === undefined) throw new Error("usage: --lines FILE.jsonl");

const lines = readFileSync(values.lines, "utf8").split("\n").filter((line) => line !== "").map((line) => JSON.parse(line) as OverloadFigures)
  .sort((a, b) => a.load - b.load || POLICIES.indexOf(a.policy) - POLICIES.indexOf(b.policy));
const loads = [...new Set(lines.map((one) => one.load))];
const folder = join(import.meta.dirname, "results");
const date = new Date().toISOString().slice(0, 10);

const record = {
  date,
  commit: execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim(),
  machine: { cpu: cpus()[0]?.model.trim(), cores: cpus().length, node: process.version, loadAverage: loadavg().map((load) => Math.round(10 * load) / 10) },
  note: "Figures are a function of the seeds: the machine and its load change how long they take, not what they are.",
  model: UNIT,
  weights: FIRST_WEIGHTS,
};
writeFileSync(join(folder, `${date}-overload.json`), `${JSON.stringify(record, undefined, 1).slice(0, -2)},\n "figures": [\n${lines.map((one) => `  ${JSON.stringify(one)}`).join(",\n")}\n ]\n}\n`);
writeFileSync(join(folder, `${date}-overload.md`), table());
writeFileSync(join(folder, `${date}-overload.svg`), plot());

function table(): string {
  const percent = (share: number) => (100 * share).toFixed(1);
  const rows = lines.map((one) => `| ${one.load} | ${one.policy} | ${percent(one.highSeverityInTime)} | ${percent(one.markedInTime)} | ${percent(one.inTime)} | ${one.longestWaitHours} | ${one.longestMarkedWaitHours} | ${one.lapsed} | ${one.silentlyLapsed} | ${one.decidingHoursADay} |`);
  const [first] = lines;
  return [
    `# Overload, ${date}`,
    "",
    `Seeds ${first?.seeds.join(", ")}; shares in per cent of the duties that came in 28 days, with as many days and more of the same load before and after.`,
    "",
    "| load | order | severe in time | marked and severe in time | all in time | longest wait, h | longest wait of marked and severe, h | lapsed | of these silently | deciding, h a day |",
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

/** Share of severe duties answered in time over the load, one line for each order; each has its own dashes, for colour alone tells too little. */
function plot(): string {
  const [left, right, top, bottom] = [60, 500, 36, 320];
  const most = Math.max(...loads);
  const x = (load: number) => left + ((right - left) * Math.log(load)) / Math.log(most);
  const y = (share: number) => bottom - share * (bottom - top);
  const styles: Record<Policy, readonly [colour: string, dashes: string, words: string]> = {
    heed: ["#1f4e79", "", "Heed"],
    arrival: ["#6b6b6b", "2 3", "order of arrival"],
    deadline: ["#b04a00", "8 4", "earliest deadline"],
    informed: ["#3d6b35", "10 3 2 3", "knows the odds"],
    oracle: ["#6a3d7c", "4 2", "knows the truth"],
  };
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 370" font-family="sans-serif" font-size="12">`,
    `<rect width="640" height="370" fill="white"/>`,
    `<text x="${left}" y="20" font-size="14">Severe duties answered in time</text>`,
    ...[0, 0.2, 0.4, 0.6, 0.8, 1].map((share) => `<line x1="${left}" y1="${y(share)}" x2="${right}" y2="${y(share)}" stroke="#ddd"/><text x="${left - 8}" y="${y(share) + 4}" text-anchor="end">${100 * share} %</text>`),
    ...loads.map((load) => `<text x="${x(load).toFixed(1)}" y="${bottom + 18}" text-anchor="middle">${load}</text>`),
    `<text x="${(left + right) / 2}" y="${bottom + 38}" text-anchor="middle">load, times the usual</text>`,
  ];
  for (const [index, policy] of POLICIES.entries()) {
    const [colour, dashes, words] = styles[policy];
    const points = lines.filter((one) => one.policy === policy).map((one) => `${x(one.load).toFixed(1)},${y(one.highSeverityInTime).toFixed(1)}`);
    const line = `stroke="${colour}" stroke-width="2" stroke-dasharray="${dashes}"`;
    parts.push(`<polyline points="${points.join(" ")}" fill="none" ${line}/>`, ...points.map((point) => `<circle cx="${point.split(",")[0]}" cy="${point.split(",")[1]}" r="3" fill="${colour}"/>`));
    const at = top + 10 + 20 * index;
    parts.push(`<line x1="${right + 12}" y1="${at}" x2="${right + 40}" y2="${at}" ${line}/><text x="${right + 46}" y="${at + 4}">${words}</text>`);
  }
  return `${[...parts, "</svg>"].join("\n")}\n`;
}
