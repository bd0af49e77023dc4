import type { Row, SizeResult } from "./report.ts";

const colours = ["#000000", "#1f4e79", "#5b8db8", "#6a3d7c", "#b04a00", "#d99000", "#8c6d1f", "#3d6b35", "#7fae73", "#a02c4a"];
const dashes = ["", "8 4", "2 3", "10 3 2 3", "", "8 4", "2 3", "10 3 2 3", "", "8 4"];
const width = 840;
const left = 60;
const right = 560;
const top = 40;
const bottom = 380;

/** Recall against the share of persons not on the list who raise an alert, one line for each engine. */
export function curves(title: string, rows: readonly Row[]): string {
  const x = scale([0.001, 0.2], [left, right]);
  const y = (recall: number): number => bottom - recall * (bottom - top);
  const parts = [...frame(title), ...[0.001, 0.01, 0.1].map((rate) => gridX(x(rate), `${100 * rate} %`)), ...[0, 0.2, 0.4, 0.6, 0.8, 1].map((recall) => gridY(y(recall), `${100 * recall} %`))];
  parts.push(caption("share of persons not on the list who raise an alert"));
  const drawn = rows.filter((row) => row.missing === undefined && row.curve.length > 1);
  drawn.forEach((row) => parts.push(line(row.curve.map(({ rate, recall }) => [x(rate), y(recall)] as const), styleOf(rows, row), false)));
  parts.push(...labels(drawn.map((row) => ({ text: row.engine, y: y(row.curve.at(-1)?.recall ?? 0), style: styleOf(rows, row) }))));
  return close(parts);
}

/** Median and 99th percentile of one query against the size of the list, both axes by powers of ten. */
export function latencies(results: readonly SizeResult[]): string {
  const sizes = results.map((result) => result.records);
  const x = scale([Math.min(...sizes) * 0.8, Math.max(...sizes) * 1.25], [left, right]);
  const y = scale([0.05, 2000], [bottom, top]);
  const parts = [...frame("Time of one query against the size of the list (line: median; points: 99 in 100)"), ...sizes.map((size) => gridX(x(size), size.toLocaleString("en"))), ...[0.1, 1, 10, 100, 1000].map((ms) => gridY(y(ms), `${ms} ms`))];
  parts.push(caption("persons on the list"));
  const names = results[0]?.rows ?? [];
  const ends: { text: string; y: number; style: readonly [string, string] }[] = [];
  for (const first of names) {
    const rows = results.flatMap((result) => result.rows.filter((row) => row.engine === first.engine && row.missing === undefined).map((row) => ({ records: result.records, times: row.times })));
    if (rows.length === 0) continue;
    const style = styleOf(names, first);
    parts.push(line(rows.map(({ records, times }) => [x(records), y(Math.max(0.05, times.median))] as const), style, true));
    for (const { records, times } of rows) parts.push(`<circle cx="${x(records).toFixed(1)}" cy="${y(Math.max(0.05, times.p99)).toFixed(1)}" r="4" fill="none" stroke="${style[0]}"/>`);
    const last = rows.at(-1);
    ends.push({ text: first.engine + (last?.records === Math.max(...sizes) ? "" : " (not at the largest)"), y: y(last?.times.median ?? 1), style });
  }
  parts.push(...labels(ends));
  return close(parts);
}

function scale([from, to]: readonly [number, number], [start, end]: readonly [number, number]): (value: number) => number {
  return (value) => start + ((Math.log(value) - Math.log(from)) / (Math.log(to) - Math.log(from))) * (end - start);
}

function styleOf(rows: readonly Row[], row: Row): readonly [string, string] {
  const at = rows.findIndex((one) => one.engine === row.engine);
  return [colours[at % colours.length] as string, dashes[at % dashes.length] as string];
}

function frame(title: string): string[] {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} 440" font-family="sans-serif" font-size="12">`, `<rect width="${width}" height="440" fill="white"/>`,
    `<text x="${left}" y="22" font-size="14">${title}</text>`,
  ];
}

function gridX(x: number, text: string): string {
  return `<line x1="${x.toFixed(1)}" y1="${top}" x2="${x.toFixed(1)}" y2="${bottom}" stroke="#ddd"/><text x="${x.toFixed(1)}" y="${bottom + 18}" text-anchor="middle">${text}</text>`;
}

function gridY(y: number, text: string): string {
  return `<line x1="${left}" y1="${y.toFixed(1)}" x2="${right}" y2="${y.toFixed(1)}" stroke="#ddd"/><text x="${left - 8}" y="${(y + 4).toFixed(1)}" text-anchor="end">${text}</text>`;
}

function caption(text: string): string {
  return `<text x="${(left + right) / 2}" y="${bottom + 40}" text-anchor="middle">${text}</text>`;
}

function line(points: readonly (readonly [number, number])[], [colour, dash]: readonly [string, string], dots: boolean): string {
  const drawn = `<polyline points="${points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ")}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>`;
  return dots ? drawn + points.map(([x, y]) => `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="3" fill="${colour}"/>`).join("") : drawn;
}

/** Names beside the ends of the lines, moved apart where they would overlap, each with a piece of its line. */
function labels(ends: readonly { readonly text: string; readonly y: number; readonly style: readonly [string, string] }[]): string[] {
  let last = -Infinity;
  return ends.toSorted((a, b) => a.y - b.y).map(({ text, y, style: [colour, dash] }) => {
    last = Math.max(y, last + 15);
    return `<line x1="${right + 8}" y1="${last.toFixed(1)}" x2="${right + 34}" y2="${last.toFixed(1)}" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/><text x="${right + 40}" y="${(last + 4).toFixed(1)}">${text}</text>`;
  });
}

function close(parts: readonly string[]): string {
  return `${[...parts, "</svg>"].join("\n")}\n`;
}
