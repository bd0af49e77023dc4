import { ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { alertScores } from "../lib/names/index.ts";
import type { PlacedDescription } from "../domain/entry.ts";
import type { MatchReason } from "../domain/match.ts";
import { birthIntervals, PersonDescription } from "../domain/person.ts";
import type { Birth, IdentityDocument } from "../domain/person.ts";
import { bornIn, findDescriptions, findGroup, findGroups } from "../store/persons.ts";
import type { z } from "zod";
import { consult } from "./act.ts";
import type { ActError, Acting, Work } from "./act.ts";
import type { HeedNode } from "./node.ts";
import { openMattersOf } from "./open-matters.ts";
import type { Found } from "./recogniser.ts";

/** Somebody who may be the person searched for: the description, how sure, why, and what is open on him. */
export interface SearchHit {
  readonly description: PlacedDescription;
  readonly score: number;
  /** Likely: recognition would have asked about him by itself. Possible: found because somebody asked, and no more than that. */
  readonly likelihood: "likely" | "possible";
  /** Other persons whose name fits what was asked at least as well; null where no name was asked or his does not fit. At most `MOST_NAMESAKES`. */
  readonly namesakes: number | null;
  readonly reasons: readonly MatchReason[];
  readonly open: number;
}

/** What must speak for a hit, in natural log odds: less is chance. */
const LEAST_EVIDENCE = 0.5;

/** Namesakes are counted among so many descriptions; a name that more carry tells nobody apart. */
export const MOST_NAMESAKES = 200;

export interface SearchInput {
  readonly name?: string;
  readonly births: readonly Birth[];
  readonly documents: readonly z.infer<typeof IdentityDocument>[];
  readonly limit: number;
}

/** Searches everybody known by name or part of one, date or document, the likeliest first; it is an act with a purpose, and is recorded with what it returned. */
export async function search(node: HeedNode, acting: Acting, input: SearchInput, now: Instant): Promise<Result<readonly SearchHit[], ActError>> {
  const { name, births, documents } = input;
  return consult(node, acting, { action: "search", kind: "search", words: JSON.stringify({ name, births, documents }) }, now, async (work) => {
    const asked = described(name, births, documents);
    const found = name === undefined && documents.length === 0 ? await bornThen(work, asked, input.limit) : resembling(work, asked, input.limit);
    const namesakes = name === undefined ? new Map<string, number>() : await countNamesakes(work, described(name, [], []));
    const descriptions = new Map((await findDescriptions(work.tx, found.map((one) => one.id))).map((one) => [one.id, one]));
    const hits: SearchHit[] = [];
    for (const one of found) {
      const description = descriptions.get(one.id);
      if (description === undefined || !description.live) continue;
      const open = (await openMattersOf(work, await findGroup(work.tx, one.id))).length;
      hits.push({ description, score: one.score, likelihood: one.score >= alertScores.queue ? "likely" : "possible", namesakes: namesakes.get(one.id) ?? null, reasons: one.reasons, open });
    }
    return ok({ value: hits, returned: hits.map((one) => one.description.id) });
  });
}

/**
 * An officer who asks by surname alone gets what recognition would never raise, however unlikely the size of the list makes it: whoever
 * has one part of the name, the date or the document. Whom nothing speaks for is left out.
 */
function resembling(work: Work, asked: PersonDescription, limit: number): readonly Found[] {
  return work.node.recogniser.search(asked, limit, 0).filter((one) => one.reasons.some((reason) => reason.code === "name.same" || reason.contribution > LEAST_EVIDENCE));
}

/** For each description whose name fits: how many other persons fit it as well or better. Descriptions of one person count once. */
async function countNamesakes(work: Work, asked: PersonDescription): Promise<ReadonlyMap<string, number>> {
  const found = resembling(work, asked, MOST_NAMESAKES);
  const personOf = await findGroups(work.tx, found.map((one) => one.id));
  return new Map(found.map((one) => [one.id, new Set(found.filter((other) => other.score >= one.score - 1e-9).map((other) => personOf.get(other.id)!)).size - 1]));
}

/** Everybody said to have been born then: a date alone is no likeness, so all are possible and none is likelier. */
async function bornThen(work: Work, asked: PersonDescription, limit: number): Promise<readonly Found[]> {
  const intervals = birthIntervals(asked);
  const overlaps = (one: PlacedDescription) => birthIntervals(one.person).some((theirs) => intervals.some((ours) => theirs.first <= ours.last && ours.first <= theirs.last));
  const born = await bornIn(work.tx, intervals.map(({ first, last }) => ({ from: Number(first.slice(0, 4)), to: Number(last.slice(0, 4)) })));
  const reason: MatchReason = { code: "birth.fits", contribution: 0, text: "Born within the dates asked about." };
  return born.filter(overlaps).slice(0, limit).map((one) => ({ id: one.id, score: 0, reasons: [reason] }));
}

/** What was asked, as if a message had described the person so. */
export function described(name: string | undefined, births: readonly Birth[], documents: SearchInput["documents"]): PersonDescription {
  const asked = PersonDescription.parse({ ref: "asked", names: [{ text: name ?? "unnamed" }], births, documents, subjectClass: "other" });
  return name === undefined ? { ...asked, names: [] } : asked;
}
