import { playWhole } from "./stage.ts";
import type { ScenarioDocument } from "./stage.ts";

/** Everything a node is told or can see of others, without the ids and signatures that differ from run to run. */
export interface Seen {
  readonly envelopes: readonly { readonly at: string; readonly kind: unknown; readonly header: unknown; readonly body: unknown }[];
  readonly lines: readonly unknown[];
  readonly obligations: readonly unknown[];
  readonly addressees: readonly unknown[];
}

/** Plays a document and tells what one of its nodes saw. */
export async function receivedBy(document: ScenarioDocument, node: string): Promise<Seen> {
  await using stage = await playWhole(document);
  const envelopes = [...(await stage.received(node))].sort((a, b) => a.envelope.peer.localeCompare(b.envelope.peer) || a.envelope.seq - b.envelope.seq);
  const names = new Map<string, string>();
  // Ids that a node drew by itself are told apart by their turn, not by their letters.
  const anonymous = (value: unknown) => JSON.parse(JSON.stringify(value).replace(DRAWN, (id) => names.get(id) ?? names.set(id, `drawn-${names.size}`).get(id)!)) as unknown;
  const { lines, obligations, addressees } = { lines: await stage.lines(node), obligations: await stage.rows(node, "obligation"), addressees: await stage.rows(node, "addressee") };
  return {
    envelopes: envelopes.map(({ envelope, header, body }) => ({ at: envelope.at, kind: header["kind"], header: anonymous({ ...header, ...SALTED }), body: anonymous(body) })),
    lines: lines.map(anonymous),
    obligations: inOrder(obligations).map(anonymous),
    addressees: inOrder(addressees).map(anonymous),
  };
}

/** Digests and keys made with fresh randomness for each envelope: what they stand for, the body, is compared itself. */
const SALTED = { body_sha256: "", enc: "", ct_sha256: "", pt_commit: "" };

const DRAWN = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu;

/** Rows in an order that drawn ids do not change. */
function inOrder<T extends { readonly id: string }>(rows: readonly T[]): readonly T[] {
  const key = (row: T) => JSON.stringify(row).replace(DRAWN, "");
  return [...rows].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
