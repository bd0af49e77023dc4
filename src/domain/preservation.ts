import { z } from "zod";
import { addMs } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import { RowId } from "./own-id.ts";
import { sourceOf } from "./person.ts";
import { InstantText, Line, Reasons, Ref } from "./text.ts";

/** Longest an order may run, in milliseconds: who needs longer makes a new one, and is asked for its ground again. */
export const LONGEST_PRESERVATION_MS = 366 * 86_400_000;

/** What an order keeps from being erased: everything here, or what hangs on these persons, threads and files. */
export const PreservationScope = z.union([
  z.strictObject({ everything: z.literal(true) }),
  z
    .strictObject({
      /** Description ids; everybody recognition holds to be one of them is kept too. */
      persons: z.array(z.string().regex(/^[^#~\s]{1,110}#[^#~\s]{1,100}$/, "must name a person as <message or file>#<ref>")).max(500).default([]),
      threads: z.array(Ref).max(500).default([]),
      watchFiles: z.array(RowId).max(500).default([]),
    })
    .refine((scope) => scope.persons.length + scope.threads.length + scope.watchFiles.length > 0, "must name a person, a thread or a file, or everything"),
]);
export type PreservationScope = z.infer<typeof PreservationScope>;

/** What one person proposes and another puts in force. */
export const PreservationInput = z.strictObject({
  /** What happened. */
  incident: Line,
  scope: PreservationScope,
  legalBasis: Line,
  /** When it ends by itself. */
  until: InstantText,
  reasons: Reasons,
});
export type PreservationInput = z.infer<typeof PreservationInput>;

/** An order that stops erasure within its scope after an incident, Directive (EU) 2016/680 Article 16(3)(b): two persons, and an end. */
export interface Preservation {
  readonly id: string;
  readonly incident: string;
  readonly scope: PreservationScope;
  readonly legalBasis: string;
  readonly until: Instant;
  readonly reasons: string;
  readonly state: "proposed" | "in-force" | "rejected" | "lifted" | "expired";
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  readonly decidedFor: string | null;
  readonly endedBy: string | null;
  readonly endedAt: Instant | null;
  readonly endedFor: string | null;
}

export type PreservationError =
  | { code: "preservation.until-past"; until: string; now: string }
  | { code: "preservation.too-long"; until: string; latest: string }
  | { code: "preservation.state"; id: string; state: string }
  | { code: "preservation.own-proposal"; id: string; officer: string };

/** Whether an order may be proposed: it ends, and not after a year. */
export function checkPreservation({ until }: Pick<PreservationInput, "until">, now: Instant): Result<true, PreservationError> {
  if (until <= now) return err({ code: "preservation.until-past", until, now });
  const latest = addMs(now, LONGEST_PRESERVATION_MS);
  return until > latest ? err({ code: "preservation.too-long", until, latest }) : ok(true);
}

/** Puts a proposed order in force or rejects it; in force only by somebody other than whoever proposed it, and before it would have ended. */
export function decidePreservation(order: Preservation, decision: { readonly confirm: boolean; readonly by: string; readonly reasons: string; readonly now: Instant }): Result<Partial<Preservation>, PreservationError> {
  const { confirm, by, reasons, now } = decision;
  if (order.state !== "proposed") return err({ code: "preservation.state", id: order.id, state: order.state });
  if (confirm && order.proposedBy === by) return err({ code: "preservation.own-proposal", id: order.id, officer: by });
  if (confirm && order.until <= now) return err({ code: "preservation.until-past", until: order.until, now });
  return ok({ state: confirm ? "in-force" : "rejected", decidedBy: by, decidedAt: now, decidedFor: reasons });
}

/** Ends an order before its time; what it kept is erased from then on as if it had never been. */
export function liftPreservation(order: Preservation, lifting: { readonly by: string; readonly reasons: string; readonly now: Instant }): Result<Partial<Preservation>, PreservationError> {
  if (order.state !== "in-force") return err({ code: "preservation.state", id: order.id, state: order.state });
  return ok({ state: "lifted", endedBy: lifting.by, endedAt: lifting.now, endedFor: lifting.reasons });
}

/** Something that is about to be erased, as an order sees it. */
export interface Erasable {
  /** Description ids it is about, with everybody they are held to be. */
  readonly persons: readonly string[];
  readonly threads: readonly string[];
}

/** Whether an order keeps this from being erased. @example isKept({ threads: ["t1"], persons: [], watchFiles: [] }, { persons: ["m1#p"], threads: ["t1"] }) // true */
export function isKept(scope: PreservationScope, erasable: Erasable): boolean {
  if ("everything" in scope) return true;
  const sources = new Set(scope.watchFiles);
  return erasable.persons.some((id) => scope.persons.includes(id) || sources.has(sourceOf(id))) || erasable.threads.some((id) => scope.threads.includes(id));
}
