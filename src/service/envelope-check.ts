import { fromBase64, hex } from "../lib/base/bytes.ts";
import { envelopeDigest, ENVELOPE_TYPE, isSealed, openCommitment, openDsse, parseEnvelope } from "../lib/envelope/index.ts";
import type { EnvelopeRecord } from "../domain/entry.ts";
import { envelopesAfter } from "../store/outbox.ts";
import type { HeedNode } from "./node.ts";
import type { HistoryFault } from "./ledger-check.ts";

/** How many envelopes are read at a time. */
const CHUNK = 256;

/**
 * Holds the envelopes a node keeps against themselves: bytes against digest, and what was said against what the header commits to.
 * What has been erased is passed over. At most `most` faults are told one by one.
 */
export async function checkEnvelopes(node: HeedNode, most: number): Promise<{ readonly faults: readonly HistoryFault[]; readonly faultCount: number }> {
  const faults: HistoryFault[] = [];
  let faultCount = 0;
  await node.store.read(async (tx) => {
    for (let after = ""; ; ) {
      const records = await envelopesAfter(tx, after, CHUNK);
      if (records.length === 0) return;
      for (const record of records) {
        after = record.id;
        const fault = faultOf(node, record);
        if (fault === undefined) continue;
        faultCount++;
        if (faults.length < most) faults.push({ place: `envelope ${record.id}`, fault });
      }
    }
  });
  return { faults, faultCount };
}

function faultOf(node: HeedNode, record: Partial<EnvelopeRecord>): string | undefined {
  const hash = (bytes: Uint8Array): Uint8Array => node.hash(bytes);
  const bytes = record.bytes === undefined ? undefined : fromBase64(record.bytes);
  if (bytes === undefined) return undefined; // erased
  if (envelopeDigest(bytes, hash) !== record.digest) return "its bytes are not those of its digest";
  // Whose signature it is was checked when it came; the key may have been changed since.
  const opened = openDsse(bytes, { payloadType: ENVELOPE_TYPE, maxBytes: Infinity, keyOf: () => ({ owner: "", verify: () => true }) });
  const parsed = opened.ok ? parseEnvelope(opened.value.payload, hash) : opened;
  if (!parsed.ok) return `its bytes are no envelope (${parsed.error.code})`;
  const { header } = parsed.value;
  if (!isSealed(header)) return undefined;
  const ciphertext = record.sealed === undefined ? undefined : fromBase64(record.sealed);
  if (ciphertext !== undefined && hex(hash(ciphertext)) !== header.ct_sha256) return "the ciphertext kept with it is another than its header states";
  const opening = record.opening === undefined ? undefined : fromBase64(record.opening);
  if (opening === undefined) return record.direction === "in" && record.erased === undefined ? "what it said is not kept with it" : undefined;
  const body = openCommitment(header.pt_commit, opening, hash);
  return body.ok ? undefined : `what is kept of its body is not what its header commits to (${body.error.code})`;
}
