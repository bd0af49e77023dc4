import { change, placesOf } from "../domain/entry.ts";
import type { PlacedDescription, Places } from "../domain/entry.ts";
import { keepUntil, matchId } from "../domain/match.ts";
import type { Match, PersonGroup } from "../domain/match.ts";
import { descriptionId, sourceOf } from "../domain/person.ts";
import { markSentences, marksOf } from "../domain/severity.ts";
import type { Message } from "../domain/message.ts";
import type { WatchFile } from "../domain/watch-file.ts";
import { alertScores } from "../lib/names/index.ts";
import type { MetThread } from "../store/arrivals.ts";
import { messagesAbout, messagesInThread } from "../store/messages.ts";
import { descriptionsInThread, findDescriptions, findGroup } from "../store/persons.ts";
import { findRow, findRows } from "../store/rows.ts";
import type { Work } from "./act.ts";
import { raiseCorroborated } from "./corroboration.ts";
import { raiseLinked } from "./linked.ts";
import { raiseUnprovenPassings } from "./passing.ts";
import { takeOut, toldApart } from "./clearing.ts";
import { tellCommonMatter } from "./common-matters.ts";
import { raiseRepeat } from "./repeat.ts";
import { askBeforeDeparture, askWhomToTell } from "./sharing.ts";
import { askToReopen } from "./watch-life.ts";
import { raise } from "./signals.ts";
import type { Raising } from "./signals.ts";
import { raiseDisagreements } from "./disagreements.ts";
import type { Told } from "./disagreements.ts";

/** At most this many known descriptions are weighed for one; the best come first. */
const MOST_CANDIDATES = 50;

/** What brings descriptions up for recognition, and the officer who hears of it. */
export interface Arrival {
  readonly source: { readonly noun: "message"; readonly row: Message } | { readonly noun: "watch-file"; readonly row: WatchFile };
  readonly owner: string;
  /** What is known of its thread, if it was asked before. */
  readonly thread?: MetThread;
}

/** A person of the arrival with everybody recognition joined to him. */
export interface Recognised {
  readonly description: PlacedDescription;
  readonly group: PersonGroup;
  /** The other members of the group, oldest first. */
  readonly others: readonly PlacedDescription[];
}

/**
 * Matches every person of an arrival against all that is known, in both directions, and raises what follows from it.
 * A match is a candidate until an officer decides; what rests on candidates says so.
 */
export async function recognise(work: Work, arrival: Arrival): Promise<readonly Recognised[]> {
  const { source, owner } = arrival;
  const places = placesOf(source, work.node.self.id);
  const descriptions = places.descriptions.filter((one) => !one.person.bystander);
  const found = await findMatches(work, descriptions, source);
  const recognised: Recognised[] = [];
  const lonely = new Set<Recognised>();
  for (const description of descriptions) {
    // What has just arrived is joined to nothing but what was just found.
    const alone = arrivedNow(source) && !found.some((one) => one.a === description.id || one.b === description.id);
    const group = alone ? { members: [description.id], uncertain: [], matches: [] } : await findGroup(work.tx, description.id);
    const others = await findDescriptions(work.tx, group.members.filter((id) => !id.startsWith(`${source.row.id}#`)));
    const one = { description, group, others };
    recognised.push(one);
    if (alone) lonely.add(one);
  }
  await raiseMatches(work, arrival, found);
  if (source.noun === "message") {
    for (const one of recognised) await raiseRepeat(work, source.row, owner, one);
    await raiseCorroborated(work, source.row, recognised);
    await raiseNewPersons(work, source.row, arrival, recognised);
    if (source.row.body.kind === "notice") for (const one of recognised) await raiseLinked(work, { subject: source.row.id, owner, thread: source.row.thread }, one);
  }
  for (const one of recognised) {
    const told = lonely.has(one) && arrival.thread?.others === false ? ownAccount(places, one.description) : undefined;
    await raiseDisagreements(work, { owner, thread: source.noun === "message" ? source.row.thread : null, group: one.group, ...(told === undefined ? {} : { told }) });
  }
  if (speaks(source)) {
    await raiseUnprovenPassings(work, arrival);
    await askWhomToTell(work, arrival);
    if (source.noun === "message") {
      await askBeforeDeparture(work, source.row);
      await tellCommonMatter(work, source.row, recognised);
    }
  }
  return recognised;
}

