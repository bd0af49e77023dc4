import { base64, fromUtf8 } from "../lib/base/bytes.ts";
import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import { addMs } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import type { Authority } from "../domain/authority.ts";
import { change } from "../domain/entry.ts";
import { FORMER_KEY_MS } from "../domain/peer-keys.ts";
import { checkAttestation, decideAttestation } from "../domain/registry.ts";
import type { RegistryError, TrustRoot } from "../domain/registry.ts";
import { allRows, findRow } from "../store/rows.ts";
import { act, NODE } from "./act.ts";
import type { ActError } from "./act.ts";
import type { HeedNode } from "./node.ts";

/** Takes in an attestation of the registry this node believes, whoever brings it, and changes the peer's record accordingly. */
export async function takeAttestation(node: HeedNode, root: TrustRoot, bytes: Uint8Array, now: Instant): Promise<Result<Authority, RegistryError | ActError>> {
  const checked = checkAttestation(bytes, root, { hash: (data) => node.hash(data), verify: (key, data, signature) => node.verify(base64(key), data, signature) });
  if (!checked.ok) return checked;
  const attestation = checked.value;
  // Most are known already, and need no transaction to say so.
  const known = await node.store.read((tx) => findRow(tx, "authority", attestation.authority));
  const decide = (record: Authority | undefined) => decideAttestation(record, { attestation, note: fromUtf8(bytes), formerUntil: addMs(now, FORMER_KEY_MS) });
  const first = decide(known);
  if (!first.ok) return first;
  return act(node, NODE, { action: "startNode", resource: { kind: "Staff", id: attestation.authority } }, now, async (work): Promise<Result<Authority, RegistryError>> => {
    const decided = decide(await findRow(work.tx, "authority", attestation.authority));
    if (!decided.ok) return err(decided.error);
    await work.append(change("authority", "changed", attestation.authority, decided.value));
    return ok(decided.value);
  });
}

/** The attestations this node holds, for whoever asks: each proves itself. */
export async function heldAttestations(node: HeedNode): Promise<readonly string[]> {
  const peers = await node.store.read((tx) => allRows(tx, "authority"));
  return peers.flatMap((one) => (one.standing === undefined ? [] : [one.standing.note]));
}
