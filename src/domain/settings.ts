import { z } from "zod";
import { InstantText, Line } from "./text.ts";

/** The languages of the pages. English and French are whole; the others have the desk and the thread, and English beside. */
export const PageLanguage = z.enum(["en", "fr", "de", "nl", "tr"]);
export type PageLanguage = z.infer<typeof PageLanguage>;

/** A view of the desk that an officer gave a name. Its address says how the desk is filtered, and can say nothing of a person. */
export const SavedView = z.strictObject({
  name: Line.max(60),
  address: z.string().max(300).regex(/^\/(\?[a-z]+=[\w.:-]*(&[a-z]+=[\w.:-]*)*)?$/i, "must be the desk's own address with its filters"),
});
export type SavedView = z.infer<typeof SavedView>;

/** How an officer has set up his own screen: working state of his, and nobody's history. */
export const Settings = z.strictObject({
  language: PageLanguage.exactOptional(),
  views: z.array(SavedView).max(20).default([]),
  /** When he last said that he had looked at his desk: what came in since is marked. */
  lookedAt: InstantText.exactOptional(),
});
export type Settings = z.infer<typeof Settings>;

/** Of an officer who has set nothing up. */
export const NO_SETTINGS: Settings = { views: [] };
