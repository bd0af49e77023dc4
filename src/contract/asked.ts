import { z } from "zod";
import { parseInstant } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import { RowId } from "../domain/own-id.ts";
import { Ref } from "../domain/text.ts";

/** A person as one message or file described him: `<message or file>#<ref>`. */
export const DescriptionId = z.string().regex(/^[^#~\s]{1,110}#[^#~\s]{1,100}$/, "must name a person as <message or file>#<ref>");

/** Two description ids: `<a>~<b>`. */
export const MatchId = z.string().regex(/^[^#~\s]{1,110}#[^#~\s]{1,100}~[^#~\s]{1,110}#[^#~\s]{1,100}$/, "must be two description ids joined by ~");

/** A row by its id. */
export const ById = z.strictObject({ id: Ref });

/** Something of the house by its id. */
export const ByRowId = z.strictObject({ id: RowId });

/** Beyond every id: an instant alone stands before all rows of that instant. */
const LAST_ID = "\u{10FFFF}";

/** Where a page ended, in a list with the newest first: the instant of the last row seen, and its id after a comma. */
export const Before = z.string().max(200).transform((text, context): { readonly at: Instant; readonly id: string } => {
  const comma = text.indexOf(",");
  const at = parseInstant(comma < 0 ? text : text.slice(0, comma));
  const id = comma < 0 ? LAST_ID : text.slice(comma + 1);
  if (at.ok && (comma < 0 || RowId.safeParse(id).success)) return { at: at.value, id };
  context.addIssue({ code: "custom", message: "must be an instant, or an instant and an id with a comma between" });
  return z.NEVER;
});

/** How many rows at once. */
export const Limit = z.coerce.number().int().min(1).max(200).default(50);
