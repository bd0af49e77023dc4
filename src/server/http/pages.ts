import { existsSync } from "node:fs";
import { join } from "node:path";
import staticFiles from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { excerpt } from "../../lib/base/excerpt.ts";
import type { AppOptions } from "../options.ts";
import { sendProblem } from "./problems.ts";
import type { Host } from "./serve.ts";

/** Scripts, fonts and data come from this node alone. Styles may stand in the page: the widgets write theirs while it runs. */
const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** What every answer says to a browser, pages and data alike. */
export function hardenAnswers(app: FastifyInstance, options: AppOptions): void {
  app.addHook("onSend", async (_request, reply) => {
    reply.headers({
      "content-security-policy": CONTENT_POLICY,
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "permissions-policy": "camera=(), microphone=(), geolocation=()",
      ...(options.secure === true ? { "strict-transport-security": "max-age=31536000" } : {}),
    });
  });
}

/** The built pages; an address that only the pages themselves know gets the page that holds them all. */
export async function addPages(host: Host): Promise<void> {
  const { app, options } = host;
  const pages = options.pages !== undefined && existsSync(join(options.pages, "index.html")) ? options.pages : undefined;
  if (pages !== undefined) {
    await app.register(staticFiles, {
      root: pages,
      cacheControl: false,
      // Built files carry a digest in their names; the page that names them does not.
      setHeaders: (reply, path) => void reply.header("cache-control", path.includes("/assets/") ? "public, max-age=31536000, immutable" : "no-cache"),
    });
  }
  app.setNotFoundHandler((request, reply) => {
    if (pages !== undefined && wantsPage(request)) return sendPage(reply);
    return sendProblem(reply, { code: "route.unknown", method: request.method, path: excerpt(request.url.split("?")[0]) } as { code: string });
  });
}

function wantsPage(request: FastifyRequest): boolean {
  const path = request.url.split("?")[0]!;
  if (request.method !== "GET" && request.method !== "HEAD") return false;
  if (/^\/(v1|heed|\.well-known|assets)(\/|$)/.test(path)) return false;
  return (request.headers.accept ?? "").includes("text/html");
}

function sendPage(reply: FastifyReply): FastifyReply {
  return reply.code(200).sendFile("index.html");
}
