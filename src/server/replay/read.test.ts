import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { decodeScenario, readScenario } from "./read.ts";

/** A small file that is in order; what stands in the braces is on the line the tests name. */
const GOOD = `scenario: small
title: A small case
authorities:
  north:
    name: North
    country: FR
    kind: spoc
    union: true
    languages: [fr]
    timeZone: Europe/Paris
    people:
      lia: { post: Liaison officer, roles: [liaison] }
  south: { name: South, country: TR, kind: police, union: false, languages: [tr], timeZone: Europe/Istanbul, node: false }
steps:
  - at: 2015-01-02
    node: north
    fileWatch:
      id: f1
      content:
        category: S
        ground: Seen with a known group
        legalBasis: Code
        requestedAction: none
        openedOn: "2015-01-02"
        reviewOn: "2016-01-02"
        persons:
          - { ref: p, names: [{ text: Jean Dupont }], subjectClass: suspect }
  - at: 2015-01-03T10:00
    node: north
    received: { id: w1, from: south, message: { kind: warning, purpose: test }, passage: { channel: letter, proof: none } }
end: 2015-02-01
expect:
  - { node: north, kind: match, atMost: 0, because: They are two persons }
`;

test("a file that is in order is read", () => assert.equal(readScenario(GOOD).ok, true));

test("anchors and merge keys are read as what they stand for", () => {
  const merged = GOOD.replace("        category: S\n", "        <<: { category: S, text: more }\n");
  const read = readScenario(merged);
  assert.equal(read.ok && read.value.steps[0]?.fileWatch?.content.text, "more");
});

