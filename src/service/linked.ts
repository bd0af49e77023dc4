import type { PlacedLink } from "../domain/entry.ts";
import { findGroup, linksTouching } from "../store/persons.ts";
import type { Work } from "./act.ts";
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

/**
 * Raises `linked-person` when an event or decision concerns somebody linked to a person with open matters. The link passes on
 * neither class nor priority: it only makes one visible from the other.
 */
export async function raiseLinked(work: Work, subject: string, owner: string, thread: string | null, person: Pick<Recognised, "group">): Promise<void> {
  for (const { link, other } of await linkedPersons(work, person.group.members)) {
    const group = await findGroup(work.tx, other);
    const open = (await openMattersOf(work, group)).filter((one) => one.id !== subject && one.message !== subject);
    if (open.length === 0) continue;
    await raise(work, [
      {
        kind: "linked-person",
        subject,
        with: group.members,
        reasons: [`linked.${link.link.kind}`],
        words: [`Linked (${link.link.words ?? link.link.kind}, ${link.link.grade}, by ${link.provider}) to a person with ${open.length} open matter${open.length === 1 ? "" : "s"}`],
        to: owner,
        thread,
        candidate: person.group.uncertain.length > 0 || group.uncertain.length > 0,
        basis: [...new Set([...person.group.matches, ...group.matches])],
        once: `linked-person|${subject}|${group.members[0]}`,
      },
    ]);
  }
}
