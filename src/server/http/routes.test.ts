import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { z } from "zod";
import type { Result } from "../../lib/base/result.ts";
import { addMs } from "../../lib/clock/index.ts";
import * as decisions from "../../contract/decisions.ts";
import * as desk from "../../contract/desk.ts";
import * as items from "../../contract/items.ts";
import * as matches from "../../contract/matches.ts";
import * as messages from "../../contract/messages.ts";
import * as persons from "../../contract/persons.ts";
import * as staff from "../../contract/staff.ts";
import * as watchFiles from "../../contract/watch-files.ts";
import type { PersonDescription } from "../../domain/person.ts";
import type { Problem } from "../../contract/route.ts";
import { ENVELOPE_TYPE } from "../../lib/envelope/index.ts";
import { deliverDue } from "../../service/delivery.ts";
import type { Transport } from "../../service/delivery.ts";
import { officer } from "../../../test/support/bare-node.ts";
import { serveNode } from "../../../test/support/served-node.ts";
import type { ServedNode } from "../../../test/support/served-node.ts";

const STAFF = [officer("liz", "liaison"), officer("sam", "supervisor"), officer("root", "administrator"), officer("dora", "dpo")];
const paris = await serveNode({ self: "fr", officers: STAFF });
const brussels = await serveNode({ self: "be", officers: STAFF, peers: [paris.node.self] });
after(async () => {
  await paris[Symbol.asyncDispose]();
  await brussels[Symbol.asyncDispose]();
});

const purpose = "prevention of terrorism";
const suspect: z.input<typeof PersonDescription> = { ref: "p1", names: [{ text: "Ismaël Omar Mostefaï" }], births: [{ date: "1985-11-21" }], subjectClass: "suspect" };
const brother: z.input<typeof PersonDescription> = { ref: "p2", names: [{ text: "Karim Mostefai" }], subjectClass: "contact" };

test("a warning goes from a draft to an answer and its end, over the interface of both nodes", async () => {
  const root = await paris.client("root");
  done(await root.call(staff.recordAuthority, { params: { id: "be" }, body: { ...brussels.node.self, id: "be" } }));
  const author = await paris.client("liz");
  const supervisor = await paris.client("sam");

  const draft = done(await author.call(messages.draftMessage, { body: { id: "w1", to: ["be"], body: { kind: "warning", purpose, title: "Four men", persons: [suspect, brother], links: [{ a: "p1", b: "p2", kind: "kin" }], claims: [{ ref: "c1", about: "p1", says: { kind: "entry", country: "TR", on: "2013" }, basis: "fact" }] } }, key: "draft-1" }));
  assert.equal(draft.status, "draft");
  const again = done(await author.call(messages.draftMessage, { body: { id: "w1", to: ["be"], body: { kind: "warning", purpose, title: "Four men", persons: [suspect, brother], links: [{ a: "p1", b: "p2", kind: "kin" }], claims: [{ ref: "c1", about: "p1", says: { kind: "entry", country: "TR", on: "2013" }, basis: "fact" }] } }, key: "draft-1" }));
  assert.equal(again.id, draft.id, "the same command is carried out once");
  assert.equal(refused(await supervisor.call(messages.draftMessage, { body: { id: "w1", to: ["be"], body: { kind: "warning", purpose } }, key: "draft-1" })).code, "message.exists", "another officer's key is another key");
  assert.equal(refused(await author.call(messages.approveMessage, { params: { id: "w1" }, body: {} })).code, "authorisation.denied");
  assert.equal(done(await supervisor.call(messages.approveMessage, { params: { id: "w1" }, body: {} })).status, "issued");
  await exchange();

  const owner = await brussels.client("liz");
  const page = done(await owner.call(desk.readDesk, { query: { side: "here", limit: 1 }, purpose }));
  assert.deepEqual([page.rows.length, page.rows[0]!.title, page.rows[0]!.persons], [1, "Four men", ["Ismaël Omar Mostefaï", "Karim Mostefai"]]);
  const rest = done(await owner.call(desk.readDesk, { query: { side: "here", after: page.next! }, purpose }));
  assert.notEqual(rest.rows[0]?.obligation.id, page.rows[0]!.obligation.id);
  const signals = done(await owner.call(desk.readSignals, { query: { thread: draft.thread }, purpose }));
  assert.ok(signals.length > 0);
  assert.equal(done(await owner.call(desk.seeSignal, { params: { id: signals[0]!.id }, body: {}, purpose })).state, "seen");

  assert.equal(done(await owner.call(items.takeItem, { params: { id: "w1" }, body: {} })).state, "taken");
  assert.equal(done(await owner.call(items.askClarification, { params: { id: "w1" }, body: { question: "Which spelling?" } })).suspended, true);
  await exchange();
  const question = done(await author.call(messages.readThread, { params: { id: draft.thread }, purpose })).messages.find((one) => one.body.kind === "clarification")!;
  done(await author.call(messages.replyToClarification, { params: { id: question.id }, body: { text: "As in the passport." } }));
  await exchange();
  assert.equal(done(await owner.call(items.handOver, { params: { id: "w1" }, body: { to: "sam", reasons: "end of shift" } })).owner, "sam");
  const chief = await brussels.client("sam");
  assert.equal(done(await chief.call(items.proposeRefusal, { params: { id: "w1" }, body: { ground: "not-available", scope: "all of it", text: "" } })).state, "refusal-pending");
  assert.equal(refused(await chief.call(items.decideRefusal, { params: { id: "w1" }, body: { confirm: true } })).code, "authorisation.denied");
  const second = await brussels.client("root");
  done(await second.call(staff.recordOfficer, { params: { id: "sue" }, body: { ...officer("sue", "supervisor"), id: "sue" } }));
  assert.equal((await brussels.call({ as: "root", url: "/v1/staff/sue/password", body: { password: "given by the office" } })).statusCode, 204);

  const thread = done(await owner.call(messages.readThread, { params: { id: draft.thread }, purpose }));
  assert.deepEqual([thread.items[0]!.state, thread.proofs.length > 0, thread.obligations.length > 0], ["refusal-pending", true, true]);
  assert.equal(refused(await owner.call(messages.readThread, { params: { id: "nothing" }, purpose })).code, "thread.unknown");
});

