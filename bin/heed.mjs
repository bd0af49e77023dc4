#!/usr/bin/env node
// The heed command. It finds a Node that can run Heed, then loads the program: TypeScript in a checkout, JavaScript
// where Heed was installed as a package. Plain JavaScript for any Node >= 20.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { endAs, isRecentEnough, isRunningOn, pinnedNode, runChild, tooOld } from "./node.mjs";

const self = fileURLToPath(import.meta.url);
const root = dirname(dirname(self));
const source = join(root, "src", "cli", "main.ts");
const isCheckout = existsSync(join(root, "src")); // a published package holds dist instead

if (isCheckout && !existsSync(join(root, "node_modules"))) fail("It is not installed yet.");

if (isRecentEnough()) {
  await load();
} else {
  const node = pinnedNode(import.meta.url);
  if (node === undefined || isRunningOn(node)) fail(tooOld());
  endAs(await runChild(node, [self, ...process.argv.slice(2)]));
}

async function load() {
  const program = isCheckout ? source : join(root, "dist", "cli", "main.js");
  if (!existsSync(program)) fail(`${program} is missing.`);
  try {
    await import(pathToFileURL(program).href); // it reads the arguments and sets the exit code as it loads
  } catch (error) {
    if (!isMissingPackage(error)) throw error;
    fail(error.message.split("\n")[0]);
  }
}

/** A package that cannot be found means an installation that is old or incomplete; a file of ours would be a defect. */
function isMissingPackage(error) {
  return error?.code === "ERR_MODULE_NOT_FOUND" && error.message.startsWith("Cannot find package ");
}

function fail(why) {
  const remedy = isCheckout ? `Run "npm ci" in ${root}, or "npm start" to see it at work.` : "Install it again with npm.";
  process.stderr.write(`heed: cannot start. ${why}\n${remedy}\n`);
  process.exit(1);
}
