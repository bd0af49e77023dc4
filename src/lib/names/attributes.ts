import { romanise } from "./romanise.ts";
import { spellingDistance } from "./distance.ts";
import { folded, plainEdits } from "./edits.ts";
import { attributeWeights } from "./weights.ts";
import { renamedPlaces } from "./data/places.ts";
import type { Described, DocumentNumber, Reason, RuleCode } from "./types.ts";

const maxValues = 20;

/** The reasons from sex, birth place and documents: evidence for or against one person, nothing else. */
export function compareAttributes(a: Described, b: Described): Reason[] {
  return [...sex(a, b), ...place(a, b), ...documents(a, b)];
}

function sex(a: Described, b: Described): Reason[] {
  if (a.sex === undefined || b.sex === undefined || a.sex === b.sex || a.sex === "X" || b.sex === "X") return [];
  return [{ code: "sex.differs", contribution: attributeWeights.sexDiffers, a: a.sex, b: b.sex, text: "The sex given differs." }];
}

function place(a: Described, b: Described): Reason[] {
  let known = false;
  let best: Reason | undefined;
  for (const x of (a.birthPlaces ?? []).slice(0, maxValues)) {
    for (const y of (b.birthPlaces ?? []).slice(0, maxValues)) {
      const finding = samePlace(x, y);
      if (finding === undefined) continue;
      known = true;
      if (finding.kind === "other") continue;
      const contribution = finding.kind === "same" ? attributeWeights.place.same : attributeWeights.place.similar;
      if (best !== undefined && best.contribution >= contribution) continue;
      best = {
        code: `place.${finding.kind}`, contribution, ...(finding.rule === undefined ? {} : { rule: finding.rule }), a: x, b: y,
        text: finding.kind === "same" ? `Same birth place: ${x}.` : `Birth places ${x} and ${y} may be one place${finding.rule === "place.renamed" ? ", renamed" : ""}.`,
      };
    }
  }
  if (best !== undefined) return [best];
  return known ? [{ code: "place.differs", contribution: attributeWeights.place.none, a: (a.birthPlaces ?? []).slice(0, 3).join(", "), b: (b.birthPlaces ?? []).slice(0, 3).join(", "), text: "The birth places differ." }] : [];
}

function samePlace(a: string, b: string): { kind: "same" | "similar" | "other"; rule?: RuleCode } | undefined {
  const x = romanise(a);
  const y = romanise(b);
  if (x.length === 0 || y.length === 0) return undefined;
  const plainX = x.map((word) => word.plain).join(" ");
  const plainY = y.map((word) => word.plain).join(" ");
  if (plainX === plainY) {
    return a.normalize("NFC").toLowerCase() === b.normalize("NFC").toLowerCase() ? { kind: "same" } : { kind: "same", rule: "place.transliteration" };
  }
  const renamed = renamedPlaces.get(plainX);
  if (renamed !== undefined && renamed === renamedPlaces.get(plainY)) return { kind: "similar", rule: "place.renamed" };
  if (x[0]?.script === y[0]?.script && Math.min(plainX.length, plainY.length) >= 4 && plainEdits(folded(plainX), folded(plainY)) === "one-edit") return { kind: "similar", rule: "place.one-edit" };
  const spellingX = x.map((word) => word.spelling).join("");
  const spellingY = y.map((word) => word.spelling).join("");
  const abjad = [x[0]?.script, y[0]?.script].some((script) => script === "arabic" || script === "hebrew");
  const allowance = 0.16 * (spellingX.length + spellingY.length) / 2 + 0.1;
  return spellingDistance(spellingX, spellingY, abjad, allowance + 0.1) <= allowance ? { kind: "similar", rule: "place.transliteration" } : { kind: "other" };
}

function documents(a: Described, b: Described): Reason[] {
  let comparable = false;
  for (const x of (a.documents ?? []).slice(0, maxValues)) {
    for (const y of (b.documents ?? []).slice(0, maxValues)) {
      const number = bare(x.number);
      if (number.length >= shortestNumber && number === bare(y.number) && agree(x.type, y.type) && agree(x.issuer, y.issuer)) {
        return [{ code: "document.same", contribution: attributeWeights.document.same, a: x.number, b: y.number, text: `Same ${x.type || "document"} number ${x.number.slice(0, 40)}.` }];
      }
      comparable ||= sameKind(x, y);
    }
  }
  return comparable ? [{ code: "document.differs", contribution: attributeWeights.document.other, text: "Other documents of the same kind: people change them." }] : [];
}

function sameKind(x: DocumentNumber, y: DocumentNumber): boolean {
  return x.issuer !== undefined && agree(x.type, y.type) && x.issuer === y.issuer;
}

function agree(x: string | undefined, y: string | undefined): boolean {
  return x === undefined || y === undefined || x.toLowerCase() === y.toLowerCase();
}

function bare(number: string): string {
  return number.slice(0, 64).toUpperCase().replace(/[^A-Z0-9]/g, "");
}

/** Keys under which a person's documents are found: the bare number, type and issuer left to the comparison. */
export function documentKeys(described: Described): string[] {
  const keys = new Set<string>();
  for (const document of (described.documents ?? []).slice(0, maxValues)) {
    const number = bare(document.number);
    if (number.length >= shortestNumber) keys.add(number);
  }
  return [...keys];
}

const shortestNumber = 4;
