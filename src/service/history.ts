import type { Instant } from "../lib/clock/index.ts";
import { factsFrom, replayed } from "../domain/inquiry-facts.ts";
import type { Sought } from "../domain/inquiry-facts.ts";
import type { PersonFacts } from "../domain/person-facts.ts";
import { historyAbout, itemsAsOf } from "../store/history.ts";
import type { Tx } from "../store/schema.ts";
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
