import assert from "node:assert/strict";
import { after, test } from "node:test";
import { addMs } from "../lib/clock/index.ts";
import { allRows } from "../store/rows.ts";
import { IDLE_MS } from "../service/sessions.ts";
import { officer } from "../../test/support/bare-node.ts";
import { PASSWORD, serveNode } from "../../test/support/served-node.ts";
import type { ServedNode } from "../../test/support/served-node.ts";

const STAFF = [officer("ana", "liaison"), officer("root", "administrator"), officer("eva", "analyst"), officer("dora", "dpo")];

/** One node for the tests that leave it as it was. */
const shared = await serveNode({ officers: STAFF });
after(() => shared[Symbol.asyncDispose]());

test("a route is closed to whoever is not signed in, and says why", async () => {
  for (const [url, method] of [["/v1/desk", "GET"], ["/v1/session", "GET"], ["/v1/messages", "POST"], ["/v1/events", "GET"]] as const) {
    const answer = await shared.call({ url, method });
    assert.equal(answer.statusCode, 401, url);
    assert.equal(answer.headers["content-type"], "application/problem+json; charset=utf-8");
    assert.deepEqual(answer.json(), { status: 401, code: "session.unknown", message: "Nobody is signed in with this." });
  }
  for (const token of ["x", "x".repeat(43), "../..", "x".repeat(5_000)]) {
    assert.equal((await shared.call({ url: "/v1/desk", headers: { authorization: `Bearer ${token}` } })).statusCode, 401);
  }
});

test("a session ends when nobody uses it", async () => {
  await using served = await serveNode({ officers: STAFF });
  assert.equal((await served.call({ as: "ana", url: "/v1/session" })).statusCode, 200);
  served.now = addMs(served.now, IDLE_MS);
  assert.equal((await served.call({ as: "ana", url: "/v1/session" })).json<{ code: string }>().code, "session.expired");
});

