import { ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import type { PlacedDescription } from "../domain/entry.ts";
import { PersonDescription } from "../domain/person.ts";
import type { Birth, IdentityDocument } from "../domain/person.ts";
import type { MatchReason } from "../domain/match.ts";
import { findDescriptions, findGroup } from "../store/persons.ts";
import type { z } from "zod";
import { consult } from "./act.ts";
import type { ActError, Acting } from "./act.ts";
import type { HeedNode } from "./node.ts";
import { openMattersOf } from "./open-matters.ts";

/** Somebody who may be the person searched for: the description, how sure, why, and what is open on him. */
export interface SearchHit {
  readonly description: PlacedDescription;
  readonly score: number;
  readonly reasons: readonly MatchReason[];
  readonly open: number;
}

/** Searches everybody known by name, date or document; a search is an act with a purpose, and is recorded with what it returned. */
export async function search(
  node: HeedNode,
  acting: Acting,
  input: { readonly name: string; readonly births: readonly Birth[]; readonly documents: readonly z.infer<typeof IdentityDocument>[]; readonly limit: number },
  now: Instant,
): Promise<Result<readonly SearchHit[], ActError>> {
  return consult(node, acting, { action: "search", kind: "search", words: JSON.stringify({ name: input.name, births: input.births, documents: input.documents }) }, now, async (work) => {
    const asked = PersonDescription.parse({ ref: "asked", names: [{ text: input.name }], births: input.births, documents: input.documents, subjectClass: "other" });
    const found = node.recogniser.search(asked, input.limit);
    const descriptions = new Map((await findDescriptions(work.tx, found.map((one) => one.id))).map((one) => [one.id, one]));
    const hits: SearchHit[] = [];
    for (const one of found) {
      const description = descriptions.get(one.id);
      if (description === undefined) continue;
      hits.push({ description, score: one.score, reasons: one.reasons, open: (await openMattersOf(work, await findGroup(work.tx, one.id))).length });
    }
    return ok({ value: hits, returned: hits.map((one) => one.description.id) });
  });
}
