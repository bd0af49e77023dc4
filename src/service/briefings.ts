import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import { dateOf } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import { outsideUnion } from "../domain/authority.ts";
import type { Authority } from "../domain/authority.ts";
import { change } from "../domain/entry.ts";
import { STANDARD_PURPOSE } from "../domain/gate.ts";
import type { Gate, Message } from "../domain/message.ts";
import { houseRule, openObligation, settle } from "../domain/obligation.ts";
import type { Obligation } from "../domain/obligation.ts";
import { BRIEF_WITHIN } from "../domain/regime.ts";
import { addresseesOf } from "../store/messages.ts";
import { obligationsOf } from "../store/obligations.ts";
import { findRow } from "../store/rows.ts";
import { act } from "./act.ts";
import type { ActError, Acting, Work } from "./act.ts";
import { bare } from "./effects.ts";
import { send } from "./messages.ts";
import type { DraftError } from "./messages.ts";
import type { HeedNode } from "./node.ts";
import { raise } from "./signals.ts";

export type BriefingError = DraftError | { code: "item.unknown"; id: string } | { code: "briefing.nobody"; id: string; recipient: string } | { code: "briefing.done"; id: string; recipient: string };

/**
 * Records that somebody whom a threat warning names has been briefed, and how he took it. The sender is told, since who has briefed whom
 * is visible to the originator; a partner outside the Union only where a gate was passed.
 */
export async function recordBriefing(node: HeedNode, acting: Acting, input: { readonly id: string; readonly recipient: string; readonly words: string; readonly gate?: Gate }, now: Instant): Promise<Result<Obligation, BriefingError | ActError>> {
  return act(node, acting, { action: "take", resource: { kind: "Item", id: input.id } }, now, async (work): Promise<Result<Obligation, BriefingError>> => {
    const item = await findRow(work.tx, "item", input.id);
    const from = item === undefined ? undefined : await work.peer(item.from);
    if (item === undefined || from === undefined) return err({ code: "item.unknown", id: input.id });
    const named = (await obligationsOf(work.tx, item.id)).filter((one) => one.duty === "brief" && one.side === "debtor" && isFor(one, input.recipient));
    if (named.length === 0) return err({ code: "briefing.nobody", id: item.id, recipient: input.recipient });
    const owed = named.find((one) => one.state === "open");
    if (owed === undefined) return err({ code: "briefing.done", id: item.id, recipient: input.recipient });
    let told = work.acting.actor;
    if (!outsideUnion(work.node.self, from) || input.gate !== undefined) {
      const sent = await send(work, from.id, item.thread, { ...bare("briefing", STANDARD_PURPOSE), about: item.id, recipient: input.recipient }, input.gate === undefined ? {} : { gate: input.gate });
      if (!sent.ok) return sent;
      told = sent.value.id;
    }
    const set = { ...settle(owed, "done", told, work.now), result: input.words };
    await work.append(change("obligation", "done", owed.id, set));
    return ok({ ...owed, ...set });
  });
}

/** Opens one duty for each person a threat warning names: to be briefed, by a clock of his own, on both sides alike. */
export async function openBriefings(work: Work, about: { readonly message: string; readonly thread: string; readonly owner: string; readonly priority: Obligation["priority"] }, mustBrief: readonly string[], between: { readonly creditor: Authority; readonly debtor: Authority }, start: Instant): Promise<void> {
  const side = between.debtor.id === work.node.self.id ? ("debtor" as const) : ("creditor" as const);
  const duties = [...new Set(mustBrief)].map((recipient) =>
    openObligation(
      { id: work.newId(), duty: "brief", side, debtor: between.debtor.id, creditor: between.creditor.id, message: about.message, thread: about.thread, owner: about.owner, priority: about.priority, words: recipient },
      { ...houseRule(BRIEF_WITHIN[about.priority], "rule 3, who is named is briefed"), regime: "heed" },
      start,
      between.debtor.timeZone,
    ),
  );
  await work.append(...duties.map((one) => change("obligation", "opened", one.id, one)));
}

/** An addressee of our threat warning has briefed somebody it names. */
export async function noteBriefing(work: Work, from: Authority, message: Message): Promise<void> {
  const { body } = message;
  if (body.kind !== "briefing") return;
  const original = await findRow(work.tx, "message", body.about);
  if (original === undefined || original.direction !== "out") return;
  const owed = (await obligationsOf(work.tx, original.id)).filter((one) => one.duty === "brief" && one.side === "creditor" && one.debtor === from.id && one.state === "open" && isFor(one, body.recipient));
  await work.append(...owed.map((one) => change("obligation", "done", one.id, settle(one, "done", message.id, work.now))));
  await raiseThreat(work, original, from.id, "threat.briefed", message.id);
}

/** Tells the author of a threat warning what one addressee did or left undone, with the table of what all of them did. */
export async function raiseThreat(work: Work, threat: Message, addressee: string, reason: "threat.acknowledged" | "threat.briefed" | "threat.not-acknowledged", occasion: string): Promise<void> {
  const author = (await work.roster()).find((one) => one.id === threat.author && one.active)?.id ?? (await work.roster()).find((one) => one.active)?.id ?? "";
  await raise(work, [{ kind: "threat", subject: threat.id, with: [addressee], reasons: [reason], words: await threatTable(work, threat), to: author, thread: threat.thread, once: `threat|${threat.id}|${addressee}|${reason}|${occasion}` }]);
}

/** One line for each addressee of a threat warning: who has acknowledged and briefed, who has not. */
export async function threatTable(work: Work, threat: Message): Promise<readonly string[]> {
  const duties = (await obligationsOf(work.tx, threat.id)).filter((one) => one.duty === "brief" && one.side === "creditor");
  const lines: string[] = [];
  for (const one of await addresseesOf(work.tx, threat.id)) {
    const zone = work.node.self.timeZone;
    const on = (at: string | null) => (at === null ? "" : ` on ${dateOf(at as Instant, zone)}`);
    const stands = one.takenAt !== null ? `acknowledged${on(one.takenAt)}` : one.deliveredAt !== null ? `delivered${on(one.deliveredAt)}, not acknowledged` : "not delivered";
    const briefed = duties.filter((duty) => duty.debtor === one.to).map((duty) => (duty.state === "done" ? `${duty.words ?? ""} briefed${on(duty.settledAt)}` : `${duty.words ?? ""} not briefed`));
    lines.push(`${(await work.peer(one.to))?.name ?? one.to}: ${[stands, ...briefed].join("; ")}`);
  }
  return lines;
}

function isFor(duty: Obligation, recipient: string): boolean {
  return plain(duty.words ?? "") === plain(recipient);
}

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
}
