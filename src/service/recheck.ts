import { change, placesOf } from "../domain/entry.ts";
import type { PlacedDescription, Places } from "../domain/entry.ts";
import { joins, keepUntil } from "../domain/match.ts";
import type { Match } from "../domain/match.ts";
import type { Message } from "../domain/message.ts";
import { sourceOf } from "../domain/person.ts";
import type { Signal, SignalKind } from "../domain/signal.ts";
import type { WatchFile } from "../domain/watch-file.ts";
import { canonicalJson } from "../lib/base/canonical.ts";
import { dateOf } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import { alertScores } from "../lib/names/index.ts";
import { findDescriptions, findGroup, matchesTouching } from "../store/persons.ts";
import { decisionsResting, signalsTouching } from "../store/signals.ts";
import type { Work } from "./act.ts";
import { standingDisagreements } from "./disagreements.ts";
import { withdrawResting } from "./matches.ts";
import { authorityNames } from "./names.ts";
import { recognise } from "./recognition.ts";
import { raise } from "./signals.ts";
import type { Raising } from "./signals.ts";
import { standAgain } from "./taken-back.ts";

/**
 * Runs every check again in which a message took part that its author has corrected, with the new version in its place: what it is
 * matched with, what it contradicts, what it corroborates. What no longer holds is withdrawn, and whoever was told otherwise here hears.
 */
export async function recheckCorrected(work: Work, original: Message, version: Message, owner: string): Promise<void> {
  const { ids, places, told } = await restingOn(work, { noun: "message", row: original });
  const after = placesOf({ noun: "message", row: version }, work.node.self.id);
  await recognise(work, { source: { noun: "message", row: version }, owner });
  const confirmed = await leaveUnlike(work, places.descriptions, after.descriptions);
  await withdrawDisagreements(work, told, [...places.descriptions, ...after.descriptions]);
  await tell(work, { ...(await corrected(work, original, version)), owner, ids, told, confirmed });
}

/** What a message that was taken back contradicts, it contradicts no more; whoever was told of it here hears. */
export async function recheckWithdrawn(work: Work, original: Message, withdrawal: Message, owner: string): Promise<void> {
  const { ids, places, told } = await restingOn(work, { noun: "message", row: original });
  await withdrawDisagreements(work, told, places.descriptions);
  await tell(work, { ...(await corrected(work, original, withdrawal)), owner, ids, told, confirmed: [] });
}

/** The same for a file of ours whose persons or claims were changed; what stayed as it was takes part in nothing. */
export async function recheckFile(work: Work, before: WatchFile, after: WatchFile): Promise<void> {
  const { places, told } = await restingOn(work, { noun: "watch-file", row: before });
  const now = placesOf({ noun: "watch-file", row: after }, work.node.self.id);
  const kept = new Set([...now.descriptions.map((one) => said(one.id, one.person)), ...now.claims.map((one) => said(one.id, one.claim))]);
  const changed = [...places.descriptions.filter((one) => !kept.has(said(one.id, one.person))), ...places.claims.filter((one) => !kept.has(said(one.id, one.claim)))].map((one) => one.id);
  await recognise(work, { source: { noun: "watch-file", row: after }, owner: after.owner });
  if (changed.length === 0) return;
  const confirmed: Match[] = [];
  for (const old of places.descriptions.filter((one) => changed.includes(one.id))) confirmed.push(...(await leaveUnlikeHere(work, old, now.descriptions.find((one) => one.id === old.id))));
  await withdrawDisagreements(work, told, now.descriptions);
  const resting = told.filter((one) => [one.subject, ...one.with].some((id) => changed.includes(id)));
  await tell(work, { of: after.id, version: after.id, matter: "watch file", what: "corrected", at: work.now, thread: null, ours: true, owner: after.owner, ids: [after.id, ...changed], told: resting, confirmed });
}

function said(id: string, what: object): string {
  return `${id} ${canonicalJson(what)}`;
}

