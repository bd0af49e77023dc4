import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { Result } from "../../lib/base/result.ts";
import type { Instant } from "../../lib/clock/index.ts";
import { Problem } from "../../contract/route.ts";
import type { Route } from "../../contract/route.ts";
import type { Acting } from "../../service/act.ts";
import type { AppOptions } from "../options.ts";
import { actingOf, callerOf } from "./callers.ts";
import type { Caller } from "./callers.ts";
import { sendProblem, Refusal } from "./problems.ts";

/** A request that has been read: everything in it is of the form its route describes. */
export interface Asked<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** The node's time. */
  readonly now: Instant;
  readonly reply: FastifyReply;
}

/** The same with somebody signed in. */
export interface AskedBy<P, Q, B> extends Asked<P, Q, B> {
  readonly acting: Acting;
  readonly caller: Caller;
}

type Answer<R> = Promise<Result<R, { readonly code: string }>>;

/** The interface of one node while its routes are put together. */
export interface Host {
  readonly app: FastifyInstance;
  readonly options: AppOptions;
  /** Serves a route to whoever is signed in. */
  serve<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
    route: Route<P, Q, B, R>,
    answer: (asked: AskedBy<z.output<P>, z.output<Q>, z.output<B>>) => Answer<z.input<R>>,
  ): void;
  /** Serves a route to anybody; whoever is signed in is known. */
  serveOpenly<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
    route: Route<P, Q, B, R>,
    answer: (asked: Asked<z.output<P>, z.output<Q>, z.output<B>> & { readonly caller: Caller | undefined }) => Answer<z.input<R>>,
  ): void;
}

/** Routes of `app`, each with its schemas, so that the documentation is what is served. */
export function newHost(app: FastifyInstance, options: AppOptions): Host {
  const callers = new WeakMap<FastifyRequest, Caller>();

  /** Before the body is read: a stranger's megabytes are not taken in. */
  async function knowCaller(route: Route, request: FastifyRequest): Promise<void> {
    if (route.open) {
      const caller = await callerOf(options, request).catch((error: unknown) => {
        if (error instanceof Refusal) return undefined;
        throw error;
      });
      if (caller !== undefined) callers.set(request, caller);
      return;
    }
    const caller = await callerOf(options, request);
    if (caller.session.mustChange && !route.path.startsWith("/v1/session")) throw new Refusal({ code: "session.password-due" });
    callers.set(request, caller);
  }

  function add(route: Route, answer: (request: FastifyRequest, reply: FastifyReply) => Answer<unknown>): void {
    app.route({
      method: route.method,
      url: route.path,
      bodyLimit: route.bodyLimit,
      schema: {
        summary: route.says,
        tags: [tagOf(route.path)],
        params: route.params,
        querystring: route.query,
        ...(route.method === "POST" || route.method === "PUT" ? { body: route.body } : {}),
        response: { [route.status]: route.returns, "4xx": Problem, "5xx": Problem },
        ...(route.open ? { security: [] } : {}),
      },
      onRequest: (request) => knowCaller(route, request),
      async handler(request, reply) {
        const result = await answer(request, reply);
        if (!result.ok) return sendProblem(reply, result.error);
        reply.code(route.status).header("cache-control", "no-store");
        return route.status === 204 ? reply.send() : result.value;
      },
    });
  }

  function read(request: FastifyRequest, reply: FastifyReply): Asked<never, never, never> {
    return { params: request.params as never, query: request.query as never, body: request.body as never, now: options.clock(), reply };
  }

  return {
    app,
    options,
    serve(route, answer) {
      add(route, (request, reply) => {
        const caller = callers.get(request)!;
        return answer({ ...read(request, reply), acting: actingOf(caller, request), caller });
      });
    },
    serveOpenly(route, answer) {
      add(route, (request, reply) => answer({ ...read(request, reply), caller: callers.get(request) }));
    },
  };
}

/** Routes are documented under their noun. */
function tagOf(path: string): string {
  return path.split("/")[2] ?? "node";
}