/** All that is said of a person whom only this message knows, in a thread of its own; undefined where an event it marks may be told of elsewhere. */
function ownAccount({ claims }: Places, description: PlacedDescription): Told | undefined {
  const own = claims.filter((one) => one.about === undefined || one.about === description.id);
  if (own.some((one) => "event" in one.claim.says)) return undefined;
  return { claims: own.sort((x, y) => (x.id < y.id ? -1 : 1)), descriptions: [description] };
}

/** A draft says nothing to anybody yet. */
function speaks(source: Arrival["source"]): boolean {
  return source.noun === "watch-file" || source.row.status === "received" || source.row.status === "issued";
}

function arrivedNow(source: Arrival["source"]): boolean {
  return source.noun === "message" && source.row.direction === "in" && source.row.body.kind !== "correction";
}

/** New matches of these descriptions with what is known. What was decided before is not asked again while it is remembered. */
async function findMatches(work: Work, descriptions: readonly PlacedDescription[], source: Arrival["source"]): Promise<readonly Match[]> {
  const foundBy = source.row.id;
  const replaced = await replacedBy(work, source);
  const matches = new Map<string, Match>();
  for (const description of descriptions) {
    for (const one of work.node.recogniser.search(description.person, MOST_CANDIDATES)) {
      if (one.id.startsWith(`${foundBy}#`)) continue;
      const id = matchId(description.id, one.id);
      const [a, b] = id.split("~") as [string, string];
      const found = { id, a, b, score: one.score, reasons: one.reasons, foundAt: work.now, foundBy };
      if (replaced.has(sourceOf(one.id))) {
        // That the person of a new version is the one of the old is its author's word, and nobody's to decide.
        if (one.id !== descriptionId(sourceOf(one.id), description.person.ref)) continue;
        matches.set(id, { ...found, state: "confirmed", keepUntil: null, decisions: [{ state: "confirmed", by: work.acting.actor, at: work.now, reasons: "the same person, corrected by its author" }] });
        continue;
      }
      const state = one.score >= alertScores.queue ? ("candidate" as const) : ("near-miss" as const);
      matches.set(id, { ...found, state, keepUntil: keepUntil(state, work.now), decisions: [] });
    }
  }
  const known = new Set((await findRows(work.tx, "match", [...matches.keys()])).filter((one) => one.state !== "forgotten").map((one) => one.id));
  const fresh = await partProtected(work, descriptions, [...matches.values()].filter((one) => !known.has(one.id)));
  await work.append(...fresh.map((one) => change("match", "found", one.id, one)));
  return fresh.filter((one) => one.state === "candidate");
}

/** The messages in whose place a correction stands: what it corrects, and older corrections of that. */
async function replacedBy(work: Work, source: Arrival["source"]): Promise<ReadonlySet<string>> {
  if (source.noun !== "message" || source.row.body.kind !== "correction") return new Set();
  const { about } = source.row.body;
  const versions = (await messagesAbout(work.tx, about)).filter((one) => one.body.kind === "correction" && one.id !== source.row.id);
  return new Set([about, ...versions.map((one) => one.id)]);
}

/** Whoever an officer has told apart from a listed person is not taken for him again, and a description that is nobody but him says nothing. */
async function partProtected(work: Work, descriptions: readonly PlacedDescription[], found: readonly Match[]): Promise<readonly Match[]> {
  const parted: Match[] = [];
  for (const match of found) {
    const description = match.state === "candidate" ? descriptions.find((one) => one.id === match.a || one.id === match.b) : undefined;
    const tellsApart = description === undefined ? undefined : await toldApart(work, description, description.id === match.a ? match.b : match.a);
    parted.push(tellsApart === undefined ? match : { ...match, state: "rejected", keepUntil: keepUntil("rejected", work.now), decisions: [{ state: "rejected", by: "node", at: work.now, reasons: "told apart before by an officer", tellsApart }] });
  }
  const his = descriptions.filter((one) => {
    const own = parted.filter((match) => match.a === one.id || match.b === one.id);
    return own.some((match) => match.state === "rejected") && own.every((match) => match.state !== "candidate");
  });
  await takeOut(work, his);
  return parted;
}

