import { z } from "zod";
import { base64, fromBase64, fromUtf8, utf8 } from "../lib/base/bytes.ts";
import { canonicalJson } from "../lib/base/canonical.ts";
import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { openDsse, signDsse } from "../lib/envelope/index.ts";
import type { DsseError } from "../lib/envelope/index.ts";
import type { Authority } from "../domain/authority.ts";
import type { SequencePage } from "../service/sequences.ts";
import type { HeedNode } from "../service/node.ts";

/** The DSSE payload type of a question what was sent. */
const PULL_TYPE = "application/vnd.heed.pull.v1+json";

/** The media type of the answer. */
export const SEQUENCE_TYPE = "application/vnd.heed.sequence.v1+json";

/** The header that carries the signed question, base64. */
export const PULL_HEADER = "heed-pull";

/** No answer is larger: one page and one envelope of the largest size, in base64. */
export const MAX_SEQUENCE_BYTES = 12_000_000;

/** A question is good for as long as two clocks may differ. */
const GOOD_FOR_MS = 300_000;

const Pull = z.looseObject({ v: z.literal(1), by: z.string().max(100), to: z.string().max(100), from: z.int().min(1), at: z.iso.datetime({ precision: 3 }) });
type Pull = Pick<z.infer<typeof Pull>, "by" | "to" | "from" | "at">;

/** Why a question what was sent is not answered. */
export type PullError = DsseError | { readonly code: "sequence.not-asked"; readonly fault: string } | { readonly code: "sequence.stale"; readonly at: string; readonly now: string };

/** Signs the question what a node has sent to this one from a number on. */
export function signPull(node: Pick<HeedNode, "self" | "keys">, to: string, from: number, now: Instant): string {
  const payload = utf8(canonicalJson({ v: 1, by: node.self.id, to, from, at: now }));
  return base64(signDsse({ payload, payloadType: PULL_TYPE, keyId: node.keys.keyId, sign: (bytes) => node.keys.sign(bytes) }));
}

/** Checks that a question is a known peer's own, for this node, of now, and about its own sequence. */
export function checkPull(node: Pick<HeedNode, "self" | "verify">, peers: readonly Authority[], asked: { readonly header: unknown; readonly peer: string; readonly from: string | undefined }, now: Instant): Result<Pull, PullError> {
  const bytes = typeof asked.header === "string" && asked.header.length <= 4_000 ? fromBase64(asked.header) : undefined;
  if (bytes === undefined) return err({ code: "sequence.not-asked", fault: `the header ${PULL_HEADER} is missing or not base64` });
  const peer = peers.find((one) => one.id === asked.peer);
  const opened = openDsse(bytes, { payloadType: PULL_TYPE, maxBytes: 4_000, keyOf: (keyId) => (peer?.node?.keyId === keyId ? { owner: peer.id, verify: (data, signature) => node.verify(peer.node!.publicKey, data, signature) } : undefined) });
  if (!opened.ok) return opened;
  const pull = Pull.safeParse(parseJson(opened.value.payload));
  if (!pull.success) return err({ code: "sequence.not-asked", fault: pull.error.issues[0]?.message ?? "it cannot be read" });
  const { by, to, from, at } = pull.data;
  if (by !== asked.peer || to !== node.self.id || String(from) !== asked.from) return err({ code: "sequence.not-asked", fault: `it is signed for ${by} at ${to} from ${from}` });
  if (Math.abs(Date.parse(at) - Date.parse(now)) > GOOD_FOR_MS) return err({ code: "sequence.stale", at, now });
  return ok(pull.data);
}

const Page = z.looseObject({
  v: z.literal(1),
  from: z.string().max(100),
  to: z.string().max(100),
  last: z.int().min(0),
  held: z.int().min(0),
  envelopes: z.array(z.looseObject({ seq: z.int().min(1), id: z.uuid(), digest: z.string().regex(/^[0-9a-f]{64}$/), parcel: z.base64().optional(), receipt: z.base64().optional() })).max(1_000),
});

/** Writes an answer. */
export function writePage(from: string, to: string, page: SequencePage): string {
  const envelopes = page.envelopes.map(({ parcel, ...line }) => ({ ...line, ...(parcel === undefined ? {} : { parcel: base64(parcel) }) }));
  return JSON.stringify({ v: 1, from, to, last: page.last, held: page.held, envelopes });
}

/** Reads an answer of a peer: hostile until every envelope in it has been taken in as if it had been brought. */
export function parsePage(bytes: Uint8Array, between: { readonly from: string; readonly to: string }): Result<SequencePage, { readonly code: "sequence.unreadable"; readonly fault: string }> {
  const page = Page.safeParse(parseJson(bytes));
  if (!page.success) return err({ code: "sequence.unreadable", fault: page.error.issues[0]?.message ?? "it cannot be read" });
  if (page.data.from !== between.from || page.data.to !== between.to) return err({ code: "sequence.unreadable", fault: `it is from ${page.data.from} to ${page.data.to}` });
  const envelopes = page.data.envelopes.map(({ seq, id, digest, parcel, receipt }) => ({ seq, id, digest, ...(parcel === undefined ? {} : { parcel: fromBase64(parcel)! }), ...(receipt === undefined ? {} : { receipt }) }));
  return ok({ last: page.data.last, held: page.data.held, envelopes });
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(bytes));
  } catch {
    return undefined;
  }
}
