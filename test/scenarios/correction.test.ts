import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { unwrap } from "../../src/lib/base/result.ts";
import { readReplacements } from "../../src/service/replacement.ts";
import { between, body, GATE, on, person, send, step } from "../support/small.ts";
import { playWhole } from "../support/stage.ts";
import type { Stage } from "../support/stage.ts";

const file = step(on(1), "north", { by: "sup", fileWatch: { id: "f1", content: { category: "S", ground: "Seen with a known group", legalBasis: "Code, Art. 1", requestedAction: "none", openedOn: "2015-01-01", reviewOn: "2016-01-01", persons: [person("Yusuf al-Khatib", { births: [{ date: "1985-11-21" }] })] } } });
const said = (text: string, born: string, more: Record<string, unknown> = {}) => body("warning", { persons: [person(text, { births: [{ date: born }], protection: "none" })], ...more });
const warning = send(on(2), "east", "north", "w1", said("Youssef Al Khatib", "1985-11-21"));
const correct = (at: string, as: string, message: Record<string, unknown>, more: Record<string, unknown> = {}) => step(at, "east", { correct: { id: "w1", as, reasons: "Misread", message, ...more } });
const other = correct(on(5), "w1-v2", said("Karim Benali", "1970-01-02"));
const play = (steps: readonly Record<string, unknown>[], end?: string) => playWhole(between(["north", "east"], steps, end === undefined ? {} : { end }));

/** Where the word that a correction was taken over stands, on both sides. */
async function words(stage: Stage, id: string) {
  const of = async (node: string) => (await stage.rows(node, "obligation")).filter((one) => one.message === id && one.duty === "acknowledge").map((one) => `${one.side} ${one.state} ${one.dueAt?.slice(0, 16)} ${one.overdue}`);
  return [...(await of("north")), ...(await of("east"))];
}

