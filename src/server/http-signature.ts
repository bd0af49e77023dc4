import { hash } from "node:crypto";
import { base64, fromBase64, utf8 } from "../lib/base/bytes.ts";
import { excerpt } from "../lib/base/excerpt.ts";
import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";

// HTTP message signatures, RFC 9421, with Ed25519, in the one profile that nodes use among each other (docs/protocol/transport.md).

/** A request as far as it is signed. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query as they stand in the request line. */
  readonly target: string;
  readonly contentType?: string;
  readonly body?: Uint8Array;
}

/** The label and the tag of the profile. */
const LABEL = "heed";
const TAG = "heed-node";

/** How far the clock of another node may be from ours. */
export const LARGEST_SKEW_S = 300;

/** Why a request is not believed to be a peer's. */
export type HttpSignatureError =
  | { readonly code: "signature.missing" }
  | { readonly code: "signature.malformed"; readonly field: string; readonly value: string }
  | { readonly code: "signature.digest" }
  | { readonly code: "signature.time"; readonly created: number; readonly now: number }
  | { readonly code: "signature.unknown-key"; readonly keyId: string }
  | { readonly code: "signature.bad"; readonly keyId: string }
  | { readonly code: "signature.repeated"; readonly nonce: string };

/** The header fields that sign a request. */
export function signRequest(request: SignedRequest, by: { readonly keyId: string; readonly sign: (bytes: Uint8Array) => Uint8Array; readonly nonce: string; readonly created: number }): Readonly<Record<string, string>> {
  const digest = request.body === undefined ? undefined : digestField(request.body);
  const parameters = `(${componentsOf(request).map((name) => `"${name}"`).join(" ")});created=${by.created};keyid="${by.keyId}";alg="ed25519";nonce="${by.nonce}";tag="${TAG}"`;
  const signature = base64(by.sign(utf8(baseOf(request, digest, parameters))));
  return { ...(digest === undefined ? {} : { "content-digest": digest }), "signature-input": `${LABEL}=${parameters}`, signature: `${LABEL}=:${signature}:` };
}

/**
 * Checks that a request was signed by a key known here, over everything the profile asks for, within five minutes of our clock, and
 * was not seen before. Gives the owner of the key.
 */
export function checkRequest(
  request: SignedRequest,
  fields: Readonly<Record<string, string | string[] | undefined>>,
  by: { readonly keyOf: (keyId: string) => { readonly owner: string; readonly verify: (bytes: Uint8Array, signature: Uint8Array) => boolean } | undefined; readonly now: number; readonly nonces: Nonces },
): Result<{ readonly owner: string; readonly keyId: string }, HttpSignatureError> {
  const [input, signature] = [fields["signature-input"], fields["signature"]];
  if (input === undefined || signature === undefined) return err({ code: "signature.missing" });
  const wanted = componentsOf(request).map((name) => `"${name}"`).join(" ");
  const parsed = typeof input !== "string" || input.length > 1_000 ? null : INPUT.exec(input);
  if (parsed?.groups === undefined || parsed.groups["components"] !== wanted) return err({ code: "signature.malformed", field: "signature-input", value: excerpt(input) });
  const sig = typeof signature !== "string" ? null : /^heed=:([A-Za-z0-9+/]{86}==):$/.exec(signature);
  const bytes = sig?.[1] === undefined ? undefined : fromBase64(sig[1]);
  if (bytes === undefined) return err({ code: "signature.malformed", field: "signature", value: excerpt(signature) });
  const { keyid = "", nonce = "", created: text = "" } = parsed.groups;
  const digest = request.body === undefined ? undefined : digestField(request.body);
  if (digest !== undefined && fields["content-digest"] !== digest) return err({ code: "signature.digest" });
  const created = Number(text);
  if (Math.abs(created - by.now) > LARGEST_SKEW_S) return err({ code: "signature.time", created, now: by.now });
  const key = by.keyOf(keyid);
  if (key === undefined) return err({ code: "signature.unknown-key", keyId: keyid });
  const parameters = (input as string).slice(LABEL.length + 1);
  if (!key.verify(utf8(baseOf(request, digest, parameters)), bytes)) return err({ code: "signature.bad", keyId: keyid });
  // Only now: nobody else can use up a nonce.
  if (!by.nonces.take(`${keyid} ${nonce}`, by.now)) return err({ code: "signature.repeated", nonce });
  return ok({ owner: key.owner, keyId: keyid });
}

/** The signature base, RFC 9421 section 2.5: one line for each component, and last the parameters. */
export function signatureBase(components: readonly (readonly [name: string, value: string])[], parameters: string): string {
  return [...components.map(([name, value]) => `"${name}": ${value}`), `"@signature-params": ${parameters}`].join("\n");
}

/** `Content-Digest`, RFC 9530. */
export function digestField(body: Uint8Array): string {
  return `sha-256=:${hash("sha256", body, "base64")}:`;
}

/** Nonces seen within the time in which a request is taken at all. Bounded: when it is full, what is oldest is forgotten. */
export class Nonces {
  readonly #seen = new Map<string, number>();
  readonly #most: number;

  constructor(most = 200_000) {
    this.#most = most;
  }

  /** Remembers a nonce; false if it was there. */
  take(nonce: string, now: number): boolean {
    for (const [old, at] of this.#seen) {
      if (at + 2 * LARGEST_SKEW_S >= now && this.#seen.size < this.#most) break;
      this.#seen.delete(old);
    }
    if (this.#seen.has(nonce)) return false;
    this.#seen.set(nonce, now);
    return true;
  }
}

const INPUT = /^heed=\((?<components>[^()]*)\);created=(?<created>\d{1,12});keyid="(?<keyid>[A-Za-z0-9][A-Za-z0-9._:-]{0,99})";alg="ed25519";nonce="(?<nonce>[A-Za-z0-9+/_-]{16,64})";tag="heed-node"$/;

function componentsOf(request: SignedRequest): readonly string[] {
  return ["@method", "@path", "@query", ...(request.contentType === undefined ? [] : ["content-type"]), ...(request.body === undefined ? [] : ["content-digest"])];
}

function baseOf(request: SignedRequest, digest: string | undefined, parameters: string): string {
  const [path = "", ...query] = request.target.split("?");
  const values: Readonly<Record<string, string>> = { "@method": request.method, "@path": path, "@query": `?${query.join("?")}`, "content-type": request.contentType ?? "", "content-digest": digest ?? "" };
  return signatureBase(componentsOf(request).map((name) => [name, values[name] ?? ""] as const), parameters);
}
