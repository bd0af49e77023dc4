// Which Node runs Heed, and how to hand over to it. Plain JavaScript for any Node >= 20: this is read before the
// Node that Heed needs has been found.
import { spawn } from "node:child_process";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { constants } from "node:os";
import { dirname, join } from "node:path";

/** Heed's sources are TypeScript that Node runs as it is; Node can do that from this major version on. */
export const neededMajor = 24;

/** The npm package that holds Node for this machine; none is published for macOS. */
export const pinnedPackage = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;

/** Path of the Node that the lock file pins, looked for as a dependency of the module at `from`; undefined if absent. */
export function pinnedNode(from) {
  try {
    const manifest = createRequire(from).resolve(`${pinnedPackage}/package.json`);
    const path = join(dirname(manifest), JSON.parse(readFileSync(manifest, "utf8")).bin.node);
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined; // not installed, or not published for this machine
  }
}

/** Whether the Node that runs this is recent enough. */
export function isRecentEnough() {
  return Number(process.versions.node.split(".")[0]) >= neededMajor;
}

/** Whether this process already runs on the Node at `path`. */
export function isRunningOn(path) {
  return realpathSync(process.execPath) === realpathSync(path);
}

/** What to tell a person whose Node is too old and for whose machine no Node is pinned. */
export function tooOld() {
  return `Heed needs Node ${neededMajor} or newer; this is Node ${process.versions.node} at ${process.execPath}.`;
}

/** Runs a command with this process's terminal, passing signals on to it, until it ends. */
export function runChild(command, args, options = {}) {
  const child = spawn(command, args, { stdio: "inherit", ...options });
  const listeners = forwardedSignals().map((signal) => {
    const listener = () => child.kill(signal);
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  // At a terminal Ctrl-C reaches the child too; a second one from here would read as impatience. Only outlive it.
  const outlive = () => {
    if (!atTerminal()) child.kill("SIGINT");
  };
  process.on("SIGINT", outlive);
  listeners.push(() => process.off("SIGINT", outlive));

  return new Promise((resolve, reject) => {
    const stopListening = () => listeners.forEach((stop) => stop());
    child.once("error", (error) => {
      stopListening();
      reject(error);
    });
    child.once("exit", (code, signal) => {
      stopListening();
      resolve({ code, signal });
    });
  });
}

/** Ends this process the way a child ended: with its exit code, or by the signal that ended it. */
export function endAs({ code, signal }) {
  if (signal === null) process.exit(code);
  process.kill(process.pid, signal);
  // Reached only where the signal does not end a process; a shell reports a signal as 128 plus its number.
  setTimeout(() => process.exit(128 + (constants.signals[signal] ?? 0)), 1000);
}

function forwardedSignals() {
  return process.platform === "win32" ? ["SIGTERM", "SIGBREAK"] : ["SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR2"];
}

function atTerminal() {
  return [process.stdin, process.stdout, process.stderr].some((stream) => stream.isTTY);
}
