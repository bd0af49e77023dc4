import type { PlacedClaim } from "../domain/claim.ts";
import { findContradictions, findOpenStays, speakingClaims } from "../domain/contradiction.ts";
import type { Contradiction, OpenStay } from "../domain/contradiction.ts";
import type { PlacedDescription } from "../domain/entry.ts";
import type { PersonGroup } from "../domain/match.ts";
import { dateOf } from "../lib/clock/index.ts";
import { claimsAbout, findDescriptions } from "../store/persons.ts";
import { allRows } from "../store/rows.ts";
import type { Work } from "./act.ts";
import { raise } from "./signals.ts";
import type { Raising } from "./signals.ts";

/** At most this many at once: a message that disputes everything must not bury the desk. All of them stand in the chronology. */
const MOST_RAISED = 50;

/** Everything claimed about a person, and how he is described. */
export interface Told {
  readonly claims: readonly PlacedClaim[];
  readonly descriptions: readonly PlacedDescription[];
}

/** Raises each contradiction and open stay about a person that was not raised before; side by side, never averaged. */
export async function raiseDisagreements(work: Work, about: { readonly owner: string; readonly thread: string | null; readonly group: PersonGroup; readonly told?: Told }): Promise<void> {
  const { owner, thread, group } = about;
  const common = { to: owner, thread, candidate: group.uncertain.length > 0, basis: group.matches };
  const { contradictions, openStays } = await disagreementsOf(work, group, about.told);
  const raisings = contradictions.slice(0, MOST_RAISED).map((one): Raising => {
    const ids = [...new Set(one.sides.flatMap((side) => side.ids))];
    return { ...common, kind: "contradiction", subject: ids[0] ?? group.members[0]!, with: ids.slice(1), reasons: [one.rule], words: [one.words], once: contradictionOnce(one) };
  });
  await raise(work, [...raisings, ...openStays.map((one): Raising => ({ ...common, kind: "open-stay", subject: one.entry, with: one.with, reasons: [one.rule], words: [one.words], once: openStayOnce(one) }))]);
}

/** What each contradiction and open stay that now stands about a person is raised under. */
export async function standingDisagreements(work: Work, group: PersonGroup): Promise<readonly string[]> {
  const { contradictions, openStays } = await disagreementsOf(work, group, undefined);
  return [...contradictions.map(contradictionOnce), ...openStays.map(openStayOnce)];
}

async function disagreementsOf(work: Work, group: PersonGroup, told: Told | undefined): Promise<{ readonly contradictions: readonly Contradiction[]; readonly openStays: readonly OpenStay[] }> {
  const { claims, descriptions } = told ?? { claims: await claimsAbout(work.tx, group.members), descriptions: await findDescriptions(work.tx, group.members) };
  const names = new Map([...(await allRows(work.tx, "authority")), work.node.self].map((one) => [one.id, one.name]));
  const nameOf = (authority: string) => names.get(authority) ?? authority;
  return { contradictions: findContradictions(claims, descriptions, nameOf), openStays: findOpenStays(speakingClaims(claims, descriptions), dateOf(work.now, work.node.self.timeZone), nameOf) };
}

function contradictionOnce(one: Contradiction): string {
  return `contradiction|${one.key}`;
}

function openStayOnce(one: OpenStay): string {
  return `open-stay|${one.key}`;
}
