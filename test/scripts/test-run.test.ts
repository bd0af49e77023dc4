import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, describe, test, after } from "node:test";
import { root } from "../support/repository.ts";

const tests = {
  "src/well.test.ts": `import { test } from "node:test"; test("all is well", () => {}); test("also this", (t) => { const n: number = 1; t.diagnostic(String(n)); });`,
  "src/lacks.test.ts": `import { describe, test } from "node:test"; test("asks the server", { skip: "no PostgreSQL server" }, () => {}); test("asks again", (t) => t.skip("no PostgreSQL server")); describe("pages", { skip: "no browser" }, () => { test("a page", () => {}); }); test("one that runs", () => {});`,
  "test/breaks.test.ts": `import { test } from "node:test"; test("cannot be", () => { throw new Error("it broke"); });`,
  "test/unloadable.test.ts": `throw new Error("cannot load");`,
};

describe("npm test", () => {
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "heed tests "));
    for (const part of ["scripts", "bin"]) cpSync(join(root, part), join(folder, part), { recursive: true });
    for (const part of ["src", "test"]) mkdirSync(join(folder, part));
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    for (const [path, text] of Object.entries(tests)) writeFileSync(join(folder, path), text);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}): { readonly code: number | null; readonly out: string } => {
    const { NODE_TEST_CONTEXT: _, HEED_NO_SKIP: __, ...outer } = process.env; // else the runner takes itself for a test
    const ended = spawnSync(process.execPath, [join(folder, "scripts", "test.mjs"), ...args], { encoding: "utf8", env: { ...outer, ...env } });
    return { code: ended.status, out: ended.stdout + ended.stderr };
  };
  const closing = (counts: string): RegExp => new RegExp(`${counts.split(" ").map((part) => `ℹ ${part.replace("=", " ")}`).join("\\n")}\\n$`);

  test("runs the files that are named and ends with the count", () => {
    const { code, out } = run(["well"]);
    assert.equal(code, 0, out);
    assert.match(out, closing("tests=2 suites=0 pass=2 fail=0 cancelled=0 skipped=0 todo=0"));
    assert.doesNotMatch(out, /breaks/);
  });

  test("tells why it skipped, and passes", () => {
    const { code, out } = run(["lacks"]);
    assert.equal(code, 0, out);
    assert.match(out, /2 × no PostgreSQL server\n +src\/lacks\.test\.ts: asks the server\n +src\/lacks\.test\.ts: asks again\n +1 × no browser/);
    assert.match(out, /pass=?.*\n(?:.*\n)*ℹ skipped [23]\n/);
  });

  test("fails on a skip where none is allowed", () => {
    const { code, out } = run(["lacks"], { HEED_NO_SKIP: "1" });
    assert.equal(code, 1, out);
    assert.match(out, /✖ 3 skipped, and HEED_NO_SKIP allows none/);
    assert.equal(run(["well"], { HEED_NO_SKIP: "1" }).code, 0);
  });

  test("fails on a test that fails and on a file that cannot be loaded, and shows both", () => {
    const broken = run(["test/breaks"]);
    assert.equal(broken.code, 1);
    assert.match(broken.out, /it broke/);
    assert.match(broken.out, closing("tests=1 suites=0 pass=0 fail=1 cancelled=0 skipped=0 todo=0"));
    const unloadable = run(["unloadable", "well"]);
    assert.equal(unloadable.code, 1);
    assert.match(unloadable.out, /cannot load/);
  });

  test("refuses a text that no path contains", () => {
    const { code, out } = run(["nowhere"]);
    assert.equal(code, 2);
    assert.match(out, /No test file has "nowhere" in its path/);
  });
});
