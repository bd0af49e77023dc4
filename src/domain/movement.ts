import type { Instant } from "../lib/clock/index.ts";
import type { Authority } from "./authority.ts";
import type { MessageBody } from "./message.ts";
import type { PersonDescription } from "./person.ts";

/** Why a state is touched by a movement, in the order in which it is shown. */
export const TOUCHES = ["destination", "transit", "residence", "nationality"] as const;
export type Touch = (typeof TOUCHES)[number];

/** A state that a notice or file touches, who there would be told, and whether that is proposed. */
export interface Proposal {
  readonly country: string;
  readonly why: readonly Touch[];
  /** The authority that would be told; null where none of that state is known here. */
  readonly authority: string | null;
  /** Proposed until an officer takes it away; a state outside the Union never is. */
  readonly ticked: boolean;
  /** International protection is claimed, held or not known: a state outside the Union is not told. */
  readonly blocked: boolean;
}

/** A notice that somebody is being taken, or goes, to another state. */
export function isMovement(body: MessageBody): boolean {
  return body.kind === "notice" && (body.event.kind === "deportation" || body.event.kind === "departure");
}

/** When the person leaves, which is the clock of the notice; undefined where the notice tells of no movement or of no hour. */
export function departureOf(body: MessageBody): Instant | undefined {
  return body.kind === "notice" && isMovement(body) ? body.event.departure : undefined;
}

/** Whether two notices about one person tell of the same movement: the same departure, or the same date where neither knows the hour. */
export function sameMovement(a: MessageBody, b: MessageBody): boolean {
  if (a.kind !== "notice" || b.kind !== "notice" || !isMovement(a) || !isMovement(b)) return false;
  return a.event.departure === undefined && b.event.departure === undefined ? a.event.on === b.event.on : a.event.departure === b.event.departure;
}

/**
 * To whom something about these persons is proposed: the states of destination and transit, those where they live, every nationality.
 * An officer confirms each; nothing is sent by this. The own state is left out.
 * @example proposals(self, peers, persons, { destination: "NL" })[0] // { country: "NL", why: ["destination"], authority: "hague", ticked: true, blocked: false }
 */
export function proposals(self: Authority, peers: readonly Authority[], persons: readonly PersonDescription[], route: { readonly destination?: string | undefined; readonly transit?: readonly string[] | undefined } = {}): readonly Proposal[] {
  const subjects = persons.filter((one) => !one.bystander);
  const named: readonly (readonly [Touch, readonly string[]])[] = [
    ["destination", route.destination === undefined ? [] : [route.destination]],
    ["transit", route.transit ?? []],
    ["residence", subjects.flatMap((one) => one.residence ?? [])],
    ["nationality", subjects.flatMap((one) => one.nationalities)],
  ];
  const why = new Map<string, Touch[]>();
  for (const [touch, countries] of named) {
    for (const country of new Set(countries)) if (country !== self.country) why.set(country, [...(why.get(country) ?? []), touch]);
  }
  const unprotected = subjects.every((one) => one.protection === "none");
  return [...why].map(([country, touches]) => {
    const authority = whoIn(country, peers);
    const outside = authority?.union !== true;
    return { country, why: touches, authority: authority?.id ?? null, ticked: authority !== undefined && !outside, blocked: authority !== undefined && outside && !unprotected };
  });
}

/** Who is told in a state: its single point of contact, else its police, else whoever is known; never a hub or an oversight body. */
function whoIn(country: string, peers: readonly Authority[]): Authority | undefined {
  const rank: Record<Authority["kind"], number> = { spoc: 0, police: 1, "border-police": 2, "intelligence-service": 3, hub: 9, "oversight-body": 9 };
  return peers.filter((one) => one.country === country && rank[one.kind] < 9).toSorted((a, b) => rank[a.kind] - rank[b.kind] || (a.id < b.id ? -1 : 1))[0];
}

/** Begun minutes from one instant to a later one, none if it is not later. @example minutesLate("2015-07-14T07:40:00.000Z", "2015-07-14T13:30:00.000Z") // 350 */
export function minutesLate(due: Instant, at: Instant): number {
  return Math.max(0, Math.ceil((Date.parse(at) - Date.parse(due)) / 60_000));
}
