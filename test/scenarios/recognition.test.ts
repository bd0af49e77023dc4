import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { groupOf } from "../../src/domain/match.ts";
import { FIRST_WEIGHTS } from "../../src/domain/triage.ts";
import { between, body, GATE, on, person, send, step } from "../support/small.ts";
import { playWhole } from "../support/stage.ts";
import type { Stage } from "../support/stage.ts";

const file = (at: string, text: string, more: Record<string, unknown> = {}) =>
  step(at, "north", { fileWatch: { id: "f1", content: { category: "S", ground: "Seen with a known group", legalBasis: "Code, Art. 1", requestedAction: "discreet-check", openedOn: "2015-01-01", reviewOn: "2016-01-01", persons: [person(text)], ...more } } });
const warn = (day: number, id: string, text: string, more: Record<string, unknown> = {}) => send(on(day), "east", "north", id, body("warning", { persons: [person(text)], ...more }));

describe("recognition works in both directions", () => {
  test("what is filed is matched against what arrived before", async () => {
    await using stage = await playWhole(between(["north", "east"], [warn(1, "w1", "Yusuf al-Khatib"), file(on(2), "Youssef Al Khatib")]));
    const [match] = await raised(stage, "match");
    assert.deepEqual([match?.subject, match?.with], ["f1#p", ["w1#p"]]);
  });

  test("a spelling corrected by its author is matched afresh, on both sides", async () => {
    const wrong = warn(2, "w1", "Jean Dupont");
    const right = step(on(3), "east", { correct: { id: "w1", as: "w1-v2", reasons: "Another man's name", message: body("warning", { persons: [person("Youssef Al Khatib")] }) } });
    await using stage = await playWhole(between(["north", "east"], [file(on(1), "Yusuf al-Khatib"), wrong, right]));
    assert.deepEqual((await raised(stage, "match")).map((one) => [one.subject, one.with[0], one.at.slice(0, 10)]), [["w1-v2#p", "f1#p", "2015-01-03"]]);
    assert.deepEqual((await stage.lines("north")).filter((one) => one.reasons.includes("message.corrected")).length, 1);
  });

  test("a spelling corrected in our own file is matched afresh", async () => {
    const right = step(on(3), "north", { changeWatch: { id: "f1", content: { category: "S", ground: "Seen with a known group", legalBasis: "Code, Art. 1", requestedAction: "discreet-check", openedOn: "2015-01-01", reviewOn: "2016-01-01", persons: [person("Yusuf al-Khatib")] } } });
    await using stage = await playWhole(between(["north", "east"], [file(on(1), "Jean Dupont"), warn(2, "w1", "Youssef Al Khatib"), right]));
    assert.deepEqual((await raised(stage, "match")).map((one) => [one.subject, one.with[0], one.at.slice(0, 10)]), [["f1#p", "w1#p", "2015-01-03"]]);
  });

  test("a spelling in our own file that nobody resembles any more leaves no candidate, and whoever decided with the old one is told", async () => {
    const decide = step(on(3), "north", { by: "com", decide: { id: "d1", kind: "release", person: "w1#p", reasons: "Nothing holds him" } });
    const other = step(on(4), "north", { changeWatch: { id: "f1", content: { category: "S", ground: "Seen with a known group", legalBasis: "Code, Art. 1", requestedAction: "discreet-check", openedOn: "2015-01-01", reviewOn: "2016-01-01", persons: [person("Jean Dupont")] } } });
    await using stage = await playWhole(between(["north", "east"], [file(on(1), "Yusuf al-Khatib"), warn(2, "w1", "Youssef Al Khatib"), decide, other]));
    assert.deepEqual((await stage.rows("north", "match")).map((one) => [one.state, one.decisions.at(-1)?.by]), [["rejected", "node"]]);
    assert.deepEqual((await stage.lines("north")).filter((one) => one.reasons.includes("decision.corrected")).map((one) => [one.subject, one.to]), [["d1", "Duty commander"]]);
    const reworded = step(on(4), "north", { changeWatch: { id: "f1", content: { category: "S", ground: "Another ground", legalBasis: "Code, Art. 1", requestedAction: "discreet-check", openedOn: "2015-01-01", reviewOn: "2016-01-01", persons: [person("Yusuf al-Khatib")] } } });
    await using same = await playWhole(between(["north", "east"], [file(on(1), "Yusuf al-Khatib"), warn(2, "w1", "Youssef Al Khatib"), decide, reworded]));
    assert.deepEqual((await same.rows("north", "match")).map((one) => one.state), ["candidate"]);
    assert.deepEqual((await same.lines("north")).filter((one) => one.reasons.includes("decision.corrected")), []);
  });

  test("what was withdrawn is matched with nothing that comes later", async () => {
    const back = step(on(2), "east", { by: "sup", withdraw: { id: "w1", reasons: "The wrong man" } });
    await using stage = await playWhole(between(["north", "east"], [warn(1, "w1", "Yusuf al-Khatib"), back, file(on(3), "Youssef Al Khatib")]));
    assert.deepEqual(await raised(stage, "match"), []);
  });
});