/** What a message or file said, and what was raised here on the ground of it and stands. */
async function restingOn(work: Work, source: Parameters<typeof placesOf>[0]): Promise<{ readonly ids: readonly string[]; readonly places: Places; readonly told: readonly Signal[] }> {
  const places = placesOf(source, work.node.self.id);
  const ids = [source.row.id, ...[...places.descriptions, ...places.claims, ...places.links].map((one) => one.id)];
  return { ids, places, told: (await signalsTouching(work.tx, ids)).filter((one) => one.state !== "withdrawn") };
}

/**
 * Candidates of a description that the new version of it no longer resembles are rejected: nobody needs to look at what its own author
 * gave up. What an officer has confirmed stays; he is told. Returns those.
 */
export async function leaveUnlike(work: Work, before: readonly PlacedDescription[], after: readonly PlacedDescription[]): Promise<readonly Match[]> {
  const confirmed: Match[] = [];
  const replaced = new Set(before.map((one) => one.source));
  for (const old of before) {
    const now = after.find((one) => one.person.ref === old.person.ref && !one.person.bystander);
    const own = now === undefined || now.id === old.id ? [] : await matchesTouching(work.tx, [now.id]);
    const like = new Set(own.filter(joins).map((one) => (one.a === now?.id ? one.b : one.a)));
    for (const match of await matchesTouching(work.tx, [old.id])) {
      const other = match.a === old.id ? match.b : match.a;
      if (!joins(match) || replaced.has(sourceOf(other)) || sourceOf(other) === after[0]?.source || like.has(other)) continue;
      if (match.state === "confirmed") confirmed.push(match);
      else await rejectUnlike(work, match);
    }
  }
  return confirmed;
}

/** A candidate whose ground its own author gave up. */
export async function rejectUnlike(work: Work, match: Match): Promise<void> {
  const decision = { state: "rejected" as const, by: "node", at: work.now, reasons: "corrected since by its author, and no longer like the other" };
  await work.append(change("match", "rejected", match.id, { state: "rejected", keepUntil: keepUntil("rejected", work.now), decisions: [...match.decisions, decision] }));
  await withdrawResting(work, match.id);
  await standAgain(work, match);
}

/** Withdraws contradictions and open stays that were raised and are found no more. */
async function withdrawDisagreements(work: Work, told: readonly Signal[], descriptions: readonly PlacedDescription[]): Promise<void> {
  const raised = told.filter((one) => one.kind === "contradiction" || one.kind === "open-stay");
  if (raised.length === 0) return;
  const standing = new Set<string>();
  const seen = new Set<string>();
  for (const one of [...descriptions.map(({ id }) => id), ...raised.flatMap((signal) => signal.with.filter((id) => id.includes("#")))]) {
    const group = await findGroup(work.tx, one);
    if (seen.has(group.members[0]!)) continue;
    seen.add(group.members[0]!);
    for (const key of await standingDisagreements(work, group)) standing.add(key);
  }
  const fallen = raised.filter((one) => !standing.has(one.once));
  await work.append(...fallen.map((one) => change("signal", "withdrawn", one.id, { state: "withdrawn" })));
}

/** Candidates of a person of a file that, as he is described now, would not be found any more; and those confirmed. */
async function leaveUnlikeHere(work: Work, old: PlacedDescription, now: PlacedDescription | undefined): Promise<readonly Match[]> {
  const found = now === undefined || now.person.bystander ? [] : work.node.recogniser.search(now.person, MOST_ASKED, alertScores.queue);
  if (found.length === MOST_ASKED) return []; // more are alike than were asked for
  const like = new Set(found.map((one) => one.id));
  const unlike = (await matchesTouching(work.tx, [old.id])).filter((match) => joins(match) && !like.has(match.a === old.id ? match.b : match.a));
  const live = new Set((await findDescriptions(work.tx, unlike.flatMap((match) => [match.a, match.b]))).filter((one) => one.live || one.dormant === true).map((one) => one.id));
  for (const match of unlike) if (match.state === "candidate" && (live.has(match.a === old.id ? match.b : match.a) || now === undefined)) await rejectUnlike(work, match);
  return unlike.filter((match) => match.state === "confirmed" && match.score > 0);
}

