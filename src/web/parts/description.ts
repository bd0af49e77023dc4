import type { PlacedClaim } from "../../domain/claim.ts";
import type { PersonDescription } from "../../domain/person.ts";
import { dateText } from "../time/format.ts";
import { words } from "../words/words.ts";

/** What is said of a birth, in words that claim no more than is known. */
export function birthTexts(person: PersonDescription): readonly string[] {
  return person.births.map((birth) => ("date" in birth ? dateText(birth.date, "UTC") : words.person.age(birth.age, dateText(birth.at, "UTC"))));
}

/** Every name beside the leading one, each with its use. */
export function otherNames(person: PersonDescription): readonly { readonly text: string; readonly use: string }[] {
  const lead = person.names.find((one) => one.use === "main") ?? person.names[0];
  return person.names.filter((one) => one !== lead).map((one) => ({ text: one.text, use: words.nouns.nameUses[one.use] }));
}

/** Documents, each in one line. */
export function documentTexts(person: PersonDescription): readonly string[] {
  return person.documents.map((one) => [words.nouns.documents[one.type], one.issuer, one.number].filter((part) => part !== undefined).join(" "));
}

/** Who says it, as far as it may be told. */
export function sourceText(claim: PlacedClaim["claim"]): string | undefined {
  if (claim.sourceProtected) return words.person.sourceProtected;
  return claim.source === undefined ? undefined : `${words.person.quoting} ${claim.source}`;
}
