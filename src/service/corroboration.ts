import { change } from "../domain/entry.ts";
import type { Message } from "../domain/message.ts";
import { rankOfDuty } from "../domain/obligation.ts";
import { correctedSigns, corroborations, sayingOf } from "../domain/triage.ts";
import type { Corroborating } from "../domain/triage.ts";
import { obligationsOf } from "../store/obligations.ts";
import { claimsAbout } from "../store/persons.ts";
import { findRows } from "../store/rows.ts";
import type { Work } from "./act.ts";
import type { Recognised } from "./recognition.ts";
import { weightsInForce } from "./weights.ts";

/**
 * Moves up what a message that has just come corroborates, and the message itself: the open answers and acknowledgements owed on
 * messages that say the same of the same person from another origin. Origin marks mean something inside one case only, and a thread is
 * one; beyond it independence is unknown, which is none.
 */
export async function raiseCorroborated(work: Work, message: Message, recognised: readonly Recognised[]): Promise<void> {
  if (message.direction !== "in" || !message.body.claims.some((one) => one.originMark !== undefined)) return;
  for (const { group, others } of recognised) {
    if (others.length === 0) continue;
    const claims = await claimsAbout(work.tx, group.members);
    const messages = await findRows(work.tx, "message", [...new Set(claims.map((one) => one.source))]);
    const said = messages
      .filter((one) => one.direction === "in" && one.status === "received")
      .flatMap((one) => claims.filter(({ source }) => source === one.id).map(({ claim }) => ({ message: one.id, says: sayingOf(claim, "this person"), case: one.thread, originMark: claim.originMark })));
    for (const id of new Set(said.map((one) => one.message))) await raiseTo(work, id, countFor(id, said));
  }
}

/** Independent origins beyond the first of anything this message says. */
function countFor(message: string, said: readonly (Corroborating & { readonly message: string })[]): number {
  const own = new Set(said.filter((one) => one.message === message && one.originMark !== undefined).map((one) => JSON.stringify([one.case, one.says])));
  return corroborations(said.filter((one) => own.has(JSON.stringify([one.case, one.says]))));
}

/** Ranks the duties on a message anew after its author corrected it. */
export async function rankCorrected(work: Work, original: string, correction: Message): Promise<void> {
  const weights = await weightsInForce(work);
  const open = (await obligationsOf(work.tx, original)).filter((one) => one.state === "open" && one.side === "debtor" && one.signs !== null);
  const changed = open.map((one) => ({ one, signs: correctedSigns(one.signs!, correction.body, work.now) })).filter(({ one, signs }) => JSON.stringify(signs) !== JSON.stringify(one.signs));
  await work.append(...changed.map(({ one, signs }) => change("obligation", "raised", one.id, { signs, rank: rankOfDuty({ priority: one.priority, signs }, weights) })));
}

async function raiseTo(work: Work, message: string, corroborated: number): Promise<void> {
  const open = (await obligationsOf(work.tx, message)).filter((one) => one.state === "open" && one.side === "debtor" && one.signs !== null && one.signs.corroborated < corroborated);
  if (open.length === 0) return;
  const weights = await weightsInForce(work);
  await work.append(
    ...open.map((one) => {
      const signs = { ...one.signs!, corroborated };
      return change("obligation", "raised", one.id, { signs, rank: rankOfDuty({ priority: one.priority, signs }, weights) });
    }),
  );
}