async function raiseMatches(work: Work, arrival: Arrival, found: readonly Match[]): Promise<void> {
  const ours = arrival.source.row.id;
  const raisings: Raising[] = [];
  await findRows(work.tx, "watch-file", found.flatMap((one) => [sourceOf(one.a), sourceOf(one.b)])); // all of them at once, then from hand
  for (const match of found) {
    const [here, there] = match.a.startsWith(`${ours}#`) ? [match.a, match.b] : [match.b, match.a];
    const watchFile = await findRow(work.tx, "watch-file", sourceOf(there));
    const marks = { here: marksOf(contentOf(arrival.source)), there: marksOf(watchFile === undefined ? (await findRow(work.tx, "message", sourceOf(there)))?.body : watchFile.content) };
    const [first = "", ...reasons] = match.reasons.map((one) => one.text);
    const raising: Raising = {
      kind: "match",
      subject: here,
      with: [there],
      reasons: [...new Set(match.reasons.flatMap((one) => (one.rule === undefined ? [one.code] : [one.rule, one.code]))), ...(marks.here.terrorism || marks.there.terrorism ? ["severity.terrorism"] : [])],
      // What must not be lost stands before why the two are alike.
      words: [first, ...markSentences(watchFile === undefined ? "The earlier message" : "The file on record", marks.there), ...markSentences(arrival.source.noun === "message" ? "The message" : "The file", marks.here), ...reasons],
      score: match.score,
      to: arrival.owner,
      candidate: true,
      basis: [match.id],
      thread: arrival.source.noun === "message" ? arrival.source.row.thread : null,
    };
    const ended = watchFile !== undefined && watchFile.state !== "active";
    raisings.push(ended ? { ...raising, reasons: [...raising.reasons, `file.${watchFile.state}`] } : raising);
    if (ended && arrival.source.noun === "message") await askToReopen(work, watchFile, { description: here, own: there, thread: arrival.source.row.thread });
    // A hit goes to the file's owner as well.
    if (watchFile !== undefined && watchFile.owner !== arrival.owner) raisings.push({ ...raising, to: watchFile.owner, once: `match|${match.id}|owner` });
  }
  await raise(work, raisings);
}

function contentOf(source: Arrival["source"]): Message["body"] | WatchFile["content"] | undefined {
  return source.noun === "message" ? source.row.body : source.row.content;
}

/**
 * What was claimed and could not yet speak, because the message was a draft, is held against the rest once the message has left.
 */
export async function recheckClaims(work: Work, message: Message, owner: string): Promise<void> {
  for (const description of placesOf({ noun: "message", row: message }, work.node.self.id).descriptions) {
    if (!description.person.bystander) await raiseDisagreements(work, { owner, thread: message.thread, group: await findGroup(work.tx, description.id) });
  }
  await raiseUnprovenPassings(work, { source: { noun: "message", row: message }, owner });
}

/** Persons that a message of a thread we began brings, and nobody in the thread had named. */
async function raiseNewPersons(work: Work, message: Message, { owner, thread }: Arrival, recognised: readonly Recognised[]): Promise<void> {
  if (message.direction !== "in") return;
  if (!(thread?.ours ?? (await messagesInThread(work.tx, message.thread)).some((one) => one.direction === "out" && one.status === "issued"))) return;
  const before = (await descriptionsInThread(work.tx, message.thread)).filter((one) => one.source !== message.id);
  const inThread = new Set(before.map((one) => one.id));
  const fresh = recognised.filter((one) => !one.others.some((other) => inThread.has(other.id)));
  await raise(
    work,
    fresh.map((one) => ({
      kind: "new-person" as const,
      subject: one.description.id,
      with: [message.thread],
      reasons: ["thread.new-person"],
      words: [`${one.description.person.names[0]!.text} was not named in this thread before`],
      to: owner,
      thread: message.thread,
    })),
  );
}