describe("what is wrong is told with its line and its place", () => {
  /** Changes the file and expects these faults, as `line: place: message`. */
  function check(name: string, change: readonly [string | RegExp, string], faults: readonly (string | RegExp)[]): void {
    test(name, () => {
      const text = GOOD.replace(...change);
      assert.notEqual(text, GOOD, "nothing was changed");
      same(text, faults);
    });
  }

  check("an unknown key", ["fileWatch:", "fileWach:"], ['17: steps[0].fileWach: unknown key "fileWach"', /^15: steps\[0\]: must have exactly one act, one of fileWatch, /u]);
  check("every unknown key of one object", ["title: A small case", "titel: x\nuntertitel: y\ntitle: z"], ['2: titel: unknown key "titel"', '3: untertitel: unknown key "untertitel"']);
  check("an unknown key inside braces", ["post: Liaison officer", "Post: Liaison officer"], ["12: authorities.north.people.lia.post: Invalid input: expected string, received undefined", '12: authorities.north.people.lia.Post: unknown key "Post"']);
  check("a key that is missing", ["title: A small case\n", ""], ["1: title: Invalid input: expected string, received undefined"]);
  check("a key written twice", ["title: A small case", "title: A small case\ntitle: Another"], ['3: the key "title" is written twice']);
  check("a date that does not exist", ["at: 2015-01-02", "at: 2015-02-30"], ["15: steps[0].at: is no time that exists: 2015-02-30"]);
  check("a date inside a file that does not exist", ['openedOn: "2015-01-02"', 'openedOn: "2015-02-30"'], ["24: steps[0].fileWatch.content.openedOn: is not a date that exists: 2015-02-30"]);
  check("an hour that clocks skipped in that zone", ["2015-01-03T10:00", "2015-03-29T02:30"], ["28: steps[1].at: 2015-03-29T02:30 is not a local time in Europe/Paris"]);
  check("a year no deadline reaches", ["at: 2015-01-03T10:00", "at: 9999-12-31"], ["28: steps[1].at: 9999-12-31 lies outside the years 1900 to 2199"]);
  check("a year that is a number", ["at: 2015-01-02", "at: 2015"], ["15: steps[0].at: Invalid input: expected string, received number"]);
  check("an unknown time zone", ["Europe/Paris", "Europe/Atlantis"], ['10: authorities.north.timeZone: unknown time zone "Europe/Atlantis"']);
  check("steps out of order", ["2015-01-03T10:00", "2015-01-01T10:00"], ["28: steps[1].at: 2015-01-01T10:00 lies before the step above it, played at 2015-01-01T23:00:00.000Z: steps stand in order of time"]);
  check("an end before the last step", ["end: 2015-02-01", "end: 2015-01-01"], ["31: end: 2015-01-01 lies before the last step"]);
  check("a person without a name", ["names: [{ text: Jean Dupont }]", "names: []"], ["27: steps[0].fileWatch.content.persons[0].names: a person needs at least one name"]);
  check("a name without a letter", ["text: Jean Dupont", 'text: "  "'], [/^27: steps\[0\]\.fileWatch\.content\.persons\[0\]\.names\[0\]\.text: /u]);
  check("a person without the key for names", ["names: [{ text: Jean Dupont }], ", ""], ["27: steps[0].fileWatch.content.persons[0].names: Invalid input: expected array, received undefined"]);
  check("an authority nobody knows, who acts", ["- at: 2015-01-02\n    node: north", "- at: 2015-01-02\n    node: atlantis"], ['16: steps[0].node: nobody is called "atlantis"; authorities are north, south']);
  check("an authority nobody knows, who writes", ["from: south", "from: atlantis"], ['30: steps[1].received.from: nobody is called "atlantis"; authorities are north, south']);
  check("an authority nobody knows, who is expected to hear", ["{ node: north, kind: match", "{ node: atlantis, kind: match"], ['33: expect[0].node: nobody is called "atlantis"; authorities are north, south']);
  check("an authority without a node, who acts", ["- at: 2015-01-02\n    node: north", "- at: 2015-01-02\n    node: south"], ['16: steps[0].node: south has no node: what it sends is filed at the recipient with "received"']);
  check("an officer nobody knows", ["node: north\n    fileWatch", "node: north\n    by: nobody\n    fileWatch"], ['17: steps[0].by: north has nobody called "nobody"']);
  check("an officer nobody knows, as deputy", ["roles: [liaison] }", "roles: [liaison], deputy: nobody }"], ['12: authorities.north.people.lia.deputy: north has nobody called "nobody"']);
  check("a node without anybody who may own an item", ["roles: [liaison]", "roles: [dpo]"], ["11: authorities.north.people: a node needs at least one person who can own an item"]);
  check("an agreement of a kind nobody knows", ["    people:\n", "    agreements: [{ id: r1, title: T, basis: B, rules: [{ on: [warning], duty: bless, within: { days: 3 }, article: A }] }]\n    people:\n"], [/^11: authorities\.north\.agreements\[0\]\.rules\[0\]\.duty: Invalid option/u]);
  check("an agreement with somebody nobody knows", ["    people:\n", "    agreements: [{ id: r1, title: T, basis: B, peers: [atlantis], rules: [{ on: [warning], duty: answer, within: { days: 3 }, article: A }] }]\n    people:\n"], ['11: authorities.north.agreements[0].peers[0]: nobody is called "atlantis"; authorities are north, south']);
  check("an id used twice", ["    received: { id: w1", "    fileWatch: { id: f1, content: { category: S, ground: Seen, legalBasis: Code, requestedAction: none, openedOn: 2015-01-02, reviewOn: 2016-01-02, persons: [{ ref: p, names: [{ text: X Y }], subjectClass: other }] } }\n  - at: 2015-01-03T10:00\n    node: north\n    received: { id: w1"], ['30: steps[1].fileWatch.id: the id "f1" is used twice']);
  check("two acts in one step", ["    received:", "    wait: {}\n    received:"], [/^28: steps\[1\]: must have exactly one act/u]);
  check("a kind nobody can raise", ["kind: match, atMost", "kind: matches, atMost"], [/^33: expect\[0\]\.kind: Invalid option/u]);
  check("an expectation that cannot be met", ["atMost: 0", "atLeast: 3, atMost: 2"], ["33: expect[0].atMost: at least 3 and at most 2 cannot both hold"]);
  check("an expectation without a reason", [", because: They are two persons", ""], ["33: expect[0].because: Invalid input: expected string, received undefined"]);
  check("a claim about nobody in the message", ["message: { kind: warning, purpose: test }", "message: { kind: warning, purpose: test, claims: [{ ref: c, about: nobody, says: { kind: other, words: x }, basis: fact }] }"], ['30: steps[1].received.message.claims[0].about: no person here has the ref "nobody"']);
  check("a message of a kind nobody knows", ["kind: warning", "kind: rumour"], [/^30: steps\[1\]\.received\.message(\.kind)?: /u]);
  check("broken YAML", ["title: A small case", "title: A small: case"], ["2: Nested mappings are not allowed in compact mappings"]);
});

