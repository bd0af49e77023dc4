import { z } from "zod";
import { Ref } from "../domain/text.ts";
import { listOf, text } from "./declared.ts";
import { route } from "./route.ts";

/** Somebody else who has the same thread before him. */
export const PresentRow = z.object({ officer: text, since: text });
export type PresentRow = z.infer<typeof PresentRow>;

/** A page, as it names itself to the stream of changes: what it has open is forgotten when its stream ends. */
export const Tab = z.string().regex(/^[a-z0-9-]{8,40}$/);

export const bePresent = route({
  method: "PUT",
  path: "/v1/threads/:id/presence",
  says: "Says that a page shows a thread, or no longer does, and tells who else has it open in this house. Neither history nor a reading: it is forgotten when the page's stream of changes ends.",
  params: z.strictObject({ id: Ref }),
  body: z.strictObject({ tab: Tab, here: z.boolean() }),
  returns: z.object({ others: listOf(PresentRow) }),
});
