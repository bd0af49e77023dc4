import { ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { deskRow } from "../domain/desk.ts";
import type { DeskRow } from "../domain/desk.ts";
import type { Match } from "../domain/match.ts";
import type { MessageBody } from "../domain/message.ts";
import { marksOf } from "../domain/severity.ts";
import type { Marks } from "../domain/severity.ts";
import type { Signal } from "../domain/signal.ts";
import { countOpen, countSince, deskPage } from "../store/obligations.ts";
import type { Standing } from "../domain/triage.ts";
import { actBy, NO_SIGNS } from "../domain/triage.ts";
import { standingVersions } from "./versions.ts";
import { weightsInForce } from "./weights.ts";
import { candidateMatches, findDescriptions } from "../store/persons.ts";
import type { PlacedDescription } from "../domain/entry.ts";
import { findRow, findRows } from "../store/rows.ts";
import type { Tx } from "../store/schema.ts";
import { listSignals } from "../store/signals.ts";
import type { Place } from "../store/place.ts";
import { err } from "../lib/base/result.ts";
import { change } from "../domain/entry.ts";
import { act, consult } from "./act.ts";
import type { ActError, Acting } from "./act.ts";
import { authorityNames } from "./names.ts";
import type { HeedNode } from "./node.ts";

export interface DeskPage {
  readonly rows: readonly DeskRow[];
  readonly counts: Awaited<ReturnType<typeof countOpen>>;
  /** How much was opened here since the officer last looked, if he said when. */
  readonly came?: number;
  /** Where the next page begins; absent on the last. */
  readonly next?: Standing;
}

/** What is owed, most urgent first, each row with the reasons why it stands there. */
export async function readDesk(
  node: HeedNode,
  acting: Acting,
  input: { readonly owner?: string; readonly side?: "creditor" | "here"; readonly since?: string; readonly overdue?: "yes"; readonly duty?: string; readonly looked?: string; readonly after?: Standing; readonly limit: number },
  now: Instant,
): Promise<Result<DeskPage, ActError>> {
  return consult(node, acting, { action: "readDesk" }, now, async (work) => {
    const { overdue, looked, ...filter } = input;
    const page = await deskPage(work.tx, { ...filter, ...(overdue === undefined ? {} : { dueBefore: work.now }) });
    const messages = await standingVersions(work.tx, await findRows(work.tx, "message", [...new Set(page.flatMap((one) => one.message ?? []))]));
    const items = new Map((await findRows(work.tx, "item", [...messages.keys()])).map((one) => [one.id, one]));
    const weights = await weightsInForce(work);
    const nameOf = await authorityNames(work, page.map((one) => one.debtor));
    const rows = page.map((one) => deskRow({ obligation: one, item: items.get(one.message ?? ""), message: messages.get(one.message ?? ""), now: work.now, nameOf, weights }));
    const last = page.at(-1);
    const next = page.length < input.limit || last === undefined ? undefined : { rank: last.rank, actBy: actBy(last.dueAt, last.signs ?? NO_SIGNS), id: last.id };
    return ok({ value: { rows, counts: await countOpen(work.tx, work.now), ...(looked === undefined ? {} : { came: await countSince(work.tx, looked) }), ...(next === undefined ? {} : { next }) }, returned: page.map((one) => one.id) });
  });
}

/** What the node raised, newest first. */
export async function readSignals(node: HeedNode, acting: Acting, input: { readonly to?: string; readonly thread?: string; readonly before?: Place; readonly limit: number }, now: Instant): Promise<Result<readonly SignalView[], ActError>> {
  return consult(node, acting, { action: "readSignals" }, now, async (work) => {
    const signals = await listSignals(work.tx, input);
    return ok({ value: await withMessages(work.tx, signals), returned: signals.map((one) => one.id) });
  });
}

/** A signal, and the message it is about as a link calls it: its kind, who sent it, and its title or its persons. */
export type SignalView = Signal & { readonly about: { readonly kind: string; readonly from: string; readonly title: string } | null };

/** What each signal's thread is about: its own subject where that is a message or somebody in one, else the first in its company that is. */
async function withMessages(tx: Tx, signals: readonly Signal[]): Promise<readonly SignalView[]> {
  const namedBy = (one: Signal) => [one.subject, ...one.with].map((id) => id.split("#")[0]!.split("/")[0]!);
  const messages = new Map((await findRows(tx, "message", [...new Set(signals.flatMap((one) => (one.thread === null ? [] : namedBy(one))))])).map((one) => [one.id, one]));
  return signals.map((one) => {
    const message = namedBy(one).map((id) => messages.get(id)).find((each) => each?.thread === one.thread) as { readonly from: string; readonly body?: MessageBody } | undefined;
    if (message?.body === undefined) return { ...one, about: null };
    const { kind, title, persons } = message.body;
    return { ...one, about: { kind, from: message.from, title: title ?? persons.filter((person) => !person.bystander).slice(0, 3).map((person) => person.names[0]!.text).join(", ") } };
  });
}

/** Marks a signal as seen by whoever it went to. */
export async function seeSignal(node: HeedNode, acting: Acting, input: { readonly id: string }, now: Instant): Promise<Result<Signal, { code: "signal.unknown"; id: string } | ActError>> {
  return act(node, acting, { action: "readSignals" }, now, async (work): Promise<Result<Signal, { code: "signal.unknown"; id: string }>> => {
    const signal = await findRow(work.tx, "signal", input.id);
    if (signal === undefined) return err({ code: "signal.unknown", id: input.id });
    if (signal.state === "raised") await work.append(change("signal", "seen", signal.id, { state: "seen" }));
    return ok({ ...signal, state: signal.state === "raised" ? "seen" : signal.state });
  });
}

/** A candidate with both descriptions side by side. */
export interface MatchView {
  readonly match: Match;
  readonly a: PlacedDescription | null;
  readonly b: PlacedDescription | null;
  readonly marks: { readonly a: Marks; readonly b: Marks };
}

/** Candidates that wait for somebody to confirm or reject them. */
export async function readCandidates(node: HeedNode, acting: Acting, input: { readonly limit: number }, now: Instant): Promise<Result<readonly MatchView[], ActError>> {
  return consult(node, acting, { action: "readPerson" }, now, async (work) => {
    const matches = await candidateMatches(work.tx, input.limit);
    return ok({ value: await matchViews(work.tx, matches), returned: matches.map((one) => one.id) });
  });
}

/** Matches with the two descriptions they join and how their messages or files are marked. */
export async function matchViews(tx: Tx, matches: readonly Match[]): Promise<readonly MatchView[]> {
  const descriptions = new Map((await findDescriptions(tx, matches.flatMap((one) => [one.a, one.b]))).map((one) => [one.id, one]));
  const sources = [...new Set([...descriptions.values()].map((one) => one.source))];
  const marks = new Map([...(await findRows(tx, "message", sources)).map((one) => [one.id, marksOf(one.body)] as const), ...(await findRows(tx, "watch-file", sources)).map((one) => [one.id, marksOf(one.content)] as const)]);
  const side = (id: string) => ({ description: descriptions.get(id) ?? null, marks: marks.get(descriptions.get(id)?.source ?? "") ?? marksOf(undefined) });
  return matches.map((match) => {
    const [a, b] = [side(match.a), side(match.b)];
    return { match, a: a.description, b: b.description, marks: { a: a.marks, b: b.marks } };
  });
}
