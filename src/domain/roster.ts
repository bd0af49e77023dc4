import { z } from "zod";
import type { Instant } from "../lib/clock/index.ts";
import { InstantText, Line, Ref } from "./text.ts";

/** What a person may do; policies speak of roles, the ladder of posts. */
export const Role = z.enum(["liaison", "analyst", "counter", "supervisor", "duty-commander", "head", "dpo", "oversight", "administrator"]);
export type Role = z.infer<typeof Role>;

export const Absence = z.strictObject({ from: InstantText, until: InstantText.optional(), deputy: Ref.optional() });

/** A member of staff. An item names one; when he is away or gone it names who stands in. */
export const Officer = z.strictObject({
  /** Never that of the node itself or of a peer: an entry's actor must be one of the three. */
  id: Ref.refine((id) => id !== "node" && !id.startsWith("peer:"), "must not be the name of the node or of a peer"),
  name: Line,
  /** What the other side and an inquiry see in place of the name. */
  post: Line,
  roles: z.array(Role).min(1),
  active: z.boolean().default(true),
  deputy: Ref.optional(),
  absences: z.array(Absence).default([]),
});
export type Officer = z.infer<typeof Officer>;

/** The rungs above the owner: supervisor, duty commander, head. */
export const RUNGS = ["supervisor", "duty-commander", "head"] as const;
export type Rung = 1 | 2 | 3;

/** Whether an officer is at work at `now`: active and not absent. */
export function inPost(officer: Officer, now: Instant): boolean {
  return officer.active && !officer.absences.some((absence) => absence.from <= now && (absence.until === undefined || now < absence.until));
}

/** Whether an officer may own an item at `now`: in post, and more than data protection officer, oversight or administrator. */
export function mayOwn(officer: Officer, now: Instant): boolean {
  return inPost(officer, now) && isCaseStaff(officer);
}

/**
 * Who answers for something that `wanted` owns, at `now`: he himself, else his deputy (and the deputy's deputy), else
 * the lowest of liaison, supervisor, duty commander, head who is in post, else any case officer who is; the last resort is
 * somebody absent who has not left, the head first, so that an item is never without a name. Undefined only when no case officer is left.
 */
export function ownerInPost(roster: readonly Officer[], wanted: string | undefined, now: Instant): Officer | undefined {
  const seen = new Set<string>();
  for (let id = wanted; id !== undefined && !seen.has(id); ) {
    seen.add(id);
    const officer = roster.find((one) => one.id === id);
    if (officer === undefined) break;
    if (mayOwn(officer, now)) return officer;
    id = officer.absences.find((absence) => absence.from <= now && (absence.until === undefined || now < absence.until))?.deputy ?? officer.deputy;
  }
  for (const role of ["liaison", ...RUNGS] as const) {
    const officer = roster.find((one) => one.roles.includes(role) && inPost(one, now));
    if (officer !== undefined) return officer;
  }
  const left = roster.filter((one) => one.active && isCaseStaff(one));
  return left.find((one) => inPost(one, now)) ?? left.find((one) => one.roles.includes("head")) ?? left[0];
}

/** Who stands on a rung at `now`: the first in post with that role, else the next rung up, else the next one down, else whoever owns what nobody else does. */
export function onRung(roster: readonly Officer[], rung: Rung, now: Instant): Officer | undefined {
  for (const role of [...RUNGS.slice(rung - 1), ...RUNGS.slice(0, rung - 1).toReversed()]) {
    const officer = roster.find((one) => one.roles.includes(role) && inPost(one, now));
    if (officer !== undefined) return officer;
  }
  return ownerInPost(roster, undefined, now);
}

/**
 * The rung on which a matter of `owner` goes up: `lowest`, or the one above his own where he stands on it or higher, so that nothing
 * climbs downwards. Nobody stands above the head.
 */
export function rungAbove(roster: readonly Officer[], owner: string, lowest: Rung): Rung {
  const officer = roster.find((one) => one.id === owner);
  const own = RUNGS.findLastIndex((role) => officer?.roles.includes(role) === true) + 1;
  return Math.max(lowest, Math.min(own + 1, RUNGS.length)) as Rung;
}

/** The data protection officer, oversight and the administrator own no item and are no rung. */
function isCaseStaff(officer: Officer): boolean {
  return officer.roles.some((role) => role !== "dpo" && role !== "oversight" && role !== "administrator");
}
