import { change } from "../domain/entry.ts";
import { sourceOf } from "../domain/person.ts";
import { priorityOf } from "../domain/message.ts";
import type { MessageBody } from "../domain/message.ts";
import { rankOfDuty } from "../domain/obligation.ts";
import { obligationsOf } from "../store/obligations.ts";
import { findGroup } from "../store/persons.ts";
import { signalsTouching } from "../store/signals.ts";
import { findRow, findRows } from "../store/rows.ts";
import type { Work } from "./act.ts";
import { countCorroboration } from "./corroboration.ts";
import { raiseItem } from "./items.ts";
import { standingVersions } from "./versions.ts";
import { weightsInForce } from "./weights.ts";

/**
 * What two descriptions were thought to be together moved duties up: after a rejection, or after it was undone, everything they and
 * their groups stand in is counted again, so that no duty is urgent because of somebody else.
 */
export async function standAgain(work: Work, match: { readonly a: string; readonly b: string }): Promise<void> {
  const members = new Set<string>();
  for (const id of [match.a, match.b]) for (const member of (await findGroup(work.tx, id)).members) members.add(member);
  const sources = await findRows(work.tx, "message", [...new Set([...members].map(sourceOf))]);
  // The duties on a message stay with it when its author corrects it.
  for (const id of new Set(sources.map((one) => (one.body?.kind === "correction" ? one.body.about : one.id)))) await repeatAgain(work, id);
  for (const { id } of sources) await countCorroboration(work, id);
}

/** An item is raised as long as a repeat that stands names it, and was unanswered when it came. */
async function repeatAgain(work: Work, id: string): Promise<void> {
  const item = await findRow(work.tx, "item", id);
  const message = await findRow(work.tx, "message", id);
  if (item === undefined || message === undefined) return;
  const repeats = (await signalsTouching(work.tx, [id])).filter((one) => one.kind === "repeat" && one.state !== "withdrawn" && !one.reasons.includes("repeat.own"));
  const unanswered = repeats.some((one) => one.reasons.some((reason) => UNANSWERED.has(reason)));
  if (unanswered === item.raised) return;
  if (unanswered) return raiseItem(work, item);
  const { body } = (await standingVersions(work.tx, [message])).get(id)! as { readonly body?: MessageBody };
  if (body === undefined) return; // erased
  const priority = priorityOf(body);
  const weights = await weightsInForce(work);
  const open = (await obligationsOf(work.tx, id)).filter((one) => one.state === "open" && one.side === "debtor");
  await work.append(
    change("item", "lowered", id, { priority, raised: false }),
    ...open.map((one) => {
      const signs = one.signs === null ? null : { ...one.signs, repeated: false };
      return change("obligation", "lowered", one.id, { priority, signs, rank: rankOfDuty({ priority, signs }, weights) });
    }),
  );
}

/** What a repeat says of the warnings before it, where one of them was not answered yet. */
const UNANSWERED: ReadonlySet<string> = new Set(["earlier.open", "earlier.taken", "earlier.refusal-pending"]);
