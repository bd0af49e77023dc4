import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../support/repository.ts";

test("Go's own HPKE and Ed25519 open every sealed vector that must open, and none that must not", (context) => {
  const run = spawnSync("go", ["run", "./sealed", "../vectors/envelope"], { cwd: join(root, "test", "go"), encoding: "utf8", env: { ...process.env, GOFLAGS: "-buildvcs=false -mod=mod", GOTOOLCHAIN: "local" } });
  if (run.error !== undefined) return context.skip("there is no Go toolchain (scripts/machine.sh installs one)");
  if (/package crypto\/hpke is not in|cannot find package/.test(run.stderr)) return context.skip("this Go is older than 1.26 and has no HPKE");
  assert.equal(run.status, 0, run.stderr);
  assert.equal(run.stdout, "5 parcels open, 19 are refused\n");
});