describe("a corrected message", () => {
  test("is owed the word that it stands in the old one's place, within two working days, and overdue where nobody gives it", async () => {
    await using stage = await play([warning, other], on(20));
    assert.deepEqual(await stage.missing(), []);
    // Monday 5 January, two working days on.
    assert.deepEqual(await words(stage, "w1-v2"), ["debtor open 2015-01-07T09:00 3", "creditor open 2015-01-07T09:00 3"]);
    const late = (await stage.lines()).filter((one) => one.kind === "overdue" && one.subject === "w1-v2").map((one) => [one.node, one.to]);
    assert.deepEqual(late, [["north", "Liaison officer"], ["east", "Liaison officer"]]);
    assert.equal((await stage.row("east", "addressee", "w1-v2>north"))?.theirRung, 3, "the author sees where it stands there");
  });

  test("is confirmed by an act, and its author has a list of who had the old one", async () => {
    const done = step(on(6), "north", { by: "lia", confirmReplacement: { id: "w1", words: "Copies and notes replaced" } });
    await using stage = await play([warning, other, done, { ...done, refused: "replacement.unknown" }], on(20));
    assert.deepEqual(await stage.missing(), []);
    assert.deepEqual(await words(stage, "w1-v2"), ["debtor done 2015-01-07T09:00 0", "creditor done 2015-01-07T09:00 0"]);
    const told = (await stage.lines("east")).find((one) => one.reasons.includes("correction.confirmed"));
    assert.deepEqual([told?.subject, told?.reasons], ["w1", ["correction.confirmed", "correction.complete"]]);
    const list = unwrap(await readReplacements(stage.node("east"), { actor: "lia", purpose: "test" }, { id: "w1" }, stage.now));
    assert.deepEqual(list.map((one) => [one.authority, one.correction, one.version, one.confirmedAt?.slice(0, 10), one.overdue]), [["north", "w1-v2", 2, "2015-01-06", false]]);
  });

  test("goes to everybody the old one went to as one message, and one that is silent shows as such", async () => {
    const both = send(on(2), "east", ["north", "south"], "w1", said("Youssef Al Khatib", "1985-11-21"), { gate: GATE });
    const right = correct(on(5), "w1-v2", said("Youssef Al Khatib", "1986-12-02"), { gate: GATE });
    const done = step(on(6), "north", { by: "lia", confirmReplacement: { id: "w1-v2", words: "Replaced" } });
    await using stage = await playWhole(between(["north", "east", "south"], [both, right, done], { end: on(9) }));
    assert.deepEqual(await stage.missing(), []);
    const list = unwrap(await readReplacements(stage.node("east"), { actor: "lia", purpose: "test" }, { id: "w1" }, stage.now));
    assert.deepEqual(list.map((one) => [one.authority, one.correction, one.confirmedAt !== null, one.overdue]), [["north", "w1-v2", true, false], ["south", "w1-v2", false, true]]);
    assert.deepEqual((await stage.rows("east", "message")).filter((one) => one.body.kind === "correction").map((one) => one.to), [["north", "south"]]);
  });

  test("can be corrected again: the last version counts, and nobody confirms the one between", async () => {
    const again = correct(on(6), "w1-v3", said("Youssef Al Khatib", "1985-11-21", { terrorism: true }));
    await using stage = await play([warning, other, again]);
    assert.deepEqual(await stage.missing(), []);
    assert.deepEqual((await words(stage, "w1-v2")).map((one) => one.split(" ").slice(0, 2).join(" ")), ["debtor void", "creditor void"]);
    assert.deepEqual((await words(stage, "w1-v3")).map((one) => one.split(" ").slice(0, 2).join(" ")), ["debtor open", "creditor open"]);
    for (const node of ["north", "east"]) assert.equal((await stage.row(node, "message", "w1-v2"))?.status, "withdrawn", node);
    assert.deepEqual((await stage.lines("north")).filter((one) => one.kind === "match"), [], "north holds nobody else");
  });

  test("can be taken back: no version of it is matched any more, and nothing is owed but the word that this is so", async () => {
    const back = step(on(6), "east", { by: "sup", withdraw: { id: "w1", reasons: "It was about nobody" } });
    await using stage = await play([warning, other, back, step(on(7), "north", { by: "lia", fileWatch: { id: "f2", content: { category: "S", ground: "Seen again", legalBasis: "Code", requestedAction: "none", openedOn: "2015-01-01", reviewOn: "2016-01-01", persons: [person("Karim Benali")] } } })]);
    assert.deepEqual(await stage.missing(), []);
    assert.deepEqual((await stage.lines("north")).filter((one) => one.kind === "match"), []);
    for (const node of ["north", "east"]) assert.deepEqual((await stage.rows(node, "obligation")).filter((one) => one.state === "open" && one.side !== "house").map((one) => `${one.duty} ${one.message === "w1" || one.message === "w1-v2"}`), ["acknowledge false"], node);
  });
});

