import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as watchFiles from "../../contract/watch-files.ts";
import * as persons from "../../contract/persons.ts";
import type { Client } from "../../contract/client.ts";
import { officer } from "../../../test/support/bare-node.ts";
import { serveNode } from "../../../test/support/served-node.ts";

const served = await serveNode({ officers: [officer("liz", "liaison"), officer("dora", "dpo")] });
after(() => served[Symbol.asyncDispose]());

const purpose = "prevention of terrorism";
const person = (ref: string, text: string, more: Record<string, unknown> = {}) => ({ ref, names: [{ text }], subjectClass: "suspect", ...more });
const files: readonly (readonly [string, Record<string, unknown>])[] = [
  ["omar", person("p", "Omar Ismail Mostefai", { births: [{ date: "1985-11-21" }], documents: [{ type: "passport", number: "EM123456" }] })],
  ["ismael", person("p", "Ismaël Omar Mostefaï", { births: [{ age: 29, at: "2014-12-01" }] })],
  ["karim", person("p", "Karim Mostefai", { births: [{ date: "1990" }] })],
  ["brahim", person("p", "Brahim Abdeslam", { births: [{ date: "1984-07-30" }] })],
  ["jean", person("p", "Jean Dupont", { births: [{ date: "1985-03" }] })],
  ["speaker", person("p", "Colonel Mostefai", { bystander: true, births: [{ date: "1985-11-21" }] })],
];

let liz: Client;
before(async () => {
  liz = await served.client("liz");
  for (const [id, one] of files) {
    const filed = await liz.call(watchFiles.fileWatchFile, { body: { id, owner: "liz", content: { category: "S", ground: "Seen", legalBasis: "Code", requestedAction: "none", openedOn: "2014-01-01", reviewOn: "2015-12-01", persons: [one as never] } } });
    assert.equal(filed.ok, true);
  }
});

async function found(query: { readonly name?: string; readonly birth?: string; readonly document?: string; readonly limit?: number }) {
  const answer = await liz.call(persons.search, { query, purpose });
  assert.ok(answer.ok, JSON.stringify(answer));
  return answer.value.map((one) => ({ file: one.description.id.slice("file@".length, -2), likelihood: one.likelihood, namesakes: one.namesakes }));
}

test("a surname alone finds everybody who carries it, as possible, with how many others do", async () => {
  const hits = await found({ name: "Mostefai" });
  assert.deepEqual(hits.map((one) => one.file).toSorted((a, b) => a.localeCompare(b)), ["ismael", "karim", "omar"]);
  assert.ok(hits.every((one) => one.likelihood === "possible"));
  // Recognition joined two of the three descriptions to one person: he has one namesake, and so has the other.
  const others = new Map(hits.map((one) => [one.file, one.namesakes]));
  assert.deepEqual([others.get("omar"), others.get("ismael")], [1, 1]);
});

test("a forename alone finds those who bear it", async () => {
  assert.deepEqual((await found({ name: "Brahim" })).map((one) => one.file), ["brahim"]);
});

test("a whole name is likely, and nobody else has it", async () => {
  const [first] = await found({ name: "Abdeslam, Brahim", birth: "1984-07-30" });
  assert.deepEqual(first, { file: "brahim", likelihood: "likely", namesakes: 0 });
});

test("a date tells namesakes apart", async () => {
  assert.equal((await found({ name: "Mostefai", birth: "1990" }))[0]?.file, "karim");
});

test("a document finds its bearer, whatever name is asked with it or none", async () => {
  assert.deepEqual((await found({ document: "passport:EM123456" })).map((one) => [one.file, one.namesakes]), [["omar", null]]);
  assert.equal((await found({ name: "Somebody Else", document: "passport:EM123456" }))[0]?.file, "omar");
});

test("a date alone finds everybody who may be born then, and no bystander", async () => {
  const hits = await found({ birth: "1985-11" });
  assert.deepEqual(hits.map((one) => one.file), ["ismael", "omar"]);
  assert.ok(hits.every((one) => one.likelihood === "possible" && one.namesakes === null));
  assert.deepEqual((await found({ birth: "29@2014-12-01" })).map((one) => one.file), ["ismael", "jean", "omar"]);
});

test("a name nobody has finds nobody", async () => {
  assert.deepEqual(await found({ name: "Zbigniew Wójcik" }), []);
});

test("a search for nothing is refused", async () => {
  const answer = await served.call({ as: "liz", url: "/v1/search", purpose });
  assert.deepEqual([answer.statusCode, answer.json<{ code: string; place: string }>().code, answer.json<{ place: string }>().place], [400, "request.invalid", "name"]);
});

test("a search is recorded with its words, its purpose and what it returned", async () => {
  await found({ name: "Abdeslam" });
  const audit = await served.call({ as: "dora", url: "/v1/consultations?limit=200", purpose: "self-monitoring" });
  const row = audit.json<{ kind: string; asked: string; purpose: string; returned: string[] }[]>().find((one) => one.asked.includes('"Abdeslam"'));
  assert.deepEqual([row?.kind, JSON.parse(row!.asked), row?.purpose, row?.returned], ["search", { name: "Abdeslam", births: [], documents: [] }, purpose, ["file@brahim#p"]]);
});
