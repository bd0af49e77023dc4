import { quote } from "./account.ts";
import type { MessageBody } from "./message.ts";
import type { PersonFacts } from "./person-facts.ts";
import type { WatchFileContent } from "./watch-file.ts";

/** Why a passage is kept out of the published form of an inquiry. */
export type WithheldFor = "person" | "birth" | "document" | "text" | "source" | "reference" | "classified";

/** A passage that a published form must not carry, and why. */
export interface Withheld {
  readonly text: string;
  readonly for: WithheldFor;
  /** For names: the descriptions that carry it, so that one person keeps one letter. */
  readonly persons: readonly string[];
}

/** Each reason with its words and the rule it rests on. */
export const WITHHELD: Readonly<Record<WithheldFor, { readonly words: string; readonly basis: string }>> = {
  person: { words: "Name of a person, replaced by a letter that stays the same throughout", basis: "Directive (EU) 2016/680 Art. 4(1)(c)" },
  birth: { words: "Date or place of birth", basis: "Directive (EU) 2016/680 Art. 4(1)(c)" },
  document: { words: "Number of an identity document", basis: "Directive (EU) 2016/680 Art. 4(1)(c)" },
  text: { words: "What an officer or an authority wrote freely, which may name persons, sources or methods", basis: "Directive (EU) 2016/680 Art. 13(3)" },
  source: { words: "Who was quoted", basis: "Directive (EU) 2016/680 Art. 13(3)(e)" },
  reference: { words: "Reference of a case or channel that leads to a file", basis: "Directive (EU) 2016/680 Art. 13(3)(b)" },
  classified: { words: "From a message that is classified or handled under conditions", basis: "Regulation (EU) 2016/794 Art. 19" },
};

/** Texts too short to be anybody's secret, which would blacken common words. */
const SHORTEST = 3;

/**
 * Every passage in these facts that a published form must not carry: names, births, documents, and whatever was written freely. Codes,
 * times, posts, places of events and what the law calls things are not among them. Longest first, each once.
 */
export function withheldIn(facts: PersonFacts): readonly Withheld[] {
  const found: Withheld[] = [];
  const hide = (why: WithheldFor, ...texts: readonly (string | null | undefined)[]) => {
    for (const text of texts) {
      if (text === null || text === undefined || text.trim().length < SHORTEST) continue;
      for (const shown of new Set([text.trim(), quote(text)])) found.push({ text: shown, for: why, persons: [] });
    }
  };
  const said = (content: Pick<MessageBody, "persons" | "claims" | "links"> | Pick<WatchFileContent, "persons" | "claims" | "links">, source: string) => {
    for (const person of content.persons) {
      for (const name of person.names) {
        for (const text of new Set([name.text, ...(name.surname === undefined ? [] : [name.surname]), ...(name.forenames === undefined ? [] : [name.forenames])])) found.push({ text, for: "person", persons: [`${source}#${person.ref}`] });
      }
      hide("birth", person.birthPlace, ...person.births.map((one) => ("date" in one && one.date.length > 4 ? one.date : undefined)));
      hide("document", ...person.documents.map((one) => one.number));
      hide("text", person.biometricsHeldAt, person.distinguishing, ...person.safetyWarnings);
    }
    for (const claim of content.claims) {
      hide("source", claim.source);
      if (claim.says.kind === "conduct" || claim.says.kind === "other") hide("text", claim.says.words);
    }
    for (const link of content.links) hide("text", link.words);
  };
  for (const message of facts.messages) {
    const body = message.body as MessageBody | undefined;
    hide("reference", message.passage?.reference);
    hide("text", message.discardedFor, ...(message.hands ?? []).map((one) => one.reasons));
    if (body === undefined) continue;
    said(body, message.id);
    hide("reference", body.nationalCase, body.prosecutor);
    hide(body.classification === undefined ? "text" : "classified", body.text, body.title, body.handlingText, body.urgency?.reasons);
    if ("reasons" in body) hide("text", body.reasons);
    if ("question" in body) hide("text", body.question);
    if ("scope" in body) hide("text", body.scope);
    if ("event" in body) hide("text", body.event?.allegation);
    if ("particulars" in body) hide("text", ...Object.values(body.particulars));
    if ("mustBrief" in body) hide("text", ...body.mustBrief);
  }
  for (const file of facts.watchFiles) {
    const content = file.content as WatchFileContent | undefined;
    if (content === undefined) continue;
    said(content, file.id);
    // What kind of file it is tells a reader more than that there was one.
    if (content.handling !== "H0") hide("classified", content.category);
    hide("text", content.ground, content.text);
    hide("text", ...(file.reopened ?? []).map((one) => one.reasons));
  }
  for (const item of facts.items) {
    hide("text", item.disposition?.outcome, item.disposition?.reasons, item.proposal?.scope, item.proposal?.text);
    for (const one of (item.owners as typeof item.owners | undefined) ?? []) if (one.by !== "node") hide("text", one.reasons);
  }
  for (const one of facts.obligations) hide("text", one.duty === "measure" ? one.words : null, one.result);
  for (const one of facts.decisions) hide("text", one.reasons);
  for (const one of facts.matches) hide("text", ...((one.decisions as typeof one.decisions | undefined) ?? []).map((made) => made.reasons));
  for (const one of facts.addressees) hide("reference", one.passage?.reference);
  for (const one of facts.links) hide("text", one.link.words);
  return joined(found);
}

/** The same passage once: a name of all who bear it, and the strongest reason. Longest first, so that a part never hides its whole. */
export function joined(found: readonly Withheld[]): readonly Withheld[] {
  const once = [...Map.groupBy(found, (one) => one.text)].map(([text, same]): Withheld => ({ text, for: same.find((one) => one.for === "person")?.for ?? same[0]!.for, persons: [...new Set(same.flatMap((one) => one.persons))].sort() }));
  return once.sort((a, b) => b.text.length - a.text.length || (a.text < b.text ? -1 : 1));
}
