/**
 * Draws recall against false-alert rate from results of the measuring program.
 *   npx node bench/quality/chart.ts --out FILE.svg LABEL=RESULT.json ...
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({ options: { out: { type: "string" } }, allowPositionals: true });
if (values.out === undefined || positionals.length === 0) throw new Error("usage: --out FILE.svg LABEL=RESULT.json ...");

interface Result {
  readonly table: readonly { readonly falseAlertRate: number; readonly recall: number }[];
}

const width = 640;
const height = 400;
const left = 60;
const bottom = 340;
const top = 30;
const right = 480;
const rates = [0.001, 0.005, 0.01, 0.02, 0.05, 0.1];
const x = (rate: number): number => left + ((Math.log10(rate) + 3) / 2) * (right - left);
const y = (recall: number): number => bottom - recall * (bottom - top);
// Distinguishable without colour: each line has its own dashes.
const styles = [["#1f4e79", ""], ["#b04a00", "8 4"], ["#3d6b35", "2 3"], ["#6a3d7c", "10 3 2 3"]] as const;

const parts = [
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">`,
  `<rect width="${width}" height="${height}" fill="white"/>`,
  `<text x="${left}" y="18" font-size="14">Recall against false alerts</text>`,
];
for (let recall = 0; recall <= 1.001; recall += 0.2) {
  parts.push(`<line x1="${left}" y1="${y(recall)}" x2="${right}" y2="${y(recall)}" stroke="#ddd"/><text x="${left - 8}" y="${y(recall) + 4}" text-anchor="end">${Math.round(100 * recall)} %</text>`);
}
for (const rate of rates) parts.push(`<line x1="${x(rate)}" y1="${top}" x2="${x(rate)}" y2="${bottom}" stroke="#eee"/><text x="${x(rate)}" y="${bottom + 18}" text-anchor="middle">${100 * rate} %</text>`);
parts.push(`<text x="${(left + right) / 2}" y="${bottom + 40}" text-anchor="middle">share of persons not on the list who raise an alert</text>`);
positionals.forEach((argument, i) => {
  const cut = argument.indexOf("=");
  const result = JSON.parse(readFileSync(argument.slice(cut + 1), "utf8")) as Result;
  const [colour, dashes] = styles[i % styles.length] as (typeof styles)[number];
  const points = result.table.map((row) => `${x(row.falseAlertRate).toFixed(1)},${y(row.recall).toFixed(1)}`);
  parts.push(`<polyline points="${points.join(" ")}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dashes}"/>`);
  for (const point of points) parts.push(`<circle cx="${point.split(",")[0]}" cy="${point.split(",")[1]}" r="3" fill="${colour}"/>`);
  parts.push(`<line x1="${right + 10}" y1="${top + 20 * i}" x2="${right + 40}" y2="${top + 20 * i}" stroke="${colour}" stroke-width="2" stroke-dasharray="${dashes}"/><text x="${right + 46}" y="${top + 20 * i + 4}">${argument.slice(0, cut).replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</text>`);
});
parts.push("</svg>");
writeFileSync(values.out, `${parts.join("\n")}\n`);
