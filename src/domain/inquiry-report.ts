import type { Instant } from "../lib/clock/index.ts";
import type { ChronologyLine } from "./chronology-line.ts";
import type { DecisionAccount, DutyAccount } from "./inquiry-account.ts";
import { mergeInquiries } from "./inquiry-merge.ts";
import type { MergedInquiry } from "./inquiry-merge.ts";
import type { AuthorityReply, InquirySubject, Mandate } from "./mandate.ts";
import type { OpenedPart } from "./inquiry-part.ts";
import type { Juncture } from "./juncture.ts";
import type { Situation } from "./legal-option.ts";
import { plainId } from "./own-id.ts";

/** A line of the chronology in a report: `n` is how every other part of the report calls it. */
export interface ReportLine {
  readonly n: string;
  readonly at: string;
  readonly precision: ChronologyLine["precision"];
  readonly knownAt: string;
  /** The nodes that tell it. */
  readonly nodes: readonly string[];
  readonly authority: string;
  readonly kind: string;
  readonly words: string;
  readonly grade: string | null;
  readonly basis: ChronologyLine["basis"];
  readonly candidate: boolean;
}

/** One node's view of an opportunity. */
export interface ReportView {
  readonly node: string;
  readonly situation: string;
  readonly words: string;
  readonly post: string | null;
  readonly candidate: boolean;
  /** Numbers of chronology lines: on file and held to be of this person then; on file and not recognised; learnt later. */
  readonly knownThen: readonly string[];
  readonly notRecognised: readonly string[];
  readonly learntLater: readonly string[];
  readonly owed: readonly string[];
  readonly late: string | null;
  readonly outcome: string | null;
  readonly options: readonly { readonly words: string; readonly basis: string }[];
  readonly comparable: Juncture["comparable"];
  readonly contradictions: readonly string[];
}

/** A moment at which something could be decided, as each node that opened tells it, with what the authorities replied. */
export interface ReportOpportunity {
  readonly n: string;
  readonly matter: string;
  readonly at: string;
  readonly precision: ChronologyLine["precision"];
  readonly title: string;
  readonly views: readonly ReportView[];
  readonly replies: readonly { readonly authority: string; readonly on: string; readonly text: string }[];
}

/** An inquiry as a document: everything that several nodes opened, put together, the gaps first. */
export interface InquiryReport {
  readonly title: string;
  readonly subject: string;
  readonly asOf: Instant;
  readonly mandate: (Omit<Mandate, "subject" | "publicNames" | "publicBecause"> & { readonly subject: string; readonly publicNames: readonly string[]; readonly publicBecause: string | null }) | null;
  readonly nodes: readonly { readonly id: string; readonly name: string; readonly country: string; readonly opened: boolean; /** It opened, and had nothing of what was asked. */ readonly empty: boolean; readonly keyId: string | null }[];
  readonly gaps: readonly { readonly n: string; readonly code: string; readonly about: string; readonly words: string }[];
  readonly outside: readonly { readonly node: string; readonly at: string; readonly words: string }[];
  readonly persons: readonly { readonly letter: string; readonly names: readonly string[]; readonly providers: readonly string[]; readonly firstKnownAt: string; readonly nodes: readonly string[] }[];
  readonly opportunities: readonly ReportOpportunity[];
  readonly duties: readonly (Omit<DutyAccount, "key" | "lateness"> & { readonly n: string; readonly late: string | null; readonly lateMinutes: number; readonly nodes: readonly string[] })[];
  readonly decisions: readonly (Omit<DecisionAccount, "onFile"> & { readonly n: string; readonly onFile: readonly string[] })[];
  readonly contradictions: readonly { readonly n: string; readonly words: string; readonly nodes: readonly string[] }[];
  readonly openStays: readonly { readonly words: string; readonly nodes: readonly string[] }[];
  readonly deliveries: readonly { readonly n: string; readonly message: string; readonly kind: string; readonly from: string; readonly to: string; readonly sentAt: string | null; readonly deliveredAt: string | null; readonly senderProof: string | null; readonly addresseeProof: string | null; readonly words: string; readonly receipts: readonly string[] }[];
  readonly chronology: readonly ReportLine[];
  /** Replies to the report as a whole. */
  readonly replies: readonly { readonly authority: string; readonly on: string; readonly text: string }[];
  /** Authorities that were heard and did not reply. */
  readonly silent: readonly string[];
}

