import type { PartialDate } from "../lib/clock/index.ts";
import type { NameOf } from "./account.ts";
import type { Addressee } from "./addressee.ts";
import type { Authority } from "./authority.ts";
import type { PlacedClaim } from "./claim.ts";
import type { Decision } from "./decision.ts";
import type { PlacedDescription, PlacedLink } from "./entry.ts";
import type { Item } from "./item.ts";
import type { Match, PersonGroup } from "./match.ts";
import type { Message } from "./message.ts";
import type { Obligation } from "./obligation.ts";
import { sourceOf } from "./person.ts";
import type { Officer } from "./roster.ts";
import type { Signal } from "./signal.ts";
import type { WatchFile } from "./watch-file.ts";

/** Everything one node holds on one person, as the chronology and the inquiry read it. */
export interface PersonFacts {
  readonly self: Authority;
  readonly group: PersonGroup;
  /** The persons of a whole matter, each by the descriptions held to be him; absent where the facts are of one person. */
  readonly persons?: readonly (readonly string[])[];
  readonly descriptions: readonly PlacedDescription[];
  /** Claims about the group's descriptions, and those of the matter without a person. */
  readonly claims: readonly PlacedClaim[];
  readonly links: readonly PlacedLink[];
  /** Messages that describe the person and those that answer them, in or out, drafts included. */
  readonly messages: readonly Message[];
  readonly items: readonly Item[];
  readonly addressees: readonly Addressee[];
  readonly obligations: readonly Obligation[];
  readonly decisions: readonly Decision[];
  readonly matches: readonly Match[];
  readonly watchFiles: readonly WatchFile[];
  readonly signals: readonly Signal[];
  readonly authorities: readonly Authority[];
  readonly officers: readonly Officer[];
  /** When this node recorded a message, by id, where that was later than its receipt: filed by hand afterwards. */
  readonly recordedAt?: Readonly<Record<string, string>>;
  /** Messages, by id, whose receipt or dispatch is known to the day, month or year only. */
  readonly imprecise?: Readonly<Record<string, PartialDate>>;
  /** Items of the unit, of whomever, to compare with: no person is named. */
  readonly unitItems?: readonly Pick<Item, "id" | "kind" | "openedAt" | "state" | "settledAt">[];
}

/** How authorities and officers are called in front of a reader: officers by their post, never by name. */
export interface Cast {
  readonly nameOf: NameOf;
  readonly postOf: (actor: string) => string;
}

/** The cast of a node. An actor that is no officer is a peer, the node itself, or somebody no longer listed. */
export function castOf(facts: Pick<PersonFacts, "self" | "authorities" | "officers">): Cast {
  const names = new Map([...facts.authorities, facts.self].map((one) => [one.id, one.name]));
  const posts = new Map(facts.officers.map((one) => [one.id, one.post]));
  const nameOf = (authority: string) => names.get(authority) ?? authority;
  const postOf = (actor: string) => {
    if (actor === "node") return "the node";
    if (actor.startsWith("peer:")) return nameOf(actor.slice("peer:".length));
    return posts.get(actor) ?? "an officer no longer listed";
  };
  return { nameOf, postOf };
}

/** When this node came to know a message: when it was recorded, received, issued or drafted. Empty where nothing says so. */
export function knownAtOf(message: Message, facts: Pick<PersonFacts, "recordedAt">): string {
  return facts.recordedAt?.[message.id] ?? message.receivedAt ?? message.issuedAt ?? message.draftedAt ?? "";
}

/** The group's descriptions in one message or watch file. */
export function membersIn(source: string, group: PersonGroup): readonly string[] {
  return group.members.filter((id) => sourceOf(id) === source);
}

/** Whether persons are reached only through matches that nobody has confirmed; what names nobody rests on no match. */
export function restsOnCandidate(persons: readonly string[], group: PersonGroup): boolean {
  return persons.length > 0 && persons.every((id) => group.uncertain.includes(id));
}
