import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import type { Weights } from "./triage.ts";
import type { Trial } from "./trial.ts";

/**
 * A version of the weights with its history: proposed by one person, tried on past weeks, decided by another. The one in force was
 * adopted last; those before it stay as they were.
 */
export interface Weighting {
  readonly id: string;
  readonly weights: Weights;
  readonly state: "proposed" | "in-force" | "replaced" | "rejected";
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  readonly reasons: string;
  /** The last trial; without one nothing is adopted. */
  readonly trial: Trial | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  readonly decidedFor: string | null;
}

export type WeightingError =
  | { code: "weights.state"; id: string; state: string }
  | { code: "weights.not-tried"; id: string }
  | { code: "weights.own-proposal"; id: string; officer: string };

/**
 * Puts a proposal in force or rejects it. Adopting needs a trial against the weights now in force, and somebody other than
 * whoever proposed it; rejecting needs neither, since a proposal may be taken back.
 */
export function decideWeighting(proposal: Weighting, decision: { readonly adopt: boolean; readonly by: string; readonly reasons: string; readonly now: Instant; readonly inForce: string }): Result<Partial<Weighting>, WeightingError> {
  const { adopt, by, reasons, now, inForce } = decision;
  if (proposal.state !== "proposed") return err({ code: "weights.state", id: proposal.id, state: proposal.state });
  if (adopt && proposal.proposedBy === by) return err({ code: "weights.own-proposal", id: proposal.id, officer: by });
  if (adopt && proposal.trial?.against !== inForce) return err({ code: "weights.not-tried", id: proposal.id });
  return ok({ state: adopt ? "in-force" : "rejected", decidedBy: by, decidedAt: now, decidedFor: reasons });
}