/** What the report is written from. */
export interface ReportSource {
  readonly parts: readonly OpenedPart[];
  readonly mandate: Mandate | null;
  readonly replies: readonly AuthorityReply[];
  /** What is asked about, in words for the cover. */
  readonly subject: InquirySubject;
  readonly title: string;
  readonly asOf: Instant;
  /** Authorities whose nodes were asked for; those that did not open are gaps. */
  readonly asked: readonly { readonly id: string; readonly name: string; readonly country: string }[];
  /** The file of a receipt in the pack. */
  readonly fileOf: (receipt: OpenedPart["receipts"][number]) => string;
}

/** What each situation is called above an opportunity. */
export const SITUATIONS: Readonly<Record<Situation, string>> = {
  "request-arrived": "A request arrived",
  "information-arrived": "Information arrived",
  "duty-missed": "Its own duty fell due and was not done",
  "duty-missed-by-another": "Another's duty fell due and was not done",
  escalated: "A delay went up the ladder",
  release: "A release",
  closing: "A matter was closed",
  "no-means": "Put off for lack of means",
  decision: "A decision",
  "request-sent": "A request was sent",
  "information-sent": "Information was sent",
  encounter: "The person was met",
};

/** Puts the parts of several nodes together as one report. The order of parts and replies never matters. */
export function writeReport(source: ReportSource): InquiryReport {
  const { parts, mandate } = source;
  const names = new Map<string, string>([...parts.flatMap((part) => part.known.map((one) => [one.id, one.name] as const)), ...source.asked.map((one) => [one.id, one.name] as const), ...parts.map((part) => [part.node.id, part.node.name] as const)]);
  const nameOf = (id: string) => names.get(id) ?? id;
  const merged = mergeInquiries(parts.map((part) => ({ node: part.node.id, inquiry: part.inquiry })), nameOf);
  const within = withinPeriod(mandate);
  const { lines, numberOf } = chronologyOf(parts, within);
  const opened = new Set(parts.map((part) => part.node.id));
  const unopened = source.asked.filter((one) => !opened.has(one.id));
  const countries = new Map(parts.flatMap((part) => part.known.map((one) => [one.id, one.country] as const)));
  const missing = merged.gaps.filter((gap) => gap.code === "node.missing").map((gap) => gap.subject);
  const nodes = [
    ...parts.map(({ node, inquiry }) => ({ id: node.id, name: node.name, country: node.country, opened: true, empty: inquiry.lines.length === 0, keyId: node.node?.keyId ?? null })),
    ...unopened.map((one) => ({ id: one.id, name: one.name, country: one.country, opened: false, empty: false, keyId: null })),
    ...missing.filter((id) => !unopened.some((one) => one.id === id)).map((id) => ({ id, name: nameOf(id), country: countries.get(id) ?? "", opened: false, empty: false, keyId: null })),
  ].sort((a, b) => Number(b.opened) - Number(a.opened) || compare(a.id, b.id));
  const opportunities = opportunitiesOf(merged, { numberOf, parts, nameOf, within, replies: source.replies });
  const whole = source.replies.filter((one) => !opportunities.some((other) => other.matter === one.matter || other.n === one.matter));
  return {
    title: source.title,
    subject: subjectWords(source.subject, nameOf),
    asOf: source.asOf,
    mandate: mandate === null ? null : { reference: mandate.reference, body: mandate.body, legalBasis: mandate.legalBasis, subject: subjectWords(mandate.subject, nameOf), period: mandate.period, nodes: mandate.nodes.map(nameOf), clearance: mandate.clearance, expiresAt: mandate.expiresAt, publicNames: mandate.publicNames, publicBecause: mandate.publicBecause ?? null },
    nodes,
    gaps: gapsOf(merged, unopened, parts, within, nameOf),
    outside: merged.outside.map((one) => ({ node: nameOf(one.node), at: one.at, words: one.words })),
    persons: personsOf(parts, nameOf),
    opportunities,
    duties: dutiesOf(parts, within, nameOf),
    decisions: parts.flatMap((part) => part.inquiry.decisions.filter((one) => within(one.at, one.at))).sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id))
      .map((one, i) => ({ ...one, n: `E${i + 1}`, authority: nameOf(one.authority), onFile: one.onFile.map((matter) => `${matter.kind} ${matter.id} at ${nameOf(matter.at)}${matter.linked ? ", of a linked person" : ""}${matter.candidate ? ", on an unconfirmed match" : ""}`) })),
    contradictions: merged.contradictions.map((one, i) => ({ n: `X${i + 1}`, words: one.words, nodes: one.nodes.map(nameOf) })),
    openStays: merged.openStays.map((one) => ({ words: one.words, nodes: one.nodes.map(nameOf) })),
    deliveries: deliveriesOf(merged, source, nameOf),
    chronology: lines.map((one) => ({ ...one, nodes: one.nodes.map(nameOf), authority: nameOf(one.authority) })),
    replies: whole.map((one) => ({ authority: nameOf(one.authority), on: one.on, text: one.text })).sort((a, b) => compare(a.on, b.on) || compare(a.authority, b.authority)),
    silent: nodes.filter((one) => !source.replies.some((reply) => reply.authority === one.id)).map((one) => one.name).sort(),
  };
}

