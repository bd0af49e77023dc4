import { addMs } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import { excerpt } from "../lib/base/excerpt.ts";
import { ENVELOPE_TYPE, MAX_RECEIPT_BYTES, PARCEL_TYPE, readParcel } from "../lib/envelope/index.ts";
import type { Authority } from "../domain/authority.ts";
import type { Handed, Transport } from "../service/delivery.ts";
import { MAX_CARD_BYTES } from "./card.ts";
import { plainFetch } from "./peer-fetch.ts";
import type { PeerFetch } from "./peer-fetch.ts";

/** A node that has not answered by then is tried again later; one peer must not hold up the others for long. */
const TIMEOUT_MS = 10_000;

/** The longest another node may ask us to wait: an emergency must not be put off by a peer's mistake. */
const LONGEST_PAUSE_S = 300;

/** Hands envelopes to other nodes over HTTP. What comes back is bounded, and believed only as far as a signed receipt goes. */
export function httpTransport(options: { clock(): Instant; readonly fetchPeer?: PeerFetch; readonly timeoutMs?: number; /** Ends what is under way. */ readonly signal?: AbortSignal }): Transport {
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;

  async function put(to: Authority, envelopeId: string, bytes: Uint8Array): Promise<Handed> {
    if (to.node === undefined) return { kind: "unreachable", error: "has no node" };
    try {
      const answer = await (options.fetchPeer ?? plainFetch)(to, `/heed/v1/envelopes/${encodeURIComponent(envelopeId)}`, {
        method: "PUT",
        headers: { "content-type": readParcel(bytes).ciphertext === undefined ? ENVELOPE_TYPE : PARCEL_TYPE },
        body: bytes,
        signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(options.signal === undefined ? [] : [options.signal])]),
      });
      const body = await readBounded(answer, MAX_RECEIPT_BYTES);
      return body === undefined ? { kind: "unreachable", error: `answers ${answer.status} with more than ${MAX_RECEIPT_BYTES} bytes` } : handedOf(answer, body);
    } catch (error) {
      return { kind: "unreachable", error: wordsOf(error, timeoutMs) };
    }
  }

  function handedOf(answer: Response, body: Uint8Array): Handed {
    const { status } = answer;
    if (status === 200 || status === 201) return { kind: "receipt", bytes: body };
    const code = codeIn(body) ?? "answer.unreadable";
    // What may pass by itself is tried again; what will not is told to an officer.
    if (status < 400 || status >= 500 || status === 408 || status === 429) return { kind: "unreachable", error: `answers ${status} ${code}`, ...retryIn(answer) };
    return { kind: "refused", status, code };
  }

  function retryIn(answer: Response): { readonly retryAt?: Instant } {
    const seconds = /^\d{1,6}$/.exec(answer.headers.get("retry-after") ?? "")?.[0];
    return seconds === undefined ? {} : { retryAt: addMs(options.clock(), Math.min(Number(seconds), LONGEST_PAUSE_S) * 1_000) };
  }

  return { put };
}

/** Fetches the cards of other nodes over HTTP; undefined when one cannot be had, whatever the reason: it is asked for again. */
export function httpCards(options: { readonly fetchPeer?: PeerFetch; readonly timeoutMs?: number; readonly signal?: AbortSignal } = {}): (peer: Authority) => Promise<Uint8Array | undefined> {
  return async (peer) => {
    if (peer.node === undefined) return undefined;
    try {
      const signal = AbortSignal.any([AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS), ...(options.signal === undefined ? [] : [options.signal])]);
      const answer = await (options.fetchPeer ?? plainFetch)(peer, "/.well-known/heed-node.json", { signal, ofAnybody: true });
      return answer.status === 200 ? await readBounded(answer, MAX_CARD_BYTES) : undefined;
    } catch {
      return undefined;
    }
  };
}

/** Fetches the registry's attestations that other nodes hold; undefined when they cannot be had. Each is believed by its own signatures. */
export function httpAttestations(options: { readonly fetchPeer?: PeerFetch; readonly signal?: AbortSignal } = {}): (peer: Authority) => Promise<readonly string[] | undefined> {
  return async (peer) => {
    try {
      const signal = AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), ...(options.signal === undefined ? [] : [options.signal])]);
      const answer = await (options.fetchPeer ?? plainFetch)(peer, "/heed/v1/registry", { signal });
      const body = answer.status === 200 ? await readBounded(answer, MAX_REGISTRY_BYTES) : undefined;
      const said = body === undefined ? undefined : (JSON.parse(Buffer.from(body).toString("utf8")) as { readonly attestations?: unknown } | null)?.attestations;
      return Array.isArray(said) ? said.filter((one): one is string => typeof one === "string").slice(0, MOST_ATTESTATIONS) : undefined;
    } catch {
      return undefined;
    }
  };
}

/** An attestation with the signatures of thirty founders has some five kilobytes. */
const MAX_REGISTRY_BYTES = 4_194_304;
const MOST_ATTESTATIONS = 1_000;

/** The body of an answer, or undefined once it has more than `most` bytes. */
export async function readBounded(answer: Response, most: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > most) return undefined; // leaving the loop ends the connection
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** The code of a problem, if it looks like one: it ends up in front of an officer. */
function codeIn(body: Uint8Array): string | undefined {
  try {
    const problem: unknown = JSON.parse(Buffer.from(body).toString("utf8"));
    const code = typeof problem === "object" && problem !== null && "code" in problem ? problem.code : undefined;
    return typeof code === "string" && /^[a-z-]{1,40}\.[a-z-]{1,60}$/.test(code) ? code : undefined;
  } catch {
    return undefined;
  }
}

function wordsOf(error: unknown, timeoutMs: number): string {
  if (error instanceof DOMException && error.name === "TimeoutError") return `does not answer within ${timeoutMs} ms`;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && "code" in cause ? ` (${excerpt(cause.code)})` : "";
  return `cannot be reached${code}: ${excerpt(cause instanceof Error ? cause.message : cause, 200)}`;
}
