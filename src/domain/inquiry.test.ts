import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { addressee, bodyOf, decision, duty, EAST, factsOf, item, match, nine, NORTH, person, received, sent, signal, SOUTH, watchFile } from "../../test/support/person-facts.ts";
import { unwrap } from "../lib/base/result.ts";
import type { PartialDate } from "../lib/clock/index.ts";
import { inquiryOf } from "./inquiry.ts";
import { mergeInquiries } from "./inquiry-merge.ts";
import type { Juncture } from "./juncture.ts";
import { hold } from "./obligation.ts";
import type { PersonFacts } from "./person-facts.ts";

const END = nine("2015-11-16");
const toSouth = (id: string, message: string, days: number, start = nine("2014-12-15"), more = {}) => duty(id, { message, self: "north", debtor: "north", creditor: "south" }, days, start, more);

/** North has an old file and is warned twice by South, with a letter of East in between that it files late. */
function north(more: Partial<PersonFacts> = {}): PersonFacts {
  const claims = [{ ref: "c1", about: "p", says: { kind: "other", words: "in touch with fighters" }, basis: "assessment", source: "an informant", sourceProtected: true }];
  return factsOf(NORTH, "m1#p", {
    watchFiles: [watchFile("f1", nine("2010-10-14"), [person("Émile Martin")], { openedOn: "2010-10-13" })],
    messages: [
      received("m1", "south", "north", nine("2014-12-15"), bodyOf("warning", { persons: [person("Martin Emile")], claims })),
      received("m2", "south", "north", nine("2015-06-10"), bodyOf("warning", { persons: [person("Martin Emile")] })),
      received("m3", "east", "north", nine("2015-03-02"), bodyOf("notice", { persons: [person("E. Martin")], event: { kind: "stop", on: "2015-02" } }), { passage: { channel: "letter", proof: "none" } }),
      sent("m4", "north", ["south"], nine("2015-11-14"), bodyOf("request", { persons: [person("Émile Martin")] }), { unansweredBefore: ["m1", "m2"], approvedBy: "o2" }),
      sent("m5", "north", ["south"], nine("2015-11-15"), bodyOf("answer", { about: "m2", outcome: "known" }), { approvedBy: "o2" }),
    ],
    recordedAt: { m3: nine("2015-11-15") },
    addressees: [addressee("m4", "south", nine("2015-11-14")), addressee("m5", "south", nine("2015-11-15"), { state: "queued", deliveredAt: null })],
    items: [item("m1", "south", nine("2014-12-15"), { owners: [{ owner: "o1", from: nine("2014-12-15"), by: "node", reasons: "on duty" }, { owner: "o2", from: nine("2015-01-10"), by: "o1", reasons: "on leave" }], owner: "o2" })],
    obligations: [toSouth("d1", "m1", 30), toSouth("d2", "m2", 30, nine("2015-06-10"), { state: "done", settledAt: nine("2015-11-15"), settledBy: "m5" })],
    decisions: [decision("x1", nine("2015-02-20"), { person: "f1#p" })],
    matches: [match("f1#p", "m1#p", nine("2015-01-01")), match("m1#p", "m2#p", nine("2015-06-10")), match("m1#p", "m3#p", nine("2015-11-15"), { state: "candidate" }), match("m1#p", "m4#p", nine("2015-11-14"))],
    signals: [signal("s1", "escalated", nine("2015-01-14"), { with: ["d1"], rung: 2 })],
    ...more,
  });
}

function juncture(facts: PersonFacts, id: string, asOf = END): Juncture {
  const found = inquiryOf(facts, asOf).junctures.find((one) => one.id === id);
  assert.ok(found, `a juncture ${id}`);
  return found;
}

