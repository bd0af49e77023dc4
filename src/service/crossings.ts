import { ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { alertScores, interrupts } from "../lib/names/index.ts";
import type { PersonDescription } from "../domain/person.ts";
import { sourceOf } from "../domain/person.ts";
import { findRow } from "../store/rows.ts";
import { consult } from "./act.ts";
import type { ActError, Acting } from "./act.ts";
import { dutyOfficer } from "./items.ts";
import type { HeedNode } from "./node.ts";
import { raise } from "./signals.ts";

/** What checking people at a counter came to. */
export interface Crossings {
  readonly checked: number;
  /** Of those, how many interrupted the officer before the person walked on. */
  readonly interrupted: number;
  /** How many went to the desk to be looked at. */
  readonly queued: number;
}

/** Files weighed for one person, at most. */
const MOST_FILES = 10;

/**
 * Checks people who cross against the active files of this authority. Only a likeness that hardly one ordinary person in ten thousand
 * meets interrupts; what is weaker goes to the desk; of everybody else nothing is kept but how many they were. The checking is recorded
 * once, like every search, with what it returned.
 */
export async function checkCrossings(node: HeedNode, acting: Acting, input: { readonly place: string; readonly persons: readonly PersonDescription[] }, now: Instant): Promise<Result<Crossings, ActError>> {
  const resource = { kind: "Node" as const, id: node.self.id, view: "reduced" as const };
  return consult(node, acting, { action: "search", resource, kind: "search", words: `${input.persons.length} persons at ${input.place}` }, now, async (work) => {
    const returned: string[] = [];
    const counts = { interrupted: 0, queued: 0 };
    for (const [index, person] of input.persons.entries()) {
      for (const found of node.recogniser.search(person, MOST_FILES, alertScores.queue)) {
        const file = await findRow(work.tx, "watch-file", sourceOf(found.id));
        if (file === undefined || file.state !== "active") continue;
        const atOnce = interrupts(person.names.map(({ text }) => ({ text })), found);
        counts[atOnce ? "interrupted" : "queued"]++;
        returned.push(found.id);
        const to = atOnce ? file.owner : await dutyOfficer(work);
        const name = person.names[0]!.text;
        await raise(work, [{ kind: "match", subject: found.id, reasons: [atOnce ? "counter.interrupt" : "counter.queue", ...found.reasons.map((one) => one.code)], words: [`${name} was checked at ${input.place}`, ...found.reasons.map((one) => one.text)], score: found.score, to, candidate: true, once: `crossing|${found.id}|${work.now}|${index}` }]);
      }
    }
    return ok({ value: { checked: input.persons.length, ...counts }, returned });
  });
}
