import { ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { alertScores, interrupts } from "../lib/names/index.ts";
import { atCounter, togetherAtCounter } from "../domain/counter.ts";
import type { CounterMatter } from "../domain/counter.ts";
import { sourceOf } from "../domain/person.ts";
import { findDescriptions } from "../store/persons.ts";
import { findRows } from "../store/rows.ts";
import { consult } from "./act.ts";
import type { ActError, Acting } from "./act.ts";
import type { HeedNode } from "./node.ts";
import { described } from "./search.ts";
import type { SearchInput } from "./search.ts";

/** Files weighed for one person at a counter, at most. */
const MOST_FILES = 10;

/**
 * What an officer at a counter is told of the person before him: of active files alone, and of those whose likeness is so great that hardly
 * one ordinary person in ten thousand would meet one. Anything weaker is for the desk. Recorded like every search, with the ids that it never shows.
 */
export async function searchAtCounter(node: HeedNode, acting: Acting, input: Omit<SearchInput, "limit">, now: Instant): Promise<Result<readonly CounterMatter[], ActError>> {
  const resource = { kind: "Node" as const, id: node.self.id, view: "reduced" as const };
  return consult(node, acting, { action: "search", resource, kind: "search", words: JSON.stringify(input) }, now, async (work) => {
    const person = described(input.name, input.births, input.documents);
    const found = node.recogniser.search(person, MOST_FILES, alertScores.interrupt).filter((one) => interrupts(person.names.map(({ text }) => ({ text })), one));
    const descriptions = await findDescriptions(work.tx, found.map((one) => one.id));
    const files = await findRows(work.tx, "watch-file", [...new Set(descriptions.map((one) => sourceOf(one.id)))]);
    const active = files.filter((one) => one.state === "active");
    const matters = active.map((file) => {
      const warnings = descriptions.filter((one) => one.source === file.id).flatMap((one) => one.person.safetyWarnings);
      return atCounter(file.content, [...new Set(warnings)], node.self.dutyDesk ?? null);
    });
    return ok({ value: togetherAtCounter(matters), returned: active.map((one) => one.id) });
  });
}
