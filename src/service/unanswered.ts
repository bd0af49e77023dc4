import type { Addressee } from "../domain/addressee.ts";
import { change } from "../domain/entry.ts";
import { isLive } from "../domain/item.ts";
import type { Message } from "../domain/message.ts";
import { addresseesOfMany } from "../store/messages.ts";
import { findRows } from "../store/rows.ts";
import type { Work } from "./act.ts";
import { authorityNames } from "./names.ts";
import type { Recognised } from "./recognition.ts";
import { raise } from "./signals.ts";

/**
 * Before a request leaves: warnings about the same person that the requester itself has not answered. They are shown, attached,
 * linked to where the addressee sent them, and block nothing; the request never discharges what is owed on them.
 */
export async function attachUnanswered(work: Work, message: Message, recognised: readonly Recognised[]): Promise<Message> {
  if (message.body.kind !== "request") return message;
  const sources = sourcesOf(recognised, "in");
  const items = (await findRows(work.tx, "item", sources)).filter((one) => isLive(one.state));
  if (items.length === 0) return message;
  const ids = items.map((one) => one.id);
  const linkable = items.filter((one) => message.to.includes(one.from)).map((one) => one.id);
  const body = { ...message.body, earlier: [...new Set([...message.body.earlier, ...linkable])] };
  await work.append(change("message", "revised", message.id, { unansweredBefore: ids, body }));
  await raiseUnanswered(work, message, { owner: work.acting.actor, warnings: ids, states: items.map((one) => `our-answer.${one.state}`), recognised });
  return { ...message, unansweredBefore: ids, body };
}

/** A request that arrives about a person we warned its sender of, while that warning is unanswered: seen from our side too. */
export async function raiseUnansweredByRequester(work: Work, message: Message, owner: string, recognised: readonly Recognised[]): Promise<void> {
  if (message.body.kind !== "request") return;
  const waiting = (await addresseesOfMany(work.tx, sourcesOf(recognised, "out"))).filter((one) => one.to === message.from && isWaiting(one));
  if (waiting.length === 0) return;
  await raiseUnanswered(work, message, { owner, warnings: waiting.map((one) => one.message), states: waiting.map((one) => `their-answer.${one.state}`), recognised });
}

async function raiseUnanswered(
  work: Work,
  message: Message,
  found: { readonly owner: string; readonly warnings: readonly string[]; readonly states: readonly string[]; readonly recognised: readonly Recognised[] },
): Promise<void> {
  const asker = (await authorityNames(work, [message.from]))(message.from);
  await raise(work, [
    {
      kind: "unanswered-before",
      subject: message.id,
      with: found.warnings,
      reasons: ["request.unanswered-before", ...new Set(found.states)],
      words: [`${found.warnings.length} earlier warning${found.warnings.length === 1 ? "" : "s"} about this person unanswered by ${asker}`],
      to: found.owner,
      candidate: found.recognised.some((one) => one.group.uncertain.length > 0),
      basis: [...new Set(found.recognised.flatMap((one) => one.group.matches))],
      thread: message.thread,
    },
  ]);
}

function sourcesOf(recognised: readonly Recognised[], direction: "in" | "out"): readonly string[] {
  return [...new Set(recognised.flatMap((one) => one.others.filter((other) => other.direction === direction && other.sourceKind === "message").map((other) => other.source)))];
}

function isWaiting(addressee: Addressee): boolean {
  return addressee.state === "queued" || addressee.state === "delivered" || addressee.state === "taken";
}
