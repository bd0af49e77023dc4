import { randomBytes } from "node:crypto";
import { EventEmitter } from "node:events";
import type { FastifyInstance, LightMyRequestResponse } from "fastify";
import type { Entry } from "../../src/domain/entry.ts";
import type { Officer } from "../../src/domain/roster.ts";
import type { Authority } from "../../src/domain/authority.ts";
import { unwrap } from "../../src/lib/base/result.ts";
import { addMs, type Instant } from "../../src/lib/clock/index.ts";
import { newClient, type Client } from "../../src/contract/client.ts";
import { buildApp } from "../../src/server/app.ts";
import type { OpenNode } from "../../src/server/node.ts";
import type { AppOptions } from "../../src/server/options.ts";
import { NODE } from "../../src/service/act.ts";
import type { NodeKeys } from "../../src/service/node.ts";
import { newRecogniser } from "../../src/service/recogniser.ts";
import { setPassword } from "../../src/service/sessions.ts";
import { bareNode } from "./bare-node.ts";

export const PASSWORD = "quiet harbour lamp";

/** A node in memory with its interface, called without a socket; its clock stands until it is moved. */
export interface ServedNode {
  readonly node: OpenNode;
  readonly app: FastifyInstance;
  now: Instant;
  /** What failed without a code. */
  readonly reported: unknown[];
  signIn(officer: string): Promise<string>;
  /** The typed client of an officer. */
  client(officer: string): Promise<Client>;
  /** Calls as an officer, or as nobody. */
  call(ask: Ask): Promise<LightMyRequestResponse>;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface Ask {
  readonly as?: string;
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly url: string;
  readonly body?: unknown;
  readonly purpose?: string;
  readonly case?: string;
  readonly headers?: Record<string, string>;
}

/** Serves a node named "be" with these officers, each with `PASSWORD`, and these peers. */
export async function serveNode(known: { readonly officers?: readonly Officer[]; readonly peers?: readonly Authority[]; readonly self?: string; readonly keys?: NodeKeys; readonly options?: Partial<AppOptions> } = {}): Promise<ServedNode> {
  const bare = await bareNode(known);
  const events = new EventEmitter<{ entries: [readonly Entry[]] }>();
  const node: OpenNode = { ...bare, recogniser: newRecogniser(), events, committed: (entries) => void events.emit("entries", entries), [Symbol.asyncDispose]: () => bare[Symbol.asyncDispose]() };
  const tokens = new Map<string, string>();
  const reported: unknown[] = [];
  const served = {
    node,
    now: "2014-12-15T09:00:00.000Z" as Instant,
    reported,
    async signIn(officer: string) {
      const answer = await served.app.inject({ method: "POST", url: "/v1/session", payload: { officer, password: PASSWORD, bearer: true } });
      if (answer.statusCode !== 201) throw new Error(answer.body);
      const { token } = answer.json<{ token: string }>();
      tokens.set(officer, token);
      return token;
    },
    async client(officer: string) {
      const token = tokens.get(officer) ?? (await served.signIn(officer));
      return newClient({ base: "", token, fetch: async (url, init) => injected(served.app, url, init) });
    },
    async call(ask: Ask) {
      const token = ask.as === undefined ? undefined : (tokens.get(ask.as) ?? (await served.signIn(ask.as)));
      return served.app.inject({
        method: ask.method ?? (ask.body === undefined ? "GET" : "POST"),
        url: ask.url,
        headers: {
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(ask.purpose === undefined ? {} : { "heed-purpose": encodeURIComponent(ask.purpose) }),
          ...(ask.case === undefined ? {} : { "heed-case": encodeURIComponent(ask.case) }),
          ...(ask.body === undefined ? {} : { "content-type": "application/json" }),
          ...ask.headers,
        },
        ...(ask.body === undefined ? {} : { payload: typeof ask.body === "string" ? ask.body : JSON.stringify(ask.body) }),
      });
    },
    async [Symbol.asyncDispose]() {
      await served.app.close();
      await node[Symbol.asyncDispose]();
    },
  } as ServedNode & { app: FastifyInstance };
  const app = await buildApp({ node, version: "0.0.0", clock: () => served.now, random: (bytes) => new Uint8Array(randomBytes(bytes)), report: (_id, error) => void reported.push(error), ...known.options });
  Object.assign(served, { app });
  for (const one of known.officers ?? []) {
    if (one.active) unwrap(await setPassword(node, NODE, { officer: one.id, password: PASSWORD, salt: new Uint8Array(16), mustChange: false }, addMs(served.now, -60_000)));
  }
  await app.ready();
  return served;
}

/** `fetch` without a socket. */
async function injected(app: FastifyInstance, url: string, init: RequestInit): Promise<Response> {
  const answer = await app.inject({ method: init.method as "GET", url, headers: Object.fromEntries(new Headers(init.headers)), ...(typeof init.body === "string" ? { payload: init.body } : {}) });
  return new Response(answer.statusCode === 204 ? null : answer.body, { status: answer.statusCode });
}
