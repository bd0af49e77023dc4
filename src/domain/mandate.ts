import { z } from "zod";
import type { Instant } from "../lib/clock/index.ts";
import { CalendarDateText, InstantText, Line, Reasons, Ref } from "./text.ts";

/** What an inquiry may ask about. */
export const InquirySubject = z.discriminatedUnion("kind", [
  /** Persons by name, under any spelling that a node holds to be the same person. */
  z.strictObject({ kind: z.literal("person"), names: z.array(Line).min(1).max(50) }),
  z.strictObject({ kind: z.literal("case"), threads: z.array(Ref).min(1).max(50) }),
  z.strictObject({ kind: z.literal("authority"), authorities: z.array(Ref).min(1).max(50) }),
  /** Everything a node holds: for a scenario, whose persons are of its own file. */
  z.strictObject({ kind: z.literal("everything") }),
]);
export type InquirySubject = z.infer<typeof InquirySubject>;

/** What a body that inquires may see: `unclassified` leaves out what carries any classification. */
export const Clearance = z.enum(["unclassified", "classified"]);

/** By whose order, on what basis and within which bounds an inquiry looks. */
export const Mandate = z.strictObject({
  reference: Line,
  /** The body that inquires: a parliament's commission, an oversight body, a court. */
  body: Line,
  legalBasis: Line,
  subject: InquirySubject,
  /** What happened within these days; nothing outside is shown. */
  period: z.strictObject({ from: CalendarDateText, to: CalendarDateText }),
  /** Authorities whose nodes it may open. */
  nodes: z.array(Ref).min(1).max(100),
  clearance: Clearance,
  expiresAt: InstantText,
  /** Names that are public already, by decision of the body: the published form may say them. */
  publicNames: z.array(Line).max(100).default([]),
  publicBecause: Reasons.optional(),
});
export type Mandate = z.infer<typeof Mandate>;

/** What an authority said to a finding, to stand beside it. */
export const AuthorityReply = z.strictObject({
  authority: Ref,
  on: CalendarDateText,
  /** The matter it replies to, as the report names it; absent for the report as a whole. */
  matter: z.string().min(1).max(400).optional(),
  text: Reasons,
});
export type AuthorityReply = z.infer<typeof AuthorityReply>;

export type MandateError =
  | { readonly code: "mandate.expired"; readonly expiresAt: string; readonly now: string }
  | { readonly code: "mandate.node"; readonly node: string }
  | { readonly code: "mandate.subject"; readonly asked: string }
  | { readonly code: "mandate.period"; readonly asOf: string; readonly to: string };

/** What somebody asks an inquiry for. */
export interface InquiryAsked {
  readonly subject: InquirySubject;
  readonly nodes: readonly string[];
  readonly asOf: Instant;
  readonly now: Instant;
}

/** What a mandate does not cover of what is asked; empty when it covers all. Never one fault for another: each is told. */
export function checkMandate(mandate: Mandate, asked: InquiryAsked): readonly MandateError[] {
  const faults: MandateError[] = [];
  if (mandate.expiresAt <= asked.now) faults.push({ code: "mandate.expired", expiresAt: mandate.expiresAt, now: asked.now });
  for (const node of asked.nodes) if (!mandate.nodes.includes(node)) faults.push({ code: "mandate.node", node });
  for (const one of outside(mandate.subject, asked.subject)) faults.push({ code: "mandate.subject", asked: one });
  if (asked.asOf.slice(0, 10) < mandate.period.from) faults.push({ code: "mandate.period", asOf: asked.asOf, to: mandate.period.to });
  return faults;
}

/** A fault of a mandate as a sentence. */
export function mandateWords(fault: MandateError): string {
  switch (fault.code) {
    case "mandate.expired":
      return `the mandate expired at ${fault.expiresAt}, and it is ${fault.now}`;
    case "mandate.node":
      return `the mandate does not open the node of ${fault.node}`;
    case "mandate.subject":
      return `the mandate does not cover ${fault.asked}`;
    case "mandate.period":
      return `nothing of the mandate's period, which ends on ${fault.to}, was known at ${fault.asOf}`;
  }
}

/** What is asked for and not covered. */
function outside(covered: InquirySubject, asked: InquirySubject): readonly string[] {
  if (covered.kind === "everything") return [];
  switch (asked.kind) {
    case "everything":
      return ["everything a node holds"];
    case "person":
      return covered.kind === "person" ? asked.names.filter((one) => !covered.names.includes(one)) : asked.names;
    case "case":
      return covered.kind === "case" ? asked.threads.filter((one) => !covered.threads.includes(one)) : asked.threads;
    case "authority":
      return covered.kind === "authority" ? asked.authorities.filter((one) => !covered.authorities.includes(one)) : asked.authorities;
  }
}
