import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as decisions from "../../contract/decisions.ts";
import * as messages from "../../contract/messages.ts";
import * as watchFiles from "../../contract/watch-files.ts";
import { addMs } from "../../lib/clock/index.ts";
import { recordAuthority } from "../../service/staff.ts";
import { officer } from "../../../test/support/bare-node.ts";
import { serveNode } from "../../../test/support/served-node.ts";

const purpose = "prevention of terrorism";
const man = (text: string, more: Record<string, unknown> = {}) => ({ ref: "p", names: [{ text }], births: [{ date: "1985-11-21" }], subjectClass: "suspect", ...more });
const served = await serveNode({ officers: [officer("liz", "liaison"), officer("dora", "dpo"), officer("carl", "counter"), officer("sam", "supervisor")] });
after(() => served[Symbol.asyncDispose]());

const file = (id: string, one: Record<string, unknown>, more: Record<string, unknown> = {}) => ({ id, owner: "liz", content: { category: "S", ground: "Seen with a known group", legalBasis: "Code", requestedAction: "arrest", openedOn: "2014-01-01", reviewOn: "2015-12-01", persons: [one], ...more } });

before(async () => {
  const liz = await served.client("liz");
  const files = [
    file("open", man("Omar Ismail Mostefai", { safetyWarnings: ["Armed"] })),
    file("discreet", man("Brahim Abdeslam", { safetyWarnings: ["Wears a belt"] }), { discreet: true }),
    file("closed", man("Karim Benali")),
  ];
  for (const one of files) done(await liz.call(watchFiles.fileWatchFile, { body: one as never }));
  done(await liz.call(watchFiles.closeWatchFile, { params: { id: "closed" }, body: { as: "closed" } }));
  for (const n of [1, 2, 3]) done(await liz.call(decisions.promiseMeasure, { body: { id: `m${n}`, words: `Interview ${n}`, owner: n === 3 ? "sam" : "liz", due: addMs(served.now, 86_400_000), about: "file@open" } }));
  done(await liz.call(decisions.finishMeasure, { params: { id: "m1" }, body: { result: "Interviewed" } }));
  for (const id of ["d1", "d2"]) done(await liz.call(decisions.recordDecision, { body: { id, kind: "release", person: "file@open#p", reasons: `Nothing at hand, ${id}`, checkLater: false, despite: [] } }));
  const wire = { id: "w1", thread: "t1", issuedAt: served.now, body: { kind: "warning", purpose, title: "A man with a belt", text: "He was seen", persons: [man("Salah Abdeslam")] } };
  await recordAuthority(served.node, { actor: "node", purpose }, { id: "tr", name: "Ankara", country: "TR", kind: "police", union: false, languages: ["tr"], timeZone: "Europe/Istanbul", channel: "letter" }, served.now);
  done(await liz.call(messages.fileReceived, { body: { from: "tr", wire: wire as never, passage: { channel: "letter", proof: "officer-note" } } }));
});

const counter = async (query: Record<string, string>) => served.call({ as: "carl", url: `/v1/counter?${new URLSearchParams(query).toString()}`, purpose });
const asked = { birth: "1985-11-21" };

test("a counter sees the action, the warnings and whom to call, and nothing else", async () => {
  const answer = await counter({ name: "Omar Ismail Mostefai", ...asked });
  assert.deepEqual(answer.json(), [{ action: "arrest", fallback: null, safetyWarnings: ["Armed"], call: served.node.self.dutyDesk ?? null }]);
});

test("a discreet alert says to call the desk, and nothing of why", async () => {
  const answer = await counter({ name: "Brahim Abdeslam", ...asked });
  assert.deepEqual(answer.json(), [{ action: "call-desk", fallback: null, safetyWarnings: [], call: served.node.self.dutyDesk ?? null }]);
});

test("a counter is told nothing of closed files, of what messages say, of weaker likenesses and of strangers", async () => {
  for (const query of [{ name: "Karim Benali", ...asked }, { name: "Salah Abdeslam", ...asked }, { name: "Mostefai" }, { name: "Jean Dupont", ...asked }]) assert.deepEqual((await counter(query)).json(), [], query.name);
});

test("a counter gets in nowhere else, and its search is recorded with what it did not see", async () => {
  for (const url of ["/v1/search?name=Omar", "/v1/messages/w1", "/v1/decisions", "/v1/measures", "/v1/headers"]) assert.equal((await served.call({ as: "carl", url, purpose })).statusCode, 403, url);
  const readings = (await served.call({ as: "dora", url: "/v1/consultations?limit=200", purpose })).json<{ actor: string; kind: string; returned: string[] }[]>();
  assert.ok(readings.some((one) => one.actor === "carl" && one.kind === "search" && one.returned.includes("file@discreet")));
});

test("the data protection officer sees every message from outside, and not a word of what it says", async () => {
  const answer = await served.call({ as: "dora", url: "/v1/headers", purpose: "self-monitoring" });
  const rows = answer.json<{ id: string; kind: string; persons: number; channel: string; from: string }[]>();
  assert.deepEqual(rows.map((one) => [one.id, one.kind, one.persons, one.channel, one.from]), [["w1", "warning", 1, "letter", "tr"]]);
  for (const word of ["Abdeslam", "belt", "seen"]) assert.equal(answer.body.includes(word), false, word);
  assert.equal((await served.call({ as: "dora", url: "/v1/messages/w1", purpose })).statusCode, 403, "the content is not his");
});

test("one message is read by its id, and the reading is recorded", async () => {
  const liz = await served.client("liz");
  assert.equal(done(await liz.call(messages.readMessage, { params: { id: "w1" }, purpose })).body.title, "A man with a belt");
  const missing = await served.call({ as: "liz", url: "/v1/messages/w9", purpose });
  assert.deepEqual([missing.statusCode, missing.json<{ code: string }>().code], [404, "message.unknown"]);
});

test("decisions are listed with their reasons, by officer where asked", async () => {
  const liz = await served.client("liz");
  const listed = done(await liz.call(decisions.readDecisions, { query: {}, purpose }));
  assert.deepEqual(listed.map((one) => [one.id, one.reasons]), [["decision@d1", "Nothing at hand, d1"], ["decision@d2", "Nothing at hand, d2"]]);
  assert.deepEqual(done(await liz.call(decisions.readDecisions, { query: { by: "sam" }, purpose })), []);
  const first = done(await liz.call(decisions.readDecisions, { query: { limit: 1 }, purpose }));
  assert.deepEqual(done(await liz.call(decisions.readDecisions, { query: { before: `${first[0]!.at},${first[0]!.id}` }, purpose })).map((one) => one.id), ["decision@d2"]);
});

test("open measures are listed, those with a result where asked, and those of one officer", async () => {
  const liz = await served.client("liz");
  const ids = async (query: Record<string, string>) => done(await liz.call(decisions.readMeasures, { query, purpose })).map((one) => one.id);
  assert.deepEqual(await ids({}), ["measure@m2", "measure@m3"]);
  assert.deepEqual(await ids({ open: "no" }), ["measure@m1", "measure@m2", "measure@m3"]);
  assert.deepEqual(await ids({ owner: "sam" }), ["measure@m3"]);
});

function done<T>(answer: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  assert.ok(answer.ok, JSON.stringify(answer));
  return answer.value;
}