test("a browser gets a cookie that scripts cannot read and other sites cannot send", async () => {
  const answer = await shared.call({ url: "/v1/session", body: { officer: "ana", password: PASSWORD } });
  assert.equal(answer.statusCode, 201);
  const cookie = answer.headers["set-cookie"] as string;
  assert.match(cookie, /^heed-session-be=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  assert.equal("token" in answer.json<object>(), false, "the page itself never sees it");
  const headers = { cookie: cookie.split(";")[0]!, host: "node.example" };
  const signedIn = (more: Record<string, string>, method: "GET" | "DELETE" = "GET") => shared.call({ url: "/v1/session", method, headers: { ...headers, ...more } });
  assert.equal((await signedIn({})).json<{ officer: { id: string } }>().officer.id, "ana");
  for (const foreign of [{ "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" }, { origin: "http://node.example:8421" }, { origin: "null" }]) {
    assert.equal((await signedIn(foreign, "DELETE")).json<{ code: string }>().code, "session.foreign-origin", JSON.stringify(foreign));
  }
  assert.equal((await signedIn({ "sec-fetch-site": "same-origin" }, "DELETE")).statusCode, 204);
  assert.equal((await signedIn({})).statusCode, 401, "signed out");
});

test("over HTTPS alone the cookie is bound to it", async () => {
  await using served = await serveNode({ officers: STAFF, options: { secure: true } });
  const answer = await served.call({ url: "/v1/session", body: { officer: "ana", password: PASSWORD } });
  assert.match(answer.headers["set-cookie"] as string, /^__Host-heed-session-be=.*; Secure; /);
  assert.equal(answer.headers["strict-transport-security"], "max-age=31536000");
});

test("a wrong password is refused, and another site's page cannot sign anybody in", async () => {
  await using served = await serveNode({ officers: STAFF });
  assert.equal((await served.call({ url: "/v1/session", body: { officer: "ana", password: "wrong" } })).json<{ code: string }>().code, "session.refused");
  const foreign = await served.call({ url: "/v1/session", body: { officer: "ana", password: PASSWORD }, headers: { "sec-fetch-site": "cross-site" } });
  assert.equal(foreign.json<{ code: string }>().code, "session.foreign-origin");
});

test("the session says what its officer may do", async () => {
  const view = (await shared.call({ as: "dora", url: "/v1/session" })).json<{ permissions: { action: string }[] }>();
  assert.deepEqual(view.permissions.map((one) => one.action), ["readThread", "readStaff", "readPeers", "readAudit", "readStatistics", "readPreservations", "askErasure", "decideErasure", "readErasures"]);
});

test("a password set by an administrator opens nothing but the choice of an own one", async () => {
  await using served = await serveNode({ officers: STAFF });
  assert.equal((await served.call({ as: "root", url: "/v1/staff/ana/password", body: { password: "given by the office" } })).statusCode, 204);
  const { token } = (await served.call({ url: "/v1/session", body: { officer: "ana", password: "given by the office", bearer: true } })).json<{ token: string }>();
  const headers = { authorization: `Bearer ${token}` };
  assert.equal((await served.call({ url: "/v1/desk", purpose: "duty", headers })).json<{ code: string }>().code, "session.password-due");
  assert.equal((await served.call({ url: "/v1/events", headers })).json<{ code: string }>().code, "session.password-due");
  const weak = await served.call({ url: "/v1/session/password", body: { old: "given by the office", password: "short" }, headers });
  assert.deepEqual(weak.json(), { status: 422, code: "password.too-short", least: 12, message: "A password needs at least 12 characters." });
  assert.equal((await served.call({ url: "/v1/session/password", body: { old: "given by the office", password: "chosen all by myself" }, headers })).statusCode, 204);
  assert.equal((await served.call({ url: "/v1/desk", purpose: "duty", headers })).statusCode, 200);
});

test("a reading needs a purpose, which is kept in any script", async () => {
  await using served = await serveNode({ officers: STAFF });
  assert.equal((await served.call({ as: "ana", url: "/v1/desk" })).json<{ code: string }>().code, "authorisation.no-purpose");
  assert.equal((await served.call({ as: "ana", url: "/v1/desk", purpose: "   " })).json<{ code: string }>().code, "authorisation.no-purpose");
  assert.equal((await served.call({ as: "ana", url: "/v1/desk", purpose: "vérifier la garde, نوبة" })).statusCode, 200);
  const audit = (await served.call({ as: "dora", url: "/v1/consultations", purpose: "monthly control" })).json<{ actor: string; purpose: string; action: string }[]>();
  assert.deepEqual(audit.map(({ actor, purpose, action }) => ({ actor, purpose, action })), [{ actor: "ana", purpose: "vérifier la garde, نوبة", action: "readDesk" }]);
});

test("a header that cannot be read is named", async () => {
  const check = async (headers: Record<string, string>, place: string) => {
    const answer = (await shared.call({ as: "ana", method: "POST", url: "/v1/decisions", body: {}, headers })).json<{ code: string; place: string }>();
    assert.deepEqual([answer.code, answer.place], ["request.header", place], JSON.stringify(headers));
  };
  await check({ "heed-purpose": "50%" }, "heed-purpose");
  await check({ "heed-purpose": "%FF" }, "heed-purpose");
  await check({ "heed-purpose": `x${"%20x".repeat(500)}` }, "heed-purpose");
  await check({ "heed-case": "a%0Ab" }, "heed-case");
  const key = (await shared.call({ as: "ana", url: "/v1/decisions", body: { kind: "release", about: "m1", reasons: "no ground" }, headers: { "idempotency-key": "two words" } })).json<{ place: string }>();
  assert.equal(key.place, "idempotency-key");
});

test("an analyst is told that a case reference is missing, and gets in with one", async () => {
  const refused = await shared.call({ as: "eva", url: "/v1/messages", purpose: "case work" });
  assert.equal(refused.statusCode, 403);
  assert.equal(refused.json<{ message: string }>().message, "You may not do this: readThread. This needs a case reference.");
  assert.equal((await shared.call({ as: "eva", url: "/v1/messages", purpose: "case work", case: "FD.35.98.212/14" })).statusCode, 200);
});

test("a body that is not what the route takes is refused with its place and value", async () => {
  const check = async (body: unknown, expected: object) => {
    const answer = await shared.call({ as: "ana", url: "/v1/messages", body });
    const { message: _message, faults: _faults, ...problem } = answer.json<Record<string, unknown>>();
    assert.deepEqual(problem, { status: answer.statusCode, ...expected });
  };
  const person = { ref: "p1", names: [{ text: "Omar Ismaïl Mostefaï" }], subjectClass: "suspect" };
  const warning = { kind: "warning", purpose: "prevention", persons: [person] };
  await check({ to: ["fr"], body: { ...warning, persons: [{ ...person, births: [{ date: "2014-02-30" }] }] } }, { status: 400, code: "request.invalid", place: "/body/persons/0/births/0/date", fault: "is not a date, a month or a year that exists: 2014-02-30", value: "2014-02-30" });
  await check({ to: ["fr"], body: { ...warning, handling: "H9" } }, { status: 400, code: "request.invalid", place: "/body/handling", fault: 'Invalid option: expected one of "H0"|"H1"|"H2"|"H3"', value: "H9" });
  await check({ to: ["fr"], body: { ...warning, "a/b~c": 1 } }, { status: 400, code: "request.invalid", place: "/body/a~1b~0c", fault: "is not known", value: "1" });
  const kind = (await shared.call({ as: "ana", url: "/v1/messages", body: { to: ["fr"], body: { kind: "rumour" } } })).json<{ place: string; message: string }>();
  assert.equal(kind.place, "/body/kind");
  assert.match(kind.message, /Expected 'request' \| 'warning' .*'closing'/);
  await check("[]", { status: 400, code: "request.invalid", place: "body", fault: "Invalid input: expected object, received array", value: "array" });
  await check('{"to":["fr"],"to":["de"]}', { status: 400, code: "json.duplicate-key", at: 13, key: "to" });
  await check('{"to":', { status: 400, code: "json.malformed", at: 6, expected: "a value" });
  await check("[".repeat(10_000), { status: 400, code: "json.too-deep", at: 32, limit: 32 });
  await check('{"version":9007199254740993}', { status: 400, code: "json.number", at: 11, value: "9007199254740993" });
  await check('{"__proto__":{"to":["fr"]},"body":{}}', { status: 400, code: "request.invalid", place: "/to", fault: "is missing", value: "missing" });
});

test("parameters and queries are named too", async () => {
  const problem = async (url: string) => {
    const { code, place, value } = (await shared.call({ as: "ana", url, purpose: "duty" })).json<{ code: string; place: string; value: string }>();
    return [code, place, value];
  };
  assert.deepEqual(await problem("/v1/desk?limit=1000"), ["request.invalid", "limit", "1000"]);
  assert.deepEqual(await problem("/v1/desk?limti=10"), ["request.invalid", "limti", "10"]);
  assert.deepEqual(await problem("/v1/desk?after=zzz"), ["request.invalid", "after", "zzz"]);
  assert.deepEqual(await problem("/v1/threads/%20"), ["request.invalid", "id", " "]);
  assert.deepEqual(await problem("/v1/search?name=Omar&birth=1985-13"), ["request.invalid", "birth", "1985-13"]);
  assert.deepEqual(await problem("/v1/search?name=Omar&document=EM123"), ["request.invalid", "document", "EM123"]);
  assert.deepEqual(await problem("/v1/messages?before=yesterday"), ["request.invalid", "before", "yesterday"]);
  assert.deepEqual(await problem(`/v1/persons/${encodeURIComponent("m1#p1")}`), ["person.unknown", undefined, undefined]);
});

test("a body that is too large, of another type or missing is refused before anything is done", async () => {
  const large = await shared.call({ as: "ana", url: "/v1/items/m1/taking", body: { x: "x".repeat(70_000) } });
  assert.deepEqual([large.statusCode, large.json<{ code: string; limit: number }>().code, large.json<{ limit: number }>().limit], [413, "request.too-large", 65_536]);
  const form = await shared.call({ as: "ana", url: "/v1/items/m1/taking", body: "a=1", headers: { "content-type": "application/x-www-form-urlencoded" } });
  assert.deepEqual([form.statusCode, form.json<{ code: string; value: string }>().code, form.json<{ value: string }>().value], [415, "request.media-type", "application/x-www-form-urlencoded"]);
  const none = await shared.call({ as: "ana", method: "POST", url: "/v1/items/m1/taking" });
  assert.deepEqual([none.statusCode, none.json<{ place: string }>().place], [400, "body"]);
  assert.equal((await shared.call({ method: "POST", url: "/v1/messages", body: `{"x":"${"x".repeat(5_000_000)}"}` })).statusCode, 401, "a stranger's megabytes are not read");
});

test("what there is not is said in the same form", async () => {
  for (const url of ["/", "/nowhere", "/v1", "/v1/nothing", "/v1/demo/clock", "/%", "/v1/threads/../../etc/passwd"]) {
    const answer = await shared.call({ as: "ana", url, headers: { accept: "text/html" } });
    assert.equal(answer.headers["content-type"], "application/problem+json; charset=utf-8", url);
    assert.ok(answer.statusCode === 404 || answer.statusCode === 400, url);
  }
  assert.equal((await shared.call({ as: "ana", method: "PUT", url: "/v1/desk", body: {} })).json<{ code: string }>().code, "route.unknown");
});

test("what fails unforeseen is answered with an id and nothing else, and reported under it", async () => {
  await using served = await serveNode({ officers: STAFF });
  await served.signIn("ana");
  const { store } = served.node;
  Object.defineProperty(store, "read", { value: () => Promise.reject(new Error("secret of the machine")) });
  const answer = await served.call({ as: "ana", url: "/v1/session" });
  assert.equal(answer.statusCode, 500);
  const problem = answer.json<{ code: string; id: string }>();
  assert.deepEqual([problem.code, Object.keys(problem).sort()], ["server.failed", ["code", "id", "message", "status"]]);
  assert.doesNotMatch(answer.body, /secret|\.ts/);
  assert.match(String(served.reported[0]), /secret of the machine/);
});

test("every answer tells a browser to trust nothing but this node", async () => {
  for (const url of ["/v1/node", "/nowhere", "/heed/v1/health"]) {
    const { headers } = await shared.call({ url });
    assert.match(headers["content-security-policy"] as string, /default-src 'none'; script-src 'self';/);
    assert.doesNotMatch(headers["content-security-policy"] as string, /script-src[^;]*unsafe/);
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.equal(headers["access-control-allow-origin"], undefined);
  }
});

test("the description of the interface names every route and keeps each schema once", async () => {
  const described = (await shared.call({ url: "/v1/openapi.json" })).json<{ openapi: string; paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: unknown }> } }>>; components: { schemas: Record<string, unknown> } }>();
  assert.equal(described.openapi, "3.1.0");
  const draft = described.paths["/v1/messages"]!["post"]!.requestBody!.content["application/json"]!.schema;
  assert.match(JSON.stringify(draft), /"\$ref":"#\/components\/schemas\/MessageBodyInput"/);
  const refs = [...JSON.stringify(described).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map((one) => one[1]!);
  for (const name of refs) assert.ok(name in described.components.schemas, name);
  assert.ok(Object.keys(described.paths).length > 40);
});

