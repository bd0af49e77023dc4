import { z } from "zod";
import type { Signal } from "../domain/signal.ts";
import { InstantText, Ref } from "../domain/text.ts";
import { Before, ById, Limit } from "./asked.ts";
import { listOf, text } from "./declared.ts";
import { route } from "./route.ts";
import { DeskRowRow, SignalRow } from "./rows.ts";

/** How much is open on each side, and how much of it overdue; a count of 1,000 means as many or more. */
export const DeskCounts = z.object({ here: z.number(), hereOverdue: z.number(), theirs: z.number(), theirsOverdue: z.number() });
export type DeskCounts = z.infer<typeof DeskCounts>;

export const DeskView = z.object({
  rows: listOf(DeskRowRow),
  counts: DeskCounts,
  /** How much was opened here after `looked`; a count of 1,000 means as many or more. */
  came: z.number().optional(),
  /** Give it as `after` to read on; absent on the last page. */
  next: text.optional(),
});
export type DeskView = z.infer<typeof DeskView>;

export const readDesk = route({
  method: "GET",
  path: "/v1/desk",
  says: "What is owed, most urgent first, each row with the reasons why it stands there.",
  query: z.strictObject({
    owner: Ref.exactOptional(),
    side: z.enum(["here", "creditor"]).exactOptional(),
    /** Only what was opened after this. */
    since: InstantText.exactOptional(),
    /** Only what is overdue. */
    overdue: z.literal("yes").exactOptional(),
    /** Only this duty. */
    duty: z.string().max(40).exactOptional(),
    /** Counts what was opened after this. */
    looked: InstantText.exactOptional(),
    after: z.string().max(1_000).exactOptional(), limit: Limit,
  }),
  returns: DeskView,
});

/** A signal, and the message it is about as a link calls it; null where its thread has none of that name. */
export const SignalViewRow: z.ZodType<SignalView, SignalView> = z.intersection(SignalRow, z.object({ about: z.object({ kind: text, from: text, title: text }).nullable() }));
export type SignalView = Signal & { readonly about: { readonly kind: string; readonly from: string; readonly title: string } | null };

export const readSignals = route({
  method: "GET",
  path: "/v1/signals",
  says: "What the node raised, newest first; `before` is the instant of the last one seen and its id, with a comma between.",
  query: z.strictObject({ to: Ref.exactOptional(), thread: Ref.exactOptional(), before: Before.exactOptional(), limit: Limit }),
  returns: listOf(SignalViewRow),
});
export const seeSignal = route({ method: "POST", path: "/v1/signals/:id/seen", says: "Marks a signal as seen.", params: ById, body: z.strictObject({}), returns: SignalRow });
