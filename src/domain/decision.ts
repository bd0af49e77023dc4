import { z } from "zod";
import type { Erased } from "./erasure.ts";
import { RowId } from "./own-id.ts";
import { InstantText, Line, Reasons, Ref } from "./text.ts";

/** Decisions that a person takes and signs; Heed informs and records, it never decides or blocks. */
export const DecisionKind = z.enum(["release", "closing", "refusal", "lapse", "no-means", "disposition", "share", "not-share"]);
export type DecisionKind = z.infer<typeof DecisionKind>;

export const DecisionInput = z.strictObject({
  kind: DecisionKind,
  /** Description id of the person decided about. */
  person: Ref.or(z.string().regex(/^[^#]+#[^#]+$/)).optional(),
  /** Item or watch file it is about. */
  about: RowId.optional(),
  reasons: Reasons,
  /** No time or no check available: recorded now, checked within the hour, marked so. */
  checkLater: z.boolean().default(false),
  /** Until when, for "no means". */
  until: InstantText.optional(),
  /** Open measures that the decider names and closes in spite of. */
  despite: z.array(RowId).max(100).default([]),
  place: Line.optional(),
  /** For "share" and "not share": the authority it is about; absent for every one that was undecided. */
  authority: Ref.optional(),
});
export type DecisionInput = z.infer<typeof DecisionInput>;

/** One open matter as it stood when a decision was taken: a reference and a digest, so that erasure stays possible. */
export interface OnFile {
  readonly kind: "obligation" | "message" | "watch-file" | "measure" | "link" | "claim";
  readonly id: string;
  /** SHA-256 of the row's canonical JSON at that moment, hexadecimal. */
  readonly digest: string;
  /** About the person himself, or about one linked to him. */
  readonly about: string;
  readonly linked: boolean;
  /** Rests on an unconfirmed match. */
  readonly candidate: boolean;
  /** Where it is open: this authority, or another one as far as its messages told us. */
  readonly at: string;
}

export interface Decision {
  readonly id: string;
  readonly kind: DecisionKind;
  readonly person: string | null;
  readonly about: string | null;
  readonly by: string;
  readonly at: string;
  readonly until: string | null;
  readonly despite: readonly string[];
  readonly check: "done" | "pending" | "followed";
  readonly onFile: readonly OnFile[];
  /** When its reasons were erased, and by which rule. */
  readonly erased?: Erased;
  readonly reasons: string;
}
