import type { OnFile } from "../domain/decision.ts";
import { isLive } from "../domain/item.ts";
import type { PersonGroup } from "../domain/match.ts";
import { sourceOf } from "../domain/person.ts";
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
  const uncertain = new Set(group.uncertain.map(sourceOf));
  const certain = new Set(group.members.filter((id) => !group.uncertain.includes(id)).map(sourceOf));
  const candidate = (source: string | null) => source !== null && uncertain.has(source) && !certain.has(source);
  const digest = (row: object) => sha256(canonicalJson(row));
  const [items, files, obligations, messages, addressees, descriptions] = [
    await findRows(work.tx, "item", sources),
    await findRows(work.tx, "watch-file", sources),
    await openAbout(work.tx, { messages: sources, persons: group.members, watchFiles: sources }),
    await findRows(work.tx, "message", sources),
    await addresseesOfMany(work.tx, sources),
    await findDescriptions(work.tx, group.members),
  ];
  const self = work.node.self.id;
  const live = items.filter((one) => isLive(one.state));
  const liveIds = new Set(live.map((one) => one.id));
  // What was told to us and is settled, or never asked for anything, is still on file while its description lives.
  const told = messages.filter((one) => one.direction === "in" && !liveIds.has(one.id) && descriptions.some((d) => d.source === one.id && d.live));
  const asked = addressees.filter((one) => ["queued", "delivered", "taken"].includes(one.state));
  const nameOf = await authorityNames(work, [...live.map((one) => one.from), ...told.map((one) => one.from), ...asked.map((one) => one.to), ...obligations.map((one) => one.debtor)]);
  return [
    ...live.map((one): OpenMatter => ({ kind: "message", id: one.id, message: one.id, at: self, words: `${one.kind} from ${nameOf(one.from)}, ${one.state}`, due: null, digest: digest(one), candidate: candidate(one.id), owner: one.owner })),
    ...told.map((one): OpenMatter => ({ kind: "message", id: one.id, message: one.id, at: one.from, words: `${one.body.kind} from ${nameOf(one.from)}, on file`, due: null, digest: digest(one), candidate: candidate(one.id), owner: null })),
    ...asked.map((one): OpenMatter => ({ kind: "message", id: one.message, message: one.message, at: one.to, words: `awaiting ${nameOf(one.to)}`, due: null, digest: digest(one), candidate: candidate(one.message), owner: null })),
    ...files.filter((one) => one.state === "active").map((one): OpenMatter => ({ kind: "watch-file", id: one.id, message: null, at: self, words: `watch file, ${one.content.category}, ${one.content.requestedAction}`, due: one.content.reviewOn, digest: digest(one), candidate: candidate(one.id), owner: one.owner })),
    ...obligations.map((one): OpenMatter => ({
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