describe("what is no scenario at all is refused", () => {
  test("nothing", () => same("", ["1: Invalid input: expected object, received null"]));
  test("a sentence", () => same("Something happened.", ["1: Invalid input: expected object, received string"]));
  test("two documents", () => same(`${GOOD}---\n${GOOD}`, [/^34: Source contains multiple documents/u]));
  test("a tag that means something else", () => same(GOOD.replace("title: A small case", "title: !!js/function A small case"), [/^2: Unresolved tag/u]));
  test("bytes of another kind", () => assert.deepEqual(decodeScenario(Uint8Array.of(...new TextEncoder().encode("scenario: x\n"), 0xff, 0xfe, 0x00)), { ok: false, error: { code: "scenario.invalid", faults: [{ line: 2, place: "", message: "is not UTF-8 text" }] } }));
  test("a program", () => assert.equal(readScenario("\u007fELF\u0002\u0001\u0001\u0000\u0000").ok, false));
  test("nine megabytes", () => {
    const expected = { ok: false, error: { code: "scenario.too-large", bytes: 9_000_000, limit: 8_388_608 } };
    assert.deepEqual(readScenario("#".repeat(9_000_000)), expected);
    assert.deepEqual(decodeScenario(new Uint8Array(9_000_000)), expected);
  });
});

describe("a file made to exhaust the machine is refused in a moment", () => {
  const inAMoment = (text: string) => {
    const begun = performance.now();
    const read = readScenario(text);
    assert.equal(read.ok, false);
    assert.ok(performance.now() - begun < 10_000);
    return read.ok || read.error.code !== "scenario.invalid" ? [] : read.error.faults.map((one) => one.message);
  };
  test("aliases of aliases of aliases", () => {
    const levels = Array.from({ length: 12 }, (_, n) => `  l${n}: &l${n} [${Array.from({ length: 10 }, () => (n === 0 ? "x" : `*l${n - 1}`)).join(", ")}]`);
    assert.match(inAMoment(`shared:\n${levels.join("\n")}\n${GOOD}`)[0]!, /alias/iu);
  });
  test("an alias of itself", () => assert.ok(inAMoment(`shared: &a [*a]\nscenario: x`).length > 0));
  test("brackets within brackets", () => assert.ok(inAMoment(`scenario: ${"[".repeat(100_000)}`).length > 0));
  test("maps within maps", () => assert.ok(inAMoment(Array.from({ length: 2_000 }, (_, n) => `${" ".repeat(n)}a:`).join("\n")).length > 0));
  test("keys that belong to every object", () => same(`${GOOD}__proto__: { polluted: true }\nconstructor: { x: 1 }\n`, ['34: __proto__: unknown key "__proto__"', '35: constructor: unknown key "constructor"']));
  test("a hundred thousand unknown keys are told fifty at a time", () => assert.equal(inAMoment(GOOD + Array.from({ length: 100_000 }, (_, n) => `k${n}: 1`).join("\n")).length, 50));
});

function same(text: string, faults: readonly (string | RegExp)[]): void {
  const read = readScenario(text);
  assert.equal(read.ok, false);
  if (read.ok || read.error.code !== "scenario.invalid") return assert.fail(JSON.stringify(read));
  const told = read.error.faults.map((one) => `${one.line}: ${one.place === "" ? "" : `${one.place}: `}${one.message}`);
  assert.equal(told.length, faults.length, told.join("\n"));
  for (const [index, expected] of faults.entries()) {
    if (typeof expected === "string") assert.equal(told[index], expected);
    else assert.match(told[index]!, expected);
  }
}
