import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { MessageBody } from "../../../domain/message.ts";
import { emptyClaim } from "./claim-draft.ts";
import { bodyOf, emptyMessage, momentTyped } from "./message-draft.ts";
import type { MessageDraft, OpeningKind } from "./message-draft.ts";
import { emptyPerson } from "./person-draft.ts";

const zone = "Europe/Istanbul";

function written(kind: OpeningKind): MessageDraft {
  return {
    ...emptyMessage(kind, "en"),
    title: "A traveller",
    text: "In words",
    purpose: "Prevention of terrorist offences",
    terrorism: true,
    sought: "What is held",
    facts: "He travelled",
    reasonsToBelieve: "He was there",
    connection: "He is the traveller",
    eventKind: "deportation",
    eventOn: "2015-07-14",
    destination: "nl",
    departure: "2015-07-14 10:40",
    mustBrief: "The minister\nThe head of police",
    persons: [{ ...emptyPerson("p1"), name: "Omar Ismail Mostefai", subjectClass: "suspect" }],
    claims: [{ ...emptyClaim("c1", "p1"), kind: "entry", country: "tr", on: "2013", place: "Edirne", grade: "B2", basis: "fact" }],
  };
}

describe("a message as typed", () => {
  for (const kind of ["request", "warning", "notice", "threat"] as const) {
    test(`is a ${kind} that the node takes`, () => {
      const read = bodyOf(written(kind), zone);
      assert.ok("body" in read, JSON.stringify(read));
      const body = MessageBody.parse(read.body);
      assert.equal(body.kind, kind);
      assert.deepEqual(body.claims[0]?.says, { kind: "entry", country: "TR", on: "2013", place: "Edirne" });
    });
  }

  test("carries the departure as the instant that the local clocks showed", () => {
    const read = bodyOf(written("notice"), zone);
    assert.ok("body" in read && read.body.kind === "notice");
    assert.deepEqual([read.body.event.departure, read.body.event.destination], ["2015-07-14T07:40:00.000Z", "NL"]);
  });

  test("names what is missing in the words of its fields", () => {
    const read = bodyOf({ ...emptyMessage("request", "en"), urgent: true }, zone);
    assert.ok("faults" in read);
    for (const what of ["Purpose", "Ground of urgency", "Why it is urgent", "Information sought", "Facts", "Person 1"]) assert.ok(read.faults.some((fault) => fault.startsWith(what)), what);
  });

  test("says which date cannot be read", () => {
    const read = bodyOf({ ...written("notice"), eventOn: "14/07/2015" }, zone);
    assert.ok("faults" in read);
    assert.match(read.faults.join(), /When cannot be read: 14\/07\/2015/);
  });

  test("a claim without what its kind needs is named, not dropped", () => {
    const read = bodyOf({ ...written("warning"), claims: [{ ...emptyClaim("c1", "p1"), kind: "entry", on: "2013" }] }, zone);
    assert.deepEqual(read, { faults: ["Claim 1 must be filled in."] });
  });
});

test("a moment is a day, a month, a year or a local time to the minute", () => {
  assert.deepEqual(["2015", "2015-07", "2015-07-14", "2015-07-14 10:40", "10:40", "14.07.2015"].map((typed) => momentTyped(typed, zone)), ["2015", "2015-07", "2015-07-14", "2015-07-14T07:40:00.000Z", undefined, undefined]);
});
