import type { WatchFileContent } from "./watch-file.ts";

/** All that an officer at a counter sees of a person: what to do, what to beware of, whom to call. */
export interface CounterMatter {
  readonly action: WatchFileContent["requestedAction"] | "call-desk";
  /** What to do where that cannot be done; null where the file names nothing. */
  readonly fallback: WatchFileContent["requestedAction"] | null;
  readonly safetyWarnings: readonly string[];
  /** Number of the duty desk; null where none is on record. */
  readonly call: string | null;
}

/**
 * What a counter sees of an alert. A discreet one says "call the desk" and nothing else, in the words of an administrative matter, and so
 * does one that asks for nothing: nobody who looks over the officer's shoulder can tell them apart. Its warnings come by telephone.
 * @example atCounter({ requestedAction: "arrest", discreet: false }, ["Armed"], "+33 1") // { action: "arrest", ... }
 */
export function atCounter(content: Pick<WatchFileContent, "requestedAction" | "fallbackAction" | "discreet">, safetyWarnings: readonly string[], call: string | null): CounterMatter {
  if (content.discreet || DISCREET.has(content.requestedAction)) return { action: "call-desk", fallback: null, safetyWarnings: [], call };
  const { requestedAction: action, fallbackAction } = content;
  // At a counter nobody is asked to do in the open what the person must not notice.
  return { action, fallback: fallbackAction === undefined || DISCREET.has(fallbackAction) ? null : fallbackAction, safetyWarnings, call };
}

/** What a counter is told of several files: the same instruction once, so that not even their number shows. */
export function togetherAtCounter(matters: readonly CounterMatter[]): readonly CounterMatter[] {
  const said = new Map(matters.map((one) => [JSON.stringify([one.action, one.fallback, one.safetyWarnings, one.call]), one]));
  return [...said.values()];
}

/** Actions that the person must not notice, or that ask for none. */
const DISCREET: ReadonlySet<WatchFileContent["requestedAction"]> = new Set(["discreet-check", "inform-owner", "none"]);
