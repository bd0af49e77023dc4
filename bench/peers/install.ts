/**
 * Installs the peers, in build/peers and nowhere else: npm packages by the lock file here, Python packages into an
 * environment of their own. What cannot be had is said, and reported as missing by the comparison.
 *   npx node bench/peers/install.ts
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { home, python } from "./engines.ts";

mkdirSync(home, { recursive: true });
step("npm packages", () => {
  for (const file of ["package.json", "package-lock.json"]) copyFileSync(join(import.meta.dirname, file), join(home, file));
  execFileSync("npm", ["ci", "--ignore-scripts"], { cwd: home, stdio: "inherit" });
});
step("Python packages", () => {
  if (!existsSync(python)) execFileSync("python3", ["-m", "venv", join(home, "venv")], { stdio: "inherit" });
  execFileSync(python, ["-m", "pip", "install", "--quiet", "--requirement", join(import.meta.dirname, "requirements.txt")], { stdio: "inherit" });
});

function step(what: string, work: () => void): void {
  try {
    work();
    console.log(`${what}: installed`);
  } catch (error) {
    console.error(`${what}: not installed: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}