test("an item can be answered, closed and disputed", async () => {
  const author = await paris.client("liz");
  const supervisor = await paris.client("sam");
  const owner = await brussels.client("liz");
  const chief = await brussels.client("sam");
  for (const id of ["w2", "w3", "w4"]) {
    done(await author.call(messages.draftMessage, { body: { id, to: ["be"], body: { kind: "warning", purpose } } }));
    done(await supervisor.call(messages.approveMessage, { params: { id }, body: {} }));
  }
  await exchange();
  const answer = { kind: "answer", purpose, outcome: "no-trace" } as const;
  assert.equal(done(await owner.call(items.answerItem, { params: { id: "w2" }, body: { body: { ...answer, about: "w2" } } })).body.kind, "answer");
  done(await owner.call(items.answerItem, { params: { id: "w3" }, body: { body: { ...answer, about: "w3" } } }));
  assert.equal(done(await chief.call(items.lapseItem, { params: { id: "w4" }, body: { reasons: "nobody left to do it" } })).state, "lapsed");
  assert.equal(refused(await owner.call(items.takeItem, { params: { id: "w2" }, body: {} })).code, "item.state");
  await exchange();
  done(await author.call(messages.closeMessage, { params: { id: "w2" }, body: { authority: "be" } }));
  assert.equal(done(await supervisor.call(messages.disputeAnswer, { params: { id: "w3" }, body: { authority: "be", reasons: "he was seen there" } })).round, 2);
  done(await supervisor.call(messages.withdrawMessage, { params: { id: "w3" }, body: { reasons: "the wrong man" } }));
  await exchange();
  assert.ok(done(await author.call(messages.readMessages, { query: { limit: 3 }, purpose })).length === 3);
});

test("what came by letter is filed, matched, decided about and found again", async () => {
  const owner = await brussels.client("liz");
  const chief = await brussels.client("sam");
  const at = brussels.now;
  done(await owner.call(messages.fileReceived, { body: { from: "fr", wire: { id: "letter-1", thread: "letters", issuedAt: at, body: { kind: "warning", purpose, persons: [{ ...suspect, names: [{ text: "Ismail Omar Mostefai" }] }] } }, passage: { channel: "letter", proof: "officer-note" } } }));
  const candidates = done(await owner.call(matches.readCandidates, { purpose }));
  const found = candidates.find((one) => [one.match.a, one.match.b].includes("letter-1#p1"))!;
  assert.equal(done(await owner.call(matches.decideMatch, { params: { id: found.match.id }, body: { state: "confirmed", reasons: "same birth date" } })).state, "confirmed");
  done(await owner.call(matches.joinDescriptions, { body: { a: "letter-1#p1", b: "w1#p2", reasons: "seen together" } }));
  done(await owner.call(matches.linkPersons, { body: { a: "letter-1#p1", b: "w1#p2", kind: "group", grade: "B2" } }));

  const hits = done(await owner.call(persons.search, { query: { name: "Omar Mostefai", birth: ["1985", "29@2014-12-01"], document: "passport:EM1", limit: 5 }, purpose }));
  assert.ok(hits.length > 0);
  const person = done(await owner.call(persons.readPerson, { params: { description: "letter-1#p1" }, purpose }));
  assert.ok(person.descriptions.length >= 2);
  assert.equal(refused(await chief.call(persons.readInquiry, { params: { description: "letter-1#p1" }, purpose })).message, "You may not do this: readInquiry. This needs a case reference.");
  const inquiry = done(await chief.call(persons.readInquiry, { params: { description: "letter-1#p1" }, purpose, case: "Inquiry 1/2016" }));
  assert.ok(inquiry.lines.length > 0);
  assert.deepEqual(done(await owner.call(persons.readConcerned, { params: { description: "letter-1#p1" }, purpose })), ["fr"]);
  assert.equal(done(await owner.call(persons.readPerson, { params: { description: "letter-1#p1" }, query: { asOf: addMs(at, -86_400_000) }, purpose })).descriptions.length, 0);

  const file = done(await owner.call(watchFiles.fileWatchFile, { body: { id: "s1", owner: "liz", content: { category: "S", ground: "travels", legalBasis: "law", requestedAction: "inform-owner", openedOn: "2014-01-01", reviewOn: "2015-12-01", persons: [suspect] } } }));
  done(await owner.call(watchFiles.changeWatchFile, { params: { id: "s1" }, body: { content: { ...file.content, text: "more" } } }));
  assert.equal(file.id, "file@s1");
  for (const id of ["s1", file.id]) assert.equal(done(await owner.call(watchFiles.readWatchFile, { params: { id }, purpose })).content.text, "more");
  assert.equal(done(await owner.call(watchFiles.readWatchFiles, { purpose })).length, 1);

  const due = addMs(at, 86_400_000);
  const measure = done(await owner.call(decisions.promiseMeasure, { body: { words: "interview the landlord", owner: "liz", due, about: file.id } }));
  const check = done(await owner.call(decisions.checkDecision, { body: { person: "letter-1#p1" }, purpose }));
  assert.ok(check.onFile.length > 0);
  assert.equal(refused(await owner.call(watchFiles.closeWatchFile, { params: { id: "s1" }, body: { as: "closed" } })).code, "watch-file.open-measures");
  assert.equal(done(await owner.call(decisions.finishMeasure, { params: { id: measure.id }, body: { result: "nobody was there" } })).state, "done");
  const decision = done(await chief.call(decisions.recordDecision, { body: { kind: "release", person: "letter-1#p1", reasons: "no ground to hold him", checkLater: true } }));
  assert.equal(done(await chief.call(decisions.followDecision, { params: { id: decision.id }, body: {} })).check, "followed");
  assert.equal(done(await owner.call(watchFiles.closeWatchFile, { params: { id: "s1" }, body: { as: "closed" } })).state, "closed");
});

