import { STATUS_CODES } from "node:http";
import type { FastifyError, FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { excerpt } from "../../lib/base/excerpt.ts";
import { parseStrictJson } from "../../lib/envelope/index.ts";
import type { AppOptions } from "../options.ts";
import { invalid, Refusal, sendProblem } from "./problems.ts";

/** How deep a body may be nested; the deepest of ours has nine levels. */
const DEEPEST_BODY = 32;

/** Bodies are JSON of which two readers cannot make two things; nothing else is read. */
export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (_request, body, done) => {
    const parsed = parseStrictJson(body as Buffer, DEEPEST_BODY);
    if (parsed.ok) done(null, parsed.value);
    else done(new Refusal(parsed.error));
  });
}

/** Requests are checked against their schemas and answers cut to theirs: what no schema declares does not leave. */
export function validateAndDeclare(app: FastifyInstance): void {
  app.setValidatorCompiler<z.ZodType>(({ schema, httpPart }) => {
    const part = httpPart === "querystring" ? "query" : (httpPart ?? "request");
    return (data: unknown) => {
      const read = schema.safeParse(data ?? undefined);
      return read.success ? { value: read.data } : { error: new Refusal(invalid(part, read.error, data)) };
    };
  });
  app.setSerializerCompiler<z.ZodType>(({ schema, method, url }) => (data: unknown) => {
    const declared = schema.safeParse(data);
    if (!declared.success) throw new Error(`${method} ${url} answers what its schema does not allow: ${z.prettifyError(declared.error)}`);
    return JSON.stringify(declared.data);
  });
}

/** Every error becomes a problem; one without a code becomes an id, and goes to whoever runs the node. */
export function answerErrors(app: FastifyInstance, options: AppOptions): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    if (error instanceof Refusal) return sendProblem(reply, error.coded);
    const known = ofFramework(error, request);
    if (known !== undefined) return sendProblem(reply, known);
    options.report?.(request.id, error);
    return sendProblem(reply, { code: "server.failed", id: request.id } as { code: string });
  });
}

function ofFramework(error: FastifyError, request: FastifyRequest): { readonly code: string } | undefined {
  switch (error.code) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return { code: "request.too-large", limit: request.routeOptions.bodyLimit } as { code: string };
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return { code: "request.media-type", expected: "application/json", value: excerpt(request.headers["content-type"] ?? "nothing") } as { code: string };
    default: {
      const status = error.statusCode ?? 500;
      if (status < 400 || status >= 500) return undefined;
      return { code: "request.invalid", place: "request", fault: STATUS_CODES[status] ?? "is not valid", value: excerpt(error.code) } as { code: string };
    }
  }
}
