import { ok } from "../../lib/base/result.ts";
import * as contract from "../../contract/presence.ts";
import type { PresentRow } from "../../contract/presence.ts";
import type { Host } from "./serve.ts";

/** Threads that pages have open, while they have them open: in memory alone. */
export interface Presences {
  /** A page whose stream of changes has ended has nothing open. */
  forget(tab: string): void;
}

/** More pages than a house has; the oldest go first. */
const MOST_PAGES = 1_000;

interface Present extends PresentRow {
  readonly thread: string;
}

/** Serves who has a thread open. `announce` makes the pages ask again. */
export function addPresence(host: Host, announce: () => void): Presences {
  const { node } = host.options;
  const pages = new Map<string, Present>();

  host.serve(contract.bePresent, async ({ acting, caller, params, body, now }) => {
    const allowed = node.authorise({ acting: { ...acting, purpose: "seeing who else works on this" }, officer: caller.session.officer, action: "readThread", resource: { kind: "Message", id: params.id } });
    if (!allowed.ok) return allowed;
    const { id: officer } = caller.session.officer;
    const before = pages.get(body.tab);
    // A page names itself; nobody speaks for another's.
    if (before === undefined || before.officer === officer) {
      pages.delete(body.tab);
      if (body.here) pages.set(body.tab, { officer, thread: params.id, since: before?.thread === params.id ? before.since : now });
      if (pages.size > MOST_PAGES) pages.delete(pages.keys().next().value!);
      if ((before?.thread === params.id) !== body.here) announce();
    }
    const others = [...pages.values()].filter((one) => one.thread === params.id && one.officer !== officer);
    return ok({ others: [...new Map(others.map((one) => [one.officer, { officer: one.officer, since: one.since }])).values()] });
  });

  return {
    forget(tab) {
      if (pages.delete(tab)) announce();
    },
  };
}
