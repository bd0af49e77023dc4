import type { MessageBody } from "../domain/message.ts";
import { sourceOf } from "../domain/person.ts";
import { alertScores } from "../lib/names/index.ts";
import { findDescriptions, findGroup } from "../store/persons.ts";
import { findRows } from "../store/rows.ts";
import type { Work } from "./act.ts";

/**
 * Who is told of something new about a person: each authority that told us of him or that we told, and no other. What was shared under H2 or H3 is not a reason to tell onwards, but its originator is told of its own.
 */
export async function concernedAuthorities(work: Work, body: MessageBody): Promise<readonly string[]> {
  const told = new Set<string>();
  for (const person of body.persons) {
    if (person.bystander) continue;
    const known = work.node.recogniser.search(person, 50).filter((one) => one.score >= alertScores.queue);
    const groups: string[] = [];
    for (const one of known) groups.push(...(await findGroup(work.tx, one.id)).members);
    for (const authority of await concernedBy(work, [...new Set(groups)])) told.add(authority);
  }
  return [...told].sort();
}

/** The authorities that told us of these descriptions' person, or that we told. */
export async function concernedBy(work: Work, members: readonly string[]): Promise<readonly string[]> {
  const told = new Set<string>();
  for (const description of await findDescriptions(work.tx, members)) {
    if (description.direction === "in") told.add(description.provider);
  }
  for (const message of await findRows(work.tx, "message", [...new Set(members.map(sourceOf))])) {
    if (message.direction === "out" && message.status === "issued") for (const to of message.to) told.add(to);
  }
  told.delete(work.node.self.id);
  return [...told].sort();
}
