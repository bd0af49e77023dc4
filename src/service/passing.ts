import { placesOf } from "../domain/entry.ts";
import type { Message } from "../domain/message.ts";
import { passingsOf, unprovenPassing } from "../domain/passing.ts";
import type { Passing } from "../domain/passing.ts";
import { sourceOf } from "../domain/person.ts";
import { addresseesOfMany, messagesInThread } from "../store/messages.ts";
import { findGroup } from "../store/persons.ts";
import { findRow, findRows } from "../store/rows.ts";
import type { Work } from "./act.ts";
import type { Arrival } from "./recognition.ts";
import { raise } from "./signals.ts";

/** Holds what an arrival says was passed on against what was sent and receipted here; without a receipt the two contradict. */
export async function raiseUnprovenPassings(work: Work, { source, owner }: Arrival): Promise<void> {
  const { self } = work.node;
  for (const passing of passingsOf(placesOf(source, self.id).claims, self.id)) {
    const messages = (await messagesMeant(work, passing)).filter((one) => one.id !== source.row.id);
    const found = unprovenPassing(passing, messages, await addresseesOfMany(work.tx, messages.map((one) => one.id)));
    if (found === undefined) continue;
    const other = (await work.peer(passing.other))?.name ?? passing.other;
    const lying = found.drafts.length > 0 ? "a draft that was never sent" : "nothing with a receipt";
    const words = passing.way === "out" ? `It is said that this was passed on to ${other}; on file is ${found.sent.length > 0 ? "a message without a receipt" : lying}` : `It is said that ${other} passed this on to us; nothing of the kind arrived`;
    await raise(work, [{ kind: "contradiction", subject: passing.claim.id, with: [...found.drafts, ...found.sent], reasons: [found.rule], words: [words], to: owner, thread: source.noun === "message" ? source.row.thread : (messages[0]?.thread ?? null), once: `contradiction|passing|${passing.claim.id}` }]);
  }
}

/** The message or thread the claim names; where it names neither, everything between the two about the person. */
async function messagesMeant(work: Work, passing: Passing): Promise<readonly Message[]> {
  const named = await findRow(work.tx, "message", passing.event);
  if (named !== undefined) return [named];
  const thread = await messagesInThread(work.tx, passing.event);
  if (thread.length > 0 || passing.claim.about === undefined) return thread;
  const { members } = await findGroup(work.tx, passing.claim.about);
  return findRows(work.tx, "message", [...new Set(members.map(sourceOf))]);
}
