import { z } from "zod";
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

/** How many rows at once. */
export const Limit = z.coerce.number().int().min(1).max(200).default(50);
