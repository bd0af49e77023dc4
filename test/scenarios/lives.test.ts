import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { PersonDescription } from "../../src/domain/person.ts";
import { between, body, GATE, on, person, send, step } from "../support/small.ts";
import { playWhole } from "../support/stage.ts";

const passport = { type: "passport", issuer: "QC", number: "P 71" };
const traveller = person("Daniel Novak", { births: [{ date: "1985-07-19" }], birthPlace: "Brno", documents: [passport], protection: "none" });
const listing = (more = {}) => ({ category: "list", ground: "Sought", legalBasis: "Code, Art. 1", requestedAction: "locate", openedOn: "2015-01-01", reviewOn: "2016-01-01", persons: [person("Daniel Novak", { births: [{ date: "1985" }] })], ...more });

describe("a draft", () => {
  const draft = step(on(1), "north", { by: "lia", draft: { id: "d1", to: ["east"], message: body("warning", { persons: [person("Karim Benali")] }) } });

  test("goes on lying while it is passed round, under the name of whoever has it", async () => {
    const hand = (day: number, by: string, to: string) => step(on(day), "north", { by, handOver: { id: "d1", to, reasons: "For release" } });
    await using stage = await playWhole(between(["north", "east"], [draft, hand(2, "lia", "sup"), hand(3, "sup", "com")], { end: on(4, "10:00") }));
    assert.deepEqual(await stage.missing(), []);
    const stale = (await stage.lines("north")).filter((one) => one.kind === "stale-draft" && one.reasons.includes("house.overdue"));
    assert.deepEqual(stale.map((one) => [one.at.slice(0, 10), one.to, one.with.includes("com")]), [["2015-01-04", "Duty commander", true]]);
    const hops = (await stage.rows("north", "obligation")).filter((one) => one.duty === "hand-over");
    assert.deepEqual(hops.map((one) => [one.owner, one.state, one.openedAt.slice(0, 10)]).toSorted((a, b) => (String(a) < String(b) ? -1 : 1)), [["com", "open", "2015-01-03"], ["sup", "done", "2015-01-02"]]);
  });

  test("is chased no more once it is dropped, and held back by nobody but its holder", async () => {
    const others = step(on(1, "10:00"), "north", { by: "sup", holdDraft: { id: "d1", reasons: "Not yet" }, refused: "draft.not-holder" });
    const drop = step(on(1, "11:00"), "north", { by: "lia", discard: { id: "d1", reasons: "Known there already" } });
    const late = step(on(2), "north", { by: "sup", chase: { id: "d1", words: "Where is it" }, refused: "message.not-draft" });
    await using stage = await playWhole(between(["north", "east"], [draft, others, drop, late], { end: on(9) }));
    assert.deepEqual(await stage.missing(), []);
    assert.deepEqual((await stage.lines("north")).filter((one) => one.kind === "stale-draft"), []);
  });
});

test("each hand-over of an item waits under its own clock and name, and taking it over ends it without a second acknowledgement", async () => {
  const hand = (day: number, by: string, to: string) => step(on(day, "12:00"), "north", { by, handOver: { id: "w1", to, reasons: "Knows the matter" } });
  const steps = [send(on(1), "east", "north", "w1", body("warning", { persons: [person("Karim Benali")] })), step(on(1, "10:00"), "north", { by: "lia", take: { id: "w1" } }), hand(1, "lia", "lou"), hand(2, "lou", "sup"), hand(3, "sup", "lia"), step(on(4), "north", { by: "lia", take: { id: "w1" } })];
  await using stage = await playWhole(between(["north", "east"], steps));
  const hops = (await stage.rows("north", "obligation")).filter((one) => one.duty === "hand-over").sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1));
  assert.deepEqual(hops.map((one) => [one.owner, one.openedAt.slice(0, 10), one.state]), [["lou", "2015-01-01", "done"], ["sup", "2015-01-02", "done"], ["lia", "2015-01-03", "done"]]);
  assert.equal((await stage.received("east")).filter(({ header }) => header["kind"] === "acknowledgement").length, 1);
});

