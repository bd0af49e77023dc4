// Builds the workbench's pages into build/web when what they are made of has changed.
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runChild } from "../bin/node.mjs";
import { withLock } from "./lock.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const config = join(root, "src", "web", "vite.config.ts");
const target = join(root, "build", "web");
const digestFile = join(root, "build", "web.sha256");

/** What can change the pages: their own sources, the layers they may import, and the versions installed. */
const inputs = ["src/web/**/*", "src/{contract,domain,lib}/**/*.ts", "package-lock.json"];

/** Brings build/web up to date. Returns false where this checkout has no pages to build. */
export async function buildPages() {
  if (!existsSync(config)) return false;
  if (isFresh()) return true;
  const onWait = () => say("Waiting for another process that is building the pages…");
  await withLock(join(root, ".heed", "pages.lock"), onWait, async () => {
    const digest = digestInputs();
    if (isFresh(digest)) return; // the process we waited for has done it
    say("Building the pages…");
    await runVite();
    writeFileSync(digestFile, digest);
  });
  return true;
}

/** The same for a script that can do nothing without them: ends the process, with words and no stack, if it fails. */
export async function buildPagesOrExit() {
  try {
    return await buildPages();
  } catch (error) {
    say(`Stopped: ${error.message}.`);
    process.exit(1);
  }
}

/** Builds beside the old pages and then swaps, so that a running workbench never serves half of a build. */
async function runVite() {
  const vite = join(dirname(createRequire(import.meta.url).resolve("vite/package.json")), "bin", "vite.js");
  const fresh = `${target}.new`;
  const args = ["build", "--config", config, "--outDir", fresh, "--emptyOutDir", "--logLevel", "warn"];
  const ended = await runChild(process.execPath, [vite, ...args], { cwd: root, stdio: ["ignore", 2, 2] });
  if (ended.code !== 0) throw new Error("the pages cannot be built; vite's own words are above");
  rmSync(digestFile, { force: true });
  rmSync(target, { recursive: true, force: true });
  renameSync(fresh, target);
}

function isFresh(digest = digestInputs()) {
  if (!existsSync(join(target, "index.html")) || !existsSync(digestFile)) return false;
  return readFileSync(digestFile, "utf8") === digest;
}

function digestInputs() {
  const hash = createHash("sha256");
  const files = globSync(inputs, { cwd: root, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).filter((path) => !/\.test\.tsx?$/.test(path));
  for (const path of paths.toSorted()) {
    const content = readFileSync(path);
    hash.update(`${path.slice(root.length)}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!(await buildPagesOrExit())) say("This checkout has no pages to build: src/web/vite.config.ts is missing.");
}
