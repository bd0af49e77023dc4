import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant, PartialDate } from "../lib/clock/index.ts";
import { inquiryOf } from "../domain/inquiry.ts";
import type { Inquiry } from "../domain/inquiry.ts";
import { allRows } from "../store/rows.ts";
import { findGroup, liveDescriptions } from "../store/persons.ts";
import { consult } from "./act.ts";
import type { ActError, Acting } from "./act.ts";
import type { HeedNode } from "./node.ts";
import { personFacts } from "./persons.ts";
import type { PersonError } from "./persons.ts";

/** What this node can tell an inquiry about a person: each juncture, what was on file then, what was owed and how late. */
export async function readInquiry(node: HeedNode, acting: Acting, input: { readonly id: string; readonly asOf?: Instant }, now: Instant): Promise<Result<Inquiry, PersonError | ActError>> {
  return consult(node, acting, { action: "readInquiry", resource: { kind: "Person", id: input.id }, words: input.id }, now, async (work) => {
    const facts = await personFacts(work, input.id);
    if (facts === undefined) return err({ code: "person.unknown" as const, person: input.id });
    return ok({ value: inquiryOf(facts, input.asOf ?? work.now), returned: facts.group.members });
  });
}

/** One person as a node knows him, and what it can tell of him. */
export interface PersonInquiry {
  readonly members: readonly string[];
  readonly names: readonly string[];
  readonly inquiry: Inquiry;
}

/**
 * The inquiry into every person a node knows of. For a replay, which opens all its nodes and whose persons are of its own file;
 * at a real node an inquiry names its person and is recorded.
 */
export async function inquireAll(node: HeedNode, asOf: Instant, imprecise: Readonly<Record<string, PartialDate>>): Promise<readonly PersonInquiry[]> {
  return node.store.read(async (tx) => {
    const work = { node, tx, roster: () => allRows(tx, "officer") };
    const done = new Set<string>();
    const inquiries: PersonInquiry[] = [];
    for await (const batch of liveDescriptions(tx)) {
      for (const description of batch) {
        if (done.has(description.id) || description.person.bystander) continue;
        const group = await findGroup(tx, description.id);
        for (const id of group.members) done.add(id);
        const facts = await personFacts(work, description.id);
        if (facts === undefined) continue;
        const names = [...new Set(facts.descriptions.flatMap((one) => one.person.names.map((name) => name.text)))];
        inquiries.push({ members: group.members, names, inquiry: inquiryOf({ ...facts, imprecise }, asOf) });
      }
    }
    return inquiries;
  });
}
