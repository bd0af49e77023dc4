import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { unwrap } from "../lib/base/result.ts";
import { reconcile } from "./reconciliation.ts";
import { readWatchList } from "./watch-list.ts";

const listOf = (...rows: readonly object[]) => unwrap(readWatchList(JSON.stringify(rows))).entries;
const mostefai = { id: "file@f1", name: "Ismaël Omar Mostefaï", born: "1985-11-21", nationality: "FR", category: "S", action: "discreet-check", review: "2016-01-01" };
const benali = { id: "file@f2", name: "Karim Benali", born: "1970-01-02" };

describe("two lists", () => {
  test("agree where they say the same, however a person's file is called", () => {
    const [row] = reconcile(listOf(mostefai), listOf({ ...mostefai, id: "77" }));
    assert.ok(row?.kind === "same");
    assert.deepEqual([row.ours, row.theirs, row.differences], ["file@f1", "77", []]);
  });

  test("differ field by field, and only where both say something", () => {
    const [row] = reconcile(listOf(mostefai), listOf({ id: "77", name: "Omar Ismail Mostefai", born: "1985", action: "arrest", document: "passport:EM 12" }));
    assert.ok(row?.kind === "differs");
    assert.ok(row.score > 0 && row.why.length > 0);
    assert.deepEqual(row.differences, [
      { field: "names", ours: "Ismaël Omar Mostefaï", theirs: "Omar Ismail Mostefai" },
      { field: "births", ours: "1985-11-21", theirs: "1985" },
      { field: "action", ours: "discreet-check", theirs: "arrest" },
    ]);
  });

  test("lack whom the other has", () => {
    const rows = reconcile(listOf(mostefai, benali), listOf({ id: "77", name: "Ismaël Omar Mostefaï", born: "1985-11-21" }, { id: "78", name: "Salah Abdeslam" }));
    assert.deepEqual(rows.map((one) => [one.kind, one.kind === "missing-there" ? one.ours : one.theirs]), [["missing-here", "78"], ["missing-there", "file@f2"], ["same", "77"]]);
  });

  test("pair an entry with one other: of namesakes the likelier, and the rest is told", () => {
    const twin = { id: "file@f3", name: "Ismaël Omar Mostefaï" };
    const rows = reconcile(listOf(mostefai, twin), listOf({ ...mostefai, id: "77" }));
    const row = rows.find((one) => one.kind === "same");
    assert.ok(row?.kind === "same");
    assert.deepEqual([row.ours, row.alsoLike], ["file@f1", ["file@f3"]]);
    assert.deepEqual(rows.filter((one) => one.kind === "missing-there").length, 1);
  });

  test("that call somebody by one name mean one file, and say so where the person differs", () => {
    for (const id of ["file@f2", "f2"]) {
      const [row] = reconcile(listOf(benali), listOf({ id, name: "Somebody Else" }));
      assert.deepEqual(row?.kind === "differs" && [row.ours, row.differences.map((one) => one.field)], ["file@f2", ["names"]], id);
    }
  });

  test("capitals and spaces are no difference, a letter is", () => {
    assert.deepEqual(reconcile(listOf(benali), listOf({ ...benali, id: "7", name: "KARIM  BENALI" })).map((one) => one.kind), ["same"]);
    assert.deepEqual(reconcile(listOf(benali), listOf({ ...benali, id: "7", name: "Karim Benaly" })).map((one) => one.kind), ["differs"]);
  });

  test("in whatever order they come", () => {
    const [a, b] = [listOf(mostefai, benali, { id: "file@f4", name: "Karim Benali", born: "1970" }), listOf({ id: "1", name: "Karim Benali" }, { id: "2", name: "Omar Mostefai" }, { id: "3", name: "Salah Abdeslam" })];
    assert.deepEqual(reconcile(a.toReversed(), b.toReversed()), reconcile(a, b));
  });
});
