import { z } from "zod";
import { utf8 } from "../lib/base/bytes.ts";
import { canonicalJson } from "../lib/base/canonical.ts";
import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import { openDsse, signDsse } from "../lib/envelope/index.ts";
import type { DsseError, KeyOf, Sign } from "../lib/envelope/index.ts";
import type { Message } from "./message.ts";
import { InstantText, Line, Ref } from "./text.ts";

/** The DSSE payload type of a consent to pass a message on. */
export const CONSENT_TYPE = "application/vnd.heed.consent.v1+json";

/** How large a signed consent may be, in bytes. */
export const MAX_CONSENT_BYTES = 8_192;

const Fields = z.strictObject({
  v: z.literal(1),
  id: Ref,
  /** The originator, whose key signs it. */
  from: Ref,
  /** Who may pass it on. */
  holder: Ref,
  /** The originator's message, and the versions of it that this is for. */
  warning: Ref,
  versions: z.array(z.int().min(1)).min(1).max(100),
  /** To whom, and to nobody else. */
  target: Ref,
  purpose: Line,
  issued: InstantText,
  expires: InstantText,
});

/** An originator's consent that one holder passes one message on to one authority, until an instant. It travels with the copy, so that whoever gets that can check it. */
export type Consent = z.infer<typeof Fields>;

/** Why a consent cannot be relied on. */
export type ConsentError =
  | DsseError
  | { code: "consent.unreadable"; place: string }
  | { code: "consent.wrong-signer"; from: string; owner: string }
  | { code: "consent.other"; field: string; stated: string; wanted: string }
  | { code: "consent.expired"; expires: string };

/** What a consent is relied on for. */
export interface Passing {
  readonly from: string;
  readonly holder: string;
  readonly warning: string;
  readonly version: number;
  readonly target: string;
}

/** Signs a consent: the exact bytes that travel with every copy passed on under it. */
export function writeConsent(consent: Omit<Consent, "v">, signer: { readonly keyId: string; readonly sign: Sign }): Uint8Array {
  return signDsse({ payload: utf8(canonicalJson({ ...consent, v: 1 })), payloadType: CONSENT_TYPE, ...signer });
}

/** Checks the signature on a consent, and that the originator itself signed it. Never throws. */
export function readConsent(bytes: Uint8Array, keyOf: KeyOf): Result<Consent, ConsentError> {
  const opened = openDsse(bytes, { payloadType: CONSENT_TYPE, keyOf, maxBytes: MAX_CONSENT_BYTES });
  if (!opened.ok) return opened;
  const parsed = Fields.safeParse(jsonOf(opened.value.payload));
  if (!parsed.success) return err({ code: "consent.unreadable", place: parsed.error.issues[0]?.path.join("/") ?? "" });
  const { from } = parsed.data;
  return from === opened.value.owner ? ok(parsed.data) : err({ code: "consent.wrong-signer", from, owner: opened.value.owner });
}

/**
 * Whether a consent covers what is done under it at an instant. A newer version of the message needs a consent of its own; a correction
 * or a withdrawal by the originator needs none, since it asks for itself.
 */
export function coversPassing(consent: Consent, wanted: Passing, at: string): Result<true, ConsentError> {
  for (const field of ["from", "holder", "warning", "target"] as const) if (consent[field] !== wanted[field]) return err({ code: "consent.other", field, stated: consent[field], wanted: wanted[field] });
  if (!consent.versions.includes(wanted.version)) return err({ code: "consent.other", field: "versions", stated: consent.versions.join(), wanted: String(wanted.version) });
  return at < consent.expires ? ok(true) : err({ code: "consent.expired", expires: consent.expires });
}

/** Where a consent stands: asked for, given or not, out of date, taken back. */
export type ConsentState = "requested" | "granted" | "denied" | "expired" | "revoked";

/** A consent as the messages about it tell it, the same at the holder and at the originator. */
export interface ConsentStanding {
  /** The message that asked for it. */
  readonly request: string;
  readonly holder: string;
  readonly target: string;
  readonly state: ConsentState;
  readonly askedAt: string;
  /** Until when an answer is wanted, or the consent given holds. */
  readonly until: string;
  readonly reply: string | null;
  /** The signed consent in base64, where it was given. */
  readonly token: string | null;
}

/** Every consent asked for among these messages about one message, as it stands at `now`, in the order of asking. */
export function consentsOf(said: readonly Message[], now: string): readonly ConsentStanding[] {
  return said.flatMap((one): readonly ConsentStanding[] => {
    if (one.body.kind !== "consent-request") return [];
    const reply = said.find(({ body }) => body.kind === "consent-reply" && body.request === one.id);
    const answer = reply?.body.kind === "consent-reply" ? reply.body : undefined;
    const revoked = said.some(({ body, from }) => body.kind === "consent-revocation" && body.request === one.id && from === reply?.from);
    const until = answer?.granted === true ? (answer.until ?? one.body.answerBy) : one.body.answerBy;
    const state = answer === undefined ? (one.body.answerBy < now ? "expired" : "requested") : !answer.granted ? "denied" : revoked ? "revoked" : until <= now ? "expired" : "granted";
    return [{ request: one.id, holder: one.from, target: one.body.target, state, askedAt: one.issuedAt ?? one.draftedAt ?? "", until, reply: reply?.id ?? null, token: answer?.token ?? null }];
  });
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