/** Descriptions like one that was changed that are asked for at most. */
const MOST_ASKED = 200;

/** What was corrected or taken back, by what, and who rests on it. */
interface Corrected {
  readonly of: string;
  readonly version: string;
  /** What it is called in a sentence. */
  readonly matter: string;
  readonly what: "corrected" | "withdrawn";
  readonly at: string;
  readonly thread: string | null;
  /** Ours: whoever changes it knows. */
  readonly ours: boolean;
  readonly owner: string;
  readonly ids: readonly string[];
  readonly told: readonly Signal[];
  readonly confirmed: readonly Match[];
}

async function corrected(work: Work, original: Message, version: Message): Promise<Pick<Corrected, "of" | "version" | "matter" | "what" | "at" | "thread" | "ours">> {
  const nameOf = await authorityNames(work, [original.from]);
  return {
    of: "about" in version.body ? version.body.about : original.id,
    version: version.id,
    matter: `${original.body.kind} from ${nameOf(original.from)}`,
    what: version.body.kind === "withdrawal" ? "withdrawn" : "corrected",
    at: work.now,
    thread: original.thread,
    ours: original.direction === "out",
  };
}

/** What somebody was told on the ground of it: not that it arrived or fell due, which is as true as before. */
const RESTS: ReadonlySet<SignalKind> = new Set(["match", "repeat", "contradiction", "open-stay", "linked-person", "unanswered-before", "new-person", "decision-check", "share-undecided"]);

async function tell(work: Work, { of, version, matter, what, at, thread, ours, owner, ids, told, confirmed }: Corrected): Promise<void> {
  const zone = work.node.self.timeZone;
  const day = (instant: string) => dateOf(instant as Instant, zone);
  const common = { thread, due: null };
  const onceOf = (hearer: string) => `${what}|${version}|${at}|${hearer}`;
  const hearers = Map.groupBy(told.filter((one) => RESTS.has(one.kind) && one.to !== owner), (one) => one.to);
  const decisions = await decisionsResting(work.tx, ids);
  const raisings: Raising[] = [
    ...(ours ? [] : [{ ...common, kind: "delivery" as const, subject: version, with: [of], reasons: [`message.${what}`], to: owner }]),
    ...[...hearers].map(([to, signals]): Raising => ({
      ...common, kind: "delivery", subject: version, with: [...new Set([of, ...signals.map((one) => one.subject)])].filter((id) => id !== version), reasons: [`message.${what}`, "correction.told"], to,
      words: [`The ${matter} was ${what}; what was raised to you on ${[...new Set(signals.map((one) => day(one.raisedAt)))].join(", ")} rested on it`], once: onceOf(to),
    })),
    ...decisions.map((one): Raising => ({
      ...common, kind: "decision-check", subject: one.id, with: [...new Set([of, version])], reasons: [`decision.${one.kind}`, `decision.${what}`], to: one.by,
      words: [`Decided on ${day(one.at)} with the ${matter} on file, which has been ${what} since`], once: onceOf(one.id),
    })),
    ...confirmed.map((one): Raising => ({
      ...common, kind: "match", subject: one.a, with: [...new Set([one.b, version])], reasons: ["match.corrected"], to: one.decisions.findLast((made) => made.state === "confirmed")?.by ?? owner, basis: [one.id],
      words: [`Confirmed on the ground of the ${matter}, which has been ${what} since: it is not alike any more`], once: onceOf(one.id),
    })),
  ];
  const roster = await work.roster();
  await raise(work, raisings.map((one) => (roster.some((officer) => officer.id === one.to && officer.active) ? one : { ...one, to: owner })));
}
