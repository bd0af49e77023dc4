import nlp from "compromise";
import type { Proposed, Stretches } from "./score.ts";

/** What compromise alone finds in a text, as the benchmark wants it. It reads English; for French it is the same program. */
export function peerStretches(text: string): Stretches {
  const doc = nlp(text);
  return { person: stretches(doc.people()), place: stretches(doc.places()), organisation: stretches(doc.organizations()), date: stretches(doc.match("#Date+")) };
}

function stretches(view: { json(options: unknown): unknown }): readonly Proposed[] {
  const found = view.json({ offset: true, terms: false }) as readonly { readonly text: string; readonly offset: { readonly start: number; readonly length: number } }[];
  return found.map((one) => ({ start: one.offset.start, end: one.offset.start + one.offset.length, words: one.text.replace(/[.,;:)]+$/, "") }));
}
