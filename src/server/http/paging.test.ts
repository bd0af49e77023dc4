import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as desk from "../../contract/desk.ts";
import * as messages from "../../contract/messages.ts";
import * as staff from "../../contract/staff.ts";
import type { Client } from "../../contract/client.ts";
import { change } from "../../domain/entry.ts";
import type { Change } from "../../domain/entry.ts";
import type { Signal } from "../../domain/signal.ts";
import { appendEntries, lastStamp } from "../../store/rows.ts";
import { officer } from "../../../test/support/bare-node.ts";
import { serveNode } from "../../../test/support/served-node.ts";

/** Rows of each kind, all of one instant: what arrives in one transaction has one. */
const ROWS = 7;
const PAGE = 3;
const AT = "2014-12-14T09:00:00.000Z";
const purpose = "prevention of terrorism";
const numbered = Array.from({ length: ROWS }, (_, n) => n);

const served = await serveNode({ officers: [officer("liz", "liaison"), officer("dora", "dpo")] });
after(() => served[Symbol.asyncDispose]());
let liz: Client;
let dora: Client;
before(async () => {
  [liz, dora] = [await served.client("liz"), await served.client("dora")];
  const signal = (n: number): Signal => ({ id: `s${n}`, kind: "delivery", subject: "m", with: [], reasons: [], words: [], score: null, rung: 0, due: null, to: "liz", post: "liaison", candidate: false, basis: [], thread: null, raisedAt: AT, state: "raised", once: `s${n}` });
  const changes: readonly Change[] = numbered.flatMap((n) => [
    change("signal", "raised", `s${n}`, signal(n)),
    change("consultation", "recorded", `c${n}`, { id: `c${n}`, kind: "read", actor: "liz", at: AT, purpose, case: null, action: "readDesk", returned: [], asked: "" }),
    change("message", "received", `m${n}`, { id: `m${n}`, thread: "t", direction: "in", from: "fr", to: ["be"], version: 1, status: "received", receivedAt: AT, body: { kind: "warning", purpose, language: "en", text: "", handling: "H0", releasableTo: [], judicialAuthorisation: "not-needed", terrorism: false, emergency: false, persons: [], claims: [], links: [], earlier: [] } }),
  ]);
  await served.node.store.transaction(async (tx) => {
    const { seq } = (await lastStamp(tx))!;
    await appendEntries(tx, { at: AT, actor: "node", self: "be", seq }, changes);
  });
});

async function walk(page: (before: string | undefined) => Promise<readonly { readonly id: string; readonly at: string }[]>): Promise<readonly string[]> {
  const seen: string[] = [];
  for (let place: string | undefined; ; ) {
    const rows = await page(place);
    assert.ok(rows.length <= PAGE);
    seen.push(...rows.filter((one) => one.at === AT).map((one) => one.id));
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return seen;
    place = `${last.at},${last.id}`;
  }
}

function value<T>(answer: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  assert.ok(answer.ok, JSON.stringify(answer));
  return answer.value;
}

const given = (place: string | undefined) => ({ limit: PAGE, ...(place === undefined ? {} : { before: place }) });

test("rows of one instant are each shown once, wherever a page of signals ends", async () => {
  assert.deepEqual(await walk(async (place) => value(await liz.call(desk.readSignals, { query: given(place), purpose })).map((one) => ({ id: one.id, at: one.raisedAt }))), numbered.map((n) => `s${n}`));
});

test("so are those of a page of readings", async () => {
  assert.deepEqual(await walk(async (place) => value(await dora.call(staff.readConsultations, { query: given(place), purpose })).map((one) => ({ id: one.id, at: one.at }))), numbered.map((n) => `c${n}`));
});

test("so are those of a page of messages", async () => {
  assert.deepEqual(await walk(async (place) => value(await liz.call(messages.readMessages, { query: given(place), purpose })).map((one) => ({ id: one.id, at: one.receivedAt ?? "" }))), numbered.map((n) => `m${n}`));
});

test("an instant alone is the place before all its rows, and nothing else is a place", async () => {
  assert.deepEqual(value(await liz.call(desk.readSignals, { query: { before: AT }, purpose })), []);
  for (const place of ["yesterday", `${AT},`, `${AT},a b`]) {
    const answer = await served.call({ as: "liz", url: `/v1/signals?before=${encodeURIComponent(place)}`, purpose });
    assert.deepEqual([answer.statusCode, answer.json<{ code: string }>().code, answer.json<{ place: string }>().place], [400, "request.invalid", "before"], place);
  }
});
