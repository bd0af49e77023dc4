import type { NameOf } from "./account.ts";
import type { Contradiction } from "./contradiction.ts";
import type { Delivery, OutsideMessage } from "./delivery-proof.ts";
import type { Gap, Inquiry, Juncture } from "./inquiry.ts";
import type { OpenStay } from "./open-stay.ts";

/** What one node contributes. */
export interface InquiryPart {
  readonly node: string;
  readonly inquiry: Inquiry;
}

/** One matter as the nodes that took part in it tell it, each in its own words; earliest first. */
export interface MergedJuncture {
  readonly matter: string;
  readonly at: string;
  readonly views: readonly { readonly node: string; readonly juncture: Juncture }[];
}

/** What sender and addressee say of one delivery. */
export interface MergedDelivery {
  readonly message: string;
  readonly from: string;
  readonly to: string;
  readonly sender: Delivery | null;
  readonly addressee: Delivery | null;
}

/** The parts of several nodes in one order; what is missing comes first. */
export interface MergedInquiry {
  readonly nodes: readonly string[];
  readonly gaps: readonly (Gap & { readonly node: string })[];
  readonly outside: readonly (OutsideMessage & { readonly node: string })[];
  readonly junctures: readonly MergedJuncture[];
  readonly deliveries: readonly MergedDelivery[];
  readonly contradictions: readonly (Contradiction & { readonly nodes: readonly string[] })[];
  readonly openStays: readonly (OpenStay & { readonly nodes: readonly string[] })[];
}

/**
 * Merges the inquiries of several nodes into one report in order of time. A message or duty that two nodes keep is one juncture with
 * two views, never one view made of both. Of two parts of one node the later counts. The order of the parts never matters.
 */
export function mergeInquiries(parts: readonly InquiryPart[], nameOf: NameOf = (id) => id): MergedInquiry {
  const byNode = new Map<string, InquiryPart>();
  for (const part of [...parts].sort((a, b) => compare(a.inquiry.asOf, b.inquiry.asOf))) byNode.set(part.node, part);
  const ordered = [...byNode.values()].sort((a, b) => compare(a.node, b.node));
  const nodes = ordered.map((part) => part.node);
  const deliveries = mergeDeliveries(ordered);
  const gaps = [...missingNodes(ordered, nodes, nameOf), ...denied(deliveries, nodes, nameOf), ...ordered.flatMap((part) => part.inquiry.gaps.filter((gap) => !healed(gap, deliveries)).map((gap) => ({ ...gap, node: part.node })))];
  return {
    nodes,
    gaps,
    outside: ordered.flatMap((part) => part.inquiry.outside.map((one) => ({ ...one, node: part.node }))).sort((a, b) => compare(a.at, b.at) || compare(a.message, b.message) || compare(a.node, b.node)),
    junctures: mergeJunctures(ordered),
    deliveries,
    contradictions: together(ordered, (part) => part.inquiry.contradictions),
    openStays: together(ordered, (part) => part.inquiry.openStays),
  };
}

function mergeJunctures(parts: readonly InquiryPart[]): readonly MergedJuncture[] {
  const views = parts.flatMap((part) => part.inquiry.junctures.map((juncture) => ({ node: part.node, juncture })));
  const first = (a: (typeof views)[number], b: (typeof views)[number]) => compare(a.juncture.happened.first, b.juncture.happened.first) || compare(a.juncture.happened.last, b.juncture.happened.last) || compare(a.node, b.node) || compare(a.juncture.id, b.juncture.id);
  return [...Map.groupBy(views.sort(first), (one) => one.juncture.matter)].map(([matter, seen]) => ({ matter, at: seen[0]!.juncture.at, views: seen }));
}

function mergeDeliveries(parts: readonly InquiryPart[]): readonly MergedDelivery[] {
  const told = parts.flatMap((part) => part.inquiry.deliveries.map((delivery) => ({ node: part.node, delivery })));
  const merged = [...Map.groupBy(told, ({ delivery }) => `${delivery.message}>${delivery.to}`).values()].map((same): MergedDelivery => {
    const { message, from, to } = same[0]!.delivery;
    const by = (node: string) => same.find((one) => one.node === node)?.delivery ?? null;
    return { message, from, to, sender: by(from), addressee: by(to) };
  });
  const at = (one: MergedDelivery) => one.sender?.sentAt ?? one.addressee?.sentAt ?? one.addressee?.deliveredAt ?? "";
  return merged.sort((a, b) => compare(at(a), at(b)) || compare(`${a.message}>${a.to}`, `${b.message}>${b.to}`));
}

/** Authorities that took part and did not open their node. */
function missingNodes(parts: readonly InquiryPart[], nodes: readonly string[], nameOf: NameOf): readonly (Gap & { readonly node: string })[] {
  const named = new Set(parts.flatMap(({ inquiry }) => [...inquiry.deliveries.flatMap((one) => [one.from, one.to]), ...inquiry.outside.flatMap((one) => [one.from, ...one.to]), ...inquiry.junctures.flatMap((one) => one.owed.flatMap((owed) => [owed.debtor, owed.creditor]))]));
  return [...named].filter((one) => !nodes.includes(one)).sort().map((one) => ({ code: "node.missing", subject: one, node: one, words: `${nameOf(one)} took part and has not opened its node.` }));
}

/** A receipt on one side and nothing on the other, though both opened. */
function denied(deliveries: readonly MergedDelivery[], nodes: readonly string[], nameOf: NameOf): readonly (Gap & { readonly node: string })[] {
  return deliveries
    .filter((one) => one.sender?.deliveredAt != null && one.addressee === null && nodes.includes(one.to))
    .map((one) => ({ code: "delivery.denied", subject: `${one.message}>${one.to}`, node: one.to, words: `${nameOf(one.from)} shows that ${one.message} reached ${nameOf(one.to)} (${one.sender!.proof}); ${nameOf(one.to)} shows nothing of it.` }));
}

/** A delivery that its sender cannot prove is proven when its addressee shows it. */
function healed(gap: Gap, deliveries: readonly MergedDelivery[]): boolean {
  return gap.code === "delivery.unproven" && deliveries.some((one) => `${one.message}>${one.to}` === gap.subject && one.addressee !== null && one.addressee.proof !== "none");
}

/** What several nodes found under one key, told once with the nodes that found it. */
function together<T extends { readonly key: string }>(parts: readonly InquiryPart[], of: (part: InquiryPart) => readonly T[]): readonly (T & { readonly nodes: readonly string[] })[] {
  const found = parts.flatMap((part) => of(part).map((one) => ({ node: part.node, one })));
  return [...Map.groupBy(found, ({ one }) => one.key).values()].map((same) => ({ ...same[0]!.one, nodes: [...new Set(same.map((each) => each.node))] }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
