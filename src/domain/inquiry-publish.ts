import type { Json } from "../lib/base/canonical.ts";
import type { InquiryReport } from "./inquiry-report.ts";
import type { Withheld, WithheldFor } from "./inquiry-withheld.ts";

/** A passage that the published form does not carry: where, why, and in how many places of that sentence. */
export interface Redaction {
  /** JSON pointer into the report, RFC 6901. */
  readonly at: string;
  readonly reasons: readonly WithheldFor[];
  readonly shown: string;
}

/** A report with passages withheld, and where. */
export interface PublishedReport {
  readonly report: InquiryReport;
  readonly redactions: readonly Redaction[];
}

/** Words shorter than this are no part of a name that anybody would know it by. */
const SHORTEST_PART = 4;

/**
 * The form of a report that may be published: every passage to be withheld replaced, names by the letter of the person. Codes, times,
 * posts and authorities stay. `only` limits it to some reasons: the full form for a body without clearance withholds what is classified.
 * The two reports differ in texts alone, place by place.
 */
export function publishReport(report: InquiryReport, withheld: readonly Withheld[], only?: readonly WithheldFor[]): PublishedReport {
  const hide = hiderOf(report, only === undefined ? withheld : withheld.filter((one) => only.includes(one.for)), only === undefined);
  const redactions: Redaction[] = [];
  const walk = (value: Json, at: string): Json => {
    if (typeof value === "string") {
      if (KEPT.test(at)) return value;
      const { shown, reasons } = hide(value);
      if (shown !== value) redactions.push({ at, reasons, shown });
      return shown;
    }
    if (value === null || typeof value !== "object") return value;
    if (Array.isArray(value)) return (value as readonly Json[]).map((one, i) => walk(one, `${at}/${i}`));
    return Object.fromEntries(Object.entries(value as { readonly [key: string]: Json }).map(([key, one]) => [key, walk(one, `${at}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`)]));
  };
  return { report: walk(report as unknown as Json, "") as unknown as InquiryReport, redactions };
}

/** Places that hold no free text: numbers, codes, instants, names of authorities and of the mandate. */
const KEPT = /^\/(?:asOf|mandate\/(?:reference|body|legalBasis|period|nodes|clearance|expiresAt|publicNames|publicBecause)|nodes|silent)|\/(?:n|at|precision|knownAt|nodes|node|authority|kind|letter|code|about|providers|situation|post|options|basis|duty|debtor|creditor|openedAt|due|settledAt|sentAt|deliveredAt|senderProof|addresseeProof|receipts|from|to|check|on|firstKnownAt|grade|keyId|country|anchor)(?:\/|$)/u;

type Hide = (text: string) => { readonly shown: string; readonly reasons: readonly WithheldFor[] };

function hiderOf(report: InquiryReport, withheld: readonly Withheld[], parts: boolean): Hide {
  const open = new Set(report.mandate?.publicNames ?? []);
  const letters = new Map<string, string>();
  const publicly = new Set<string>();
  for (const person of report.persons) {
    if (person.names.some((name) => open.has(name))) for (const name of person.names) publicly.add(name);
    for (const name of person.names) letters.set(name, `Person ${person.letter}`);
  }
  const publicWords = new Set([...publicly].flatMap(wordsIn).map(fold));
  const passages = withheld.filter((one) => one.for !== "person" || !wordsIn(one.text).every((word) => publicWords.has(fold(word))));
  const byFirst = Map.groupBy([...passages].sort((a, b) => b.text.length - a.text.length), (one) => one.text[0]!);
  const nameOf = (one: Withheld) => letters.get(one.text) ?? letterByPart(one.text, letters) ?? "[withheld: person]";
  const shownFor = (one: Withheld) => (one.for === "person" ? nameOf(one) : `[withheld: ${one.for}]`);
  const safe = new Set([...report.nodes.map((one) => one.name), ...report.opportunities.flatMap((one) => one.views.map((view) => view.post ?? "")), ...report.decisions.map((one) => one.post)].flatMap(wordsIn).map(fold));
  // Who the authorities are is public, even where a source is called by a word of their names.
  const authorities = Map.groupBy(report.nodes.map((one) => one.name).filter((name) => name !== "").sort((a, b) => b.length - a.length), (name) => name[0]!);
  const namePart = new Map<string, Withheld>();
  if (parts) for (const one of passages) if (one.for === "person" && letters.has(one.text)) for (const word of wordsIn(one.text)) if (word.length >= SHORTEST_PART && !safe.has(fold(word)) && !publicWords.has(fold(word))) namePart.set(fold(word), one);
  return (text) => {
    const reasons = new Set<WithheldFor>();
    let shown = "";
    for (let i = 0; i < text.length;) {
      const before = text[i - 1];
      const within = before !== undefined && WORD.test(before) && WORD.test(text[i]!);
      const authority = within ? undefined : authorities.get(text[i]!)?.find((name) => text.startsWith(name, i) && !continues(text, i + name.length));
      const found = within ? undefined : byFirst.get(text[i]!)?.find((one) => text.startsWith(one.text, i) && !continues(text, i + one.text.length));
      if (authority !== undefined && (found === undefined || found.text.length <= authority.length)) {
        shown += authority;
        i += authority.length;
        continue;
      }
      if (found === undefined) {
        shown += text[i]!;
        i++;
        continue;
      }
      reasons.add(found.for);
      shown += shownFor(found);
      i += found.text.length;
    }
    // A name in part, or in capitals, is still the name.
    const idLike = !/\s/u.test(text);
    const rest = shown.replace(PARTS, (word) => {
      const one = idLike || !/^\p{Ll}/u.test(word) ? namePart.get(fold(word)) : undefined;
      if (one === undefined) return word;
      reasons.add("person");
      return nameOf(one);
    });
    return { shown: rest, reasons: [...reasons].sort() };
  };
}

const PARTS = /[\p{L}\p{M}\p{N}]+/gu;

const WORD = /[\p{L}\p{M}\p{N}]/u;

function continues(text: string, at: number): boolean {
  return at < text.length && WORD.test(text[at]!) && WORD.test(text[at - 1]!);
}

function letterByPart(text: string, letters: ReadonlyMap<string, string>): string | undefined {
  const folded = fold(text);
  const found = new Set([...letters].filter(([name]) => ` ${wordsIn(name).map(fold).join(" ")} `.includes(` ${wordsIn(folded).join(" ")} `)).map(([, letter]) => letter));
  return found.size === 1 ? [...found][0] : undefined;
}

function wordsIn(text: string): readonly string[] {
  return text.match(PARTS) ?? [];
}

/** Without case and marks, to find a name in capitals or without its accents. */
function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
