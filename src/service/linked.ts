import type { PlacedLink } from "../domain/entry.ts";
import type { PersonGroup } from "../domain/match.ts";
import { findGroup, linksTouching } from "../store/persons.ts";
import type { Work } from "./act.ts";
import { authorityNames } from "./names.ts";
import { openMattersOf } from "./open-matters.ts";
import type { Recognised } from "./recognition.ts";
import { raise } from "./signals.ts";

/** A person linked to another, with the link's own kind and source. */
export interface LinkedPerson {
  readonly link: PlacedLink;
  /** The description at the other end. */
  readonly other: string;
}

/** Persons linked to any of these descriptions, not those of the group itself. */
export async function linkedPersons(work: Work, members: readonly string[]): Promise<readonly LinkedPerson[]> {
  const own = new Set(members);
  return (await linksTouching(work.tx, members))
    .map((link) => ({ link, other: own.has(link.a) ? link.b : link.a }))
    .filter((one) => !own.has(one.other));
}

/** The event or decision that concerns a person, and who has it before him. */
export interface Occasion {
  readonly subject: string;
  readonly owner: string;
  /** He sees the linked person anyway, and is told only if nobody else would be. */
  readonly ownerKnows?: boolean;
  readonly thread: string | null;
}

/**
 * Raises `linked-person` when an event or decision concerns somebody linked to a person with open matters: to whoever has the event
 * before him, and to those who own the open matters. The link passes on neither class nor priority: it only makes one visible
 * from the other.
 */
export async function raiseLinked(work: Work, { subject, owner, ownerKnows, thread }: Occasion, person: Pick<Recognised, "group">): Promise<void> {
  for (const { group, links } of await linkedGroups(work, person.group.members)) {
    const open = (await openMattersOf(work, group)).filter((one) => one.id !== subject && one.message !== subject);
    if (open.length === 0) continue;
    const matters = `${open.length} open matter${open.length === 1 ? "" : "s"}`;
    const owners = open.flatMap((one) => one.owner ?? []);
    const nameOf = await authorityNames(work, links.map((one) => one.provider));
    const hearers = new Set(ownerKnows === true && owners.length > 0 ? owners : [owner, ...owners]);
    await raise(
      work,
      [...hearers].map((to) => ({
        kind: "linked-person" as const,
        subject,
        with: group.members,
        reasons: [...new Set(links.map(({ link }) => `linked.${link.kind}`))],
        words: links.map(({ link, provider }) => `Linked (${link.words ?? link.kind}, ${link.grade}, by ${nameOf(provider)}) to a person with ${matters}`),
        to,
        thread,
        candidate: person.group.uncertain.length > 0 || group.uncertain.length > 0,
        basis: [...new Set([...person.group.matches, ...group.matches])],
        once: `linked-person|${subject}|${group.members[0]}|${to}`,
      })),
    );
  }
}

/** Each linked person once, with every link that leads to him. */
async function linkedGroups(work: Work, members: readonly string[]): Promise<readonly { readonly group: PersonGroup; readonly links: readonly PlacedLink[] }[]> {
  const found = new Map<string, { readonly group: PersonGroup; readonly links: PlacedLink[] }>();
  for (const { link, other } of await linkedPersons(work, members)) {
    const group = await findGroup(work.tx, other);
    const key = group.members[0]!;
    const known = found.get(key) ?? { group, links: [] };
    known.links.push(link);
    found.set(key, known);
  }
  return [...found.values()];
}