test("staff, peers and readings are read by whom they concern", async () => {
  const root = await brussels.client("root");
  assert.ok(done(await root.call(staff.readStaff, { purpose: "administration" })).length >= 4);
  const [peer] = done(await root.call(staff.readPeers, { purpose: "administration" }));
  assert.deepEqual([peer!.authority.id, peer!.waiting], ["fr", 0]);
  assert.equal(refused(await root.call(staff.recordOfficer, { params: { id: "liz" }, body: { ...officer("sam", "liaison") } })).code, "request.id-differs");
  assert.equal(refused(await root.call(desk.readDesk, { purpose: "curiosity" })).code, "authorisation.denied");
  done(await root.call(staff.recordAgreement, { body: { id: "be-fr", title: "Border", basis: "treaty", peers: ["fr"], rules: [{ on: ["warning"], duty: "answer", within: { days: 3 }, article: "Art. 1" }] } }));
  const dora = await brussels.client("dora");
  const readings = done(await dora.call(staff.readConsultations, { query: { limit: 200 }, purpose: "control" }));
  assert.ok(readings.some((one) => one.action === "search" && one.purpose === purpose));
});

test("what fails on the way is told apart from what is refused", async () => {
  const { newClient } = await import("../../contract/client.ts");
  const offline = newClient({ base: "http://node.example", fetch: () => Promise.reject(new TypeError("no route")) });
  assert.equal(refused(await offline.call(staff.readStaff, { purpose })).code, "connection.none");
  const proxy = newClient({ base: "http://node.example", fetch: async () => new Response("<html>", { status: 502 }) });
  assert.deepEqual([refused(await proxy.call(staff.readStaff, { purpose })).code, refused(await proxy.call(staff.readStaff, { purpose })).status], ["answer.unreadable", 502]);
});

/** Envelopes go both ways until nothing waits. */
async function exchange(): Promise<void> {
  for (let round = 0; round < 5; round++) {
    const moved = (await deliverDue(paris.node, towards(brussels), paris.now)) + (await deliverDue(brussels.node, towards(paris), brussels.now));
    if (moved === 0) return;
  }
}

function towards(other: ServedNode): Transport {
  return {
    async put(_to, id, bytes) {
      const answer = await other.app.inject({ method: "PUT", url: `/heed/v1/envelopes/${id}`, headers: { "content-type": ENVELOPE_TYPE }, payload: Buffer.from(bytes) });
      return answer.statusCode < 300 ? { kind: "receipt", bytes: new Uint8Array(answer.rawPayload) } : { kind: "refused", status: answer.statusCode, code: answer.json<{ code: string }>().code };
    },
  };
}

function done<T>(result: Result<T, Problem>): T {
  assert.ok(result.ok, result.ok ? "" : JSON.stringify([result.error, String(paris.reported.at(-1)), String(brussels.reported.at(-1))]));
  return result.value;
}

function refused<T>(result: Result<T, Problem>): Problem {
  assert.ok(!result.ok, "was not refused");
  return result.error;
}