test("an inquiry runs from juncture to juncture", () => {
  assert.deepEqual(inquiryOf(north(), END).junctures.map((one) => `${one.at.slice(0, 10)} ${one.id}: ${one.words}`), [
    "2014-12-15 warning.received|m1: South warned North (own-initiative) about “Martin Emile”. Received 2014-12-15 09:00 UTC, receipt given. On file then: 0, and 1 more not recognised as this person. Owed then: The answer that North owed South, due 2015-01-14 09:00 UTC. The answer that North owed South had not come by 2015-11-16 09:00 UTC. Late by 306 days (440,640 minutes), still owed on 2015-11-16.",
    "2015-01-14 duty.missed|d1: The answer that North owed South was due 2015-01-14 09:00 UTC and was not done. On file then: 3. The answer that North owed South had not come by 2015-11-16 09:00 UTC. Late by 306 days (440,640 minutes), still owed on 2015-11-16.",
    "2015-01-14 signal.escalated|m1|s1: Raised to supervisor of the watch: escalated.test. Rung 2. On file then: 3. The answer that North owed South had not come by 2015-11-16 09:00 UTC. Late by 306 days (440,640 minutes), still owed on 2015-11-16.",
    "2015-02-20 decision.release|x1: liaison desk decided: release. Reasons: no ground to keep him. Its check showed 0 matters. On file then: 3. Learnt later of the time before: 1. Owed then: The answer that North owed South, missed 2015-01-14 09:00 UTC.",
    "2015-03-02 notice.received|m3: East notified North of an event about “E. Martin”. Received 2015-03-02 09:00 UTC by letter, nothing proves it. Recorded here 2015-11-15 09:00 UTC. On file then: 0, and 4 more not recognised as this person. Owed then: The answer that North owed South, missed 2015-01-14 09:00 UTC.",
    "2015-06-10 warning.received|m2: South warned North (own-initiative) about “Martin Emile”. Received 2015-06-10 09:00 UTC, receipt given. On file then: 4. Learnt later of the time before: 2. Owed then: The answer that North owed South, missed 2015-01-14 09:00 UTC; The answer that North owed South, due 2015-07-10 09:00 UTC. Settled 2015-11-15 09:00 UTC: answer, by liaison desk with supervisor of the watch. Late by 128 days (184,320 minutes).",
    "2015-07-10 duty.missed|d2: The answer that North owed South was due 2015-07-10 09:00 UTC and was not done. On file then: 5. Learnt later of the time before: 2. Owed then: The answer that North owed South, missed 2015-01-14 09:00 UTC. Settled 2015-11-15 09:00 UTC: answer, by liaison desk with supervisor of the watch. Late by 128 days (184,320 minutes).",
    "2015-11-14 request.sent|m4: North asked South for information about “Émile Martin”. On file then: 5. Learnt later of the time before: 2. Owed then: The answer that North owed South, missed 2015-01-14 09:00 UTC; The answer that North owed South, missed 2015-07-10 09:00 UTC. Attached: m1, m2, unanswered before.",
  ]);
});

