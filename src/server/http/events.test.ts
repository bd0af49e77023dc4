import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import { officer } from "../../../test/support/bare-node.ts";
import { serveNode } from "../../../test/support/served-node.ts";

const served = await serveNode({ officers: [officer("ana", "liaison"), officer("bea", "liaison"), officer("root", "administrator")] });
after(() => served[Symbol.asyncDispose]());
await served.app.listen({ host: "127.0.0.1", port: 0 });
const url = `http://127.0.0.1:${(served.app.server.address() as AddressInfo).port}/v1/events`;

test("a page hears that something of a noun changed, and nothing of what or about whom", async () => {
  const stream = await listen({});
  assert.match(await stream.next(), /retry: 2000/);
  const changed = await served.call({ as: "root", method: "PUT", url: "/v1/staff/bo", body: { name: "Secret Name", post: "desk", roles: ["liaison"] } });
  assert.equal(changed.statusCode, 200, changed.body);
  const heard = await stream.next();
  assert.match(heard, /^id: \d+\ndata: \{"nouns":\["officer"\]\}\n\n$/);
  assert.doesNotMatch(heard, /Secret|bo|root/);
  await stream.close();
});

test("a reading is no change, or every page would read for ever", async () => {
  const stream = await listen({});
  await stream.next();
  assert.equal((await served.call({ as: "ana", url: "/v1/desk", purpose: "duty" })).statusCode, 200);
  await served.call({ as: "root", method: "PUT", url: "/v1/staff/cy", body: { name: "Cy", post: "desk", roles: ["liaison"] } });
  assert.match(await stream.next(), /"nouns":\["officer"\]/);
  await stream.close();
});

test("who comes back is told that anything may have changed", async () => {
  const stream = await listen({ "last-event-id": "1" });
  let text = await stream.next();
  while (!text.includes("anything")) text += await stream.next();
  assert.match(text, /"nouns":\["anything"\]/);
  await stream.close();
});

test("two who have a thread open see each other, until the stream of one ends", async () => {
  const [one, two] = ["page-one-1", "page-two-2"];
  const here = (as: string, tab: string, is = true) => served.call({ as, method: "PUT", url: "/v1/threads/t1/presence", body: { tab, here: is } });
  const others = async (as: string, tab: string) => (await here(as, tab)).json<{ others: { officer: string }[] }>().others.map((other) => other.officer);
  const stream = await listen({}, `?tab=${one}`);
  await stream.next();
  assert.deepEqual(await others("ana", one), []);
  assert.match(await stream.next(), /^event: presence\ndata: \{\}\n\n$/);
  assert.deepEqual(await others("bea", two), ["ana"]);
  assert.deepEqual(await others("ana", one), ["bea"]);
  assert.deepEqual(await others("ana", two), ["bea"], "nobody speaks for another's page");
  assert.equal((await here("root", "page-root")).statusCode, 403, "who may not read a thread does not learn who does");
  await stream.close();
  for (let waited = 0; (await others("bea", two)).length > 0 && waited < 100; waited++) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(await others("bea", two), []);
});

test("nobody listens without a session", async () => {
  const answer = await fetch(url);
  assert.deepEqual([answer.status, ((await answer.json()) as { code: string }).code], [401, "session.unknown"]);
});

async function listen(headers: Record<string, string>, query = "") {
  const token = await served.signIn("ana");
  const ending = new AbortController();
  const answer = await fetch(`${url}${query}`, { headers: { authorization: `Bearer ${token}`, ...headers }, signal: ending.signal });
  assert.equal(answer.headers.get("content-type"), "text/event-stream");
  const reader = answer.body!.getReader();
  return {
    next: async () => Buffer.from((await reader.read()).value ?? []).toString(),
    close: async () => {
      await reader.cancel();
      ending.abort();
    },
  };
}
