import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { addressee, bodyOf, decision, duty, factsOf, item, match, nine, NORTH, person, received, sent, signal, SOUTH, watchFile } from "../../test/support/person-facts.ts";
import { chronologyOf, knownThen } from "./chronology.ts";
import type { PersonFacts } from "./person-facts.ts";

const END = nine("2015-11-16");

/** North has an old file; South warns it, North does not answer, and asks itself a year later. */
function facts(more: Partial<PersonFacts> = {}): PersonFacts {
  const claims = [
    { ref: "c1", about: "p", says: { kind: "entry", country: "TR", on: "2013", place: "Edirne" }, basis: "fact", grade: "A2", source: "an official", sourceProtected: true },
    { ref: "c2", about: "p", says: { kind: "other", words: "in touch with fighters" }, basis: "assessment", grade: "B3", saidOn: "2014-11", source: "an informant" },
  ];
  return factsOf(NORTH, "m1#p", {
    watchFiles: [watchFile("f1", nine("2010-10-14"), [person("Émile Martin")], { openedOn: "2010-10-13" })],
    messages: [
      received("m1", "south", "north", nine("2014-12-15"), bodyOf("warning", { persons: [person("Martin Emile"), person("A Clerk", { ref: "q", bystander: true })], claims })),
      sent("m2", "north", ["south"], END, bodyOf("request", { persons: [person("Émile Martin")] }), { draftedAt: nine("2015-11-15") }),
      received("m3", "east", "north", nine("2015-03-02"), bodyOf("notice", { persons: [person("E. Martin")], event: { kind: "deportation", on: "2015-02", place: "Gaziantep", destination: "BE", allegation: "wanted to join\na group" } }), { passage: { channel: "letter", reference: "L/7", receivedBy: "front desk", proof: "officer-note" } }),
    ],
    addressees: [addressee("m2", "south", END)],
    items: [item("m1", "south", nine("2014-12-15"), { takenAt: nine("2014-12-16"), takenBy: "o1", owners: [{ owner: "o2", from: nine("2015-01-20"), by: "o1", reasons: "on leave" }] })],
    obligations: [duty("d1", { message: "m1", self: "north", debtor: "north", creditor: "south" }, 30, nine("2014-12-15"))],
    decisions: [decision("x1", nine("2015-02-20"), { person: "f1#p" })],
    matches: [match("f1#p", "m1#p", nine("2014-12-15")), match("m1#p", "m2#p", END), match("m1#p", "m3#p", nine("2015-03-02"), { state: "candidate" }), match("m1#p", "z#p", END, { state: "near-miss" })],
    signals: [signal("s1", "escalated", nine("2015-01-14"), { rung: 2 }), signal("s2", "delivery", nine("2015-01-14")), signal("s3", "repeat", nine("2015-06-01"), { state: "withdrawn" })],
    ...more,
  });
}

test("the chronology of a person runs over every authority in order of time", () => {
  assert.deepEqual(chronologyOf(facts(), END).lines.map((line) => `${line.at.slice(0, 10)} ${line.kind}: ${line.words}`), [
    "2010-10-13 watch-file.opened: North opened a watch file (S, discreet-check, review on 2016-01-01).",
    "2013 claim.entry: South says entry into TR 2013 at Edirne (A2).",
    "2014-11 claim.other: South, quoting an informant, says in touch with fighters (B3), as an assessment.",
    "2014-12-15 warning.received: South warned North (own-initiative) about “Martin Emile”. Received 2014-12-15 09:00 UTC, receipt given.",
    "2014-12-15 match.found: “Émile Martin” (North) and “Martin Emile” (South) may be one person: 93 of 100. The forenames are the same in another order.",
    "2014-12-16 item.taken: liaison desk took the warning from South.",
    "2015-01-14 duty.missed: The answer that North owed South was due 2015-01-14 09:00 UTC and was not done.",
    "2015-01-14 signal.escalated: Raised to supervisor of the watch: escalated.test. Rung 2.",
    "2015-01-20 item.assigned: The warning from South went to supervisor of the watch: on leave.",
    "2015-02 event.deportation: East reports: deportation, Gaziantep, destination BE. Allegation: wanted to join a group",
    "2015-02-20 decision.release: liaison desk decided: release. Reasons: no ground to keep him. Its check showed 0 matters.",
    "2015-03-02 notice.received: East notified North of an event about “E. Martin”. Received 2015-03-02 09:00 UTC by letter L/7, taken by front desk, note of an officer, no receipt.",
    "2015-03-02 match.found: “Martin Emile” (South) and “E. Martin” (East) may be one person: 93 of 100. The forenames are the same in another order.",
    "2015-11-15 draft.written: North drafted a message (request) to South.",
    "2015-11-16 request.sent: North asked South for information about “Émile Martin”.",
    "2015-11-16 match.found: “Martin Emile” (South) and “Émile Martin” (North) may be one person: 93 of 100. The forenames are the same in another order.",
    "2015-11-16 request.delivered: North asked South for information about “Émile Martin”. Delivered 2015-11-16 09:00 UTC, receipt held.",
  ]);
});