/** The letter of a person in order of the report. @example letterOf(27) // "AB" */
export function letterOf(index: number): string {
  const low = String.fromCharCode(65 + (index % 26));
  return index < 26 ? low : letterOf(Math.floor(index / 26) - 1) + low;
}

type Within = (first: string, last: string) => boolean;

function withinPeriod(mandate: Mandate | null): Within {
  if (mandate === null) return () => true;
  return (first, last) => last.slice(0, 10) >= mandate.period.from && first.slice(0, 10) <= mandate.period.to;
}

function subjectWords(subject: InquirySubject, nameOf: (id: string) => string): string {
  switch (subject.kind) {
    case "person":
      return subject.names.join(" / ");
    case "case":
      return `Case ${subject.threads.join(", ")}`;
    case "authority":
      return `Exchange with ${subject.authorities.map(nameOf).join(", ")}`;
    case "everything":
      return "Everything the nodes hold";
  }
}

interface Numbered {
  readonly lines: readonly (ReportLine & { readonly authority: string })[];
  readonly numberOf: (node: string, line: string) => string | undefined;
}

/** Every line of every node in order of time; what two nodes tell in the same words is one line. */
function chronologyOf(parts: readonly OpenedPart[], within: Within): Numbered {
  const told = parts.flatMap((part) => part.inquiry.lines.filter((line) => within(line.happened.first, line.happened.last)).map((line) => ({ node: part.node.id, line })));
  const grouped = [...Map.groupBy(told, ({ line }) => [line.at, line.kind, line.authority, line.words].join("|")).values()];
  const first = (same: typeof told) => same.reduce((least, one) => (one.line.knownAt < least.line.knownAt ? one : least)).line;
  grouped.sort((a, b) => compare(a[0]!.line.happened.first, b[0]!.line.happened.first) || compare(a[0]!.line.happened.last, b[0]!.line.happened.last) || compare(first(a).knownAt, first(b).knownAt) || Number(begins(b[0]!.line)) - Number(begins(a[0]!.line)) || compare(a[0]!.line.id, b[0]!.line.id) || compare(a[0]!.node, b[0]!.node));
  const numbers = new Map<string, string>();
  const lines = grouped.map((same, i) => {
    const n = `C${i + 1}`;
    for (const one of same) numbers.set(`${one.node}|${one.line.id}`, n);
    const { at, precision, authority, kind, words, grade, basis, candidate } = same[0]!.line;
    return { n, at, precision, knownAt: first(same).knownAt, nodes: [...new Set(same.map((one) => one.node))].sort(), authority, kind, words, grade, basis, candidate };
  });
  return { lines, numberOf: (node, line) => numbers.get(`${node}|${line}`) };
}

function begins(line: ChronologyLine): boolean {
  return /\.(?:written|sent|received|opened)$/.test(line.kind);
}

