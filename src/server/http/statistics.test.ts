import assert from "node:assert/strict";
import { test } from "node:test";
import * as messages from "../../contract/messages.ts";
import * as contract from "../../contract/statistics.ts";
import { authority, officer } from "../../../test/support/bare-node.ts";
import { serveNode } from "../../../test/support/served-node.ts";

const purpose = "yearly figures";
const period = { from: "2014-01-01", to: "2015-01-01" } as const;

async function unit() {
  const here = await serveNode({ self: "be", officers: [officer("liz", "liaison"), officer("sam", "supervisor"), officer("ona", "oversight")], peers: [authority("fr")] });
  const [liz, sam, ona] = await Promise.all([here.client("liz"), here.client("sam"), here.client("ona")]);
  for (let i = 0; i < 6; i++) {
    const wire = { id: `w${i}`, thread: `w${i}`, version: 1, issuedAt: here.now, body: { kind: i < 2 ? ("notice" as const) : ("warning" as const), purpose: "prevention", ...(i < 2 ? { event: { kind: "stop" as const, on: "2014-12" } } : {}) } };
    const filed = await liz.call(messages.fileReceived, { body: { from: "fr", wire: wire as never, passage: { channel: "letter", proof: "officer-note" } } });
    assert.ok(filed.ok, JSON.stringify(filed));
  }
  return { liz, sam, ona, [Symbol.asyncDispose]: () => here[Symbol.asyncDispose]() };
}

test("the figures of one peer are shown both ways, with the period before, and small counts withheld", async () => {
  await using at = await unit();
  const read = await at.sam.call(contract.readStatistics, { query: { peer: "fr", ...period }, purpose });
  assert.ok(read.ok, JSON.stringify(read));
  const { now, before, periodBefore } = read.value;
  assert.deepEqual([now.in.warnings, now.in.notices, now.out.warnings, before.in.warnings], [null, null, 0, 0]);
  assert.deepEqual(periodBefore, { from: "2013-01-01", to: "2014-01-01" });
});

test("a peer that is not known, a period without a day and an endless one are refused", async () => {
  await using at = await unit();
  const code = async (query: { peer: string; from: string; to: string }) => {
    const read = await at.sam.call(contract.readStatistics, { query, purpose });
    return read.ok ? "shown" : read.error.code;
  };
  assert.equal(await code({ peer: "nobody", ...period }), "authority.unknown");
  assert.equal(await code({ peer: "fr", from: "2015-01-01", to: "2015-01-01" }), "statistics.period");
  assert.equal(await code({ peer: "fr", from: "1990-01-01", to: "2015-01-01" }), "statistics.period");
  assert.equal(await code({ peer: "fr", from: "2015-02-30", to: "2015-03-01" }), "request.invalid");
});

test("a liaison officer sees no figures, oversight only in a case", async () => {
  await using at = await unit();
  const asked = { query: { peer: "fr", ...period }, purpose };
  const refused = async (answer: Promise<{ ok: boolean; error?: { code: string } }>) => (await answer).error?.code;
  assert.equal(await refused(at.liz.call(contract.readStatistics, asked) as never), "authorisation.denied");
  assert.equal(await refused(at.ona.call(contract.readStatistics, asked) as never), "authorisation.denied");
  assert.ok((await at.ona.call(contract.readStatistics, { ...asked, case: "yearly" })).ok);
  assert.ok((await at.ona.call(contract.readArticle18, { query: { year: 2014 }, purpose, case: "yearly" })).ok);
});
