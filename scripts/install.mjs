// Installs what the lock file lists, when it is not there. Plain JavaScript for any Node >= 20, no dependencies.
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pinnedPackage, runChild } from "../bin/node.mjs";
import { withLock } from "./lock.mjs";

/** Makes node_modules of the checkout at `root` what its lock file says. Returns whether anything had to be done. */
export async function install(root) {
  if (isInstalled(root)) return false;
  const onWait = () => say("Waiting for another process that is installing…");
  return withLock(join(root, ".heed", "install.lock"), onWait, async () => {
    if (isInstalled(root)) return false; // the process we waited for has done it
    const begun = Date.now();
    say("Installing what Heed needs from the npm registry (once, about 500 MB)…");
    await npmCi(root);
    say(`Installed in ${Math.round((Date.now() - begun) / 1000)} s.`);
    return true;
  });
}

/** Whether npm's record of what it installed agrees with the lock file. npm writes that record last. */
export function isInstalled(root) {
  const wanted = readPackages(join(root, "package-lock.json"));
  const present = readPackages(join(root, "node_modules", ".package-lock.json"));
  if (wanted === undefined) throw new Error(`Cannot read ${join(root, "package-lock.json")}`);
  if (present === undefined) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    const found = present[path];
    if (path === "") return true;
    if (found === undefined) return mayBeAbsent(path, entry);
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/** Binaries for other machines stay away; the Node for this one must not, or an older Node would run the sources. */
function mayBeAbsent(path, entry) {
  return Boolean(entry.optional || entry.devOptional) && path !== `node_modules/${pinnedPackage}`;
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages;
  } catch {
    return undefined;
  }
}

async function npmCi(root) {
  // Errors only: npm on an older Node warns of every package that wants a newer one, and Heed brings the newer one.
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const { command, prefix } = findNpm();
  const ended = await runChild(command, [...prefix, ...args], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    shell: command.endsWith(".cmd"), // Windows refuses to start a .cmd without one
  });
  if (ended.code === 0) return;
  throw new Error(`npm ci ended with ${ended.signal ?? `code ${ended.code}`}; its own words are above`);
}

/** The npm that started us, on the Node that it runs on; otherwise the one on the path. */
function findNpm() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  if (script !== undefined && basename(script) === "npm-cli.js") {
    return { command: node ?? process.execPath, prefix: [script] };
  }
  return { command: process.platform === "win32" ? "npm.cmd" : "npm", prefix: [] };
}

/** To standard error, since standard output belongs to the program that follows. */
function say(text) {
  process.stderr.write(`${text}\n`);
}
