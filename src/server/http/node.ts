import { z } from "zod";
import { err, ok } from "../../lib/base/result.ts";
import { addMs, parseInstant } from "../../lib/clock/index.ts";
import type { Instant } from "../../lib/clock/index.ts";
import * as contract from "../../contract/node.ts";
import { MessageBody } from "../../domain/message.ts";
import { countOpen } from "../../store/obligations.ts";
import { waitingByPeer } from "../../store/outbox.ts";
import { allRows } from "../../store/rows.ts";
import type { DemoOptions } from "../options.ts";
import type { Caller } from "./callers.ts";
import type { Host } from "./serve.ts";

/** The node itself, the forms of its messages, and the clock of a demonstration. */
export function nodeRoutes(host: Host): void {
  const { options } = host;
  const { node } = options;
  // Policies do not change while the node runs.
  const readers = new Map<string, boolean>();

  host.serveOpenly(contract.readNode, async ({ caller, now }) => {
    const open = { self: node.self, version: options.version, now, demo: options.demo !== undefined, ...(options.demo === undefined ? {} : await demoView(options.demo)) };
    if (caller === undefined) return ok(open);
    const { outbox, desk } = await node.store.read(async (tx) => ({ outbox: await waitingByPeer(tx), ...(mayReadDesk(caller) ? { desk: await countOpen(tx, now) } : {}) }));
    return ok({ ...open, store: { kind: node.store.kind, database: node.store.databaseVersion }, outbox, ...(desk === undefined ? {} : { desk }) });
  });

  host.serveOpenly(contract.readSchema, async ({ params }) => {
    const schema = messageSchema(params.kind);
    return schema === undefined ? err({ code: "schema.unknown", kind: params.kind }) : ok(schema);
  });

  function mayReadDesk({ session: { officer, mustChange } }: Caller): boolean {
    const roles = [...officer.roles].sort().join();
    const may = readers.get(roles) ?? node.authorise({ acting: { actor: officer.id, purpose: "counting what is owed" }, officer, action: "readDesk", resource: { kind: "Node", id: node.self.id } }).ok;
    readers.set(roles, may);
    return may && !mustChange;
  }

  async function demoView(of: DemoOptions) {
    const officers = await node.store.read((tx) => allRows(tx, "officer"));
    return { demoOfficers: officers.map((one) => ({ id: one.id, name: one.name, post: one.post, password: of.password })), demoNodes: of.workbenches() };
  }

  const { demo } = options;
  if (demo === undefined) return;
  host.serve(contract.moveClock, async ({ body, now }) => {
    const to = "by" in body ? later(now, body.by) : body.to === "next" ? await demo.next() : body.to;
    const moved = await demo.moveClock(to ?? now);
    return moved.ok ? ok({ now: moved.value }) : moved;
  });
}

/** JSON Schema of a kind of message, as it is written by a sender; undefined for a kind that does not exist. */
export function messageSchema(kind: string): Record<string, unknown> | undefined {
  const found = MessageBody.options.find((one) => one.shape.kind.value === kind);
  return found === undefined ? undefined : { ...z.toJSONSchema(found, { io: "input", unrepresentable: "any" }), title: `A Heed message of the kind ${kind}` };
}

/** Every kind of message there is. */
export function messageKinds(): readonly string[] {
  return MessageBody.options.map((one) => one.shape.kind.value);
}

function later(now: Instant, duration: string): Instant {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration);
  const [days = 0, hours = 0, minutes = 0] = (parts ?? []).slice(1).map((one) => Number(one ?? 0));
  const at = parseInstant(addMs(now, ((days * 24 + hours) * 60 + minutes) * 60_000));
  return at.ok ? at.value : now;
}
