// npm test: types, lint and every test that this machine can run. npm test -- TEXT runs only the test files whose
// path contains TEXT, and neither types nor lint. HEED_NO_SKIP=1 turns a skipped test into a failure.
import { spawn } from "node:child_process";
import { globSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism, totalmem } from "node:os";
import { dirname, join, sep } from "node:path";
import { run } from "node:test";
import { spec as SpecReporter } from "node:test/reporters";
import { fileURLToPath } from "node:url";
import { buildPages } from "./pages.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wanted = process.argv.slice(2);
const isWhole = wanted.length === 0;
const mayNotSkip = !["", "0", undefined].includes(process.env.HEED_NO_SKIP);

/** A file that runs longer than this hangs: the whole run is stopped and says which. */
const fileLimitMs = 15 * 60 * 1000;

process.chdir(root);
const files = findTests();
if (files.length === 0) {
  console.error(`No test file has ${wanted.map((text) => `"${text}"`).join(" or ")} in its path.`);
  process.exit(2);
}

const problems = await prepare();
const { counts, skipped } = await runTests();
report();

function findTests() {
  const all = globSync(["src/**/*.test.{ts,tsx}", "test/**/*.test.ts"]).toSorted();
  if (isWhole) return all;
  return all.filter((path) => wanted.some((text) => path.split(sep).join("/").includes(text)));
}

/** Types, lint and pages; returns what failed. The tests run all the same, so that one run tells everything. */
async function prepare() {
  const needsPages = isWhole || files.some((path) => path.startsWith(join("test", "browser")));
  const steps = [
    isWhole && check("types", "typescript", "bin/tsc", ["--noEmit"]),
    isWhole && check("lint", "oxlint", "bin/oxlint", ["--type-aware"]),
    needsPages && buildPages().then(() => undefined, (error) => `pages: ${error.message}`),
  ];
  return (await Promise.all(steps)).filter((problem) => typeof problem === "string");
}

/** Runs a checker of the package `name`; shows what it says only if it objects. */
async function check(label, name, bin, args) {
  const begun = performance.now();
  const program = join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), bin);
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: process.stdout.isTTY ? process.env : { ...process.env, NO_COLOR: "1" },
  });
  let said = "";
  child.stdout.on("data", (chunk) => (said += chunk));
  child.stderr.on("data", (chunk) => (said += chunk));
  const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  if (code === 0) {
    console.log(`✔ ${label} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
    return undefined;
  }
  console.log(`${said.trimEnd()}\n✖ ${label}`);
  return `${label}: ${[name, ...args].join(" ")} ended with code ${code}, see above`;
}

async function runTests() {
  const abort = new AbortController();
  const started = new Map();
  const watchdog = setInterval(() => stopHanging(started, abort), 5000);
  const reporter = new SpecReporter();
  reporter.pipe(process.stdout, { end: false });
  const seen = { counts: undefined, skipped: [] };

  for await (const event of run({ files, concurrency: concurrency(), signal: abort.signal })) {
    const { type, data } = event;
    if (type === "test:dequeue" && isFile(data)) started.set(data.file, performance.now());
    if (type === "test:complete" && isFile(data)) started.delete(data.file);
    if (type === "test:pass" && data.skip !== undefined && data.skip !== false) seen.skipped.push(data);
    if (type === "test:summary" && data.file === undefined) seen.counts = data.counts;
    if (!isCount(event)) reporter.write(event); // the count comes last, after what explains it
  }
  clearInterval(watchdog);
  await new Promise((resolve) => reporter.once("end", resolve).end());
  return seen;
}

function isFile(data) {
  return data.nesting === 0 && data.name === data.file;
}

function isCount({ type, data }) {
  return type === "test:diagnostic" && data.nesting === 0 && /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) /.test(data.message);
}

function stopHanging(started, abort) {
  for (const [file, at] of started) {
    if (performance.now() - at < fileLimitMs) continue;
    problems.push(`${file} has run for ${fileLimitMs / 60_000} minutes and was stopped`);
    abort.abort(new Error("this file or another ran too long"));
  }
}

/** Each file is a process, and one with an embedded database takes up to half a gigabyte. */
function concurrency() {
  const byMemory = Math.floor(totalmem() / 1.5e9);
  return Math.max(1, Math.min(availableParallelism(), byMemory, 8));
}

function report() {
  if (counts === undefined || counts.tests === 0) problems.push("no test ran");
  if (skipped.length > 0) {
    console.log(`\nSkipped, and why:`);
    for (const [reason, names] of reasons()) console.log(`  ${names.length} × ${reason}\n      ${names.join("\n      ")}`);
    if (mayNotSkip) problems.push(`${skipped.length} skipped, and HEED_NO_SKIP allows none`);
  }
  if (problems.length > 0) console.log(`\n${problems.map((problem) => `✖ ${problem}`).join("\n")}`);
  console.log("");
  const { tests = 0, suites = 0, passed = 0, failed = 0, cancelled = 0, todo = 0 } = counts ?? {};
  const lines = { tests, suites, pass: passed, fail: failed, cancelled, skipped: counts?.skipped ?? 0, todo };
  for (const [name, count] of Object.entries(lines)) console.log(`ℹ ${name} ${count}`);
  process.exitCode = problems.length === 0 && failed === 0 && cancelled === 0 ? 0 : 1;
}

function reasons() {
  return Map.groupBy(skipped, (data) => (typeof data.skip === "string" && data.skip !== "" ? data.skip : "no reason given"))
    .entries()
    .map(([reason, tests]) => [reason, tests.map((data) => `${data.file?.slice(root.length + 1)}: ${data.name}`)]);
}
