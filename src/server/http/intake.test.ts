import assert from "node:assert/strict";
import { after, test } from "node:test";
import { officer } from "../../../test/support/bare-node.ts";
import { docxOf } from "../../../test/support/sample-files.ts";
import { serveNode } from "../../../test/support/served-node.ts";
import { compareTexts, takeIn } from "../../contract/intake.ts";
import { allRows } from "../../store/rows.ts";

const served = await serveNode({ officers: [officer("liz", "liaison"), officer("dora", "dpo")] });
after(() => served[Symbol.asyncDispose]());

const purpose = "filing what came in";
const letter = "Sofia, 7 May 2015\n\nWe draw your attention to Dawud Khasanov, born on 2 April 1991. He entered Turkey in February 2015.";

test("a text becomes a proposal whose offsets point into it, and nothing is stored", async () => {
  const liz = await served.client("liz");
  const before = await served.node.store.transaction((tx) => allRows(tx, "message"));
  const answer = await liz.call(takeIn, { body: { text: letter }, purpose });
  assert.ok(answer.ok, JSON.stringify(answer));
  const { text, intake } = answer.value;
  assert.equal(text, letter);
  assert.equal(intake.kind?.kind, "warning");
  assert.deepEqual(intake.persons.map((one) => one.description.names[0]?.text), ["Dawud Khasanov"]);
  const [claim] = intake.claims;
  assert.deepEqual(claim?.claim.says, { kind: "entry", country: "TR", on: "2015-02" });
  assert.equal(text.slice(claim?.passage.start, claim?.passage.end), claim?.passage.words);
  assert.deepEqual(await served.node.store.transaction((tx) => allRows(tx, "message")), before);
});

test("a file is read by its kind", async () => {
  const liz = await served.client("liz");
  const answer = await liz.call(takeIn, { body: { file: { name: "letter.docx", base64: docxOf(letter.split("\n")).toString("base64") } }, purpose });
  assert.ok(answer.ok, JSON.stringify(answer));
  assert.deepEqual(answer.value.intake.persons.map((one) => one.description.names[0]?.text), ["Dawud Khasanov"]);
});

test("a file that is not what it says is refused with what is wrong", async () => {
  const answer = await served.call({ as: "liz", url: "/v1/intake", purpose, body: { file: { name: "letter.pdf", base64: Buffer.from("Dear").toString("base64") } } });
  assert.equal(answer.statusCode, 422);
  assert.match(answer.body, /file\.damaged.*does not begin as a PDF does/);
});

test("a body beyond the limit is refused with the limit, before it is read", async () => {
  const answer = await served.call({ as: "liz", url: "/v1/intake", purpose, body: JSON.stringify({ file: { name: "a.eml", base64: "A".repeat(15_000_000) } }) });
  assert.equal(answer.statusCode, 413);
  assert.match(answer.body, /request\.too-large.*14680064/);
});

test("text and file together, or neither, are refused", async () => {
  for (const body of [{}, { text: "a", file: { name: "a.txt", base64: "YQ==" } }]) assert.equal((await served.call({ as: "liz", url: "/v1/intake", purpose, body })).statusCode, 400);
});

test("whoever may not file may not have texts read", async () => {
  assert.equal((await served.call({ as: "dora", url: "/v1/intake", purpose, body: { text: letter } })).statusCode, 403);
  assert.equal((await served.call({ url: "/v1/intake", purpose, body: { text: letter } })).statusCode, 401);
});

test("texts that cannot all be true are held against each other", async () => {
  const liz = await served.client("liz");
  const answer = await liz.call(compareTexts, { purpose, body: { texts: [
    { id: "one", text: "Belgian analysts believe that Karim Dahmani travelled to Turkey in 2012." },
    { id: "two", text: "A Turkish official said Karim Dahmani entered Turkey in 2013." },
  ] } });
  assert.ok(answer.ok, JSON.stringify(answer));
  assert.deepEqual(answer.value.contradictions.map((one) => one.rule), ["entry.date"]);
});