interface Context {
  readonly numberOf: Numbered["numberOf"];
  readonly parts: readonly OpenedPart[];
  readonly nameOf: (id: string) => string;
  readonly within: Within;
  readonly replies: readonly AuthorityReply[];
}

function opportunitiesOf(merged: MergedInquiry, { numberOf, parts, nameOf, within, replies }: Context): readonly ReportOpportunity[] {
  const shown = merged.junctures.filter((matter) => matter.views.some(({ juncture }) => within(juncture.happened.first, juncture.happened.last)));
  const contradiction = new Map(merged.contradictions.map((one, i) => [one.key, `X${i + 1}`]));
  return shown.map((matter, i) => {
    const n = `J${i + 1}`;
    const views = matter.views.map(({ node, juncture }): ReportView => {
      const line = parts.find((part) => part.node.id === node)!.inquiry.lines.find((one) => one.id === juncture.id);
      const numbers = (ids: readonly string[]) => [...new Set(ids.flatMap((id) => numberOf(node, id) ?? []))].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
      return {
        node: nameOf(node), situation: SITUATIONS[juncture.situation], words: line?.words ?? juncture.words, post: juncture.post, candidate: juncture.candidate,
        knownThen: numbers(juncture.knownThen), notRecognised: numbers(juncture.notRecognised), learntLater: numbers(juncture.learntLater),
        owed: juncture.owed.map((one) => `${one.words} (${one.basis})`), late: juncture.lateness?.words ?? null, outcome: juncture.outcome?.words ?? null,
        options: juncture.options.map(({ words, basis }) => ({ words, basis })), comparable: juncture.comparable,
        contradictions: juncture.contradictions.flatMap((key) => contradiction.get(key) ?? []),
      };
    });
    const own = replies.filter((one) => one.matter === matter.matter || one.matter === n).map((one) => ({ authority: nameOf(one.authority), on: one.on, text: one.text }));
    const lead = matter.views[0]!.juncture;
    return { n, matter: matter.matter, at: lead.at, precision: lead.precision, title: [...new Set(views.map((one) => one.situation))].join("; "), views, replies: own.sort((a, b) => compare(a.on, b.on) || compare(a.authority, b.authority)) };
  });
}

function gapsOf(merged: MergedInquiry, unopened: ReportSource["asked"], parts: readonly OpenedPart[], within: Within, nameOf: (id: string) => string): InquiryReport["gaps"] {
  const known = new Set(merged.gaps.filter((one) => one.code === "node.missing").map((one) => one.subject));
  const closed = unopened.filter((one) => !known.has(one.id)).map((one) => ({ code: "node.missing", about: one.name, words: `${one.name} has opened nothing to this inquiry.` }));
  const told = merged.gaps.map((gap) => ({ code: gap.code, about: nameOf(gap.node), words: gap.words }));
  const cut = parts.flatMap((part) => {
    const count = part.inquiry.lines.filter((line) => !within(line.happened.first, line.happened.last)).length;
    return count === 0 ? [] : [{ code: "period.outside", about: part.node.name, words: `${count} lines lie outside the period of the mandate and are not shown.` }];
  });
  const order = ["node.missing", "delivery.denied", "content.erased", "period.outside"];
  const rank = (code: string) => (order.includes(code) ? order.indexOf(code) : order.length);
  const once = [...Map.groupBy([...closed, ...told, ...cut], (gap) => `${gap.code}|${gap.words}`).values()].map((same) => ({ ...same[0]!, about: [...new Set(same.map((gap) => gap.about))].sort().join("; ") }));
  return once.sort((a, b) => rank(a.code) - rank(b.code) || compare(a.code, b.code) || compare(a.about, b.about) || compare(a.words, b.words)).map((gap, i) => ({ n: `G${i + 1}`, ...gap }));
}

