import type { ServerResponse } from "node:http";
import { Tab } from "../../contract/presence.ts";
import type { Entry, Noun } from "../../domain/entry.ts";
import { checkSession } from "../../service/sessions.ts";
import { addPresence } from "./presence.ts";
import { callerOf, cookieName, wallTime } from "./callers.ts";
import { sendProblem } from "./problems.ts";
import type { Host } from "./serve.ts";

/** Keeps proxies from closing a quiet line, and finds those whose session has ended. */
const HEARTBEAT_MS = 15_000;
const MOST_LISTENERS = 500;

interface Listener {
  readonly answer: ServerResponse;
  readonly token: string;
  /** How the page names itself, if it does. */
  readonly tab: string | undefined;
}

/**
 * `GET /v1/events`: tells open pages that something of a noun changed, so that they read again with a purpose of their own. It
 * says nothing of what, about whom or by whom. Readings are left out: telling of each would make every page read again.
 */
export function addEvents(host: Host): void {
  const { app, options } = host;
  const { node } = options;
  const listeners = new Set<Listener>();
  let last = 0;
  // Said apart from what changed: who has what open is no change, and only those who have it open ask again.
  const presences = addPresence(host, () => {
    for (const one of listeners) one.answer.write("event: presence\ndata: {}\n\n");
  });

  function tell(entries: readonly Entry[]): void {
    last = entries.at(-1)?.seq ?? last;
    const nouns = new Set<Noun>(entries.map((one) => one.noun));
    nouns.delete("consultation");
    if (nouns.size === 0) return;
    for (const one of listeners) one.answer.write(eventText(last, [...nouns].sort()));
  }

  async function beat(): Promise<void> {
    for (const one of listeners) {
      const session = await checkSession(node, one.token, wallTime(options), { use: "unnoted" });
      if (session.ok) one.answer.write(": still here\n\n");
      else one.answer.end();
    }
  }

  const beating = setInterval(() => {
    beat().catch((error: unknown) => options.report?.("events", error));
  }, HEARTBEAT_MS).unref();
  node.events.on("entries", tell);
  app.addHook("preClose", async () => {
    clearInterval(beating);
    node.events.off("entries", tell);
    for (const one of listeners) one.answer.end();
  });

  app.get("/v1/events", { schema: { hide: true } }, async (request, reply) => {
    const caller = await callerOf(options, request);
    if (caller.session.mustChange) return sendProblem(reply, { code: "session.password-due" });
    if (listeners.size >= MOST_LISTENERS) return sendProblem(reply, { code: "events.too-many" });
    const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? request.cookies[cookieName(options)] ?? "";
    reply.hijack();
    const answer = reply.raw;
    const named = Tab.safeParse((request.query as { readonly tab?: unknown }).tab);
    const listener: Listener = { answer, token, tab: named.success ? named.data : undefined };
    answer.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no", "x-content-type-options": "nosniff" });
    answer.write(`retry: 2000\n: listening\n\n`);
    // What came between two connections was not heard: anything may have changed.
    if (request.headers["last-event-id"] !== undefined) answer.write(eventText(last, ["anything"]));
    listeners.add(listener);
    answer.on("close", () => {
      listeners.delete(listener);
      if (listener.tab !== undefined) presences.forget(listener.tab);
    });
  });
}

function eventText(id: number, nouns: readonly string[]): string {
  return `id: ${id}\ndata: ${JSON.stringify({ nouns })}\n\n`;
}