describe("a juncture", () => {
  test("tells what was on file from what was on file under a name not yet recognised", () => {
    const warned = juncture(north(), "warning.received|m1");
    assert.deepEqual([warned.knownThen, warned.notRecognised], [[], ["watch-file.opened|f1"]]);
    const recognised = juncture(north({ matches: [match("f1#p", "m1#p", nine("2014-12-15"))] }), "warning.received|m1");
    assert.deepEqual([recognised.knownThen, recognised.notRecognised], [["watch-file.opened|f1"], []]);
  });

  test("tells what had happened and was learnt only later", () => {
    assert.deepEqual(juncture(north(), "warning.received|m2").learntLater, ["event.stop|m3", "notice.received|m3"]);
    assert.deepEqual(juncture(north({ recordedAt: {} }), "warning.received|m2").learntLater, []);
  });

  test("of two messages at one instant knows neither through the other", () => {
    const same = (id: string) => received(id, "south", "north", nine("2014-12-15"), bodyOf("warning", { persons: [person("Martin Emile")] }));
    const given = north({ messages: [same("m1"), same("m2")], matches: [match("m1#p", "m2#p", nine("2014-12-15"))], watchFiles: [] });
    for (const id of ["m1", "m2"]) assert.deepEqual(juncture(given, `warning.received|${id}`).knownThen, []);
  });

  test("shows a due date as it stood before it was held, and the lateness of what came in the end", () => {
    const plain = toSouth("d1", "m1", 30);
    const held = { ...plain, ...unwrap(hold(plain, nine("2015-01-02"), nine("2015-03-01"), "the judge is asked")), state: "done" as const, settledAt: nine("2015-03-02"), settledBy: "m5" };
    const given = north({ obligations: [held], watchFiles: [], decisions: [decision("x1", nine("2015-02-20"), { person: "m1#p" })] });
    assert.equal(juncture(given, "warning.received|m1").owed[0]!.due, nine("2015-01-14"));
    assert.equal(juncture(given, "decision.release|x1").owed[0]!.due, nine("2015-03-01"));
    assert.equal(juncture(given, "warning.received|m1").lateness!.words, "late by 1 day (1,440 minutes)");
    assert.equal(juncture(given, "warning.received|m1", nine("2015-02-01")).lateness, null);
    assert.equal(juncture(given, "warning.received|m1", nine("2015-01-01")).lateness, null);
    assert.equal(juncture(given, "warning.received|m1", "2015-03-01T10:00:00.000Z" as typeof END).lateness!.words, "late by 60 minutes, still owed on 2015-03-01");
  });

  test("names the post in whose hands it was at that moment", () => {
    assert.equal(juncture(north(), "warning.received|m1").post, "liaison desk");
    assert.equal(juncture(north(), "duty.missed|d1").post, "supervisor of the watch");
    assert.equal(juncture(north(), "signal.escalated|m1|s1").post, "supervisor of the watch");
    assert.equal(juncture(north(), "decision.release|x1").post, "liaison desk");
  });

  test("shows its duties as they stood then, with their basis", () => {
    const [owed] = juncture(north(), "warning.received|m1").owed;
    assert.deepEqual([owed!.due, owed!.missed, owed!.basis], [nine("2015-01-14"), false, "heed rule 2"]);
    assert.equal(juncture(north(), "decision.release|x1").owed[0]!.missed, true);
  });

  test("lists what the law allowed, the gate only towards a partner outside the Union", () => {
    const codes = (id: string) => juncture(north(), id).options.map((one) => one.code);
    assert.deepEqual(codes("warning.received|m1"), ["acknowledge", "dispose", "check", "watch", "measure", "share", "clarify", "lapse", "gate"]);
    assert.ok(!codes("notice.received|m3").includes("gate"));
    assert.ok(codes("decision.release|x1").includes("release"));
    for (const one of inquiryOf(north(), END).junctures) assert.ok(one.options.length > 0 && one.options.every((option) => option.basis !== ""));
  });

  test("compares with what the unit had in the twelve months before, without naming anybody", () => {
    const unit = (id: string, openedAt: string, state: "answered" | "open" | "lapsed", settledAt: string | null) => ({ id, kind: "warning" as const, openedAt, state, settledAt });
    const unitItems = [unit("m1", nine("2014-12-15"), "open", null), unit("u1", nine("2014-12-14"), "answered", nine("2014-12-20")), unit("u2", nine("2014-01-01"), "lapsed", nine("2014-02-01")), unit("u3", nine("2014-06-01"), "answered", nine("2016-01-01")), unit("u4", nine("2013-12-01"), "answered", nine("2014-01-01")), { ...unit("u5", nine("2014-06-01"), "open", null), kind: "request" as const }];
    assert.deepEqual(juncture(north({ unitItems }), "warning.received|m1").comparable, { items: 3, answered: 1, refused: 0, lapsed: 1, withdrawn: 0, closed: 0, open: 1 });
    assert.equal(juncture(north({ unitItems }), "duty.missed|d1").comparable, null);
    assert.equal(juncture(north(), "warning.received|m1").comparable, null);
  });

  test("names the contradictions that stood at that moment, not those that came later", () => {
    const born = (text: string, on: string) => person(text, { births: [{ date: on }] });
    const given = north({
      watchFiles: [watchFile("f1", nine("2010-10-14"), [born("Émile Martin", "1985-11-21")])],
      messages: [received("m1", "south", "north", nine("2014-12-15"), bodyOf("warning", { persons: [born("Martin Emile", "1985")] })), received("m2", "south", "north", nine("2015-06-10"), bodyOf("warning", { persons: [born("Martin Emile", "1986")] }))],
    });
    assert.deepEqual(juncture(given, "warning.received|m1").contradictions, []);
    assert.deepEqual(juncture(given, "warning.received|m2").contradictions, inquiryOf(given, END).contradictions.map((one) => one.key));
    assert.equal(juncture(given, "warning.received|m2").contradictions.length, 1);
  });

  test("names the ground of a refusal", () => {
    const refusal = sent("m6", "north", ["south"], nine("2015-01-10"), bodyOf("refusal", { about: "m1", ground: "not-available", scope: "all of it" }), { approvedBy: "o2" });
    const refused = north({ messages: [...north().messages, refusal], obligations: [toSouth("d1", "m1", 30, nine("2014-12-15"), { state: "done", settledAt: nine("2015-01-10"), settledBy: "m6" })] });
    assert.deepEqual(juncture(refused, "warning.received|m1").outcome, { code: "refusal", at: nine("2015-01-10"), by: "liaison desk with supervisor of the watch", words: "Settled 2015-01-10 09:00 UTC: refusal, on the ground not-available, by liaison desk with supervisor of the watch." });
  });

  test("is an encounter where an officer of our own met him, on a day known only by its month", () => {
    const notice = sent("m7", "north", ["east"], nine("2015-05-01"), bodyOf("notice", { persons: [person("Martin Emile")], event: { kind: "questioning", on: "2015-04" } }));
    const met = juncture(north({ messages: [...north().messages, notice], matches: [match("m1#p", "m7#p", nine("2015-05-01"))] }), "event.questioning|m7");
    assert.deepEqual([met.situation, met.precision, met.at], ["encounter", "month", "2015-04"]);
  });
});

