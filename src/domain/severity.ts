import { findTerrorism } from "../lib/intake/terrorism.ts";
import type { Claim } from "./claim.ts";
import type { MessageBody } from "./message.ts";
import type { WatchFileContent } from "./watch-file.ts";

/** What must not be lost on the way: shown on the first screen of whoever gets a message or hears of a hit. */
export interface Marks {
  /** The severity marker. */
  readonly terrorism: boolean;
  /** On whose behalf the sender asks or warns. */
  readonly coRequester: string | null;
  readonly legalBasis: string | null;
}

/** Most words quoted: enough for an officer to see why he is asked. */
const MOST_QUOTED = 5;

/**
 * Words of a message that say terrorism while its marker does not, each once, as they were written; empty where the marker is set. It is
 * a remark, made before a message leaves and again where it arrives, and keeps nothing back: whether it is true is for its author.
 * @example unmarkedWords({ ...warning, text: "He wants to join Daesh", terrorism: false }) // ["Daesh"]
 */
export function unmarkedWords(body: MessageBody): readonly string[] {
  if (body.terrorism) return [];
  const event = "event" in body ? body.event : undefined;
  const particulars = body.kind === "request" ? Object.values(body.particulars) : [];
  return unmarkedInWords([body.title, body.text, body.offence?.name, body.urgency?.reasons, ...particulars, event?.allegation, ...body.claims.flatMap(wordsOfClaim), ...body.links.map((link) => link.words)]);
}

/** The same of a watch file, whose hits would come without the marker. @example unmarkedInFile({ ...content, ground: "Terrorist recruiter" }) // ["Terrorist"] */
export function unmarkedInFile(content: Pick<WatchFileContent, "terrorism" | "category" | "ground" | "text" | "claims" | "links">): readonly string[] {
  if (content.terrorism) return [];
  return unmarkedInWords([content.category, content.ground, content.text, ...content.claims.flatMap(wordsOfClaim), ...content.links.map((link) => link.words)]);
}

/** What of a message or file travels with every hit on it. Content that was erased marks nothing. */
export function marksOf(content: Pick<MessageBody, "terrorism" | "legalBasis" | "coRequester"> | Pick<WatchFileContent, "terrorism" | "legalBasis"> | undefined): Marks {
  if (content === undefined) return { terrorism: false, coRequester: null, legalBasis: null };
  return { terrorism: content.terrorism, coRequester: ("coRequester" in content ? content.coRequester : undefined) ?? null, legalBasis: content.legalBasis ?? null };
}

/** How something is marked, in a sentence; none where nothing is. @example markSentences("The file", { terrorism: true, coRequester: null, legalBasis: "Art. 36" }) // ["The file: marked terrorism; legal basis Art. 36"] */
export function markSentences(what: string, { terrorism, coRequester, legalBasis }: Marks): readonly string[] {
  const marks = [...(terrorism ? ["marked terrorism"] : []), ...(coRequester === null ? [] : [`on behalf of ${coRequester}`]), ...(legalBasis === null ? [] : [`legal basis ${legalBasis}`])];
  return marks.length === 0 ? [] : [`${what}: ${marks.join("; ")}`];
}

/** What is said of words that say more than the marker; nothing where there are none. @example unmarkedSentence(["Daesh"]) // ['The text speaks of terrorism ("Daesh") and is not marked so'] */
export function unmarkedSentence(words: readonly string[] = []): readonly string[] {
  return words.length === 0 ? [] : [`The text speaks of terrorism (${words.map((one) => `"${one}"`).join(", ")}) and is not marked so`];
}

function wordsOfClaim({ says }: Claim): readonly string[] {
  return says.kind === "conduct" || says.kind === "other" ? [says.words] : [];
}

/** The words among these texts that say terrorism, each once, as they were written. @example unmarkedInWords(["He wants to join Daesh"]) // ["Daesh"] */
export function unmarkedInWords(texts: readonly (string | undefined)[]): readonly string[] {
  const found = new Map<string, string>();
  for (const text of texts) {
    if (text === undefined) continue;
    for (const { words } of findTerrorism(text)) if (!found.has(words.toLowerCase())) found.set(words.toLowerCase(), words);
  }
  return [...found.values()].slice(0, MOST_QUOTED);
}
