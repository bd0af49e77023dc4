import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { unwrap } from "../lib/base/result.ts";
import { entriesOfFile, MOST_ENTRIES, readWatchList } from "./watch-list.ts";
import { WatchFileContent } from "./watch-file.ts";

const CSV = `id;name;names;born;nationality;document;category;action;review;terrorism;remark
7;Omar Ismail Mostefai;عمر مصطفاوي|Mostefaï, Ismaël;1985|29@2014-11-30;fr|DZ;passport:EM 12;radical;discreet-check;2016-01-01;yes;seen`;

describe("a list that is read", () => {
  test("gives each person with every value of a column", () => {
    const { entries, ignored } = unwrap(readWatchList(CSV));
    const [one] = entries;
    assert.deepEqual([one?.id, one?.category, one?.action, one?.reviewOn, one?.terrorism, ignored], ["7", "radical", "discreet-check", "2016-01-01", true, ["remark"]]);
    assert.deepEqual(one?.person.names.map((name) => [name.text, name.use]), [["Omar Ismail Mostefai", "main"], ["عمر مصطفاوي", "alias"], ["Mostefaï, Ismaël", "alias"]]);
    assert.deepEqual([one?.person.births, one?.person.nationalities, one?.person.documents], [[{ date: "1985" }, { age: 29, at: "2014-11-30" }], ["FR", "DZ"], [{ type: "passport", number: "EM 12" }]]);
  });

  test("says the same as JSON", () => {
    const json = JSON.stringify([{ id: 7, name: "Omar Ismail Mostefai", names: ["عمر مصطفاوي", "Mostefaï, Ismaël"], born: ["1985", "29@2014-11-30"], nationality: ["fr", "DZ"], document: "passport:EM 12", category: "radical", action: "discreet-check", review: "2016-01-01", terrorism: true, remark: 1 }]);
    assert.deepEqual(unwrap(readWatchList(json)), unwrap(readWatchList(CSV)));
  });

  test("may be the files of a node as it gives them, of which those that ended are left out", () => {
    const content = WatchFileContent.parse({ category: "S", ground: "ground", legalBasis: "law", requestedAction: "arrest", fallbackAction: "locate", openedOn: "2015-01-01", reviewOn: "2016-01-01", persons: [{ ref: "p", names: [{ text: "Karim Benali" }], subjectClass: "suspect" }] });
    const file = { id: "file@f1", state: "active", content };
    assert.deepEqual(unwrap(readWatchList(JSON.stringify([file, { ...file, id: "file@f2", state: "closed" }]))).entries, entriesOfFile(file));
  });
});

describe("what cannot be read is refused whole, with its line, place and value", () => {
  for (const [words, text, expected] of [
    ["no name column", "id,who\n1,Omar", { line: 1, place: "columns", value: "id, who" }],
    ["a column twice", "id,name,name\n1,Omar,Omar", { line: 1, place: "name", value: "name" }],
    ["nobody's name", "id,name\n1,Omar\n2,", { line: 3, place: "name", value: "" }],
    ["a date that does not exist", "id,name,born\n1,Omar,2014-02-30", { line: 2, place: "born", value: "2014-02-30" }],
    ["an action nobody knows", "id,name,action\n1,Omar,shoot", { line: 2, place: "action", value: "shoot" }],
    ["an id twice", "id,name\n1,Omar\n1,Ismail", { line: 3, place: "id", value: "1" }],
    ["a row of another width", "id,name\n1", { line: 2, place: "column 1", value: "" }],
    ["an open quote", 'id,name\n1,"Omar', { line: 2, place: "column 2", value: "" }],
    ["what only begins like JSON", "[{", { line: 1, place: "the whole", value: "[{" }],
    ["a list of no objects", "[7]", { line: 1, place: "entry 1", value: "7" }],
    ["a control character in a name", '[{"id":"1","name":"Omar\\u0007"}]', { line: 1, place: "name", value: "Omar\uFFFD" }],
    ["a file that is none", '[{"id":"f","content":{"category":"S"}}]', { line: 1, place: "content.ground", value: "" }],
  ] as const) {
    test(words, () => {
      const read = readWatchList(text);
      assert.equal(read.ok, false);
      if (read.ok || read.error.code !== "list.unreadable") return assert.fail(JSON.stringify(read));
      const { line, place, value } = read.error;
      assert.deepEqual({ line, place, value }, expected);
    });
  }

  test("an empty list, and one that is too long", () => {
    for (const text of ["", "  ", "[]", "id,name\n"]) assert.deepEqual(readWatchList(text), { ok: false, error: { code: "list.empty" } }, JSON.stringify(text));
    const long = `id,name\n${Array.from({ length: MOST_ENTRIES + 1 }, (_, index) => `${index},Omar`).join("\n")}`;
    assert.deepEqual(readWatchList(long), { ok: false, error: { code: "list.too-long", entries: MOST_ENTRIES + 1, limit: MOST_ENTRIES } });
  });

  test("no text makes it throw", () => {
    const bits = fc.constantFrom("id", "name", ",", ";", "\n", '"', "1", "Omar", "born", "1985", "[", "{", "}", "]", ":", '"id"', '"name"', "__proto__", "constructor", "null");
    fc.assert(fc.property(fc.array(bits, { maxLength: 30 }).map((all) => all.join("")), (text) => void readWatchList(text)), { numRuns: 500 });
  });
});
