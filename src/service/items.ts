import { change } from "../domain/entry.ts";
import type { Item } from "../domain/item.ts";
import { priorityOf, raisePriority } from "../domain/message.ts";
import type { Message, MessageBody } from "../domain/message.ts";
import { openObligation, rankOfDuty } from "../domain/obligation.ts";
import type { Obligation } from "../domain/obligation.ts";
import { departureOf, minutesLate } from "../domain/movement.ts";
import { owedFor } from "../domain/regime.ts";
import type { OwedWithin } from "../domain/regime.ts";
import type { Authority } from "../domain/authority.ts";
import { inPost, ownerInPost } from "../domain/roster.ts";
import { signsOf } from "../domain/triage.ts";
import { addPeriod } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import { liveItemCounts } from "../store/messages.ts";
import { obligationsOf } from "../store/obligations.ts";
import { allRows } from "../store/rows.ts";
import type { Work } from "./act.ts";
import { openBriefings } from "./briefings.ts";
import { weightsInForce } from "./weights.ts";

/**
 * Opens what an incoming message asks of us: an item with an owner, and its duties with their clocks, from `receivedAt`.
 * `owedAs` stands in for the body where the duty is that of another kind (an answer that names a new person is owed like a warning).
 */
export async function openItem(work: Work, message: Message, from: Authority, kind: Item["kind"], owedAs: MessageBody): Promise<Item> {
  const owner = await dutyOfficer(work);
  const priority = priorityOf(message.body);
  const receivedAt = (message.receivedAt ?? work.now) as Instant;
  const item: Item = {
    id: message.id,
    thread: message.thread,
    from: from.id,
    kind,
    owner,
    state: "open",
    round: 1,
    priority,
    terrorism: message.body.terrorism,
    raised: false,
    held: false,
    suspended: false,
    openedAt: work.now,
    takenAt: null,
    takenBy: null,
    settledAt: null,
    settledBy: null,
    proposal: null,
    disposition: null,
    owners: [{ owner, from: work.now, by: "node", reasons: "on duty when it arrived" }],
  };
  await work.append(change("item", "opened", item.id, item));
  await openDuties(work, { message: message.id, thread: message.thread, owner, priority, round: 1 }, owedAs, { creditor: from, debtor: work.node.self }, receivedAt);
  return item;
}

/** Opens the duties between two authorities for a message, on our side of them, in the debtor's zone. */
export async function openDuties(
  work: Work,
  about: { readonly message: string; readonly thread: string; readonly owner: string; readonly priority: Item["priority"]; readonly round: number; readonly repeated?: boolean },
  body: MessageBody,
  between: { readonly creditor: Authority; readonly debtor: Authority },
  start: Instant,
): Promise<readonly Obligation[]> {
  const agreements = await allRows(work.tx, "agreement");
  const side = between.debtor.id === work.node.self.id ? "debtor" : "creditor";
  const owed = beforeDeparture(owedFor(body, between.creditor, between.debtor, agreements), departureOf(body), start);
  const { repeated = false, ...matter } = about;
  const signs = { ...signsOf(body, start), repeated };
  const rank = rankOfDuty({ priority: matter.priority, signs }, await weightsInForce(work));
  const opened = owed.map((one, index) => ({
    ...openObligation(
      { id: work.newId(), duty: one.duty, side, debtor: between.debtor.id, creditor: between.creditor.id, ...matter, signs, toBeTaken: side === "debtor" && index === 0 },
      one,
      start,
      between.debtor.timeZone,
    ),
    rank,
  }));
  await work.append(...opened.map((one) => change("obligation", "opened", one.id, one)));
  if (body.kind === "threat" && about.round === 1) await openBriefings(work, about, body.mustBrief, between, start);
  return opened;
}

/** The clock of a movement is the departure: it is acknowledged before the person leaves, or at once where he has left. */
function beforeDeparture(owed: readonly OwedWithin[], departure: Instant | undefined, start: Instant): readonly OwedWithin[] {
  if (departure === undefined) return owed;
  const minutes = departure > start ? minutesLate(start, departure) : AT_ONCE_MINUTES;
  const sooner = (one: OwedWithin) => one.duty === "acknowledge" && addPeriod(start, { minutes }, "UTC") < addPeriod(start, one.within, "UTC");
  return owed.map((one) => (sooner(one) ? { ...one, within: { minutes }, article: "rule 4, a movement is acknowledged before the departure" } : one));
}

/** "At once" is counted as ten minutes: the interval after which an on-call desk calls the next person. */
const AT_ONCE_MINUTES = 10;

/** Raises an item one step, once, because a warning came again; its open duties move up with it. */
export async function raiseItem(work: Work, item: Item): Promise<void> {
  if (item.raised) return;
  const priority = raisePriority(item.priority);
  const open = (await obligationsOf(work.tx, item.id)).filter((one) => one.state === "open" && one.side === "debtor");
  const weights = await weightsInForce(work);
  await work.append(
    change("item", "raised", item.id, { priority, raised: true }),
    ...open.map((one) => {
      const signs = one.signs === null ? null : { ...one.signs, repeated: true };
      return change("obligation", "raised", one.id, { priority, signs, rank: rankOfDuty({ priority, signs }, weights) });
    }),
  );
}

/** Who takes what arrives now: the liaison officer in post with the fewest live items; the roster's last resort otherwise. */
export async function dutyOfficer(work: Work): Promise<string> {
  const roster = await work.roster();
  const onDuty = roster.filter((one) => one.roles.includes("liaison") && inPost(one, work.now));
  const load = onDuty.length > 1 ? await liveItemCounts(work.tx) : new Map<string, number>();
  const least = [...onDuty].sort((a, b) => (load.get(a.id) ?? 0) - (load.get(b.id) ?? 0) || (a.id < b.id ? -1 : 1))[0];
  const owner = least ?? ownerInPost(roster, undefined, work.now);
  if (owner === undefined) throw new Error(`No case officer at ${work.node.self.id}: an item would be without an owner`);
  return owner.id;
}
