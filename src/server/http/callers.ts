import { hash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { Instant } from "../../lib/clock/index.ts";
import { excerpt } from "../../lib/base/excerpt.ts";
import { Line } from "../../domain/text.ts";
import type { Acting } from "../../service/act.ts";
import { checkSession } from "../../service/sessions.ts";
import type { Session } from "../../service/sessions.ts";
import type { AppOptions } from "../options.ts";
import { Refusal } from "./problems.ts";

/** Who calls, and why he says he does. */
export interface Caller {
  readonly session: Session;
  readonly purpose: string;
  readonly case: string | undefined;
}

/**
 * The name of the session's cookie. It names the authority, because browsers do not tell ports apart: two nodes tried on one
 * machine must not sign each other's officers out.
 */
export function cookieName(options: AppOptions): string {
  const name = `heed-session-${options.node.self.id.replaceAll(":", "_")}`;
  return options.secure === true ? `__Host-${name}` : name;
}

/** The caller of a request, by bearer token or cookie; throws a refusal for a request without a living session. */
export async function callerOf(options: AppOptions, request: FastifyRequest): Promise<Caller> {
  const bearer = bearerOf(request);
  const token = bearer ?? request.cookies[cookieName(options)];
  if (bearer === undefined) refuseForeignPage(request);
  if (token === undefined || token.length > 100) throw new Refusal({ code: "session.unknown" });
  const session = await checkSession(options.node, token, wallTime(options));
  if (!session.ok) throw new Refusal(session.error);
  return { session: session.value, purpose: headerText(request, "heed-purpose") ?? "", case: headerText(request, "heed-case") };
}

/** A page of another origin can make a browser send its cookies, but not hide where it comes from; other programs send neither header. */
export function refuseForeignPage(request: FastifyRequest): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const site = request.headers["sec-fetch-site"];
  const { origin, host } = request.headers;
  const foreign = site === undefined ? origin !== undefined && hostOf(origin) !== host : site !== "same-origin" && site !== "none";
  if (foreign) throw new Refusal({ code: "session.foreign-origin" });
}

/** Who acts, as the service takes it. The key is his alone, for this operation and this body: nobody else's answer can be had with it. */
export function actingOf(caller: Caller, request: FastifyRequest): Acting {
  const key = request.headers["idempotency-key"];
  const actor = caller.session.officer.id;
  return {
    actor,
    purpose: caller.purpose,
    ...(caller.case === undefined ? {} : { case: caller.case }),
    ...(typeof key === "string" && request.method !== "GET" ? { key: keyOf(actor, key, request) } : {}),
  };
}

/** The time by which sessions live. */
export function wallTime(options: AppOptions): Instant {
  return options.wallClock === undefined ? options.clock() : options.wallClock();
}

function keyOf(actor: string, key: string, request: FastifyRequest): string {
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw new Refusal({ code: "request.header", place: "idempotency-key", fault: "must be 1 to 200 printable ASCII characters without spaces", value: excerpt(key) });
  const asked = hash("sha256", `${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`, "hex");
  return `${actor}|${key}|${asked}`;
}

/** A header in percent-encoded UTF-8: headers themselves hold no more than Latin-1. */
function headerText(request: FastifyRequest, name: string): string | undefined {
  const given = request.headers[name];
  if (given === undefined || given === "") return undefined;
  const refused = (fault: string) => new Refusal({ code: "request.header", place: name, fault, value: excerpt(given) });
  if (typeof given !== "string") throw refused("is given twice");
  let text: string;
  try {
    text = decodeURIComponent(given);
  } catch {
    throw refused("is not percent-encoded UTF-8");
  }
  const line = Line.safeParse(text);
  if (text.trim() === "") return undefined;
  if (!line.success) throw refused("must be a line of at most 500 characters");
  return line.data;
}

function bearerOf(request: FastifyRequest): string | undefined {
  return /^Bearer ([A-Za-z0-9_-]{1,100})$/i.exec(request.headers.authorization ?? "")?.[1];
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
