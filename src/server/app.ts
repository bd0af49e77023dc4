import cookie from "@fastify/cookie";
import Fastify from "fastify";
import type { FastifyInstance } from "fastify";
import { excerpt } from "../lib/base/excerpt.ts";
import { addNodeRoutes } from "./door.ts";
import { answerErrors, readBodies, validateAndDeclare } from "./http/bodies.ts";
import { addEvents } from "./http/events.ts";
import { addOpenAnswers } from "./http/node-to-node.ts";
import { describeApp } from "./http/openapi.ts";
import { addPages, hardenAnswers } from "./http/pages.ts";
import { addRoutes } from "./http/routes.ts";
import { sendProblem } from "./http/problems.ts";
import { newHost } from "./http/serve.ts";
import type { AppOptions } from "./options.ts";

/** The interface of one node over HTTP: `/v1` for people and programs of the house, `/heed/v1` for other nodes, and the pages. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false, // who read what is recorded with the reading; addresses of readers are nobody's business
    forceCloseConnections: true,
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 1_000 }, // a match id is two description ids
    frameworkErrors: (_error, request, reply) => void sendProblem(reply, { code: "route.unknown", method: request.method, path: excerpt(request.url) } as { code: string }),
    genReqId: () => Buffer.from(options.random(9)).toString("base64url"),
  });
  answerErrors(app, options);
  readBodies(app);
  validateAndDeclare(app);
  hardenAnswers(app, options);
  await app.register(cookie);
  await describeApp(app, options);
  const host = newHost(app, options);
  addRoutes(host);
  addEvents(host);
  addOpenAnswers(host);
  if (options.ownDoor !== true) addNodeRoutes(host);
  await addPages(host);
  return app;
}
