import { base64, fromBase64 } from "../lib/base/bytes.ts";
import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { writeReceipt } from "../lib/envelope/index.ts";
import { change } from "../domain/entry.ts";
import { ownerInPost } from "../domain/roster.ts";
import { findRow } from "../store/rows.ts";
import { act } from "./act.ts";
import type { ActError, Acting } from "./act.ts";
import type { Accepted, ArrivalError, ArrivedEnvelope } from "./arrivals.ts";
import type { HeedNode } from "./node.ts";
import { raise } from "./signals.ts";

/** An envelope whose signature, sender and addressee hold, and which asks for something this version does not know. */
export interface UnparsedEnvelope extends Omit<ArrivedEnvelope, "wire" | "opening"> {
  readonly notUnderstood: readonly string[];
  /** The ciphertext that came with it. */
  readonly sealed?: Uint8Array;
}

/**
 * Stores what cannot be read here, puts it before a person, and says so in the receipt: the sender believes somebody has been
 * warned. Nothing of it is acted on; a later version finds it as it came.
 */
export async function acceptUnparsed(node: HeedNode, arrived: UnparsedEnvelope, now: Instant): Promise<Result<Accepted, ArrivalError | ActError>> {
  const { envelopeId: id, digest, header, notUnderstood } = arrived;
  const acting: Acting = { actor: `peer:${arrived.peer}`, purpose: "delivering an envelope" };
  const accepted = await act(node, acting, { action: "acceptEnvelope" }, now, async (work): Promise<Result<{ receipt: string; repeated: boolean }, ArrivalError>> => {
    const known = await findRow(work.tx, "envelope", id);
    if (known !== undefined) {
      if (known.digest !== digest || known.receipt === null) return err({ code: "envelope.conflict", envelope: id, known: known.digest, digest });
      return ok({ receipt: known.receipt, repeated: true });
    }
    const from = await work.peer(arrived.peer);
    if (from === undefined) return err({ code: "authority.unknown", authority: arrived.peer });
    const receipt = writeReceipt({ envelope: id, digest, from: from.id, to: node.self.id, receivedAt: work.now, unparsed: true }, { keyId: node.keys.keyId, sign: (data) => node.keys.sign(data) });
    await work.append(
      change("envelope", "received", id, {
        id,
        direction: "in",
        peer: from.id,
        message: header.warning,
        seq: header.seq,
        priority: header.priority,
        digest,
        at: work.now,
        bytes: base64(arrived.bytes),
        ...(arrived.sealed === undefined ? {} : { sealed: base64(arrived.sealed) }),
        receipt: base64(receipt),
        receivedAt: work.now,
      }),
    );
    const owner = ownerInPost(await work.roster(), undefined, work.now);
    const words = `${from.name} sent ${header.kind} ${header.warning}, ${header.priority}, which this program cannot read (${notUnderstood.join(", ")}). Ask by another way what it says, and have the program brought up to date.`;
    await raise(work, [{ kind: "delivery", subject: header.warning, with: [from.id], reasons: ["delivery.unparsed"], words: [words], to: owner?.id ?? "", once: `unparsed|${id}` }]);
    return ok({ receipt: base64(receipt), repeated: false });
  });
  if (!accepted.ok) return accepted;
  return ok({ receipt: fromBase64(accepted.value.receipt)!, repeated: accepted.value.repeated });
}