describe("lateness", () => {
  function check(name: string, settledAt: string | null, imprecise: Record<string, string>, expected: readonly [least: number, most: number, words: string] | null, more: object = {}): void {
    test(name, () => {
      const given = north({ obligations: [toSouth("d1", "m1", 30, nine("2014-12-15"), { ...(settledAt === null ? {} : { state: "done" as const, settledAt: settledAt as never, settledBy: "m5" }), ...more })], imprecise: imprecise as Record<string, PartialDate> });
      const { lateness } = juncture(given, "warning.received|m1");
      assert.deepEqual(lateness === null ? null : [lateness.days.least, lateness.days.most, lateness.words], expected);
    });
  }
  check("is none on the instant", "2015-01-14T09:00:00.000Z", {}, null);
  check("counts a begun minute, in minutes below a day", "2015-01-14T09:00:01.000Z", {}, [1, 1, "late by 1 minute"]);
  check("counts minutes", "2015-01-14T14:50:00.000Z", {}, [1, 1, "late by 350 minutes"]);
  check("counts begun days", "2015-01-15T09:01:00.000Z", {}, [2, 2, "late by 2 days (1,441 minutes)"]);
  check("is a range where the receipt is known to the month", "2015-02-14T09:00:00.000Z", { m1: "2014-12" }, [15, 46, "late by 15 to 46 days"]);
  check("may be none where the range begins in time", "2015-01-20T09:00:00.000Z", { m1: "2014-12" }, [0, 21, "late by up to 21 days, or not at all"]);
  check("is a range where the answer is known to the day", "2015-01-16T09:00:00.000Z", { m5: "2015-01-16" }, [2, 3, "late by 2 to 3 days"]);
});

test("gaps and what travelled outside Heed are named first", () => {
  const { gaps, outside } = inquiryOf(north(), END);
  assert.deepEqual(gaps.map((one) => `${one.code}: ${one.words}`), [
    "delivery.unproven: Nothing proves that the notice of East reached North.",
    "delivery.unproven: Nothing proves that the answer of North reached South.",
    "identity.unconfirmed: Nobody has confirmed that m3#p describes this person.",
  ]);
  assert.deepEqual(outside.map((one) => one.words), ["Outside Heed: notice from East to North, 2015-03-02 09:00 UTC, by letter; nothing proves it."]);
});

test("a draft never sent and erased content are gaps too", () => {
  const { issuedAt: _issuedAt, ...draft } = sent("m8", "north", ["south"], nine("2015-05-01"), bodyOf("warning"), { status: "draft", heldBy: "o2" });
  const whole = north();
  const { gaps } = inquiryOf(north({ messages: [...whole.messages.map((one) => (one.id === "m2" ? { ...one, body: undefined as never } : one)), draft] }), END);
  assert.ok(gaps.some((one) => one.words === "The content of m2 is erased; that it was on file is not."));
  assert.ok(gaps.some((one) => one.words === "Drafted 2015-05-01 09:00 UTC to South and not sent by 2015-11-16 09:00 UTC, held by supervisor of the watch."));
});

test("neither names of officers nor protected sources are in it", () => {
  const text = JSON.stringify(inquiryOf(north(), END));
  for (const hidden of ["Secret Name", "Hidden Name", "an informant"]) assert.ok(!text.includes(hidden), hidden);
});

test("at any earlier date it tells nothing that came after", () => {
  const days = fc.integer({ min: Date.parse("2014-12-01"), max: Date.parse("2015-12-01") }).map((ms) => new Date(ms).toISOString() as typeof END);
  fc.assert(fc.property(days, (asOf) => {
    const { junctures, lines, deliveries } = inquiryOf(north(), asOf);
    const ids = new Set(lines.map((line) => line.id));
    for (const one of junctures) {
      assert.ok([...one.knownThen, ...one.notRecognised, ...one.learntLater].every((id) => ids.has(id)));
      assert.ok(one.happened.first <= asOf);
      assert.ok(one.outcome?.at == null || one.outcome.at <= asOf);
      assert.ok(one.knownThen.every((id) => lines.find((line) => line.id === id)!.knownAt < one.happened.first));
    }
    for (const one of deliveries) assert.ok(one.deliveredAt === null || one.deliveredAt <= asOf);
  }));
});