describe("a person decides on each candidate", () => {
  const told = [file(on(1), "Yusuf al-Khatib"), warn(2, "w1", "Youssef Al Khatib"), warn(3, "w2", "Yusuf al Khatib")];
  const decide = (day: number, act: string, a: string, b: string) => step(on(day), "north", { [act]: { a, b, reasons: "The photographs were compared" } });

  test("what rests on a rejected match alone is withdrawn, and undoing the rejection brings it back", async () => {
    const steps = [...told, decide(4, "rejectMatch", "w1#p", "w2#p"), decide(4, "rejectMatch", "f1#p", "w2#p")];
    await using rejected = await playWhole(between(["north", "east"], steps));
    assert.deepEqual(await missing(rejected), []);
    assert.deepEqual(await states(rejected, "w2"), ["match file@f1#p withdrawn", "match w1#p withdrawn", "repeat w1 withdrawn"]);
    await using undone = await playWhole(between(["north", "east"], [...steps, decide(5, "undoMatch", "w1#p", "w2#p")]));
    assert.deepEqual(await states(undone, "w2"), ["match file@f1#p withdrawn", "match w1#p raised", "repeat w1 raised"]);
    assert.deepEqual((await group(undone, "w2#p")).members, ["file@f1#p", "w1#p", "w2#p"]);
  });

  test("a duty that a repeat had moved up goes back when it was about somebody else, and up again when that was wrong", async () => {
    const warnings = told.slice(1);
    const apart = decide(4, "rejectMatch", "w1#p", "w2#p");
    const raisedRank = FIRST_WEIGHTS.ranks.length;
    const standing = async (stage: Stage) => (await answersOwed(stage)).map((one) => [one.message, one.priority, one.signs?.repeated, one.rank > raisedRank]);
    await using before = await playWhole(between(["north", "east"], warnings));
    assert.deepEqual(await priorities(before), ["w1 P2 raised", "w2 P2 raised"]);
    assert.deepEqual(await standing(before), [["w1", "P2", true, false], ["w2", "P2", true, false]]);
    await using rejected = await playWhole(between(["north", "east"], [...warnings, apart]));
    assert.deepEqual(await priorities(rejected), ["w1 P3 ", "w2 P3 "]);
    assert.deepEqual(await standing(rejected), [["w1", "P3", false, true], ["w2", "P3", false, true]]);
    await using undone = await playWhole(between(["north", "east"], [...warnings, apart, decide(5, "undoMatch", "w1#p", "w2#p")]));
    assert.deepEqual(await priorities(undone), ["w1 P2 raised", "w2 P2 raised"]);
    assert.deepEqual(await standing(undone), [["w1", "P2", true, false], ["w2", "P2", true, false]]);
  });

  test("what another origin was thought to corroborate stands alone again when it was about somebody else", async () => {
    const says = (originMark: string) => ({ claims: [{ ref: "c", about: "p", says: { kind: "conduct", words: "Collects arms", topic: "arms" }, basis: "fact", originMark }] });
    const warnings = [warn(1, "w1", "Yusuf al-Khatib", says("one")), send(on(2), "east", "north", "w2", body("warning", { persons: [person("Youssef Al Khatib")], ...says("two") }), { thread: "w1" })];
    const counted = async (stage: Stage) => (await answersOwed(stage)).map((one) => [one.message, one.signs?.corroborated]);
    await using together = await playWhole(between(["north", "east"], warnings));
    assert.deepEqual(await counted(together), [["w1", 1], ["w2", 1]]);
    await using apart = await playWhole(between(["north", "east"], [...warnings, decide(4, "rejectMatch", "w1#p", "w2#p")]));
    assert.deepEqual(await counted(apart), [["w1", 0], ["w2", 0]]);
  });

  test("a rejected match joins nobody any more, and the same pair is not asked about again", async () => {
    const again = step(on(5), "north", { changeWatch: { id: "f1", content: { category: "S", ground: "Another ground", legalBasis: "Code, Art. 1", requestedAction: "discreet-check", openedOn: "2015-01-01", reviewOn: "2016-01-01", persons: [person("Yusuf al-Khatib")] } } });
    const steps = [...told.slice(0, 2), decide(4, "rejectMatch", "f1#p", "w1#p")];
    await using stage = await playWhole(between(["north", "east"], [...steps, again]));
    assert.deepEqual((await group(stage, "w1#p")).members, ["w1#p"]);
    assert.equal((await raised(stage, "match")).length, 1);
  });

  test("a confirmed match is certain, and both decisions stay on record with who took them and why", async () => {
    await using stage = await playWhole(between(["north", "east"], [...told.slice(0, 2), decide(3, "rejectMatch", "f1#p", "w1#p"), decide(4, "confirmMatch", "f1#p", "w1#p")]));
    assert.deepEqual((await group(stage, "w1#p")).uncertain, []);
    const [match] = await stage.rows("north", "match");
    assert.deepEqual(match?.decisions.map((one) => [one.state, one.by, one.reasons]), [["rejected", "lia", "The photographs were compared"], ["confirmed", "lia", "The photographs were compared"]]);
  });

  test("two descriptions are joined by hand where no spelling joins them", async () => {
    await using stage = await playWhole(between(["north", "east"], [file(on(1), "Abu Hamza"), warn(2, "w1", "Karim Benali"), decide(3, "joinPersons", "f1#p", "w1#p")]));
    assert.deepEqual((await group(stage, "w1#p")).members, ["file@f1#p", "w1#p"]);
  });
});

