import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test, type TestContext } from "node:test";
import { root } from "../support/repository.ts";

/** A folder, with a space in its name, that holds the command and the files given. */
function makeFolder(t: TestContext, files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "heed command "));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(root, "bin"), join(folder, "bin"), { recursive: true });
  writeFileSync(join(folder, "package.json"), `{"type":"module"}`);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function heed(folder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): { readonly code: number | null; readonly out: string; readonly err: string } {
  const ended = spawnSync(process.execPath, [join(folder, "bin", "heed.mjs"), ...args], { encoding: "utf8", env: { ...process.env, ...env } });
  return { code: ended.status, out: ended.stdout, err: ended.stderr };
}

const program = `const told: readonly string[] = process.argv.slice(2); console.log(told.join("|")); process.exitCode = 42;`;

describe("the heed command", () => {
  test("runs the sources of a checkout, with its arguments and its exit code", (t) => {
    const folder = makeFolder(t, { "src/cli/main.ts": program, "node_modules/.package-lock.json": "{}" });
    assert.deepEqual(heed(folder, ["replay", "a file.yaml"]), { code: 42, out: "replay|a file.yaml\n", err: "" });
  });

  test("runs the JavaScript of a published package", (t) => {
    const folder = makeFolder(t, { "dist/cli/main.js": "process.exitCode = 41;" });
    assert.equal(heed(folder, []).code, 41);
  });

  test("says what to do in a checkout where nothing is installed", (t) => {
    const folder = makeFolder(t, { "src/cli/main.ts": program });
    const { code, out, err } = heed(folder, []);
    assert.equal(code, 1);
    assert.equal(out, "");
    assert.equal(err, `heed: cannot start. It is not installed yet.\nRun "npm ci" in ${folder}, or "npm start" to see it at work.\n`);
  });

  test("says which package is missing where the installation is incomplete", (t) => {
    const folder = makeFolder(t, { "src/cli/main.ts": `import "no-such-package";`, "node_modules/.package-lock.json": "{}" });
    const { code, err } = heed(folder, []);
    assert.equal(code, 1);
    assert.match(err, /^heed: cannot start\. Cannot find package 'no-such-package'.*\nRun "npm ci"/);
  });

  test("shows a defect of its own whole", (t) => {
    const folder = makeFolder(t, { "src/cli/main.ts": `throw new Error("our own defect");`, "node_modules/.package-lock.json": "{}" });
    const { code, err } = heed(folder, []);
    assert.equal(code, 1);
    assert.match(err, /our own defect/);
    assert.match(err, /main\.ts:1/);
  });

  test("hands over to the pinned Node when started on an older one", { skip: process.platform === "win32" ? "needs a shell" : false }, (t) => {
    const name = `node-${process.platform}-${process.arch}`;
    const folder = makeFolder(t, {
      "src/cli/main.ts": program,
      [`node_modules/${name}/package.json`]: `{"bin":{"node":"bin/node"}}`,
      [`node_modules/${name}/bin/node`]: `#!/bin/sh\nunset OLD_NODE\necho pinned\nexec "${process.execPath}" "$@"\n`,
    });
    chmodSync(join(folder, "node_modules", name, "bin", "node"), 0o755);
    pretendOld(folder);
    assert.deepEqual(heed(folder, ["a b"], { OLD_NODE: "1" }), { code: 42, out: "pinned\na b\n", err: "" });
  });

  test("says which Node it needs where there is none to hand over to", (t) => {
    const folder = makeFolder(t, { "src/cli/main.ts": program, "node_modules/.package-lock.json": "{}" });
    pretendOld(folder);
    const { code, err } = heed(folder, [], { OLD_NODE: "1" });
    assert.equal(code, 1);
    assert.match(err, /Heed needs Node 24 or newer; this is Node \d+/);
  });
});

/** Lets the copied command take this Node for an older one while OLD_NODE is set. */
function pretendOld(folder: string): void {
  const path = join(folder, "bin", "node.mjs");
  const text = readFileSync(path, "utf8");
  const changed = text.replace("export function isRecentEnough() {", "export function isRecentEnough() {\n  if (process.env.OLD_NODE) return false;");
  assert.notEqual(changed, text);
  writeFileSync(path, changed);
}
