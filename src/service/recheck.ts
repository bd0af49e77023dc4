import { change, placesOf } from "../domain/entry.ts";
import type { PlacedDescription } from "../domain/entry.ts";
import { joins, keepUntil } from "../domain/match.ts";
import type { Match } from "../domain/match.ts";
import type { Message } from "../domain/message.ts";
import { sourceOf } from "../domain/person.ts";
import type { Signal, SignalKind } from "../domain/signal.ts";
import { dateOf } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import { findGroup, matchesTouching } from "../store/persons.ts";
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
  const places = placesOf({ noun: "message", row: original }, work.node.self.id);
  const ids = [original.id, ...[...places.descriptions, ...places.claims, ...places.links].map((one) => one.id)];
  const told = (await signalsTouching(work.tx, ids)).filter((one) => one.state !== "withdrawn");
  await recognise(work, { source: { noun: "message", row: version }, owner });
  const confirmed = await leaveUnlike(work, places.descriptions, placesOf({ noun: "message", row: version }, work.node.self.id).descriptions);
  await withdrawDisagreements(work, told, [...places.descriptions, ...placesOf({ noun: "message", row: version }, work.node.self.id).descriptions]);
  await tell(work, { original, version, owner, ids, told, confirmed });
}

/** What a message that was taken back contradicts, it contradicts no more; whoever was told of it here hears. */
export async function recheckWithdrawn(work: Work, original: Message, withdrawal: Message, owner: string): Promise<void> {
  const places = placesOf({ noun: "message", row: original }, work.node.self.id);
  const ids = [original.id, ...[...places.descriptions, ...places.claims, ...places.links].map((one) => one.id)];
  const told = (await signalsTouching(work.tx, ids)).filter((one) => one.state !== "withdrawn");
  await withdrawDisagreements(work, told, places.descriptions);
  await tell(work, { original, version: withdrawal, owner, ids, told, confirmed: [] });
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

interface Corrected {
  readonly original: Message;
  readonly version: Message;
  readonly owner: string;
  readonly ids: readonly string[];
  readonly told: readonly Signal[];
  readonly confirmed: readonly Match[];
}

/** What somebody was told on the ground of it: not that it arrived or fell due, which is as true as before. */
const RESTS: ReadonlySet<SignalKind> = new Set(["match", "repeat", "contradiction", "open-stay", "linked-person", "unanswered-before", "new-person", "decision-check", "share-undecided"]);

async function tell(work: Work, { original, version, owner, ids, told, confirmed }: Corrected): Promise<void> {
  const zone = work.node.self.timeZone;
  const day = (at: string) => dateOf(at as Instant, zone);
  const nameOf = await authorityNames(work, [original.from]);
  const what = version.body.kind === "withdrawal" ? "withdrawn" : "corrected";
  const matter = `${original.body.kind} from ${nameOf(original.from)}`;
  const of = "about" in version.body ? version.body.about : original.id;
  const common = { thread: original.thread, due: null };
  const hearers = Map.groupBy(told.filter((one) => RESTS.has(one.kind) && one.to !== owner), (one) => one.to);
  const decisions = await decisionsResting(work.tx, ids);
  const raisings: Raising[] = [
    ...(original.direction === "in" ? [{ ...common, kind: "delivery" as const, subject: version.id, with: [of], reasons: [`message.${what}`], to: owner }] : []),
    ...[...hearers].map(([to, signals]): Raising => ({
      ...common, kind: "delivery", subject: version.id, with: [original.id, ...new Set(signals.map((one) => one.subject))], reasons: [`message.${what}`, "correction.told"], to,
      words: [`The ${matter} was ${what} by its author; what was raised to you on ${[...new Set(signals.map((one) => day(one.raisedAt)))].join(", ")} rested on it`], once: `${what}|${version.id}|${to}`,
    })),
    ...decisions.map((one): Raising => ({
      ...common, kind: "decision-check", subject: one.id, with: [original.id, version.id], reasons: [`decision.${one.kind}`, `decision.${what}`], to: one.by,
      words: [`Decided on ${day(one.at)} with the ${matter} on file, which its author has ${what}`], once: `${what}|${version.id}|${one.id}`,
    })),
    ...confirmed.map((one): Raising => ({
      ...common, kind: "match", subject: one.a, with: [one.b, version.id], reasons: ["match.corrected"], to: one.decisions.findLast((made) => made.state === "confirmed")?.by ?? owner, basis: [one.id],
      words: [`Confirmed on the ground of the ${matter}, which its author has ${what}: the new version is not alike`], once: `${what}|${version.id}|${one.id}`,
    })),
  ];
  const roster = await work.roster();
  await raise(work, raisings.map((one) => (roster.some((officer) => officer.id === one.to && officer.active) ? one : { ...one, to: owner })));
}