describe("every check in which it took part runs again", () => {
  test("a candidate that its new version no longer resembles is rejected, what rested on it falls, and whoever was told hears", async () => {
    await using stage = await play([file, warning, other]);
    const match = (await stage.rows("north", "match")).find((one) => one.id === "file@f1#p~w1#p");
    assert.deepEqual([match?.state, match?.decisions.at(-1)?.by], ["rejected", "node"]);
    assert.deepEqual((await stage.rows("north", "signal")).filter((one) => one.kind === "match").map((one) => one.state), ["withdrawn", "withdrawn"]);
    const told = (await stage.lines("north")).filter((one) => one.reasons.includes("message.corrected"));
    assert.deepEqual(new Map(told.map((one) => [one.to, one.reasons.includes("correction.told")])), new Map([["Liaison officer", false], ["Supervisor", true]]), "the owner of the item, and the owner of the file who had heard of a hit");
  });

  test("one that it still resembles stays, and the two versions are one person without anybody's deciding", async () => {
    await using stage = await play([file, warning, correct(on(5), "w1-v2", said("Youssef Al-Khatib", "1985-11-21"))]);
    const states = (await stage.rows("north", "match")).map((one) => `${one.id} ${one.state}`).toSorted();
    assert.deepEqual(states, ["file@f1#p~w1#p candidate", "file@f1#p~w1-v2#p candidate", "w1#p~w1-v2#p confirmed"]);
    assert.deepEqual((await stage.lines("north")).filter((one) => one.kind === "match").map((one) => [one.subject, one.with[0]]), [["w1#p", "f1#p"], ["w1#p", "f1#p"], ["w1-v2#p", "f1#p"], ["w1-v2#p", "f1#p"]]);
  });

  test("a contradiction that its author resolves is withdrawn, and one that stands is not", async () => {
    const entered = (on_: string) => ({ claims: [{ ref: "c", about: "p", says: { kind: "entry", country: "TR", on: on_ }, basis: "fact" }] });
    const first = send(on(2), "south", "north", "w0", said("Youssef Al Khatib", "1985-11-21", entered("2012")));
    const wrong = send(on(3), "east", "north", "w1", said("Youssef Al Khatib", "1985-11-21", entered("2013")));
    const open = async (steps: readonly Record<string, unknown>[]) => {
      await using stage = await playWhole(between(["north", "east", "south"], steps));
      return (await stage.rows("north", "signal")).filter((one) => one.kind === "contradiction").map((one) => `${one.reasons[0]} ${one.state}`).toSorted();
    };
    assert.deepEqual(await open([first, wrong]), ["entry.date raised"]);
    assert.deepEqual(await open([first, wrong, correct(on(5), "w1-v2", said("Youssef Al Khatib", "1985-11-21", entered("2012")))]), ["entry.date withdrawn"]);
    assert.deepEqual(await open([first, wrong, correct(on(5), "w1-v2", said("Youssef Al Khatib", "1985-11-21", entered("2014")))]), ["entry.date raised", "entry.date withdrawn"]);
    assert.deepEqual(await open([first, wrong, step(on(5), "east", { by: "sup", withdraw: { id: "w1", reasons: "Not so" } })]), ["entry.date withdrawn"]);
  });

  test("whoever decided with it on file, and whoever confirmed a match on its ground, is told", async () => {
    const confirm = step(on(3), "north", { by: "lou", confirmMatch: { a: "f1#p", b: "w1#p", reasons: "The same photograph" } });
    const decide = step(on(4), "north", { by: "com", decide: { id: "d1", kind: "release", person: "f1#p", reasons: "Nothing holds him" } });
    await using stage = await play([file, warning, confirm, decide, other]);
    const told = (await stage.lines("north")).filter((one) => one.reasons.some((reason) => reason === "decision.corrected" || reason === "match.corrected")).map((one) => [one.kind, one.subject, one.to]);
    assert.deepEqual(told, [["decision-check", "d1", "Duty commander"], ["match", "f1#p", "Second liaison officer"]]);
    assert.equal((await stage.rows("north", "match")).find((one) => one.id === "file@f1#p~w1#p")?.state, "confirmed", "what an officer confirmed stays his");
  });

  test("what was passed on is corrected, and taken back, where it went", async () => {
    const passed = step(on(3), "north", { forward: { id: "w1", as: "fw1", to: ["south"], consent: "not-needed", gate: GATE } });
    const back = step(on(6), "east", { by: "sup", withdraw: { id: "w1", reasons: "It was about nobody" } });
    await using right = await playWhole(between(["north", "east", "south"], [warning, passed, other]));
    assert.deepEqual(await right.missing(), []);
    assert.equal((await right.row("south", "message", "fw1"))?.status, "withdrawn");
    const arrived = (await right.rows("south", "message")).find((one) => one.body.kind === "correction");
    assert.deepEqual([arrived?.from, arrived?.body.persons[0]?.names[0]?.text], ["north", "Karim Benali"]);
    const owed = (await right.rows("north", "obligation")).filter((one) => one.duty === "acknowledge" && one.side === "creditor" && one.debtor === "south" && one.state === "open");
    assert.deepEqual(new Set(owed.map((one) => one.message)), new Set([arrived!.id, "fw1"]));
    await using gone = await playWhole(between(["north", "east", "south"], [warning, passed, other, back]));
    assert.deepEqual(await gone.missing(), []);
    assert.deepEqual((await gone.rows("south", "message")).filter((one) => one.direction === "in" && one.status === "received" && one.body.persons.length > 0), []);
    assert.equal((await gone.row("south", "item", "fw1"))?.state, "void");
  });
});