describe("a watch file", () => {
  const file = step(on(1), "north", { by: "lia", fileWatch: { id: "f1", content: listing({ reviewOn: "2015-01-05" }) } });

  test("that nobody reviews runs out on its date, is let go by a name afterwards, and is opened again by a decision", async () => {
    const let_ = step(on(6), "north", { by: "lia", endWatch: { id: "f1", as: "lapsed" } });
    const again = step(on(7), "north", { by: "lia", reopenWatch: { id: "f1", reviewOn: "2015-03-01", reasons: "Met again" } });
    const twice = step(on(8), "north", { by: "lia", reopenWatch: { id: "f1", reviewOn: "2015-04-01", reasons: "Met again" }, refused: "watch-file.open" });
    await using lapsed = await playWhole(between(["north"], [file, let_]));
    assert.deepEqual((await lapsed.rows("north", "watch-file")).map((one) => [one.state, one.closedAt?.slice(0, 10)]), [["lapsed", "2015-01-05"]]);
    await using open = await playWhole(between(["north"], [file, let_, again, twice]));
    assert.deepEqual(await open.missing(), []);
    assert.deepEqual((await open.rows("north", "watch-file")).map((one) => one.state), ["active"]);
    assert.deepEqual((await open.rows("north", "obligation")).filter((one) => one.duty === "renew").map((one) => one.state).sort(), ["lapsed", "open"]);
  });

  test("warns four months before it ends, with its action, what is done else, and everything that hangs on its person", async () => {
    const long = step(on(1), "north", { by: "lia", fileWatch: { id: "f1", content: listing({ reviewOn: "2015-09-01", fallbackAction: "inform-owner" }) } });
    const promise = step(on(2), "north", { by: "lia", promise: { id: "m1", words: "Ask the prosecutor", owner: "sup", due: "2015-12-01T09:00:00Z", person: "f1#p" } });
    await using stage = await playWhole(between(["north"], [long, promise], { end: "2015-06-01T00:00:00Z" }));
    const warned = (await stage.lines("north")).find((one) => one.kind === "lapse");
    assert.deepEqual([warned?.at, warned?.to, warned?.with.includes("m1")], ["2015-05-01T00:00:00.000Z", "Liaison officer", true]);
    assert.deepEqual(warned?.words, ["Ends on 2015-09-01: list, locate, else inform-owner", "Hangs on it: measure: Ask the prosecutor"]);
  });

  test("that was closed asks for one look by a date when its person is met again, however often he is", async () => {
    const close = step(on(2), "north", { by: "lia", endWatch: { id: "f1", as: "closed" } });
    const filed = step(on(1), "north", { by: "lia", fileWatch: { id: "f1", content: listing() } });
    const meet = (day: number, id: string) => send(on(day), "east", "north", id, body("warning", { persons: [traveller] }));
    await using stage = await playWhole(between(["north", "east"], [filed, close, meet(3, "w1"), meet(4, "w2")], { end: on(9) }));
    const looks = (await stage.rows("north", "obligation")).filter((one) => one.duty === "reopen");
    assert.deepEqual(looks.map((one) => [one.owner, one.dueAt, one.overdue > 0]), [["lia", "2015-01-06T09:00:00.000Z", true]]);
    const done = step(on(5), "north", { by: "lia", reopenWatch: { id: "f1", reviewOn: "2015-12-01", reasons: "Met again" } });
    await using reopened = await playWhole(between(["north", "east"], [filed, close, meet(3, "w1"), done]));
    assert.deepEqual((await reopened.rows("north", "obligation")).filter((one) => one.duty === "reopen").map((one) => one.state), ["done"]);
  });

  test("of a person of another state asks whether to tell it; undecided after three days that is raised, and a decision ends it", async () => {
    const severe = step(on(1), "north", { by: "lia", fileWatch: { id: "f1", content: listing({ terrorism: true, persons: [person("Daniel Novak", { nationalities: ["BE", "TR"] })] }) } });
    const decide = step(on(2), "north", { by: "sup", decide: { id: "d1", kind: "not-share", about: "f1", authority: "east", reasons: "It would harm an inquiry" } });
    const undecided = async (steps: readonly Record<string, unknown>[]) => {
      await using stage = await playWhole(between(["north", "east", "south"], steps, { end: on(5) }));
      return (await stage.lines("north")).filter((one) => one.kind === "share-undecided" && one.reasons.includes("house.overdue")).map((one) => [one.at.slice(0, 10), one.with[1]]);
    };
    // The state outside the Union is nobody's default.
    assert.deepEqual(await undecided([severe]), [["2015-01-04", "east"]]);
    assert.deepEqual(await undecided([severe, decide]), []);
  });
});

test("who was briefed on a threat warning stays at home where its author is outside the Union and no gate was passed", async () => {
  const threat = send(on(1), "south", "north", "t1", body("threat", { mustBrief: ["Minister"] }));
  const brief = step(on(1, "10:00"), "north", { by: "sup", brief: { id: "t1", recipient: "minister", words: "In person" } });
  await using stage = await playWhole(between(["north", "south"], [threat, brief, { ...brief, refused: "briefing.done" }]));
  assert.deepEqual(await stage.missing(), []);
  assert.equal((await stage.received("south")).some(({ header }) => header["kind"] === "briefing"), false);
  assert.deepEqual((await stage.rows("north", "obligation")).filter((one) => one.duty === "brief").map((one) => [one.state, one.result]), [["done", "In person"]]);
});

test("a clearing reaches those who were told at second hand, and is confirmed from the far end back", async () => {
  const steps = [
    step(on(1), "north", { by: "lia", fileWatch: { id: "f1", content: listing() } }),
    send(on(2), "north", "east", "w1", body("warning", { persons: [traveller] })),
    step(on(3), "east", { by: "lia", forward: { id: "w1", as: "fw1", to: ["south"], consent: "given", gate: GATE } }),
    step(on(5), "north", { by: "sup", clear: { person: "w1#p", of: "f1#p", tellsApart: { documents: [passport] }, reasons: "Another man" } }),
    step(on(5, "10:00"), "east", { by: "lia", confirmClearing: { id: "w1", words: "Removed" }, refused: "clearing.onward" }),
    step(on(5, "11:00"), "south", { by: "lia", confirmClearing: { id: "fw1", words: "Removed" } }),
    step(on(5, "12:00"), "east", { by: "lia", confirmClearing: { id: "w1", words: "Removed" } }),
  ];
  await using stage = await playWhole(between(["north", "east", "south"], steps, { end: on(9) }));
  assert.deepEqual(await stage.missing(), []);
  const of = async (node: string) => (await stage.lines(node)).filter((one) => one.kind === "cleared").map((one) => one.reasons[0]);
  assert.deepEqual(await of("north"), ["clearing.decided", "clearing.confirmed"]);
  assert.deepEqual(await of("east"), ["clearing.asked", "clearing.confirmed"]);
  assert.deepEqual(await of("south"), ["clearing.asked"]);
  for (const node of ["north", "east", "south"]) assert.equal(stage.node(node).recogniser.search(PersonDescription.parse(person("Daniel Novak", { documents: [passport] })), 5).some((one) => !one.id.startsWith("file@")), false, node);
});
