// One node of a pair that is killed again and again: its database on a PostgreSQL server, its door on loopback. It does what the
// driver orders over the channel it was started with, in the functions that the node's own loops call, and ends itself at the
// point it was armed for, as a machine that fails there would.
import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import { MessageBody } from "../../src/domain/message.ts";
import { unwrap } from "../../src/lib/base/result.ts";
import type { Result } from "../../src/lib/base/result.ts";
import { instantOf } from "../../src/lib/clock/index.ts";
import type { Instant } from "../../src/lib/clock/index.ts";
import { buildApp } from "../../src/server/app.ts";
import { checkNode } from "../../src/server/doctor.ts";
import { repairGaps } from "../../src/server/jobs/gaps.ts";
import { httpLogTransport } from "../../src/server/log-transport.ts";
import { openNodeFolder } from "../../src/server/node-folder.ts";
import type { OpenNode } from "../../src/server/node.ts";
import { httpSequences } from "../../src/server/sequence-transport.ts";
import { httpTransport } from "../../src/server/transport.ts";
import type { Acting } from "../../src/service/act.ts";
import { askErasure, decideErasure } from "../../src/service/erasure.ts";
import { carryOutErasures, repeatErasures } from "../../src/service/erasing.ts";
import { deliverDue } from "../../src/service/delivery.ts";
import { askExtension, decideExtension } from "../../src/service/extensions.ts";
import { answerItem, askClarification, decideRefusal, holdItem, lapseItem, proposeRefusal, takeItem } from "../../src/service/item-acts.ts";
import { anchorAudit, readCheckpoint } from "../../src/service/ledger.ts";
import { closeMessage, correctMessage, disputeAnswer, replyToClarification, withdrawMessage } from "../../src/service/message-acts.ts";
import { approveMessage, draftMessage } from "../../src/service/messages.ts";
import type { HeedNode } from "../../src/service/node.ts";
import { fireTimers } from "../../src/service/timers.ts";
import { askWitnesses, collectProofs } from "../../src/service/witness.ts";
import type { Arm, Command, Order, OrderAnswered, OrderSent } from "./orders.ts";

type Act = (node: HeedNode, acting: Acting, input: never, now: Instant) => Promise<Result<unknown, { readonly code: string }>>;
const ACTS: Readonly<Record<string, Act>> = { askErasure, decideErasure, draftMessage, approveMessage, takeItem, answerItem, proposeRefusal, decideRefusal, askClarification, holdItem, lapseItem, askExtension, decideExtension, withdrawMessage, correctMessage, disputeAnswer, closeMessage, replyToClarification };

let node: OpenNode | undefined;
let aheadMs = 0;
let armed: Arm | null = null;
let reached = 0;

process.on("message", (sent: OrderSent) => {
  void obey(sent.order).then(
    (value) => answer({ n: sent.n, value }),
    (error: unknown) => answer({ n: sent.n, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
process.on("disconnect", () => process.exit());
answer({ n: 0, value: "loaded" });

function answer(answered: OrderAnswered): void {
  if (process.connected) process.send!(answered);
}

async function obey(order: Order): Promise<unknown> {
  switch (order.kind) {
    case "open":
      return open(order);
    case "clock":
      aheadMs = order.aheadMs;
      return;
    case "arm":
      armed = order.arm;
      reached = 0;
      return;
    case "act":
      return perform(order.command);
    case "deliver":
      return deliverDue(opened(), httpTransport({ clock, timeoutMs: 5_000 }), clock());
    case "tick":
      await carryOutErasures(opened(), clock());
      return fireTimers(opened(), clock());
    case "logs": {
      const transport = httpLogTransport();
      await anchorAudit(opened(), clock());
      await askWitnesses(opened(), transport, clock());
      await collectProofs(opened(), transport);
      return repairGaps(opened(), httpSequences(opened(), { clock }), clock);
    }
    case "checkpoint":
      return Buffer.from(unwrap(await readCheckpoint(opened(), "exchange"))).toString("utf8");
    case "doctor":
      return (await checkNode(opened())).faults.map(({ place, fault }) => `${place}: ${fault}`);
  }
}

/** Opens the node as `heed node run` does, and its door; the port is the operating system's choice. */
async function open(order: Extract<Order, { kind: "open" }>): Promise<number> {
  aheadMs = order.aheadMs;
  node = { ...unwrap(await openNodeFolder(order.folder, order.databaseUrl)), failpoint };
  await repeatErasures(node, clock());
  const app = await buildApp({ node, version: "0.0.0", clock, random: randomBytes, report: (id, error) => console.error(`${id}:`, error) });
  await app.listen({ host: "127.0.0.1", port: 0 });
  return (app.server.address() as AddressInfo).port;
}

async function perform({ act, actor, key, input }: Command): Promise<{ readonly code: string }> {
  const known = ACTS[act];
  if (known === undefined) throw new Error(`There is no act ${act}`);
  const parsed = "body" in input ? { ...input, body: MessageBody.parse(input["body"]) } : input;
  const done = await known(opened(), { actor, purpose: "trying what a crash leaves", key }, parsed as never, clock());
  return { code: done.ok ? "ok" : done.error.code };
}

function failpoint(point: string, about: string): void {
  if (armed === null || armed.point !== point || (armed.about !== undefined && armed.about !== about)) return;
  if (++reached === armed.nth) process.kill(process.pid, "SIGKILL");
}

function clock(): Instant {
  return instantOf(Date.now() + aheadMs);
}

function opened(): OpenNode {
  if (node === undefined) throw new Error("The node has not been opened");
  return node;
}
