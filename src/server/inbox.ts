import type { z } from "zod";
import { err } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { MAX_ENVELOPE_BYTES, openEnvelope } from "../lib/envelope/index.ts";
import type { EnvelopeError } from "../lib/envelope/index.ts";
import type { Authority } from "../domain/authority.ts";
import { WireMessage } from "../domain/message.ts";
import type { ActError } from "../service/act.ts";
import { acceptEnvelope } from "../service/arrivals.ts";
import type { Accepted, ArrivalError } from "../service/arrivals.ts";
import { allRows } from "../store/rows.ts";
import type { OpenNode } from "./node.ts";

export type InboxError =
  | EnvelopeError
  | ArrivalError
  | ActError
  | { code: "envelope.id-differs"; path: string; header: string }
  | { code: "envelope.expired"; expires: string; now: string }
  | { code: "envelope.body"; faults: readonly { readonly place: string; readonly message: string }[] };

/** Takes in the exact bytes of an envelope from anyone: checks signature, sender, addressee and body before anything is stored. */
export async function acceptBytes(node: OpenNode, envelopeId: string, bytes: Uint8Array, now: Instant): Promise<Result<Accepted, InboxError>> {
  const peers = await peersOf(node);
  const opened = openEnvelope(bytes, {
    recipient: node.self.id,
    hash: (data) => node.hash(data),
    maxBytes: MAX_ENVELOPE_BYTES,
    keyOf: (keyId) => {
      const named = peers.filter((one) => one.node?.keyId === keyId);
      // A key's name is its node's own choice: where several peers chose alike, the envelope's word says whose to try.
      const peer = named.length > 1 ? (named.find((one) => one.id === statedSender(bytes)) ?? named[0]) : named[0];
      return peer === undefined ? undefined : { owner: peer.id, verify: (data, signature) => node.verify(peer.node!.publicKey, data, signature) };
    },
  });
  if (!opened.ok) return opened;
  const { header, body, notUnderstood, digest } = opened.value;
  if (header.id !== envelopeId) return err({ code: "envelope.id-differs", path: envelopeId, header: header.id });
  if (header.expires !== undefined && header.expires < now) return err({ code: "envelope.expired", expires: header.expires, now });
  const wire = parseWire(body);
  if (!wire.success) return err({ code: "envelope.body", faults: wire.error.issues.slice(0, 20).map((issue) => ({ place: `/body/${issue.path.map(String).join("/")}`, message: issue.message })) });
  return acceptEnvelope(node, { envelopeId, peer: header.from, bytes, header, wire: wire.data, digest, notUnderstood }, now);
}

const kept = new WeakMap<OpenNode, { peers: Promise<readonly Authority[]> | undefined }>();

/** The peers, read anew after any of them was recorded: keys are looked up for every envelope, and change a few times a year. */
function peersOf(node: OpenNode): Promise<readonly Authority[]> {
  const known = kept.get(node) ?? { peers: undefined };
  if (!kept.has(node)) {
    kept.set(node, known);
    node.events.on("entries", (entries) => {
      if (entries.some((one) => one.noun === "authority")) known.peers = undefined;
    });
  }
  known.peers ??= node.store.read((tx) => allRows(tx, "authority")).catch((error: unknown) => {
    known.peers = undefined;
    throw error;
  });
  return known.peers;
}

/** Who an envelope says it is from, before anything of it is believed. */
function statedSender(bytes: Uint8Array): unknown {
  try {
    const { payload } = JSON.parse(Buffer.from(bytes).toString("utf8")) as { readonly payload: string };
    return (JSON.parse(Buffer.from(payload, "base64").toString("utf8")) as { readonly header: { readonly from: unknown } }).header.from;
  } catch {
    return undefined;
  }
}

/** Parses the body of an envelope; fields that only a newer peer knows are passed over, and stay in the bytes that are kept. */
export function parseWire(body: unknown): z.ZodSafeParseResult<WireMessage> {
  const parsed = WireMessage.safeParse(body);
  if (parsed.success) return parsed;
  const unknown = parsed.error.issues.filter((issue) => issue.code === "unrecognized_keys");
  if (unknown.length < parsed.error.issues.length) return parsed;
  const known = structuredClone(body);
  for (const issue of unknown) {
    const holder = issue.path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)[key], known) as Record<string, unknown>;
    for (const key of issue.keys) delete holder[key];
  }
  return WireMessage.safeParse(known);
}