/** What South kept of the same matter. */
function south(): PersonFacts {
  return factsOf(SOUTH, "m1#p", {
    messages: [sent("m1", "south", ["north"], nine("2014-12-15"), bodyOf("warning", { persons: [person("Martin Emile")] })), sent("m2", "south", ["north"], nine("2015-06-10"), bodyOf("warning", { persons: [person("Martin Emile")] })), sent("m0", "south", ["north"], nine("2014-11-01"), bodyOf("warning", { persons: [person("Martin Emile")] }))],
    addressees: [addressee("m1", "north", nine("2014-12-15")), addressee("m2", "north", nine("2015-06-10")), addressee("m0", "north", nine("2014-11-01"))],
    obligations: [duty("d9", { message: "m1", self: "south", debtor: "north", creditor: "south" }, 30, nine("2014-12-15"))],
    matches: [match("m1#p", "m2#p", nine("2015-06-10")), match("m0#p", "m1#p", nine("2014-12-15"))],
  });
}

describe("merged", () => {
  const parts = [{ node: "north", inquiry: inquiryOf(north(), END) }, { node: "south", inquiry: inquiryOf(south(), END) }];

  test("a message and a duty of two nodes are one juncture with two views, in order of time", () => {
    const { junctures } = mergeInquiries(parts);
    assert.deepEqual(junctures.slice(0, 3).map((one) => [one.matter, one.views.map((view) => `${view.node} ${view.juncture.situation}`)]), [
      ["message|m0", ["south information-sent"]],
      ["message|m1", ["north information-arrived", "south information-sent"]],
      ["duty|m1|north|answer|1", ["north duty-missed", "south duty-missed-by-another"]],
    ]);
    assert.deepEqual(junctures.map((one) => one.views[0]!.juncture.happened.first), junctures.map((one) => one.views[0]!.juncture.happened.first).toSorted());
  });

  test("a node that did not open and a delivery that its addressee does not show come first", () => {
    const { gaps, nodes } = mergeInquiries(parts);
    assert.deepEqual(nodes, ["north", "south"]);
    assert.deepEqual(gaps.slice(0, 2).map((one) => [one.code, one.subject]), [["node.missing", "east"], ["delivery.denied", "m0>north"]]);
  });

  test("sender and addressee stand side by side for each delivery", () => {
    const found = mergeInquiries(parts).deliveries.find((one) => one.message === "m1")!;
    assert.deepEqual([found.sender?.proof, found.addressee?.proof], ["heed-receipt", "heed-receipt"]);
  });

  test("a receipt that comes after the date of the inquiry proves nothing yet", () => {
    const slow = { ...south(), addressees: [addressee("m1", "north", nine("2014-12-15"), { deliveredAt: nine("2014-12-18") })] };
    const proof = (asOf: typeof END) => inquiryOf(slow, asOf).deliveries.map((one) => [one.deliveredAt, one.proof]);
    assert.deepEqual([proof(nine("2014-12-16")), proof(END)], [[[null, "none"]], [[nine("2014-12-18"), "heed-receipt"]]]);
  });

  test("one node alone tells the other's delay and its own proof of delivery", () => {
    const { junctures, gaps } = mergeInquiries(parts.slice(1));
    assert.ok(gaps.some((one) => one.code === "node.missing" && one.subject === "north"));
    assert.ok(!gaps.some((one) => one.code === "delivery.denied"), "who has not opened denies nothing");
    assert.equal(junctures.find((one) => one.matter.startsWith("duty|"))!.views[0]!.juncture.lateness!.days.most, 306);
  });

  test("the order of the parts never matters, and the later of two parts of one node counts", () => {
    const old = { node: "north", inquiry: inquiryOf(north(), nine("2014-12-20")) };
    assert.deepEqual(mergeInquiries([...parts, old].toReversed()), mergeInquiries(parts));
  });

  test("a delivery that only its addressee can prove is no gap", () => {
    const sender = factsOf(EAST, "m3#p", { messages: [sent("m3", "east", ["south"], nine("2015-03-02"), bodyOf("warning", { persons: [person("E. Martin")] }))], addressees: [addressee("m3", "south", nine("2015-03-02"), { deliveredAt: null })] });
    const receiver = factsOf(SOUTH, "m3#p", { messages: [received("m3", "east", "south", nine("2015-03-02"), bodyOf("warning", { persons: [person("E. Martin")] }))] });
    const [east, got] = [{ node: "east", inquiry: inquiryOf(sender, END) }, { node: "south", inquiry: inquiryOf(receiver, END) }];
    assert.ok(mergeInquiries([east]).gaps.some((one) => one.code === "delivery.unproven"));
    assert.deepEqual(mergeInquiries([east, got]).gaps, []);
  });
});
