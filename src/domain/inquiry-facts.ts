import { evolve, placesOf } from "./entry.ts";
import type { Entry, Noun, PlacedLink, Rows } from "./entry.ts";
import type { Authority } from "./authority.ts";
import { groupOf, joins } from "./match.ts";
import type { Match, PersonGroup } from "./match.ts";
import type { MessageBody } from "./message.ts";
import type { PersonFacts } from "./person-facts.ts";
import { sourceOf } from "./person.ts";

/** The rows of a node as entries left them, by noun and id, and when each message was recorded. */
export interface HeldRows {
  readonly rows: { readonly [N in Noun]: ReadonlyMap<string, Rows[N]> };
  /** When a message was first received here, by id: by the clock of this node. */
  readonly receivedAt: ReadonlyMap<string, string>;
}

/** What an inquiry asks about: descriptions of persons, and messages whether they describe anybody or not. */
export interface Sought {
  readonly descriptions: readonly string[];
  readonly messages: readonly string[];
}

/**
 * The rows that entries lead to, folded in order. Entries up to an instant give the rows as they stood at that instant, up to what
 * was erased since: in its place stands that it was. Cost is linear in the entries.
 */
export function replayed(entries: readonly Entry[]): HeldRows {
  const rows = new Map<Noun, Map<string, Rows[Noun]>>();
  const receivedAt = new Map<string, string>();
  for (const entry of entries) {
    const table = rows.get(entry.noun) ?? new Map<string, Rows[Noun]>();
    rows.set(entry.noun, table.set(entry.subject, evolve(entry.noun, table.get(entry.subject), entry.set)));
    if (entry.noun === "message" && entry.event === "received" && !receivedAt.has(entry.subject)) receivedAt.set(entry.subject, entry.at);
  }
  const tables = new Proxy({}, { get: (_none, noun) => rows.get(noun as Noun) ?? new Map() }) as HeldRows["rows"];
  return { rows: tables, receivedAt };
}

/**
 * Everything these rows say about what is sought, as the chronology and the inquiry read it; undefined when nobody described any of
 * it by then. The same rules as the queries of a node, over rows of any past instant.
 */
export function factsFrom(sought: Sought, held: HeldRows, self: Authority, unitItems?: PersonFacts["unitItems"]): PersonFacts | undefined {
  const { rows } = held;
  const placed = placesOfAll(held, self.id);
  const matches = [...rows.match.values()];
  const joining = matches.filter(joins);
  const starts = sought.descriptions.filter((id) => placed.descriptions.has(id) || wasErased(rows, id));
  const soughtMessages = sought.messages.filter((id) => rows.message.has(id));
  if (starts.length === 0 && soughtMessages.length === 0) return undefined;
  const group = unionOf(starts.map((start) => groupOf(start, joining)));
  const members = new Set(group.members);
  const sources = new Set([...group.members.map(sourceOf), ...soughtMessages]);
  const messages = [...rows.message.values()].filter((one) => sources.has(one.id) || sources.has(aboutOf(one.body) ?? ""));
  const ids = new Set(messages.map((one) => one.id));
  const concerned = new Set([...members, ...ids, ...sources]);
  const obligations = [...rows.obligation.values()].filter((one) => (one.message !== null && ids.has(one.message)) || (one.person !== null && members.has(one.person)) || (one.watchFile !== null && sources.has(one.watchFile)));
  const decisions = [...rows.decision.values()].filter((one) => (one.person !== null && concerned.has(one.person)) || (one.about !== null && concerned.has(one.about)));
  const subjects = new Set([...concerned, ...obligations.map((one) => one.id), ...decisions.map((one) => one.id)]);
  return {
    self,
    group,
    ...(starts.length === 1 && soughtMessages.length === 0 ? {} : { persons: personsIn(group, joining) }),
    descriptions: ordered([...placed.descriptions.values()].filter((one) => members.has(one.id)), (one) => one.knownAt),
    claims: claimsOf(placed, held, members, sources),
    links: ordered([...placed.links, ...rows.link.values()].filter((one) => members.has(one.a) || members.has(one.b)), (one) => one.knownAt),
    messages: ordered(messages, () => ""),
    items: ordered([...rows.item.values()].filter((one) => ids.has(one.id)), () => ""),
    addressees: ordered([...rows.addressee.values()].filter((one) => ids.has(one.message)), () => ""),
    obligations: ordered(obligations, () => ""),
    decisions: ordered(decisions, (one) => one.at),
    matches: ordered(matches.filter((one) => members.has(one.a) || members.has(one.b)), () => ""),
    watchFiles: ordered([...rows["watch-file"].values()].filter((one) => sources.has(one.id)), () => ""),
    signals: ordered([...rows.signal.values()].filter((one) => one.state !== "withdrawn" && subjects.has(one.subject)), (one) => one.raisedAt),
    authorities: ordered([...rows.authority.values()], () => ""),
    officers: ordered([...rows.officer.values()], () => ""),
    recordedAt: Object.fromEntries(messages.flatMap((one) => {
      const recorded = held.receivedAt.get(one.id);
      return recorded !== undefined && one.receivedAt !== undefined && recorded > one.receivedAt ? [[one.id, recorded]] : [];
    })),
    ...(unitItems === undefined ? {} : { unitItems }),
  };
}

