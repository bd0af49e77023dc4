import { change } from "../domain/entry.ts";
import type { Message } from "../domain/message.ts";
import { rankOfDuty } from "../domain/obligation.ts";
import { descriptionId } from "../domain/person.ts";
import { correctedSigns, corroborations, sayingOf, signsOf } from "../domain/triage.ts";
import type { Corroborating } from "../domain/triage.ts";
import type { Instant } from "../lib/clock/index.ts";
import { obligationsOf } from "../store/obligations.ts";
import { claimsAbout, findGroup } from "../store/persons.ts";
import { findRow, findRows } from "../store/rows.ts";
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
    const said = await saidOf(work, group.members);
    for (const id of new Set(said.map((one) => one.message))) await moveTo(work, id, { least: countFor(id, said) });
  }
}

/** Counts afresh what corroborates a message, after somebody decided that two of its persons are one or are not. */
export async function countCorroboration(work: Work, id: string): Promise<void> {
  const message = await findRow(work.tx, "message", id);
  if (message?.direction !== "in" || message.status !== "received" || (message as { body?: Message["body"] }).body === undefined) return;
  let corroborated = signsOf(message.body, (message.receivedAt ?? work.now) as Instant).corroborated;
  for (const person of message.body.persons) {
    if (person.bystander) continue;
    const { members } = await findGroup(work.tx, descriptionId(id, person.ref));
    if (members.length > 1) corroborated = Math.max(corroborated, countFor(id, await saidOf(work, members)));
  }
  await moveTo(work, id, { exactly: corroborated });
}

type Said = Corroborating & { readonly message: string };

/** What messages that count say of the person whom these descriptions are held to be. */
async function saidOf(work: Work, members: readonly string[]): Promise<readonly Said[]> {
  const claims = await claimsAbout(work.tx, members);
  const messages = await findRows(work.tx, "message", [...new Set(claims.map((one) => one.source))]);
  return messages
    .filter((one) => one.direction === "in" && one.status === "received")
    .flatMap((one) => claims.filter(({ source }) => source === one.id).map(({ claim }) => ({ message: one.id, says: sayingOf(claim, "this person"), case: one.thread, originMark: claim.originMark })));
}

/** Independent origins beyond the first of anything this message says. */
function countFor(message: string, said: readonly Said[]): number {
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

/** Gives the open duties on a message this many independent origins: at least so many as things come, exactly so many when they are counted again. */
async function moveTo(work: Work, message: string, to: { readonly least: number } | { readonly exactly: number }): Promise<void> {
  const wanted = (now: number) => ("exactly" in to ? to.exactly : Math.max(now, to.least));
  const open = (await obligationsOf(work.tx, message)).filter((one) => one.state === "open" && one.side === "debtor" && one.signs !== null && one.signs.corroborated !== wanted(one.signs.corroborated));
  if (open.length === 0) return;
  const weights = await weightsInForce(work);
  await work.append(
    ...open.map((one) => {
      const signs = { ...one.signs!, corroborated: wanted(one.signs!.corroborated) };
      return change("obligation", signs.corroborated > one.signs!.corroborated ? "raised" : "lowered", one.id, { signs, rank: rankOfDuty({ priority: one.priority, signs }, weights) });
    }),
  );
}
