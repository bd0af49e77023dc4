import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { unwrap } from "../../lib/base/result.ts";
import { addMs } from "../../lib/clock/index.ts";
import type { Instant } from "../../lib/clock/index.ts";
import { NODE } from "../../service/act.ts";
import { recordAuthority } from "../../service/staff.ts";
import { fireTimers } from "../../service/timers.ts";
import { lastStamp, readEntries } from "../../store/rows.ts";
import { officer } from "../../../test/support/bare-node.ts";
import { serveNode } from "../../../test/support/served-node.ts";
import type { Ask } from "../../../test/support/served-node.ts";

const purpose = "prevention of terrorism";
const served = await serveNode({ officers: [officer("liz", "liaison"), officer("sam", "supervisor"), officer("root", "administrator")] });
after(() => served[Symbol.asyncDispose]());
before(async () => {
  unwrap(await recordAuthority(served.node, NODE, { id: "fr", name: "Paris", country: "FR", kind: "spoc", union: true, languages: ["fr"], timeZone: "Europe/Paris", channel: "letter" }, served.now));
});

const entries = () => served.node.store.read(async (tx) => (await readEntries(tx, 0, 10_000)).filter((one) => one.noun !== "consultation").length);
const person = { ref: "p", names: [{ text: "Karim Benali" }], subjectClass: "suspect" };
const draft = (more: Record<string, unknown>, to: readonly string[] = ["fr"]): Ask => ({ as: "liz", url: "/v1/messages", body: { id: "m1", to, body: { kind: "warning", purpose, persons: [person], ...more } } });
const rule = { on: ["warning"], duty: "answer", within: { days: 3 }, article: "1" };
const agreement = (more: Record<string, unknown>): Ask => ({ as: "root", url: "/v1/agreements", body: { id: "a1", title: "Between us", basis: "Agreement of 2014", peers: ["fr"], rules: [rule], ...more } });

describe("what cannot be is refused with its place and value, and leaves nothing behind", () => {
  const cases: readonly (readonly [name: string, ask: Ask, expected: Record<string, unknown>])[] = [
    ["a date that does not exist", draft({ persons: [{ ...person, births: [{ date: "2014-02-30" }] }] }), { status: 400, code: "request.invalid", place: "/body/persons/0/births/0/date", value: "2014-02-30" }],
    ["an instant that does not exist", draft({ kind: "notice", event: { kind: "crossing", on: "2014-02-30T10:00:00Z" } }), { status: 400, code: "request.invalid", place: "/body/event/on" }],
    ["an age beyond every life", draft({ persons: [{ ...person, births: [{ age: 131, at: "2014-02-03" }] }] }), { status: 400, code: "request.invalid" }],
    ["a person without any name", draft({ persons: [{ ...person, names: [] }] }), { status: 400, code: "request.invalid", place: "/body/persons/0/names", fault: "a person needs at least one name" }],
    ["a person whose name is blank", draft({ persons: [{ ...person, names: [{ text: "   " }] }] }), { status: 400, code: "request.invalid", place: "/body/persons/0/names/0/text" }],
    ["an addressee nobody knows", draft({}, ["fr", "atlantis"]), { status: 404, code: "addressee.unknown", authority: "atlantis" }],
    ["a regime that binds a message nobody sends", agreement({ rules: [{ ...rule, on: ["rumour"] }] }), { status: 400, code: "request.invalid", place: "/rules/0/on/0", value: "rumour" }],
    ["a regime with a period of no unit", agreement({ rules: [{ ...rule, within: { weeks: 1 } }] }), { status: 400, code: "request.invalid" }],
    ["a regime with an authority nobody knows", agreement({ peers: ["atlantis"] }), { status: 404, code: "authority.unknown", authority: "atlantis" }],
  ];
  for (const [name, ask, expected] of cases) {
    test(name, async () => {
      const count = await entries();
      const answer = await served.call(ask);
      const problem = answer.json<Record<string, unknown>>();
      assert.deepEqual(Object.fromEntries(Object.keys(expected).map((key) => [key, problem[key]])), expected, answer.body);
      assert.equal(await entries(), count, "something was written");
    });
  }

  test("an id with other content", async () => {
    assert.equal((await served.call(draft({}))).statusCode, 201);
    const count = await entries();
    const again = await served.call(draft({ title: "Another man" }));
    assert.deepEqual([again.statusCode, again.json<{ code: string }>().code], [409, "message.exists"]);
    assert.equal(await entries(), count);
  });
});

describe("a clock that was set back", () => {
  const last = () => served.node.store.read(async (tx) => (await lastStamp(tx))!.at);

  test("by seconds goes on without ever going back: the entry takes the instant of the one before it", async () => {
    const previous = await last();
    served.now = addMs(previous as Instant, -30_000);
    assert.equal((await served.call({ as: "liz", url: "/v1/messages/m1", purpose })).statusCode, 200);
    assert.equal(await last(), previous);
  });

  test("by more stops the node with a sentence, timers and readings alike, until it is set right", async () => {
    const previous = await last();
    served.now = addMs(previous as Instant, -3_600_000);
    const count = await entries();
    const refused = await served.call({ as: "liz", url: "/v1/messages/m1", purpose });
    assert.deepEqual([refused.statusCode, refused.json<{ code: string; last: string }>().code, refused.json<{ last: string }>().last], [503, "clock.backwards", previous]);
    assert.match(refused.json<{ message: string }>().message, /Nothing is recorded until it is set right/u);
    await assert.rejects(fireTimers(served.node, served.now), /clock.backwards/u);
    assert.equal(await entries(), count);
    served.now = addMs(previous as Instant, 1_000);
    assert.equal((await served.call({ as: "liz", url: "/v1/messages/m1", purpose })).statusCode, 200);
  });
});
