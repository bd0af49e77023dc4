import { z } from "zod";
import { canonicalJson } from "../lib/base/canonical.ts";
import { Claim } from "./claim.ts";
import type { Erased } from "./erasure.ts";
import { Link, PersonDescription } from "./person.ts";
import { checkRefs } from "./refs.ts";
import { CalendarDateText, Line, Reasons, Text } from "./text.ts";

/** What an officer who meets the person is asked to do, Regulation (EU) 2018/1862 Article 37. */
export const RequestedAction = z.enum(["arrest", "discreet-check", "inquiry-check", "specific-check", "locate", "inform-owner", "none"]);

/** How much an action asks for: what replaces another where that cannot be done must ask for less, never for more. */
const ASKS: Readonly<Record<z.infer<typeof RequestedAction>, number>> = { arrest: 5, "specific-check": 4, "inquiry-check": 3, "discreet-check": 2, locate: 2, "inform-owner": 1, none: 0 };

function checkFallback(content: { readonly requestedAction: keyof typeof ASKS; readonly fallbackAction?: keyof typeof ASKS | undefined }, context: z.RefinementCtx): void {
  const { requestedAction, fallbackAction } = content;
  if (fallbackAction !== undefined && ASKS[fallbackAction] >= ASKS[requestedAction]) context.addIssue({ code: "custom", path: ["fallbackAction"], message: `must ask for less than ${requestedAction}` });
}

/** What an authority files about a person it watches, with the ground that allows it and the date by which it must be looked at again. */
export const WatchFileContent = z.strictObject({
  category: Line,
  ground: Reasons,
  legalBasis: Line,
  requestedAction: RequestedAction,
  /** What is done where the requested action cannot be: the law of the place forbids it, or nobody is there who may. */
  fallbackAction: RequestedAction.optional(),
  /** No content, sound or colour of its own at a counter. */
  discreet: z.boolean().default(false),
  /** Date known to the file itself, which may be older than its entry here. */
  openedOn: CalendarDateText,
  reviewOn: CalendarDateText,
  handling: z.enum(["H0", "H1", "H2", "H3"]).default("H2"),
  terrorism: z.boolean().default(false),
  persons: z.array(PersonDescription).min(1).max(50),
  claims: z.array(Claim).max(500).default([]),
  links: z.array(Link).max(500).default([]),
  text: Text.default(""),
}).superRefine(checkRefs).superRefine(checkFallback);
export type WatchFileContent = z.infer<typeof WatchFileContent>;

/** A watch file as a node keeps it; never without an owner. */
export interface WatchFile {
  readonly id: string;
  readonly owner: string;
  readonly state: "active" | "closed" | "lapsed";
  readonly filedAt: string;
  readonly changedAt: string;
  readonly closedAt: string | null;
  /** Who opened it again after it was closed or had lapsed, when and why. */
  readonly reopened?: readonly { readonly by: string; readonly at: string; readonly reasons: string }[];
  /** When what a change brought in became known, by ref (`a~b` for a link); everything else is as old as the file. */
  readonly since?: Since;
  /** When what it said was erased, and by which rule. */
  readonly erased?: Erased;
  readonly content: WatchFileContent;
}

/** Instants by ref. */
export interface Since {
  readonly persons: Readonly<Record<string, string>>;
  readonly claims: Readonly<Record<string, string>>;
  readonly links: Readonly<Record<string, string>>;
}

/**
 * When each part of a changed watch file became known: at `now` what is new or says something else, as before what stayed.
 * Without it a claim put on file today would seem to have been known since the file was opened.
 */
export function sinceWhen(before: Pick<WatchFile, "content" | "since">, after: WatchFileContent, now: string): Since {
  const dated = <T extends object>(part: keyof Since, parts: { readonly old: readonly T[]; readonly fresh: readonly T[] }, keyOf: (one: T) => string): Readonly<Record<string, string>> => {
    const kept = new Map(parts.old.map((one) => [keyOf(one), canonicalJson(one)]));
    const changed = parts.fresh.map((one) => ({ key: keyOf(one), same: kept.get(keyOf(one)) === canonicalJson(one) }));
    return Object.fromEntries(changed.map(({ key, same }) => [key, same ? knownSince(before, part, key) : now]).filter((pair) => pair[1] !== undefined));
  };
  const old = before.content;
  return {
    persons: dated("persons", { old: old.persons, fresh: after.persons }, (one) => one.ref),
    claims: dated("claims", { old: old.claims, fresh: after.claims }, (one) => one.ref),
    links: dated("links", { old: old.links, fresh: after.links }, linkKey),
  };
}

/** When a part of a file became known, where that was after the file was opened. */
export function knownSince(file: Pick<WatchFile, "since">, part: keyof Since, key: string): string | undefined {
  const dates = file.since?.[part];
  return dates !== undefined && Object.hasOwn(dates, key) ? dates[key] : undefined; // a ref may be called "constructor"
}

/** What tells the links of one message or file apart. */
export function linkKey(link: Link): string {
  return `${link.a}~${link.b}`;
}
