import type { Addressee } from "./addressee.ts";
import type { PlacedClaim } from "./claim.ts";
import type { Message } from "./message.ts";

/** A claim that something was passed on by this authority, or to it. */
export interface Passing {
  readonly claim: PlacedClaim;
  readonly way: "out" | "in";
  /** The authority at the other end. */
  readonly other: string;
  /** What was passed on, as the claim calls it: a message, a thread, or an occurrence. */
  readonly event: string;
}

/** The claims that tell of something passed on by `self` or to it, whoever makes them. */
export function passingsOf(claims: readonly PlacedClaim[], self: string): readonly Passing[] {
  return claims.flatMap((claim): readonly Passing[] => {
    const { says } = claim.claim;
    if (says.kind !== "communication" || !says.happened || says.from === says.to) return [];
    if (says.from === self) return [{ claim, way: "out", other: says.to, event: says.event }];
    if (says.to === self) return [{ claim, way: "in", other: says.from, event: says.event }];
    return [];
  });
}

/** What stands against a claim that something was passed on. */
export interface Unproven {
  readonly rule: "communication.no-receipt" | "communication.not-received";
  /** Written and never sent. */
  readonly drafts: readonly string[];
  /** Sent and never confirmed. */
  readonly sent: readonly string[];
}

/**
 * What contradicts the claim, given the messages it means and where these stand with their addressees; undefined where one of them
 * has a receipt, or went by a channel that gives none, or where the claim means nothing that is known here and names no person.
 * @example unprovenPassing(passing, [draft], []) // { rule: "communication.no-receipt", drafts: ["m1"], sent: [] }
 */
export function unprovenPassing(passing: Passing, messages: readonly Pick<Message, "id" | "direction" | "from" | "to" | "status">[], addressees: readonly Pick<Addressee, "message" | "to" | "deliveredAt" | "passage">[]): Unproven | undefined {
  const known = messages.length > 0;
  if (!known && passing.claim.about === undefined) return undefined;
  if (passing.way === "in") {
    if (messages.some((one) => one.direction === "in" && one.from === passing.other)) return undefined;
    // Messages of ours to them do not speak about what they told us.
    return { rule: "communication.not-received", drafts: [], sent: [] };
  }
  const ours = messages.filter((one) => one.direction === "out" && one.to.includes(passing.other));
  const reached = addressees.filter((one) => one.to === passing.other && ours.some((message) => message.id === one.message));
  if (reached.some((one) => one.deliveredAt !== null || one.passage !== null)) return undefined;
  const drafts = ours.filter((one) => one.status === "draft" || one.status === "discarded").map((one) => one.id);
  return { rule: "communication.no-receipt", drafts, sent: ours.map((one) => one.id).filter((id) => !drafts.includes(id)) };
}
