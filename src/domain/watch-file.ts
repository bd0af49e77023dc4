import { z } from "zod";
import { Claim } from "./claim.ts";
import { Link, PersonDescription } from "./person.ts";
import { CalendarDateText, Line, Reasons, Text } from "./text.ts";

/** What an officer who meets the person is asked to do, Regulation (EU) 2018/1862 Article 37. */
export const RequestedAction = z.enum(["arrest", "discreet-check", "inquiry-check", "specific-check", "locate", "inform-owner", "none"]);

/** What an authority files about a person it watches, with the ground that allows it and the date by which it must be looked at again. */
export const WatchFileContent = z.strictObject({
  category: Line,
  ground: Reasons,
  legalBasis: Line,
  requestedAction: RequestedAction,
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
});
export type WatchFileContent = z.infer<typeof WatchFileContent>;

/** A watch file as a node keeps it; never without an owner. */
export interface WatchFile {
  readonly id: string;
  readonly owner: string;
  readonly state: "active" | "closed" | "lapsed";
  readonly filedAt: string;
  readonly changedAt: string;
  readonly closedAt: string | null;
  readonly content: WatchFileContent;
}
