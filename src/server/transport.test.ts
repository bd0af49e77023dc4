import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import type { Instant } from "../lib/clock/index.ts";
import type { Authority } from "../domain/authority.ts";
import type { Handed } from "../service/delivery.ts";
import { authority, newKeys } from "../../test/support/bare-node.ts";
import { httpTransport } from "./transport.ts";

const NOW = "2014-12-15T09:00:00.000Z" as Instant;

test("an envelope is put as it is, and what comes back is handed on as a receipt", async () => {
  let seen: unknown;
  const handed = await against((request, answer) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      seen = [request.method, request.url, request.headers["content-type"], Buffer.concat(parts).toString()];
      answer.writeHead(201).end("receipt");
    });
  });
  assert.deepEqual(seen, ["PUT", "/base/heed/v1/envelopes/an%2Fid", "application/vnd.heed.envelope.v1+json", "sealed"]);
  assert.deepEqual(handed, { kind: "receipt", bytes: new Uint8Array(Buffer.from("receipt")) });
});

test("a refusal says its status and code; what is no code is not believed", async () => {
  assert.deepEqual(await against((_request, answer) => answer.writeHead(409).end('{"code":"envelope.conflict"}')), { kind: "refused", status: 409, code: "envelope.conflict" });
  assert.deepEqual(await against((_request, answer) => answer.writeHead(403).end('{"code":"<script>"}')), { kind: "refused", status: 403, code: "answer.unreadable" });
  assert.deepEqual(await against((_request, answer) => answer.writeHead(404).end("<html>")), { kind: "refused", status: 404, code: "answer.unreadable" });
});

test("what may pass by itself is tried again, when the other side asks for it but not much later", async () => {
  const busy = (status: number, after?: string) => against((_request, answer) => answer.writeHead(status, after === undefined ? {} : { "retry-after": after }).end('{"code":"session.busy"}'));
  assert.deepEqual(await busy(503), { kind: "unreachable", error: "answers 503 session.busy" });
  assert.deepEqual(await busy(429, "7"), { kind: "unreachable", error: "answers 429 session.busy", retryAt: "2014-12-15T09:00:07.000Z" });
  assert.deepEqual(await busy(429, "999999"), { kind: "unreachable", error: "answers 429 session.busy", retryAt: "2014-12-15T09:05:00.000Z" });
  assert.deepEqual(await busy(503, "Wed, 21 Oct 2015 07:28:00 GMT"), { kind: "unreachable", error: "answers 503 session.busy" });
});

test("a node that is not there, does not answer, sends elsewhere or never stops is unreachable", async () => {
  const unreachable = async (handed: Promise<Handed>, why: RegExp) => {
    const one = await handed;
    assert.equal(one.kind, "unreachable");
    assert.match(one.kind === "unreachable" ? one.error : "", why);
  };
  await unreachable(httpTransport({ clock: () => NOW }).put(listeningAt("http://127.0.0.1:1"), "id", new Uint8Array()), /cannot be reached/);
  await unreachable(against(() => undefined, 50), /does not answer within 50 ms/);
  await unreachable(against((_request, answer) => answer.writeHead(307, { location: "http://127.0.0.1:1/" }).end()), /cannot be reached/);
  await unreachable(against((_request, answer) => answer.writeHead(201).end("x".repeat(70_000))), /more than 65536 bytes/);
  await unreachable(against((request) => request.socket.destroy()), /cannot be reached/);
  await unreachable(httpTransport({ clock: () => NOW }).put(authority("nl"), "id", new Uint8Array()), /has no node/);
});

async function against(listener: RequestListener, timeoutMs = 5_000): Promise<Handed> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/base/`;
    return await httpTransport({ clock: () => NOW, timeoutMs }).put(listeningAt(url), "an/id", Buffer.from("sealed"));
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function listeningAt(url: string): Authority {
  const one = authority("fr", newKeys("key-fr"));
  return { ...one, node: { ...one.node!, url } };
}
