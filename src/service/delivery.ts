import { base64 } from "../lib/base/bytes.ts";
import { ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import { addMs } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import { readReceipt, verifyReceipt } from "../lib/envelope/index.ts";
import type { KeyOf } from "../lib/envelope/index.ts";
import { addresseeId } from "../domain/addressee.ts";
import type { Authority } from "../domain/authority.ts";
import { change } from "../domain/entry.ts";
import type { EnvelopeRecord } from "../domain/entry.ts";
import { keysOf } from "../domain/peer-keys.ts";
import { isOpening } from "../domain/message.ts";
import { dequeue, dueEnvelopes, postpone } from "../store/outbox.ts";
import type { Waiting } from "../store/outbox.ts";
import { findRow } from "../store/rows.ts";
import { act, NODE } from "./act.ts";
import { parcelOf } from "./envelopes.ts";
import type { HeedNode } from "./node.ts";
import { raise } from "./signals.ts";
import { startTheirs } from "./theirs.ts";

/** What came of handing an envelope to another node. */
export type Handed = { readonly kind: "receipt"; readonly bytes: Uint8Array } | { readonly kind: "unreachable"; readonly error: string; /** When it asked to be tried again, or is known to be back. */ readonly retryAt?: Instant } | { readonly kind: "refused"; readonly status: number; readonly code: string };

/** The way to other nodes. */
export interface Transport {
  put(to: Authority, envelopeId: string, bytes: Uint8Array): Promise<Handed>;
}

/** First retry after a second, then twice as long each time, five minutes at most, for ever. */
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 300_000;

export function retryDelayMs(attempts: number): number {
  return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempts, 20));
}

/** Tries every envelope whose time has come; done only when its receipt is verified and stored. Returns how many were confirmed. */
export async function deliverDue(node: HeedNode, transport: Transport, now: Instant): Promise<number> {
  let confirmed = 0;
  for (;;) {
    const due = await node.store.read((tx) => dueEnvelopes(tx, now, 50));
    if (due.length === 0) return confirmed;
    const blocked = new Set<string>();
    for (const [index, waiting] of due.entries()) {
      if (blocked.has(waiting.peer)) continue;
      const to = await node.store.read((tx) => findRow(tx, "authority", waiting.peer));
      node.failpoint?.("send", waiting.envelope);
      const handed: Handed = to === undefined ? { kind: "refused", status: 0, code: "authority.unknown" } : to.node?.revoked !== undefined ? { kind: "refused", status: 0, code: "authority.revoked" } : await transport.put(to, waiting.envelope, parcelOf(waiting.record));
      node.failpoint?.("answered", waiting.envelope);
      const stored = handed.kind === "receipt" && to !== undefined ? await storeReceipt(node, to, waiting.record, handed.bytes, now) : undefined;
      if (stored?.ok === true) {
        confirmed++;
        continue;
      }
      const failed: Handed = stored === undefined ? handed : { kind: "refused", status: 200, code: stored.error.code };
      blocked.add(waiting.peer);
      // One peer's envelopes keep their order, so those behind a failed one wait with it: in one transaction, or a killed
      // process would try them first.
      await note(node, due.slice(index).filter((one) => one.peer === waiting.peer), now, failed);
    }
  }
}

/** Checks a receipt and stores it: from now on the addressee has the message, and its clock runs from its own `receivedAt`. */
async function storeReceipt(node: HeedNode, to: Authority, record: EnvelopeRecord, bytes: Uint8Array, now: Instant): Promise<Result<true, { code: string }>> {
  const keyOf: KeyOf = (keyId) => {
    const key = keysOf(to, now).find((one) => one.keyId === keyId);
    return key && { owner: to.id, verify: (data, signature) => node.verify(key.publicKey, data, signature) };
  };
  const read = readReceipt(bytes, { keyOf });
  if (!read.ok) return read;
  const verified = verifyReceipt(read.value, { envelope: record.id, digest: record.digest, from: node.self.id, to: to.id });
  if (!verified.ok) return verified;
  const receipt = verified.value;
  return act(node, NODE, { action: "deliver" }, now, async (work) => {
    await work.append(change("envelope", "receipted", record.id, { receipt: base64(bytes), receivedAt: receipt.receivedAt }));
    await dequeue(work.tx, record.id);
    const message = await findRow(work.tx, "message", record.message);
    const addressee = await findRow(work.tx, "addressee", addresseeId(record.message, to.id));
    if (message === undefined || addressee === undefined) return ok(true as const);
    const receivedAt = receipt.receivedAt as Instant;
    await work.append(
      change("addressee", "delivered", addressee.id, {
        ...(addressee.state === "queued" ? { state: "delivered" as const } : {}),
        deliveredAt: receivedAt,
        confirmBy: null,
        undelivered: false,
      }),
    );
    await startTheirs(work, message, to, receivedAt);
    if (isOpening(message.body.kind) && message.status === "issued") {
      await raise(work, [{ kind: "delivery", subject: message.id, with: [to.id], reasons: ["delivery.delivered"], to: message.author ?? "", thread: message.thread }]);
    }
    return ok(true as const);
  });
}

async function note(node: HeedNode, held: readonly Waiting[], now: Instant, handed: Handed): Promise<void> {
  const error = handed.kind === "receipt" ? "unreadable receipt" : handed.kind === "unreachable" ? handed.error : `${handed.status} ${handed.code}`;
  const asked = handed.kind === "unreachable" ? handed.retryAt : undefined;
  await node.store.transaction(async (tx) => {
    for (const { envelope, attempts } of held) {
      const backOff = addMs(now, retryDelayMs(attempts));
      await postpone(tx, envelope, asked !== undefined && asked > backOff ? asked : backOff, error.slice(0, 500));
    }
  });
}
