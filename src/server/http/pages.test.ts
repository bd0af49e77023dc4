import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { officer } from "../../../test/support/bare-node.ts";
import { serveNode } from "../../../test/support/served-node.ts";

const folder = mkdtempSync(join(tmpdir(), "pages-"));
mkdirSync(join(folder, "web", "assets"), { recursive: true });
writeFileSync(join(folder, "secret.txt"), "outside");
writeFileSync(join(folder, "web", "index.html"), "<!doctype html><title>Heed</title>");
writeFileSync(join(folder, "web", "assets", "main-1a2b3c.js"), "export {};");
const served = await serveNode({ officers: [officer("ana", "liaison")], options: { pages: join(folder, "web") } });
after(async () => {
  await served[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

const html = { accept: "text/html,application/xhtml+xml" };

test("the page that holds all pages answers every address that only they know", async () => {
  for (const url of ["/", "/desk", "/threads/t1", `/persons/${encodeURIComponent("m1#p1")}`]) {
    const answer = await served.call({ url, headers: html });
    assert.deepEqual([answer.statusCode, answer.headers["content-type"], answer.headers["cache-control"]], [200, "text/html; charset=utf-8", "no-cache"], url);
    assert.match(answer.headers["content-security-policy"] as string, /script-src 'self';/);
  }
});

test("built files may be kept for ever, since their names change with them", async () => {
  const answer = await served.call({ url: "/assets/main-1a2b3c.js" });
  assert.deepEqual([answer.statusCode, answer.headers["content-type"], answer.headers["cache-control"]], [200, "application/javascript; charset=utf-8", "public, max-age=31536000, immutable"]);
});

test("a missing file, an unknown route and what lies outside are not answered with a page", async () => {
  for (const url of ["/assets/gone.js", "/v1/nothing", "/heed/v1/nothing", "/.well-known/nothing", "/v1"]) {
    const answer = await served.call({ url, headers: html });
    assert.deepEqual([answer.statusCode, answer.json<{ code: string }>().code], [404, "route.unknown"], url);
  }
  for (const url of ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/assets/..%2f..%2fsecret.txt"]) {
    const answer = await served.call({ url });
    assert.doesNotMatch(answer.body, /outside/, url);
    assert.notEqual(answer.statusCode, 200, url);
  }
  assert.equal((await served.call({ method: "POST", url: "/desk", body: {}, headers: html })).statusCode, 404);
});