test("what is reached only through an unconfirmed match is marked, and nothing else", () => {
  const { lines, uncertain } = chronologyOf(facts(), END);
  assert.deepEqual(uncertain, ["m3#p"]);
  assert.deepEqual(lines.filter((line) => line.candidate).map((line) => line.kind), ["event.deportation", "notice.received", "match.found"]);
});

test("a line tells when it happened from when it became known", () => {
  const line = chronologyOf(facts(), END).lines.find((one) => one.kind === "claim.entry")!;
  assert.equal(line.precision, "year");
  assert.deepEqual(line.happened, { first: "2013-01-01T00:00:00.000Z", last: "2013-12-31T23:59:59.999Z" });
  assert.equal(line.knownAt, nine("2014-12-15"));
});

test("a letter that was filed later was received then and known later", () => {
  const late = facts({ recordedAt: { m3: nine("2015-11-20") } });
  assert.equal(chronologyOf(late, END).lines.some((line) => line.subject === "m3"), false);
  const line = chronologyOf(late, nine("2015-12-01")).lines.find((one) => one.kind === "notice.received")!;
  assert.deepEqual([line.at, line.knownAt], [nine("2015-03-02"), nine("2015-11-20")]);
});

test("neither a protected source nor the name of an officer or a bystander is in it", () => {
  const text = JSON.stringify(chronologyOf(facts(), END));
  for (const hidden of ["an official", "Secret Name", "Hidden Name", "A Clerk"]) assert.ok(!text.includes(hidden), hidden);
});

test("near misses, withdrawn signals and receipts of signals are no part of it", () => {
  const subjects = chronologyOf(facts(), END).lines.map((line) => line.subject);
  assert.ok(!subjects.some((id) => id.includes("z#p")));
  assert.equal(chronologyOf(facts(), END).lines.filter((line) => line.kind.startsWith("signal.")).length, 1);
});

test("an erased body leaves that there was one", () => {
  const whole = facts();
  const erased = { ...whole, messages: whole.messages.map((one) => (one.id === "m1" ? { ...one, body: undefined as never } : one)) };
  assert.ok(chronologyOf(erased, END).lines.some((line) => line.words.startsWith("South wrote to North; the content is erased.")));
});

describe("a draft", () => {
  test("that was never sent stays in it with whoever holds it", () => {
    const held = sent("m9", "north", ["south"], nine("2015-05-01"), bodyOf("warning"), { status: "draft", heldBy: "o2" });
    const { issuedAt: _issuedAt, ...draft } = held;
    const line = chronologyOf(facts({ messages: [draft] }), END).lines.find((one) => one.kind === "draft.written")!;
    assert.equal(line.words, "North drafted a message (warning) to South; it has not been sent, held by supervisor of the watch.");
  });
});

describe("for any moment", () => {
  const moment = fc.integer({ min: Date.parse("2010-01-01"), max: Date.parse("2016-01-01") }).map((ms) => new Date(ms).toISOString() as typeof END);

  test("the chronology as of it is what the whole one knew by then", () => {
    const whole = chronologyOf(facts(), nine("2016-06-01")).lines;
    fc.assert(fc.property(moment, (at) => {
      assert.deepEqual(chronologyOf(facts(), at).lines, whole.filter((line) => line.knownAt <= at));
    }));
  });

  test("what was known and what was learnt later are apart, and together all that had happened", () => {
    const { lines } = chronologyOf(facts({ recordedAt: { m3: nine("2015-11-20") } }), nine("2016-06-01"));
    fc.assert(fc.property(moment, (at) => {
      const { known, learntLater } = knownThen(lines, at);
      assert.ok(known.every((line) => line.knownAt <= at) && learntLater.every((line) => line.knownAt > at && line.happened.first <= at));
      assert.deepEqual(new Set([...known, ...learntLater].filter((line) => line.happened.first <= at)), new Set(lines.filter((line) => line.happened.first <= at)));
    }));
  });
});

test("the order of the facts never matters, and every line has its own id", () => {
  const whole = facts();
  const expected = chronologyOf(whole, END);
  assert.equal(new Set(expected.lines.map((line) => line.id)).size, expected.lines.length);
  const turned = Object.fromEntries(Object.entries(whole).map(([key, value]) => [key, Array.isArray(value) ? value.toReversed() : value])) as unknown as PersonFacts;
  assert.deepEqual(chronologyOf(turned, END), expected);
});

test("the same matter seen from the sender shows the receipt it holds and the answer it never got", () => {
  const south = factsOf(SOUTH, "m1#p", {
    messages: [sent("m1", "south", ["north"], nine("2014-12-15"), bodyOf("warning", { persons: [person("Martin Emile")] }))],
    addressees: [addressee("m1", "north", nine("2014-12-15"))],
    obligations: [duty("d1", { message: "m1", self: "south", debtor: "north", creditor: "south" }, 30, nine("2014-12-15"))],
  });
  assert.deepEqual(chronologyOf(south, END).lines.map((line) => `${line.authority}: ${line.words}`), [
    "south: South warned North (own-initiative) about “Martin Emile”.",
    "north: South warned North (own-initiative) about “Martin Emile”. Delivered 2014-12-15 09:00 UTC, receipt held.",
    "north: The answer that North owed South was due 2015-01-14 09:00 UTC and was not done.",
  ]);
});
