import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readCandidates, readDesk } from "../../src/service/desk.ts";
import { unwrap } from "../../src/lib/base/result.ts";
import { between, body, on, person, send, step } from "../support/small.ts";
import { playWhole } from "../support/stage.ts";
import type { Stage } from "../support/stage.ts";

const marks = { terrorism: true, coRequester: "Liège police", legalBasis: "Penal code, Art. 137" };
const LIA = { actor: "lia", purpose: "test", case: "1" };
const filed = step(on(1), "north", { by: "sup", fileWatch: { id: "f1", content: { category: "S", ground: "Seen with a known group", legalBasis: "Code, Art. 1", requestedAction: "none", openedOn: "2015-01-01", reviewOn: "2016-01-01", terrorism: true, persons: [person("Yusuf al-Khatib")] } } });
const warning = (more: Record<string, unknown> = {}) => send(on(2), "east", "north", "w1", body("warning", { persons: [person("Youssef Al Khatib")], ...more }));

/** The marks of a message on the desk of `north`. */
async function onDesk(stage: Stage, message: string) {
  const { rows } = unwrap(await readDesk(stage.node("north"), LIA, { side: "here", limit: 50 }, stage.now));
  const row = rows.find((one) => one.obligation.message === message && one.obligation.duty === "answer")!;
  return { terrorism: row.terrorism, coRequester: row.coRequester, legalBasis: row.legalBasis };
}

describe("marker, co-requester and legal basis", () => {
  test("stand on the first screen of the recipient, with the hit and with the candidate", async () => {
    await using stage = await playWhole(between(["north", "east"], [filed, warning(marks)]));
    assert.deepEqual(await onDesk(stage, "w1"), marks);
    const hits = (await stage.lines("north")).filter((one) => one.kind === "match");
    assert.deepEqual(hits.map((one) => one.to), ["Liaison officer", "Supervisor"], "a hit goes to the owner of the item and to that of the file");
    for (const hit of hits) {
      assert.ok(hit.reasons.includes("severity.terrorism"));
      assert.match(hit.words.join(" "), /The file on record: marked terrorism; legal basis Code, Art\. 1.*The message: marked terrorism; on behalf of Liège police; legal basis Penal code, Art\. 137/u);
    }
    const [view] = unwrap(await readCandidates(stage.node("north"), LIA, { limit: 5 }, stage.now));
    assert.deepEqual(view?.marks, { a: { terrorism: true, coRequester: null, legalBasis: "Code, Art. 1" }, b: marks });
  });

  test("go on with a correction, a notice's event too, and a marker that the correction sets reaches the desk", async () => {
    const event = { kind: "deportation", on: "2015-01-02", destination: "FR" };
    const notice = send(on(2), "east", "north", "w1", body("notice", { persons: [person("Youssef Al Khatib")], event, handling: "H1", nationalCase: "N 7" }));
    const right = step(on(3), "east", { correct: { id: "w1", as: "w1-v2", reasons: "The marker was left out", message: body("notice", { persons: [person("Youssef Al Khatib")], event, handling: "H1", nationalCase: "N 7", ...marks }) } });
    await using stage = await playWhole(between(["north", "east"], [notice, right]));
    const said = (await stage.row("north", "message", "w1-v2"))!.body;
    assert.deepEqual(said.kind === "correction" && [said.terrorism, said.coRequester, said.legalBasis, said.handling, said.nationalCase, said.event?.kind], [true, "Liège police", "Penal code, Art. 137", "H1", "N 7", "deportation"]);
    assert.deepEqual(await onDesk(stage, "w1"), marks);
    const item = await stage.row("north", "item", "w1");
    assert.deepEqual([item?.terrorism, item?.priority], [true, "P2"]);
  });

  test("go on when a message is passed on, as its author last corrected it", async () => {
    const right = step(on(3), "east", { correct: { id: "w1", as: "w1-v2", reasons: "The marker was left out", message: body("warning", { persons: [person("Youssef Al Khatib", { protection: "none" })], ...marks }) } });
    const on_ = { at: on(4), node: "north", forward: { id: "w1", as: "fw1", to: ["south"], consent: "not-needed", gate: { purpose: "Prevention", competentRecipient: true, originatorConsent: "given", safeguards: "For this inquiry only", decidedBy: "sup", motiveAsked: true, treatmentAsked: true } } };
    await using stage = await playWhole(between(["north", "east", "south"], [warning(), right, on_]));
    assert.deepEqual(await stage.missing(), []);
    const said = (await stage.row("south", "message", "fw1"))!.body;
    assert.deepEqual([said.terrorism, said.coRequester, said.legalBasis], [true, "Liège police", "Penal code, Art. 137"]);
  });
});

describe("a text that says more than its marker", () => {
  const said = { text: "He told his cousin that he wants to join Daesh." };
  test("is remarked on before it leaves, and again where it arrives, and is sent all the same", async () => {
    await using stage = await playWhole(between(["north", "east"], [warning(said)]));
    assert.deepEqual((await stage.row("east", "message", "w1"))?.unmarked, ["Daesh"]);
    assert.deepEqual((await stage.row("north", "message", "w1"))?.unmarked, ["Daesh"]);
    const arrived = (await stage.lines("north")).find((one) => one.kind === "delivery");
    assert.ok(arrived?.reasons.includes("severity.unmarked"));
    const { rows } = unwrap(await readDesk(stage.node("north"), LIA, { side: "here", limit: 50 }, stage.now));
    assert.deepEqual(rows[0]?.reasons.find((one) => one.code === "desk.unmarked"), { code: "desk.unmarked", words: 'The text speaks of terrorism ("Daesh") and is not marked so' });
    assert.equal(rows[0]?.terrorism, false, "nobody sets the marker but its author");
  });

  test("that is marked is not remarked on", async () => {
    await using stage = await playWhole(between(["north", "east"], [warning({ ...said, terrorism: true })]));
    assert.equal((await stage.row("east", "message", "w1"))?.unmarked, undefined);
    assert.equal((await stage.lines("north")).some((one) => one.reasons.includes("severity.unmarked")), false);
  });
});
