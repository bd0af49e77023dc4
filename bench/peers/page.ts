import type { Row, SizeResult } from "./report.ts";

/** The results as a page for people. */
export function page(about: { readonly date: string; readonly machine: object; readonly node: string; readonly note: string }, results: readonly SizeResult[]): string {
  const parts = [
    "# Heed beside other engines", "",
    `Made by \`report.ts\` on ${about.date}; ${Object.values(about.machine).join(", ")} (processor, cores, GB); Node ${about.node}. ${about.note}`.trim(), "",
    "Recall counts persons on the list found under another spelling. \"At 1 %\" is the share found at a score that one in a hundred persons *not* on the list also",
    "reaches; a dash where there were too few of them to say. Heed's columns beside a peer are on the queries that peer answered, as far as Heed had time for them. One query at a time, one process. Memory is that of the process, for PostgreSQL of table and index.", "",
  ];
  for (const result of results) parts.push(...(result.whole ? [...section(result), ...together(result), ...machines(result)] : machines(result)));
  return `${parts.join("\n")}\n`;
}

function section({ records, rows, heedBeside, size }: SizeResult): string[] {
  return [
    `## ${records.toLocaleString("en")} persons: each engine on what it answered in its time`, "",
    "| engine | persons on the list / not | recall@1 | @10 | at 0.1 % | at 1 % | at 5 % | best F1 | Heed on the same: @10 | at 1 % | best F1 |", "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ...rows.map((row, i) => {
      if (row.missing !== undefined) return `| ${row.engine} | missing: ${row.missing} | | | | | | | | | |`;
      const beside = heedBeside[i];
      return `| ${row.engine} | ${row.headline} / ${row.negatives} | ${figures(row)} | ${beside === undefined || row.engine === "heed" ? " | | " : `${percent(beside.recallAt10)} | ${atRate(beside, 0.01)} | ${percent(beside.bestF1)}`} |`;
    }),
    "", `![recall against false alerts](recall-${size}.svg)`, "",
  ];
}

function together({ records, common }: SizeResult): string[] {
  const [first] = common;
  if (first === undefined || first.headline < 100) return [];
  return [
    `## ${records.toLocaleString("en")} persons: the ${first.headline} persons on the list and ${first.negatives} not that every engine was asked for`, "",
    "| engine | recall@1 | @10 | at 0.1 % | at 1 % | at 5 % | best F1 |", "| --- | --- | --- | --- | --- | --- | --- |",
    ...common.map((row) => `| ${row.engine} | ${figures(row)} |`), "",
  ];
}

function machines({ records, rows }: SizeResult): string[] {
  return [
    `## ${records.toLocaleString("en")} persons: speed`, "",
    "| engine | what it is | version | queries a second | median ms | 99 in 100 | worst | memory MB | list ready after s | load average | help of dates, nationalities |", "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ...rows.map((row) => {
      if (row.missing !== undefined) return `| ${row.engine} | ${row.does} | missing: ${row.missing} | | | | | | | | |`;
      const bytes = row.stats["bytes"];
      const memory = row.engine.startsWith("pg-") && typeof bytes === "number" ? Math.round(bytes / 2 ** 20) : row.memoryMb;
      const help = row.strength === undefined ? "its own" : `${row.strength.birth}, ${row.strength.nation}`;
      return `| ${row.engine} | ${row.does} | ${row.version} | ${row.perSecond >= 100 ? Math.round(row.perSecond) : row.perSecond} | ${row.times.median} | ${row.times.p99} | ${row.times.worst} | ${memory} | ${(row.readyMs / 1000).toFixed(1)} | ${row.loadAverage.join(" ")} | ${help} |`;
    }), "",
  ];
}

function figures(row: Row): string {
  return [percent(row.recallAt1), percent(row.recallAt10), atRate(row, 0.001), atRate(row, 0.01), atRate(row, 0.05), percent(row.bestF1)].join(" | ");
}

/** A rate is shown where at least two of the negatives may lie above it. */
function atRate(row: Row, rate: number): string {
  return rate * row.negatives < 2 ? "–" : percent(row.recallAtFar[rate] ?? 0);
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}
