// node scripts/ready.mjs SCRIPT [ARGS]: installs what is missing, then runs SCRIPT on the Node that Heed needs.
// Plain JavaScript for any Node >= 20, no dependencies: it is the first thing that runs after a clone.
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { endAs, isRecentEnough, isRunningOn, pinnedNode, runChild, tooOld } from "../bin/node.mjs";
import { install } from "./install.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [script, ...args] = process.argv.slice(2);

if (script === undefined) fail("Say which script to run: node scripts/ready.mjs SCRIPT [ARGS]");

let installed = false;
try {
  installed = await install(root);
} catch (error) {
  fail(`Cannot install what Heed needs: ${error.message}.`);
}

const node = pinnedNode(import.meta.url) ?? process.execPath;
if (!isRecentEnough() && isRunningOn(node)) fail(`${tooOld()}\nInstall it from https://nodejs.org, then try again.`);

// What the script starts by the name "node" must be the same Node.
process.env.PATH = [join(root, "node_modules", ".bin"), dirname(node), process.env.PATH].join(delimiter);

if (isRunningOn(node) && !installed) {
  // One process less to pass signals through.
  process.argv = [process.execPath, resolve(script), ...args];
  await import(pathToFileURL(resolve(script)).href);
} else {
  endAs(await runChild(node, [resolve(script), ...args]));
}

function fail(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
