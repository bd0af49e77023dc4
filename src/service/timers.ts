import { ok } from "../lib/base/result.ts";
import { addMs } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import { change } from "../domain/entry.ts";
import { STANDARD_PURPOSE } from "../domain/gate.ts";
import { clockSignal } from "../domain/duty.ts";
import { fire, nextFiring } from "../domain/obligation.ts";
import type { Firing, Obligation } from "../domain/obligation.ts";
import { inPost, mayOwn, onRung, ownerInPost, rungAbove } from "../domain/roster.ts";
import { nextConfirmBy, nextReleaseAt, ownedBy, releasableMessages, unconfirmed } from "../store/messages.ts";
import { nextAttemptAt } from "../store/outbox.ts";
import { dueObligations, nextFireAt } from "../store/obligations.ts";
import { nextForgetAt } from "../store/persons.ts";
import { nextPreservationEnd } from "../store/preservation.ts";
import { allRows, findRow, findRows } from "../store/rows.ts";
import { nextForecastAt } from "../store/workload.ts";
import { act, NODE } from "./act.ts";
import type { Work } from "./act.ts";
import { raiseThreat } from "./briefings.ts";
import { tellOfDuty } from "./duty-words.ts";
import { raiseForeseen } from "./capacity.ts";
import { bare } from "./effects.ts";
import { forgetMatches } from "./forgetting.ts";
import { issue, send } from "./messages.ts";
import { authorityNames } from "./names.ts";
import type { HeedNode } from "./node.ts";
import { endPreservations } from "./preservation.ts";
import { lapseByDate } from "./watch-life.ts";
import { raise } from "./signals.ts";
import type { Raising } from "./signals.ts";

/** Obligations advanced in one transaction. */
const BATCH = 100;

/**
 * Does everything whose time has come: reminders, rungs, unconfirmed deliveries, approved messages that leave by themselves, and
 * items whose owner is away, and matches that are kept no longer. Each batch is one transaction, so a killed process repeats at most what was not committed;
 * under a `key` not even what became due meanwhile is done in a repeated call. Returns how many obligations fired.
 */
export async function fireTimers(node: HeedNode, now: Instant, key?: string): Promise<number> {
  let fired = 0;
  for (let batch = 0; ; batch++) {
    const acting = key === undefined ? NODE : { ...NODE, key: `${key}/${batch}` };
    const done = await act(node, acting, { action: "fireTimers" }, now, async (work) => {
      await reassignAbsent(work);
      for (const message of await releasableMessages(work.tx, work.now)) await issue(work, message);
      await raiseUnconfirmed(work);
      const due = await dueObligations(work.tx, work.now, BATCH);
      for (const one of due) await fireOne(work, one);
      if (due.length < BATCH) await raiseForeseen(work);
      await endPreservations(work);
      const gone = await forgetMatches(work, BATCH);
      return ok({ fired: due.length, more: due.length === BATCH || gone === BATCH });
    });
    if (!done.ok) throw new Error(`Timers refused: ${done.error.code}`);
    fired += done.value.fired;
    if (!done.value.more) return fired;
  }
}

/** When the node next has something to do by itself, or undefined. */
export async function nextWakeAt(node: HeedNode, now: Instant): Promise<Instant | undefined> {
  return node.store.read(async (tx) => {
    const absences = (await allRows(tx, "officer")).flatMap((one) => one.absences.flatMap(({ from, until }) => (until === undefined ? [from] : [from, until]))).filter((at) => at > now);
    const times = [await nextFireAt(tx), await nextConfirmBy(tx), await nextReleaseAt(tx), await nextAttemptAt(tx), await nextForgetAt(tx), await nextForecastAt(tx), await nextPreservationEnd(tx), absences.sort()[0]];
    return times.filter((time): time is string => time !== undefined).sort()[0] as Instant | undefined;
  });
}

/** Gives what somebody absent or gone owns to whoever stands in for him, so that nothing is ever without a name in the house. */
export async function reassignAbsent(work: Work): Promise<void> {
  const roster = await work.roster();
  for (const officer of roster) {
    if (mayOwn(officer, work.now)) continue;
    const owner = officer.id;
    const standIn = ownerInPost(roster, owner, work.now);
    if (standIn === undefined || standIn.id === owner) continue;
    const owned = await ownedBy(work.tx, owner);
    const handed = { owner: standIn.id, from: work.now, by: work.acting.actor, reasons: `stands in for ${officer.post}` };
    await work.append(
      ...(await findRows(work.tx, "item", owned.items)).map((one) => change("item", "assigned", one.id, { owner: standIn.id, owners: [...one.owners, handed] })),
      ...owned.obligations.map((id) => change("obligation", "assigned", id, { owner: standIn.id })),
      ...owned.watchFiles.map((id) => change("watch-file", "assigned", id, { owner: standIn.id })),
    );
  }
}

