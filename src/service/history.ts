import type { Instant } from "../lib/clock/index.ts";
import { factsFrom, noFacts, replayed } from "../domain/inquiry-facts.ts";
import type { Sought } from "../domain/inquiry-facts.ts";
import type { PersonFacts } from "../domain/person-facts.ts";
import { historyAbout, itemsAsOf } from "../store/history.ts";
import { findDescriptions } from "../store/persons.ts";
import { allRows } from "../store/rows.ts";
import type { Tx } from "../store/schema.ts";
import type { Work } from "./act.ts";
import type { HeedNode } from "./node.ts";

/** Items of the unit an inquiry compares with, at most, newest first. */
const ITEMS_COMPARED = 5_000;

/**
 * What this node held about what is sought at `asOf`: the entries up to then, replayed. Undefined when it had nothing of it. What was
 * erased since is absent.
 */
export async function factsAsOf(node: HeedNode, tx: Tx, sought: Sought, asOf: Instant): Promise<PersonFacts | undefined> {
  const held = replayed(await historyAbout(tx, sought, asOf));
  return factsFrom(sought, held, node.self, await itemsAsOf(tx, asOf, ITEMS_COMPARED));
}

/** What was held of one person at `asOf`; of somebody described only since, that there was nothing. Undefined when nobody ever described him. */
export async function personFactsAsOf({ node, tx }: Pick<Work, "node" | "tx">, description: string, asOf: Instant): Promise<PersonFacts | undefined> {
  const facts = await factsAsOf(node, tx, { descriptions: [description], messages: [] }, asOf);
  if (facts !== undefined || (await findDescriptions(tx, [description])).length === 0) return facts;
  return noFacts(node.self, [description], await allRows(tx, "authority"));
}