test("who the node is, anybody may know; how it stands, its officers", async () => {
  const open = (await shared.call({ url: "/v1/node" })).json<Record<string, unknown>>();
  assert.deepEqual(Object.keys(open).sort(), ["demo", "now", "self", "version"]);
  const signedIn = (await shared.call({ as: "ana", url: "/v1/node" })).json<{ store: { kind: string }; outbox: unknown[] }>();
  assert.deepEqual([signedIn.store.kind, signedIn.outbox], ["memory", []]);
});

test("how much is owed is counted for whoever may read the desk, and counting is no reading", async () => {
  const recorded = async () => shared.node.store.read(async (tx) => (await allRows(tx, "consultation")).length);
  const before = await recorded();
  const counts = async (as: string) => (await shared.call({ as, url: "/v1/node" })).json<{ desk?: unknown }>().desk;
  assert.deepEqual(await counts("ana"), { here: 0, hereOverdue: 0, theirs: 0, theirsOverdue: 0 });
  assert.equal(await counts("root"), undefined);
  assert.equal(await recorded(), before);
});

test("the clock can be moved in a demonstration alone", async () => {
  await using served: ServedNode = await serveNode({
    officers: STAFF,
    options: { demo: { password: PASSWORD, workbenches: () => [], next: async () => addMs(served.now, 5), moveClock: async (to) => ({ ok: true, value: (served.now = to) }) } },
  });
  const move = async (body: object) => (await served.call({ as: "ana", url: "/v1/demo/clock", body })).json<{ now?: string; code?: string }>();
  assert.equal((await move({ to: "2014-12-15T09:10:00+00:00" })).now, "2014-12-15T09:10:00.000Z");
  assert.equal((await move({ by: "PT8M" })).now, "2014-12-15T09:18:00.000Z");
  assert.equal((await move({ to: "next" })).now, "2014-12-15T09:18:00.005Z");
  assert.equal((await move({ by: "a while" })).code, "request.invalid");
});
