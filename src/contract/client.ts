import type { z } from "zod";
import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import { Problem } from "./route.ts";
import type { Route } from "./route.ts";

/** Fields a call must give: those of a route that takes something, and none of one that takes nothing. */
type Given<Name extends string, T> = [T] extends [undefined] ? { readonly [K in Name]?: undefined } : string extends keyof T ? { readonly [K in Name]?: T } : Partial<T> extends T ? { readonly [K in Name]?: T } : { readonly [K in Name]: T };

/** What a call of a route says. */
export type Calling<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = Given<"params", z.input<P>> &
  Given<"query", z.input<Q>> &
  Given<"body", z.input<B>> & {
    /** Why something is read, and for which case; kept with the reading. */
    readonly purpose?: string;
    readonly case?: string;
    /** Makes a repeated command harmless. */
    readonly key?: string;
    readonly signal?: AbortSignal;
  };

export interface Client {
  call<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(route: Route<P, Q, B, R>, calling: Calling<P, Q, B>): Promise<Result<z.output<R>, Problem>>;
}

export interface ClientOptions {
  /** Where the node listens, without a slash at the end; empty for the node a page came from. */
  readonly base: string;
  /** A bearer token; a browser sends its cookie instead. */
  readonly token?: string;
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

/**
 * Calls the routes of a node with their own types. A refusal is a value; so is a node that does not answer, under
 * `connection.none`, and an answer that is none, under `answer.unreadable`.
 * @example await newClient({ base: "" }).call(readThread, { params: { id: "t1" }, purpose: "duty" })
 */
export function newClient(options: ClientOptions): Client {
  const send = options.fetch ?? fetch;
  return {
    async call(route, calling) {
      const { params, query, body } = calling as { readonly params?: object; readonly query?: object; readonly body?: unknown };
      const headers = new Headers({ accept: "application/json" });
      if (options.token !== undefined) headers.set("authorization", `Bearer ${options.token}`);
      if (body !== undefined) headers.set("content-type", "application/json");
      if (calling.purpose !== undefined) headers.set("heed-purpose", encodeURIComponent(calling.purpose));
      if (calling.case !== undefined) headers.set("heed-case", encodeURIComponent(calling.case));
      if (calling.key !== undefined) headers.set("idempotency-key", calling.key);
      let answer: Response;
      let text: string;
      try {
        answer = await send(`${options.base}${pathOf(route.path, params ?? {})}${queryOf(query ?? {})}`, {
          method: route.method,
          headers,
          credentials: "same-origin",
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          ...(calling.signal === undefined ? {} : { signal: calling.signal }),
        });
        text = await answer.text();
      } catch (error) {
        if (calling.signal?.aborted === true) throw error;
        return err({ status: 0, code: "connection.none", message: "The node does not answer." });
      }
      return readAnswer(route.status, answer.status, text);
    },
  };
}

function readAnswer<R>(expected: number, status: number, text: string): Result<R, Problem> {
  if (status === 204 && expected === 204) return ok(null as R);
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    read = undefined;
  }
  if (status === expected && read !== undefined) return ok(read as R);
  const problem = Problem.safeParse(read);
  return err(problem.success ? problem.data : { status, code: "answer.unreadable", message: `The node answered ${status} with something that is not its own.` });
}

/** Each parameter in its place, encoded: ids of descriptions and matches contain '#' and '~'. */
function pathOf(path: string, params: object): string {
  return path.replaceAll(/:(\w+)/g, (_all, name: string) => encodeURIComponent(String((params as Record<string, unknown>)[name])));
}

function queryOf(query: object): string {
  const pairs = Object.entries(query).flatMap(([name, value]: [string, unknown]) => (Array.isArray(value) ? value : [value]).filter((one) => one !== undefined).map((one): [string, string] => [name, String(one)]));
  return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs).toString()}`;
}