async function fireOne(work: Work, obligation: Obligation): Promise<void> {
  let current = obligation;
  for (let next = nextFiring(current); next !== undefined && next.at <= work.now; next = nextFiring(current)) {
    const set = fire(current, next.firing);
    await work.append(change("obligation", next.firing.kind === "due" ? "reminded" : "overdue", current.id, set));
    current = { ...current, ...set };
    await raise(work, await raisingsOf(work, current, next.firing));
    if (next.firing.kind === "climb" && current.duty === "renew") return lapseByDate(work, current);
    if (next.firing.kind === "climb" && next.firing.rung === 2) await raiseSilence(work, current);
    if (next.firing.kind === "climb" && next.firing.rung >= 2) await tellCreditor(work, current, next.firing.rung);
  }
}

/** Who has not acknowledged a threat warning in time shows in its table. */
async function raiseSilence(work: Work, one: Obligation): Promise<void> {
  if (one.duty !== "acknowledge" || one.side !== "creditor" || one.message === null) return;
  const message = await findRow(work.tx, "message", one.message);
  if (message?.body.kind === "threat") await raiseThreat(work, message, one.debtor, "threat.not-acknowledged", one.id);
}

/** What a firing raises, to the owner and to the rung: named for the duty it is about. */
async function raisingsOf(work: Work, one: Obligation, firing: Firing): Promise<readonly Raising[]> {
  const subject = one.message ?? one.watchFile ?? one.id;
  const told = await tellOfDuty(work, one);
  const common = { subject, with: [one.id, ...told.with], due: one.dueAt ?? null, thread: one.thread };
  const who = one.side === "creditor" ? "theirs" : one.side === "debtor" ? "ours" : "house";
  const reasons = [`duty.${one.duty}`, `side.${who}`, `regime.${one.regime}`];
  const nameOf = await authorityNames(work, [one.debtor, one.creditor]);
  const words = told.words.length > 0 ? told.words : [one.words ?? `${one.duty} owed by ${nameOf(one.debtor)} to ${nameOf(one.creditor)}`];
  const kindOf = (general: "due" | "overdue" | "escalated") => clockSignal(one.duty, general);
  if (firing.kind === "due") {
    return [{ ...common, kind: kindOf("due"), reasons: [...reasons, "clock.soon"], words, to: one.owner, once: `due|${one.id}|${one.round}` }];
  }
  const roster = await work.roster();
  const chief = onRung(roster, rungAbove(roster, one.owner, firing.rung), work.now)?.id ?? one.owner;
  const legal = one.side !== "house";
  const atDue = legal ? firing.rung === 2 : firing.rung === 1;
  const raisings: Raising[] = [];
  if (atDue) raisings.push({ ...common, kind: kindOf("overdue"), rung: firing.rung, reasons: [...reasons, legal ? "clock.overdue" : "house.overdue"], words, to: one.owner, once: `overdue|${one.id}|${one.round}` });
  raisings.push({ ...common, kind: kindOf("escalated"), rung: firing.rung, reasons: [...reasons, firing.rung === 1 && legal ? "house.not-taken" : "ladder.climb"], words, to: chief, once: `escalated|${one.id}|${one.round}|${firing.rung}` });
  return raisings;
}

/** The other side sees that it is overdue, the rung and a number: the same whatever is on file. */
async function tellCreditor(work: Work, one: Obligation, rung: 1 | 2 | 3): Promise<void> {
  if (one.side !== "debtor" || one.message === null || (one.duty !== "acknowledge" && one.duty !== "answer")) return;
  const { dutyDesk } = work.node.self;
  await send(work, one.creditor, one.thread ?? one.message, {
    ...bare("escalation", STANDARD_PURPOSE),
    about: one.message,
    duty: one.duty,
    rung,
    due: one.dueAt ?? work.now,
    ...(dutyDesk === undefined ? {} : { dutyDesk }),
  });
}

async function raiseUnconfirmed(work: Work): Promise<void> {
  for (const addressee of await unconfirmed(work.tx, work.now, BATCH)) {
    const message = await findRow(work.tx, "message", addressee.message);
    const owner = message?.author ?? "";
    const roster = await work.roster();
    await work.append(change("addressee", "undelivered", addressee.id, { confirmBy: null, undelivered: true }));
    await raise(work, [
      {
        kind: "delivery",
        subject: addressee.message,
        with: [addressee.to],
        reasons: ["delivery.undelivered"],
        words: [`No receipt from ${(await work.peer(addressee.to))?.name ?? addressee.to} for the ${message?.body.kind ?? "message"}: telephone`],
        to: roster.find((one) => one.id === owner && inPost(one, work.now))?.id ?? onRung(roster, 1, work.now)?.id ?? owner,
        due: addMs(work.now, 0),
        thread: message?.thread ?? null,
        once: `undelivered|${addressee.id}|${addressee.round}|${addressee.version}`,
      },
    ]);
  }
}