/** What a message or file said of somebody may be gone; that it was on file is still told. */
function wasErased(rows: HeldRows["rows"], description: string): boolean {
  const source = sourceOf(description);
  return (rows.message.get(source) ?? rows["watch-file"].get(source))?.erased !== undefined;
}

/** That nothing was held. */
export function noFacts(self: Authority, members: readonly string[], authorities: readonly Authority[]): PersonFacts {
  return { self, group: { members, uncertain: [], matches: [] }, persons: [], descriptions: [], claims: [], links: [], messages: [], items: [], addressees: [], obligations: [], decisions: [], matches: [], watchFiles: [], signals: [], authorities, officers: [] };
}

/** The persons of a matter: the members of each group once. */
function personsIn(group: PersonGroup, joining: readonly Match[]): readonly (readonly string[])[] {
  const done = new Set<string>();
  return group.members.flatMap((id) => {
    if (done.has(id)) return [];
    const { members } = groupOf(id, joining);
    for (const one of members) done.add(one);
    return [members];
  });
}

/** Several persons as one matter: certain is who is certain from any of the starts. */
function unionOf(groups: readonly PersonGroup[]): PersonGroup {
  const certain = new Set(groups.flatMap((one) => one.members.filter((id) => !one.uncertain.includes(id))));
  const members = [...new Set(groups.flatMap((one) => one.members))].sort();
  return { members, uncertain: members.filter((id) => !certain.has(id)), matches: [...new Set(groups.flatMap((one) => one.matches))].sort() };
}

interface Placed {
  readonly descriptions: ReadonlyMap<string, PersonFacts["descriptions"][number]>;
  readonly claims: readonly PersonFacts["claims"][number][];
  readonly links: readonly PlacedLink[];
}

function placesOfAll({ rows }: HeldRows, self: string): Placed {
  const places = [...[...rows.message.values()].map((row) => placesOf({ noun: "message", row }, self)), ...[...rows["watch-file"].values()].map((row) => placesOf({ noun: "watch-file", row }, self))];
  return {
    descriptions: new Map(places.flatMap((one) => one.descriptions).map((one) => [one.id, one])),
    claims: [...new Map(places.flatMap((one) => one.claims).map((one) => [one.id, one])).values()],
    links: [...new Map(places.flatMap((one) => one.links).map((one) => [one.id, one])).values()],
  };
}

/** Claims about the persons, those of their files, messages and threads without a person, and whatever else is said of the same marked event. */
function claimsOf(placed: Placed, { rows }: HeldRows, members: ReadonlySet<string>, sources: ReadonlySet<string>): PersonFacts["claims"] {
  const threads = new Set([...sources].flatMap((id) => rows.message.get(id)?.thread ?? []));
  const inThread = (source: string) => threads.has(rows.message.get(source)?.thread ?? "");
  const matter = placed.claims.filter((one) => (one.about === undefined ? sources.has(one.source) || inThread(one.source) : members.has(one.about)));
  const events = new Set(matter.flatMap((one) => eventOf(one) ?? []));
  const chosen = new Set(matter);
  const whole = placed.claims.filter((one) => chosen.has(one) || (one.about === undefined && events.has(eventOf(one) ?? "")));
  const spoken = whole.filter((one) => {
    const message = rows.message.get(one.source);
    return message === undefined || message.status === "received" || message.status === "issued";
  });
  return ordered(spoken, (one) => one.knownAt);
}

function eventOf(claim: PersonFacts["claims"][number]): string | undefined {
  const { says } = claim.claim;
  return "event" in says ? says.event : undefined;
}

function aboutOf(body: MessageBody | undefined): string | undefined {
  return body !== undefined && "about" in body ? body.about : undefined;
}

function ordered<T extends { readonly id: string }>(all: readonly T[], by: (one: T) => string): readonly T[] {
  return all.toSorted((a, b) => compare(by(a), by(b)) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
