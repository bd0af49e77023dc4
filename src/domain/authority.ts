import { z } from "zod";
import { parseZone } from "../lib/clock/index.ts";
import { Country, Language, Line, Ref } from "./text.ts";

export const AuthorityKind = z.enum(["spoc", "police", "intelligence-service", "border-police", "hub", "oversight-body"]);

/** How a message travelled; many partners have no Heed node. */
export const Channel = z.enum(["heed", "siena", "i-24-7", "sirene", "liaison-officer", "letter", "e-mail", "spoken"]);
export type Channel = z.infer<typeof Channel>;

const rawKey = (kind: string) => z.string().regex(/^[A-Za-z0-9+/]{43}=$/, `must be a raw ${kind} public key in base64`);

const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, "must be an instant such as 2014-12-15T09:00:00.000Z");

/** A subkey to seal to, with the signature of the node's identity key; see lib/envelope. */
const SealingKeyData = z.strictObject({ keyId: Ref, publicKey: rawKey("X25519"), from: instant, until: instant, sig: z.string().regex(/^[A-Za-z0-9+/]{86}==$/, "must be an Ed25519 signature in base64") });

/** Where a node listens, and by which keys it is known. */
const NodeAddress = z.strictObject({
  url: z.url(),
  keyId: Ref,
  publicKey: rawKey("Ed25519"),
  /** The certificate it shows, DER in base64: nobody else is spoken to in its place. */
  tls: z.string().max(4_000).regex(/^[A-Za-z0-9+/]{100,}={0,2}$/, "must be a certificate in base64").optional(),
  /** What is for it is sealed to this. */
  sealing: SealingKeyData.optional(),
  /** Agreed with it: what is for it may go in clear for as long as it has no sealing key. */
  clear: z.literal(true).optional(),
  /** Keys by which it signed before, as this node knows them. */
  formerKeys: z.array(z.strictObject({ keyId: Ref, publicKey: rawKey("Ed25519"), until: instant })).max(8).optional(),
  /** Nothing goes to it and nothing is taken from it: since when, and by whose word. */
  revoked: z.strictObject({ at: instant, by: Ref, reason: Line }).optional(),
});

/** An authority as its peers know it. */
export const Authority = z.strictObject({
  id: Ref,
  name: Line,
  country: Country,
  kind: AuthorityKind,
  /** A Member State's authority or a body of the Union; decides which law binds and whether the third-country gate stands. */
  union: z.boolean(),
  /** Languages it accepts, Directive (EU) 2023/977 Article 11; the first is its own. */
  languages: z.array(Language).min(1),
  /** IANA zone in which its calendar days run. */
  timeZone: z.string().refine((zone) => parseZone(zone).ok, "must be an IANA time zone such as Europe/Brussels"),
  /** What the other side may be told of the ladder: a number, never a name. */
  dutyDesk: Line.optional(),
  /** Where its node listens; absent for an authority without a node. */
  node: NodeAddress.optional(),
  /** The last that a registry stated of its keys, with the signed attestation itself. */
  standing: z.strictObject({ registry: Ref, number: z.int().min(1), issued: instant, until: instant, note: z.string().max(20_000) }).optional(),
  /** The channel used when it has no node. */
  channel: Channel.default("letter"),
});
export type Authority = z.infer<typeof Authority>;

/** Whether the gate of Directive (EU) 2016/680 Articles 35 to 38 stands between two authorities. */
export function outsideUnion(self: Authority, other: Authority): boolean {
  return self.union && !other.union;
}

/**
 * Those of these authorities that do not list a language among those they accept, Directive (EU) 2023/977 Article 11. It is a remark, made
 * before a message leaves, and no reason to keep it back. @example unreadBy("fr", [ankara]) // ["ankara"]
 */
export function unreadBy(language: string, authorities: readonly Pick<Authority, "id" | "languages">[]): readonly string[] {
  return authorities.filter((one) => !one.languages.includes(language)).map((one) => one.id);
}
