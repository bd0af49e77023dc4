import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { runHeed } from "../support/heed.ts";
import { root } from "../support/repository.ts";

const folder = mkdtempSync(join(tmpdir(), "heed-bad-file-"));
after(() => rmSync(folder, { recursive: true }));

test("heed replay names file, line and place of what is wrong, plays nothing and ends with 2", async () => {
  const file = join(folder, "bad.yaml");
  const good = readFileSync(join(root, "scenarios", "paris-warnings.yaml"), "utf8");
  const line = good.slice(0, good.indexOf("- at: 2014-12\n")).split("\n").length;
  writeFileSync(file, good.replace("- at: 2014-12\n", "- at: 2014-02-30\n"));
  const ended = await runHeed(["replay", file, "--json"]);
  assert.deepEqual([ended.code, ended.out], [2, ""]);
  assert.equal(ended.err, `${file}:${line}: steps[3].at: is no time that exists: 2014-02-30\n`);
});

test("heed replay says in one sentence that a file is too large, no text, or not there, and ends with 2", async () => {
  const large = join(folder, "large.yaml");
  writeFileSync(large, "#".repeat(9_000_000));
  const binary = join(folder, "binary.yaml");
  writeFileSync(binary, Uint8Array.of(0x73, 0x0a, 0xff, 0xd8, 0xff));
  for (const [file, expected] of [[large, `${large}: 9000000 bytes, at most 8388608\n`], [binary, `${binary}:2: is not UTF-8 text\n`]] as const) {
    const ended = await runHeed(["replay", file]);
    assert.deepEqual([ended.code, ended.out, ended.err], [2, "", expected]);
  }
  const missing = await runHeed(["replay", join(folder, "missing.yaml")]);
  assert.deepEqual([missing.code, missing.out], [2, ""]);
  assert.match(missing.err, /^Cannot read .*missing\.yaml: ENOENT[^\n]*\n$/u);
});

test("heed replay names what was expected and did not come, and ends with 1", async () => {
  const file = join(folder, "unmet.yaml");
  writeFileSync(
    file,
    `scenario: unmet
title: Nothing comes
authorities:
  north: { name: North, country: FR, kind: spoc, union: true, languages: [fr], timeZone: UTC, people: { lia: { post: Liaison officer, roles: [liaison] } } }
steps:
  - { at: 2015-01-01, node: north, wait: {} }
expect:
  - { node: north, kind: match, because: Somebody should come }
  - { node: north, atMost: 0, because: Nothing comes }
`,
  );
  const ended = await runHeed(["replay", file, "--json"]);
  assert.equal(ended.code, 1);
  assert.equal(ended.out, '{"kind":"result","expected":2,"met":1}\n');
  assert.equal(ended.err, "not met: match at north: raised 0 times, expected at least 1. Somebody should come\n");
});

test("heed replay of a file that expects nothing does not pass", async () => {
  const file = join(folder, "nothing.yaml");
  writeFileSync(file, "scenario: nothing\ntitle: T\nauthorities:\n  north: { name: North, country: FR, kind: spoc, union: true, languages: [fr], timeZone: UTC, people: { lia: { post: L, roles: [liaison] } } }\nsteps:\n  - { at: 2015-01-01, node: north, wait: {} }\n");
  const ended = await runHeed(["replay", file, "--json"]);
  assert.deepEqual([ended.code, ended.out, ended.err], [1, '{"kind":"result","expected":0,"met":0}\n', `not met: ${file} expects nothing\n`]);
});
