import { parseName } from "./person-name.ts";
import type { Script } from "./romanise.ts";
import type { NameText } from "./types.ts";
import { alertScores } from "./weights.ts";

/**
 * Scripts that write no short vowels, so that names in them resemble more. Whoever is known by such a name alone was interrupted
 * falsely more than 1.25 times as often as all (bench/quality/results/field-1m.md: 4 of 802, 3.7 times): their matches go to the queue.
 */
const queuedScripts: ReadonlySet<Script> = new Set<Script>(["arabic", "hebrew"]);

/**
 * Whether a likeness stops an officer at once; what does not goes to the desk's queue. It takes the score, and a document number
 * that agrees or a name asked for in a script whose bearers are not interrupted more than others.
 * @example interrupts([{ text: "Omar Mostefai" }], { score: 0.999, reasons: [] }) // true
 */
export function interrupts(asked: readonly NameText[], found: { readonly score: number; readonly reasons: readonly { readonly code: string }[] }): boolean {
  if (found.score < alertScores.interrupt) return false;
  if (found.reasons.some((reason) => reason.code === "document.same")) return true;
  return asked.some((name) => parseName(name).tokens.some((token) => token.kind === "name" && !queuedScripts.has(token.script)));
}
