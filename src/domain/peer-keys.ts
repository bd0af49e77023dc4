import type { Authority } from "./authority.ts";

/** An identity key by which a peer signs, or signed. */
export interface PeerKey {
  readonly keyId: string;
  /** Raw Ed25519 public key, base64. */
  readonly publicKey: string;
}

/** For how long what was signed with the key before is still taken: it may lie in an outbox, or be asked for again. */
export const FORMER_KEY_MS = 45 * 86_400_000;

/** A peer keeps at most so many former keys. */
export const MOST_FORMER_KEYS = 8;

/**
 * The keys whose signatures are taken for a peer's: the present one first, and former ones until their time. Whether the peer is
 * revoked is another question. @example keysOf(paris, now).some((key) => key.keyId === signedWith)
 */
export function keysOf({ node }: Authority, now: string): readonly PeerKey[] {
  if (node === undefined) return [];
  return [{ keyId: node.keyId, publicKey: node.publicKey }, ...(node.formerKeys ?? []).filter((key) => now < key.until)];
}

/**
 * A peer's new record, with what only this node knows of it kept from the one before: newer sealing keys, former identity keys, a
 * revocation. A new identity key ends a revocation: whoever records it has found out whose it is.
 */
export function succeeding(card: Authority, before: Authority | undefined, formerUntil: string): Authority {
  const { standing: _standing, ...bare } = card; // a card does not speak for a registry
  const given: Authority = before?.standing === undefined ? bare : { ...bare, standing: before.standing };
  const [at, known] = [given.node, before?.node];
  if (at === undefined) return given;
  if (known === undefined) return { ...given, node: shownPart(at) };
  const shown = shownPart(at);
  if (known.publicKey !== at.publicKey) {
    const former = [{ keyId: known.keyId, publicKey: known.publicKey, until: formerUntil }, ...(known.formerKeys ?? [])].filter((key) => key.publicKey !== at.publicKey);
    // What a revoked key signed is not taken any more, not even for a while.
    return { ...given, node: { ...shown, ...(known.revoked === undefined ? { formerKeys: former.slice(0, MOST_FORMER_KEYS) } : {}) } };
  }
  const sealing = known.sealing !== undefined && (at.sealing === undefined || at.sealing.from < known.sealing.from) ? known.sealing : at.sealing;
  return {
    ...given,
    node: {
      ...shown,
      ...(sealing === undefined ? {} : { sealing }),
      ...(known.formerKeys === undefined ? {} : { formerKeys: known.formerKeys }),
      ...(known.revoked === undefined ? {} : { revoked: known.revoked }),
    },
  };
}

/** A card does not speak of what others hold against it. */
function shownPart({ formerKeys: _former, revoked: _revoked, ...shown }: NonNullable<Authority["node"]>): NonNullable<Authority["node"]> {
  return shown;
}
