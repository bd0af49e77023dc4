import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { runHeed } from "../support/heed.ts";

const folder = mkdtempSync(join(tmpdir(), "heed-reconcile-"));
after(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const ours = file("ours.json", JSON.stringify([{ id: "f1", name: "Ismaël Omar Mostefaï", born: "1985-11-21" }, { id: "f2", name: "Karim Benali" }]));

test("two lists are held against each other: exit code 1 and a line for each difference", async () => {
  const theirs = file("theirs.csv", "id;name;born\n7;Omar Ismail Mostefai;1985\n8;Salah Abdeslam;1989");
  const ended = await runHeed(["reconcile", theirs, "--with", ours, "--json"]);
  assert.equal(ended.code, 1, ended.err);
  assert.deepEqual(ended.out.trim().split("\n").map((line) => (JSON.parse(line) as { kind: string }).kind), ["differs", "missing-here", "missing-there"]);
  const told = await runHeed(["reconcile", theirs, "--with", ours]);
  assert.match(told.out, /differs\s+f1 ~ 7 {2}Ismaël Omar Mostefaï\n\s+names: here Ismaël Omar Mostefaï; there Omar Ismail Mostefai\n\s+births: here 1985-11-21; there 1985\nmissing here\s+8 {2}Salah Abdeslam\nmissing there\s+f2 {2}Karim Benali/u);
});

test("lists that agree end with exit code 0", async () => {
  const ended = await runHeed(["reconcile", ours, "--with", ours]);
  assert.equal(ended.code, 0, ended.err);
  assert.match(ended.out, /^same {11}f1 = f1/u);
});

for (const [words, args, says] of [
  ["a list that is not there", () => [join(folder, "none.csv"), "--with", ours], /Cannot read .*none\.csv/],
  ["a list with a bad line", () => [file("bad.csv", "id,name,born\n1,Omar,2014-13"), "--with", ours], /bad\.csv, line 2: born .*2014-13/],
  ["bytes that are no text", () => [file("bytes.csv", "\u0000"), "--with", ours], /Cannot read .*bytes\.csv/],
  ["no list of ours", () => [ours], /give our list with --with, or a node with --node/],
  ["a node without an officer", () => [ours, "--node", "http://127.0.0.1:1"], /--officer and --purpose are needed/],
] as const) {
  test(`${words} ends with exit code 2`, async () => {
    const ended = await runHeed(["reconcile", ...args()]);
    assert.equal(ended.code, 2);
    assert.match(ended.err, says);
    assert.equal(ended.out, "");
  });
}
