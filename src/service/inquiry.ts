import { base64, fromUtf8, utf8 } from "../lib/base/bytes.ts";
import { canonicalJson } from "../lib/base/canonical.ts";
import { err, ok, unwrap } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant, PartialDate } from "../lib/clock/index.ts";
import type { EnvelopeRecord } from "../domain/entry.ts";
import { inquiryOf } from "../domain/inquiry.ts";
import type { Inquiry } from "../domain/inquiry.ts";
import { noFacts } from "../domain/inquiry-facts.ts";
import type { Sought } from "../domain/inquiry-facts.ts";
import { checkMandate } from "../domain/mandate.ts";
import type { InquirySubject, Mandate, MandateError } from "../domain/mandate.ts";
import type { OpenedPart, OpenedReceipt } from "../domain/inquiry-part.ts";
import { withheldIn } from "../domain/inquiry-withheld.ts";
import { describedBy, envelopesOf, soughtIn } from "../store/history.ts";
import type { Tx } from "../store/schema.ts";
import { allRows } from "../store/rows.ts";
import { findGroup, liveDescriptions } from "../store/persons.ts";
import { consult } from "./act.ts";
import type { ActError, Acting, Shown } from "./act.ts";
import { factsAsOf, personFactsAsOf } from "./history.ts";
import type { HeedNode } from "./node.ts";
import { proveArrival, readCheckpoint } from "./ledger.ts";
import { personFacts } from "./persons.ts";
import type { PersonError } from "./persons.ts";

/** What this node can tell an inquiry about a person: each juncture, what was on file then, what was owed and how late. */
export async function readInquiry(node: HeedNode, acting: Acting, input: { readonly id: string; readonly asOf?: Instant }, now: Instant): Promise<Result<Inquiry, PersonError | ActError>> {
  return consult(node, acting, { action: "readInquiry", resource: { kind: "Person", id: input.id }, words: input.id }, now, async (work) => {
    const facts = input.asOf === undefined ? await personFacts(work, input.id) : await personFactsAsOf(work, input.id, input.asOf);
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

/**
 * Opens this node to an inquiry under a mandate. What the mandate does not cover is refused, and the reading is recorded with the mandate's
 * reference before anything is handed out, Directive (EU) 2016/680 Article 25.
 */
export async function openInquiry(node: HeedNode, acting: Acting, input: { readonly mandate: Mandate; readonly asOf?: Instant }, now: Instant): Promise<Result<OpenedPart, MandateError | ActError>> {
  const { mandate } = input;
  const asOf = input.asOf ?? now;
  const recorded = await consult(node, { ...acting, case: acting.case ?? mandate.reference }, { action: "readInquiry", words: `${mandate.body}, ${mandate.reference}: ${canonicalJson(mandate.subject)} as of ${asOf}` }, now, async (work): Promise<Result<Shown<true>, MandateError>> => {
    const [fault] = checkMandate(mandate, { subject: mandate.subject, nodes: [node.self.id], asOf, now: work.now });
    if (fault !== undefined) return err(fault);
    const sought = await soughtOf(work.tx, mandate.subject);
    return ok({ value: true, returned: [...sought.descriptions, ...sought.messages] });
  });
  return recorded.ok ? ok(await openPart(node, mandate.subject, asOf)) : recorded;
}

/**
 * What this node opens to an inquiry: what it held as of an instant, replayed from its entries, with the receipts that prove what
 * reached whom. A node that held nothing of what is asked opens an empty part, which is an answer too. `imprecise` are messages whose date
 * is known roughly only.
 */
export async function openPart(node: HeedNode, subject: InquirySubject, asOf: Instant, imprecise: Readonly<Record<string, PartialDate>> = {}): Promise<OpenedPart> {
  const { facts, envelopes } = await node.store.read(async (tx) => {
    const found = (await factsAsOf(node, tx, await soughtOf(tx, subject), asOf)) ?? noFacts(node.self, [], await allRows(tx, "authority"));
    return { facts: found, envelopes: (await envelopesOf(tx, found.messages.map((one) => one.id))).filter((one) => one.receipt !== null && (one.receivedAt ?? one.at) <= asOf) };
  });
  const receipts: OpenedReceipt[] = [];
  for (const one of envelopes) receipts.push(await openedReceipt(node, one));
  const checkpoint = await readCheckpoint(node, "exchange");
  return {
    format: "heed.inquiry-part/1",
    node: node.self,
    subject,
    asOf,
    known: facts.authorities.map(({ id, name, country, union }) => ({ id, name, country, union })),
    inquiry: inquiryOf({ ...facts, imprecise }, asOf),
    withheld: withheldIn(facts),
    receipts,
    // A signature nobody else can make and that is the same each time: so the same inquiry gets the same salts.
    saltSecret: base64(node.hash(node.keys.sign(utf8(canonicalJson({ asOf, saltsOf: "heed.inquiry/1", subject }))))),
    checkpoint: checkpoint.ok ? fromUtf8(checkpoint.value) : "",
  };
}

async function soughtOf(tx: Tx, subject: InquirySubject): Promise<Sought> {
  switch (subject.kind) {
    case "everything":
      return soughtIn(tx, subject);
    case "person":
      return { descriptions: await describedBy(tx, subject.names), messages: [] };
    case "case":
      return together(await Promise.all(subject.threads.map((thread) => soughtIn(tx, { kind: "case", thread }))));
    case "authority":
      return together(await Promise.all(subject.authorities.map((authority) => soughtIn(tx, { kind: "authority", authority }))));
  }
}

function together(all: readonly Sought[]): Sought {
  return { descriptions: [...new Set(all.flatMap((one) => one.descriptions))], messages: [...new Set(all.flatMap((one) => one.messages))] };
}

/** Of what arrived here the log's own proof; of what left, the receipt that came back. A log that is frozen proves nothing: then the receipt alone. */
async function openedReceipt(node: HeedNode, one: EnvelopeRecord): Promise<OpenedReceipt> {
  const common = { envelope: one.id, message: one.message, digest: one.digest, receivedAt: one.receivedAt ?? one.at };
  const [from, to] = one.direction === "in" ? [one.peer, node.self.id] : [node.self.id, one.peer];
  const proof = one.direction === "in" ? await proveArrival(node, one.id) : undefined;
  if (proof?.ok === true) return { ...common, from, to, sort: "proof", bytes: base64(unwrap(proof)) };
  return { ...common, from, to, sort: "receipt", bytes: one.receipt! };
}
