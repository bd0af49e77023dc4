import type { PlacedClaim } from "./claim.ts";

/** How an authority is called in a sentence for a reader; the id itself where nothing better is known. */
export type NameOf = (authority: string) => string;

/** Longest piece of free text quoted in a sentence, in UTF-16 code units: a line on a screen. */
const LONGEST_QUOTE = 160;

/**
 * The claims that still stand, each once, in the order they became known. A claim is gone when its own author disputes it in a
 * later message: an authority that corrects itself is not two accounts. Pass superseded and withdrawn messages not at all.
 */
export function standingClaims(claims: readonly PlacedClaim[]): readonly PlacedClaim[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const corrected = new Set<string>();
  for (const claim of byId.values()) {
    const earlier = disputedBy(claim, byId);
    if (earlier !== undefined && earlier.source !== claim.source && earlier.knownAt < claim.knownAt && sameVoice(voiceOf(earlier), voiceOf(claim))) corrected.add(earlier.id);
  }
  return [...byId.values()].filter((claim) => !corrected.has(claim.id)).sort(byKnown);
}

/** The claim that `claim` disputes, by its ref in the same message or by its id, if it is among those given. */
export function disputedBy(claim: PlacedClaim, byId: ReadonlyMap<string, PlacedClaim>): PlacedClaim | undefined {
  const { disputes } = claim.claim;
  if (disputes === undefined) return undefined;
  const disputed = byId.get(`${claim.source}#${disputes}`) ?? byId.get(disputes);
  return disputed?.id === claim.id ? undefined : disputed;
}

/** Whether two claims are marked as coming from one origin, whoever passed them on. */
export function sameOrigin(a: PlacedClaim, b: PlacedClaim): boolean {
  return a.claim.originMark !== undefined && a.claim.originMark === b.claim.originMark;
}

/**
 * Whether two claims may be one voice. Origin marks decide where both have one, then the authority, then the source it
 * names; what nobody told apart counts as one voice, because unknown independence is none.
 */
export function sameVoice(a: Voice, b: Voice): boolean {
  if (a.mark !== undefined && b.mark !== undefined) return a.mark === b.mark;
  if (a.provider !== b.provider) return false;
  return a.source === undefined || b.source === undefined || a.source === b.source;
}

/** Who speaks in a claim. The name of a source is compared without regard to case and spacing. */
export interface Voice {
  readonly mark: string | undefined;
  readonly provider: string;
  readonly source: string | undefined;
}

/** The voice of a claim, to be compared with others. */
export function voiceOf(claim: PlacedClaim): Voice {
  const { originMark, source } = claim.claim;
  return { mark: originMark, provider: claim.provider, source: source?.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim() };
}

/** Who says it and how good it is; a protected source shows as its grade alone. @example sayWords(claim, "2012", nameOf) // "Brussels says 2012 (B2)" */
export function sayWords(claim: PlacedClaim, what: string, nameOf: NameOf): string {
  const { source, sourceProtected, grade } = claim.claim;
  const quoting = source === undefined || sourceProtected ? "" : `, quoting ${quote(source)},`;
  return `${nameOf(claim.provider)}${quoting} says ${what} (${grade})`;
}

/** Free text cut to what fits in a sentence. */
export function quote(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  return line.length <= LONGEST_QUOTE ? line : `${line.slice(0, LONGEST_QUOTE - 1).toWellFormed()}…`;
}

/** Earlier known first, then by id, so that no result depends on the order of what was passed in. */
export function byKnown(a: { readonly knownAt: string; readonly id: string }, b: { readonly knownAt: string; readonly id: string }): number {
  return compare(a.knownAt, b.knownAt) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
