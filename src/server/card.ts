import { z } from "zod";
import { fromUtf8, utf8 } from "../lib/base/bytes.ts";
import { canonicalJson } from "../lib/base/canonical.ts";
import type { Json } from "../lib/base/canonical.ts";
import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { openDsse, signDsse } from "../lib/envelope/index.ts";
import type { DsseError } from "../lib/envelope/index.ts";
import { Authority } from "../domain/authority.ts";
import { ownRecord } from "../service/sealing.ts";
import type { HeedNode } from "../service/node.ts";

/** The DSSE payload type of what a node says of itself. */
export const NODE_TYPE = "application/vnd.heed.node.v1+json";

/** No card is larger. */
export const MAX_CARD_BYTES = 65_536;

/** Why a card that a peer shows is not believed. */
export type CardError = DsseError | { readonly code: "card.field"; readonly field: string; readonly fault: string } | { readonly code: "card.other-node"; readonly authority: string; readonly found: string };

/** The node's card: who it is and under which keys, signed with its identity key. It proves possession; whose key it is, administrators agree by another way. */
export function writeCard(node: Pick<HeedNode, "self" | "keys">, now: Instant): Uint8Array {
  const card = { v: 1, authority: ownRecord(node) as unknown as Json, keyId: node.keys.keyId, publicKey: node.keys.publicKey, issued: now };
  return signDsse({ payload: utf8(canonicalJson(card)), payloadType: NODE_TYPE, keyId: node.keys.keyId, sign: (bytes) => node.keys.sign(bytes) });
}

/** Reads the card of a peer that is known by its identity key; one signed by any other is refused. */
export function readCard(bytes: Uint8Array, peer: Authority, node: Pick<HeedNode, "verify">): Result<Authority, CardError> {
  const at = peer.node;
  const opened = openDsse(bytes, {
    payloadType: NODE_TYPE,
    maxBytes: MAX_CARD_BYTES,
    keyOf: (keyId) => (at === undefined || keyId !== at.keyId ? undefined : { owner: peer.id, verify: (data, signature) => node.verify(at.publicKey, data, signature) }),
  });
  if (!opened.ok) return opened;
  const card = Card.safeParse(parseJson(opened.value.payload));
  if (!card.success) {
    const [issue] = card.error.issues;
    return err({ code: "card.field", field: issue?.path.map(String).join(".") ?? "", fault: issue?.message ?? "cannot be read" });
  }
  const { authority } = card.data;
  return authority.id === peer.id ? ok(authority) : err({ code: "card.other-node", authority: peer.id, found: authority.id });
}

/** A newer node may say more of itself. */
const Card = z.looseObject({ v: z.literal(1), authority: Authority });

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(bytes));
  } catch {
    return undefined;
  }
}
