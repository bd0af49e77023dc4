import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import { outsideUnion } from "./authority.ts";
import type { Authority } from "./authority.ts";
import type { Gate, MessageBody } from "./message.ts";

/** What goes back to a partner outside the Union by default: the same words whether or not anything is on file. */
export const STANDARD_WORDS = "Received and being assessed.";

/** The purpose such messages state, so that it says nothing either. */
export const STANDARD_PURPOSE = "exchange";

export type GateError =
  | { code: "gate.missing"; authority: string; kind: string }
  | { code: "gate.protection"; authority: string; person: string; protection: string };

/**
 * Whether a message may go to an authority: outside the Union, anything beyond the standard words passes the gate of Directive
 * (EU) 2016/680 Articles 35 to 38, and no notice about a person whose international protection is claimed, held or unknown leaves.
 */
export function checkGate(self: Authority, to: Authority, body: MessageBody, gate: Gate | undefined): Result<true, GateError> {
  if (!outsideUnion(self, to) || isStandard(body)) return ok(true);
  if (gate === undefined) return err({ code: "gate.missing", authority: to.id, kind: body.kind });
  const protectedPerson = body.kind === "notice" ? body.persons.find((one) => !one.bystander && one.protection !== "none") : undefined;
  if (protectedPerson !== undefined) return err({ code: "gate.protection", authority: to.id, person: protectedPerson.ref, protection: protectedPerson.protection });
  return ok(true);
}

/** Carries nothing but the fact that a message arrived and is being dealt with. */
export function isStandard(body: MessageBody): boolean {
  if (!isBare(body)) return false;
  switch (body.kind) {
    case "acknowledgement":
    case "void":
    case "escalation":
    case "closing":
    case "cleared":
    case "passed-on":
      return true;
    case "answer":
      return body.outcome === "assessed" && body.useful === undefined && body.urgencyUpheld === undefined;
    case "lapse":
      return body.reasons === STANDARD_WORDS;
    case "request":
    case "warning":
    case "notice":
    case "threat":
    case "refusal":
    case "clarification":
    case "clarification-reply":
    case "correction":
    case "withdrawal":
    case "forward":
    case "hold":
    case "extension-request":
    case "extension-reply":
    case "dispute":
    case "briefing":
    case "clearing":
    case "common-matter":
    case "consent-request":
    case "consent-reply":
    case "consent-revocation":
      return false;
  }
}

/** Every field that could tell something is at its default. */
function isBare(body: MessageBody): boolean {
  const lists = [body.persons, body.claims, body.links, body.earlier, body.releasableTo];
  const told = [body.title, body.legalBasis, body.handlingText, body.classification, body.nationalCase, body.prosecutor, body.offence, body.coRequester, body.urgency];
  return (
    lists.every((list) => list.length === 0) &&
    told.every((one) => one === undefined) &&
    !body.terrorism &&
    !body.emergency &&
    body.handling === "H0" &&
    body.judicialAuthorisation === "not-needed" &&
    body.purpose === STANDARD_PURPOSE &&
    (body.text === "" || body.text === STANDARD_WORDS)
  );
}
