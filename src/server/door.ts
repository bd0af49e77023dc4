import Fastify from "fastify";
import type { FastifyInstance } from "fastify";
import { excerpt } from "../lib/base/excerpt.ts";
import type { NodeCertificate } from "./certificate.ts";
import { answerErrors } from "./http/bodies.ts";
import { addLogs } from "./http/logs.ts";
import { addNodeToNode, addOpenAnswers } from "./http/node-to-node.ts";
import { guardDoor } from "./http/peer-door.ts";
import { sendProblem } from "./http/problems.ts";
import { addSequences } from "./http/sequences.ts";
import { newHost } from "./http/serve.ts";
import type { Host } from "./http/serve.ts";
import type { AppOptions } from "./options.ts";

/** What other nodes call. */
export function addNodeRoutes(host: Host): void {
  addNodeToNode(host);
  addLogs(host);
  addSequences(host);
}

/** The door for nodes: TLS 1.3 with the node's own certificate, in which the other side shows its own (docs/protocol/transport.md). */
export async function buildDoor(options: AppOptions, tls: NodeCertificate): Promise<FastifyInstance> {
  const app = Fastify({
    // Who may come is decided by records, not by authorities: the certificate is looked at by the guard.
    https: { cert: tls.cert, key: tls.key, requestCert: true, rejectUnauthorized: false, minVersion: "TLSv1.3" },
    logger: false,
    forceCloseConnections: true,
    requestTimeout: 30_000,
    frameworkErrors: (_error, request, reply) => void sendProblem(reply as never, { code: "route.unknown", method: request.method, path: excerpt(request.url) } as { code: string }),
    genReqId: () => Buffer.from(options.random(9)).toString("base64url"),
  }) as unknown as FastifyInstance;
  app.removeAllContentTypeParsers();
  answerErrors(app, options);
  const host = newHost(app, options);
  guardDoor(host);
  addOpenAnswers(host);
  addNodeRoutes(host);
  return app;
}
