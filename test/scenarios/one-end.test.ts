import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { receivedBy } from "../support/seen.ts";
import { playWhole, scenarioDocument } from "../support/stage.ts";
import { among, withoutNode } from "../support/transform.ts";

const document = among(scenarioDocument("paris-warnings.yaml"), ["ankara", "paris"]);
const daysOf = (text: string) => text.slice(0, 10);

describe("a partner without a node, at the end of the one who is warned", () => {
  test("what comes by letter and is filed by hand is recognised, owed, overdue and climbs like an envelope", async () => {
    await using stage = await playWhole(withoutNode(document, "ankara"));
    assert.deepEqual(await stage.missing(), []);
    const lines = await stage.lines("paris");
    const overdue = lines.filter((line) => line.kind === "overdue" && line.subject === "warning-december");
    assert.deepEqual(overdue.map((line) => [line.with[0], daysOf(line.at)]), [["warning-december/acknowledge", "2014-12-07"], ["warning-december/answer", "2014-12-30"]]);
    assert.equal(lines.filter((line) => line.kind === "repeat").length, 1);
    assert.equal(lines.filter((line) => line.kind === "unanswered-before").length, 1);
  });

  test("what was filed says by which way it came and what proves it", async () => {
    await using stage = await playWhole(withoutNode(document, "ankara"));
    const warning = await stage.row("paris", "message", "warning-december");
    assert.deepEqual([warning?.passage?.channel, warning?.passage?.proof], ["letter", "officer-note"]);
    assert.equal((await stage.rows("paris", "envelope")).length, 0);
    const asked = await stage.row("paris", "addressee", "request-four>ankara");
    assert.deepEqual([asked?.state, asked?.undelivered], ["queued", true]);
  });
});

describe("a partner without a node, at the end of the one who warns", () => {
  test("its silence is overdue and climbs, and the second warning shows the first", async () => {
    await using stage = await playWhole(withoutNode(document, "paris"));
    const lines = await stage.lines("ankara");
    const late = lines.filter((line) => line.subject === "warning-december" && (line.kind === "overdue" || line.kind === "escalated"));
    assert.deepEqual(late.map((line) => [line.kind, line.rung, line.with[0], daysOf(line.at)]), [
      ["overdue", 2, "warning-december/acknowledge", "2014-12-07"],
      ["escalated", 2, "warning-december/acknowledge", "2014-12-07"],
      ["escalated", 3, "warning-december/acknowledge", "2014-12-08"],
      ["overdue", 2, "warning-december/answer", "2014-12-30"],
      ["escalated", 2, "warning-december/answer", "2014-12-30"],
      ["escalated", 3, "warning-december/answer", "2014-12-31"],
    ]);
    assert.ok(late.every((line) => line.reasons.includes("side.theirs")));
    const repeats = lines.filter((line) => line.kind === "repeat");
    assert.deepEqual(repeats.map((line) => [line.subject, line.with, line.reasons]), [["warning-june", ["warning-december"], ["repeat.own", "earlier.queued"]]]);
  });

  test("a warning by letter that nothing proves is shown as not delivered, once, and a note on where things stand is not", async () => {
    await using stage = await playWhole(withoutNode(document, "paris"));
    const undelivered = (await stage.lines("ankara")).filter((line) => line.reasons.includes("delivery.undelivered"));
    assert.deepEqual(undelivered.map((line) => line.subject), ["warning-december", "warning-june"]);
  });
});

describe("a partner outside the Union", () => {
  test("sees the same, word for word and minute for minute, whether or not the one it warned holds a file", async () => {
    const without = { ...document, steps: document.steps.filter((step) => step["fileWatch"] === undefined && step["changeWatch"] === undefined ? true : step["node"] !== "paris") };
    assert.ok(without.steps.length < document.steps.length);
    const [held, unheld] = [await receivedBy(document, "ankara"), await receivedBy(without, "ankara")];
    assert.ok(held.envelopes.length > 4);
    assert.deepEqual(unheld.envelopes, held.envelopes);
    assert.deepEqual(unheld.lines, held.lines);
    assert.deepEqual(unheld.obligations, held.obligations);
    assert.deepEqual(unheld.addressees, held.addressees);
  });

  test("sees the same where files, decisions, links and measures of the house have the ids of its own messages", async () => {
    const named = JSON.parse(JSON.stringify(document.steps).replaceAll('"s-file', '"warning-december')) as typeof document.steps;
    const filed = named.findIndex((step) => step["fileWatch"] !== undefined && step["node"] === "paris");
    const file = named[filed]!["fileWatch"] as { content: { persons: { ref: string }[] } };
    const at = named[filed]!["at"];
    const person = `warning-december#${file.content.persons[0]!.ref}`;
    const inside = [
      { at, node: "paris", fileWatch: { id: "warning-june", content: { ...file.content, claims: [], links: [] } } },
      { at, node: "paris", linkPersons: { id: "warning-december", a: person, b: person.replace("december", "june"), kind: "kin" } },
      { at, node: "paris", promise: { id: "warning-december", words: "Ask the prosecutor", owner: "louis", due: "2011-03-01T00:00:00Z", person } },
      { at, node: "paris", decide: { id: "warning-december", kind: "release", person, reasons: "No ground to hold him" } },
    ];
    const colliding = { ...document, steps: [...named.slice(0, filed + 1), ...inside, ...named.slice(filed + 1)], expect: [] };
    const without = { ...document, steps: document.steps.filter((step) => (step["fileWatch"] === undefined && step["changeWatch"] === undefined) || step["node"] !== "paris"), expect: [] };
    const stage = await playWhole(colliding);
    assert.deepEqual(stage.outcomes().filter((one) => one.kind === "refused"), []);
    const houseLink = (await stage.rows("paris", "link")).map((one) => one.id);
    await stage[Symbol.asyncDispose]();
    assert.ok(houseLink.includes("link@warning-december"), "a message under its id has taken a link of the house away");
    assert.deepEqual(await receivedBy(colliding, "ankara"), await receivedBy(without, "ankara"));
  });

  test("sees the same whatever the house decides about its warning, and whenever", async () => {
    const deciding = (at: string, outcome: string, file: boolean) => ({
      ...document,
      steps: [
        ...document.steps.filter((step) => file || step["fileWatch"] === undefined || step["node"] !== "paris").slice(0, file ? 5 : 4),
        { at: "2014-12-02T10:00:00Z", node: "paris", by: "louis", take: { id: "warning-december" } },
        { at, node: "paris", by: "louis", dispose: { id: "warning-december", outcome, reasons: "As the house sees it" } },
      ],
      end: "2015-02-01T00:00:00Z",
      expect: [],
    });
    const known = await receivedBy(deciding("2014-12-03T10:00:00Z", "Known: the file is passed to the security service", true), "ankara");
    const unknown = await receivedBy(deciding("2014-12-29T17:00:00Z", "Nothing held", false), "ankara");
    assert.deepEqual(known.envelopes.filter((one) => one.kind === "answer").map((one) => one.at), ["2014-12-30T22:00:00.000Z"]);
    assert.deepEqual(unknown, known);
  });
});