describe("a further warning", () => {
  test("of another authority is a repeat of the first, and names it", async () => {
    const other = send(on(3), "south", "north", "w2", body("warning", { persons: [person("Youssef Al Khatib")] }));
    await using stage = await playWhole(between(["north", "east", "south"], [warn(1, "w1", "Yusuf al-Khatib"), other]));
    const [repeat] = await raised(stage, "repeat");
    assert.deepEqual([repeat?.subject, repeat?.with, repeat?.reasons], ["w2", ["w1"], ["repeat.other-originator", "earlier.open"]]);
    assert.deepEqual(await priorities(stage), ["w1 P2 raised", "w2 P2 raised"]);
  });

  test("raises the priority once, because the first is unanswered and not because of its number", async () => {
    await using stage = await playWhole(between(["north", "east"], [warn(1, "w1", "Yusuf al-Khatib"), warn(2, "w2", "Yusuf al-Khatib"), warn(3, "w3", "Yusuf al-Khatib")]));
    assert.deepEqual(await priorities(stage), ["w1 P2 raised", "w2 P2 raised", "w3 P2 raised"]);
  });

  test("raises nothing where the first was answered", async () => {
    const answered = step(on(2), "north", { answer: { id: "w1", as: "a1", message: body("answer", { about: "w1", outcome: "no-trace" }) } });
    await using stage = await playWhole(between(["north", "east"], [warn(1, "w1", "Yusuf al-Khatib"), answered, warn(3, "w2", "Yusuf al-Khatib")]));
    assert.deepEqual((await raised(stage, "repeat")).map((one) => one.reasons), [["repeat.same-originator", "earlier.answered"]]);
    assert.deepEqual(await priorities(stage), ["w1 P3 ", "w2 P3 "]);
  });

  test("of a person whom an answer brought up before is a repeat of the answer", async () => {
    const asked = send(on(1), "north", "east", "r1", body("request", { persons: [person("Jean Dupont")] }));
    const answered = step(on(2), "east", { answer: { id: "r1", as: "a1", message: body("answer", { about: "r1", outcome: "information", persons: [person("Yusuf al-Khatib")] }) } });
    await using stage = await playWhole(between(["north", "east"], [asked, answered, warn(9, "w1", "Youssef Al Khatib")]));
    assert.deepEqual((await raised(stage, "new-person")).map((one) => one.subject), ["a1#p"]);
    assert.deepEqual((await raised(stage, "repeat")).map((one) => [one.subject, one.with]), [["w1", ["a1"]]]);
    const owed = (await stage.rows("north", "obligation")).filter((one) => one.message === "a1");
    assert.deepEqual(owed.map((one) => `${one.duty} ${one.side}`).sort(), ["acknowledge debtor", "answer debtor"]);
    const awaited = (await stage.rows("east", "obligation")).filter((one) => one.message === "a1");
    assert.deepEqual(awaited.map((one) => `${one.duty} ${one.side} ${one.dueAt}`).sort(), owed.map((one) => `${one.duty} creditor ${one.dueAt}`).sort());
  });
});

