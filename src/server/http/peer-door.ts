import type { TLSSocket } from "node:tls";
import type { FastifyRequest } from "fastify";
import type { Authority } from "../../domain/authority.ts";
import { keysOf } from "../../domain/peer-keys.ts";
import { fingerprintOf } from "../certificate.ts";
import { checkRequest, Nonces } from "../http-signature.ts";
import { peersOf } from "../inbox.ts";
import { Refusal } from "./problems.ts";
import type { Host } from "./serve.ts";

/** What a stranger may read: it proves itself, or says nothing. */
const OPEN = new Set(["/.well-known/heed-node.json", "/heed/v1/health", "/heed/v1/registry"]);

/**
 * Guards the door for nodes: whoever comes must show the certificate on record of a peer, and must have signed the request with that
 * peer's key (RFC 9421). A certificate nobody knows is refused and told to whoever runs the node.
 */
export function guardDoor(host: Host): void {
  const { options } = host;
  const { node } = options;
  const nonces = new Nonces();
  const comers = new WeakMap<FastifyRequest, Authority>();
  const told = new Map<string, number>();

  /** Whoever tries the door again and again is told of once a minute. */
  function tellsAgain(certificate: string, now: number): boolean {
    if ((told.get(certificate) ?? -Infinity) + 60_000 > now) return false;
    if (told.size >= 1_000) told.clear();
    told.set(certificate, now);
    return true;
  }

  host.app.addHook("onRequest", async (request) => {
    if (OPEN.has(request.url.split("?")[0] ?? "")) return;
    const shown = (request.raw.socket as TLSSocket).getPeerCertificate().raw as Buffer | undefined;
    const recorded = shown?.toString("base64");
    const peers = await peersOf(node);
    const comer = recorded === undefined ? undefined : peers.find((one) => one.node?.tls === recorded);
    if (comer === undefined) {
      const certificate = shown === undefined ? "none" : fingerprintOf(shown);
      if (tellsAgain(certificate, Date.parse(options.wallClock?.() ?? options.clock()))) options.report?.(request.id, new Error(`refused a node with certificate ${certificate}, which no peer's record has`));
      throw new Refusal({ code: "peer.certificate-unknown", certificate });
    }
    if (comer.node?.revoked !== undefined) throw new Refusal({ code: "authority.revoked", authority: comer.id, since: comer.node.revoked.at });
    comers.set(request, comer);
  });

  // The digest needs the body, so the signature is checked once that is there; its size was bounded while it came.
  host.app.addHook("preHandler", async (request) => {
    const comer = comers.get(request);
    if (comer === undefined) return;
    const contentType = request.headers["content-type"];
    const now = options.wallClock?.() ?? options.clock();
    const checked = checkRequest(
      { method: request.method, target: request.raw.url ?? "", ...(contentType === undefined ? {} : { contentType }), ...(request.body instanceof Uint8Array ? { body: request.body } : {}) },
      request.headers,
      {
        keyOf: (keyId) => {
          const key = keysOf(comer, now).find((one) => one.keyId === keyId);
          return key && { owner: comer.id, verify: (bytes, signature) => node.verify(key.publicKey, bytes, signature) };
        },
        now: Math.floor(Date.parse(now) / 1_000),
        nonces,
      },
    );
    if (!checked.ok) throw new Refusal({ ...checked.error });
  });
}
