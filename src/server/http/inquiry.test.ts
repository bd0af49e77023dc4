import assert from "node:assert/strict";
import { test } from "node:test";
import * as contract from "../../contract/inquiry.ts";
import * as messages from "../../contract/messages.ts";
import * as staff from "../../contract/staff.ts";
import { authority, officer } from "../../../test/support/bare-node.ts";
import { serveNode } from "../../../test/support/served-node.ts";

const purpose = "parliamentary inquiry";
const mandate = { reference: "2015/7", body: "Commission of inquiry", legalBasis: "Rules of the house", subject: { kind: "case" as const, threads: ["w1"] }, period: { from: "2014-01-01", to: "2015-12-31" }, nodes: ["be", "fr"], clearance: "classified" as const, expiresAt: "2016-01-01T00:00:00Z" };

async function unit() {
  const here = await serveNode({ self: "be", officers: [officer("liz", "liaison"), officer("ona", "oversight"), officer("dan", "dpo")], peers: [authority("fr")] });
  const [liz, ona, dan] = await Promise.all([here.client("liz"), here.client("ona"), here.client("dan")]);
  for (const id of ["w1", "w2"]) {
    const wire = { id, thread: id, version: 1, issuedAt: here.now, body: { kind: "warning" as const, purpose: "prevention", persons: [{ ref: "p", names: [{ text: `Person of ${id}` }], subjectClass: "suspect" as const }] } };
    const filed = await liz.call(messages.fileReceived, { body: { from: "fr", wire, passage: { channel: "letter", proof: "officer-note" } } });
    assert.ok(filed.ok, JSON.stringify(filed));
  }
  return { liz, ona, dan, [Symbol.asyncDispose]: () => here[Symbol.asyncDispose]() };
}

test("oversight is given the pack of what its mandate covers and nothing else, and the opening is on record", async () => {
  await using at = await unit();
  const opened = await at.ona.call(contract.openInquiry, { body: { mandate }, purpose, case: "2015/7" });
  assert.ok(opened.ok, JSON.stringify(opened));
  const files = new Map(opened.value.files.map((one) => [one.name, Buffer.from(one.bytes, "base64")]));
  assert.equal(files.get("inquiry.pdf")!.subarray(0, 5).toString(), "%PDF-");
  const report = files.get("inquiry.json")!.toString("utf8");
  assert.ok(report.includes("Person of w1") && !report.includes("Person of w2"));
  assert.ok(!files.get("publishable/inquiry.json")!.toString("utf8").includes("Person of w1"));
  assert.ok(report.includes("has opened nothing to this inquiry") || report.includes("has not opened its node"), "the other node is a gap");
  assert.ok(report.includes("Outside Heed"), "a letter is no delivery of a node");
  const readings = await at.dan.call(staff.readConsultations, { query: { limit: 10 }, purpose });
  assert.ok(readings.ok && readings.value.some((one) => one.action === "readInquiry" && one.asked.includes("Commission of inquiry, 2015/7") && one.case === "2015/7"));
});

test("nothing is opened beyond the mandate, or to somebody who may not ask", async () => {
  await using at = await unit();
  const code = async (who: typeof at.ona, change: object) => {
    const opened = await who.call(contract.openInquiry, { body: { mandate: { ...mandate, ...change } }, purpose, case: "2015/7" });
    return opened.ok ? "opened" : opened.error.code;
  };
  assert.equal(await code(at.ona, { expiresAt: "2014-01-01T00:00:00Z" }), "mandate.expired");
  assert.equal(await code(at.ona, { nodes: ["fr"] }), "mandate.node");
  assert.equal(await code(at.ona, { period: { from: "2020-01-01", to: "2020-12-31" } }), "mandate.period");
  assert.equal(await code(at.ona, { clearance: "cosmic" }), "request.invalid");
  assert.equal(await code(at.liz, {}), "authorisation.denied");
});
