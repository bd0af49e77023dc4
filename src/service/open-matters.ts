import type { NameOf } from "../domain/account.ts";
import type { OnFile } from "../domain/decision.ts";
import { isLive } from "../domain/item.ts";
import type { PersonGroup } from "../domain/match.ts";
import type { Obligation } from "../domain/obligation.ts";
import { sourceOf } from "../domain/person.ts";
import { castOf } from "../domain/person-facts.ts";
import type { PersonFacts } from "../domain/person-facts.ts";
import { canonicalJson } from "../lib/base/canonical.ts";
import { openAbout } from "../store/obligations.ts";
import { addresseesOfMany } from "../store/messages.ts";
import { findDescriptions } from "../store/persons.ts";
import { findRows } from "../store/rows.ts";
import { sha256 } from "../store/digest.ts";
import type { Work } from "./act.ts";
import { authorityNames } from "./names.ts";

/** Something open on a person: what, where, since when, and the row it stands in. */
export interface OpenMatter {
  readonly kind: OnFile["kind"];
  readonly id: string;
  /** The message it hangs on, where there is one. */
  readonly message: string | null;
  /** The authority where it is open. */
  readonly at: string;
  readonly words: string;
  readonly due: string | null;
  readonly digest: string;
  readonly candidate: boolean;
  /** The officer here who owns it; null for what only stands on file or waits for others. */
  readonly owner: string | null;
}

/** Everything open on a person here, and at others as far as their messages told us: messages, duties, measures and files. No live query leaves the node. */
export async function openMattersOf(work: Work, group: PersonGroup): Promise<readonly OpenMatter[]> {
  const sources = [...new Set(group.members.map(sourceOf))];
  const rows: MatterRows = {
    items: await findRows(work.tx, "item", sources),
    watchFiles: await findRows(work.tx, "watch-file", sources),
    obligations: await openAbout(work.tx, { messages: sources, persons: group.members, watchFiles: sources }),
    messages: await findRows(work.tx, "message", sources),
    addressees: await addresseesOfMany(work.tx, sources),
    descriptions: await findDescriptions(work.tx, group.members),
  };
  return mattersIn(rows, group, work.node.self.id, await authorityNames(work, peersIn(rows)));
}

/** Everything that was open on a person by facts of an earlier day. */
export function openMattersThen(facts: PersonFacts): readonly OpenMatter[] {
  const sources = new Set(facts.group.members.map(sourceOf));
  const members = new Set(facts.group.members);
  const open = (one: Obligation) => one.state === "open" && ((one.message !== null && sources.has(one.message)) || (one.person !== null && members.has(one.person)) || (one.watchFile !== null && sources.has(one.watchFile)));
  const rows: MatterRows = {
    items: facts.items.filter((one) => sources.has(one.id)),
    watchFiles: facts.watchFiles,
    obligations: facts.obligations.filter(open),
    messages: facts.messages.filter((one) => sources.has(one.id)),
    addressees: facts.addressees.filter((one) => sources.has(one.message)),
    descriptions: facts.descriptions,
  };
  return mattersIn(rows, facts.group, facts.self.id, castOf(facts).nameOf);
}

type MatterRows = Pick<PersonFacts, "items" | "watchFiles" | "obligations" | "messages" | "addressees" | "descriptions">;

function liveIn({ items }: MatterRows): MatterRows["items"] {
  return items.filter((one) => isLive(one.state));
}

/** What was told to us and is settled, or never asked for anything, is still on file while its description lives. */
function toldIn(rows: MatterRows): MatterRows["messages"] {
  const live = new Set(liveIn(rows).map((one) => one.id));
  return rows.messages.filter((one) => one.direction === "in" && !live.has(one.id) && rows.descriptions.some((d) => d.source === one.id && d.live));
}

function askedIn({ addressees }: MatterRows): MatterRows["addressees"] {
  return addressees.filter((one) => ["queued", "delivered", "taken"].includes(one.state));
}

function peersIn(rows: MatterRows): readonly string[] {
  return [...liveIn(rows).map((one) => one.from), ...toldIn(rows).map((one) => one.from), ...askedIn(rows).map((one) => one.to), ...rows.obligations.map((one) => one.debtor)];
}

function mattersIn(rows: MatterRows, group: PersonGroup, self: string, nameOf: NameOf): readonly OpenMatter[] {
  const uncertain = new Set(group.uncertain.map(sourceOf));
  const certain = new Set(group.members.filter((id) => !group.uncertain.includes(id)).map(sourceOf));
  const candidate = (source: string | null) => source !== null && uncertain.has(source) && !certain.has(source);
  const digest = (row: object) => sha256(canonicalJson(row));
  return [
    ...liveIn(rows).map((one): OpenMatter => ({ kind: "message", id: one.id, message: one.id, at: self, words: `${one.kind} from ${nameOf(one.from)}, ${one.state}`, due: null, digest: digest(one), candidate: candidate(one.id), owner: one.owner })),
    ...toldIn(rows).map((one): OpenMatter => ({ kind: "message", id: one.id, message: one.id, at: one.from, words: `${one.body.kind} from ${nameOf(one.from)}, on file`, due: null, digest: digest(one), candidate: candidate(one.id), owner: null })),
    ...askedIn(rows).map((one): OpenMatter => ({ kind: "message", id: one.message, message: one.message, at: one.to, words: `awaiting ${nameOf(one.to)}`, due: null, digest: digest(one), candidate: candidate(one.message), owner: null })),
    ...rows.watchFiles.filter((one) => one.state === "active").map((one): OpenMatter => ({ kind: "watch-file", id: one.id, message: null, at: self, words: `watch file, ${one.content.category}, ${one.content.requestedAction}`, due: one.content.reviewOn, digest: digest(one), candidate: candidate(one.id), owner: one.owner })),
    ...rows.obligations.map((one): OpenMatter => ({
      kind: one.duty === "measure" ? "measure" : "obligation",
      id: one.id,
      message: one.message,
      at: one.debtor,
      words: one.duty === "measure" ? `measure: ${one.words ?? ""}` : (one.words ?? `${one.duty} owed by ${nameOf(one.debtor)}`),
      due: one.dueAt ?? null,
      digest: digest(one),
      candidate: candidate(one.message),
      owner: one.side === "creditor" ? null : one.owner,
    })),
  ];
}
