import { z } from "zod";
import { InstantText } from "../domain/text.ts";
import { listOf, maybe, text } from "./declared.ts";
import { DeskCounts } from "./desk.ts";
import { route } from "./route.ts";
import { AuthorityRow } from "./rows.ts";

/** What everybody may know of a node, and, once signed in, how it stands. */
export const NodeView = z.object({
  self: AuthorityRow,
  version: text,
  /** The node's clock. */
  now: text,
  demo: z.boolean(),
  /** Only in a demonstration: who can be tried, with the password, and where the other authorities' workbenches are. */
  demoOfficers: listOf(z.object({ id: text, name: text, post: text, password: text })).optional(),
  demoNodes: listOf(z.object({ id: text, name: text, url: text })).optional(),
  store: z.object({ kind: text, database: text }).optional(),
  /** How much is owed, for whoever may read the desk: counts are no reading of anybody, so none is recorded. */
  desk: DeskCounts.optional(),
  /** Peers that have not confirmed everything. */
  outbox: listOf(z.object({ peer: text, waiting: z.number(), attempts: z.number(), lastError: maybe })).optional(),
});
export type NodeView = z.infer<typeof NodeView>;

export const readNode = route({ method: "GET", path: "/v1/node", says: "Whose node this is, its version and its clock; once signed in also its store, what waits for delivery, and how much is owed.", open: true, returns: NodeView });

export const moveClock = route({
  method: "POST",
  path: "/v1/demo/clock",
  says: "Moves the clock of a demonstration forward; there is no such operation anywhere else.",
  body: z.union([z.strictObject({ to: z.union([z.literal("next"), InstantText]) }), z.strictObject({ by: z.string().regex(/^P(\d{1,3}D)?(T(\d{1,4}H)?(\d{1,5}M)?)?$/, "must be a duration such as P1D or PT8H") })]),
  returns: z.object({ now: text }),
});

export const readSchema = route({
  method: "GET",
  path: "/v1/schemas/:kind",
  says: "JSON Schema of one kind of message.",
  open: true,
  params: z.strictObject({ kind: z.string().max(100) }),
  returns: z.looseObject({}).meta({ description: "A JSON Schema, draft 2020-12." }),
});
