import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test, type TestContext } from "node:test";
import { root } from "../support/repository.ts";

const pinnedPackage = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;

/** Stands for npm: notes when it was called and with what, then installs a Node that is this test's own. */
const fakeNpm = `
import { appendFileSync, copyFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
appendFileSync("npm.log", "begin " + process.argv.slice(2).join(" ") + "\\n");
if (process.env.FAKE_NPM_FAILS) { console.error("npm says no"); process.exit(7); }
rmSync("node_modules", { recursive: true, force: true });
await new Promise((resolve) => setTimeout(resolve, 300));
mkdirSync("node_modules/${pinnedPackage}/bin", { recursive: true });
writeFileSync("node_modules/${pinnedPackage}/package.json", '{"bin":{"node":"bin/node"}}');
symlinkSync(process.env.REAL_NODE, "node_modules/${pinnedPackage}/bin/node");
copyFileSync("package-lock.json", "node_modules/.package-lock.json");
appendFileSync("npm.log", "end\\n");
`;

const lock = (version: string): string =>
  JSON.stringify({ packages: { "": {}, [`node_modules/${pinnedPackage}`]: { version, integrity: "sha512-x", optional: true }, "node_modules/other-machine": { version: "1.0.0", optional: true } } });

/** A checkout, in a folder whose name has spaces, that holds the scripts and nothing else. */
function makeCheckout(t: TestContext): string {
  const folder = join(mkdtempSync(join(tmpdir(), "heed ready ")), "a check out");
  t.after(() => rmSync(join(folder, ".."), { recursive: true, force: true }));
  mkdirSync(join(folder, "npm bin"), { recursive: true });
  cpSync(join(root, "scripts"), join(folder, "scripts"), { recursive: true });
  cpSync(join(root, "bin"), join(folder, "bin"), { recursive: true });
  writeFileSync(join(folder, "package.json"), `{"name":"heed","type":"module"}`);
  writeFileSync(join(folder, "package-lock.json"), lock("24.0.0"));
  writeFileSync(join(folder, "npm bin", "npm-cli.js"), fakeNpm);
  writeFileSync(join(folder, "npm bin", "package.json"), `{"type":"module"}`);
  writeFileSync(join(folder, "script.ts"), `
    const told: readonly string[] = process.argv.slice(2);
    console.log(JSON.stringify({ told, node: process.execPath }));
    if (told[0] === "exit") process.exitCode = Number(told[1]);
    if (told[0] === "wait") { process.on("SIGTERM", () => process.exit(43)); console.log("waiting"); setInterval(() => {}, 1000); }
    if (told[0] === "die") process.kill(process.pid, "SIGKILL");
  `);
  return folder;
}

type Ended = { readonly code: number | null; readonly signal: string | null; readonly out: string; readonly err: string };

function begin(folder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): { readonly child: ChildProcess; readonly ended: Promise<Ended>; readonly said: (text: string) => Promise<void> } {
  const child = spawn(process.execPath, [join(folder, "scripts", "ready.mjs"), join(folder, "script.ts"), ...args], {
    cwd: tmpdir(),
    env: { ...process.env, npm_execpath: join(folder, "npm bin", "npm-cli.js"), npm_node_execpath: process.execPath, REAL_NODE: process.execPath, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk) => (out += String(chunk)));
  child.stderr.on("data", (chunk) => (err += String(chunk)));
  const ended = new Promise<Ended>((resolve) => child.once("close", (code, signal) => resolve({ code, signal, out, err })));
  const said = (text: string): Promise<void> => new Promise((resolve) => child.stdout.on("data", () => { if (out.includes(text)) resolve(); }));
  return { child, ended, said };
}

function run(folder: string, args: readonly string[], env?: NodeJS.ProcessEnv): Promise<Ended> {
  return begin(folder, args, env).ended;
}

function npmCalls(folder: string): readonly string[] {
  const log = join(folder, "npm.log");
  return existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : [];
}

describe("ready", () => {
  test("installs once, says so on standard error, and runs the script with its arguments on the pinned Node", async (t) => {
    const folder = makeCheckout(t);
    const first = await run(folder, ["two words", "--flag"]);
    assert.equal(first.code, 0, first.err);
    const told = JSON.parse(first.out) as { told: string[]; node: string };
    assert.deepEqual(told.told, ["two words", "--flag"]);
    assert.match(first.err, /^Installing .*\nInstalled in \d+ s\.\n$/);

    const second = await run(folder, []);
    assert.equal(second.code, 0, second.err);
    assert.equal(second.err, "");
    assert.deepEqual(npmCalls(folder), ["begin ci --include=dev --include=optional --no-audit --no-fund --loglevel=error", "end"]);
  });

  test("installs again when the lock file changed, or the pinned Node is gone from npm's record", async (t) => {
    const folder = makeCheckout(t);
    await run(folder, []);
    writeFileSync(join(folder, "package-lock.json"), lock("24.1.0"));
    await run(folder, []);
    assert.equal(npmCalls(folder).length, 4);
    writeFileSync(join(folder, "node_modules", ".package-lock.json"), JSON.stringify({ packages: {} }));
    await run(folder, []);
    assert.equal(npmCalls(folder).length, 6);
  });

  test("several at once install once, and all run", async (t) => {
    const folder = makeCheckout(t);
    const all = await Promise.all([run(folder, ["a"]), run(folder, ["b"]), run(folder, ["c"]), run(folder, ["d"])]);
    assert.deepEqual(all.map((one) => one.code), [0, 0, 0, 0], all.map((one) => one.err).join("\n"));
    assert.deepEqual(npmCalls(folder).length, 2);
    assert.equal(all.filter((one) => one.err.startsWith("Waiting for another process")).length, 3);
  });

  test("a lock left by a process that was killed does not stand in the way", async (t) => {
    const folder = makeCheckout(t);
    const dead = spawn(process.execPath, ["-e", ""]);
    await new Promise((resolve) => dead.once("close", resolve));
    mkdirSync(join(folder, ".heed"));
    writeFileSync(join(folder, ".heed", "install.lock"), String(dead.pid));
    const all = await Promise.all([run(folder, []), run(folder, []), run(folder, [])]);
    assert.deepEqual(all.map((one) => one.code), [0, 0, 0], all.map((one) => one.err).join("\n"));
    assert.equal(npmCalls(folder).length, 2);
  });

  test("a failed installation is told with npm's own words, and nothing runs", async (t) => {
    const folder = makeCheckout(t);
    const ended = await run(folder, [], { FAKE_NPM_FAILS: "1" });
    assert.equal(ended.code, 1);
    assert.equal(ended.out, "");
    assert.match(ended.err, /npm says no\nCannot install what Heed needs: npm ci ended with code 7/);
    assert.equal((await run(folder, [])).code, 0, "the next try works");
  });

  test("passes exit codes and signals through, in both directions", async (t) => {
    const folder = makeCheckout(t);
    // Right after installing the script is a process of its own; with nothing to install it runs in the same one.
    for (const before of [() => rmSync(join(folder, "node_modules"), { recursive: true, force: true }), () => undefined]) {
      before();
      assert.equal((await run(folder, ["exit", "42"])).code, 42);
      before();
      assert.equal((await run(folder, ["die"])).signal, "SIGKILL");
      before();
      const waiting = begin(folder, ["wait"]);
      await waiting.said("waiting");
      waiting.child.kill("SIGTERM");
      assert.equal((await waiting.ended).code, 43);
    }
  });
});
