import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Instant } from "../lib/clock/index.ts";
import { Authority } from "./authority.ts";
import { departureOf, minutesLate, proposals } from "./movement.ts";
import { MessageBody } from "./message.ts";
import { PersonDescription } from "./person.ts";

const authority = (id: string, country: string, kind: string, union = true) => Authority.parse({ id, name: id, country, kind, union, languages: ["en"], timeZone: "UTC" });
const self = authority("brussels", "BE", "spoc");
const peers = [authority("hague", "NL", "police"), authority("hague-spoc", "NL", "spoc"), authority("ankara", "TR", "police", false), authority("hub", "NL", "hub"), authority("paris", "FR", "spoc")];
const person = (more: object = {}) => PersonDescription.parse({ ref: "p", names: [{ text: "A B" }], subjectClass: "suspect", ...more });

describe("a movement is proposed", () => {
  test("to destination, transit, residence and every nationality, each state once", () => {
    const found = proposals(self, peers, [person({ nationalities: ["NL", "FR"], residence: "NL" })], { destination: "NL", transit: ["DE"] });
    assert.deepEqual(found.map((one) => [one.country, one.why, one.authority, one.ticked]), [
      ["NL", ["destination", "residence", "nationality"], "hague-spoc", true],
      ["DE", ["transit"], null, false],
      ["FR", ["nationality"], "paris", true],
    ]);
  });

  test("never to the own state, nor for a bystander", () => {
    assert.deepEqual(proposals(self, peers, [person({ nationalities: ["BE"] }), person({ nationalities: ["FR"], bystander: true })]), []);
  });

  test("to a state outside the Union never by default, and not at all while protection is not known", () => {
    const outside = (protection: string) => proposals(self, peers, [person({ nationalities: ["TR"], protection })]).map((one) => [one.ticked, one.blocked]);
    assert.deepEqual(outside("none"), [[false, false]]);
    for (const protection of ["claimed", "held", "unknown"]) assert.deepEqual(outside(protection), [[false, true]], protection);
  });
});

test("the clock is the departure of a deportation or a departure, and of nothing else", () => {
  const notice = (kind: string) => MessageBody.parse({ kind: "notice", purpose: "x", event: { kind, on: "2015-07-14", departure: "2015-07-14T07:40:00.000Z" } });
  assert.equal(departureOf(notice("deportation")), "2015-07-14T07:40:00.000Z");
  assert.equal(departureOf(notice("crossing")), undefined);
});

test("lateness counts begun minutes", () => {
  assert.equal(minutesLate("2015-07-14T07:40:00.000Z" as Instant, "2015-07-14T13:30:00.000Z" as Instant), 350);
  assert.equal(minutesLate("2015-07-14T07:40:00.000Z" as Instant, "2015-07-14T07:40:00.001Z" as Instant), 1);
  assert.equal(minutesLate("2015-07-14T07:40:00.000Z" as Instant, "2015-07-14T07:00:00.000Z" as Instant), 0);
});
