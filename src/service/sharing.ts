import { ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { change } from "../domain/entry.ts";
import type { Decision } from "../domain/decision.ts";
import type { Message, MessageBody } from "../domain/message.ts";
import { departureOf, isMovement, minutesLate, proposals, sameMovement } from "../domain/movement.ts";
import type { Proposal } from "../domain/movement.ts";
import { houseRule, openObligation, settle } from "../domain/obligation.ts";
import type { Obligation } from "../domain/obligation.ts";
import { sourceOf } from "../domain/person.ts";
import { placesOf } from "../domain/entry.ts";
import { obligationsAbout, obligationsOf } from "../store/obligations.ts";
import { findGroup } from "../store/persons.ts";
import { allRows, findRows } from "../store/rows.ts";
import { consult } from "./act.ts";
import type { ActError, Acting, Work } from "./act.ts";
import { concernedBy } from "./concerned.ts";
import type { HeedNode } from "./node.ts";
import type { Arrival } from "./recognition.ts";
import { raise } from "./signals.ts";

/** Undecided after this long is raised, Directive (EU) 2023/977 Article 7(2) as the exchange applies it. */
const DECIDE_WITHIN = { hours: 72 } as const;

/** Whom a message or file would be proposed to. */
export async function proposedFor(work: Work, source: Arrival["source"]): Promise<readonly Proposal[]> {
  const content = source.noun === "message" ? source.row.body : source.row.content;
  const route = "event" in content && content.event !== undefined ? { destination: content.event.destination, transit: content.event.transit } : {};
  return proposals(work.node.self, await allRows(work.tx, "authority"), content.persons, route);
}

/** Whom a message would be proposed to, while it is being written. */
export async function readProposals(node: HeedNode, acting: Acting, input: { readonly body: MessageBody }, now: Instant): Promise<Result<readonly Proposal[], ActError>> {
  return consult(node, acting, { action: "readPeers" }, now, async (work) => {
    const { body } = input;
    const route = body.kind === "notice" ? { destination: body.event.destination, transit: body.event.transit } : {};
    return ok({ value: proposals(work.node.self, await allRows(work.tx, "authority"), body.persons, route), returned: [] });
  });
}

/**
 * Something that touches another state asks for a decision: tell it, or not. What is open is everybody proposed who has not been told and
 * did not tell us; a movement asks anew each time, and its clock is the departure.
 */
export async function askWhomToTell(work: Work, { source, owner }: Arrival): Promise<void> {
  if (!asks(source)) return;
  const movement = source.noun === "message" && isMovement(source.row.body);
  const told = new Set(source.noun === "message" ? [source.row.from, ...source.row.to] : []);
  const members = await membersOf(work, source);
  for (const one of movement && source.noun === "message" ? await toldOfMovement(work, source.row, members) : await concernedBy(work, members)) told.add(one);
  const departure = source.noun === "message" ? departureOf(source.row.body) : undefined;
  const known = (await obligationsAbout(work.tx, { messages: [source.row.id], persons: [], watchFiles: [source.row.id] })).filter((one) => one.duty === "share");
  const countries = new Set((await allRows(work.tx, "authority")).filter((one) => told.has(one.id)).map((one) => one.country));
  for (const one of await proposedFor(work, source)) {
    if (!one.ticked || one.authority === null || countries.has(one.country) || known.some((duty) => duty.creditor === one.authority)) continue;
    await openShare(work, source, owner, { authority: one.authority, why: one.why, departure });
  }
}

/** Before a movement notice leaves: whom it is proposed to and does not go to yet. */
export async function raiseProposals(work: Work, message: Message): Promise<void> {
  if (!isMovement(message.body)) return;
  const told = new Set([...message.to, ...(await toldOfMovement(work, message, await membersOf(work, { noun: "message", row: message })))]);
  const open = (await proposedFor(work, { noun: "message", row: message })).filter((one) => one.ticked && one.authority !== null && !told.has(one.authority));
  const departure = departureOf(message.body);
  for (const one of open) {
    const name = (await work.peer(one.authority!))?.name ?? one.authority!;
    await raise(work, [{ kind: "share-undecided", subject: message.id, with: [one.authority!], reasons: ["movement.proposed", ...one.why.map((why) => `movement.${why}`)], words: [`${name} is touched (${one.why.join(", ")}) and is not among the addressees`], to: message.author ?? work.acting.actor, due: departure ?? null, thread: message.thread, once: `movement|${message.id}|${one.authority!}` }]);
  }
}

/** A message that has left tells its addressees: what was open about the same person towards them is decided. */
export async function settleTold(work: Work, message: Message): Promise<void> {
  const members = await membersOf(work, { noun: "message", row: message });
  const sources = [...new Set(members.map(sourceOf))];
  const open = (await obligationsAbout(work.tx, { messages: sources, persons: [], watchFiles: sources })).filter((one) => one.duty === "share" && one.state === "open" && message.to.includes(one.creditor));
  for (const one of open) await settleShare(work, one, message.id, `${(await work.peer(one.creditor))?.name ?? one.creditor} was told`);
}

/** A decision to share or not to share ends what was undecided about its matter, for the authority it names or for all. */
export async function settleShared(work: Work, decision: Decision, authority: string | undefined): Promise<void> {
  if ((decision.kind !== "share" && decision.kind !== "not-share") || decision.about === null) return;
  const open = (await obligationsAbout(work.tx, { messages: [decision.about], persons: [], watchFiles: [decision.about] })).filter((one) => one.duty === "share" && one.state === "open" && (authority === undefined || one.creditor === authority));
  for (const one of open) await settleShare(work, one, decision.id, "It was decided");
}

/** A question about somebody who leaves cannot stay silent past his departure: it gets a clock that ends there. */
export async function askBeforeDeparture(work: Work, message: Message): Promise<void> {
  const departure = departureOf(message.body);
  if (departure === undefined) return;
  const sources = [...new Set((await membersOf(work, { noun: "message", row: message })).map(sourceOf))];
  const owed = (await obligationsAbout(work.tx, { messages: sources, persons: [], watchFiles: [] })).filter((one) => one.state === "open" && one.duty === "answer" && one.message !== null && one.message !== message.id);
  for (const one of owed) {
    const before = (await obligationsOf(work.tx, one.message!)).some((duty) => duty.duty === "departure" && duty.state === "open");
    if (before) continue;
    const who = (await work.peer(one.debtor))?.name ?? one.debtor;
    const asked = openObligation(
      { id: work.newId(), duty: "departure", side: "house", debtor: one.debtor, creditor: one.creditor, message: one.message!, ...(one.thread === null ? {} : { thread: one.thread }), owner: one.owner, priority: one.priority, words: `The answer of ${who} is open and the person leaves at ${departure.slice(0, 16).replace("T", " ")} UTC` },
      houseRule({ minutes: Math.max(1, minutesLate(work.now, departure)) }, "an open question does not stay silent past the departure"),
      work.now,
      work.node.self.timeZone,
    );
    await work.append(change("obligation", "opened", asked.id, asked));
    await raise(work, [{ kind: "due", subject: one.message!, with: [message.id, asked.id], reasons: ["movement.question-open"], words: [asked.words ?? ""], to: one.owner, due: departure, thread: one.thread, once: `departure|${one.message!}|${message.id}|${one.side}` }]);
  }
}

/** A movement that is taken up after the person has gone: by how much. */
export async function raiseTakenLate(work: Work, message: Message, owner: string): Promise<void> {
  const departure = departureOf(message.body);
  if (departure === undefined || departure >= work.now) return;
  await raise(work, [{ kind: "overdue", subject: message.id, with: [message.from], reasons: ["movement.taken-late"], words: [`Taken up ${minutesWords(departure, work.now)} after the departure`], to: owner, due: departure, thread: message.thread, once: `movement|taken-late|${message.id}` }]);
}

/** What an arriving movement notice tells of its own lateness. */
export function arrivalWords(message: Message, now: Instant): { readonly reasons: readonly string[]; readonly words: readonly string[] } {
  const departure = departureOf(message.body);
  if (departure === undefined) return { reasons: [], words: [] };
  if (departure > now) return { reasons: ["movement.before-departure"], words: [`The person leaves in ${minutesWords(now, departure)}`] };
  return { reasons: ["movement.departed"], words: [`Arrived ${minutesWords(departure, now)} after the departure`] };
}

async function openShare(work: Work, source: Arrival["source"], owner: string, to: { readonly authority: string; readonly why: Proposal["why"]; readonly departure: Instant | undefined }): Promise<void> {
  const name = (await work.peer(to.authority))?.name ?? to.authority;
  const share = openObligation(
    {
      id: work.newId(),
      duty: "share",
      side: "house",
      debtor: work.node.self.id,
      creditor: to.authority,
      ...(source.noun === "message" ? { message: source.row.id, thread: source.row.thread } : { watchFile: source.row.id }),
      owner,
      priority: "P2",
      words: `Decide whether to tell ${name} (${to.why.join(", ")})`,
    },
    to.departure === undefined ? houseRule(DECIDE_WITHIN, "Directive (EU) 2023/977 Art. 7(2), decided within 72 hours") : houseRule({ minutes: Math.max(1, minutesLate(work.now, to.departure)) }, "a movement is told before the departure"),
    work.now,
    work.node.self.timeZone,
  );
  await work.append(change("obligation", "opened", share.id, share));
}

async function settleShare(work: Work, one: Obligation, by: string, what: string): Promise<void> {
  await work.append(change("obligation", "done", one.id, settle(one, "done", by, work.now)));
  const due = one.dueAt;
  if (due === null || due === undefined || due >= work.now) return;
  await raise(work, [{ kind: "share-undecided", subject: one.message ?? one.watchFile ?? one.id, with: [one.creditor, by], reasons: ["share.late"], words: [`${what} ${minutesWords(due, work.now)} late`], to: one.owner, due, thread: one.thread, once: `share-late|${one.id}` }]);
}

/** Who knows of this very movement from another message. */
async function toldOfMovement(work: Work, message: Message, members: readonly string[]): Promise<readonly string[]> {
  const others = await findRows(work.tx, "message", [...new Set(members.map(sourceOf))]);
  return others.filter((one) => one.id !== message.id && (one.status === "issued" || one.status === "received") && sameMovement(one.body, message.body)).flatMap((one) => (one.direction === "out" ? one.to : [one.from]));
}

/** Files and warnings about severe matters, and every movement; an ordinary message asks nothing. */
function asks(source: Arrival["source"]): boolean {
  if (source.noun === "watch-file") return source.row.content.terrorism && source.row.state === "active";
  const { body, direction } = source.row;
  if (isMovement(body)) return true;
  return direction === "in" && body.terrorism && (body.kind === "warning" || body.kind === "notice");
}

async function membersOf(work: Work, source: Arrival["source"]): Promise<readonly string[]> {
  const members = new Set<string>();
  for (const one of placesOf(source, work.node.self.id).descriptions) {
    if (one.person.bystander) continue;
    for (const id of (await findGroup(work.tx, one.id)).members) members.add(id);
  }
  return [...members];
}

function minutesWords(from: Instant, to: Instant): string {
  const minutes = minutesLate(from, to);
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}
