import { addPeriod, dateOf, firstInstant } from "../lib/clock/index.ts";
import type { CalendarDate, Instant } from "../lib/clock/index.ts";
import { change } from "../domain/entry.ts";
import { houseRule, openObligation, settle } from "../domain/obligation.ts";
import type { Obligation } from "../domain/obligation.ts";
import { descriptionId } from "../domain/person.ts";
import { TAKE_WITHIN } from "../domain/regime.ts";
import { mayOwn, ownerInPost } from "../domain/roster.ts";
import type { WatchFile } from "../domain/watch-file.ts";
import { openAbout } from "../store/obligations.ts";
import { findGroup } from "../store/persons.ts";
import { findRow } from "../store/rows.ts";
import type { Work } from "./act.ts";
import { openMattersOf } from "./open-matters.ts";
import { raise } from "./signals.ts";

/** The owner of a file hears four months before it ends, Regulation (EU) 2018/1862 Article 54. */
const WARN_MONTHS_AHEAD = 4;

/** Longer than this no file runs without a review. */
const LONGEST_DAYS = 3_660;

/** From now on it counts until when a file must be reviewed; what counted before ends. */
export async function openRenewal(work: Work, file: WatchFile): Promise<void> {
  await settleRenewal(work, file.id);
  const zone = work.node.self.timeZone;
  const due = earlier(firstInstant(file.content.reviewOn, zone), addPeriod(work.now, { days: LONGEST_DAYS }, zone));
  const minutes = Math.max(1, Math.ceil((Date.parse(due) - Date.parse(work.now)) / 60_000));
  const renewal = openObligation(
    { id: work.newId(), duty: "renew", side: "house", debtor: work.node.self.id, creditor: work.node.self.id, watchFile: file.id, owner: file.owner, priority: "P3", words: "Review the file: renew it, close it, or let it lapse by a decision" },
    houseRule({ minutes }, "Regulation (EU) 2018/1862 Art. 53 and 54"),
    work.now,
    zone,
  );
  const warnAt = firstInstant(monthsBefore(dateOf(due, zone), WARN_MONTHS_AHEAD), zone);
  await work.append(change("obligation", "opened", renewal.id, warnAt > work.now ? { ...renewal, remindAt: warnAt } : renewal));
}

/** The file was reviewed, closed or has lapsed. */
export async function settleRenewal(work: Work, file: string, state: "done" | "lapsed" = "done"): Promise<void> {
  await endDuties(work, file, ["renew"], state);
}

/** The date has come and nobody has decided: the file matches nothing in the open any more, and whoever stands above hears of it. */
export async function lapseByDate(work: Work, renewal: Obligation): Promise<void> {
  const file = renewal.watchFile === null ? undefined : await findRow(work.tx, "watch-file", renewal.watchFile);
  if (file === undefined || file.state !== "active") return;
  await work.append(change("watch-file", "lapsed", file.id, { state: "lapsed", closedAt: work.now }), change("obligation", "lapsed", renewal.id, settle(renewal, "lapsed", "node", work.now)));
}

/** What still hangs on a file that is about to end: everything open on its persons, beside the file itself. */
export async function hangingOn(work: Work, id: string): Promise<{ readonly with: readonly string[]; readonly words: readonly string[] }> {
  const file = await findRow(work.tx, "watch-file", id);
  const { content } = (file ?? {}) as { readonly content?: WatchFile["content"] };
  if (file === undefined || content === undefined) return { with: [], words: [] };
  const open = new Map<string, string>();
  for (const person of content.persons) {
    const group = await findGroup(work.tx, descriptionId(file.id, person.ref));
    for (const one of await openMattersOf(work, group)) if (one.id !== file.id && !one.words.startsWith("Review the file")) open.set(one.id, one.words);
  }
  const ends = `Ends on ${content.reviewOn}: ${content.category}, ${content.requestedAction}${content.fallbackAction === undefined ? "" : `, else ${content.fallbackAction}`}`;
  return { with: [...open.keys()], words: [ends, ...(open.size === 0 ? ["Nothing else is open on its persons"] : [...open.values()].map((words) => `Hangs on it: ${words}`))] };
}

/** A closed or lapsed file whose person is met again is looked at by a date: whether to open it again is somebody's decision. */
export async function askToReopen(work: Work, file: WatchFile, met: { readonly description: string; readonly own: string; readonly thread: string | null }): Promise<void> {
  const open = (await openAbout(work.tx, { messages: [], persons: [], watchFiles: [file.id] })).some((one) => one.duty === "reopen");
  if (open) return;
  const roster = await work.roster();
  const owner = (roster.find((one) => one.id === file.owner && mayOwn(one, work.now)) ?? ownerInPost(roster, file.owner, work.now))?.id ?? file.owner;
  const priority = file.content.terrorism ? ("P2" as const) : ("P3" as const);
  const review = openObligation(
    { id: work.newId(), duty: "reopen", side: "house", debtor: work.node.self.id, creditor: work.node.self.id, watchFile: file.id, person: met.own, owner, priority, words: `The file was ${file.state} and its person has been met again: reopen it or not` },
    houseRule(TAKE_WITHIN[priority], "a closed person who is met again is looked at by a date"),
    work.now,
    work.node.self.timeZone,
  );
  await work.append(change("obligation", "opened", review.id, review));
  await raise(work, [{ kind: "due", subject: file.id, with: [met.description, review.id], reasons: [`file.${file.state}`, "file.reopen"], words: [review.words ?? ""], to: owner, due: review.dueAt ?? null, thread: met.thread, candidate: true, once: `reopen|${review.id}` }]);
}

/** The file is open again, or it was decided that it stays closed. */
export async function settleReopening(work: Work, file: string): Promise<void> {
  await endDuties(work, file, ["reopen"], "done");
}

async function endDuties(work: Work, file: string, duties: readonly Obligation["duty"][], state: "done" | "lapsed"): Promise<void> {
  const open = (await openAbout(work.tx, { messages: [], persons: [], watchFiles: [file] })).filter((one) => duties.includes(one.duty));
  await work.append(...open.map((one) => change("obligation", state, one.id, settle(one, state, work.acting.actor, work.now))));
}

/** The same day so many months before, or the last of its month. @example monthsBefore("2012-03-31", 4) // "2011-11-30" */
function monthsBefore(date: CalendarDate, months: number): CalendarDate {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(day, last))).toISOString().slice(0, 10) as CalendarDate;
}

function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}