describe("a request about somebody we were warned of", () => {
  const ask = send(on(5), "north", "south", "r1", body("request", { persons: [person("Youssef Al Khatib", { protection: "none" })] }), { gate: GATE });

  test("shows the unanswered warning of whomever, links it to the request where its author is asked, and is sent all the same", async () => {
    const fromSouth = send(on(2), "south", "north", "w2", body("warning", { persons: [person("Yusuf al-Khatib")] }));
    await using stage = await playWhole(between(["north", "east", "south"], [warn(1, "w1", "Yusuf al-Khatib"), fromSouth, ask]));
    const [shown] = await raised(stage, "unanswered-before");
    assert.deepEqual(shown?.with, ["w1", "w2"]);
    assert.equal((await stage.row("north", "message", "r1"))?.status, "issued");
    assert.deepEqual((await stage.row("south", "message", "r1"))?.body.earlier, ["w2"]);
    assert.deepEqual((await stage.lines("south")).filter((one) => one.kind === "unanswered-before").map((one) => one.with), [["w2"]]);
  });

  test("never discharges what is owed on the warning", async () => {
    const fromSouth = send(on(2), "south", "north", "w2", body("warning", { persons: [person("Yusuf al-Khatib")] }));
    await using stage = await playWhole(between(["north", "south"], [fromSouth, ask]));
    for (const node of ["north", "south"]) assert.deepEqual((await stage.rows(node, "obligation")).filter((one) => one.message === "w2" && one.side !== "house").map((one) => one.state), ["open", "open"]);
  });
});

test("a bystander is matched with nobody and found by nobody", async () => {
  const speaker = body("warning", { persons: [person("Karim Benali"), { ref: "speaker", names: [{ text: "Yusuf al-Khatib" }], subjectClass: "other", bystander: true }] });
  await using stage = await playWhole(between(["north", "east"], [file(on(1), "Yusuf al-Khatib"), send(on(2), "east", "north", "w1", speaker)]));
  assert.deepEqual(await stage.rows("north", "match"), []);
  assert.equal(stage.node("north").recogniser.size, 2);
});

async function raised(stage: Stage, kind: string) {
  return (await stage.lines("north")).filter((one) => one.kind === kind);
}

async function missing(stage: Stage) {
  return (await stage.missing()).map((one) => one.words);
}

/** What is raised about a message and its person at `north`, and whether it still stands. */
async function states(stage: Stage, message: string): Promise<readonly string[]> {
  const about = (await stage.rows("north", "signal")).filter((one) => one.subject.split("#")[0] === message && one.kind !== "delivery");
  // A hit goes to the owner of the item and to the owner of the file.
  return [...new Set(about.map((one) => `${one.kind} ${one.with.join()} ${one.state}`))].sort();
}

async function group(stage: Stage, description: string) {
  return groupOf(description, await stage.rows("north", "match"));
}

async function answersOwed(stage: Stage) {
  return (await stage.rows("north", "obligation")).filter((one) => one.duty === "answer").toSorted((a, b) => (a.message! < b.message! ? -1 : 1));
}

async function priorities(stage: Stage): Promise<readonly string[]> {
  return (await stage.rows("north", "item")).map((one) => `${one.id} ${one.priority} ${one.raised ? "raised" : ""}`).sort();
}
