// npm run test:browser: the walks through the workbench in a real browser against real nodes, and what they measured:
// for each job its clicks and keys, the sizes, and how many pages were looked at. The last line is for programs.
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { run } from "node:test";
import { spec as SpecReporter } from "node:test/reporters";
import { fileURLToPath } from "node:url";
import { buildPagesOrExit } from "./pages.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const wanted = process.argv.slice(2);
const list = join(root, "build", "browser-figures.jsonl");
const files = globSync("test/browser/*.test.ts").filter((path) => wanted.length === 0 || wanted.some((text) => path.includes(text))).toSorted();

await buildPagesOrExit();
mkdirSync(dirname(list), { recursive: true });
rmSync(list, { force: true });
process.env.HEED_BROWSER_FIGURES = list;

/** A file that walks longer than this hangs. */
const FILE_LIMIT_MS = 10 * 60_000;

const problems = await walk();
const figures = existsSync(list) ? readFileSync(list, "utf8").trim().split("\n").filter(Boolean).map((line) => JSON.parse(line)) : [];
report();

/** Walks one file after the other: each has four nodes and a browser. Returns what failed or was left out. */
async function walk() {
  const reporter = new SpecReporter();
  reporter.pipe(process.stdout, { end: false });
  const found = [];
  for await (const event of run({ files, concurrency: 1, timeout: FILE_LIMIT_MS })) {
    const { type, data } = event;
    const isFile = data?.nesting === 0 && data?.name === data?.file;
    if (type === "test:fail" && !isFile) found.push(data.name);
    if (type === "test:pass" && data.skip !== undefined && data.skip !== false) found.push(`${data.name}: ${data.skip}`);
    reporter.write(event);
  }
  await new Promise((resolve) => reporter.once("end", resolve).end());
  return found;
}

function report() {
  const of = (kind) => figures.filter((one) => one.kind === kind);
  const jobs = of("job");
  const pages = new Set(of("page").map((one) => one.page));
  const faults = of("page").reduce((sum, one) => sum + one.faults, 0);
  console.log("\nJobs, from the first page after signing in");
  table(["who", "job", "clicks", "keys"], jobs.map((one) => [one.person, one.job, one.clicks, one.keys]));
  console.log("\nSizes and times");
  table(["what", "measured", "limit"], [...of("size").map((one) => [one.what, kilobytes(one.bytes), kilobytes(one.limit)]), ...of("time").map((one) => [one.what, `${Math.round(one.ms)} ms`, `${one.limit} ms`])]);
  console.log(`\nPages looked at by axe in light and dark, and at 200 %: ${pages.size}`);
  for (const problem of problems) console.log(`✖ ${problem}`);
  console.log(JSON.stringify({ jobs: jobs.length, pages: pages.size, axe: faults }));
  process.exitCode = problems.length === 0 && faults === 0 && jobs.length > 0 ? 0 : 1;
}

function table(head, rows) {
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => String(row[column]).length)));
  const line = (cells) => cells.map((cell, column) => (typeof cell === "number" ? String(cell).padStart(widths[column]) : String(cell).padEnd(widths[column]))).join("  ").trimEnd();
  console.log(`  ${line(head)}`);
  for (const row of rows) console.log(`  ${line(row)}`);
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} KB`;
}
