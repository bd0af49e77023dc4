import { z } from "zod";
import { CalendarDateText, Country, Line, PartialDateText, Ref, Text } from "./text.ts";
import { Grade, UNASSESSED } from "./person.ts";

/**
 * What a claim says, in a form that rules can compare. `event` names an occurrence inside a case, so that two accounts of
 * one occurrence can be held against each other; `other` carries words only.
 */
export const Statement = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("birth"), on: PartialDateText }),
  z.strictObject({ kind: z.literal("entry"), country: Country, on: PartialDateText, place: Line.optional(), journey: Ref.optional() }),
  z.strictObject({ kind: z.literal("exit"), country: Country, on: PartialDateText, place: Line.optional(), journey: Ref.optional() }),
  z.strictObject({ kind: z.literal("no-entry"), country: Country, during: PartialDateText, journey: Ref.optional() }),
  z.strictObject({ kind: z.literal("no-exit"), country: Country, asOf: PartialDateText, journey: Ref.optional() }),
  z.strictObject({ kind: z.literal("presence"), country: Country, place: Line.optional(), on: PartialDateText }),
  z.strictObject({ kind: z.literal("event-date"), event: Ref, on: PartialDateText }),
  z.strictObject({ kind: z.literal("communication"), event: Ref, from: Ref, to: Ref, happened: z.boolean(), as: z.enum(["request", "answer", "notice", "message"]), on: PartialDateText.optional() }),
  z.strictObject({ kind: z.literal("conduct"), words: Text, denied: z.boolean().default(false), topic: Ref.optional() }),
  z.strictObject({ kind: z.literal("other"), words: Text }),
]);
export type Statement = z.infer<typeof Statement>;

/** One thing said about a person or a matter, with who said it and how good it is. Claims stand side by side; none overwrites another. */
export const Claim = z.strictObject({
  ref: Ref,
  /** The person of the same message or file it is about; absent for a matter without a person. */
  about: Ref.optional(),
  says: Statement,
  /** Who said it, in words, as far as it may be told. */
  source: Line.optional(),
  /** The source is protected: recipients see the grade, never the source. */
  sourceProtected: z.boolean().default(false),
  /** Opaque mark of the origin, equal when two claims of a case share an origin: one origin never corroborates itself. */
  originMark: Ref.optional(),
  grade: Grade.default(UNASSESSED),
  /** Directive (EU) 2016/680 Article 7(1): facts are told from personal assessments. */
  basis: z.enum(["fact", "assessment"]),
  /** When the source said it. */
  saidOn: z.union([PartialDateText, CalendarDateText]).optional(),
  /** A claim, by `ref` here or by id in the thread, that this one disputes. */
  disputes: z.string().max(250).optional(),
});
export type Claim = z.infer<typeof Claim>;

/** A claim with where it stands: what recognition, the chronology and the inquiry work on. */
export interface PlacedClaim {
  /** `<message or file id>#<ref>` */
  readonly id: string;
  /** The message or watch file that carries it. */
  readonly source: string;
  /** The authority that provided it; only it may change the grade. */
  readonly provider: string;
  /** Description id of the person it is about. */
  readonly about?: string;
  readonly claim: Claim;
  /** When this node came to know of it. */
  readonly knownAt: string;
}

/** The claim as a recipient may see it: a protected source leaves the node as its grade alone. */
export function releasable(claim: Claim): Claim {
  if (!claim.sourceProtected) return claim;
  const { source: _source, ...rest } = claim;
  return rest;
}
