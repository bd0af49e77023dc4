import type { Instant } from "../../src/lib/clock/index.ts";
import { addresseeId } from "../../src/domain/addressee.ts";
import type { Addressee } from "../../src/domain/addressee.ts";
import { Authority } from "../../src/domain/authority.ts";
import type { Decision } from "../../src/domain/decision.ts";
import { placesOf } from "../../src/domain/entry.ts";
import type { Item } from "../../src/domain/item.ts";
import { groupOf, matchId } from "../../src/domain/match.ts";
import type { Match } from "../../src/domain/match.ts";
import { MessageBody } from "../../src/domain/message.ts";
import type { Message } from "../../src/domain/message.ts";
import { openObligation } from "../../src/domain/obligation.ts";
import type { Obligation } from "../../src/domain/obligation.ts";
import type { PersonFacts } from "../../src/domain/person-facts.ts";
import { Officer } from "../../src/domain/roster.ts";
import type { Signal } from "../../src/domain/signal.ts";
import { WatchFileContent } from "../../src/domain/watch-file.ts";
import type { WatchFile } from "../../src/domain/watch-file.ts";

/** Three authorities, invented; `south` is outside the Union. */
export const NORTH = Authority.parse({ id: "north", name: "North", country: "FR", kind: "spoc", union: true, languages: ["fr"], timeZone: "UTC" });
export const EAST = Authority.parse({ id: "east", name: "East", country: "BE", kind: "spoc", union: true, languages: ["nl"], timeZone: "UTC" });
export const SOUTH = Authority.parse({ id: "south", name: "South", country: "TR", kind: "police", union: false, languages: ["tr"], timeZone: "UTC" });
export const DESK = Officer.parse({ id: "o1", name: "Secret Name", post: "liaison desk", roles: ["liaison"] });
export const CHIEF = Officer.parse({ id: "o2", name: "Hidden Name", post: "supervisor of the watch", roles: ["supervisor"] });

/** A day at nine in the morning. @example nine("2014-12-15") // "2014-12-15T09:00:00.000Z" */
export function nine(day: string): Instant {
  return `${day}T09:00:00.000Z` as Instant;
}

/** A person as a message writes him. */
export function person(text: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { ref: "p", names: [{ text }], subjectClass: "suspect", ...more };
}

/** The body of a message, with what its kind must carry. */
export function bodyOf(kind: string, more: Record<string, unknown> = {}): MessageBody {
  const particulars = { sought: "what is known", facts: "a search", reasonsToBelieve: "his passport", connection: "he is the suspect" };
  return MessageBody.parse({ kind, purpose: "preventing a serious offence", ...(kind === "request" ? { particulars } : {}), ...more });
}

/** A message that arrived at `to` at an instant. */
export function received(id: string, from: string, to: string, at: Instant, body: MessageBody, more: Partial<Message> = {}): Message {
  return { id, thread: `t-${id}`, direction: "in", from, to: [to], version: 1, status: "received", issuedAt: at, receivedAt: at, body, ...more };
}

/** A message that `from` sent at an instant. */
export function sent(id: string, from: string, to: readonly string[], at: Instant, body: MessageBody, more: Partial<Message> = {}): Message {
  return { id, thread: `t-${id}`, direction: "out", from, to, version: 1, status: "issued", author: "o1", draftedAt: at, issuedAt: at, body, ...more };
}

export function addressee(message: string, to: string, at: Instant, more: Partial<Addressee> = {}): Addressee {
  return { id: addresseeId(message, to), message, to, state: "delivered", version: 1, round: 1, undelivered: false, held: false, suspended: false, confirmBy: null, queuedAt: at, deliveredAt: at, takenAt: null, settledAt: null, settledBy: null, passage: null, theirRung: 0, theirDesk: null, ...more };
}

export function item(id: string, from: string, at: Instant, more: Partial<Item> = {}): Item {
  return { id, thread: `t-${id}`, from, kind: "warning", owner: "o1", state: "open", round: 1, priority: "P3", terrorism: false, raised: false, held: false, suspended: false, openedAt: at, takenAt: null, takenBy: null, settledAt: null, settledBy: null, proposal: null, disposition: null, owners: [], ...more };
}

/** A duty of `debtor` towards `creditor` for a message, within days from an instant; `self` keeps it. */
export function duty(id: string, about: { readonly message: string; readonly self: string; readonly debtor: string; readonly creditor: string }, days: number, start: Instant, more: Partial<Obligation> = {}): Obligation {
  const side = about.debtor === about.creditor ? "house" : about.self === about.debtor ? "debtor" : "creditor";
  return { ...openObligation({ id, duty: "answer", side, debtor: about.debtor, creditor: about.creditor, message: about.message, owner: "o1", priority: "P3" }, { within: { days }, regime: "heed", article: "rule 2" }, start, "UTC"), ...more };
}

export function match(a: string, b: string, at: Instant, more: Partial<Match> = {}): Match {
  return { id: matchId(a, b), a: a < b ? a : b, b: a < b ? b : a, score: 0.93, reasons: [{ code: "name.word-swap", contribution: 2, text: "The forenames are the same in another order" }], state: "confirmed", keepUntil: null, foundAt: at, foundBy: a, decisions: [], ...more };
}

export function watchFile(id: string, filedAt: Instant, persons: readonly Record<string, unknown>[], more: Record<string, unknown> = {}, row: Partial<WatchFile> = {}): WatchFile {
  const content = WatchFileContent.parse({ category: "S", ground: "seen with a known group", legalBasis: "Code, Art. 1", requestedAction: "discreet-check", openedOn: filedAt.slice(0, 10), reviewOn: "2016-01-01", persons, ...more });
  return { id, owner: "o1", state: "active", filedAt, changedAt: filedAt, closedAt: null, content, ...row };
}

export function decision(id: string, at: Instant, more: Partial<Decision> = {}): Decision {
  return { id, kind: "release", person: null, about: null, by: "o1", at, until: null, despite: [], check: "done", onFile: [], reasons: "no ground to keep him", ...more };
}

export function signal(id: string, kind: Signal["kind"], at: Instant, more: Partial<Signal> = {}): Signal {
  return { id, kind, subject: "m1", with: [], reasons: [`${kind}.test`], words: [], score: null, rung: 0, due: null, to: "o2", post: "supervisor of the watch", candidate: false, basis: [], thread: null, raisedAt: at, state: "raised", once: id, ...more };
}

/** The facts of a node about the person of `start`, placed as the node places them. */
export function factsOf(self: Authority, start: string, given: Partial<PersonFacts>): PersonFacts {
  const matches = given.matches ?? [];
  const group = groupOf(start, matches);
  const places = [...(given.messages ?? []).map((row) => placesOf({ noun: "message", row }, self.id)), ...(given.watchFiles ?? []).map((row) => placesOf({ noun: "watch-file", row }, self.id))];
  return {
    self, group, matches,
    descriptions: places.flatMap((one) => one.descriptions).filter((one) => group.members.includes(one.id)),
    claims: places.flatMap((one) => one.claims).filter((one) => one.about === undefined || group.members.includes(one.about)),
    links: places.flatMap((one) => one.links).filter((one) => group.members.includes(one.a) || group.members.includes(one.b)),
    messages: [], items: [], addressees: [], obligations: [], decisions: [], watchFiles: [], signals: [], authorities: [NORTH, EAST, SOUTH], officers: [DESK, CHIEF],
    ...given,
  };
}