/** Persons of several nodes whose descriptions overlap are one: messages keep their ids; a file of one house is no file of another. */
function personsOf(parts: readonly OpenedPart[], nameOf: (id: string) => string): InquiryReport["persons"] {
  const merged: { members: Set<string>; names: Set<string>; providers: Set<string>; nodes: Set<string>; firstKnownAt: string }[] = [];
  for (const part of parts) {
    for (const person of part.inquiry.persons) {
      const members = person.members.map((id) => memberKey(part.node.id, id));
      const touching = merged.filter((one) => members.some((id) => one.members.has(id)));
      const whole = touching[0] ?? { members: new Set<string>(), names: new Set<string>(), providers: new Set<string>(), nodes: new Set<string>(), firstKnownAt: person.firstKnownAt };
      if (touching.length === 0) merged.push(whole);
      for (const other of touching.slice(1)) {
        for (const key of ["members", "names", "providers", "nodes"] as const) for (const one of other[key]) whole[key].add(one);
        if (other.firstKnownAt < whole.firstKnownAt) whole.firstKnownAt = other.firstKnownAt;
        merged.splice(merged.indexOf(other), 1);
      }
      for (const id of members) whole.members.add(id);
      for (const name of person.names) whole.names.add(name);
      for (const id of person.providers) whole.providers.add(id);
      whole.nodes.add(part.node.id);
      if (person.firstKnownAt < whole.firstKnownAt) whole.firstKnownAt = person.firstKnownAt;
    }
  }
  merged.sort((a, b) => compare(a.firstKnownAt, b.firstKnownAt) || compare([...a.names].sort()[0]!, [...b.names].sort()[0]!));
  return merged.map((one, i) => ({ letter: letterOf(i), names: [...one.names].sort(), providers: [...one.providers].map(nameOf).sort(), firstKnownAt: one.firstKnownAt, nodes: [...one.nodes].map(nameOf).sort() }));
}

/** A description as several nodes may share it: what a house made for itself is of that house alone. */
function memberKey(node: string, id: string): string {
  return plainId(id) === id ? id : `${node}/${id}`;
}

function dutiesOf(parts: readonly OpenedPart[], within: Within, nameOf: (id: string) => string): InquiryReport["duties"] {
  const told = parts.flatMap((part) => part.inquiry.duties.filter((one) => within(one.openedAt, one.settledAt ?? "9999")).map((duty) => ({ node: part.node.id, duty })));
  const merged = [...Map.groupBy(told, ({ duty }) => duty.key).values()].map((same) => {
    // The debtor's own copy speaks where it is there: its clock is the one that binds.
    const { key: _key, lateness, ...duty } = (same.find((one) => one.node === one.duty.debtor) ?? same[0]!).duty;
    return { ...duty, debtor: nameOf(duty.debtor), creditor: nameOf(duty.creditor), late: lateness?.words ?? null, lateMinutes: lateness?.minutes.most ?? 0, nodes: same.map((one) => nameOf(one.node)).sort() };
  });
  return merged.sort((a, b) => compare(a.openedAt, b.openedAt) || compare(a.due ?? "", b.due ?? "") || compare(a.words, b.words)).map((one, i) => ({ n: `D${i + 1}`, ...one }));
}

const PROOFS: Readonly<Record<string, string>> = { "heed-receipt": "signed receipt", "channel-report": "report of the channel", "officer-note": "note of an officer", none: "nothing" };

function deliveriesOf(merged: MergedInquiry, { parts, fileOf }: ReportSource, nameOf: (id: string) => string): InquiryReport["deliveries"] {
  const receipts = parts.flatMap((part) => part.receipts);
  return merged.deliveries.map((one, i) => {
    const told = one.addressee ?? one.sender!;
    const files = receipts.filter((receipt) => receipt.message === one.message && receipt.from === one.from && receipt.to === one.to).map(fileOf);
    return {
      n: `R${i + 1}`, message: one.message, kind: told.kind, from: nameOf(one.from), to: nameOf(one.to), sentAt: one.sender?.sentAt ?? told.sentAt, deliveredAt: one.addressee?.deliveredAt ?? one.sender?.deliveredAt ?? null,
      senderProof: one.sender === null ? null : (PROOFS[one.sender.proof] ?? one.sender.proof), addresseeProof: one.addressee === null ? null : (PROOFS[one.addressee.proof] ?? one.addressee.proof),
      words: told.words, receipts: [...new Set(files)].sort(),
    };
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
