import { randomBytes } from "node:crypto";
import { Agent, request } from "node:https";
import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import type { Authority } from "../domain/authority.ts";
import type { HeedNode } from "../service/node.ts";
import { pemOf } from "./certificate.ts";
import type { NodeCertificate } from "./certificate.ts";
import { signRequest } from "./http-signature.ts";

/** What is asked of a peer. */
export interface PeerRequest {
  readonly method?: "GET" | "PUT" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  readonly signal?: AbortSignal;
  /** Asked of whoever listens at its address, whatever certificate he shows: only for what proves itself, such as a card. */
  readonly ofAnybody?: boolean;
}

/** Asks a peer at its address; `path` begins with a slash. Rejects if it cannot be reached, or is somebody else. */
export type PeerFetch = (peer: Authority, path: string, asked?: PeerRequest) => Promise<Response>;

/** Asks peers as nobody, at whatever address: for replays, whose nodes are processes of one machine, and for tests. */
export const plainFetch: PeerFetch = async (peer, path, { method = "GET", headers = {}, body, signal } = {}) => {
  if (peer.node === undefined) throw new Error("has no node");
  // What is for a peer goes where its record says, nowhere else.
  return fetch(`${peer.node.url.replace(/\/$/, "")}${path}`, { method, headers, redirect: "error", ...(body === undefined ? {} : { body: body as Uint8Array<ArrayBuffer> }), ...(signal === undefined ? {} : { signal }) });
};

/**
 * Asks peers as this node: every request signed (RFC 9421), and where a peer's record has a certificate, over TLS in which both sides
 * show theirs and nothing else is accepted. Without one the operator's proxy must end TLS for it; plain http is for loopback alone.
 */
export function newPeerFetch(node: Pick<HeedNode, "keys">, own: { readonly clock: () => number; readonly tls?: NodeCertificate }): PeerFetch {
  const agents = new Map<string, Agent>();

  function agentFor(peer: Authority, certificate: string | undefined): Agent {
    const place = `${peer.id} ${certificate ?? "anybody"}`;
    const known = agents.get(place);
    if (known !== undefined) return known;
    const agent = new Agent({
      keepAlive: true,
      maxSockets: 4,
      timeout: 30_000,
      minVersion: "TLSv1.3",
      ...(own.tls === undefined ? {} : { cert: own.tls.cert, key: own.tls.key }),
      ...(certificate === undefined ? { rejectUnauthorized: false } : { ca: pemOf(Buffer.from(certificate, "base64")), checkServerIdentity: (_host, shown) => (shown.raw.toString("base64") === certificate ? undefined : new Error("shows another certificate than the one on record")) }),
    });
    for (const old of [...agents.keys()].filter((one) => one.startsWith(`${peer.id} `) && certificate !== undefined)) {
      agents.get(old)!.destroy();
      agents.delete(old);
    }
    agents.set(place, agent);
    return agent;
  }

  return async (peer, path, asked = {}) => {
    if (peer.node === undefined) throw new Error("has no node");
    const url = new URL(`${peer.node.url.replace(/\/$/, "")}${path}`);
    if (url.protocol === "http:" && !isLoopback(url.hostname)) throw new Error(`its address is plain http (${url.host}), which is for loopback alone`);
    const { method = "GET", body, signal } = asked;
    const contentType = asked.headers?.["content-type"];
    const signed = signRequest(
      { method, target: url.pathname + url.search, ...(contentType === undefined ? {} : { contentType }), ...(body === undefined ? {} : { body }) },
      { keyId: node.keys.keyId, sign: (bytes) => node.keys.sign(bytes), nonce: randomBytes(18).toString("base64url"), created: own.clock() },
    );
    const headers = { ...asked.headers, ...signed };
    if (peer.node.tls === undefined || url.protocol === "http:") {
      return fetch(url, { method, headers, redirect: "error", ...(body === undefined ? {} : { body: body as Uint8Array<ArrayBuffer> }), ...(signal === undefined ? {} : { signal }) });
    }
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const sent = request(url, { method, agent: agentFor(peer, asked.ofAnybody === true ? undefined : peer.node!.tls), headers: { ...headers, ...(body === undefined ? {} : { "content-length": body.length }) }, ...(signal === undefined ? {} : { signal }) }, resolve);
      sent.on("error", reject);
      sent.end(body);
    });
    const status = answer.statusCode ?? 0;
    if (status < 200 || (status >= 300 && status < 400)) {
      answer.resume();
      throw new Error(`answers ${status}, and goes nowhere else`);
    }
    const fields = Object.entries(answer.headers).flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as [string, string]] : []));
    return new Response(status === 204 ? null : (Readable.toWeb(answer) as ReadableStream), { status, headers: fields });
  };
}

/** Whether an address never leaves the machine. */
function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}
