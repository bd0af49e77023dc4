import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Claim } from "./claim.ts";
import type { PlacedClaim } from "./claim.ts";
import { passingsOf, unprovenPassing } from "./passing.ts";

function said(from: string, to: string, more: { readonly happened?: boolean; readonly about?: string } = {}): PlacedClaim {
  const claim = Claim.parse({ ref: "c", says: { kind: "communication", event: "m1", from, to, happened: more.happened ?? true, as: "message" }, basis: "fact", ...(more.about === undefined ? {} : { about: "p" }) });
  return { id: "cable#c", source: "cable", provider: "north", knownAt: "2000-01-06T00:00:00.000Z", claim, ...(more.about === undefined ? {} : { about: more.about }) };
}

const draft = { id: "m1", direction: "out", from: "north", to: ["south"], status: "draft" } as const;
const issued = { ...draft, status: "issued" } as const;
const reached = (deliveredAt: string | null, to = "south") => ({ message: "m1", to, deliveredAt, passage: null });

test("only what this authority is said to have passed on, or to have been passed, is looked at", () => {
  const claims = [said("north", "south"), said("south", "north"), said("south", "east"), said("north", "south", { happened: false })];
  assert.deepEqual(passingsOf(claims, "north").map((one) => [one.way, one.other]), [["out", "south"], ["in", "south"]]);
});

describe("what is said to have been passed on", () => {
  const [out] = passingsOf([said("north", "south")], "north");
  const of = (...args: Parameters<typeof unprovenPassing> extends [unknown, ...infer R] ? R : never) => unprovenPassing(out!, ...args);

  test("is contradicted by a draft that never left", () => assert.deepEqual(of([draft], []), { rule: "communication.no-receipt", drafts: ["m1"], sent: [] }));
  test("is contradicted by a message without a receipt", () => assert.deepEqual(of([issued], [reached(null)])?.sent, ["m1"]));
  test("is not contradicted once the receipt is there", () => assert.equal(of([issued], [reached("2000-01-06T00:00:00.000Z")]), undefined));
  test("is not proven by the receipt of somebody else", () => assert.notEqual(of([issued], [reached("2000-01-06T00:00:00.000Z", "east")]), undefined));
  test("is not contradicted by a channel that gives no receipt", () => assert.equal(of([issued], [{ ...reached(null), passage: { channel: "letter", proof: "none" } }]), undefined));
  test("is left alone where it means nothing known here", () => assert.equal(of([], []), undefined));
  test("is contradicted where a person is named and nothing was ever sent", () => {
    const [about] = passingsOf([said("north", "south", { about: "file@f#p" })], "north");
    assert.deepEqual(unprovenPassing(about!, [], []), { rule: "communication.no-receipt", drafts: [], sent: [] });
  });
});

test("what we are said to have been told is contradicted when nothing of the kind came", () => {
  const [into] = passingsOf([said("south", "north", { about: "file@f#p" })], "north");
  assert.equal(unprovenPassing(into!, [], [])?.rule, "communication.not-received");
  assert.equal(unprovenPassing(into!, [{ id: "m1", direction: "in", from: "south", to: ["north"], status: "received" }], []), undefined);
});
