import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { chronologyOf } from "../domain/chronology.ts";
import type { Chronology } from "../domain/chronology.ts";
import type { PlacedClaim } from "../domain/claim.ts";
import type { PlacedDescription, PlacedLink } from "../domain/entry.ts";
import type { Match, PersonGroup } from "../domain/match.ts";
import { sourceOf } from "../domain/person.ts";
import type { PersonFacts } from "../domain/person-facts.ts";
import type { WatchFile } from "../domain/watch-file.ts";
import { addresseesOfMany, messagesAboutMany, recentItems, recordedLate } from "../store/messages.ts";
import { obligationsAbout } from "../store/obligations.ts";
import { claimsAbout, findDescriptions, findGroup, linksTouching, matchesTouching } from "../store/persons.ts";
import { allRows, findRow, findRows } from "../store/rows.ts";
import { decisionsAbout, signalsAbout } from "../store/signals.ts";
import { consult } from "./act.ts";
import type { ActError, Acting, Work } from "./act.ts";
import { concernedBy } from "./concerned.ts";
import { linkedPersons } from "./linked.ts";
import { factsAsOf, personFactsAsOf } from "./history.ts";
import type { HeedNode } from "./node.ts";
import { openMattersOf, openMattersThen } from "./open-matters.ts";
import type { OpenMatter } from "./open-matters.ts";

/** One person as this node knows him: every description side by side, the chronology, what is open, who is linked. */
export interface Person {
  readonly id: string;
  readonly asOf: Instant;
  readonly group: PersonGroup;
  readonly descriptions: readonly PlacedDescription[];
  readonly claims: readonly PlacedClaim[];
  readonly chronology: Chronology;
  readonly matches: readonly Match[];
  readonly watchFiles: readonly WatchFile[];
  readonly open: readonly OpenMatter[];
  readonly linked: readonly { readonly link: PlacedLink; readonly other: string; readonly name: string; readonly open: number }[];
}

/** Items of the unit an inquiry compares with, at most, newest first. */
const ITEMS_COMPARED = 5_000;

export type PersonError = { code: "person.unknown"; person: string };

/** The person a description belongs to, as known at `asOf`. */
export async function readPerson(node: HeedNode, acting: Acting, input: { readonly id: string; readonly asOf?: Instant }, now: Instant): Promise<Result<Person, PersonError | ActError>> {
  return consult(node, acting, { action: "readPerson", resource: { kind: "Person", id: input.id }, words: input.id }, now, async (work) => {
    const facts = input.asOf === undefined ? await personFacts(work, input.id) : await personFactsAsOf(work, input.id, input.asOf);
    if (facts === undefined) return err({ code: "person.unknown" as const, person: input.id });
    const asOf = input.asOf ?? work.now;
    const person: Person = {
      id: input.id,
      asOf,
      group: facts.group,
      descriptions: facts.descriptions.filter((one) => one.knownAt <= asOf),
      claims: facts.claims.filter((one) => one.knownAt <= asOf),
      chronology: chronologyOf(facts, asOf),
      matches: facts.matches.filter((one) => one.state !== "near-miss" && one.foundAt <= asOf),
      watchFiles: facts.watchFiles.filter((one) => one.filedAt <= asOf),
      open: input.asOf === undefined ? await openMattersOf(work, facts.group) : openMattersThen(facts),
      linked: input.asOf === undefined ? await linkedOf(work, facts.group) : await linkedThen(work, facts, input.asOf),
    };
    return ok({ value: person, returned: facts.group.members });
  });
}

/** Everything this node holds on the person a description belongs to, or undefined when nobody has described him. */
export async function personFacts(work: Pick<Work, "node" | "tx" | "roster">, description: string): Promise<PersonFacts | undefined> {
  const { tx, node } = work;
  if ((await findDescriptions(tx, [description])).length === 0 && !(await wasErased(tx, description))) return undefined;
  const group = await findGroup(tx, description);
  const sources = [...new Set(group.members.map(sourceOf))];
  const describing = await findRows(tx, "message", sources);
  const about = await messagesAboutMany(tx, sources);
  const messages = [...new Map([...describing, ...about].map((one) => [one.id, one])).values()];
  const ids = messages.map((one) => one.id);
  const watchFiles = await findRows(tx, "watch-file", sources);
  const obligations = await obligationsAbout(tx, { messages: ids, persons: group.members, watchFiles: sources });
  const decisions = await decisionsAbout(tx, [...group.members, ...ids, ...sources]);
  return {
    self: node.self,
    group,
    descriptions: await findDescriptions(tx, group.members),
    claims: await claimsAbout(tx, group.members),
    links: await linksTouching(tx, group.members),
    messages,
    items: await findRows(tx, "item", ids),
    addressees: await addresseesOfMany(tx, ids),
    obligations,
    decisions,
    matches: await matchesTouching(tx, group.members),
    watchFiles,
    signals: await signalsAbout(tx, [...group.members, ...ids, ...sources, ...obligations.map((one) => one.id), ...decisions.map((one) => one.id)]),
    authorities: await allRows(tx, "authority"),
    officers: await work.roster(),
    recordedAt: await recordedLate(tx, ids),
    unitItems: await recentItems(tx, ITEMS_COMPARED),
  };
}

/** Whether a description was here, and what it said was erased: that it was on file is still told. */
async function wasErased(tx: Work["tx"], description: string): Promise<boolean> {
  const source = sourceOf(description);
  return ((await findRow(tx, "message", source)) ?? (await findRow(tx, "watch-file", source)))?.erased !== undefined;
}

/** Who would be told of something new about this person, and why: proposed to an officer, never sent by itself. */
export async function readConcerned(node: HeedNode, acting: Acting, input: { readonly id: string }, now: Instant): Promise<Result<readonly string[], PersonError | ActError>> {
  return consult(node, acting, { action: "readPerson", resource: { kind: "Person", id: input.id }, words: input.id }, now, async (work) => {
    if ((await findDescriptions(work.tx, [input.id])).length === 0) return err({ code: "person.unknown" as const, person: input.id });
    const concerned = await concernedBy(work, (await findGroup(work.tx, input.id)).members);
    return ok({ value: concerned, returned: [input.id] });
  });
}

/** Who was linked to him on an earlier day, and how much was open on each then. */
async function linkedThen(work: Work, facts: PersonFacts, asOf: Instant): Promise<Person["linked"]> {
  const own = new Set(facts.group.members);
  const linked: Person["linked"][number][] = [];
  for (const link of facts.links) {
    const other = own.has(link.a) ? link.b : link.a;
    const there = own.has(other) ? undefined : await factsAsOf(work.node, work.tx, { descriptions: [other], messages: [] }, asOf);
    if (there !== undefined) linked.push({ link, other, name: there.descriptions.find((one) => one.id === other)?.person.names[0]?.text ?? other, open: openMattersThen(there).length });
  }
  return linked;
}

async function linkedOf(work: Work, group: PersonGroup): Promise<Person["linked"]> {
  const linked: Person["linked"][number][] = [];
  for (const { link, other } of await linkedPersons(work, group.members)) {
    const [description] = await findDescriptions(work.tx, [other]);
    const open = await openMattersOf(work, await findGroup(work.tx, other));
    linked.push({ link, other, name: description?.person.names[0]?.text ?? other, open: open.length });
  }
  return linked;
}
