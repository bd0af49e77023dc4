// npm run dist: JavaScript in dist/, at the same depth as the sources in src/, so that paths relative to a module
// (package.json, scenarios, pages) hold in both. A published package cannot hold TypeScript: Node refuses to strip
// types below node_modules.
import { copyFileSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runChild } from "../bin/node.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, "dist");

rmSync(dist, { recursive: true, force: true });
await compile();
renameNeighbours();
copyAssets();

async function compile() {
  const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");
  const ended = await runChild(process.execPath, [tsc, "-p", join(root, "tsconfig.dist.json")], { cwd: root });
  if (ended.code !== 0) process.exit(1);
}

/** tsc gives imports their new ending, but not files named by import.meta: workers, and modules loaded by path. */
function renameNeighbours() {
  for (const path of globSync("dist/**/*.js", { cwd: root })) {
    const file = join(root, path);
    const text = readFileSync(file, "utf8");
    const renamed = text
      .replace(/(import\.meta\.resolve\(\s*["'`]\.[^"'`]*)\.ts(["'`])/g, "$1.js$2")
      .replace(/(new URL\(\s*["'`]\.[^"'`]*)\.ts(["'`]\s*,\s*import\.meta\.url)/g, "$1.js$2");
    if (renamed !== text) writeFileSync(file, renamed);
  }
}

/** What modules read beside themselves: policies, tables, notes. The pages are built into build/web instead. */
function copyAssets() {
  const assets = globSync("src/**/*", { cwd: root, withFileTypes: true, exclude: ["src/web"] })
    .filter((entry) => entry.isFile() && !/\.(tsx?|md)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  for (const asset of assets) {
    const copy = join(dist, asset.slice(join(root, "src").length));
    mkdirSync(dirname(copy), { recursive: true });
    copyFileSync(asset, copy);
  }
}
